"""What the file hides: rows, columns and filters are read and said, hidden sheets are not read without asking."""

import pytest
from openpyxl import Workbook

from loaders.files.workbook import read_workbook
from tests.loaders.build import NOI_VU, Form06a, reading_of, save, table, values


def filtered() -> Workbook:
    book = Form06a().workbook()
    sheet = book.active
    sheet.auto_filter.ref = "A11:M17"
    sheet.auto_filter.add_filter_column(1, ["Sở Y tế"])
    sheet.row_dimensions[13].hidden = True
    sheet.column_dimensions["K"].hidden = True
    return book


def test_filtered_rows_and_hidden_columns_count_like_the_others():
    content = save(filtered())
    assert values(reading_of(content)) == values(reading_of(Form06a().bytes()))
    problems = read_workbook(content).problems
    assert [(p.code, p.severity, p.locator) for p in problems] == [
        ("hidden_rows", "warn", "Biểu 6a!A13"),
        ("hidden_columns", "warn", "Biểu 6a!K1"),
    ]
    assert "đang lọc (hàng 13)" in problems[0].message_vi and "by a filter (row 13)" in problems[0].message_en
    assert "cột K" in problems[1].message_vi


def test_the_reading_of_the_file_says_it_too():
    reading = reading_of(save(filtered()))
    assert [p.code for p in reading.problems[:2]] == ["hidden_rows", "hidden_columns"] and reading.verdict == "warn"
    assert values(reading)["Biểu 6a!C13"] == NOI_VU[0]


def test_hidden_rows_without_content_are_not_spoken_of():
    book = Form06a().workbook()
    for row in (3, 40, 41):
        book.active.row_dimensions[row].hidden = True
    book.active.column_dimensions["Z"].hidden = True
    assert [p.locator for p in read_workbook(save(book)).problems] == []


def test_hidden_rows_are_named_in_ranges():
    book = Workbook()
    for number in range(1, 41):
        book.active.append([number])
        book.active.row_dimensions[number].hidden = number in (2, 3, 4, 7) or (number > 20 and number % 2 == 0)
    (problem,) = read_workbook(save(book)).problems
    assert "14 hàng ẩn (hàng 2–4, 7, 22, 24, 26, 28 …)" in problem.message_vi


@pytest.fixture
def all_hidden() -> bytes:
    book = Form06a().workbook()
    book.active.sheet_state = "hidden"
    book.create_sheet("Bìa")
    return save(book)


def test_hidden_sheets_are_asked_about_when_nothing_else_holds_anything(all_hidden):
    reading = reading_of(all_hidden)
    (problem,) = reading.problems
    assert (reading.verdict, problem.code, problem.question) == ("ask", "hidden_sheets", "hidden_sheets")
    assert "“Biểu 6a”" in problem.message_vi and set(problem.choices) == {"read", "skip"}
    read = read_workbook(all_hidden, "", {"hidden_sheets": "read"})
    assert [s.is_hidden for s in read.sheets] == [False, False] and read.problems == []
    assert [s.is_hidden for s in read_workbook(all_hidden, "", {"hidden_sheets": "skip"}).sheets] == [True, False]


def test_a_hidden_sheet_beside_the_table_is_not_read_and_named():
    book = Form06a().workbook()
    book.create_sheet("nháp").append(["Sở Y tế", 9999])
    book["nháp"].sheet_state = "veryHidden"
    reading = reading_of(save(book))
    assert values(reading) == values(reading_of(Form06a().bytes()))
    assert [p.locator for p in reading.problems if p.code == "sheet_not_read"] == ["nháp"]


def test_a_plain_workbook_hides_nothing():
    assert read_workbook(table([["a", 1]])).problems == []
