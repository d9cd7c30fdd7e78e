"""The honest empty state: what is missing, and what to do about it."""

import streamlit as st

from data.periods import parse_period, period_name
from metrics import registry
from metrics.answers.latest import latest_figures
from pages.parts import words as parts_words
from pages.parts.answers import ask
from pages.parts.links import page_at
from pages.parts.parameters import GRAIN, PERIOD, PLACE
from pages.parts.view import View


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
            _elsewhere(view, kpis)
        st.page_link(
            page_at("nap-du-lieu"),
            label=view.say(parts_words.GO_UPLOAD),
            icon=":material/upload_file:",
            query_params=view.in_url,
        )


def _elsewhere(view: View, kpis: tuple[str, ...]) -> None:
    """Links to the places that have such figures, each at its last period."""
    measures = tuple(dict.fromkeys(m for kpi in kpis for m in registry.kpi(kpi).measures))
    latest = ask(view, latest_figures, measures)
    if not latest:
        return
    st.markdown(f":small[:gray[{view.say(parts_words.HAS_FIGURES)}]]")
    with st.container(horizontal=True, gap="xsmall"):
        for place, label in latest:
            where = {PLACE: place, PERIOD: label, GRAIN: parse_period(label).grain, **view.in_url}
            name = f"{view.name(place)} · {period_name(label, view.language)}"
            st.page_link(
                page_at(st.session_state["last_page"]),
                label=name,
                icon=":material/place:",
                query_params=where,
            )
