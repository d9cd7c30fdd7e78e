"""Marks beside a comparison and in the table of parts: better or worse, the earlier figure, the rating in words."""

import pytest

from metrics.answers.comparisons import Against
from pages.parts.view import View
from pages.subjects.parts import breakdown, comparisons
from tests.pages.conftest import TODAY

NBSP = "\u00a0"


@pytest.fixture
def view():
    return View("vi", "light", False, None, None, TODAY)


def against(code="previous", **values):
    return Against(code, "2026-10", "2026-09", **values)


@pytest.mark.parametrize(
    ("kpi", "change", "look"),
    [
        ("on_time_rate", 0.5, f":blue-badge[▲{NBSP}tốt hơn]"),
        ("on_time_rate", -0.5, f":red-badge[▼{NBSP}kém hơn]"),
        ("late_per_1000", 2.0, f":red-badge[▼{NBSP}kém hơn]"),
        ("dossiers_resolved", 2.0, ""),
        ("on_time_rate", 0.001, ""),
    ],
)
def test_a_comparison_is_marked_by_what_the_kpi_means(view, kpi, change, look):
    text = comparisons.against(view, kpi, against(change=change, before=1.0), "So T9/2026")
    assert text.split("** ", 1)[1].split(" :small")[0] == look


def test_the_earlier_figure_says_that_it_is_not_whole(view):
    whole, partial = (
        comparisons.against(view, "on_time_rate", against(change=1.0, before=90.0, before_complete=is_whole), "")
        for is_whole in (True, False)
    )
    assert f"90,00{NBSP}%" in whole and "▨" not in whole and f"90,00{NBSP}%{NBSP}▨" in partial


@pytest.mark.parametrize(
    ("coverage", "coverage_of", "place", "text"),
    [
        ("31/34", "places", "vn", "▨ mới có 31/34 tỉnh, thành"),
        ("1/2", "places", "dong-thap@2025", "▨ mới có 1/2 tỉnh cũ"),
        ("2/10", "periods", "hue", "▨ mới có 2/10 kỳ"),
        ("4/5", "units", "hue", "▨ mới có 4/5 đơn vị"),
    ],
)
def test_a_year_to_date_names_what_of_it_is_in(view, coverage, coverage_of, place, text):
    to_date = against("ytd", value=90.0, coverage=coverage, coverage_of=coverage_of, place=place)
    assert text in comparisons.against(view, "on_time_rate", to_date, "Lũy kế")


ROW = {
    "kpi": "on_time_rate",
    "state": "value",
    "value": 97.0,
    "complete": True,
    "covered": 1.0,
    "expected": 3.0,
    "denominator": 100.0,
    "status": "watch",
}


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({}, "● Theo dõi"),
        ({"status": "good"}, "▲ Đạt"),
        ({"status": "act"}, "▼ Cần xử lý"),
        ({"status": None}, "–"),
        ({"denominator": 29.0}, "○ dưới 30"),
        ({"complete": False}, "▨ thiếu 2/3"),
        ({"state": "missing", "value": None}, "▨ "),
    ],
)
def test_a_part_is_rated_in_words(view, changed, text):
    assert breakdown._rating(view, ROW | changed).startswith(text)
    assert breakdown._rating(view, None).startswith("▨ ")


def test_a_ratio_of_few_cases_is_not_shown_and_a_rank_says_which_way():
    view = View("vi", "light", False, None, None, TODAY)
    assert breakdown._number(ROW) == 97.0 and breakdown._number(ROW | {"denominator": 29.0}) is None
    assert breakdown._number(None) is None
    moved = [breakdown._climbed(view, steps) for steps in (2.0, -3.0, 0.0, float("nan"))]
    assert moved == [f"▲{NBSP}2", f"▼{NBSP}3", "=", "–"]
