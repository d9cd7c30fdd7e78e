"""The address of a number in a document: the text that opens its sources (`nguon=` of a screen), and which of its
row's numbers is meant.

    on_time_rate~dong-thap@2025~2026-10~~today            the value
    on_time_rate~dong-thap@2025~2026-10~~today|change     its change on the period before
"""

import hashlib
from dataclasses import dataclass, replace

from data import periods
from data.places import PLACES
from metrics import registry
from metrics.engine.question import SPLITS

VALUE = "value"
# The numbers of one row of the query that a document may show, and the texts made of them.
PARTS = (
    VALUE,
    "numerator",
    "denominator",
    "change",
    "change_last_year",
    "previous",
    "last_year",
    "target",
    "goal",
    "status",
    "gap",
    "reason",
    "counted",
)
LONGEST_TAG = 64  # Word opens no file whose tags are longer


@dataclass(frozen=True)
class Address:
    """A number: KPI, place, period, office, map; `split` and `part` of one field, channel or level; `of`: see PARTS."""

    kpi: str
    place: str
    period: str
    unit: str = ""
    boundaries: str = "today"
    split: str = ""
    part: str = ""
    of: str = VALUE

    def __str__(self) -> str:
        split = (self.split, self.part) if self.split else ()
        text = "~".join((self.kpi, self.place, self.period, self.unit, self.boundaries, *split))
        return text if self.of == VALUE else f"{text}|{self.of}"

    @property
    def row(self) -> "Address":
        """The address of the row the number stands in: what the dialog of sources opens."""
        return replace(self, of=VALUE)

    def moved(self, before: str, after: str) -> "Address | None":
        """The same number in a report made for `after` that stood in one made for `before`; None where it has none."""
        if self.period == before:
            return replace(self, period=after)
        steps = _steps(before, after)
        if steps is None or periods.parse_period(self.period).grain != periods.parse_period(before).grain:
            return None
        return replace(self, period=periods.shift(self.period, steps))


def _steps(before: str, after: str) -> int | None:
    """How many periods lie between two labels of a grain; None for labels of two grains."""
    first, last = periods.parse_period(before), periods.parse_period(after)
    if first.grain != last.grain or first.grain == "total":
        return None
    length = {"month": 1, "ytd": 1, "quarter": 3, "half": 6}.get(first.grain, 12)
    return (periods.month_number(last.end) - periods.month_number(first.end)) // length


def parse_address(text: str) -> Address | None:
    """The address a text is; None for any other text."""
    row, _, of = text.partition("|")
    kpi, place, period, unit, boundaries, split, part = (row.split("~") + [""] * 7)[:7]
    try:
        periods.parse_period(period)
    except periods.PeriodError:
        return None
    if place not in PLACES or not registry.is_known(kpi) or (of or VALUE) not in PARTS or split not in ("", *SPLITS):
        return None
    return Address(kpi, place, period, unit, boundaries or "today", split, part, of or VALUE)


def tag_of(text: str) -> str:
    """What stands as the tag of a control: the text itself, or a short mark where Word would not open it."""
    if len(text) <= LONGEST_TAG:
        return text
    return "#" + hashlib.sha256(text.encode()).hexdigest()[:16]
