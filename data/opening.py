"""Which snapshot of a store answers: the newest that is what the ledger says. Opened once, and nobody waits for it."""

import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

from data import proof, snapshots
from data.ledger import Head, Line
from data.reader import Reader
from data.refusals import SnapshotDamaged, SnapshotMissing, StoreError
from data.snapshots import Snapshot, Stamp, last_of_facts

BUSY_SECONDS = 0.1  # who asked less long ago is not made to wait for a newer snapshot to be opened
SMALL_BYTES = 8_000_000  # a snapshot up to this size is compared with its hash before it is used, a larger one behind


class Opening:
    """The open reader of a store, and what was seen of its snapshots. `lines` gives those of the ledger."""

    def __init__(self, folder: Path, lines: Callable[[], list[Line]]):
        self._folder = folder / "snapshots"
        self._lines = lines
        self._lock = threading.RLock()
        self._reader: Reader | None = None
        self._asked = 0.0  # when a reader was last asked for
        self._shown = 0  # the line of the last snapshot made here: nothing older is handed out
        self._behind: threading.Thread | None = None
        self._bad: dict[str, Stamp | None] = {}  # snapshots that are not used: name -> what the file was then
        self._compared: set[Stamp | None] = set()  # stamps of those whose hash was found right

    def newest(self, fresh: bool) -> Reader:
        """See `data.store.Store.reader`."""
        while True:
            lines = self._lines()
            try:
                return self._newest_of(lines, fresh)
            except SnapshotMissing:
                if self._lines() is lines:
                    raise  # else newer ones were published, and the older cleared away, while we looked

    def _newest_of(self, lines: list[Line], fresh: bool) -> Reader:
        with self._lock:
            is_busy = time.monotonic() - self._asked < BUSY_SECONDS
            self._asked = time.monotonic()
            current = self._reader
            if current is None or not self._is_current(current, lines, fresh):
                must = fresh or not is_busy or current is None or current.number < self._shown
                if current is None or must or not self._is_usable(current, lines):
                    self._reader = current = self._open(lines, fresh)
                else:
                    self._open_behind()
            if current.decisions.number != len(lines):
                self._reader = current = current.with_decisions(lines)
            return current

    def candidates(self, lines: list[Line]) -> list[Snapshot]:
        """Snapshots that may be what these lines say, newest first."""
        newest = snapshots.newest_first(self._folder)
        return [s for s in newest if 0 < s.number <= len(lines) and not self.is_bad(s)]

    def made(self, snapshot: Snapshot) -> None:
        """A snapshot was just built here: it is what was noted of it."""
        self._compared.add(snapshot.stamp())

    def show(self, snapshot: Snapshot) -> None:
        """From now on nothing older than this snapshot is handed out."""
        self._shown = snapshot.number

    def is_bad(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot was found damaged and its file is still the one that was."""
        return self._bad.get(snapshot.path.name, ()) == snapshot.stamp()

    def set_bad(self, snapshot: Snapshot) -> None:
        self._bad[snapshot.path.name] = snapshot.stamp()

    def is_as_noted(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot is what was noted of it; one that is not is not used any more."""
        stamp = snapshot.stamp()
        if snapshots.is_as_noted(snapshot):
            self._compared.add(stamp)
            return True
        if snapshot.stamp() is not None:
            self.set_bad(snapshot)
        return False

    def is_sound(self, snapshot: Snapshot, lines: list[Line]) -> bool:
        """Whether a snapshot is what was noted of it, looked at again, and what the lines say."""
        if snapshot.number > len(lines):
            return False
        self._compared.discard(snapshot.stamp())
        if not self.is_as_noted(snapshot):
            return False
        with contextlib.suppress(SnapshotDamaged):
            Reader(snapshot, lines)
            return True
        return False

    def _is_current(self, reader: Reader, lines: list[Line], fresh: bool) -> bool:
        """Whether nothing newer can be opened."""
        if not last_of_facts(lines):
            return reader.snapshot is None
        if not self._is_usable(reader, lines) or (fresh and reader.stamp not in self._compared):
            return False
        newest = self.candidates(lines)
        return not newest or newest[0] == reader.snapshot

    def _is_usable(self, reader: Reader, lines: list[Line]) -> bool:
        """Whether an open snapshot may still answer: its file is what it was, or gone as old ones go."""
        if reader.snapshot is None:
            return not last_of_facts(lines)
        is_same = reader.snapshot.stamp() in (reader.stamp, None)
        return (
            is_same
            and self._bad.get(reader.snapshot.path.name, ()) != reader.stamp
            and proof.holds(lines, Head(reader.number, reader.hash))
        )

    def _open(self, lines: list[Line], fresh: bool) -> Reader:
        """The newest snapshot that is what the lines say."""
        if not last_of_facts(lines):
            return Reader(None, lines)
        for snapshot in self.candidates(lines):
            stamp = snapshot.stamp()
            if stamp not in self._compared:
                if fresh or (stamp and stamp[1] <= SMALL_BYTES):
                    if not self.is_as_noted(snapshot):
                        continue
                else:
                    threading.Thread(target=self.is_as_noted, args=(snapshot,), name="compare", daemon=True).start()
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
                newest = self._open(self._lines(), fresh=False)
                with self._lock:
                    self._reader = newest

        self._behind = threading.Thread(target=open_newest, name="open", daemon=True)
        self._behind.start()

    def _is_damaged(self, snapshot: Snapshot) -> bool:
        """Asked when a page of an open snapshot could not be read."""
        self._compared.discard(snapshot.stamp())
        return snapshot.stamp() is None or not self.is_as_noted(snapshot)
