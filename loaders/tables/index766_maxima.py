"""The highest scores that a table of index 766 prints itself, beside those that hold."""

import re
from datetime import date

from data.facts import Problem
from data.maxima import maximum_on
from data.measures import MEASURES
from data.names import fold
from loaders.problems.catalogue import problem
from loaders.text.wording import both, labels_of

MAXIMA = re.compile(fold(r"điểm tối đa|thang điểm|tối đa|điểm chuẩn"))


def compare_maximum(measure: str, printed: float, where: str, day: date) -> list[Problem]:
    """What is said of a printed maximum that is not ours on a day."""
    maximum = maximum_on(measure, day)
    if maximum in (None, printed):
        return []
    return [
        problem(
            "maximum_differs",
            where,
            measure=labels_of(MEASURES[measure]),
            printed=both(printed),
            maximum=both(maximum or 0),
        )
    ]
