"""Which screen shows a KPI's numbers; the frame tells here which pages it made in this run."""

import streamlit as st

from metrics import registry

PAGES = "pages_of_run"
SCREENS = {
    "dossiers": "ho-so",
    "hotline": "tong-dai",
    "media": "truyen-thong",
    "citizens": "cong-dan",
    "tasks": "nhiem-vu",
    "documents": "van-ban-ngan-sach",
    "budget": "van-ban-ngan-sach",
    "index766": "chi-so-766",
}


def keep_pages(pages: dict) -> None:
    """Pages by url path, made anew in every run."""
    st.session_state[PAGES] = pages


def page_at(path: str):
    """The page of a url path."""
    return st.session_state[PAGES][path]


def path_of(kpi: str) -> str:
    """The url path of the screen that shows a KPI's numbers in full."""
    return SCREENS.get(registry.kpi(kpi).subject, "so-sanh")


def page_of(kpi: str):
    """The screen that shows a KPI's numbers in full."""
    return page_at(path_of(kpi))
