"""Which points of a line stand outside what its own ups and downs explain: one small function.

Two classical control charts (TCVN ISO 7870-2; Shewhart, Wheeler). A ratio of cases out of cases is judged
against its number of cases, everything else against its own moving ranges. Seasons are taken off first, and a
lasting shift begins a new stretch; methods and their sources: docs/methods.md.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from data.missing import is_missing
from data.periods import parse_period
from data.tet import holds_tet
from metrics.answers.levels import MOVING_RANGE, levels
from metrics.answers.seasons import CYCLE, mean_step, season, season_names, window
from metrics.engine.status import is_proportion
from metrics.kpi import Kpi

LEAST_POINTS = 6  # useful limits begin about here (Wheeler)
FULL_POINTS = 12  # from a year of months on the customary limits stand as they are
FREEDOM = 0.62  # degrees of freedom a point adds to a mean moving range (Wheeler)
XMR = 2.66  # 3 ÷ 1,128
_SLACK = 1e-9  # of the centre: a value on its limit is not outside by the last bit of a float


@dataclass(frozen=True)
class Control:
    """The limits of one line.

    `rows` are those given, with `centre`, `low`, `high` in the KPI's unit (NaN where no limit is known),
    `outside`: "high", "low" or None, and `tet`: whether the month holds Tết. `method`: "p" for ratios, "xmr" for
    the rest; None where too few points can be judged. `points`: how many the limits were taken from. Of the last
    stretch: `last_points`, `sigma` (Laney's σ) and `widening` for few points. `is_seasonal`: judged by the same
    month of other years; `shifts`: labels where a lasting shift begins a new level.
    """

    rows: pd.DataFrame
    method: str | None = None
    points: int = 0
    last_points: int = 0
    sigma: float = 1.0
    widening: float = 1.0
    is_seasonal: bool = False
    shifts: tuple[str, ...] = ()


@dataclass
class _Chart:
    """A line being judged: `seasons` names what each period is compared with; the rest is by position, as known so far.

    `centre`, `half` (width) and `lowest` in the unit the line is judged in: shares of ratios, else the KPI's own.
    """

    rows: pd.DataFrame
    seasons: list[tuple[str, str]]
    cycle: int
    is_ratio: bool
    centre: dict[int, float] = field(default_factory=dict)
    half: dict[int, float] = field(default_factory=dict)
    lowest: dict[int, float] = field(default_factory=dict)
    points: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)
    sigma: float = 1.0
    is_seasonal: bool = False


def control(rows: pd.DataFrame, kpi: Kpi) -> Control:
    """Control limits of one KPI at one place or office: rows of the query, oldest first.

    Only complete, exact points of one thing counted are used and judged; the limits are given for the others
    of their stretch as well. A break starts the series anew, and so does a lasting shift (`metrics.answers.levels`);
    each stretch needs `LEAST_POINTS` of its own, and none is drawn for printed-only figures. Where three years
    are given, each month is judged beside the same month of other years (`metrics.answers.seasons`).

    - Counts and other figures (XmR): mean ± 2,66 × the mean moving range |xᵢ − xᵢ₋₁| of neighbouring periods.
    - Ratios of cases (p′): p̄ ± 3 σ √(p̄ (1 − p̄) ÷ nᵢ), p̄ = Σ numerators ÷ Σ denominators, σ = the mean moving
      range of zᵢ = (pᵢ − p̄) ÷ √(p̄ (1 − p̄) ÷ nᵢ), divided by 1,128, and at least 1: with many thousand cases
      a plain p-chart (σ = 1) calls every ordinary month an outlier (Laney, Quality Engineering 14 (2002)
      531–537; the same idea as `metrics.answers.dispersion`).

    With fewer than `FULL_POINTS` both are wider, see `widening`.
    """
    out = rows.reset_index(drop=True)
    windows = [window(row) for row in out.to_dict("records")]
    grains = [parse_period(label).grain for label in out["period"]]
    out["tet"] = [grain == "month" and holds_tet(*days) for grain, days in zip(grains, windows)]
    names = [season_names(label, *days) for label, days in zip(out["period"], windows)]
    chart = _Chart(out, names, CYCLE.get(grains[0], 0) if grains else 0, is_proportion(kpi))
    fit = [False] * len(out) if kpi.reported_only else _fit(out, kpi).tolist()
    for stretch in _stretches(out):
        if len(fitted := [i for i in stretch if fit[i]]) >= LEAST_POINTS:
            _judge(chart, stretch, fitted)
    return _control(chart, kpi, fit)


def widening(points: int) -> float:
    """How many times wider limits of so few points are: by one standard error of their σ, 1 + 1 ÷ √(2 × 0,62 (n − 1)).

    1 from `FULL_POINTS` on.
    """
    return 1.0 if points >= FULL_POINTS else 1 + 1 / math.sqrt(2 * FREEDOM * (points - 1))


def _fit(rows: pd.DataFrame, kpi: Kpi) -> pd.Series:
    """Which rows are used and judged."""
    known = rows["value"].notna() & rows["complete"].eq(True) & (rows["qualifier"] == "exact")
    return known & (rows["denominator"] > 0) if is_proportion(kpi) else known


def _control(chart: _Chart, kpi: Kpi, fit: list[bool]) -> Control:
    """The rows with what is drawn beside them, in the KPI's unit."""
    scale, top = (kpi.scale, kpi.scale) if chart.is_ratio else (1.0, math.inf)
    rows, values, labels = chart.rows, chart.rows["value"].tolist(), chart.rows["period"].tolist()
    limits = {name: [float("nan")] * len(rows) for name in ("centre", "low", "high")}
    outside: list[str | None] = [None] * len(rows)
    for i, half in chart.half.items():
        centre = chart.centre[i] * scale
        low, high = max(centre - half * scale, chart.lowest[i]), min(centre + half * scale, top)
        slack = _SLACK * abs(centre)
        limits["centre"][i], limits["low"][i], limits["high"][i] = centre, low, high
        if fit[i]:
            outside[i] = "high" if values[i] - high > slack else "low" if low - values[i] > slack else None
    # Words stay words where there is none, so None is None.
    rows = rows.assign(**limits, outside=pd.Series(outside, index=rows.index, dtype=object))
    if not chart.points:
        return Control(rows)
    return Control(
        rows,
        "p" if chart.is_ratio else "xmr",
        sum(chart.points),
        chart.points[-1],
        chart.sigma,
        widening(chart.points[-1]),
        chart.is_seasonal,
        tuple(labels[i] for i in chart.shifts),
    )


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


def _judge(chart: _Chart, stretch: list[int], fitted: list[int]) -> None:
    """Adds the limits of one stretch: its season taken off, then level by level."""
    line = _line(chart, fitted)
    usual = dict.fromkeys(stretch, 0.0 if chart.is_ratio else 1.0)
    if chart.cycle:
        names = {i: chart.seasons[i] for i in stretch}
        seasons = season(line, names, chart.cycle, is_factor=not chart.is_ratio)
        chart.is_seasonal |= bool(seasons)
        usual |= seasons
    calm = {i: value - usual[i] if chart.is_ratio else value / usual[i] for i, value in line.items()}
    pieces = levels(_scores(chart, calm) if chart.is_ratio else calm)
    starts = [stretch[0], *(piece[0] for piece in pieces[1:]), stretch[-1] + 1]
    chart.shifts += starts[1:-1]
    for piece, start, end in zip(pieces, starts, starts[1:]):
        (_p_limits if chart.is_ratio else _xmr_limits)(chart, {i: calm[i] for i in piece}, range(start, end), usual)
        chart.points.append(len(piece))
    chart.lowest |= dict.fromkeys(stretch, 0.0 if min(line.values()) >= 0 else -math.inf)


def _line(chart: _Chart, positions: list[int]) -> dict[int, float]:
    """What is judged, by position: the share of cases, or the value."""
    rows = chart.rows
    values = (rows["numerator"] / rows["denominator"] if chart.is_ratio else rows["value"]).tolist()
    return {i: float(values[i]) for i in positions}


def _scores(chart: _Chart, calm: dict[int, float]) -> dict[int, float]:
    """Shares in errors of chance, so that a month of few cases is no step; as they are where nothing swings."""
    whole, chance = _chance(chart, calm, list(calm))
    return {i: (share - whole) / chance[i] for i, share in calm.items()} if chance else calm


def _chance(chart: _Chart, calm: dict[int, float], positions: Iterable[int]) -> tuple[float, dict[int, float]]:
    """The mean share without its season, and the error of chance at `positions`; {} where it is nobody or everybody."""
    cases = chart.rows["denominator"].tolist()
    of = sum(cases[i] for i in calm)
    pooled = chart.rows["numerator"].iloc[list(calm)].sum() / of
    whole = sum(cases[i] * share for i, share in calm.items()) / of
    chance = {i: math.sqrt(max(pooled * (1 - pooled), 0.0) / cases[i]) for i in positions if cases[i] > 0}
    return whole, chance if all(chance.values()) else {}


def _xmr_limits(chart: _Chart, calm: dict[int, float], drawn: range, usual: dict[int, float]) -> None:
    mean, half = sum(calm.values()) / len(calm), XMR * mean_step(calm) * widening(len(calm))
    if not is_missing(half):
        chart.centre |= {i: mean * usual[i] for i in drawn}
        chart.half |= {i: half * usual[i] for i in drawn}


def _p_limits(chart: _Chart, calm: dict[int, float], drawn: range, usual: dict[int, float]) -> None:
    whole, chance = _chance(chart, calm, drawn)
    if not chance:  # nothing swings, nothing is drawn
        return
    sigma = mean_step({i: (share - whole) / chance[i] for i, share in calm.items()}) / MOVING_RANGE
    chart.sigma = 1.0 if is_missing(sigma) else max(1.0, sigma)
    chart.centre |= {i: whole + usual[i] for i in chance}
    chart.half |= {i: 3 * chart.sigma * widening(len(calm)) * error for i, error in chance.items()}


RARE = 0.15  # a line with more of its points outside its limits than this drifts: its last point is no surprise
STEADY = 6  # points in a row that only rise, or only fall, are a trend (Nelson's test 3): nor is its last point


def is_unusual(judged: pd.DataFrame, period: str) -> bool:
    """Whether the last point of a judged line (`metrics.answers.control`) is of `period`, outside, and alone in it.

    Not where the line drifts: many of its points are outside, or the last six rise, or fall, one after the other.
    """
    if judged.empty or judged["period"].iloc[-1] != period or not judged["outside"].iloc[-1]:
        return False
    known = judged[judged["low"].notna() & judged["value"].notna()]
    steps = known["value"].tail(STEADY).diff().dropna()
    if len(steps) == STEADY - 1 and ((steps > 0).all() or (steps < 0).all()):
        return False
    return bool(known["outside"].notna().sum() <= max(1.0, RARE * len(known)))
