"""A Word document (.docx), read from its own parts: text, footnotes and tables; nothing it points to is fetched.

Text that was deleted with changes tracked is no text of it; a field shows what it last showed.
"""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from loaders.files import limits
from loaders.files.document import (
    HEADING,
    NOTE,
    PARAGRAPH,
    TITLE,
    Document,
    Piece,
    clean,
    compose,
    heading_level,
)
from loaders.files.package import read_parts
from loaders.files.paragraphs import name_titles
from loaders.problems.refusal import FileProblem

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_HARMLESS = ("/hyperlink", "/attachedTemplate")  # they are read as text, or not at all
_EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*TargetMode=[\"']External[\"'][^>]*>")
_TYPE = re.compile(rb"Type=[\"']([^\"']+)[\"']")
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr"}


def read_docx(content: bytes) -> Document:
    """Raises `FileProblem`."""
    parts = read_parts(content, lambda name: name in (_MAIN, *_NOTES) or name.endswith(".rels"))
    if _MAIN not in parts:
        raise FileProblem("broken_file", "thiếu phần văn bản", "its text is missing")
    for name, part in parts.items():
        if name.endswith(".rels"):
            _check_links(part)
    pieces: list[Piece] = []
    tables: list[tuple[int, list[list]]] = []
    body = _root(parts[_MAIN]).find("{*}body")
    for kind, node in _blocks(body) if body is not None else ():
        if kind == "tbl":
            tables.append((len(pieces), _grid(node)))
        else:
            pieces += _paragraphs(node)
    for name in _NOTES:
        if name in parts:
            pieces += _notes(_root(parts[name]))
    name_titles(pieces)
    return compose(pieces, tables)


def _check_links(part: bytes) -> None:
    for relation in _EXTERNAL.findall(part):
        kind = _TYPE.search(relation)
        name = kind[1].decode("utf-8", "replace") if kind else "?"
        if not name.endswith(_HARMLESS):
            raise FileProblem("document_links", name.rpartition("/")[2])


def _root(part: bytes) -> ElementTree.Element:
    """The tree of a part. Raises `FileProblem` for XML that is broken or nested without end."""
    depth = 0
    try:
        root = None
        for event, node in ElementTree.iterparse(io.BytesIO(part), events=("start", "end")):
            depth += 1 if event == "start" else -1
            root = node if root is None else root
            if depth > limits.DOCUMENT_DEPTH:
                raise FileProblem("unsafe_file", "lồng nhau quá sâu", "nested without end")
    except ElementTree.ParseError as error:
        raise FileProblem("broken_file", "phần văn bản không đọc được", "its text cannot be read") from error
    if root is None:
        raise FileProblem("broken_file", "thiếu phần văn bản", "its text is missing")
    return root


def _name(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _blocks(node: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Paragraphs and tables in their order, those in content controls and text boxes too."""
    for child in node:
        name = _name(child)
        if name in ("p", "tbl"):
            yield name, child
        elif name not in _SKIPPED:
            yield from _blocks(child)


def _paragraphs(node: ElementTree.Element) -> Iterator[Piece]:
    """A paragraph, one piece for each line somebody broke by hand that begins anew."""
    text, calls = _text(node)
    style = node.find("{*}pPr/{*}pStyle")
    name = next((value for key, value in style.attrib.items() if key.endswith("}val")), "") if style is not None else ""
    level = re.search(r"(?:heading|mc)\s*(\d)", name, re.IGNORECASE)
    offset = 0
    for line in text.split("\n"):
        words = clean(line)
        if words:
            inside = [
                (number, min(place - offset, len(words))) for number, place in calls if 0 <= place - offset <= len(line)
            ]
            depth = int(level[1]) if level and len(words) < 200 else heading_level(words)
            kind = TITLE if name.lower() == "title" else HEADING if depth else PARAGRAPH
            yield Piece(words, kind, depth, calls=inside)
        offset += len(line) + 1


def _text(node: ElementTree.Element) -> tuple[str, list[tuple[str, int]]]:
    """The text of a paragraph and where footnotes are called in it."""
    words: list[str] = []
    calls: list[tuple[str, int]] = []
    length = 0
    for part in _runs(node):
        name = _name(part)
        shown = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}.get(name, part.text or "")
        if name in ("footnoteReference", "endnoteReference"):
            number = next((value for key, value in part.attrib.items() if key.endswith("}id")), "")
            calls.append((name[:3] + number, length))
            continue
        words.append(shown)
        length += len(shown)
    return "".join(words), calls


_SAYING = {"t", "tab", "br", "cr", "noBreakHyphen", "footnoteReference", "endnoteReference"}


def _runs(node: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in node:
        name = _name(child)
        if name in _SAYING:
            yield child
        elif name not in _SKIPPED and name not in ("p", "tbl"):
            yield from _runs(child)


def _grid(node: ElementTree.Element) -> list[list]:
    """The rows of a table; a merged cell holds its text in its first place only."""
    rows = []
    for row in node.iter():
        if _name(row) != "tr":
            continue
        cells: list = []
        for cell in row:
            if _name(cell) != "tc":
                continue
            lines = [clean(_text(p)[0].replace("\n", " ")) for p in cell.iter() if _name(p) == "p"]
            text = "\n".join(line for line in lines if line)
            span = cell.find("{*}tcPr/{*}gridSpan")
            wide = next((v for k, v in span.attrib.items() if k.endswith("}val")), "1") if span is not None else "1"
            merged = cell.find("{*}tcPr/{*}vMerge")
            goes_on = merged is not None and not any(v == "restart" for v in merged.attrib.values())
            cells.append(None if goes_on else text or None)
            cells += [None] * (min(int(wide) if wide.isdecimal() else 1, limits.COLUMNS) - 1)
        rows.append(cells[: limits.COLUMNS])
    return rows


def _notes(root: ElementTree.Element) -> Iterator[Piece]:
    for note in root:
        number = next((value for key, value in note.attrib.items() if key.endswith("}id")), "")
        is_rule = any(key.endswith("}type") for key in note.attrib)
        text = clean(" ".join(_text(p)[0].replace("\n", " ") for p in note.iter() if _name(p) == "p"))
        if text and not is_rule:
            yield Piece(text, NOTE, number=_name(note)[:3] + number)
