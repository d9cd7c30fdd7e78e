"""What a link asks for, and what of it there is: where something else is shown, it is said and the nearest is named."""

from dataclasses import dataclass
from datetime import date

from data import periods
from data.periods import PeriodError, parse_period, period_name
from data.places import MERGER, NATION, PLACES, find_places, nearest_place, provinces_on
from metrics.answers.due import FIRST_DAY, openable
from metrics.answers.subject import units_of
from pages import words
from pages.parts import words as parts_words
from pages.parts.answers import answered
from pages.parts.figures import day_text, shown
from pages.parts.view import View

GRAINS = ("month", "quarter", "half", "9m", "year", "ytd", "total")
OLD_MAP = "2025-06-30"  # the last day of the 63 provinces
MOST_LETTERS = 40


@dataclass(frozen=True)
class Match:
    """What is shown for what was asked. `reason`: why it is something else, "" where it is the same; `name`: what is
    shown instead, in words."""

    shown: str
    reason: str = ""
    name: str = ""


def place_options(own: str = "") -> list[str]:
    """The nation, today's provinces, then those that were merged; `own`: the desk's province, which stands first, and
    the nation last."""
    former = [p.id for p in provinces_on(parse_period(OLD_MAP).start) if p.valid_to]
    places = [*(p.id for p in provinces_on(max(p.valid_from for p in PLACES.values()))), *former]
    return [own, *(place for place in places if place != own), NATION] if own else [NATION, *places]


def place_name(view: View, place: str) -> str:
    """A place as the lists call it; a former province with its last day."""
    name, last = view.name(place), PLACES[place].valid_to
    return name if last is None else view.say(parts_words.FORMER, name=name, day=f"{last.day}/{last.month}/{last.year}")


def place_match(view: View, asked: str, instead: str) -> Match:
    """The place of an id; `instead`: what is shown where there is none of that id."""
    if asked in PLACES:
        return Match(asked)
    known = find_places(asked)
    near = known[0].name if known else nearest_place(asked)
    text = shown(asked[:MOST_LETTERS])
    reason = (
        view.say(parts_words.NO_PLACE_NEAR, asked=text, near=near)
        if near
        else view.say(parts_words.NO_PLACE, asked=text)
    )
    return Match(instead, reason, place_name(view, instead))


def office_match(view: View, asked: str, kpi: str, place: str, period: str) -> Match:
    """The office of a name at a place; the whole place where it has none of that name with figures of the KPI."""
    if not asked or asked in answered(view, units_of, kpi, place, period, view.today, boundaries=view.boundaries):
        return Match(asked)
    reason = view.say(parts_words.NO_OFFICE, asked=shown(asked[:MOST_LETTERS]))
    return Match("", reason, view.name(place, full=True))


def grain_match(view: View, asked: str, instead: str) -> Match:
    """How periods are looked at."""
    if asked in GRAINS:
        return Match(asked)
    reason = view.say(parts_words.NO_GRAIN, asked=shown(asked[:MOST_LETTERS]))
    return Match(instead, reason, view.say(words.GRAIN_NAMES[instead]))


def label_asked(text: str | None) -> str | None:
    """A text as a label the screens can open at all; None where it is none."""
    try:
        period = parse_period(text or "")
    except PeriodError:
        return None
    is_one = period.grain != "total" or text == periods.total(f"{period.start:%Y-%m}", f"{period.end:%Y-%m}")
    return period.label if period.grain in GRAINS and is_one else None


def period_match(view: View, place: str, asked: str, instead: str) -> Match:
    """The period of a label at a place, else the nearest that can be opened; `instead` where it is no label."""
    label = label_asked(asked)
    if label is None:
        reason = view.say(parts_words.NO_PERIOD, asked=shown(asked[:MOST_LETTERS]))
        return Match(instead, reason, period_name(instead, view.language))
    period = parse_period(label)
    open_ones = answered(view, openable, place, period.grain, view.today)
    if period.grain == "total":
        first, last = (min(max(f"{day:%Y-%m}", open_ones[-1]), open_ones[0]) for day in (period.start, period.end))
        near = periods.total(first, last)
    elif label in open_ones:
        near = label
    else:
        near = open_ones[0] if period.end > parse_period(open_ones[-1]).end else open_ones[-1]
    if near == label:
        return Match(near)
    return Match(near, _why_not(view, place, label), period_name(near, view.language))


def _why_not(view: View, place: str, label: str) -> str:
    """Why a period cannot be opened at a place."""
    period, last = parse_period(label), PLACES[place].valid_to
    name = period_name(label, view.language)
    if last and period.end > last:
        return view.say(parts_words.PERIOD_AFTER_PLACE, place=view.name(place, full=True), asked=name)
    if period.start < FIRST_DAY:
        return view.say(parts_words.PERIOD_TOO_EARLY, year=FIRST_DAY.year, asked=name)
    return view.say(parts_words.PERIOD_NOT_CLOSED, day=day_text(periods.window_end(label)), asked=name)


def is_boundary(text: str) -> bool:
    """Whether a text names a map: today's, as reported, or that of a day."""
    try:
        return text in words.BOUNDARY_NAMES or date.fromisoformat(text) >= FIRST_DAY
    except ValueError:
        return False


def boundaries_name(view: View, boundaries: str) -> str:
    """A map as the lists call it."""
    if boundaries in words.BOUNDARY_NAMES:
        return view.say(words.BOUNDARY_NAMES[boundaries])
    return view.say(words.BOUNDARIES_OF_DAY, day=day_text(boundaries))


def boundaries_match(view: View, asked: str, place: str, period: str, keeps_old_map: bool = False) -> Match:
    """The map a place is shown on: its own where it is of the old one, today's where it is not on the one asked.

    `keeps_old_map`: the screen itself says why the old map has nothing of a period after the merger.
    """
    today, province = "today", PLACES[place]
    name = boundaries_name(view, today)
    if not is_boundary(asked):
        return Match(today, view.say(parts_words.NO_BOUNDARIES, asked=shown(asked[:MOST_LETTERS])), name)
    if province.valid_to:
        return Match(asked if asked == "reported" else OLD_MAP)
    if asked in (today, "reported"):
        return Match(asked)
    day = date.fromisoformat(asked)
    if day >= MERGER:
        return Match(today)
    old = boundaries_name(view, asked)
    if province.valid_from > day and not keeps_old_map:
        return Match(today, view.say(parts_words.NOT_ON_MAP, place=view.name(place, full=True), asked=old), name)
    if parse_period(period).end >= MERGER and not keeps_old_map:
        reason = view.say(parts_words.MAP_IS_OVER, period=period_name(period, view.language), asked=old)
        return Match(today, reason, name)
    return Match(asked)
