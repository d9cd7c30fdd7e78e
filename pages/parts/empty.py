"""The honest empty state: what is missing, and what to do about it."""

import streamlit as st

from data.periods import period_name
from pages import words
from pages.parts.links import page_at
from pages.parts.view import LANGUAGE, View


def is_empty(view: View) -> bool:
    """Whether the store holds no live file at all."""
    return not any(batch.is_live for batch in view.store.batches())


def nothing_here(view: View, place: str, period: str) -> None:
    """Shown in place of charts when there is nothing to draw."""
    with st.container(border=True, width=640):
        if is_empty(view):
            st.subheader(view.say(words.EMPTY_STORE), anchor=False)
            st.markdown(view.say(words.EMPTY_STORE_TEXT))
        else:
            name = period_name(period, view.language)
            name = name[:1].lower() + name[1:] if view.language == "vi" else name
            st.subheader(view.say(words.EMPTY_PLACE, place=view.name(place), period=name), anchor=False)
            st.markdown(view.say(words.EMPTY_PLACE_TEXT))
        st.page_link(
            page_at("nap-du-lieu"),
            label=view.say(words.GO_UPLOAD),
            icon=":material/upload_file:",
            query_params={LANGUAGE: view.language},
        )
