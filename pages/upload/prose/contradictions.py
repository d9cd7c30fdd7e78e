"""Numbers of a document that do not agree: what is wrong, and the sentences on both sides."""

import re

import streamlit as st

from data.facts import Problem
from loaders.load import Preview
from pages.parts.figures import count, shown
from pages.parts.marked import Mark, marked_text
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.prose.numbers import COLOURS, FLAGGED, LOCATOR, SIGNS, Found, found_in, locators_of
from pages.upload.waiting.session import Waiting

LONGEST = 600
MOST_SHOWN = 20
# The sentences a problem carries along as text, for lists that have no marks: here they are shown marked.
_QUOTES = re.compile(r"\s(?:Câu|Text): “.*", re.DOTALL)


def contradictions_of(preview: Preview, found: Found) -> list[Problem]:
    """The warnings about numbers of the text; what is asked has its form, what is noted its list."""
    known = {one.locator for one in found.numbers}
    return [p for p in preview.problems if p.severity == "warn" and known & set(locators_of(p))]


def contradictions_shown(file: Waiting, preview: Preview) -> list[Problem]:
    """What `contradictions` shows of a file; nothing of a workbook."""
    found = found_in(file, preview)
    return contradictions_of(preview, found)[:MOST_SHOWN] if found else []


def contradictions(view: View, preview: Preview, found: Found) -> None:
    """Each as one card: the sentence of ours, then those of the document, its numbers marked."""
    problems = contradictions_of(preview, found)
    if not problems:
        return
    st.subheader(view.say(prose_words.CONTRADICTIONS, count=count(view, len(problems))), anchor=False)
    st.markdown(f":small[:gray[{view.say(prose_words.CONTRADICTIONS_TEXT)}]]")
    for problem in problems[:MOST_SHOWN]:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f":red-badge[{SIGNS[FLAGGED]} {view.say(prose_words.STATES[FLAGGED])}] {_message(view, problem, found)}"
            )
            for line in sentences_of(view, problem, found):
                st.markdown(line)


def _message(view: View, problem: Problem, found: Found) -> str:
    """The problem in words, its numbers named by what is printed and their paragraphs."""
    message = _QUOTES.sub("", problem.message(view.language))

    def named(match: re.Match) -> str:
        text = " ".join(found.text[int(match[2]) : int(match[3])].split())
        return view.say(prose_words.NUMBER_AT, text=text, number=match[1])

    return shown(LOCATOR.sub(named, message))


def sentences_of(view: View, problem: Problem, found: Found) -> list[str]:
    """The sentences its numbers stand in, each once, with all of them marked."""
    by_sentence: dict[tuple[int, int], list[Mark]] = {}
    for locator in locators_of(problem):
        if one := found.at(locator):
            mark = Mark(one.row["start"], one.row["end"], COLOURS[FLAGGED], SIGNS[FLAGGED], True)
            by_sentence.setdefault(tuple(one.row["sentence"]), []).append(mark)
    lines = []
    for (start, end), marks in by_sentence.items():
        number = next(block.number for block in reversed(found.blocks) if block.start <= start)
        name = view.say(prose_words.PARAGRAPH, number=number)
        lines.append(f":small[:gray[{name}]] {marked_text(found.text, start, end, marks, LONGEST)}")
    return lines
