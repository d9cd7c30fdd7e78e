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
    findings = personal_like(text)
    if not findings or (
        st.session_state.get(_TICK.format(key)) and st.session_state.get(_ASKED.format(key)) == findings
    ):
        return ""
    named = "; ".join(
        view.say(parts_words.PERSONAL_KINDS[kind], said=shown(quote)) for kind, quote in findings[:MOST_NAMED]
    )
    return view.say(parts_words.LOOKS_PERSONAL, found=named, tick=view.say(parts_words.NOT_PERSONAL))


def not_personal(view: View, text: str, key: str) -> None:
    """The tick below a field whose text looks personal; another text takes another tick."""
    findings = personal_like(text)
    if findings != st.session_state.get(_ASKED.format(key)):
        st.session_state[_ASKED.format(key)] = findings
        st.session_state[_TICK.format(key)] = False
    if findings:
        st.checkbox(view.say(parts_words.NOT_PERSONAL), key=_TICK.format(key))
