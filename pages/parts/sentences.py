"""The sentence of a number that was read from prose, the number marked: opened from the document the office keeps.

The document is read anew in the watched child, as when it was loaded; its text is nowhere else. Where the characters do
not hold what was loaded, no sentence is shown.
"""

import json
import re
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
from pages.parts.view import View

LOCATOR = re.compile(r"Đoạn (\d+)!(\d+)-(\d+)")
MOST_SHOWN, LONGEST = 12, 900
_DOCUMENTS = Memory(4)  # texts of documents with the sentences of their numbers, by the batch's store and number


def sentences_of(view: View, facts: list[dict[str, Any]]) -> None:
    """The sentences of those figures that are from prose, each once; nothing for cells of tables."""
    by_sentence: dict[tuple[str, str], tuple[dict[str, Any], re.Match]] = {}
    for fact in facts:
        if match := LOCATOR.fullmatch(fact["locator"] or ""):
            by_sentence.setdefault((fact["batch"], fact["locator"]), (fact, match))
    if not by_sentence:
        return
    st.markdown(f"**{view.say(parts_words.SENTENCES)}**")
    for fact, match in list(by_sentence.values())[:MOST_SHOWN]:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(_sentence(view, fact, match))
    left = len(by_sentence) - MOST_SHOWN
    if left > 0:
        st.markdown(f":small[:gray[{view.say(parts_words.MORE_SENTENCES, count=count(view, left))}]]")


def _sentence(view: View, fact: dict[str, Any], match: re.Match) -> str:
    """The marked sentence over where it stands; else where it stands and why it is not shown."""
    number, start, end = map(int, match.groups())
    address = view.say(
        parts_words.SENTENCE_AT,
        file=shown(fact["file"]),
        number=number,
        first=count(view, start),
        last=count(view, end),
    )
    path = view.store.original_of(view.store.batch(fact["batch"]))
    if not path:
        return view.say(parts_words.SENTENCE_NOT_KEPT, at=address)
    text, bounds = _document(view, fact["batch"], path, fact["file"])
    first, last = bounds.get(match[0], (start, end))
    if text[start:end] != fact["raw"] or match[0] not in bounds:
        return view.say(parts_words.SENTENCE_MOVED, at=address)
    mark = Mark(start, end, "blue", "✓", is_strong=True)
    return f"{marked_text(text, first, last, [mark], LONGEST)}\n\n:small[:gray[{address}]]"


def _document(view: View, batch: str, path: Path, name: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of a kept document, and the characters of each number's sentence."""

    def read() -> tuple[str, dict[str, tuple[int, int]]]:
        with st.spinner(view.say(parts_words.WORKING)):
            notes = read_file(path.read_bytes(), name, Context(today=view.today)).notes
        findings = json.loads(notes.get(FOUND, "[]"))
        bounds = {one["locator"]: tuple(one["sentence"]) for one in findings}
        return json.loads(notes.get(TEXT, '{"text": ""}'))["text"], bounds

    return _DOCUMENTS.get((str(view.store.folder), batch), read)
