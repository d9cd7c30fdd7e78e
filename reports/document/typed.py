"""The numbers people typed into a report: what the readers of prose and of tables found of it, without our fields."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document as WordDocument

from data.facts import Fact, Reading
from reports.document.checking import LONGEST, Typed
from reports.document.lines import Line, cell_at, holds_field, lines_of, outer_tables, row_text
from reports.document.marks import Memory, remembered, text_of
from reports.document.package import open_document

TEXT, FOUND, UNREAD = "text", "found", "unread"  # the notes of a reading of a document
_CAPTION = re.compile(r"^\s*(?:bảng|biểu đồ|biểu|hình|phụ lục)\s+(?:số\s+)?$", re.IGNORECASE)  # its number is no figure
_SURE = ("repeated", "double")  # said before, or said twice differently: each can be compared all the same


def can_be_checked(reading: Reading) -> bool:
    """Whether a file was read as a document."""
    return FOUND in reading.notes and TEXT in reading.notes


def typed_numbers(reading: Reading, content: bytes) -> list[Typed]:
    """The numbers of a document that was read, those in its fields left out. `content`: its file."""
    document = open_document(content) if content.startswith(b"PK") else None
    return [*_in_text(reading.notes, document), *_in_tables(reading.facts, document)]


def tables_left(reading: Reading, content: bytes) -> list[str]:
    """The tables of a document whose numbers nobody compared: of no known kind, and none of our fields in them."""
    names = [str(name) for name in json.loads(reading.notes.get(UNREAD, "[]"))]
    if not content.startswith(b"PK") or not names:
        return names
    document = open_document(content)
    memory = remembered(document) or Memory()
    tables = {f"Bảng {number}": table for number, table in enumerate(outer_tables(document), 1)}
    return [
        name
        for name in names
        if (table := tables.get(name)) is not None
        and not holds_field(table, memory)
        and any(letter.isdecimal() for letter in text_of(table))
    ]


def _in_text(notes: Mapping[str, str], document: WordDocument | None) -> Iterator[Typed]:
    note = json.loads(notes[TEXT])
    text, blocks = note["text"], note["blocks"]
    lines: dict[str, list[Line]] = {}
    for line in lines_of(document) if document else ():
        lines.setdefault(line.text, []).append(line)
    for one in json.loads(notes[FOUND]):
        _, start, end, _ = blocks[one["paragraph"] - 1]
        words, first, last = text[start:end], one["start"] - start, one["end"] - start
        same = lines.get(words, ())
        is_field = bool(same) and all(line.is_field(first, last) for line in same)
        if not one["measure"] or one["role"] or is_field or _CAPTION.search(words[:first]):
            continue
        yield Typed(
            **{name: one[name] for name in ("measure", "value", "qualifier", "place", "unit", "field", "channel")},
            period=one["period_label"],
            text=text[one["start"] : one["end"]],
            sentence=" ".join(text[slice(*one["sentence"])].split())[:LONGEST],
            unsure="" if one["is_taken"] or one["reason"] in _SURE else one["reason"],
            line=words,
            start=first,
            end=last,
        )


def _in_tables(facts: Iterable[Fact], document: WordDocument | None) -> Iterator[Typed]:
    """The figures read in tables of the document; of a PDF a table has no cells to look into."""
    memory = (remembered(document) if document else None) or Memory()
    for fact in facts:
        if not fact.locator.startswith("Bảng ") or fact.status != "value":
            continue
        cell = cell_at(document, fact.locator) if document else None
        if cell is not None and holds_field(cell, memory):
            continue
        yield Typed(
            *(fact.measure, fact.value, fact.qualifier, fact.place, fact.unit, fact.field, fact.channel),
            period=fact.period_label,
            text=fact.raw,
            sentence=(row_text(cell) if cell is not None else fact.locator)[:LONGEST],
            unsure="part" if fact.level or fact.procedure else "",
            cell=fact.locator,
        )
