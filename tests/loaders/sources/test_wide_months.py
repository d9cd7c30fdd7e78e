"""Months as columns, several months as sheets: each figure at its month, contradictions asked."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from tests.loaders.build import Form06a, problems_of, reading_of, save, table, values
from tests.loaders.build_units import (
    HEAD,
    MEASURES_BY_MONTH,
    PLAIN,
    PLAIN_ROWS,
    YEAR,
    measures_by_month,
    plain,
    unit_groups_by_month,
    units_by_month,
)

WHOLE = {"unit": "whole"}


def facts(reading) -> dict[tuple[str, str, str], float]:
    return {(f.measure, f.unit, f.period_label): f.value for f in reading.facts}


def test_rows_of_measures_are_read_with_their_cells():
    reading = reading_of(measures_by_month(), answers=WHOLE)
    names = (
        "dossiers_received_new",
        "dossiers_received_online",
        "dossiers_carried_over",
        "dossiers_resolved",
        "dossiers_resolved_early_or_on_time",
        "dossiers_resolved_late",
        "hotline_received",
    )
    assert reading.source == "wide_months"
    assert {(f.measure, f.period_label): (f.value, f.locator) for f in reading.facts} == {
        (m, f"2026-{month:02d}"): (float(row[2 + month]), f"Năm 2026!{column}{number}")
        for number, (m, row) in enumerate(zip(names, MEASURES_BY_MONTH), 5)
        for month, column in ((1, "D"), (2, "E"))
    }
    assert problems_of(reading) == []


def test_a_table_of_dossiers_without_its_unit_is_asked_and_the_hotline_is_not():
    reading = reading_of(measures_by_month())
    assert [(p.code, p.question) for p in reading.problems] == [("unit_missing", "unit")]
    assert {f.measure for f in reading.facts} == {"hotline_received"}


@pytest.mark.parametrize(
    ("row", "column", "value", "problem"),
    [
        (3, 3, 106, ("identity", "warn", "Năm 2026!D8")),  # 106 ≠ 100 + 5
        (3, 6, 206, ("total_differs", "warn", "Năm 2026!G8")),  # 105 + 100 = 205
        (0, 3, "1O0", ("unreadable_number", "ask", "Năm 2026!D5")),
        (2, 1, "Số bàn ghế", ("row_unknown", "ask", "Năm 2026!B7")),
        (6, 1, "Hồ sơ tiếp nhận", ("row_doubled", "ask", "Năm 2026!B5")),
        (1, 1, "Hồ sơ quá hạn", ("measure_unclear", "ask", "Năm 2026!B6")),
    ],
)
def test_a_broken_table_is_named_at_its_cell(row, column, value, problem):
    rows = [list(r) for r in MEASURES_BY_MONTH]
    rows[row][column] = value
    reading = reading_of(measures_by_month(rows), answers=WHOLE)
    assert problem in [(p.code, p.severity, p.locator) for p in reading.problems]


def test_a_table_without_a_year_asks_for_it():
    content = measures_by_month(head=[YEAR[0], ["SỐ LIỆU THEO THÁNG"], [None]])
    book = load_workbook(io.BytesIO(content))
    book.active.title = "Sheet1"
    reading = reading_of(save(book))
    problem = next(p for p in reading.problems if p.question == "period")
    assert (problem.code, problem.locator, list(problem.choices)) == ("period_missing", "Sheet1!D4", ["2026", "2025"])
    answered = reading_of(save(book), answers=WHOLE | {"period": "2025"})
    assert {f.period_label for f in answered.facts} == {"2025-01", "2025-02"}
    assert {f.place for f in answered.facts} == {"dong-thap@2004"}  # before the merger


def test_units_by_month_of_the_measure_in_the_title():
    reading = reading_of(units_by_month())
    assert {(f.measure, f.unit, f.period_label): (f.value, f.locator) for f in reading.facts} == {
        ("dossiers_resolved", "Sở Nội vụ", "2026-01"): (5, "Theo tháng!C5"),
        ("dossiers_resolved", "Sở Nội vụ", "2026-02"): (6, "Theo tháng!D5"),
        ("dossiers_resolved", "Sở Y tế", "2026-01"): (7, "Theo tháng!C6"),
        ("dossiers_resolved", "Sở Y tế", "2026-02"): (8, "Theo tháng!D6"),
    }
    assert problems_of(reading) == [("measure_from_title", "Theo tháng!A2"), ("units_new", "Theo tháng!B5")]


def test_units_by_month_are_compared_with_both_sums():
    rows = [[1, "Sở Nội vụ", 5, 6, 12], [2, "Sở Y tế", 7, 8, 15], [None, "Tổng cộng", 13, 14, 26]]
    assert [p for p in problems_of(reading_of(units_by_month(rows)), "warn") if p[0] == "total_differs"] == [
        ("total_differs", "Theo tháng!C7"),
        ("total_differs", "Theo tháng!E5"),
    ]


def test_units_by_month_of_nobody_knows_what_are_asked():
    reading = reading_of(units_by_month(title="BẢNG TỔNG HỢP"))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.question) == ("measure_missing", "measure:Theo tháng") and not reading.facts
    answered = reading_of(units_by_month(title="BẢNG TỔNG HỢP"), answers={problem.question: "dossiers_pending"})
    assert {f.measure for f in answered.facts} == {"dossiers_pending"}


def test_measures_below_each_month():
    reading = reading_of(unit_groups_by_month())
    assert facts(reading) == {
        ("dossiers_resolved", "Sở Nội vụ", "2026-01"): 10,
        ("dossiers_resolved", "Sở Y tế", "2026-01"): 5,
        ("dossiers_resolved_early_or_on_time", "Sở Nội vụ", "2026-01"): 9,
        ("dossiers_resolved_early_or_on_time", "Sở Y tế", "2026-01"): 5,
        ("dossiers_resolved_late", "Sở Nội vụ", "2026-01"): 1,
        ("dossiers_resolved_late", "Sở Y tế", "2026-01"): 0,
        ("dossiers_resolved", "Sở Nội vụ", "2026-02"): 20,
        ("dossiers_resolved", "Sở Y tế", "2026-02"): 8,
        ("dossiers_resolved_early_or_on_time", "Sở Nội vụ", "2026-02"): 20,
        ("dossiers_resolved_early_or_on_time", "Sở Y tế", "2026-02"): 6,
        ("dossiers_resolved_late", "Sở Nội vụ", "2026-02"): 0,
        ("dossiers_resolved_late", "Sở Y tế", "2026-02"): 2,
    }
    broken = reading_of(unit_groups_by_month([[1, "Sở Nội vụ", 10, 9, 1, 21, 20, 0]]))
    assert [p for p in problems_of(broken, "warn") if p[0] == "identity"] == [("identity", "Theo tháng!F6")]


def test_months_may_be_bare_numbers_under_thang():
    content = table(
        [
            *YEAR,
            ["STT", "Chỉ tiêu", "Tháng", None, None],
            [None, None, 1, 2, 3],
            [1, "Đã giải quyết", 5, 6, 7],
            [2, "Đang giải quyết", 1, 2, 3],
        ],
        merged=("C4:E4", "B4:B5"),
    )
    assert facts(reading_of(content, answers=WHOLE)) == {
        (m, "", f"2026-0{month}"): value
        for m, row in (("dossiers_resolved", (5, 6, 7)), ("dossiers_pending", (1, 2, 3)))
        for month, value in enumerate(row, 1)
    }


def test_details_belong_to_the_row_they_stand_below():
    """ "Trực tuyến" below "Đã giải quyết" is not what was received online."""
    content = table(
        [
            *YEAR,
            ["STT", "Chỉ tiêu", "Kế hoạch", "Tháng 5", "Tháng 6", "Lũy kế"],
            [1, "Đã giải quyết", 90, 10, 20, 99],
            [None, "- Trực tuyến", None, 8, 9, 70],
        ]
    )
    reading = reading_of(content, answers=WHOLE)
    assert facts(reading) == {("dossiers_resolved", "", "2026-05"): 10, ("dossiers_resolved", "", "2026-06"): 20}
    # the plan is no month, and a year to date is no sum of two months
    assert problems_of(reading, "ask") == [
        ("since_which_month", "Sheet1!F4"),
        ("row_unknown", "Sheet1!B6"),
        ("column_unknown", "Sheet1!C4"),
    ]


def running(heading: str = "Lũy kế", values: tuple[int, int] = (30, 45)) -> bytes:
    """May and June, and a column that goes on counting."""
    rows = [[1, "Đã giải quyết", 10, 20, values[0]], [2, "Tiếp nhận mới", 15, 30, values[1]]]
    return table([*YEAR, ["STT", "Chỉ tiêu", "Tháng 5", "Tháng 6", heading], *rows])


def test_since_when_a_running_sum_beside_some_months_counts_is_asked():
    (question,) = [p for p in reading_of(running(), answers=WHOLE).problems if p.severity == "ask"]
    assert (question.code, question.question) == ("since_which_month", "since:Sheet1!E4")
    assert list(question.choices) == ["shown", "year", "skip"]  # they are the sum of what is shown
    assert "2 trên 2 dòng" in question.choices["shown"][0]
    months = {("dossiers_resolved", "", "2026-05"): 10, ("dossiers_resolved", "", "2026-06"): 20}
    months |= {("dossiers_received_new", "", "2026-05"): 15, ("dossiers_received_new", "", "2026-06"): 30}
    for answer in ("shown", "skip"):
        reading = reading_of(running(), answers=WHOLE | {question.question: answer})
        assert facts(reading) == months and problems_of(reading) == []
    since_january = reading_of(running(), answers=WHOLE | {question.question: "year"})
    assert facts(since_january) == months | {
        ("dossiers_resolved", "", "2026-06-YTD"): 30,
        ("dossiers_received_new", "", "2026-06-YTD"): 45,
    }


def test_a_running_sum_since_the_first_month_shown_is_compared():
    answers = WHOLE | {"since:Sheet1!E4": "shown"}
    reading = reading_of(running(values=(31, 45)), answers=answers)
    assert problems_of(reading, "warn") == [("total_differs", "Sheet1!E5")]
    (question,) = [p for p in reading_of(running(values=(99, 145)), answers=WHOLE).problems if p.severity == "ask"]
    assert list(question.choices) == ["year", "shown", "skip"]


def test_a_running_sum_that_says_since_january_is_taken_to_date():
    reading = reading_of(running("Lũy kế từ đầu năm", (99, 145)), answers=WHOLE)
    assert problems_of(reading) == [] and facts(reading)["dossiers_resolved", "", "2026-06-YTD"] == 99


def test_a_running_sum_of_units_is_taken_to_date():
    heading = ["STT", "Đơn vị", "Tháng 5", "Tháng 6", "Lũy kế"]
    rows = [[1, "Sở Nội vụ", 5, 6, 40], [2, "Sở Y tế", 7, 8, 50], [None, "Tổng cộng", 12, 14, 90]]
    content = table([YEAR[0], ["SỐ HỒ SƠ ĐÃ GIẢI QUYẾT THEO THÁNG"], YEAR[2], heading, *rows], "Theo tháng")
    reading = reading_of(content, answers={"since:Theo tháng!E4": "year"})
    assert facts(reading)["dossiers_resolved", "Sở Y tế", "2026-06-YTD"] == 50 and len(reading.facts) == 6
    assert problems_of(reading, "ask") == [] and problems_of(reading, "warn") == [("units_new", "Theo tháng!B5")]


def test_of_several_rows_of_a_measure_none_is_taken_before_one_is_chosen():
    content = table(
        [
            *YEAR,
            ["STT", "Chỉ tiêu", "Tháng 5", "Tháng 6"],
            ["I", "Cấp tỉnh", None, None],
            [1, "Đã giải quyết", 10, 20],
            ["II", "Cấp xã", None, None],
            [1, "Đã giải quyết", 5, 6],
        ]
    )
    reading = reading_of(content, answers=WHOLE)
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, list(problem.choices)) == ("row_doubled", ["Sheet1!B6", "Sheet1!B8", "skip"])
    assert not reading.facts
    chosen = reading_of(content, answers=WHOLE | {problem.question: "Sheet1!B8"})
    assert sorted(f.value for f in chosen.facts) == [5, 6]


def test_a_month_over_several_columns_loads_nothing():
    content = table(
        [
            *YEAR,
            ["STT", "Chỉ tiêu", "Tháng 5", None, "Tháng 6", None],
            [None, None, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
            [1, "Đã giải quyết", 10, 9, 20, 18],
        ],
        merged=("C4:D4", "E4:F4"),
    )
    assert problems_of(reading_of(content, answers=WHOLE)) == [("month_columns_several", "Sheet1!D6")]


def test_sections_and_titles_of_other_things_are_not_read_as_dossiers():
    content = table(
        [
            *YEAR,
            ["STT", "Chỉ tiêu", "Tháng 5", "Tháng 6"],
            ["I", "Hồ sơ TTHC", None, None],
            [1, "Đã giải quyết", 10, 20],
            ["II", "Tổng đài 1022", None, None],
            [1, "Đã xử lý", 5, 6],
        ]
    )
    reading = reading_of(content, answers=WHOLE)
    assert facts(reading) == {("dossiers_resolved", "", "2026-05"): 10, ("dossiers_resolved", "", "2026-06"): 20}
    assert problems_of(reading, "ask") == [("row_unknown", "Sheet1!B8")]
    for title in ("SỐ PHIẾU 1022 ĐÃ XỬ LÝ THEO THÁNG", "SỐ ĐƠN THƯ ĐÃ GIẢI QUYẾT THEO THÁNG"):
        assert problems_of(reading_of(units_by_month(title=title)), "ask") == [("measure_missing", "Theo tháng!A4")]


def test_two_columns_of_one_month_load_nothing():
    content = table([*YEAR, ["STT", "Chỉ tiêu", "Tháng 1", "T1"], [1, "Đã giải quyết", 5, 6]])
    assert ("period_twice", "Sheet1!D4") in problems_of(reading_of(content), "reject")


# -- several months as several sheets --------------------------------------------------------------------


def sheets(**tables: list[list]) -> bytes:
    """A workbook of plain tables: sheet name -> (lines above, rows)."""
    book = None
    for name, (head, rows) in tables.items():
        one = load_workbook(io.BytesIO(plain(rows=rows, head=head, sheet=name)))
        if book is None:
            book = one
            continue
        sheet = book.create_sheet(name)
        for row in one.active.iter_rows():
            for cell in row:
                sheet[cell.coordinate] = cell.value
    return save(book)


NO_MONTH = [["UBND TỈNH ĐỒNG THÁP"], ["GIẢI QUYẾT HỒ SƠ"], ["Năm 2026"]]
OTHER = [[1, "Sở Nội vụ", 130, 110, 100, 10, 20, None]]


def test_the_month_may_stand_in_the_sheets_name():
    reading = reading_of(sheets(**{"Tháng 5": (NO_MONTH, PLAIN_ROWS), "T6": (NO_MONTH, OTHER)}))
    figures = {(f.period_label, f.locator): f.value for f in reading.facts if f.measure == "dossiers_resolved"}
    assert figures["2026-05", "Tháng 5!D5"] == 100 and figures["2026-06", "T6!D5"] == 110 and len(figures) == 4
    assert [p for p in problems_of(reading) if p[0] == "period_from_sheet"] == [
        ("period_from_sheet", "Tháng 5!A3"),
        ("period_from_sheet", "T6!A3"),
    ]


def test_a_sheets_name_against_its_title_is_asked():
    content = plain(sheet="Tháng 5")  # the title says June
    reading = reading_of(content)
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator, problem.question, list(problem.choices)) == (
        "period_contradiction",
        "Tháng 5!A3",
        "period",
        ["2026-06", "2026-05", "skip"],
    )
    assert not reading.facts
    chosen = reading_of(content, answers={"period": "2026-06"})
    assert {f.period_label for f in chosen.facts} == {"2026-06"} and chosen.verdict == "warn"


def test_of_several_sheets_each_is_asked_for_itself():
    june = [*HEAD[:2], ["Tháng 6 năm 2026"]]
    content = sheets(**{"Tháng 5": (june, PLAIN_ROWS), "Tháng 7": (NO_MONTH, OTHER)})
    reading = reading_of(content)
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.question, list(problem.choices)) == ("period:Tháng 5", ["2026-06", "2026-05", "skip"])
    answered = reading_of(content, answers={problem.question: "2026-05"})
    assert {f.period_label for f in answered.facts} == {"2026-05", "2026-07"}
    assert {f.period_label for f in reading_of(content, answers={problem.question: "skip"}).facts} == {"2026-07"}


def test_the_same_period_twice_is_asked_never_added():
    june = [*HEAD[:2], ["Tháng 6 năm 2026"]]
    content = sheets(**{"Lần 1": (june, PLAIN_ROWS), "Lần 2": (june, OTHER)})
    reading = reading_of(content)
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator, problem.question, list(problem.choices)) == (
        "period_twice",
        "Lần 2!C5",
        "tables:2026-06",
        ["Lần 1", "Lần 2"],
    )
    chosen = reading_of(content, answers={problem.question: "Lần 2"})
    assert set(values(chosen)) == {f"Lần 2!{column}5" for column in "CDEFG"} and chosen.verdict == "warn"


def test_offices_and_communes_of_one_period_on_two_sheets_are_no_contradiction():
    june = [*HEAD[:2], ["Tháng 6 năm 2026"]]
    reading = reading_of(sheets(**{"Sở": (june, PLAIN_ROWS[:2]), "Xã": (june, PLAIN_ROWS[2:])}))
    assert len(reading.facts) == 18 and not problems_of(reading, "ask")


def test_months_of_ii_06a_as_sheets():
    book = Form06a(sheet="T5", period="Năm 2026", window="").workbook()
    june = book.copy_worksheet(book.active)
    june.title, june["C13"] = "T6", 121
    reading = reading_of(save(book))
    received = {
        f.period_label: f.value for f in reading.facts if (f.unit, f.measure) == ("Sở Nội vụ", "dossiers_received")
    }
    assert received == {"2026-05": 120, "2026-06": 121} and reading.source == "form_06a"


@pytest.mark.parametrize("name", ["Sheet1", "1022", "Biểu 6a", "Tổng hợp", "PL2", "Tháng", "T", "T13"])
def test_names_of_other_things_say_no_period(name):
    reading = reading_of(plain(headings=PLAIN, sheet=name))
    assert {f.period_label for f in reading.facts} == {"2026-06"} and not problems_of(reading, "ask")


def test_a_title_that_names_some_of_the_dossiers_is_asked():
    title = ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TRỰC TUYẾN THEO THÁNG"]
    rows = [["STT", "Chỉ tiêu", "Tháng 1", "Tháng 2"], [1, "Tiếp nhận mới", 120, 110], [2, "Đã giải quyết", 100, 105]]
    content = table([YEAR[0], title, YEAR[2], *rows])
    assert problems_of(reading_of(content, answers=WHOLE), "ask") == [("table_of_some", "Sheet1!A2")]
    assert problems_of(reading_of(content, answers=WHOLE | {"some:Sheet1": "all"}), "ask") == []


def test_a_row_of_shares_is_no_count():
    rows = [["STT", "Chỉ tiêu", "Tháng 1", "Tháng 2"], [1, "Đã giải quyết", 100, 105], [2, "Đúng hạn (%)", 98, 99]]
    reading = reading_of(table([*YEAR, *rows]), answers=WHOLE)
    assert {f.measure for f in reading.facts} == {"dossiers_resolved"}
    assert problems_of(reading, "ask") == [("row_unknown", "Sheet1!B6")]


def test_headings_that_are_dates_leave_no_column_without_a_name():
    heading = ["STT", "Đơn vị", datetime(2026, 5, 1), datetime(2026, 6, 1)]
    rows = [[1, "Sở Nội vụ", 5, 6], [2, "Sở Y tế", 7, 8]]
    reading = reading_of(table([YEAR[0], ["SỐ HỒ SƠ ĐÃ GIẢI QUYẾT"], heading, *rows]))
    assert problems_of(reading, "ask") == [] and facts(reading)["dossiers_resolved", "Sở Y tế", "2026-06"] == 8


def test_what_stands_behind_the_last_month_is_not_of_it():
    """ "Tăng, giảm" behind two months repeats their headings: both months are read, the changes are not."""
    content = table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["SO SÁNH KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6/2026 VỚI CÙNG KỲ NĂM 2025"],
            ["STT", "Đơn vị", "Tháng 6/2025", None, "Tháng 6/2026", None, "Tăng, giảm (%)", None],
            [None, None, *["Tiếp nhận mới", "Đã giải quyết"] * 3],
            [1, "Sở Tư pháp", 1204, 1180, 1311, 1290, 8.9, 9.3],
            [2, "Sở Xây dựng", 655, 640, 702, 695, 7.2, 8.6],
        ]
    )
    read = {(f.period_label, f.unit, f.measure): f.value for f in reading_of(content).facts}
    assert len(read) == 8 and read["2026-06", "Sở Tư pháp", "dossiers_received_new"] == 1311
    assert read["2025-06", "Sở Xây dựng", "dossiers_resolved"] == 640
