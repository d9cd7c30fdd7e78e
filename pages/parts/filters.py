"""The title row with its filters. They live in the URL, and follow the reader from screen to screen.

Streamlit's own binding writes the label shown, which changes with the language; here the URL holds ids.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data import periods
from data.places import NATION, today_of
from data.stores import PUBLISHED
from metrics.answers.due import default_period, openable
from metrics.answers.latest import fullest_place, last_label
from metrics.answers.subject import Part, levels_of, units_of
from pages import words
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.desk import desk_of, open_own_unit
from pages.parts.matches import (
    GRAINS,
    Match,
    boundaries_match,
    boundaries_name,
    grain_match,
    is_boundary,
    label_asked,
    office_match,
    period_match,
    place_match,
    place_name,
    place_options,
)
from pages.parts.news import news_line
from pages.parts.parameters import BOUNDARIES, GRAIN, LEVEL, PERIOD, PLACE, UNIT
from pages.parts.searching import searchable
from pages.parts.view import View

FROM, TO = "select_ky_tu", "select_ky_den"  # the two ends of a free range of months


@dataclass(frozen=True)
class Scope:
    """What a screen is asked to show."""

    place: str
    period: str
    grain: str
    level: str = ""  # tỉnh, huyện, xã; "" for the whole place
    unit: str = ""  # one office of the place; "" for the whole place
    boundaries: str = "today"

    @property
    def part(self) -> Part:
        """Which figures of the place."""
        return Part(self.unit, self.level, self.boundaries)

    @property
    def is_range(self) -> bool:
        """Months chosen freely: one figure, with no period before it and no line through time."""
        return self.grain == "total"


def remember(name: str, options: list[str], default: str, keeps_asked: bool = False) -> str:
    """The choice called `name`: the URL's, else the one made before, else the default; kept in both.

    `keeps_asked`: what the URL asks for in vain stays there, so that what is said of it stays true.
    """
    asked, before = st.query_params.get(name), st.session_state.get(name)
    chosen = next((option for option in (asked, before) if option in options), default)
    if asked is not None or before is not None:
        if asked != chosen and not (keeps_asked and asked is not None):
            st.query_params[name] = chosen
        st.session_state[name] = chosen
    return chosen


def choose(
    view: View,
    name: str,
    label: words.Sentence,
    options: list[str],
    default: str,
    spoken: Callable[[str], str],
    keeps_asked: bool = False,
) -> str:
    """A select box on a remembered choice; returns the id chosen. `spoken` turns an id into its label."""
    chosen = remember(name, options, default, keeps_asked)
    widget = f"select_{name}"
    st.session_state[widget] = chosen

    def keep() -> None:
        st.query_params[name] = st.session_state[widget]
        st.session_state[name] = st.session_state[widget]
        if name == PLACE:  # an office belongs to its place
            st.query_params.pop(UNIT, None)

    st.selectbox(
        view.say(label),
        options,
        key=widget,
        format_func=spoken,
        on_change=keep,
        placeholder=view.say(words.CHOOSE),
    )
    return chosen


def choose_inline(view: View, name: str, label: words.Sentence, options: list[str], spoken) -> str:
    """A row of choices that lives in the URL; the first is the default. Returns the id chosen."""
    chosen = remember(name, options, options[0])
    widget = f"radio_{name}"
    st.session_state[widget] = chosen

    def keep() -> None:
        st.query_params[name] = st.session_state[name] = st.session_state[widget]

    st.radio(
        view.say(label),
        options,
        key=widget,
        format_func=spoken,
        horizontal=True,
        on_change=keep,
        label_visibility="collapsed",
    )
    return chosen


def header(
    view: View,
    title: words.Sentence,
    under: words.Sentence,
    subject: str = "dossiers",
    level_of: str = "",
    with_boundaries: bool = True,
    keeps_old_map: bool = False,
) -> Scope:
    """Title and subtitle left; place, grain, period and map right; below, what of a link there is not, and the
    periods newer than the one shown. Returns what was chosen; `view` shows the map chosen from here on.

    `level_of`: the KPI whose offices may be filtered by level and opened one by one; the level stands last where the
    place's offices have levels. `keeps_old_map`: see `boundaries_match`.
    """
    left, right = st.columns([1, 1.7 if level_of else 1.25], vertical_alignment="bottom", gap="medium")
    with left.container(gap=None):
        st.title(view.say(title), anchor=False)
        st.markdown(f":small[:gray[{view.say(under)}]]")
    boxes = 3 + with_boundaries + bool(level_of and not st.query_params.get(UNIT))
    with right, st.grid(boxes, min_column_width=118):
        place = _place(view)
        grain, period = _when(view, place.shown, subject)
        boundaries = _map(view, place.shown, period.shown, keeps_old_map) if with_boundaries else Match("today")
        view.boundaries = boundaries.shown
        unit, level = _office(view, level_of, place.shown, period.shown)
    for match in (place, grain, period, boundaries, unit):
        if match.reason:
            text = view.say(parts_words.SHOWN_INSTEAD, reason=match.reason, shown=match.name)
            st.warning(text, icon=":material/link_off:")
    news_line(view, place.shown, period.shown, grain.shown, subject)
    return Scope(place.shown, period.shown, grain.shown, level, unit.shown, boundaries.shown)


# -- place, map, office ------------------------------------------------------------------------------------


def _place(view: View) -> Match:
    asked = st.query_params.get(PLACE)
    chosen = choose(
        view,
        PLACE,
        parts_words.PLACE,
        place_options(desk.place if (desk := desk_of(view)) else ""),
        _first_place(view),
        lambda place: searchable(place_name(view, place)),
        keeps_asked=True,
    )
    return place_match(view, asked, chosen) if asked else Match(chosen)


def _first_place(view: View) -> str:
    """Whose desk it is; else the nation, in an office that holds figures of one province only that province."""
    if desk := desk_of(view):
        return desk.place
    if view.reader.store == PUBLISHED:
        return ask(view, fullest_place)
    places = {today_of(place) for batch in view.store.batches() if batch.is_live for place in batch.places}
    return places.pop() if len(places) == 1 else NATION


def _map(view: View, place: str, period: str, keeps_old_map: bool) -> Match:
    """The map chosen: the URL's, else the one chosen before; shown as far as the place is on it."""
    asked, before = st.query_params.get(BOUNDARIES), st.session_state.get(BOUNDARIES)
    match = boundaries_match(view, asked or before or "today", place, period, keeps_old_map)
    if asked and is_boundary(asked):
        st.session_state[BOUNDARIES] = asked
    elif before and not asked:
        st.query_params[BOUNDARIES] = before
    widget = f"select_{BOUNDARIES}"
    st.session_state[widget] = match.shown

    def keep() -> None:
        st.query_params[BOUNDARIES] = st.session_state[BOUNDARIES] = st.session_state[widget]

    maps = [n for n in parts_words.MAPS if boundaries_match(view, n, place, period, keeps_old_map).shown == n]
    st.selectbox(
        view.say(parts_words.BOUNDARIES),
        list(dict.fromkeys((*maps, match.shown))),
        key=widget,
        format_func=lambda name: view.say(parts_words.MAPS[name]) if name in maps else boundaries_name(view, name),
        on_change=keep,
        placeholder=view.say(words.CHOOSE),
    )
    return match


def _office(view: View, kpi: str, place: str, period: str) -> tuple[Match, str]:
    """The office and the level chosen; "" where the screen knows none, or the place's are not told apart."""
    if not kpi:
        return Match(""), ""
    open_own_unit(view, place, ask(view, units_of, kpi, place, period, view.today, boundaries=view.boundaries))
    unit = office_match(view, st.query_params.get(UNIT, ""), kpi, place, period)
    levels = () if unit.shown else ask(view, levels_of, kpi, place, period, view.today, view.boundaries)
    if not levels:
        return unit, ""
    level = choose(
        view,
        LEVEL,
        parts_words.LEVEL,
        ["", *levels],
        "",
        lambda level: view.say(words.LEVELS[level] if level else parts_words.ALL_LEVELS),
    )
    return unit, level


# -- grain and period --------------------------------------------------------------------------------------


def _when(view: View, place: str, subject: str) -> tuple[Match, Match]:
    """How periods are looked at, and the one shown. A period in the URL brings its own grain along."""
    asked_grain, asked = st.query_params.get(GRAIN), st.query_params.get(PERIOD)
    label, before = label_asked(asked), st.session_state.get(PERIOD)
    known = [g for g in (asked_grain, st.session_state.get(GRAIN)) if g in GRAINS]
    published = ask(view, last_label, place, subject) if view.reader.store == PUBLISHED else None
    opens = periods.parse_period(published).grain if published else "month"
    first = periods.parse_period(label).grain if label else known[0] if known else opens
    opening = (
        published if published and opens == first else ask(view, default_period, place, first, subject, view.today)
    )
    if asked:
        period = period_match(view, place, asked, opening)
    else:
        period = Match(_of_before(view, place, first, before) or opening)
    shown_grain = periods.parse_period(period.shown).grain
    grain = Match(shown_grain)
    if asked_grain and asked_grain not in GRAINS:
        grain = grain_match(view, asked_grain, shown_grain)
    if asked is not None or before is not None:
        _keep(PERIOD, period)
    if asked is not None or before is not None or known:
        _keep(GRAIN, grain)
    _grain_box(view, shown_grain)
    if shown_grain == "total":
        _range_boxes(view, place, period.shown)
    else:
        _period_box(view, place, period.shown)
    return grain, period


def _of_before(view: View, place: str, grain: str, before: str | None) -> str | None:
    """The period of a grain that ends with the one looked at before, where it can be opened; a range of its months."""
    if not before:
        return None
    options, earlier = ask(view, openable, place, grain, view.today), periods.parse_period(before)
    if grain == "total":
        months = [f"{day:%Y-%m}" for day in (earlier.start, earlier.end)]
        return periods.total(*months) if set(months) <= set(options) else None
    spans = [periods.parse_period(option) for option in options]
    return next((span.label for span in spans if span.grain == grain and span.end == earlier.end), None)


def _keep(name: str, match: Match) -> None:
    """What is shown, remembered; into the URL too, unless that asks for something else in vain."""
    st.session_state[name] = match.shown
    if not match.reason and st.query_params.get(name) != match.shown:
        st.query_params[name] = match.shown


def _grain_box(view: View, grain: str) -> None:
    widget = f"select_{GRAIN}"
    st.session_state[widget] = grain

    def keep() -> None:  # the period of the new grain follows from the one shown
        st.query_params[GRAIN] = st.session_state[GRAIN] = st.session_state[widget]
        st.query_params.pop(PERIOD, None)

    st.selectbox(
        view.say(parts_words.GRAIN),
        GRAINS,
        key=widget,
        format_func=lambda name: view.say(words.GRAIN_NAMES[name]),
        on_change=keep,
        placeholder=view.say(words.CHOOSE),
    )


def _write_period(label: str) -> None:
    for name, value in ((PERIOD, label), (GRAIN, periods.parse_period(label).grain)):
        st.query_params[name] = st.session_state[name] = value


def _period_box(view: View, place: str, period: str) -> None:
    widget = f"select_{PERIOD}"
    grain = periods.parse_period(period).grain
    options = ask(view, openable, place, grain, view.today)
    st.session_state[widget] = period
    st.selectbox(
        view.say(parts_words.PERIOD),
        options,
        key=widget,
        format_func=lambda label: _period_name(view, label, grain),
        on_change=lambda: _write_period(st.session_state[widget]),
        placeholder=view.say(words.CHOOSE),
    )


def _period_name(view: View, label: str, grain: str) -> str:
    """A period by its name; the year to date that stands for one still running says so."""
    name = periods.period_name(label, view.language)
    if periods.parse_period(label).grain == grain:
        return name
    return view.say(parts_words.RUNNING, period=name)


def _range_boxes(view: View, place: str, period: str) -> None:
    """From which month to which, where a range is chosen freely."""
    months = ask(view, openable, place, "total", view.today)
    st.session_state[FROM], st.session_state[TO] = period.split("..")

    def keep(moved: str) -> None:
        """An end moved past the other takes it along."""
        first, last = st.session_state[FROM], st.session_state[TO]
        if first > last:
            first = last = st.session_state[moved]
        _write_period(periods.total(first, last))

    for widget, label in ((FROM, parts_words.FROM_MONTH), (TO, parts_words.TO_MONTH)):
        st.selectbox(
            view.say(label),
            months,
            key=widget,
            format_func=lambda month: periods.period_name(month, view.language, short=True),
            on_change=keep,
            args=(widget,),
            placeholder=view.say(words.CHOOSE),
        )
