"""The office of a place that is looked at: opened, and left again."""

from dataclasses import replace

import streamlit as st

from metrics.answers.subject import units_of
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.filters import Scope, searchable
from pages.parts.parameters import PLACE, UNIT
from pages.parts.view import View
from pages.subjects import words as subjects_words


def go(**where: str) -> None:
    """Change the URL of this screen (for `on_click`): noi, don_vi, cap …; an empty value takes one away."""
    for name, value in where.items():
        name = name.replace("_", "-")
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)
        if name == PLACE:
            st.session_state[PLACE] = value


def unit_bar(view: View, scope: Scope, kpi: str):
    """Open one office that gives this KPI, or go back from it; see `office_bar`."""
    return office_bar(view, scope, ask(view, units_of, kpi, scope.place, scope.period, view.today, scope.level))


def with_office(view: View, scope: Scope, offices: list[str]) -> Scope:
    """The scope of the office the URL asks for, where it is one of these; the bar that opens another is drawn."""
    asked = st.query_params.get(UNIT, "")
    scope = replace(scope, unit=asked if asked in offices else "")
    office_bar(view, scope, offices)
    return scope


def office_bar(view: View, scope: Scope, units: list[str]):
    """Open one of these offices of the place, or go back from it; nothing where there are none.

    Returns the container left of it, for what else stands in that row.
    """
    if not units:
        return st.container()
    widget = f"unit_of_{scope.place}"
    st.session_state[widget] = scope.unit or None
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small")
    left = st.container() if scope.unit else bar.container(width="stretch")
    with bar:
        if scope.unit:
            st.button(
                view.say(subjects_words.BACK, place=view.name(scope.place, full=True)),
                icon=":material/arrow_back:",
                key="unit_back",
                on_click=go,
                kwargs={"don_vi": ""},
            )
            place = view.name(scope.place, full=True)
            st.markdown(
                view.say(subjects_words.OFFICE_OF, unit=figures.shown(scope.unit), place=place), width="content"
            )
        st.selectbox(
            view.say(subjects_words.OFFICE),
            units,
            index=None,
            key=widget,
            format_func=searchable,
            width=320,
            placeholder=view.say(subjects_words.OFFICE_HINT),
            label_visibility="collapsed",
            on_change=lambda: go(don_vi=st.session_state[widget] or ""),
        )
    return left
