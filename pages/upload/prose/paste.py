"""Text that is pasted instead of dropped: it waits as a file of its own, and goes the same way."""

import streamlit as st

from access import limits as bounds
from loaders.files import limits
from pages.parts.figures import count
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.waiting.session import take_text, waiting


def paste_box(view: View) -> None:
    """A box for a passage, folded away, with the button that reads it."""
    say = view.say
    with st.expander(say(prose_words.PASTE), icon=":material/content_paste:"):
        with st.form("paste_form", border=False, clear_on_submit=True):
            st.text_area(
                say(prose_words.PASTE_LABEL),
                key="paste_text",
                height=150,
                max_chars=limits.DOCUMENT_CHARACTERS,
                placeholder=say(prose_words.PASTE_HINT),
            )
            st.markdown(f":small[:gray[{say(prose_words.PASTE_TEXT)}]]")
            st.form_submit_button(
                say(prose_words.PASTE_BUTTON), key="paste_read", icon=":material/article:", on_click=_take, args=(view,)
            )
        if len(waiting()) >= bounds.SESSION_FILES:
            st.warning(say(prose_words.PASTE_FULL, count=count(view, bounds.SESSION_FILES)))


def _take(view: View) -> None:
    if len(waiting()) < bounds.SESSION_FILES:
        take_text("paste_text", view.say(prose_words.PASTED_NAME, day=f"{view.today:%d-%m-%Y}"))
