"""What the limits flag, by simulation: noise, season, trend, a lasting shift, real differences.

    python manage.py bench limits [--lines 300] [--given 61]

Lines: the share of the last 25 months outside their control limits, as the screens draw them, out of `given` months.
Places: how many of 34 are outside the 95 % limits of the funnel, and on the side where their true rate lies.
Every draw is seeded: two runs print the same.
"""

import argparse
import json
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.periods import parse_period, shift
from data.tet import holds_tet
from metrics import registry
from metrics.answers.compare import funnel
from metrics.answers.control import control
from metrics.answers.dispersion import overdispersion
from metrics.kpi import Kpi

LAST, DRAWN, GIVEN, PLACES, HISTORY = "2026-10", 25, 61, 34, 13
COUNT, RATE = registry.kpi("dossiers_received_new"), registry.kpi("on_time_rate")
TET_MONTH, AFTER_TET = 0.72, 1.12  # of a plain month's work


@dataclass(frozen=True)
class Flagged:
    """Of many lines of one kind: points `drawn` and `outside`; `real`: those moved on purpose, and how many `caught`;
    `before`: points before a shift, and how many `blamed`; `split`: lines that were given a new level."""

    lines: int
    drawn: int
    outside: int
    real: int = 0
    caught: int = 0
    before: int = 0
    blamed: int = 0
    split: int = 0


def months(count: int) -> list[str]:
    """The last `count` labels, oldest first."""
    return [shift(LAST, step) for step in range(1 - count, 1)]


def usual(labels: list[str]) -> np.ndarray:
    """A year of offices: few dossiers in the month of Tết, many after it, more in summer and at the end of the year."""
    year = {6: 1.04, 7: 1.05, 8: 1.06, 11: 1.04, 12: 1.08}

    def weight(label: str) -> float:
        if _is_tet(label):
            return TET_MONTH
        return AFTER_TET if _is_tet(shift(label, -1)) else year.get(int(label[5:7]), 1.0)

    return np.array([weight(label) for label in labels])


def _is_tet(label: str) -> bool:
    period = parse_period(label)
    return holds_tet(period.start, period.end)


def counts(draw: np.random.Generator, level: np.ndarray) -> pd.DataFrame:
    """A line of counts that swings 5 % about its level."""
    return _rows(np.round(level * (1 + 0.05 * draw.standard_normal(len(level)))), None)


def shares(draw: np.random.Generator, level: np.ndarray) -> pd.DataFrame:
    """A line of shares of some 3.000 cases: `level` moves the odds of 95 %, which swing by themselves as well."""
    cases = draw.integers(2500, 3500, len(level))
    odds = math.log(0.95 / 0.05) + 3 * np.log(level) + 0.1 * draw.standard_normal(len(level))
    return _rows(draw.binomial(cases, 1 / (1 + np.exp(-odds))), cases)


def _rows(above: np.ndarray, cases: np.ndarray | None) -> pd.DataFrame:
    labels = months(len(above))
    value = above.astype(float) if cases is None else 100 * above / cases
    below = np.full(len(above), np.nan) if cases is None else cases.astype(float)
    frame = pd.DataFrame({"period": labels, "value": value, "numerator": above.astype(float), "denominator": below})
    return frame.assign(complete=True, qualifier="exact", counted="hồ sơ", **{"break": False})


def flagged(
    lines: int,
    made: Callable[[np.random.Generator, np.ndarray], pd.DataFrame],
    kpi: Kpi,
    level: np.ndarray,
    *,
    shifted: int | None = None,
    moved: float = 1.0,
    seed: int = 1,
) -> Flagged:
    """Judge `lines` draws about a `level`; `moved`: the last month is moved on purpose, so many times its level;
    `shifted`: the position where a lasting shift begins."""
    draw, counted = np.random.default_rng(seed), []
    for _ in range(lines):
        last = np.ones(len(level))
        last[-1] = moved
        judged = control(made(draw, level * last), kpi)
        outside = judged.rows["outside"].notna().to_numpy()
        first = max(len(level) - DRAWN, 0)
        before = outside[first:shifted] if shifted else outside[:0]
        is_real = moved != 1.0
        counted.append(
            [
                len(outside) - first - is_real,
                outside[first : len(outside) - is_real].sum(),
                is_real,
                outside[-1] if is_real else 0,
                len(before),
                before.sum(),
                bool(judged.shifts),
            ]
        )
    return Flagged(lines, *(int(total) for total in np.sum(counted, axis=0)))


def line_scenarios(lines: int, given: int = GIVEN) -> dict[str, Flagged]:
    """What is flagged in lines of counts and of shares, by scenario."""
    labels, outcomes = months(given), {}
    flat, season = np.ones(given), usual(labels)
    trend = 1 + 0.01 * (np.arange(given) - given + DRAWN)
    begins = given - 12
    step = np.where(np.arange(given) >= begins, 1.2, 1.0)
    for name, made, kpi, size in (("counts", counts, COUNT, 1000.0), ("shares", shares, RATE, 1.0)):
        off = 0.78 if made is counts else 0.84
        scenarios: tuple[tuple[str, np.ndarray, int | None, float], ...] = (
            ("noise", flat, None, 1.0),
            ("noise, one month moved by 4 to 5 σ", flat, None, off),
            ("season", season, None, 1.0),
            ("season, one month moved by 4 to 5 σ", season, None, off),
            ("trend of 1 % a month", trend, None, 1.0),
            ("shift a year ago", step, begins, 1.0),
            ("season and shift", season * step, begins, 1.0),
            *((f"noise, {count} months since the merger", np.ones(count), None, 1.0) for count in (6, 8, 11)),
        )
        for scenario, level, shifted, moved in scenarios:
            judged = flagged(lines, made, kpi, size * level, shifted=shifted, moved=moved)
            outcomes[f"{name}: {scenario}"] = judged
    return outcomes


def places(draw: np.random.Generator, own: np.ndarray, common: np.ndarray, batch: int) -> pd.DataFrame:
    """Thirteen months of 34 places of 2.000 to 60.000 cases a month, about 30 % of them so; all in log odds.

    `own`: what a place differs by for good; `common`: what all share from month to month; `batch`: cases that come
    and go together, so that a place swings √batch times more than chance.
    """
    cases = np.exp(draw.uniform(math.log(2000), math.log(60000), PLACES)).astype(int)
    rows = []
    for place in range(PLACES):
        odds = math.log(0.3 / 0.7) + own[place] + common
        above = batch * draw.binomial(cases[place] // batch, 1 / (1 + np.exp(-odds)), HISTORY)
        rows.append(pd.DataFrame({"place": str(place), "period": months(HISTORY), "numerator": above.astype(float)}))
        rows[-1]["denominator"] = float(cases[place] // batch * batch)
    history = pd.concat(rows, ignore_index=True).assign(unit="", complete=True, qualifier="exact")
    return history.assign(value=100 * history["numerator"] / history["denominator"])


@dataclass(frozen=True)
class Placed:
    """Means over many draws: σ, places outside 95 % and 99,8 % limits, and those of them on their true side."""

    sigma: float
    outside: float
    far: float
    right: float


def placed(times: int, own: float, common: np.ndarray, batch: int, seed: int = 1) -> Placed:
    """Compare `times` draws of 34 places that differ for good by `own` (standard deviation of the log odds)."""
    draw, seen = np.random.default_rng(seed), []
    for _ in range(times):
        differs = own * draw.standard_normal(PLACES)
        history = places(draw, differs, common, batch)
        sigma = overdispersion(history)
        judged, _ = funnel(history[history["period"] == LAST].reset_index(drop=True), 100.0, "higher", sigma)
        sides = judged["funnel"].map({"good": 1, "better": 1, "neutral": 0, "worse": -1, "act": -1}).to_numpy(int)
        far = judged["funnel"].isin(("good", "act")).sum()
        seen.append([sigma, (sides != 0).sum(), far, (sides * np.sign(differs) > 0).sum()])
    return Placed(*(round(float(mean), 2) for mean in np.mean(seen, axis=0)))


def place_scenarios(times: int) -> dict[str, Placed]:
    """What the funnel finds, with and without real differences, when nothing, a trend or a season is shared."""
    month = np.arange(HISTORY)
    shared = {
        "nothing shared": 0.0 * month,
        "trend shared": 0.08 * month,
        "season shared": 0.5 * np.sin(2 * math.pi * month / 12) - 0.6 * (month == 4),
    }
    outcomes = {}
    for difference, own in (("no real difference", 0.0), ("real differences", 0.25)):
        for kind, batch in (("chance only", 1), ("cases in batches of 20", 20)):
            for name, common in shared.items():
                outcomes[f"{difference}, {kind}, {name}"] = placed(times, own, common, batch)
    return outcomes


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="manage.py bench limits")
    asked.add_argument("--lines", type=int, default=300)
    asked.add_argument("--given", type=int, default=GIVEN)
    options = asked.parse_args(arguments)
    for name, lines in line_scenarios(options.lines, options.given).items():
        print(json.dumps({"lines": name, **_shares_of(lines)}, ensure_ascii=True), flush=True)
    for name, outcome in place_scenarios(max(options.lines // 5, 1)).items():
        print(json.dumps({"places": name, "of": PLACES, **vars(outcome)}, ensure_ascii=True), flush=True)
    return 0


def _shares_of(lines: Flagged) -> dict[str, float]:
    """Per cent of points outside, of months moved on purpose that were found, of points blamed before a shift."""
    told = {"outside_percent": round(100 * lines.outside / lines.drawn, 2)}
    if lines.real:
        told["found_percent"] = round(100 * lines.caught / lines.real, 1)
    if lines.before:
        told["blamed_before_percent"] = round(100 * lines.blamed / lines.before, 2)
    return told | {"lines_with_a_new_level_percent": round(100 * lines.split / lines.lines, 1)}
