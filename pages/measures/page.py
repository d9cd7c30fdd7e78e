"""Mọi số đo: any measure as it was loaded, by period, by unit, and each figure with the cell it stands in."""

import streamlit as st

from charts.formats import number
from data.measures import MEASURES
from metrics import registry
from metrics.answers.groups import offices_with
from metrics.answers.subject import divided_by, line, parts
from pages import words
from pages.measures import words as measures_words
from pages.measures.choices import about, choices, measure_asked
from pages.measures.tables import figures_loaded, figures_table, part_names, period_names, stored_table
from pages.parts import plots
from pages.parts.answers import ask
from pages.parts.empty import is_empty, nothing_here
from pages.parts.filters import header
from pages.parts.screens import Screen
from pages.parts.view import current_view
from pages.subjects.parts.breakdown import split_chooser
from pages.subjects.parts.lines import line_card
from pages.subjects.parts.office_bar import with_office


def page() -> None:
    """One measure of one place or office."""
    view = current_view()
    scope = header(
        view, measures_words.MEASURES, measures_words.MEASURES_UNDER, subject=MEASURES[measure_asked()].subject
    )
    if is_empty(view):
        nothing_here(view, scope.place, scope.period)
        return
    name, count = choices(view, scope.period)
    kpi = registry.of_measure(name)
    label = registry.kpi(kpi).label
    st.markdown(f":small[:gray[{about(view, name)}]]")
    scope = with_office(view, scope, ask(view, offices_with, (name,), scope.place), (name,))
    rows = ask(view, line, (kpi,), scope.place, scope.period, view.today, count, scope.part)
    ways = [] if scope.unit else ask(view, divided_by, kpi, scope.place, scope.period, view.today, scope.boundaries)
    loaded, of = figures_loaded(view, scope, name, count)
    if not rows["value"].notna().any() and not ways and not loaded:
        nothing_here(view, scope.place, scope.period, (kpi,))
        return
    title = f"{scope.unit or view.name(scope.place, full=True)}: {label(view.language)}"
    if len(rows):
        line_card(view, scope, kpi, words.Sentence(label.vi, label.en), count=count)
        st.subheader(view.say(measures_words.BY_PERIOD), anchor=False)
        newest = plots.from_first(rows).iloc[::-1]
        figures_table(view, "periods", newest, view.say(words.COLUMNS["period"]), period_names(view, newest), title)
    if ways:
        way = split_chooser(view, ways, scope)
        figures = ask(view, parts, (kpi,), scope.place, scope.period, view.today, way, "", scope.boundaries).figures
        figures_table(view, "parts", figures, view.say(words.SPLITS[way]), part_names(view, figures, way), title)
    if loaded:
        st.subheader(view.say(measures_words.STORED, count=number(of, 0, view.language)), anchor=False)
        stored_table(view, kpi, loaded, title)


SCREEN = Screen(
    path="moi-so-do",
    title=measures_words.MEASURES,
    icon="dataset",
    section=words.MANAGING,
    order=235,
    page=page,
)
