"""Notices that stand on every screen: what the verification found, and that newer figures are in."""

import contextlib

import streamlit as st

from data.refusals import StoreError
from data.store import Store
from data.stores import OWN, SET_ASIDE
from pages import words
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.parts.store import findings
from pages.parts.stores import NoSuchStore, chosen_store, open_samples, open_store, store_named
from pages.parts.view import View

EVERY_SECONDS = 20
RETRY_SECONDS = 5
TOLD_SECONDS = 30  # long enough to be read after the screen is drawn anew
SEEN = "seen_head"  # which store this session has seen, and in which state
_ASIDE_SEEN = "set_aside_seen"


def notices(view: View) -> None:
    """The warning of the verification, and the word that the screen was redrawn for newer figures."""
    faults = findings(view.store)
    if faults:
        first = faults[0][0 if view.language == "vi" else 1]
        st.warning(view.say(parts_words.VERIFY_FOUND, count=len(faults), first=first), icon=":material/gpp_maybe:")
    if view.reader.line < view.store.head:
        text = view.say(parts_words.PUBLISHING, line=view.reader.line, head=view.store.head)
        st.markdown(f":small[:gray[:material/sync: {text}]]")
    _say_set_aside(view)
    seen = st.session_state.get(SEEN)
    if seen is not None and seen[0] == view.key[0] and seen != view.key:
        st.toast(view.say(parts_words.FRESH_TEXT), icon=":material/sync:", duration=TOLD_SECONDS)
    st.session_state[SEEN] = view.key


def has_seen(store: Store) -> None:
    """What this session has just written is no news to it."""
    st.session_state[SEEN] = (str(store.folder), *store.reader().version)


def _say_set_aside(view: View) -> None:
    """Made-up figures of an earlier release were set aside: said until somebody has read it, or writes something."""
    last = view.store.lines()[-1:]
    if not last or last[0].kind != SET_ASIDE or st.session_state.get(_ASIDE_SEEN):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        text = view.say(parts_words.SET_ASIDE, count=len(last[0].payload["batches"]))
        st.info(text, icon=":material/inventory_2:")
        st.button(view.say(parts_words.SET_ASIDE_SEEN), key="set_aside_seen", on_click=_aside_seen, type="tertiary")


def _aside_seen() -> None:
    st.session_state[_ASIDE_SEEN] = True


def no_such_store(language: str, error: NoSuchStore) -> None:
    """The address asks for a store that is none: said in the place of the screen, with the ones there are."""
    st.subheader(parts_words.NO_STORE(language), anchor=False)
    st.warning(shown(error.message_vi if language == "vi" else error.message_en), icon=":material/info:")
    for name in (OWN, *open_samples()):
        label = parts_words.OPEN_STORE(language, store=words.STORES[name](language))
        st.button(label, key=f"open_store_{name}", on_click=open_store, args=(name,))


def unreadable(language: str, error: StoreError) -> None:
    """The store gives no answer: why, in the place of every screen, until it does again."""
    st.subheader(parts_words.UNREADABLE(language), anchor=False)
    st.warning(shown(error.message_vi if language == "vi" else error.message_en), icon=":material/gpp_maybe:")

    @st.fragment(run_every=RETRY_SECONDS)
    def try_again() -> None:
        with contextlib.suppress(StoreError):
            store_named(chosen_store()).reader()
            st.rerun()

    try_again()


@st.fragment(run_every=EVERY_SECONDS)
def watch_for_news(view: View) -> None:
    """Looks now and then whether newer figures or decisions can be shown; a look costs a few files' size and time."""
    try:
        version = view.store.reader().version
    except StoreError:  # said in the place of the screen
        st.rerun()
    if (view.key[0], *version) != st.session_state.get(SEEN):
        st.rerun()
