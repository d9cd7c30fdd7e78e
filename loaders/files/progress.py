"""How far the reading of a file is, told to whoever listens: in the reading child, its parent.

First the cells of the file are opened, then figures are taken from its tables; both are counted in rows of its sheets.
"""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

OPENING, READING = "opening", "reading"
_PAUSE_SECONDS = 0.1  # told so often at most
Row = TypeVar("Row")


class Progress(NamedTuple):
    """`stage`: opening or reading, "" before the first row; `rows` of it are done `of` all (0: not known how many)."""

    stage: str = ""
    rows: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """How much of the whole is done, 0 to 1; opening is the first half."""
        part = min(self.rows / self.of, 1.0) if self.of else 0.0
        return {"": 0.0, OPENING: part / 2}.get(self.stage, 0.5 + part / 2)


class _Teller:
    """Tells the last of what it is told, not more often than anybody can see."""

    def __init__(self) -> None:
        self.listen(None)

    def listen(self, listener: Callable[[Progress], object] | None) -> None:
        self.listener, self.told, self.told_at = listener, Progress(), 0.0

    def tell(self, progress: Progress) -> None:
        if self.listener is None:
            return
        now = time.monotonic()
        if progress.stage != self.told.stage or now - self.told_at >= _PAUSE_SECONDS:
            self.told, self.told_at = progress, now
            self.listener(progress)


_TELLER = _Teller()


def listen(listener: Callable[[Progress], object] | None) -> None:
    """Tell `listener` from now on; None: nobody."""
    _TELLER.listen(listener)


def tell_opened(rows: int, of: int = 0) -> None:
    """So many rows of the file are opened."""
    _TELLER.tell(Progress(OPENING, rows, of))


def tell_taken(rows: int, of: int = 0) -> None:
    """Figures were taken from so many rows."""
    _TELLER.tell(Progress(READING, rows, of))


def counting(rows: list[Row], every: int = 500) -> Iterator[Row]:
    """The rows one after the other, told while figures are taken from them."""
    for number, row in enumerate(rows):
        if number % every == 0:
            tell_taken(number, len(rows))
        yield row
    tell_taken(len(rows), len(rows))
