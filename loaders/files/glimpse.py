"""The first rows of an unknown file as they stand, for the mapping screen; cut to what a screen can show."""

import json
from datetime import date, datetime

from data.facts import Reading
from loaders.files.sheets import Sheet, Workbook, text_of

TABLES = "tables"  # the note of a reading that holds them
FOUND, TEXT = "found", "text"  # all numbers of a document, ticked or not; its text and paragraphs
UNREAD = "unread"  # the names of its tables that no source knows
_MOST_SHEETS, _MOST_ROWS, _MOST_COLUMNS, _MOST_LETTERS = 6, 120, 60, 80


def show_tables(workbook: Workbook) -> dict[str, str]:
    """The note that carries the first rows of every visible sheet that may hold a table; none when none does."""
    sheets = [_cut(sheet) for sheet in workbook.sheets if not sheet.is_hidden and _may_hold_a_table(sheet)]
    return {TABLES: json.dumps(sheets[:_MOST_SHEETS], ensure_ascii=False)} if sheets else {}


def shown_tables(reading: Reading) -> list[Sheet]:
    """The sheets in a reading's note, as far as they were cut; [] when it carries none."""
    return [
        Sheet(table["name"], table["rows"], [tuple(block) for block in table["merged"]])
        for table in json.loads(reading.notes.get(TABLES, "[]"))
    ]


def _may_hold_a_table(sheet: Sheet) -> bool:
    """Words side by side, and further down a row with a number: less is a letter or a list of names."""
    has_headings = False
    for row in sheet.rows[:_MOST_ROWS]:
        if has_headings and any(_is_number(value) for value in row):
            return True
        has_headings = has_headings or sum(isinstance(value, str) and bool(value.strip()) for value in row) > 1
    return False


def _is_number(value) -> bool:
    if isinstance(value, str):
        return value.strip()[:1].isdecimal()
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _cut(sheet: Sheet) -> dict:
    rows = [[_plain(value) for value in row[:_MOST_COLUMNS]] for row in sheet.rows[:_MOST_ROWS]]
    merged = [block for block in sheet.merged if block[0] < _MOST_ROWS and block[1] < _MOST_COLUMNS]
    return {"name": sheet.name, "rows": rows, "merged": merged[:2000]}


def _plain(value):
    """A cell as JSON has it: numbers stay numbers, a date is written out, long texts are cut."""
    if isinstance(value, (date, datetime)):
        return text_of(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value)[:_MOST_LETTERS]
