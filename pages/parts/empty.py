"""The honest empty state: what is missing, and what to do about it."""

import streamlit as st

from data.periods import parse_period, period_name
from metrics import registry
from metrics.answers.latest import latest_figures, latest_of_offices
from pages import words
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.figures import shown
from pages.parts.links import page_at
from pages.parts.matches import place_name
from pages.parts.parameters import GRAIN, PERIOD, PLACE
from pages.parts.view import View

MOST_OFFICES = 6


def is_empty(view: View) -> bool:
    """Whether the store holds no live file at all."""
    return not any(batch.is_live for batch in view.store.batches())


def nothing_here(view: View, place: str, period: str, kpis: tuple[str, ...] = ("on_time_rate",)) -> None:
    """Shown in place of charts when there is nothing to draw; says where there are figures of these KPIs."""
    with st.container(border=True, width=640):
        if is_empty(view):
            st.subheader(view.say(parts_words.EMPTY_STORE), anchor=False)
            st.markdown(view.say(parts_words.EMPTY_STORE_TEXT))
        else:
            name = period_name(period, view.language)
            name = name[:1].lower() + name[1:] if view.language == "vi" else name
            st.subheader(view.say(parts_words.EMPTY_PLACE, place=view.name(place), period=name), anchor=False)
            st.markdown(view.say(parts_words.EMPTY_PLACE_TEXT))
            _elsewhere(view, place, kpis)
        st.page_link(
            page_at("nap-du-lieu"),
            label=view.say(parts_words.GO_UPLOAD),
            icon=":material/upload_file:",
            query_params=view.in_url,
        )


def _elsewhere(view: View, asked: str, kpis: tuple[str, ...]) -> None:
    """Links to the offices of the place, and to the places, that have such figures, each at its last period."""
    measures = tuple(dict.fromkeys(m for kpi in kpis for m in registry.kpi(kpi).measures))
    offices = ask(view, latest_of_offices, measures, asked)
    links = [(asked, label, f"{shown(unit)} · {place_name(view, place)}") for place, unit, label in offices]
    _links(view, parts_words.OFFICES_HAVE_FIGURES, links[:MOST_OFFICES], "apartment")
    places = [(place, label, view.name(place)) for place, label in ask(view, latest_figures, measures)]
    _links(view, parts_words.HAS_FIGURES, places, "place")


def _links(view: View, sentence: words.Sentence, links: list[tuple[str, str, str]], icon: str) -> None:
    """Links to this screen at another place and period, each named; nothing where there are none."""
    if not links:
        return
    st.markdown(f":small[:gray[{view.say(sentence)}]]")
    with st.container(horizontal=True, gap="xsmall"):
        for place, label, name in links:
            where = {PLACE: place, PERIOD: label, GRAIN: parse_period(label).grain, **view.in_url}
            st.page_link(
                page_at(st.session_state["last_page"]),
                label=f"{name} · {period_name(label, view.language)}",
                icon=f":material/{icon}:",
                query_params=where,
            )
