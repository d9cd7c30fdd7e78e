"""Marks and words beside a number: status, target, what is missing of it, why it is not there, better or worse."""

from dataclasses import replace
from datetime import date

import pytest

from data.reader import Reader
from pages import words
from pages.parts import badges, figures
from pages.parts.view import View
from pages.parts.words import REASONS
from tests.pages.conftest import TODAY

NBSP = "\u00a0"
ROW = {
    "kpi": "on_time_rate",
    "place": "vn",
    "period": "2026-10",
    "value": 95.5,
    "qualifier": "exact",
    "state": "value",
    "complete": False,
    "covered": 30.0,
    "expected": 34.0,
    "coverage": "30/34",
    "coverage_of": "places",
    "target": 98.0,
    "status": "watch",
}


@pytest.fixture
def view():
    return View("vi", "light", False, None, Reader(None, []), TODAY)


@pytest.fixture
def english():
    return View("en", "light", False, None, Reader(None, []), TODAY)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("good", f":blue-badge[▲{NBSP}Đạt]"),
        ("watch", f":orange-badge[●{NBSP}Theo dõi]"),
        ("act", f":red-badge[▼{NBSP}Cần xử lý]"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_status_has_its_colour_sign_and_word(view, status, text):
    assert figures.badge(view, status) == text


def test_a_target_says_its_side(view, english):
    assert figures.target(view, ROW) == f"KH{NBSP}98{NBSP}%"
    assert figures.target(english, ROW).endswith("98%")
    assert figures.target(view, ROW | {"kpi": "late_per_1000", "target": 20.0}) == f"KH{NBSP}≤{NBSP}20"
    assert figures.target(view, ROW | {"target": float("nan")}) == ""


@pytest.mark.parametrize(
    ("kpi", "change", "meaning"),
    [
        ("on_time_rate", 0.5, "good"),
        ("on_time_rate", -0.5, "act"),
        ("late_per_1000", 2.0, "act"),
        ("late_per_1000", -2.0, "good"),
        ("on_time_rate", 0.001, None),
        ("dossiers_resolved", 50.0, None),
        ("on_time_rate", float("nan"), None),
    ],
)
def test_a_change_is_better_or_worse_by_what_the_kpi_means(kpi, change, meaning):
    assert figures.meaning_of(change, kpi) == meaning


def test_what_is_missing_of_a_figure_is_counted_and_named(view, english):
    assert figures.is_partial(ROW) and not figures.is_partial(ROW | {"complete": True})
    assert not figures.is_partial(ROW | {"value": None})
    assert figures.gap(view, ROW) == "thiếu 4/34 tỉnh, thành" and figures.short_gap(view, ROW) == "thiếu 4/34"
    assert figures.gap(english, ROW) == "4 of 34 provinces missing"
    assert figures.gap(view, ROW | {"coverage_of": "reports"}).startswith("thiếu 4/34 ")
    assert figures.gap(view, ROW | {"coverage_of": "reports"}) != figures.gap(view, ROW)
    everybody = ROW | {"covered": 34.0}
    assert "0/34" not in figures.gap(view, everybody) and "0/34" not in figures.short_gap(view, everybody)


def test_a_value_that_is_not_there_says_why(view):
    nothing = ROW | {"value": None, "state": "missing", "reason": None}
    assert figures.why(view, ROW) == ""
    assert figures.why(view, nothing) == words.MISSING.vi
    assert "25/10/2026" in figures.why(view, nothing | {"state": "not_due"})
    assert figures.why(view, nothing | {"state": "not_applicable"}) == words.STATES["not_applicable"].vi
    assert figures.why(view, nothing | {"state": "refused", "reason": "one_office"}) == REASONS["one_office"].vi
    assert figures.is_refused(nothing | {"state": "refused"}) and not figures.is_refused(nothing)
    assert figures.figure(view, nothing) == "–"


def test_the_days_of_a_figure_and_how_they_are_known(view):
    days = {"period_start": date(2026, 9, 15), "period_end": date(2026, 10, 14), "basis": "decree-09-2019"}
    assert figures.window(view, ROW | days) == "Kỳ 15/9–14/10/2026 (Nghị định 09/2019)"
    over = {"period_start": date(2025, 12, 15), "period_end": date(2026, 1, 14), "basis": None}
    assert figures.window(view, ROW | over) == "Kỳ 15/12/2025–14/1/2026"
    assert figures.window(view, ROW | days | {"value": None}) == ""


@pytest.fixture
def badges_of(view, monkeypatch):
    """`badges_of(row)`: the badges under a title, as one text."""
    texts = []
    monkeypatch.setattr(badges.st, "markdown", lambda text, **_: texts.append(text))
    monkeypatch.setattr(badges, "updated_words", lambda _: "")

    def badge_texts(row, boundaries="today"):
        texts.clear()
        badges.badge_row(replace(view, boundaries=boundaries), row)
        return texts[0]

    return badge_texts


@pytest.mark.parametrize(
    ("changed", "sentence", "icon"),
    [
        ({"provisional": True}, words.PROVISIONAL, "orange-badge[:material/hourglass_top:"),
        ({"provisional": True, "revised": True}, words.REVISED, "orange-badge[:material/edit:"),
        ({"provisional": False}, words.APPROVED, "blue-badge[:material/verified:"),
    ],
)
def test_a_title_says_whether_its_figure_is_approved(badges_of, changed, sentence, icon):
    text = badges_of(ROW | changed)
    assert f":{icon} {sentence.vi}]" in text and text.count("badge[") == 2
    assert ":gray-badge[▨ thiếu 4/34 tỉnh, thành]" in text


def test_a_title_says_whole_boundaries_and_absence(badges_of):
    whole = ROW | {"complete": True, "covered": 34.0, "coverage": "34/34"}
    text = badges_of(whole, boundaries="reported")
    assert ":blue-badge[:material/fact_check: " in text and "34/34" in text and "▨" not in text
    assert words.REPORTED_BOUNDARIES.vi in text and "mô phỏng" not in text
    assert badges_of(ROW | {"value": None, "state": "not_due"}) == f":gray-badge[▨ {words.STATES['not_due'].vi}]"
    assert badges_of(whole | {"coverage_of": "reports"}).count(words.REPORTED.vi) == 1


def test_who_is_absent_is_named_three_at_most(view):
    assert badges.absent_words(view, []) == ""
    assert "Huế, Sở \\*A\\*" in badges.absent_words(view, ["hue", "Sở *A*"])
    more = badges.absent_words(view, ["hue", "ha-noi", "nghe-an", "son-la", "cao-bang"])
    assert "Huế, Hà Nội, Nghệ An" in more and "2" in more and "Sơn La" not in more
