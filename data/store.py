"""The store: a ledger of batches. One accepted file is one batch; its ledger line is the commit.

    ledger.jsonl             one line a decision
    batches/HASH.parquet     the facts of one accepted file, with locator and raw text
    batches/HASH.problems.json  what was found in a file when it was loaded
    originals/SHA256         the file itself, where it may be kept
    snapshots/000123.duckdb  derived; readers open the highest number
    lock                     held by a writer, for the commit only

Nothing is updated or deleted. Killed at any moment it loses nothing acknowledged: a call that returned is
on the disk.
"""

import hashlib
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data import snapshots
from data.batches import file_hash, find_in_batch, read_batch, read_problems, write_batch, write_problems
from data.facts import KEY, RANKS, Problem, Reading
from data.measures import MEASURES
from data.decisions import Approved, Decisions, fold_decisions, keys_of, touches
from data.ledger import FIRST_HASH, Ledger, LedgerDamaged, Line
from data.system import account, free_bytes, remove_if_possible, write_durably

# Where a commit can be cut short; tests end the process at each of them.
STEPS = ("before_original", "after_original", "before_batch_rename", "after_batch", "line_written", "after_line",
         "before_snapshot_rename", "after_snapshot")
LOCK_SECONDS = 60
DISK_FACTOR = 3


DEFAULT_FOLDER = Path(__file__).parent / "store"


def store_folder(named: str | None = None) -> Path:
    """The folder a person named (`--data`), else `KPI_DATA`, else the default one, which starts with samples."""
    return Path(named or os.environ.get("KPI_DATA") or DEFAULT_FOLDER)


class StoreError(RuntimeError):
    """The store refuses; says why and what to do in both languages."""

    def __init__(self, message_vi: str, message_en: str):
        self.message_vi, self.message_en = message_vi, message_en
        super().__init__(message_en)


class StoreChanged(StoreError):
    """Somebody else wrote between a preview and its confirmation: look again before confirming."""

    def __init__(self):
        super().__init__("Số liệu vừa được người khác thay đổi. Xem lại thay đổi rồi xác nhận.",
                         "The figures were just changed by somebody else. Look again, then confirm.")


class ReasonNeeded(StoreError):
    """A change reaches approved periods: it needs a reason. `approved`: (place, subject, label) of each."""

    def __init__(self, approved: list[Approved]):
        self.approved = approved
        super().__init__(
            f"Thay đổi này sửa số liệu của {len(approved)} kỳ đã duyệt. Ghi lý do sửa rồi xác nhận lại; chưa có gì được ghi.",
            f"This changes figures of {len(approved)} approved periods. Give a reason and confirm again; nothing was stored.")


@dataclass(frozen=True)
class Batch:
    """One accepted file as the ledger tells it. `id` is `b000012`: the number of its ledger line.

    `new`, `changed`: how many of its figures were so when it was loaded, None in older lines; `problems`: how
    many of each code were found then.
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

    @property
    def id(self) -> str:
        return f"b{self.number:06d}"

    @property
    def is_sample(self) -> bool:
        return self.rank == 9


class Reader:
    """One snapshot, opened read-only. Hand out one `cursor()` per script run and thread."""

    def __init__(self, snapshot: snapshots.Snapshot, decisions: Decisions):
        self.number = snapshot.number
        self.path = snapshot.path
        self.decisions = decisions
        self._connection = snapshots.open_reader(snapshot)
        self._divisions: dict[tuple[str, str], frozenset[str]] | None = None
        self._grains: dict[str, frozenset[str]] | None = None
        self._levels: dict[tuple[str, str], str] | None = None

    def with_decisions(self, decisions: Decisions) -> "Reader":
        """The same snapshot with newer decisions beside it."""
        other = object.__new__(Reader)
        other.number, other.path, other.decisions = self.number, self.path, decisions
        other._connection, other._divisions, other._levels = self._connection, self._divisions, self._levels
        other._grains = self._grains
        return other

    def frame(self, sql: str, parameters: dict | None = None):
        """The answer as a pandas frame."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, parameters or {}).df()

    def rows(self, sql: str, parameters: dict | None = None) -> list[tuple]:
        """The answer as a list of tuples."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, parameters or {}).fetchall()

    def known_units(self) -> dict[str, list[str]]:
        """Units each place has figures for, by place id; samples left out."""
        found: dict[str, list[str]] = {}
        for place, unit in self.rows("SELECT DISTINCT place, unit FROM live WHERE unit <> '' AND rank < 9 ORDER BY ALL"):
            found.setdefault(place, []).append(unit)
        return found

    def divided(self, measures: Iterable[str], places: Iterable[str] | None = None) -> frozenset[str]:
        """By what figures are divided, of places or of all: unit, field, channel; asked of the snapshot once."""
        if self._divisions is None:
            self._divisions = {
                (measure, place): frozenset(name for name, has in zip(("unit", "field", "channel"), flags) if has)
                for measure, place, *flags in self.rows(
                    "SELECT measure, place, bool_or(unit <> ''), bool_or(field <> ''), bool_or(channel <> '') "
                    "FROM live GROUP BY measure, place")}
        wanted, of = set(measures), None if places is None else set(places)
        return frozenset(name for (measure, place), by in self._divisions.items()
                         if measure in wanted and (of is None or place in of) for name in by)

    def grains(self, measures: Iterable[str]) -> frozenset[str]:
        """For which kinds of periods there are figures: month, quarter …; asked of the snapshot once."""
        if self._grains is None:
            self._grains = {measure: frozenset(grains) for measure, grains in self.rows(
                "SELECT measure, list(DISTINCT grain) FROM (SELECT DISTINCT measure, period_label AS label FROM live) "
                "JOIN calendar USING (label) GROUP BY measure")}
        return frozenset(grain for measure in measures for grain in self._grains.get(measure, ()))

    def unit_levels(self) -> dict[tuple[str, str], str]:
        """The level of each (place, unit) in its latest period; asked of the snapshot once."""
        if self._levels is None:
            self._levels = {(place, unit): level for place, unit, level in self.rows("SELECT * FROM unit_levels")}
        return self._levels

    def all_units(self) -> list[str]:
        """Every unit there are figures for."""
        return [unit for (unit,) in self.rows("SELECT DISTINCT unit FROM live WHERE unit <> '' ORDER BY 1")]

    def live_facts(self, source: str, places: list[str], labels: list[str]):
        """The figures a source now gives for places and labels: a frame with the columns of `live`."""
        return self.frame("SELECT * FROM live WHERE source = $source AND place IN (SELECT unnest($places)) "
                          "AND period_label IN (SELECT unnest($labels))",
                          {"source": source, "places": places, "labels": labels})


class Store:
    """A store folder, made when it is not there. `on_step` is called at each of `STEPS` (for tests)."""

    def __init__(self, folder: Path | str, on_step: Callable[[str], None] = lambda step: None):
        self.folder = Path(folder)
        self._step = on_step
        for name in ("batches", "originals", "snapshots"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self._ledger = Ledger(self.folder / "ledger.jsonl")
        self._lock = FileLock(str(self.folder / "lock"), timeout=LOCK_SECONDS)
        self._reader: Reader | None = None
        self._opening = threading.Lock()
        self._known: tuple[tuple, list[Line]] = ((), [])

    # -- reading ---------------------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        """All acknowledged decisions; read again only when the ledger file has changed."""
        path = self._ledger.path
        stamp = (path.stat().st_size, path.stat().st_mtime_ns) if path.exists() else ()
        if stamp != self._known[0]:
            self._known = (stamp, self._ledger.read())
        return self._known[1]

    @property
    def head(self) -> int:
        """The number of the last ledger line; 0 in an empty store."""
        lines = self.lines()
        return lines[-1].seq if lines else 0

    def reader(self) -> Reader:
        """The newest snapshot with the newest decisions; built first when it is missing or behind."""
        with self._opening:
            lines = self.lines()
            facts_head = _last_of_facts(lines)
            if self._reader is None or self._reader.number < facts_head or not self._reader.path.exists():
                self._reader = self._open(lines, facts_head)
            if self._reader.decisions.number != len(lines):
                self._reader = self._reader.with_decisions(fold_decisions(lines))
            return self._reader

    def _open(self, lines: list[Line], facts_head: int) -> Reader:
        usable, unreadable = self._usable(lines), None
        if usable is not None and usable.number >= facts_head:
            try:
                return Reader(usable, fold_decisions(lines))
            except duckdb.Error:  # just removed by a writer, or its first page reads well and the rest does not
                unreadable = usable.path
        with self._locked():
            lines = self.lines()
            self._sweep(lines)
            usable = self._usable(lines)
            if usable is not None and usable.path == unreadable:
                usable = None
            if usable is None or usable.number < _last_of_facts(lines):
                usable = self._build(lines, usable)
            try:
                return Reader(usable, fold_decisions(lines))
            except duckdb.Error:
                return Reader(self._build(lines, None), fold_decisions(lines))

    def _build(self, lines: list[Line], base: snapshots.Snapshot | None,
               before_rename: Callable[[], None] | None = None) -> snapshots.Snapshot:
        """Publish a snapshot on top of `base`; from the batches where there is none or it cannot be read."""
        folder, batches = self.folder / "snapshots", self.folder / "batches"
        if base:
            try:
                return snapshots.publish(folder, batches, lines, base, before_rename)
            except (duckdb.Error, OSError):
                pass
        return snapshots.publish(folder, batches, lines, None, before_rename)

    def _usable(self, lines: list[Line]) -> snapshots.Snapshot | None:
        """The newest snapshot whose head is a line of this ledger."""
        hashes = {0: ""} | {line.seq: line.hash for line in lines}
        for snapshot in snapshots.newest_first(self.folder / "snapshots"):
            head = snapshots.head_of(snapshot)
            if head and head[0] == snapshot.number and hashes.get(head[0]) == head[1]:
                return snapshot
        return None

    def reader_as_of(self, seq: int) -> Reader:
        """The figures as they stood after ledger line `seq`."""
        lines = [line for line in self.lines() if line.seq <= seq]
        folder = self.folder / "snapshots" / "as-of"
        folder.mkdir(exist_ok=True)
        head = (lines[-1].seq, lines[-1].hash) if lines else (0, "")
        with self._locked():
            for snapshot in snapshots.newest_first(folder):
                if snapshots.head_of(snapshot) == head:
                    return Reader(snapshot, fold_decisions(lines))
            return Reader(snapshots.publish(folder, self.folder / "batches", lines), fold_decisions(lines))

    def line_at(self, moment: datetime) -> int:
        """The number of the last line written at or before a moment; 0 before the first."""
        return max((n.seq for n in self.lines() if datetime.fromisoformat(n.time) <= moment), default=0)

    def batches(self) -> list[Batch]:
        """All accepted files in the order of the ledger, withdrawn ones too."""
        found: dict[int, Batch] = {}
        for line in self.lines():
            if line.kind == "accept":
                p = line.payload
                found[line.seq] = Batch(line.seq, line.time, line.who, p["file"], p["source"], p["rank"],
                                        p["count"], p["facts"], p["original"], True, "",
                                        tuple(p["places"]), tuple(p["labels"]), p.get("size", 0), p.get("new"),
                                        p.get("changed"), tuple(p.get("problems", {}).items()),
                                        p.get("problems_digest", ""))
            elif line.kind in ("withdraw", "restore"):
                number, is_live = line.payload["batch"], line.kind == "restore"
                found[number] = Batch(**{**_fields(found[number]), "is_live": is_live,
                                         "withdrawn_at": "" if is_live else line.time})
        return list(found.values())

    def batch(self, name: str | int) -> Batch:
        """A batch by its id (`b000012`) or number. Raises `StoreError`."""
        digits = str(name).lower().removeprefix("b")
        for batch in self.batches():
            if digits.isdecimal() and batch.number == int(digits):
                return batch
        raise StoreError(f"Không có lần nạp “{name}”. Xem danh sách bằng lệnh: batches.",
                         f"There is no batch “{name}”. List them with: batches.")

    def facts_of(self, batch: Batch, rows: list[int] | None = None) -> list[dict]:
        """Facts of a batch with locator and raw text; only the given rows when named."""
        return read_batch(self.folder / "batches" / f"{batch.digest}.parquet", rows)

    def find_facts(self, batch: Batch, text: str = "", start: int = 0, size: int = 50) -> tuple[list[dict], int]:
        """One page of a batch's facts that hold the words of `text`, accents aside, and how many do in all."""
        return find_in_batch(self.folder / "batches" / f"{batch.digest}.parquet", text, start, size)

    def problems_of(self, batch: Batch) -> list[Problem]:
        """What was found in a file when it was loaded; [] for batches of before such lists were kept."""
        if not batch.problems_digest:
            return []
        return read_problems(self.folder / "batches" / f"{batch.problems_digest}.problems.json")

    def original_of(self, batch: Batch) -> Path | None:
        """The kept file itself, or None where it may not be kept."""
        path = self.folder / "originals" / batch.original
        return path if batch.original and path.exists() else None

    # -- writing ---------------------------------------------------------------------------------------

    def commit(self, reading: Reading, content: bytes, file_name: str, head: int, keep_original: bool = True,
               who: str | None = None, publish: bool = True, problems: list[Problem] | None = None,
               counts: dict[str, int] | None = None, reason: str = "") -> Batch:
        """Store one accepted file. Returned means: on the disk and published.

        `head` is the ledger line the preview was made on; raises `StoreChanged` when the ledger has moved.
        With `publish=False` (many files at once) the caller publishes once at the end. `problems`: what was
        found in it (None: those of the reading); `counts`: how many figures are `new` and `changed`. A file that
        changes figures of an approved period needs a `reason`: else `ReasonNeeded`.
        """
        problems = reading.problems if problems is None else problems
        self._check_disk(len(content))
        revises = self.revises(reading)
        approved = fold_decisions(self.lines()).approved_with(revises)
        if approved and not reason.strip():
            raise ReasonNeeded(approved)
        with self._locked():
            lines = self._ledger.read()
            if (lines[-1].seq if lines else 0) != head:
                raise StoreChanged()
            original = hashlib.sha256(content).hexdigest()
            self._step("before_original")
            if keep_original and not (self.folder / "originals" / original).exists():
                write_durably(self.folder / "originals" / original, content)
            self._step("after_original")
            found = write_problems(self.folder / "batches", problems, with_words=keep_original)
            digest = write_batch(self.folder / "batches", reading.facts, lambda: self._step("before_batch_rename"))
            self._step("after_batch")
            payload = {
                "file": file_name, "source": reading.source, "rank": reading.rank, "facts": digest,
                "count": len(reading.facts), "sha256": original, "original": original if keep_original else "",
                "size": len(content), "places": sorted({f.place for f in reading.facts}),
                "labels": sorted({f.period_label for f in reading.facts}),
                "subjects": sorted({MEASURES[f.measure].subject for f in reading.facts}), **touches(reading),
                **(counts or {}), "revises": revises, **({"reason": reason.strip()} if approved else {}),
                "problems": dict(sorted(Counter(p.code for p in problems).items())), "problems_digest": found,
            }
            line = self._ledger.append("accept", who or account(), payload, lines[-1] if lines else None,
                                       lambda: self._step("line_written"))
            self._step("after_line")
            if publish:
                self._publish(lines + [line])
        return self.batch(line.seq)

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
            with self._locked():
                batch, lines = self.batch(name), self._ledger.read()
                if batch.is_live == (kind == "restore"):
                    raise StoreError(f"Lần nạp {batch.id} đã ở trạng thái này.", f"Batch {batch.id} is so already.")
                if lines[-1].seq != head:
                    continue
                approved = fold_decisions(lines).approved_with(revises)
                if approved and not reason.strip():
                    raise ReasonNeeded(approved)
                said = {"reason": reason.strip()} if approved else {}
                line = self._ledger.append(kind, who or account(), {"batch": batch.number, "revises": revises, **said},
                                           lines[-1], lambda: self._step("line_written"))
                self._step("after_line")
                self._publish(lines + [line])
        return self.batch(batch.number)

    def revises(self, reading: Reading) -> list[Approved]:
        """(place, subject, label) of approved periods a file would change: figures new or other than the live ones."""
        decisions = fold_decisions(self.lines())
        if not decisions.approvals or reading.rank == RANKS["synthetic"]:
            return []
        keyed = [((f.place, MEASURES[f.measure].subject, f.period_label), f) for f in reading.facts]
        reached = {key for key in {key for key, _ in keyed} if decisions.approved_with([key])}
        if not reached:
            return []
        live = self.reader().live_facts(reading.source, sorted({k[0] for k in reached}), sorted({k[2] for k in reached}))
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
            live = self.reader().rows("SELECT DISTINCT place, measure, period_label FROM live WHERE batch = $batch",
                                      {"batch": batch.number})
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
        with self._locked():
            lines = self._ledger.read()
            if head is not None and (lines[-1].seq if lines else 0) != head:
                raise StoreChanged()
            return self._ledger.append(kind, who or account(), payload, lines[-1] if lines else None)

    def publish(self) -> None:
        """Publish what was committed with `publish=False`."""
        with self._locked():
            self._publish(self._ledger.read())

    def _publish(self, lines: list[Line]) -> None:
        base = self._usable(lines)
        self._sweep(lines)
        self._build(lines, base, lambda: self._step("before_snapshot_rename"))
        self._step("after_snapshot")

    def _locked(self) -> FileLock:
        try:
            return self._lock.acquire()
        except Timeout as error:
            raise StoreError("Có chương trình khác đang ghi số liệu quá lâu. Chờ rồi thử lại.",
                             "Another program has been writing for too long. Wait and try again.") from error
        except OSError as error:
            raise StoreError("Không ghi được vào thư mục kho số liệu. Kiểm tra quyền ghi của thư mục rồi thử lại; "
                             "số liệu đang có không bị ảnh hưởng.",
                             "The store's folder cannot be written. Check its permissions and try again; "
                             "the stored figures are untouched.") from error

    def _check_disk(self, incoming: int) -> None:
        newest = snapshots.newest_first(self.folder / "snapshots")
        needed = DISK_FACTOR * ((newest[0].path.stat().st_size if newest else 0) + incoming)
        if free_bytes(self.folder) < needed:
            mb = needed // 1_000_000 + 1
            raise StoreError(f"Ổ đĩa sắp đầy: cần ít nhất {mb} MB trống. Dọn ổ đĩa rồi nạp lại; chưa có gì được ghi.",
                             f"The disk is nearly full: at least {mb} MB must be free. Nothing was stored.")

    def _sweep(self, lines: list[Line]) -> None:
        """Remove what a killed commit left: files no ledger line names."""
        accepted = [line.payload for line in lines if line.kind == "accept"]
        named = {f"{said['facts']}.parquet" for said in accepted}
        named |= {f"{said.get('problems_digest')}.problems.json" for said in accepted}
        kept = {line.payload.get("original") for line in lines if line.kind == "accept"}
        for path in (self.folder / "batches").iterdir():
            if path.name not in named:
                remove_if_possible(path)
        for path in (self.folder / "originals").iterdir():
            if path.name not in kept:
                remove_if_possible(path)

    # -- checking --------------------------------------------------------------------------------------

    def verify(self) -> list[tuple[str, str]]:
        """Chain, batches, originals, snapshot against ledger. Returns what is wrong as (vi, en); [] is clean.

        A damaged snapshot is set aside and built again at once: it holds nothing the ledger and batches do not.
        Others may be writing meanwhile, so what looks wrong is looked at again while nobody is.
        """
        if not self._findings(may_repair=False):
            return []
        with self._locked():
            return self._findings(may_repair=True)

    def _findings(self, may_repair: bool) -> list[tuple[str, str]]:
        try:
            lines = self._ledger.read()
        except LedgerDamaged as error:
            return [(error.message_vi, error.message_en)]
        findings = []
        for line in lines:
            if line.kind == "accept":
                findings += self._verify_batch(line)
        return findings or self._verify_snapshot(lines, may_repair)

    def _verify_batch(self, line: Line) -> list[tuple[str, str]]:
        findings = []
        path = self.folder / "batches" / f"{line.payload['facts']}.parquet"
        if not path.exists() or file_hash(path) != line.payload["facts"]:
            findings.append((f"Lần nạp b{line.seq:06d} ({line.payload['file']}): tệp số liệu mất hoặc hỏng.",
                             f"Batch b{line.seq:06d} ({line.payload['file']}): its facts are missing or damaged."))
        listed = line.payload.get("problems_digest")
        path = self.folder / "batches" / f"{listed}.problems.json"
        if listed and (not path.exists() or file_hash(path) != listed):
            findings.append((f"Lần nạp b{line.seq:06d} ({line.payload['file']}): danh sách vấn đề mất hoặc hỏng.",
                             f"Batch b{line.seq:06d} ({line.payload['file']}): its list of problems is missing or "
                             "damaged."))
        original = line.payload["original"]
        kept = self.folder / "originals" / original
        if original and (not kept.exists() or file_hash(kept) != original):
            findings.append((f"Lần nạp b{line.seq:06d}: tệp gốc mất hoặc hỏng.",
                             f"Batch b{line.seq:06d}: the original file is missing or damaged."))
        return findings

    def _verify_snapshot(self, lines: list[Line], may_repair: bool) -> list[tuple[str, str]]:
        """The newest snapshot must be of this ledger, and say what a fresh build to its line says."""
        hashes = {0: ""} | {line.seq: line.hash for line in lines}
        found = snapshots.newest_first(self.folder / "snapshots")
        if not found:
            return []
        head = snapshots.head_of(found[0])
        damaged = (f"Ảnh chụp {found[0].path.name} hỏng; đã dựng lại từ sổ ghi, số liệu không mất.",
                   f"Snapshot {found[0].path.name} was damaged; built again from the ledger, nothing is lost.")
        if head is None:
            if may_repair:
                self._rebuild(found[0], lines)
            return [damaged]
        if hashes.get(head[0], FIRST_HASH) != head[1]:
            return [(f"Sổ ghi thiếu dòng cuối: ảnh chụp đã thấy dòng {head[0]}.",
                     f"The ledger lacks its last lines: a snapshot has seen line {head[0]}.")]
        fresh = self.folder / "snapshots" / f"verifying-{os.getpid()}-{threading.get_ident()}.tmp"
        remove_if_possible(fresh)
        try:
            snapshots.build(fresh, self.folder / "batches", [n for n in lines if n.seq <= head[0]])
            same = _same_content(fresh, found[0].path)
        except (duckdb.Error, OSError):  # the batches are whole (seen before this), so it is the folder
            return [("Chưa so được ảnh chụp với sổ ghi: không ghi được tệp tạm vào thư mục kho. Kiểm tra quyền ghi và "
                     "chỗ trống của ổ đĩa rồi kiểm tra lại; sổ ghi và các lần nạp nguyên vẹn.",
                     "The snapshot could not be compared with the ledger: no temporary file can be written to the store's "
                     "folder. Check its permissions and the free space, then verify again; ledger and batches are whole.")]
        finally:
            remove_if_possible(fresh)
        if not same and may_repair:
            self._rebuild(found[0], lines)
        return [] if same else [damaged]

    def _rebuild(self, damaged: snapshots.Snapshot, lines: list[Line]) -> None:
        with self._locked():
            snapshots.publish(self.folder / "snapshots", self.folder / "batches", lines)
            remove_if_possible(damaged.path)
        self._reader = None


def _same_content(fresh: Path, stored: Path) -> bool:
    """Whether two snapshots say the same; one that cannot be read does not."""
    said = snapshots.fingerprint(fresh)
    try:
        return said == snapshots.fingerprint(stored)
    except (duckdb.Error, OSError):
        return False


def _fields(batch: Batch) -> dict:
    return {name: getattr(batch, name) for name in batch.__dataclass_fields__}


def _said(fact: dict) -> tuple:
    """What a figure says, to tell whether another says the same; nulls of a frame are None."""
    value, start, end = (None if v is None or v != v else v for v in
                         (fact["value"], fact["period_start"], fact["period_end"]))
    return value, fact["qualifier"], fact["status"], *(d and date(d.year, d.month, d.day) for d in (start, end))


def _last_of_facts(lines: list[Line]) -> int:
    """The last line that changed figures; decisions after it need no new snapshot."""
    return max((n.seq for n in lines if n.kind in ("accept", "withdraw", "restore")), default=0)
