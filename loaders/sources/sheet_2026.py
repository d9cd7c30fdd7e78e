"""The sheet offices fill since the mergers (2026): online in whole, in part or otherwise, letters of apology,
online dossiers waiting for acceptance, payments, dossiers not accepted, stopped or withdrawn.

"Đúng và trước hạn" is one column; late dossiers stand apart by whether the letter of apology was given.
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.tables.context import Context
from loaders.tables.dossier_columns import COLUMNS, header_of
from loaders.tables.headers import Header
from loaders.tables.rows import is_claimed
from loaders.tables.unit_tables import parse_units

ID = "sheet_2026"
RANK = RANKS["export"]
NAME_VI = "Bảng hồ sơ TTHC năm 2026 (trực tuyến toàn trình, một phần; thư xin lỗi)"
NAME_EN = "Dossier sheet of 2026 (online in whole or part; letters of apology)"
IS_WHOLE_PERIOD = True


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has results of units with a column that only this sheet has."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, ID, COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(ID, RANK), _header)
