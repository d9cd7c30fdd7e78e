"""Tổng đài 1022: tickets resolved and on time, by channel and field, what is pending and overdue."""

import streamlit as st

from pages.parts.filters import Scope
from pages.parts.screens import Screen
from pages.parts.view import View, current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_section
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.kinds import channels_card
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.office_bar import unit_bar
from pages.subjects.parts.outline import ending, subject_figures, theme_bar

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
    scope, rows = subject_figures(
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
    ending(view, scope, "hotline", main, KPIS, lambda: rows)


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
        if not channels_card(view, scope):
            line_card(view, scope, "hotline_received", subjects_words.WHAT_TICKETS_RECEIVED)


SCREEN = Screen(
    path="tong-dai",
    title=subjects_words.HOTLINE,
    icon="call",
    order=30,
    page=page,
    subjects=("hotline",),
    kpis=KPIS,
    themes=subjects_words.HOTLINE_THEMES,
)
