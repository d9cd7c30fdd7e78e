"""Accepted files: what the ledger tells of each, and what is stored of it, compared with its hash before use."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.batches import file_hash, find_in_batch, read_batch, read_keys, read_problems
from data.facts import Problem
from data.ledger import Line
from data.refusals import BatchDamaged, StoreError
from data.stores import FORMER_RANK, is_former_sample


@dataclass(frozen=True)
class Chosen:
    """A question of a file and the choice a person made, kept with its figures: the key of the question, its cell, and
    the choice as it is and in words."""

    question: str
    locator: str
    choice: str
    vi: str
    en: str


@dataclass(frozen=True)
class Batch:
    """One accepted file as the ledger tells it. `id` is `b000012`: the number of its ledger line.

    `new`, `changed`: how many of its figures were so when it was loaded, None in older lines; `problems`: how
    many of each code were found then; `chosen`: what a person was asked and chose. `warning`: it was written just now
    and is safe, but no screen shows it yet.
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
    chosen: tuple[Chosen, ...] = ()
    warning: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        return f"b{self.number:06d}"

    @property
    def is_set_aside(self) -> bool:
        """Whether it holds made-up figures of an earlier release, which no longer count."""
        return self.rank == FORMER_RANK


def batches_of(lines: list[Line]) -> list[Batch]:
    """All accepted files in the order of the ledger, withdrawn ones too."""
    batches: dict[int, Batch] = {}
    for line in lines:
        if line.kind == "accept":
            batches[line.seq] = _batch(line)
        elif line.kind in ("withdraw", "restore"):
            number = line.payload["batch"]
            is_live = line.kind == "restore" and not batches[number].is_set_aside
            batches[number] = replace(batches[number], is_live=is_live, withdrawn_at="" if is_live else line.time)
    return list(batches.values())


def _batch(line: Line) -> Batch:
    accepted = line.payload
    return Batch(
        number=line.seq,
        time=line.time,
        who=line.who,
        file=accepted["file"],
        source=accepted["source"],
        rank=accepted["rank"],
        facts=accepted["count"],
        digest=accepted["facts"],
        original=accepted["original"],
        is_live=not is_former_sample(accepted),
        places=tuple(accepted["places"]),
        labels=tuple(accepted["labels"]),
        size=accepted.get("size", 0),
        new=accepted.get("new"),
        changed=accepted.get("changed"),
        problems=tuple(accepted.get("problems", {}).items()),
        problems_digest=accepted.get("problems_digest", ""),
        chosen=tuple(Chosen(**choice) for choice in accepted.get("chosen", ())),
    )


def batch_named(lines: list[Line], name: str | int) -> Batch:
    """A batch by its id (`b000012`) or number. Raises `StoreError`."""
    digits = str(name).lower().removeprefix("b")
    for batch in batches_of(lines):
        if digits.isdecimal() and batch.number == int(digits):
            return batch
    raise StoreError(
        f"Không có lần nạp “{name}”. Xem danh sách bằng lệnh: batches.",
        f"There is no batch “{name}”. List them with: batches.",
    )


class BatchFiles:
    """The files of batches in a store's folder. A file that is not what was accepted raises `BatchDamaged`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._whole: set[tuple[str, int, int, int]] = set()  # stamps of files whose hash was right

    def facts(self, batch: Batch, rows: list[int] | None = None) -> list[dict[str, Any]]:
        return read_batch(self._facts_path(batch), rows)

    def keys(self, batch: Batch) -> set[tuple[str, ...]]:
        return read_keys(self._facts_path(batch))

    def find(self, batch: Batch, text: str, start: int, size: int) -> tuple[list[dict[str, Any]], int]:
        return find_in_batch(self._facts_path(batch), text, start, size)

    def problems(self, batch: Batch) -> list[Problem]:
        digest = batch.problems_digest
        return read_problems(self._checked(batch, f"batches/{digest}.problems.json", digest)) if digest else []

    def original(self, batch: Batch) -> Path | None:
        return self._checked(batch, f"originals/{batch.original}", batch.original) if batch.original else None

    def _facts_path(self, batch: Batch) -> Path:
        return self._checked(batch, f"batches/{batch.digest}.parquet", batch.digest)

    def _checked(self, batch: Batch, name: str, digest: str) -> Path:
        """A file that the ledger names, compared with its hash: once as long as the file stays as it is."""
        path = self._folder / name
        try:
            status = path.stat()
            stamp = name, status.st_size, status.st_mtime_ns, status.st_ino
            if stamp not in self._whole and file_hash(path) != digest:
                raise BatchDamaged(batch.id, batch.file, name)
        except OSError as error:
            raise BatchDamaged(batch.id, batch.file, name) from error
        self._whole.add(stamp)
        return path
