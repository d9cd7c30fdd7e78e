"""The digitisation sheet of QĐ 766/QĐ-TTg: dossiers digitised at intake, components reused, results digitised.

Group 3 of the index ("Số hóa hồ sơ") rests on it. Its totals are its own base and no dossiers of Biểu 6a.
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.digitisation_columns import find_digitisation
from loaders.tables.unit_tables import parse_units
from loaders.tables.workbook_tables import is_claimed


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has units with what was digitised at intake or of the results."""
    return is_claimed(workbook, find_digitisation)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(SOURCE.id, SOURCE.rank), find_digitisation)


SOURCE = Source(
    id="digitisation",
    rank=RANKS["export"],
    name_vi="Bảng số hóa hồ sơ theo Quyết định 766/QĐ-TTg",
    name_en="Digitisation sheet of Decision 766/QĐ-TTg",
    short_vi="Bảng số hóa hồ sơ",
    short_en="Digitisation sheet",
    sniff=sniff,
    parse=parse,
    is_whole_period=True,
    order=90,
)
