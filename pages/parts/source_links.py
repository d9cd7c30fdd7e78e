"""What leads to the sources of a number: its address, the small button on a card, a click on a chart."""

import streamlit as st

from data.places import NATION
from pages.parts import words as parts_words
from pages.parts.view import View

SOURCE = "nguon"
SOURCE_ROUND = "source_round"


def address(
    kpi: str, place: str, period: str, unit: str = "", boundaries: str = "today", split: str = "", part: str = ""
) -> str:
    """The URL's text for one number; `split` and `part` of one field, channel or level of a place."""
    return "~".join((kpi, place, period, unit or "", boundaries, *((split, part) if split else ())))


def open_source(
    kpi: str, place: str, period: str, unit: str = "", boundaries: str = "today", split: str = "", part: str = ""
) -> None:
    """Ask for the dialog: the frame opens it at the end of the run."""
    st.query_params[SOURCE] = address(kpi, place, period, unit, boundaries, split, part)


def open_from_chart(widget: str, boundaries: str) -> None:
    """A click on a chart: its point says [period, place, kpi, unit]."""
    points = st.session_state[widget].selection.points
    data = next((p["customdata"] for p in points if p.get("customdata") and len(p["customdata"]) >= 3), None)
    if data and data[0] and data[2]:
        unit = data[3] if len(data) > 3 else ""
        part = ("level", data[4]) if len(data) > 4 else ()
        open_source(data[2], data[1] or NATION, data[0], unit or "", boundaries, *part)


def source_button(view: View, row: dict, key: str) -> None:
    """The small button on a card that opens its sources; a word, because an icon alone is read out in English."""
    st.button(
        f":small[{view.say(parts_words.SOURCE)}]",
        key=f"source_{key}",
        type="tertiary",
        on_click=open_source,
        args=(row["kpi"], row["place"], row["period"], row.get("unit") or "", view.boundaries),
        help=view.say(parts_words.SOURCE_HELP),
    )
