"""Comparing places: who differs from the whole by more than chance, and what may not be ranked.

A league table of ratios mostly ranks luck: a small place swings further than a large one. Every place is
therefore measured against the band a place like the whole would stay in with that many cases.
"""

import csv
import math
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from data import periods
from data.places import MERGER, PLACES, REFERENCE
from data.reader import Reader
from metrics import registry
from metrics.answers.dispersion import WIDE, overdispersion
from metrics.answers.standing import LEAST_PLACES, Standing, enough, order
from metrics.engine.query import COLUMNS, query
from metrics.engine.question import Question, last_periods
from metrics.engine.status import is_proportion
from metrics.kpi import Kpi

HISTORY = 13
Z_95, Z_998 = 1.959964, 3.090232


@dataclass(frozen=True)
class Comparison:
    """All places of one KPI and period, best first.

    `rows`: the query's columns, those of `metrics.answers.standing.order`, `low`, `high` (the 99,8 % band), `funnel`,
    `cases`, `per_1000`; those that may not be judged stand last. `both`: how many are ranked in this period and
    the one before; `same`: whether those are all of either.
    `reference`: Σ ÷ Σ of the `judged` places: complete, exact, at least 30 cases. `unranked`: why nothing is
    ranked, or None. `curves`: the limits of chance by the number of cases, see `limit_curves`. `label`: the
    period compared, a year-to-date where a KPI is only known so.
    """

    rows: pd.DataFrame
    reference: float | None = None
    dispersion: float = 1.0
    unranked: str | None = None
    tiles: pd.DataFrame = field(default_factory=pd.DataFrame)
    old_map: bool = False
    judged: int = 0
    curves: pd.DataFrame = field(default_factory=pd.DataFrame)
    label: str = ""
    both: int = 0
    same: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether the limits are widened so far that only coarse differences show."""
        return self.dispersion >= WIDE


def funnel(frame: pd.DataFrame, scale: float, direction: str, dispersion: float) -> tuple[pd.DataFrame, float | None]:
    """Adds `low`, `high` and `funnel` to rows with `numerator`, `denominator`, `value`; and gives p₀.

    Limits: p₀ ± z σ √(p₀ (1 − p₀) ÷ n), with z = 1,96 (95 %) and 3,09 (99,8 %) and σ the `dispersion`, kept
    inside 0 … 100 %. Classes: outside 99,8 % good or act, outside 95 % better or worse, else neutral; None
    below 30 cases and for figures that are incomplete or not exact. Reference in the KPI's unit.
    """
    out = frame.copy()
    out[["low", "high"]], out["funnel"] = float("nan"), None
    fit = enough(out)
    known, cases = out[fit], out.loc[fit, "denominator"].sum()
    if not len(known) or not cases:
        return out, None
    whole = known["numerator"].sum() / cases
    spread = dispersion * (whole * (1 - whole) / known["denominator"]).map(lambda v: math.sqrt(max(v, 0.0)))
    if not spread.gt(0).all() or direction not in ("higher", "lower"):
        return out, whole * scale
    out.loc[fit, "low"] = (whole - Z_998 * spread).clip(lower=0) * scale
    out.loc[fit, "high"] = (whole + Z_998 * spread).clip(upper=1) * scale
    scores = (known["numerator"] / known["denominator"] - whole) / spread * (1 if direction == "higher" else -1)
    out["funnel"] = scores.map(_class_of).reindex(out.index).astype(object).where(fit, None)
    return out, whole * scale


def _class_of(z: float) -> str:
    if abs(z) <= Z_95:
        return "neutral"
    return ("good" if z > 0 else "act") if abs(z) > Z_998 else ("better" if z > 0 else "worse")


def limit_curves(cases: pd.Series, reference: float, dispersion: float, scale: float, points: int = 48) -> pd.DataFrame:
    """The limits of `funnel` as lines: columns cases, low, high (99,8 %), low_95, high_95, in the KPI's unit.

    From half the fewest `cases` to the most, evenly spaced in their logarithm; `reference` in the KPI's unit.
    """
    first, last = math.log(max(cases.min() / 2, 1.0)), math.log(cases.max() * 1.1)
    whole, curves = reference / scale, []
    for step in range(points):
        count = math.exp(first + (last - first) * step / (points - 1))
        spread = dispersion * math.sqrt(max(whole * (1 - whole), 0.0) / count)
        edges = [min(max(whole + z * spread, 0.0), 1.0) * scale for z in (-Z_998, Z_998, -Z_95, Z_95)]
        curves.append([count, *edges])
    return pd.DataFrame(curves, columns=["cases", "low", "high", "low_95", "high_95"])


def asked_label(kpi: Kpi, period: str) -> str:
    """The label to ask a KPI for: year-to-date figures are printed to the last month of a period."""
    if any(o.over_time == "ytd" for o in kpi.operands):
        end = periods.parse_period(period).end
        return f"{end.year}-{end.month:02d}-YTD"
    return period


def standing(
    reader: Reader, name: str, place: str, period: str, today: date, boundaries: str = "today"
) -> Standing | None:
    """Where `place` stands among the provinces of its time; None where it is not ranked."""
    kpi = registry.kpi(name)
    current = periods.parse_period(asked_label(kpi, period))
    rows = query(reader, Question((name,), boundaries=boundaries, today=today, **last_periods(current.label, 2)))
    if rows.empty:
        return None
    now, then = (rows[rows["period"] == label] for label in (current.label, periods.shift(current.label, -1)))
    if boundaries == "reported":
        now = now[[PLACES[p].exists_on(current.end) for p in now["place"]]]
    return order(now, then, kpi).standing(place)


def compare(reader: Reader, name: str, period: str, boundaries: str, today: date) -> Comparison:
    """Every place of the boundaries (`today`, `reported` or a day) for one KPI and period."""
    kpi = registry.kpi(name)
    current = periods.parse_period(asked_label(kpi, period))
    day = Question((), boundaries=boundaries).boundary_day()
    if day is not None and day < MERGER <= current.end:  # eleven of them still exist; a map of eleven is no map
        return Comparison(pd.DataFrame(columns=COLUMNS), unranked="old_map", old_map=True, label=current.label)
    judged = is_proportion(kpi) and current.grain != "total"  # a free range has no periods before it to take σ from
    asked = last_periods(current.label, HISTORY if judged else 2)
    history = query(reader, Question((name,), boundaries=boundaries, today=today, **asked))
    old_map = boundaries != "today" and (boundaries != "reported" or current.end < MERGER)
    rows = history[history["period"] == current.label].reset_index(drop=True)
    if boundaries == "reported":  # places of the old map and of today's are not ranked in one list
        rows = rows[[PLACES[p].exists_on(current.end) for p in rows["place"]]].reset_index(drop=True)
    if rows.empty:
        return Comparison(rows, unranked="no_figures", old_map=old_map, label=current.label)
    if name in ("on_time_rate", "late_rate"):
        asked = last_periods(current.label)
        late = query(reader, Question(("late_per_1000",), boundaries=boundaries, today=today, **asked))
        rows["per_1000"] = rows["place"].map(late.set_index("place")["value"])
    rows["cases"] = rows["denominator"] if kpi.is_ratio else float("nan")
    rows["name_en"] = rows["place"].map(lambda p: PLACES[p].name_en)
    reference, dispersion, curves = None, 1.0, pd.DataFrame()
    if judged:
        dispersion = overdispersion(_swings(reader, history, rows, current, boundaries, today))
        rows, reference = funnel(rows, kpi.scale, kpi.direction, dispersion)
        if reference is not None and rows["low"].notna().any():
            curves = limit_curves(rows.loc[rows["cases"] > 0, "cases"], reference, dispersion, kpi.scale)
    else:
        rows[["low", "high"]], rows["funnel"] = float("nan"), None
    placed = order(rows, history[history["period"] == periods.shift(current.label, -1)], kpi)
    rows = placed.rows.sort_values(
        ["fit", "value"], ascending=[False, kpi.direction == "lower"], na_position="last", kind="stable"
    ).reset_index(drop=True)
    return Comparison(
        rows,
        reference,
        dispersion,
        _unranked(kpi, rows),
        _tiles(rows, old_map),
        old_map,
        int(rows["fit"].sum()) if judged else 0,
        curves,
        current.label,
        placed.both,
        placed.same,
    )


def swing_boundaries(boundaries: str, end: date) -> str:
    """The boundaries by which the past of the places compared is asked: theirs, not those of each past period.

    The places that exist on the last day of a period have the same past as reported and on that day's map, so that
    the same places are judged by the same σ.
    """
    return end.isoformat() if boundaries == "reported" else boundaries


def _swings(
    reader: Reader, history: pd.DataFrame, rows: pd.DataFrame, current: periods.Period, boundaries: str, today: date
) -> pd.DataFrame:
    """The past of the places in `rows`, by which σ is taken."""
    if (asked := swing_boundaries(boundaries, current.end)) != boundaries:
        name, start = history["kpi"].iloc[0], periods.parse_period(periods.shift(current.label, 1 - HISTORY))
        history = query(
            reader, Question((name,), current.grain, (), start.end, current.end, boundaries=asked, today=today)
        )
    return history[history["place"].isin(rows["place"])]


def _unranked(kpi: Kpi, rows: pd.DataFrame) -> str | None:
    """Why places may not be put in order: nothing to order, only printed figures, unlike things counted."""
    known = rows[rows["value"].notna()]
    if known.empty:
        return "no_figures"
    if kpi.reported_only:
        return "reported_only"
    if len(known) < LEAST_PLACES:
        return "too_few"
    return "counted" if known["counted"].nunique() > 1 else None


def _tiles(rows: pd.DataFrame, old_map: bool) -> pd.DataFrame:
    """The rows with their `row` and `col` in the tile grid, laid out like the country."""
    with open(REFERENCE / f"tile_grid_{63 if old_map else 34}.csv", encoding="utf-8", newline="") as file:
        grid = {r["name"]: (int(r["row"]), int(r["col"])) for r in csv.DictReader(file)}
    tiles = rows[rows["place_name"].isin(grid)].copy()
    tiles["row"] = [grid[n][0] for n in tiles["place_name"]]
    tiles["col"] = [grid[n][1] for n in tiles["place_name"]]
    return tiles


def latest_compared(reader: Reader, name: str, period: str, boundaries: str, today: date) -> str | None:
    """The last period of the same grain, up to `period` or two years back, with figures of two places or more.

    Before the merger where the old map is asked for. None where there is no such period, and for a free range.
    """
    kpi = registry.kpi(name)
    current = periods.parse_period(period)
    day = Question((), boundaries=boundaries).boundary_day()
    last = current
    if day is not None and day < MERGER <= current.end:
        last = periods.parse_period(periods.labels_between(current.grain, date(day.year - 1, 1, 1), day)[-1])
    if current.grain == "total":
        return None
    back = {"month": 36, "quarter": 12, "year": 5}.get(current.grain, 12)
    labels = [periods.shift(last.label, -i) for i in range(back)]
    asked = [asked_label(kpi, label) for label in labels]
    ends = [periods.parse_period(label).end for label in asked]
    grain = periods.parse_period(asked[0]).grain
    rows = query(reader, Question((name,), grain, (), min(ends), max(ends), boundaries=boundaries, today=today))
    known = rows[rows["value"].notna()].groupby("period")["place"].nunique().to_dict() if len(rows) else {}
    return next((n for n, a in zip(labels, asked) if known.get(a, 0) >= LEAST_PLACES), None)
