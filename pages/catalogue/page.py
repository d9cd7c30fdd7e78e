"""Danh mục chỉ tiêu: what every KPI means, how it is computed, its target and its legal basis."""

import streamlit as st

from data.measures import SUBJECTS
from metrics.registry import KPIS
from pages import words
from pages.catalogue import words as catalogue_words
from pages.catalogue.card import catalogue_card, matches
from pages.parts.screens import Screen
from pages.parts.view import current_view


def page() -> None:
    """All KPIs by subject, with a search that needs no accents."""
    view = current_view()
    left, right = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
    left.markdown(
        f"# {view.say(catalogue_words.CATALOGUE)}\n:small[:gray[{view.say(catalogue_words.CATALOGUE_UNDER)}]]"
    )
    wanted = right.text_input(
        view.say(catalogue_words.SEARCH),
        placeholder=view.say(catalogue_words.SEARCH_HINT),
        key="tim",
        bind="query-params",
    )
    kpis = [kpi for kpi in KPIS.values() if matches(kpi, wanted)]
    count = view.say(catalogue_words.FOUND, count=len(kpis)) if kpis else view.say(catalogue_words.NONE_FOUND)
    st.markdown(f":small[:gray[{count}]]")
    for subject, (name_vi, name_en) in SUBJECTS.items():
        group = [kpi for kpi in kpis if kpi.subject == subject]
        if not group:
            continue
        st.subheader(name_vi if view.language == "vi" else name_en, anchor=False)
        with st.grid(3, min_column_width=360):
            for kpi in group:
                with st.container(border=True, height="stretch", gap="xsmall"):
                    catalogue_card(view, kpi)


SCREEN = Screen(
    path="danh-muc",
    title=catalogue_words.CATALOGUE,
    icon="menu_book",
    section=words.MANAGING,
    order=230,
    page=page,
    is_blank_without_figures=False,
)
