"""Biểu số II.06a/VPCP/KSTT: dossiers received, resolved and pending, as one-stop systems export it.

Legal source: Thông tư 01/2020/TT-VPCP (21/10/2020). Columns are found by their words, not their places. The
rows are units of the province ("Đơn vị") or fields of the reporting unit ("Lĩnh vực, công việc giải quyết").
"""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.tables.context import Context
from loaders.tables.dossier_columns import COLUMNS, header_of
from loaders.tables.headers import Header
from loaders.tables.rows import is_claimed
from loaders.tables.unit_tables import WHOLE, office_of, parse_units

__all__ = ["COLUMNS", "ID", "RANK", "WHOLE", "office_of", "parse", "sniff"]

ID = "form_06a"
RANK = RANKS["export"]
NAME_VI = "Biểu II.06a/VPCP/KSTT (tình hình giải quyết TTHC)"
NAME_EN = "Form II.06a/VPCP/KSTT (handling of dossiers)"
IS_WHOLE_PERIOD = True  # a file holds all units of its period


def sniff(workbook: Workbook) -> bool:
    """Whether any visible sheet has units or fields with dossiers received and resolved, in levels."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, ID, COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet, with what is contradictory or unclear in them."""
    return parse_units(workbook, context, Reading(ID, RANK), _header)
