"""The table of Thông tư 02/2017/TT-VPCP: received, resolved, pending, as older one-stop systems still export it.

"Trả đúng thời hạn" holds early and on time together. What waits for supplements or went back may stand
beside resolved and pending: received is their sum, with or without those.
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.tables.context import Context
from loaders.tables.dossier_columns import COLUMNS, header_of
from loaders.tables.headers import Header
from loaders.tables.rows import is_claimed
from loaders.tables.unit_tables import parse_units

ID = "form_tt02"
RANK = RANKS["export"]
NAME_VI = "Bảng kiểu Thông tư 02/2017/TT-VPCP (trả đúng thời hạn, quá hạn)"
NAME_EN = "Table of Thông tư 02/2017/TT-VPCP (early and on time together)"
IS_WHOLE_PERIOD = True


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has received and resolved in levels, with early and on time as one column."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, ID, COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(ID, RANK), _header)
