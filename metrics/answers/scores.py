"""Scores of the index 766 beside their maxima: points missing, the class of the total, the best of the country."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from data import periods
from data.maxima import maximum_on
from data.missing import is_missing
from data.places import PLACES
from data.reader import Reader
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods
from metrics.kpis.index766 import CLASSES, GROUPS, ONLINE_PARTS


def class_of(total: float) -> str | None:
    """excellent from 90 points, good from 80, fair from 70, average from 50, weak below; None without a score."""
    return next((name for least, name in CLASSES if total >= least), None)


def with_maxima(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `maximum` on the period's last day and `missing`, the points between it and the value."""
    highest = [maximum_on(kpi, periods.parse_period(label).end) for kpi, label in zip(rows["kpi"], rows["period"])]
    out = rows.assign(maximum=pd.Series(highest, index=rows.index, dtype="float64"))
    return out.assign(missing=out["maximum"] - out["value"])


def groups_of(reader: Reader, place: str, period: str, today: date, boundaries: str = "today") -> pd.DataFrame:
    """The five groups of a place in their order, the parts of the fourth below it where they are given.

    The query's columns, `maximum`, `missing`, `best` (the highest score any province has in the period; no mean
    is made of scores) and `is_part`. A group without a score is a row without a value.
    """
    asked = Question((*GROUPS, *ONLINE_PARTS), boundaries=boundaries, today=today, **last_periods(period))
    rows = query(reader, replace(asked, places=(place,)))
    if rows.empty:
        return rows
    everywhere = query(reader, asked)
    best = everywhere.groupby("kpi")["value"].max() if len(everywhere) else pd.Series(dtype="float64")
    rows = with_maxima(rows)
    rows = rows.assign(best=rows["kpi"].map(best).astype("float64"), is_part=rows["kpi"].isin(ONLINE_PARTS))
    rows = rows[~rows["is_part"] | rows["value"].notna()]
    order = {name: number for number, name in enumerate((*GROUPS[:4], *ONLINE_PARTS, GROUPS[4]))}
    return rows.sort_values("kpi", key=lambda names: names.map(order), kind="stable").reset_index(drop=True)


def largest_gap(groups: pd.DataFrame) -> dict[str, Any] | None:
    """The group that misses most points, as a row; None where no group has a score."""
    known = groups[~groups["is_part"] & groups["missing"].notna()] if len(groups) else groups
    if known.empty:
        return None
    row = known.iloc[int(known["missing"].argmax())]
    return {str(name): value for name, value in row.to_dict().items()}


def printed_rank(reader: Reader, place: str, period: str, today: date, boundaries: str = "today") -> float | None:
    """The rank the published table prints for a place: it may count places whose scores are not here."""
    asked = Question(("index766_rank",), boundaries=boundaries, today=today, **last_periods(period))
    rows = query(reader, replace(asked, places=(place,)))
    return None if rows.empty or is_missing(rows["value"].iloc[0]) else float(rows["value"].iloc[0])


def missing_points(reader: Reader, period: str, today: date, boundaries: str = "today") -> pd.DataFrame:
    """Every province with a score: a row each, place and name, a column a group and the total with points missing.

    The one that misses most is first. A group without a score is empty, never all of its maximum.
    """
    kpis = ("index766_total", *GROUPS)
    asked = Question(kpis, boundaries=boundaries, today=today, **last_periods(period))
    rows = query(reader, replace(asked, only_with_figures=True))
    rows = with_maxima(rows[rows["value"].notna()] if len(rows) else rows)
    table = rows.pivot_table(index="place", columns="kpi", values="missing", aggfunc="first")
    table = table.reindex(columns=list(kpis)).reset_index()
    table["name"] = [PLACES[place].name for place in table["place"]]
    table["name_en"] = [PLACES[place].name_en for place in table["place"]]
    return table.sort_values(["index766_total", "name"], ascending=[False, True], kind="stable").reset_index(drop=True)
