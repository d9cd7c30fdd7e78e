"""Highest possible scores, with the dates they hold: `reference/index766_maxima.csv`.

Legal source: Quyết định 766/QĐ-TTg (23/6/2022). Another decision adds lines; none is changed.
"""

import csv
from datetime import date
from functools import cache

from data.measures import REFERENCE


def maximum_on(measure: str, day: date) -> float | None:
    """The highest score of a measure on a day; None where none is set."""
    return next(
        (
            maximum
            for known, maximum, first, last in _maxima()
            if known == measure and first <= day and (last is None or day <= last)
        ),
        None,
    )


@cache
def _maxima() -> tuple[tuple[str, float, date, date | None], ...]:
    with open(REFERENCE / "index766_maxima.csv", encoding="utf-8", newline="") as file:
        return tuple(
            (
                row["measure"],
                float(row["maximum"]),
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            )
            for row in csv.DictReader(file)
        )
