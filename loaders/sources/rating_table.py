"""Ratings of the handling of dossiers: how many were given, by office. Rates of satisfaction are not read here."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("ratings")
SUBJECT = Subject(columns=COLUMNS)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet counts ratings."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="rating_table",
    rank=RANKS["office"],
    name_vi="Bảng lượt đánh giá sự hài lòng theo đơn vị",
    name_en="Table of ratings by office",
    short_vi="Bảng đánh giá hài lòng",
    short_en="Ratings table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=240,
)
