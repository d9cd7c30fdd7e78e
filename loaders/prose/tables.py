"""Tables inside a document, handed on as sheets with what stands above them; their cells keep their own names."""

import re
from dataclasses import replace

from data.facts import Reading
from loaders.files.document import HEADING, TITLE, Document
from loaders.files.sheets import Sheet, Workbook

_LEAST_ROWS = 2
_CELL = re.compile(r"(.*![A-Z]+)(\d+)$")


def tables_of(document: Document) -> list[tuple[Workbook, int]]:
    """Each table as a workbook of its own, and how many lines stand above its first row."""
    workbooks = []
    for sheet, before in zip(document.tables, document.above):
        if len(sheet.rows) < _LEAST_ROWS:
            continue
        above = [block for block in document.blocks[:before] if block.kind == TITLE][:4]
        headings = [block for block in document.blocks[:before] if block.kind == HEADING][-1:]
        nearest = [block for block in document.blocks[max(before - 1, 0) : before] if block not in (*above, *headings)]
        lines = [[document.words(block)] for block in (*above, *headings, *nearest)]
        workbooks.append((Workbook([Sheet(sheet.name, lines + sheet.rows)], is_composed=True), len(lines)))
    return workbooks


def add_table(reading: Reading, table: Reading, shift: int) -> None:
    """Add the figures of a table to those of its document, by the cells the table has there."""
    for fact in table.facts:
        fact.locator = _moved(fact.locator, shift)
    reading.facts += table.facts
    reading.problems += [replace(trouble, locator=_moved(trouble.locator, shift)) for trouble in table.problems]


def _moved(locator: str, shift: int) -> str:
    match = _CELL.match(locator)
    return f"{match[1]}{int(match[2]) - shift}" if match and int(match[2]) > shift else locator
