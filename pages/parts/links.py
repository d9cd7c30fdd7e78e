"""Which screen shows a KPI's numbers; the frame tells here which screens it made in this run."""

import streamlit as st

from metrics import registry

PAGES, SUBJECTS = "pages_of_run", "subjects_of_run"


def keep_pages(pages: dict, subjects: dict[str, str]) -> None:
    """Pages by url path, made anew in every run; the url path of the screen of each subject."""
    st.session_state[PAGES], st.session_state[SUBJECTS] = pages, subjects


def page_at(path: str):
    """The page of a url path."""
    return st.session_state[PAGES][path]


def paths_of(subjects: set[str]) -> list[str]:
    """The url paths of the screens that show the numbers of these subjects, in the order of the navigation."""
    return [path for subject, path in st.session_state[SUBJECTS].items() if subject in subjects]


def path_of(kpi: str) -> str:
    """The url path of the screen that shows a KPI's numbers in full."""
    return st.session_state[SUBJECTS].get(registry.kpi(kpi).subject, "so-sanh")
