"""Notices that stand on every screen: what the verification found, and that newer figures are in."""

import contextlib

import streamlit as st

from data.refusals import StoreError
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.parts.store import findings, the_store
from pages.parts.view import View

EVERY_SECONDS = 20
RETRY_SECONDS = 5
TOLD_SECONDS = 30  # long enough to be read after the screen is drawn anew
SEEN = "seen_head"


def notices(view: View) -> None:
    """The warning of the verification, and the word that the screen was redrawn for newer figures."""
    faults = findings(view.store)
    if faults:
        first = faults[0][0 if view.language == "vi" else 1]
        st.warning(view.say(parts_words.VERIFY_FOUND, count=len(faults), first=first), icon=":material/gpp_maybe:")
    if view.reader.line < view.store.head:
        text = view.say(parts_words.PUBLISHING, line=view.reader.line, head=view.store.head)
        st.markdown(f":small[:gray[:material/sync: {text}]]")
    seen = st.session_state.get(SEEN)
    if seen is not None and seen != view.reader.version:
        st.toast(view.say(parts_words.FRESH_TEXT), icon=":material/sync:", duration=TOLD_SECONDS)
    st.session_state[SEEN] = view.reader.version


def unreadable(language: str, error: StoreError) -> None:
    """The store gives no answer: why, in the place of every screen, until it does again."""
    st.subheader(parts_words.UNREADABLE(language), anchor=False)
    st.warning(shown(error.message_vi if language == "vi" else error.message_en), icon=":material/gpp_maybe:")

    @st.fragment(run_every=RETRY_SECONDS)
    def try_again() -> None:
        with contextlib.suppress(StoreError):
            the_store().reader()
            st.rerun()

    try_again()


@st.fragment(run_every=EVERY_SECONDS)
def watch_for_news(view: View) -> None:
    """Looks now and then whether newer figures or decisions can be shown; a look costs a few files' size and time."""
    try:
        version = the_store().reader().version
    except StoreError:  # said in the place of the screen
        st.rerun()
    if version != st.session_state.get(SEEN):
        st.rerun()
