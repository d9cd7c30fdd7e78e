"""Texts such as 42,000 in a column of counts: a thousand written the English way, or something else?

Where the identities of their rows hold they are thousands; else the column is asked once, never each of its cells.
"""

import re

from data.facts import Problem
from data.measures import IDENTITIES, MEASURES
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.text.numbers import read_number
from loaders.text.wording import both

COMMA, THOUSAND = "comma", "thousand"
_COMMA = re.compile(r"\d{1,3}(,\d{3})+")
_SUMS = [i for i in IDENTITIES if i.kind == "sum"]


def is_comma(cell) -> bool:
    """Whether a cell is a text such as 1,234."""
    return isinstance(cell, str) and bool(_COMMA.fullmatch(cell.strip()))


def read_commas(rows: list[dict[str, tuple]], context: Context) -> tuple[dict[str, float | None], list[Problem]]:
    """What stands at the cells with commas (None: left out, or asked first). `rows`: measure -> (cell, locator).

    Questions: `comma:SHEET!COLUMN`, once a column; "normalise" for what the identities decided.
    """
    columns: dict[str, list[tuple[str, str]]] = {}
    decided: dict[str, bool] = {}
    for row in rows:
        closing = _closes(row)
        for measure, (cell, where) in row.items():
            if MEASURES[measure].kind == "count" and is_comma(cell):
                columns.setdefault(measure, []).append((where, cell))
                decided[measure] = decided.get(measure, True) and measure in closing
    instead: dict[str, float | None] = {}
    problems = []
    for measure, cells in columns.items():
        column = cells[0][0].rstrip("0123456789")
        answer = THOUSAND if decided[measure] else context.answers.get(f"{COMMA}:{column}")
        instead |= {where: _thousand(cell) if answer == THOUSAND else None for where, cell in cells}
        problems += [] if answer in (THOUSAND, SKIP) else [_ask(column, cells)]
    read = [cell for measure in columns if decided[measure] for cell in columns[measure]]
    if read:
        where, cell = read[0]
        problems.append(problem("text_numbers", where, count=len(read), text=cell, value=both(_thousand(cell))))
    return instead, problems


def _thousand(cell: str) -> float:
    return float(cell.replace(",", ""))


def _closes(row: dict[str, tuple]) -> set[str]:
    """The measures of a row whose identities hold, commas read as thousands."""
    values = {m: _thousand(cell) if is_comma(cell) else read_number(cell).value for m, (cell, _) in row.items()}
    known = {m for m, value in values.items() if value is not None}
    closing: set[str] = set()
    for identity in _SUMS:
        operands = (identity.total, *identity.parts)
        if known.issuperset(operands) and not {identity.unless, *identity.beside} & known:
            if values[identity.total] != sum(values[part] or 0 for part in identity.parts):
                return set()
            closing |= set(operands)
    return closing


def _ask(column: str, cells: list[tuple[str, str]]) -> Problem:
    where, cell = cells[0]
    read = cell.strip().replace(",", ".")
    return problem(
        "comma_thousand",
        where,
        column=column,
        count=len(cells),
        text=cell,
        value=(f" ({read})", ""),
        question=f"{COMMA}:{column}",
        choices={
            THOUSAND: (f"Là hàng nghìn: {cell} là {read}", f"A thousand: {cell} is {cell.strip().replace(',', '')}"),
            SKIP: ("Bỏ các ô này", "Leave these cells out"),
        },
    )
