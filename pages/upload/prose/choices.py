"""What a person says of single numbers of a document: taken, left out, given a measure. Kept with the load as every
answer is."""

from collections.abc import Sequence

import streamlit as st

from data.facts import Problem
from data.measures import MEASURES
from loaders.sources.report import LEAVE, TAKE
from pages.upload.prose import words as prose_words
from pages.upload.prose.numbers import Findings, Number
from pages.upload.waiting.session import waiting
from pages.words import Sentence


def choose(digest: str, findings: Findings, one: Number, choice: str) -> None:
    """Take, leave, or name the measure of one number; the file is read again with it."""
    file = waiting()[digest]
    file.answers[one.question] = choice
    file.asked[one.question] = _asked(findings, one, choice)


def choose_measure(digest: str, findings: Findings, one: Number, widget: str) -> None:
    """Give a number the measure that was picked; nothing where none was."""
    if st.session_state.get(widget) in MEASURES:
        choose(digest, findings, one, st.session_state[widget])


def choose_ticked(digest: str, findings: Findings, ticks: Sequence[tuple[Number, str]]) -> None:
    """Take the proposed numbers whose boxes are ticked."""
    for one, widget in ticks:
        if st.session_state.get(widget):
            choose(digest, findings, one, TAKE)


def think_again(digest: str, one: Number) -> None:
    """The number stands as the reader left it."""
    file = waiting()[digest]
    file.answers.pop(one.question, None)
    file.asked.pop(one.question, None)


def _asked(findings: Findings, one: Number, choice: str) -> Problem:
    """The choice in words, as a question of a file is kept."""
    text = " ".join(findings.text[one.row["start"] : one.row["end"]].split())
    sentence = prose_words.TAKEN_AS if choice in MEASURES else prose_words.LEFT_OUT if choice == LEAVE else None
    measure = choice if choice in MEASURES else one.row["measure"]
    in_words = _in_both(sentence or prose_words.TAKEN_IN, text, measure)
    return Problem("prose_choice", "ask", one.locator, *in_words, one.question, {choice: in_words})


def _in_both(sentence: Sentence, text: str, measure: str) -> tuple[str, str]:
    def side(language: str) -> str:
        name = MEASURES[measure].label(language) if measure else prose_words.NONE(language)
        return sentence(language, text=text, measure=name)

    return side("vi"), side("en")
