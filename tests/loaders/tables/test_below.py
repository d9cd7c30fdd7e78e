"""Tables below each other in one sheet, each with what stands round it."""

import pytest

from tests.loaders.build import problems_of, reading_of, table
from tests.loaders.build_units import plain

HEADINGS = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đang giải quyết"]
MOVED = ["STT", "Đơn vị", "Đã giải quyết", "Tiếp nhận mới", "Đang giải quyết"]
FIELDS = ["STT", "Lĩnh vực", *HEADINGS[2:]]
UPPER, LOWER = [[1, "Sở Y tế", 120, 100, 20]], [[1, "Xã Tân Hồng", 9, 10, 1]]
LATER = [[1, "Sở Y tế", 130, 125, 25]]
TITLE = [["UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC"]]


def received(reading) -> dict[tuple[str, str, str], float]:
    facts = (f for f in reading.facts if f.measure == "dossiers_received_new")
    return {(f.period_label, f.unit, f.field): f.value for f in facts}


@pytest.mark.parametrize("between", [[], [[None]], [["2. Cấp xã"]], [[None], [None], ["II. CẤP XÃ"]]])
def test_the_same_words_in_other_columns_begin_a_table_of_their_own(between):
    reading = reading_of(plain(HEADINGS, [*UPPER, *between, MOVED, *LOWER]))
    assert received(reading) == {("2026-06", "Sở Y tế", ""): 120, ("2026-06", "Xã Tân Hồng", ""): 10}
    assert {p.code for p in reading.problems} == {"units_new"}


@pytest.mark.parametrize("between", [[], [["Trang 1/2"]], [[None], ["Biểu 1 (tiếp theo)"]], [["II. Xã, phường"]]])
def test_the_same_heading_in_the_same_columns_is_a_new_page(between):
    reading = reading_of(plain(HEADINGS, [*UPPER, *between, HEADINGS, [2, "Sở Nội vụ", 10, 9, 1]]))
    assert received(reading) == {("2026-06", "Sở Y tế", ""): 120, ("2026-06", "Sở Nội vụ", ""): 10}
    assert [p.code for p in reading.problems] == ["units_new"]


def test_each_table_has_its_own_period():
    rows = [*TITLE, ["QUÝ II NĂM 2026"], ["Bảng 1. Tháng 5/2026"], HEADINGS, *UPPER]
    reading = reading_of(table([*rows, [None], ["Bảng 2. Tháng 6/2026"], HEADINGS, *LATER]))
    assert received(reading) == {("2026-05", "Sở Y tế", ""): 120, ("2026-06", "Sở Y tế", ""): 130}


def test_each_table_by_field_has_its_own_office():
    rows = [*TITLE, ["THÁNG 6 NĂM 2026"], ["1. Sở Tài chính"], FIELDS, [1, "Giá", 12, 10, 2], [None]]
    reading = reading_of(table([*rows, ["2. Sở Y tế"], FIELDS, [1, "Dược", 9, 8, 1]]))
    assert received(reading) == {("2026-06", "Sở Tài chính", "Giá"): 12, ("2026-06", "Sở Y tế", "Dược"): 9}


def test_whose_the_tables_are_is_asked_for_each():
    rows = [*TITLE, ["THÁNG 6 NĂM 2026"], FIELDS, [1, "Giá", 12, 10, 2], [None], [*FIELDS[:2], *MOVED[2:]]]
    content = table([*rows, [1, "Dược", 8, 9, 1]])
    reading = reading_of(content)
    questions = [p.question for p in reading.problems if p.severity == "ask"]
    assert questions == ["office:Sheet1 (1)", "office:Sheet1 (2)"] and not reading.facts
    answered = reading_of(content, answers={questions[0]: "Sở Tài chính", questions[1]: "Sở Y tế"})
    assert received(answered) == {("2026-06", "Sở Tài chính", "Giá"): 12, ("2026-06", "Sở Y tế", "Dược"): 9}
    left_out = reading_of(content, answers={questions[0]: "skip", questions[1]: "whole"})
    assert received(left_out) == {("2026-06", "", "Dược"): 9}


def test_who_signed_the_first_table_says_nothing_of_the_second():
    signed = [[None], ["Đồng Tháp, ngày 30 tháng 7 năm 2026"], ["GIÁM ĐỐC"], [None]]
    reading = reading_of(plain(HEADINGS, [*UPPER, *signed, ["2. Cấp xã"], MOVED, *LOWER]))
    assert {label for label, _, _ in received(reading)} == {"2026-06"}


def test_a_table_far_below_is_found():
    communes = [[n, f"Xã Số {n}", n, n, 0] for n in range(1, 90)]
    reading = reading_of(plain(HEADINGS, [*communes, [None], MOVED, *LOWER]))
    assert received(reading)["2026-06", "Xã Tân Hồng", ""] == 10 and len(received(reading)) == 90


def test_tables_of_two_subjects_are_asked_and_the_other_is_named():
    calls = [["STT", "Kênh", "Tiếp nhận", "Đã xử lý"], [1, "Điện thoại", 640, 622], [2, "Zalo", 118, 110]]
    content = plain(HEADINGS, [*UPPER, [None], ["II. Tổng đài 1022"], *calls])
    assert problems_of(reading_of(content), "ask") == [("layout_several", "")]
    reading = reading_of(content, answers={"source": "hotline_month"})
    assert {f.channel: f.value for f in reading.facts if f.measure == "hotline_received"} == {"phone": 640, "zalo": 118}
    assert ("table_below", "Theo đơn vị!A4") in problems_of(reading, "warn")


def test_two_spellings_of_one_office_in_two_tables_are_one_unit():
    rows = [*TITLE, ["THÁNG 6 NĂM 2026"], ["CHI TIẾT SỞ Y TẾ"], FIELDS, [1, "Dược", 120, 100, 20], [None]]
    reading = reading_of(table([*rows, ["Tổng hợp"], HEADINGS, *UPPER]))
    assert received(reading) == {("2026-06", "Sở Y tế", "Dược"): 120, ("2026-06", "Sở Y tế", ""): 120}


def test_tables_beside_each_other_may_number_their_rows_under_other_words():
    """ "STT" of the left table and "TT" of the right one."""
    heading = [*HEADINGS, None, "TT", *MOVED[1:]]
    reading = reading_of(plain(heading, [[*UPPER[0], None, *LOWER[0]]]))
    assert received(reading) == {("2026-06", "Sở Y tế", ""): 120, ("2026-06", "Xã Tân Hồng", ""): 10}
