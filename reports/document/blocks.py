"""What a report is made of before it is Word: pieces of text, fields that are bound to a number, and blocks of them."""

from collections.abc import Sequence
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
    """A heading. `level`: 1 chapter, 2 section, 3 the title of a table or chart."""

    id: str
    pieces: Sequence[Piece]
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose; `is_note`: small and italic, under a table or chart."""

    id: str
    pieces: Sequence[Piece]
    is_note: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first column names, `numeric` columns stand at the right edge. `widths` in mm; `size` in pt, of
    `small` columns less."""

    id: str
    heads: Sequence[Sequence[Piece]]
    rows: Sequence[Sequence[Sequence[Piece]]]
    widths: Sequence[float]
    numeric: Sequence[int] = ()
    size: float = 11
    small: Sequence[int] = ()


@dataclass(frozen=True)
class Chart:
    """A native chart."""

    id: str
    content: ChartSlide


@dataclass(frozen=True)
class Break:
    """A new page, for an annex."""

    id: str


Block = Heading | Paragraph | Table | Chart | Break
