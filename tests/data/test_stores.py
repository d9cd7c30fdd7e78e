"""Own figures and made-up ones: a store of an earlier release that holds both is opened without the made-up ones.

Đồng Tháp's first quarter of 2023 by its published report: 102 847 + 26 937 in time of 136 078 resolved, 95,37 %.
"""

import shutil
from datetime import date

import duckdb
import pytest

from data import snapshots
from data.backup import back_up, copy_store
from data.batches import file_hash
from data.facts import Reading
from data.recovery import recover
from data.refusals import StoreError
from data.store import Store
from data.stores import FORMER_RANK, OWN, SET_ASIDE, store_of
from loaders.samples import published_facts
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import facts, load

TODAY = date(2026, 11, 20)
Q1 = (date(2023, 1, 1), date(2023, 3, 31))
NEIGHBOUR = facts(
    "tien-giang@2004", "2023-Q1", dossiers_resolved=50_000, dossiers_resolved_early_or_on_time=45_860, window="unknown"
)


def on_time(reader) -> dict:
    """The row of today's Đồng Tháp (Đồng Tháp and Tiền Giang until June 2025) of the first quarter of 2023."""
    (row,) = query(reader, Question(("on_time_rate",), "quarter", ("dong-thap@2025",), *Q1, today=TODAY)).to_dict(
        "records"
    )
    return row


@pytest.fixture
def earlier(tmp_path) -> Store:
    """A store as release 0.1 left it: the published figures, made-up ones of a neighbour, and a snapshot of both."""
    store = Store(tmp_path / "kho")
    load(store, published_facts(), "published", "published")
    made_up = Reading("synthetic", FORMER_RANK, NEIGHBOUR)
    store.commit(made_up, b"made up", "du-lieu-mau-2023.xlsx", store.head, publish=False)
    snapshot = snapshots.publish(store.folder / "snapshots", store.folder / "batches", store.lines())
    with duckdb.connect(str(snapshot.path)) as connection:
        connection.execute("UPDATE batches SET is_live = true")
        connection.execute(snapshots._LIVE)
        connection.execute("CHECKPOINT")
    snapshot.note.write_text(file_hash(snapshot.path), encoding="ascii")
    return Store(store.folder)


def test_made_up_figures_never_count_again(earlier):
    assert earlier.reader().line == 1, "the snapshot that counts them answers nothing, the one before them does"
    earlier.publish()
    row = on_time(earlier.reader())
    assert (round(row["value"], 2), row["coverage"], row["complete"], row["store"]) == (95.37, "1/2", False, OWN)
    assert round(on_time(earlier.reader_as_of(2))["value"], 2) == 95.37, "nor in what was shown on an earlier day"


def test_one_line_says_so_and_the_files_stay(earlier):
    before = (earlier.folder / "ledger.jsonl").read_bytes()
    earlier.publish()
    earlier.publish()
    assert (earlier.folder / "ledger.jsonl").read_bytes().startswith(before)
    assert [(line.kind, line.payload["batches"]) for line in earlier.lines()[2:]] == [(SET_ASIDE, [2])]
    assert [(b.is_live, b.is_set_aside) for b in earlier.batches()] == [(True, False), (False, True)]
    assert len(earlier.facts_of(earlier.batch(2))) == 2, "a trace of an old number can still be looked up"
    assert earlier.verify() == [] and not (earlier.folder / "quarantine").exists()


def test_a_verification_before_the_line_finds_nothing_wrong(earlier):
    assert earlier.verify() == []


def test_they_cannot_be_put_back_and_stand_in_nobodys_way(earlier):
    earlier.publish()
    for turn in (earlier.restore, earlier.withdraw):
        with pytest.raises(StoreError):
            turn("b000002")
    earlier.decide("approve", place="tien-giang@2004", subject="dossiers", label="2023-Q1")
    load(earlier, facts("hue", "2023-Q1", hotline_received=7))
    assert earlier.verify() == [] and earlier.reader().decisions.corrections == {}


def test_it_is_backed_up_and_recovered(earlier, tmp_path):
    earlier.publish()
    back_up(earlier, tmp_path / "sao-luu")
    copy = Store(tmp_path / "sao-luu")
    assert copy.head == earlier.head and round(on_time(copy.reader())["value"], 2) == 95.37
    ledger = earlier.folder / "ledger.jsonl"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1]))
    recover(Store(earlier.folder), accept_loss=True)
    again = Store(earlier.folder)
    assert [line.kind for line in again.lines()].count(SET_ASIDE) == 1
    assert round(on_time(again.reader())["value"], 2) == 95.37 and again.verify() == []


def test_a_store_without_made_up_figures_gets_no_line(tmp_path):
    store = Store(tmp_path)
    load(store, facts("hue", "2026-10", dossiers_resolved=200))
    before = store.head
    Store(tmp_path).publish()
    assert store.head == before and store_of(store.lines()) == OWN


def test_a_backup_holds_the_own_store_alone(published_store, tmp_path):
    """The samples lie within the own folder; the copy has none, and can be brought back where there are some."""
    shutil.copytree(published_store.folder.parents[1], tmp_path / "kho")
    own = Store(tmp_path / "kho")
    load(own, facts("hue", "2026-10", dossiers_resolved=200))
    back_up(own, tmp_path / "sao-luu")
    assert not (tmp_path / "sao-luu" / "samples").exists()
    shutil.copytree(own.folder / "samples", tmp_path / "moi" / "samples")
    copy_store(tmp_path / "sao-luu", tmp_path / "moi")
    for folder in ("sao-luu", "moi"):
        assert Store(tmp_path / folder).reader().rows("SELECT place, value FROM live") == [("hue", 200.0)]


def test_no_answer_of_the_own_store_holds_a_sample(published_store, tmp_path):
    """Beside both samples: one month of Huế, and not a figure of anybody else in any table of its snapshot."""
    shutil.copytree(published_store.folder.parents[1], tmp_path / "kho")
    own = Store(tmp_path / "kho")
    load(own, facts("hue", "2026-10", dossiers_resolved=200, dossiers_resolved_early_or_on_time=199))
    assert own.reader().rows("SELECT DISTINCT place FROM facts") == [("hue",)]
    assert on_time(own.reader())["state"] == "missing"
