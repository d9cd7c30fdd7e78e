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
from data.measures import MEASURES
from data.places import MERGER, PLACES, REFERENCE
from data.store import Reader
from metrics import registry
from metrics.kpi import Kpi
from metrics.query import query
from metrics.question import Question

LEAST_CASES = 30  # below this the counts are shown and the ratio is not judged
Z_95, Z_998 = 1.959964, 3.090232
OLD_MAP = "2025-06-30"
CLASSES = ("good", "better", "neutral", "worse", "act")


@dataclass(frozen=True)
class Comparison:
    """All places of one KPI and period, best first.

    `rows`: the query's columns and `rank`, `low`, `high` (the 99,8 % band), `funnel`, `cases`, `per_1000`.
    `reference`: Σ ÷ Σ of the places that reported; `between`: τ. `unranked`: why nothing is ranked, or None.
    """

    rows: pd.DataFrame
    reference: float | None = None
    between: float = 0.0
    unranked: str | None = None
    tiles: pd.DataFrame = field(default_factory=pd.DataFrame)
    old_map: bool = False


def between_places(scores: list[float], errors: list[float]) -> float:
    """τ, the spread places have for reasons other than chance, in the unit of `errors` (a share, 0 … 1).

    τ² = max(0, (N φ − (N − 1)) ÷ (Σw − Σw² ÷ Σw)), w = 1 ÷ s², φ = mean of z² after drawing the outer tenth
    on each side in to its edge; z = (p − p₀) ÷ s, s = √(p₀ (1 − p₀) ÷ n). With a hundred thousand cases
    chance alone is nothing, and bands without τ would call almost every province an outlier. After
    Spiegelhalter, "Handling over-dispersion of performance indicators", Quality and Safety in Health Care
    14 (2005) 347–351, the additive form; 0 below ten places, where τ cannot be told from chance.
    """
    if len(scores) < 10:
        return 0.0
    ordered = sorted(scores)
    cut = len(ordered) // 10
    low, high = ordered[cut], ordered[-1 - cut]
    excess = sum(min(max(z, low), high) ** 2 for z in scores) - (len(scores) - 1)
    weights = [1 / s ** 2 for s in errors]
    scale = sum(weights) - sum(w ** 2 for w in weights) / sum(weights)
    return math.sqrt(max(0.0, excess / scale))


def funnel(frame: pd.DataFrame, scale: float, direction: str) -> tuple[pd.DataFrame, float | None, float]:
    """Adds `low`, `high` and `funnel` to rows with `numerator`, `denominator`, `value`; reference and τ.

    Limits: p₀ ± z √(p₀ (1 − p₀) ÷ n + τ²), with z = 1,96 (95 %) and 3,09 (99,8 %), kept inside 0 … 100 %.
    Classes: outside 99,8 % good or act, outside 95 % better or worse, else neutral; None below 30 cases and
    for figures that are incomplete or not exact. Reference and τ in the KPI's unit.
    """
    out = frame.copy()
    out[["low", "high"]], out["funnel"] = float("nan"), None
    fit = out["value"].notna() & (out["denominator"] >= LEAST_CASES)
    fit &= out["complete"].eq(True) & (out["qualifier"] == "exact")
    known, cases = out[fit], out.loc[fit, "denominator"].sum()
    if not len(known) or not cases:
        return out, None, 0.0
    whole = known["numerator"].sum() / cases
    error = (whole * (1 - whole) / known["denominator"]).map(lambda v: math.sqrt(max(v, 0.0)))
    if not error.gt(0).all() or direction not in ("higher", "lower"):
        return out, whole * scale, 0.0
    away = known["numerator"] / known["denominator"] - whole
    between = between_places((away / error).tolist(), error.tolist())
    spread = (error ** 2 + between ** 2).map(math.sqrt)
    out.loc[fit, "low"] = (whole - Z_998 * spread).clip(lower=0) * scale
    out.loc[fit, "high"] = (whole + Z_998 * spread).clip(upper=1) * scale
    signs = away / spread * (1 if direction == "higher" else -1)
    out["funnel"] = signs.map(_class_of).reindex(out.index).astype(object).where(fit, None)
    return out, whole * scale, between * scale


def _class_of(z: float) -> str:
    if abs(z) <= Z_95:
        return "neutral"
    return ("good" if z > 0 else "act") if abs(z) > Z_998 else ("better" if z > 0 else "worse")


def is_proportion(kpi: Kpi) -> bool:
    """Cases out of cases: both sides count the same thing, so limits of chance can be drawn."""
    if not kpi.is_ratio or kpi.unit not in ("percent", "per_1000") or kpi.minus:
        return False
    leads = [MEASURES[o.lead] for o in kpi.operands]
    return all(m.kind == "count" for m in leads) and len({m.counted for m in leads}) == 1


def compare(reader: Reader, name: str, period: str, boundaries: str, today: date) -> Comparison:
    """Every place of the boundaries (`today`, `reported` or a day) for one KPI and period."""
    kpi = registry.kpi(name)
    at = periods.parse_period(period)
    names = (name, "late_per_1000") if name in ("on_time_rate", "late_rate") else (name,)
    frame = query(reader, Question(names, at.grain, (), at.end, at.end, boundaries=boundaries, today=today))
    old_map = boundaries != "today" and (boundaries != "reported" or at.end < MERGER)
    if frame.empty:
        return Comparison(frame, unranked="no_figures", old_map=old_map)
    rows = frame[frame["kpi"] == name].reset_index(drop=True)
    if len(names) > 1:
        late = frame[frame["kpi"] == "late_per_1000"].set_index("place")["value"]
        rows["per_1000"] = rows["place"].map(late)
    rows["cases"] = rows["denominator"] if kpi.is_ratio else float("nan")
    rows["name_en"] = rows["place"].map(lambda p: PLACES[p].name_en)
    reference, between = None, 0.0
    if is_proportion(kpi):
        rows, reference, between = funnel(rows, kpi.scale, kpi.direction)
    else:
        rows[["low", "high"]], rows["funnel"] = float("nan"), None
    rows = rows.sort_values("value", ascending=kpi.direction == "lower", na_position="last", kind="stable")
    rows = rows.reset_index(drop=True)
    rows["rank"] = rows["value"].rank(method="min", ascending=kpi.direction == "lower")
    return Comparison(rows, reference, between, _unranked(kpi, rows), _tiles(rows, old_map), old_map)


def _unranked(kpi: Kpi, rows: pd.DataFrame) -> str | None:
    """Why places may not be put in order: nothing to order, only printed figures, unlike things counted."""
    known = rows[rows["value"].notna()]
    if known.empty:
        return "no_figures"
    if kpi.reported_only:
        return "reported_only"
    return "counted" if known["counted"].nunique() > 1 else None


def _tiles(rows: pd.DataFrame, old_map: bool) -> pd.DataFrame:
    """The rows with their `row` and `col` in the tile grid, laid out like the country."""
    with open(REFERENCE / f"tile_grid_{63 if old_map else 34}.csv", encoding="utf-8", newline="") as file:
        grid = {r["name"]: (int(r["row"]), int(r["col"])) for r in csv.DictReader(file)}
    kept = rows[rows["place_name"].isin(grid)].copy()
    kept["row"] = [grid[n][0] for n in kept["place_name"]]
    kept["col"] = [grid[n][1] for n in kept["place_name"]]
    return kept
