"""The board being set up: a draft in the session until it is saved, so that nobody's screen flickers."""

import copy
from itertools import count

import streamlit as st

from data.names import slug as slug_of
from data.refusals import StoreError
from pages.parts.notices import has_seen
from pages.parts.stores import first_store
from pages.parts.view import View
from pages.wall.declaration import FIRST_BOARD, FIRST_KPIS, Board, Panel, boards_of
from pages.wall_settings import words as wall_settings_words

DRAFTS, CHOSEN, SAID, REFUSED = "wall_drafts", "wall_board", "wall_said", "wall_refused"
_BEGUN = "wall_begun"  # by slug: the board as it was saved when its draft began
_KEYS = count()
_KEY = "key"  # tells the widgets of one panel from another's, wherever it is moved; never saved


def boards(view: View) -> dict[str, dict]:
    """All boards by slug, as saved."""
    return boards_of(view.reader.decisions.boards, first_store(view.store))


def _boards_now(view: View) -> dict[str, dict]:
    return boards_of(view.store.reader().decisions.boards, first_store(view.store))


def draft(view: View, slug: str) -> dict:
    """The draft of a board; a copy of the saved one at first."""
    drafts = st.session_state.setdefault(DRAFTS, {})
    if slug not in drafts:
        drafts[slug] = _filled(boards(view)[slug])
        st.session_state.setdefault(_BEGUN, {})[slug] = boards(view)[slug]
    return drafts[slug]


def _filled(saved: dict) -> dict:
    """A copy with every field said, so that widgets and comparison find them."""
    fields = {
        name: getattr(Board("", "", ()), name)
        for name in ("language", "mode", "rotation_seconds", "screen_height_m", "farthest_m", "store")
    }
    board = fields | {name: saved[name] for name in (*fields, "name") if name in saved}
    board["panels"] = [_panel_filled(panel) for panel in saved.get("panels", [])]
    return board


def _panel_filled(panel: dict) -> dict:
    default = Panel(panel.get("kind", ""))
    filled = {name: panel.get(name, getattr(default, name)) for name in Panel.__dataclass_fields__}
    filled["kpis"] = list(panel.get("kpis") or FIRST_KPIS.get(filled["kind"], ()))
    return {**filled, _KEY: next(_KEYS)}


def plain(board: dict) -> dict:
    """The draft as it is saved: without what only the widgets need."""
    out = copy.deepcopy(board)
    for panel in out["panels"]:
        panel.pop(_KEY, None)
    return out


def is_changed(view: View, slug: str) -> bool:
    return plain(draft(view, slug)) != plain(_filled(boards(view)[slug]))


def move(panels: list[dict], position: int, by: int) -> None:
    """A panel one place up or down."""
    panels[position], panels[position + by] = panels[position + by], panels[position]


def add(panels: list[dict], kind_widget: str) -> None:
    """A new panel of the kind chosen, with its usual indicators, at the end."""
    panels.append(_panel_filled({"kind": st.session_state[kind_widget]}))


def save(view: View, slug: str) -> None:
    """Save the draft, unless it is saved already (a second click) or somebody else has saved the board since it
    was begun: then that is said, and a second press saves over it."""
    mine, now = plain(draft(view, slug)), _boards_now(view).get(slug)
    if now is not None and mine == plain(_filled(now)):
        discard(slug)
        st.session_state[SAID] = view.say(wall_settings_words.SAVED)
    elif now != st.session_state[_BEGUN][slug]:
        st.session_state[_BEGUN][slug] = now
        st.session_state[REFUSED] = view.say(wall_settings_words.SAVED_BY_ANOTHER)
    elif _decided(view, "board", slug=slug, board=mine):
        discard(slug)
        st.session_state[SAID] = view.say(wall_settings_words.SAVED)


def _decided(view: View, kind: str, **payload) -> bool:
    """Write a decision; why it cannot be written is said."""
    try:
        view.store.decide(kind, **payload)
    except StoreError as error:
        st.session_state[REFUSED] = error.message_vi if view.language == "vi" else error.message_en
        return False
    has_seen(view.store)
    return True


def discard(slug: str) -> None:
    st.session_state.get(DRAFTS, {}).pop(slug, None)


def create(view: View, name: str) -> None:
    """A new board, a copy of the one that is open, saved at once so that its address answers."""
    slug = slug_of(name)
    board = {**plain(draft(view, st.session_state.get(CHOSEN, FIRST_BOARD))), "name": name.strip()}
    if _decided(view, "board", slug=slug, board=board):
        st.session_state[CHOSEN] = slug
        st.session_state[SAID] = view.say(wall_settings_words.SAVED)


def delete(view: View, slug: str) -> None:
    if slug in view.store.reader().decisions.boards and not _decided(view, "board_removed", slug=slug):
        return
    discard(slug)
    st.session_state[CHOSEN] = FIRST_BOARD
    st.session_state[SAID] = view.say(wall_settings_words.DELETED)
