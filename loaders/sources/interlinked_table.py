"""Interlinked dossiers (birth, residence, insurance) by office: received, resolved, pending."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing, speaks_of
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("interlinked")
SUBJECT = Subject(columns=COLUMNS, is_about=speaks_of("liên thông"))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet counts interlinked dossiers."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="interlinked_table",
    rank=RANKS["office"],
    name_vi="Bảng hồ sơ liên thông theo đơn vị",
    name_en="Table of interlinked dossiers by office",
    short_vi="Bảng hồ sơ liên thông",
    short_en="Interlinked dossiers table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=163,
)
