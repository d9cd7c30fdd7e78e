"""Good, watch or act: a value against its target, in three bands."""

from datetime import date

from metrics.kpi import Kpi


def status_of(kpi: Kpi, value: float, target: float | None, qualifier: str | None, complete: bool,
              day: date) -> str | None:
    """`good`, `watch` or `act`; None without a target, and for inexact or incomplete figures (rule 13)."""
    if kpi.target is None or target is None or value != value or target != target:
        return None
    if qualifier != "exact" or not complete or (kpi.target.since and day < kpi.target.since):
        return None
    missing = target - value if kpi.direction == "higher" else value - target
    if missing <= 0:
        return "good"
    return "watch" if missing <= kpi.target.watch else "act"
