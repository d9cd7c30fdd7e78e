"""Asks the product and the oracle the same questions, and says where they differ."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from data.missing import is_missing
from data.periods import labels_between, parse_period
from data.places import NATION, PLACES
from data.reader import Reader
from metrics.engine.query import COLUMNS, query
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
BROKEN = "broken"
SPLITS = ("unit", "level", "field", "channel")
RANGES = (
    (date(2025, 1, 1), date(2026, 6, 30)),
    (date(2025, 2, 1), date(2025, 6, 30)),
    (date(2025, 7, 1), date(2025, 12, 31)),
    (date(2025, 5, 1), date(2025, 9, 30)),
)


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


def questions(seed: int, count: int, grains: Iterable[str] = GRAINS) -> list[Question]:
    """Some of all that can be asked of a store: four KPIs each, in turn, so that every KPI is asked of every few
    stores; all boundaries, splits and free ranges."""
    rng = Random(seed)
    names = [NAMES[(seed * count * 4 + i) % len(NAMES)] for i in range(count * 4)]
    span: dict[str, Any] = {"start": START, "end": END, "today": TODAY}
    asked = []
    for i in range(count):
        kpis, grain = tuple(names[4 * i : 4 * i + 4]), rng.choice(tuple(grains))
        kind = rng.choice(("today", "today", "today", "reported", "old", "total", "split"))
        if kind == "today":
            asked.append(Question(kpis, grain=grain, places=TODAYS, **span))
        elif kind == "reported":
            places = (MERGED, *OLD, "hue")
            asked.append(Question(kpis, grain=grain, places=places, boundaries="reported", **span))
        elif kind == "old":
            asked.append(Question(kpis, grain=grain, places=(*OLD, "ha-noi"), boundaries="2025-01-01", **span))
        elif kind == "split":
            asked.append(Question(kpis, grain=grain, places=("ha-noi", "hue"), split=rng.choice(SPLITS), **span))
        else:
            start, end = rng.choice(RANGES)
            asked.append(Question(kpis, grain="total", places=TODAYS, start=start, end=end, today=TODAY))
    return asked


def compare(reader: Reader, figures: Figures, asked: Iterable[Question]) -> Tally:
    """All rows of the product's answers beside what the rules say."""
    tally, reading = Tally(), Reading(figures)
    for question in asked:
        for name in question.kpis:
            for row in rows_of(reader, replace(question, kpis=(name,))):
                one = asked_of(question, row)
                if one is None:
                    continue
                answer = reading.answer(one)
                tally.compared += 1
                if kinds := differences(row, answer):
                    differing = tally.unsettled if answer.open else tally.differences
                    differing.append(Difference(tuple(kinds), one, answer, row))
    return tally


def rows_of(reader: Reader, question: Question) -> list[dict[str, Any]]:
    """The rows of one KPI; where the product breaks down, a row without a value that says so, of each place."""
    try:
        return [{str(k): v for k, v in row.items()} for row in query(reader, question).to_dict("records")]
    except Exception as error:
        (name,), start, end = question.kpis, question.start or START, question.end or END
        labels = labels_between(question.grain, start, end)
        row = dict.fromkeys(COLUMNS) | {"kpi": name, "state": f"{type(error).__name__}: {error}", "value": BROKEN}
        return [row | {"place": place, "period": label} for place in question.places for label in labels]


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
    if value == BROKEN:
        return ["broken"]
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
    if is_covered_otherwise(row, answer):
        kinds.append("coverage")
    return kinds


def is_covered_otherwise(row: dict[str, Any], answer: Answer) -> bool:
    """Rule 14, and the expected months of a year to date (rule 11). Of other folds the rules do not say whether months
    or halves are counted: then k of n is only not k of k beside what is incomplete, unless an office off the register
    makes it so."""
    covered, expected = cell(row["covered"]), cell(row["expected"])
    if answer.route == "units" or (row["period"].endswith("-YTD") and not answer.complete):
        return answer.covered is not None and (covered, expected) != (answer.covered, answer.expected)
    is_register = row["expected_from"] == "register"
    return not answer.complete and covered is not None and covered == expected and not is_register


def is_same(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-9)


def cell(value: Any) -> Any:
    """A cell of a frame as plain Python; None where it is empty."""
    if is_missing(value):
        return None
    return value.item() if hasattr(value, "item") else value
