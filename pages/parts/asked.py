"""Questions asked once: answers and figures are cached by question, snapshot and decisions, not by frame."""

from collections.abc import Callable

import streamlit as st

from charts.theme import CONFIG
from pages import words
from pages.parts.source import SOURCE_ROUND, open_from_chart
from pages.parts.view import View

MOST_ANSWERS = 400


@st.cache_data(max_entries=MOST_ANSWERS, show_spinner=False)
def _answered(name: str, arguments: tuple, key: tuple, _function: Callable, _reader):
    return _function(_reader, *arguments)


def ask(view: View, function: Callable, *arguments):
    """`function(reader, *arguments)`, cached. `arguments` are the question: ids, labels, dates."""
    name = f"{function.__module__}.{function.__qualname__}"
    with st.spinner(view.say(words.WORKING)):
        return _answered(name, arguments, view.key, function, view.reader)


@st.cache_data(max_entries=MOST_ANSWERS, show_spinner=False)
def _drawn(name: str, question: tuple, key: tuple, look: tuple, _build: Callable) -> dict:
    return _build().to_plotly_json()


def draw(
    view: View, name: str, question: tuple, build: Callable, alt: str, boundaries: str = "today"
) -> None:
    """A chart. `build()` gives the figure of `question`; a click on a point opens its sources."""
    look = (view.mode, view.language, view.is_narrow)
    spec = _drawn(name, question, view.key, look, build)
    # A new key after the sources were shut, or a second click on the same point would say nothing.
    widget = f"chart_{name}_{st.session_state.get(SOURCE_ROUND, 0)}"
    st.plotly_chart(
        spec,
        theme=None,
        config=CONFIG,
        key=widget,
        selection_mode="points",
        alt=alt,
        on_select=lambda: open_from_chart(widget, boundaries),
    )
