"""The frame: page setup, navigation, language, notices that stand on every screen, the dialog of sources."""

import streamlit as st

from data.refusals import StoreError
from pages import words
from pages.catalogue import page as catalogue
from pages.catalogue import words as catalogue_words
from pages.compare import page as compare
from pages.compare import words as compare_words
from pages.decisions import page as decisions
from pages.decisions import words as decisions_words
from pages.overview import page as overview
from pages.parts.links import keep_pages
from pages.parts.notices import notices, unreadable, watch_for_news
from pages.parts.samples import sample_banner
from pages.parts.source import show_asked_source
from pages.parts.store import ROOT
from pages.parts.view import chosen_language, current_view, switch_language
from pages.quality import page as quality
from pages.quality import words as quality_words
from pages.subjects import citizens, documents, dossiers, hotline, index766, media, tasks
from pages.subjects import words as subjects_words
from pages.upload import page as upload
from pages.upload import words as upload_words
from pages.wall_settings import page as wall_settings
from pages.wall_settings import words as wall_settings_words

LOGO = str(ROOT / "static" / "logo.svg")
# By section of the navigation; None stands in the bar itself.
SCREENS = {
    None: (
        ("tong-quan", overview.page, words.OVERVIEW, "dashboard"),
        ("ho-so", dossiers.page, subjects_words.DOSSIERS, "folder_open"),
        ("tong-dai", hotline.page, subjects_words.HOTLINE, "call"),
        ("so-sanh", compare.page, compare_words.COMPARE, "grid_view"),
        ("nap-du-lieu", upload.page, upload_words.UPLOAD, "upload_file"),
    ),
    words.OTHER_SUBJECTS: (
        ("truyen-thong", media.page, subjects_words.MEDIA, "campaign"),
        ("cong-dan", citizens.page, subjects_words.CITIZENS, "groups"),
        ("nhiem-vu", tasks.page, subjects_words.TASKS, "task_alt"),
        ("van-ban-ngan-sach", documents.page, subjects_words.DOCUMENTS, "account_balance"),
        ("chi-so-766", index766.page, subjects_words.INDEX766, "military_tech"),
    ),
    words.MANAGING: (
        ("chat-luong", quality.page, quality_words.TITLE, "fact_check"),
        ("ke-hoach", decisions.page, decisions_words.TITLE, "flag"),
        ("danh-muc", catalogue.page, catalogue_words.CATALOGUE, "menu_book"),
        ("man-hinh-phong-hop", wall_settings.page, wall_settings_words.SCREEN, "tv"),
    ),
}


def frame() -> None:
    """One run of the script."""
    language = chosen_language()
    st.set_page_config(
        page_title=words.TITLE(language), page_icon=LOGO, layout="wide", initial_sidebar_state="collapsed"
    )
    sections = {
        section(language) if section else "": [
            st.Page(
                function, title=title(language), icon=f":material/{icon}:", url_path=path, default=path == "tong-quan"
            )
            for path, function, title, icon in screens
        ]
        for section, screens in SCREENS.items()
    }
    st.logo(LOGO)
    keep_pages({page.url_path or "tong-quan": page for pages in sections.values() for page in pages})
    switch = st.Page(switch_language, title=words.SWITCH(language), icon=":material/translate:", url_path="ngon-ngu")
    sections[""].append(switch)
    chosen = st.navigation(sections, position="top")
    if chosen.url_path == "ngon-ngu":
        chosen.run()
        return
    st.session_state["last_page"] = chosen.url_path or "tong-quan"
    try:
        view = current_view()
    except StoreError as error:
        return unreadable(language, error)
    sample_banner(view)
    notices(view)
    chosen.run()
    show_asked_source(view)
    watch_for_news(view)


if __name__ == "__main__":  # so that the measurements can run the frame themselves
    frame()
