"""An approval guards the figure that is shown: what changes nothing of it needs no reason and marks nothing."""

from typing import Any

import pytest

from data.refusals import ReasonNeeded
from data.store import Store
from tests.figures import fact, load

JUNE: dict[str, Any] = {"place": "ha-noi", "subject": "dossiers", "label": "2026-06"}
KEY = ("ha-noi", "dossiers", "2026-06")


def resolved(value: float, **more) -> list:
    return [fact("dossiers_resolved", value, "ha-noi", "2026-06", **more)]


@pytest.fixture
def store(tmp_path) -> Store:
    """June: 100, corrected to 120, approved."""
    store = Store(tmp_path)
    load(store, resolved(100), "form_06a", "export")
    load(store, resolved(120), "form_06a", "export")
    store.decide("approve", **JUNE)
    return store


def revisions(store: Store) -> int:
    return len(store.reader().decisions.corrections.get(KEY, ()))


def test_a_covered_batch_goes_and_comes_back_without_a_reason(store):
    first = store.batches()[0]
    store.withdraw(first.id)
    store.restore(first.id)
    assert revisions(store) == 0


def test_the_batch_that_is_shown_needs_a_reason(store):
    second = store.batches()[1]
    with pytest.raises(ReasonNeeded):
        store.withdraw(second.id)
    store.withdraw(second.id, reason="nhầm tệp")
    with pytest.raises(ReasonNeeded):
        store.restore(second.id)
    assert revisions(store) == 1


def test_a_lesser_source_stands_beside_and_revises_nothing(store):
    load(store, resolved(90), "published", "published")
    assert revisions(store) == 0


def test_a_second_source_that_says_the_same_revises_nothing(store):
    load(store, resolved(120), "dossier_list", "export")
    assert revisions(store) == 0


def test_a_second_source_of_equal_rank_that_says_another_number_needs_a_reason(store):
    with pytest.raises(ReasonNeeded):
        load(store, resolved(119), "dossier_list", "export")


def test_a_lesser_source_that_fills_what_the_leading_one_lacks_needs_a_reason(tmp_path):
    """Two of three offices are in and approved; an office the form lacks, from another table, may change the sum."""
    store = Store(tmp_path)
    load(store, [*resolved(10, unit="Sở A"), *resolved(20, unit="Sở B")], "form_06a", "export")
    store.decide("approve", **JUNE)
    with pytest.raises(ReasonNeeded):
        load(store, [*resolved(10, unit="Sở A"), *resolved(30, unit="Sở C")], "template", "office")


def test_another_source_in_the_lead_of_an_approved_period_needs_a_reason_and_marks_it(store):
    """The list says 90 beside the form's 120."""
    lead = {"place": "ha-noi", "subject": "dossiers", "source": "dossier_list", "label": "2026-06"}
    load(store, resolved(120), "dossier_list", "export")
    store.lead(**lead, since="2026-06-30")
    store.lead(**lead | {"source": ""}, since="2026-06-30")
    assert revisions(store) == 0, "the list says the same"
    load(store, resolved(90), "dossier_list", "export", reason="danh sách sửa")
    before = revisions(store)
    with pytest.raises(ReasonNeeded):
        store.lead(**lead | {"source": "form_06a"}, since="2026-06-30")
    store.lead(reason="biểu đã ký", **lead | {"source": "form_06a"}, since="2026-06-30")
    assert revisions(store) == before + 1
    with pytest.raises(ReasonNeeded):
        store.lead(**lead | {"source": ""}, since="2026-06-30")


def test_a_correction_of_the_shown_figure_needs_a_reason(store):
    with pytest.raises(ReasonNeeded):
        load(store, resolved(121), "form_06a", "export")
    load(store, resolved(120), "form_06a", "export")
    assert revisions(store) == 0, "the same figure again changes nothing"
