"""Title blocks: period, window, place and reporting unit as offices print them."""

from datetime import date

import pytest

from data.facts import Problem
from data.periods import decree_window
from loaders.files.sheets import Sheet
from loaders.tables.context import Context
from loaders.tables.titles import read_title, settle
from loaders.text.periods import label_of_window, read_label, read_period_text, window_fits

JUNE = (date(2026, 5, 15), date(2026, 6, 14))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kỳ báo cáo: Quý I/2023", "2023-Q1"),
        ("Kỳ báo cáo: tháng 6 năm 2026", "2026-06"),
        ("BÁO CÁO THÁNG 10/2021", "2021-10"),
        ("tháng 10-2020", "2020-10"),
        ("quí III năm 2020", "2020-Q3"),
        ("Quý III-2020", "2020-Q3"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("06 tháng cuối năm 2025", "2025-H2"),
        ("9 tháng đầu năm 2025", "2025-9M"),
        ("9 tháng năm 2025", "2025-9M"),
        ("Năm 2024", "2024"),
        ("Lũy kế 6 tháng đầu năm 2026", "2026-06-YTD"),
        ("Luỹ kế đến tháng 6/2026", "2026-06-YTD"),
        ("Lũy kế từ đầu năm đến ngày 14/6/2026", "2026-06-YTD"),
        ("10 tháng đầu năm 2025", "2025-10-YTD"),
        ("Lũy kế trong kỳ tháng 6/2026", "2026-06"),  # the total with what was carried over, not a year-to-date
        ("Đồng Tháp, ngày 20 tháng 6 năm 2026", None),
        ("Ban hành theo Thông tư 01/2020/TT-VPCP ngày 21/10/2020", None),
        ("Biểu số II.06a/VPCP/KSTT", None),
        ("(Từ ngày 15/5/2026 đến ngày 14/6/2026)", None),
    ],
)
def test_labels_as_printed(text, label):
    assert read_period_text(text).label == label


@pytest.mark.parametrize(
    "text",
    [
        "(Từ ngày 15/5/2026 đến ngày 14/6/2026)",
        "Từ ngày 15/05/2026 đến hết ngày 14/06/2026",
        "từ 15/5 đến 14/6/2026",
        "Từ ngày 15 tháng 5 năm 2026 đến ngày 14 tháng 6 năm 2026",
        "từ ngày 15.5.2026 - 14.6.2026",
        "THÁNG 6/2026 (15/5/2026 - 14/6/2026)",
        "Kỳ số liệu: 15/5 – 14/06/2026",
        "(Số liệu 15/5/2026 đến hết ngày 14/6/2026)",
    ],
)
def test_windows_as_printed(text):
    period = read_period_text(text)
    assert period.is_window and (period.start, period.end) == JUNE


@pytest.mark.parametrize(
    "text",
    [
        "Theo Thông tư số 15/5/2026 - 14/6/2026/TT-BNV",
        "Số 15/5 - 14/6",
        "14/6/2026 - 15/5/2026",
        "31/4/2026 - 14/6/2026",
        "1.15/5/2026 - 14/6/2026",
    ],
)
def test_two_numbers_that_are_no_days_one_after_the_other_are_no_window(text):
    assert not read_period_text(text).is_window


def test_an_open_window_and_a_cut_off():
    since = read_period_text("Từ ngày 16/9/2021 đến nay")
    assert since.is_window and (since.start, since.end) == (date(2021, 9, 16), None)
    until = read_period_text("(Số liệu tính đến ngày 14/3/2023)")
    assert until.is_cut_off and until.end == date(2023, 3, 14)


def test_a_window_over_the_turn_of_the_year_takes_the_year_before():
    assert read_period_text("từ 15/12 đến 14/3/2023").start == date(2022, 12, 15)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("Tháng 10/2021", "2021-10"),
        ("10/2021", "2021-10"),
        ("T6/2026", "2026-06"),
        (date(2026, 6, 1), "2026-06"),
        ("2026-q2", "2026-Q2"),
        ("Tháng 5", "2026-05"),
        (5.0, "2026-05"),
        ("Quý 2", "2026-Q2"),
        ("2026-06-YTD", "2026-06-YTD"),
        ("2026-13", None),
        ("Cộng", None),
        (None, None),
    ],
)
def test_the_period_of_one_cell(cell, label):
    assert read_label(cell, 2026) == label


@pytest.mark.parametrize(
    ("label", "window"),
    [
        ("2026-06", JUNE),
        ("2023-Q1", decree_window("2023-Q1")),
        ("2026-H1", decree_window("2026-H1")),
        ("2025", decree_window("2025")),
        ("2025-9M", decree_window("2025-9M")),
        ("2026-06", (date(2026, 6, 1), date(2026, 6, 30))),
        ("2026-H1", (date(2026, 1, 1), date(2026, 6, 30))),
        (None, (date(2025, 9, 21), date(2025, 10, 20))),
    ],
)
def test_a_window_of_the_decree_or_the_calendar_names_its_label(label, window):
    assert label_of_window(*window) == label


@pytest.mark.parametrize(
    ("label", "start", "end", "fits"),
    [
        ("2025-10", date(2025, 9, 21), date(2025, 10, 20), True),  # Gia Lai
        ("2021-07", date(2021, 6, 21), date(2021, 7, 20), True),  # Vĩnh Phúc
        ("2025-10", date(2025, 9, 25), date(2025, 10, 25), True),  # TP.HCM
        ("2020-Q1", date(2019, 12, 1), date(2020, 2, 29), True),  # Lâm Đồng
        ("2021-10", date(2021, 9, 16), None, True),  # Đồng Tháp
        ("2026-07", *JUNE, False),
        ("2026-Q2", *JUNE, False),
    ],
)
def test_windows_of_real_reports_fit_their_label(label, start, end, fits):
    assert window_fits(label, start, end) is fits


def test_several_periods_in_the_title_are_asked():
    answer, problems = settled("UBND TỈNH ĐỒNG THÁP", "Tháng 5 năm 2026", "Tháng 6 năm 2026")
    (problem,) = problems
    assert (answer.label, problem.code, list(problem.choices)) == (
        None,
        "period_contradiction",
        ["2026-05", "2026-06", "skip"],
    )


def settled(*lines: str, **context):
    problems: list[Problem] = []
    title = read_title(Sheet("S", [[line] for line in lines]), len(lines))
    return settle(title, Context(**{"today": date(2026, 11, 20)} | context), problems, "S"), problems


def test_a_printed_window_is_stated():
    stand, problems = settled("UBND TỈNH ĐỒNG THÁP", "Tháng 6 năm 2026", "(Từ ngày 15/5/2026 đến ngày 14/6/2026)")
    assert (stand.label, stand.start, stand.end, stand.basis) == ("2026-06", *JUNE, "stated") and not problems


def test_a_cut_off_on_the_14th_is_the_decrees_window():
    stand, _ = settled("TỈNH ĐỒNG THÁP", "Quý I/2023", "(Số liệu tính đến ngày 14/3/2023)")
    assert (stand.start, stand.end, stand.basis) == (date(2022, 12, 15), date(2023, 3, 14), "decree-09-2019")


def test_another_cut_off_leaves_the_start_open_unless_it_is_the_calendars():
    stand, _ = settled("TỈNH ĐỒNG THÁP", "Tháng 6/2026", "tính đến ngày 20/6/2026")
    assert (stand.start, stand.end, stand.basis) == (None, date(2026, 6, 20), "stated")
    stand, _ = settled("TỈNH ĐỒNG THÁP", "Tháng 6/2026", "tính đến ngày 30/6/2026")
    assert stand.start == date(2026, 6, 1)


def test_without_a_window_the_dates_are_the_calendars_and_unknown():
    stand, _ = settled("TỈNH ĐỒNG THÁP", "Tháng 6/2026")
    assert (stand.start, stand.end, stand.basis) == (date(2026, 6, 1), date(2026, 6, 30), "unknown")


def test_a_window_alone_gives_the_label():
    stand, problems = settled("TỈNH ĐỒNG THÁP", "(Từ ngày 15/12/2022 đến ngày 14/3/2023)")
    assert stand.label == "2023-Q1" and not problems


def test_title_and_window_that_contradict_are_asked_and_the_answer_decides():
    lines = ("TỈNH ĐỒNG THÁP", "Kỳ báo cáo: tháng 7 năm 2026", "(Từ ngày 15/5/2026 đến ngày 14/6/2026)")
    stand, problems = settled(*lines)
    assert stand.label is None
    assert [(p.code, p.severity, p.question, list(p.choices)) for p in problems] == [
        ("period_contradiction", "ask", "period", ["2026-07", "2026-06", "skip"])
    ]
    stand, problems = settled(*lines, answers={"period": "2026-06"})
    assert (stand.label, stand.start) == ("2026-06", JUNE[0]) and not problems


def test_file_and_person_that_contradict_are_asked():
    _, problems = settled("TỈNH ĐỒNG THÁP", "Tháng 6/2026", period="2026-05", place="Tiền Giang")
    assert (problems[0].question, list(problems[0].choices)) == ("period", ["2026-06", "2026-05", "skip"])
    _, problems = settled("TỈNH ĐỒNG THÁP", "Tháng 6/2026", place="An Giang")
    assert [(p.code, list(p.choices)) for p in problems] == [
        ("place_contradiction", ["dong-thap@2025", "an-giang@2025"])
    ]
    stand, problems = settled("TỈNH ĐỒNG THÁP", "Tháng 6/2026", answers={"place": "An Giang"})
    assert stand.place == "an-giang@2025" and not problems


def test_a_missing_period_and_place_are_asked_and_the_person_says_them():
    stand, problems = settled("BẢNG TỔNG HỢP")
    assert {(p.code, p.severity, p.question) for p in problems} == {
        ("period_missing", "ask", "period"),
        ("place_missing", "ask", "place"),
    }
    stand, problems = settled("BẢNG TỔNG HỢP", period="2026-06", place="Đồng Tháp")
    assert (stand.label, stand.place) == ("2026-06", "dong-thap@2025") and not problems


def test_a_wrong_answer_is_asked_again():
    _, problems = settled("TỈNH ĐỒNG THÁP", answers={"period": "tháng sáu"})
    assert [(p.code, p.question) for p in problems] == [("period_unreadable", "period")]


def test_an_unknown_place_is_asked_with_the_nearest():
    _, problems = settled("Tháng 6/2026", place="Đồng Thap")
    assert [(p.code, list(p.choices)) for p in problems] == [("place_unknown", ["dong-thap@2025"])]
    _, problems = settled("Tháng 6/2026", place="Tiền Giang")
    assert [(p.code, list(p.choices)) for p in problems] == [("place_merged", ["dong-thap@2025"])]


@pytest.mark.parametrize(
    ("line", "period", "place"),
    [
        ("UBND TỈNH ĐỒNG THÁP", "Tháng 6/2025", "dong-thap@2004"),
        ("UBND TỈNH ĐỒNG THÁP", "Tháng 7/2025", "dong-thap@2025"),
        ("ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG", "Quý I/2025", "tien-giang@2004"),
        ("UBND THÀNH PHỐ HỒ CHÍ MINH", "Tháng 6/2026", "ho-chi-minh@2025"),
        ("UBND tỉnh Thừa Thiên Huế", "Tháng 6/2024", "hue"),
        ("Đồng Tháp, ngày 20 tháng 6 năm 2026", "Tháng 6/2026", "dong-thap@2025"),
        (
            "- Đơn vị báo cáo:\nUBND tỉnh Đồng Tháp\n- Đơn vị nhận báo cáo:\nVăn phòng Chính phủ",
            "Tháng 6/2026",
            "dong-thap@2025",
        ),
    ],
)
def test_places_are_those_of_the_periods_last_day(line, period, place):
    assert settled(line, period)[0].place == place


def test_a_town_of_its_provinces_name_is_not_the_province():
    stand, problems = settled("UBND THÀNH PHỐ HÀ TĨNH", "Tháng 6/2024")
    assert stand.place is None and [p.code for p in problems] == ["place_missing"]
    stand, _ = settled("UBND THÀNH PHỐ HÀ TĨNH", "TỈNH HÀ TĨNH", "Tháng 6/2024")
    assert stand.place == "ha-tinh"


def test_the_motto_of_the_state_is_no_place():
    stand, _ = settled("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND TỈNH ĐỒNG THÁP", "Tháng 6/2026")
    assert stand.place == "dong-thap@2025"


def test_a_period_printed_across_cells_is_read():
    title = read_title(Sheet("S", [["Từ ngày:", date(2026, 5, 15), "Đến ngày:", date(2026, 6, 14)]]), 1)
    assert (title.window.start, title.window.end) == JUNE
