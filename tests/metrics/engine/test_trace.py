"""A number's trace: what is not there is None, in the row and in what other sources say, never a NaN or a 0."""

from metrics.engine.trace import trace
from tests.figures import facts, load, new_store


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
