"""GET /in/tong-quan?noi=…&ky=…&lang=…: the overview of one place and period on one A4 page.

Its three parameters are looked up in closed lists; anything else is a clear 404. The page runs no script and
asks for nothing but the fonts of this server.
"""

import logging
import secrets
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from data import periods
from data.places import NATION, provinces_on
from data.store import Store
from metrics.overview import default_period, overview
from pages import words
from pages import words_taking as said
from pages.parts.filters import GRAINS, PERIOD, PLACE
from pages.parts.opened import the_store
from pages.parts.view import LANGUAGE, View
from pages.print.sheet import HEADERS, message, sheet

PATH = "/in/tong-quan"
LOG = logging.getLogger("dashboard")


def routes() -> list[Route]:
    return [Route(PATH, answer, methods=["GET"], name="print overview")]


def answer(request: Request) -> HTMLResponse:
    """Starlette runs it in a thread: it asks the store, as a screen does."""
    asked = dict(request.query_params)
    language = asked.get(LANGUAGE, "vi")
    if language not in words.LANGUAGES:
        return _page(message("vi", said.NOT_FOUND, said.NOT_FOUND_TEXT("vi")), 404)
    try:
        return _answer(the_store(), request, language)
    except Exception as error:  # one sentence and an id, as on the screens; never a trace
        name = secrets.token_hex(4)
        LOG.error("error %s", name, exc_info=error)
        text = getattr(error, f"message_{language}", None) or words.OUR_FAULT(language, id=name).replace("**", "")
        return _page(message(language, words.OVERVIEW, text), 500)


def _answer(store: Store, request: Request, language: str) -> HTMLResponse:
    view = View(language, "light", False, store, store.reader(), date.today())
    found = _scope(view, request)
    if found is None:
        return _page(message(language, said.NOT_FOUND, said.NOT_FOUND_TEXT(language)), 404)
    shown = overview(view.reader, *found, view.today)
    return _page(sheet(view, *found, shown), 200)


def _scope(view: View, request: Request) -> tuple[str, str] | None:
    """The place and period of an address, each out of a closed list; None where it names others, or more."""
    pairs = request.query_params.multi_items()
    asked = dict(pairs)
    place = asked.get(PLACE, NATION)
    known = {NATION, *(p.id for p in provinces_on(view.today))}
    if len(asked) != len(pairs) or set(asked) - {PLACE, PERIOD, LANGUAGE} or place not in known:
        return None
    if PERIOD not in asked:
        return place, default_period(view.reader, place, "month", "dossiers", view.today)
    return (place, asked[PERIOD]) if _is_period(asked[PERIOD], view.today) else None


def _is_period(label: str, today: date) -> bool:
    try:
        period = periods.parse_period(label)
    except periods.PeriodError:
        return False
    return period.label == label and period.grain in GRAINS and today.year - 20 < period.end.year <= today.year


def _page(html: str, status: int) -> HTMLResponse:
    return HTMLResponse(html, status, HEADERS)
