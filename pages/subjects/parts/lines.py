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
from pages.subjects.parts.names import short_period
from pages.subjects.parts.outline import LINE


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
        told = _limits(view, judged, rows) + _provisional(view, rows)
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


def _limits(view: View, judged: Control, rows) -> str:
    """The formula of the control limits in words, and how many points are outside."""
    if judged.method is None:
        return view.say(subjects_words.TOO_SHORT, least=LEAST_POINTS)
    sentence = subjects_words.LIMITS_P if judged.method == "p" else subjects_words.LIMITS_XMR
    values = {"sigma": number(judged.sigma, 1, view.language)} if judged.method == "p" else {}
    outside = int(rows["outside"].notna().sum())
    words_of = subjects_words.OUTSIDE_MANY if outside > judged.points / 4 else subjects_words.OUTSIDE_COUNT
    outside_text = view.say(words_of, count=outside) if outside else view.say(subjects_words.OUTSIDE_NONE)
    return f"{outside_text} {view.say(sentence, count=judged.points, **values)}"


def _provisional(view: View, rows) -> str:
    """How provisional figures are drawn, where approved ones stand in the same line."""
    known = rows.loc[rows["value"].notna(), "provisional"]
    return " " + view.say(subjects_words.PROVISIONAL_NOTE) if len(known) and known.any() and not known.all() else ""
