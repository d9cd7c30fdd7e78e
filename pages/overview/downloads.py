"""Taking the whole overview away: its numbers as Excel, as slides, on one A4 page."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from data.periods import period_name
from metrics.answers.summary import Overview
from pages import words
from pages.overview import words as overview_words
from pages.overview.slides import overview_slides
from pages.parts.downloads import EXCEL_TYPE, figures_workbook, file_name
from pages.parts.parameters import BOUNDARIES, PERIOD, PLACE
from pages.parts.view import View
from pages.subjects.parts.report import take_report

SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PRINTED = "in/tong-quan"


def take_overview(view: View, answer: Overview) -> None:
    """Small buttons in a row; nothing is made before one is pressed."""
    where = {"place": view.name(answer.place, full=True), "period": period_name(answer.period, view.language)}
    title = view.say(overview_words.ALL_CARDS, **where)
    asked = {
        PLACE: answer.place,
        PERIOD: answer.period,
        **view.in_url,
        BOUNDARIES: answer.boundaries,
    }
    with st.container(horizontal=True, width="content", gap="small"):
        st.download_button(
            view.say(words.EXCEL),
            data=partial(figures_workbook, view, answer.rows, title),
            file_name=file_name(view, title, "xlsx"),
            mime=EXCEL_TYPE,
            key="take_overview",
            help=view.say(words.EXCEL_HELP),
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        st.download_button(
            view.say(overview_words.SLIDES),
            data=partial(overview_slides, view, answer),
            file_name=file_name(view, title, "pptx"),
            mime=SLIDES_TYPE,
            key="take_slides",
            help=view.say(overview_words.SLIDES_HELP),
            on_click="ignore",
            type="tertiary",
            icon=":material/slideshow:",
        )
        take_report(view, answer.place, answer.period)
        st.download_button(
            view.say(overview_words.PACK),
            data=partial(report_pack, view, answer.place, answer.period),
            file_name=file_name(view, f"{view.say(overview_words.PACK)} {title}", "zip"),
            mime="application/zip",
            key="take_pack",
            help=view.say(overview_words.PACK_HELP),
            on_click="ignore",
            type="tertiary",
            icon=":material/folder_zip:",
        )
        st.link_button(
            view.say(overview_words.PRINT),
            f"{PRINTED}?{urlencode(asked)}",
            help=view.say(overview_words.PRINT_HELP),
            type="tertiary",
            icon=":material/print:",
        )


def report_pack(view: View, place: str, period: str) -> bytes:
    """Report, slides and workbook of a place and period as a zip, of the map that is shown."""
    from reports.document.figures import Scope  # the libraries are loaded when somebody wants a pack
    from reports.document.pack import pack

    return pack(view.store, view.reader, Scope(place, period, boundaries=view.boundaries), view.today)
