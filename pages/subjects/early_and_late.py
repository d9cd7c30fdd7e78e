"""Trước hạn và quá hạn: how many of the resolved dossiers were late, and how many early or on time, by period."""

import streamlit as st

from pages import words
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects.lines import line_card
from pages.subjects.outline import subject_figures
from pages.words import Sentence as S

TITLE = S("Trước hạn và quá hạn", "Early and late")
UNDER = S("Hồ sơ giải quyết trước hạn và quá hạn theo kỳ", "Dossiers resolved early and late by period")
WHAT_LATE = S("hồ sơ quá hạn trên 1.000 hồ sơ đã giải quyết", "dossiers resolved late per 1,000 resolved")
WHAT_RATE = S("giải quyết trước và đúng hạn", "resolved early or on time")
KPIS = ("late_per_1000", "on_time_rate")


def page() -> None:
    """Two lines of one place."""
    view = current_view()
    scope, rows = subject_figures(view, TITLE, UNDER, "dossiers", KPIS)
    if rows is None:
        return
    with st.grid(2, min_column_width=480):
        line_card(view, scope, "late_per_1000", WHAT_LATE)
        line_card(view, scope, "on_time_rate", WHAT_RATE)


SCREEN = Screen(
    path="truoc-qua-han",
    title=TITLE,
    icon="hourglass_bottom",
    section=words.OTHER_SUBJECTS,
    order=170,
    page=page,
)
