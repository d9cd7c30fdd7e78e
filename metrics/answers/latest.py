"""Where there are figures at all: what an empty screen can send its reader to."""

from collections import Counter

from data.measures import MEASURES
from data.periods import parse_period
from data.places import NATION, PLACES, today_of
from data.reader import Reader
from metrics import registry
from metrics.answers import due

SHOWN_GRAINS = ("month", "quarter", "half", "9m", "year", "ytd")


def latest_figures(reader: Reader, subject_measures: tuple[str, ...], most: int = 6) -> list[tuple[str, str]]:
    """Places of today with figures of these measures, the newest first: [(place, last label)].

    Only what speaks for a whole place: figures of single offices do not make a provincial number.
    """
    rows = reader.rows(
        """SELECT place, period_label FROM live
           WHERE measure IN (SELECT unnest($measures)) AND unit = '' AND status = 'value'
           GROUP BY ALL""",
        {"measures": list(subject_measures)},
    )
    last: dict[str, str] = {}
    for place, label in rows:
        here = today_of(place)
        if here != NATION and parse_period(label).grain in SHOWN_GRAINS:
            last[here] = _later(label, last.get(here))
    return sorted(last.items(), key=lambda pair: parse_period(pair[1]).end, reverse=True)[:most]


def latest_of_offices(reader: Reader, measures: tuple[str, ...], place: str) -> list[tuple[str, str, str]]:
    """Offices of a place and of the former provinces it is made of, by name: [(place, office, its last label)]."""
    rows = reader.rows(
        """SELECT place, unit, period_label FROM live
           WHERE measure IN (SELECT unnest($measures)) AND place IN (SELECT unnest($places)) AND unit <> ''
             AND status = 'value' GROUP BY ALL""",
        {"measures": list(measures), "places": [place, *PLACES[place].parts]},
    )
    last: dict[tuple[str, str], str] = {}
    for where, unit, label in rows:
        if parse_period(label).grain in SHOWN_GRAINS:
            last[where, unit] = _later(label, last.get((where, unit)))
    return sorted((where, unit, label) for (where, unit), label in last.items())


def _later(label: str, other: str | None) -> str:
    """The label that ends later; of two that end together the shorter period, then the first by name."""
    if other is None:
        return label
    spans = [parse_period(text) for text in (label, other)]
    return max(spans, key=lambda span: (span.end, span.start, span.label)).label


def fullest_place(reader: Reader) -> str:
    """The place of today that most figures are of, its predecessors' among them; the nation where there are none."""
    counts: Counter[str] = Counter()
    for place, count in reader.rows("SELECT place, count(*) FROM live WHERE status = 'value' GROUP BY place"):
        counts[today_of(place)] += count
    return min(counts, key=lambda place: (-counts[place], place), default=NATION)


def last_label(reader: Reader, place: str, subject: str) -> str | None:
    """The newest period that a place of today has figures of a subject for: of the KPI its screen looks at, else any.

    However long ago: what was published years before is opened where it is. None where there is nothing.
    """
    looked_at = registry.kpi((due.leads(subject) or ("dossiers_resolved",))[0]).measures
    of_subject = tuple(m.id for m in MEASURES.values() if m.subject == subject)
    for measures in (looked_at, of_subject):
        rows = reader.rows(
            """SELECT DISTINCT period_label FROM live WHERE measure IN (SELECT unnest($measures))
               AND place IN (SELECT unnest($places)) AND status = 'value'""",
            {"measures": list(measures), "places": [place, *PLACES[place].parts]},
        )
        labels = [str(label) for (label,) in rows if parse_period(label).grain in SHOWN_GRAINS]
        if labels:
            return max(labels, key=lambda label: (parse_period(label).end, parse_period(label).start))
    return None
