"""How far places swing by themselves from one period to the next, beside what chance would do (docs/methods.md)."""

import math
from statistics import median

import pandas as pd

from data import periods
from metrics.engine.status import LEAST_CASES

LEAST_PAIRS = 20
LEAST_COMMON = 10  # places; of fewer nobody can say what they share and what is their own
NORMAL_MEDIAN = 0.6745  # of |d| where d is standard normal
WIDE = 10.0  # limits widened this much or more are called very wide: only coarse differences show


def overdispersion(history: pd.DataFrame) -> float:
    """σ: how many times wider than chance alone a place swings by itself from one period to the next; at least 1.

    d = (Δ − common) ÷ s for two neighbouring periods of a place. Δ = (p₁ − p₀) ÷ p (1 − p), the change in log
    odds, with p of both periods together; s² = (1 ÷ n₁ + 1 ÷ n₀) ÷ p (1 − p); common = the median Δ of all
    places between the same two periods: a trend or a season that all share is no swing of a place. With fewer than
    ten places nothing is taken off. σ = median |d| ÷ 0,6745, which is 1 when only chance is at work. Dossiers come in
    batches and offices have bad weeks, so σ is larger, and limits without it would call nearly everybody an
    outlier. The idea is Laney's p′ chart ("Improved control charts for attributes", Quality Engineering 14
    (2002) 531–537), with the median because one merger must not widen everybody's band. `history`: rows of
    place, unit, period, numerator, denominator, complete, oldest first; below twenty pairs σ is 1.
    """
    by_period: dict[str, list[tuple[float, float]]] = {}
    for _, line in history[history["denominator"] >= LEAST_CASES].groupby(["place", "unit"], sort=False):
        for label, change, error in _steps(line):
            by_period.setdefault(label, []).append((change, error))
    swings = []
    for steps in by_period.values():
        common = median(change for change, _ in steps) if len(steps) >= LEAST_COMMON else 0.0
        swings += [abs(change - common) / error for change, error in steps]
    if len(swings) < LEAST_PAIRS:
        return 1.0
    return max(1.0, median(swings) / NORMAL_MEDIAN)


def _steps(line: pd.DataFrame) -> list[tuple[str, float, float]]:
    """Label, change in log odds and its error of chance of every period of a place whose neighbour is known too."""
    n, d = line["numerator"].tolist(), line["denominator"].tolist()
    both, label = line["complete"].eq(True).tolist(), line["period"].tolist()
    steps = []
    for i in range(1, len(line)):
        if not (both[i] and both[i - 1]) or label[i - 1] != periods.shift(label[i], -1):
            continue  # over a gap there is no neighbour
        share = (n[i] + n[i - 1]) / (d[i] + d[i - 1])
        if 0 < share < 1:
            spread = share * (1 - share)
            error = math.sqrt((1 / d[i] + 1 / d[i - 1]) / spread)
            steps.append((label[i], (n[i] / d[i] - n[i - 1] / d[i - 1]) / spread, error))
    return steps
