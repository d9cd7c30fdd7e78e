"""Twelve months up to each month: Σ numerators ÷ Σ denominators, which takes the season out of a line."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from data.missing import is_missing
from data.periods import parse_period
from metrics.kpi import Kpi

MONTHS = 12
Row = Mapping[Any, Any]  # of the query, or a part of one


def adds_over_time(kpi: Kpi) -> bool:
    """Whether the months of a KPI may be added: no stock, no plan, no opening plus what came new."""
    return not kpi.reported_only and all(o.over_time == "sum" and not o.opening_plus_new for o in kpi.operands)


def rolling_year(rows: pd.DataFrame, kpi: Kpi) -> pd.DataFrame:
    """One row for each month from the twelfth on: the twelve months that end with it.

    `rows`: month rows of the query for one KPI and one place or office, oldest first, none left out. Columns:
    period (the last month), first (the first month), numerator, denominator, value, qualifier, counted,
    state, reason, complete. A value is given only where all twelve months are complete, count the same thing and
    join (each window begins the day after the one before, or no report prints its days); else it is null with
    state "refused" and the reason: over_time, counted, rolling_short|how many are missing,
    windows|last day|first day.
    """
    months = rows.to_dict("records")
    sums = []
    for end in range(MONTHS - 1, len(months)):
        window = months[end - MONTHS + 1 : end + 1]
        row = {
            "kpi": kpi.id,
            "period": window[-1]["period"],
            "first": window[0]["period"],
            "place": window[-1]["place"],
            "unit": window[-1]["unit"],
            "numerator": None,
            "denominator": None,
            "value": None,
            "qualifier": "exact",
            "counted": window[-1]["counted"],
            "state": "value",
            "complete": True,
            "reason": _refused(window, kpi),
        }
        if row["reason"]:
            row |= {"state": "refused", "complete": False}
        else:
            row |= _summed(window, kpi)
        sums.append(row)
    columns = [
        "kpi",
        "period",
        "first",
        "place",
        "unit",
        "numerator",
        "denominator",
        "value",
        "qualifier",
        "counted",
        "state",
        "complete",
        "reason",
    ]
    frame = pd.DataFrame(sums, columns=columns)
    return frame.astype({"numerator": float, "denominator": float, "value": float})


def _summed(window: Sequence[Row], kpi: Kpi) -> dict[str, Any]:
    above = sum(month["numerator"] for month in window)
    qualifier = "exact" if all(month["qualifier"] == "exact" for month in window) else "about"
    if not kpi.is_ratio:
        return {"numerator": above, "value": above * kpi.scale, "qualifier": qualifier}
    below = sum(month["denominator"] for month in window)
    if not below:
        return {"numerator": above, "denominator": below, "state": "refused", "reason": "zero_denominator"}
    return {"numerator": above, "denominator": below, "value": above / below * kpi.scale, "qualifier": qualifier}


def _refused(window: Sequence[Row], kpi: Kpi) -> str | None:
    """Why these twelve months give no figure; None where they do."""
    if not adds_over_time(kpi):
        return "over_time"
    whole = [m for m in window if not is_missing(m["numerator"]) and m["complete"]]
    if len(whole) < MONTHS:
        return f"rolling_short|{MONTHS - len(whole)}"
    if len({m["counted"] for m in window}) > 1:
        return "counted"
    for before, after in pairwise(window):
        if parse_period(before["period"]).end + timedelta(days=1) != parse_period(after["period"]).start:
            return f"windows|{parse_period(before['period']).end}|{parse_period(after['period']).start}"
        if before["basis"] == after["basis"] == "unknown":
            continue
        end, start = before["period_end"], after["period_start"]
        if is_missing(end) or is_missing(start):
            return "windows_open"
        if pd.Timestamp(end) + timedelta(days=1) != pd.Timestamp(start):
            return f"windows|{pd.Timestamp(end).date()}|{pd.Timestamp(start).date()}"
    return None
