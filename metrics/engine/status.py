"""Good, watch or act: a value against its goal, in three bands."""

from dataclasses import dataclass
from datetime import date

from data.decisions import Decisions
from data.maxima import maximum_on
from data.measures import MEASURES
from data.missing import is_missing
from metrics.kpi import Kpi

NO_VALUE = float("nan")
LEAST_CASES = 30  # below this the counts are shown and the ratio is not judged
DECIMALS = 2  # at which a value is compared with its goal everywhere


@dataclass(frozen=True)
class Goal:
    """What is aimed at, in the KPI's unit: NaN where there is none.

    `watch`: the width of the middle band; None: no status.
    `basis_vi`, `basis_en`: where it comes from. `is_set`: somebody set it; else it is the KPI's preset.
    """

    value: float = NO_VALUE
    watch: float | None = None
    basis_vi: str = ""
    basis_en: str = ""
    is_set: bool = False


def is_proportion(kpi: Kpi) -> bool:
    """Cases out of cases: both sides count the same thing, so limits of chance can be drawn."""
    if not kpi.is_ratio or kpi.unit not in ("percent", "per_1000") or kpi.minus:
        return False
    leads = [MEASURES[o.lead] for o in kpi.operands]
    return all(m.kind == "count" for m in leads) and len({m.counted for m in leads}) == 1


def goal_on(kpi: Kpi, decisions: Decisions, place: str, day: date) -> Goal:
    """The goal of a KPI at a place on a day: as set by a decision, else the preset of its declaration."""
    preset, decided = kpi.target, decisions.target_on(kpi.id, place, day)
    if decided is not None:
        watch = decided.watch if decided.watch is not None else preset.watch if preset else None
        return Goal(NO_VALUE if decided.value is None else decided.value, watch, decided.basis, decided.basis, True)
    if preset is None:
        return Goal()
    is_begun = preset.since is None or day >= preset.since
    return Goal(preset.value, preset.watch if is_begun else None, preset.basis.vi, preset.basis.en)


def goal_range(kpi: Kpi, day: date) -> tuple[float, float]:
    """Between which numbers a goal of a KPI makes sense: a rate ends at 100, a score at its maximum of that day."""
    lowest = float("-inf") if kpi.minus and not kpi.is_ratio else 0.0  # a change of the backlog falls below 0
    if kpi.unit == "percent" and not kpi.may_count_unlike:
        return lowest, 100.0
    highest = maximum_on(kpi.id, day) if kpi.unit == "score" else None
    return lowest, float("inf") if highest is None else highest


def watch_edge(kpi: Kpi, value: float, watch: float) -> float:
    """The value up to which a KPI is still on watch."""
    return value - watch if kpi.direction == "higher" else value + watch


def status_of(direction: str, goal: Goal, value: float, qualifier: str | None, complete: bool) -> str | None:
    """`good`, `watch` or `act`; None without a goal, and for inexact or incomplete figures (rule 13)."""
    if goal.watch is None or is_missing(value) or is_missing(goal.value) or direction not in ("higher", "lower"):
        return None
    if qualifier != "exact" or not complete:
        return None
    # As they are read: what shows as 98,00 % is not below 98 %.
    value, target = round(value, DECIMALS), round(goal.value, DECIMALS)
    missing = round(target - value if direction == "higher" else value - target, DECIMALS)
    if missing <= 0:
        return "good"
    return "watch" if missing <= goal.watch else "act"
