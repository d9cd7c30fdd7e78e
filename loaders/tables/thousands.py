"""A thousand lost in Excel (rule of counting 16): 1.234 typed as text comes back as 1,234 units.

One number with decimals makes its whole count column suspect: whole numbers under 1,000 in it may have lost
theirs too (2.000 becomes 2). The identities of each row decide; what they leave open, whole numbers too, is asked.
"""

import itertools
import re

from data.facts import Problem
from data.measures import IDENTITIES, MEASURES
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.text.wording import both, en, vi

TIMES_1000 = "times_1000"
ALL_TIMES_1000 = "all_times_1000"
_SUMS = [i for i in IDENTITIES if i.kind == "sum"]
_MOST_OPEN = 10  # 2**10 ways a row are tried


def restore_thousands(rows: list[dict[str, tuple]], context: Context) -> tuple[dict[str, float | None], list[Problem]]:
    """Settle suspect columns. `rows`: of one table, measure -> (cell, locator).

    Returns what stands instead at a locator (None: leave the cell out) and the problems: `normalise` for what
    the identities decided, `ask` (question `thousands:SHEET!COLUMN`) for the rest.
    """
    suspects = {m for row in rows for m, (cell, _) in row.items() if MEASURES[m].kind == "count" and _is_lost(cell)}
    if not suspects:
        return {}, []
    instead: dict[str, float | None] = {}
    open_cells: dict[str, list[tuple[str, float]]] = {}
    for row in rows:
        decided = _decide(row, suspects)
        for measure in (m for m in row if m in suspects):
            cell, locator = row[measure]
            if measure in decided:
                if decided[measure] != cell:
                    instead[locator] = decided[measure]
            elif _is_lost(cell) or _may_be_lost(cell):
                open_cells.setdefault(_column(locator), []).append((locator, cell))
    problems = [_shown(rows, instead)] if instead else []
    for column, cells in open_cells.items():
        answer = context.answers.get(f"thousands:{column}")
        if answer == TIMES_1000:
            instead.update({locator: round(cell * 1000) for locator, cell in cells if _is_lost(cell)})
        elif answer == ALL_TIMES_1000:
            instead.update({locator: round(cell * 1000) for locator, cell in cells})
        else:
            instead.update({locator: None for locator, _ in cells})
            problems += [] if answer == SKIP else [_ask(column, cells)]
    return instead, problems


def _may_be_lost(cell) -> bool:
    """A whole number in a suspect column: 2 may be 2.000."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == int(cell) and 0 < cell < 1000


def _is_lost(cell) -> bool:
    """A number with one to three decimals where whole ones are counted."""
    if not isinstance(cell, float) or cell.is_integer():
        return False
    return abs(cell * 1000 - round(cell * 1000)) < 1e-6 and abs(cell) < 1000


def _column(locator: str) -> str:
    return re.sub(r"\d+$", "", locator)


def _decide(row: dict[str, tuple], suspects: set[str]) -> dict[str, float]:
    """The values of the row's suspect cells that its identities leave as the only ones; {} when open."""
    numbers = {
        m: float(cell) for m, (cell, _) in row.items() if isinstance(cell, (int, float)) and not isinstance(cell, bool)
    }
    texts = {
        m: float(cell.replace(".", ""))
        for m, (cell, _) in row.items()
        if isinstance(cell, str) and re.fullmatch(r"\d{1,3}(\.\d{3})*|\d+", cell)
    }
    known = numbers | texts
    identities = [
        i
        for i in _SUMS
        if not {i.unless, *i.beside} & known.keys()
        and all(m in known for m in (i.total, *i.parts))
        and any(m in suspects and m in numbers for m in (i.total, *i.parts))
    ]
    covered = {m for i in identities for m in (i.total, *i.parts)}
    open_cells = [m for m in numbers if m in covered and m in suspects]  # in the order of the columns
    certain = {m: round(numbers[m] * 1000) for m in open_cells if _is_lost(numbers[m])}
    maybe = [m for m in open_cells if m not in certain and 0 < numbers[m] < 1000]
    if not identities or len(maybe) > _MOST_OPEN:
        return {}
    fits = []
    for scaled in range(len(maybe) + 1):  # fewest changes first: a row of small whole numbers stays as it is
        for chosen in itertools.combinations(maybe, scaled):
            values = known | certain | {m: numbers[m] * 1000 for m in chosen}
            if all(values[i.total] == sum(values[part] for part in i.parts) for i in identities):
                fits.append(certain | {m: values[m] for m in maybe})
        if fits:
            break
    return fits[0] if len(fits) == 1 else {}


def _shown(rows: list[dict[str, tuple]], instead: dict[str, float | None]) -> Problem:
    cells = {locator: cell for row in rows for cell, locator in row.values()}
    examples = [(where, value) for where, value in instead.items() if value is not None][:5]
    vi_list = "; ".join(f"{where}: {vi(cells[where])} → {vi(value)}" for where, value in examples)
    en_list = "; ".join(f"{where}: {en(cells[where])} → {en(value)}" for where, value in examples)
    return problem("lost_thousand:restored", examples[0][0], count=len(instead), cells=(vi_list, en_list))


def _ask(column: str, cells: list[tuple[str, float]]) -> Problem:
    where, cell = next((one for one in cells if _is_lost(one[1])), cells[0])
    shown_vi, shown_en = _example(cell)
    choices = {
        TIMES_1000: (
            f"Nhân 1.000 các ô có phần thập phân: {shown_vi}",
            f"Multiply the cells with decimals by 1,000: {shown_en}",
        )
    }
    if whole := next((one for _, one in cells if _may_be_lost(one)), None):
        shown_vi, shown_en = _example(whole)
        choices[ALL_TIMES_1000] = (
            f"Nhân 1.000 cả các số nguyên ấy: {shown_vi}",
            f"Multiply those whole numbers by 1,000 as well: {shown_en}",
        )
    choices[SKIP] = ("Bỏ các ô này", "Leave these cells out")
    return problem(
        "lost_thousand:asked",
        where,
        column=column,
        count=len(cells),
        cell=both(cell),
        whole=sum(_may_be_lost(cell) for _, cell in cells),
        question=f"thousands:{column}",
        choices=choices,
    )


def _example(cell: float) -> tuple[str, str]:
    """What becomes of a cell: 1,95 → 1.950."""
    return f"{vi(cell)} → {vi(round(cell * 1000))}", f"{en(cell)} → {en(round(cell * 1000))}"
