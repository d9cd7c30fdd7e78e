"""Names that stand once for several rows."""

import io

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


def test_a_unit_merged_over_its_fields_is_that_of_each_row():
    book = load_workbook(io.BytesIO(plain(HEADINGS, ROWS)))
    for merged in ("A5:A6", "B5:B6", "A8:A10", "B8:B10"):
        book.active.merge_cells(merged)
    saved = io.BytesIO()
    book.save(saved)
    reading = reading_of(saved.getvalue())
    assert received(reading) == RECEIVED
    assert [p.code for p in reading.problems] == ["units_new"]  # and 100 + 300 = 400 of "Cộng Sở Tư pháp" agrees


def test_a_unit_printed_on_the_first_row_of_its_fields_is_that_of_the_others_and_shown():
    reading = reading_of(plain(HEADINGS, ROWS))
    assert received(reading) == RECEIVED
    assert problems_of(reading, "normalise") == [("units_filled_down", "Theo đơn vị!B6")]


def test_a_row_without_both_is_asked_as_before():
    reading = reading_of(plain(HEADINGS, [*ROWS[:2], [None, None, None, 7, 7, 0]]))
    assert {code for code, _ in problems_of(reading, "ask")} == {"name_missing"}
