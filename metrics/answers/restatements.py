"""What was shown then against what is shown now, and which decisions lie between."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from data import periods
from data.decisions import keys_of
from data.ledger import Line
from data.places import NATION, PLACES
from data.reader import Reader
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question, closure, last_periods

KEYS = ["kpi", "place", "unit", "period"]
_KINDS = ("accept", "withdraw", "restore")


@dataclass(frozen=True)
class Step:
    """A decision that changed figures after the day asked: who, when, which file, why."""

    line: int
    kind: str
    time: str
    who: str
    file: str
    reason: str


def figures(reader: Reader, subject: str, place: str, last: str, today: date, count: int = 13) -> pd.DataFrame:
    """The KPIs of a subject with any figure, at a place, `count` periods up to `last` in its grain, as one snapshot
    says them."""
    asked = last_periods(last, count)
    kpis = tuple(k.id for k in registry.KPIS.values() if k.subject == subject and reader.grains(k.measures))
    grains = (asked["grain"], "ytd") if asked["grain"] == "month" and subject == "budget" else (asked["grain"],)
    of_place = Question(kpis, places=(place,), today=today, **asked)
    rows = [query(reader, replace(of_place, grain=grain)) for grain in grains]
    return pd.concat([r for r in rows if len(r)] or rows, ignore_index=True)


def restated(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Numbers that are not what they were: KEYS, value_then, value, difference, qualifier_then, qualifier.

    A number that came in since has no value then, one that was withdrawn none now; one that was "over 300" and is
    300 is not what it was. Newest period first.
    """
    columns = [*KEYS, "value", "qualifier"]
    both = (
        now[columns].merge(then[columns], how="outer", on=KEYS, suffixes=("", "_then"))
        if len(now) and len(then)
        else _one_sided(now, then)
    )
    is_same = ((both["value"] - both["value_then"]).abs() < 1e-9) & (both["qualifier"] == both["qualifier_then"])
    changed = both[(both["value"].notna() | both["value_then"].notna()) & ~is_same]
    changed = changed.assign(
        difference=changed["value"] - changed["value_then"],
        _end=[periods.parse_period(n).end for n in changed["period"]],
    )
    order = changed.sort_values(["_end", "kpi"], ascending=[False, True], kind="stable")
    return order.drop(columns="_end").reset_index(drop=True)


def _one_sided(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """Where one of the two days has no figure at all."""
    columns = [*KEYS, "value", "qualifier", "value_then", "qualifier_then"]
    side = now if len(now) else then.rename(columns={"value": "value_then", "qualifier": "qualifier_then"})
    return side.reindex(columns=columns)


def steps(lines: list[Line], after: int, place: str, subject: str, label: str) -> list[Step]:
    """The decisions after a ledger line that touch what a number may be made of, in their order."""
    labels = {label, *closure([label], 0)}
    places = None if place == NATION else {place, *PLACES[place].parts}
    accepted = {n.seq: n for n in lines if n.kind == "accept"}
    history = []
    for line in lines:
        if line.seq <= after or line.kind not in _KINDS:
            continue
        file = line if line.kind == "accept" else accepted[line.payload["batch"]]
        if any(
            s == subject and (places is None or p in places) and (n in labels or n == label[:4])
            for p, s, n in keys_of(file.payload)
        ):
            history.append(
                Step(line.seq, line.kind, line.time, line.who, file.payload["file"], line.payload.get("reason", ""))
            )
    return history
