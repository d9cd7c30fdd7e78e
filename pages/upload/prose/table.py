"""The numbers of a document as a table, and the one chosen in it: its sentence, and what may be done with it."""

import pandas as pd
import streamlit as st

from data.neutral import neutral
from loaders.sources.report import LEAVE, TAKE
from pages.parts.figures import count, shown
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.prose.choices import choose, choose_measure, think_again
from pages.upload.prose.numbers import (
    ASIDE,
    COLOURS,
    FLAGGED,
    LEFT,
    OPEN,
    PROPOSED,
    SIGNS,
    TAKEN,
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
from pages.upload.waiting.texts import measures_by_name

TABLE_ROWS = 7
LONGEST_SENTENCE = 200


def chosen_key(file: Waiting) -> str:
    """Where the session keeps which number of a document is looked at."""
    return f"prose_chosen_{file.digest[:12]}"


def number_table(view: View, file: Waiting, findings: Findings) -> None:
    """The numbers of one state at a time, a row each; choosing a row shows its sentence below."""
    say = view.say
    states = [state for state in (TAKEN, PROPOSED, FLAGGED, OPEN, LEFT, ASIDE) if findings.of(state)]
    if not states:
        return
    key = f"{file.digest[:12]}_{len(file.answers)}"
    names = {
        state: say(
            prose_words.STATE_COUNT,
            sign=SIGNS[state],
            state=say(prose_words.STATES[state]),
            count=count(view, len(findings.of(state))),
        )
        for state in states
    }
    widget = f"prose_state_{file.digest[:12]}"
    if st.session_state.get(widget) not in states:
        st.session_state[widget] = states[0]
    state = st.radio(
        say(prose_words.SHOW),
        states,
        format_func=names.__getitem__,
        key=widget,
        horizontal=True,
        label_visibility="collapsed",
    )
    numbers = findings.of(state)
    _table(view, file, findings, numbers, f"prose_table_{key}_{state}")
    _chosen(view, file, findings, numbers)


def _table(view: View, file: Waiting, findings: Findings, numbers: list[Number], widget: str) -> None:
    say = view.say
    rows = pd.DataFrame([_row(view, findings, one) for one in numbers])
    common = []
    for name in (say(prose_words.WHERE), say(prose_words.PERIOD)):
        if len(rows) > 1 and rows[name].nunique() == 1:
            common.append(rows[name].iloc[0])
            rows = rows.drop(columns=name)
    st.dataframe(
        rows,
        hide_index=True,
        row_height=ROW,
        height=ROW * (min(len(rows), TABLE_ROWS) + 1) + 2,
        key=widget,
        selection_mode="single-row",
        on_select=lambda: _choose_row(file, numbers, widget),
        column_config={
            say(prose_words.MEASURE): st.column_config.TextColumn(width=190),
            say(prose_words.VALUE): st.column_config.TextColumn(width=86, alignment="right"),
            say(prose_words.WHERE): st.column_config.TextColumn(width=130),
            say(prose_words.PERIOD): st.column_config.TextColumn(width=80),
            say(prose_words.SENTENCE): st.column_config.TextColumn(width=420),
        },
    )
    under = say(prose_words.ALL_OF, where=shown(" · ".join(common))) + ". " if common else ""
    st.markdown(f":small[:gray[{under}{say(prose_words.CLICK)}]]")


def _row(view: View, findings: Findings, one: Number) -> dict[str, str]:
    say = view.say
    start, end = one.row["sentence"]
    begins = max(start, one.row["start"] - LONGEST_SENTENCE // 3)
    if begins > start:  # at a whole word
        begins = findings.text.find(" ", begins, one.row["start"]) + 1 or begins
    sentence = " ".join(findings.text[begins : min(end, begins + LONGEST_SENTENCE)].split()).lstrip("-–+*• ")
    return {
        say(prose_words.MEASURE): "! " * one.is_flagged + measure_text(view, one),
        say(prose_words.VALUE): value_words(view, one),
        say(prose_words.WHERE): where_words(view, one),
        say(prose_words.PERIOD): period_words(view, one),
        say(prose_words.SENTENCE): neutral(f"… {sentence}" if begins > start else sentence),
    }


def _choose_row(file: Waiting, numbers: list[Number], widget: str) -> None:
    rows = st.session_state[widget].selection.rows
    st.session_state[chosen_key(file)] = numbers[rows[0]].locator if rows else ""


def _chosen(view: View, file: Waiting, findings: Findings, numbers: list[Number]) -> None:
    """The sentence of the number that was chosen, why it stands where it does, and the choices there are."""
    locator = st.session_state.get(chosen_key(file), "")
    one = next((one for one in numbers if one.locator == locator), None) or findings.number_at(locator)
    if not one:
        return
    say = view.say
    with st.container(border=True, gap="small", key="prose_chosen"):
        paragraph = say(prose_words.PARAGRAPH, number=one.row["paragraph"])
        st.markdown(f":small[:gray[{say(prose_words.SENTENCE_OF)}, {paragraph}]]")
        st.markdown(marked_sentence(findings, one))
        if picture := findings.picture(one):
            st.image(picture, width="content")
        st.markdown(description(view, one))
        _buttons(view, file, findings, one)


def description(view: View, one: Number) -> str:
    """State and reason, then what the number is: measure, value, whose, when."""
    badge = f":{COLOURS[one.state]}-badge[{SIGNS[one.state]} {view.say(prose_words.STATES[one.state])}]"
    if one.is_flagged:
        badge += f" :{COLOURS[FLAGGED]}-badge[{SIGNS[FLAGGED]} {view.say(prose_words.STATES[FLAGGED])}]"
    what = f"**{shown(measure_text(view, one))}: {shown(value_words(view, one))}**"
    about = " · ".join((shown(where_words(view, one)), period_words(view, one), reason_words(view, one)))
    return f"{badge} {what}  \n:small[:gray[{about}]]"


def _buttons(view: View, file: Waiting, findings: Findings, one: Number) -> None:
    say, arguments = view.say, (file.digest, findings, one)
    if one.state == OPEN:
        names = measures_by_name(view)
        widget = f"prose_measure_{file.digest[:12]}_{one.locator}"
        st.selectbox(
            say(prose_words.GIVE_MEASURE),
            list(names),
            index=None,
            key=widget,
            placeholder=say(prose_words.PICK_MEASURE),
            format_func=names.__getitem__,
        )
        if one.row["phrase"]:
            st.markdown(f":small[:gray[{say(prose_words.REMEMBERED)}]]")
        st.button(say(prose_words.USE_MEASURE), key="prose_use", on_click=choose_measure, args=(*arguments, widget))
    with st.container(horizontal=True, gap="small"):
        if one.question in file.answers:
            st.button(
                say(prose_words.THINK_AGAIN),
                key="prose_again",
                icon=":material/undo:",
                on_click=think_again,
                args=(file.digest, one),
            )
        elif one.can_be_taken:
            st.button(
                say(prose_words.TAKE_ONE),
                key="prose_take",
                icon=":material/check:",
                on_click=choose,
                args=(*arguments, TAKE),
            )
        elif one.state == TAKEN:
            st.button(
                say(prose_words.LEAVE_ONE),
                key="prose_leave",
                icon=":material/close:",
                on_click=choose,
                args=(*arguments, LEAVE),
            )
