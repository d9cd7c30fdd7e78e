"""The locks of a store: one writer, one who publishes, one who looks back; readers need none."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from data.refusals import Busy, Unwritable

LOCK_SECONDS = 60


class Locks:
    """Each is waited for `LOCK_SECONDS`. Raises `Busy` then, and `Unwritable` where the folder cannot be written."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._writing, self._publishing, self._looking_back = (
            FileLock(str(folder / name), timeout=LOCK_SECONDS) for name in ("lock", "publishing", "looking-back")
        )

    def writing(self) -> contextlib.AbstractContextManager[None]:
        return self._acquired(self._writing)

    def publishing(self) -> contextlib.AbstractContextManager[None]:
        return self._acquired(self._publishing)

    def looking_back(self) -> contextlib.AbstractContextManager[None]:
        return self._acquired(self._looking_back)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes or publishes meanwhile."""
        with self.publishing(), self.writing():
            yield

    @contextlib.contextmanager
    def _acquired(self, lock: FileLock) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            acquired = lock.acquire()
        except Timeout as error:
            raise Busy() from error
        except OSError as error:
            raise Unwritable() from error
        with acquired:
            yield
