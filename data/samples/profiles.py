"""What the sample provinces are like: size, habits and seasons. Everything is drawn from seeded numbers."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.periods import decree_window, months_between, parse_period, shift
from data.places import MERGER, PLACES, today_of
from data.tet import TET

SEED = 20210101
FIRST_MONTH = "2021-01"
MERGER_MONTH = "2025-07"  # the first month whose last day lies in the new territory

# Rough sizes in millions of people where they stand out; others are drawn between 0.5 and 2.
_LARGE = {
    "ha-noi": 8.2,
    "ho-chi-minh@2004": 9.2,
    "thanh-hoa": 3.7,
    "nghe-an": 3.4,
    "dong-nai@2004": 3.2,
    "binh-duong@2004": 2.7,
    "hai-phong@2004": 2.1,
    "an-giang@2004": 1.9,
    "dak-lak@2004": 1.9,
    "dong-thap@2004": 1.6,
    "tien-giang@2004": 1.8,
    "quang-ninh": 1.4,
    "da-nang@2004": 1.2,
}
# The wave of 2021: how many times the usual number of calls the southern hotlines took.
_COVID_CALLS = {
    "2021-05": 2,
    "2021-06": 4,
    "2021-07": 9,
    "2021-08": 18,
    "2021-09": 20,
    "2021-10": 12,
    "2021-11": 5,
    "2021-12": 3,
    "2022-01": 2,
}
_LOCKDOWN = {"2021-07": 0.7, "2021-08": 0.55, "2021-09": 0.5, "2021-10": 0.75}


@dataclass(frozen=True)
class Profile:
    """A province in one territory: `size` in millions of people, the rest as shares."""

    size: float
    online: float
    late: float
    early: float
    satisfaction: float
    is_south: bool


def draws(*names: str) -> random.Random:
    """A stream of its own for each series, so that no series moves when another one is added."""
    return random.Random("/".join((str(SEED), *names)))


@cache
def profile_of(place: str) -> Profile:
    """The profile of a province; one that was merged is the mean of its predecessors weighted by size."""
    parts = [profile_of(part) for part in PLACES[place].parts]
    if parts:
        size = sum(p.size for p in parts)
        mean = {
            name: sum(getattr(p, name) * p.size for p in parts) / size
            for name in ("online", "late", "early", "satisfaction")
        }
        return Profile(size, **mean, is_south=sum(p.size for p in parts if p.is_south) * 2 > size)
    random_of = draws("profile", place)
    late = 0.006 + 0.085 * random_of.random() ** 2.5
    return Profile(
        _LARGE.get(place) or random_of.uniform(0.5, 2.0),
        random_of.uniform(-0.05, 0.05),
        late,
        random_of.uniform(0.6, 0.85),
        random_of.uniform(91, 99.5),
        int(PLACES[place].code) >= 70,
    )


def months_of(place: str, last_month: str) -> list[str]:
    """The months a place reports: those whose last day lies in its territory's time."""
    first, last = parse_period(FIRST_MONTH).start, parse_period(last_month).start
    territory = PLACES[place]
    if territory.valid_from == MERGER:
        first = MERGER
    return months_between(first, min(last, territory.valid_to or last)) if first <= last else []


def starts(subject: str, place: str, usual: str) -> str:
    """The month a place began to report a subject: the usual one for most, up to two years later for some."""
    random_of = draws("start", subject, today_of(place))
    if random_of.random() < 0.65:
        return usual
    later = months_between(parse_period("2022-06").start, parse_period("2024-01").start)
    return random_of.choice(later)


@cache
def months_since_first(label: str) -> int:
    start = parse_period(label).start
    return (start.year - 2021) * 12 + start.month - 1


@cache
def season(label: str) -> float:
    """The month's weight beside a plain one: low where Tết falls into its window, high just after it."""
    if _has_tet(label):
        return 0.72
    if _has_tet(shift(label, -1)):
        return 1.12
    return {6: 1.04, 7: 1.05, 8: 1.06, 11: 1.04, 12: 1.08}.get(int(label[5:7]), 1.0)


def _has_tet(label: str) -> bool:
    """Outside the table it is taken to fall into the report of February."""
    first, last = decree_window(label)
    return any(first <= TET.get(year, date(year, 2, 10)) <= last for year in (first.year, last.year))


def covid_calls(label: str, is_south: bool) -> float:
    times = _COVID_CALLS.get(label, 1)
    return times if is_south else 1 + (times - 1) * 0.3


def lockdown(label: str, is_south: bool) -> float:
    share = _LOCKDOWN.get(label, 1.0)
    return share if is_south else 1 - (1 - share) * 0.3


def share_out(total: int, weights: Sequence[float]) -> list[int]:
    """Split a whole number by weights so that the parts add up to it (largest remainders)."""
    whole = sum(weights)
    if not whole:
        return [total] + [0] * (len(weights) - 1)
    quotas = [total * w / whole for w in weights]
    parts = [int(q) for q in quotas]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - quotas[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
