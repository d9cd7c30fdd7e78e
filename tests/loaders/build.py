"""Workbooks as offices export them, built in code: II.06a, a 1022 table, a social-media table."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.facts import Reading
from loaders.files.documents import read_content
from loaders.recognise import read
from loaders.tables.context import Context

# Columns (3) to (13) of II.06a: received, online, direct and postal, carried over | resolved, early, on time,
# late | pending, in time, overdue. Each row keeps the four identities.
NOI_VU = (120, 70, 40, 10, 100, 60, 35, 5, 20, 15, 5)
Y_TE = (1250, 900, 300, 50, 1200, 800, 350, 50, 50, 45, 5)
MY_THO = (340, 140, 180, 20, 310, 200, 100, 10, 30, 30, 0)


@dataclass
class Form06a:
    """What varies in a workbook of II.06a. `rows`: (STT, name, values), a group row without values."""

    agency: tuple[str, ...] = ("UBND TỈNH ĐỒNG THÁP", "VĂN PHÒNG")
    title: str = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC"
    period: str = "Kỳ báo cáo: Tháng 6 năm 2026"
    window: str = "(Từ ngày 15/5/2026 đến ngày 14/6/2026)"
    reporter: str = ""
    name_heading: str = "Đơn vị"
    merged: bool = True
    number_row: bool = True
    total: str = "TỔNG CỘNG"
    total_first: bool = False
    total_values: tuple | None = None
    signature: bool = True
    sheet: str = "Biểu 6a"
    rows: list[tuple] = field(
        default_factory=lambda: [
            ("I", "Sở ban ngành", None),
            (1, "Sở Nội vụ", NOI_VU),
            (2, "Sở Y tế", Y_TE),
            ("II", "Xã, phường, thị trấn", None),
            (1, "UBND phường Mỹ Tho", MY_THO),
        ]
    )

    def workbook(self) -> Workbook:
        book = Workbook()
        sheet = book.active
        sheet.title = self.sheet
        for row, text in enumerate(self.agency, 1):
            sheet.cell(row, 1, text)
        sheet["I1"] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        sheet["I2"] = "Biểu số II.06a/VPCP/KSTT – Ban hành theo Thông tư 01/2020/TT-VPCP ngày 21/10/2020"
        sheet["A4"], sheet["A5"], sheet["A6"] = self.title, self.period or None, self.window or None
        sheet["I3"] = self.reporter or None
        sheet["L7"] = "Đơn vị tính: Số hồ sơ TTHC"
        self._header(sheet)
        row = 12 if self.number_row else 11
        body = list(self.rows)
        if self.total:
            values = self.total_values or tuple(
                sum(v[i] for _, _, v in self.rows if v and isinstance(v[i], (int, float))) for i in range(11)
            )
            body.insert(0 if self.total_first else len(body), (None, self.total, values))
        for number, name, values in body:
            sheet.cell(row, 1, number)
            sheet.cell(row, 2, name)
            if values is None:
                sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=13)
            for column, value in enumerate(values or (), 3):
                sheet.cell(row, column, value)
            row += 1
        if self.signature:
            sheet.cell(row + 1, 9, "Đồng Tháp, ngày 20 tháng 6 năm 2026")
            sheet.cell(row + 2, 2, "Người lập biểu")
            sheet.cell(row + 2, 9, "THỦ TRƯỞNG ĐƠN VỊ")
            sheet.cell(row + 6, 9, "Trần Thị B")
        return book

    def _header(self, sheet: Worksheet) -> None:
        """Rows 8 to 10, merged in three levels, then the row of column numbers."""
        texts = {
            "A8": "STT",
            "B8": self.name_heading,
            "C8": "Số lượng hồ sơ tiếp nhận",
            "G8": "Số lượng hồ sơ đã giải quyết",
            "K8": "Số lượng hồ sơ đang giải quyết",
            "C9": "Tổng số",
            "D9": "Trong kỳ",
            "F9": "Từ kỳ trước",
            "D10": "Trực tuyến",
            "E10": "Trực tiếp, dịch vụ bưu chính",
            "G9": "Tổng số",
            "H9": "Trước hạn",
            "I9": "Đúng hạn (Bao gồm cả hồ sơ chờ Bổ sung)",
            "J9": "Quá hạn",
            "K9": "Tổng số",
            "L9": "Trong hạn",
            "M9": "Quá hạn",
        }
        for cell, text in texts.items():
            sheet[cell] = text
        if self.merged:
            for cells in (
                "A8:A10",
                "B8:B10",
                "C8:F8",
                "G8:J8",
                "K8:M8",
                "C9:C10",
                "D9:E9",
                "F9:F10",
                "G9:G10",
                "H9:H10",
                "I9:I10",
                "J9:J10",
                "K9:K10",
                "L9:L10",
                "M9:M10",
            ):
                sheet.merge_cells(cells)
        if self.number_row:
            for column in range(1, 14):
                sheet.cell(11, column, "(3)=(4)+(5)+(6)" if column == 3 else f"({column})")

    def bytes(self) -> bytes:
        return save(self.workbook())


def save(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def table(rows: list[list], sheet: str = "Sheet1", merged: tuple[str, ...] = ()) -> bytes:
    """A workbook of one sheet with these rows from A1 on."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    return save(book)


def hotline(rows: list[list] | None = None, heading: list | None = None, title: str = "Tháng 6 năm 2026") -> bytes:
    """A 1022 table by channel; the body begins in row 6."""
    heading = heading or [
        "STT",
        "Kênh tiếp nhận",
        "Tiếp nhận (phiếu)",
        "Đã xử lý",
        "Đang xử lý",
        "Đúng hạn",
        "Quá hạn",
        "Tỷ lệ xử lý (%)",
    ]
    rows = rows or [
        [1, "Điện thoại", 316, 310, 6, 300, 10, "98,10%"],
        [2, "Zalo", 106, 100, 6, 95, 5, "94,33%"],
        [3, "Chatbot", 746, 746, 0, 746, 0, "100%"],
        [None, "Tổng cộng", 1168, 1156, 12, 1141, 15, "98,97%"],
    ]
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],
            ["KẾT QUẢ TIẾP NHẬN, XỬ LÝ PHẢN ÁNH QUA TỔNG ĐÀI 1022"],
            [title],
            heading,
            *rows,
        ],
        "1022",
    )


def social(rows: list[list] | None = None, title: str = "Năm 2026", headings: tuple | None = None) -> bytes:
    """A social-media table, one row a month, header in rows 4 and 5, the body from row 6 on."""
    first, second = headings or (
        ["Tháng", "Facebook", None, None, None, "Zalo", None, None, "Cổng Thông tin điện tử"],
        [
            None,
            "Người tiếp cận",
            "Lượt tương tác",
            "Lượt theo dõi mới",
            "Người theo dõi",
            "Lượt xem",
            "Tương tác",
            "Chia sẻ",
            "Tin, bài",
        ],
    )
    rows = rows or [
        ["Tháng 1", "hơn 770.000", 800000, "gần 300", 90000, 553000, 200, "gần 15.000", 204],
        ["Tháng 2", "khoảng 300.000", 156000, 300, 90300, "trên 28.000", 210, 1000, 98],
    ]
    merged = ("A4:A5", "B4:E4", "F4:H4") if headings is None else ()
    return table(
        [["UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ TRUYỀN THÔNG TRÊN MẠNG XÃ HỘI"], [title], first, second, *rows],
        "Mạng xã hội",
        merged,
    )


def rezip(content: bytes, change) -> bytes:
    """A package with its parts changed: `change(name, bytes)` gives the new bytes, or None to drop the part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other:
        for name in package.namelist():
            changed = change(name, package.read(name))
            if changed is not None:
                other.writestr(name, changed)
    return out.getvalue()


TODAY = date(2026, 11, 20)


def reading_of(content: bytes, **context) -> Reading:
    """What the parsing child makes of a file, without starting the child."""
    return read(read_content(content), Context(**{"today": TODAY} | context))


def values(reading: Reading) -> dict[str, float | None]:
    """Locator -> value of all facts."""
    return {f.locator: f.value for f in reading.facts}


def problems_of(reading: Reading, severity: str | None = None) -> list[tuple[str, str]]:
    """(code, locator) of the problems of a severity, or of all."""
    return [(p.code, p.locator) for p in reading.problems if severity in (None, p.severity)]
