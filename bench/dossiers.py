"""A list of dossiers to measure with, written as plainly as exports are: one sheet, shared texts, people's names."""

import io
import random
import zipfile
from datetime import date, timedelta
from xml.sax.saxutils import escape

PLANTED = ("Nguyễn Thị Planted", "079188001234", "0912345678", "H20.17.3-2606")
_HEADINGS = (
    "STT",
    "Mã hồ sơ",
    "Chủ hồ sơ",
    "Số CCCD",
    "Điện thoại",
    "Tên thủ tục",
    "Lĩnh vực",
    "Đơn vị xử lý",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày trả kết quả",
    "Trạng thái",
    "Hình thức tiếp nhận",
)
_UNITS, _FIELDS, _PROCEDURES = 100, 15, 300
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'


def dossier_list(count: int) -> bytes:
    """An .xlsx with `count` dossiers of June 2026 under the province's name."""
    texts: dict[str, int] = {}
    rows = [["UBND TỈNH ĐỒNG THÁP"], ["DANH SÁCH HỒ SƠ"], ["Tháng 6 năm 2026"], list(_HEADINGS)]
    rows += _dossiers(count)
    sheet = "".join(_row(number, cells, texts) for number, cells in enumerate(rows, 1))
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_OFFICE}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Danh sách" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in parts.items():
            package.writestr(name, _XML + text)
    return stream.getvalue()


def _dossiers(count: int):
    draw = random.Random(20261120)
    name, identity, phone, number = PLANTED
    ends = date(2026, 6, 30)
    for i in range(count):
        received = date(2026, 6, 1) + timedelta(days=draw.randrange(30))
        due, returned = (received + timedelta(days=draw.randrange(1, 20)) for _ in range(2))
        is_done = returned <= ends
        yield [
            i + 1,
            f"{number}{i:07d}",
            f"{name} {i % 5000}",
            identity if i % 7 == 0 else f"0{i:011d}",
            phone if i % 7 == 0 else f"09{i:08d}",
            f"Thủ tục số {draw.randrange(_PROCEDURES)}",
            f"Lĩnh vực {draw.randrange(_FIELDS)}",
            f"UBND xã Tân Thành {draw.randrange(_UNITS)}",
            f"{received:%d/%m/%Y}",
            f"{due:%d/%m/%Y}",
            f"{returned:%d/%m/%Y}" if is_done else None,
            "Đã trả kết quả" if is_done else "Đang xử lý",
            "Trực tuyến" if draw.random() < 0.6 else "Trực tiếp",
        ]


def _row(number: int, cells: list, texts: dict[str, int]) -> str:
    xml = []
    for column, cell in enumerate(cells):
        where = f'r="{chr(65 + column)}{number}"'
        if isinstance(cell, str):
            xml.append(f'<c {where} t="s"><v>{texts.setdefault(cell, len(texts))}</v></c>')
        elif cell is not None:
            xml.append(f"<c {where}><v>{cell}</v></c>")
    return f'<row r="{number}">{"".join(xml)}</row>'
