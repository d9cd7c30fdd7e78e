"""What comes out of documents of every kind, paragraph by paragraph, or why they are refused: `documents_read.txt`.

Texts as pages break them, Word with all it may hold, old Word in pieces, old Excel. After a change that is meant:
`python -m tests.loaders.files.test_documents_read`, and look at the difference.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from loaders.files.document import Document, compose, heading_level, is_capitals
from loaders.files.documents import document_kind, is_prose, read_text
from loaders.files.docx import read_docx
from loaders.files.paragraphs import paragraphs_of
from loaders.files.word97 import read_doc
from loaders.files.xls import read_xls
from tests.loaders.build_documents import doc, docx, grid, paragraph
from tests.loaders.build_xls import book, container, record, sheet
from tests.loaders.files.test_bytes_read import one_line, outcome

FILE = Path(__file__).resolve().parent / "documents_read.txt"
WIDE = "Trung tâm tiếp nhận các hồ sơ của tổ chức và công dân trên địa bàn tỉnh, gồm cả hồ sơ kinh tế"
HALF = "Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ của dân"


def told(document: Document) -> str:
    blocks = [
        f"{block.kind}{block.level or ''}{'' if block.of is None else f'@{block.of}'} “{document.words(block)}”"
        for block in document.blocks
    ]
    tables = [f"{table.name}>{above} {table.rows}" for table, above in zip(document.tables, document.above)]
    return " / ".join([*blocks, *tables])


def read(reader, *given) -> str:
    return outcome(lambda *content: told(reader(*content)), *given)


# -- texts -------------------------------------------------------------------------------------------------

TEXTS = {
    "a page": f"{WIDE}\n- xã hội và các lĩnh vực khác, tổng số\n12.345 hồ sơ.\n{WIDE}\nnhư đã nêu. {HALF}",
    "ended lines": f"{WIDE}.\n{WIDE}.\nĐã xong;\n{WIDE};\ntiếp theo.\n{WIDE}:\nMột.\n{WIDE}./.\nNơi nhận",
    "full and short": f"{WIDE}.\nMột câu.\n{HALF}.\nHai câu.\n{WIDE[:66]}.\nBa\n{WIDE[:80]}.\nBốn",
    "narrow": "Tháng 6\ncó 5 hồ sơ\nđã giải quyết\n3 hồ sơ\n",
    "wide lines": f"{WIDE} {WIDE} {WIDE}\nTiếp\n{WIDE} {WIDE}.\nTiếp",
    "numbers go on": f"{WIDE}\n1.250 hồ sơ\n{HALF}:\n5 hồ sơ\nNgắn\n7 hồ sơ\n{WIDE}\n2. Việc khác\n{WIDE}\n-Việc",
    "markers": "I. KẾT QUẢ\n"
    "1. Một\n1.1. Hai\n1.2.3 Ba\na) Bốn\n(1) Năm\n- Sáu\n+ Bảy\n• Tám\nA. Chín\n12) Mười\nII - Mười một",
    "capitals": "BÁO CÁO\nCủa tỉnh\nTHÁNG 6 NĂM 2026\n1. Việc\nTRONG ĐÓ: 5 HỒ SƠ\nTT\nTTHC\nTTHCab",
    "title and body": "UBND TỈNH\nBÁO CÁO\nkết quả tháng 6\nnăm 2026.\nNội dung",
    "title ends": "THÔNG BÁO\nKết luận của Chủ tịch\n1. Nội dung\nkhác",
    "title of four lines": "BÁO CÁO\nMột\n\nHai\n\nBa\n\nBốn",
    "long title": "Báo cáo kết quả công tác kiểm soát thủ tục hành chính năm 2026\nTiếp",
    "title far down": "\n\n".join([*(f"Dòng {n}." for n in range(24)), "BÁO CÁO", "Cuối"]),
    "title too far down": "\n\n".join([*(f"Dòng {n}." for n in range(25)), "BÁO CÁO", "Cuối"]),
    "rules and pages": "Một\n-----\n___\n--\n2\n- 3 -\nTrang 4/5\ntrang 6\n1234\n–7–\nHai",
    "markdown": "# Báo cáo\n## I. Kết quả\n**Tháng 6** có *5* hồ sơ và __7__ việc\n\\* a\\_b\n#không\n"
    + "# "
    + "x" * 200,
    "footnotes": "Có 5<sup>1</sup> hồ sơ<sup> 2 </sup> và\n"
    "<sup>1</sup> Gồm cả cũ\ncả mới.\nđã xong.\n<sup>2</sup>Xem trên.\nKhác",
    "a footnote over pages": "Có 5 hồ sơ<sup>3</sup>\n<sup>3</sup> Ghi chú\ngồm cả khác",
    "quoted ends": f"{WIDE}.”\nMột\n{WIDE}…)\nHai\n{WIDE}!\nba",
    "blanks": "Một\xa0hai\tba   bốn\n\n\n  năm  ",
    "form feeds": "Một\fHai\r\nBa\rBốn",
    "tcvn": "§Ò nghÞ c¸c ®¬n vÞ b¸o c¸o kÕt qu¶ gi¶i quyÕt hå s¬ trong th¸ng",
    "nothing": " \n \n",
}
PROSE = {
    "sentences": ("Một hai ba bốn năm sáu bảy tám chín mười.\nNgắn", ""),
    "one word less": ("Một hai ba bốn năm sáu bảy tám chín", ""),
    "eight words": ("Một hai ba bốn năm sáu bảy tám", ""),
    "one of eight": ("Một hai ba bốn năm sáu bảy tám chín mười\n" + "x\n" * 7, ""),
    "one of nine": ("Một hai ba bốn năm sáu bảy tám chín mười\n" + "x\n" * 8, ""),
    "csv": ("Một hai ba bốn năm sáu bảy tám chín mười", ".csv"),
    "md": ("Một hai ba bốn năm sáu bảy tám chín mười\n" + "|a|b|\n" * 20, ".md"),
    "tabs": ("a b c d e f g h i k\tb\tc\n" * 3 + "Một hai ba bốn năm sáu bảy tám chín mười\n" * 2, ""),
    "half tabs": ("a b c d e f g h i k\tb\tc\n" * 2 + "Một hai ba bốn năm sáu bảy tám chín mười\n" * 2, ""),
    "close semicolons": ("Một hai ba bốn năm sáu bảy tám chín mười;a;b\nx; y", ""),
    "loose semicolons": ("Một hai ba bốn năm sáu; bảy tám chín mười;a\nx; y", ""),
    "tight commas": ("Một hai ba bốn năm sáu bảy,tám,chín,mười,a, b", ""),
    "numbers with commas": ("Một hai ba bốn năm sáu bảy 1,5 2,5 3,5 4,5 tám chín", ""),
    "three commas": ("Một hai ba bốn năm sáu bảy tám,chín,mười,a", ""),
    "even rows": ("a b c d e f g h i k, b, c, d\n" * 3, ""),
    "two even rows": ("a b c d e f g h i k, b, c, d\n" * 2, ""),
    "narrow rows": ("a b c d e f g h i k, b, c\n" * 3, ""),
    "four of five even": ("a b c d e f g h i k, b, c, d\n" * 4 + "a b c d e f g h i k\n", ""),
    "three of four even": ("a b c d e f g h i k, b, c, d\n" * 3 + "a b c d e f g h i k\n", ""),
    "nothing": (" \n", ""),
}
HEADS = (
    "I. Một", "IV) Hai", "A. Ba", "1. Bốn", "1 Năm", "1.1. Sáu", "1.2.3. Bảy", "1.1 Tám.", "BÁO CÁO", "BÁO", "BÁo CÁO",
    "Chín",     "1. " + "x" * 157, "1. " + "x" * 158, "a) Mười;", "ABCDEFGHIJk", "ABCDEFGHIk", "1.một",
)  # fmt: skip

# -- Word --------------------------------------------------------------------------------------------------


def run(inside: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r>{inside}</w:r></w:p>"


def styled(name: str, text: str) -> str:
    return paragraph(text, name)


CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
TABLE = (
    "<w:tbl><w:tr>"
    + CELL.format('<w:gridSpan w:val="2"/>', paragraph("a") + paragraph("b"))
    + CELL.format('<w:vMerge w:val="restart"/>', paragraph("c"))
    + "</w:tr><w:tr>"
    + CELL.format('<w:gridSpan w:val="x"/>', paragraph("1"))
    + CELL.format("", paragraph(" "))
    + CELL.format("<w:vMerge/>", paragraph("d"))
    + "</w:tr></w:tbl>"
)
CALL, END_CALL = '<w:footnoteReference w:id="2"/>', '<w:endnoteReference w:id="3"/>'
NOTES = (
    '<?xml version="1.0"?><w:{0}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:{0} w:id="0" w:type="separator"><w:p><w:r><w:t>--</w:t></w:r></w:p></w:{0}>'
    '<w:{0} w:id="{1}"><w:p><w:r><w:t>Gồm cả</w:t><w:br/><w:t>cũ</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>khác</w:t></w:r></w:p></w:{0}>"
    '<w:{0} w:id="9"><w:p/></w:{0}></w:{0}s>'
)
BODIES = {
    "styles": "".join(
        styled(n, f"Dòng {n}") for n in ("Heading1", "heading 3", "Mc2", "Title", "TITLE", "Normal", "List1")
    ),
    "a long heading": styled("Heading2", "x" * 199) + styled("Heading2", "x" * 200),
    "breaks": run(
        "<w:t>Một</w:t><w:br/><w:t>Hai</w:t><w:cr/><w:t>Ba</w:t><w:tab/><w:t>Bốn</w:t><w:noBreakHyphen/><w:t>5</w:t>"
    ),
    "footnotes": run(f"<w:t>Một</w:t><w:br/><w:t>Có 5</w:t>{CALL}<w:t> hồ sơ</w:t>{END_CALL}")
    + run(f"{CALL}<w:t>Lại</w:t>"),
    "deleted": run("<w:t>Còn</w:t><w:del><w:t>bỏ</w:t></w:del><w:instrText>PAGE</w:instrText><w:delText>x</w:delText>"),
    "moved and boxes": run("<w:moveFrom><w:t>đi</w:t></w:moveFrom><w:moveTo><w:t>đến</w:t></w:moveTo>")
    + f"<w:sdt><w:sdtContent>{paragraph('trong khung')}</w:sdtContent></w:sdt>",
    "tables": paragraph("Trên") + TABLE + paragraph("Dưới") + grid([[1, 2]]),
    "a table alone": grid([["a", 5]]),
    "numbered": "".join(map(paragraph, ("BÁO CÁO", "Tháng 6", "I. Kết quả", "1.1. Việc", "Nội dung."))),
    "empty": paragraph(" "),
}
RELATION = '<Relationship Id="r1" Type="http://x/{}" Target="http://a" TargetMode="External"/>'

# -- old Word ----------------------------------------------------------------------------------------------


def old(pieces: list[tuple[str, bool]], flags: int = 0x0200, before: bytes = b"", most: int | None = None) -> bytes:
    """An old Word document of pieces of one byte or two a letter; `before`: what stands before the table of pieces."""
    texts = [text.encode("utf-16-le" if is_wide else "cp1252") for text, is_wide in pieces]
    base = bytearray(32)
    struct.pack_into("<HH", base, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", base, 10, flags)
    longs = bytearray(22 * 4)
    ends = [0]
    for text, _ in pieces:
        ends.append(ends[-1] + len(text))
    struct.pack_into("<i", longs, 3 * 4, ends[-1] if most is None else most)
    place, places = 2048, []
    for content, (_, is_wide) in zip(texts, pieces):
        places.append(place if is_wide else place * 2 | 0x40000000)
        place += len(content) + len(content) % 2
    table = struct.pack(f"<{len(ends)}i", *ends) + b"".join(struct.pack("<HIH", 0, p, 0) for p in places)
    clx = before + b"\2" + struct.pack("<I", len(table)) + table
    pairs = bytearray(93 * 8)
    struct.pack_into("<II", pairs, 33 * 8, 0, len(clx))
    head = bytes(base) + struct.pack("<H", 14) + bytes(28) + struct.pack("<H", 22) + bytes(longs)
    head += struct.pack("<H", 93) + bytes(pairs)
    main = head.ljust(2048, b"\0") + b"".join(content + b"\0" * (len(content) % 2) for content in texts)
    name = "1Table" if flags & 0x0200 else "0Table"
    return container({"WordDocument": main.ljust(4096, b"\0"), name: clx.ljust(4096, b"\0")})


FIELD = "Trang \x13 PAGE \x14" + "5\x15 và \x13HYPERLINK \x13 x \x15\x14 dẫn\x15 hết \x13bỏ\x15."
OLD = {
    "two pieces": old([("BÁO CÁO\r", True), ("Co 5 hô so … “x”.\r", False), ("Hồ sơ khác\r", True)]),
    "the other table": old([("Báo cáo tháng\r", True)], flags=0),
    "formatting before": old([("Báo cáo\r", True)], before=b"\1\3\0abc\1\0\0"),
    "no pieces": old([("Báo cáo\r", True)], before=b"\3"),
    "less text than pieces": old([("Báo cáo tháng 6\r", True)], most=7),
    "nothing of it": old([("Báo cáo tháng 6\r", True)], most=-1),
    "fields": old([(FIELD, True)]),
    "controls": old([("Một\x07Hai\x0bBa\x0cBốn\x1eNăm\x1fSáu\x01\x08\x0e\x1c.\r", True)]),
    "password": old([("x\r", True)], flags=0x0300),
    "of another program": doc(streams={"WordDocument": b"\0" * 4096}),
    "macros": doc(streams={"Macros": b"x"}),
    "cut": doc()[:3000],
}

# -- old Excel ---------------------------------------------------------------------------------------------

VALUES: list[list] = [["Đơn vị", 5.0, True, "#N/A"], [None, "=#DIV/0!", -2.5, "x"], ["", 1e15, 3.0]]
SHEETS = {
    "values": book({"S": sheet(VALUES)}),
    "merged": book({"S": sheet(VALUES, merged=[(0, 1, 0, 0), (2, 2, 1, 2)])}),
    "hidden": book({"S": sheet(VALUES, hidden_rows=(1, 2), hidden_columns=(0, 3)), "H": sheet([["h"]])}, hidden=("H",)),
    "filtered": book({"S": sheet(VALUES, hidden_rows=(1,), is_filtered=True)}),
    "an old font": book({"S": sheet([["Hå s¬"]])}, font=".VnTime"),
    "empty": book({"S": sheet([])}),
    "password": book({"S": sheet(VALUES)}, before=record(0x002F, bytes(6))),
    "cut": book({"S": sheet(VALUES)})[:1500],
}


def lines() -> Iterator[str]:
    for name, text in TEXTS.items():
        yield f"text, {name} => {read(read_text, text)}"
        pieces = [
            (p.kind, p.level, p.text, p.number, p.calls) for p in paragraphs_of(text.split("\n")) if p.calls or p.number
        ]
        yield f"footnotes, {name} => {pieces}"
    for name, (text, ending) in PROSE.items():
        yield f"prose, {name} => {is_prose(text, ending)} {document_kind(text.encode(), f'a{ending}')}"
    for text in HEADS:
        yield f"head, {text} => {heading_level(text)} {is_capitals(text)}"
    notes = {f"word/{kind}s.xml": NOTES.format(kind, number) for kind, number in (("footnote", 2), ("endnote", 3))}
    for name, body in BODIES.items():
        yield f"docx, {name} => {read(read_docx, docx(body=body, **(notes if name == 'footnotes' else {})))}"
    for name in ("hyperlink", "attachedTemplate", "oleObject"):
        yield f"docx with {name} => {read(read_docx, docx(rels=RELATION.format(name)))[:60]}"
    yield f"docx, nothing => {read(read_docx, docx(body=' '))}"
    yield f"docx, broken => {read(read_docx, docx(body='<w:p>'))}"
    for depth in (196, 197, 198):
        yield f"docx, {depth} deep => {read(read_docx, docx(body='<w:p>' + '<a>' * depth + '</a>' * depth + '</w:p>'))}"
    for name, content in OLD.items():
        yield f"doc, {name} => {document_kind(content)} {read(read_doc, content)}"
    for name, content in SHEETS.items():
        yield f"xls, {name} => {outcome(read_xls, content)} {content[:8] == SHEETS['values'][:8]}"
    yield f"nothing to compose => {read(compose, [])}"


def test_what_is_read_of_documents_is_what_is_written_down():
    written = dict(line.split(" => ", 1) for line in FILE.read_text("utf-8").split("\n")[:-1])
    assert dict(line.split(" => ", 1) for line in map(one_line, lines())) == written


if __name__ == "__main__":
    FILE.write_text("".join(f"{one_line(line)}\n" for line in lines()), encoding="utf-8")
