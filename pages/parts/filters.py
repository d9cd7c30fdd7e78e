"""The title row with its filters. They live in the URL, and follow the reader from screen to screen.

Streamlit's own binding writes the label shown, which changes with the language; here the URL holds ids.
"""

from dataclasses import dataclass
from functools import cache

import streamlit as st

from data import periods
from data.names import search_key
from data.places import NATION, PLACES, provinces_on, today_of
from data.stores import PUBLISHED
from metrics.answers.latest import fullest_place, last_label
from metrics.answers.series import default_period, latest_due
from metrics.answers.subject import levels_of, units_of
from pages import words
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.parameters import GRAIN, LEVEL, PERIOD, PLACE, UNIT
from pages.parts.view import View

EDGE = "\u2003" * 45
GRAINS = ("month", "quarter", "year")
FIRST_YEAR = {"month": 72, "quarter": 24, "year": 6}


@dataclass(frozen=True)
class Scope:
    """What a screen is asked to show."""

    place: str
    period: str
    grain: str
    level: str = ""  # tỉnh, huyện, xã; "" for the whole place
    unit: str = ""  # one office of the place; "" for the whole place


def remember(name: str, options: list[str], default: str) -> str:
    """The choice called `name`: the URL's, else the one made before, else the default; kept in both."""
    asked, before = st.query_params.get(name), st.session_state.get(name)
    chosen = next((option for option in (asked, before) if option in options), default)
    if asked is not None or before is not None:
        if asked != chosen:
            st.query_params[name] = chosen
        st.session_state[name] = chosen
    return chosen


def choose(view: View, name: str, label: words.Sentence, options: list[str], default: str, spoken) -> str:
    """A select box on a remembered choice; returns the id chosen. `spoken` turns an id into its label."""
    chosen = remember(name, options, default)
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
    with_place: bool = True,
    level_of: str = "",
) -> Scope:
    """Title and subtitle left; place, grain and period right. Returns what was chosen.

    `level_of`: the KPI whose offices may be filtered by level and opened one by one; the level stands fourth
    where the place's offices have levels.
    """
    left, right = st.columns([1, 1] if level_of else [1.5, 1], vertical_alignment="bottom", gap="medium")
    with left.container(gap=None):
        st.title(view.say(title), anchor=False)
        st.markdown(f":small[:gray[{view.say(under)}]]")
    with right, st.grid(2 + with_place + bool(level_of and not st.query_params.get(UNIT)), min_column_width=132):
        place = _place(view) if with_place else remember(PLACE, _places(), _first_place(view))
        last = _last_published(view, place, subject)
        first = periods.parse_period(last).grain if last else "month"
        grain = choose(view, GRAIN, parts_words.GRAIN, list(GRAINS), first, lambda g: view.say(words.GRAIN_NAMES[g]))
        asked = st.query_params.get(PERIOD) or st.session_state.get(PERIOD)
        period = _period(view, place, grain, subject, asked)
        unit = st.query_params.get(UNIT, "") if level_of else ""
        if unit and unit not in ask(view, units_of, level_of, place, period, view.today):
            unit = ""
        level = _level(view, level_of, place, period) if level_of and not unit else ""
    return Scope(place, period, grain, level, unit)


def _level(view: View, kpi: str, place: str, period: str) -> str:
    """The level chosen; "" where the offices of the place are not told apart by level."""
    levels = ask(view, levels_of, kpi, place, period, view.today)
    if not levels:
        return ""
    return choose(
        view,
        LEVEL,
        parts_words.LEVEL,
        ["", *levels],
        "",
        lambda level: view.say(words.LEVELS[level] if level else parts_words.ALL_LEVELS),
    )


def _places() -> list[str]:
    return [NATION, *(p.id for p in provinces_on(max(p.valid_from for p in PLACES.values())))]


def _place(view: View) -> str:
    return choose(
        view, PLACE, parts_words.PLACE, _places(), _first_place(view), lambda place: searchable(view.name(place))
    )


def _first_place(view: View) -> str:
    """The nation; in an office that holds figures of one province only, that province."""
    if view.reader.store == PUBLISHED:
        return ask(view, fullest_place)
    places = {today_of(place) for batch in view.store.batches() if batch.is_live for place in batch.places}
    return places.pop() if len(places) == 1 else NATION


def _last_published(view: View, place: str, subject: str) -> str | None:
    """Where the store of published figures opens: they are of some places and of years ago."""
    return ask(view, last_label, place, subject) if view.reader.store == PUBLISHED else None


@cache
def searchable(name: str) -> str:
    """A label that is also found without accents and đ: its plain letters follow, beyond the edge of the box.

    Streamlit compares what is typed with the label letter by letter, and has no place for a second key.
    """
    key = search_key(name)
    return name if key == name.casefold() else name + EDGE + key


def _period(view: View, place: str, grain: str, subject: str, asked: str | None) -> str:
    last = latest_due(grain, view.today)
    options = [periods.shift(last, -i) for i in range(FIRST_YEAR[grain])]
    published = _last_published(view, place, subject)
    if published and periods.parse_period(published).grain == grain:
        default = published
        options += [published] * (published not in options)
    else:
        default = ask(view, default_period, place, grain, subject, view.today)
    if asked not in options:  # another grain was chosen: the period of it that holds the one asked
        default = next((o for o in options if asked and _holds(o, asked)), default)
    return choose(
        view, PERIOD, parts_words.PERIOD, options, default, lambda label: periods.period_name(label, view.language)
    )


def _holds(label: str, other: str) -> bool:
    try:
        return periods.parse_period(label).end == periods.parse_period(other).end
    except periods.PeriodError:
        return False
