"""So sánh tỉnh: equal tiles laid out like the country, a ranking beside what chance would do, volume against rate."""

import streamlit as st

from metrics.answers.compare import compare
from pages.compare import words as compare_words
from pages.compare.choices import chosen_kpi
from pages.compare.ranking import ranking
from pages.compare.summary import refusal, summary
from pages.compare.tiles import tiles
from pages.compare.volume import volume
from pages.parts.answers import ask
from pages.parts.empty import is_empty, nothing_here
from pages.parts.filters import header
from pages.parts.screens import Screen
from pages.parts.view import current_view


def page() -> None:
    """All provinces for one KPI and period."""
    view = current_view()
    scope = header(view, compare_words.COMPARE, compare_words.COMPARE_UNDER, keeps_old_map=True)
    if is_empty(view):
        nothing_here(view, scope.place, scope.period)
        return
    kpi, boundaries = chosen_kpi(view), scope.boundaries
    answer = ask(view, compare, kpi, scope.period, boundaries, view.today)
    summary(view, kpi, scope, answer)
    if refusal(view, kpi, scope, boundaries, answer):
        return
    has_limits = len(answer.curves) and not answer.unranked
    with st.grid(2, min_column_width=560):
        with st.container(border=True, height="stretch"):
            tiles(view, kpi, scope, boundaries, answer)
            if has_limits and answer.old_map:  # 63 rows beside it leave room under the tiles
                st.divider()
                volume(view, kpi, scope, boundaries, answer)
        with st.container(border=True, height="stretch"):
            ranking(view, kpi, scope, boundaries, answer)
    if has_limits and not answer.old_map:
        with st.container(border=True):
            volume(view, kpi, scope, boundaries, answer)


SCREEN = Screen(
    path="so-sanh",
    title=compare_words.COMPARE,
    icon="grid_view",
    order=40,
    page=page,
    is_of_provinces=True,
)
