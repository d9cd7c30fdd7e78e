"""What the screens would show after a load: headline figures before → after, for the places and periods it touches."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from data.measures import MEASURES
from data.missing import is_missing
from data.periods import children, parse_period
from data.reader import Reader
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.kpi import Kpi

MOST_PERIODS = 3  # the newest of each kind a load touches
MOST_KPIS = 3  # of a subject
COLUMNS = ("kpi", "place", "period", "before", "after", "row_before", "row_after")
Touched = tuple[str, str, str]  # place, measure, label


def headlines(before: Reader, after: Reader, touched: Iterable[Touched], today: date) -> pd.DataFrame:
    """One row a headline figure: `before` and `after` (None where there is none), with the query's rows of both.

    Those that change come first, each kind in order of KPI, place and period. `touched`: place, measure and label of
    the figures of the load.
    """
    rows: list[tuple[object, ...]] = []
    keys = set(touched)
    for place in sorted({place for place, _, _ in keys}):
        for kpi in _kpis({measure for p, measure, _ in keys if p == place}):
            own = {n for p, measure, n in keys if p == place and measure in kpi.measures}
            for label in _newest(own):
                then, now = (_figure(reader, kpi, place, label, today) for reader in (before, after))
                rows.append((kpi.id, place, label, _value(then), _value(now), then, now))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    changed = [not is_same(*pair) for pair in zip(frame["row_before"], frame["row_after"])]
    return frame.assign(is_changed=changed).sort_values("is_changed", ascending=False, kind="stable", ignore_index=True)


def is_same(then: dict[str, object], now: dict[str, object]) -> bool:
    """Whether a screen shows the same: the value, its exactness, its coverage and its source."""
    if is_missing(then.get("value")) and is_missing(now.get("value")):
        return then.get("state") == now.get("state")
    return all(then.get(name) == now.get(name) for name in ("value", "qualifier", "complete", "coverage", "source"))


def _kpis(measures: set[str]) -> list[Kpi]:
    """The headline KPIs that read one of the measures: those of the overview first, a few of each subject."""
    subjects = dict.fromkeys(MEASURES[m].subject for m in sorted(measures) if m in MEASURES)
    chosen: list[Kpi] = []
    for subject in subjects:
        own = [k for k in registry.KPIS.values() if k.subject == subject and measures & set(k.measures)]
        own.sort(key=lambda kpi: (kpi.overview is None, not kpi.is_ratio))
        chosen += own[:MOST_KPIS]
    return chosen


def _newest(labels: set[str]) -> list[str]:
    """The newest labels of each kind, the shorter kinds first."""
    by_kind: dict[str, list[str]] = {}
    for label in sorted(labels, key=lambda label: (parse_period(label).end, label), reverse=True):
        by_kind.setdefault(parse_period(label).grain, []).append(label)
    kinds = sorted(by_kind, key=lambda kind: len(children(by_kind[kind][0])))
    return [label for kind in kinds if kind != "day" for label in by_kind[kind][:MOST_PERIODS]]


def _figure(reader: Reader, kpi: Kpi, place: str, label: str, today: date) -> dict[str, object]:
    period = parse_period(label)
    rows = query(reader, Question((kpi.id,), period.grain, (place,), period.end, period.end, today=today))
    return {str(k): v for k, v in rows.iloc[0].to_dict().items()} if len(rows) else {}


def _value(row: dict[str, object]) -> object:
    value = row.get("value")
    return None if is_missing(value) else value
