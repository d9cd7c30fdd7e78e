"""The lines of a Word document's body, character by character: which are a field's, and in which run each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from data.names import nfc
from reports.document.addresses import parse_address
from reports.document.marks import Memory, controls_in, name_of, remembered

_SINGLE = re.compile(r"\S|(?<=\S)\s(?=\s*\S)")  # every character but the blanks that are taken for none
_CELL = re.compile(r"Bảng (\d+)!([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Line:
    """A line of the document's body as the reader of prose has it. `fields`: characters that are a field's; `runs`:
    each run with its characters; both as the file has them, `raw` for each character of `text`."""

    text: str
    raw: tuple[int, ...]
    fields: tuple[tuple[int, int], ...]
    runs: tuple[tuple[int, int, Any], ...]

    def in_file(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the text stand in the file."""
        return self.raw[start], self.raw[end - 1] + 1

    def is_field(self, start: int, end: int) -> bool:
        """Whether a number begins in a field: what it is counted in may be written behind it."""
        start, _ = self.in_file(start, end)
        return any(first <= start < last for first, last in self.fields)


def lines_of(document: WordDocument) -> list[Line]:
    """The lines of the body that say anything, in their order; those of tables too."""
    memory = remembered(document) or Memory()
    return [line for paragraph in document.element.body.iter(qn("w:p")) for line in _lines(paragraph, memory)]


def _lines(paragraph, memory: Memory) -> Iterator[Line]:
    text = ""
    fields: list[tuple[int, int]] = []
    runs: list[tuple[int, int, Any]] = []
    nodes = [node for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"))]
    for node in [*nodes, None]:
        is_break = node is None or node.tag in (qn("w:br"), qn("w:cr"))
        if is_break:
            if text.strip():
                raw = tuple(match.start() for match in _SINGLE.finditer(text))
                yield Line(nfc(text), raw, tuple(fields), tuple(runs))
            text, fields, runs = "", [], []
            continue
        if next(node.iterancestors(qn("w:p"))) is not paragraph or node.getparent().tag != qn("w:r"):
            continue
        shown = (node.text or "") if node.tag == qn("w:t") else " "
        shown = normalize("NFC", shown.replace("\xa0", " ").replace("\t", " "))
        span = len(text), len(text) + len(shown)
        names = [name_of(sdt, memory) for sdt in node.iterancestors(qn("w:sdt"))]
        if any(parse_address(name) for name in names):
            fields.append(span)
        runs.append((*span, node.getparent()))
        text += shown


# -- tables ----------------------------------------------------------------------------------------------


def outer_tables(document: WordDocument) -> list:
    """The tables of the body in their order, without those inside others."""
    tables = document.element.body.iter(qn("w:tbl"))
    return [table for table in tables if next(table.iterancestors(qn("w:tbl")), None) is None]


def cell_at(document: WordDocument, name: str):
    """The cell a name ("Bảng 2!C5") stands for, as the reader of documents names them; None where there is none."""
    match = _CELL.fullmatch(name)
    if not match:
        return None
    tables = outer_tables(document)
    number, row = int(match[1]), int(match[3])
    rows = list(tables[number - 1].iter(qn("w:tr"))) if number <= len(tables) else []
    column = 0
    for letter in match[2]:
        column = column * 26 + ord(letter) - 64
    for cell in rows[row - 1].findall(qn("w:tc")) if row <= len(rows) else ():
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        column -= int(span.get(qn("w:val"))) if span is not None else 1
        if column <= 0:
            return cell
    return None


def holds_field(part, memory: Memory) -> bool:
    """Whether a number of a cell or table stands in a field of ours."""
    return any(parse_address(name_of(sdt, memory)) for sdt in controls_in(part))


def row_text(cell) -> str:
    """What stands in the row of a cell, its cells apart."""
    row = cell.getparent()
    texts = (" ".join(part.text or "" for part in one.iter(qn("w:t"))) for one in row.iter(qn("w:tc")))
    return " | ".join(" ".join(text.split()) for text in texts if text.strip())
