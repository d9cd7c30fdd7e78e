"""The last periods of a KPI at a place, or at one of its offices."""

from datetime import date

import pandas as pd

from data.reader import Reader
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods

HISTORY = 25


def series(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    count: int = HISTORY,
    split: str | None = None,
    boundaries: str = "today",
) -> pd.DataFrame:
    """The last `count` periods up to `period`, in its grain: rows of the query."""
    asked = last_periods(period, count)
    return query(reader, Question(kpis, places=(place,), split=split, boundaries=boundaries, today=today, **asked))


def office_series(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    count: int,
    unit: str,
    boundaries: str = "today",
) -> pd.DataFrame:
    """The same of one office of the place."""
    asked = last_periods(period, count)
    return query(reader, Question(kpis, places=(place,), unit=unit, boundaries=boundaries, today=today, **asked))
