"""Questions asked once: answers, and what is made of them, are kept by question, snapshot and decisions."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar, cast

import streamlit as st

from charts.theme import config, marked
from data.names import slug
from data.reader import Reader
from pages.parts import words as parts_words
from pages.parts.memory import Memory
from pages.parts.source_links import SOURCE_ROUND, open_from_chart
from pages.parts.view import View

# So that a question is checked against what its function takes, as if it were called here.
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
ANSWERS = Memory(400)
MADE = Memory(1200)


def ask(
    view: View, function: Callable[Concatenate[Reader, Asked], Answer], *arguments: Asked.args, **named: Asked.kwargs
) -> Answer:
    """`function(reader, *arguments)`, kept. `arguments` are the question: ids, labels, dates.

    The answer is shared by all readers: frames are to be copied before anything in them is changed.
    """
    if _key(view, function, arguments, named) in ANSWERS:
        return answered(view, function, *arguments, **named)
    with st.spinner(view.say(parts_words.WORKING)):
        return answered(view, function, *arguments, **named)


def answered(
    view: View, function: Callable[Concatenate[Reader, Asked], Answer], *arguments: Asked.args, **named: Asked.kwargs
) -> Answer:
    """`ask` outside a screen: the same kept answers, and nothing drawn while one waits."""
    key = _key(view, function, arguments, named)
    return cast(Answer, ANSWERS.get(key, lambda: function(view.reader, *arguments, **named)))


def _key(view: View, function: Callable, arguments: tuple, named: dict) -> tuple:
    return function.__module__, function.__qualname__, arguments, tuple(sorted(named.items())), view.key


def made(view: View, name: str, question: tuple, make: Callable[[], object]):
    """What a part puts together from answers (texts, cells, tables), kept: `make()` is called once a question.

    On a warm page only this lookup and Streamlit's own work remain; taking a row out of a frame costs as much
    as drawing a card. `question` names all that `make` uses besides the view; the result is shared, as answers are.
    """
    key = (name, question, view.key, view.today, view.boundaries, view.mode, view.language, view.is_narrow)
    return MADE.get(key, make)


def draw(
    view: View,
    name: str,
    question: tuple,
    build: Callable,
    alt: str | Callable[[], str],
) -> None:
    """A chart. `build()` gives the figure of `question`; a click on a point opens its sources.

    `alt` is what the chart says to who does not see it; as a function it is called once a figure.
    """
    # The figure itself, not its dict: Streamlit would check every property of a dict again on each run.
    figure, alt_text, settings = made(view, f"chart {name}", question, lambda: _drawn(view, build, alt))
    # A new key after the sources were shut, or a second click on the same point would say nothing.
    widget = f"chart_{name}_{st.session_state.get(SOURCE_ROUND, 0)}"
    st.plotly_chart(
        figure,
        theme=None,
        config=settings,
        key=widget,
        selection_mode="points",
        alt=alt_text,
        on_select=lambda: open_from_chart(widget, view.boundaries),
    )


def _drawn(view: View, build: Callable, alt: str | Callable[[], str]) -> tuple:
    """The figure, what it says to who does not see it, and its settings: a picture of it is called the same."""
    alt_text = alt() if callable(alt) else alt
    spoken = tuple(view.say(sentence) for sentence in parts_words.IMAGE_SAID)
    figure = marked(build(), view.sample_mark, view.mode) if view.sample else build()
    name = slug(f"{view.sample} {alt_text.partition(';')[0]}")[:80].strip("-")
    return figure, alt_text, config(view.language, spoken, name)
