"""The monthly table of the portal and its pages: Facebook, Zalo, articles; one row a month, or one month alone.

Figures are often rounded ("hơn 770.000") and counted in different things ("người tiếp cận", "lượt tiếp
cận"): both are kept (rules of counting 13 and 15). The portal and its pages are the province's own (rule 6).
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.page_months import find_pages, parse_months
from loaders.tables.workbook_tables import is_claimed, parse_sheets


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has at least two columns of pages, one of Facebook or Zalo."""
    return is_claimed(workbook, find_pages)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), find_pages, parse_months)


SOURCE = Source(
    id="social_month",
    rank=RANKS["office"],
    name_vi="Bảng tháng mạng xã hội và Cổng thông tin",
    name_en="Monthly table of social media and the portal",
    short_vi="Bảng mạng xã hội theo tháng",
    short_en="Social media monthly table",
    sniff=sniff,
    parse=parse,
    order=130,
)
