"""Whose desk the program stands on: asked once while the own store is empty, and what screens open at because of it.

A decision like others (`profile`, a line each time it is changed). Stores of samples know nothing of it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from data.decisions import Profile
from data.names import fold, nfc
from data.personal import holds_identity
from data.places import MERGER, provinces_on
from data.refusals import StoreError
from data.register import communes, level_of
from data.stores import OWN
from pages import words
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.parts.matches import place_name
from pages.parts.notices import has_seen
from pages.parts.parameters import LEVEL, PLACE, UNIT
from pages.parts.screens import Screen
from pages.parts.searching import searchable
from pages.parts.store import the_store
from pages.parts.stores import chosen_store
from pages.parts.view import View
from pages.words import Sentence

PROVINCE, DEPARTMENT, COMMUNE = "province", "department", "commune"
_PLACE, _COMMUNE, _DEPARTMENT, _REFUSED = "desk_place", "desk_commune", "desk_department", "desk_refused"
MOST_LETTERS = 120  # of the name of an office


def desk_of(view: View) -> Profile | None:
    """Whose desk it is, of the office's own store; None of one of samples, and until somebody has said so."""
    return view.reader.decisions.profile if view.reader.store == OWN else None


def arranged(screens: Mapping[Sentence | None, Sequence[Screen]]) -> dict[Sentence | None, list[Screen]]:
    """The screens by section: where the desk is somebody's, what compares provinces goes from the bar to the end of the
    menu of managing."""
    sections = {section: list(of_section) for section, of_section in screens.items()}
    try:
        is_owned = chosen_store() == OWN and the_store().reader().decisions.profile is not None
    except StoreError:  # said by the screen itself
        return sections
    if is_owned and words.MANAGING in sections:
        back = [screen for screen in sections[None] if screen.is_of_provinces]
        sections[None] = [screen for screen in sections[None] if not screen.is_of_provinces]
        sections[words.MANAGING] += back
    return sections


def desk_name(view: View, desk: Profile) -> str:
    """`Xã Tân Hồng, Đồng Tháp`; of a whole province its name."""
    return ", ".join(filter(None, (shown(desk.unit), view.name(desk.place))))


def open_own_unit(view: View, place: str, offices: list[str]) -> None:
    """On the first visit to a screen, open the desk's own office where it is one of these; then as the reader leaves
    it. Not where the address asks for a place or an office."""
    desk, visited = desk_of(view), f"desk_visited_{st.session_state.get('last_page', '')}"
    if not (desk and desk.unit) or desk.place != place or visited in st.session_state:
        return
    st.session_state[visited] = True
    if desk.unit in offices and not {PLACE, UNIT, LEVEL} & set(st.query_params):
        st.query_params[UNIT] = desk.unit


def desk_question(view: View) -> None:
    """Asked where the own store has neither figures nor an owner: whose desk is this?"""
    if desk_of(view) or view.reader.store != OWN or any(batch.is_live for batch in view.store.batches()):
        return
    with st.container(border=True, width=640):
        st.subheader(view.say(parts_words.DESK_ASKED), anchor=False)
        st.markdown(f":small[:gray[{view.say(parts_words.DESK_WHY)}]]")
        desk_form(view)


def desk_form(view: View) -> None:
    """A province, and of it a commune or a department by name; the button writes it."""
    desk = desk_of(view)
    st.session_state.setdefault(_PLACE, desk.place if desk else None)
    provinces = [province.id for province in provinces_on(max(view.today, MERGER))]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        place = st.selectbox(
            view.say(words.PROVINCE),
            provinces,
            key=_PLACE,
            format_func=lambda place: searchable(place_name(view, place)),
            placeholder=view.say(words.CHOOSE),
            width=220,
        )
        if place is not None:
            _unit_form(view, place, desk)
    if refused := st.session_state.pop(_REFUSED, ""):
        st.warning(refused, icon=":material/info:")


def _unit_form(view: View, place: str, desk: Profile | None) -> None:
    """Of a province that was chosen a commune, or a department by name, and the button."""
    names = [unit.name for unit in communes().get(place, ())]
    own = desk.unit if desk and desk.place == place else ""
    st.session_state.setdefault(f"{_COMMUNE}_{place}", own if own in names else None)
    st.session_state.setdefault(f"{_DEPARTMENT}_{place}", "" if own in names else own)
    commune = st.selectbox(
        view.say(parts_words.DESK_COMMUNE),
        names,
        key=f"{_COMMUNE}_{place}",
        format_func=searchable,
        placeholder=view.say(parts_words.DESK_EMPTY),
        width=260,
    )
    department = ""
    if commune is None:
        department = st.text_input(
            view.say(parts_words.DESK_DEPARTMENT),
            key=f"{_DEPARTMENT}_{place}",
            max_chars=MOST_LETTERS,
            placeholder=view.say(parts_words.DESK_EMPTY),
            width=260,
        )
    st.button(
        view.say(parts_words.DESK_SET),
        type="primary",
        key="desk_set",
        icon=":material/desk:",
        on_click=_set,
        args=(view, place, commune or department),
    )


def profile_of(place: str, unit: str) -> dict[str, Any]:
    """The decision for a place and a name as typed: a commune by its own spelling, else a department."""
    name = nfc(unit)[:MOST_LETTERS]
    known = {fold(alias): u.name for u in communes().get(place, ()) for alias in (u.name, *u.aliases)}
    name = known.get(fold(name), name)
    level = PROVINCE if not name else COMMUNE if name in known.values() or level_of(name) == "xã" else DEPARTMENT
    return {"place": place, "level": level, "unit": name}


def _set(view: View, place: str, unit: str) -> None:
    """Write it once; a second click, or what is so already, writes nothing."""
    payload, desk = profile_of(place, unit), view.store.reader().decisions.profile
    if desk and (desk.place, desk.level, desk.unit) == tuple(payload.values()):
        return
    if payload["level"] == DEPARTMENT and holds_identity(unit):
        st.session_state[_REFUSED] = view.say(parts_words.DESK_PERSON)
        return
    try:
        view.store.decide("profile", **payload)
    except StoreError as error:
        st.session_state[_REFUSED] = error.message_vi if view.language == "vi" else error.message_en
        return
    for choice in (PLACE, UNIT, LEVEL):  # what was looked at before was somebody else's
        st.session_state.pop(choice, None)
        st.query_params.pop(choice, None)
    for name in [name for name in st.session_state if str(name).startswith("desk_visited_")]:
        del st.session_state[name]
    has_seen(view.store)
