"""The sheet offices fill since the mergers (2026): online in whole, in part or otherwise, letters of apology,
online dossiers waiting for acceptance, payments, dossiers not accepted, stopped or withdrawn.

"Đúng và trước hạn" is one column; late dossiers stand apart by whether the letter of apology was given.
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.dossier_columns import COLUMNS, header_of
from loaders.tables.headers import Header
from loaders.tables.unit_tables import parse_units
from loaders.tables.workbook_tables import is_claimed


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has results of units with a column that only this sheet has."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, SOURCE.id, COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header)


SOURCE = Source(
    id="sheet_2026",
    rank=RANKS["export"],
    name_vi="Bảng hồ sơ TTHC năm 2026 (trực tuyến toàn trình, một phần; thư xin lỗi)",
    name_en="Dossier sheet of 2026 (online in whole or part; letters of apology)",
    short_vi="Bảng hồ sơ năm 2026",
    short_en="Dossier sheet of 2026",
    sniff=sniff,
    parse=parse,
    is_whole_period=True,
    columns=COLUMNS,
    order=60,
)
