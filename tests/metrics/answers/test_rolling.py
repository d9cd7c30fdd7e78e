"""Twelve months up to a month: Σ ÷ Σ, only of months that join."""

from datetime import date

import pytest

from metrics import registry
from metrics.answers.rolling import adds_over_time, rolling_year
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import fact, facts, new_store

TODAY = date(2026, 11, 20)
RATE = registry.kpi("on_time_rate")
PLACE = "quang-ninh"


def month(label: str, resolved: float, late: float, **more):
    return facts(PLACE, label, dossiers_resolved=resolved, dossiers_resolved_early_or_on_time=resolved - late, **more)


def months(count: int = 14, **more) -> list:
    """From 1/2025 on 100 dossiers a month, of which as many late as the month's number in the line."""
    labels = [f"{2025 + number // 12}-{number % 12 + 1:02d}" for number in range(count)]
    return [figure for number, label in enumerate(labels) for figure in month(label, 100, number, **more)]


def rolled(store, kpi=RATE, start=date(2025, 1, 31), end=date(2026, 2, 28)):
    rows = query(store.reader(), Question((kpi.id,), "month", (PLACE,), start, end, today=TODAY))
    return rolling_year(rows, kpi)


def test_twelve_months_are_added_above_and_below(tmp_path):
    """1–12/2025: 0 + 1 + … + 11 = 66 late of 1.200; a month later 1 + … + 12 = 78."""
    years = rolled(new_store(tmp_path, months()))
    assert years["period"].tolist() == ["2025-12", "2026-01", "2026-02"]
    assert years["numerator"].tolist() == [1134, 1122, 1110]
    assert years["denominator"].tolist() == [1200] * 3
    assert years["value"].tolist() == pytest.approx([94.5, 93.5, 92.5])
    assert years["first"].iloc[1] == "2025-02"


def test_it_is_what_the_query_says_of_the_same_twelve_months(tmp_path):
    store = new_store(tmp_path, months(window="decree"))
    total = query(
        store.reader(), Question(("on_time_rate",), "total", (PLACE,), date(2025, 3, 1), date(2026, 2, 28), today=TODAY)
    )
    assert rolled(store)["value"].iloc[-1] == pytest.approx(total["value"].iloc[0])


def test_months_may_weigh_differently(tmp_path):
    """Eleven months of 100 without a late one, one of 1.000 with 210: 210 late of 2.100, not a mean of ratios."""
    figures = [figure for number in range(11) for figure in month(f"2025-{number + 1:02d}", 100, 0)] + month(
        "2025-12", 1000, 210
    )
    assert rolled(new_store(tmp_path, figures), end=date(2025, 12, 31))["value"].tolist() == [90.0]


def test_a_missing_month_refuses_and_says_how_many(tmp_path):
    figures = [figure for figure in months(12) if figure.period_label not in ("2025-05", "2025-06")]
    year = rolled(new_store(tmp_path, figures), end=date(2025, 12, 31)).iloc[-1]
    assert year["state"] == "refused" and year["reason"] == "rolling_short|2" and year["value"] != year["value"]


def test_windows_that_do_not_join_refuse_and_name_the_days(tmp_path):
    """Until 6/2025 the 15th to the 14th, from 7/2025 printed calendar months: the days 15–30/6 are in no window."""
    early = [figure for number in range(6) for figure in month(f"2025-{number + 1:02d}", 100, 0, window="decree")]
    late = []
    for number in range(6, 12):
        days = f"2025-{number + 1:02d}-01..2025-{number + 1:02d}-{30 if number in (8, 10) else 31}"
        late += month(f"2025-{number + 1:02d}", 100, 0, window=days)
    year = rolled(new_store(tmp_path, early + late), end=date(2025, 12, 31)).iloc[-1]
    assert year["reason"] == "windows|2025-06-14|2025-07-01"


def test_windows_by_decree_join_over_the_year(tmp_path):
    year = rolled(new_store(tmp_path, months(12, window="decree")), end=date(2025, 12, 31)).iloc[-1]
    assert year["value"] == pytest.approx(94.5) and year["complete"]


def test_rounded_months_make_an_approximate_year(tmp_path):
    december = [
        fact("dossiers_resolved", 100, PLACE, "2025-12", qualifier="about"),
        fact("dossiers_resolved_early_or_on_time", 89, PLACE, "2025-12"),
    ]
    year = rolled(new_store(tmp_path, months(11) + december), end=date(2025, 12, 31)).iloc[-1]
    assert year["qualifier"] == "about" and year["value"] == pytest.approx(94.5)


def test_stocks_and_openings_are_never_rolled(tmp_path):
    """What is pending in December is not the sum of twelve Decembers; what is received has an opening stock."""
    figures = [
        figure
        for number in range(12)
        for figure in facts(PLACE, f"2025-{number + 1:02d}", dossiers_pending=100, dossiers_pending_overdue=5)
    ]
    store = new_store(tmp_path, figures)
    stock = registry.kpi("overdue_share")
    year = rolled(store, stock, end=date(2025, 12, 31)).iloc[-1]
    assert year["reason"] == "over_time" and year["value"] != year["value"]
    assert not adds_over_time(registry.kpi("dossiers_received"))
    assert not adds_over_time(registry.kpi("satisfaction_rate"))
    assert adds_over_time(RATE) and adds_over_time(registry.kpi("dossiers_received_new"))
