"""Figures of invented offices: a flow of dossiers whose identities hold, its columns, its rows and its facts."""

from collections.abc import Mapping
from typing import Any

from tests.cases.offices.case import Fact

# The columns' short words → ids of measures. Anything else is an id itself; "-" is a column no fact comes from.
WORDS = {
    "received": "dossiers_received",
    "online": "dossiers_received_online",
    "direct_postal": "dossiers_received_direct_and_postal",
    "direct": "dossiers_received_direct",
    "postal": "dossiers_received_postal",
    "carried": "dossiers_carried_over",
    "new": "dossiers_received_new",
    "resolved": "dossiers_resolved",
    "early": "dossiers_resolved_early",
    "on_time": "dossiers_resolved_on_time",
    "in_time": "dossiers_resolved_early_or_on_time",
    "late": "dossiers_resolved_late",
    "pending": "dossiers_pending",
    "pending_in_time": "dossiers_pending_in_time",
    "overdue": "dossiers_pending_overdue",
    "waiting": "dossiers_waiting_supplement",
    "returned": "dossiers_returned_or_withdrawn",
}
# Columns (3) to (13) of the official form II.06a.
OFFICIAL = "received online direct_postal carried resolved early on_time late pending pending_in_time overdue"
SIMPLE = "new resolved in_time late pending"

Flow = dict[str, Any]
Values = tuple[Any, ...]


def flow(new: int, pending: int, late: int = 0, carried: int = 0, overdue: int = 0) -> Flow:
    """Dossiers of one office: received = carried over + new = resolved + pending; resolved = early + on time + late."""
    resolved = carried + new - pending
    in_time = resolved - late
    online, postal, early = new * 2 // 3, new // 25, in_time * 3 // 5
    return {
        "received": carried + new,
        "carried": carried,
        "new": new,
        "online": online,
        "postal": postal,
        "direct": new - online - postal,
        "direct_postal": new - online,
        "resolved": resolved,
        "early": early,
        "on_time": in_time - early,
        "in_time": in_time,
        "late": late,
        "pending": pending,
        "pending_in_time": pending - overdue,
        "overdue": overdue,
        "rate": round(100 * in_time / resolved, 2) if resolved else None,
    }


def picked(flows: Mapping[str, Flow], columns: str) -> dict[str, Values]:
    """Of every office the columns named, in their order."""
    return {unit: tuple(one[word] for word in columns.split()) for unit, one in flows.items()}


def rows(values: Mapping[str, Values], start: int = 1) -> tuple[tuple, ...]:
    """Numbered rows: number, name, values."""
    return tuple((number, name, *of) for number, (name, of) in enumerate(values.items(), start=start))


def total(values: Mapping[str, Values], label: str = "Tổng cộng") -> tuple:
    """A row of sums, the name in the second column; a column with anything but numbers stays empty."""
    columns = zip(*values.values(), strict=True)
    sums = [sum(column) if all(isinstance(n, int | float) for n in column) else None for column in columns]
    return (None, label, *sums)


def by_unit(
    period: str, columns: str, values: Mapping[str, Values], times: float = 1, field: str = "", channel: str = ""
) -> tuple[Fact, ...]:
    """Facts of rows that are units; what is no number (blank, "-") is missing and no fact."""
    return tuple(
        (period, unit, WORDS.get(word, word), _scaled(value, times), field, channel)
        for unit, of in values.items()
        for word, value in zip(columns.split(), of, strict=True)
        if word not in ("-", "rate") and isinstance(value, int | float)
    )


def by_field(period: str, unit: str, columns: str, values: Mapping[str, Values], times: float = 1) -> tuple[Fact, ...]:
    """Facts of rows that are fields of one office (or of the place itself, if it is empty)."""
    return tuple((p, unit, m, v, name, c) for p, name, m, v, _, c in by_unit(period, columns, values, times))


def by_channel(period: str, unit: str, columns: str, values: Mapping[str, Values]) -> tuple[Fact, ...]:
    """Facts of rows that are channels."""
    return tuple((p, unit, m, v, f, name) for p, name, m, v, f, _ in by_unit(period, columns, values))


def by_period(unit: str, columns: str, values: Mapping[str, Values], times: float = 1) -> tuple[Fact, ...]:
    """Facts of rows that are periods, named by their labels."""
    return tuple((label, unit, m, v, f, c) for _, label, m, v, f, c in by_unit("", columns, values, times))


def one(period: str, unit: str, times: float = 1, **values: float) -> tuple[Fact, ...]:
    """Facts of one office and period, measures as keywords."""
    return tuple((period, unit, WORDS.get(word, word), _scaled(value, times), "", "") for word, value in values.items())


def _scaled(value: float, times: float) -> float:
    exact = round(value * times, 6)
    return int(exact) if exact == int(exact) else exact
