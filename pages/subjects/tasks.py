"""Nhiệm vụ được giao: on time of those that ended, what is overdue, what is still running."""

import streamlit as st

from pages import words
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_section
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.kinds import kinds_card
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.outline import ending, subject_figures, theme_bar

RATE, OVERDUE = "government_tasks_on_time_rate", "government_tasks_overdue"
KPIS = (
    RATE,
    "government_tasks_assigned",
    "government_tasks_done_on_time",
    "government_tasks_done_late",
    OVERDUE,
    "government_tasks_in_progress",
)
THEMES = {"dung-han": RATE, "ton": OVERDUE}
ENDED = (("government_tasks_done_on_time", "actual"), ("government_tasks_done_late", "last_year"), (OVERDUE, "act"))


def page() -> None:
    """Tasks of one place."""
    view = current_view()
    scope, rows = subject_figures(view, subjects_words.TASKS, subjects_words.TASKS_UNDER, "tasks", KPIS)
    if rows is None:
        return
    theme = theme_bar(view, subjects_words.TASKS_THEMES)
    main = THEMES[theme]
    strip(view, scope, main)
    with st.grid(2, min_column_width=480):
        if theme == "ton":
            line_card(view, scope, OVERDUE, subjects_words.WHAT_TASKS_OVERDUE)
            line_card(view, scope, "government_tasks_in_progress", subjects_words.WHAT_RUNNING)
        else:
            line_card(view, scope, RATE, subjects_words.WHAT_TASKS_RATE)
            kinds_card(view, scope, "ended", subjects_words.WHAT_TASKS_KINDS, ENDED, note=subjects_words.NOTE_TASKS)
    parts_section(view, scope, tuple(dict.fromkeys((main, *KPIS))))
    ending(view, scope, "tasks", main, KPIS, lambda: rows)


SCREEN = Screen(
    path="nhiem-vu",
    title=subjects_words.TASKS,
    icon="task_alt",
    section=words.OTHER_SUBJECTS,
    order=130,
    page=page,
    subjects=("tasks",),
    kpis=KPIS,
    themes=subjects_words.TASKS_THEMES,
)
