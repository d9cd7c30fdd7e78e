"""Budgets of offices: assigned for the year, spent since January, with and without autonomy."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing, speaks_of
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("budget")
SUBJECT = Subject(
    columns=COLUMNS,
    is_about=speaks_of("dự toán|ngân sách|kinh phí", never=r"\b(thu ngân sách|dự toán thu|số thu|thu nội địa)\b"),
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has budgets."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="budget_table",
    rank=RANKS["office"],
    name_vi="Bảng dự toán, kinh phí theo đơn vị",
    name_en="Table of budgets by office",
    short_vi="Bảng kinh phí",
    short_en="Budget table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=190,
)
