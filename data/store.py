"""The store: a ledger of batches. One accepted file is one batch; its ledger line is the commit.

    ledger.jsonl             one line a decision
    head                     number and hash of the last line, a second record
    batches/HASH.parquet     the facts of one accepted file, with locator and raw text
    batches/HASH.problems.json  what was found in a file when it was loaded
    originals/SHA256         the file itself, where it may be kept
    snapshots/000123.duckdb  derived; readers open the newest that is what the ledger says
    lock                     held by a writer, for the commit only
    publishing               held by who builds a snapshot; looking-back: one of an earlier line
    quarantine/              what no line names, and damaged snapshots; nothing is deleted

Nothing is updated or deleted. Killed at any moment it loses nothing acknowledged: a call that returned is
on the disk. A reader writes nothing and waits for nobody.
"""

import contextlib
import errno
import hashlib
import os
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data import ledger, proof, snapshots, verification
from data.batches import (
    file_hash,
    find_in_batch,
    read_batch,
    read_keys,
    read_problems,
    write_batch,
    write_problems,
)
from data.decisions import Approved, fold_decisions, keys_of, touches
from data.facts import KEY, RANKS, Problem, Reading
from data.ledger import FACTS, Head, Ledger, Line, head_of
from data.measures import MEASURES
from data.quarantine import NOT_OF_LEDGER, UNNAMED, set_aside
from data.reader import Reader
from data.refusals import (
    BatchDamaged,
    Busy,
    DiskFull,
    LedgerBehind,
    LedgerDamaged,
    ReasonNeeded,
    SnapshotDamaged,
    SnapshotMissing,
    StoreChanged,
    StoreError,
    Unwritable,
)
from data.snapshots import Snapshot, last_of_facts
from data.system import account, free_bytes, remove_if_possible, write_durably

__all__ = [
    "Batch",
    "LedgerBehind",
    "LedgerDamaged",
    "Reader",
    "ReasonNeeded",
    "STEPS",
    "SnapshotDamaged",
    "SnapshotMissing",
    "Store",
    "StoreChanged",
    "StoreError",
    "store_folder",
]

# Where a commit can be cut short; tests end the process at each of them.
STEPS = (
    "before_original",
    "after_original",
    "before_batch_rename",
    "after_batch",
    "line_written",
    "after_line",
    "after_head",
    "before_snapshot_rename",
    "after_snapshot",
)
LOCK_SECONDS = 60
DISK_FACTOR = 3
BUSY_SECONDS = 0.1  # who asked less long ago is not made to wait for a newer snapshot to be opened
SMALL_BYTES = 8_000_000  # a snapshot up to this size is compared with its hash before it is used, a larger one behind


DEFAULT_FOLDER = Path(__file__).parent / "store"


def store_folder(named: str | None = None) -> Path:
    """The folder a person named (`--data`), else `KPI_DATA`, else the default one, which starts with samples."""
    return Path(named or os.environ.get("KPI_DATA") or DEFAULT_FOLDER)


@dataclass(frozen=True)
class Batch:
    """One accepted file as the ledger tells it. `id` is `b000012`: the number of its ledger line.

    `new`, `changed`: how many of its figures were so when it was loaded, None in older lines; `problems`: how
    many of each code were found then. `warning`: it was written just now and is safe, but no screen shows it yet.
    """

    number: int
    time: str
    who: str
    file: str
    source: str
    rank: int
    facts: int
    digest: str
    original: str
    is_live: bool
    withdrawn_at: str = ""
    places: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    size: int = 0
    new: int | None = None
    changed: int | None = None
    problems: tuple[tuple[str, int], ...] = ()
    problems_digest: str = ""
    warning: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        return f"b{self.number:06d}"

    @property
    def is_sample(self) -> bool:
        return self.rank == 9


class Store:
    """A store folder; made by its first writer. `on_step` is called at each of `STEPS` (for tests)."""

    def __init__(self, folder: Path | str, on_step: Callable[[str], None] = lambda step: None):
        self.folder = Path(folder)
        self._step = on_step
        self._ledger = Ledger(self.folder)
        self._lock = FileLock(str(self.folder / "lock"), timeout=LOCK_SECONDS)
        self._publishing = FileLock(str(self.folder / "publishing"), timeout=LOCK_SECONDS)
        self._looking_back = FileLock(str(self.folder / "looking-back"), timeout=LOCK_SECONDS)
        self._opening = threading.RLock()
        self._known: tuple[tuple, list[Line]] | None = None
        self._reader: Reader | None = None
        self._asked = 0.0  # when a reader was last asked for
        self._shown = 0  # the line of the last snapshot made here: nothing older is handed out
        self._behind: threading.Thread | None = None
        self._bad: dict[str, tuple | None] = {}  # snapshots that are not used: name -> what the file was then
        self._compared: set[tuple] = set()  # stamps of those whose hash was found right
        self._whole: set[tuple] = set()  # stamps of batch files, likewise

    # -- reading ---------------------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        """All acknowledged decisions; read again only when ledger or head has changed.

        Raises `LedgerDamaged` and `LedgerBehind`.
        """
        stamp = self._ledger.stamp()
        if self._known is None or stamp != self._known[0]:
            self._known = (stamp, proof.read_ledger(self.folder))
        return self._known[1]

    @property
    def head(self) -> int:
        """The number of the last ledger line; 0 in an empty store."""
        return head_of(self.lines()).seq

    def reader(self, fresh: bool = False) -> Reader:
        """The newest snapshot that is what the ledger says, with the newest decisions; nobody is waited for.

        It may be behind the ledger while newer figures are being published: `Reader.line`. Who asks many times a
        second gets the one that is open while the newest is opened behind; with `fresh` the newest at once, compared
        with its hash. Raises `SnapshotMissing` where there is none (`publish` makes it) and as `lines` does.
        """
        while True:
            lines = self.lines()
            try:
                return self._reader_of(lines, fresh)
            except SnapshotMissing:
                if self.lines() is lines:
                    raise  # else newer ones were published, and the older cleared away, while we looked

    def _reader_of(self, lines: list[Line], fresh: bool) -> Reader:
        with self._opening:
            is_busy = time.monotonic() - self._asked < BUSY_SECONDS
            self._asked = time.monotonic()
            current = self._reader
            if current is None or not self._is_current(current, lines, fresh):
                must = fresh or not is_busy or current is None or current.number < self._shown
                if must or not self._is_usable(current, lines):
                    self._reader = current = self._open(lines, fresh)
                else:
                    self._open_behind()
            if current.decisions.number != len(lines):
                self._reader = current = current.with_decisions(lines)
            return current

    def _candidates(self, lines: list[Line]) -> list[Snapshot]:
        """Snapshots that may be what these lines say, newest first."""
        found = snapshots.newest_first(self.folder / "snapshots")
        return [s for s in found if 0 < s.number <= len(lines) and self._bad.get(s.path.name, ()) != s.stamp()]

    def _is_current(self, reader: Reader, lines: list[Line], fresh: bool) -> bool:
        """Whether nothing newer can be opened."""
        if not last_of_facts(lines):
            return reader.snapshot is None
        if not self._is_usable(reader, lines) or (fresh and reader.stamp not in self._compared):
            return False
        newest = self._candidates(lines)
        return not newest or newest[0] == reader.snapshot

    def _is_usable(self, reader: Reader, lines: list[Line]) -> bool:
        """Whether an open snapshot may still answer: its file is what it was, or gone as old ones go."""
        if reader.snapshot is None:
            return not last_of_facts(lines)
        is_same = reader.snapshot.stamp() in (reader.stamp, None)
        return (
            is_same
            and self._bad.get(reader.path.name, ()) != reader.stamp
            and proof.holds(lines, Head(reader.number, reader.hash))
        )

    def _open(self, lines: list[Line], fresh: bool) -> Reader:
        """The newest snapshot that is what the lines say."""
        if not last_of_facts(lines):
            return Reader(None, lines)
        for snapshot in self._candidates(lines):
            stamp = snapshot.stamp()
            if stamp not in self._compared:
                if fresh or (stamp and stamp[1] <= SMALL_BYTES):
                    if not self._compare(snapshot):
                        continue
                else:
                    threading.Thread(target=self._compare, args=(snapshot,), name="compare", daemon=True).start()
            try:
                return Reader(snapshot, lines, self._is_damaged)
            except SnapshotDamaged:
                if snapshot.stamp() is not None:  # else a writer has just cleared it away
                    self._bad[snapshot.path.name] = stamp
        raise SnapshotMissing()

    def _open_behind(self) -> None:
        if self._behind and self._behind.is_alive():
            return

        def open_newest() -> None:
            with contextlib.suppress(StoreError):
                opened = self._open(self.lines(), fresh=False)
                with self._opening:
                    self._reader = opened

        self._behind = threading.Thread(target=open_newest, name="open", daemon=True)
        self._behind.start()

    def _compare(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot is what was noted of it; one that is not is not used any more."""
        stamp = snapshot.stamp()
        if snapshots.is_as_noted(snapshot):
            self._compared.add(stamp)
            return True
        if snapshot.stamp() is not None:
            self._bad[snapshot.path.name] = snapshot.stamp()
        return False

    def _is_damaged(self, snapshot: Snapshot) -> bool:
        """Asked when a page of an open snapshot could not be read."""
        self._compared.discard(snapshot.stamp())
        return snapshot.stamp() is None or not self._compare(snapshot)

    def reader_as_of(self, seq: int) -> Reader:
        """The figures as they stood after ledger line `seq`; their snapshot is built where it is not kept."""
        lines = [line for line in self.lines() if line.seq <= seq]
        if not last_of_facts(lines):
            return Reader(None, lines)
        folder = self.folder / "snapshots" / "as-of"
        with self._held(self._looking_back):
            for snapshot in snapshots.newest_first(folder):
                if snapshot.number == lines[-1].seq and snapshots.is_as_noted(snapshot):
                    with contextlib.suppress(SnapshotDamaged):
                        return Reader(snapshot, lines)
            return Reader(snapshots.publish(folder, self.folder / "batches", lines), lines)

    def line_at(self, moment: datetime) -> int:
        """The number of the last line written at or before a moment; 0 before the first."""
        return max((n.seq for n in self.lines() if datetime.fromisoformat(n.time) <= moment), default=0)

    def batches(self) -> list[Batch]:
        """All accepted files in the order of the ledger, withdrawn ones too."""
        found: dict[int, Batch] = {}
        for line in self.lines():
            if line.kind == "accept":
                p = line.payload
                found[line.seq] = Batch(
                    line.seq,
                    line.time,
                    line.who,
                    p["file"],
                    p["source"],
                    p["rank"],
                    p["count"],
                    p["facts"],
                    p["original"],
                    True,
                    "",
                    tuple(p["places"]),
                    tuple(p["labels"]),
                    p.get("size", 0),
                    p.get("new"),
                    p.get("changed"),
                    tuple(p.get("problems", {}).items()),
                    p.get("problems_digest", ""),
                )
            elif line.kind in ("withdraw", "restore"):
                number, is_live = line.payload["batch"], line.kind == "restore"
                found[number] = replace(found[number], is_live=is_live, withdrawn_at="" if is_live else line.time)
        return list(found.values())

    def batch(self, name: str | int) -> Batch:
        """A batch by its id (`b000012`) or number. Raises `StoreError`."""
        digits = str(name).lower().removeprefix("b")
        for batch in self.batches():
            if digits.isdecimal() and batch.number == int(digits):
                return batch
        raise StoreError(
            f"Không có lần nạp “{name}”. Xem danh sách bằng lệnh: batches.",
            f"There is no batch “{name}”. List them with: batches.",
        )

    def facts_of(self, batch: Batch, rows: list[int] | None = None) -> list[dict]:
        """Facts of a batch with locator and raw text; only the given rows when named. Raises `BatchDamaged`."""
        return read_batch(self._checked(batch, f"batches/{batch.digest}.parquet", batch.digest), rows)

    def find_facts(self, batch: Batch, text: str = "", start: int = 0, size: int = 50) -> tuple[list[dict], int]:
        """One page of a batch's facts that hold the words of `text`, accents aside, and how many do in all."""
        return find_in_batch(self._checked(batch, f"batches/{batch.digest}.parquet", batch.digest), text, start, size)

    def problems_of(self, batch: Batch) -> list[Problem]:
        """What was found in a file when it was loaded; [] for batches of before such lists were kept."""
        digest = batch.problems_digest
        return read_problems(self._checked(batch, f"batches/{digest}.problems.json", digest)) if digest else []

    def original_of(self, batch: Batch) -> Path | None:
        """The kept file itself, or None where it may not be kept. Raises `BatchDamaged`."""
        return self._checked(batch, f"originals/{batch.original}", batch.original) if batch.original else None

    def _checked(self, batch: Batch, name: str, digest: str) -> Path:
        """A file that the ledger names, compared with its hash: once as long as the file stays as it is."""
        path = self.folder / name
        try:
            at = path.stat()
            stamp = name, at.st_size, at.st_mtime_ns, at.st_ino
            if stamp not in self._whole and file_hash(path) != digest:
                raise BatchDamaged(batch.id, batch.file, name)
        except OSError as error:
            raise BatchDamaged(batch.id, batch.file, name) from error
        self._whole.add(stamp)
        return path

    # -- writing ---------------------------------------------------------------------------------------

    def commit(
        self,
        reading: Reading,
        content: bytes,
        file_name: str,
        head: int,
        keep_original: bool = True,
        who: str | None = None,
        publish: bool = True,
        problems: list[Problem] | None = None,
        counts: dict[str, int] | None = None,
        reason: str = "",
    ) -> Batch:
        """Store one accepted file. Returned means: on the disk, and published unless `Batch.warning` says why not.

        `head` is the ledger line the preview was made on; raises `StoreChanged` when the same figures were written
        since. With `publish=False` (many files at once) the caller publishes once at the end. `problems`: what was
        found in it (None: those of the reading); `counts`: how many figures are `new` and `changed`. A file that
        changes figures of an approved period needs a `reason`: else `ReasonNeeded`. Raises `DiskFull` and
        `Unwritable`, and then nothing was stored.
        """
        problems = reading.problems if problems is None else problems
        self._check_disk(len(content))
        line = None
        while line is None:  # where the ledger has moved, an approval may have come in: what changes is asked again
            seen = self.lines()
            revises = self.revises(reading)
            approved = fold_decisions(seen).approved_with(revises)
            if approved and not reason.strip():
                raise ReasonNeeded(approved)
            with self._writing() as lines:
                if self._is_touched(reading, lines[head:]):
                    raise StoreChanged()
                if head_of(lines) != head_of(seen) and fold_decisions(lines).approvals:
                    continue
                said = {"reason": reason.strip()} if approved else {}
                line = self._accept(
                    reading,
                    content,
                    file_name,
                    keep_original,
                    who or account(),
                    problems,
                    {**(counts or {}), "revises": revises, **said},
                    lines,
                )
        warning = self._publish_written() if publish else None
        return replace(self.batch(line.seq), warning=warning)

    def _accept(
        self,
        reading: Reading,
        content: bytes,
        file_name: str,
        keep_original: bool,
        who: str,
        problems: list[Problem],
        said: dict,
        lines: list[Line],
    ) -> Line:
        """Original, batch, line, in this order, each on the disk before the next."""
        original = hashlib.sha256(content).hexdigest()
        self._step("before_original")
        if keep_original:
            self._keep(self.folder / "originals" / original, original, content)
        self._step("after_original")
        found = write_problems(self.folder / "batches", problems, with_words=keep_original)
        payload = {
            "file": file_name,
            "source": reading.source,
            "rank": reading.rank,
            "facts": "",
            "count": len(reading.facts),
            "sha256": original,
            "original": original if keep_original else "",
            "size": len(content),
            "places": sorted({f.place for f in reading.facts}),
            "labels": sorted({f.period_label for f in reading.facts}),
            "subjects": sorted({MEASURES[f.measure].subject for f in reading.facts}),
            **touches(reading),
            **said,
            "problems": dict(sorted(Counter(p.code for p in problems).items())),
            "problems_digest": found,
        }
        when, last = ledger.now(), lines[-1] if lines else None
        digest = write_batch(
            self.folder / "batches",
            reading.facts,
            lambda: self._step("before_batch_rename"),
            (head_of(lines).seq + 1, when, who, "accept", payload, head_of(lines).hash),
        )
        self._step("after_batch")
        return self._append("accept", who, payload | {"facts": digest}, last, when)

    def _keep(self, path: Path, digest: str, content: bytes) -> None:
        """Put a file under its hash; what stands there already is only believed when it is that."""
        if not path.exists() or file_hash(path) != digest:
            write_durably(path, content)

    def _append(self, kind: str, who: str, payload: dict, last: Line | None, when: str = "") -> Line:
        """The line, then the head: after the line it is stored, whatever comes."""
        line = self._ledger.append(kind, who, payload, last, when, lambda: self._step("line_written"))
        self._step("after_line")
        with contextlib.suppress(OSError):  # a full disk: the head is one line behind, which the next writer mends
            self._ledger.write_head(Head(line.seq, line.hash))
        self._step("after_head")
        return line

    def _is_touched(self, reading: Reading, later: list[Line]) -> bool:
        """Whether lines after a preview changed figures of the same keys."""
        keys = {f.key for f in reading.facts}
        coarse = {(f.place, MEASURES[f.measure].subject, f.period_label) for f in reading.facts}
        for line in later:
            if line.kind in FACTS:
                batch = self.batch(line.seq if line.kind == "accept" else line.payload["batch"])
                accepted = self.lines()[batch.number - 1].payload
                if coarse.isdisjoint(keys_of(accepted)):
                    continue
                path = self._checked(batch, f"batches/{batch.digest}.parquet", batch.digest)
                if not keys.isdisjoint(read_keys(path)):
                    return True
        return False

    def withdraw(self, name: str | int, who: str | None = None, reason: str = "") -> Batch:
        """Take a batch out; older figures come back. Raises `StoreError` when it is out already, `ReasonNeeded`
        when figures of an approved period would change and no `reason` is given."""
        return self._turn(name, "withdraw", who, reason)

    def restore(self, name: str | int, who: str | None = None, reason: str = "") -> Batch:
        """Put a withdrawn batch back to its old place in the ledger. Raises as `withdraw` does."""
        return self._turn(name, "restore", who, reason)

    def _turn(self, name: str | int, kind: str, who: str | None, reason: str) -> Batch:
        line = None
        while line is None:  # where the ledger has moved, an approval may have come in: what changes is asked again
            head = self.head
            revises = self.turned(self.batch(name), kind)
            with self._writing() as lines:
                batch = self.batch(name)
                if batch.is_live == (kind == "restore"):
                    raise StoreError(f"Lần nạp {batch.id} đã ở trạng thái này.", f"Batch {batch.id} is so already.")
                if lines[-1].seq != head:
                    continue
                approved = fold_decisions(lines).approved_with(revises)
                if approved and not reason.strip():
                    raise ReasonNeeded(approved)
                said = {"reason": reason.strip()} if approved else {}
                line = self._append(
                    kind, who or account(), {"batch": batch.number, "revises": revises, **said}, lines[-1]
                )
        warning = self._publish_written()
        return replace(self.batch(batch.number), warning=warning)

    def revises(self, reading: Reading) -> list[Approved]:
        """(place, subject, label) of approved periods a file would change: figures new or other than the live ones."""
        decisions = fold_decisions(self.lines())
        if not decisions.approvals or reading.rank == RANKS["synthetic"]:
            return []
        keyed = [((f.place, MEASURES[f.measure].subject, f.period_label), f) for f in reading.facts]
        reached = {key for key in {key for key, _ in keyed} if decisions.approved_with([key])}
        if not reached:
            return []
        live = self._published().live_facts(
            reading.source, sorted({k[0] for k in reached}), sorted({k[2] for k in reached})
        )
        known = {tuple(row[name] for name in KEY): _said(row) for row in live.to_dict("records")}
        return sorted({key for key, f in keyed if key in reached and known.get(f.key) != _said(asdict(f))})

    def turned(self, batch: Batch, kind: str) -> list[Approved]:
        """(place, subject, label) of approved periods that taking a batch out, or putting it back, changes.

        A batch that newer ones have covered wholly changes nothing when it goes; samples never do.
        """
        lines = self.lines()
        decisions = fold_decisions(lines)
        if not decisions.approvals or batch.is_sample:
            return []
        keys = keys_of(lines[batch.number - 1].payload)
        if kind == "withdraw":
            live = self._published().rows(
                "SELECT DISTINCT place, measure, period_label FROM live WHERE batch = $batch", {"batch": batch.number}
            )
            keys = {(place, MEASURES[measure].subject, label) for place, measure, label in live}
        return sorted(key for key in keys if decisions.approved_with([key]))

    def decide(self, kind: str, who: str | None = None, head: int | None = None, **payload) -> Line:
        """Write a decision that changes no figures; see `data.decisions`. `head`: the ledger line it was made on;
        raises `StoreChanged` when the ledger has moved since (None: it does not matter).

        approve, unapprove (place, subject, label) · target (kpi, place, value, watch, since, basis) ·
        note (place, kpi, label, text) · note_removed (note) · reporters (place, subject, units) ·
        unit_name (place, name, unit) · layout (slug, layout) · layout_removed (slug) · board (slug, board) ·
        board_removed (slug) · setting (name, value).
        """
        with self._writing() as lines:
            if head is not None and head_of(lines).seq != head:
                raise StoreChanged()
            return self._append(kind, who or account(), payload, lines[-1] if lines else None)

    def prepare(self) -> None:
        """Make the folder with an empty ledger and its head where there is none yet; publish what there is."""
        with self._writing():
            self._ledger.path.touch()
        self.publish()

    # -- publishing ------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Make the newest snapshot say what the ledger says; nothing where it does already.

        A writer's act: it only adds a file, sets damaged ones aside and lets all but the newest few go. Raises
        `Busy`, `DiskFull`, `Unwritable`, `BatchDamaged` and as `lines` does.
        """
        if self._is_published():
            return
        with self._held(self._publishing):
            if self._is_published():  # somebody else has done it meanwhile
                return
            lines = self.lines()
            self._set_bad_aside(lines)
            try:
                made = self._build(lines)
            except (OSError, duckdb.Error) as error:
                raise _unwritable(error) from error
            self._compared.add(made.stamp())
            self._step("after_snapshot")
        self._shown = made.number  # who wrote sees what was written at once

    def _is_published(self) -> bool:
        lines = self.lines()
        facts = last_of_facts(lines)
        newest = self._candidates(lines)
        if not facts or not newest or newest[0].number < facts:
            return not facts
        try:
            return self.reader(fresh=True).number >= facts
        except SnapshotMissing:
            return False

    def _published(self) -> Reader:
        """The figures as the ledger says them, published first where they are not yet."""
        self.publish()
        return self.reader(fresh=True)

    def _publish_written(self) -> tuple[str, str] | None:
        """Publish what was just written; where that fails, what to say: it is stored all the same."""
        try:
            self.publish()
        except StoreError as error:
            return (
                f"Đã ghi nhận và không mất, nhưng màn hình chưa hiện số mới. Lý do: {_reason(error)[0]} Sau đó số mới "
                "tự hiện khi bảng điều khiển đang chạy, hoặc chạy: python manage.py prepare",
                f"Stored and safe, but no screen shows the new figures yet. Reason: {_reason(error)[1]} After that they "
                "show by themselves where the dashboard runs, or run: python manage.py prepare",
            )
        return None

    def _build(self, lines: list[Line]) -> Snapshot:
        """Upon the newest snapshot of an earlier line that is what it should be; else from all batches."""
        folder, batches = self.folder / "snapshots", self.folder / "batches"
        for base in [*self._candidates(lines), None]:
            if base and base.number >= last_of_facts(lines):  # it could not be opened
                continue
            try:
                return snapshots.publish(folder, batches, lines, base, lambda: self._step("before_snapshot_rename"))
            except snapshots.BaseDamaged:
                self._bad[base.path.name] = base.stamp()
        raise AssertionError("without a base nothing can be wrong with it")

    def _set_bad_aside(self, lines: list[Line]) -> None:
        """Move snapshots to quarantine that are not of this ledger or not what was noted of them."""
        found = snapshots.newest_first(self.folder / "snapshots")
        aside = [
            s
            for s in found
            if s.number > len(lines)
            or (self._bad.get(s.path.name, ()) == s.stamp() and not self._is_of_earlier_release(s, lines))
        ]
        set_aside(self.folder, [path for s in aside for path in s.files], NOT_OF_LEDGER)

    @staticmethod
    def _is_of_earlier_release(snapshot: Snapshot, lines: list[Line]) -> bool:
        """Whether a snapshot is of this ledger, but of before hashes were noted: it goes as old ones go."""
        of = None if snapshot.note.exists() else snapshots.head_of(snapshot)
        return of is not None and of[0] == snapshot.number and proof.holds(lines, Head(*of))

    # -- checking --------------------------------------------------------------------------------------

    def verify(self, thorough: bool = True) -> list[tuple[str, str]]:
        """Chain, head, batches, originals, snapshots. Returns what is wrong as (vi, en); [] is clean.

        `thorough`: the newest snapshot is also compared with one built anew from all batches. A damaged snapshot is set
        aside and built again at once: it holds nothing the ledger and batches do not. Others may be writing
        meanwhile, so what looks wrong is looked at again while nobody is.
        """
        verification.sweep(self.folder)
        if not self._findings(thorough):
            return []
        with self.alone():
            found = self._findings(thorough)
            with contextlib.suppress(StoreError):
                self._set_bad_aside(self.lines())
        if found:
            with contextlib.suppress(StoreError):
                self.publish()
        return found

    def _findings(self, thorough: bool) -> list[tuple[str, str]]:
        try:
            lines = proof.read_ledger(self.folder)
        except StoreError as error:
            return [(error.message_vi, error.message_en)]
        if self._ledger.head() != head_of(lines):  # of before there were heads; or a writer was ended before it
            with contextlib.suppress(StoreError), self._writing():
                lines = self.lines()
        found = verification.check_files(self.folder, lines)
        damaged, newest = [], None
        for snapshot in snapshots.newest_first(self.folder / "snapshots"):
            if self._is_sound(snapshot, lines):
                newest = newest or snapshot
            elif not self._is_of_earlier_release(snapshot, lines) and snapshot.stamp() is not None:
                damaged.append(snapshot)
        if thorough and newest and not found:
            is_same, cannot = verification.compare(self.folder, newest, lines)
            found += cannot
            damaged += [] if is_same else [newest]
        for snapshot in damaged:
            self._bad[snapshot.path.name] = snapshot.stamp()
        return found + [verification.damaged_snapshot(snapshot) for snapshot in damaged]

    def _is_sound(self, snapshot: Snapshot, lines: list[Line]) -> bool:
        """Whether a snapshot is what was noted of it, and what the lines say."""
        if snapshot.number > len(lines):
            return False
        self._compared.discard(snapshot.stamp())
        if not self._compare(snapshot):
            return False
        with contextlib.suppress(SnapshotDamaged):
            Reader(snapshot, lines)
            return True
        return False

    # -- locks, disk -----------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _held(self, lock: FileLock):
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = lock.acquire()
        except Timeout as error:
            raise Busy() from error
        except OSError as error:
            raise Unwritable() from error
        with held:
            yield

    @contextlib.contextmanager
    def alone(self):
        """Both locks: nobody else writes or publishes meanwhile."""
        with self._held(self._publishing), self._held(self._lock):
            yield

    @contextlib.contextmanager
    def _writing(self):
        """The lock, and under it the lines of a ledger that is proven whole; its head is mended first, and what a
        writer that was ended left behind is set aside. A disk that fails here has stored nothing."""
        with self._held(self._lock):
            try:
                for name in ("batches", "originals", "snapshots"):
                    (self.folder / name).mkdir(exist_ok=True)
                yield self._lines_to_write()
            except OSError as error:
                raise _unwritable(error) from error

    def _lines_to_write(self) -> list[Line]:
        head = self._ledger.head()
        lines = self.lines()
        if head != head_of(lines):  # none yet, or its writer was ended after the line, or one of long ago
            if newer := proof.newest_beside(self.folder, lines):
                raise LedgerBehind(len(lines), newer)
            self._ledger.write_head(head_of(lines))
        left = proof.unnamed(self.folder, lines)
        for path in left:
            if path.suffix == ".tmp":  # never had the name of a whole file
                remove_if_possible(path)
        set_aside(self.folder, [path for path in left if path.suffix != ".tmp"], UNNAMED)
        return lines

    def _check_disk(self, incoming: int) -> None:
        sizes = [stamp[1] for s in snapshots.newest_first(self.folder / "snapshots") if (stamp := s.stamp())]
        needed = DISK_FACTOR * ((sizes[0] if sizes else 0) + incoming)
        if self.folder.exists() and free_bytes(self.folder) < needed:
            mb = needed // 1_000_000 + 1
            raise StoreError(
                f"Ổ đĩa sắp đầy: cần ít nhất {mb} MB trống. Dọn ổ đĩa rồi nạp lại; chưa có gì được ghi.",
                f"The disk is nearly full: at least {mb} MB must be free. Nothing was stored.",
            )


def _unwritable(error: OSError | duckdb.Error) -> StoreError:
    """What a disk says that is full or cannot be written."""
    number = getattr(error, "errno", None)
    is_full = number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or "No space left" in str(error)
    return DiskFull() if is_full else Unwritable()


def _reason(error: StoreError) -> tuple[str, str]:
    """Why a snapshot could not be published."""
    if isinstance(error, DiskFull):
        return "ổ đĩa đã đầy, hãy dọn chỗ.", "the disk is full, make room."
    if isinstance(error, Unwritable):
        return (
            "không ghi được vào thư mục kho, kiểm tra quyền ghi.",
            "the store's folder cannot be written, check its permissions.",
        )
    return error.message_vi, error.message_en


def _said(fact: dict) -> tuple:
    """What a figure says, to tell whether another says the same; nulls of a frame are None."""
    value, start, end = (
        None if v is None or v != v else v for v in (fact["value"], fact["period_start"], fact["period_end"])
    )
    return value, fact["qualifier"], fact["status"], *(d and date(d.year, d.month, d.day) for d in (start, end))
