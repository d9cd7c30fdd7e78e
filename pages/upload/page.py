"""Nạp dữ liệu: choose files → what was recognised and what will change → confirmed, can be undone."""

import streamlit as st

from access import limits as bounds
from charts.formats import number
from loaders.files import limits
from loaders.registry import SOURCES
from loaders.template.workbook import write_template
from pages.parts.view import View, current_view
from pages.upload import words as upload_words
from pages.upload.arrivals import month_arrivals
from pages.upload.cards import file_card, queue
from pages.upload.inbox import inbox_part
from pages.upload.loads import done_cards, past_loads, sample_offer, show_asked_turn
from pages.upload.mapping.card import saved_layouts
from pages.upload.waiting.session import current, step, take_files, uploader_key, waiting, write_agreed

EXCEL_ROWS = 1_048_576
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> None:
    """The upload screen. Only its primary button writes."""
    view = current_view()
    write_agreed(view)
    _head(view)
    done_cards(view)
    file = current()
    if file:
        file_card(view, file)
        queue(view, [other for other in waiting().values() if other is not file])
        with st.expander(view.say(upload_words.MORE_FILES)):
            _choose(view)
    else:
        _choose(view)
    inbox_part(view)
    month_arrivals(view)
    past_loads(view)
    saved_layouts(view)
    show_asked_turn(view)


def _head(view: View) -> None:
    """Title, and where one is among the three steps."""
    now = step()
    st.title(view.say(upload_words.UPLOAD), anchor=False)
    st.markdown(f":small[:gray[{view.say(upload_words.UNDER[now])}]]")
    steps = [
        f"**{view.say(text)}**" if number == now else f":gray[{view.say(text)}]"
        for number, text in enumerate(upload_words.STEPS)
    ]
    st.markdown(" :gray[→] ".join(steps))


def _choose(view: View) -> None:
    """The uploader with its limits in words; beside it our template, and the sample for an empty store."""
    names = "; ".join(source.name(view.language) for source in SOURCES)
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
        st.markdown(f":small[:gray[{_limits(view, names)}]]")
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


def _limits(view: View, names: str) -> str:
    return view.say(
        upload_words.LIMITS,
        mb=limits.SCREEN_BYTES // limits.MB,
        sources=names,
        files=bounds.SESSION_FILES,
        total=bounds.SESSION_BYTES // bounds.MIB,
        rows=number(EXCEL_ROWS, 0, view.language),
        columns=limits.COLUMNS,
    )
