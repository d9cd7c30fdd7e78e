"""Tổng đài 1022: tickets resolved and received, by channel where channels are reported."""

import streamlit as st

from metrics.composition import channels
from metrics.overview import series
from pages import words
from pages.parts import plots
from pages.parts.asked import ask
from pages.parts.badges import badge_row
from pages.parts.cards import card_row
from pages.parts.empty import nothing_here
from pages.parts.filters import header
from pages.parts.tables import periods_table
from pages.parts.view import current_view

KPIS = ("hotline_resolution_rate", "hotline_received", "hotline_resolved", "hotline_pending")
PERIODS, LINE = 13, 25


def page() -> None:
    """The hotline of one place."""
    view = current_view()
    scope = header(view, words.HOTLINE, words.HOTLINE_UNDER, subject="hotline")
    rows = ask(view, series, KPIS, scope.place, scope.period, view.today, LINE)
    if rows.empty or not rows["value"].notna().any():
        nothing_here(view, scope.place, scope.period, KPIS)
        return
    rate, received = (plots.from_first(rows[rows["kpi"] == kpi]) for kpi in KPIS[:2])
    badge_row(view, rate.iloc[-1].to_dict() if len(rate) else received.iloc[-1].to_dict())
    card_row(view, rows, KPIS, scope.period)
    table, named = ask(view, channels, scope.place, scope.period, view.today, PERIODS)
    with st.grid(2, min_column_width=480):
        with st.container(border=True, height="stretch"):
            plots.heading(view, scope.place, words.WHAT_HOTLINE, rate, words.NOTE_RATE)
            plots.rate_chart(view, rate, scope.place)
        with st.container(border=True, height="stretch"):
            if named:
                plots.heading(view, scope.place, words.WHAT_CHANNELS, table, words.NOTE_CHANNELS)
                plots.channels_chart(view, table, named, scope.place)
            else:
                plots.heading(view, scope.place, words.WHAT_RECEIVED, received, words.NOTE_COUNT)
                plots.count_chart(view, received, scope.place)
    st.subheader(view.say(words.HOTLINE_TABLE), anchor=False)
    periods_table(view, rows, KPIS)
