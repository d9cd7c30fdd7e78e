"""What does not agree: identities that fail, printed ratios against computed ones, two sources for one number.

Nothing is repaired or chosen here; both numbers are shown. Rounded figures fail only where their intervals
cannot meet (rule of counting 13).
"""

import math
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from data import periods
from data.measures import IDENTITIES, MEASURES, Identity
from data.missing import is_missing
from data.places import NATION, PLACES
from data.qualifiers import can_meet, interval
from data.reader import Reader
from data.store import Store
from metrics import registry
from metrics.engine.query import plan, qualifier_of, query
from metrics.engine.question import GRAINS, Question
from metrics.kpi import Kpi


@dataclass(frozen=True)
class IdentityFigure:
    """One figure of an identity and where it stands. `cell` is filled in by `with_cells`."""

    measure: str
    value: float
    qualifier: str
    batch: int
    row: int
    cell: str = ""


@dataclass(frozen=True)
class Failure:
    """Figures of one place, period and source that cannot all be right. `difference`: total − parts, in
    percentage points for a printed ratio."""

    identity: str
    kind: str
    subject: str
    place: str
    unit: str
    part: str  # field, channel or procedure
    period: str
    source: str
    rank: int
    total: IdentityFigure
    parts: tuple[IdentityFigure, ...] = field(default=())
    computed: float = 0.0

    @property
    def difference(self) -> float:
        return self.total.value - self.computed


def territory(place: str) -> tuple[str, ...]:
    """Whose facts a screen of this place speaks of: its predecessors' too; all for the nation."""
    return tuple(PLACES) if place == NATION else (place, *PLACES[place].parts)


def _labels(reader: Reader, measures: list[str], places: tuple[str, ...], start: date, end: date) -> list[str]:
    """Labels with figures of these measures whose period ends between two days."""
    labels = reader.rows(
        "SELECT DISTINCT period_label FROM live WHERE measure IN (SELECT unnest($measures)) "
        "AND place IN (SELECT unnest($places))",
        {"measures": measures, "places": list(places)},
    )
    return sorted(n for (n,) in labels if start <= periods.parse_period(n).end <= end)


# -- identities ------------------------------------------------------------------------------------------


def failed(reader: Reader, subject: str, place: str, start: date, end: date) -> list[Failure]:
    """Identities of a subject that the live figures of one source break, the newest period first.

    Ratios a KPI computes are left to `printed`, which names both numbers of each.
    """
    claims = {k.claim for k in registry.KPIS.values()}
    asked = [i for i in IDENTITIES if MEASURES[i.total].subject == subject and i.total not in claims]
    names = list(dict.fromkeys(m for i in asked for m in (i.total, *i.parts, *i.beside, i.unless) if m))
    places = territory(place)
    labels = _labels(reader, names, places, start, end)
    rows = reader.rows(
        """SELECT place, unit, concat_ws(' · ', nullif(field, ''), nullif(channel, ''), nullif(procedure, ''),
                  CASE WHEN unit = '' THEN nullif(level, '') END),
                  period_label, source, rank, measure, value, qualifier, batch, row FROM live
           WHERE status = 'value' AND measure IN (SELECT unnest($measures)) AND place IN (SELECT unnest($places))
             AND period_label IN (SELECT unnest($labels))""",
        {"measures": names, "places": list(places), "labels": labels},
    )
    groups: dict[tuple[Any, ...], dict[str, IdentityFigure]] = {}
    for *key, measure, value, qualifier, batch, row in rows:
        groups.setdefault(tuple(key), {})[measure] = IdentityFigure(measure, value, qualifier, batch, row)
    failures = []
    for (place_id, unit, part, label, source, rank), group in groups.items():
        for identity in asked:
            if identity.total in group and (broken := _broken(identity, group)):
                parts, computed = broken
                failures.append(
                    Failure(
                        identity.id,
                        identity.kind,
                        subject,
                        place_id,
                        unit,
                        part,
                        label,
                        source,
                        rank,
                        group[identity.total],
                        parts,
                        computed,
                    )
                )
    return sorted(failures, key=lambda f: (periods.parse_period(f.period).end, abs(f.difference)), reverse=True)


def _broken(identity: Identity, group: dict[str, IdentityFigure]) -> tuple[tuple[IdentityFigure, ...], float] | None:
    """The parts of an identity, a sum or a most, and what they make; None where it holds or not all is there."""
    if identity.unless in group or any(m not in group for m in identity.parts):
        return None
    total, parts = group[identity.total], tuple(group[m] for m in identity.parts)
    added = sum(p.value for p in parts)
    if identity.kind == "sum":
        beside = [group[m] for m in identity.beside if m in group]
        some = (c for count in range(len(beside) + 1) for c in combinations(beside, count))
        return None if any(can_meet(_range(total), _sum(parts + c), 1e-6) for c in some) else (parts, added)
    return (parts, added) if _range(total)[0] > _sum(parts)[1] + 1e-6 else None


def _range(figure: IdentityFigure) -> tuple[float, float]:
    return interval(figure.value, figure.qualifier) if figure.value >= 0 else (figure.value, figure.value)


def _sum(figures: tuple[IdentityFigure, ...]) -> tuple[float, float]:
    ranges = [_range(f) for f in figures]
    return math.fsum(r[0] for r in ranges), math.fsum(r[1] for r in ranges)


def with_cells(store: Store, failures: list[Failure]) -> list[Failure]:
    """The failures with the cell of each figure; every batch is opened once."""
    wanted: dict[int, set[int]] = {}
    for figure in (figure for f in failures for figure in (f.total, *f.parts)):
        wanted.setdefault(figure.batch, set()).add(figure.row)
    cells = {
        (number, fact["row"]): fact["locator"]
        for number, rows in wanted.items()
        for fact in store.facts_of(store.batch(number), sorted(rows))
    }

    def located(figure: IdentityFigure) -> IdentityFigure:
        return replace(figure, cell=cells.get((figure.batch, figure.row), ""))

    return [replace(f, total=located(f.total), parts=tuple(located(p) for p in f.parts)) for f in failures]


# -- printed against computed ----------------------------------------------------------------------------


def printed(reader: Reader, subject: str, place: str, start: date, end: date, today: date) -> pd.DataFrame:
    """Every ratio that stands printed beside a computed one: the query's rows with `reported`, those that
    differ first, with `difference` (printed − computed)."""
    places, frames = territory(place), []
    for kpi in (k for k in registry.KPIS.values() if k.subject == subject and k.claim):
        claimed = reader.rows(
            """SELECT DISTINCT place, unit <> '', period_label FROM live WHERE measure = $claim AND status = 'value'
               AND field = '' AND channel = '' AND procedure = '' AND (level = '' OR unit <> '')
               AND place IN (SELECT unnest($places))""",
            {"claim": kpi.claim, "places": list(places)},
        )
        asked: dict[tuple[str, bool, str], tuple[set[str], set[str]]] = {}
        for place_id, is_unit, label in claimed:
            period = periods.parse_period(label)
            if start <= period.end <= end and period.grain in GRAINS:
                key = (period.grain, is_unit, label if period.grain == "total" else "")
                here = asked.setdefault(key, (set(), set()))
                here[0].add(place_id)
                here[1].add(label)
        for (grain, is_unit, _), (place_ids, labels) in asked.items():
            frames.append(_reported(reader, kpi, grain, is_unit, sorted(place_ids), sorted(labels), today))
    frames = [f for f in frames if len(f)]
    if not frames:
        return pd.DataFrame(
            columns=["kpi", "place", "unit", "period", "value", "reported", "reported_differs", "difference"]
        )
    rows = pd.concat(frames, ignore_index=True)
    rows["difference"] = rows["reported"] - rows["value"]
    order = rows.assign(_size=rows["difference"].abs(), _same=~rows["reported_differs"].astype(bool))
    return (
        order.sort_values(["_same", "_size"], ascending=[True, False], kind="stable")
        .drop(columns=["_size", "_same"])
        .reset_index(drop=True)
    )


def _reported(
    reader: Reader, kpi: Kpi, grain: str, is_unit: bool, places: list[str], labels: list[str], today: date
) -> pd.DataFrame:
    spans = [periods.parse_period(n) for n in labels]
    first = min(s.start for s in spans) if grain == "total" else min(s.end for s in spans)
    rows = query(
        reader,
        Question(
            (kpi.id,),
            grain,
            tuple(places),
            first,
            max(s.end for s in spans),
            split="unit" if is_unit else None,
            boundaries="reported",
            today=today,
        ),
    )
    return rows[rows["reported"].notna()]


# -- two sources -----------------------------------------------------------------------------------------

SIDE_BY_SIDE = "kpi place period value qualifier source other other_qualifier other_source".split()


def unlike_sources(reader: Reader, subject: str, place: str, start: date, end: date, today: date) -> pd.DataFrame:
    """Numbers that two sources give for one place and period: the used one and each other beside it.

    Columns `SIDE_BY_SIDE` (each value with its qualifier), difference (other − used), differs. A figure that lacks
    reporters is not compared.
    """
    kpis = [k for k in registry.KPIS.values() if k.subject == subject and not k.reported_only]
    measures = list(dict.fromkeys(m for k in kpis for m in k.measures))
    reported = reader.rows(
        """SELECT place, measure, source, period_label FROM live WHERE status = 'value'
           AND measure IN (SELECT unnest($measures)) AND place IN (SELECT unnest($places)) GROUP BY ALL""",
        {"measures": measures, "places": list(territory(place))},
    )
    rows = []
    for kpi in kpis:
        sources: dict[str, set[str]] = {}
        labels: dict[str, set[str]] = {}
        for place_id, measure, source, label in reported:
            period = periods.parse_period(label)
            if measure in kpi.measures and start <= period.end <= end and period.grain in GRAINS:
                sources.setdefault(place_id, set()).add(source)
                labels.setdefault(place_id, set()).add(label)
        for place_id in (p for p in sources if len(sources[p]) > 1):
            rows += _beside(reader, kpi, place_id, sorted(labels[place_id]), today)
    frame = pd.DataFrame(rows, columns=[*SIDE_BY_SIDE, "difference", "differs"])
    order = frame.assign(_end=[periods.parse_period(n).end for n in frame["period"]])
    return (
        order.sort_values(["differs", "_end"], ascending=False, kind="stable")
        .drop(columns="_end")
        .reset_index(drop=True)
    )


def _beside(reader: Reader, kpi: Kpi, place: str, labels: list[str], today: date) -> list[tuple[Any, ...]]:
    """The used number of each label at one place, with every other source's."""
    rows = []
    by_grain: dict[str, list[str]] = {}
    for label in labels:
        by_grain.setdefault(periods.parse_period(label).grain, []).append(label)
    for grain, ours in by_grain.items():
        for group in ([n] for n in ours) if grain == "total" else (ours,):
            spans = [periods.parse_period(n) for n in group]
            first = spans[0].start if grain == "total" else min(s.end for s in spans)
            question = Question(
                (kpi.id,), grain, (place,), first, max(s.end for s in spans), boundaries="reported", today=today
            )
            used = {r["period"]: r for r in query(reader, question).to_dict("records")}
            fold, parameters = plan(reader, question, kpi, group, (place,))
            candidates = reader.frame(f"SELECT * FROM ({fold.sql(candidates=True)}) WHERE split = ''", parameters)
            for row in candidates.to_dict("records"):
                now = used.get(row["label"])
                if (
                    now is None
                    or is_missing(now["value"])
                    or row["source"] == now["source"]
                    or is_missing(row["value"])
                    or row["covered"] < row["expected"]
                ):
                    continue
                shown, beside = (now["value"], now["qualifier"]), (row["value"], qualifier_of(row["bits"], kpi))
                both = (kpi.id, place, row["label"], *shown, now["source"], *beside, row["source"])
                rows.append((*both, row["value"] - now["value"], differs(kpi, shown, beside)))
    return rows


def differs(kpi: Kpi, one: tuple[float, str], other: tuple[float, str]) -> bool:
    """Whether two figures (value, qualifier) of one number cannot both be right: hedged ones only where what they may
    stand for does not meet."""
    return kpi.is_seen(other[0] - one[0]) and not can_meet(interval(*one), interval(*other))
