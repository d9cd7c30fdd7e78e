"""The room and the look of a board: name, rotation, ground, screen, viewers, and the sizes that follow."""

import streamlit as st

from charts.formats import number
from data.stores import OWN
from pages import words
from pages.parts.view import View
from pages.wall import sizes
from pages.wall import words as wall_words
from pages.wall.complaints import HEIGHT_M
from pages.wall.declaration import ROTATION
from pages.wall_settings import words as wall_settings_words
from pages.words import CHOOSE

DISTANCES_M = [half / 2 for half in range(2, 31)]  # 1 to 15 m


def room(view: View, slug: str, board: dict) -> None:
    """Fields of the whole board; each choice is written into the draft at once."""
    st.subheader(view.say(wall_settings_words.ROOM), anchor=False)
    board["name"] = st.text_input(view.say(wall_settings_words.NAME), board["name"], key=f"wall_name_{slug}")
    with st.grid(2, min_column_width=180):
        height = st.number_input(
            view.say(wall_words.HEIGHT),
            *(round(edge * 100) for edge in HEIGHT_M),
            value=round(board["screen_height_m"] * 100),
            key=f"wall_height_{slug}",
            help=view.say(wall_settings_words.HEIGHT_HELP),
        )
        board["screen_height_m"] = height / 100
        distances = sorted({*DISTANCES_M, board["farthest_m"]})
        board["farthest_m"] = st.selectbox(
            view.say(wall_words.FARTHEST),
            distances,
            index=distances.index(board["farthest_m"]),
            key=f"wall_farthest_{slug}",
            placeholder=view.say(CHOOSE),
            format_func=lambda metres: number(metres, 1, view.language, trim=True),
        )
        board["rotation_seconds"] = st.number_input(
            view.say(wall_words.ROTATION),
            *ROTATION,
            value=board["rotation_seconds"],
            step=5,
            key=f"wall_rotation_{slug}",
        )
        board["mode"] = _radio(
            view, wall_settings_words.MODE, wall_settings_words.MODES, board["mode"], f"wall_mode_{slug}"
        )
        board["language"] = _radio(
            view,
            wall_settings_words.LANGUAGE,
            wall_settings_words.LANGUAGES,
            board["language"],
            f"wall_language_{slug}",
        )
        store = board["store"] if board["store"] in words.STORES else OWN
        board["store"] = _radio(view, wall_settings_words.STORE, words.STORES, store, f"wall_store_{slug}")
    _sizes(view, board)


def _radio(view: View, label: words.Sentence, names: dict, chosen: str, key: str) -> str:
    options = list(names)
    return st.radio(
        view.say(label),
        options,
        index=options.index(chosen),
        key=key,
        horizontal=True,
        format_func=lambda name: view.say(names[name]),
    )


def _sizes(view: View, board: dict) -> None:
    """The sizes that follow from the room, each written as large as it stands to the others."""
    px = sizes.lines(board["screen_height_m"], board["farthest_m"])
    formula = view.say(
        wall_settings_words.FORMULA,
        farthest=number(board["farthest_m"], 1, view.language, trim=True),
        height=number(board["screen_height_m"], 2, view.language),
    )
    st.markdown(
        view.say(
            wall_settings_words.SIZES,
            body=px["body_px"],
            title=px["title_px"],
            kpi=px["kpi_px"],
            small=px["small_px"],
            rows=px["rows"],
        )
    )
    st.markdown(f":small[:gray[{formula}]]")
