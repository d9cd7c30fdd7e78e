"""Dossiers in tables turned round: measures or months as rows, or the month beside the year to date."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import find_crossing
from loaders.tables.dossier_crossings import DOSSIER_CROSSINGS as SUBJECT
from loaders.tables.workbook_tables import is_claimed


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has dossiers with measures or months as rows, or with periods in its headings."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="dossier_turned",
    rank=RANKS["office"],
    name_vi="Bảng hồ sơ TTHC xoay chiều: chỉ tiêu hoặc tháng là dòng, trong kỳ bên lũy kế, cùng kỳ",
    name_en="Dossiers turned round: measures or months as rows, month beside year to date or the year before",
    short_vi="Bảng hồ sơ xoay chiều",
    short_en="Dossiers turned round",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=162,
)
