"""The way back: a store that lost lines or files is made whole from its batches and a backup, or says what it lacks."""

import shutil
from pathlib import Path

import pytest

from data.backup import BackupRefused, back_up
from data.ledger import Ledger, head_of
from data.recovery import NotRecovered, recover
from data.refusals import LedgerBehind
from data.store import Store
from tests.data.test_head import (
    LEDGER_DAMAGES,
    content,
    cut_in_mid_line,
    empty,
    figures,
    flipped_in_last_line,
    missing,
    older_copy,
    without_last_line,
)
from tests.figures import facts, load, new_store

pytestmark = pytest.mark.slow  # damages: what a lost or damaged store comes back from

SHOWN = {"2026-05": 10, "2026-06": 20, "2026-07": 30}


@pytest.fixture
def store(tmp_path):
    """Only loads: every line has its batch."""
    return new_store(
        tmp_path / "kho",
        facts("ha-noi", "2026-05", hotline_received=10),
        facts("ha-noi", "2026-06", hotline_received=20),
        facts("ha-noi", "2026-07", hotline_received=30),
    )


def is_whole(folder: Path, ledger: bytes) -> bool:
    store = Store(folder)
    return (folder / "ledger.jsonl").read_bytes() == ledger and figures(store) == SHOWN and store.verify() == []


@pytest.mark.parametrize("damage", LEDGER_DAMAGES)
def test_lost_lines_of_loads_are_written_again_byte_for_byte_from_the_batches(store, damage):
    ledger = (store.folder / "ledger.jsonl").read_bytes()
    damage(store.folder / "ledger.jsonl")
    damaged = (store.folder / "ledger.jsonl").read_bytes() if damage is not missing else None
    made = recover(Store(store.folder))
    assert made.lines == 3 and not made.lost and is_whole(store.folder, ledger)
    aside = [p.read_bytes() for p in store.folder.glob("quarantine/*/ledger.jsonl")]
    assert aside == ([damaged] if damaged is not None else [])  # as it was found


def test_a_lost_decision_comes_from_the_backup_and_what_followed_from_the_batches(store, tmp_path):
    store.decide("target", kpi="on_time_rate", value=97, since="2026-01-01")
    back_up(store, tmp_path / "sao-luu")
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    ledger = (store.folder / "ledger.jsonl").read_bytes()
    older_copy(store.folder / "ledger.jsonl")
    before = content(store.folder)
    with pytest.raises(NotRecovered, match="4–5"):
        recover(Store(store.folder))
    assert content(store.folder) == before
    made = recover(Store(store.folder), tmp_path / "sao-luu")
    assert (made.lines, made.gained) == (5, 3)
    assert (store.folder / "ledger.jsonl").read_bytes() == ledger and Store(store.folder).verify() == []


def test_what_is_gone_for_good_is_given_up_only_when_a_person_says_so(store):
    store.withdraw(3)
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    older_copy(store.folder / "ledger.jsonl")
    with pytest.raises(NotRecovered, match="accept-loss"):
        recover(Store(store.folder))
    made = recover(Store(store.folder), accept_loss=True, who="lan")
    assert made.lost == (4, 5)  # the withdrawal, and the load that stood behind it
    again = Store(store.folder)
    last = again.lines()[-1]
    assert (last.kind, last.who, last.payload["lost"]) == ("recovered", "lan", [4, 5])
    assert figures(again) == SHOWN and again.verify() == []
    assert len([name for name in made.aside if "/batches/" in name]) == 1  # nothing is deleted
    load(again, facts("ha-noi", "2026-08", hotline_received=41))
    assert figures(again) == SHOWN | {"2026-08": 41}


@pytest.mark.parametrize("damage", (missing, empty, cut_in_mid_line, flipped_in_last_line))
@pytest.mark.parametrize("folder", ("batches", "originals"))
def test_a_damaged_file_comes_from_the_backup(store, tmp_path, damage, folder):
    back_up(store, tmp_path / "sao-luu")
    victim = sorted((store.folder / folder).glob("*"))[0]
    whole = victim.read_bytes()
    damage(victim)
    with pytest.raises(NotRecovered):
        recover(Store(store.folder))
    made = recover(Store(store.folder), tmp_path / "sao-luu")
    assert made.files == 1 and victim.read_bytes() == whole and Store(store.folder).verify() == []
    assert len(made.aside) == (0 if damage is missing else 1)


def test_another_stores_ledger_is_thrown_out_for_the_backups(store, tmp_path):
    back_up(store, tmp_path / "sao-luu")
    other = new_store(tmp_path / "khac", *[facts("hue", f"2026-0{m}", hotline_received=m) for m in range(1, 6)])
    ledger = (store.folder / "ledger.jsonl").read_bytes()
    shutil.copyfile(other.folder / "ledger.jsonl", store.folder / "ledger.jsonl")
    recover(Store(store.folder), tmp_path / "sao-luu")
    assert is_whole(store.folder, ledger)


def test_another_stores_backup_is_refused(store, tmp_path):
    other = new_store(tmp_path / "khac", facts("hue", "2026-05", hotline_received=1))
    back_up(other, tmp_path / "sao-luu")
    without_last_line(store.folder / "ledger.jsonl")
    (store.folder / "head").unlink()
    for folder in (tmp_path / "sao-luu", tmp_path / "trong"):
        with pytest.raises(BackupRefused):
            recover(Store(store.folder), folder)


def test_a_whole_store_is_left_as_it_is(store):
    before = content(store.folder)
    made = recover(Store(store.folder))
    assert (made.gained, made.files, made.lost, made.aside) == (0, 0, (), ())
    assert {name: content_of_file for name, content_of_file in content(store.folder).items() if name != "head"} == {
        name: content_of_file for name, content_of_file in before.items() if name != "head"
    }
    assert Ledger(store.folder).head() == head_of(store.lines())


def test_a_backup_never_lowers_a_head(store, tmp_path):
    """Copied back over a store that knows of more lines it would hide the loss."""
    from data.backup import copy_store

    back_up(store, tmp_path / "sao-luu")
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    missing(store.folder / "ledger.jsonl")
    with pytest.raises(BackupRefused, match="recover"):
        copy_store(tmp_path / "sao-luu", store.folder)
    with pytest.raises(LedgerBehind):
        Store(store.folder).reader()


@pytest.mark.parametrize(
    "edit",
    (
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\n\n", 2),
        lambda content: content.splitlines(keepends=True)[0] + content,
        lambda content: b"".join(content.splitlines(keepends=True)[::-1]),
    ),
    ids=("CRLF", "byte order mark", "blank lines", "first line doubled", "upside down"),
)
def test_a_ledger_an_editor_saved_still_holds_its_lines(store, edit):
    """Decisions too, which no batch carries."""
    store.decide("target", kpi="on_time_rate", value=97, since="2026-01-01")
    path = store.folder / "ledger.jsonl"
    ledger = path.read_bytes()
    path.write_bytes(edit(ledger))
    made = recover(Store(store.folder))
    assert not made.lost and path.read_bytes() == ledger and Store(store.folder).verify() == []


def test_the_head_of_another_store_is_replaced(store, tmp_path):
    other = new_store(tmp_path / "khac", facts("hue", "2026-05", hotline_received=1))
    ledger = (store.folder / "ledger.jsonl").read_bytes()
    shutil.copyfile(other.folder / "head", store.folder / "head")
    assert not recover(Store(store.folder)).lost and is_whole(store.folder, ledger)


def test_ledger_and_head_of_the_line_before_are_brought_forward_from_the_batch(store):
    old = {name: (store.folder / name).read_bytes() for name in ("ledger.jsonl", "head")}
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    ledger = (store.folder / "ledger.jsonl").read_bytes()
    for name, content_of_file in old.items():
        (store.folder / name).write_bytes(content_of_file)
    with pytest.raises(LedgerBehind):
        Store(store.folder).reader()
    recover(Store(store.folder))
    assert (store.folder / "ledger.jsonl").read_bytes() == ledger and Store(store.folder).verify() == []
