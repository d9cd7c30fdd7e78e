"""Chỉ số 766: the five groups within their maxima, points missing, rank and its change, every province."""

import streamlit as st

from data.places import NATION
from metrics.answers.scores import missing_points
from metrics.answers.subject import line
from metrics.kpis.index766 import GROUPS
from pages import words
from pages.parts import plots
from pages.parts.answers import ask
from pages.parts.empty import is_empty, nothing_here
from pages.parts.filters import header
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.multiples import multiples_section
from pages.subjects.parts.names import LINE
from pages.subjects.parts.outline import badges_of, ending, has_figures
from pages.subjects.parts.scores import TOTAL, everybody, groups_card, verdict

KPIS = (TOTAL, *GROUPS)


def page() -> None:
    """The index of one place, or every place's where the nation is asked."""
    view = current_view()
    scope = header(view, subjects_words.INDEX766, subjects_words.INDEX766_UNDER, subject="index766")
    if is_empty(view):
        nothing_here(view, scope.place, scope.period, KPIS)
        return
    if scope.place == NATION:
        if ask(view, missing_points, scope.period, view.today, scope.boundaries).empty:
            nothing_here(view, scope.place, scope.period, KPIS)
            return
        st.info(view.say(subjects_words.NO_NATION), icon=":material/block:")
        everybody(view, scope)
        multiples_section(view, scope, TOTAL)
        return
    rows = ask(view, line, KPIS, scope.place, scope.period, view.today, LINE, scope.part)
    if not has_figures(rows):
        nothing_here(view, scope.place, scope.period, KPIS)
        return
    badges_of(view, scope, ("index766",), rows, scope.period)
    strip(view, scope, TOTAL)
    totals = rows[(rows["kpi"] == TOTAL) & (rows["period"] == scope.period)]["value"]
    verdict(view, scope, totals.iloc[0] if len(totals) else None)
    with st.grid(2, min_column_width=480):
        groups_card(view, scope)
        with st.container(border=True, height="stretch"):
            shown = plots.from_first(rows[rows["kpi"] == TOTAL])
            slot = plots.heading(view, scope.place, subjects_words.WHAT_TOTAL, shown, subjects_words.NOTE_TOTAL)
            plots.rate_chart(view, shown, scope.place, 370, slot=slot)
    everybody(view, scope)
    ending(view, scope, "index766", TOTAL, KPIS, lambda: rows)


SCREEN = Screen(
    path="chi-so-766",
    title=subjects_words.INDEX766,
    icon="military_tech",
    section=words.OTHER_SUBJECTS,
    order=150,
    page=page,
    subjects=("index766",),
    kpis=KPIS,
)
