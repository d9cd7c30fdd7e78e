"""Where a place has no figure of a KPI in a year, the database is not asked: it would have answered with no rows."""

from datetime import date

import pytest

from data import periods
from metrics import registry
from metrics.engine.query import NO_ROWS, _may_have_rows, plan
from metrics.engine.question import Question, targets_of
from tests.figures import fact, load, new_store

TODAY = date(2026, 11, 20)
LABELS = {
    "month": "2023-03",
    "quarter": "2023-Q1",
    "half": "2023-H1",
    "9m": "2023-9M",
    "year": "2023",
    "ytd": "2023-03-YTD",
}


def answer_of_the_database(reader, kpi, grain, place, label, split=None, boundaries="today"):
    question = Question((kpi,), grain, (place,), split=split, boundaries=boundaries, today=TODAY)
    fold, parameters = plan(reader, question, registry.kpi(kpi), [label], targets_of(question))
    return reader.frame(fold.sql(), parameters), _may_have_rows(reader, question, registry.kpi(kpi), parameters)


def test_no_rows_have_the_columns_and_kinds_of_the_database_s(published_store):
    reader = published_store.reader()
    for kpi, grain in zip(registry.KPIS, LABELS):
        rows, is_asked = answer_of_the_database(reader, kpi, grain, "lai-chau", LABELS[grain])
        assert not is_asked and rows.empty
        assert list(rows.columns) == list(NO_ROWS.columns)
        assert [t.kind for t in rows.dtypes] == [t.kind for t in NO_ROWS.dtypes]


@pytest.mark.parametrize("place", ["dong-thap@2025", "quang-ngai@2004"])
@pytest.mark.parametrize("boundaries", ["today", "reported"])
def test_what_is_not_asked_has_no_rows(published_store, place, boundaries):
    reader, skipped = published_store.reader(), 0
    for kpi in ("on_time_rate", "hotline_received", "budget_spent"):
        for label in ("2022-05", "2023-Q1", "2021", "2026-10"):
            grain = periods.parse_period(label).grain
            rows, is_asked = answer_of_the_database(reader, kpi, grain, place, label, boundaries=boundaries)
            assert is_asked or rows.empty, (kpi, label)
            skipped += not is_asked
    assert skipped


def test_a_plan_of_the_year_is_asked_in_each_of_its_months(tmp_path):
    store = new_store(tmp_path)
    load(store, [fact("budget_total_assigned", 100.0, "hue", "2026")])
    kpi = next(k.id for k in registry.KPIS.values() if "budget_total_assigned" in k.measures)
    _, is_asked = answer_of_the_database(store.reader(), kpi, "ytd", "hue", "2026-03-YTD")
    assert is_asked
    assert not answer_of_the_database(store.reader(), kpi, "ytd", "hue", "2027-03-YTD")[1]


def test_an_office_that_should_report_is_expected_without_any_figure(tmp_path):
    store = new_store(tmp_path)
    load(store, [fact("dossiers_resolved", 100.0, "hue", "2024-01", unit="Sở A")])
    store.decide("reporters", place="hue", subject="dossiers", units=["Sở A", "Sở B"])
    _, is_asked = answer_of_the_database(store.reader(), "dossiers_resolved", "month", "hue", "2026-10")
    assert is_asked
