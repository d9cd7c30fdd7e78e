"""A workbook as plain rows, whatever the file was: what readers give and sources are given."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from data.facts import Problem
from loaders.text.numbers import Percent

_NAME = re.compile(r"([A-Z]+)(\d+)")


@dataclass
class Sheet:
    """One worksheet. `rows` from A1: str, int, float, bool, date, datetime, time, timedelta or None; a merged
    cell holds its value top-left only. `merged`: (first row, first column, last row, last column), 0-based. `parts`:
    the tables below each other in it, once they were looked for: every source looks, and rows change no more."""

    name: str
    rows: list[list]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False
    parts: "list[tuple[Sheet, int]] | None" = field(default=None, init=False, repr=False, compare=False)

    def cell(self, row: int, column: int):
        """The value at 0-based row and column; None outside what is filled."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(value is None for row in self.rows for value in row)


@dataclass
class Workbook:
    """The worksheets in the order of the file. `problems`: what the reader has to say about the file itself
    (hidden rows, letters converted, a name that does not fit); they belong to every reading of it.
    `has_legacy_font`: it is set in a font of the old Vietnamese encodings. `is_composed`: the reader saw that no
    text needs composing (NFC). `beside`: texts that stand in no cell (notes, page headers, kept copies), each with
    what it is in both languages. `persons`: where the file's own structure names somebody."""

    sheets: list[Sheet]
    problems: list[Problem] = field(default_factory=list)
    has_legacy_font: bool = False
    is_composed: bool = False
    beside: list[tuple[tuple[str, str], str]] = field(default_factory=list)
    persons: list = field(default_factory=list)


@cache
def column_name(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(sheet_name: str, row: int, column: int) -> str:
    """`Biểu 6a!E12` for 0-based row 11, column 4."""
    return f"{sheet_name}!{column_name(column)}{row + 1}"


def cell_position(reference: str) -> tuple[int, int]:
    """0-based (row, column) of `E12`."""
    match = _NAME.fullmatch(reference)
    if match is None:
        raise ValueError(f"no cell: {reference}")
    letters, digits = match.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def put(rows: list[list], row: int, column: int, value) -> None:
    """Set one cell, the rows grown as far as it needs."""
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value


def text_of(value) -> str:
    """A cell as the text a reader sees: whole numbers without .0, per cent as 97%, dates as dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, Percent):
        return f"{round(value * 100, 6):g}%"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.strftime("%d/%m/%Y")
    return str(value)
