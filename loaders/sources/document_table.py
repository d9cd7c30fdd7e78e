"""Documents received and issued, meetings served, by month or office."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing
from loaders.tables.spellings import columns_of
from loaders.tables.workbook_tables import is_claimed

COLUMNS = columns_of("documents")
SUBJECT = Subject(columns=COLUMNS, place_measures=frozenset(("documents_issued_ubnd", "documents_issued_office")))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet counts documents or meetings."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="document_table",
    rank=RANKS["office"],
    name_vi="Bảng văn bản, hội họp theo tháng hoặc đơn vị",
    name_en="Table of documents and meetings by month or office",
    short_vi="Bảng văn bản, hội họp",
    short_en="Documents and meetings table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=220,
)
