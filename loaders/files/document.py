"""A document as one plain text with its paragraphs, whatever the file was: what readers give and prose is read from."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.facts import Problem
from data.names import nfc
from loaders.files import limits
from loaders.files.sheets import Sheet
from loaders.problems.refusal import FileProblem

TITLE, HEADING, PARAGRAPH, NOTE = "title", "heading", "paragraph", "note"


@dataclass(frozen=True)
class Block:
    """One paragraph: `start` to `end` in the text of its document. `level` of a heading, 1 the highest. `number`: its
    place among all, from 1. `of`: where in the text a footnote is called, None for what is no footnote."""

    kind: str
    start: int
    end: int
    number: int
    level: int = 0
    of: int | None = None


@dataclass
class Document:
    """Text and paragraphs in their order; `tables` as grids, named after their places among the tables, `above`: the
    paragraph each stands below. `problems`: what the reader has to say about the file itself."""

    text: str
    blocks: list[Block]
    tables: list[Sheet] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def words(self, block: Block) -> str:
        """What a paragraph says."""
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> Block:
        """The paragraph an offset lies in."""
        return self.blocks[max(bisect_right([block.start for block in self.blocks], offset) - 1, 0)]


@dataclass
class Piece:
    """A paragraph before its place in the text is known. `number`: of a footnote; `calls`: (footnote, offset)."""

    text: str
    kind: str = PARAGRAPH
    level: int = 0
    number: str = ""
    calls: list[tuple[str, int]] = field(default_factory=list)


# What begins a paragraph: "1.", "1.1.", "I.", "a)", "(1)", "-", "+", "*".
MARKER = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[a-zđ]|[A-Z])(?:[.)/]|\)\.?)(?=\s|[^\W\d_])|[-–+*•●▪◦])\s*(?=\S)"
)
_LEVELS = ((re.compile(r"[IVX]+\s*[.)]"), 1), (re.compile(r"[A-Z]\s*[.)]"), 1), (re.compile(r"\d+[.)]?\s"), 2))
_DEEP = re.compile(r"(\d+(?:\.\d+)+)\.?\s")
LONGEST_HEADING = 160


def heading_level(text: str) -> int:
    """The level of a line that is numbered as headings are; 0 for what is none. "1.2. Lĩnh vực" is 3."""
    if len(text) > LONGEST_HEADING or text.rstrip().endswith((".", ";", ",")):
        return 0
    if is_capitals(text):
        return 1
    if match := _DEEP.match(text):
        return 2 + match[1].count(".")
    return next((level for pattern, level in _LEVELS if pattern.match(text)), 0)


def is_capitals(text: str) -> bool:
    """Whether a line is set in capital letters, numbers and marks aside."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)


def compose(pieces: list[Piece], tables: Sequence[tuple[int, list[list]]] = ()) -> Document:
    """The document its pieces make; `tables`: how many pieces stand before each, and its rows.

    Raises `FileProblem` for a text over the limit, and for one that says nothing.
    """
    text: list[str] = []
    blocks: list[tuple[Piece, int, int]] = []
    called: dict[str, int] = {}
    offset = 0
    for piece in pieces:
        words = piece.text
        for number, place in piece.calls:
            called.setdefault(number, offset + place)
        blocks.append((piece, offset, offset + len(words)))
        text.append(words)
        offset += len(words) + 1
    if offset > limits.DOCUMENT_CHARACTERS:
        most = limits.DOCUMENT_CHARACTERS
        raise FileProblem("document_too_long", f"trên {most} chữ", f"over {most} letters")
    if not any(piece.text.strip() for piece in pieces) and not tables:
        raise FileProblem("document_empty")
    return Document(
        "\n".join(text),
        [
            Block(piece.kind, start, end, number, piece.level, called.get(piece.number) if piece.number else None)
            for number, (piece, start, end) in enumerate(blocks, 1)
        ],
        [Sheet(f"Bảng {place}", rows) for place, (_, rows) in enumerate(tables, 1)],
        [before for before, _ in tables],
    )


def clean(text: str) -> str:
    """A paragraph as it stands in the text of a document: composed letters, single blanks, plain blanks only."""
    return nfc(text.replace("\xa0", " ").replace("\t", " "))
