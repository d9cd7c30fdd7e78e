"""Truyền thông: reach, interactions, Zalo and the portal; rounded figures marked, broken series cut."""

import streamlit as st

from data.places import NATION
from pages import words
from pages.parts import plots
from pages.parts.cards import card_row
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_section
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.outline import ending, subject_figures

CARDS = (
    "facebook_reach",
    "facebook_interactions",
    "facebook_interactions_per_reach",
    "facebook_new_followers",
    "zalo_views",
    "portal_articles",
)
CHARTS = ("facebook_reach", "facebook_interactions", "zalo_views", "portal_articles")
TABLE = (
    "facebook_interactions",
    "facebook_interactions_per_reach",
    "facebook_new_followers",
    "zalo_views",
    "zalo_shares",
    "portal_articles",
)


def page() -> None:
    """The portal's and the pages' figures of one place."""
    view = current_view()
    scope, rows = subject_figures(
        view, subjects_words.MEDIA, subjects_words.MEDIA_UNDER, "media", (*CARDS, "zalo_shares")
    )
    if rows is None:
        return
    if scope.place == NATION:
        st.info(view.say(subjects_words.MEDIA_NATION), icon=":material/block:")
    card_row(view, rows, CARDS, scope.period)
    strip(view, scope, "facebook_interactions")
    st.markdown(f":small[:gray[{view.say(subjects_words.MEDIA_LABELS)} {view.say(subjects_words.NOTE_MEDIA)}]]")
    with st.grid(2, min_column_width=480):
        for kpi in CHARTS:
            with st.container(border=True, height="stretch"):
                shown = plots.from_first(rows[rows["kpi"] == kpi])
                slot = plots.heading(view, scope.place, subjects_words.MEDIA_TITLES[kpi], shown, None)
                plots.reach_chart(view, shown, scope.place, slot=slot)
    parts_section(view, scope, TABLE)
    ending(view, scope, "media", "facebook_interactions", CARDS, lambda: rows)


SCREEN = Screen(
    path="truyen-thong",
    title=subjects_words.MEDIA,
    icon="campaign",
    section=words.OTHER_SUBJECTS,
    order=110,
    page=page,
    subjects=("media",),
    kpis=CARDS,
)
