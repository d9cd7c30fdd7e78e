"""Newest, due, missing: the one judgement of a period, for every screen, the wall, paper and the inbox.

A period can be opened once its reporting window has closed, or the place asked has a figure said for exactly that
label; a running longer one is offered as its year to date (rule of counting 23). Its report is due on the 25th of
its last month (Nghị định 09/2019/NĐ-CP, Điều 13): not due until the end of that day, after it missing and late by
so many days. A subject is reported once one of its leading figures is there. Months before the office's first use
are not expected of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data import periods
from data.decisions import Decisions
from data.measures import MEASURES, SUBJECTS
from data.places import NATION, PLACES
from data.reader import Reader
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods, targets_of

FIRST_USE = "first_use"  # the setting's name; its value is a month, "" for the inferred one
FIRST_DAY = date(2015, 1, 1)  # what lies before cannot be opened
FIRST_SHARE = 0.9  # a screen opens on a period by itself once nine tenths of the reporters are in
SHORT, LONG = 13, 60  # how many periods back one that is full is looked for, at first and at last
MOST_NEWER = 3
IN = ("reported", "zero", "partial")
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
GRAINS = {"budget": "ytd", "index766": "year"}  # the others report by month
COLUMNS = (
    *("place", "unit", "period", "state", "kpi", "value", "qualifier"),
    *("covered", "expected", "coverage_of", "expected_from"),
)
# Of several leading figures the one that says most stands for the cell.
_TELLING = ("reported", "zero", "partial", "not_applicable", "not_due", "missing", "")


@dataclass(frozen=True)
class Report:
    """How a period stands at a place.

    `state`: reported, zero, partial (`covered` of `expected` parts, which are `coverage_of`), missing, not_due,
    not_applicable, "" (was not expected); `days`: how many days a missing or partial report is late.
    """

    period: str
    state: str
    covered: float
    expected: float
    coverage_of: str
    days: int

    @property
    def is_full(self) -> bool:
        """Whether a screen opens on it by itself."""
        return self.state in IN and self.covered >= FIRST_SHARE * self.expected


# -- subjects ----------------------------------------------------------------------------------------------


def subjects() -> list[str]:
    """Subjects whose reporting can be followed, in the order of the subjects."""
    return [s for s in SUBJECTS if leads(s)]


def leads(subject: str) -> tuple[str, ...]:
    """The KPIs by which a subject counts as reported."""
    return tuple(k for k in _LEADS.get(subject, ()) if k in registry.KPIS)


def label_of(subject: str, period: str) -> str:
    """Under which label a subject reports a period: to date, by year, or as it is."""
    asked, grain = periods.parse_period(period), GRAINS.get(subject, "month")
    return f"{asked.end:%Y-%m}-YTD" if grain == "ytd" else f"{asked.end.year}" if grain == "year" else period


# -- which periods there are -------------------------------------------------------------------------------


def newest_closed(grain: str, today: date) -> str:
    """The last period of a grain whose reporting window has closed."""
    end_of_year = date(today.year, 12, 31)
    labels = periods.labels_between(grain, date(today.year - 2, 1, 1), end_of_year)
    return [label for label in labels if periods.window_end(label) < today][-1]


def newest(reader: Reader, place: str, grain: str, today: date) -> str:
    """The last period of a grain that can be opened at a place: none after the territory's last day."""
    grain = "month" if grain == "total" else grain
    last_day = PLACES[place].valid_to
    if last_day:
        return periods.labels_between(grain, FIRST_DAY, last_day)[-1]
    closed = newest_closed(grain, today)
    return max((closed, *_said(reader, place, grain, today)), key=lambda label: periods.parse_period(label).end)


def _said(reader: Reader, place: str, grain: str, today: date) -> list[str]:
    """The labels of a grain that have begun and of which the place, or an office of it, gave a figure; no plans."""
    rows = reader.rows(
        """SELECT DISTINCT period_label FROM live l JOIN calendar c ON c.label = l.period_label
           WHERE l.status = 'value' AND l.place = $place AND c.grain = $grain AND c.first_day <= $today
             AND l.measure NOT IN (SELECT unnest($plans))""",
        {"place": place, "grain": grain, "today": today, "plans": _PLANS},
    )
    return [label for (label,) in rows]


_PLANS = [m.id for m in MEASURES.values() if m.over_time == "plan"]


def running(reader: Reader, place: str, grain: str, today: date) -> str | None:
    """The year to date that is offered for a longer period that still runs; None where none does."""
    if grain not in ("quarter", "half", "9m", "year") or PLACES[place].valid_to:
        return None
    month = periods.parse_period(newest(reader, place, "month", today)).end
    last = periods.parse_period(newest(reader, place, grain, today)).end
    runs = last < month and not (grain == "9m" and month.month > 9)
    return f"{month:%Y-%m}-YTD" if runs else None


def openable(reader: Reader, place: str, grain: str, today: date) -> list[str]:
    """Every period of a grain that can be opened at a place, the newest first; a running one as its year to date.

    Of free ranges of months (`total`): the months.
    """
    last = newest(reader, place, grain, today)
    until = periods.parse_period(last)
    labels = periods.labels_between(until.grain, FIRST_DAY, until.end)[::-1]
    to_date = running(reader, place, grain, today)
    return [to_date, *labels] if to_date else labels


# -- how a period stands -----------------------------------------------------------------------------------


def first_use(decisions: Decisions) -> str:
    """The first month reports are expected of this office: as decided, else that of its first own file; "" before."""
    decided = decisions.settings.get(FIRST_USE)
    if isinstance(decided, str) and decided:
        return decided
    return f"{decisions.first_accepted:%Y-%m}" if decisions.first_accepted else ""


def is_expected(decisions: Decisions, label: str) -> bool:
    """Whether a report of this period is expected: not of one that ended before the office's first use."""
    since = first_use(decisions)
    return not since or periods.parse_period(label).end >= periods.parse_period(since).start


def reports(
    reader: Reader,
    subject: str,
    places: tuple[str, ...],
    labels: Sequence[str],
    today: date,
    boundaries: str = "today",
) -> pd.DataFrame:
    """How a subject stands at whole places (`()`: all provinces of the boundaries) in neighbouring periods.

    Columns `COLUMNS`, a row a place and label; `state` as in `Report`; `kpi`: whose number a click opens.
    """
    until = last_periods(labels[-1], len(labels))
    question = Question(leads(subject), places=places, boundaries=boundaries, today=today, **until)
    rows = pd.concat(of_each_lead(reader, question), ignore_index=True)
    if rows.empty:  # nothing was ever reported: every cell is due or not
        return unknown(reader, [(p, "", n) for p in targets_of(question) for n in labels], subject, today)
    cells = most_telling(with_states(reader, rows, today))
    lacking = [(p, "", n) for p in dict.fromkeys(cells["place"]) for n in labels]
    return filled(reader, cells, lacking, subject, today)


def _reports_of(cells: pd.DataFrame, today: date) -> list[Report]:
    """One report a row."""
    return [
        Report(
            row["period"],
            row["state"],
            row["covered"],
            row["expected"],
            row["coverage_of"],
            periods.days_overdue(row["period"], today) if row["state"] in ("missing", "partial") else 0,
        )
        for row in cells.to_dict("records")
    ]


def of_each_lead(reader: Reader, question: Question) -> list[pd.DataFrame]:
    """The answer for each leading figure, with its place among them as `order`."""
    return [
        query(reader, replace(question, kpis=(kpi,))).assign(order=number) for number, kpi in enumerate(question.kpis)
    ]


def with_states(reader: Reader, rows: pd.DataFrame, today: date) -> pd.DataFrame:
    """Rows of the query with `state` as in `Report`."""
    states = [state_of(row) for row in rows[["state", "reason", "value", "complete"]].itertuples(index=False)]
    settled = [settled_state(reader, state, label, today) for state, label in zip(states, rows["period"])]
    return rows.assign(state=settled)


def state_of(row: Any) -> str:
    """What a row of the query tells of a report."""
    if row.state == "value":
        return "partial" if not row.complete else "zero" if row.value == 0 else "reported"
    if row.state == "refused":  # figures there are, though not of the whole; over places nobody can say
        return "" if row.reason == "over_places" else "partial"
    return str(row.state)


def settled_state(reader: Reader, state: str, label: str, today: date) -> str:
    """A report that is not there: not due until the end of its day, then missing, if it was expected at all."""
    if state not in ("missing", "not_due"):
        return state
    if not is_expected(reader.decisions, label):
        return ""
    return "missing" if periods.days_overdue(label, today) else "not_due"


def most_telling(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a cell: the first leading figure whose state says most."""
    keys = ["place", "unit", "period"]
    weight = {state: number for number, state in enumerate(_TELLING)}
    rows = rows.assign(unit=rows["unit"].fillna(""), weight=rows["state"].map(weight))
    rows["end"] = rows["period"].map({label: periods.parse_period(label).end for label in rows["period"].unique()})
    rows = rows.sort_values(["place", "unit", "end", "weight", "order"], kind="stable").drop_duplicates(keys)
    return rows[list(COLUMNS)]


def unknown(reader: Reader, keys: Iterable[tuple[str, str, str]], subject: str, today: date) -> pd.DataFrame:
    """Cells (place, unit, period) of which nothing is known."""
    frame = pd.DataFrame(keys, columns=["place", "unit", "period"])
    frame["state"] = [settled_state(reader, "missing", label, today) for label in frame["period"]]
    nothing = float("nan")
    frame = frame.assign(kpi=leads(subject)[0], value=nothing, qualifier="exact")
    return frame.assign(covered=nothing, expected=nothing, coverage_of="", expected_from="")


def filled(
    reader: Reader, cells: pd.DataFrame, keys: list[tuple[str, str, str]], subject: str, today: date
) -> pd.DataFrame:
    """The cells, and one for each key that has none."""
    present = set(zip(cells["place"], cells["unit"], cells["period"]))
    lacking = [key for key in keys if key not in present]
    if not lacking:
        return cells
    return pd.concat([cells, unknown(reader, lacking, subject, today)], ignore_index=True)


# -- which period a screen opens on ------------------------------------------------------------------------


def default_period(reader: Reader, place: str, grain: str, subject: str, today: date) -> str:
    """The newest full period that can be opened; else the newest with a figure, else the newest.

    Of free ranges of months: the months from January to that month.
    """
    subject = subject if leads(subject) else next(iter(_LEADS))  # what nobody follows opens where the dossiers do
    if grain == "total":
        month = default_period(reader, place, "month", subject, today)
        return periods.total(f"{month[:4]}-01", month)
    last = newest(reader, place, grain, today)
    for count in (SHORT, LONG):
        labels = _back(last, count)
        known = _known(reader, subject, place, labels, today)
        full = [label for label, is_full in known if is_full]
        if full:
            return full[-1]
    return known[-1][0] if known else last


def _back(last: str, count: int) -> list[str]:
    """Periods up to one, oldest first; none before those that can be opened."""
    labels = [periods.shift(last, step) for step in range(1 - count, 1)]
    return [label for label in labels if periods.parse_period(label).start >= FIRST_DAY]


def _known(reader: Reader, subject: str, place: str, labels: list[str], today: date) -> list[tuple[str, bool]]:
    """(label, is it full) of the periods with a figure of the whole place, else of any office of it."""
    cells = reports(reader, subject, (place,), labels, today)
    known = [(r.period, r.is_full) for r in _reports_of(cells[cells["value"].notna()], today)]
    if known or place == NATION:  # an office's own store has no figure of the whole province
        return known
    question = Question(leads(subject), places=(place,), split="unit", today=today)
    rows = query(reader, replace(question, **last_periods(labels[-1], len(labels))))
    given = set(rows.loc[rows["value"].notna(), "period"]) if len(rows) else set()
    return [(label, True) for label in labels if label in given]


def newer(reader: Reader, place: str, grain: str, subject: str, today: date) -> list[Report]:
    """The periods after the one a screen opens on, the newest first: none of them is full, and each is named.

    None of free ranges of months, nor of a subject whose reporting nobody follows.
    """
    if grain == "total" or not leads(subject):
        return []
    first = default_period(reader, place, grain, subject, today)
    labels = [label for label in _back(newest(reader, place, grain, today), MOST_NEWER) if _is_after(label, first)]
    if not labels:
        return []
    cells = reports(reader, subject, (place,), labels, today)
    told = [r for r in _reports_of(cells, today) if r.state not in ("", "not_applicable")]
    return told[::-1]


def _is_after(label: str, other: str) -> bool:
    return periods.parse_period(label).end > periods.parse_period(other).end
