"""Which board is set up: the list of boards, a new one, deleting one, when a screen last asked for it."""

from datetime import timedelta

import streamlit as st

from pages.parts.figures import shown
from pages.parts.view import View
from pages.wall import words as wall_words
from pages.wall.complaints import name_complaints
from pages.wall.declaration import FIRST_BOARD
from pages.wall.keeper import the_keeper
from pages.wall_settings import draft
from pages.wall_settings import words as wall_settings_words
from pages.words import CHOOSE

CONNECTED_WITHIN = timedelta(seconds=20)  # screens ask every 5 s


def choose_board(view: View) -> str:
    """The board chosen; beside it how to make and delete one. Returns its slug."""
    if message := st.session_state.pop(draft.SAID, None):
        st.toast(message, icon=":material/check:")
    if refused := st.session_state.pop(draft.REFUSED, None):
        st.warning(refused, icon=":material/info:")
    boards = draft.boards(view)
    if st.session_state.get(draft.CHOSEN) not in boards:
        st.session_state[draft.CHOSEN] = FIRST_BOARD
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        # A key of its own: what a widget holds is forgotten on other screens, the choice is not.
        st.session_state["wall_board_select"] = st.session_state[draft.CHOSEN]
        slug = st.selectbox(
            view.say(wall_settings_words.BOARD),
            list(boards),
            key="wall_board_select",
            width=360,
            on_change=_keep,
            placeholder=view.say(CHOOSE),
            format_func=lambda option: _name(view, option, boards),
        )
        with st.popover(view.say(wall_settings_words.NEW_BOARD), icon=":material/add:"):
            _new(view, boards)
        if slug in view.reader.decisions.boards:
            is_first = slug == FIRST_BOARD
            label = view.say(wall_settings_words.RESET if is_first else wall_settings_words.DELETE)
            with st.popover(label, icon=":material/delete:", type="tertiary"):
                if not is_first:
                    st.markdown(view.say(wall_settings_words.DELETE_ASK))
                message = label if is_first else view.say(wall_settings_words.DELETE_YES)
                st.button(message, key="wall_delete", type="primary", on_click=draft.delete, args=(view, slug))
    return slug


def _keep() -> None:
    st.session_state[draft.CHOSEN] = st.session_state["wall_board_select"]


def _name(view: View, slug: str, boards: dict[str, dict]) -> str:
    saved = view.reader.decisions.boards.get(slug)
    return saved["name"] if saved else view.say(wall_words.FIRST_NAME)


def _new(view: View, boards: dict[str, dict]) -> None:
    name = st.text_input(
        view.say(wall_settings_words.NEW_NAME), key="wall_new_name", placeholder=view.say(wall_settings_words.NEW_HINT)
    )
    if not name:
        return
    wrong = name_complaints(name, {slug: _name(view, slug, boards) for slug in boards}, view.language)
    for complaint in wrong:
        st.warning(shown(complaint), icon=":material/info:")
    st.button(
        view.say(wall_settings_words.CREATE),
        key="wall_create",
        type="primary",
        disabled=bool(wrong),
        on_click=draft.create,
        args=(view, name),
    )


@st.fragment(run_every=10)
def last_seen(view: View, slug: str) -> None:
    """When a screen last asked for the board, looked up again now and then."""
    keeper = the_keeper()
    when, now = keeper.last_seen(slug), keeper.clock()
    if when is None:
        text = view.say(wall_settings_words.NEVER_SEEN)
    elif now - when < CONNECTED_WITHIN:
        text = view.say(
            wall_settings_words.LAST_SEEN, when=view.say(wall_settings_words.SEEN_NOW, hour=f"{when:%H:%M:%S}")
        )
    else:
        moment = view.say(wall_settings_words.SEEN_AT, hour=f"{when:%H:%M}", day=f"{when:%d/%m/%Y}")
        text = view.say(wall_settings_words.LAST_SEEN, when=moment)
    st.markdown(f":small[:gray[:material/cast_connected: {text}]]")
