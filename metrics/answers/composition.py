"""Wholes and their parts through time: dossiers by term, tickets by channel."""

from datetime import date

import pandas as pd

from data.reader import Reader
from metrics.answers.series import series
from metrics.answers.subject import Part, line

MOST_CHANNELS = 5
_WHOLE_TOLERANCE = 0.5  # tickets; a channel table that misses more than rounding is not the whole


def terms(
    reader: Reader,
    place: str,
    period: str,
    today: date,
    count: int = 13,
    unit: str | None = None,
    level: str = "",
    boundaries: str = "today",
) -> pd.DataFrame:
    """Dossiers resolved early, on time, late: one row a period, oldest first; of one office or one level.

    Columns: period, place, unit, level, kpi, early, on_time, late, in_time, late_per_1000. On time = in time − early.
    The parts of one whole only: where the early or the late ones are out of another number of dossiers than
    those in time (another source says them), they are left out.
    """
    kpis = ("early_rate", "on_time_rate", "late_per_1000")
    rows = line(reader, kpis, place, period, today, count, Part(unit or "", level, boundaries))
    if rows.empty:
        return rows
    counted = rows.pivot_table(index="period", columns="kpi", values="numerator", aggfunc="first", dropna=False)
    counted = counted.reindex(columns=list(kpis))
    out = pd.DataFrame(
        {"early": counted["early_rate"], "in_time": counted["on_time_rate"], "late": counted["late_per_1000"]}
    )
    out_of = rows.pivot_table(index="period", columns="kpi", values="denominator", aggfunc="first", dropna=False)
    out_of = out_of.reindex(columns=list(kpis))
    out["early"] = out["early"].where(
        (out_of["early_rate"] == out_of["on_time_rate"]) & (out["early"] <= out["in_time"])
    )
    out["late"] = out["late"].where(out_of["late_per_1000"] == out_of["on_time_rate"])
    out["on_time"] = out["in_time"] - out["early"]
    late = rows[rows["kpi"] == "late_per_1000"].set_index("period")["value"]
    out["late_per_1000"] = late.reindex(out.index)
    out = out.reindex(list(dict.fromkeys(rows["period"]))).rename_axis("period").reset_index()
    return out.assign(place=place, unit=unit or "", level=level, kpi="on_time_rate")


def channels(
    reader: Reader, place: str, period: str, today: date, count: int = 13, boundaries: str = "today"
) -> tuple[pd.DataFrame, list[str]]:
    """Tickets by channel, one column a channel, and their ids by size; both empty where they are no whole.

    The channels of a period are kept only where they add up to what the place received; beyond the five
    largest they are summed as "other".
    """
    kpis = ("hotline_received",)
    split = series(reader, kpis, place, period, today, count, split="channel", boundaries=boundaries)
    whole = series(reader, kpis, place, period, today, count, boundaries=boundaries)
    if split.empty or whole.empty:
        return pd.DataFrame(), []
    table = split.pivot_table(index="period", columns="channel", values="value", aggfunc="sum", min_count=1)
    received = whole.set_index("period")["value"].reindex(table.index)
    table = table[(table.sum(axis=1) - received).abs() <= _WHOLE_TOLERANCE]
    if period not in table.index:
        return pd.DataFrame(), []
    order = table.sum().sort_values(ascending=False).index.tolist()
    named = [c for c in order if c != "other"][:MOST_CHANNELS]
    rest = [c for c in order if c not in named]
    out = table[named].copy()
    if rest:
        out["other"] = table[rest].sum(axis=1, min_count=1)
    out = out.reindex(list(dict.fromkeys(whole["period"]))).rename_axis("period").reset_index()
    return out.assign(place=place, kpi="hotline_received"), named + (["other"] if rest else [])
