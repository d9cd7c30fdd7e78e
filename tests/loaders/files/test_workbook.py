"""Reading .xlsx files: values at their cells, what calamine hides, and files that cannot be taken."""

import io
import re
import zipfile
from datetime import date
from functools import partial

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from loaders.files import limits, xlsx
from loaders.files.sheets import cell_name, column_name, text_of
from loaders.files.workbook import read_workbook
from loaders.problems.refusal import FileProblem
from tests.loaders.build import rezip, save, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(content: bytes, name: str = "số liệu.xlsx"):
    with pytest.raises(FileProblem) as caught:
        read_workbook(content, name)
    problem = caught.value.problem
    assert problem.severity == "reject" and problem.message_vi and problem.message_en
    assert problem.message_vi != problem.message_en and "{" not in problem.message_vi + problem.message_en
    return problem


def test_values_stand_at_their_cells_whatever_the_first_used_one():
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 6a"
    sheet["E12"], sheet["F12"], sheet["E13"] = 149217, "03", date(2026, 6, 14)
    sheet.merge_cells("E15:G16")
    sheet["E15"] = "gộp"
    read = read_workbook(save(book)).sheets[0]
    assert (read.cell(11, 4), read.cell(11, 5), read.cell(12, 4)) == (149217, "03", date(2026, 6, 14))
    assert read.cell(0, 0) is None and read.cell(500, 500) is None
    assert read.merged == [(14, 4, 15, 6)] and (read.cell(14, 4), read.cell(15, 5)) == ("gộp", None)
    assert cell_name(read.name, 11, 4) == "Biểu 6a!E12"
    assert [column_name(c) for c in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_cell_as_a_reader_sees_it():
    assert [text_of(v) for v in (12.0, 1.5, None, date(2026, 6, 1), "x")] == ["12", "1.5", "", "01/06/2026", "x"]


def test_error_cells_come_as_their_text_at_their_cell():
    book = Workbook()
    book.active["C3"], book.active["D4"], book.active["H9"] = 1, "#DIV/0!", "#REF!"
    read = read_workbook(save(book)).sheets[0]
    assert (read.cell(3, 3), read.cell(8, 7)) == ("#DIV/0!", "#REF!")


def test_error_cells_are_found_where_the_file_does_not_name_its_cells():
    book = Workbook()
    book.active["A1"], book.active["B2"] = "đầu", "#N/A"
    content = rezip(
        save(book),
        lambda name, part: part.replace(b' r="B2"', b"").replace(b' r="A1"', b"") if "sheet1" in name else part,
    )
    read = read_workbook(content).sheets[0]
    assert "#N/A" in [value for row in read.rows for value in row]


def test_a_formula_never_calculated_refuses_the_file_and_names_the_cell():
    book = Workbook()
    book.active.title = "Tháng 6"
    book.active["B2"], book.active["B3"], book.active["B4"] = 1, 2, "=SUM(B2:B3)"
    problem = refused(save(book))
    assert (problem.code, problem.locator) == ("formula_without_value", "Tháng 6!B4")
    assert "mở tệp bằng Excel, bấm Lưu" in problem.message_vi.replace("Mở", "mở")


def test_a_formula_with_its_value_is_read():
    book = Workbook()
    book.active["A1"] = "=1+2"
    content = rezip(
        save(book),
        lambda name, part: (
            part.replace(b"<v />", b"<v>3</v>").replace(b"<v></v>", b"<v>3</v>") if "sheet1" in name else part
        ),
    )
    assert read_workbook(content).sheets[0].cell(0, 0) == 3


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_are_the_same_whichever_year_the_file_counts_from(is_1904):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
    book.active.append([date(2026, 6, 14), date(2004, 2, 29)])
    assert read_workbook(save(book)).sheets[0].rows == [[date(2026, 6, 14), date(2004, 2, 29)]]


def test_a_hidden_sheet_is_marked():
    book = Workbook()
    book.create_sheet("nháp").sheet_state = "hidden"
    assert [(s.name, s.is_hidden) for s in read_workbook(save(book)).sheets] == [("Sheet", False), ("nháp", True)]


def test_a_declared_dimension_too_small_loses_nothing():
    content = rezip(table([[1, 2], [3, 4]]), lambda name, part: part.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert read_workbook(content).sheets[0].rows == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
        (b"%PDF-1.7\n%...", "pdf"),
        (b"%PDF-1.7\n" + table([[1]]), "pdf"),  # a PDF with a workbook behind it
        (OLE + "Workbook\0".encode("utf-16-le"), "broken_file"),
        (OLE + "Workbook\0_VBA_PROJECT_CUR\0".encode("utf-16-le"), "macros"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "password"),
        (OLE + "WordDocument\0".encode("utf-16-le"), "not_a_workbook"),
        (OLE + "PowerPoint Document\0".encode("utf-16-le"), "not_a_workbook"),
        (b"\x09\x04\x06\x00" + bytes(100), "very_old_excel"),
        (table([[1, 2]])[:-300], "broken_file"),
        (table([[1, 2]])[:40], "broken_file"),
        (b"<html><body><form>password</form></body>", "html"),
        ("\ufeff<!DOCTYPE html><html>".encode(), "html"),
        ("<html>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "broken_file"),
        (b'<?xml version="1.0"?><note/>', "not_a_workbook"),
        ("Báo cáo tháng 6\nkhông có bảng".encode(), "text"),
        (b"Rar!\x1a\x07", "not_a_workbook"),
        (b"MZ\x90\0\3\0", "not_a_workbook"),
        (b"#!/bin/sh\nrm x", "not_a_workbook"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "not_a_workbook"),
        (bytes(range(256)), "unknown_content"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",  # a workbook holds the second it was made in
)
def test_a_wrong_file_gets_its_own_sentence(content, code):
    assert refused(content).code == code


def zip_of(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return stream.getvalue()


def test_a_zip_without_a_workbook_is_named():
    word = zip_of(**{"[Content_Types].xml": b"<Types>wordprocessingml</Types>", "word__document.xml": b"<w/>"})
    assert "Word" in refused(word).message_vi
    assert "zip" in refused(zip_of(**{"a.txt": b"x"})).message_vi


def test_the_name_never_chooses_the_reader_but_a_program_is_refused():
    assert read_workbook(table([[1]]), "anh.png").sheets[0].rows == [[1]]
    assert refused(table([[1]]), "báo cáo.xlsx.exe").code == "executable_name"


def test_macros_are_refused():
    content = zip_of(**{"[Content_Types].xml": b"<Types/>", "xl__vbaProject.bin": b"x"})
    assert refused(content).code == "macros"
    types = rezip(
        table([[1]]),
        lambda name, part: part.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )
    assert refused(types).code == "macros"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"])
def test_a_doctype_or_entity_is_refused_in_any_part(part):
    def add(name, content):
        return b'<!DOCTYPE a [<!ENTITY b "c">]>' + content if name == part else content

    assert refused(rezip(table([["x"]]), add)).code == "unsafe_file"


def test_a_zip_bomb_is_refused_while_it_inflates():
    def blow(name, content):
        return content.replace(b"</sheetData>", b"</sheetData>" + b" " * 5_000_000) if "sheet1" in name else content

    assert refused(rezip(table([["x"]]), blow)).code == "unsafe_file"


def test_part_names_that_point_outside_or_stand_twice_are_refused():
    assert refused(zip_of(**{"..__a.xml": b"x", "[Content_Types].xml": b"x"})).code == "unsafe_file"
    assert refused(zip_of(**{"A.xml": b"x", "a.xml": b"y", "[Content_Types].xml": b"x"})).code == "unsafe_file"


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "PARTS", 5)
    assert refused(table([[1]])).code == "too_big"


def test_a_stray_cell_never_sizes_an_allocation():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = 1, 2
    problem = refused(save(book))
    assert (problem.code, problem.locator) == ("too_big", "Sheet")


def test_a_coloured_cell_without_a_value_reaches_nowhere():
    book = Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"].number_format = "0.00"
    content = save(book)
    assert read_workbook(content).sheets[0].rows == [[1]]
    for old, new in ((b" />", b"></c>"), (b"></c>", b"/>")):  # as one program or another writes an empty element
        last = partial(re.compile(rb'(<c r="XFD1048576"[^>]*?)' + old).sub, rb"\1" + new)
        assert read_workbook(rezip(content, lambda _, part, last=last: last(part))).sheets[0].rows == [[1]]


def test_a_cell_of_endless_text_is_refused():
    book = Workbook()
    book.active["B2"] = "x"
    content = rezip(save(book), lambda name, part: part.replace(b">x<", b">" + b"ab" * 17_000 + b"<"))
    assert refused(content).code == "too_big"
    assert refused(content).locator == "Sheet!B2"


def test_a_file_over_the_limit_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    assert refused(table([[1]])).code == "too_big"


def test_cells_of_a_kind_are_found_where_the_sheet_does_not_name_them():
    book = Workbook()
    book.active.append([5, "=A1+1", "chữ", None])
    file = io.BytesIO()
    book.save(file)
    assert xlsx._cells_by_openpyxl(file.getvalue(), "Sheet", "f") == ["B1"]
    assert xlsx._cells_by_openpyxl(file.getvalue(), "Sheet", "e") == []
