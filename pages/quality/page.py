"""Chất lượng số liệu: who reported and in time, what does not agree, what was changed, whether the store is safe."""

import streamlit as st

from data.measures import SUBJECTS
from metrics.answers.due import subjects
from pages import words
from pages.parts.empty import is_empty, nothing_here
from pages.parts.filters import choose, header
from pages.parts.screens import Screen
from pages.parts.view import View, current_view
from pages.quality import words as quality_words
from pages.quality.agreement import identities_part, printed_part, sources_part
from pages.quality.matrix import behind_part, labels_shown, matrix_part, reports
from pages.quality.restatements import restated_part
from pages.quality.store import store_part

SUBJECT = "linh-vuc"


def page() -> None:
    """The quality of the figures of one place and subject."""
    view = current_view()
    scope = header(view, quality_words.TITLE, quality_words.UNDER)
    left, right = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
    with left:
        store_part(view)
    if is_empty(view):
        nothing_here(view, scope.place, scope.period)
        return
    with right:
        subject = _subject(view)
    cells = reports(view, scope, subject)
    labels = labels_shown(cells)
    has_figures = bool(cells["state"].isin(("reported", "partial", "zero")).any())
    with st.container(border=True):
        matrix_part(view, scope, subject, cells)
    # Tables of seven columns and more stand below each other at 1366.
    for width, parts in (
        (520, (lambda: behind_part(view, cells), lambda: identities_part(view, scope, subject, labels, has_figures))),
        (640, (lambda: printed_part(view, scope, subject, labels), lambda: sources_part(view, scope, subject, labels))),
    ):
        with st.grid(2, min_column_width=width):
            for part in parts:
                with st.container(border=True, height="stretch"):
                    part()
    with st.container(border=True):
        restated_part(view, scope, subject)


def _subject(view: View) -> str:
    names = subjects()
    return choose(
        view,
        SUBJECT,
        quality_words.SUBJECT,
        names,
        names[0],
        lambda name: SUBJECTS[name][0 if view.language == "vi" else 1],
    )


SCREEN = Screen(
    path="chat-luong",
    title=quality_words.TITLE,
    icon="fact_check",
    section=words.MANAGING,
    order=210,
    page=page,
)
