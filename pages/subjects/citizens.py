"""Công dân, đơn thư: petitions by kind, by matter and by handling; visits and people, which are not one thing."""

import streamlit as st

from pages import words
from pages.parts.filters import Scope
from pages.parts.screens import Screen
from pages.parts.view import View, current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_section
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.kinds import kinds_card
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.outline import ending, subject_figures, theme_bar

KPIS = (
    "petitions_received",
    "petitions_complaint",
    "petitions_denunciation",
    "petitions_feedback",
    "petitions_land_use",
    "citizen_reception_visits",
    "citizen_reception_people",
    "feedback_regulation_received",
    "feedback_regulation_rate",
)
MATTERS, HANDLED = ("petitions_civil", "petitions_political_social_other"), ("petitions_referred", "petitions_filed")
EVERY = (*KPIS, *MATTERS, *HANDLED)
VISITS, FEEDBACK = KPIS[5:7], ("feedback_regulation_rate", "feedback_regulation_received")
THEMES = {"don-thu": KPIS[:5], "tiep-dan": VISITS, "phan-anh": FEEDBACK}
KINDS = {
    "by_kind": (subjects_words.WHAT_BY_KIND, ("petitions_complaint", "petitions_feedback", "petitions_denunciation")),
    "by_matter": (subjects_words.WHAT_BY_MATTER, ("petitions_land_use", *MATTERS)),
    "by_handling": (subjects_words.WHAT_BY_HANDLING, HANDLED),
}


def page() -> None:
    """Citizens received and petitions of one place."""
    view = current_view()
    scope, rows = subject_figures(view, subjects_words.CITIZENS, subjects_words.CITIZENS_UNDER, "citizens", EVERY)
    if rows is None:
        return
    theme = theme_bar(view, subjects_words.CITIZENS_THEMES)
    main = THEMES[theme][0]
    strip(view, scope, main)
    with st.grid(2, min_column_width=480):
        _charts(view, scope, theme)
    parts_section(view, scope, THEMES[theme])
    ending(view, scope, "citizens", main, EVERY, lambda: rows)


def _charts(view: View, scope: Scope, theme: str) -> None:
    """The charts of a theme."""
    if theme == "tiep-dan":
        line_card(view, scope, "citizen_reception_visits", subjects_words.WHAT_VISITS, subjects_words.NOTE_PEOPLE)
        line_card(view, scope, "citizen_reception_people", subjects_words.WHAT_PEOPLE, subjects_words.NOTE_PEOPLE)
    elif theme == "phan-anh":
        line_card(view, scope, "feedback_regulation_rate", subjects_words.WHAT_FEEDBACK)
        line_card(view, scope, "feedback_regulation_received", subjects_words.WHAT_FEEDBACK_RECEIVED)
    else:
        line_card(view, scope, "petitions_received", subjects_words.WHAT_PETITIONS)
        for name, (what, parts) in KINDS.items():
            kinds_card(view, scope, name, what, tuple((kpi, "category") for kpi in parts), "petitions_received")


SCREEN = Screen(
    path="cong-dan",
    title=subjects_words.CITIZENS,
    icon="groups",
    section=words.OTHER_SUBJECTS,
    order=120,
    page=page,
    subjects=("citizens",),
    kpis=EVERY,
    themes=subjects_words.CITIZENS_THEMES,
)
