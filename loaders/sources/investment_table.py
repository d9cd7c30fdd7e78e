"""Public investment by who carries it out: assigned for the year, disbursed since January.

Legal source: Luật Đầu tư công 58/2024/QH15.
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing, speaks_of
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("investment")
SUBJECT = Subject(columns=COLUMNS, is_about=speaks_of("đầu tư|giải ngân"))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has capital planned and disbursed."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="investment_table",
    rank=RANKS["office"],
    name_vi="Bảng giải ngân vốn đầu tư công theo đơn vị",
    name_en="Table of public investment by office",
    short_vi="Bảng vốn đầu tư công",
    short_en="Public investment table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=200,
)
