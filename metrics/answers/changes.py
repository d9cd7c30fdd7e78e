"""What changed in a period: at most five sentences out of the numbers, as codes, values and tone."""

from typing import Any

import pandas as pd

from data import periods
from data.missing import is_missing
from metrics import registry
from metrics.answers.control import is_unusual
from metrics.answers.moves import moves
from metrics.answers.standing import LEAST_PLACES, whole
from metrics.answers.summary import Change, Overview
from metrics.engine.comparable import YES
from metrics.engine.status import LEAST_CASES

MOST = 5
PROVINCE, COMMUNE = "tỉnh", "xã"
NEAR = 0.005  # percentage points: what rounds to the same on screen


def changes(answer: Overview) -> list[Change]:
    """At most five sentences, what leaders ask first before the rest: on time, overdue, levels, rank."""
    candidates = [
        _rate_changed(answer),
        _overdue_changed(answer),
        _levels_apart(answer),
        _rank(answer),
        _unusual(answer),
        _online_changed(answer),
        _below_target(answer),
        _hotline_changed(answer),
    ]
    return [change for change in candidates if change][:MOST]


def _change(row: dict[str, Any]) -> float | None:
    """The change on the period before, of which a sentence may speak: None where the two are not simply comparable."""
    return row["change"] if row.get("comparable") == YES else None


def _tone(row: dict[str, Any], kpi: str) -> str | None:
    change, direction = _change(row), registry.kpi(kpi).direction
    if change is None or direction not in ("higher", "lower"):
        return None
    if not registry.kpi(kpi).is_seen(change):
        return None
    return "good" if (change > 0) == (direction == "higher") else "act"


def _rate_changed(answer: Overview) -> Change | None:
    row = answer.row("on_time_rate")
    if not row or is_missing(row["value"]):
        return None
    change = _change(row)
    if change is None:
        return Change("rate_alone", "on_time_rate", None, {"value": row["value"]})
    values = {"change": change, "value": row["value"]}
    lead = leading_part(answer.parts, change) if _tone(row, "on_time_rate") else None
    return Change("rate", "on_time_rate", _tone(row, "on_time_rate"), values | (lead or {}))


def leading_part(parts: pd.DataFrame, change: float) -> dict[str, Any] | None:
    """What moved the on-time rate by `change` (percentage points): one part's own rate, or the mix of cases.

    The change is split into the parts' own moves and the mix (`metrics.answers.moves`). Where the mix did most of it:
    `mix` and `own`, the sum of all own moves. Else the `part` whose own rate moved the whole most in the direction
    it went, its `late` dossiers now, and its `share` of `moved`, the sum of the moves in that direction alone: at
    most 1, and never of a change in which moves cancel out. None where a part is unknown in one of the periods, or
    where the parts do not add up to the change.
    """
    needed = ["late", "resolved", "late_before", "resolved_before"]
    if parts.empty or parts[needed].isna().any(axis=None) or not change:
        return None
    if not parts["resolved"].sum() or not parts["resolved_before"].sum():
        return None
    in_time, in_time_before = parts["resolved"] - parts["late"], parts["resolved_before"] - parts["late_before"]
    split = moves(in_time_before, parts["resolved_before"], in_time, parts["resolved"])
    if abs(split.change * 100 - change) > NEAR:
        return None
    towards, own = split.of_sign(change), float(split.rates.sum())
    if split.mix * change > 0 and abs(split.mix) > max(own * (1 if change > 0 else -1), 0.0):
        return {"mix": split.mix * 100, "own": own * 100}
    if towards.empty:
        return None
    part, moved = int(towards.abs().argmax()), float(towards.sum())
    return {
        "part": towards.index[part],
        "share": float(towards.iloc[part]) / moved,
        "moved": moved * 100,
        "late": parts["late"].loc[towards.index].iloc[part],
    }


def _overdue_changed(answer: Overview) -> Change | None:
    row = answer.row("dossiers_pending_overdue")
    if not row or is_missing(row["value"]):
        return None
    values = {"value": row["value"], "change": _change(row)}
    known = answer.parts["overdue"].dropna() if len(answer.parts) else pd.Series(dtype=float)
    if len(known) > 1 and row["value"] and abs(known.sum() - row["value"]) < 0.5:
        values |= {"part": known.idxmax(), "share": known.max() / row["value"], "count": known.max()}
    levels = {level: answer.level("dossiers_pending_overdue", level) for level in (PROVINCE, COMMUNE)}
    if all(levels.values()) and row["value"]:
        counts = {level: level_row["value"] for level, level_row in levels.items()}
        if abs(sum(counts.values()) - row["value"]) < 0.5:
            most = max(counts, key=lambda level: counts[level])
            values |= {"level": most, "level_count": counts[most], "level_share": counts[most] / row["value"]}
    return Change("overdue", "dossiers_pending_overdue", _tone(row, "dossiers_pending_overdue"), values)


def _levels_apart(answer: Overview) -> Change | None:
    """Offices of the province against communes: both rates, and whether the gap grew since the period before."""
    now = {level: answer.level("on_time_rate", level) for level in (PROVINCE, COMMUNE)}
    if not all(row and row["complete"] and row["qualifier"] == "exact" for row in now.values()):
        return None
    gap = now[COMMUNE]["value"] - now[PROVINCE]["value"]
    values = {"commune": now[COMMUNE]["value"], "province": now[PROVINCE]["value"], "gap": gap}
    before = periods.shift(answer.period, -1)
    then = {level: answer.level("on_time_rate", level, before) for level in (PROVINCE, COMMUNE)}
    if all(row and row["complete"] and row["qualifier"] == "exact" for row in then.values()):
        values["wider"] = abs(gap) - abs(then[COMMUNE]["value"] - then[PROVINCE]["value"])
    wider = values.get("wider", 0.0)
    return Change("levels", "on_time_rate", "watch" if wider >= NEAR else "good" if wider <= -NEAR else None, values)


def _rank(answer: Overview) -> Change | None:
    rank = answer.standings.get("on_time_rate")
    if rank is None:
        return None
    tone = None if not rank.climbed else "good" if rank.climbed > 0 else "act"
    return Change(
        "rank",
        "on_time_rate",
        tone,
        {
            "rank": rank.rank,
            "count": rank.of,
            "climbed": rank.climbed,
            "before": rank.before,
            "again": rank.again,
            "both": rank.both,
            "same": rank.same,
        },
    )


def _unusual(answer: Overview) -> Change | None:
    """A card, else an office or province, outside its own control limits; the one furthest outside is named."""
    for name in answer.cards:
        judged = answer.judged.get(name)
        if judged is not None and is_unusual(judged, answer.period):
            last = judged.iloc[-1]
            values = {"value": last["value"], "low": last["low"], "high": last["high"], "tet": bool(last["tet"])}
            return Change("unusual", name, _side(last["outside"], name), values)
    if answer.parts.empty or "outside" not in answer.parts:
        return None
    outside = answer.parts[answer.parts["outside"].notna() & (answer.parts["resolved"] >= LEAST_CASES)]
    if outside.empty:
        return None
    bad = outside[outside["outside"] == "low"]
    chosen = bad if len(bad) else outside
    beyond = (chosen["control_low"] - chosen["rate"]).combine(chosen["rate"] - chosen["control_high"], max)
    farthest = int(beyond.argmax())
    part = chosen.iloc[farthest]
    return Change(
        "unusual_part",
        "on_time_rate",
        _side(part["outside"], "on_time_rate"),
        {
            "part": chosen.index[farthest],
            "value": part["rate"],
            "low": part["control_low"],
            "high": part["control_high"],
            "more": len(chosen) - 1,
            "tet": bool(part["tet"]),
        },
    )


def _side(outside: str, kpi: str) -> str:
    direction = registry.kpi(kpi).direction
    if direction not in ("higher", "lower"):
        return "watch"
    return "good" if (outside == "high") == (direction == "higher") else "act"


def _online_changed(answer: Overview) -> Change | None:
    row = answer.row("online_share")
    if not row or is_missing(row["value"]):
        return None
    line = answer.series("online_share")
    wholes = line[whole(line)]
    year = wholes["value"].tail(13)
    is_whole = answer.period in set(wholes["period"])  # else it is neither the highest nor short of a target
    highest = bool(is_whole and len(year) == 13 and row["value"] >= year.max() > year.min())
    gap = row["value"] - row["target"] if is_whole and not is_missing(row["target"]) else None
    tone = row["status"] if row["status"] in ("good", "watch", "act") else None
    values = {"value": row["value"], "highest": highest, "gap": gap}
    return Change("online", "online_share", tone, values)


def _below_target(answer: Overview) -> Change | None:
    target = answer.row("on_time_rate").get("target")
    if answer.parts.empty or is_missing(target):
        return None
    fit = answer.parts[answer.parts["rank"].notna()]
    if len(fit) < LEAST_PLACES:
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
    if not row or is_missing(row["value"]):
        return None
    return Change(
        "hotline",
        "hotline_resolution_rate",
        row["status"] if row["status"] in ("good", "watch", "act") else None,
        {"resolved": row["numerator"], "received": row["denominator"], "value": row["value"]},
    )
