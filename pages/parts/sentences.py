"""The sentence of a number that was read from prose, the number marked: opened from the document the office keeps.

The document is read anew in the watched child, as when it was loaded; its text is nowhere else. Where the characters do
not hold what was loaded, no sentence is shown.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from loaders.files.glimpse import FOUND, TEXT
from loaders.reading import read_file
from loaders.tables.context import Context
from pages.parts import words as parts_words
from pages.parts.figures import count, shown
from pages.parts.marked import Mark, marked_text
from pages.parts.memory import Memory
from pages.parts.view import View, own_view

LOCATOR = re.compile(r"Đoạn (\d+)!(\d+)-(\d+)")
# As the workbook of published figures has it: "2600 · dong-thap-…: Báo cáo …, ký tự 1234–1262".
PUBLISHED = re.compile(r".* · ([\w-]+): (.+), ký tự (\d+)–(\d+)")
MOST_SHOWN, LONGEST = 12, 900
Place = tuple[int, int, float | None, str]  # characters of a number's sentence, its value and measure
_DOCUMENTS = Memory(4)  # texts of documents with the sentences of their numbers, by the batch's store and number


@dataclass(frozen=True)
class Span:
    """Where a figure stands in its document: paragraph, characters, the words loaded from there."""

    paragraph: int
    start: int
    end: int
    raw: str


def short_cell(view: View, locator: str) -> str:
    """A place as a narrow column holds it: of prose the paragraph, the characters stand with its sentence."""
    match = LOCATOR.fullmatch(locator)
    return view.say(parts_words.PARAGRAPH, number=match[1]) if match else locator


def sentences_of(view: View, facts: list[dict[str, Any]]) -> None:
    """The sentences of those figures that are from prose, each once, with all its figures marked; nothing for cells of
    tables."""
    lines = _lines(view, facts)
    if not lines:
        return
    st.markdown(f"**{view.say(parts_words.SENTENCES)}**")
    for line in lines[:MOST_SHOWN]:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(line)
    left = len(lines) - MOST_SHOWN
    if left > 0:
        st.markdown(f":small[:gray[{view.say(parts_words.MORE_SENTENCES, count=count(view, left))}]]")


def _lines(view: View, facts: list[dict[str, Any]]) -> list[str]:
    by_batch: dict[str, list[dict[str, Any]]] = {}
    for fact in facts:
        if LOCATOR.fullmatch(fact["locator"] or ""):
            by_batch.setdefault(fact["batch"], []).append(fact)
    lines = [line for batch, several in by_batch.items() for line in _lines_of_batch(view, batch, several)]
    published = [(fact, match) for fact in facts if (match := PUBLISHED.fullmatch(fact["raw"] or ""))]
    return lines + list(dict.fromkeys(_published_line(view, fact, match) for fact, match in published))


def _published_line(view: View, fact: dict[str, Any], match: re.Match) -> str:
    """Report and characters of a published figure; its sentence where the office itself has loaded that report."""
    name, title = match[1], match[2]
    start, end = int(match[3]), int(match[4])
    characters = f"{count(view, start)}–{count(view, end)}"
    own = own_view()
    for batch in own.store.batches():
        path = own.store.original_of(batch) if batch.is_live and Path(batch.file).stem == name else None
        text, numbers = _document(own, batch.id, path, batch.file) if path else ("", {})
        candidates = [
            (measure != fact["measure"], _span({"locator": locator, "raw": ""}), (first, last))
            for locator, (first, last, value, measure) in numbers.items()
            if value == fact["value"]
        ]
        candidates = [one for one in candidates if start <= one[1].start and one[1].end <= end]
        if candidates:
            _, span, (first, last) = min(candidates, key=lambda one: one[0])
            mark = Mark(span.start, span.end, "blue", "✓", is_strong=True)
            address = view.say(parts_words.PUBLISHED_AT, title=shown(title), characters=characters)
            return f"{marked_text(text, first, last, [mark], LONGEST)}\n\n:small[:gray[{address}]]"
    return view.say(parts_words.PUBLISHED_ALONE, title=shown(title), characters=characters, file=shown(f"{name}.txt"))


def _lines_of_batch(view: View, batch: str, facts: list[dict[str, Any]]) -> list[str]:
    """Each sentence with its marks over where it stands; else where the figure stands, and why it is not shown."""
    name = facts[0]["file"]
    path = view.store.original_of(view.store.batch(batch))
    text, numbers = _document(view, batch, path, name) if path else ("", {})
    lines: list[str] = []
    by_sentence: dict[tuple[int, int], list[Span]] = {}
    for fact in facts:
        span = _span(fact)
        sentence = numbers.get(fact["locator"], ())[:2]
        if not path:
            lines.append(view.say(parts_words.SENTENCE_NOT_KEPT, at=_address(view, name, [span])))
        elif not sentence or text[span.start : span.end] != span.raw:
            lines.append(view.say(parts_words.SENTENCE_MOVED, at=_address(view, name, [span])))
        elif span not in by_sentence.setdefault(sentence, []):
            by_sentence[sentence].append(span)
    for (first, last), spans in by_sentence.items():
        marks = [Mark(span.start, span.end, "blue", "✓", is_strong=True) for span in spans]
        address = _address(view, name, spans)
        lines.append(f"{marked_text(text, first, last, marks, LONGEST)}\n\n:small[:gray[{address}]]")
    return list(dict.fromkeys(lines))


def _span(fact: dict[str, Any]) -> Span:
    paragraph, start, end = map(int, LOCATOR.findall(fact["locator"])[0])
    return Span(paragraph, start, end, fact["raw"])


def _address(view: View, name: str, spans: list[Span]) -> str:
    """Document, paragraph and characters."""
    characters = ", ".join(f"{count(view, span.start)}–{count(view, span.end)}" for span in spans)
    return view.say(parts_words.SENTENCE_AT, file=shown(name), number=spans[0].paragraph, characters=characters)


def _document(view: View, batch: str, path: Path, name: str) -> tuple[str, dict[str, Place]]:
    """The text of a kept document, and where each number of it stands."""

    def read() -> tuple[str, dict[str, Place]]:
        with st.spinner(view.say(parts_words.WORKING)):
            notes = read_file(path.read_bytes(), name, Context(today=view.today)).notes
        numbers = {
            one["locator"]: (*one["sentence"], one["value"], one["measure"])
            for one in json.loads(notes.get(FOUND, "[]"))
        }
        return json.loads(notes.get(TEXT, '{"text": ""}'))["text"], numbers

    return _DOCUMENTS.get((str(view.store.folder), batch), read)
