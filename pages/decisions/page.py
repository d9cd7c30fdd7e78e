"""Kế hoạch, ghi chú, duyệt: targets with their basis, notes beside figures, approval of periods, the first use."""

import streamlit as st

from pages import words
from pages.decisions import words as decisions_words
from pages.decisions.approvals import approvals_part
from pages.decisions.desk import desk_part
from pages.decisions.first_use import first_use_part
from pages.decisions.form import say_outcome
from pages.decisions.leads import leads_part
from pages.decisions.notes import notes_part
from pages.decisions.targets import targets_part
from pages.parts.filters import header, remember
from pages.parts.screens import Screen
from pages.parts.view import View, own_view

PART = "phan"
PARTS = {
    "muc-tieu": targets_part,
    "ghi-chu": notes_part,
    "duyet": approvals_part,
    "nguon-chinh": leads_part,
    "bat-dau": first_use_part,
    "co-quan": desk_part,
}


def page() -> None:
    """One of the parts, for the place and period chosen above."""
    view = own_view()
    scope = header(view, decisions_words.TITLE, decisions_words.UNDER, with_boundaries=False)
    part = _part(view)
    say_outcome()
    PARTS[part](view, scope)


def _part(view: View) -> str:
    """Which part is looked at; kept in the URL, so that a link can lead to it."""
    chosen = remember(PART, list(PARTS), "muc-tieu")
    st.session_state["decision_part"] = chosen

    def keep() -> None:
        st.query_params[PART] = st.session_state[PART] = st.session_state["decision_part"]

    st.radio(
        view.say(decisions_words.PART),
        list(PARTS),
        key="decision_part",
        horizontal=True,
        on_change=keep,
        format_func=lambda part: view.say(decisions_words.PARTS[part]),
        label_visibility="collapsed",
    )
    return chosen


SCREEN = Screen(
    path="ke-hoach",
    title=decisions_words.TITLE,
    icon="flag",
    section=words.MANAGING,
    order=220,
    page=page,
    is_blank_without_figures=False,
    is_of_own=True,
)
