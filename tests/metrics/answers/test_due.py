"""Newest, due, missing: one judgement, on figures one can check by hand (rule of counting 23)."""

from datetime import date

import pytest

from metrics.answers.due import (
    FIRST_USE,
    default_period,
    first_use,
    newer,
    newest,
    newest_closed,
    openable,
    reports,
    running,
)
from tests.figures import facts, load, new_store

HUE, OLD, NEW = "hue", "dong-thap@2004", "dong-thap@2025"
DAY = date(2026, 11, 29)


def resolved(label, value=10.0, place=HUE, unit=""):
    return facts(place, label, unit=unit, dossiers_resolved=value)


def used_since(store, month="2020-01"):
    """The office uses the program since then, whatever the day of this test."""
    store.decide("setting", name=FIRST_USE, value=month)
    return store


@pytest.mark.parametrize(
    ("grain", "day", "label"),
    [
        ("month", date(2026, 11, 14), "2026-10"),
        ("month", date(2026, 11, 15), "2026-11"),
        ("month", date(2026, 11, 30), "2026-11"),
        ("month", date(2026, 1, 3), "2025-12"),
        ("quarter", date(2026, 9, 15), "2026-Q3"),
        ("half", DAY, "2026-H1"),
        ("9m", DAY, "2026-9M"),
        ("year", DAY, "2025"),
        ("year", date(2026, 12, 15), "2026"),
        ("ytd", DAY, "2026-11-YTD"),
    ],
)
def test_a_period_can_be_opened_once_its_window_has_closed(grain, day, label):
    assert newest_closed(grain, day) == label


def test_an_earlier_period_can_be_opened_where_the_place_says_a_figure_of_it(tmp_path):
    """On 10 November the window of November runs until the 14th; Huế has given a figure already, Hà Nội none."""
    reader = new_store(tmp_path, resolved("2026-11")).reader()
    day = date(2026, 11, 10)
    assert newest(reader, HUE, "month", day) == "2026-11" and newest(reader, "ha-noi", "month", day) == "2026-10"
    assert openable(reader, HUE, "month", day)[:2] == ["2026-11", "2026-10"]


def test_an_office_of_the_place_says_so_too_but_no_plan_and_nothing_that_has_not_begun(tmp_path):
    figures = (
        resolved("2026-11", unit="Sở A") + facts("ha-noi", "2026", budget_total_assigned=9e9) + resolved("2027-03")
    )
    reader = new_store(tmp_path, figures).reader()
    assert newest(reader, HUE, "month", date(2026, 11, 10)) == "2026-11"
    assert newest(reader, "ha-noi", "year", DAY) == "2025"


def test_a_running_longer_period_is_offered_as_its_year_to_date(tmp_path):
    reader = new_store(tmp_path, resolved("2026-10")).reader()
    for grain, closed in (("quarter", "2026-Q3"), ("half", "2026-H1"), ("year", "2025")):
        assert openable(reader, HUE, grain, DAY)[:2] == ["2026-11-YTD", closed]
    assert running(reader, HUE, "9m", DAY) is None, "nine months are over in November"
    assert openable(reader, HUE, "9m", date(2026, 8, 20))[:2] == ["2026-08-YTD", "2025-9M"]
    assert openable(reader, HUE, "year", date(2026, 12, 20))[:2] == ["2026", "2025"]


def test_a_former_province_ends_with_its_territory(tmp_path):
    reader = new_store(tmp_path, resolved("2025-05", place=OLD)).reader()
    assert newest(reader, OLD, "month", DAY) == "2025-06" and newest(reader, OLD, "year", DAY) == "2024"
    assert default_period(reader, OLD, "month", "dossiers", DAY) == "2025-05"
    assert running(reader, OLD, "quarter", DAY) is None


def of_two(tmp_path, *labels):
    """Both offices in the first label, Sở A alone in the others."""
    first, *others = labels
    figures = resolved(first, unit="Sở A") + resolved(first, unit="Sở B")
    return used_since(new_store(tmp_path, figures + [f for n in others for f in resolved(n, unit="Sở A")]))


def test_a_screen_opens_on_the_newest_full_one_and_names_the_newer(tmp_path):
    """October has both offices, November one of two; on 29 November the report is due since the 25th."""
    reader = of_two(tmp_path, "2026-10", "2026-11").reader()
    assert default_period(reader, HUE, "month", "dossiers", DAY) == "2026-10"
    (november,) = newer(reader, HUE, "month", "dossiers", DAY)
    assert (november.period, november.state, november.covered, november.expected) == ("2026-11", "partial", 1, 2)
    assert (november.coverage_of, november.days) == ("units", 4)


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        (date(2026, 11, 24), "not_due", 0),
        (date(2026, 11, 25), "not_due", 0),
        (date(2026, 11, 26), "missing", 1),
        (DAY, "missing", 4),
    ],
)
def test_a_report_is_not_due_until_the_end_of_the_25th_and_then_late(tmp_path, day, state, days):
    reader = used_since(new_store(tmp_path, resolved("2026-10"))).reader()
    (november,) = newer(reader, HUE, "month", "dossiers", day)
    assert (november.period, november.state, november.days) == ("2026-11", state, days)
    assert default_period(reader, HUE, "month", "dossiers", day) == "2026-10"


def test_a_file_of_the_month_is_the_month_that_opens(tmp_path):
    reader = used_since(new_store(tmp_path, resolved("2026-10"), resolved("2026-11"))).reader()
    assert default_period(reader, HUE, "month", "dossiers", DAY) == "2026-11"
    assert newer(reader, HUE, "month", "dossiers", DAY) == []


def test_free_months_begin_in_january_of_the_month_that_opens(tmp_path):
    reader = new_store(tmp_path, resolved("2026-10")).reader()
    assert default_period(reader, HUE, "total", "dossiers", DAY) == "2026-01..2026-10"
    assert openable(reader, HUE, "total", DAY)[0] == "2026-11"


def test_the_first_use_is_the_month_of_the_first_own_file_until_somebody_says_otherwise(tmp_path):
    store = new_store(tmp_path)
    assert first_use(store.reader().decisions) == ""
    load(store, resolved("2026-05"), "published", "published")
    assert first_use(store.reader().decisions) == "", "published figures are nobody's own file"
    load(store, resolved("2026-06"))
    inferred = store.lines()[-1].time[:7]
    assert first_use(store.reader().decisions) == inferred
    used_since(store, "2026-08")
    assert first_use(store.reader().decisions) == "2026-08"
    used_since(store, "")
    assert first_use(store.reader().decisions) == inferred


def test_months_before_the_first_use_are_not_missing(tmp_path):
    """Used since October: of August nothing is expected, October is missing."""
    store = used_since(new_store(tmp_path, resolved("2026-09")), "2026-10")
    cells = reports(store.reader(), "dossiers", (HUE,), ["2026-08", "2026-09", "2026-10", "2026-11"], DAY)
    assert cells.set_index("period")["state"].to_dict() == {
        "2026-08": "",
        "2026-09": "reported",
        "2026-10": "missing",
        "2026-11": "missing",
    }
    assert [r.days for r in newer(store.reader(), HUE, "month", "dossiers", DAY)] == [4, 35]


def test_a_place_without_any_figure_opens_on_the_newest_period(tmp_path):
    reader = used_since(new_store(tmp_path)).reader()
    assert default_period(reader, HUE, "month", "dossiers", DAY) == "2026-11"
    assert newer(reader, HUE, "month", "dossiers", DAY) == []
