"""Which monthly sources are in for a month, and which that reported before are still missing."""

from dataclasses import dataclass

from data import periods
from data.places import today_of
from data.reader import Reader
from metrics.engine.fold import ROSTER_LABELS


@dataclass(frozen=True)
class Arrival:
    """One source of one place. `figures`: how many it has for the month, 0 while it is missing; `last`: the
    latest month before it with figures, "" when it reports for the first time."""

    source: str
    place: str
    figures: int
    last: str

    @property
    def is_in(self) -> bool:
        return self.figures > 0


def arrivals(reader: Reader, label: str) -> list[Arrival]:
    """Every source × place with figures for this month or one of the 12 before it; the missing ones first.

    A province that merged stands as its successor.
    """
    before = [periods.shift(label, -step) for step in range(1, ROSTER_LABELS + 1)]
    rows = reader.rows(
        "SELECT source, place, period_label, count(*) FROM live WHERE status = 'value' "
        "AND period_label IN (SELECT unnest($labels)) GROUP BY ALL",
        {"labels": [label, *before]},
    )
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for source, place, month, count in rows:
        months = counts.setdefault((source, today_of(place)), {})
        months[month] = months.get(month, 0) + count
    listed = [
        Arrival(source, place, months.get(label, 0), max((m for m in months if m != label), default=""))
        for (source, place), months in counts.items()
    ]
    return sorted(listed, key=lambda a: (a.is_in, a.source, a.place))
