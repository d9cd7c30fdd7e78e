"""The month of first use: from when on a report can be missing or late; inferred, and set here by a person."""

import streamlit as st

from data.periods import labels_between, period_name
from metrics.answers.due import FIRST_DAY, FIRST_USE, first_use
from pages import words
from pages.decisions import words as decisions_words
from pages.decisions.form import write
from pages.parts.filters import Scope
from pages.parts.view import View

MONTH = "first_use_month"


def first_use_part(view: View, scope: Scope) -> None:
    """What counts now and why, and the form that sets another month or goes back to the inferred one."""
    decisions = view.reader.decisions
    since, is_decided = first_use(decisions), bool(decisions.settings.get(FIRST_USE))
    st.markdown(f"**{view.say(decisions_words.FIRST_USE)}**")
    st.markdown(f":small[:gray[{view.say(decisions_words.FIRST_USE_NOTE)}]]")
    sentence = decisions_words.FIRST_USE_DECIDED if is_decided else decisions_words.FIRST_USE_INFERRED
    st.markdown(
        view.say(sentence, month=period_name(since, view.language))
        if since
        else view.say(decisions_words.FIRST_USE_NONE)
    )
    months = labels_between("month", FIRST_DAY, view.today.replace(month=12, day=31))[::-1]
    st.session_state.setdefault(MONTH, since or f"{view.today:%Y-%m}")
    with st.form("first_use", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            view.say(decisions_words.FIRST_USE_MONTH),
            months,
            key=MONTH,
            width=220,
            format_func=lambda month: period_name(month, view.language),
            placeholder=view.say(words.CHOOSE),
        )
        st.form_submit_button(
            view.say(decisions_words.FIRST_USE_SET),
            type="primary",
            key="first_use_set",
            icon=":material/event_available:",
            on_click=_set,
            args=(view,),
        )
        if is_decided:
            st.form_submit_button(
                view.say(decisions_words.FIRST_USE_BACK), key="first_use_back", on_click=_infer, args=(view,)
            )


def _set(view: View) -> None:
    month = st.session_state[MONTH]
    done = view.say(decisions_words.FIRST_USE_DONE, month=period_name(month, view.language))
    write(view, lambda d: d.settings.get(FIRST_USE) == month, done, "setting", name=FIRST_USE, value=month)


def _infer(view: View) -> None:
    done = view.say(decisions_words.FIRST_USE_GONE)
    if write(view, lambda d: not d.settings.get(FIRST_USE), done, "setting", name=FIRST_USE, value=""):
        st.session_state.pop(MONTH, None)
