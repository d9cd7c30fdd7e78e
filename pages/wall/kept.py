"""The last boards on the disk, so that a server that starts again answers its screens at once.

    boards/kept.json    what the boards were built for, and the boards as they were served

Derived: taken only where ledger, day, page and program are those they were built for, when building them anew
would give the same; else they are built. May be deleted at any time.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from data.store import Store
from data.system import write_durably

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("data", "metrics", "charts", "pages")


@cache
def program() -> str:
    """A hash of all that decides what a board says: the sources and reference tables of the program."""
    found = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted(p for kind in ("*.py", "*.csv") for p in (ROOT / folder).rglob(kind)
                           if "store" not in p.relative_to(ROOT).parts):
            found.update(path.as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _for(store: Store, wanted: tuple) -> list:
    lines = store.lines()
    return [str(each) for each in wanted] + [lines[-1].hash if lines else "", program()]


def read(store: Store, wanted: tuple) -> dict[str, bytes]:
    """The boards kept for exactly this; {} where there are none, they are of something else or damaged."""
    try:
        kept = json.loads((store.folder / "boards" / "kept.json").read_text(encoding="utf-8"))
        if kept["for"] == _for(store, wanted):
            return {slug: body.encode("utf-8") for slug, body in kept["boards"].items() if json.loads(body)["panels"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def write(store: Store, wanted: tuple, boards: dict[str, bytes]) -> None:
    """Keep the boards; a full or read-only disk only means a slower start."""
    text = {"for": _for(store, wanted), "boards": {slug: body.decode("utf-8") for slug, body in boards.items()}}
    try:
        (store.folder / "boards").mkdir(exist_ok=True)
        write_durably(store.folder / "boards" / "kept.json", json.dumps(text, ensure_ascii=False).encode("utf-8"))
    except OSError:
        pass
