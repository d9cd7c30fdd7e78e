"""What a report is made of before it is Word: pieces of text, fields that are bound to a number, and blocks of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.slides import ChartSlide


@dataclass(frozen=True)
class Field:
    """A text made of the store's figures. `name`: the address it is bound to, or a name of the document's own
    (`tai_lieu|ky`); `title`: what a reader of the document is told it is."""

    name: str
    text: str
    title: str = ""


Piece = str | Field


@dataclass(frozen=True)
class Heading:
    """A heading. `level`: 1 chapter, 2 section."""

    id: str
    pieces: Sequence[Piece]
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose; `is_note`: small and italic, under a table or chart; `mark`: stands out."""

    id: str
    pieces: Sequence[Piece]
    is_note: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first column names, `numeric` columns stand at the right edge. `widths` in mm; `size` in pt."""

    id: str
    title: Sequence[Piece]
    heads: Sequence[Sequence[Piece]]
    rows: Sequence[Sequence[Sequence[Piece]]]
    widths: Sequence[float]
    numeric: Sequence[int] = ()
    size: float = 11


@dataclass(frozen=True)
class Chart:
    """A native chart with its title."""

    id: str
    title: Sequence[Piece]
    content: ChartSlide


@dataclass(frozen=True)
class Break:
    """A new page, for an annex."""

    id: str


Block = Heading | Paragraph | Table | Chart | Break


def fields_in(block: Block) -> Iterator[Field]:
    """Every field of a block, in reading order."""
    match block:
        case Heading() | Paragraph():
            lists = [block.pieces]
        case Chart():
            lists = [block.title]
        case Table():
            lists = [block.title, *block.heads, *(cell for row in block.rows for cell in row)]
        case _:
            lists = []
    for pieces in lists:
        yield from (piece for piece in pieces if isinstance(piece, Field))
