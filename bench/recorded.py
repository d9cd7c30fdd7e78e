"""What a screen called of Streamlit, kept with its final values, and called again without the screen.

The constants page of the rerun measurement: the same containers, elements, widgets, figures and tables in the
same order, with everything our code puts together already put together.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements.lib.grid_container import GridContainer

FRAME_CALLS = ("set_page_config", "logo", "Page", "navigation")
HOLDS_A_CHOICE = ("selectbox", "radio", "multiselect", "checkbox", "toggle", "segmented_control", "pills")
MAIN = get_dg_singleton_instance().main_dg  # the root: `st.container` is a method of it


@dataclass
class Recording:
    """The calls of one run. A container is named by its number in the order of making; 0 is the page itself."""

    frame: list[tuple] = field(default_factory=list)
    elements: list[tuple] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    containers: list = field(default_factory=lambda: [MAIN])

    def number(self, container) -> int:
        return next((index for index, known in enumerate(self.containers) if known is container), 0)

    def keep_frame(self, name, args, kwargs, result):
        self.frame.append((name, args, kwargs, result))

    def keep_element(self, name, args, kwargs, result):
        target, *rest = args
        made = list(result) if isinstance(result, (list, tuple)) else [result]
        made = [part for part in made if isinstance(part, DeltaGenerator)]
        number = self.number(target._active_dg)
        self.containers += made
        asked = {**kwargs}
        if name in HOLDS_A_CHOICE and "key" in kwargs:
            self.values[kwargs["key"]] = st.session_state[kwargs["key"]]
        if "format_func" in kwargs and len(rest) > 1:
            asked["format_func"] = {option: kwargs["format_func"](option) for option in rest[1]}.__getitem__
        self.elements.append((number, name, tuple(rest), asked, len(made)))


RECORDINGS: dict[tuple, Recording] = {}


def bound_names() -> list[str]:
    """The functions of `st` that are methods of its own root."""
    return [name for name in vars(st) if name[0] != "_" and getattr(getattr(st, name), "__self__", None) is MAIN]


def record(key: tuple, run: Callable[[], None]) -> None:
    """Run the real screen once and keep what it calls. Only while nobody else is being served."""
    recording, inside = Recording(), threading.local()
    put_back = []

    def patch(owner, name: str, keep: Callable) -> None:
        original = getattr(owner, name)
        put_back.append((owner, name, original))

        def called(*args, **kwargs):
            depth = getattr(inside, "depth", 0)
            inside.depth = depth + 1
            try:
                result = original(*args, **kwargs)
            finally:
                inside.depth = depth
            by_streamlit = sys._getframe(1).f_globals["__name__"].startswith("streamlit.")  # a fragment's own box
            if depth == 0 and not by_streamlit:
                keep(name, args, kwargs, result)
            return result

        setattr(owner, name, called)

    try:
        for name in dir(DeltaGenerator):
            if not name.startswith("_") and callable(getattr(DeltaGenerator, name)):
                patch(DeltaGenerator, name, recording.keep_element)
        patch(GridContainer, "cell", recording.keep_element)
        for name in bound_names():
            put_back.append((st, name, getattr(st, name)))
            setattr(st, name, getattr(MAIN, name))
        for name in FRAME_CALLS:
            patch(st, name, recording.keep_frame)
        run()
    finally:
        for owner, name, original in reversed(put_back):
            setattr(owner, name, original)
    RECORDINGS[key] = recording


def replay(key: tuple) -> None:
    """The constants page: the recorded calls again, in their order."""
    recording = RECORDINGS[key]
    made = {}
    for name, args, kwargs, result in recording.frame:
        if name == "Page":
            made[id(result)] = st.Page(lambda: _elements(recording), **kwargs)
        elif name == "navigation":
            chosen = st.navigation(_named_again(args[0], made), **kwargs)
        else:
            getattr(st, name)(*args, **kwargs)
    chosen.run()
    _nothing_new()


def _named_again(pages, made: dict):
    """The pages handed to the navigation, a list or a dict of lists, as made in this run."""
    if isinstance(pages, dict):
        return {title: _named_again(inner, made) for title, inner in pages.items()}
    return [made[id(page)] for page in pages]


@st.fragment(run_every=20)
def _nothing_new() -> None:
    """The screens look for news as often; here there is none."""


def _elements(recording: Recording) -> None:
    for key, value in recording.values.items():
        st.session_state[key] = value
    containers = [MAIN]
    for number, name, args, kwargs, count in recording.elements:
        result = getattr(containers[number], name)(*args, **kwargs)
        if count:
            containers += result if isinstance(result, (list, tuple)) else [result]
