"""What an overview says of one place and period: cards, who drags, what changed, what blocks a conclusion."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from data import periods
from data.places import MERGER, NATION, PLACES
from data.store import Reader
from metrics import registry
from metrics.changes import Change, changes, is_unusual, leading_part
from metrics.compare import funnel, overdispersion, standing
from metrics.control import control
from metrics.doubts import problems
from metrics.fold import DISTRICT
from metrics.query import query
from metrics.question import LEVELS, Question
from metrics.standing import Standing, ranks

CARDS = (
    "on_time_rate",
    "dossiers_pending_overdue",
    "late_per_1000",
    "online_share",
    "hotline_resolution_rate",
)
HISTORY = 25
LOOKED_AT = {"hotline": "hotline_received", "media": "facebook_interactions", "citizens": "petitions_received",
             "tasks": "government_tasks_assigned", "documents": "documents_incoming", "index766": "index766_total"}
__all__ = ["Change", "Overview", "changes", "leading_part", "overview", "parts_of", "problems", "ranked"]
LEVEL_KPIS = ("on_time_rate", "dossiers_pending_overdue")
RANKED_BY = ("on_time_rate", "index766_total")
FIRST_SHARE = 0.9  # a period is opened by itself once nine tenths of the reporters are in


@dataclass(frozen=True)
class Overview:
    """What an overview shows.

    `rows`: HISTORY periods of each card's KPI at the place; `parts`: see `parts_of`; `levels`: see `levels_of`;
    `standings`: the rank of a place by KPI; `missing`: who was expected and has not reported.
    """

    place: str
    period: str
    cards: tuple[str, ...]
    rows: pd.DataFrame
    parts: pd.DataFrame
    missing: list[str]
    changes: list[Change]
    problems: list[Change]
    levels: pd.DataFrame = field(default_factory=pd.DataFrame)
    standings: dict[str, Standing] = field(default_factory=dict)
    boundaries: str = "today"

    def row(self, kpi: str) -> dict:
        """The figure of a card at the period asked."""
        return dict(self._now.get(kpi, {}))

    def series(self, kpi: str) -> pd.DataFrame:
        return self._lines[kpi] if kpi in self._lines else self.rows.head(0)

    def level(self, kpi: str, level: str, period: str | None = None) -> dict:
        """The figure of one level of offices (tỉnh, xã …) at a period, by default the one asked; {} without."""
        if self.levels.empty:
            return {}
        rows = self.levels[(self.levels["kpi"] == kpi) & (self.levels["level"] == level)]
        rows = rows[(rows["period"] == (period or self.period)) & rows["value"].notna()]
        return rows.iloc[0].to_dict() if len(rows) else {}

    @cached_property
    def _lines(self) -> dict[str, pd.DataFrame]:
        return {str(kpi): rows for kpi, rows in self.rows.groupby("kpi", sort=False)}

    @cached_property
    def _now(self) -> dict[str, dict]:
        now = self.rows[self.rows["period"] == self.period] if len(self.rows) else self.rows
        return {row["kpi"]: row for row in now.to_dict("records")}


def series(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    count: int = HISTORY,
    split: str | None = None,
    unit: str | None = None,
    boundaries: str = "today",
) -> pd.DataFrame:
    """The last `count` periods up to `period`, in its grain: rows of the query, of one office with `unit`."""
    at = periods.parse_period(period)
    first = periods.parse_period(periods.shift(period, 1 - count))
    return query(
        reader, Question(kpis, at.grain, (place,), first.end, at.end, unit, split, boundaries, today=today)
    )


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
    return (full if len(full) else known)["period"].iloc[-1]


def parts_of(
    reader: Reader, place: str, period: str, today: date, history: int = 13, boundaries: str = "today",
    rates: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The offices of a province, or all provinces for the nation: one row each, by name.

    Columns: place, unit, name, name_en, period, received, resolved, rate, change, status, late, per_1000,
    overdue, qualifier, complete, coverage, late_before, resolved_before, history (list of rates, oldest
    first), low, high, funnel, rank (see `metrics.standing`), state, outside (high, low: the rate lies outside the office's own control limits
    `control_low`, `control_high`; else None).
    """
    nation = place == NATION
    if rates is None:
        rates = _rates_of_parts(reader, place, period, today, history, boundaries)
    if rates.empty:
        return rates
    before = periods.parse_period(periods.shift(period, -1))
    kpis = ("late_per_1000", "dossiers_received_new", "dossiers_pending_overdue")
    rest = query(reader, _of_parts(kpis, place, before.end, period, today, boundaries))
    keys = ["place", "unit"]
    table = rates[rates["period"] == period][
        [
            *keys,
            "place_name",
            "period",
            "denominator",
            "numerator",
            "value",
            "change",
            "status",
            "qualifier",
            "complete",
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
    then = rest[(rest["kpi"] == "late_per_1000") & (rest["period"] == before.label)] if len(rest) else rest
    then = (
        then.rename(columns={"numerator": "late_before", "denominator": "resolved_before"})
        if len(then)
        else pd.DataFrame(columns=[*keys, "late_before", "resolved_before"])
    )
    table = table.merge(then[[*keys, "late_before", "resolved_before"]], how="left", on=keys)
    lines = rates.groupby(keys)["value"].agg(list).rename("history").reset_index()
    table = table.merge(lines, how="left", on=keys)
    table["rank"] = ranks(table, registry.kpi("on_time_rate"))
    table, _ = funnel(table, 100.0, "higher", overdispersion(rates))
    table = table.merge(_outside(rates, period), how="left", on=keys)
    table["name"] = table["place_name"] if nation else table["unit"]
    table["name_en"] = [PLACES[p].name_en if nation else u for p, u in zip(table["place"], table["unit"])]
    table = table.rename(columns={"denominator": "resolved", "value": "rate"})
    return table.reset_index(drop=True)


def _of_parts(kpis: tuple[str, ...], place: str, start: date, period: str, today: date, boundaries: str) -> Question:
    """All provinces, or all offices of one, up to a period."""
    at = periods.parse_period(period)
    places, split = ((), None) if place == NATION else ((place,), "unit")
    return Question(kpis, at.grain, places, start, at.end, split=split, boundaries=boundaries, today=today)


def _rates_of_parts(
    reader: Reader, place: str, period: str, today: date, history: int, boundaries: str
) -> pd.DataFrame:
    """The on-time rate of every part in the last `history` periods: rows of the query."""
    at, first = periods.parse_period(period), periods.parse_period(periods.shift(period, 1 - history))
    rates = query(reader, _of_parts(("on_time_rate",), place, first.end, period, today, boundaries))
    if place == NATION and boundaries == "reported":  # places of the old map and of today's stand in no one list
        rates = rates[[PLACES[p].exists_on(at.end) for p in rates["place"]]]
    return rates


def _outside(rates: pd.DataFrame, period: str) -> pd.DataFrame:
    """Parts whose rate of `period` is the extreme of their own line and outside its control limits."""
    found = []
    for (place, unit), line in rates.groupby(["place", "unit"], sort=False):
        value = line["value"].iloc[-1]
        if line["period"].iloc[-1] != period or value not in (line["value"].min(), line["value"].max()):
            continue
        judged = control(line, registry.kpi("on_time_rate")).rows
        if is_unusual(judged, period):
            found.append([place, unit, *judged.iloc[-1][["outside", "low", "high"]]])
    return pd.DataFrame(found, columns=["place", "unit", "outside", "control_low", "control_high"])


def offices(reader: Reader, place: str, period: str, today: date, count: int = 13) -> list[str]:
    """The offices of a province with dossiers in the last `count` periods, by name."""
    if place == NATION:
        return []
    rows = series(reader, ("dossiers_resolved", "dossiers_received_new"), place, period, today, count, "unit")
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
    order = fit.assign(_inside=~outside).sort_values(
        ["_inside", "rate"], ascending=[True, worst], kind="stable"
    )
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
    held = [level for level in LEVELS if level in now]
    if len(held) < 2:
        return pd.DataFrame()
    others = rows.loc[~rows["level"].isin(held), "period"]  # the districts, until they were abolished
    first = max(rows.loc[rows["level"].isin(held), "period"].min(), others.max() if len(others) else "")
    labels = [p for p in line.index[-13:] if p > first or (p == first and p not in set(others))]
    values = rows.pivot_table(index="period", columns="level", values="value", aggfunc="first").reindex(labels)[held]
    whole = line["value"].reindex(labels)
    both = whole.notna() & values.notna().any(axis=1)
    if not both.any() or ((values.sum(axis=1) - whole)[both].abs() >= 0.5).any():
        return pd.DataFrame()
    short = rows[~rows["complete"].eq(True)]["period"]
    found = values.assign(total=whole, partial=[
        n in set(short) or (pd.notna(whole[n]) and not bool(line.at[n, "complete"])) for n in labels])
    found = found.assign(place=answer.place, kpi=kpi).rename_axis(index="period", columns=None)
    return found.reset_index()


def overview(reader: Reader, place: str, period: str, today: date, boundaries: str = "today") -> Overview:
    """Everything the overview shows, asked once. `boundaries`: `today`, or `reported` without predecessors."""
    sixth, last = _sixth(reader, place, period, today, boundaries)
    cards = (*CARDS, sixth)
    rows = series(reader, CARDS, place, period, today, boundaries=boundaries)
    rows = pd.concat([each for each in (rows, last) if len(each)], ignore_index=True) if len(rows) else last
    rates = _rates_of_parts(reader, place, period, today, 13, boundaries)
    parts = parts_of(reader, place, period, today, boundaries=boundaries, rates=rates)
    answer = Overview(
        place, period, cards, rows, parts, _missing(place, period, parts, rates), [], [],
        levels_of(reader, place, period, today, boundaries=boundaries),
        _standings(reader, place, period, cards, today, boundaries), boundaries,
    )
    return replace(answer, changes=changes(answer), problems=problems(reader, answer, today))


def _sixth(reader: Reader, place: str, period: str, today: date, boundaries: str) -> tuple[str, pd.DataFrame]:
    """The last card: the score of index 766 where there is one, else reach on Facebook, else what came in.

    With its rows, asked for its whole line at once.
    """
    if place != NATION:
        for kpi, count in (("index766_total", 1), ("facebook_reach", 3)):
            if kpi in registry.KPIS:
                found = series(reader, (kpi,), place, period, today, boundaries=boundaries)
                if len(found) and found["value"].iloc[-count:].notna().any():
                    return kpi, found
    return "dossiers_received_new", series(reader, ("dossiers_received_new",), place, period, today,
                                           boundaries=boundaries)


def _standings(
    reader: Reader, place: str, period: str, cards: tuple[str, ...], today: date, boundaries: str
) -> dict[str, Standing]:
    if place == NATION:
        return {}
    ranked_by = [kpi for kpi in RANKED_BY if kpi in cards]
    found = {kpi: standing(reader, kpi, place, period, today, boundaries) for kpi in ranked_by}
    return {kpi: each for kpi, each in found.items() if each}


def _missing(place: str, period: str, parts: pd.DataFrame, rates: pd.DataFrame) -> list[str]:
    """Place ids, or names of offices, that were expected and have not reported: those with a rate in 12 periods."""
    if place == NATION:
        gone = parts[parts["state"] == "missing"] if len(parts) else parts
        return gone["place"].tolist() if len(gone) else []
    if not len(rates) or not len(parts):
        return []
    known = rates[rates["period"] != periods.shift(period, -12)]
    if periods.parse_period(period).end >= MERGER:  # the districts were abolished: nobody expects them any more
        known = known[known["level"] != DISTRICT]
    return sorted(set(known["unit"]) - set(parts["unit"]))
