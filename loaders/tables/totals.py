"""Total and group rows beside the rows they stand for (rule of counting 5)."""

from itertools import takewhile

from data.facts import Problem
from data.measures import MEASURES
from data.qualifiers import can_meet, interval
from loaders.problems.catalogue import problem
from loaders.tables.row import Row
from loaders.text.wording import both, labels_of


def compare_totals(rows: list[Row], axis: str = "over_places") -> list[Problem]:
    """Total and group rows against the rows they stand for (rule of counting 5); never counted themselves.

    `axis`: `over_places` where the rows are units, fields or channels, `over_time` where they are periods;
    measures that do not add up along it are passed over.
    """
    problems = []
    several = sum(row.kind == "total" for row in rows) > 1
    for index, claim in enumerate(rows):
        if claim.kind == "row":
            continue
        every = [row for row in rows if row.kind == "row"]
        above = list(takewhile(_is_counted, reversed(rows[:index])))[::-1]
        below = list(takewhile(_is_counted, rows[index + 1 :]))
        choices = [every] if claim.kind == "total" else [above or below] if claim.kind == "subtotal" else [below]
        if claim.kind == "total" and several:  # "Cộng" closes each of several groups: it is the sum it fits best
            choices = [parts for parts in (every, above, below) if parts] or [every]
        parts, differences = min(
            ((parts, _compare_all(claim, parts, axis)) for parts in choices), key=lambda c: len(c[1])
        )
        problems += differences
        if not parts and any(figure and figure.value is not None for figure in claim.figures.values()):
            where = next(where for _, where in claim.cells.values())
            problems.append(problem("claim_without_rows", where, text=claim.text))
    return problems


def _is_counted(row: Row) -> bool:
    return row.kind == "row"


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
