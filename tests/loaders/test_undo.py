"""Undo after three overlapping corrections: the earlier numbers come back exactly, in whatever order."""

from itertools import permutations

import pytest

from data.store import Store
from loaders.load import confirm, prepare
from tests.loaders.build import MY_THO, NOI_VU, TODAY, Y_TE, Form06a

TAN_HONG = (60, 30, 25, 5, 50, 30, 18, 2, 10, 9, 1)


def form(noi_vu=NOI_VU, y_te=Y_TE, my_tho=MY_THO, more=()):
    """The report with the figures of its units changed, or a unit more."""
    made = Form06a()
    made.rows = [
        ("I", "Sở ban ngành", None),
        (1, "Sở Nội vụ", noi_vu),
        (2, "Sở Y tế", y_te),
        ("II", "Xã, phường, thị trấn", None),
        (1, "UBND phường Mỹ Tho", my_tho),
        *more,
    ]
    return made.bytes()


# Each correction touches cells of the ones before it: C changes again what B changed, D takes one back.
CORRECTIONS = (
    form(noi_vu=(121, 71, *NOI_VU[2:8], 21, 16, 5)),
    form(noi_vu=(122, 72, *NOI_VU[2:8], 22, 17, 5), y_te=(1251, 901, *Y_TE[2:8], 51, 46, 5)),
    form(noi_vu=NOI_VU, y_te=(1252, 902, *Y_TE[2:8], 52, 47, 5), more=[(2, "UBND xã Tân Hồng", TAN_HONG)]),
)


def live(store):
    """Every live figure with all that is known of it; only its place among batches left out."""
    return store.reader().rows("SELECT * EXCLUDE (batch, row) FROM live ORDER BY ALL")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A store with a report and three corrections, and what it said after each."""
    store = Store(tmp_path_factory.mktemp("undo") / "store")
    states, batches = [], []
    for content in (form(), *CORRECTIONS):
        batches.append(confirm(store, prepare(store, content, "bieu.xlsx", today=TODAY)))
        states.append(live(store))
    assert len({str(state) for state in states}) == 4, "every correction changes something"
    return store, states, [batch.id for batch in batches]


def test_undo_after_three_overlapping_corrections_restores_exactly_the_earlier_numbers(told):
    store, states, (_, *corrections) = told
    for before, batch in zip(reversed(states[:3]), reversed(corrections)):
        store.withdraw(batch)
        assert live(store) == before
    for after, batch in zip(states[1:], corrections):
        store.restore(batch)
        assert live(store) == after
    assert store.verify() == []


def test_the_order_of_undoing_and_restoring_does_not_matter(told):
    store, states, (_, *corrections) = told
    for order in permutations(corrections):
        for batch in order:
            store.withdraw(batch)
        assert live(store) == states[0]
        for batch in reversed(order[1:] + order[:1]):
            store.restore(batch)
        assert live(store) == states[3]


def test_undoing_the_middle_one_leaves_the_later_one_in_force(told):
    store, states, (_, first, second, third) = told
    store.withdraw(second)
    assert live(store) == states[3], "what it changed was changed again later"
    store.withdraw(third)
    assert live(store) == states[1]
    store.restore(third)
    store.restore(second)
    assert live(store) == states[3] and first in {b.id for b in store.batches() if b.is_live}


def test_the_same_corrections_seen_as_of_their_ledger_lines(told):
    """The earlier numbers stay answerable whatever was undone since."""
    store, states, batches = told
    for state, batch in zip(states, batches):
        reader = store.reader_as_of(store.batch(batch).number)
        assert reader.rows("SELECT * EXCLUDE (batch, row) FROM live ORDER BY ALL") == state
