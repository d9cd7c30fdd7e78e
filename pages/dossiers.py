"""Hồ sơ TTHC: the on-time rate through time, dossiers by term, and who drags."""

import streamlit as st

from data.places import NATION
from metrics.composition import terms
from metrics.overview import parts_of, series
from pages import words
from pages.parts import plots
from pages.parts.asked import ask
from pages.parts.badges import badge_row, period_words
from pages.parts.empty import nothing_here
from pages.parts.filters import header
from pages.parts.offices import offices_instead
from pages.parts.tables import parts_table, periods_table
from pages.parts.view import current_view

PERIODS = 13
COLUMNS = (
    "dossiers_received_new",
    "dossiers_resolved",
    "on_time_rate",
    "late_per_1000",
    "dossiers_pending",
    "dossiers_pending_overdue",
    "online_share",
)


def page() -> None:
    """Dossiers of one place: two charts, one table."""
    view = current_view()
    scope = header(view, words.DOSSIERS, words.DOSSIERS_UNDER)
    rows = ask(view, series, COLUMNS, scope.place, scope.period, view.today, PERIODS)
    if rows.empty or not rows["value"].notna().any():
        if not offices_instead(view, scope):
            nothing_here(view, scope.place, scope.period)
        return
    rates = rows[rows["kpi"] == "on_time_rate"]
    shown = plots.from_first(rates if len(rates) else rows[rows["kpi"] == rows["kpi"].iloc[0]])
    badge_row(view, shown.iloc[-1].to_dict())
    with st.grid(2, min_column_width=480):
        with st.container(border=True, height="stretch"):
            plots.heading(view, scope.place, words.WHAT_RATE, shown, words.NOTE_RATE)
            plots.rate_chart(view, shown, scope.place)
        with st.container(border=True, height="stretch"):
            plots.heading(view, scope.place, words.WHAT_TERMS, shown, words.NOTE_TERMS)
            parts = ask(view, terms, scope.place, scope.period, view.today, len(shown))
            plots.terms_chart(view, parts, scope.place)
    _table(view, scope)


def _table(view, scope) -> None:
    parts = ask(view, parts_of, scope.place, scope.period, view.today, PERIODS)
    nation = scope.place == NATION
    if parts.empty:
        st.subheader(view.say(words.BY_PERIOD), anchor=False)
        rows = ask(view, series, COLUMNS, scope.place, scope.period, view.today, PERIODS)
        periods_table(view, rows, COLUMNS)
        return
    sentence = words.BY_PLACE if nation else words.BY_UNIT
    st.subheader(view.say(sentence, period=period_words(view, scope.period)), anchor=False)
    parts_table(view, parts, nation)
    st.markdown(f":small[:gray[{view.say(words.TABLE_HINT)}]]")
