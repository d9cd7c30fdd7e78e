"""Figures of single offices, shown where nothing speaks for the whole province; those of former provinces too."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.formats import NOTHING
from data.periods import parse_period, period_name
from data.places import PLACES
from metrics import registry
from metrics.answers.composition import terms
from metrics.answers.parts import COUNTED_BY, offices, parts_of
from metrics.answers.series import office_series, series
from pages import words
from pages.parts import figures, plots
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.badges import badge_row
from pages.parts.cards import card_row
from pages.parts.desk import desk_of, open_own_unit
from pages.parts.figures import shown
from pages.parts.filters import Scope
from pages.parts.matches import place_name
from pages.parts.parameters import UNIT
from pages.parts.tables import Look, parts_table, periods_table, show
from pages.parts.view import View

PERIODS = 13
MOST_CARDS = 6
DOSSIERS = (
    "on_time_rate",
    "dossiers_pending_overdue",
    "late_per_1000",
    "dossiers_resolution_rate",
    "online_share",
    "dossiers_resolved",
    "dossiers_received_new",
    "dossiers_received",
)


def own_office(view: View, scope: Scope) -> bool:
    """The office whose desk it is, with the way to its whole province; there the way back. False where the whole is to
    be shown."""
    desk = desk_of(view)
    if not (desk and desk.unit and desk.place == scope.place):
        return False
    known = ask(view, offices, scope.place, scope.period, view.today, PERIODS, COUNTED_BY)
    if desk.unit not in known:
        return False
    open_own_unit(view, scope.place, known)
    is_open = st.query_params.get(UNIT) == desk.unit
    sentence, name = (
        (parts_words.SEE_WHOLE, figures.lower(view.name(scope.place, full=True)))
        if is_open
        else (parts_words.SEE_OWN, shown(desk.unit))
    )
    st.button(
        view.say(sentence, name=name),
        key="own_office",
        type="tertiary",
        icon=":material/apartment:",
        on_click=_turn,
        args=("" if is_open else desk.unit,),
    )
    if is_open:
        st.subheader(shown(desk.unit), anchor=False)
        _office(view, scope, desk.unit, DOSSIERS)
    return is_open


def _turn(unit: str) -> None:
    """Look at an office, or at the whole place."""
    st.query_params.pop(UNIT, None)
    if unit:
        st.query_params[UNIT] = unit


def offices_instead(view: View, scope: Scope, kpis: tuple[str, ...] = DOSSIERS) -> bool:
    """One office with its charts, several as a table; says whose they are. False where there are none."""
    if scope.unit or scope.level:
        return False
    counted_by = COUNTED_BY if kpis is DOSSIERS else kpis
    by_place = {
        place: units
        for place in _territories(scope)
        if (units := ask(view, offices, place, scope.period, view.today, PERIODS, counted_by))
    }
    if not by_place:
        return False
    count = sum(len(units) for units in by_place.values())
    place, units = next(iter(by_place.items()))
    if count == 1:
        name = view.name(place, full=True)
        st.info(view.say(parts_words.ONE_OFFICE, place=name, unit=shown(units[0])), icon=":material/apartment:")
        _office(view, replace(scope, place=place), units[0], kpis)
        return True
    name = view.name(scope.place if len(by_place) > 1 else place, full=True)
    st.info(view.say(parts_words.SOME_OFFICES, place=name, count=count), icon=":material/apartment:")
    if kpis is not DOSSIERS or len(by_place) > 1:
        _offices_table(view, scope, by_place, kpis)
    elif len(parts := ask(view, parts_of, place, scope.period, view.today, PERIODS)):
        parts_table(view, parts)
    return True


def _territories(scope: Scope) -> list[str]:
    """The place, and in a period of theirs the former provinces it is made of."""
    end = parse_period(scope.period).end
    return [scope.place, *(part for part in PLACES[scope.place].parts if PLACES[part].exists_on(end))]


def _office(view: View, scope: Scope, unit: str, kpis: tuple[str, ...]) -> None:
    rows = ask(view, office_series, kpis, scope.place, scope.period, view.today, PERIODS, unit)
    reported = set(rows.loc[rows["value"].notna(), "kpi"])
    kpis = tuple(kpi for kpi in kpis if kpi in reported)[:MOST_CARDS]
    rates = plots.from_first(rows[rows["kpi"] == "on_time_rate"]) if "on_time_rate" in reported else rows
    badge_row(view, rows[rows["kpi"] == kpis[0]].iloc[-1].to_dict())
    card_row(view, rows, kpis, scope.period)
    if "on_time_rate" in reported:
        with st.grid(2, min_column_width=480):
            with st.container(border=True, height="stretch"):
                slot = plots.heading(view, scope.place, words.WHAT_RATE, rates, words.NOTE_RATE, unit)
                plots.rate_chart(view, rates, scope.place, slot=slot)
            with st.container(border=True, height="stretch"):
                slot = plots.heading(view, scope.place, words.WHAT_TERMS, rates, words.NOTE_TERMS, unit)
                frame = ask(view, terms, scope.place, scope.period, view.today, len(rates), unit)
                plots.terms_chart(view, frame, scope.place, slot=slot)
    st.subheader(view.say(words.HOTLINE_TABLE), anchor=False)
    periods_table(view, rows, kpis)


def _offices_table(view: View, scope: Scope, by_place: dict[str, list[str]], kpis: tuple[str, ...]) -> None:
    """One row an office at its newest period with a figure: whose it is, which period, the figures."""
    offices_rows = []
    for place, units in by_place.items():
        rows = ask(view, series, kpis, place, scope.period, view.today, PERIODS, "unit")
        known = rows[rows["value"].notna()]
        for unit in units:
            own = known[known["unit"] == unit]
            last = max(own["period"].unique(), key=lambda label: parse_period(label).end)
            of_kpi = {row["kpi"]: row for row in own[own["period"] == last].to_dict("records")}
            offices_rows.append((place, unit, last, of_kpi))
    kpis = tuple(kpi for kpi in kpis if any(kpi in of_kpi for *_, of_kpi in offices_rows))
    table = pd.DataFrame(
        [
            [f"{unit} · {place_name(view, place)}", period_name(last, view.language, short=True)]
            + [figures.figure(view, of_kpi[kpi]) if kpi in of_kpi else NOTHING for kpi in kpis]
            for place, unit, last, of_kpi in offices_rows
        ],
        columns=[view.say(words.UNIT), view.say(parts_words.PERIOD)]
        + [registry.kpi(kpi).label(view.language) for kpi in kpis],
    )
    keys = [
        [None, None, *((kpi, place, last, unit) if kpi in of_kpi else None for kpi in kpis)]
        for place, unit, last, of_kpi in offices_rows
    ]
    show(view, "offices", table, keys, Look(rows=13))
