"""Whose desk the program stands on: who said so and when, and the form that changes it."""

import streamlit as st

from pages.decisions import words as decisions_words
from pages.parts.desk import desk_form, desk_name, desk_of
from pages.parts.figures import moment, shown
from pages.parts.filters import Scope
from pages.parts.view import View


def desk_part(view: View, scope: Scope) -> None:
    """What counts now, and the form."""
    st.markdown(f"**{view.say(decisions_words.DESK)}**")
    st.markdown(f":small[:gray[{view.say(decisions_words.DESK_NOTE)}]]")
    desk = desk_of(view)
    st.markdown(
        view.say(decisions_words.DESK_NOW, name=desk_name(view, desk), who=shown(desk.who), when=moment(desk.time))
        if desk
        else view.say(decisions_words.DESK_NONE)
    )
    desk_form(view)
