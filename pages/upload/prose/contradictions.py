"""Numbers of a document that do not agree: what is wrong, and the sentences on both sides."""

import re

import streamlit as st

from data.facts import Problem
from loaders.load import Preview
from pages.parts.figures import count, shown
from pages.parts.marked import Mark, marked_text
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.prose.numbers import COLOURS, FLAGGED, LOCATOR, SIGNS, Findings, findings_in, locators_of
from pages.upload.waiting.session import Waiting

LONGEST = 600
MOST_SHOWN = 20
_COUNTED = ("prose_unsure", "prose_open")
# The sentences a problem carries along as text, for lists that have no marks: here they are shown marked.
_TWICE = re.compile(r"(\S+) \(“\1”\)")  # a value beside the same value as printed
_QUOTES = re.compile(r"\s(?:Câu|Text): “.*", re.DOTALL)


def contradictions_of(preview: Preview, findings: Findings) -> list[Problem]:
    """The warnings about numbers of the text; what is asked has its form, what is noted its list."""
    known = {one.locator for one in findings.numbers}
    return [p for p in preview.problems if p.severity == "warn" and known & set(locators_of(p))]


def shown_with_text(file: Waiting, preview: Preview) -> list[Problem]:
    """What the text and its table say already: contradictions, how many are unsure or open; nothing of a workbook."""
    findings = findings_in(file, preview)
    if not findings:
        return []
    counted = [problem for problem in preview.problems if problem.code in _COUNTED]
    return contradictions_of(preview, findings)[:MOST_SHOWN] + counted


def contradictions(view: View, preview: Preview, findings: Findings) -> None:
    """Each as one card: the sentence of ours, then those of the document, its numbers marked."""
    problems = contradictions_of(preview, findings)
    if not problems:
        return
    st.subheader(view.say(prose_words.CONTRADICTIONS, count=count(view, len(problems))), anchor=False)
    st.markdown(f":small[:gray[{view.say(prose_words.CONTRADICTIONS_TEXT)}]]")
    for problem in problems[:MOST_SHOWN]:
        with st.container(border=True, gap="xsmall"):
            badge = f":red-badge[{SIGNS[FLAGGED]} {view.say(prose_words.STATES[FLAGGED])}]"
            st.markdown(f"{badge} {_message(view, problem, findings)}")
            for line in sentences_of(view, problem, findings):
                st.markdown(line)


def _message(view: View, problem: Problem, findings: Findings) -> str:
    """The problem in words, its numbers named by what is printed; the first also by its paragraph."""
    message = _QUOTES.sub("", problem.message(view.language))

    def named(match: re.Match) -> str:
        text = " ".join(findings.text[int(match[2]) : int(match[3])].split())
        if match.start():
            return f"“{text}”"
        return view.say(prose_words.NUMBER_AT, text=text, number=match[1])

    return shown(_TWICE.sub(r"\1", LOCATOR.sub(named, message)))


def sentences_of(view: View, problem: Problem, findings: Findings) -> list[str]:
    """The sentences its numbers stand in, each once, with all of them marked."""
    by_sentence: dict[tuple[int, int], list[Mark]] = {}
    for locator in locators_of(problem):
        if one := findings.number_at(locator):
            mark = Mark(one.row["start"], one.row["end"], COLOURS[FLAGGED], SIGNS[FLAGGED], True)
            by_sentence.setdefault(tuple(one.row["sentence"]), []).append(mark)
    lines = []
    for (start, end), marks in by_sentence.items():
        number = next(block.number for block in reversed(findings.blocks) if block.start <= start)
        name = view.say(prose_words.PARAGRAPH, number=number)
        lines.append(f":small[:gray[{name}]] {marked_text(findings.text, start, end, marks, LONGEST)}")
    return lines
