"""The headings of a source's columns, as people write them: `loaders/sources/columns/<source>.csv`.

One spelling a line: the column it heads, its place (`own` words of the column, words one of which must stand `above`
it, words that name it `alone`), and the heading. Columns are matched in the order of the file.
"""

import csv
from functools import cache
from pathlib import Path

from loaders.tables.headers import Column

FOLDER = Path(__file__).resolve().parent.parent / "sources" / "columns"
PLACES = ("own", "above", "alone")


@cache
def read_columns(source: str) -> dict[str, Column]:
    """Column -> its spellings. Raises `ValueError` for a line that is incomplete or names no place."""
    spellings: dict[str, dict[str, list[str]]] = {}
    with open(FOLDER / f"{source}.csv", encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), 2):
            column, place, heading = line["column"], line["place"], line["heading"]
            if not column or not heading or place not in PLACES:
                raise ValueError(f"{source}.csv, line {number}: {line}")
            spellings.setdefault(column, {name: [] for name in PLACES})[place].append(heading)
    return {
        column: Column(tuple(words["own"]), tuple(words["above"]), tuple(words["alone"]))
        for column, words in spellings.items()
    }
