"""Tables below each other in one sheet: each is cut out with what stands round it and read as a sheet of its own.

A heading whose words do not stand in the same columns as before begins a new table; so does the same heading below a
period, an office or a scale of its own. The same heading below nothing of that kind was printed again on a new page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from data.names import fold
from loaders.files.sheets import Sheet, text_of
from loaders.tables.headers import header_key, is_number_row
from loaders.tables.names import bare_name
from loaders.tables.office import read_office
from loaders.tables.rows import END, HEADINGS
from loaders.text.periods import read_period_text

_LOOK_AT = 8_000  # rows of a sheet, all communes of the country twice; a longer one is a list
_FIGURE = re.compile(r"[\d.,%\s]*\d[\d.,%\s]*")
_SCALE = re.compile(r"đơn vị tính|đvt|lũy kế|luỹ kế")
_CAPTION = re.compile(r"(bảng|biểu|phần|phụ lục)\b")


@dataclass
class _Table:
    """A heading in row `top` with its words by column, under `captions`; the rows of its table end before `end`."""

    top: int
    words: dict[int, set[str]]
    captions: list[int]
    end: int = 0


def parts_below(sheet: Sheet) -> list[tuple[Sheet, int]]:
    """The sheet itself, or one copy a table, each with the row its heading begins in (0 for the sheet itself).

    A copy keeps rows, columns and the title above all tables; the other tables are blank, and so are a period, an
    office and a scale of the title where the table has its own.
    """
    if sheet.parts is None:
        sheet.parts = _parts_below(sheet)
    return sheet.parts


def _parts_below(sheet: Sheet) -> list[tuple[Sheet, int]]:
    tables = _tables(sheet)
    if len(tables) < 2:
        return [(sheet, 0)]
    if any(_is_numbered(sheet, table.captions) for table in tables[1:]):
        tables[0].captions = [row for row in tables[0].captions if _is_numbered(sheet, [row])][-1:]
    else:
        tables[0].captions = []
    return [(_cut(sheet, table, tables[0]), table.top) for table in tables]


def _tables(sheet: Sheet) -> list[_Table]:
    tables: list[_Table] = []
    last_figure, has_body = -1, False
    for number, cells in enumerate(sheet.rows[:_LOOK_AT]):
        if _has_figures(cells):
            last_figure, has_body = number, bool(tables) and not is_number_row(cells)
            continue
        words = {c: header_key(v) for c, v in enumerate(cells) if isinstance(v, str) and v.strip()}
        if tables and not has_body:
            _add_words(tables[-1], words)
        elif len(words) > 2 and HEADINGS & set(words.values()):
            captions = list(_captions(sheet, last_figure + 1, number))
            if tables and _is_again(tables[-1], words) and not _says_more(sheet, captions):
                continue
            if tables:
                tables[-1].end = last_figure + 1
            tables.append(_Table(number, {}, captions))
            _add_words(tables[-1], words)
            has_body = False
    if tables:
        tables[-1].end = len(sheet.rows)
    return tables


def _add_words(table: _Table, words: dict[int, str]) -> None:
    for column, word in words.items():
        table.words.setdefault(column, set()).add(word)


def _has_figures(cells: list) -> bool:
    return any(
        isinstance(v, (int, float, date)) or (isinstance(v, str) and _FIGURE.fullmatch(v) is not None)
        for v in cells
        if v is not None
    )


def _is_again(table: _Table, words: dict[int, str]) -> bool:
    """Whether a heading is this table's, printed again: the same words in the same columns."""
    return all(word in table.words.get(column, ()) for column, word in words.items())


def _captions(sheet: Sheet, first: int, end: int) -> Iterator[int]:
    """The rows between two tables that stand above the second; who signed the first is not among them."""
    for number in range(first, end):
        texts = [fold(text_of(v)) for v in sheet.rows[number] if v is not None]
        if texts and not any(END.match(text) for text in texts):
            yield number


def _says_more(sheet: Sheet, rows: list[int]) -> bool:
    return any(reads(sheet, row) for row in rows for reads in (_has_period, _has_office, _has_scale))


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [v for v in sheet.rows[row] if isinstance(v, str)]


def _has_period(sheet: Sheet, row: int) -> bool:
    read = [read_period_text(text) for text in _texts(sheet, row)]
    return any(period.label or period.is_window or period.is_cut_off for period in read)


def _has_office(sheet: Sheet, row: int) -> bool:
    office = read_office(Sheet("", [sheet.rows[row]]), 1)
    return bool(office.names or office.compilers)


def _has_scale(sheet: Sheet, row: int) -> bool:
    return any(_SCALE.search(fold(text)) for text in _texts(sheet, row))


def _is_numbered(sheet: Sheet, rows: list[int]) -> bool:
    """Whether captions are those of a list of tables: "2. Cấp xã", "Bảng 2"."""
    texts = [text for row in rows for text in _texts(sheet, row)]
    return any(_CAPTION.match(fold(text)) or fold(bare_name(text)) != fold(text) for text in texts)


def _cut(sheet: Sheet, table: _Table, first: _Table) -> Sheet:
    """A copy with this table, its captions, and of the title above the first table what these do not say better."""
    own = [
        reads for reads in (_has_period, _has_office, _has_scale) if any(reads(sheet, row) for row in table.captions)
    ]
    above = [
        row for row in range(first.top) if row not in first.captions and not any(reads(sheet, row) for reads in own)
    ]
    rest = {*above, *table.captions, *range(table.top, table.end)}
    rows = [row if number in rest else [] for number, row in enumerate(sheet.rows)]
    return replace(sheet, rows=rows, merged=[m for m in sheet.merged if m[0] in rest])
