"""How many administrative procedures there are, by level (levels as rows or columns), and were announced, by month."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing, speaks_of
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("procedures")
SUBJECT = Subject(columns=COLUMNS, is_about=speaks_of("tthc|thủ tục", never="hồ sơ"))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet counts procedures."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="procedure_table",
    rank=RANKS["office"],
    name_vi="Bảng số lượng thủ tục hành chính theo cấp",
    name_en="Table of procedures by level",
    short_vi="Bảng số TTHC",
    short_en="Procedures table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=230,
)
