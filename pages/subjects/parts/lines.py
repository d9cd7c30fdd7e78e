"""One KPI through time, with its control limits and the notes beside it."""

from datetime import datetime

import streamlit as st

from charts.formats import number
from metrics import registry
from metrics.answers.control import LEAST_POINTS, Control
from metrics.answers.subject import controlled, notes_on
from pages import words
from pages.parts import figures, plots
from pages.parts.answers import ask
from pages.parts.filters import Scope
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.names import LINE, short_period


def line_card(
    view: View,
    scope: Scope,
    kpi: str,
    what: words.Sentence,
    note: words.Sentence | None = None,
    count: int = LINE,
    height: int = 300,
) -> None:
    """A bordered chart of one KPI: target, same period last year, breaks, control limits, notes.

    Counts and money are columns from zero, everything else a line. `what`: the KPI inside the title, with its
    unit ("hồ sơ …, % số đã giải quyết"). Below it the notes, and the limits' formula in words.
    """
    question = (kpi, scope.place, scope.period, view.today, count, scope.part)
    judged = ask(view, controlled, *question)
    with st.container(border=True, height="stretch"):
        if judged.rows.empty:
            st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
            return
        rows = plots.from_first(judged.rows)
        notes = ask(view, notes_on, kpi, scope.place, tuple(rows["period"]))
        is_count = registry.kpi(kpi).unit in ("count", "vnd")
        note = note or (subjects_words.NOTE_COUNT if is_count else words.NOTE_RATE)
        slot = plots.heading(view, scope.place, what, rows, note, scope.unit, scope.level)
        chart = plots.count_chart if is_count else plots.rate_chart
        chart(view, rows, scope.place, height, notes, slot)
        told = limits_text(view, judged, rows) + _provisional(view, rows)
        if told and not scope.is_range:
            st.markdown(f":small[:gray[{told}]]")
        for position, (label, written) in enumerate(notes, 1):
            st.markdown(
                ":small["
                + view.say(
                    subjects_words.NOTE,
                    number=position,
                    period=short_period(view, label),
                    text=figures.shown(written.text),
                    who=figures.shown(written.who),
                    day=f"{datetime.fromisoformat(written.time):%d/%m/%Y}",
                )
                + "]"
            )


def limits_text(view: View, judged: Control, rows) -> str:
    """How many points are outside the control limits, and what these are."""
    if judged.method is None:
        return view.say(subjects_words.TOO_SHORT, least=LEAST_POINTS)
    return " ".join([*_outside(view, rows), *_formula(view, judged)])


def _outside(view: View, rows) -> list[str]:
    """How many points are outside, and which of them are months of Tết."""
    outside = rows[rows["outside"].notna()]
    if outside.empty:
        return [view.say(subjects_words.OUTSIDE_NONE)]
    is_many = len(outside) > rows["low"].notna().sum() / 4
    texts = [view.say(subjects_words.OUTSIDE_MANY if is_many else subjects_words.OUTSIDE_COUNT, count=len(outside))]
    if outside["tet"].any():
        months = ", ".join(short_period(view, label) for label in outside.loc[outside["tet"], "period"])
        texts.append(view.say(subjects_words.OUTSIDE_TET, periods=months))
    return texts


def _formula(view: View, judged: Control) -> list[str]:
    """The control limits in words: what they are made of, and from when."""
    sentence = subjects_words.LIMITS_P if judged.method == "p" else subjects_words.LIMITS_XMR
    values = {"sigma": number(judged.sigma, 1, view.language)} if judged.method == "p" else {}
    texts = [view.say(sentence, count=judged.points, **values)]
    if judged.is_seasonal:
        texts.append(view.say(subjects_words.SEASONAL))
    if judged.shifts:
        begun = ", ".join(short_period(view, label) for label in judged.shifts)
        texts.append(view.say(subjects_words.NEW_LEVEL, periods=begun))
    if judged.widening > 1:
        times = number(judged.widening, 1, view.language)
        texts.append(view.say(subjects_words.WIDENED, count=judged.last_points, times=times))
    return texts


def _provisional(view: View, rows) -> str:
    """How provisional figures are drawn, where approved ones stand in the same line."""
    known = rows.loc[rows["value"].notna(), "provisional"]
    return " " + view.say(subjects_words.PROVISIONAL_NOTE) if len(known) and known.any() and not known.all() else ""
