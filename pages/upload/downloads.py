"""The problems of a file to take away: as a list, and as the file itself with its cells marked."""

import streamlit as st

from data.facts import Problem
from data.names import nfc
from loaders.marked_workbook import mark
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.session import Waiting
from pages.upload.waiting.texts import problems_csv

EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def problem_downloads(view: View, file: Waiting, problems: list[Problem], is_workbook: bool) -> None:
    """Two buttons; what they give is made when it is asked for. A document of prose has no cells to mark."""
    if not problems:
        return
    name = nfc(file.name).rsplit(".", 1)[0]
    if is_workbook:
        st.download_button(
            view.say(upload_words.MARKED),
            data=lambda: mark(file.content, file.name, problems, file.answers),
            mime=EXCEL_TYPE,
            file_name=view.say(upload_words.MARKED_FILE, name=name),
            key="download_marked",
            icon=":material/format_color_fill:",
            help=view.say(upload_words.MARKED_HELP),
            on_click="ignore",
        )
    st.download_button(
        view.say(upload_words.AS_CSV),
        data=lambda: problems_csv(view, problems),
        mime="text/csv",
        file_name=view.say(upload_words.DOWNLOAD_FILE, name=name),
        key="download_problems",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )
