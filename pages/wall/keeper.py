"""Keeps the boards in memory, built anew behind everybody's back; requests only ever read what is here."""

import json
import logging
import secrets
import threading
from datetime import datetime, timedelta
from functools import cache

from data.ledger import LedgerDamaged
from data.store import Store, StoreError
from pages.parts.opened import the_store
from pages.parts.view import View
from pages.wall import files, kept
from pages.wall.answers import Answers
from pages.wall.board import as_bytes, build_board
from pages.wall.checked import PREVIEW
from pages.wall.declared import boards_of, read_board
from pages.wall.files import Release, Served, served
from pages.wall.texts import VIETNAM

LOG = logging.getLogger("dashboard")
LOOK_SECONDS = 1.0
RETRY = timedelta(minutes=5)  # a panel that failed is tried again, though nothing has changed
BOARD_TYPE = "application/json; charset=utf-8"
_VARYING = ("now", "built_at", "snapshot")  # what may differ while a board says the same


class Keeper:
    """The boards and files of the wall. `clock` gives the server's time (tests set another)."""

    def __init__(self, store: Store, clock=lambda: datetime.now(VIETNAM)):
        self.store, self.clock = store, clock
        self.release: Release | None = None
        self.boards: dict[str, Served] = {}
        self._seen: dict[str, datetime] = {}
        self._said: dict[str, dict] = {}  # what each board says, without its times
        self._built_for, self._stamp, self._retry_at = None, None, None
        self._answers: Answers | None = None
        self._preview: dict | None = None  # a board not saved yet, as somebody sets it up
        self._stop = threading.Event()

    # -- what requests read ------------------------------------------------------------------------------

    def board(self, slug: str) -> Served | None:
        """The board as it is now; None where there is none of this name. Notes when a screen asked."""
        found = self.boards.get(slug)
        if found:
            self._seen[slug] = self.clock()
        return found

    def last_seen(self, slug: str) -> datetime | None:
        """When a screen last asked for a board since the server started."""
        return self._seen.get(slug)

    def preview(self, plain: dict) -> None:
        """Show a board that is not saved at the address of the preview, from the next look on."""
        self._preview = plain

    # -- what happens behind -----------------------------------------------------------------------------

    def look(self) -> bool:
        """Build what is out of date; True if anything was built.

        A look costs a file's size and time: everything a board says follows from the ledger, the day (what is
        due, what is too old) and the program's files.
        """
        stamp = files.stamp()
        if stamp != self._stamp:
            self.release, self._stamp = files.read_release(), stamp
        preview, now = self._preview, self.clock()
        wanted = (self.store.head, now.date(), self.release.name, preview)
        if wanted == self._built_for and not (self._retry_at and now >= self._retry_at):
            return False
        if self._built_for is None and (boards := kept.read(self.store, wanted[:3])):
            self.boards = {slug: served(BOARD_TYPE, body) for slug, body in boards.items()}
            self._said = {slug: _said(plain_board(found)) for slug, found in self.boards.items()}
            self._built_for = (*wanted[:3], None)
            return True
        only_preview = self._built_for is not None and wanted[:3] == self._built_for[:3] and not self._retry_at
        self._build({PREVIEW} if only_preview else None, preview)
        self._built_for = wanted
        if not only_preview and not self._retry_at:
            kept.write(self.store, wanted[:3], {slug: found.body for slug, found in self.boards.items() if slug != PREVIEW})
        return True

    def _build(self, only: set[str] | None, preview: dict | None) -> None:
        """Build the boards (only those named, with `only`); a board that cannot be read at all is left out."""
        reader, now = self.store.reader(), self.clock()
        declared = boards_of(reader.decisions.boards) | ({PREVIEW: preview} if preview else {})
        boards, has_failed = dict(self.boards) if only else {}, False
        if self._answers is None or self._answers.reader is not reader:
            self._answers = Answers(reader)
        for slug, plain in declared.items():
            if only and slug not in only:
                continue
            try:
                board = read_board(slug, plain)
            except (TypeError, ValueError, ArithmeticError) as error:
                LOG.error("wall %s: the board cannot be read", slug, exc_info=error)
                continue
            view = View(board.language, board.mode, False, self.store, reader, now.date())
            said = build_board(view, board, now, self.release.name, self._answers)
            has_failed = has_failed or any(p["error"] and not p.get("is_empty") for p in said["panels"])
            boards[slug] = self._kept_or_new(slug, said)
        self.boards = boards
        self._retry_at = now + RETRY if has_failed else None
        self._seen = {slug: when for slug, when in self._seen.items() if slug in boards}

    def _kept_or_new(self, slug: str, board: dict) -> Served:
        """The bytes served before where the board says the same: its ETag stays, no screen draws anew."""
        said = _said(board)
        if self._said.get(slug) == said and slug in self.boards:
            return self.boards[slug]
        self._said[slug] = said
        return served(BOARD_TYPE, as_bytes(board))

    def run(self) -> None:
        """Look again and again until stopped. An error is logged with an id; the last good boards stay."""
        while not self._stop.is_set():
            try:
                self.look()
            except (StoreError, LedgerDamaged) as error:
                LOG.error("wall: %s | %s", error.message_vi, error.message_en)
                self._stop.wait(30)
            except Exception as error:  # noqa: BLE001 - the wall outlives any error
                LOG.error("wall: error %s", secrets.token_hex(4), exc_info=error)
                self._stop.wait(30)
            self._stop.wait(LOOK_SECONDS)

    def start(self):
        """Run in a thread of its own; returns the function that stops it."""
        thread = threading.Thread(target=self.run, name="wall", daemon=True)
        thread.start()

        def stop() -> None:
            self._stop.set()
            thread.join(timeout=5)

        return stop


def _said(board: dict) -> dict:
    """What a board says, without the times it was built at."""
    return {name: value for name, value in board.items() if name not in _VARYING}


@cache
def _keeper_of(store: Store) -> Keeper:
    return Keeper(store)


def the_keeper() -> Keeper:
    """The one keeper of this process, of the store the screens show."""
    return _keeper_of(the_store())


def plain_board(found: Served) -> dict:
    """A served board as plain values."""
    return json.loads(found.body)
