"""The table of the older eGov one-stop system: withdrawn and returned dossiers apart, with a closing balance.

Its identity is total = resolved + pending + withdrawn + returned; the closing balance is what is pending.
"Tiếp nhận" is what came in the period, because the total and what was carried over stand beside it.
"""

from dataclasses import replace

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.tables.context import Context
from loaders.tables.dossier_columns import COLUMNS, header_of
from loaders.tables.headers import Header
from loaders.tables.rows import is_claimed
from loaders.tables.unit_tables import parse_units

ID = "egov"
RANK = RANKS["export"]
NAME_VI = "Bảng hệ thống eGov cũ (rút, trả lại, tồn cuối)"
NAME_EN = "Table of the older eGov system (withdrawn, returned, closing balance)"
IS_WHOLE_PERIOD = True

_COLUMNS = COLUMNS | {
    "dossiers_received": replace(
        COLUMNS["dossiers_received"], alone=COLUMNS["dossiers_received"].alone + ("^Tổng", "^Tổng số", "^Tổng cộng")
    ),
    "dossiers_received_new": replace(
        COLUMNS["dossiers_received_new"], alone=COLUMNS["dossiers_received_new"].alone + ("Tiếp nhận",)
    ),
}


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has results of units with a closing balance, or withdrawn beside returned."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, ID, _COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(ID, RANK), _header)
