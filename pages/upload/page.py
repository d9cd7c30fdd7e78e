"""Nạp dữ liệu: choose files → what was recognised and what will change → confirmed, can be undone."""

import streamlit as st

from pages.parts.desk import desk_question
from pages.parts.screens import Screen
from pages.parts.view import View, own_view
from pages.upload import words as upload_words
from pages.upload.arrivals import month_arrivals
from pages.upload.cards import file_card, queue
from pages.upload.chooser import file_chooser
from pages.upload.inbox import inbox_part
from pages.upload.loads import done_cards, past_loads, show_asked_turn
from pages.upload.mapping.layouts import saved_layouts
from pages.upload.prose.phrases import remembered_phrases
from pages.upload.waiting.session import current, say_stopped, step, waiting, write_agreed


def page() -> None:
    """The upload screen. Only its primary button writes."""
    view = own_view()
    write_agreed(view)
    _head(view)
    done_cards(view)
    say_stopped(view)
    file = current()
    if file:
        file_card(view, file)
        queue(view, [other for other in waiting().values() if other is not file])
        with st.expander(view.say(upload_words.MORE_FILES)):
            file_chooser(view)
    else:
        desk_question(view)
        file_chooser(view)
    inbox_part(view)
    month_arrivals(view)
    past_loads(view)
    saved_layouts(view)
    remembered_phrases(view)
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


SCREEN = Screen(
    path="nap-du-lieu",
    title=upload_words.UPLOAD,
    icon="upload_file",
    order=50,
    page=page,
    is_blank_without_figures=False,
    is_of_own=True,
)
