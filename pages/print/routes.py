"""GET /in/tong-quan?noi=…&ky=…&lang=…&kho=…: the overview of one place and period on one A4 page.
Its parameters are looked up in closed lists; anything else is a 404 that says what was asked and what is nearest.
The page runs no script and asks for nothing but the fonts of this server.
"""

import logging
import secrets
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from data.places import NATION
from data.refusals import StoreError
from metrics.answers.due import default_period
from metrics.answers.overview import overview
from pages import words
from pages.overview.digest import plain
from pages.parts.answers import answered
from pages.parts.matches import Match, boundaries_match, period_match, place_match
from pages.parts.parameters import BOUNDARIES, PERIOD, PLACE, STORE
from pages.parts.stores import NoSuchStore, asked_store, store_named
from pages.parts.view import LANGUAGE, View
from pages.print import words as print_words
from pages.print.sheet import HEADERS, message, sheet

PATH = "/in/tong-quan"
LOG = logging.getLogger("dashboard")
PARAMETERS = {PLACE, PERIOD, LANGUAGE, BOUNDARIES, STORE}


def routes() -> list[Route]:
    return [Route(PATH, answer, methods=["GET"], name="print overview")]


def answer(request: Request) -> HTMLResponse:
    """Starlette runs it in a thread: it asks the store, as a screen does."""
    asked = dict(request.query_params)
    language = asked.get(LANGUAGE, "vi")
    if language not in words.LANGUAGES:
        return HTMLResponse(message("vi", print_words.NOT_FOUND, print_words.NOT_FOUND_TEXT("vi")), 404, HEADERS)
    try:
        return _answer(request, language)
    except NoSuchStore as error:
        return HTMLResponse(
            message(language, print_words.NOT_FOUND, getattr(error, f"message_{language}")), 404, HEADERS
        )
    except StoreError as error:  # the store gives no answer, and says why
        return HTMLResponse(message(language, words.OVERVIEW, getattr(error, f"message_{language}")), 503, HEADERS)
    except Exception as error:  # one sentence and an id, as on the screens; never a trace
        name = secrets.token_hex(4)
        LOG.error("error %s", name, exc_info=error)
        fault = words.OUR_FAULT(language, id=name).replace("**", "")
        return HTMLResponse(message(language, words.OVERVIEW, fault), 500, HEADERS)


def _answer(request: Request, language: str) -> HTMLResponse:
    store = store_named(asked_store(request.query_params.get(STORE)))
    view = View(language, "light", False, store, store.reader(), date.today())
    scope = _scope(view, request)
    reasons = [view.say(print_words.PRINTABLE, reason=f.reason, near=f.name) for f in scope if f.reason]
    if not scope or reasons:
        text = " ".join((*map(plain, reasons), print_words.NOT_FOUND_TEXT(language)))
        return HTMLResponse(message(language, print_words.NOT_FOUND, text), 404, HEADERS)
    place, period, view.boundaries = (match.shown for match in scope)
    return HTMLResponse(sheet(view, answered(view, overview, place, period, view.today, view.boundaries)), 200, HEADERS)


def _scope(view: View, request: Request) -> tuple[Match, ...]:
    """Place, period and boundaries of an address, each with why it is not what was asked; () where it names more."""
    pairs = request.query_params.multi_items()
    asked = dict(pairs)
    if len(asked) != len(pairs) or set(asked) - PARAMETERS:
        return ()
    place = place_match(view, asked.get(PLACE, NATION), NATION)
    opening = default_period(view.reader, place.shown, "month", "dossiers", view.today)
    period = period_match(view, place.shown, asked[PERIOD], opening) if PERIOD in asked else Match(opening)
    boundaries = boundaries_match(view, asked.get(BOUNDARIES, "today"), place.shown, period.shown)
    return place, period, boundaries
