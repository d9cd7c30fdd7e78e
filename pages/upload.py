"""Nạp dữ liệu: choose a file, see what was recognised and what will change, confirm, undo."""

import streamlit as st

from pages import words
from pages.parts.view import current_view


def page() -> None:
    """The upload screen."""
    view = current_view()
    st.markdown(f"# {view.say(words.UPLOAD)}\n:small[:gray[{view.say(words.UPLOAD_UNDER)}]]")
    st.info(view.say(words.UPLOAD_SOON), icon=":material/upload_file:")
