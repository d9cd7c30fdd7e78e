"""Where files are chosen: the uploader with its limits in words, our template, the sample for an empty store."""

import streamlit as st

from access import limits as bounds
from charts.formats import number
from loaders.files import limits
from loaders.registry import SOURCES
from loaders.template.workbook import write_template
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.loads import sample_offer
from pages.upload.prose.paste import paste_box
from pages.upload.waiting.session import take_files, uploader_key

EXCEL_ROWS = 1_048_576
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_chooser(view: View) -> None:
    """The uploader with its limits in words; beside it our template, and the sample for an empty store."""
    left, right = st.columns([2, 1], gap="medium")
    with left:
        widget = uploader_key()
        # No `type`: a photo gets a sentence of ours that says what to do, not Streamlit's English one.
        st.file_uploader(
            view.say(upload_words.CHOOSE_FILES),
            accept_multiple_files=True,
            key=widget,
            max_upload_size=limits.SCREEN_BYTES // limits.MB,
            on_change=take_files,
            args=(widget,),
        )
        paste_box(view)
        st.markdown(f":small[:gray[{_limits(view)}]]")
        with st.expander(view.say(upload_words.FORMS, count=len(SOURCES)), icon=":material/fact_check:"):
            st.markdown("\n".join(f"- {source.name(view.language)}" for source in SOURCES))
    with right, st.container(border=True, gap="small"):
        st.markdown(f"**{view.say(upload_words.TEMPLATE)}**")
        st.markdown(f":small[:gray[{view.say(upload_words.TEMPLATE_TEXT)}]]")
        st.download_button(
            view.say(upload_words.TEMPLATE_BUTTON),
            data=write_template,
            mime=EXCEL_TYPE,
            file_name=view.say(upload_words.TEMPLATE_FILE),
            icon=":material/download:",
            key="get_template",
            on_click="ignore",
        )
        sample_offer(view)


def _limits(view: View) -> str:
    return view.say(
        upload_words.LIMITS,
        mb=limits.SCREEN_BYTES // limits.MB,
        files=bounds.SESSION_FILES,
        total=bounds.SESSION_BYTES // bounds.MIB,
        rows=number(EXCEL_ROWS, 0, view.language),
        columns=limits.COLUMNS,
    )
