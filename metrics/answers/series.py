"""The last periods of a KPI at a place, and which of them a screen opens by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from data import periods
from data.places import NATION
from data.reader import Reader
from metrics.engine.query import query
from metrics.engine.question import Question

HISTORY = 25
LOOKED_AT = {
    "hotline": "hotline_received",
    "media": "facebook_interactions",
    "citizens": "petitions_received",
    "tasks": "government_tasks_assigned",
    "documents": "documents_incoming",
    "index766": "index766_total",
}
FIRST_SHARE = 0.9  # a period is opened by itself once nine tenths of the reporters are in


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
    question = _last_periods(kpis, place, period, today, count)
    return query(reader, replace(question, split=split, boundaries=boundaries))


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
    question = _last_periods(kpis, place, period, today, count)
    return query(reader, replace(question, unit=unit, boundaries=boundaries))


def _last_periods(kpis: tuple[str, ...], place: str, period: str, today: date, count: int) -> Question:
    current = periods.parse_period(period)
    first = periods.parse_period(periods.shift(period, 1 - count))
    return Question(kpis, current.grain, (place,), first.end, current.end, today=today)


def latest_due(grain: str, today: date) -> str:
    """The last period of a grain whose report is due."""
    start = today - timedelta(days=800)
    return [n for n in periods.labels_between(grain, start, today) if periods.due_date(n) <= today][-1]


def default_period(reader: Reader, place: str, grain: str, subject: str, today: date) -> str:
    """The latest due period with figures of nine tenths of those expected; else the fullest or the last due.

    `subject` names the KPI that is looked at: the screen's own.
    """
    kpi = LOOKED_AT.get(subject, "dossiers_resolved")
    last = latest_due(grain, today)
    count = 60 if grain == "month" else 24
    rows = series(reader, (kpi,), place, last, today, count)
    known = rows[rows["value"].notna()]
    if known.empty and place != NATION:  # an office's own store has no figure of the whole province
        rows = series(reader, (kpi,), place, last, today, count, "unit")
        known = rows[rows["value"].notna()].sort_values("period_end", kind="stable")
    if known.empty:
        return last
    full = known[(known["covered"] >= FIRST_SHARE * known["expected"])]
    return str((full if len(full) else known)["period"].iloc[-1])
