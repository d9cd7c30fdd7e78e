"""Tổng quan: six cards, what changed, both ends of the ranking, what blocks a conclusion, stock and trend."""

import streamlit as st

from metrics.answers.overview import overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.changes import changes_list
from pages.overview.downloads import take_overview
from pages.overview.ends import both_ends, ends_of
from pages.overview.like_for_like import like_for_like_list
from pages.overview.problems import problems_list
from pages.overview.stock import stock_chart
from pages.parts import plots
from pages.parts.answers import ask
from pages.parts.badges import badge_row
from pages.parts.cards import card_row
from pages.parts.desk import desk_question
from pages.parts.downloads import section
from pages.parts.empty import nothing_here
from pages.parts.filters import header
from pages.parts.offices import offices_instead, own_office
from pages.parts.screens import Screen
from pages.parts.view import current_view

SHOWN = 13
TREND_PX = 260


def page() -> None:
    """The overview of one place and period."""
    view = current_view()
    scope = header(view, words.OVERVIEW, words.OVERVIEW_UNDER)
    if own_office(view, scope):
        return
    answer = ask(view, overview, scope.place, scope.period, view.today, scope.boundaries)
    if answer.rows.empty or not answer.rows["value"].notna().any():
        desk_question(view)
        if not offices_instead(view, scope):
            nothing_here(view, scope.place, scope.period, answer.cards)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        badge_row(view, answer.row("on_time_rate"), answer.missing)
        take_overview(view, answer)
    card_row(view, answer.rows, answer.cards, scope.period, answer.standings)
    grid = st.grid(3, min_column_width=400, gap="medium")
    with grid.cell():
        changes_list(view, answer)
    if ends := ends_of(view, scope, answer.parts):
        with grid.cell(row_span=2):
            both_ends(view, scope, *ends)
    corner = grid.cell()  # at 1920 beside the changes, at 1366 and on a phone below them
    with grid.cell():
        stock_chart(view, answer)
    with grid.cell():
        slot = section(view.say(overview_words.TREND_CHART), view.say(words.NOTE_SHORT))
        rows = plots.from_first(answer.series("on_time_rate").tail(SHOWN))
        plots.rate_chart(view, rows, scope.place, TREND_PX, slot=slot)
    with corner:
        problems_list(view, answer)
        like_for_like_list(view, answer)


SCREEN = Screen(
    path="tong-quan",
    title=words.OVERVIEW,
    icon="dashboard",
    order=10,
    page=page,
)
