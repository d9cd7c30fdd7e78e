"""Scores of the index 766 beside their maxima and beside other places: points missing, rank, change of rank.

Places are ranked by value among those that have a score; what a group misses is its maximum (dated,
`data/maxima.py`) less its score.
"""

from datetime import date

import pandas as pd

from data import periods
from data.maxima import maximum_on
from data.places import NATION
from data.store import Reader
from metrics.index766 import CLASSES, GROUPS, ONLINE_PARTS
from metrics.query import query
from metrics.question import Question

HISTORY = 13


def class_of(total: float) -> str | None:
    """excellent from 90 points, good from 80, fair from 70, average from 50, weak below; None without a score."""
    return next((name for least, name in CLASSES if total >= least), None)


def groups_of(reader: Reader, place: str, period: str, today: date) -> pd.DataFrame:
    """The five groups of a place, the parts of the fourth below it: one row each with a score or without.

    The query's columns and `maximum`, `missing` (points), `best` (the highest score any province has), `is_part`.
    """
    at = periods.parse_period(period)
    rows = query(reader, Question((*GROUPS, *ONLINE_PARTS), at.grain, (place,), at.end, at.end, today=today))
    others = query(reader, Question((*GROUPS, *ONLINE_PARTS), at.grain, (), at.end, at.end, today=today))
    best = others.groupby("kpi")["value"].max() if len(others) else pd.Series(dtype=float)
    rows = with_maxima(rows).assign(best=rows["kpi"].map(best).astype("float64"),
                                    is_part=rows["kpi"].isin(ONLINE_PARTS))
    rows = rows[~rows["is_part"] | rows["value"].notna()]
    order = {name: at for at, name in enumerate((*GROUPS[:4], *ONLINE_PARTS, GROUPS[4]))}
    return rows.sort_values("kpi", key=lambda names: names.map(order)).reset_index(drop=True)


def with_maxima(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `maximum` on the period's last day and `missing` = maximum − value."""
    highest = [maximum_on(kpi, periods.parse_period(label).end) for kpi, label in zip(rows["kpi"], rows["period"])]
    out = rows.assign(maximum=pd.array(highest, dtype="Float64").astype("float64") if len(rows) else [])
    return out.assign(missing=out["maximum"] - out["value"])


def ranks(reader: Reader, period: str, today: date, count: int = HISTORY) -> pd.DataFrame:
    """All places of today through `count` periods by their total: the query's columns, `rank`, `of`, `claimed`.

    Rank 1 is the highest; equal scores share a rank; `of` is how many have a score; only they are ranked.
    `claimed` is the rank printed for the place, which may count places whose scores are not here.
    """
    at = periods.parse_period(period)
    first = periods.parse_period(periods.shift(period, 1 - count))
    rows = query(reader, Question(("index766_total", "index766_rank"), at.grain, (), first.end, at.end, today=today))
    said = rows[rows["kpi"] == "index766_rank"].set_index(["place", "period"])["value"].rename("claimed")
    rows = rows[(rows["kpi"] == "index766_total") & (rows["place"] != NATION)].reset_index(drop=True)
    by_period = rows.groupby("period")["value"]
    rows["rank"], rows["of"] = by_period.rank(method="min", ascending=False), by_period.transform("count")
    return rows.join(said, on=["place", "period"]) if len(said) else rows.assign(claimed=float("nan"))


def rank_at(table: pd.DataFrame, place: str, period: str) -> dict:
    """The rank of a place: `rank`, `of`, `claimed`, and `before` with `moved` (places won) if both are comparable.

    {} without a score. Ranks among different numbers of places are not subtracted.
    """
    own = table[table["place"] == place].set_index("period")
    if period not in own.index or own.loc[period, "rank"] != own.loc[period, "rank"]:
        return {}
    now, earlier = own.loc[period], periods.shift(period, -1)
    then = own.loc[earlier] if earlier in own.index else None
    same = then is not None and then["rank"] == then["rank"] and then["of"] == now["of"]
    return {"rank": int(now["rank"]), "of": int(now["of"]), "claimed": now["claimed"],
            "before": int(then["rank"]) if same else None,
            "moved": int(then["rank"] - now["rank"]) if same else None}


def standings(reader: Reader, period: str, today: date, count: int = HISTORY) -> pd.DataFrame:
    """Every place at `period`, the highest first: total, rank, `moved`, `class`, `history`, and the five groups.

    Each group has two columns: its score under the group's id and the points it misses under `ID_missing`.
    """
    at = periods.parse_period(period)
    table = ranks(reader, period, today, count)
    if table.empty:
        return table
    now = table[table["period"] == period].copy()
    now["moved"] = [rank_at(table, place, period).get("moved") for place in now["place"]]
    now["class"] = [class_of(value) for value in now["value"]]
    lines = table.groupby("place")["value"].agg(list)
    now["history"] = now["place"].map(lines)
    rows = with_maxima(query(reader, Question(GROUPS, at.grain, (), at.end, at.end, today=today)))
    for group in GROUPS:
        own = rows[rows["kpi"] == group].set_index("place")
        now[group], now[f"{group}_missing"] = now["place"].map(own["value"]), now["place"].map(own["missing"])
    return now.sort_values(["rank", "place"], na_position="last", kind="stable").reset_index(drop=True)
