"""Simulated figures for every province, month by month, so that a first start has something to show.

A seeded generator: the same day gives the same facts, and a later day only adds months to the series. All
months are reports by Nghị định 09/2019/NĐ-CP (15th to 14th). Provinces are those of the time: 63 until June
2025, 34 since. Nothing here is a real figure: the store that holds them is marked, and the office's own takes none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data.facts import Fact
from data.measures import MEASURES
from data.periods import decree_window, due_date, months_between, parse_period, shift
from data.places import MERGER, provinces_on
from data.samples.documents import document_months
from data.samples.dossiers import dossier_months
from data.samples.fields import BY_FIELD_FROM, DOSSIERS_BY_FIELD, HOTLINE_BY_FIELD, DossierFields, ticket_fields
from data.samples.index766 import index_months
from data.samples.profiles import FIRST_MONTH, MERGER_MONTH, draws
from data.samples.subjects import (
    Money,
    Numbers,
    budget_months,
    citizen_months,
    hotline_months,
    media_months,
    satisfaction_months,
    task_months,
)

# Reports that have not come in yet for the last month, and one commune that is late in a province of offices.
LATE_PLACES = ("lai-chau", "cao-bang", "ca-mau@2025")
LATE_OFFICE = ("quang-ninh", "Đặc khu Cô Tô")
_GAP = 0.004  # how often a month's report of a subject was never handed in
_MERGER_SEAM = (shift(MERGER_MONTH, -1), MERGER_MONTH)


@dataclass(frozen=True)
class Contradiction:
    """A figure that was changed by `change` so that a report no longer adds up."""

    place: str
    label: str
    measure: str
    change: int
    identities: tuple[str, ...]


CONTRADICTIONS = (
    Contradiction("nghe-an", "2023-09", "dossiers_resolved", 12, ("resolved_parts", "received_resolved_pending")),
    Contradiction("lang-son", "2024-04", "dossiers_pending_overdue", 3, ("pending_parts",)),
    Contradiction("ha-tinh", "2025-03", "dossiers_received_online", -9, ("received_parts",)),
    Contradiction("thanh-hoa", "2025-11", "dossiers_received", 36, ("received_parts", "received_resolved_pending")),
    Contradiction("son-la", "2026-05", "petitions_complaint", 2, ("petitions_by_kind",)),
    Contradiction("ha-noi", "2022-03", "facebook_interactions", 4_000_000, ("interactions_within_reach",)),
    Contradiction("phu-tho@2025", "2026-02", "facebook_interactions", 2_000_000, ("interactions_within_reach",)),
)


def last_month(today: date) -> str:
    """The last month whose report is due by `today` (the 25th of the month)."""
    this_month = f"{today:%Y-%m}"
    return this_month if due_date(this_month) <= today else shift(this_month, -1)


def simulated_facts(today: date) -> list[Fact]:
    """All simulated facts up to the last month due on `today`, in order of time, about 170 000."""
    last = last_month(today)
    places = [p.id for p in provinces_on(parse_period(FIRST_MONTH).start)]
    places += [p.id for p in provinces_on(MERGER) if p.valid_from == MERGER]
    stock: dict[str, int] = {}
    spent: dict[str, tuple[Money, Money]] = {}
    facts: list[Fact] = []
    for place in places:  # predecessors before their successors
        facts += _known(_dossiers(place, last, stock), place, "dossiers", last)
        facts += _known(_whole(satisfaction_months(place, last)), place, "dossiers", last)
        facts += _known(_hotline(place, last), place, "hotline", last)
        facts += _known(_whole(media_months(place, last)), place, "media", last)
        facts += _known(_whole(citizen_months(place, last)), place, "citizens", last)
        facts += _known(_whole(task_months(place, last)), place, "tasks", last)
        facts += _known(_whole(document_months(place, last)), place, "documents", last)
        facts += _known(_whole(budget_months(place, last, spent)), place, "budget", last)
        facts += _known(_whole(index_months(place, last)), place, "index766", last)
    facts.sort(key=lambda f: (f.period_label[:7], f.place))
    return facts


# A report of one reporter: month, office, level, field ("" = all), and its numbers by measure, channel and label.
_Report = tuple[str, str, str, str, list[tuple[str, str, str, float]]]


def _dossiers(place: str, last: str, stock: dict[str, int]) -> Iterator[_Report]:
    fields = DossierFields(place)
    for month, office, level, whole in dossier_months(place, last, stock):
        yield month, office, level, "", _numbers(month, whole)
        if place in DOSSIERS_BY_FIELD and month >= BY_FIELD_FROM:
            for field, numbers in fields.month(whole):
                yield month, office, level, field, _numbers(month, numbers)


def _hotline(place: str, last: str) -> Iterator[_Report]:
    for month, numbers in hotline_months(place, last):
        yield month, "", "", "", numbers
        if place in HOTLINE_BY_FIELD and month >= BY_FIELD_FROM:
            whole = {measure: round(value) for measure, channel, _, value in numbers if not channel}
            for field, parts in ticket_fields(place, month, whole):
                yield month, "", "", field, _numbers(month, parts)


def _numbers(month: str, values: dict[str, int]) -> list[tuple[str, str, str, float]]:
    return [(measure, "", month, value) for measure, value in values.items()]


def _whole(reports: Iterable[tuple[str, Numbers]]) -> Iterator[_Report]:
    for month, numbers in reports:
        yield month, "", "", "", numbers


def _known(reports: Iterable[_Report], place: str, subject: str, last: str) -> Iterator[Fact]:
    """The facts of the reports that came in."""
    gaps = _gaps(place, subject, last)
    changes = {(c.label, c.measure): c.change for c in CONTRADICTIONS if c.place == place}
    for month, office, level, field, numbers in reports:
        if _is_missing(place, month, office, last, gaps):
            continue
        for measure, channel, label, value in numbers:
            value += changes.get((label, measure), 0) if changes else 0
            start, end, basis = _window(label)
            yield Fact(
                measure,
                float(value),
                place,
                label,
                start,
                end,
                basis,
                counted=MEASURES[measure].counted,
                unit=office,
                field=field,
                channel=channel,
                level=level,
            )


def _is_missing(place: str, month: str, office: str, last: str, gaps: frozenset[str]) -> bool:
    if month == last and (place in LATE_PLACES or (place, office) == LATE_OFFICE):
        return True
    if not office:
        return month in gaps
    return month not in (*_MERGER_SEAM, last) and draws("gap", place, office, month).random() < _GAP


def _gaps(place: str, subject: str, last: str) -> frozenset[str]:
    """Months of a province that no report came in for; never beside the merger, never the last one."""
    random = draws("gaps", subject, place)
    months = months_between(parse_period(FIRST_MONTH).start, parse_period(last).start)
    planted = {c.label for c in CONTRADICTIONS if c.place == place}
    return frozenset(m for m in months if random.random() < _GAP) - set(_MERGER_SEAM) - planted - {last}


_WINDOWS: dict[str, tuple[date, date, str]] = {}


def _window(label: str) -> tuple[date, date, str]:
    """A month by the decree; a year-to-date from 1 January to the 14th; a plan for its calendar year."""
    if label not in _WINDOWS:
        period = parse_period(label)
        match period.grain:
            case "month":
                _WINDOWS[label] = (*decree_window(label), "decree-09-2019")
            case "ytd":
                _WINDOWS[label] = (period.start, period.end.replace(day=14), "stated")
            case _:
                _WINDOWS[label] = (period.start, period.end, "stated")
    return _WINDOWS[label]
