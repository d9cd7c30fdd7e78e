"""Petitions by month as an office types them: one row a month, complaints, denunciations and feedback apart."""

from data.facts import RANKS, Reading
from loaders.files.sheets import Sheet, Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Column, Header, find_header
from loaders.tables.page_months import parse_months
from loaders.tables.workbook_tables import parse_sheets

COLUMNS = {
    "row_no": Column(("STT", "TT")),
    "period": Column(("Tháng", "Kỳ")),
    "petitions_received": Column(("Đơn tiếp nhận", "Tổng số đơn")),
    "petitions_complaint": Column(("Đơn khiếu nại", "Khiếu nại")),
    "petitions_denunciation": Column(("Đơn tố cáo", "Tố cáo")),
    "petitions_feedback": Column(("Đơn phản ánh, kiến nghị", "Phản ánh, kiến nghị")),
}


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has months and at least three kinds of petitions."""
    return any(_header(sheet) for sheet in workbook.sheets if not sheet.is_hidden)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=4)
    return header if header and "period" in header.columns else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such sheet."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, parse_months)


SOURCE = Source(
    id="petitions_month",
    rank=RANKS["office"],
    name_vi="Bảng tháng về đơn thư (nhập tay)",
    name_en="Monthly table of petitions (typed by hand)",
    short_vi="Bảng đơn thư theo tháng",
    short_en="Monthly petitions table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
)
