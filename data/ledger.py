"""The ledger: one JSON line a decision, each holding the hash of the line before. Append only.

A line is acknowledged once it is on the disk. A torn last line (power cut while writing) was never
acknowledged: readers pass over it and the next writer cuts it.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from data.system import sync_file, sync_folder

SCHEMA = 1
HANOI = timezone(timedelta(hours=7))
FIRST_HASH = "0" * 64


class LedgerDamaged(RuntimeError):
    """A line before the last cannot be read or breaks the chain of hashes."""

    def __init__(self, seq: int, what_vi: str, what_en: str):
        self.message_vi = f"Sổ ghi hỏng ở dòng {seq}: {what_vi}"
        self.message_en = f"The ledger is damaged at line {seq}: {what_en}"
        super().__init__(self.message_en)


@dataclass(frozen=True)
class Line:
    """One decision. `hash` is that of the line's own bytes; `payload` what its kind needs."""

    seq: int
    time: str
    who: str
    kind: str
    payload: dict
    previous: str
    hash: str


def now() -> str:
    return datetime.now(HANOI).isoformat(timespec="seconds")


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Ledger:
    """`ledger.jsonl` of a store folder. Writers hold the store's lock."""

    def __init__(self, path: Path):
        self.path = path

    def read(self, upto: int | None = None) -> list[Line]:
        """All whole lines in order, chain checked. Raises `LedgerDamaged`."""
        lines: list[Line] = []
        previous = FIRST_HASH
        for content in self._whole_lines():
            seq = len(lines) + 1
            if upto is not None and seq > upto:
                break
            try:
                said = json.loads(content)
                line = Line(said.pop("seq"), said.pop("time"), said.pop("who"), said.pop("kind"),
                            previous=said.pop("prev"), hash=_hash(content), payload=said)
            except (ValueError, KeyError) as error:
                raise LedgerDamaged(seq, "không đọc được.", "it cannot be read.") from error
            if line.seq != seq or line.previous != previous:
                raise LedgerDamaged(seq, "chuỗi mã băm đứt, có dòng bị sửa hoặc bị xóa.",
                                    "the chain of hashes breaks; a line was changed or removed.")
            lines.append(line)
            previous = line.hash
        return lines

    def _whole_lines(self) -> list[bytes]:
        if not self.path.exists():
            return []
        return self.path.read_bytes().split(b"\n")[:-1]

    def append(self, kind: str, who: str, payload: dict, head: Line | None, on_written=None) -> Line:
        """Write one line after `head` and put it on the disk; cuts a torn last line first.

        `on_written` is called between writing and fsync: a kill there may leave the line torn.
        """
        self._cut_torn_line()
        seq, previous = (head.seq + 1, head.hash) if head else (1, FIRST_HASH)
        said = {"seq": seq, "time": now(), "who": who, "kind": kind, "schema": SCHEMA, **payload, "prev": previous}
        content = json.dumps(said, ensure_ascii=False).encode()
        is_new = not self.path.exists()
        with open(self.path, "ab") as file:
            file.write(content + b"\n")
            if on_written:
                file.flush()
                on_written()
            sync_file(file)
        if is_new:
            sync_folder(self.path.parent)
        return Line(seq, said["time"], who, kind, {"schema": SCHEMA, **payload}, previous, _hash(content))

    def _cut_torn_line(self) -> None:
        if not self.path.exists():
            return
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            with open(self.path, "r+b") as file:
                file.truncate(whole)
                sync_file(file)
