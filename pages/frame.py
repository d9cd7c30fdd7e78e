"""The frame: page setup, navigation, language, notices that stand on every screen, the dialog of sources."""

import streamlit as st

from pages import catalogue, compare, dossiers, hotline, media, overview, upload, words
from pages.parts.links import keep_pages
from pages.parts.notices import notices, watch_for_news
from pages.parts.opened import ROOT
from pages.parts.samples import sample_banner
from pages.parts.source import show_asked_source
from pages.parts.view import chosen_language, current_view, switch_language

LOGO = str(ROOT / "static" / "logo.svg")
SCREENS = (
    ("tong-quan", overview.page, words.OVERVIEW, "dashboard"),
    ("ho-so", dossiers.page, words.DOSSIERS, "folder_open"),
    ("tong-dai", hotline.page, words.HOTLINE, "call"),
    ("truyen-thong", media.page, words.MEDIA, "campaign"),
    ("so-sanh", compare.page, words.COMPARE, "grid_view"),
    ("nap-du-lieu", upload.page, words.UPLOAD, "upload_file"),
    ("danh-muc", catalogue.page, words.CATALOGUE, "menu_book"),
)


def frame() -> None:
    """One run of the script."""
    language = chosen_language()
    st.set_page_config(
        page_title=words.TITLE(language), page_icon=LOGO, layout="wide", initial_sidebar_state="collapsed"
    )
    pages = {
        path: st.Page(
            function,
            title=title(language),
            icon=f":material/{icon}:",
            url_path=path,
            default=path == "tong-quan",
        )
        for path, function, title, icon in SCREENS
    }
    st.logo(LOGO)
    keep_pages(pages)
    switch = st.Page(
        switch_language, title=words.SWITCH(language), icon=":material/translate:", url_path="ngon-ngu"
    )
    chosen = st.navigation([*pages.values(), switch], position="top")
    if chosen.url_path == "ngon-ngu":
        chosen.run()
        return
    st.session_state["last_page"] = chosen.url_path or "tong-quan"
    view = current_view()
    sample_banner(view)
    notices(view)
    chosen.run()
    show_asked_source(view)
    watch_for_news(view)


if __name__ == "__main__":  # so that the measurements can run the frame themselves
    frame()
