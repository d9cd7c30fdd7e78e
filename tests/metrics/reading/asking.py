"""Asks the product and the oracle the same questions, and says where they differ."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.missing import is_missing
from data.periods import parse_period
from data.places import NATION, PLACES
from data.reader import Reader
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.registry import KPIS
from tests.metrics.reading.ledger import Figures
from tests.metrics.reading.rules import Answer, Asked, Reading
from tests.metrics.reading.stores import END, MERGED, OLD, START

TODAY = date(2026, 11, 20)
NAMES = (
    "dossiers_received_new dossiers_received online_share dossiers_resolved dossiers_resolution_rate on_time_rate"
    " early_rate late_rate dossiers_pending dossiers_pending_overdue overdue_share backlog_change hotline_received"
    " hotline_resolution_rate hotline_pending hotline_on_time_rate facebook_reach facebook_interactions"
    " facebook_interactions_per_reach zalo_views government_tasks_on_time_rate government_tasks_overdue"
    " budget_disbursement_rate budget_autonomous_rate budget_plan budget_spent index766_total index766_online"
).split()
GRAINS = ("month", "quarter", "half", "9m", "year", "ytd")
TODAYS = (MERGED, "ha-noi", "hue", NATION)
SPLITS = ("unit", "level", "field", "channel")


@dataclass(frozen=True)
class Difference:
    """A row on which product and rules differ. `kinds`: in what."""

    kinds: tuple[str, ...]
    asked: Asked
    answer: Answer
    row: dict[str, Any]

    def __str__(self) -> str:
        names = ("value", "numerator", "denominator", "qualifier", "complete", "covered", "expected", "route", "source")
        product = {name: cell(self.row.get(name)) for name in (*names, "state", "reason")}
        rules = {name: getattr(self.answer, name) for name in (*names, "state", "reason")}
        asked = self.asked
        about = (asked.unit, asked.field, asked.channel, asked.level)
        question = " ".join((asked.kpi.id, asked.label, asked.place, asked.boundaries, *filter(None, about)))
        return f"{question}\n    product {product}\n    rules   {rules} open {sorted(self.answer.open)}"


@dataclass
class Tally:
    """How many rows were compared, and on which product and rules differ; `unsettled`: where the rules can be read in
    two ways."""

    compared: int = 0
    differences: list[Difference] = field(default_factory=list)
    unsettled: list[Difference] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.compared += other.compared
        self.differences += other.differences
        self.unsettled += other.unsettled


def questions(names: Iterable[str] = NAMES, grains: Iterable[str] = GRAINS) -> Iterator[Question]:
    """Everything that is asked of a store."""
    names = tuple(names)
    span = {"start": START, "end": END, "today": TODAY}
    for grain in grains:
        yield Question(names, grain=grain, places=TODAYS, **span)
        yield Question(names, grain=grain, places=(MERGED, *OLD, "hue"), boundaries="reported", **span)
        yield Question(names, grain=grain, places=(*OLD, "ha-noi"), boundaries="2025-01-01", **span)
    for first, last in (("2025-01", "2026-06"), ("2025-02", "2025-06"), ("2025-07", "2025-12"), ("2025-05", "2025-09")):
        start, end = parse_period(first).start, parse_period(last).end
        yield Question(names, grain="total", places=TODAYS, start=start, end=end, today=TODAY)
    for grain in ("month", "quarter", "ytd"):
        for split in SPLITS:
            yield Question(names, grain=grain, places=("ha-noi", "hue"), split=split, **span)


def compare(reader: Reader, figures: Figures, asked: Iterable[Question]) -> Tally:
    """All rows of the product's answers beside what the rules say."""
    tally, reading = Tally(), Reading(figures)
    for question in asked:
        for row in query(reader, question).to_dict("records"):
            cell_asked = asked_of(question, row)
            if cell_asked is None:
                continue
            answer = reading.answer(cell_asked)
            tally.compared += 1
            if kinds := differences(row, answer):
                is_unsettled = bool(answer.open)
                (tally.unsettled if is_unsettled else tally.differences).append(
                    Difference(tuple(kinds), cell_asked, answer, row)
                )
    return tally


def asked_of(question: Question, row: dict[str, Any]) -> Asked | None:
    """What a row answers; None for a place that does not exist on the last day of the period as reported."""
    place, label = row["place"], row["period"]
    if question.boundaries != "today" and not PLACES[place].exists_on(parse_period(label).end):
        return None
    parts = {name: "" if is_missing(row[name]) else row[name] for name in ("unit", "field", "channel")}
    if question.split == "level":
        level = "" if is_missing(row["level"]) else row["level"]
        return Asked(KPIS[row["kpi"]], label, place, level=level, boundaries=question.boundaries) if level else None
    if question.split and not parts[question.split]:
        return None
    return Asked(KPIS[row["kpi"]], label, place, **parts, boundaries=question.boundaries)


def differences(row: dict[str, Any], answer: Answer) -> list[str]:
    """In what a row differs from what the rules say."""
    value = cell(row["value"])
    if (value is None) != (answer.value is None):
        return ["no value" if value is None else "a value"]
    if value is None:
        return []
    kinds = [
        name for name in ("value", "numerator", "denominator") if not is_same(cell(row[name]), getattr(answer, name))
    ]
    kinds += [name for name in ("qualifier", "complete") if cell(row[name]) != getattr(answer, name)]
    if answer.source and cell(row["source"]) != answer.source:
        kinds.append("source")
    if answer.covered is not None and (cell(row["covered"]), cell(row["expected"])) != (
        answer.covered,
        answer.expected,
    ):
        kinds.append("coverage")
    return kinds


def is_same(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-9)


def cell(value: Any) -> Any:
    """A cell of a frame as plain Python; None where it is empty."""
    if is_missing(value):
        return None
    return value.item() if hasattr(value, "item") else value
