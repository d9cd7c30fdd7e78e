"""The office of a place that is looked at: opened, and left again."""

from dataclasses import replace

import streamlit as st

from data.periods import parse_period
from metrics import registry
from metrics.answers.latest import latest_of_offices
from metrics.answers.subject import units_of
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.desk import open_own_unit
from pages.parts.filters import Scope
from pages.parts.matches import place_name
from pages.parts.parameters import GRAIN, PERIOD, PLACE, UNIT
from pages.parts.searching import searchable
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
        if name in (PLACE, PERIOD, GRAIN):
            st.session_state[name] = value


def unit_bar(view: View, scope: Scope, kpi: str):
    """Open one office that gives this KPI, or go back from it; see `office_bar`."""
    units = ask(view, units_of, kpi, scope.place, scope.period, view.today, scope.level, scope.boundaries)
    return office_bar(view, scope, units, registry.kpi(kpi).measures)


def with_office(view: View, scope: Scope, offices: list[str], measures: tuple[str, ...]) -> Scope:
    """The scope of the office the URL asks for, where it is one of these; the bar that opens another is drawn."""
    open_own_unit(view, scope.place, offices)
    asked = st.query_params.get(UNIT, "")
    scope = replace(scope, unit=asked if asked in offices else "")
    office_bar(view, scope, offices, measures)
    return scope


def office_bar(view: View, scope: Scope, units: list[str], measures: tuple[str, ...]):
    """Open one of these offices of the place, or go back from it; nothing where there are none.

    Offices of the former provinces that gave one of the measures stand below the place's own, and lead to their last
    period there. Returns the container left of it, for what else stands in that row.
    """
    known = ask(view, latest_of_offices, measures, scope.place)
    former = {} if scope.unit else {office[:2]: office[2] for office in known if office[0] != scope.place}
    if not units and not former:
        return st.container()
    widget = f"unit_of_{scope.place}"
    st.session_state[widget] = (scope.place, scope.unit) if scope.unit else None
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
            [*((scope.place, unit) for unit in units), *former],
            index=None,
            key=widget,
            format_func=lambda office: searchable(_office_name(view, scope, *office)),
            width=320,
            placeholder=view.say(subjects_words.OFFICE_HINT),
            label_visibility="collapsed",
            on_change=lambda: _open(st.session_state[widget], scope.place, former),
        )
    return left


def _office_name(view: View, scope: Scope, place: str, unit: str) -> str:
    """An office; one of a former province with whose it was, and until when."""
    return unit if place == scope.place else f"{unit} · {place_name(view, place)}"


def _open(office: tuple[str, str] | None, here: str, former: dict[tuple[str, str], str]) -> None:
    """Open an office of the place, or one of a former province at its last period."""
    place, unit = office or (here, "")
    if place == here:
        go(don_vi=unit)
        return
    label = former[place, unit]
    go(noi=place, don_vi=unit, ky=label, muc=parse_period(label).grain)
