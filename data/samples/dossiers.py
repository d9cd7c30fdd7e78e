"""Simulated dossiers (Biểu II.06a/VPCP/KSTT): every identity of the form holds, and what is pending at the
end of a month is what the next one carries over, through the merger of July 2025 too.
"""

from collections.abc import Iterator

from data.places import PLACES
from data.samples.offices import BY_OFFICE, offices_of
from data.samples.profiles import (
    MERGER_MONTH,
    Profile,
    draws,
    lockdown,
    months_of,
    months_since_first,
    profile_of,
    season,
    share_out,
)

OFFICES_FROM = "2024-11"
_PER_MILLION = 26_000  # new dossiers a month in 2021; Đồng Tháp printed 144 700 in a quarter of 2023
_ONLINE_FIRST, _ONLINE_GAIN, _ONLINE_MONTHS = 0.20, 0.55, 69

Month = tuple[str, str, str, dict[str, int]]  # label, office ("" = the province), level, measure: value


class _Reporter:
    """One province or office from month to month; `pending` is its closing stock."""

    def __init__(self, name: str, profile: Profile, weight: float, pending: int | None):
        self.random = draws("dossiers", name)
        self.profile = profile
        self.monthly = _PER_MILLION * profile.size * weight
        self.late = profile.late if weight == 1 else profile.late * self.random.uniform(0.4, 1.7)
        self.pending = pending

    def month(self, label: str) -> dict[str, int]:
        """Columns (3) to (13) of the form for one month."""
        random, elapsed = self.random, months_since_first(label)
        usual = self.monthly * (1 + 0.004 * elapsed) * season(label) * lockdown(label, self.profile.is_south)
        new = round(usual * random.uniform(0.95, 1.05))
        opening = self.pending if self.pending is not None else round(usual * 0.09)
        pending = min(opening + new, round(usual * random.uniform(0.075, 0.105)))
        resolved = opening + new - pending
        late_share = min(0.099, self.late * (1.15 - 0.004 * elapsed) * random.uniform(0.75, 1.25))
        if MERGER_MONTH <= label < "2025-10":
            late_share = min(0.099, late_share * 1.5)  # systems and staff moved
        late = round(resolved * late_share)
        early = round((resolved - late) * min(0.95, self.profile.early * random.uniform(0.94, 1.06)))
        online = round(new * self._online_share(elapsed))
        overdue = round(pending * min(0.5, late_share * random.uniform(1.2, 2.5)))
        self.pending = pending
        return {
            "dossiers_received": opening + new,
            "dossiers_received_online": online,
            "dossiers_received_direct_and_postal": new - online,
            "dossiers_carried_over": opening,
            "dossiers_resolved": resolved,
            "dossiers_resolved_early": early,
            "dossiers_resolved_on_time": resolved - late - early,
            "dossiers_resolved_late": late,
            "dossiers_pending": pending,
            "dossiers_pending_in_time": pending - overdue,
            "dossiers_pending_overdue": overdue,
        }

    def _online_share(self, elapsed: int) -> float:
        share = _ONLINE_FIRST + _ONLINE_GAIN * min(1.0, elapsed / _ONLINE_MONTHS) + self.profile.online
        return min(0.95, max(0.05, share + self.random.uniform(-0.015, 0.015)))


def dossier_months(place: str, last_month: str, closing: dict[str, int]) -> Iterator[Month]:
    """All months of a province, by office where it reports so.

    `closing` carries the stock across the merger: read for a place that has predecessors, written for
    every place when its months end. Predecessors must come first.
    """
    profile = profile_of(place)
    parts = PLACES[place].parts
    opening = sum(closing[part] for part in parts) if parts else None
    reporters = {("", ""): _Reporter(place, profile, 1, opening)}
    for label in months_of(place, last_month):
        if place in BY_OFFICE and label >= OFFICES_FROM:
            reporters = _offices(place, profile, label, reporters)
        for (office, level), reporter in reporters.items():
            yield label, office, level, reporter.month(label)
    closing[place] = sum(r.pending or 0 for r in reporters.values())


_Reporters = dict[tuple[str, str], _Reporter]  # by office and level


def _offices(place: str, profile: Profile, label: str, before: _Reporters) -> _Reporters:
    """The reporters of a month; a stock whose office is gone is handed to those that are new."""
    wanted = offices_of(place, has_districts=label < MERGER_MONTH)
    if list(before) == wanted:
        return before
    new = [key for key in wanted if key not in before]
    handed_on = sum(r.pending or 0 for key, r in before.items() if key not in wanted)
    weights = _weights(place, wanted)
    stocks = dict(zip(new, share_out(handed_on, [weights[key] for key in new])))
    return {
        key: before.get(key) or _Reporter(f"{place}/{key[0]}", profile, weights[key], stocks[key]) for key in wanted
    }


def _weights(place: str, offices: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Shares of a province's dossiers: a third at the departments, the rest below."""
    raw = {key: draws("weight", place, key[0]).uniform(0.5, 2.0) for key in offices}
    whole = {level: sum(w for key, w in raw.items() if (key[1] == "tỉnh") == (level == "tỉnh")) for _, level in offices}
    return {key: w / whole[key[1]] * (0.33 if key[1] == "tỉnh" else 0.67) for key, w in raw.items()}
