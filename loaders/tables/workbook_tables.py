"""The tables of a workbook: each sheet, each of the tables side by side in one, read in turn."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from data.facts import Fact, Reading
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.tables.below import parts_below
from loaders.tables.context import Context
from loaders.tables.many_sheets import own_context, own_questions, settle_twice
from loaders.tables.side_by_side import parts_of
from loaders.tables.unread_tables import say_loose_figures, say_other_sheets, say_other_tables
from loaders.text.wording import listed

Table = TypeVar("Table")  # what a source sees in a sheet: a header, a crossing, columns of months


def parse_sheets(workbook: Workbook, context: Context, reading: Reading, find, parse_sheet) -> Reading:
    """Parse every table of the visible sheets in which `find(sheet)` sees the header of a source.

    Of several tables each has its own period; one that stands in two of them is asked, never added.
    """
    tables = list(tables_of(workbook, find))
    names = _table_names([part.name for part, _ in tables])
    facts: dict[str, list[Fact]] = {}
    for name, (part, header) in zip(names, tables):
        own = own_context(context, name) if len(tables) > 1 else context
        if own is None:
            continue
        one = Reading(reading.source, reading.rank)
        parse_sheet(part, header, own, one)
        reading.notes |= one.notes
        facts[name] = one.facts
        asked = own_questions(one.problems, name, part.name, context) if len(tables) > 1 else one.problems
        known = {p.question or p.message_vi for p in reading.problems if p.question or p.code == "units_new"}
        reading.problems += [p for p in asked if (p.question or p.message_vi) not in known]  # once for all tables
    if len(facts) > 1:
        reading.notes["sheet"] = listed(list(facts))
    reading.facts, twice = settle_twice(facts, context)
    reading.facts = _one_spelling(reading.facts)
    read = [part.name for part, _ in tables]
    reading.problems += twice + say_other_sheets(workbook, read, context)
    reading.problems += say_other_tables(workbook, read, find, context)
    reading.problems += say_loose_figures(workbook, find, reading.facts, context)
    return reading


def _one_spelling(facts: list[Fact]) -> list[Fact]:
    """A unit that two tables spell in other letters ("SỞ Y TẾ") is one; the spelling with small letters is taken."""
    keys = {unit: fold(unit) for unit in {fact.unit for fact in facts}}
    spellings: dict[str, str] = {}
    for fact in facts:
        if spellings.setdefault(keys[fact.unit], fact.unit).isupper():
            spellings[keys[fact.unit]] = fact.unit
    return [fact if fact.unit == (unit := spellings[keys[fact.unit]]) else replace(fact, unit=unit) for fact in facts]


def tables_of(workbook: Workbook, find: Callable[[Sheet], Table | None]) -> Iterator[tuple[Sheet, Table]]:
    """Every table of the visible sheets with what `find(sheet)` sees in it, its header mostly."""
    for sheet in workbook.sheets:
        for below, _ in [] if sheet.is_hidden else parts_below(sheet):
            for part in parts_of(below):
                if header := find(part):
                    yield part, header


def is_claimed(workbook: Workbook, find) -> bool:
    """Whether `find(sheet)` sees a header in any visible table."""
    return next(tables_of(workbook, find), None) is not None


def _table_names(sheets: list[str]) -> list[str]:
    """A name a table: its sheet's; of several in one sheet also which of them."""
    seen: dict[str, int] = {}
    names = []
    for sheet in sheets:
        seen[sheet] = seen.get(sheet, 0) + 1
        names.append(f"{sheet} ({seen[sheet]})" if sheets.count(sheet) > 1 else sheet)
    return names
