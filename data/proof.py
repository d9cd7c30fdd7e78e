"""Whether a ledger is all there: compared with its head, or, where there is none, with what lies beside it.

A ledger whose end was cut off is whole in itself; so is an older copy of it, or another store's. Its head, written
after each line, tells. A store of before there were heads, or whose head cannot be read, is believed where nothing
in its folder is newer than its ledger.
"""

from pathlib import Path

from data import snapshots
from data.batches import line_of
from data.ledger import FIRST_HASH, Head, Ledger, Line, head_of
from data.refusals import LedgerBehind


def read_ledger(folder: Path) -> list[Line]:
    """All lines of a store, proven to be all. Raises `LedgerDamaged`, `LedgerUnreadable` and `LedgerBehind`.

    The head is read first: whatever is acknowledged meanwhile only makes the ledger longer than it.
    """
    ledger = Ledger(folder)
    head = ledger.head()
    lines = ledger.chain()
    while known := _known(folder, lines, head):
        again = ledger.chain()
        if len(again) == len(lines):
            raise LedgerBehind(len(lines), known)
        lines = again  # others have written meanwhile: what we saw is theirs
    return lines


def _known(folder: Path, lines: list[Line], head: Head | None) -> int:
    """The number of an acknowledged line that these are without; 0 where they are all."""
    if head is None:
        return newest_beside(folder, lines)
    return beyond(folder, lines) if holds(lines, head) else head.seq


def holds(lines: list[Line], head: Head) -> bool:
    """Whether the line a head names is one of these."""
    known = FIRST_HASH if head.seq == 0 else lines[head.seq - 1].hash if 0 < head.seq <= len(lines) else ""
    return known == head.hash


def newest_beside(folder: Path, lines: list[Line]) -> int:
    """What is known of a store without a head, told by what lies in its folder; 0 where nothing speaks against it.

    A snapshot of a line these are without, or of another line of that number; a batch that carries a line of its own; a
    batch or original that no line names and that is newer than the ledger, or without any ledger.
    """
    seen = [
        of[0]
        for snapshot in snapshots.newest_first(folder / "snapshots")
        if (of := snapshots.head_of(snapshot)) and of[0] and not holds(lines, Head(*of))
    ]
    left = unnamed(folder, lines)
    seen += [carried[0] for path in left if path.suffix == ".parquet" and (carried := line_of(path))]
    if seen:
        return max(seen)
    ledger = Ledger(folder).path
    written = ledger.stat().st_mtime_ns if lines else 0
    is_newer = any(path.stat().st_mtime_ns > written for path in left if path.suffix != ".tmp")
    return head_of(lines).seq + 1 if is_newer else 0


def beyond(folder: Path, lines: list[Line]) -> int:
    """A line that must have been there though ledger and head agree: both of an earlier day, or of another store; 0
    where there is none. The batch of a load that was ended before its line follows the last one and proves nothing."""
    return newest_snapshot(folder, lines) or max(
        (
            carried[0]
            for path in unnamed(folder, lines, ("batches",))
            if path.suffix == ".parquet"
            and (carried := line_of(path))
            and not holds(lines, Head(carried[0] - 1, carried[5]))
        ),
        default=0,
    )


def newest_snapshot(folder: Path, lines: list[Line]) -> int:
    """The line of a sound snapshot that knows more than these lines; 0 where there is none.

    Ledger and head of an earlier day, put back together, agree; the snapshots do not. One that is not what was noted of
    it proves nothing: anybody may have put it there.
    """
    later = [s for s in snapshots.newest_first(folder / "snapshots") if s.number > len(lines)]
    return next(
        (s.number for s in later if snapshots.is_as_noted(s) and (snapshots.head_of(s) or (0,))[0] == s.number), 0
    )


def unnamed(folder: Path, lines: list[Line], of: tuple[str, ...] = ("batches", "originals")) -> list[Path]:
    """Batches, lists of problems and originals that no line names, and what a writer that was ended left there."""
    accepted = [line.payload for line in lines if line.kind == "accept"]
    batches = {f"{payload['facts']}.parquet" for payload in accepted}
    batches |= {f"{payload.get('problems_digest')}.problems.json" for payload in accepted}
    originals = {line.payload.get("original") for line in lines}  # of files, and of decisions that have one
    named: dict[str, set[str | None]] = {"batches": {*batches}, "originals": originals}
    return [
        path
        for name in of
        if (folder / name).is_dir()
        for path in sorted((folder / name).iterdir())
        if path.name not in named[name]
    ]
