"""What comes out of small files of every kind, cell by cell, or why they are refused: `bytes_read.txt`, a line a file.

After a change that is meant: `python -m tests.loaders.files.test_bytes_read`, and look at the difference.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.facts import Fact, Problem, Reading
from loaders.files import persons, texts
from loaders.files.delimited import read_delimited
from loaders.files.filetype import head_of, kind_of, without_mark
from loaders.files.html_tables import read_html
from loaders.files.sheets import Sheet, Workbook
from loaders.files.spreadsheetml import read_spreadsheetml
from loaders.problems.refusal import FileProblem

FILE = Path(__file__).resolve().parent / "bytes_read.txt"
SS = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
EXCEL = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'


def told(problem: Problem) -> str:
    numbers = " ".join(re.findall(r"\d+(?:[.,–]\d+)*|[A-Z]+\d+", problem.message_vi))
    choices = [f"{key}: {words[0]}" for key, words in problem.choices.items()]
    return f"{problem.severity} {problem.code} {problem.locator} [{numbers}] {problem.question} {choices}"


def shown(workbook: Workbook) -> str:
    sheets = [
        f"{sheet.name}{' hidden' * sheet.is_hidden} {sheet.rows} {sheet.merged}".replace("datetime.", "")
        for sheet in workbook.sheets
    ]
    return " || ".join([*sheets, *map(told, workbook.problems), *(f"beside {text}" for _, text in workbook.beside)])


def outcome(read, *given) -> str:
    try:
        result = read(*given)
    except FileProblem as error:
        return f"refused: {told(error.problem)}"
    return shown(result) if isinstance(result, Workbook) else str(result)


# -- kinds -------------------------------------------------------------------------------------------------

KINDS: dict[str, bytes] = {
    "empty": b"",
    "zip": b"PK\3\4",
    "empty zip": b"PK\5\6",
    "spanned zip": b"PK\7\x08",
    "no zip": b"PK\1\2abc",
    "pdf in a zip": b"PK\3\4" + b"%PDF-",
    "pdf at the end of what is looked at": b"PK\3\4" + b"x" * 1015 + b"%PDF-",
    "pdf behind it": b"PK\3\4" + b"x" * 1016 + b"%PDF-",
    "pdf": b"%PDF-1.7",
    "late pdf": b"x" * 1019 + b"%PDF-",
    "later pdf": b"x" * 1020 + b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpeg": b"\xff\xd8\xff",
    "gif": b"GIF87a",
    "tiff": b"II*\0",
    "bmp": b"BMabcd\0\0\0\0",
    "no bmp": b"BMabcdefgh",
    "webp": b"RIFFabcdWEBP",
    "no webp": b"RIFFabcdWAVE",
    "heic": b"abcdftypheic",
    "avif": b"abcdftypavif",
    "no heic": b"abcdftypmp42",
    "program": b"MZ\0",
    "late program": b"MZ" + b"x" * 1021 + b"\0",
    "no program": b"MZ" + b"x" * 1022 + b"\0",
    "text MZ": b"MZ,1",
    "7z": b"7z\xbc\xaf",
    "gzip": b"\x1f\x8b",
    "rtf": b"{\\rtf1",
    "script": b"#!/bin/sh",
    "sqlite": b"SQLite format 3",
    "parquet": b"PAR1",
    "old": b"\x09\x08\x10\x00",
    "old 2": b"\x09\x00\x04\x00",
    "html": b"<html><body>",
    "table": b"  \r\n<TABLE>",
    "doctype": b"<!DOCTYPE html>",
    "a tag of its own": b"<tab>",
    "xml": b"<?xml?><a/>",
    "spreadsheet": b"<?xml?><W urn:schemas-microsoft-com:office:spreadsheet",
    "spreadsheet without its line": b"<W urn:schemas-microsoft-com:office:spreadsheet",
    "speaks of it": b"urn:schemas-microsoft-com:office:spreadsheet",
    "text": "STT;Đơn vị".encode(),
    "mark": b"\xef\xbb\xbf<html>",
    "nought": b"a\0b",
    "bell": b"a\x07b",
    "tab": b"a\tb",
    "low": b"a\x08b",
    "between": b"a\x0eb",
    "end of file": b"a\x1ab",
    "last": b"a\x1fb",
    "utf-16": "<html>".encode("utf-16"),
    "utf-16-le": "<html><b>".encode("utf-16-le"),
    "utf-16-be": "<html><b>".encode("utf-16-be"),
    "utf-16-le of a text": "STT;Đơn vị".encode("utf-16-le"),
    "short": "abc".encode("utf-16-le"),
    "four": "abcd".encode("utf-16-le"),
    "odd": "abcd".encode("utf-16-le") + b"x",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "ole of word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
}
NAMES = ("a.xlsx", "a.exe", "a.xlsx.BAT ", "a", "a.js\u200b", "js", "a.jsx")

# -- delimited ---------------------------------------------------------------------------------------------

LINES = {
    "semicolons": "a;b;c\n1;2;3\n4;5;6",
    "commas": "a,b,c\n1,2,3\n4,5,6",
    "tabs": "a\tb\n1\t2",
    "bars": "a|b\n1|2",
    "decimal commas": "Đơn vị;Tỷ lệ;Điểm\nA;1,5;2,5\nB;2,5;3,5",
    "commas in cells": "a;b;c\nx,y;2;3\nz,w;5;6",
    "both": "a;b,c\nd;e,f",
    "both, asked": "a,1;b\nc,2;d\ne,3;f",
    "one column": "a\nb\nc",
    "nothing": "",
    "blanks": " \n \n",
    "sep": "sep=|\na|b\n1|2",
    "sep quoted": '"sep=;"\r\na;b',
    "sep in capitals": "SEP=,\na,b",
    "uneven": "a;b\n1;2\n3;4\n5;6;7\n8;9\n1;2\n3;4\n5;6\n7;8\n9;1",
    "very uneven": "a;b\n1;2;3\n4;5;6;7\nx,y,z",
    "quotes": 'a;b\n"x;y";"say ""ja"""\n1;2',
    "lines in cells": 'a;b\n"x\ny";2\n3;4',
    "open quote": 'a;b\n"x;2\n' + "3;4\n" * 3,
    "formula text": 'a;b\n="0123";2\n"=""x""";4',
    "blank cells": "a;b;c\n1;; \n;;\n ;x;\n\n\n",
    "text below": "a;b\n1;2\nNgười lập\n",
    "title above": "BÁO CÁO\n\na;b;c\n1;2;3\n4;5;6",
    "bars beside": "a|b;c\n1|2;3\n4|5;6",
    "end": "a;b\n1;2\x1a\0\0",
    "wide": ";".join("abcdefgh") + "\n" + ";".join("12345678"),
    "a comma list": "a, b, c;d\ne, f, g;h",
    "returns": "a;b\r1;2\r3;4",
    "mixed": "a,b;c,d\ne,f;g,h\n1,5;2,5",
}
LONG = {"as long as it may be": 32_767, "longer": 32_768}

# -- web pages ---------------------------------------------------------------------------------------------

T = "<table><tr><td>A<td>B<tr><td>1<td>2<tr><td>3<td>4</table>"
PAGES = {
    "plain": T,
    "nothing": "<p>x",
    "no cells": "<table></table>",
    "blank": "<table><tr><td> </table>",
    "headed": "<h1>T</h1><p>a<br>b</p>" + T + "<p>z",
    "two": T + "<p>giữa</p>" + T,
    "layout and two": "<table><tr><td>Kỳ<td>6</table>" + T + "x" + T + "y",
    "one column": "<table><tr><td>1<tr><td>2<tr><td>3</table>",
    "one figure": "<table><tr><td>a<td>1<tr><td>b<td>c</table>" + T,
    "figures of kinds": "<table><tr><td>(1)<td>-2%<tr><td>1.5<td>x</table>" + T,
    "spans": "<table><tr><td rowspan=2>a<td colspan=3>b<td>c<tr><td>d<td>e<td>f<td>g<tr><td>1<td>2</table>",
    "to the end": "<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3<tr><td>4</table>",
    "no spans": "<table><tr><td rowspan=1>a<td colspan=x>b<td colspan=0>c<td rowspan=-1>d<tr><td>1<td>2</table>",
    "past the end": "<table><tr><td rowspan=9>a<td>1<tr><td>2</table>",
    "wide": "<table><tr><td colspan=500>a</table>",
    "too wide": "<table><tr><td colspan=501>a</table>",
    "hidden row": "<table><tr><td>a<tr hidden><td>1<tr style='display: none'><td>2<tr><td>3</table>",
    "hidden text": "<table><tr><td>a<span hidden>no</span>b<td><div style='mso-hide:all'>no<div>x</div></div>c</table>",
    "not content": "<head><title>x</title></head><script>var a='<td>'</script><style>a{}</style>" + T,
    "input": "<table><tr><td><input value=5><input type=hidden value=6><input type=text value=7><td>8</table>",
    "exact": "<table><tr><td x:num='1234.5'>1.234<td sdval='-2e3'>x<td x:num='abc'>7<td x:num>8</table>",
    "inside": "<table><tr><td>a" + T + "<td>b</table>",
    "only inside": "<table><tr><td>" + T + "</table>",
    "open": "<table><tr><td>a<td>1<tr><td>b<td>2",
    "cells without rows": "<table><td>a<td>b<tr><th>1<th>2</table>",
    "breaks": "<table><tr><td>a<br>b<p>c</p>d<td>x  \n y</table>",
    "list": "<ul><li>a<li>b</ul>" + T,
    "select": "<table><tr><td><select><option>1</select>x<td>2</table>",
    "lost select": "<table><tr><td><select><option>1</table>" + T,
    "lost script": "<script>" + T,
    "self closed": "<table><tr><td>a<br/>b<td/>c<hr/>d</table>",
    "outside": "<td>a<tr>b</td></table>" + T,
    "entities": "<table><tr><td>a&nbsp;b&amp;c&#7891;<td>1</table>",
}

# -- XML spreadsheets --------------------------------------------------------------------------------------


def xml(*sheets: str) -> str:
    return f'<?xml version="1.0"?><Workbook {SS} {EXCEL}>{"".join(sheets)}</Workbook>'


def page(rows: str, name: str = "S", more: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{more}</Worksheet>'


def cell(value: str, kind: str = "String", how: str = "") -> str:
    return f'<Cell {how}><Data ss:Type="{kind}">{value}</Data></Cell>'


def row(*cells: str, how: str = "") -> str:
    return f"<Row {how}>{''.join(cells)}</Row>"


XML = {
    "kinds": xml(
        page(row(cell("a"), cell("5", "Number"), cell("5.5", "Number"), cell("1", "Boolean"), cell("0", "Boolean")))
    ),
    "large": xml(page(row(*(cell(str(n), "Number") for n in (2**53 - 1, 2**53, -(2**53)))))),
    "days": xml(
        page(row(*(cell(f"2026-06-14T{t}.000", "DateTime") for t in ("00:00:00", "10:00:00", "00:30:00", "00:00:01"))))
    ),
    "places": xml(page(row(cell("a", how="ss:Index='2'"), cell("b"), how="ss:Index='3'") + row(cell("c")))),
    "spans": xml(
        page(
            row(cell("a", how="ss:MergeAcross='2' ss:MergeDown='1'"), cell("b"))
            + row(cell("c", how="ss:MergeDown='1'"), how="ss:Span='2'")
            + row(cell("d", how="ss:MergeAcross='1'"))
        )
    ),
    "hidden": xml(
        page(
            "<Column ss:Span='1'/><Column ss:Hidden='1'/><Column ss:Index='6' ss:Hidden='1' ss:Span='1'/>"
            + row(cell("a"), how="ss:Hidden='1'")
            + row(cell("1") * 8)
        )
    ),
    "filter": xml(
        page(
            row(cell("a"), how="ss:Hidden='1'") + row(cell("b")),
            more="<x:AutoFilter><x:AutoFilterColumn/></x:AutoFilter>",
        )
    ),
    "hidden sheet": xml(
        page(row(cell("a"))),
        page(row(cell("b")), "H", "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"),
    ),
    "shown sheet": xml(
        page(row(cell("a")), more="<x:WorksheetOptions><x:Visible>SheetVisible</x:Visible></x:WorksheetOptions>")
    ),
    "not calculated": xml(page(row("<Cell/><Cell ss:Formula='=A1'/>") + row("<Cell ss:Formula='=A1'/>"))),
    "calculated": xml(page(row(cell("3", "Number", "ss:Formula='=1+2'")))),
    "blank": xml(page(row(cell(" "), cell("b")))),
    "none": xml(),
    "broken": xml(page("<Row>"))[:-30],
    "doctype": "<!DOCTYPE a>" + xml(page("")),
    "bad number": xml(page(row(cell("x", "Number")))),
    "note": xml(page(row("<Cell><Data ss:Type='String'>a</Data><Comment><Data>ghi chú</Data></Comment></Cell>"))),
    "far": xml(page(row(cell("a", how="ss:Index='500'")))),
    "too far": xml(page(row(cell("a", how="ss:Index='501'")))),
}

# -- letters -----------------------------------------------------------------------------------------------

TCVN = "Tæng céng|Hå s¬|§¬n vÞ|TiÕp nhËn"
LETTERS: dict[str, tuple[list[list], dict[str, str], bool]] = {
    "converted": ([TCVN.split("|"), ["Sè l­îng", 5]], {}, False),
    "few": ([["Hå s¬"]], {}, False),
    "few in an old font": ([["Hå s¬"]], {}, True),
    "few, answered": ([["Hå s¬"]], {"text_coding": "tcvn3"}, False),
    "left as it is": ([["Hå s¬"]], {"text_coding": "unicode"}, False),
    "other answer": ([TCVN.split("|")], {"text_coding": "vni"}, False),
    "composed": ([["Hô\u0300 sơ", "Số"], ["Hô\u0300 sơ"]], {}, False),
    "lost": ([["S\ufffd", "x\ufffd", "a"], ["\ufffd"] * 4], {}, False),
    "six lost": ([["\ufffd"] * 5, ["\ufffd"]], {}, False),
    "five lost": ([["\ufffd"] * 5], {}, False),
    "lost, agreed": ([["S\ufffd", "a"]], {"lost_letters": "skip"}, False),
    "unicode": ([["Hồ sơ", "Số"]], {}, False),
    "western": ([["café", "naïve", "Zürich"]], {}, True),
    "utf-8 read as western": ([["Há»“ sÆ¡", "Sá»‘", "Tá»•ng", "Ä‘Æ¡n vá»‹"]], {}, False),
    "far down": ([["a"]] * 60 + [["Hå s¬ tiÕp nhËn"]] * 3, {}, False),
}
BYTES = {
    "utf-8": "Hồ sơ".encode(),
    "mark": "Hồ sơ".encode("utf-8-sig"),
    "utf-16": "Hồ sơ".encode("utf-16"),
    "utf-16-le": "Ho so abc".encode("utf-16-le"),
    "cp1258": "Đơn vị tiếp nhận hồ sơ".encode("cp1258", "ignore"),
    "tcvn": TCVN.encode("latin-1"),
    "western": "café “x” – naïve".encode("cp1252"),
    "holes": b"a\x81\x8d\x8f\x90\x9d\x80b",
    "a byte damaged": ("Hồ sơ đã được tiếp nhận giải quyết " * 9).encode() + b"\xff",
    "several damaged": "Hồ sơ".encode() + b"\xff" * 3,
}

# -- persons -----------------------------------------------------------------------------------------------

WHO = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường", "Phạm Minh Đức", "Vũ Thị Em", "Đỗ Văn Phúc"]


def rows_of(heading: str, cells: list, others: tuple[str, ...] = ("STT", "Đơn vị", "Số")) -> list[list]:
    return [[*others, heading], *([n, f"Sở {n}", 10 * n, c] for n, c in enumerate(cells, 1))]


TABLES: dict[str, list[list]] = {
    "names under a role": rows_of("Người lập", WHO),
    "names under nothing": rows_of("Ghi", WHO),
    "two names": rows_of("Ghi", [*WHO[:2], "x", "y", "z", "w"]),
    "phones": rows_of("Điện thoại", ["0912345678", "0987654321", "", ""]),
    "short numbers": rows_of("Điện thoại", ["1022", "115", "113"]),
    "numbers of phones": rows_of("x", [912345678, 987654321, 356789012]),
    "cards": rows_of("Số", [87199012345, 96199012345, 10199012345]),
    "no cards": rows_of("Số", [97199012345, 9199012345, 871990123456]),
    "amounts": rows_of("Số tiền", [912345600, 1234567, 87199012300]),
    "counts of people": rows_of("Số người nộp", [1, 2, 3]),
    "rate of people": rows_of("Tỷ lệ người dân hài lòng", [99.1, 98, 97]),
    "mails": rows_of("Email", ["an@b.vn", "", "-"]),
    "channel": rows_of("Email", [5, 6, 7]),
    "addresses": rows_of("Họ và tên", ["https://a.vn/x", "-", "x"]),
    "identity": rows_of("Số CCCD", ["079188001234", None]),
    "one person below": [["Họ tên"], ["Nguyễn Văn An"]],
    "a phone in a line": [["Liên hệ 0912345678"], ["a", 1]],
    "signature": [["a", "b"], ["x", 1], ["y", 2], [None, "Nguyễn Văn An"]],
    "wards": rows_of("Tên", ["Phường Trần Hưng Đạo", "Xã Nguyễn Phích", "Phường Lê Lợi"]),
    "half of them": rows_of("x", [*WHO[:3], "a b", "c d", "e f", "g h"]),
    "in a row below each other": [["x"], *([w] for w in WHO)],
    "two words": rows_of("x", ["Lê Lợi", "Trần Phú", "Ngô Quyền", "Lý Bôn"]),
    "offices": rows_of("Cơ quan", ["Lê Lợi", "Trần Phú", "Ngô Quyền"]),
    "deep heading": [["a", "Người nộp", "c"], *[["", "", ""]] * 4, [1, "Nguyễn Văn An", 2]],
    "deeper": [["a", "Người nộp", "c"], *[["", "", ""]] * 12, [1, "Nguyễn Văn An", 2]],
    "two texts": [["a", "Người nộp"], [1, "Nguyễn Văn An"]],
}


def lines() -> Iterator[str]:
    for name, content in KINDS.items():
        yield f"kind, {name} => {outcome(kind_of, content)} {head_of(content)[:9]!r} {without_mark(content)}"
    for name in NAMES:
        yield f"name, {name!r} => {outcome(kind_of, b'a;b', name)}"
    for name, text in LINES.items():
        for answer in ("", "comma", "semicolon"):
            answers = {"delimiter": answer} if answer else {}
            yield f"csv, {name} {answer} => {outcome(read_delimited, text.encode(), answers)}"
    for name, size in LONG.items():
        yield f"csv, {name} => {len(outcome(read_delimited, b'a;b' + b'x' * (size - 1) + b';c', {}))}"
    for name, text in PAGES.items():
        yield f"html, {name} => {outcome(read_html, text.encode())}"
    for name, text in XML.items():
        yield f"xml, {name} => {outcome(read_spreadsheetml, text.encode())}"
    for name, (rows, answers, is_old) in LETTERS.items():
        book = Workbook([Sheet("S", [list(row) for row in rows])], has_legacy_font=is_old)
        texts.settle_texts(book, answers)
        yield f"letters, {name} => {shown(book)[-900:]}"
    for name, content in BYTES.items():
        yield f"decoded, {name} => {texts.decode(content)!r:.90} {texts.decode(content, 'windows-1258')!r:.90}"
    for name, rows in TABLES.items():
        book = Workbook([Sheet("S", rows)])
        cells_of_persons = persons.find_persons(book, {"sở 1"})
        notice = told(persons.say_persons(cells_of_persons)) if cells_of_persons else ""
        yield f"persons, {name} => {[(p.locator, p.heading, p.what[0]) for p in cells_of_persons]} {notice}"


def test_what_is_read_of_small_files_is_what_is_written_down():
    written = dict(line.split(" => ", 1) for line in FILE.read_text("utf-8").split("\n")[:-1])
    assert dict(line.split(" => ", 1) for line in map(one_line, lines())) == written


def one_line(line: str) -> str:
    return (
        line.replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\ufeff", "<mark>")
        .encode("utf-8", "backslashreplace")
        .decode()
    )


@pytest.mark.parametrize(
    ("name", "after"),
    [("Nguyễn Văn An", "Trang 1"), ("Biểu 6a", "Biểu 6a"), ("Nguyễn Văn An 0912345678", "Trang 1")],
)
def test_a_sheet_called_after_somebody_is_called_by_its_number(name, after):
    book = Workbook([Sheet(name, [["a"]])], [Problem("x", "warn", f"{name}!A1", f"trang {name}", f"sheet {name}")])
    named = persons.name_sheets(book)
    assert (book.sheets[0].name, book.problems[0].locator, len(named)) == (after, f"{after}!A1", int(after != name))
    assert book.problems[0].message_vi == f"trang {after}" and book.problems[0].message_en == f"sheet {after}"


def test_neutral_names_of_sheets_are_taken_once():
    book = Workbook([Sheet("Nguyễn Văn An", []), Sheet("Trang 1", []), Sheet("Trần Thị Bình", [])])
    assert len(persons.name_sheets(book)) == 2
    assert [sheet.name for sheet in book.sheets] == ["Trang 1 bis", "Trang 1", "Trang 3"]


def test_what_says_somebody_leaves_no_reading():
    def fact(**more) -> Fact:
        return Fact(
            "dossiers_resolved", 1.0, "hue", "2026-06", date(2026, 6, 1), date(2026, 6, 30), locator="S!A1", **more
        )

    quoted = Problem("x", "warn", "S!A1", "cột “Nguyễn Văn An” và “Sở Y tế”, “nguyễn văn an”", "a “Nguyễn Văn An”")
    reading = Reading(
        "s", 1, [fact(field="Nguyễn Văn An"), fact(field="Đất đai", raw="Trần Thị Bình 5"), fact(raw="5")], [quoted]
    )
    reading.notes = {"title": "Nguyễn Văn An 0912345678", "sheet": "S"}
    hidden = persons.hide_persons(reading)
    assert [(f.field, f.raw) for f in hidden.facts][1] == ("", "5") and len(hidden.facts) == 2
    assert hidden.problems[0].message_vi == "cột “…” và “Sở Y tế”, “…”" and hidden.problems[0].message_en == "a “…”"
    assert [p.code for p in hidden.problems] == ["x", "person_left_out"] and "1" in hidden.problems[1].message_vi
    assert hidden.notes == {"sheet": "S"}


if __name__ == "__main__":
    FILE.write_text("".join(f"{one_line(line)}\n" for line in lines()), encoding="utf-8")
