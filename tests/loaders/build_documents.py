"""Documents built in code: Word, PDF with text, old Word; as offices send them and as somebody who means harm does."""

import io
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

from tests.loaders.build_xls import container

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
REPORT = (
    "BÁO CÁO",
    "Kết quả công tác tháng 6 năm 2026 của Văn phòng UBND tỉnh Đồng Tháp",
    "I. KẾT QUẢ",
    "Trong tháng, toàn tỉnh tiếp nhận 1.250 hồ sơ; đã giải quyết 1.100 hồ sơ, trong đó trước hạn 800 hồ sơ, đúng hạn "
    "280 hồ sơ, quá hạn 20 hồ sơ; đang giải quyết 150 hồ sơ.",
)


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def grid(rows) -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(str(c))}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def docx(paragraphs=REPORT, body: str = "", rels: str = "", **parts: str) -> bytes:
    """A Word document of paragraphs, or of a ready `body`; `rels`: relations of its text; `parts`: others by
    name."""
    inside = body or "".join(map(paragraph, paragraphs))
    document = f'<?xml version="1.0"?><w:document {_W}><w:body>{inside}</w:body></w:document>'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", _TYPES)
        out.writestr("word/document.xml", document)
        out.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{relations}">{rels}</Relationships>')
        for name, part in parts.items():
            out.writestr(name, part)
    return stream.getvalue()


def pdf(lines=REPORT, pages: int = 1, extra: bytes = b"") -> bytes:
    """A PDF whose pages show lines of Vietnamese; its letters are told by a map of their codes."""
    letters = sorted(set("".join(lines)))
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    shown = "".join(
        f"1 0 0 1 40 {800 - 16 * row} Tm <{''.join(f'{codes[c]:04x}' for c in line)}> Tj\n"
        for row, line in enumerate(lines)
    )
    page = zlib.compress(f"BT /F1 10 Tf\n{shown}ET".encode())
    mapped = "".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{mapped}endbfchar\n"
        "endcmap end end"
    ).encode()
    kids = " ".join(f"{10 + number} 0 R" for number in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + extra + b">>",
        2: f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 5 0 R >>",
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 500 >>",
        5: b"<< /Length %d >>\nstream\n" % len(cmap) + cmap + b"\nendstream",
        6: b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(page) + page + b"\nendstream",
        7: b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 500 700] /ItalicAngle 0 /Ascent 700 /Descent"
        b" 0 /CapHeight 700 /StemV 80 >>",
    }
    for number in range(pages):
        objects[10 + number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Resources << /Font << /F1 3 0 R >> >> /Contents"
            b" 6 0 R >>"
        )
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, last = len(out), max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (last + 1, start)
    return bytes(out)


def scan(pages: int = 3) -> bytes:
    """A PDF without text."""
    return pdf([""], pages)


def doc(paragraphs=REPORT, streams: dict[str, bytes] | None = None) -> bytes:
    """An old Word document: its text in one piece of two bytes a letter."""
    text = "\r".join(paragraphs) + "\r"
    base = bytearray(32)
    struct.pack_into("<HH", base, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", base, 10, 0x0200)
    longs = bytearray(22 * 4)
    struct.pack_into("<i", longs, 3 * 4, len(text))
    where = 2048
    pieces = struct.pack("<ii", 0, len(text)) + struct.pack("<HIH", 0, where, 0)
    clx = b"\2" + struct.pack("<I", len(pieces)) + pieces
    pairs = bytearray(93 * 8)
    struct.pack_into("<II", pairs, 33 * 8, 0, len(clx))
    head = bytes(base) + struct.pack("<H", 14) + bytes(28) + struct.pack("<H", 22) + bytes(longs)
    head += struct.pack("<H", 93) + bytes(pairs)
    main = head.ljust(where, b"\0") + text.encode("utf-16-le")
    return container({"WordDocument": main.ljust(4096, b"\0"), "1Table": clx.ljust(4096, b"\0")} | (streams or {}))
