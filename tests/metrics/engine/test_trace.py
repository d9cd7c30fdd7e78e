"""A number's trace: what is not there is None, in the row and in what other sources say, never a NaN or a 0."""

from metrics.engine.trace import trace
from tests.figures import fact, facts, load, new_store


def test_a_figure_that_is_no_ratio_has_no_denominator(tmp_path):
    store = new_store(tmp_path, facts("hue", "2026-10", dossiers_resolved=100.0))
    load(store, facts("hue", "2026-10", dossiers_resolved=90.0), source="form_06a", kind="export")
    traced = trace(store, store.reader(), "dossiers_resolved", "hue", "2026-10")
    row, (other,) = traced.row, traced.others
    assert (row["value"], row["numerator"], row["denominator"]) == (90.0, 90.0, None)
    assert (other["value"], other["numerator"], other["denominator"], other["difference"]) == (100.0, 100.0, None, 10.0)


def test_a_number_that_is_missing_has_no_operands(tmp_path):
    store = new_store(tmp_path, facts("hue", "2026-10", dossiers_resolved=100.0))
    row = trace(store, store.reader(), "on_time_rate", "hue", "2026-10").row
    assert {row[name] for name in ("value", "numerator", "denominator", "change", "reported", "last_year")} == {None}
    assert row["state"] == "missing"


def test_another_plan_of_the_year_stands_beside(tmp_path):
    store = new_store(
        tmp_path,
        facts("hue", "2026", budget_total_assigned=100.0),
        facts("hue", "2026-06-YTD", budget_total_assigned=150.0, budget_autonomous_spent=60.0),
    )
    traced = trace(store, store.reader(), "budget_plan", "hue", "2026-06-YTD")
    assert traced.row["value"] == 150.0
    assert [(f["value"], f["period_label"]) for f in traced.beside] == [(100.0, "2026")]


def test_what_counts_another_thing_stands_beside(tmp_path):
    views = fact("facebook_reach", 300_000, "hue", "2026-06", counted="lượt")
    store = new_store(tmp_path, [views], [fact("facebook_reach", 5_000, "hue", "2026-06", counted="người")])
    traced = trace(store, store.reader(), "facebook_reach", "hue", "2026-06")
    assert (traced.row["value"], traced.row["counted"]) == (5_000, "người"), "the newest file"
    assert [(f["value"], f["counted"]) for f in traced.beside] == [(300_000, "lượt")]
