"""What a figure cannot be: a share above 100 %, a score above its maximum, the staff of a commune of 40.000.

Figures beyond are asked once a sheet and subject (question `bound:SHEET:SUBJECT`), never taken with a warning alone:
mostly they are per cent, of another scale, or in the wrong column.
"""

import re

from data.facts import Fact, Problem
from data.maxima import maximum_on
from data.measures import MEASURES
from data.names import fold
from data.periods import parse_period
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.text.wording import both, labels_of, listed

KEEP = "keep"
MEASURE = "measure"
# Printed rates that no honest figure brings past 100 %.
SHARES = (
    "on_time_rate_reported",
    "early_rate_reported",
    "late_rate_reported",
    "online_rate_reported",
    "satisfaction_rate_reported",
    "hotline_on_time_rate_reported",
)
# The most of one commune, of one office, of one place: generous, to find another scale or another column.
_MOST: dict[str, tuple[float, float, float]] = {
    **{share: (100, 100, 100) for share in SHARES},
    "staff_civil_servants": (400, 3_000, 40_000),
    "staff_civil_servants_assigned": (400, 3_000, 40_000),
    "staff_civil_servants_used": (400, 3_000, 40_000),
    "staff_public_employees": (5_000, 60_000, 150_000),
    "index766_rank": (400, 400, 63),
}
_COMMUNE = re.compile(fold(r"(ubnd |ủy ban nhân dân )?(xã|phường|thị trấn|đặc khu)\b"))
_CHOICES = {
    KEEP: ("Đúng như ghi", "They are as written"),
    SKIP: ("Bỏ các số này", "Leave these figures out"),
    MEASURE: ("Bỏ cả cột có các số này", "Leave the whole columns of these figures out"),
}


def bound_of(fact: Fact) -> float | None:
    """The most a figure can be; None where nothing is known."""
    maximum = maximum_on(fact.measure, parse_period(fact.period_label).end)
    most = _MOST.get(fact.measure)
    if maximum is not None or most is None:
        return maximum
    return most[2] if not fact.unit else most[0] if _COMMUNE.match(fold(fact.unit)) else most[1]


def settle_bounds(facts: list[Fact], context: Context) -> tuple[list[Fact], list[Problem]]:
    """The facts without those that a person left out, and what is asked."""
    beyond: dict[str, list[tuple[Fact, float]]] = {}
    for fact in facts:
        if fact.value is not None and (most := bound_of(fact)) is not None and fact.value > most + 1e-9:
            beyond.setdefault(f"bound:{_sheet(fact)}:{MEASURES[fact.measure].subject}", []).append((fact, most))
    dropped: set[int] = set()
    problems = []
    for question, figures in beyond.items():
        answer = context.answers.get(question)
        if answer == SKIP:
            dropped |= {id(fact) for fact, _ in figures}
        elif answer == MEASURE:
            columns = {(_sheet(fact), fact.measure) for fact, _ in figures}
            dropped |= {id(fact) for fact in facts if (_sheet(fact), fact.measure) in columns}
        elif answer != KEEP:
            problems.append(_ask(question, figures))
    return [fact for fact in facts if id(fact) not in dropped] if dropped else facts, problems


def _ask(question: str, figures: list[tuple[Fact, float]]) -> Problem:
    fact, most = figures[0]
    return problem(
        "beyond_bound",
        fact.locator,
        count=len(figures),
        measure=labels_of(MEASURES[fact.measure]),
        value=both(fact.value or 0),
        most=both(most),
        cells=listed([fact.locator for fact, _ in figures], 6),
        question=question,
        choices=_CHOICES,
    )


def _sheet(fact: Fact) -> str:
    return fact.locator.rpartition("!")[0]
