"""Notices that stand on every screen: what the verification found, and that newer figures are in."""

import streamlit as st

from pages import words
from pages.parts.opened import findings, the_store
from pages.parts.view import View

EVERY_SECONDS = 20
TOLD_SECONDS = 30  # long enough to be read after the screen is drawn anew
SEEN = "seen_head"


def notices(view: View) -> None:
    """The warning of the verification, and the word that the screen was redrawn for newer figures."""
    found = findings(view.store)
    if found:
        first = found[0][0 if view.language == "vi" else 1]
        st.warning(view.say(words.VERIFY_FOUND, count=len(found), first=first), icon=":material/gpp_maybe:")
    seen = st.session_state.get(SEEN)
    if seen is not None and seen != view.store.head:
        st.toast(view.say(words.FRESH_TEXT), icon=":material/sync:", duration=TOLD_SECONDS)
    st.session_state[SEEN] = view.store.head


@st.fragment(run_every=EVERY_SECONDS)
def watch_for_news(view: View) -> None:
    """Looks now and then whether the ledger has grown; a look costs one file's size and time."""
    if the_store().head != st.session_state.get(SEEN):
        st.rerun()
