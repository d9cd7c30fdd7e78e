"""Exactly one source may claim a file; none or two is said with their names."""

import io

from openpyxl import load_workbook

from loaders.registry import SOURCES
from tests.loaders.build import Form06a, hotline, reading_of, save, social, table


def test_each_layout_is_claimed_by_its_own_source_alone():
    from loaders.files.workbook import read_workbook

    files = {"form_06a": Form06a().bytes(), "hotline_month": hotline(), "social_month": social()}
    for source, content in files.items():
        assert [s.id for s in SOURCES if s.sniff(read_workbook(content))] == [source]


def test_an_unknown_layout_names_what_can_be_loaded_and_what_was_seen():
    reading = reading_of(table([[None], ["Bảng lương tháng 6"], ["Họ tên", "Lương"]]))
    problem = reading.problems[0]
    assert (reading.verdict, problem.code, problem.locator) == ("reject", "layout_unknown", "Sheet1!A2")
    assert "Bảng lương tháng 6" in problem.message_vi and all(s.name_vi in problem.message_vi for s in SOURCES)
    assert all(s.name_en in problem.message_en for s in SOURCES)
    assert "trống" in reading_of(table([])).problems[0].message_vi


def test_a_file_of_two_layouts_is_asked_and_the_choice_is_read():
    book = Form06a().workbook()
    other = load_workbook(io.BytesIO(hotline())).active
    sheet = book.create_sheet("1022")
    for row in other.iter_rows():
        for cell in row:
            sheet[cell.coordinate] = cell.value
    reading = reading_of(save(book))
    problem = reading.problems[0]
    assert (reading.verdict, problem.question, set(problem.choices)) == ("ask", "source", {"form_06a", "hotline_month"})
    assert reading_of(save(book), answers={"source": "hotline_month"}).source == "hotline_month"
