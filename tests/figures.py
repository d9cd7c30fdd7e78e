"""Small stores of a few figures, for tests that a reader can follow by hand."""

from datetime import date
from pathlib import Path

from data.accepted import Batch
from data.facts import Fact, Reading
from data.measures import MEASURES
from data.periods import decree_window, parse_period
from data.store import Store

RANK = {"export": 1, "office": 2, "published": 3}


def fact(measure: str, value: float | None, place: str, label: str, *, window: str = "unknown", **more) -> Fact:
    """One figure; `window` is `unknown` (calendar dates), `decree` (15th to 14th) or two days `a..b` (stated)."""
    period = parse_period(label)
    start: date = period.start
    end: date | None = period.end
    basis = "unknown"
    if window == "decree":
        (start, end), basis = decree_window(label), "decree-09-2019"
    elif ".." in window:
        first, last = window.split("..")
        start, end, basis = date.fromisoformat(first), date.fromisoformat(last) if last else None, "stated"
    return Fact(
        measure,
        value,
        place,
        label,
        start,
        end,
        basis,
        counted=more.pop("counted", MEASURES[measure].counted),
        locator=more.pop("locator", "Số liệu!B2"),
        raw=more.pop("raw", str(value)),
        **more,
    )


def facts(place: str, label: str, *, window: str = "unknown", unit: str = "", **values: float) -> list[Fact]:
    """Several measures of one place, unit and period."""
    return [fact(measure, value, place, label, window=window, unit=unit) for measure, value in values.items()]


def load(
    store: Store,
    figures: list[Fact],
    source: str = "template",
    kind: str = "office",
    file: str = "so-lieu.xlsx",
    reason: str = "",
) -> Batch:
    """Store figures as one accepted file of a source; with a `reason` where they change approved ones."""
    content = repr(figures).encode() + source.encode()
    return store.commit(Reading(source, RANK[kind], list(figures)), content, file, store.head, reason=reason)


def new_store(folder: Path, *batches: list[Fact]) -> Store:
    store = Store(folder)
    for figures in batches:
        load(store, figures)
    return store
