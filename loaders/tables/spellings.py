"""The words clerks write over columns, read from `loaders/sources/columns/<name>.csv`: a spelling more is a line more.

A line is one spelling of one column: `where` says whether it is the column's `own` heading, stands `above` it, or
names it `alone` (see `loaders.tables.headers.Column`). Lines of `where` "group" make a list that columns share as
"@name". The order of lines is the order in which columns and spellings are tried.
"""

import csv
from functools import cache
from pathlib import Path

from loaders.tables.headers import Column

FOLDER = Path(__file__).resolve().parent.parent / "sources" / "columns"


@cache
def _lines(name: str) -> tuple[tuple[str, str, str], ...]:
    """(column, where, words) of each line. Raises `ValueError` for a line that is not understood."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        lines = tuple((row["column"], row["where"], row["words"]) for row in csv.DictReader(file))
    for column, where, words in lines:
        if not column or not words or where not in ("group", "own", "above", "alone"):
            raise ValueError(f"{name}.csv: {column!r}, {where!r}, {words!r}")
    return lines


def groups_of(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of spellings that columns share."""
    groups: dict[str, list[str]] = {}
    for group, where, words in _lines(name):
        if where == "group":
            groups.setdefault(group, []).append(words)
    return {group: tuple(words) for group, words in groups.items()}


def columns_of(name: str) -> dict[str, Column]:
    """Every column by its key. Raises `KeyError` for a group nobody declared."""
    groups, columns = groups_of(name), dict[str, dict[str, list[str]]]()
    for column, where, words in _lines(name):
        if where != "group":
            spellings = columns.setdefault(column, {"own": [], "above": [], "alone": []})[where]
            spellings += groups[words[1:]] if words.startswith("@") else [words]
    return {key: Column(*(tuple(words) for words in where.values())) for key, where in columns.items()}
