"""Simulated scores of the index of Quyết định 766/QĐ-TTg, and the rank the national portal prints beside them.

Every group stays within its maximum (`data/maxima.py`), the total is the sum of the groups, and the rank is the
place's among all provinces of the month.
"""

from collections.abc import Iterator
from functools import cache

from data.maxima import maximum_on
from data.periods import parse_period
from data.places import provinces_on
from data.samples.profiles import draws, months_of, months_since_first, profile_of
from data.samples.subjects import Numbers

FIRST_766 = "2024-01"
# Group: (share of the maximum a middling province had in January 2024, gained a month, spread).
_GROUPS = {
    "index766_transparency": (0.70, 0.0035, 0.12),
    "index766_progress": (0.90, 0.0012, 0.07),
    "index766_digitisation": (0.58, 0.0065, 0.14),
    "index766_online_service": (0.60, 0.0050, 0.13),
    "index766_online_payment": (0.62, 0.0055, 0.15),
    "index766_satisfaction": (0.90, 0.0012, 0.06),
}
_START = months_since_first(FIRST_766)


def index_months(place: str, last: str) -> Iterator[tuple[str, Numbers]]:
    """(month, numbers): six scores, their total and the printed rank."""
    for month in months_of(place, last):
        if month < FIRST_766:
            continue
        scores = _scores(place, month)
        numbers: Numbers = [(measure, "", month, value) for measure, value in scores.items()]
        yield (
            month,
            [
                *numbers,
                ("index766_rank", "", month, 1 + sum(total > scores["index766_total"] for total in _totals(month))),
            ],
        )


@cache
def _scores(place: str, month: str) -> dict[str, float]:
    """The scores of a place in a month, with two decimals."""
    habits, random = draws("index766", place), draws("index766", place, month)
    day = parse_period(month).end
    scores = {}
    for measure, (share, gain, spread) in _GROUPS.items():
        own = share + spread * (habits.random() - 0.5) * 2 + gain * (months_since_first(month) - _START)
        if measure == "index766_progress":  # who resolves late loses points here
            own -= profile_of(place).late
        own = min(0.99, own + random.uniform(-0.012, 0.012))
        scores[measure] = round(own * (maximum_on(measure, day) or 0), 2)
    return scores | {"index766_total": round(sum(scores.values()), 2)}


@cache
def _totals(month: str) -> list[float]:
    """The totals of all provinces of the month, whether their report came in or not: the portal has them all."""
    day = parse_period(month).end
    return [_scores(place.id, month)["index766_total"] for place in provinces_on(day)]
