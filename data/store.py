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
    samples/NAME             in the office's own store: stores of samples, see `data.stores`

Nothing is updated or deleted. Killed at any moment it loses nothing acknowledged: a call that returned is
on the disk. A reader writes nothing and waits for nobody.
"""

import contextlib
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data import ledger, proof, snapshots, verification
from data.accepted import Batch, BatchFiles, Chosen, batch_named, batches_of
from data.approvals import led, revised, withdrawn
from data.batches import file_hash, write_batch, write_problems
from data.decisions import fold_decisions, keys_of, touches
from data.facts import Problem, Reading
from data.ledger import FACTS, Head, Ledger, Line, head_of
from data.locks import Locks
from data.measures import MEASURES
from data.opening import Opening
from data.publishing import Publishing
from data.quarantine import UNNAMED, set_aside
from data.reader import Reader
from data.refusals import (
    Approved,
    LedgerBehind,
    OnlySamples,
    ReasonNeeded,
    SimulatedRefused,
    SnapshotDamaged,
    StoreChanged,
    StoreError,
    disk_refusal,
)
from data.register import RegisterChange
from data.snapshots import last_of_facts
from data.stores import MARK, OWN, SET_ASIDE, SIMULATED, mark_of, store_of, to_set_aside
from data.system import account, free_bytes, remove_if_possible, write_durably

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
DISK_FACTOR = 3


@dataclass(frozen=True)
class LoadRecord:
    """What is stored with the figures of a file.

    `keep_original`: whether the file itself may be kept; `problems`: what was found in it (None: those of the reading);
    `counts`: how many figures are `new` and `changed`; `chosen`: what was asked and how it was answered.
    """

    keep_original: bool = True
    problems: list[Problem] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    chosen: tuple[Chosen, ...] = ()


class Store:
    """A store folder; made by its first writer. `on_step` is called at each of `STEPS` (for tests)."""

    def __init__(self, folder: Path | str, on_step: Callable[[str], None] = lambda step: None):
        self.folder = Path(folder)
        self._step = on_step
        self._ledger = Ledger(self.folder)
        self._known: tuple[ledger.Stamp, list[Line]] | None = None
        self._locks = Locks(self.folder)
        self._files = BatchFiles(self.folder)
        self._opening = Opening(self.folder, self.lines)
        self._publishing = Publishing(self.folder, self._locks, self._opening, self.lines, on_step)

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

    @property
    def name(self) -> str:
        """Which store this is: own, published or simulated."""
        return store_of(self.lines())

    def reader(self, fresh: bool = False) -> Reader:
        """The newest snapshot that is what the ledger says, with the newest decisions; nobody is waited for.

        It may be behind the ledger while newer figures are being published: `Reader.line`. Who asks many times a
        second gets the one that is open while the newest is opened behind; with `fresh` the newest at once, compared
        with its hash. Raises `SnapshotMissing` where there is none (`publish` makes it) and as `lines` does.
        """
        return self._opening.newest(fresh)

    def reader_as_of(self, seq: int) -> Reader:
        """The figures as they stood after ledger line `seq`; their snapshot is built where it is not kept."""
        lines = [line for line in self.lines() if line.seq <= seq]
        if not last_of_facts(lines):
            return Reader(None, lines)
        folder = self.folder / "snapshots" / "as-of"
        with self._locks.looking_back():
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
        return batches_of(self.lines())

    def batch(self, name: str | int) -> Batch:
        """A batch by its id (`b000012`) or number. Raises `StoreError`."""
        return batch_named(self.lines(), name)

    def facts_of(self, batch: Batch, rows: list[int] | None = None) -> list[dict[str, Any]]:
        """Facts of a batch with locator and raw text; only the given rows when named. Raises `BatchDamaged`."""
        return self._files.facts(batch, rows)

    def find_facts(
        self, batch: Batch, text: str = "", start: int = 0, size: int = 50
    ) -> tuple[list[dict[str, Any]], int]:
        """One page of a batch's facts that hold the words of `text`, accents aside, and how many do in all."""
        return self._files.find(batch, text, start, size)

    def problems_of(self, batch: Batch) -> list[Problem]:
        """What was found in a file when it was loaded; [] for batches of before such lists were kept."""
        return self._files.problems(batch)

    def original_of(self, batch: Batch) -> Path | None:
        """The kept file itself, or None where it may not be kept. Raises `BatchDamaged`."""
        return self._files.original(batch)

    # -- writing ---------------------------------------------------------------------------------------

    def commit(
        self,
        reading: Reading,
        content: bytes,
        file_name: str,
        head: int,
        record: LoadRecord | None = None,
        who: str | None = None,
        publish: bool = True,
        reason: str = "",
    ) -> Batch:
        """Store one accepted file. Returned means: on the disk, and published unless `Batch.warning` says why not.

        `head` is the ledger line the preview was made on; raises `StoreChanged` when the same figures were written
        since. With `publish=False` (many files at once) the caller publishes once at the end. A file that changes
        figures of an approved period needs a `reason`: else `ReasonNeeded`. Raises `SimulatedRefused` in the own store,
        `OnlySamples` in one of samples, `DiskFull` and `Unwritable`, and then nothing was stored.
        """
        _check_belongs(self.lines(), reading, content)
        self._check_disk(len(content))
        line = None
        while line is None:  # where the ledger has moved, an approval may have come in: what changes is asked again
            seen = self.lines()
            revises = self.revises(reading)
            revision = _revision(seen, revises, reason)
            with self._writing() as lines:
                if self._is_touched(reading, lines[head:]):
                    raise StoreChanged()
                if head_of(lines) != head_of(seen) and fold_decisions(lines).approvals:
                    continue
                line = self._accept(
                    reading, content, file_name, record or LoadRecord(), who or account(), revision, lines
                )
        warning = self._publishing.publish_written() if publish else None
        return replace(self.batch(line.seq), warning=warning)

    def _accept(
        self,
        reading: Reading,
        content: bytes,
        file_name: str,
        record: LoadRecord,
        who: str,
        revision: dict[str, object],
        lines: list[Line],
    ) -> Line:
        """Original, batch, line, in this order, each on the disk before the next."""
        problems = reading.problems if record.problems is None else record.problems
        original = hashlib.sha256(content).hexdigest()
        self._step("before_original")
        if record.keep_original:
            self._keep(self.folder / "originals" / original, original, content)
        self._step("after_original")
        problems_digest = write_problems(self.folder / "batches", problems, with_words=record.keep_original)
        payload = {
            "file": file_name,
            "source": reading.source,
            "rank": reading.rank,
            "facts": "",
            "count": len(reading.facts),
            "sha256": original,
            "original": original if record.keep_original else "",
            "size": len(content),
            "places": sorted({f.place for f in reading.facts}),
            "labels": sorted({f.period_label for f in reading.facts}),
            "subjects": sorted({MEASURES[f.measure].subject for f in reading.facts}),
            **touches(reading),
            **record.counts,
            **({"chosen": [asdict(choice) for choice in record.chosen]} if record.chosen else {}),
            **revision,
            "problems": dict(sorted(Counter(p.code for p in problems).items())),
            "problems_digest": problems_digest,
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

    def _append(self, kind: str, who: str, payload: dict[str, Any], last: Line | None, when: str = "") -> Line:
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
                if not keys.isdisjoint(self._files.keys(batch)):
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
                if store_of(lines) != OWN:
                    raise OnlySamples()
                batch = self.batch(name)
                if batch.is_set_aside:
                    raise StoreError(
                        f"Lần nạp {batch.id} là số mô phỏng của bản trước, đã để riêng và không dùng lại được. Xem số "
                        "mô phỏng ở kho Số mô phỏng.",
                        f"Batch {batch.id} holds made-up figures of an earlier release; it is set aside and cannot be "
                        "put back. Look at simulated figures in their own store.",
                    )
                if batch.is_live == (kind == "restore"):
                    raise StoreError(f"Lần nạp {batch.id} đã ở trạng thái này.", f"Batch {batch.id} is so already.")
                if lines[-1].seq != head:
                    continue
                payload = {"batch": batch.number, **_revision(lines, revises, reason)}
                line = self._append(kind, who or account(), payload, lines[-1])
        warning = self._publishing.publish_written()
        return replace(self.batch(batch.number), warning=warning)

    def revises(self, reading: Reading, leads: Sequence[Mapping[str, str]] = ()) -> list[Approved]:
        """(place, subject, label) of approved periods whose shown figures a file would change, and the sources chosen
        to lead with it (`leads`: payloads of decisions of that kind)."""
        decisions = fold_decisions(self.lines())
        if not decisions.approvals:
            return []
        reader, facts = self._published(), [asdict(f) for f in reading.facts]
        changed = revised(reader, decisions.with_leads(leads), reading.source, reading.rank, facts, self.head + 1)
        return sorted({*changed, *led(reader, decisions, leads)})

    def turned(self, batch: Batch, kind: str) -> list[Approved]:
        """(place, subject, label) of approved periods whose shown figures change when a batch goes, or comes back.

        A batch that newer ones have covered wholly changes nothing.
        """
        lines = self.lines()
        decisions = fold_decisions(lines)
        if not decisions.approvals or batch.is_set_aside:
            return []
        if kind == "withdraw":
            return withdrawn(self._published(), decisions, batch.number)
        facts = self.facts_of(batch)
        return revised(self._published(), decisions, batch.source, batch.rank, facts, batch.number)

    def decide(
        self,
        kind: str,
        who: str | None = None,
        head: int | None = None,
        reason: str = "",
        content: bytes = b"",
        **payload: Any,
    ) -> Line:
        """Write a decision that changes no figures; see `data.decisions`. `head`: the ledger line it was made on;
        raises `StoreChanged` when the ledger has moved since (None: it does not matter), and `OnlySamples` in one
        of samples. A register by which others are expected of an approved period takes a `reason`: else `ReasonNeeded`.
        `content`: a file that goes with it, kept under its hash, which is `original` in the line.
        """
        with self._writing() as lines:
            if store_of(lines) != OWN:
                raise OnlySamples()
            if head is not None and head_of(lines).seq != head:
                raise StoreChanged()
            if kind == "register":
                revises = fold_decisions(lines).registered_over(RegisterChange.from_payload(payload))
                payload |= _revision(lines, revises, reason) if revises else {}
            if content:
                payload["original"] = hashlib.sha256(content).hexdigest()
                self._keep(self.folder / "originals" / payload["original"], payload["original"], content)
            return self._append(kind, who or account(), payload, lines[-1] if lines else None)

    def lead(self, who: str | None = None, reason: str = "", **lead: str) -> Line:
        """Name the source that leads a subject of a place from a day on (`place`, `subject`, `source`, `label`,
        `since`; source "": none, the rules choose). Where an approved period shows another figure then it takes a
        `reason`: else `ReasonNeeded`. Raises `OnlySamples` in a store of samples."""
        while True:  # where the ledger has moved, an approval may have come in: what changes is asked again
            seen = self.lines()
            decisions = fold_decisions(seen)
            revises = led(self._published(), decisions, [lead]) if decisions.approvals else []
            revision = _revision(seen, revises, reason) if revises else {}
            with self._writing() as lines:
                if store_of(lines) != OWN:
                    raise OnlySamples()
                if head_of(lines) == head_of(seen):
                    return self._append("lead", who or account(), lead | revision, lines[-1] if lines else None)

    def mark(self, name: str, day: date, files: Mapping[str, str], who: str | None = None) -> None:
        """Make an empty store one of samples: it takes the files of these hashes and nothing else. `day`: the one its
        figures were made for. Raises `StoreError` where the ledger has a line already."""
        with self._writing() as lines:
            if lines:
                raise StoreError("Kho này đã có số liệu.", "This store is not empty.")
            self._append(MARK, who or account(), {"store": name, "day": day.isoformat(), "files": dict(files)}, None)

    def prepare(self) -> None:
        """Make the folder with an empty ledger and its head where there is none yet; publish what there is."""
        with self._writing():
            self._ledger.path.touch()
        self.publish()

    # -- publishing ------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Make the newest snapshot say what the ledger says; nothing where it does already.

        A writer's act: it only adds a file, sets damaged ones aside and lets all but the newest few go. In a store of
        an earlier release it first writes that its made-up figures are set aside. Raises `Busy`, `DiskFull`,
        `Unwritable`, `BatchDamaged` and as `lines` does.
        """
        if to_set_aside(self.lines()):
            with self._writing() as lines:
                if batches := to_set_aside(lines):
                    self._append(SET_ASIDE, account(), {"batches": batches}, lines[-1])
        self._publishing.publish()

    def _published(self) -> Reader:
        """The figures as the ledger says them, published first where they are not yet."""
        self.publish()
        return self.reader(fresh=True)

    # -- checking --------------------------------------------------------------------------------------

    def verify(self, thorough: bool = True) -> list[verification.Finding]:
        """Chain, head, batches, originals, snapshots. Returns what is wrong as (vi, en); [] is clean.

        `thorough`: the newest snapshot is also compared with one built anew from all batches. A damaged snapshot is set
        aside and built again at once: it holds nothing the ledger and batches do not. Others may be writing
        meanwhile, so what looks wrong is looked at again while nobody is.
        """
        verification.sweep(self.folder)
        if not self._findings(thorough):
            return []
        with self.alone():
            findings = self._findings(thorough)
            with contextlib.suppress(StoreError):
                self._publishing.set_bad_aside(self.lines())
        if findings:
            with contextlib.suppress(StoreError):
                self.publish()
        return findings

    def _findings(self, thorough: bool) -> list[verification.Finding]:
        try:
            lines = proof.read_ledger(self.folder)
        except StoreError as error:
            return [(error.message_vi, error.message_en)]
        if self._ledger.head() != head_of(lines):  # of before there were heads; or a writer was ended before it
            with contextlib.suppress(StoreError), self._writing():
                lines = self.lines()
        findings = verification.check_files(self.folder, lines)
        thorough = thorough and not findings
        return findings + verification.check_snapshots(self.folder, self._opening, lines, thorough)

    # -- locks, disk -----------------------------------------------------------------------------------

    def alone(self) -> contextlib.AbstractContextManager[None]:
        """Both locks: nobody else writes or publishes meanwhile."""
        return self._locks.alone()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[list[Line]]:
        """The lock, and under it the lines of a ledger that is proven whole; its head is mended first, and what a
        writer that was ended left behind is set aside. A disk that fails here has stored nothing."""
        with self._locks.writing():
            try:
                for name in ("batches", "originals", "snapshots"):
                    (self.folder / name).mkdir(exist_ok=True)
                yield self._lines_to_write()
            except OSError as error:
                raise disk_refusal(error) from error

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


def _check_belongs(lines: list[Line], reading: Reading, content: bytes) -> None:
    """Made-up figures stay out of the own store, and all but its own files out of a store of samples."""
    if store_of(lines) == OWN:
        if reading.source == SIMULATED:
            raise SimulatedRefused()
    elif hashlib.sha256(content).hexdigest() not in mark_of(lines)["files"].values():
        raise OnlySamples()


def _revision(lines: list[Line], revises: list[Approved], reason: str) -> dict[str, object]:
    """What a line says of the approved periods it changes figures of. Raises `ReasonNeeded`."""
    approved = fold_decisions(lines).approved_with(revises)
    if approved and not reason.strip():
        raise ReasonNeeded(approved)
    return {"revises": revises} | ({"reason": reason.strip()} if approved else {})
