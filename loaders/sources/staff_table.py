"""Staff of offices: posts assigned and used, civil servants, public employees."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("staff")
SUBJECT = Subject(columns=COLUMNS)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet counts posts or staff."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="staff_table",
    rank=RANKS["office"],
    name_vi="Bảng biên chế, công chức, viên chức theo đơn vị",
    name_en="Table of staff by office",
    short_vi="Bảng biên chế",
    short_en="Staff table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=210,
)
