"""Taking the whole overview away: its numbers as Excel, as slides, on one A4 page."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from data.periods import period_name
from metrics.overview import Overview
from pages import words_taking as said
from pages.parts.comparing import BOUNDARIES
from pages.parts.deck import overview_slides
from pages.parts.filters import PERIOD, PLACE
from pages.parts.taking import EXCEL_TYPE, file_name, figures_workbook
from pages.parts.view import LANGUAGE, View

SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PRINTED = "in/tong-quan"


def take_overview(view: View, answer: Overview) -> None:
    """Three small buttons in a row; nothing is made before one is pressed."""
    where = {"place": view.name(answer.place, full=True), "period": period_name(answer.period, view.language)}
    title = view.say(said.ALL_CARDS, **where)
    asked = {
        PLACE: answer.place,
        PERIOD: answer.period,
        LANGUAGE: view.language,
        BOUNDARIES: answer.boundaries,
    }
    with st.container(horizontal=True, width="content", gap="small"):
        st.download_button(
            view.say(said.EXCEL),
            data=partial(figures_workbook, view, answer.rows, title, answer.boundaries),
            file_name=file_name(title, "xlsx"),
            mime=EXCEL_TYPE,
            key="take_overview",
            help=view.say(said.EXCEL_HELP),
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        st.download_button(
            view.say(said.SLIDES),
            data=partial(overview_slides, view, answer),
            file_name=file_name(title, "pptx"),
            mime=SLIDES_TYPE,
            key="take_slides",
            help=view.say(said.SLIDES_HELP),
            on_click="ignore",
            type="tertiary",
            icon=":material/slideshow:",
        )
        st.link_button(
            view.say(said.PRINT),
            f"{PRINTED}?{urlencode(asked)}",
            help=view.say(said.PRINT_HELP),
            type="tertiary",
            icon=":material/print:",
        )
