"""Truyền thông: reach, interactions, Zalo and the portal; rounded figures marked, broken series cut."""

import streamlit as st

from data.places import NATION
from metrics.overview import series
from pages import words
from pages.parts import plots
from pages.parts.asked import ask
from pages.parts.badges import badge_row
from pages.parts.cards import card_row
from pages.parts.empty import is_empty, nothing_here
from pages.parts.filters import header
from pages.parts.tables import periods_table
from pages.parts.view import current_view

CARDS = (
    "facebook_reach",
    "facebook_interactions",
    "facebook_interactions_per_reach",
    "facebook_new_followers",
    "zalo_views",
    "portal_articles",
)
CHARTS = ("facebook_reach", "facebook_interactions", "zalo_views", "portal_articles")
PERIODS = 25


def page() -> None:
    """The portal's and the pages' figures of one place."""
    view = current_view()
    scope = header(view, words.MEDIA, words.MEDIA_UNDER, subject="media")
    rows = ask(view, series, CARDS, scope.place, scope.period, view.today, PERIODS)
    if rows.empty or not rows["value"].notna().any():
        if scope.place == NATION and not is_empty(view):
            st.info(view.say(words.MEDIA_NATION), icon=":material/location_on:")
        else:
            nothing_here(view, scope.place, scope.period, CARDS)
        return
    at = rows[(rows["period"] == scope.period) & (rows["kpi"] == "facebook_interactions")]
    badge_row(view, at.iloc[0].to_dict() if len(at) else {})
    if scope.place == NATION:
        st.markdown(f":small[:gray[{view.say(words.MEDIA_NATION)}]]")
    card_row(view, rows, CARDS, scope.period)
    st.markdown(f":small[:gray[{view.say(words.NOTE_MEDIA)}]]")
    with st.grid(2, min_column_width=480):
        for kpi in CHARTS:
            with st.container(border=True, height="stretch"):
                shown = plots.from_first(rows[rows["kpi"] == kpi])
                plots.heading(view, scope.place, words.MEDIA_TITLES[kpi], shown, None)
                plots.reach_chart(view, shown, scope.place)
    periods_table(view, rows, CARDS)
