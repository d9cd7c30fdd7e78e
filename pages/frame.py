"""The frame: page setup, navigation, language, notices that stand on every screen, the dialog of sources."""

from pathlib import Path

import streamlit as st

from data.folders import ROOT
from data.refusals import StoreError
from pages import words
from pages.parts.banner import sample_links, store_banner
from pages.parts.desk import arranged
from pages.parts.links import keep_pages
from pages.parts.notices import no_such_store, notices, unreadable, watch_for_news
from pages.parts.screens import by_section, screens_in
from pages.parts.source import show_asked_source
from pages.parts.stores import NoSuchStore, chosen_store
from pages.parts.view import chosen_language, current_view, own_view, switch_language

LOGO = str(ROOT / "static" / "logo.svg")
SCREENS = by_section(screens_in(Path(__file__).parent))  # by section of the navigation; None is the bar itself
FIRST = SCREENS[None][0].path
OF_OWN = {screen.path for screens in SCREENS.values() for screen in screens if screen.is_of_own}


def frame() -> None:
    """One run of the script."""
    language = chosen_language()
    st.set_page_config(
        page_title=words.TITLE(language), page_icon=LOGO, layout="wide", initial_sidebar_state="collapsed"
    )
    sections = {
        section(language) if section else "": [
            st.Page(
                screen.page,
                title=screen.title(language),
                icon=f":material/{screen.icon}:",
                url_path=screen.path,
                default=screen.path == FIRST,
            )
            for screen in screens
        ]
        for section, screens in arranged(SCREENS).items()
    }
    st.logo(LOGO)
    subjects = {subject: s.path for screens in SCREENS.values() for s in screens for subject in s.subjects}
    keep_pages({page.url_path or FIRST: page for pages in sections.values() for page in pages}, subjects)
    switch = st.Page(switch_language, title=words.SWITCH(language), icon=":material/translate:", url_path="ngon-ngu")
    sections[""].append(switch)
    chosen = st.navigation(sections, position="top")
    if chosen.url_path == "ngon-ngu":
        chosen.run()
        return
    st.session_state["last_page"] = chosen.url_path or FIRST
    is_of_own = (chosen.url_path or FIRST) in OF_OWN
    try:
        chosen_store()
        view = own_view() if is_of_own else current_view()
    except NoSuchStore as error:
        return no_such_store(language, error)
    except StoreError as error:
        return unreadable(language, error)
    store_banner(view, is_of_own)
    notices(view)
    chosen.run()
    show_asked_source(view)
    sample_links(view)
    watch_for_news(view)


if __name__ == "__main__":  # so that the measurements can run the frame themselves
    frame()
