"""Biểu số II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP) written back out of the store: what is read from it are the
same figures.

A row a unit under its level's heading, or a row a field of one unit. A cell is empty where there is no figure, "x"
where a file said that there is nothing to report; "hơn 130" stays "hơn 130".
"""

import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from charts.formats import number
from data import periods
from data.missing import is_missing
from data.neutral import neutral
from data.places import PLACES
from data.reader import Reader
from data.stores import OWN
from metrics.engine.query import query
from metrics.engine.question import LEVELS, Question, last_periods
from metrics.registry import OF_MEASURE
from reports.document import words
from reports.document.figures import records
from reports.document.refusals import DocumentError

# The columns after the name: measure, heading, the heading above it, its number in the form.
COLUMNS = (
    ("dossiers_received", "Tổng số", "received", "(3)=(4)+(5)+(6)"),
    ("dossiers_received_online", "Trực tuyến", "received", "(4)"),
    ("dossiers_received_direct_and_postal", "Trực tiếp, dịch vụ bưu chính", "received", "(5)"),
    ("dossiers_carried_over", "Từ kỳ trước", "received", "(6)"),
    ("dossiers_resolved", "Tổng số", "resolved", "(7)=(8)+(9)+(10)"),
    ("dossiers_resolved_early", "Trước hạn", "resolved", "(8)"),
    ("dossiers_resolved_on_time", "Đúng hạn", "resolved", "(9)"),
    ("dossiers_resolved_late", "Quá hạn", "resolved", "(10)"),
    ("dossiers_pending", "Tổng số", "pending", "(11)=(12)+(13)"),
    ("dossiers_pending_in_time", "Trong hạn", "pending", "(12)"),
    ("dossiers_pending_overdue", "Quá hạn", "pending", "(13)"),
)
TOGETHER = ("dossiers_resolved_early_or_on_time", "Trước hạn và đúng hạn", "resolved", "(8)+(9)")
GROUPS = {
    "received": "Số lượng hồ sơ tiếp nhận",
    "resolved": "Số lượng hồ sơ đã giải quyết",
    "pending": "Số lượng hồ sơ đang giải quyết",
}
LEVEL_NAMES = {"tỉnh": "Sở, ban, ngành cấp tỉnh", "huyện": "UBND cấp huyện", "xã": "UBND cấp xã"}
NUMERALS = ("I", "II", "III", "IV")
FORM = "Biểu số II.06a/VPCP/KSTT – Ban hành theo Thông tư 01/2020/TT-VPCP ngày 21/10/2020"
TITLE = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC"
NONE = "x"
HEAD, BODY = 8, 12  # rows
_LINE = Side(style="thin", color="FF808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FONT = "Times New Roman"

Row = dict[str, Any]


def form_06a(reader: Reader, place: str, period: str, today: date, unit: str = "", boundaries: str = "today") -> bytes:
    """The form of a place and period as an .xlsx. Raises `DocumentError` where there is nothing to write, or where the
    figures are of unlike windows, which one form cannot say."""
    split = "field" if unit else "unit"
    columns = list(COLUMNS)
    rows = _asked(
        reader, tuple(name for name, *_ in (*COLUMNS, TOGETHER)), place, period, today, unit, split, boundaries
    )
    names = list(dict.fromkeys(row["split"] for row in rows))
    figures = {(row["split"], row["kpi"].removeprefix(OF_MEASURE)): row for row in rows}
    if not any(not is_missing(row["value"]) for row in rows):
        raise NOTHING
    has = {measure for (_, measure), row in figures.items() if not is_missing(row["value"])}
    if TOGETHER[0] in has:
        apart = has & {"dossiers_resolved_early", "dossiers_resolved_on_time"}
        position = next(i for i, column in enumerate(columns) if column[0] == "dossiers_resolved_early")
        columns[position : position if apart else position + 2] = [TOGETHER]
    window = _window(rows)
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 6a"
    _title(sheet, reader, place, period, unit, window, len(columns))
    _head(sheet, columns, "Lĩnh vực" if unit else "Đơn vị")
    _body(sheet, columns, names, figures)
    _lay_out(sheet, len(columns))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _asked(
    reader: Reader, measures: tuple[str, ...], place: str, period: str, today: date, unit: str, split: str, map_: str
) -> list[Row]:
    """The rows of every measure as it stands, by unit or by field."""
    kpis = tuple(OF_MEASURE + measure for measure in measures)
    asked = last_periods(period)
    rows = query(
        reader,
        Question(kpis, places=(place,), unit=unit or None, split=split, boundaries=map_, today=today, **asked),
    )
    return [row for row in records(rows) if row["split"]]


def _window(rows: list[Row]) -> tuple[date, date] | None:
    """The days all figures are of, where they are printed. Raises `DocumentError` where they are several."""
    spans = {
        (row["period_start"], row["period_end"])
        for row in rows
        if not is_missing(row["value"]) and row["basis"] in ("stated", "decree-09-2019")
    }
    if len(spans) > 1:
        raise UNLIKE
    start, end = spans.pop() if spans else (None, None)
    return None if start is None or end is None or is_missing(start) or is_missing(end) else (start, end)


def _title(
    sheet: Worksheet, reader: Reader, place: str, period: str, unit: str, window: tuple[date, date] | None, count: int
) -> None:
    territory = PLACES[place]
    status = territory.status_on(periods.parse_period(period).end) if territory.status else ""
    right = max(count, 8)
    put(sheet, 1, 1, f"UBND {status} {territory.name}".upper().replace("  ", " "), bold=True)
    put(sheet, 2, 1, "VĂN PHÒNG" if not unit else "", bold=True)
    put(sheet, 1, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    put(sheet, 2, right, FORM)
    if unit:
        put(sheet, 3, right, f"Đơn vị báo cáo: {unit}")
    put(sheet, 4, 1, TITLE, bold=True)
    put(sheet, 5, 1, f"Kỳ báo cáo: {period_line(period)}")
    if window:
        put(sheet, 6, 1, "(Từ ngày {0.day}/{0.month}/{0.year} đến ngày {1.day}/{1.month}/{1.year})".format(*window))
    if reader.store != OWN:
        put(sheet, 7, 1, words.SAMPLES[reader.store], bold=True)
    put(sheet, 7, right, "Đơn vị tính: Số hồ sơ TTHC")


def period_line(label: str) -> str:
    """A period as the head of a form writes it: `Tháng 6 năm 2026`, `Quý II năm 2026`."""
    return periods.period_name(label).replace("/", " năm ")


def _head(sheet: Worksheet, columns: list, names: str) -> None:
    """Three levels of headings, merged, and the row of column numbers."""
    for column, text in ((1, "STT"), (2, names)):
        put(sheet, HEAD, column, text, bold=True)
        sheet.merge_cells(start_row=HEAD, end_row=HEAD + 2, start_column=column, end_column=column)
    first = 3
    for group, heading in GROUPS.items():
        own = [column for column in columns if column[2] == group]
        put(sheet, HEAD, first, heading, bold=True)
        sheet.merge_cells(start_row=HEAD, end_row=HEAD, start_column=first, end_column=first + len(own) - 1)
        for position, (measure, text, _, _) in enumerate(own, first):
            is_new = measure in ("dossiers_received_online", "dossiers_received_direct_and_postal")
            put(sheet, HEAD + 2 if is_new else HEAD + 1, position, text, bold=True)
            if not is_new:
                sheet.merge_cells(start_row=HEAD + 1, end_row=HEAD + 2, start_column=position, end_column=position)
        if group == "received":
            put(sheet, HEAD + 1, first + 1, "Trong kỳ", bold=True)
            sheet.merge_cells(start_row=HEAD + 1, end_row=HEAD + 1, start_column=first + 1, end_column=first + 2)
        first += len(own)
    for column, text in enumerate(("(1)", "(2)", *(column[3] for column in columns)), 1):
        put(sheet, HEAD + 3, column, text)


def _body(sheet: Worksheet, columns: list, names: list[str], figures: dict[tuple[str, str], Row]) -> None:
    """Rows without a level first, then each level under its heading; each numbered from one."""
    level_of = {name: next((r["level"] or "" for (n, _), r in figures.items() if n == name), "") for name in names}
    row, groups = BODY, 0
    for level in ("", *LEVELS):
        own = [name for name in names if level_of[name] == level]
        if not own:
            continue
        if level:
            put(sheet, row, 1, NUMERALS[groups])
            put(sheet, row, 2, LEVEL_NAMES[level], bold=True)
            sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=2 + len(columns))
            row, groups = row + 1, groups + 1
        for count, name in enumerate(own, 1):
            put(sheet, row, 1, count)
            put(sheet, row, 2, name)
            for column, (measure, *_) in enumerate(columns, 3):
                put(sheet, row, column, _cell(figures.get((name, measure))))
            row += 1
    last = row - 1
    for cells in sheet.iter_rows(min_row=HEAD, max_row=last, max_col=2 + len(columns)):
        for cell in cells:
            cell.border = _BOX
    put(sheet, last + 2, len(columns) - 1, "THỦ TRƯỞNG ĐƠN VỊ", bold=True)


def _cell(row: Row | None):
    """A figure as the form holds it: a number, its qualifier in words, nothing, or "x" for nothing to report."""
    if row is None or is_missing(row["value"]):
        return NONE if row is not None and row["state"] == "not_applicable" else None
    value = int(row["value"]) if float(row["value"]).is_integer() else float(row["value"])
    if row["qualifier"] == "exact":
        return value
    return words.QUALIFIERS[row["qualifier"]] + number(value, 2, "vi", trim=True)


def put(sheet: Worksheet, row: int, column: int, value, bold: bool = False) -> None:
    """One cell; a text that no program takes for a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = neutral(value) if value else None
        cell.data_type = "s" if value else cell.data_type
    else:
        cell.value = value
    cell.font = Font(name=_FONT, size=11, bold=bold)
    is_number = isinstance(value, (int, float)) and column > 2
    if is_number:
        cell.number_format = "#,##0"
    in_table = row >= HEAD
    side = "right" if is_number else "center" if in_table and (row < BODY or column == 1) else None
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=in_table and column > 1)


def _lay_out(sheet: Worksheet, count: int) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 6, 34
    for column in range(3, 3 + count):
        sheet.column_dimensions[get_column_letter(column)].width = 11
    sheet.row_dimensions[HEAD + 1].height = sheet.row_dimensions[HEAD + 2].height = 32
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD}:{HEAD + 3}"


NOTHING = DocumentError(
    "Chưa có số liệu hồ sơ theo đơn vị (hoặc theo lĩnh vực của đơn vị) của kỳ này ở địa bàn này.",
    "There are no dossier figures by office (or by field of the office) of this period at this place.",
)
UNLIKE = DocumentError(
    "Các đơn vị báo cáo theo những khoảng ngày khác nhau; một biểu không ghi được. Xem số của từng đơn vị ở màn hình "
    "Hồ sơ.",
    "The offices report unlike windows, which one form cannot say. See each office on the Dossiers screen.",
)
