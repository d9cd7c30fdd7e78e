"""The season of a line: what the same month of other years says of a month (docs/methods.md)."""

from datetime import date
from statistics import median
from typing import Any

import pandas as pd

from data.missing import is_missing
from data.periods import parse_period
from data.tet import holds_tet, may_hold_tet

CYCLE = {"month": 12, "quarter": 4, "half": 2}  # periods in a year, of the grains that have a season
LEAST_YEARS = 3  # figures of the same month, itself among them
YEARS = 5  # and one period: how far back a line is judged
_GAPS = 2  # periods of a year that may be missing where its level is taken


def judged_count(period: str, least: int = 25) -> int:
    """How many periods up to `period` its line is judged by: five years, where its grain has a season."""
    return max(least, YEARS * CYCLE.get(parse_period(period).grain, 0) + 1)


def season_names(label: str, first: date, last: date) -> tuple[str, str]:
    """What a period may be compared with in other years: its month or quarter; and the same with Tết.

    There the month that holds the first day of Tết goes with those that held it, and the one beside it, which
    would have held it in another year, with those beside it.
    """
    if parse_period(label).grain == "month" and may_hold_tet(first, last):
        return label[5:], "tet" if holds_tet(first, last) else "beside_tet"
    return label[5:], label[5:]


def window(row: dict[Any, Any]) -> tuple[date, date]:
    """First and last day of a row of the query; those of its label where none are given."""
    period = parse_period(row["period"])
    first, last = row.get("period_start"), row.get("period_end")
    return _day(first, period.start), _day(last, period.end)


def _day(moment: Any, otherwise: date) -> date:
    return otherwise if is_missing(moment) else pd.Timestamp(moment).date()


def season(line: dict[int, float], names: dict[int, tuple[str, str]], cycle: int, is_factor: bool) -> dict[int, float]:
    """The season of every position named in `names`, out of the known values of a `line`; {} where there is none.

    A deviation from the level of its year, in the line's unit, or where `is_factor` a multiple of it. The season
    of a period is the median deviation of the same ones of other years, never its own, so that one bad month
    does not excuse itself. There is none before each has figures of three years, nor where taking it off
    does not calm the line: smaller mean steps from period to period. Of the two ways to name the same ones
    (`season_names`) the calmer counts.
    """
    level = _levels(line, cycle)
    if not level or (is_factor and min(level.values()) <= 0):
        return {}
    away = {i: value / level[i] if is_factor else value - level[i] for i, value in line.items()}
    calmest, seasons = mean_step(line), {}
    for way in (0, 1):
        tried = _season(away, {i: name[way] for i, name in names.items()}, cycle)
        if not tried or (is_factor and min(tried.values()) <= 0):
            continue
        step = mean_step({i: value / tried[i] if is_factor else value - tried[i] for i, value in line.items()})
        if step < calmest:
            calmest, seasons = step, tried
    return seasons


def _season(away: dict[int, float], names: dict[int, str], cycle: int) -> dict[int, float]:
    """The median deviation of the same periods of other years; {} before each has figures of three years."""
    years: dict[str, list[int]] = {}
    for i in away:
        years.setdefault(names[i], []).append(i)
    if len(years) < cycle or min(map(len, years.values())) < LEAST_YEARS:
        return {}
    return {i: median(away[j] for j in years[name] if j != i) for i, name in names.items() if name in years}


def mean_step(line: dict[int, float]) -> float:
    """The mean of |xᵢ − xᵢ₋₁| over neighbouring periods (NaN without any); over a gap there is no neighbour."""
    steps = [abs(line[i] - line[i - 1]) for i in line if i - 1 in line]
    return sum(steps) / len(steps) if steps else float("nan")


def _levels(line: dict[int, float], cycle: int) -> dict[int, float]:
    """The level around each position: the mean of the year about it, its first and last half period counted half.

    At the ends, and where more than two periods of the year are missing, that of the nearest year that is there.
    """
    half, whole = cycle // 2, {}
    for i in range(min(line) + half, max(line) - half + 1) if line else ():
        weights = {i + step: 0.5 if abs(step) == half else 1.0 for step in range(-half, half + 1) if i + step in line}
        if sum(weights.values()) >= cycle - min(_GAPS, cycle // 4):
            whole[i] = sum(line[j] * weight for j, weight in weights.items()) / sum(weights.values())
    return {i: whole[min(whole, key=lambda j: abs(j - i))] for i in line} if whole else {}
