"""Tổng đài 1022: tickets resolved and on time, by channel and field, what is pending and overdue."""

import streamlit as st

from metrics.answers.composition import channels
from pages import words
from pages.subjects import words as subjects_words

pass
from pages.parts import plots
from pages.parts.answers import ask
from pages.parts.filters import Scope
from pages.parts.view import View, current_view
from pages.subjects.breakdown import parts_section
from pages.subjects.outline import LINE, by_period, started, theme_bar
from pages.subjects.trends import line_card, multiples_section, strip, unit_bar

KPIS = (
    "hotline_resolution_rate",
    "hotline_on_time_rate",
    "hotline_received",
    "hotline_resolved",
    "hotline_pending",
    "hotline_overdue",
)
THEMES = {"xu-ly": "hotline_resolution_rate", "dung-han": "hotline_on_time_rate", "ton": "hotline_pending"}
PARTS = {
    "xu-ly": ("hotline_resolution_rate", "hotline_received", "hotline_resolved", "hotline_pending"),
    "dung-han": ("hotline_on_time_rate", "hotline_resolved", "hotline_overdue"),
    "ton": ("hotline_pending", "hotline_received", "hotline_resolved", "hotline_resolution_rate"),
}


def page() -> None:
    """The hotline of one place."""
    view = current_view()
    scope, rows = started(
        view, subjects_words.HOTLINE, subjects_words.HOTLINE_UNDER, "hotline", KPIS, level_of="hotline_received"
    )
    if rows is None:
        return
    theme = theme_bar(view, subjects_words.HOTLINE_THEMES)
    main = THEMES[theme]
    unit_bar(view, scope, "hotline_received")
    strip(view, scope, main)
    with st.grid(2, min_column_width=480):
        _charts(view, scope, theme)
    parts_section(view, scope, PARTS[theme])
    multiples_section(view, scope, main)
    by_period(view, rows, KPIS)


def _charts(view: View, scope: Scope, theme: str) -> None:
    """The two charts of a theme."""
    if theme == "ton":
        line_card(view, scope, "hotline_pending", subjects_words.WHAT_PENDING)
        line_card(view, scope, "hotline_received", subjects_words.WHAT_TICKETS_RECEIVED)
    elif theme == "dung-han":
        line_card(view, scope, "hotline_on_time_rate", subjects_words.WHAT_TICKETS_ON_TIME)
        line_card(view, scope, "hotline_overdue", subjects_words.WHAT_OVERDUE)
    else:
        line_card(view, scope, "hotline_resolution_rate", subjects_words.WHAT_HOTLINE)
        if not _channels(view, scope):
            line_card(view, scope, "hotline_received", subjects_words.WHAT_TICKETS_RECEIVED)


def _channels(view: View, scope: Scope) -> bool:
    """Tickets by channel; False, with nothing drawn, where channels are not reported."""
    if scope.unit or scope.level:
        return False
    table, named = ask(view, channels, scope.place, scope.period, view.today, LINE)
    if not named:
        return False
    with st.container(border=True, height="stretch"):
        slot = plots.heading(view, scope.place, words.WHAT_CHANNELS, table, subjects_words.NOTE_CHANNELS)
        plots.channels_chart(view, table, named, scope.place, slot)
    return True
