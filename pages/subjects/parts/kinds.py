"""Charts of the subject screens that are not one KPI's line: kinds of a whole, bullets, cards of counts."""

from functools import partial

import pandas as pd
import streamlit as st

from charts.formats import value_text
from charts.maxima import bullets
from metrics import registry
from metrics.answers.composition import channels, terms
from metrics.answers.kinds import REST, kinds
from pages import words
from pages.parts import figures, plots
from pages.parts.answers import ask, draw
from pages.parts.downloads import take, take_table, titled
from pages.parts.filters import Scope
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.names import LINE


def kinds_card(
    view: View,
    scope: Scope,
    name: str,
    what: words.Sentence,
    parts: tuple[tuple[str, str], ...],
    whole: str = "",
    note: words.Sentence | None = None,
) -> None:
    """A bordered chart of a whole and its kinds. `parts`: (kpi, role), see `charts.stack.part_colours`."""
    ids = tuple(kpi for kpi, _ in parts)
    frame = ask(view, kinds, ids, scope.place, scope.period, view.today, whole, part=scope.part)
    with st.container(border=True, height="stretch"):
        if frame.empty or not frame[ids[0]].notna().any():
            st.markdown(f"**{plots.who_is(view, scope.place, scope.unit)}: {view.say(what)}**")
            st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
            return
        known = frame[ids[0]].notna().to_numpy()
        frame = frame.iloc[min(known.argmax(), max(len(frame) - 7, 0)) :]
        slot = plots.heading(view, scope.place, what, frame, note or subjects_words.NOTE_KINDS, scope.unit)
        drawn = [(kpi, registry.kpi(kpi).chart_name(view.language), role) for kpi, role in parts]
        if frame[REST].fillna(0).gt(0).any():
            drawn.append((REST, view.say(subjects_words.REST), "other"))
        plots.parts_chart(view, name, frame.drop(columns="is_above"), drawn, (scope.place, ""), what, slot=slot)
        above = frame.loc[frame["is_above"], "period"]
        if len(above):
            labels = ", ".join(figures.shown(plots.period_name(label, view.language, short=True)) for label in above)
            st.markdown(f":small[:gray[{view.say(subjects_words.ABOVE, periods=labels)}]]")


def terms_card(view: View, scope: Scope) -> None:
    """A bordered chart of the dossiers resolved: in time and late."""
    with st.container(border=True, height="stretch"):
        part = (scope.unit or None, scope.level, scope.boundaries)
        shown = ask(view, terms, scope.place, scope.period, view.today, LINE, *part)
        shown = plots.from_first(shown, column="in_time")
        slot = plots.heading(view, scope.place, words.WHAT_TERMS, shown, words.NOTE_TERMS, scope.unit, scope.level)
        plots.terms_chart(view, shown, scope.place, scope.level, 360, slot)


def channels_card(view: View, scope: Scope) -> bool:
    """A bordered chart of tickets by channel; False, with nothing drawn, where channels are not reported."""
    if scope.unit or scope.level:
        return False
    table, named = ask(view, channels, scope.place, scope.period, view.today, LINE, scope.boundaries)
    if not named:
        return False
    with st.container(border=True, height="stretch"):
        slot = plots.heading(view, scope.place, words.WHAT_CHANNELS, table, subjects_words.NOTE_CHANNELS)
        plots.channels_chart(view, table, named, scope.place, slot)
    return True


def bullets_card(
    view: View, name: str, title: str, note: words.Sentence, frame: pd.DataFrame, unit: str, question: tuple
) -> None:
    """A bordered chart of bullets; see `charts.maxima.bullets` for the frame, whose texts are in place."""
    with st.container(border=True, height="stretch"):
        slot = titled(title, view.say(note))
        draw(view, name, question, lambda: bullets(frame, unit=unit, mode=view.mode, language=view.language), alt=title)
        if unit == "percent":  # a ratio goes out with what was divided by what
            take(view, name, frame, title, slot=slot)
            return
        columns = {
            "name": view.say(words.KPI_COLUMN),
            "value": view.say(words.VALUE_COLUMN),
            "maximum": view.say(subjects_words.MAXIMUM),
            "last_year": view.say(words.LAST_YEAR_CODE),
        }
        table = frame[list(columns)].rename(columns=columns)
        spoken = partial(value_text, unit=unit, language=view.language)
        take_table(view, name, table, dict.fromkeys(list(columns.values())[1:], spoken), title=title, slot=slot)


def label_of(view: View, kpi: str) -> str:
    """A KPI's name without its subject before the colon, with a capital."""
    text = registry.kpi(kpi).label(view.language).split(": ")[-1]
    return text[:1].upper() + text[1:]
