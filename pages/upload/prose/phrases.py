"""The ways of speaking whose measure a person chose once: what is remembered, each to be forgotten."""

import streamlit as st

from data.measures import MEASURES
from loaders.phrases import forget_phrase
from pages.parts.figures import count, shown
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.waiting.session import redraw


def remembered_phrases(view: View) -> None:
    """Each with the measure it stands for; nothing where nothing is remembered."""
    phrases = view.reader.decisions.phrases
    if not phrases:
        return
    with st.expander(view.say(prose_words.PHRASES, count=count(view, len(phrases)))):
        st.markdown(f":small[:gray[{view.say(prose_words.PHRASES_TEXT)}]]")
        for place, ((kind, words), measure) in enumerate(phrases.items()):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                name = MEASURES[measure].label(view.language) if measure in MEASURES else measure
                st.markdown(f"“{shown(words)}” → **{shown(name)}**", width="stretch")
                if st.button(
                    view.say(prose_words.FORGET_PHRASE), key=f"forget_phrase_{place}", icon=":material/delete:"
                ):
                    forget_phrase(view.store, kind, words)
                    redraw(view)
