"""Names that stand once for several rows."""

import io

import pytest
from openpyxl import load_workbook

from tests.loaders.build import problems_of, reading_of
from tests.loaders.build_units import plain

HEADINGS = ["STT", "Đơn vị", "Lĩnh vực", "Tiếp nhận mới", "Đã giải quyết", "Đang giải quyết"]
ROWS = [
    [1, "Sở Tư pháp", "Hộ tịch", 100, 90, 10],
    [None, None, "Chứng thực", 300, 300, 0],
    [None, "Cộng Sở Tư pháp", None, 400, 390, 10],
    [2, "Sở Xây dựng", "Nhà ở", 40, 30, 10],
    [None, None, "Quy hoạch", 60, 44, 16],
    [None, None, "Giao thông", 5, 5, 0],
]
RECEIVED = {
    ("Sở Tư pháp", "Hộ tịch"): 100,
    ("Sở Tư pháp", "Chứng thực"): 300,
    ("Sở Xây dựng", "Nhà ở"): 40,
    ("Sở Xây dựng", "Quy hoạch"): 60,
    ("Sở Xây dựng", "Giao thông"): 5,
}


def received(reading) -> dict[tuple[str, str], float]:
    return {(f.unit, f.field): f.value for f in reading.facts if f.measure == "dossiers_received_new"}


def merged_in(content: bytes, *ranges: str) -> bytes:
    """The workbook with these ranges merged."""
    book = load_workbook(io.BytesIO(content))
    for cells in ranges:
        book.active.merge_cells(cells)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_unit_merged_over_its_fields_is_that_of_each_row():
    reading = reading_of(merged_in(plain(HEADINGS, ROWS), "A5:A6", "B5:B6", "A8:A10", "B8:B10"))
    assert received(reading) == RECEIVED
    assert [p.code for p in reading.problems] == ["units_new"]  # and 100 + 300 = 400 of "Cộng Sở Tư pháp" agrees


def test_a_unit_printed_on_the_first_row_of_its_fields_is_that_of_the_others_and_shown():
    reading = reading_of(plain(HEADINGS, ROWS))
    assert received(reading) == RECEIVED
    assert problems_of(reading, "normalise") == [("units_filled_down", "Theo đơn vị!B6")]


def test_a_row_without_both_is_asked_as_before():
    reading = reading_of(plain(HEADINGS, [*ROWS[:2], [None, None, None, 7, 7, 0]]))
    assert {code for code, _ in problems_of(reading, "ask")} == {"name_missing"}


def test_a_figure_merged_over_two_rows_is_of_neither_before_it_is_said():
    rows = [[1, "Sở Y tế", "Dược", 30, 20, 10], [2, "Sở Nội vụ", "Hội", None, 9, 1], [3, "Sở Nội vụ", "Phi", 4, 3, 1]]
    content = merged_in(plain(HEADINGS, rows), "D5:D6")
    reading = reading_of(content)
    (problem,) = [p for p in reading.problems if p.severity == "ask"]
    assert (problem.code, problem.locator, list(problem.choices)) == (
        "figure_merged",
        "Theo đơn vị!D5",
        ["skip", "first"],
    )
    assert problem.question == "merged:Theo đơn vị!D5"
    assert received(reading) == {("Sở Nội vụ", "Phi"): 4}
    skipped = reading_of(content, answers={problem.question: "skip"})
    assert received(skipped) == {("Sở Nội vụ", "Phi"): 4} and skipped.verdict == "warn"
    first = reading_of(content, answers={problem.question: "first"})
    assert received(first)["Sở Y tế", "Dược"] == 30 and first.verdict == "warn"


BY_OFFICE = [
    ["I", "Sở Y tế", 372, 339, 33],
    [1, "Dược", 140, 127, 13],
    [2, "Hành nghề", 232, 212, 20],
    ["II", "Sở Xây dựng", 85, 76, 9],
    [1, "Nhà ở", 85, 76, 9],
    [None, "Tổng cộng", 457, 415, 42],
]


@pytest.mark.parametrize("heading", ["Đơn vị / Lĩnh vực", "Lĩnh vực", "Cơ quan, lĩnh vực"])
def test_fields_below_an_office_are_its(heading):
    reading = reading_of(plain(["STT", heading, "Tiếp nhận mới", "Đã giải quyết", "Đang giải quyết"], BY_OFFICE))
    assert received(reading) == {
        ("Sở Y tế", "Dược"): 140,
        ("Sở Y tế", "Hành nghề"): 232,
        ("Sở Xây dựng", "Nhà ở"): 85,
    }
    assert problems_of(reading) == [("units_new", "Theo đơn vị!B6")]


def test_fields_below_no_office_are_still_asked():
    rows = [*BY_OFFICE[:-1], ["III", "Cấp xã", 9, 8, 1], [1, "Hộ tịch", 9, 8, 1]]
    reading = reading_of(plain(["STT", "Lĩnh vực", "Tiếp nhận mới", "Đã giải quyết", "Đang giải quyết"], rows))
    assert [code for code, _ in problems_of(reading, "ask")] == ["unit_missing"]
    assert ("", "Hộ tịch") not in received(reading) and ("Sở Y tế", "Dược") in received(reading)
