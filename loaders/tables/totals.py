"""Total and group rows beside the rows they stand for (rule of counting 5)."""

import re
from itertools import takewhile

from data.facts import Problem
from data.measures import MEASURES
from data.qualifiers import can_meet, interval
from loaders.problems.catalogue import problem
from loaders.tables.row import Row
from loaders.tables.rows import ADDED
from loaders.text.wording import both, labels_of

_ROMAN, _LETTER = re.compile("[IVX]+"), re.compile("[A-HJ-UWYZ]")
_NUMBERED = re.compile(r"([IVX]+|[A-Z])\s*[.):]\s")


def compare_totals(rows: list[Row], axis: str = "over_places") -> list[Problem]:
    """Total and group rows against the rows they stand for (rule of counting 5); never counted themselves.

    `axis`: `over_places` where the rows are units, fields or channels, `over_time` where they are periods;
    measures that do not add up along it are passed over.
    """
    problems = []
    for index, claim in enumerate(rows):
        if claim.kind == "row":
            continue
        parts, differences = min(
            ((parts, _compare_all(claim, parts, axis)) for parts in parts_of_claim(rows, index)),
            key=lambda c: len(c[1]),
        )
        problems += differences
        if not parts and any(figure and figure.value is not None for figure in claim.figures.values()):
            where = next(where for _, where in claim.cells.values())
            problems.append(problem("claim_without_rows", where, text=claim.text))
    return problems


def parts_of_claim(rows: list[Row], index: int) -> list[list[Row]]:
    """The rows a total, subtotal or group row may stand for, the likeliest first: of the groups it names, of the
    whole table, or those below (a subtotal's: above) it up to one of the claims that follow."""
    claim = rows[index]
    if named := _named_parts(rows, claim):
        return [named]
    every = [row for row in rows if row.kind == "row"]
    above = [parts[::-1] for parts in _up_to_claims(rows[:index][::-1])]
    below = _up_to_claims(rows[index + 1 :])
    if claim.kind != "total":
        return (above or below or [[]]) if claim.kind == "subtotal" else below or [[]]
    several = sum(row.kind == "total" for row in rows) > 1  # "Cộng" closes each of several groups
    return [every, *above[:1], *below[:1]] if several else [every]


def _up_to_claims(rows: list[Row]) -> list[list[Row]]:
    """The counted rows from the first on: up to the first claim behind them, up to the second, …, the last."""
    spans: list[list[Row]] = []
    parts: list[Row] = []
    for row in rows:
        if row.kind == "row":
            parts.append(row)
        elif parts and (not spans or len(spans[-1]) < len(parts)):
            spans.append(list(parts))
        if row.kind == "total":
            break
    return spans if spans and len(spans[-1]) == len(parts) else [*spans, parts] if parts else spans


def _named_parts(rows: list[Row], claim: Row) -> list[Row]:
    """The rows of the groups that "Tổng cộng (I+II)" names; none where it names none, or one that is not there."""
    match = ADDED.search(claim.text)
    numbers = re.split(r"\s*\+\s*", match[1] or match[2]) if match else []
    parts: list[Row] = []
    for number in numbers:
        places = [i for i, row in enumerate(rows) if _number_of(row) == number]
        if len(places) != 1:
            return []
        group, *others = rows[places[0] :]
        parts += [group] if group.kind == "row" else _inside(others, number)
    return parts


def _inside(rows: list[Row], number: str) -> list[Row]:
    """The counted rows of the group of this number, given those that follow it."""
    return [row for row in takewhile(lambda row: not _is_beside(row, number), rows) if row.kind == "row"]


def _number_of(row: Row) -> str:
    """The number before a row: of its own column, or of its words ("II. Xã, phường")."""
    match = _NUMBERED.match(row.text)
    return row.row_no or (match[1] if match else "")


def _is_beside(row: Row, number: str) -> bool:
    """Whether a row closes the group of this number: a total, or another group numbered in the same manner."""
    manner = _ROMAN if _ROMAN.fullmatch(number) else _LETTER
    return row.kind == "total" or (row.kind != "row" and bool(manner.fullmatch(_number_of(row))))


def _compare_all(claim: Row, parts: list[Row], axis: str) -> list[Problem]:
    return [
        problem
        for measure in claim.cells
        if parts and getattr(MEASURES[measure], axis) == "sum" and (problem := _compare(claim, measure, parts))
    ]


def _compare(claim: Row, measure: str, parts: list[Row]) -> Problem | None:
    printed, figures = claim.figures.get(measure), [figure for row in parts if (figure := row.figures[measure])]
    if printed is None or printed.value is None or len(figures) < len(parts):
        return None
    ranges = [interval(f.value, f.qualifier) for f in figures if f.value is not None and f.value >= 0]
    added = (sum(low for low, _ in ranges), sum(high for _, high in ranges))
    if can_meet(interval(printed.value, printed.qualifier), added, 1e-6):
        return None
    total, where = sum(f.value or 0 for f in figures), claim.cells[measure][1]
    return problem(
        "total_differs",
        where,
        text=claim.text,
        printed=both(printed.value),
        measure=labels_of(MEASURES[measure]),
        total=both(total),
        difference=both(printed.value - total),
    )
