"""Where there are figures at all: what an empty screen can send its reader to."""

from data.periods import parse_period
from data.places import NATION, today_of
from data.reader import Reader

SHOWN_GRAINS = ("month", "quarter", "year")


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
        if here == NATION or parse_period(label).grain not in SHOWN_GRAINS:
            continue
        if here not in last or parse_period(label).end > parse_period(last[here]).end:
            last[here] = label
    return sorted(last.items(), key=lambda pair: parse_period(pair[1]).end, reverse=True)[:most]
