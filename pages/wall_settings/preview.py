"""The board as it will look, drawn by the very page of the wall: the one page that may stand in a frame (app.py)."""

import streamlit as st

from pages.parts.view import View
from pages.wall.complaints import PREVIEW
from pages.wall.keeper import the_keeper
from pages.wall.routes import ROOT
from pages.wall_settings import draft
from pages.wall_settings import words as wall_settings_words
from pages.wall_settings.boards import last_seen

HEIGHT_PX = 336


def preview(view: View, slug: str, board: dict, may_show: bool) -> None:
    """The draft in a frame, the address of the saved board, and when a screen last asked for it."""
    st.subheader(view.say(wall_settings_words.PREVIEW), anchor=False)
    address = f"http://{st.context.headers.get('Host') or '127.0.0.1:8501'}{ROOT}"
    if may_show:
        the_keeper().preview({**draft.plain(board), "name": view.say(wall_settings_words.PREVIEW_BOARD)})
        st.iframe(f"{address}/{PREVIEW}", height=HEIGHT_PX, alt=view.say(wall_settings_words.PREVIEW_ALT))
        st.markdown(f":small[:gray[{view.say(wall_settings_words.PREVIEW_NOTE)}]]")
    else:
        st.markdown(f":gray[{view.say(wall_settings_words.PREVIEW_WAITS)}]")
    st.markdown(view.say(wall_settings_words.ADDRESS))
    st.code(f"{address}/{slug}", language=None)
    st.link_button(view.say(wall_settings_words.OPEN), f"{address}/{slug}", icon=":material/open_in_new:")
    last_seen(view, slug)
