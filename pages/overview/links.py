"""What the lists of the overview share: by what their texts are remembered, and the link at the end of a line."""

import streamlit as st

from metrics.answers.summary import Overview
from pages.overview import words as overview_words
from pages.parts.links import page_at
from pages.parts.view import View


def texts_key(answer: Overview) -> tuple:
    """What texts of an overview depend on besides the view; places of other boundaries have other numbers."""
    return answer.place, answer.period, answer.boundaries


def see_link(view: View, path: str, question: dict) -> None:
    """The link at the end of a line."""
    st.page_link(
        page_at(path), label=view.say(overview_words.SEE), icon=":material/arrow_forward:", query_params=question
    )
