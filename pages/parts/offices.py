"""Figures of single offices, shown where nothing speaks for the whole province."""

from dataclasses import replace

import streamlit as st

from data.places import PLACES
from metrics.answers.composition import terms
from metrics.answers.parts import offices, parts_of
from metrics.answers.series import office_series
from pages import words
from pages.parts import plots
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.badges import badge_row
from pages.parts.cards import card_row
from pages.parts.figures import shown
from pages.parts.filters import Scope
from pages.parts.tables import parts_table, periods_table
from pages.parts.view import View

PERIODS = 13
MOST_CARDS = 6
KPIS = (
    "on_time_rate",
    "dossiers_pending_overdue",
    "late_per_1000",
    "dossiers_resolution_rate",
    "online_share",
    "dossiers_resolved",
    "dossiers_received_new",
    "dossiers_received",
)


def offices_instead(view: View, scope: Scope) -> bool:
    """One office with its charts, several as a table; says whose they are. False where there are none."""
    for place in (scope.place, *PLACES[scope.place].parts):  # before the merger they are its predecessors'
        units = ask(view, offices, place, scope.period, view.today, PERIODS)
        if units:
            break
    else:
        return False
    scope = replace(scope, place=place)
    place = view.name(scope.place, full=True)
    if len(units) == 1:
        st.info(view.say(parts_words.ONE_OFFICE, place=place, unit=shown(units[0])), icon=":material/apartment:")
        _office(view, scope, units[0])
        return True
    st.info(view.say(parts_words.SOME_OFFICES, place=place, count=len(units)), icon=":material/apartment:")
    parts = ask(view, parts_of, scope.place, scope.period, view.today, PERIODS)
    if len(parts):
        parts_table(view, parts)
    return True


def _office(view: View, scope: Scope, unit: str) -> None:
    rows = ask(view, office_series, KPIS, scope.place, scope.period, view.today, PERIODS, unit)
    reported = set(rows.loc[rows["value"].notna(), "kpi"])
    kpis = tuple(kpi for kpi in KPIS if kpi in reported)[:MOST_CARDS]
    rates = plots.from_first(rows[rows["kpi"] == "on_time_rate"])
    badge_row(view, rows[rows["kpi"] == kpis[0]].iloc[-1].to_dict())
    card_row(view, rows, kpis, scope.period)
    if "on_time_rate" in reported:
        with st.grid(2, min_column_width=480):
            with st.container(border=True, height="stretch"):
                slot = plots.heading(view, scope.place, words.WHAT_RATE, rates, words.NOTE_RATE, unit)
                plots.rate_chart(view, rates, scope.place, slot=slot)
            with st.container(border=True, height="stretch"):
                slot = plots.heading(view, scope.place, words.WHAT_TERMS, rates, words.NOTE_TERMS, unit)
                frame = ask(view, terms, scope.place, scope.period, view.today, len(rates), unit)
                plots.terms_chart(view, frame, scope.place, slot=slot)
    st.subheader(view.say(words.HOTLINE_TABLE), anchor=False)
    periods_table(view, rows, kpis)
