"""The ledger: one JSON line a decision, each holding the hash of the line before. Append only.

A line is acknowledged once it is on the disk. A torn last line (power cut while writing) was never
acknowledged: readers pass over it and the next writer cuts it. The file `head` beside it knows number and hash of
the last line a second time, so that a ledger whose end is gone is noticed; `data.proof` compares the two.
"""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from data.refusals import LedgerDamaged, LedgerUnreadable
from data.system import sync_file, sync_folder, write_durably

SCHEMA = 1
HANOI = timezone(timedelta(hours=7))
FIRST_HASH = "0" * 64
FACTS = ("accept", "withdraw", "restore")  # the kinds of lines that change figures
Stamp = tuple[tuple[int, ...], tuple[int, ...]]  # of ledger and head: size, when it was changed, inode
_HEAD_BYTES = 4096  # far more than a head ever has


@dataclass(frozen=True)
class Line:
    """One decision. `hash` is that of the line's own bytes; `payload` what its kind needs."""

    seq: int
    time: str
    who: str
    kind: str
    payload: dict[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True)
class Head:
    """Number and hash of the last line that was acknowledged; of an empty ledger 0 and `FIRST_HASH`."""

    seq: int
    hash: str


def head_of(lines: list[Line]) -> Head:
    return Head(lines[-1].seq, lines[-1].hash) if lines else Head(0, FIRST_HASH)


def now() -> str:
    return datetime.now(HANOI).isoformat(timespec="seconds")


def line_bytes(seq: int, when: str, who: str, kind: str, payload: dict[str, Any], previous: str) -> bytes:
    """A line as it stands in the file, without its end; the same values always give the same bytes."""
    fields = {"seq": seq, "time": when, "who": who, "kind": kind, "schema": SCHEMA, **payload, "prev": previous}
    return json.dumps(fields, ensure_ascii=False).encode()


def parse_line(content: bytes) -> Line:
    """The line these bytes say. Raises `ValueError` and `KeyError`."""
    payload = json.loads(content)
    return Line(
        payload.pop("seq"),
        payload.pop("time"),
        payload.pop("who"),
        payload.pop("kind"),
        previous=payload.pop("prev"),
        hash=_hash(content),
        payload=payload,
    )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Ledger:
    """`ledger.jsonl` and `head` of a store folder. Writers hold the store's lock."""

    def __init__(self, folder: Path):
        self.path = Path(folder) / "ledger.jsonl"
        self.head_path = Path(folder) / "head"

    # -- reading ---------------------------------------------------------------------------------------

    def chain(self) -> list[Line]:
        """All whole lines in order, chain checked; whether they are all there is for `data.proof` to say.

        Raises `LedgerDamaged`.
        """
        lines, damage = self.whole_part()
        if damage:
            raise damage
        return lines

    def whole_part(self) -> tuple[list[Line], LedgerDamaged | None]:
        """The lines before the first one that cannot be read or breaks the chain, and what is wrong with that."""
        lines: list[Line] = []
        previous = FIRST_HASH
        for seq, content in enumerate(self._ended_lines(), 1):
            try:
                line = parse_line(content)
            except (ValueError, KeyError, TypeError, AttributeError):
                return lines, LedgerDamaged(seq, "không đọc được.", "it cannot be read.")
            if line.seq != seq or line.previous != previous:
                return lines, LedgerDamaged(
                    seq,
                    "chuỗi mã băm đứt, có dòng bị sửa, đổi chỗ hoặc bị xóa.",
                    "the chain of hashes breaks; a line was changed, moved or removed.",
                )
            lines.append(line)
            previous = line.hash
        return lines, None

    def _ended_lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().split(b"\n")[:-1]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise LedgerUnreadable() from error

    def head(self) -> Head | None:
        """The head as it was last written; None where there is none or it cannot be read."""
        for attempt in range(20):
            try:
                with open(self.head_path, "rb") as file:
                    fields = json.loads(file.read(_HEAD_BYTES))
                head = Head(fields["seq"], fields["hash"])
                return head if fields["check"] == _check(head) else None
            except PermissionError:  # Windows, while a writer puts the next one in its place
                time.sleep(0.02 * (attempt > 2))
            except (OSError, ValueError, KeyError, TypeError):
                return None
        return None

    def stamp(self) -> Stamp:
        """Changes whenever ledger or head does."""
        return _stamp(self.path), _stamp(self.head_path)

    # -- writing ---------------------------------------------------------------------------------------

    def write_head(self, head: Head) -> None:
        """Put the head on the disk, whole or not at all. Raises `OSError`."""
        fields = {"seq": head.seq, "hash": head.hash, "check": _check(head)}
        write_durably(self.head_path, json.dumps(fields).encode())

    def append(
        self,
        kind: str,
        who: str,
        payload: dict[str, Any],
        last: Line | None,
        when: str = "",
        on_written: Callable[[], None] | None = None,
    ) -> Line:
        """Write one line after `last` and put it on the disk; cuts a torn last line first.

        `on_written` is called between writing and fsync: a kill there may leave the line torn. Raises `OSError`, and
        then the line is not there.
        """
        seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST_HASH)
        content = line_bytes(seq, when or now(), who, kind, payload, previous)
        is_new = not self.path.exists()
        whole = self._cut_torn_line()
        try:
            with open(self.path, "ab") as file:
                file.write(content + b"\n")
                if on_written:
                    file.flush()
                    on_written()
                sync_file(file)
        except OSError:
            self._cut(whole)
            raise
        if is_new:
            sync_folder(self.path.parent)
        return parse_line(content)

    def _cut_torn_line(self) -> int:
        """How many bytes the whole lines have; what stands behind them is cut."""
        if not self.path.exists():
            return 0
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            self._cut(whole)
        return whole

    def _cut(self, size: int) -> None:
        if self.path.exists() and self.path.stat().st_size > size:
            with open(self.path, "r+b") as file:
                file.truncate(size)
                sync_file(file)


def _check(head: Head) -> str:
    return _hash(f"{head.seq} {head.hash}".encode())[:16]


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ino
