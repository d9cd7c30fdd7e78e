"""The table of the older eGov one-stop system: withdrawn and returned dossiers apart, with a closing balance.

Its identity is total = resolved + pending + withdrawn + returned; the closing balance is what is pending.
"Tiếp nhận" is what came in the period, because the total and what was carried over stand beside it.
"""

from dataclasses import replace

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.dossier_columns import COLUMNS, header_of
from loaders.tables.headers import Header
from loaders.tables.unit_tables import parse_units
from loaders.tables.workbook_tables import is_claimed

_COLUMNS = COLUMNS | {
    "dossiers_received": replace(
        COLUMNS["dossiers_received"], alone=(*COLUMNS["dossiers_received"].alone, "^Tổng", "^Tổng số", "^Tổng cộng")
    ),
    "dossiers_received_new": replace(
        COLUMNS["dossiers_received_new"], alone=(*COLUMNS["dossiers_received_new"].alone, "Tiếp nhận")
    ),
}


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has results of units with a closing balance, or withdrawn beside returned."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, SOURCE.id, _COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header)


SOURCE = Source(
    id="egov",
    rank=RANKS["export"],
    name_vi="Bảng hệ thống eGov cũ (rút, trả lại, tồn cuối)",
    name_en="Table of the older eGov system (withdrawn, returned, closing balance)",
    short_vi="Bảng eGov cũ",
    short_en="Older eGov table",
    sniff=sniff,
    parse=parse,
    is_whole_period=True,
    columns=COLUMNS,
    order=50,
)
