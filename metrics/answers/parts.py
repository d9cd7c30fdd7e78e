"""The parts of a place: its offices, or all provinces of the nation; who stands at either end; levels of offices."""

from datetime import date

import pandas as pd

from data import periods
from data.places import NATION, PLACES
from data.reader import Reader
from metrics import registry
from metrics.answers.compare import HISTORY, funnel, swing_boundaries
from metrics.answers.control import control, is_unusual
from metrics.answers.dispersion import overdispersion
from metrics.answers.series import series
from metrics.answers.standing import ranks
from metrics.answers.summary import Overview
from metrics.engine.query import query
from metrics.engine.question import LEVELS, Question, last_periods

COUNTED_BY = ("dossiers_resolved", "dossiers_received_new")  # by them an office has dossiers
LEVEL_KPIS = ("on_time_rate", "dossiers_pending_overdue")


def parts_of(
    reader: Reader,
    place: str,
    period: str,
    today: date,
    history: int = HISTORY,
    boundaries: str = "today",
    rates: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The offices of a province, or all provinces for the nation: one row each, by name.

    Columns: place, unit, name, name_en, period, received, resolved, rate, change, status, late, per_1000,
    overdue, those of the query that say how far a rate can be trusted (qualifier, complete …), late_before,
    resolved_before, history (list of rates, oldest first), low, high, funnel, rank (see `metrics.answers.standing`),
    state, outside (high, low: the rate lies outside
    the office's own control limits `control_low`, `control_high`; else None), tet (the month holds Tết).
    """
    nation = place == NATION
    if rates is None:
        rates = rates_of_parts(reader, place, period, today, history, boundaries)
    if rates.empty:
        return rates
    before = periods.shift(period, -1)
    kpis = ("late_per_1000", "dossiers_received_new", "dossiers_pending_overdue")
    rest = query(reader, _of_parts(kpis, place, period, 2, today, boundaries))
    keys = ["place", "unit"]
    table = rates[rates["period"] == period][
        [
            *keys,
            "place_name",
            "period",
            "denominator",
            "numerator",
            "value",
            "known_denominator",
            "windows",
            "change",
            "comparable",
            "comparable_reason",
            "status",
            "qualifier",
            "complete",
            "covered",
            "expected",
            "counted",
            "coverage",
            "state",
            "reason",
        ]
    ]
    for kpi, columns in (
        ("late_per_1000", {"numerator": "late", "value": "per_1000"}),
        ("dossiers_received_new", {"value": "received"}),
        ("dossiers_pending_overdue", {"value": "overdue"}),
    ):
        now = rest[(rest["kpi"] == kpi) & (rest["period"] == period)] if len(rest) else rest
        now = (
            now.rename(columns=columns)[[*keys, *columns.values()]]
            if len(now)
            else pd.DataFrame(columns=[*keys, *columns.values()])
        )
        table = table.merge(now, how="left", on=keys)
    then = rest[(rest["kpi"] == "late_per_1000") & (rest["period"] == before)] if len(rest) else rest
    then = (
        then.rename(columns={"numerator": "late_before", "denominator": "resolved_before"})
        if len(then)
        else pd.DataFrame(columns=[*keys, "late_before", "resolved_before"])
    )
    table = table.merge(then[[*keys, "late_before", "resolved_before"]], how="left", on=keys)
    lines = rates.groupby(keys)["value"].agg(list).rename("history").reset_index()
    table = table.merge(lines, how="left", on=keys)
    table["rank"] = ranks(table, registry.kpi("on_time_rate"))
    table, _ = funnel(table, 100.0, "higher", overdispersion(_swings(reader, rates, place, period, today, boundaries)))
    table = table.merge(_outside(rates, period), how="left", on=keys)
    table["name"] = table["place_name"] if nation else table["unit"]
    table["name_en"] = [PLACES[p].name_en if nation else u for p, u in zip(table["place"], table["unit"])]
    table = table.rename(columns={"denominator": "resolved", "value": "rate"})
    return table.reset_index(drop=True)


def _of_parts(kpis: tuple[str, ...], place: str, period: str, count: int, today: date, boundaries: str) -> Question:
    """All provinces, or all offices of one, in the last `count` periods."""
    places, split = ((), None) if place == NATION else ((place,), "unit")
    asked = last_periods(period, count)
    return Question(kpis, places=places, split=split, boundaries=boundaries, today=today, **asked)


def rates_of_parts(reader: Reader, place: str, period: str, today: date, history: int, boundaries: str) -> pd.DataFrame:
    """The on-time rate of every part in the last `history` periods: rows of the query."""
    rates = query(reader, _of_parts(("on_time_rate",), place, period, history, today, boundaries))
    if place == NATION and boundaries == "reported":  # places of the old map and of today's stand in no one list
        end = periods.parse_period(period).end
        rates = rates[[PLACES[p].exists_on(end) for p in rates["place"]]]
    return rates


def _swings(reader: Reader, rates: pd.DataFrame, place: str, period: str, today: date, boundaries: str) -> pd.DataFrame:
    """The past by which σ is taken: of the provinces there are at the end of the period, whatever map is shown."""
    asked = swing_boundaries(boundaries, periods.parse_period(period).end)
    if place != NATION or asked == boundaries:
        return rates
    return rates_of_parts(reader, place, period, today, HISTORY, asked)


def _outside(rates: pd.DataFrame, period: str) -> pd.DataFrame:
    """Parts whose rate of `period` is the extreme of their own line and outside its control limits."""
    rows = []
    for (place, unit), line in rates.groupby(["place", "unit"], sort=False):
        value = line["value"].iloc[-1]
        if line["period"].iloc[-1] != period or value not in (line["value"].min(), line["value"].max()):
            continue
        judged = control(line, registry.kpi("on_time_rate")).rows
        if is_unusual(judged, period):
            rows.append([place, unit, *judged.iloc[-1][["outside", "low", "high", "tet"]]])
    return pd.DataFrame(rows, columns=["place", "unit", "outside", "control_low", "control_high", "tet"])


def offices(
    reader: Reader, place: str, period: str, today: date, count: int = 13, kpis: tuple[str, ...] = COUNTED_BY
) -> list[str]:
    """The offices of a province with a figure of one of the KPIs in the last `count` periods, by name."""
    if place == NATION:
        return []
    rows = series(reader, kpis, place, period, today, count, "unit")
    return sorted(rows.loc[rows["value"].notna(), "unit"].unique()) if len(rows) else []


def ranked(parts: pd.DataFrame, worst: bool, count: int = 5) -> pd.DataFrame:
    """The five at one end, and never the same ones at both ends.

    Only those with a rank; those outside their band of chance come first. One alone has none.
    """
    if parts.empty:
        return parts
    fit = parts[parts["rank"].notna()]
    count = min(count, len(fit) // 2)
    if not worst:  # where many are equal, who stands at one end is not at the other
        fit = fit.drop(index=_end(fit, True, count).index)
    return _end(fit, worst, count).reset_index(drop=True)


def _end(fit: pd.DataFrame, worst: bool, count: int) -> pd.DataFrame:
    outside = fit["funnel"].isin(("act", "worse") if worst else ("good", "better"))
    order = fit.assign(_inside=~outside).sort_values(["_inside", "rate"], ascending=[True, worst], kind="stable")
    return order.head(count).drop(columns="_inside")


def levels_of(
    reader: Reader, place: str, period: str, today: date, count: int = 13, boundaries: str = "today"
) -> pd.DataFrame:
    """Rows of the query by level of office (tỉnh, huyện, xã) for `count` periods; empty for the nation."""
    if place == NATION:
        return pd.DataFrame()
    return series(reader, LEVEL_KPIS, place, period, today, count, "level", boundaries=boundaries)


def stock_by_level(answer: Overview) -> pd.DataFrame:
    """Overdue stock of every period by level: columns period, place, kpi, the levels, `total`, `partial`.

    Only the periods since the offices report by level, and only where the levels add up to the whole: else
    they are not its parts. Empty without levels. `partial`: the whole, or a level, does not cover all expected.
    """
    kpi = "dossiers_pending_overdue"
    if answer.levels.empty:
        return pd.DataFrame()
    rows = answer.levels[(answer.levels["kpi"] == kpi) & answer.levels["value"].notna()]
    line = answer.series(kpi).set_index("period")
    now = set(rows.loc[rows["period"] == rows["period"].max(), "level"])
    present = [level for level in LEVELS if level in now]
    if len(present) < 2:
        return pd.DataFrame()
    others = rows.loc[~rows["level"].isin(present), "period"]  # the districts, until they were abolished
    first = max(rows.loc[rows["level"].isin(present), "period"].min(), others.max() if len(others) else "")
    labels = [p for p in line.index[-13:] if p > first or (p == first and p not in set(others))]
    values = rows.pivot_table(index="period", columns="level", values="value", aggfunc="first").reindex(labels)[present]
    whole = line["value"].reindex(labels)
    both = whole.notna() & values.notna().any(axis=1)
    if not both.any() or ((values.sum(axis=1) - whole)[both].abs() >= 0.5).any():
        return pd.DataFrame()
    short = rows[~rows["complete"].eq(True)]["period"]
    stock = values.assign(
        total=whole,
        partial=[n in set(short) or (pd.notna(whole[n]) and not bool(line.at[n, "complete"])) for n in labels],
    )
    stock = stock.assign(place=answer.place, kpi=kpi).rename_axis(index="period", columns=None)
    return stock.reset_index()
