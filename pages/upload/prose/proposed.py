"""Numbers that are not sure: proposed unticked, each with its sentence and its reason."""

import streamlit as st

from loaders.load import Preview
from pages.parts.figures import count, shown
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.prose.choices import choose_ticked
from pages.upload.prose.numbers import (
    PROPOSED,
    Findings,
    Number,
    measure_text,
    period_words,
    reason_words,
    value_words,
    where_words,
)
from pages.upload.prose.text import marked_sentence
from pages.upload.waiting.session import Waiting

MOST_PROPOSED = 20
LONGEST = 500  # of a sentence that is shown whole


def proposals(view: View, file: Waiting, preview: Preview, findings: Findings) -> None:
    """A form of boxes, none ticked. What is asked above, and what has no value, is not offered a second time."""
    asked = {problem.question for problem in preview.problems if problem.severity == "ask"}
    numbers = [
        one
        for one in findings.of(PROPOSED)
        if one.can_be_taken and one.question not in file.answers and f"number:{one.locator}" not in asked
    ]
    if not numbers:
        return
    say = view.say
    st.subheader(say(prose_words.PROPOSED, count=count(view, len(numbers))), anchor=False)
    key = f"{file.digest[:12]}_{len(file.answers)}"
    with st.form(f"prose_ticks_{key}"):
        st.markdown(f":small[:gray[{say(prose_words.PROPOSED_TEXT)}]]")
        ticks: list[tuple[Number, str]] = []
        for place, one in enumerate(numbers[:MOST_PROPOSED]):
            widget = f"prose_tick_{key}_{place}"
            _proposal(view, findings, one, widget)
            ticks.append((one, widget))
        left = len(numbers) - MOST_PROPOSED
        if left > 0:
            st.markdown(say(prose_words.MORE_PROPOSED, count=count(view, left)))
        st.form_submit_button(
            say(prose_words.TAKE_TICKED),
            key=f"prose_take_ticked_{key}",
            icon=":material/done_all:",
            on_click=choose_ticked,
            args=(file.digest, findings, ticks),
        )


def _proposal(view: View, findings: Findings, one: Number, widget: str) -> None:
    label = view.say(
        prose_words.PROPOSED_LABEL, measure=shown(measure_text(view, one)), value=shown(value_words(view, one))
    )
    with st.container(gap="xxsmall"):
        st.checkbox(f"**{label}**", key=widget)
        about = f"{shown(where_words(view, one))} · {period_words(view, one)}"
        st.markdown(f":orange-badge[? {reason_words(view, one)}] :small[:gray[{about}]]")
        st.markdown(marked_sentence(findings, one, LONGEST))
        if picture := findings.picture(one):
            st.image(picture, width="content")
