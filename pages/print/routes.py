"""GET /in/tong-quan?noi=…&ky=…&lang=…&kho=…: the overview of one place and period on one A4 page.
Its parameters are looked up in closed lists; anything else is a clear 404. The page runs no script and
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
from data.refusals import StoreError
from metrics.answers.overview import overview
from metrics.answers.series import default_period
from pages import words
from pages.compare.choices import BOUNDARIES
from pages.parts.answers import answered
from pages.parts.filters import GRAINS
from pages.parts.parameters import PERIOD, PLACE, STORE
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
    if scope is None:
        return HTMLResponse(
            message(language, print_words.NOT_FOUND, print_words.NOT_FOUND_TEXT(language)), 404, HEADERS
        )
    asked = answered(view, overview, *scope[:2], view.today, scope[2])
    return HTMLResponse(sheet(view, asked), 200, HEADERS)


def _scope(view: View, request: Request) -> tuple[str, str, str] | None:
    """Place, period and boundaries of an address, out of closed lists; None where it names others, or more."""
    pairs = request.query_params.multi_items()
    asked = dict(pairs)
    place, boundaries = asked.get(PLACE, NATION), asked.get(BOUNDARIES, "today")
    known = {NATION, *(p.id for p in provinces_on(view.today))}
    is_known = place in known and boundaries in ("today", "reported")
    if len(asked) != len(pairs) or set(asked) - PARAMETERS or not is_known:
        return None
    period = asked.get(PERIOD) or default_period(view.reader, place, "month", "dossiers", view.today)
    return (place, period, boundaries) if _is_period(period, view.today) else None


def _is_period(label: str, today: date) -> bool:
    try:
        period = periods.parse_period(label)
    except periods.PeriodError:
        return False
    return period.label == label and period.grain in GRAINS and today.year - 20 < period.end.year <= today.year
