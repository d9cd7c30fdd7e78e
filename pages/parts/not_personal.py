"""Free texts that others will read: what looks like somebody's number or address is questioned before it is kept."""

import streamlit as st

from data.personal import personal_like
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.parts.view import View

MOST_NAMED = 3
_TICK, _ASKED = "{}_not_personal", "{}_asked_about"  # the tick of a field, and what it was asked about


def questioned(view: View, text: str, key: str) -> str:
    """What in the text of a field looks personal, as a sentence; "" where nothing does, or a person said of just this
    that it is none. `key`: of the field."""
    found = personal_like(text)
    if not found or (st.session_state.get(_TICK.format(key)) and st.session_state.get(_ASKED.format(key)) == found):
        return ""
    named = "; ".join(view.say(parts_words.PERSONAL_KINDS[kind], said=shown(said)) for kind, said in found[:MOST_NAMED])
    return view.say(parts_words.LOOKS_PERSONAL, found=named, tick=view.say(parts_words.NOT_PERSONAL))


def not_personal(view: View, text: str, key: str) -> None:
    """The tick below a field whose text looks personal; another text takes another tick."""
    found = personal_like(text)
    if found != st.session_state.get(_ASKED.format(key)):
        st.session_state[_ASKED.format(key)] = found
        st.session_state[_TICK.format(key)] = False
    if found:
        st.checkbox(view.say(parts_words.NOT_PERSONAL), key=_TICK.format(key))
