"""Which points of a line stand outside what its own ups and downs explain: one small function.

Two classical control charts (TCVN ISO 7870-2; Shewhart, Wheeler). A ratio of cases out of cases is judged
against its number of cases, everything else against its own moving ranges.
"""

import math
from dataclasses import dataclass

import pandas as pd

from data.missing import is_missing
from metrics.answers.standing import is_proportion
from metrics.kpi import Kpi

LEAST_POINTS = 12  # below a year of months the limits themselves are mostly chance
MOVING_RANGE = 1.128  # the mean range of two draws, in standard deviations (d₂ for n = 2)
XMR = 2.66  # 3 ÷ 1,128


@dataclass(frozen=True)
class Control:
    """The limits of one line.

    `rows` are those given, with `centre`, `low`, `high` in the KPI's unit (NaN where no limit is known) and
    `outside`: "high", "low" or None. `method`: "p" for ratios, "xmr" for the rest; None where too few points
    can be judged. `points`: how many the limits were taken from; `sigma`: Laney's σ of the last stretch.
    """

    rows: pd.DataFrame
    method: str | None = None
    points: int = 0
    sigma: float = 1.0


def control(rows: pd.DataFrame, kpi: Kpi) -> Control:
    """Control limits of one KPI at one place or office: rows of the query, oldest first.

    Only complete, exact points of one thing counted are used and judged; the limits are given for the others
    of their stretch as well. A break starts the series anew;
    each stretch needs `LEAST_POINTS` of its own, and none is drawn for printed-only figures.

    - Counts and other figures (XmR): mean ± 2,66 × the mean moving range |xᵢ − xᵢ₋₁| of neighbouring periods.
    - Ratios of cases (p′): p̄ ± 3 σ √(p̄ (1 − p̄) ÷ nᵢ), p̄ = Σ numerators ÷ Σ denominators, σ = the mean moving
      range of zᵢ = (pᵢ − p̄) ÷ √(p̄ (1 − p̄) ÷ nᵢ), divided by 1,128, and at least 1: with many thousand cases
      a plain p-chart (σ = 1) calls every ordinary month an outlier (Laney, Quality Engineering 14 (2002)
      531–537; the same idea as `compare.overdispersion`).
    """
    out = rows.reset_index(drop=True)
    limits = {name: [float("nan")] * len(out) for name in ("centre", "low", "high")}
    outside: list[str | None] = [None] * len(out)
    if out.empty or kpi.reported_only:
        return Control(_with(out, limits, outside))
    is_ratio = is_proportion(kpi)
    judged = out["value"].notna() & out["complete"].eq(True) & (out["qualifier"] == "exact")
    if is_ratio:
        judged &= out["denominator"] > 0
    fit, values = judged.tolist(), out["value"].tolist()
    points, sigma = 0, 1.0
    for stretch in _stretches(out):
        fitted = [i for i in stretch if fit[i]]
        if len(fitted) < LEAST_POINTS:
            continue
        centre, spread, width = (
            _p_limits(out, fitted, stretch, kpi.scale) if is_ratio else _xmr_limits(out, fitted, stretch)
        )
        points, sigma = points + len(fitted), width
        for i in (i for i in stretch if i in spread):
            low, high = centre - spread[i], centre + spread[i]
            if is_ratio:
                low, high = max(low, 0.0), min(high, kpi.scale)
            elif all(values[n] >= 0 for n in fitted):
                low = max(low, 0.0)
            limits["centre"][i], limits["low"][i], limits["high"][i] = centre, low, high
            if fit[i]:
                outside[i] = "high" if values[i] > high else "low" if values[i] < low else None
    method = ("p" if is_ratio else "xmr") if points else None
    return Control(_with(out, limits, outside), method, points, sigma)


def _with(rows: pd.DataFrame, limits: dict[str, list[float]], outside: list[str | None]) -> pd.DataFrame:
    """The rows and what is drawn beside them; words stay words where there is none, so None is None."""
    return rows.assign(**limits, outside=pd.Series(outside, index=rows.index, dtype=object))


def _stretches(rows: pd.DataFrame) -> list[list[int]]:
    """Positions between breaks; a change of the thing counted is one too."""
    stretches: list[list[int]] = [[]]
    counted = None
    for i, (is_break, thing) in enumerate(zip(rows["break"], rows["counted"])):
        named = isinstance(thing, str) and thing
        if is_break or (named and counted and thing != counted):
            stretches.append([])
        counted = thing if named else counted
        stretches[-1].append(i)
    return stretches


def _mean_range(line: dict[int, float]) -> float:
    """The mean of |xᵢ − xᵢ₋₁| over neighbouring periods; over a gap there is no neighbour."""
    steps = [abs(line[i] - line[i - 1]) for i in line if i - 1 in line]
    return sum(steps) / len(steps) if steps else float("nan")


def _xmr_limits(rows: pd.DataFrame, fitted: list[int], stretch: list[int]) -> tuple[float, dict[int, float], float]:
    """Centre and half-width of every period; the third figure is σ of the p-chart, here always 1."""
    values = rows["value"].tolist()
    line = {i: float(values[i]) for i in fitted}
    return sum(line.values()) / len(line), dict.fromkeys(stretch, XMR * _mean_range(line)), 1.0


def _p_limits(
    rows: pd.DataFrame, fitted: list[int], stretch: list[int], scale: float
) -> tuple[float, dict[int, float], float]:
    """Centre and half-width of every period with cases, in the KPI's unit, and Laney's σ."""
    above, below = rows["numerator"], rows["denominator"]
    share = above[fitted].sum() / below[fitted].sum()
    chance = {i: math.sqrt(max(share * (1 - share), 0.0) / below[i]) for i in stretch if below[i] > 0}
    if not all(chance.values()):  # nobody or everybody: nothing swings, nothing is drawn
        return share * scale, {}, 1.0
    sigma = _mean_range({i: (above[i] / below[i] - share) / chance[i] for i in fitted}) / MOVING_RANGE
    sigma = 1.0 if is_missing(sigma) else max(1.0, sigma)
    return share * scale, {i: 3 * sigma * chance[i] * scale for i in chance}, sigma


RARE = 0.15  # a line with more of its points outside its limits than this drifts: its last point is no surprise


def is_unusual(judged: pd.DataFrame, period: str) -> bool:
    """Whether the last point of a judged line (`metrics.answers.control`) is of `period`, outside, and alone in it."""
    if judged.empty or judged["period"].iloc[-1] != period or not judged["outside"].iloc[-1]:
        return False
    return judged["outside"].notna().sum() <= max(1.0, RARE * judged["low"].notna().sum())
