"""Titles as they stand in files, read as a careful clerk would: 158 of them, and what is asked about the others."""

import pytest

from data.facts import Problem
from loaders.files.sheets import Sheet
from loaders.tables.context import SKIP, Context
from loaders.tables.titles import Settled, Title, read_title, settle
from tests.cases.periods import PERIODS, TODAY, PeriodTitle


def settled(text: str, *beside: str, sheet: str = "Sheet1", **answers: str) -> tuple[Settled, list[Problem]]:
    """What a title and the lines below it are settled as, on 20 November 2026."""
    page = Sheet(sheet, [[text], *([line] for line in beside), ["STT", "Đơn vị"]])
    title: Title = read_title(page, 1 + len(beside))
    problems: list[Problem] = []
    return settle(title, Context("Nghệ An", answers=answers, today=TODAY), problems, sheet), problems


def answer_to(text: str, *beside: str, sheet: str = "Sheet1") -> tuple[str, list[str]]:
    """The label, or "ask" with the choices; "none of these" is the last of them."""
    stand, problems = settled(text, *beside, sheet=sheet)
    if stand.label:
        return stand.label, []
    asked = next(p for p in problems if p.question == "period")
    return "ask", list(asked.choices)


@pytest.mark.parametrize("title", PERIODS, ids=lambda title: f"{title.text} {title.beside} {title.sheet}")
def test_what_a_clerk_makes_of_a_title(title: PeriodTitle):
    answer, _ = answer_to(title.text, *title.beside, sheet=title.sheet or "Sheet1")
    assert answer in title.expected.split("|")


def test_most_titles_that_name_a_period_are_taken():
    named = [title for title in PERIODS if not title.expected.startswith("ask")]
    taken = [t for t in named if answer_to(t.text, *t.beside, sheet=t.sheet or "Sheet1")[0] != "ask"]
    assert len(taken) >= 0.9 * len(named)


@pytest.mark.parametrize(
    ("lines", "choices"),
    [
        (("Tháng 6 và 6 tháng đầu năm 2026",), ["2026-06", "2026-H1", SKIP]),
        (("QUÝ III VÀ 9 THÁNG NĂM 2026",), ["2026-Q3", "2026-9M", SKIP]),
        (("Tháng 12 và năm 2025",), ["2025-12", "2025", SKIP]),
        (("THÁNG 6",), ["2026-06", "2025-06", SKIP]),
        (("THÁNG 12",), ["2025-12", SKIP]),  # that of this year has not begun
        (("Tính đến hết tháng 10 năm 2026",), ["2026-10-YTD", "2026-10", SKIP]),
        (("GIẢI NGÂN ĐẾN NGÀY 30/6/2026",), ["2026-06", "2026-Q2", "2026-H1", "2026-06-YTD", SKIP]),
        (("Từ ngày 21/9/2026 đến ngày 20/10/2026",), ["2026-10", SKIP]),
        (("Tháng 9 năm 2026", "Lũy kế từ đầu năm"), ["2026-09", "2026-09-YTD", SKIP]),
        (("PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2026",), ["2026-Q4", SKIP]),
        (("CHƯƠNG TRÌNH GIAI ĐOẠN 2021 - 2025, NĂM 2025",), ["2025", SKIP]),
    ],
)
def test_what_is_ambiguous_is_asked_with_the_right_choices_and_none_of_these(lines, choices):
    assert answer_to(*lines) == ("ask", choices)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Tuần 3 tháng 6 năm 2026", "period_shorter"),
        ("15 ngày đầu tháng 6 năm 2026", "period_shorter"),
        ("Nửa cuối tháng 6/2026", "period_shorter"),
        ("Kỳ 2 tháng 6 năm 2026", "period_shorter"),
        ("Số liệu đầu tháng 6/2026", "period_shorter"),
        ("Tháng 6/2026 (từ ngày 01 đến ngày 15)", "period_shorter"),
        ("Từ ngày 08/6/2026 đến ngày 14/6/2026", "period_shorter"),
        ("Năm 2024 - 2025", "period_unlike"),
        ("Tháng 5 - 6/2026", "period_unlike"),
    ],
)
def test_a_week_half_a_month_and_two_years_are_offered_as_nothing(line, code):
    _, problems = settled(line)
    assert [(p.code, list(p.choices)) for p in problems] == [(code, [SKIP])]


def test_a_week_in_the_sheets_name_is_no_month_of_the_title():
    assert answer_to("THÁNG 6 NĂM 2026", sheet="Tuần 4") == ("ask", [SKIP])
    assert answer_to("UBND XÃ TUẦN GIÁO", "THÁNG 6 NĂM 2026") == ("2026-06", [])  # a commune


def test_none_of_these_is_refused_with_what_to_send():
    stand, problems = settled("Tuần 3 tháng 6 năm 2026", period=SKIP)
    assert stand.label is None
    assert [(p.code, p.severity) for p in problems] == [("period_none", "reject")]
    assert "tháng, quý" in problems[0].message_vi


def test_an_estimate_makes_its_figures_about():
    stand, problems = settled("ƯỚC THỰC HIỆN THÁNG 10 NĂM 2026")
    assert (stand.label, stand.is_estimate) == ("2026-10", True)
    assert [(p.code, p.severity) for p in problems] == [("figures_estimated", "normalise")]
    assert not settled("Kiểm tra hương ước, quy ước tháng 10 năm 2026")[0].is_estimate


def test_periods_without_a_year_take_the_one_of_another_line_or_of_the_sheets_name():
    assert answer_to("THÁNG 6", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ", "NĂM 2025") == ("2025-06", [])
    assert answer_to("BÁO CÁO THÁNG 6", sheet="T6-2026") == ("2026-06", [])
    assert answer_to("SỐ LIỆU THÁNG 6, THỰC HIỆN KẾ HOẠCH SỐ 12/KH-UBND NĂM 2026") == ("2026-06", [])
    assert answer_to("KẾT QUẢ THÁNG 12, NHIỆM VỤ THÁNG 01 NĂM 2026") == ("2025-12", [])


def test_when_a_report_is_due_is_no_period():
    assert answer_to("QUÝ I NĂM 2026", "Ngày nhận báo cáo: ngày 20 tháng cuối quý; 6 tháng: ngày 18/6") == (
        "2026-Q1",
        [],
    )
    assert answer_to("BÁO CÁO ĐỊNH KỲ THÁNG 6 NĂM 2026") == ("2026-06", [])
    assert answer_to("NĂM 2025", "Hà Tĩnh, ngày 5 tháng 7") == ("2025", [])  # a letter's date


@pytest.mark.parametrize(
    "line",
    [
        "KẾT QUẢ CỦA SỞ KẾ HOẠCH VÀ ĐẦU TƯ THÁNG 6 NĂM 2026",
        "TỔNG HỢP NHIỆM VỤ ĐƯỢC GIAO THÁNG 6 NĂM 2026",
        "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ THÁNG 6 NĂM 2026",
        "CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA THÁNG 6 NĂM 2026",
        "ĐỐI CHIẾU SỐ LIỆU THÁNG 6 NĂM 2026",
        "KẾT QUẢ CHƯƠNG TRÌNH CẢI CÁCH GIAI ĐOẠN 2021 - 2030, THÁNG 6 NĂM 2026",
    ],
)
def test_words_of_plans_and_programmes_that_plan_nothing(line):
    assert answer_to(line) == ("2026-06", [])


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("Quý I và II/2026", ["2026-Q1", "2026-Q2", SKIP]),
        ("Quý I, II và III năm 2026", ["2026-Q1", "2026-Q2", "2026-Q3", SKIP]),
        ("Tháng 5 và 6/2026", ["2026-05", "2026-06", SKIP]),
    ],
)
def test_periods_joined_by_a_word_are_each_a_choice(line, choices):
    assert answer_to(line) == ("ask", choices)


def test_what_was_said_beside_the_file_gives_the_year_and_is_compared():
    page = Sheet("Sheet1", [["BÁO CÁO THÁNG 6"], ["STT", "Đơn vị"]])
    for period, label in (("2026-06", "2026-06"), ("2026-05", None)):
        stand = settle(read_title(page, 1), Context("Nghệ An", period, today=TODAY), [], "Sheet1")
        assert stand.label == label
