"""Keeps the boards in memory, built anew behind everybody's back; requests only ever read what is here."""

import json
import logging
import secrets
import threading
from datetime import date, datetime, timedelta
from functools import cache

from data.ledger import head_of
from data.reader import Reader
from data.refusals import SnapshotMissing, StoreError
from data.store import Store
from data.stores import OWN, SAMPLES
from pages.parts.store import the_store
from pages.parts.stores import first_store, is_open, store_named
from pages.parts.view import View
from pages.wall import archive, files
from pages.wall.answers import Answers
from pages.wall.board import SCHEMA, as_bytes, build_board, without_figures
from pages.wall.complaints import PREVIEW
from pages.wall.declaration import FIRST_BOARD, Board, boards_of, read_board
from pages.wall.files import Release, Served, served
from pages.wall.texts import VIETNAM
from pages.wall.words import BEHIND, NO_STORE, TROUBLE
from pages.words import STORES

LOG = logging.getLogger("dashboard")
LOOK_SECONDS = 1.0
RETRY = timedelta(minutes=5)  # a panel that failed is tried again, though nothing has changed
TROUBLE_SECONDS = 5.0
REST = 0.5  # while there are boards to serve, building leaves a third of the time to the screens
BOARD_TYPE = "application/json; charset=utf-8"
_NEVER = datetime.min.replace(tzinfo=VIETNAM)
_VARYING = ("now", "built_at", "snapshot")  # what may differ while a board says the same


class Keeper:
    """The boards and files of the wall. `clock` gives the server's time (tests set another)."""

    def __init__(self, store: Store, clock=lambda: datetime.now(VIETNAM)):
        self.store, self.clock = store, clock
        self.release: Release | None = None
        self.boards: dict[str, Served] = {}
        self.slugs = frozenset({FIRST_BOARD})  # the boards there are, built already or not yet
        self._seen: dict[str, datetime] = {}
        self._contents: dict[str, bytes] = {}  # what each board says, without its times
        self._built_for: tuple | None = None
        self._stamp: tuple | None = None
        self._retry_at: datetime | None = None
        self._answers: dict[str, Answers] = {}  # of each store that boards show
        self._shown = 0  # the ledger line whose own figures the boards show
        self._trouble = ""  # why the store could not be read at the last look
        self._preview: dict | None = None  # a board not saved yet, as somebody sets it up
        self._stop = threading.Event()

    # -- what requests read ------------------------------------------------------------------------------

    def board(self, slug: str) -> Served | None:
        """The board as it is now; None where there is none of this name. Notes when a screen asked."""
        served = self.boards.get(slug)
        if served:
            self._seen[slug] = self.clock()
        return served

    def last_seen(self, slug: str) -> datetime | None:
        """When a screen last asked for a board since the server started."""
        return self._seen.get(slug)

    def preview(self, plain: dict) -> None:
        """Show a board that is not saved at the address of the preview, from the next look on."""
        self._preview = plain

    @property
    def _release_name(self) -> str:
        """The files the boards are for; "" before they were read."""
        return self.release.name if self.release else ""

    # -- what happens behind -----------------------------------------------------------------------------

    def prepare(self) -> None:
        """What can be answered before anything is built: the page, its files, the boards kept on the disk."""
        self._take_files()
        kept_boards = archive.read(self.store, SCHEMA)
        self.slugs |= kept_boards.boards.keys()  # until the ledger says which there are
        for slug, board in kept_boards.boards.items():
            self._publish(slug, board | {"release": self._release_name})
        self._take_slugs()
        reader = self.store.reader()
        samples = self._samples_of(boards_of(reader.decisions.boards, first_store(self.store)))
        now = archive.built_for(self.store, reader, self.clock().date().isoformat(), samples)
        if kept_boards.built_for == now and set(self.boards) == set(kept_boards.boards):
            self._built_for = (reader.version, self.clock().date(), samples, None)
        of_own = [board for board in kept_boards.boards.values() if board.get("store") == self.store.name]
        self._shown = max((board.get("snapshot", 0) for board in of_own), default=0)

    def look(self) -> bool:
        """Build what is out of date; True if anything was built.

        A look costs a file's size and time: everything a board says follows from the ledger, the day (what is
        due, what is too old) and the program.
        """
        if self.release is None:
            self.prepare()
        self._take_files()
        preview, now = self._preview, self.clock()
        reader = self.store.reader()
        declared = boards_of(reader.decisions.boards, first_store(self.store))
        samples = self._samples_of({**declared, PREVIEW: preview} if preview else declared)
        wanted = (reader.version, now.date(), samples, preview)
        if wanted == self._built_for and not (self._retry_at and now >= self._retry_at):
            return False
        if (
            reader.line < min(self._shown, self.store.head) and not preview
        ):  # the newest is being built: no board goes back
            return False
        is_same = self._built_for is not None and wanted[:3] == self._built_for[:3]
        if is_same and not self._retry_at:  # but the preview is another
            self._build(reader, {PREVIEW: preview} if preview else {})
        else:
            of = archive.built_for(self.store, reader, now.date().isoformat(), self._samples_of(declared))
            self._build(reader, self._take_slugs() | ({PREVIEW: preview} if preview else {}))
            archive.write(
                self.store,
                of,
                {slug: plain_board(served) for slug, served in self.boards.items() if slug != PREVIEW},
                is_whole=self._retry_at is None,
            )
        self._built_for, self._trouble, self._shown = wanted, "", reader.line
        return True

    def _take_files(self) -> None:
        """The page's files as they are on the disk; every board names their release at once."""
        if (stamp := files.stamp()) == self._stamp:
            return
        self.release, self._stamp = files.read_release(), stamp
        for slug, board in self.boards.items():
            self._publish(slug, plain_board(board) | {"release": self._release_name})

    def _take_slugs(self) -> dict[str, dict]:
        """The boards there are, as they are declared now; those that are gone are no longer served."""
        declared = boards_of(self.store.reader().decisions.boards, first_store(self.store))
        self.slugs = frozenset(declared)
        self.boards = {slug: served for slug, served in self.boards.items() if slug in {*declared, PREVIEW}}
        self._seen = {slug: when for slug, when in self._seen.items() if slug in self.boards}
        return declared

    def _build(self, reader: Reader, declared: dict[str, dict]) -> None:
        """Build boards, those a screen asked for last first, each served as soon as it is there.

        Until then the one before it is. A board that cannot be read at all is left out.
        """
        now, has_failed = self.clock(), False
        for slug in sorted(declared, key=lambda slug: self._seen.get(slug, _NEVER), reverse=True):
            try:
                board = read_board(slug, declared[slug])
            except (TypeError, ValueError, ArithmeticError) as error:
                LOG.error("wall %s: the board cannot be read", slug, exc_info=error)
                self.boards = {known: served for known, served in self.boards.items() if known != slug}
                continue
            view = self._view_of(board, reader, now.date())
            if view is None:
                self._publish(slug, self._without_store(board))
                continue
            built = build_board(view, board, now, self._release_name, self._answers_of(view.reader))
            if view.reader.line < view.store.head:
                built["trouble"] = BEHIND(board.language)
            has_failed = has_failed or any(p["error"] and not p.get("is_empty") for p in built["panels"])
            self._publish(slug, built)
        self._retry_at = now + RETRY if has_failed else None

    def _view_of(self, board: Board, reader: Reader, today: date) -> View | None:
        """The view of a board, of the store it names; None where that cannot be opened."""
        if board.store == OWN:
            return View(board.language, board.mode, False, self.store, reader, today)
        if board.store not in SAMPLES or not is_open(board.store, self.store):
            return None
        store = store_named(board.store, self.store)
        try:
            return View(board.language, board.mode, False, store, store.reader(), today)
        except StoreError:
            return None

    def _without_store(self, board: Board) -> dict:
        """A board whose store is not there says so; it shows no other one's figures."""
        name = STORES[board.store](board.language) if board.store in STORES else board.store
        known = {"name": board.name, "language": board.language, "mode": board.mode, "store": board.store}
        trouble = NO_STORE(board.language, store=name)
        return without_figures(board.slug, self._release_name) | known | {"trouble": trouble}

    def _answers_of(self, reader: Reader) -> Answers:
        answers = self._answers.get(reader.store)
        if answers is None or answers.reader is not reader:
            answers = self._answers[reader.store] = Answers(reader)
        answers.rest = REST if self.boards else 0.0
        return answers

    def _samples_of(self, declared: dict[str, dict]) -> tuple[str, ...]:
        """The stores of samples that boards name, each with the last line of its ledger; of one that is not there
        nothing but the name."""
        named = sorted({str(board.get("store") or OWN) for board in declared.values()} - {OWN})
        return tuple(f"{name} {self._last_line(name)}" for name in named)

    def _last_line(self, name: str) -> str:
        if name not in SAMPLES or not is_open(name, self.store):
            return ""
        return head_of(store_named(name, self.store).lines()).hash

    def _publish(self, slug: str, board: dict) -> None:
        """Serve a board; as before where it says the same: its ETag stays and no screen draws anew."""
        content = as_bytes({name: value for name, value in board.items() if name not in _VARYING})
        if self._contents.get(slug) == content and slug in self.boards:
            return
        self._contents[slug] = content
        self.boards = {**self.boards, slug: served(BOARD_TYPE, as_bytes(board))}

    def _say_trouble(self, error: StoreError) -> None:
        """The store cannot be read: the last good boards stay, and say so; the log does once."""
        if self._trouble != error.message_vi:
            LOG.error("wall: %s | %s", error.message_vi, error.message_en)
        self._trouble, self._built_for = error.message_vi, None
        for slug in self.slugs | self.boards.keys():
            board = plain_board(self.boards[slug]) if slug in self.boards else without_figures(slug, self._release_name)
            self._publish(slug, board | {"trouble": TROUBLE(board["language"])})

    def run(self) -> None:
        """Look again and again until stopped. An error is logged with an id; the last good boards stay."""
        while not self._stop.is_set():
            try:
                self.look()
            except SnapshotMissing as error:  # it is being built
                if not self.boards:
                    self._say_trouble(error)
                self._stop.wait(LOOK_SECONDS)
            except StoreError as error:
                self._say_trouble(error)
                self._stop.wait(TROUBLE_SECONDS)
            except Exception as error:  # the wall outlives any error
                LOG.error("wall: error %s", secrets.token_hex(4), exc_info=error)
                self._stop.wait(30)
            self._stop.wait(LOOK_SECONDS)

    def start(self):
        """Answer what can be answered at once, build the rest in a thread; returns what stops it."""
        try:
            self.prepare()
        except SnapshotMissing:  # it is being built
            pass
        except StoreError as error:
            self._say_trouble(error)
        except Exception as error:  # the application starts in any case
            LOG.error("wall: error %s", secrets.token_hex(4), exc_info=error)
        thread = threading.Thread(target=self.run, name="wall", daemon=True)
        thread.start()

        def stop() -> None:
            self._stop.set()
            thread.join(timeout=5)

        return stop


@cache
def _keeper_of(store: Store) -> Keeper:
    return Keeper(store)


def the_keeper() -> Keeper:
    """The one keeper of this process, of the store the screens show."""
    return _keeper_of(the_store())


def plain_board(served: Served) -> dict:
    """A served board as plain values."""
    return json.loads(served.body)
