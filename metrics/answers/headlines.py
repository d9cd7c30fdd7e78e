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
MOST_KPIS, MOST_OF_ALL = 3, 9  # of a subject; of all, as one file may speak of many
COLUMNS = ("kpi", "place", "period", "before", "after", "row_before", "row_after")
Touched = tuple[str, str, str]  # place, measure, label


def headlines(before: Reader, after: Reader, touched: Iterable[Touched], today: date) -> pd.DataFrame:
    """One row a headline figure: `before` and `after` (None where there is none), with the query's rows of both.

    Those that change come first, each kind in order of KPI, place and period; what has no figure before nor after is
    left out, unless it is refused. `touched`: place, measure and label of the figures of the load.
    """
    keys = set(touched)
    labels: dict[tuple[str, str], dict[str, list[str]]] = {}  # by KPI and kind of period: of each place the newest
    for kpi in _kpis({measure for _, measure, _ in keys}):
        for place in sorted({p for p, measure, _ in keys if measure in kpi.measures}):
            for label in _newest({n for p, measure, n in keys if p == place and measure in kpi.measures}):
                by_place = labels.setdefault((kpi.id, parse_period(label).grain), {})
                by_place.setdefault(place, []).append(label)
    rows: list[tuple[object, ...]] = []
    for (kpi_id, _), by_place in labels.items():
        was = _figures(before, kpi_id, by_place, today) if before.snapshot else {}
        now = _figures(after, kpi_id, by_place, today)
        for place, asked in by_place.items():
            for label in asked:
                pair = was.get((place, label), {}), now.get((place, label), {})
                values = tuple(map(_value, pair))
                if values != (None, None) or pair[1].get("state") == "refused":
                    rows.append((kpi_id, place, label, *values, *pair))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    changed = [not is_same(*pair) for pair in zip(frame["row_before"], frame["row_after"])]
    return frame.assign(is_changed=changed).sort_values("is_changed", ascending=False, kind="stable", ignore_index=True)


def is_same(then: dict[str, object], now: dict[str, object]) -> bool:
    """Whether a screen shows the same: the value, its exactness, its coverage and its source."""
    if is_missing(then.get("value")) and is_missing(now.get("value")):
        return then.get("state") == now.get("state")
    return all(then.get(name) == now.get(name) for name in ("value", "qualifier", "complete", "coverage", "source"))


def _kpis(measures: set[str]) -> list[Kpi]:
    """The headline KPIs that read one of the measures: those that these make alone first, then those of the overview;
    a few of each subject."""
    subjects = dict.fromkeys(MEASURES[m].subject for m in sorted(measures) if m in MEASURES)
    chosen: list[Kpi] = []
    for subject in subjects:
        own = [k for k in registry.KPIS.values() if k.subject == subject and measures & set(k.measures)]
        own.sort(key=lambda kpi: (not _is_made_of(kpi, measures), kpi.overview is None, not kpi.is_ratio))
        chosen += own[:MOST_KPIS]
    return chosen[:MOST_OF_ALL]


def _is_made_of(kpi: Kpi, measures: set[str]) -> bool:
    """Whether all operands of a KPI can be had from some measures."""
    return all(
        any(all(term.removeprefix("-") in measures for term in terms) for terms in operand.alternatives)
        for operand in kpi.operands
    )


def _newest(labels: set[str]) -> list[str]:
    """The newest labels of each kind, the shorter kinds first."""
    by_kind: dict[str, list[str]] = {}
    for label in sorted(labels, key=lambda label: (parse_period(label).end, label), reverse=True):
        by_kind.setdefault(parse_period(label).grain, []).append(label)
    kinds = sorted(by_kind, key=lambda kind: len(children(by_kind[kind][0])))
    return [label for kind in kinds if kind != "day" for label in by_kind[kind][:MOST_PERIODS]]


def _figures(
    reader: Reader, kpi: str, labels: dict[str, list[str]], today: date
) -> dict[tuple[str, str], dict[str, object]]:
    """The query's rows of one kind of period, by place and label: asked once for all places and periods."""
    periods = [parse_period(label) for asked in labels.values() for label in asked]
    first, last = min(p.end for p in periods), max(p.end for p in periods)
    rows = query(reader, Question((kpi,), periods[0].grain, tuple(sorted(labels)), first, last, today=today))
    return {
        (str(row["place"]), str(row["period"])): {str(k): v for k, v in row.items()} for row in rows.to_dict("records")
    }


def _value(row: dict[str, object]) -> object:
    value = row.get("value")
    return None if is_missing(value) else value
