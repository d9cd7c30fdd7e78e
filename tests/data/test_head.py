"""The head, the second record of the ledger: what it notices, who mends it, and that readers touch nothing."""

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import psutil
import pytest

from data import ledger as ledger_module
from data.facts import Reading
from data.ledger import Ledger, head_of
from data.refusals import (
    BatchDamaged,
    DiskFull,
    LedgerBehind,
    LedgerDamaged,
    SnapshotDamaged,
    SnapshotMissing,
    StoreError,
)
from data.store import Store
from data.system import is_running, owner
from tests.figures import fact, facts, load, new_store

pytestmark = pytest.mark.slow  # damages: a head that was lost, cut or forged


def figures(store: Store) -> dict[str, float]:
    store.publish()
    return dict(store.reader(fresh=True).rows("SELECT period_label, value FROM live ORDER BY 1"))


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a store but the empty ones that locks are held on."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("lock", "publishing", "looking-back")
    }


@pytest.fixture
def store(tmp_path):
    """Three months, the second corrected and the correction withdrawn."""
    made = new_store(
        tmp_path / "kho",
        facts("ha-noi", "2026-05", hotline_received=10),
        facts("ha-noi", "2026-06", hotline_received=20),
        facts("ha-noi", "2026-06", hotline_received=99),
        facts("ha-noi", "2026-07", hotline_received=30),
    )
    made.withdraw(3)
    return made


SHOWN = {"2026-05": 10, "2026-06": 20, "2026-07": 30}


def lines_of(store: Store) -> list[bytes]:
    return (store.folder / "ledger.jsonl").read_bytes().splitlines(keepends=True)


# -- the ledger is damaged: nothing is answered, written or removed ------------------------------------------


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def cut_in_mid_line(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def without_last_line(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def older_copy(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))


def flipped_in_last_line(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-30] + bytes([content[-30] ^ 1]) + content[-29:])


def swapped(path: Path) -> None:
    one, two, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([two, one, *rest]))


def doubled(path: Path) -> None:
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[-1])


LEDGER_DAMAGES = (
    missing,
    empty,
    zeros,
    cut_in_mid_line,
    without_last_line,
    older_copy,
    flipped_in_last_line,
    swapped,
    doubled,
)


@pytest.mark.parametrize("damage", LEDGER_DAMAGES)
def test_a_damaged_ledger_is_refused_by_all_and_nothing_is_touched(store, damage):
    damage(store.folder / "ledger.jsonl")
    before = content(store.folder)
    damaged = Store(store.folder)
    tries = (
        damaged.lines,
        damaged.reader,
        damaged.publish,
        damaged.batches,
        lambda: damaged.reader_as_of(1),
        lambda: load(damaged, facts("ha-noi", "2026-08", hotline_received=1)),
        lambda: damaged.withdraw(1),
        lambda: damaged.decide("note", place="", kpi="", label="2026-05", text="x"),
        damaged.prepare,
        lambda: load(store, facts("ha-noi", "2026-08", hotline_received=1)),
        store.reader,
    )
    for attempt in tries:
        with pytest.raises((LedgerBehind, LedgerDamaged)) as refused:
            attempt()
        assert "recover" in refused.value.message_vi and "recover" in refused.value.message_en
    assert len(damaged.verify()) == 1
    assert content(store.folder) == before


@pytest.mark.parametrize("damage", (missing, empty, cut_in_mid_line, without_last_line, older_copy))
def test_a_store_of_before_there_were_heads_notices_what_lies_beside_its_ledger(store, damage):
    damage(store.folder / "ledger.jsonl")
    (store.folder / "head").unlink()
    with pytest.raises(LedgerBehind):
        Store(store.folder).reader()


def test_without_snapshots_too_an_unnamed_batch_tells_that_lines_are_missing(store):
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    shutil.rmtree(store.folder / "snapshots")
    (store.folder / "head").unlink()
    path = store.folder / "ledger.jsonl"
    ledger_time = path.stat().st_mtime_ns
    without_last_line(path)
    os.utime(path, ns=(ledger_time - 10**9, ledger_time - 10**9))
    with pytest.raises(LedgerBehind):
        Store(store.folder).publish()


# -- the head is damaged: the ledger is believed where nothing is newer --------------------------------------


@pytest.mark.parametrize("damage", (missing, empty, zeros, cut_in_mid_line, flipped_in_last_line))
def test_a_head_that_cannot_be_read_is_written_again_by_the_next_writer(store, damage):
    damage(store.folder / "head")
    again = Store(store.folder)
    assert figures(again) == SHOWN
    load(again, facts("ha-noi", "2026-08", hotline_received=40))
    assert Ledger(store.folder).head() == head_of(again.lines()) and figures(again) == SHOWN | {"2026-08": 40}
    assert again.verify() == []


def test_one_line_ahead_of_its_head_is_mended_by_the_next_writer(store):
    """A commit was ended after its line and before the head: the line was acknowledged or not, it is there."""
    before = (store.folder / "head").read_bytes()
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    (store.folder / "head").write_bytes(before)
    again = Store(store.folder)
    assert figures(again) == SHOWN | {"2026-08": 40}
    again.decide("setting", name="inbox_auto", value=False)
    assert Ledger(store.folder).head() == head_of(again.lines())


def test_a_head_of_long_ago_hides_no_lost_line(store):
    """Ledger and head of an earlier day put back together: the snapshots know of more."""
    old = {name: (store.folder / name).read_bytes() for name in ("ledger.jsonl", "head")}
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    load(store, facts("ha-noi", "2026-09", hotline_received=50))
    whole = (store.folder / "ledger.jsonl").read_bytes()
    (store.folder / "head").write_bytes(old["head"])
    for lines in (5, 6):
        (store.folder / "ledger.jsonl").write_bytes(b"".join(whole.splitlines(keepends=True)[:lines]))
        for attempt in (
            Store(store.folder).reader,
            lambda: load(Store(store.folder), facts("hue", "2026-10", hotline_received=6)),
        ):
            with pytest.raises(LedgerBehind):
                attempt()


def test_the_head_of_another_store_is_refused(store, tmp_path):
    other = new_store(tmp_path / "khac", facts("hue", "2026-05", hotline_received=1))
    shutil.copyfile(other.folder / "head", store.folder / "head")
    with pytest.raises(LedgerBehind):
        Store(store.folder).reader()


# -- a reader adds nothing, waits for nobody -----------------------------------------------------------------


def test_a_reader_adds_moves_and_removes_nothing(store):
    for name in (
        "batches/unnamed.parquet",
        "originals/unnamed",
        "batches/writing.parquet.tmp",
        "snapshots/building.tmp",
    ):
        (store.folder / name).write_bytes(b"left by a writer that was ended")
    for path in (store.folder / "lock", store.folder / "publishing"):
        path.unlink(missing_ok=True)
    before = content(store.folder)
    reader = Store(store.folder)
    reader.reader().frame("SELECT * FROM live")
    reader.facts_of(reader.batch(1))
    assert content(store.folder) == before and not (store.folder / "lock").exists()
    assert (
        not Store(store.folder / "nowhere").reader().rows("SELECT * FROM live")
        and not (store.folder / "nowhere").exists()
    )


def test_what_no_line_names_is_set_aside_by_the_next_writer(store):
    (store.folder / "batches" / "unnamed.parquet").write_bytes(b"one")
    (store.folder / "originals" / "unnamed").write_bytes(b"two")
    (store.folder / "batches" / "writing.parquet.tmp").write_bytes(b"half")
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    (aside,) = (store.folder / "quarantine").iterdir()
    assert {p.relative_to(aside).as_posix(): p.read_bytes() for p in aside.rglob("un*")} == {
        "batches/unnamed.parquet": b"one",
        "originals/unnamed": b"two",
    }
    note = (aside / "note.txt").read_text(encoding="utf-8")
    assert "batches/unnamed.parquet" in note and "+07:00" in note and "Không dòng nào" in note
    assert not list((store.folder / "batches").glob("*.tmp")) and store.verify() == []


def test_readers_go_on_while_a_writer_stands_still_in_a_publish(tmp_path):
    """The line is written, the snapshot is not: the last good one is served at once and says which line it shows."""
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=10))
    stands, go = threading.Event(), threading.Event()

    def on_step(step: str) -> None:
        if step == "before_snapshot_rename":
            stands.set()
            go.wait(30)

    writer = threading.Thread(
        target=load, args=(Store(tmp_path, on_step), facts("ha-noi", "2026-06", hotline_received=20))
    )
    writer.start()
    assert stands.wait(30)
    slowest = 0.0
    for seen in (store, Store(tmp_path)):
        for _ in range(20):
            start = time.perf_counter()
            reader = seen.reader()
            assert dict(reader.rows("SELECT period_label, value FROM live")) == {"2026-05": 10}
            slowest = max(slowest, time.perf_counter() - start)
            assert (reader.line, seen.head) == (1, 2)
    go.set()
    writer.join()
    assert slowest < 5  # the writer stood still for longer than any of these took
    assert store.reader(fresh=True).line == 2 and figures(store) == {"2026-05": 10, "2026-06": 20}


def test_an_approved_figure_is_not_called_corrected_before_the_correction_shows(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=100))
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-06")
    reading = Reading("template", 2, facts("ha-noi", "2026-06", dossiers_resolved=111))
    store.commit(reading, b"2", "sua.xlsx", store.head, reason="Sở gửi lại", publish=False)
    assert not store.reader().decisions.corrections and store.reader().line == 2
    store.publish()
    assert store.reader().decisions.corrections and store.reader().line == 3


# -- files are compared with their hashes where they are used ------------------------------------------------


@pytest.mark.parametrize("damage", (missing, empty, zeros, cut_in_mid_line, flipped_in_last_line))
def test_a_damaged_batch_is_refused_by_name_where_it_is_opened(store, damage):
    batch = store.batch(2)
    damage(store.folder / "batches" / f"{batch.digest}.parquet")
    again = Store(store.folder)
    assert dict(again.reader().rows("SELECT period_label, value FROM live")) == SHOWN  # the snapshot holds them all
    for open_it in (again.facts_of, again.find_facts):
        with pytest.raises(BatchDamaged, match="b000002"):
            open_it(batch)
    shutil.rmtree(store.folder / "snapshots")
    with pytest.raises(BatchDamaged, match="b000002"):
        Store(store.folder).publish()
    assert "b000002" in Store(store.folder).verify()[0][0]


def test_another_batch_in_its_place_is_refused(store):
    one, two = (store.folder / "batches" / f"{store.batch(n).digest}.parquet" for n in (1, 2))
    shutil.copyfile(two, one)
    with pytest.raises(BatchDamaged, match="b000001"):
        Store(store.folder).facts_of(store.batch(1))


@pytest.mark.parametrize("damage", (missing, cut_in_mid_line, flipped_in_last_line))
def test_a_damaged_original_is_not_handed_out(store, damage):
    damage(store.folder / "originals" / store.batch(1).original)
    with pytest.raises(BatchDamaged, match="original"):
        Store(store.folder).original_of(store.batch(1))


def changed_by_hand(path: Path) -> None:
    """Values changed by somebody who knows DuckDB: every page and every count is right."""
    code = (
        "import duckdb, sys\nwith duckdb.connect(sys.argv[1]) as connection:\n"
        "    connection.execute('UPDATE live SET value = value + 1')\n    connection.execute('CHECKPOINT')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, timeout=60)


@pytest.mark.parametrize("damage", (missing, empty, zeros, cut_in_mid_line, flipped_in_last_line, changed_by_hand))
def test_a_damaged_snapshot_is_never_answered_from_and_built_again(store, damage):
    newest = max((store.folder / "snapshots").glob("*.duckdb"))
    damage(newest)
    again = Store(store.folder)
    assert again.reader().line < 5  # an older one, which says so
    assert figures(again) == SHOWN and again.reader().line == 5 and again.verify() == []
    aside = list(store.folder.glob("quarantine/*/snapshots/*.duckdb"))
    assert [p.name for p in aside] == ([] if damage is missing else [newest.name])


def test_a_snapshot_without_its_note_is_built_again(store):
    max((store.folder / "snapshots").glob("*.sha256")).unlink()
    assert figures(Store(store.folder)) == SHOWN


@pytest.mark.parametrize("forge", ("copy", "garbage"))
def test_a_forged_snapshot_of_a_higher_number_is_passed_over(store, tmp_path, forge):
    forged = store.folder / "snapshots" / "000999.duckdb"
    forged.write_bytes(
        max((store.folder / "snapshots").glob("*.duckdb")).read_bytes() if forge == "copy" else b"x" * 9000
    )
    again = Store(store.folder)
    assert figures(again) == SHOWN
    assert again.verify() and again.verify() == []
    load(again, facts("ha-noi", "2026-08", hotline_received=40))
    assert not forged.exists() and figures(again) == SHOWN | {"2026-08": 40}


def test_changes_left_beside_a_snapshot_are_not_read(store):
    """DuckDB reads back what stands in a log beside a file; one with changed figures leaves the file as it was."""
    newest = max((store.folder / "snapshots").glob("*.duckdb"))
    other = store.folder / "other.duckdb"
    shutil.copyfile(newest, other)
    code = (
        "import duckdb, os, sys\nconnection = duckdb.connect(sys.argv[1])\n"
        "connection.execute('SET checkpoint_threshold = \\'1TB\\'')\n"
        "connection.execute('UPDATE live SET value = value + 1')\nos._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(other)], check=True, timeout=60)
    log = newest.with_name(newest.name + ".wal")
    os.replace(store.folder / "other.duckdb.wal", log)
    other.unlink()
    assert figures(Store(store.folder)) == SHOWN and not log.exists()
    assert list(store.folder.glob("quarantine/*/snapshots/*.wal"))


def test_a_snapshot_damaged_under_a_running_reader_is_dropped_and_built_again(store):
    served = Store(store.folder)
    reader = served.reader()
    other = store.folder / "other"
    shutil.copyfile(reader.snapshot.path, other)
    changed_by_hand(other)
    os.replace(other, reader.snapshot.path)
    time.sleep(0.11)
    assert served.reader().snapshot.path != reader.snapshot.path and served.reader().line < 5
    assert figures(served) == SHOWN


def test_a_large_snapshot_is_compared_behind_and_then_not_used(store, monkeypatch):
    monkeypatch.setattr("data.opening.SMALL_BYTES", 0)
    changed_by_hand(max((store.folder / "snapshots").glob("*.duckdb")))
    served = Store(store.folder)
    served.reader()
    until = time.monotonic() + 20
    while served.reader().line == 5 and time.monotonic() < until:
        time.sleep(0.12)
    assert served.reader().line < 5
    with pytest.raises(SnapshotMissing):
        for path in (store.folder / "snapshots").glob("*.sha256"):
            path.write_text("0" * 64)
        Store(store.folder).reader(fresh=True)


def test_a_page_that_cannot_be_read_is_a_sentence(store, monkeypatch):
    reader = Store(store.folder).reader()
    monkeypatch.setattr(reader, "_is_damaged", lambda snapshot: True)

    def broken(cursor):
        raise duckdb.IOException("Corrupt database file")

    with pytest.raises(SnapshotDamaged) as refused:
        reader._answer(broken)
    assert "dựng lại" in refused.value.message_vi


# -- the disk ------------------------------------------------------------------------------------------------


@pytest.fixture
def full_disk(monkeypatch):
    """`full_disk(what)`: writing what is named fails as on a full disk, as long as the context is open."""

    def no_space(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    def fill(*names):
        context = pytest.MonkeyPatch.context()
        patch = context.__enter__()
        for name in names:
            patch.setattr(name, no_space)
        return lambda: context.__exit__(None, None, None)

    return fill


@pytest.mark.parametrize("what", ("data.store.write_durably", "data.batches.sync_file", "data.ledger.sync_file"))
def test_a_disk_that_is_full_before_the_line_has_stored_nothing(store, full_disk, what):
    empty_again = full_disk(what)
    with pytest.raises(DiskFull) as refused:
        load(store, facts("ha-noi", "2026-08", hotline_received=40))
    assert "chưa có gì được ghi" in refused.value.message_vi
    empty_again()
    assert figures(Store(store.folder)) == SHOWN and store.head == 5
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    assert figures(store) == SHOWN | {"2026-08": 40} and store.verify() == []


@pytest.mark.parametrize(
    "what",
    (
        ("data.snapshots.sync_file",),
        ("data.snapshots.move_into_place",),
        ("data.snapshots.write_durably", "data.ledger.write_durably"),
    ),
)
def test_a_disk_that_fills_after_the_line_has_stored_the_batch_and_says_so(store, full_disk, what):
    empty_again = full_disk(*what)
    batch = load(store, facts("ha-noi", "2026-08", hotline_received=40))
    vi, en = batch.warning
    assert "Đã ghi nhận" in vi and "dọn chỗ" in vi and "prepare" in vi and "Stored and safe" in en
    assert store.reader().line == 5 and store.head == 6
    empty_again()
    assert figures(Store(store.folder)) == SHOWN | {"2026-08": 40} and Store(store.folder).verify() == []
    assert load(store, facts("ha-noi", "2026-09", hotline_received=50)).warning is None


# -- temporary files -----------------------------------------------------------------------------------------


def test_a_verification_that_was_ended_leaves_nothing(store):
    mine = store.folder / "snapshots" / f"verifying-{owner()}-1.tmp"
    gone = [store.folder / "snapshots" / name for name in ("verifying-999999-1-1.tmp", "verifying-1-2.tmp")]
    for path in (mine, *gone):
        path.write_bytes(b"x")
    assert store.verify() == []
    assert mine.exists() and not any(path.exists() for path in gone)


def test_an_owner_is_a_process_and_the_time_it_began():
    assert is_running(owner()) and not is_running(f"{os.getpid()}-1") and not is_running("x")
    assert owner() == f"{os.getpid()}-{int(psutil.Process().create_time())}"


def test_the_head_says_the_number_and_hash_of_the_last_line(store):
    head = json.loads((store.folder / "head").read_text(encoding="ascii"))
    assert head["seq"] == 5 and head["hash"] == store.lines()[-1].hash
    assert ledger_module.Ledger(store.folder).head().seq == 5
    with pytest.raises(StoreError):
        store.batch("b000099")


def test_figures_of_one_place_loaded_after_a_preview_do_not_matter_to_another(tmp_path):
    store = new_store(tmp_path, [fact("hotline_received", 1, "ha-noi", "2026-05")])
    head = store.head
    for place in ("hue", "cao-bang"):
        store.commit(
            Reading("template", 2, [fact("hotline_received", 2, place, "2026-05")]), place.encode(), "x.xlsx", head
        )
    assert store.reader().rows("SELECT count(*) FROM live") == [(3,)]


# -- ledger and head agree, and are of another day or another store ------------------------------------------


def test_ledger_head_and_snapshots_of_an_earlier_day_are_contradicted_by_the_batches(store):
    older = {
        p.relative_to(store.folder): p.read_bytes()
        for p in store.folder.rglob("*")
        if p.is_file() and p.parent.name != "batches"
    }
    for month in (8, 9):
        load(store, facts("ha-noi", f"2026-{month:02d}", hotline_received=month))
    shutil.rmtree(store.folder / "snapshots")
    for name, earlier in older.items():
        (store.folder / name).parent.mkdir(exist_ok=True)
        (store.folder / name).write_bytes(earlier)
    before = content(store.folder)
    for attempt in (
        Store(store.folder).reader,
        Store(store.folder).publish,
        lambda: load(Store(store.folder), facts("hue", "2026-10", hotline_received=1)),
    ):
        with pytest.raises(LedgerBehind):
            attempt()
    assert content(store.folder) == before


def test_another_stores_ledger_head_and_snapshots_are_contradicted_by_the_batches(store, tmp_path):
    other = new_store(tmp_path / "khac", facts("hue", "2026-05", hotline_received=1))
    shutil.rmtree(store.folder / "snapshots")
    shutil.copytree(other.folder / "snapshots", store.folder / "snapshots")
    for name in ("ledger.jsonl", "head"):
        shutil.copyfile(other.folder / name, store.folder / name)
    for name in ("batches", "originals"):
        shutil.copytree(other.folder / name, store.folder / name, dirs_exist_ok=True)
    with pytest.raises(LedgerBehind):
        Store(store.folder).reader()


def test_a_load_that_was_ended_before_its_line_is_no_lost_line(store):
    """Its batch follows the last line: it was never acknowledged."""
    batches = {p.name: p.read_bytes() for p in (store.folder / "batches").iterdir()}
    ledger, head = ((store.folder / name).read_bytes() for name in ("ledger.jsonl", "head"))
    snapshots = {p.name for p in (store.folder / "snapshots").iterdir()}
    load(store, facts("ha-noi", "2026-08", hotline_received=40))
    (store.folder / "ledger.jsonl").write_bytes(ledger)
    (store.folder / "head").write_bytes(head)
    for path in (store.folder / "snapshots").iterdir():
        if path.name not in snapshots:
            path.unlink()
    assert figures(Store(store.folder)) == SHOWN
    load(Store(store.folder), facts("ha-noi", "2026-09", hotline_received=50))
    left = {p.name for p in (store.folder / "batches").iterdir()}
    assert len(left - batches.keys()) == 1 and len(list(store.folder.glob("quarantine/*/batches/*"))) == 1
