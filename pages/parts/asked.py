"""Questions asked once: answers and figures are kept by question, snapshot and decisions, not by frame."""

from collections.abc import Callable

import streamlit as st

from charts.theme import CONFIG
from pages import words
from pages.parts.kept import Kept
from pages.parts.source import SOURCE_ROUND, open_from_chart
from pages.parts.view import View

ANSWERS = Kept(400)
FIGURES = Kept(400)


def ask(view: View, function: Callable, *arguments):
    """`function(reader, *arguments)`, kept. `arguments` are the question: ids, labels, dates.

    The answer is shared by all readers: frames are to be copied before anything in them is changed.
    """
    key = (function.__module__, function.__qualname__, arguments, view.key)
    if key in ANSWERS:
        return ANSWERS.get(key, lambda: function(view.reader, *arguments))
    with st.spinner(view.say(words.WORKING)):
        return ANSWERS.get(key, lambda: function(view.reader, *arguments))


def draw(
    view: View,
    name: str,
    question: tuple,
    build: Callable,
    alt: str | Callable[[], str],
    boundaries: str = "today",
) -> None:
    """A chart. `build()` gives the figure of `question`; a click on a point opens its sources.

    `alt` is what the chart says to who does not see it; as a function it is called once a figure.
    """
    key = (name, question, view.key, view.today, view.mode, view.language, view.is_narrow)
    # The figure itself, not its dict: Streamlit would check every property of a dict again on each run.
    figure, said = FIGURES.get(key, lambda: (build(), alt() if callable(alt) else alt))
    # A new key after the sources were shut, or a second click on the same point would say nothing.
    widget = f"chart_{name}_{st.session_state.get(SOURCE_ROUND, 0)}"
    st.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
        key=widget,
        selection_mode="points",
        alt=said,
        on_select=lambda: open_from_chart(widget, boundaries),
    )
