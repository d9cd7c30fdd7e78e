"""Who has reported, and in time: unit or place × period for a subject, and who is behind.

A subject is reported once one of its leading figures is there. Expected are those who reported in one of the
12 labels up to a period, or the declared ones (rule of counting 14); the report is due on the 25th of the
period's last month (Nghị định 09/2019/NĐ-CP, Điều 13).
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from data import periods
from data.ledger import Line
from data.measures import MEASURES, SUBJECTS
from data.missing import is_missing
from data.places import MERGER, NATION, PLACES
from data.reader import Reader
from data.stores import OWN
from metrics import registry
from metrics.engine.fold import DISTRICT, ROSTER_LABELS
from metrics.engine.query import query
from metrics.engine.question import Question, targets_of

MONTHS, YEARS = 13, 6
Cell = tuple[str, str, str]  # place, unit, period
# By which figures a subject counts as reported; the first one that is there is opened by a click.
_LEADS = {
    "dossiers": ("dossiers_resolved", "dossiers_received_new", "dossiers_received"),
    "hotline": ("hotline_received", "hotline_resolved"),
    "media": ("facebook_interactions", "facebook_reach", "zalo_views", "portal_articles"),
    "citizens": ("petitions_received", "citizen_reception_people"),
    "tasks": ("government_tasks_assigned",),
    "documents": ("documents_incoming", "documents_issued_ubnd", "documents_issued_office"),
    "budget": ("budget_spent",),
    "index766": ("index766_total",),
}
_GRAINS = {"budget": "ytd", "index766": "year"}  # the others report by month
COLUMNS = ("place", "unit", "period", "due", "state", "kpi", "value", "covered", "expected", "first")
# Of several leading figures the one that says most stands for the cell.
_TELLING = ("reported", "zero", "partial", "not_applicable", "not_due", "missing", "")


def subjects() -> list[str]:
    """Subjects whose reporting can be followed, in the order of the subjects."""
    return [s for s in SUBJECTS if leads(s)]


def leads(subject: str) -> tuple[str, ...]:
    """The KPIs by which a subject counts as reported."""
    return tuple(k for k in _LEADS.get(subject, ()) if k in registry.KPIS)


def last_label(subject: str, period: str, today: date) -> str:
    """The last column for a period asked: the one that is not due yet, where that leaves the period in sight;
    else the period's last month."""
    asked, grain = periods.parse_period(period), _GRAINS.get(subject, "month")
    month = next(
        m for m in (periods.shift(f"{today:%Y-%m}", step) for step in (-1, 0, 1)) if periods.due_date(m) > today
    )
    if f"{asked.end:%Y-%m}" < periods.shift(month, 1 - MONTHS):
        month = f"{asked.end:%Y-%m}"
    return month[:4] if grain == "year" else f"{month}-YTD" if grain == "ytd" else month


def label_of(subject: str, period: str) -> str:
    """Under which label a subject reports a period: to date, by year, or as it is."""
    asked, grain = periods.parse_period(period), _GRAINS.get(subject, "month")
    return f"{asked.end:%Y-%m}-YTD" if grain == "ytd" else f"{asked.end.year}" if grain == "year" else period


def standing(reader: Reader, subject: str, place: str, label: str, today: date) -> dict[str, Any]:
    """How complete a subject is at one place and label: `state`, `covered`, `expected`, `kpi`."""
    end = periods.parse_period(label).end
    row: dict[str, Any] = {"state": ""}
    for kpi in leads(subject):
        rows = query(reader, Question((kpi,), periods.parse_period(label).grain, (place,), end, end, today=today))
        if len(rows):
            first_row = next(rows.itertuples(index=False))
            row = {
                "kpi": kpi,
                "state": _state(first_row),
                "covered": first_row.covered,
                "expected": first_row.expected,
            }
        if row["state"] in ("reported", "zero", "partial"):
            break
    return row


def labels_of(subject: str, last: str) -> list[str]:
    """The columns of the matrix, oldest first."""
    count = YEARS if _GRAINS.get(subject) == "year" else MONTHS
    return [periods.shift(last, step) for step in range(1 - count, 1)]


def matrix(reader: Reader, subject: str, place: str, last: str, today: date) -> pd.DataFrame:
    """One row a cell of the matrix: provinces of the map of `last` for the nation, else the whole place (unit
    "") and its offices.

    Columns `COLUMNS`. `state`: reported, zero (all that was reported is 0), partial (`covered` of `expected`
    parts), missing, not_applicable, not_due, "" (was not expected). `kpi`: whose number a click opens.
    `first`: the ledger line that first brought a figure of the subject, null for samples.
    """
    labels = labels_of(subject, last)
    whole = _whole(reader, subject, place, labels, today)
    frames = [whole] if place == NATION else [whole, _units(reader, subject, place, labels, today)]
    cells = pd.concat([f for f in frames if len(f)], ignore_index=True)
    lines = _first_lines(reader, subject, labels)
    cells["first"] = [_first(lines, p, u, n) for p, u, n in zip(cells["place"], cells["unit"], cells["period"])]
    cells["due"] = cells["period"].map(periods.due_date)
    return cells[list(COLUMNS)]


def _whole(reader: Reader, subject: str, place: str, labels: list[str], today: date) -> pd.DataFrame:
    """Cells of whole places: of the map of the last column, reaching back to the predecessors."""
    end = periods.parse_period(labels[-1]).end
    is_old = place == NATION and end < MERGER
    places = () if place == NATION else (place,)
    question = Question(
        leads(subject),
        periods.parse_period(labels[0]).grain,
        places,
        periods.parse_period(labels[0]).end,
        end,
        today=today,
        boundaries=end.isoformat() if is_old else "today",
    )
    rows = pd.concat(_of_each_lead(reader, question), ignore_index=True)
    if rows.empty:  # nothing was ever reported: every cell is due or not
        keys = [(p, "", n) for p in targets_of(question) for n in labels]
        return _empty(keys, subject, today)
    rows["state"] = [_state(row) for row in rows[["state", "reason", "value", "complete"]].itertuples(index=False)]
    cells = _most_telling(rows)
    lacking = [(p, "", n) for p in dict.fromkeys(cells["place"]) for n in labels]
    return _filled(cells, lacking, subject, today)


def _of_each_lead(reader: Reader, question: Question) -> list[pd.DataFrame]:
    """The answer for each leading figure, with its place among them as `order`."""
    return [
        query(reader, replace(question, kpis=(kpi,))).assign(order=number) for number, kpi in enumerate(question.kpis)
    ]


def _state(row: Any) -> str:
    if row.state == "value":
        return "partial" if not row.complete else "zero" if row.value == 0 else "reported"
    if row.state == "refused":  # figures there are, though not of the whole; over places nobody can say
        return "" if row.reason == "over_places" else "partial"
    return str(row.state)


def _most_telling(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a cell: the first leading figure whose state says most."""
    keys = ["place", "unit", "period"]
    weight = {state: number for number, state in enumerate(_TELLING)}
    rows = rows.assign(unit=rows["unit"].fillna(""), weight=rows["state"].map(weight))
    rows = rows.sort_values([*keys, "weight", "order"], kind="stable").drop_duplicates(keys)
    return rows[[*keys, "state", "kpi", "value", "covered", "expected"]]


def _empty(keys: list[Cell], subject: str, today: date) -> pd.DataFrame:
    """Cells of which nothing is known."""
    frame = pd.DataFrame(keys, columns=["place", "unit", "period"])
    frame["state"] = ["not_due" if today < periods.due_date(n) else "missing" for n in frame["period"]]
    frame["kpi"] = leads(subject)[0]
    return frame.assign(value=float("nan"), covered=float("nan"), expected=float("nan"))


def _filled(cells: pd.DataFrame, keys: list[Cell], subject: str, today: date) -> pd.DataFrame:
    """The cells, and one for each key that has none."""
    present = set(zip(cells["place"], cells["unit"], cells["period"]))
    lacking = [key for key in keys if key not in present]
    return pd.concat([cells, _empty(lacking, subject, today)], ignore_index=True) if lacking else cells


def _units(reader: Reader, subject: str, place: str, labels: list[str], today: date) -> pd.DataFrame:
    """Cells of the offices of a province, of those before its merger too; each in its own time."""
    places = (place, *PLACES[place].parts)
    earlier = periods.shift(labels[0], 1 - ROSTER_LABELS)
    first = labels[0] if periods.parse_period(earlier).end.year < 2015 else earlier
    question = Question(
        leads(subject),
        periods.parse_period(labels[0]).grain,
        places,
        periods.parse_period(first).end,
        periods.parse_period(labels[-1]).end,
        split="unit",
        boundaries="reported",
        today=today,
    )
    frames = [rows for rows in _of_each_lead(reader, question) if len(rows)]
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["place", "unit", "period"])
    if len(rows):
        rows = rows[rows["state"].isin(("value", "refused"))]
    if len(rows):
        rows["state"] = [_state(r) for r in rows[["state", "reason", "value", "complete"]].itertuples(index=False)]
        cells = _most_telling(rows)
    else:
        cells = pd.DataFrame(columns=["place", "unit", "period", "state", "kpi", "value", "covered", "expected"])
    excused = _not_applicable(reader, subject, places)
    expected = _expected(reader, subject, places, cells, excused, labels)
    cells = _filled(cells[cells["period"].isin(labels)], expected, subject, today)
    keys = zip(cells["place"], cells["unit"], cells["period"])
    cells["state"] = [
        "not_applicable" if key in excused and state in ("missing", "not_due") else state
        for key, state in zip(keys, cells["state"])
    ]
    return cells


def _not_applicable(reader: Reader, subject: str, places: tuple[str, ...]) -> set[Cell]:
    """(place, unit, period) of which a file says that there is nothing to report."""
    measures = list(dict.fromkeys(m for kpi in leads(subject) for m in registry.kpi(kpi).measures))
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
    """(place, unit, period) of everyone who was to report, in a place that exists then; district offices until
    the merger."""
    reported: dict[tuple[str, str], set[str]] = {}
    for place, unit, label in [*zip(cells["place"], cells["unit"], cells["period"]), *excused]:
        reported.setdefault((place, unit), set()).add(label)
    declared = {p: reader.decisions.reporters.get((p, subject)) for p in places}
    levels = _levels(reader, places)
    keys = []
    for label in labels:
        end = periods.parse_period(label).end
        window = {periods.shift(label, -step) for step in range(ROSTER_LABELS)}
        for place in (p for p in places if PLACES[p].exists_on(end)):
            units = declared[place] or [u for (p, u), months in reported.items() if p == place and months & window]
            keys += [(place, u, label) for u in units if not (end >= MERGER and levels.get((place, u)) == DISTRICT)]
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

    By when the file was loaded: the ledger knows no other day.
    """
    days = {n.seq: datetime.fromisoformat(n.time).date() for n in lines if n.kind == "accept"}
    loaded = [None if is_missing(first) else days.get(int(first)) for first in cells["first"]]
    told = cells["state"].isin(("reported", "zero"))
    timing = [
        "" if day is None or not is_told else "late" if day > due else "on_time"
        for day, due, is_told in zip(loaded, cells["due"], told)
    ]
    return cells.assign(loaded=pd.Series(loaded, index=cells.index, dtype=object), timing=timing)


def behind(cells: pd.DataFrame, today: date) -> pd.DataFrame:
    """Who has not reported, or after the due day: the newest period first, those without a report before the
    late ones. `days`: how many days after the due day, up to today for a missing report."""
    due = cells["due"] <= today
    rows = cells[due & (cells["state"].isin(("missing", "partial")) | (cells["timing"] == "late"))]
    if rows.empty:
        return rows.assign(days=pd.Series(dtype=int), kind=pd.Series(dtype=str))
    kind = rows["state"].where(rows["state"].isin(("missing", "partial")), "late")
    until = [today if how != "late" else day for how, day in zip(kind, rows["loaded"])]
    rows = rows.assign(kind=kind, days=[(day - due).days for day, due in zip(until, rows["due"])])
    rows["_order"] = rows["kind"].map({"missing": 0, "partial": 1, "late": 2})
    rows = rows.sort_values(["due", "_order", "place", "unit"], ascending=[False, True, True, True], kind="stable")
    return rows.drop(columns="_order").reset_index(drop=True)
