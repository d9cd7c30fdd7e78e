"""The banner of every screen while a store of samples is open, and the way to the other stores and back."""

import streamlit as st

from data.stores import OWN
from pages import words
from pages.parts import words as parts_words
from pages.parts.stores import chosen_store, open_samples, open_store
from pages.parts.view import View


def store_banner(view: View, is_of_own: bool) -> None:
    """Says which store of samples is open, with the way out. `is_of_own`: the screen shows the own one all the same."""
    name = chosen_store()
    if name == OWN and not view.sample:
        return
    name = view.reader.store if name == OWN else name
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        text = parts_words.ON_OWN[name] if is_of_own else parts_words.SAMPLE_SHOWN[name]
        st.markdown(f":orange-background[:material/science: {view.say(text)}]", width="content")
        _ways(view, [other for other in (OWN, *open_samples()) if other != name])


def sample_links(view: View) -> None:
    """At the foot of every screen of the own store: the samples there are to look at."""
    if chosen_store() == OWN and (names := open_samples()):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":small[:gray[{view.say(parts_words.LOOK_AT)}]]", width="content")
            _ways(view, names)


def _ways(view: View, names: list[str]) -> None:
    for name in names:
        st.button(
            view.say(parts_words.OPEN_STORE, store=view.say(words.STORES[name])),
            key=f"open_store_{name}",
            type="tertiary",
            icon=":material/logout:" if name == OWN else ":material/science:",
            on_click=open_store,
            args=(name,),
        )
