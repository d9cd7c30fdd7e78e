"""Sheets as clerks lay them out: letterhead, titles, headings of several rows, notes, signatures."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
# A heading: its text, or its text and the headings below it.
Heading = str | tuple

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Block:
    """Rows that belong together, with merged cells as (row, column, row, column) counted inside the block."""

    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


Line = Row | Block
BLANK: Row = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its lines, hidden columns (letters) and number formats (cell → format)."""

    name: str
    lines: tuple[Line, ...]
    hidden: str = ""
    formats: dict[str, str] = field(default_factory=dict)
    state: str = "visible"


def sheet(name: str, *lines: Line, hidden: str = "", state: str = "visible", **formats: str) -> Sheet:
    """A sheet of the lines given; formats as keywords, F8="0.0%"."""
    return Sheet(name, lines, hidden, formats, state)


def write(sheets: tuple[Sheet, ...], path: Path) -> None:
    """Writes the sheets as one workbook."""
    book = Workbook()
    book.remove(book.active)
    for one in sheets:
        _fill(book.create_sheet(one.name), one)
    book.save(path)


def _fill(page: Worksheet, one: Sheet) -> None:
    row = 1
    for line in one.lines:
        block = line if isinstance(line, Block) else Block((line,))
        for values in block.rows:
            for column, value in enumerate(values, start=1):
                if value is not None:
                    page.cell(row, column, value)
            row += 1
        first = row - len(block.rows)
        for top, left, bottom, right in block.merged:
            page.merge_cells(start_row=first + top, start_column=left, end_row=first + bottom, end_column=right)
    for letter in one.hidden:
        page.column_dimensions[letter].hidden = True
    for place, form in one.formats.items():
        page[place].number_format = form
    page.sheet_state = one.state


def letterhead(left: str, under: str = "", width: int = 8) -> Block:
    """Letterhead of two columns: who writes on the left, the country's name and motto on the right, a blank row."""
    half = max(2, width // 2)
    gap = (None,) * (half - 1)
    rows = ((left, *gap, COUNTRY), (under or None, *gap, MOTTO), BLANK)
    return Block(rows, tuple((r, c, r, e) for r in (0, 1) for c, e in ((1, half), (half + 1, max(width, half + 2)))))


def title(text: str, width: int = 8) -> Block:
    """A title merged over the whole width."""
    return Block(((text,),), ((0, 1, 0, width),))


def right(text: str, width: int = 8) -> Row:
    """A text at the right margin, where the unit of counting usually stands."""
    return (*(None,) * (width - 2), text)


def signature(
    where_and_when: str, width: int = 8, left: str = "NGƯỜI LẬP BIỂU", post: str = "CHÁNH VĂN PHÒNG"
) -> Block:
    """Place and date, the two posts, room for ink, two names."""
    gap = (None,) * (width - 3)
    rows = (BLANK, (None, *gap, where_and_when), (None, left, *gap[1:], post), BLANK, BLANK)
    return Block((*rows, (None, "Lê Thị Hạnh", *gap[1:], "Trần Quốc Bảo")))


def head(*headings: Heading) -> Block:
    """A heading of as many rows as needed: a text stands merged over all rows, a tuple is a group and what is below."""
    depth = max(_depth(one) for one in headings)
    width = sum(_width(one) for one in headings)
    rows: list[list[Cell]] = [[None] * width for _ in range(depth)]
    merged: list[tuple[int, int, int, int]] = []
    column = 1
    for one in headings:
        _place(one, 0, column, rows, merged)
        column += _width(one)
    return Block(tuple(tuple(row) for row in rows), tuple(merged))


def _depth(heading: Heading) -> int:
    return 1 if isinstance(heading, str) else 1 + max(_depth(one) for one in heading[1:])


def _width(heading: Heading) -> int:
    return 1 if isinstance(heading, str) else sum(_width(one) for one in heading[1:])


def _place(heading: Heading, top: int, column: int, rows: list[list[Cell]], merged: list) -> None:
    if isinstance(heading, str):
        rows[top][column - 1] = heading
        if top < len(rows) - 1:
            merged.append((top, column, len(rows) - 1, column))
        return
    rows[top][column - 1] = heading[0]
    if _width(heading) > 1:
        merged.append((top, column, top, column + _width(heading) - 1))
    for below in heading[1:]:
        _place(below, top + 1, column, rows, merged)
        column += _width(below)


def numbers_of_columns(width: int) -> Row:
    """The row (1) (2) (3) … below a heading."""
    return tuple(f"({n})" for n in range(1, width + 1))


def beside(left: tuple[Line, ...], other: tuple[Line, ...], gap: int, width: int) -> Block:
    """Two tables beside each other: the second begins `gap` columns behind the first, which is `width` wide."""
    first, second = _joined(left), _joined(other)
    height = max(len(first.rows), len(second.rows))
    rows = []
    for n in range(height):
        one = first.rows[n] if n < len(first.rows) else ()
        two = second.rows[n] if n < len(second.rows) else ()
        rows.append((*one, *(None,) * (width + gap - len(one)), *two))
    moved = tuple((a, b + width + gap, c, d + width + gap) for a, b, c, d in second.merged)
    return Block(tuple(rows), first.merged + moved)


def _joined(lines: tuple[Line, ...]) -> Block:
    rows: list[Row] = []
    merged: list[tuple[int, int, int, int]] = []
    for line in lines:
        block = line if isinstance(line, Block) else Block((line,))
        merged += [(a + len(rows), b, c + len(rows), d) for a, b, c, d in block.merged]
        rows += block.rows
    return Block(tuple(rows), tuple(merged))


def blocks(lines: tuple[Line, ...]) -> Block:
    """Several lines as one block."""
    return _joined(lines)
