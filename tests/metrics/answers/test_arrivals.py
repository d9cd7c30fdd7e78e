"""Which sources are in for a month: "tháng này đã có 5/8 nguồn"."""

import pytest

from data.store import Store
from metrics.answers.arrivals import arrivals
from tests.figures import facts, load


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def listed(store, label):
    return [(a.source, a.place, a.is_in, a.last) for a in arrivals(store.reader(), label)]


def test_sources_that_reported_before_are_expected_the_missing_ones_first(store):
    for month in ("2026-08", "2026-09"):
        load(store, facts("dong-thap@2025", month, dossiers_received=10), "form_06a", "export")
        load(store, facts("ha-noi", month, dossiers_received=10), "form_06a", "export")
        load(store, facts("dong-thap@2025", month, hotline_received=10), "hotline_month")
    load(store, facts("ha-noi", "2026-10", dossiers_received=9, dossiers_resolved=8), "form_06a", "export")
    assert listed(store, "2026-10") == [
        ("form_06a", "dong-thap@2025", False, "2026-09"),
        ("hotline_month", "dong-thap@2025", False, "2026-09"),
        ("form_06a", "ha-noi", True, "2026-09"),
    ]
    assert arrivals(store.reader(), "2026-10")[-1].figures == 2


def test_a_withdrawn_file_is_missing_again(store):
    load(store, facts("ha-noi", "2026-09", hotline_received=1), "hotline_month")
    batch = load(store, facts("ha-noi", "2026-10", hotline_received=1), "hotline_month")
    assert listed(store, "2026-10") == [("hotline_month", "ha-noi", True, "2026-09")]
    store.withdraw(batch.id)
    assert listed(store, "2026-10") == [("hotline_month", "ha-noi", False, "2026-09")]


def test_a_source_of_more_than_twelve_months_ago_and_quarters_are_not_expected(store):
    load(store, facts("ha-noi", "2025-09", hotline_received=1), "hotline_month")
    load(store, facts("ha-noi", "2026-Q2", hotline_received=1), "template")
    assert listed(store, "2026-10") == []
    assert listed(store, "2026-09") == [("hotline_month", "ha-noi", False, "2025-09")]


def test_a_merged_province_counts_as_its_successor(store):
    load(store, facts("tien-giang@2004", "2025-06", hotline_received=1), "hotline_month")
    load(store, facts("dong-thap@2025", "2025-07", hotline_received=1), "hotline_month")
    assert listed(store, "2025-07") == [("hotline_month", "dong-thap@2025", True, "2025-06")]
