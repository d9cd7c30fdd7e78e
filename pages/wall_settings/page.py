"""Màn hình phòng họp: which panels the wall shows, in which order, for which room; saved as a decision."""

import streamlit as st

from pages import words
from pages.parts.figures import shown
from pages.parts.screens import Screen
from pages.parts.view import View, own_view
from pages.wall.complaints import complaints
from pages.wall_settings import draft
from pages.wall_settings import words as wall_settings_words
from pages.wall_settings.boards import choose_board
from pages.wall_settings.panels import panel_list
from pages.wall_settings.preview import preview
from pages.wall_settings.room import room


def page() -> None:
    """The settings of one board. Only its primary button writes."""
    view = own_view()
    st.markdown(
        f"# {view.say(wall_settings_words.SCREEN)}\n:small[:gray[{view.say(wall_settings_words.SCREEN_UNDER)}]]"
    )
    slug = choose_board(view)
    board = draft.draft(view, slug)
    left, right = st.columns([1, 1], gap="medium")
    with left:
        panel_list(view, board)
    with right:
        room(view, slug, board)
        wrong = complaints(draft.plain(board), view.language)
        _saving(view, slug, wrong)
        preview(view, slug, board, may_show=not wrong)


def _saving(view: View, slug: str, wrong: list[str]) -> None:
    """What has to be mended; save and discard."""
    for complaint in wrong:
        st.warning(shown(complaint), icon=":material/info:")
    is_changed = draft.is_changed(view, slug)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            view.say(wall_settings_words.SAVE),
            key="wall_save",
            type="primary",
            disabled=bool(wrong) or not is_changed,
            on_click=draft.save,
            args=(view, slug),
        )
        if is_changed:
            st.button(
                view.say(wall_settings_words.DISCARD),
                key="wall_discard",
                type="tertiary",
                on_click=draft.discard,
                args=(slug,),
            )
            st.markdown(f":orange-badge[● {view.say(wall_settings_words.UNSAVED)}]", width="content")


SCREEN = Screen(
    path="man-hinh-phong-hop",
    title=wall_settings_words.SCREEN,
    icon="tv",
    section=words.MANAGING,
    order=240,
    page=page,
    is_blank_without_figures=False,
    is_of_own=True,
)
