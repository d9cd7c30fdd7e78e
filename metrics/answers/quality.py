"""Who has reported, and in time: unit or place × period for a subject, and who is behind.

Expected are the units of the register that exist then, else those who reported in one of the 12 labels up to a period
(rule of counting 14); when a report counts as in, due or missing is judged in `metrics.answers.due`.
"""

from datetime import date, datetime
from typing import Any

import pandas as pd

from data import periods
from data.decisions import fold_decisions
from data.ledger import Line
from data.measures import MEASURES
from data.missing import is_missing
from data.places import MERGER, NATION, PLACES
from data.reader import Reader
from data.stores import OWN
from metrics import registry
from metrics.answers import due
from metrics.engine.fold import DISTRICT, ROSTER_LABELS
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods

MONTHS, YEARS = 13, 6
Cell = tuple[str, str, str]  # place, unit, period
COLUMNS = ("place", "unit", "period", "due", "state", "kpi", "value", "qualifier", "covered", "expected", "first")


def last_label(reader: Reader, subject: str, place: str, period: str, today: date) -> str:
    """The last column for a period asked: the newest that can be opened, where that leaves the period in sight;
    else the period's last month."""
    asked, grain = periods.parse_period(period), due.GRAINS.get(subject, "month")
    month = due.newest(reader, place, "month", today)
    if f"{asked.end:%Y-%m}" < periods.shift(month, 1 - MONTHS):
        month = f"{asked.end:%Y-%m}"
    return month[:4] if grain == "year" else f"{month}-YTD" if grain == "ytd" else month


def standing(reader: Reader, subject: str, place: str, label: str, today: date) -> dict[str, Any]:
    """How complete a subject is at one place and label: `state`, `covered`, `expected`, `expected_from`, `kpi`."""
    row: dict[str, Any] = {"state": ""}
    for kpi in due.leads(subject):
        rows = query(reader, Question((kpi,), places=(place,), today=today, **last_periods(label)))
        if len(rows):
            first_row = next(rows.itertuples(index=False))
            row = {
                "kpi": kpi,
                "state": due.settled_state(reader, due.state_of(first_row), label, today),
                "covered": first_row.covered,
                "expected": first_row.expected,
                "expected_from": first_row.expected_from,
            }
        if row["state"] in due.IN:
            break
    return row


def labels_of(subject: str, last: str) -> list[str]:
    """The columns of the matrix, oldest first."""
    count = YEARS if due.GRAINS.get(subject) == "year" else MONTHS
    return [periods.shift(last, step) for step in range(1 - count, 1)]


def matrix(reader: Reader, subject: str, place: str, last: str, today: date, boundaries: str = "today") -> pd.DataFrame:
    """One row a cell of the matrix: provinces of the map of `last` for the nation, else the whole place (unit
    "") and its offices.

    Columns `COLUMNS`. `state`: reported, zero (all that was reported is 0), partial (`covered` of `expected`
    parts), missing, not_applicable, not_due, "" (was not expected). `kpi`: whose number a click opens.
    `first`: the ledger line that first brought a figure of the subject, null for samples.
    """
    labels = labels_of(subject, last)
    whole = _whole(reader, subject, place, labels, today, boundaries)
    frames = [whole] if place == NATION else [whole, _units(reader, subject, place, labels, today)]
    cells = pd.concat([f for f in frames if len(f)], ignore_index=True)
    lines = _first_lines(reader, subject, labels)
    cells["first"] = [_first(lines, p, u, n) for p, u, n in zip(cells["place"], cells["unit"], cells["period"])]
    cells["due"] = cells["period"].map(periods.due_date)
    return cells[list(COLUMNS)]


def _whole(reader: Reader, subject: str, place: str, labels: list[str], today: date, boundaries: str) -> pd.DataFrame:
    """Cells of whole places: of today's map, the nation's of the map of the last column, reaching back to the
    predecessors; else of the boundaries asked."""
    end = periods.parse_period(labels[-1]).end
    if boundaries == "today" and place == NATION and end < MERGER:
        boundaries = end.isoformat()
    return due.reports(reader, subject, () if place == NATION else (place,), labels, today, boundaries)


def _units(reader: Reader, subject: str, place: str, labels: list[str], today: date) -> pd.DataFrame:
    """Cells of the offices of a province, of those before its merger too; each in its own time."""
    places = (place, *PLACES[place].parts)
    earlier = periods.shift(labels[0], 1 - ROSTER_LABELS)
    first = labels[0] if periods.parse_period(earlier).end.year < 2015 else earlier
    question = Question(
        due.leads(subject),
        periods.parse_period(labels[0]).grain,
        places,
        periods.parse_period(first).end,
        periods.parse_period(labels[-1]).end,
        split="unit",
        boundaries="reported",
        today=today,
    )
    frames = [rows for rows in due.of_each_lead(reader, question) if len(rows)]
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["place", "unit", "period"])
    if len(rows):
        rows = rows[rows["state"].isin(("value", "refused"))]
    if len(rows):
        cells = due.most_telling(due.with_states(reader, rows, today))
    else:
        cells = pd.DataFrame(columns=list(due.COLUMNS))
    excused = _not_applicable(reader, subject, places)
    expected = _expected(reader, subject, places, cells, excused, labels)
    cells = due.filled(reader, cells[cells["period"].isin(labels)], expected, subject, today)
    keys = zip(cells["place"], cells["unit"], cells["period"])
    cells["state"] = [
        "not_applicable" if key in excused and state in ("missing", "not_due", "") else state
        for key, state in zip(keys, cells["state"])
    ]
    return cells


def _not_applicable(reader: Reader, subject: str, places: tuple[str, ...]) -> set[Cell]:
    """(place, unit, period) of which a file says that there is nothing to report."""
    measures = list(dict.fromkeys(m for kpi in due.leads(subject) for m in registry.kpi(kpi).measures))
    return set(
        reader.rows(
            """SELECT DISTINCT place, unit, period_label FROM live
           WHERE status = 'not_applicable' AND unit <> '' AND field = '' AND channel = '' AND procedure = ''
             AND measure IN (SELECT unnest($measures)) AND place IN (SELECT unnest($places))""",
            {"measures": measures, "places": list(places)},
        )
    )


def _expected(
    reader: Reader, subject: str, places: tuple[str, ...], cells: pd.DataFrame, excused: set[Cell], labels: list[str]
) -> list[Cell]:
    """(place, unit, period) of everyone who was to report, in a place that exists then: the units on its list that
    exist on the period's last day, else those observed, district offices until the merger."""
    reported: dict[tuple[str, str], set[str]] = {}
    for place, unit, label in [*zip(cells["place"], cells["unit"], cells["period"]), *excused]:
        reported.setdefault((place, unit), set()).add(label)
    lists = {p: reader.decisions.reporting(p, subject) for p in places}
    levels = _levels(reader, places)
    keys = []
    for label in labels:
        end = periods.parse_period(label).end
        window = {periods.shift(label, -step) for step in range(ROSTER_LABELS)}
        for place in (p for p in places if PLACES[p].exists_on(end)):
            origin, listed = lists[place]
            units = [unit.name for unit in listed if unit.exists_on(end)]
            if not units:
                units = [u for (p, u), months in reported.items() if p == place and months & window]
            is_dated = origin == "register"  # else the days of districts are known from the merger alone
            keys += [
                (place, unit, label)
                for unit in units
                if is_dated or not (end >= MERGER and levels.get((place, unit)) == DISTRICT)
            ]
    return keys


def _levels(reader: Reader, places: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """The level of each office as its latest period says."""
    return {
        (place, unit): level
        for place, unit, level in reader.rows(
            """SELECT place, unit, max_by(l.level, (c.last_day, l.batch)) FROM live l
           JOIN calendar c ON c.label = l.period_label
           WHERE l.unit <> '' AND l.level <> '' AND l.place IN (SELECT unnest($places)) GROUP BY ALL""",
            {"places": list(places)},
        )
    }


# -- in time ---------------------------------------------------------------------------------------------


def _first_lines(reader: Reader, subject: str, labels: list[str]) -> dict[Cell, int]:
    """(place, unit, period): the live batch that first brought a figure of the subject.

    A later correction does not make a report late: the first one counts. Samples were handed in by nobody.
    """
    if reader.store != OWN:
        return {}
    rows = reader.rows(
        """SELECT f.place, f.unit, f.period_label, min(f.batch) FROM snapshot.facts f
           JOIN snapshot.batches b USING (batch)
           WHERE b.is_live AND f.status = 'value' AND f.measure IN (SELECT unnest($measures))
             AND f.period_label IN (SELECT unnest($labels)) GROUP BY ALL""",
        {"measures": [m.id for m in MEASURES.values() if m.subject == subject], "labels": labels},
    )
    return {(place, unit, label): batch for place, unit, label, batch in rows}


def _first(lines: dict[Cell, int], place: str, unit: str, label: str) -> float:
    """A whole place is in with its own figure, or with the last of its offices or predecessors, if that is
    earlier."""
    nothing = float("nan")
    own: float = lines.get((place, unit, label), nothing)
    if unit:
        return own
    offices: list[float] = [batch for (p, u, n), batch in lines.items() if p == place and u and n == label]
    parts = [_first(lines, part, "", label) for part in PLACES[place].parts]
    ways = [own, max(offices, default=nothing), max(parts, default=nothing)]
    return min((way for way in ways if not is_missing(way)), default=nothing)


def timed(cells: pd.DataFrame, lines: list[Line]) -> pd.DataFrame:
    """The cells with `timing` (on_time, late, "" where nobody knows) and `loaded`, the day of the first load.

    By when the file was loaded: the ledger knows no other day. Months before the office's first use are history, and
    so is, where nobody has set that month, what came in on the day of the first file: nobody was late with it.
    """
    days = {n.seq: datetime.fromisoformat(n.time).date() for n in lines if n.kind == "accept"}
    loaded = [None if is_missing(first) else days.get(int(first)) for first in cells["first"]]
    decisions = fold_decisions(lines)
    first_day = None if decisions.settings.get(due.FIRST_USE) else decisions.first_accepted
    told = cells["state"].isin(("reported", "zero"))
    judged = {label: due.is_expected(decisions, label) for label in cells["period"].unique()}
    timing = [
        "on_time" if day and day <= last else "late" if day and day != first_day else ""
        for day, last in zip(loaded, cells["due"])
    ]
    timing = [how if is_told and judged[label] else "" for how, is_told, label in zip(timing, told, cells["period"])]
    return cells.assign(loaded=pd.Series(loaded, index=cells.index, dtype=object), timing=timing)


def behind(cells: pd.DataFrame, today: date) -> pd.DataFrame:
    """Who has not reported, or after the due day: the newest period first, those without a report before the
    late ones. `days`: how many days after the due day, up to today for a missing report."""
    is_over = cells["due"] < today
    rows = cells[is_over & (cells["state"].isin(("missing", "partial")) | (cells["timing"] == "late"))]
    if rows.empty:
        return rows.assign(days=pd.Series(dtype=int), kind=pd.Series(dtype=str))
    kind = rows["state"].where(rows["state"].isin(("missing", "partial")), "late")
    until = [today if how != "late" else day for how, day in zip(kind, rows["loaded"])]
    rows = rows.assign(kind=kind, days=[(day - last).days for day, last in zip(until, rows["due"])])
    rows["_order"] = rows["kind"].map({"missing": 0, "partial": 1, "late": 2})
    rows = rows.sort_values(["due", "_order", "place", "unit"], ascending=[False, True, True, True], kind="stable")
    return rows.drop(columns="_order").reset_index(drop=True)
