"""Màn hình phòng họp: which panels the wall shows, in which order, for which room; saved as a decision."""

import streamlit as st

from pages import words_wall as words
from pages.parts import wall_draft
from pages.parts.figures import shown
from pages.parts.view import View, current_view
from pages.parts.wall_boards import choose_board
from pages.parts.wall_panels import panel_list
from pages.parts.wall_preview import preview
from pages.parts.wall_room import room
from pages.wall.checked import complaints


def page() -> None:
    """The settings of one board. Only its primary button writes."""
    view = current_view()
    st.markdown(f"# {view.say(words.SCREEN)}\n:small[:gray[{view.say(words.SCREEN_UNDER)}]]")
    slug = choose_board(view)
    board = wall_draft.draft(view, slug)
    left, right = st.columns([1, 1], gap="medium")
    with left:
        panel_list(view, board)
    with right:
        room(view, slug, board)
        wrong = complaints(wall_draft.plain(board), view.language)
        _saving(view, slug, wrong)
        preview(view, slug, board, may_show=not wrong)


def _saving(view: View, slug: str, wrong: list[str]) -> None:
    """What has to be mended; save and discard."""
    for each in wrong:
        st.warning(shown(each), icon=":material/info:")
    is_changed = wall_draft.is_changed(view, slug)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(view.say(words.SAVE), key="wall_save", type="primary",
                  disabled=bool(wrong) or not is_changed, on_click=wall_draft.save, args=(view, slug))
        if is_changed:
            st.button(view.say(words.DISCARD), key="wall_discard", type="tertiary",
                      on_click=wall_draft.discard, args=(slug,))
            st.markdown(f":orange-badge[● {view.say(words.UNSAVED)}]", width="content")
