"""The last boards on the disk, so that a server that starts again answers its screens at once.

    boards/kept.json    what the boards were built for, and the boards as they were served

Derived: may be deleted at any time. Boards of an earlier day, program or figure are taken too, until they are
built anew: their figures are those of their snapshot, and the dates and limits stand in them.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from data.folders import ROOT
from data.reader import Reader
from data.refusals import StoreError
from data.store import Store
from data.system import write_durably

SOURCES = ("data", "metrics", "loaders", "charts", "pages")


@dataclass(frozen=True)
class KeptBoards:
    """Boards by slug as plain values; `built_for`: what for, [] where a panel of them failed."""

    boards: dict[str, dict] = field(default_factory=dict)
    built_for: list = field(default_factory=list)


@cache
def program() -> str:
    """A hash of all that decides what a board says: the sources and reference tables of the program."""
    code = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted(
            p
            for kind in ("*.py", "*.csv")
            for p in (ROOT / folder).rglob(kind)
            if "store" not in p.relative_to(ROOT).parts
        ):
            code.update(path.as_posix().encode() + path.read_bytes())
    return code.hexdigest()


def built_for(store: Store, reader: Reader, day: str, samples: Sequence[str]) -> list:
    """What boards built now follow from: the ledger's lines of figures and of decisions, the day, the program, and the
    snapshots of the stores of samples that boards name."""
    lines = store.lines()
    of = {line.seq: line.hash for line in lines}
    return [of.get(reader.line, ""), of.get(reader.decisions.number, ""), day, program(), list(samples)]


def read(store: Store, schema: int) -> KeptBoards:
    """The boards kept of this ledger that a page can draw; none where the file is damaged or another's."""
    try:
        archive = json.loads((store.folder / "boards" / "kept.json").read_text(encoding="utf-8"))
        if archive.pop("check") != _check(archive):  # damaged, or changed by hand: built anew
            return KeptBoards()
        of = archive["built_for"]
        if not isinstance(of, list) or not _is_of(store, archive["ledger"]):
            return KeptBoards()
        boards = {
            slug: board
            for slug, board in archive["boards"].items()
            if board["schema"] == schema and isinstance(board["panels"], list)
        }
        return KeptBoards(boards, of if len(boards) == len(archive["boards"]) else [])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return KeptBoards()


def _check(text: dict) -> str:
    return hashlib.sha256(json.dumps(text, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _is_of(store: Store, digest: str) -> bool:
    """Whether boards were built of this ledger. One that cannot be read now says nothing against them."""
    try:
        return digest in {"", *(line.hash for line in store.lines())}
    except StoreError:
        return True


def write(store: Store, of: list, boards: dict[str, dict], is_whole: bool) -> None:
    """Keep the boards built for `of`; a full or read-only disk only means a slower start."""
    text = {"ledger": of[0], "built_for": of if is_whole else [], "boards": boards}
    text["check"] = _check(text)
    folder = store.folder / "boards"
    try:
        folder.mkdir(exist_ok=True)
        write_durably(folder / "kept.json", json.dumps(text, ensure_ascii=False).encode("utf-8"))
    except OSError:
        pass
