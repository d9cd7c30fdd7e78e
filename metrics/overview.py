"""What an overview says of one place and period: cards, who drags, what changed, what blocks a conclusion."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from data import periods
from data.facts import RANKS
from data.places import NATION, PLACES
from data.store import Reader
from metrics import registry
from metrics.compare import LEAST_CASES, funnel, overdispersion
from metrics.query import plan, query
from metrics.question import Question

CARDS = (
    "on_time_rate",
    "dossiers_pending_overdue",
    "late_per_1000",
    "online_share",
    "hotline_resolution_rate",
)
HISTORY = 25
SEEN = {"percent": 0.005, "per_1000": 0.05, "score": 0.005}  # a difference that shows on screen
FIRST_SHARE = 0.9  # a period is opened by itself once nine tenths of the reporters are in


@dataclass(frozen=True)
class Change:
    """One sentence of "what changed": its code, the KPI behind it, its tone, the numbers it speaks of."""

    code: str
    kpi: str
    tone: str | None
    values: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Overview:
    """`rows`: HISTORY periods of each card's KPI at the place; `parts`: see `parts_of`."""

    place: str
    period: str
    cards: tuple[str, ...]
    rows: pd.DataFrame
    parts: pd.DataFrame
    missing: list[str]
    changes: list[Change]
    problems: list[Change]

    def row(self, kpi: str) -> dict:
        """The figure of a card at the period asked."""
        found = self.rows[(self.rows["kpi"] == kpi) & (self.rows["period"] == self.period)]
        return found.iloc[0].to_dict() if len(found) else {}

    def series(self, kpi: str) -> pd.DataFrame:
        return self.rows[self.rows["kpi"] == kpi]


def series(
    reader: Reader,
    kpis: tuple[str, ...],
    place: str,
    period: str,
    today: date,
    count: int = HISTORY,
    split: str | None = None,
    unit: str | None = None,
) -> pd.DataFrame:
    """The last `count` periods up to `period`, in its grain: rows of the query, of one office with `unit`."""
    at = periods.parse_period(period)
    first = periods.parse_period(periods.shift(period, 1 - count))
    return query(reader, Question(kpis, at.grain, (place,), first.end, at.end, unit, split, today=today))


def latest_due(grain: str, today: date) -> str:
    """The last period of a grain whose report is due."""
    start = today - timedelta(days=800)
    return [n for n in periods.labels_between(grain, start, today) if periods.due_date(n) <= today][-1]


def default_period(reader: Reader, place: str, grain: str, subject: str, today: date) -> str:
    """The latest due period with figures of nine tenths of those expected; else the fullest or the last due.

    `subject` names the KPI that is looked at: the screen's own.
    """
    kpi = {"hotline": "hotline_received", "media": "facebook_interactions"}.get(subject, "dossiers_resolved")
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


def parts_of(reader: Reader, place: str, period: str, today: date, history: int = 13) -> pd.DataFrame:
    """The offices of a province, or all provinces for the nation: one row each, by name.

    Columns: place, unit, name, name_en, period, received, resolved, rate, change, status, late, per_1000,
    overdue, qualifier, complete, coverage, late_before, resolved_before, history (list of rates, oldest
    first), low, high, funnel, state.
    """
    at = periods.parse_period(period)
    first = periods.parse_period(periods.shift(period, 1 - history))
    nation = place == NATION
    base = {
        "grain": at.grain,
        "places": () if nation else (place,),
        "split": None if nation else "unit",
        "end": at.end,
        "today": today,
    }
    rates = query(reader, Question(("on_time_rate",), start=first.end, **base))
    if rates.empty:
        return rates
    before = periods.parse_period(periods.shift(period, -1))
    rest = query(
        reader,
        Question(
            ("late_per_1000", "dossiers_received_new", "dossiers_pending_overdue"), start=before.end, **base
        ),
    )
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
    table, _ = funnel(table, 100.0, "higher", overdispersion(rates))
    table["name"] = table["place_name"] if nation else table["unit"]
    table["name_en"] = [PLACES[p].name_en if nation else u for p, u in zip(table["place"], table["unit"])]
    table = table.rename(columns={"denominator": "resolved", "value": "rate"})
    return table.reset_index(drop=True)


def offices(reader: Reader, place: str, period: str, today: date, count: int = 13) -> list[str]:
    """The offices of a province with dossiers in the last `count` periods, by name."""
    if place == NATION:
        return []
    rows = series(reader, ("dossiers_resolved", "dossiers_received_new"), place, period, today, count, "unit")
    return sorted(rows.loc[rows["value"].notna(), "unit"].unique()) if len(rows) else []


def ranked(parts: pd.DataFrame, worst: bool, count: int = 5) -> pd.DataFrame:
    """The five at one end, and never the same ones at both ends.

    Those outside their band of chance come first; below 30 cases nobody is ranked, and one alone is not.
    """
    if parts.empty:
        return parts
    fit = parts[(parts["resolved"] >= LEAST_CASES) & parts["rate"].notna() & parts["complete"].eq(True)]
    outside = fit["funnel"].isin(("act", "worse") if worst else ("good", "better"))
    order = fit.assign(_inside=~outside).sort_values(
        ["_inside", "rate"], ascending=[True, worst], kind="stable"
    )
    return order.head(min(count, len(fit) // 2)).drop(columns="_inside").reset_index(drop=True)


def overview(reader: Reader, place: str, period: str, today: date) -> Overview:
    """Everything the overview shows, asked once."""
    sixth = "dossiers_received_new"
    if place != NATION:
        reach = series(reader, ("facebook_reach",), place, period, today, 3)
        sixth = "facebook_reach" if len(reach) and reach["value"].notna().any() else sixth
    cards = (*CARDS, sixth)
    rows = series(reader, cards, place, period, today)
    parts = parts_of(reader, place, period, today)
    answer = Overview(
        place, period, cards, rows, parts, _missing(reader, place, period, parts, today), [], []
    )
    found = problems(answer) + sources_differ(reader, answer, today)
    return Overview(place, period, cards, rows, parts, answer.missing, changes(answer), found)


def sources_differ(reader: Reader, answer: Overview, today: date) -> list[Change]:
    """Where another source says something else of a card's number: it is shown beside, never added."""
    if answer.place == NATION:
        return []
    at, found = periods.parse_period(answer.period), []
    for name in answer.cards:
        row, kpi = answer.row(name), registry.kpi(name)
        if not row or pd.isna(row["value"]) or row["sample"]:
            continue
        question = Question((name,), at.grain, (answer.place,), at.end, at.end, today=today)
        fold, parameters = plan(reader, question, kpi, [answer.period], (answer.place,))
        said = reader.frame(f"SELECT * FROM ({fold.sql(candidates=True)}) WHERE split = ''", parameters)
        said = said[(said["source"] != row["source"]) & said["value"].notna() & (said["rank"] < RANKS["synthetic"])]
        said = said[said["covered"] >= said["expected"]]
        for other in said[(said["value"] - row["value"]).abs() >= SEEN.get(kpi.unit, 0.5)].to_dict("records"):
            values = {"value": row["value"], "other": other["value"], "source": other["source"]}
            found.append(Change("sources", name, "watch", values))
    return found


def _missing(reader: Reader, place: str, period: str, parts: pd.DataFrame, today: date) -> list[str]:
    """Place ids, or names of offices, that were expected and have not reported."""
    if place == NATION:
        gone = parts[parts["state"] == "missing"] if len(parts) else parts
        return gone["place"].tolist() if len(gone) else []
    first = periods.parse_period(periods.shift(period, -11))
    at = periods.parse_period(period)
    known = query(
        reader, Question(("on_time_rate",), at.grain, (place,), first.end, at.end, split="unit", today=today)
    )
    if known.empty or not len(parts):
        return []
    return sorted(set(known["unit"]) - set(parts["unit"]))


def changes(answer: Overview) -> list[Change]:
    """At most five sentences, each with the KPI whose numbers it speaks of."""
    said = [
        _rate_changed(answer),
        _overdue_changed(answer),
        _online_changed(answer),
        _below_target(answer),
        _hotline_changed(answer),
    ]
    return [each for each in said if each]


def _tone(row: dict, kpi: str) -> str | None:
    change, direction = row.get("change"), registry.kpi(kpi).direction
    if change is None or pd.isna(change) or change == 0 or direction not in ("higher", "lower"):
        return None
    return "good" if (change > 0) == (direction == "higher") else "act"


def _rate_changed(answer: Overview) -> Change | None:
    row = answer.row("on_time_rate")
    if not row or pd.isna(row["value"]):
        return None
    if pd.isna(row["change"]):
        return Change(
            "rate_alone",
            "on_time_rate",
            None,
            {"value": row["value"], "coverage": row["coverage"], "complete": bool(row["complete"])},
        )
    values = {"change": row["change"], "value": row["value"]}
    lead = leading_part(answer.parts, row["change"])
    return Change("rate", "on_time_rate", _tone(row, "on_time_rate"), values | (lead or {}))


def leading_part(parts: pd.DataFrame, change: float) -> dict | None:
    """Which part moved the on-time rate most in the direction it went, and its share of the move.

    The late share of the whole is Σ late ÷ Σ resolved, so each part adds late₁ ÷ D₁ − late₀ ÷ D₀ to the
    change (D = resolved by all), and the parts add up to it exactly. Only where all are known both times.
    """
    needed = ["late", "resolved", "late_before", "resolved_before"]
    if parts.empty or parts[needed].isna().any(axis=None) or not change:
        return None
    now, then = parts["resolved"].sum(), parts["resolved_before"].sum()
    if not now or not then:
        return None
    moves = -(parts["late"] / now - parts["late_before"] / then) * 100
    at = (moves * (1 if change > 0 else -1)).idxmax()
    share = moves[at] / change
    if abs(moves.sum() - change) > 0.005 or share <= 0:
        return None
    return {"part": at, "share": share if share <= 1 else None, "late": parts.loc[at, "late"]}


def _overdue_changed(answer: Overview) -> Change | None:
    row = answer.row("dossiers_pending_overdue")
    if not row or pd.isna(row["value"]):
        return None
    values = {"value": row["value"], "change": row["change"]}
    known = answer.parts["overdue"].dropna() if len(answer.parts) else pd.Series(dtype=float)
    if len(known) > 1 and abs(known.sum() - row["value"]) < 0.5:
        values |= {"part": known.idxmax(), "share": known.max() / row["value"], "count": known.max()}
    return Change("overdue", "dossiers_pending_overdue", _tone(row, "dossiers_pending_overdue"), values)


def _online_changed(answer: Overview) -> Change | None:
    row = answer.row("online_share")
    if not row or pd.isna(row["value"]):
        return None
    line = answer.series("online_share")
    year = line[line["complete"].eq(True)]["value"].tail(13)
    highest = bool(row["complete"] and len(year) == 13 and row["value"] >= year.max() > year.min())
    gap = None if pd.isna(row["target"]) else row["value"] - row["target"]
    tone = row["status"] if row["status"] in ("good", "watch", "act") else None
    return Change("online", "online_share", tone, {"value": row["value"], "highest": highest, "gap": gap})


def _below_target(answer: Overview) -> Change | None:
    target = answer.row("on_time_rate").get("target")
    if answer.parts.empty or target is None or pd.isna(target):
        return None
    fit = answer.parts[(answer.parts["resolved"] >= LEAST_CASES) & answer.parts["rate"].notna()]
    if len(fit) < 2:
        return None
    below = int((fit["rate"] < target).sum())
    return Change(
        "below",
        "on_time_rate",
        "watch" if below else "good",
        {"below": below, "count": len(fit), "target": target},
    )


def _hotline_changed(answer: Overview) -> Change | None:
    row = answer.row("hotline_resolution_rate")
    if not row or pd.isna(row["value"]):
        return None
    return Change(
        "hotline",
        "hotline_resolution_rate",
        row["status"] or None,
        {"resolved": row["numerator"], "received": row["denominator"], "value": row["value"]},
    )


def problems(answer: Overview) -> list[Change]:
    """What has to be settled before a conclusion: who is missing, what contradicts, what is too small."""
    found, partly = [], set()
    if answer.missing:
        found.append(Change("missing", "on_time_rate", "act", {"names": answer.missing}))
    for kpi in answer.cards:
        row = answer.row(kpi)
        if row and row["reported_differs"]:
            found.append(
                Change("differs", kpi, "watch", {"value": row["value"], "reported": row["reported"]})
            )
        if row and pd.notna(row["value"]) and not row["complete"]:
            key = (row["coverage"], row["coverage_of"])
            if key not in partly:  # one sentence for all cards that lack the same reporters
                partly.add(key)
                found.append(Change("incomplete", kpi, "watch", {"row": row}))
        if (
            row
            and row["state"] == "missing"
            and (answer.place != NATION or registry.kpi(kpi).adds_over_places)
        ):
            found.append(Change("absent", kpi, "watch", {}))
        if row and row["state"] == "refused":
            found.append(Change("refused", kpi, "watch", {"reason": row["reason"]}))
    if len(answer.parts):
        small = answer.parts[(answer.parts["resolved"] < LEAST_CASES) & answer.parts["rate"].notna()]
        if len(small):
            found.append(Change("small", "on_time_rate", None, {"count": len(small)}))
        partial = answer.parts[~answer.parts["complete"].eq(True) & answer.parts["rate"].notna()]
        if len(partial):
            found.append(Change("partial", "on_time_rate", "watch", {"count": len(partial)}))
    return found
