"""A board built: every panel from one reader, a failing one named instead of stopping the others."""

import json
import logging
import secrets
from datetime import datetime

from data.places import NATION, today_of
from data.stores import OWN
from pages.parts.desk import desk_of
from pages.parts.view import View
from pages.wall import words as wall_words
from pages.wall.answers import Answers
from pages.wall.declaration import SAMPLE_PLACE, Board, Panel
from pages.wall.panels import BUILDERS
from pages.wall.questions import asked
from pages.wall.texts import Emptiness

LOG = logging.getLogger("dashboard")
SCHEMA, FETCH_SECONDS, TIMEOUT_SECONDS, RELOAD_AT = 1, 5, 4, "03:30"

ASKING_MOST = ("changes", "completeness")  # built first: the overview they ask for answers others too


def build_board(view: View, board: Board, now: datetime, release: str, ask: Answers | None = None) -> dict:
    """The whole board as plain JSON values. `now`: the server's time; `ask`: shared by boards built together.

    Never raises for a panel's fault.
    """
    place, ask = first_place(view), ask or Answers(view.reader)
    panels, pages = [], {}
    for number in sorted(range(len(board.panels)), key=lambda number: board.panels[number].kind not in ASKING_MOST):
        pages[number] = _built(view, board, board.panels[number], place, ask)
    for number, panel in enumerate(board.panels, 1):
        for page, built in enumerate(pages[number - 1], 1):
            panels.append(
                {
                    "id": f"p{number}-{page}",
                    "kind": panel.kind,
                    "error": None,
                    "cards": [],
                    "facts": [],
                    "rows": [],
                    "columns": [],
                    "grid": None,
                    "figure": None,
                    "legend": [],
                    "stale_after": None,
                    "stale_text": "",
                    "data_until": "",
                    "stamp": "",
                    "subtitle": "",
                    **built,
                    "sample": bool(view.sample_mark),
                }
            )
    return {
        "schema": SCHEMA,
        "release": release,
        "slug": board.slug,
        "name": board.name,
        "language": board.language,
        "mode": board.mode,
        "rotation_seconds": board.rotation_seconds,
        "fetch_seconds": FETCH_SECONDS,
        "timeout_seconds": TIMEOUT_SECONDS,
        "reload_at": RELOAD_AT,
        "lines": board.sizes,
        "now": now.isoformat(timespec="seconds"),
        "built_at": now.isoformat(timespec="seconds"),
        "snapshot": view.reader.line,
        "store": view.reader.store,
        "words": client_words(board.language) | {"sample": view.sample_mark},
        "panels": panels,
    }


def client_words(language: str) -> dict[str, str]:
    """What the page itself says, with what its script fills in left open."""
    return {name: getattr(sentence, language) for name, sentence in wall_words.CLIENT.items()}


def without_figures(slug: str, release: str) -> dict:
    """A board with nothing on it, for a server that has never been able to read its store."""
    return {
        "schema": SCHEMA,
        "release": release,
        "slug": slug,
        "name": "",
        "language": "vi",
        "mode": "dark",
        "rotation_seconds": 20,
        "fetch_seconds": FETCH_SECONDS,
        "timeout_seconds": TIMEOUT_SECONDS,
        "reload_at": RELOAD_AT,
        "lines": {},
        "now": "",
        "built_at": "",
        "snapshot": 0,
        "store": OWN,
        "words": client_words("vi"),
        "panels": [],
    }


def _built(view: View, board: Board, panel: Panel, place: str, ask: Answers) -> list[dict]:
    """The panel's pages; one page that names it where it fails or has nothing to show."""
    name_of_kind = wall_words.KINDS[panel.kind](board.language) if panel.kind in wall_words.KINDS else panel.kind
    try:
        if panel.kind not in BUILDERS:
            return [_without(name_of_kind, wall_words.PANEL_UNKNOWN(board.language, kind=name_of_kind))]
        own = Panel(**{**panel.__dict__, "place": panel.place or place})
        return BUILDERS[panel.kind](asked(view, board, own, ask))
    except Emptiness as empty:
        sentence = wall_words.PANEL_EMPTY(board.language, panel=name_of_kind, place=empty)
        return [{**_without(name_of_kind, sentence), "is_empty": True}]
    except Exception as error:  # one panel must not take the others from the wall
        name = secrets.token_hex(4)
        LOG.error("wall %s, panel %s: error %s", board.slug, panel.kind, name, exc_info=error)
        return [_without(name_of_kind, wall_words.PANEL_FAILED(board.language, panel=name_of_kind, id=name))]


def _without(title: str, sentence: str) -> dict:
    return {"title": title, "error": sentence}


def first_place(view: View) -> str:
    """Whose figures a panel shows that names no place: whose desk it is, else the province of the board's store, if it
    is one."""
    if desk := desk_of(view):
        return desk.place
    live = [batch for batch in view.store.batches() if batch.is_live]
    places = {today_of(place) for batch in live for place in batch.places} - {NATION}
    if len(places) == 1:
        return places.pop()
    return SAMPLE_PLACE if SAMPLE_PLACE in places else NATION


def as_bytes(board: dict) -> bytes:
    """JSON as it is served. Numbers that are none (NaN) are refused here, not on the wall."""
    return json.dumps(board, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
