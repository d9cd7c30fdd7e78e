"""Which board is set up: the list of boards, a new one, deleting one, when a screen last asked for it."""

from datetime import timedelta

import streamlit as st

from pages import words_wall as words
from pages.parts import wall_draft
from pages.parts.figures import shown
from pages.parts.view import View
from pages.wall.checked import name_complaints
from pages.wall.declared import FIRST_BOARD
from pages.wall.keeper import the_keeper
from pages.words import CHOOSE

CONNECTED_WITHIN = timedelta(seconds=20)  # screens ask every 5 s


def choose_board(view: View) -> str:
    """The board chosen; beside it how to make and delete one. Returns its slug."""
    if said := st.session_state.pop(wall_draft.SAID, None):
        st.toast(said, icon=":material/check:")
    if refused := st.session_state.pop(wall_draft.REFUSED, None):
        st.warning(refused, icon=":material/info:")
    boards = wall_draft.boards(view)
    if st.session_state.get(wall_draft.CHOSEN) not in boards:
        st.session_state[wall_draft.CHOSEN] = FIRST_BOARD
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        # A key of its own: what a widget holds is forgotten on other screens, the choice is not.
        st.session_state["wall_board_select"] = st.session_state[wall_draft.CHOSEN]
        slug = st.selectbox(view.say(words.BOARD), list(boards), key="wall_board_select", width=360,
                            on_change=_keep,
                            placeholder=view.say(CHOOSE),
                            format_func=lambda each: _name(view, each, boards))
        with st.popover(view.say(words.NEW_BOARD), icon=":material/add:"):
            _new(view, boards)
        if slug in view.reader.decisions.boards:
            is_first = slug == FIRST_BOARD
            label = view.say(words.RESET if is_first else words.DELETE)
            with st.popover(label, icon=":material/delete:", type="tertiary"):
                if not is_first:
                    st.markdown(view.say(words.DELETE_ASK))
                said = label if is_first else view.say(words.DELETE_YES)
                st.button(said, key="wall_delete", type="primary",
                          on_click=wall_draft.delete, args=(view, slug))
    return slug


def _keep() -> None:
    st.session_state[wall_draft.CHOSEN] = st.session_state["wall_board_select"]


def _name(view: View, slug: str, boards: dict[str, dict]) -> str:
    saved = view.reader.decisions.boards.get(slug)
    return saved["name"] if saved else view.say(words.FIRST_NAME)


def _new(view: View, boards: dict[str, dict]) -> None:
    name = st.text_input(view.say(words.NEW_NAME), key="wall_new_name", placeholder=view.say(words.NEW_HINT))
    if not name:
        return
    wrong = name_complaints(name, {slug: _name(view, slug, boards) for slug in boards}, view.language)
    for each in wrong:
        st.warning(shown(each), icon=":material/info:")
    st.button(view.say(words.CREATE), key="wall_create", type="primary", disabled=bool(wrong),
              on_click=wall_draft.create, args=(view, name))


@st.fragment(run_every=10)
def last_seen(view: View, slug: str) -> None:
    """When a screen last asked for the board, looked up again now and then."""
    keeper = the_keeper()
    when, now = keeper.last_seen(slug), keeper.clock()
    if when is None:
        text = view.say(words.NEVER_SEEN)
    elif now - when < CONNECTED_WITHIN:
        text = view.say(words.LAST_SEEN, when=view.say(words.SEEN_NOW, hour=f"{when:%H:%M:%S}"))
    else:
        at = view.say(words.SEEN_AT, hour=f"{when:%H:%M}", day=f"{when:%d/%m/%Y}")
        text = view.say(words.LAST_SEEN, when=at)
    st.markdown(f":small[:gray[:material/cast_connected: {text}]]")
