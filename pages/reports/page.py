"""Báo cáo Word: a finished report compared with the store, and the templates the office's reports are written by."""

import streamlit as st

from pages.parts.screens import Screen
from pages.parts.view import current_view, own_view
from pages.reports import words as reports_words
from pages.reports.checking import checking_part
from pages.reports.templates import templates_part


def page() -> None:
    """Comparing writes nothing and is of the store that is shown; templates are the office's own."""
    view = current_view()
    st.title(view.say(reports_words.REPORTS), anchor=False)
    st.markdown(f":small[:gray[{view.say(reports_words.REPORTS_UNDER)}]]")
    checking_part(view)
    templates_part(own_view())


SCREEN = Screen(
    path="bao-cao",
    title=reports_words.REPORTS,
    icon="description",
    order=55,
    page=page,
    is_blank_without_figures=False,
)
