"""Biểu số II.06a/VPCP/KSTT: dossiers received, resolved and pending, as one-stop systems export it.

Legal source: Thông tư 01/2020/TT-VPCP (21/10/2020). Columns are found by their words, not their places. The
rows are units of the province ("Đơn vị") or fields of the reporting unit ("Lĩnh vực, công việc giải quyết").
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
    """Whether any visible sheet has units or fields with dossiers received and resolved, in levels."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, SOURCE.id, COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet, with what is contradictory or unclear in them."""
    return parse_units(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header)


SOURCE = Source(
    id="form_06a",
    rank=RANKS["export"],
    name_vi="Biểu II.06a/VPCP/KSTT (tình hình giải quyết TTHC)",
    name_en="Form II.06a/VPCP/KSTT (handling of dossiers)",
    short_vi="Biểu II.06a",
    short_en="Form II.06a",
    sniff=sniff,
    parse=parse,
    is_whole_period=True,
    columns=COLUMNS,
    order=30,
)
