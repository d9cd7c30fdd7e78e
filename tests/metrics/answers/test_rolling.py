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
    labels = [f"{2025 + at // 12}-{at % 12 + 1:02d}" for at in range(count)]
    return [each for at, label in enumerate(labels) for each in month(label, 100, at, **more)]


def rolled(store, kpi=RATE, start=date(2025, 1, 31), end=date(2026, 2, 28)):
    rows = query(store.reader(), Question((kpi.id,), "month", (PLACE,), start, end, today=TODAY))
    return rolling_year(rows, kpi)


def test_twelve_months_are_added_above_and_below(tmp_path):
    """1–12/2025: 0 + 1 + … + 11 = 66 late of 1.200; a month later 1 + … + 12 = 78."""
    found = rolled(new_store(tmp_path, months()))
    assert found["period"].tolist() == ["2025-12", "2026-01", "2026-02"]
    assert found["numerator"].tolist() == [1134, 1122, 1110]
    assert found["denominator"].tolist() == [1200] * 3
    assert found["value"].tolist() == pytest.approx([94.5, 93.5, 92.5])
    assert found["first"].iloc[1] == "2025-02"


def test_it_is_what_the_query_says_of_the_same_twelve_months(tmp_path):
    store = new_store(tmp_path, months(window="decree"))
    total = query(
        store.reader(), Question(("on_time_rate",), "total", (PLACE,), date(2025, 3, 1), date(2026, 2, 28), today=TODAY)
    )
    assert rolled(store)["value"].iloc[-1] == pytest.approx(total["value"].iloc[0])


def test_months_may_weigh_differently(tmp_path):
    """Eleven months of 100 without a late one, one of 1.000 with 210: 210 late of 2.100, not a mean of ratios."""
    figures = [each for at in range(11) for each in month(f"2025-{at + 1:02d}", 100, 0)] + month("2025-12", 1000, 210)
    assert rolled(new_store(tmp_path, figures), end=date(2025, 12, 31))["value"].tolist() == [90.0]


def test_a_missing_month_refuses_and_says_how_many(tmp_path):
    figures = [each for each in months(12) if each.period_label not in ("2025-05", "2025-06")]
    found = rolled(new_store(tmp_path, figures), end=date(2025, 12, 31)).iloc[-1]
    assert found["state"] == "refused" and found["reason"] == "rolling_short|2" and found["value"] != found["value"]


def test_windows_that_do_not_join_refuse_and_name_the_days(tmp_path):
    """Until 6/2025 the 15th to the 14th, from 7/2025 printed calendar months: the days 15–30/6 are in no window."""
    early = [each for at in range(6) for each in month(f"2025-{at + 1:02d}", 100, 0, window="decree")]
    late = []
    for at in range(6, 12):
        days = f"2025-{at + 1:02d}-01..2025-{at + 1:02d}-{30 if at in (8, 10) else 31}"
        late += month(f"2025-{at + 1:02d}", 100, 0, window=days)
    found = rolled(new_store(tmp_path, early + late), end=date(2025, 12, 31)).iloc[-1]
    assert found["reason"] == "windows|2025-06-14|2025-07-01"


def test_windows_by_decree_join_over_the_year(tmp_path):
    found = rolled(new_store(tmp_path, months(12, window="decree")), end=date(2025, 12, 31)).iloc[-1]
    assert found["value"] == pytest.approx(94.5) and found["complete"]


def test_rounded_months_make_an_approximate_year(tmp_path):
    december = [
        fact("dossiers_resolved", 100, PLACE, "2025-12", qualifier="about"),
        fact("dossiers_resolved_early_or_on_time", 89, PLACE, "2025-12"),
    ]
    found = rolled(new_store(tmp_path, months(11) + december), end=date(2025, 12, 31)).iloc[-1]
    assert found["qualifier"] == "about" and found["value"] == pytest.approx(94.5)


def test_stocks_and_openings_are_never_rolled(tmp_path):
    """What is pending in December is not the sum of twelve Decembers; what is received has an opening stock."""
    figures = [
        each
        for at in range(12)
        for each in facts(PLACE, f"2025-{at + 1:02d}", dossiers_pending=100, dossiers_pending_overdue=5)
    ]
    store = new_store(tmp_path, figures)
    stock = registry.kpi("overdue_share")
    found = rolled(store, stock, end=date(2025, 12, 31)).iloc[-1]
    assert found["reason"] == "over_time" and found["value"] != found["value"]
    assert not adds_over_time(registry.kpi("dossiers_received"))
    assert not adds_over_time(registry.kpi("satisfaction_rate"))
    assert adds_over_time(RATE) and adds_over_time(registry.kpi("dossiers_received_new"))
