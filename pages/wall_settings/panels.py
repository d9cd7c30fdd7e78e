"""The panels of a board in order: what each shows, moved, edited, removed, added."""

from dataclasses import replace

import streamlit as st

from data.places import NATION, PLACES, provinces_on
from data.stores import SAMPLES
from metrics import registry
from pages import words
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.parts.matches import grain_match, place_match
from pages.parts.searching import searchable
from pages.parts.stores import is_open, store_named
from pages.parts.view import View
from pages.wall import words as wall_words
from pages.wall.board import first_place
from pages.wall.declaration import GRAINS, KINDS, LIMIT_DAYS, MOST_PAGES, MOST_PANELS, USES_KPIS
from pages.wall_settings import draft
from pages.wall_settings import words as wall_settings_words

_LISTS = ("ranked",)


def panel_list(view: View, board: dict) -> None:
    """One line a panel; below them a new one."""
    st.subheader(view.say(wall_settings_words.PANELS), anchor=False)
    panels = board["panels"]
    own = view.name(first_place(_of_board(view, board)))
    for position, panel in enumerate(panels):
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            about = f":small[:gray[{_about(view, panel, own)}]]"
            st.markdown(f"**{position + 1}. {_kind(view, panel)}** {about}", width="stretch")
            with st.popover(":material/edit:", help=view.say(wall_settings_words.EDIT), type="tertiary"):
                _fields(view, panel, own)
            _buttons(view, panels, position)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            view.say(wall_settings_words.ADD_KIND),
            KINDS,
            key="wall_add_kind",
            width=300,
            placeholder=view.say(words.CHOOSE),
            format_func=lambda kind: view.say(wall_words.KINDS[kind]),
        )
        st.button(
            view.say(wall_settings_words.ADD),
            key="wall_add",
            icon=":material/add:",
            disabled=len(panels) >= MOST_PANELS,
            on_click=draft.add,
            args=(panels, "wall_add_kind"),
        )


def _of_board(view: View, board: dict) -> View:
    """The view of the store whose figures the board shows."""
    if board["store"] not in SAMPLES or not is_open(board["store"]):
        return view
    store = store_named(board["store"])
    return replace(view, store=store, reader=store.reader())


def _kind(view: View, panel: dict) -> str:
    kind = panel["kind"]
    return view.say(wall_words.KINDS[kind]) if kind in wall_words.KINDS else shown(str(kind))


def _about(view: View, panel: dict, own: str) -> str:
    place = view.name(panel["place"]) if panel["place"] in PLACES else own
    labels = [registry.kpi(k).label(view.language) for k in panel["kpis"] if k in registry.KPIS]
    rest = f" +{len(labels) - 2}" if len(labels) > 2 else ""
    return shown(" · ".join([place, *([", ".join(labels[:2]) + rest] if labels else [])]))


def _buttons(view: View, panels: list[dict], position: int) -> None:
    key = panels[position]["key"]
    for name, icon, label, by in (
        ("up", "arrow_upward", wall_settings_words.UP, -1),
        ("down", "arrow_downward", wall_settings_words.DOWN, 1),
    ):
        st.button(
            f":material/{icon}:",
            key=f"wall_{name}_{key}",
            help=view.say(label),
            type="tertiary",
            disabled=not 0 <= position + by < len(panels),
            on_click=draft.move,
            args=(panels, position, by),
        )
    st.button(
        ":material/close:",
        key=f"wall_remove_{key}",
        help=view.say(wall_settings_words.REMOVE),
        type="tertiary",
        on_click=_remove,
        args=(panels, position),
    )


def _fields(view: View, panel: dict, own: str) -> None:
    """What may be chosen of a panel; each choice is written into the draft at once."""
    key, kind = panel["key"], panel["kind"]
    places = ["", NATION, *(p.id for p in provinces_on(max(p.valid_from for p in PLACES.values())))]
    _say_unknown(view, panel, places, own)
    with st.grid(2, min_column_width=220):
        panel["place"] = st.selectbox(
            view.say(wall_settings_words.PLACE),
            places,
            index=places.index(panel["place"]) if panel["place"] in places else 0,
            key=f"wall_place_{key}",
            placeholder=view.say(words.CHOOSE),
            format_func=lambda p: searchable(view.name(p)) if p else view.say(wall_settings_words.OWN_PLACE, name=own),
        )
        panel["grain"] = st.selectbox(
            view.say(wall_settings_words.GRAIN),
            GRAINS,
            index=GRAINS.index(panel["grain"]) if panel["grain"] in GRAINS else 0,
            key=f"wall_grain_{key}",
            placeholder=view.say(words.CHOOSE),
            format_func=lambda grain: view.say(words.GRAIN_NAMES[grain]),
        )
        panel["limit_days"] = st.number_input(
            view.say(wall_words.LIMIT),
            *LIMIT_DAYS,
            value=panel["limit_days"],
            key=f"wall_limit_{key}",
            help=view.say(wall_settings_words.LIMIT_HELP),
        )
        if kind in _LISTS:
            lists = list(wall_settings_words.LISTS)
            panel["of"] = st.selectbox(
                view.say(wall_settings_words.LIST_OF),
                lists,
                index=lists.index(panel["of"]),
                key=f"wall_of_{key}",
                placeholder=view.say(words.CHOOSE),
                format_func=lambda of: view.say(wall_settings_words.LISTS[of]),
            )
            panel["pages"] = st.number_input(
                view.say(wall_words.PAGES), 1, MOST_PAGES, value=panel["pages"], key=f"wall_pages_{key}"
            )
    if kind in USES_KPIS:
        panel["kpis"] = st.multiselect(
            view.say(wall_settings_words.INDICATORS, most=USES_KPIS[kind]),
            list(registry.KPIS),
            default=[k for k in panel["kpis"] if k in registry.KPIS],
            max_selections=USES_KPIS[kind],
            key=f"wall_kpis_{key}",
            placeholder=view.say(words.CHOOSE),
            format_func=lambda kpi: searchable(registry.kpi(kpi).label(view.language)),
        )


def _say_unknown(view: View, panel: dict, places: list[str], own: str) -> None:
    """A place or a way of looking that a saved panel names and that is not there: said before another is taken."""
    matches = []
    if panel["place"] not in places:
        matches.append(replace(place_match(view, panel["place"], NATION), name=own))
    if panel["grain"] not in GRAINS:
        matches.append(grain_match(view, panel["grain"], GRAINS[0]))
    for match in matches:
        st.warning(view.say(parts_words.SHOWN_INSTEAD, reason=match.reason, shown=match.name))


def _remove(panels: list[dict], position: int) -> None:
    """Take a panel off the board."""
    del panels[position]
