"""The table of Thông tư 02/2017/TT-VPCP: received, resolved, pending, as older one-stop systems still export it.

"Trả đúng thời hạn" holds early and on time together. What waits for supplements or went back may stand
beside resolved and pending: received is their sum, with or without those.
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
    """Whether a visible sheet has received and resolved in levels, with early and on time as one column."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    return header_of(sheet, SOURCE.id, COLUMNS)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header)


SOURCE = Source(
    id="form_tt02",
    rank=RANKS["export"],
    name_vi="Bảng kiểu Thông tư 02/2017/TT-VPCP (trả đúng thời hạn, quá hạn)",
    name_en="Table of Thông tư 02/2017/TT-VPCP (early and on time together)",
    short_vi="Bảng kiểu Thông tư 02/2017",
    short_en="Table of Thông tư 02/2017",
    sniff=sniff,
    parse=parse,
    is_whole_period=True,
    columns=COLUMNS,
    order=40,
)
