"""The store: nothing acknowledged is lost, nobody sees half a batch, and verify notices what is wrong."""

import json
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from data.facts import Reading
from data.refusals import LedgerBehind, LedgerDamaged, ReasonNeeded, SnapshotMissing, StoreChanged, StoreError
from data.store import STEPS, Store
from data.system import owner
from tests.figures import fact, facts, load, new_store

ROOT = Path(__file__).resolve().parents[2]


def figures(store: Store) -> dict[str, float]:
    return dict(store.reader().rows("SELECT period_label, value FROM live ORDER BY 1"))


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_loses_nothing_acknowledged(tmp_path, step):
    """The second of two commits is killed: the first stays whole, the second is there whole or not at all."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.killed", str(tmp_path), step, "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    acknowledged = done.stdout.count("acknowledged")
    assert acknowledged == 1 and done.returncode != 0
    store = Store(tmp_path)
    store.publish()
    seen = figures(store)
    first, second = ({f"2026-{m:02d}": 1000.0 * n + m for m in range(1, 7)} for n in (1, 2))
    after_the_line = step in STEPS[STEPS.index("after_line") :]
    assert seen == (second if after_the_line else seen) and seen in (first, second)
    assert store.verify() == []
    load(store, [fact("hotline_received", 7, "ha-noi", "2026-07")])
    assert figures(store) == seen | {"2026-07": 7} and store.verify() == []
    assert not [p for p in (tmp_path / "batches").iterdir() if p.suffix == ".tmp"]


def test_snapshots_deleted_come_back(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", hotline_received=10, hotline_resolved=9))
    before = store.reader().rows("SELECT * EXCLUDE (batch) FROM live ORDER BY measure")
    shutil.rmtree(tmp_path / "snapshots")
    again = Store(tmp_path)
    with pytest.raises(SnapshotMissing):
        again.reader()
    assert not (tmp_path / "snapshots").exists()  # a reader adds nothing
    again.publish()
    assert again.reader().rows("SELECT * EXCLUDE (batch) FROM live ORDER BY measure") == before
    assert again.verify() == []


def test_a_damaged_snapshot_is_noticed_and_built_again(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", hotline_received=10))
    newest = max((tmp_path / "snapshots").glob("*.duckdb"))
    content = bytearray(newest.read_bytes())
    content[len(content) // 3 : len(content) // 3 * 2] = bytes(len(content) // 3)
    del store
    newest.write_bytes(content)
    again = Store(tmp_path)
    assert "dựng lại" in again.verify()[0][0]
    assert again.verify() == [] and figures(again) == {"2026-06": 10}
    max((tmp_path / "snapshots").glob("*.duckdb")).write_bytes(b"")
    again = Store(tmp_path)
    again.publish()
    assert figures(again) == {"2026-06": 10} and again.verify() == []


def test_a_torn_last_line_is_cut_by_the_next_writer(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=10))
    with open(tmp_path / "ledger.jsonl", "ab") as file:
        file.write(b'{"seq": 2, "time": "2026-1')
    store = Store(tmp_path)
    assert figures(store) == {"2026-05": 10} and store.verify() == []
    load(store, facts("ha-noi", "2026-06", hotline_received=11))
    assert figures(store) == {"2026-05": 10, "2026-06": 11} and store.verify() == []


def test_a_changed_line_breaks_the_chain(tmp_path):
    store = new_store(
        tmp_path, facts("ha-noi", "2026-05", hotline_received=1), facts("ha-noi", "2026-06", hotline_received=2)
    )
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"count": 1', b'"count": 9', 1))
    ((vi, en),) = store.verify()
    assert "dòng 2" in vi and "line 2" in en
    with pytest.raises(LedgerDamaged):
        Store(tmp_path).lines()


def test_deleted_last_lines_are_noticed(tmp_path):
    store = new_store(
        tmp_path, facts("ha-noi", "2026-05", hotline_received=1), facts("ha-noi", "2026-06", hotline_received=2)
    )
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert "thiếu dòng cuối" in store.verify()[0][0]
    with pytest.raises(LedgerBehind):
        store.reader()


@pytest.mark.parametrize("folder", ("batches", "originals"))
def test_a_damaged_batch_or_original_is_noticed(tmp_path, folder):
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=1))
    victim = next((tmp_path / folder).iterdir())
    victim.write_bytes(victim.read_bytes()[:-1])
    assert len(store.verify()) == 1


def test_a_preview_that_is_out_of_date_is_not_stored(tmp_path):
    """Only where somebody else wrote, withdrew or restored the same figures; another month does not matter."""
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=1))
    head = store.head
    load(Store(tmp_path), facts("ha-noi", "2026-06", hotline_received=2))
    with pytest.raises(StoreChanged):
        store.commit(Reading("template", 2, facts("ha-noi", "2026-06", hotline_received=3)), b"x", "x.xlsx", head)
    with pytest.raises(StoreChanged):  # another source's figures of the same key
        store.commit(Reading("hotline_month", 1, facts("ha-noi", "2026-06", hotline_received=3)), b"x", "x.xlsx", head)
    store.commit(Reading("template", 2, facts("ha-noi", "2026-07", hotline_received=3)), b"x", "x.xlsx", head)
    store.commit(
        Reading("template", 2, facts("ha-noi", "2026-06", unit="Sở Y tế", hotline_received=4)), b"x", "x.xlsx", head
    )
    head = store.head
    store.withdraw(1)
    with pytest.raises(StoreChanged):
        store.commit(Reading("template", 2, facts("ha-noi", "2026-05", hotline_received=3)), b"x", "x.xlsx", head)
    assert store.reader().rows("SELECT period_label, unit, value FROM live ORDER BY ALL") == [
        ("2026-06", "", 2),
        ("2026-06", "Sở Y tế", 4),
        ("2026-07", "", 3),
    ]


def test_withdrawing_twice_and_unknown_batches_are_refused(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=1))
    store.withdraw("b000001")
    for name in ("b000001", "b000009", "abc"):
        with pytest.raises(StoreError):
            store.withdraw(name)
    assert figures(store) == {}


def test_readers_never_see_half_a_batch_or_a_foreign_row(tmp_path):
    """20 threads read while batches of 50 equal figures are loaded: always whole batches, always their own rows."""
    store = Store(tmp_path)
    places = ["ha-noi", "hue", "cao-bang", "dien-bien", "lai-chau"]
    labels = [f"2026-{m:02d}" for m in range(1, 11)]

    def write(number: int) -> None:
        load(store, [fact("hotline_received", number, p, n) for p in places for n in labels])

    write(1)
    wrong, stop, reads = [], threading.Event(), [0]

    def read(place: str) -> None:
        while not stop.is_set():
            try:
                rows = store.reader().rows("SELECT place, value FROM live WHERE place = $place", {"place": place})
                if len(rows) != 10 or {p for p, _ in rows} != {place} or len({v for _, v in rows}) != 1:
                    wrong.append(rows)
                reads[0] += 1
            except BaseException as error:
                wrong.append(error)

    threads = [threading.Thread(target=read, args=(places[i % 5],)) for i in range(20)]
    for thread in threads:
        thread.start()
    for number in range(2, 12):
        write(number)
    deadline = time.monotonic() + 30
    while reads[0] < 100 and not wrong and time.monotonic() < deadline:
        time.sleep(0.05)
    stop.set()
    for thread in threads:
        thread.join()
    assert not wrong and reads[0] >= 100
    assert set(store.reader().rows("SELECT DISTINCT value FROM live")) == {(11.0,)}


def test_readers_are_locked_down(tmp_path):
    reader = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=1)).reader()
    for statement in (
        "DELETE FROM snapshot.facts",
        "COPY (SELECT 1) TO 'x.csv'",
        "SET enable_external_access = true",
        "SELECT * FROM read_csv('ledger.jsonl')",
        "INSTALL httpfs",
        "SET memory_limit = '9GB'",
    ):
        with pytest.raises(Exception, match=r"(?i)read-only|disabled|locked|permission|not allowed"):
            reader.rows(statement)


def test_the_ledger_says_who_when_and_what_with_an_offset(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=1))
    store.withdraw(1, who="Nguyễn Thị Hạnh")
    accept, withdraw = map(json.loads, (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines())
    assert accept["kind"] == "accept" and accept["time"].endswith("+07:00") and accept["schema"] == 1
    assert (withdraw["kind"], withdraw["who"], withdraw["batch"]) == ("withdraw", "Nguyễn Thị Hạnh", 1)


def test_only_the_newest_three_snapshots_are_kept(tmp_path):
    new_store(tmp_path, *[facts("ha-noi", f"2026-0{m}", hotline_received=m) for m in range(1, 7)])
    names = sorted(p.name for p in (tmp_path / "snapshots").glob("*.duckdb"))
    assert names == ["000004.duckdb", "000005.duckdb", "000006.duckdb"]


def test_any_earlier_line_can_be_asked_in_any_order(tmp_path):
    """More lines than snapshots are kept, the oldest last: each is built anew and not cleared away at once."""
    store = new_store(tmp_path, *[facts("ha-noi", f"2026-0{m}", hotline_received=m) for m in range(1, 7)])
    for line in (6, 5, 4, 3, 2, 1, 0, 3):
        assert store.reader_as_of(line).rows("SELECT count(*) FROM live") == [(line,)]


def test_verify_beside_writers_reports_nothing(tmp_path):
    """Another thread commits and clears snapshots away while the store is checked: nothing is wrong with it."""
    store = new_store(tmp_path, facts("ha-noi", "2026-01", hotline_received=1))
    stop = threading.Event()

    def write() -> None:
        other = Store(tmp_path)
        for number in range(12):
            load(other, [fact("hotline_received", number, "ha-noi", "2026-02")])
        stop.set()

    writer = threading.Thread(target=write)
    writer.start()
    findings = [store.verify()]
    while not stop.is_set():
        findings.append(store.verify())
    writer.join()
    assert not any(findings), findings
    assert figures(store)["2026-02"] == 11


def test_two_processes_write_and_a_third_reads(tmp_path):
    """Each process commits ten files of its own place, trying again when the other was first: all twenty are there."""
    code = (
        "import sys\nfrom data.refusals import StoreChanged\nfrom data.store import Store\n"
        "from tests.figures import fact, load\n"
        "folder, place = sys.argv[1:]\nstore = Store(folder)\n"
        "for month in range(1, 11):\n"
        "    while True:\n"
        "        try:\n"
        "            load(store, [fact('hotline_received', month, place, f'2026-{month:02d}')])\n"
        "            break\n"
        "        except StoreChanged:\n"
        "            pass\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), place], cwd=ROOT) for place in ("ha-noi", "hue")
    ]
    store = Store(tmp_path)
    while not store.head:
        time.sleep(0.01)
    store.publish()
    while any(w.poll() is None for w in writers):
        rows = store.reader().rows("SELECT value, period_label FROM live")
        assert all(value == int(label[-2:]) for value, label in rows)
    assert [w.returncode for w in writers] == [0, 0]
    assert len(store.batches()) == 20 and store.reader(fresh=True).rows("SELECT count(*) FROM live") == [(20,)]
    assert store.verify() == []


def test_a_folder_that_cannot_be_written_says_so_and_still_reads(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=1))
    (tmp_path / "lock").unlink(missing_ok=True)
    (tmp_path / "lock").mkdir()  # nobody can open it for writing, whoever runs the test
    again = Store(tmp_path)
    assert figures(again) == {"2026-05": 1}
    with pytest.raises(StoreError) as refused:
        load(again, facts("ha-noi", "2026-06", hotline_received=2))
    assert "Không ghi được" in refused.value.message_vi
    del store


# -- approval: later corrections need a reason -----------------------------------------------------------


def _approved(tmp_path):
    store = new_store(
        tmp_path, facts("ha-noi", "2026-05", dossiers_resolved=100) + facts("ha-noi", "2026-06", dossiers_resolved=110)
    )
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-06")
    return store


def test_a_correction_of_an_approved_period_needs_a_reason(tmp_path):
    store = _approved(tmp_path)
    head = store.head
    with pytest.raises(ReasonNeeded) as refused:
        load(store, facts("ha-noi", "2026-06", dossiers_resolved=111))
    assert refused.value.approved == [("ha-noi", "dossiers", "2026-06")] and store.head == head
    reading = Reading("template", 2, facts("ha-noi", "2026-06", dossiers_resolved=111))
    store.commit(reading, b"2", "sua.xlsx", store.head, reason="Sở gửi lại biểu", who="lan")
    corrections = store.reader().decisions.corrections["ha-noi", "dossiers", "2026-06"]
    assert [(c.who, c.reason) for c in corrections] == [("lan", "Sở gửi lại biểu")]


def test_the_same_figures_again_or_another_month_need_no_reason(tmp_path):
    store = _approved(tmp_path)
    load(store, facts("ha-noi", "2026-06", dossiers_resolved=110) + facts("ha-noi", "2026-07", dossiers_resolved=9))
    load(store, facts("ha-noi", "2026-06", hotline_received=7))  # another subject
    assert store.reader().decisions.corrections == {}


def test_an_approved_quarter_and_nation_are_reached_by_a_month(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=110))
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-Q2")
    store.decide("approve", place="vn", subject="dossiers", label="2026")
    with pytest.raises(ReasonNeeded) as refused:
        load(store, facts("ha-noi", "2026-06", dossiers_resolved=111))
    assert refused.value.approved == [("ha-noi", "dossiers", "2026-Q2"), ("vn", "dossiers", "2026")]


def test_withdrawing_and_restoring_approved_figures_need_a_reason(tmp_path):
    store = _approved(tmp_path)
    with pytest.raises(ReasonNeeded):
        store.withdraw("b000001")
    store.withdraw("b000001", reason="nhầm tệp")
    with pytest.raises(ReasonNeeded):
        store.restore("b000001")
    store.decide("unapprove", place="ha-noi", subject="dossiers", label="2026-06")
    assert store.restore("b000001").is_live


def test_an_approval_that_comes_in_while_figures_are_taken_out_is_not_passed_over(tmp_path):
    """Whichever is first: after an approval nothing goes without a reason."""
    for attempt in range(8):
        store = new_store(tmp_path / str(attempt), facts("quang-ninh", "2026-10", dossiers_resolved=10))
        start, refusals = threading.Barrier(2), []

        def approve(folder=store.folder, start=start):
            start.wait()
            Store(folder).decide("approve", place="quang-ninh", subject="dossiers", label="2026-10")

        def withdraw(folder=store.folder, start=start, refusals=refusals):
            start.wait()
            try:
                Store(folder).withdraw(1)
            except ReasonNeeded as refused:
                refusals.append(refused)

        threads = [threading.Thread(target=act) for act in (approve, withdraw)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kinds = [line.kind for line in store.lines()]
        assert kinds == ["accept", "approve"] if refusals else kinds == ["accept", "withdraw", "approve"]


def test_an_approval_given_again_closes_the_corrections_before_it(tmp_path):
    store = _approved(tmp_path)
    store.commit(
        Reading("template", 2, facts("ha-noi", "2026-06", dossiers_resolved=111)),
        b"2",
        "sua.xlsx",
        store.head,
        reason="sửa",
    )
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-06")
    assert store.reader().decisions.corrections == {}


# -- targets and notes -----------------------------------------------------------------------------------


def test_a_target_counts_from_its_day_and_the_places_own_before_that_for_all(tmp_path):
    store = Store(tmp_path)
    store.decide("target", kpi="on_time_rate", value=95, since="2025-01-01", basis="KH 1")
    store.decide("target", kpi="on_time_rate", value=98, since="2026-01-01", basis="KH 2")
    store.decide("target", kpi="on_time_rate", place="ha-noi", value=99, since="2026-07-01")
    decisions = store.reader().decisions

    def on(place, day):
        return decisions.target_on("on_time_rate", place, date.fromisoformat(day))

    assert on("hue", "2024-12-31") is None
    assert on("hue", "2025-12-31").value == 95 and on("hue", "2026-08-01").basis == "KH 2"
    assert on("ha-noi", "2026-06-30").value == 98 and on("ha-noi", "2026-07-31").value == 99
    store.decide("target", kpi="on_time_rate", place="ha-noi", value=None, since="2026-09-01")
    decisions = store.reader().decisions
    assert on("ha-noi", "2026-09-30").value == 98, "taken back: what counts for all counts again"
    store.decide("target", kpi="on_time_rate", place="ha-noi", value=None, none=True, since="2026-10-01")
    decisions = store.reader().decisions
    assert on("ha-noi", "2026-10-31").value is None


def test_a_note_stands_until_it_is_removed(tmp_path):
    store = Store(tmp_path)
    line = store.decide("note", "lan", place="ha-noi", kpi="on_time_rate", label="2026-06", text="Đổi phần mềm")
    (note,) = store.reader().decisions.notes
    assert (note.line, note.who, note.text) == (line.seq, "lan", "Đổi phần mềm")
    store.decide("note_removed", note=line.seq)
    assert store.reader().decisions.notes == ()


def test_a_decision_made_on_an_older_ledger_is_refused_when_asked_to(tmp_path):
    store = Store(tmp_path)
    store.decide("setting", name="inbox_auto", value=True)
    with pytest.raises(StoreChanged):
        store.decide("setting", head=0, name="inbox_auto", value=False)


def test_what_takes_no_approved_figure_away_needs_no_reason(tmp_path):
    """A file a newer one has covered, and one of another subject, go without a word."""
    store = new_store(
        tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=100), facts("ha-noi", "2026-06", dossiers_resolved=110)
    )
    load(store, facts("ha-noi", "2026-06", hotline_received=7))
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-06")
    assert not store.withdraw("b000001").is_live and not store.withdraw("b000003").is_live
    store.restore("b000003")
    assert store.reader().decisions.corrections == {}
    with pytest.raises(ReasonNeeded):
        store.withdraw("b000002")


def test_what_cannot_be_compared_is_not_called_damaged(tmp_path):
    """A folder stands where the comparison would be written: as in a folder that cannot be written."""
    store = new_store(tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=100))
    before = sorted(path.name for path in (tmp_path / "snapshots").iterdir())
    blocked = tmp_path / "snapshots" / f"verifying-{owner()}-{threading.get_ident()}.tmp"
    (blocked / "full").mkdir(parents=True)
    ((vi, en),) = store.verify()
    assert "quyền ghi" in vi and "permissions" in en
    shutil.rmtree(blocked)
    assert store.verify() == [] and sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == before
