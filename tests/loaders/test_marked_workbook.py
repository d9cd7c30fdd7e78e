"""The marked workbook: the right cells coloured and commented, a list that says all, no formula in it."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from data.facts import Problem
from data.neutral import neutral
from loaders.files.sheets import Sheet, Workbook
from loaders.marked_workbook import LIST_SHEET, mark, write_marked
from tests.loaders.build import Form06a, reading_of, table

WARN = Problem("identity", "warn", "Biểu 6a!C13", "C13: 120 nhưng cộng được 119.", "C13: 120 but the sum is 119.")
ASK = Problem(
    "unreadable_number",
    "ask",
    "Biểu 6a!I13",
    "Không đọc được “3.5.1”.",
    "“3.5.1” cannot be read.",
    "cell:Biểu 6a!I13",
    {"35": ("Lấy 35", "Take 35"), "skip": ("Bỏ ô này", "Leave it out")},
)


def workbook_of(content):
    return load_workbook(io.BytesIO(content))


def test_problem_cells_are_coloured_and_say_why_in_both_languages():
    book = workbook_of(mark(Form06a().bytes(), "bieu.xlsx", [WARN, ASK]))
    assert book.sheetnames == [LIST_SHEET, "Biểu 6a"]
    sheet = book["Biểu 6a"]
    assert (sheet["C13"].value, sheet["C13"].fill.fgColor.rgb) == (120, "FFFDF3DD")
    assert "C13: 120 nhưng" in sheet["C13"].comment.text and "but the sum" in sheet["C13"].comment.text
    assert sheet["I13"].fill.fgColor.rgb == "FFFCEBDF" and "3.5.1" in sheet["I13"].comment.text
    assert [c.coordinate for row in sheet.iter_rows() for c in row if c.comment] == ["C13", "I13"]
    assert "C8:F8" in {str(r) for r in sheet.merged_cells.ranges} and sheet["B14"].value == "Sở Y tế"


def test_the_list_says_code_cell_both_messages_and_what_to_do_gravest_first():
    sheet = workbook_of(mark(Form06a().bytes(), "bieu.xlsx", [WARN, ASK]))[LIST_SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(rows) if row[1] == "Mã / Code")
    first, second = rows[head + 1 :]
    assert first[1:5] == ["unreadable_number", "Biểu 6a!I13", ASK.message_vi, ASK.message_en]
    assert "Lấy 35; Bỏ ô này" in first[5] and "Take 35; Leave it out" in first[6]
    assert second[1:3] == ["identity", "Biểu 6a!C13"] and "Đối chiếu" in second[5] and "Check it" in second[6]
    assert sheet.cell(head + 2, 3).hyperlink.location == "'Biểu 6a'!I13"


def test_real_problems_of_a_real_reading_land_on_their_cells():
    form = Form06a(total_values=(9,) * 11)
    problems = reading_of(form.bytes()).problems
    sheet = workbook_of(mark(form.bytes(), "bieu.xlsx", problems))["Biểu 6a"]
    wanted = {p.locator.partition("!")[2] for p in problems if "!" in p.locator}
    assert {c.coordinate for row in sheet.iter_rows() for c in row if c.comment} == wanted and len(wanted) > 5


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@x", "\tx", "\rx", "＝1", "  =1"])
def test_nothing_in_the_copy_is_a_formula(text):
    workbook = Workbook([Sheet("A", [[text, 5, -7.5, date(2026, 6, 1), None, True]])])
    problem = Problem("x", "warn", "A!A1", text, text)
    book = workbook_of(write_marked(workbook, [problem]))
    for sheet in book:
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    cell = book["A"]["A1"]
    assert cell.value.startswith("'") and cell.data_type == "s" and neutral(text) == "'" + text
    assert [c.value for c in book["A"][1]][1:4] == [5, -7.5, book["A"]["D1"].value], "numbers stay numbers"


def test_of_a_large_sheet_only_the_rows_beside_a_problem_are_copied_at_their_own_address():
    rows = [[f"dòng {n}", *range(9)] for n in range(1, 20_001)]
    problem = Problem("x", "warn", "To!C15000", "sai", "wrong")
    book = workbook_of(write_marked(Workbook([Sheet("To", rows)]), [problem]))
    filled = [row[0].row for row in book["To"].iter_rows() if row[0].value]
    assert filled == [*range(1, 16), *range(14_998, 15_003)]
    assert book["To"]["A15000"].value == "dòng 15000" and book["To"]["C15000"].comment
    assert book["To"].sheet_format.zeroHeight and "“To” lớn" in book[LIST_SHEET]["A5"].value


def test_a_problem_inside_merged_cells_marks_their_first_one():
    workbook = Workbook([Sheet("A", [["đầu", None], [None, None]], [(0, 0, 1, 1)])])
    sheet = workbook_of(write_marked(workbook, [Problem("x", "ask", "A!B2", "sai", "wrong")]))["A"]
    assert sheet["A1"].comment.text == "sai\nwrong"


def test_a_merged_range_over_the_whole_sheet_sizes_nothing():
    workbook = Workbook([Sheet("A", [["đầu"]], [(0, 0, 1_048_575, 16_383)])])
    assert workbook_of(write_marked(workbook, [Problem("x", "ask", "A!A1", "sai", "wrong")]))["A"]["A1"].comment


@pytest.mark.parametrize("name", ["Vấn đề", "a" * 40, "x", "X", "Sở [1]: a/b"])
def test_any_sheet_name_gives_a_workbook_that_opens(name):
    sheets = [Sheet(name, [["a"]]), Sheet("x ", [["b"]])]
    problems = [Problem("x", "warn", f"{s.name}!A1", "sai", "wrong") for s in sheets]
    book = workbook_of(write_marked(Workbook(sheets), problems))
    assert len(book.sheetnames) == 3 == len({n.lower() for n in book.sheetnames})
    assert [book[n]["A1"].value for n in book.sheetnames[1:]] == ["a", "b"]


def test_a_file_that_cannot_be_read_gives_the_list_alone():
    problem = Problem("password", "reject", "", "Tệp đặt mật khẩu.", "Password.")
    book = workbook_of(mark(b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls", [problem]))
    assert book.sheetnames == [LIST_SHEET]
    assert any(row[3].value == "Tệp đặt mật khẩu." for row in book[LIST_SHEET].iter_rows(min_row=6))


def test_a_problem_without_a_cell_is_listed_and_marks_nothing():
    problem = Problem("layout_unknown", "reject", "Sheet1", "lạ", "unknown")
    book = workbook_of(mark(table([["a", 1]]), "a.xlsx", [problem]))
    assert book.sheetnames == [LIST_SHEET]
