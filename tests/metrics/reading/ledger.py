"""What the oracle reads: batches in the order of the ledger, the figures that count, and which offices are expected."""

from dataclasses import dataclass, field
from datetime import date

from data.facts import Fact
from data.measures import MEASURES
from data.periods import parse_period, shift, within
from data.register import RegisteredUnit
from metrics.kpi import Kpi

BLANK = ("missing", "not_due")


@dataclass(frozen=True)
class Batch:
    """One accepted file. `number`: its line in the ledger."""

    number: int
    source: str
    rank: int
    facts: tuple[Fact, ...]
    is_live: bool = True


@dataclass(frozen=True)
class Where:
    """What a figure is about: a place, or an office of it, or a part by field or channel ("" is all of it)."""

    place: str
    unit: str = ""
    field: str = ""
    channel: str = ""


@dataclass(frozen=True)
class Figure:
    """A live fact with the batch that gives it."""

    fact: Fact
    batch: int
    row: int


@dataclass
class Figures:
    """The live figures of a store, with what people declared. `reporters`: units by (place, subject); `registers`: the
    registered units by place."""

    batches: list[Batch]
    reporters: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    registers: dict[str, tuple[RegisteredUnit, ...]] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    by_cell: dict[tuple[str, Where, str, str], list[Figure]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    units: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[tuple[str, Where, str], list[str]] = field(default_factory=dict)
    parts: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    newest: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    named: dict[tuple[str, str], dict[str, set[str]]] = field(default_factory=dict)
    blanks: dict[tuple[str, str], dict[str, set[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for source, figure in live(self.batches):
            fact = figure.fact
            where = Where(fact.place, fact.unit, fact.field, fact.channel)
            if fact.unit:
                self.units.setdefault(fact.place, {})[fact.unit] = fact.level
                names = self.blanks if fact.status != "value" else self.named
                names.setdefault((fact.place, fact.period_label), {}).setdefault(fact.measure, set()).add(fact.unit)
            if fact.status != "value":
                continue
            self.by_cell.setdefault((source, where, fact.period_label, fact.measure), []).append(figure)
            self.labels.setdefault((source, where, fact.measure), []).append(fact.period_label)
            if fact.field or fact.channel:
                self.parts.add((source, fact.place, fact.unit, fact.period_label, fact.measure))
            key = (source, fact.place, fact.period_label, fact.measure)
            self.newest[key] = max(self.newest.get(key, 0), figure.batch)
            if source not in self.sources.setdefault(fact.place, []):
                self.sources[fact.place].append(source)
        self.ranks = {batch.source: batch.rank for batch in self.batches}

    def figure(self, source: str, where: Where, label: str, measure: str) -> Figure | None:
        """The figure of one source for exactly this. Where it counts two things: the newest accepted, in one batch
        what the measure declares (T7)."""
        figures = self.by_cell.get((source, where, label, measure))
        if not figures:
            return None
        own = MEASURES[measure].counted
        return max(figures, key=lambda f: (f.batch, f.fact.counted == own, f.row))

    def expected(self, kpi: Kpi, place: str, label: str, level: str = "") -> set[str]:
        """Rule 14: the registered units that exist on the last day; where none does the declared reporters, else the
        units any source gave any operand for in the last 12 labels."""
        end = parse_period(label).end
        registered = self.registered(kpi, place, level)
        if existing := {u.name for u in registered if (u.until or end) >= end >= (u.since or end)}:
            return existing
        declared = None if registered else self.reporters.get((place, kpi.subject))
        if declared is not None:
            return set(declared) & self.of_level(place, level) if level else set(declared)
        units: set[str] = set()
        for earlier in {*(shift(label, -i) for i in range(12)), *within(label)}:
            of_label = self.named.get((place, earlier), {})
            units.update(*(of_label.get(measure, set()) for measure in kpi.measures))
        return units & self.of_level(place, level) if level else units

    def registered(self, kpi: Kpi, place: str, level: str = "") -> list[RegisteredUnit]:
        """The registered units, of a level, that report the subject, of all times."""
        units = self.registers.get(place, ())
        return [u for u in units if kpi.subject in u.subjects and level in ("", u.level)]

    def unlisted(self, kpi: Kpi, place: str, label: str, units: set[str], level: str = "") -> set[str]:
        """Those of some units that the register, where it speaks of the period, does not know in it."""
        period, registered = parse_period(label), self.registered(kpi, place, level)
        if not any((u.until or period.end) >= period.end >= (u.since or period.end) for u in registered):
            return set()
        known = {
            u.name
            for u in registered
            if (u.since or period.end) <= period.end and (u.until or period.start) >= period.start
        }
        return units - known

    def expected_otherwise(self, kpi: Kpi, place: str, label: str, level: str = "") -> list[set[str]]:
        """What rule 14 may mean as well: labels of the same kind only; the 12 before this one too; offices that
        stand in a table with nothing but empty cells; only those that gave the whole of an operand."""
        if (place, kpi.subject) in self.reporters or self.registered(kpi, place):
            return []
        plain = {shift(label, -i) for i in range(12)}
        readings = [
            self._named(kpi, place, plain),
            self._named(kpi, place, {*plain, shift(label, -12), *within(label)}),
            self._named(kpi, place, {*plain, *within(label)}, with_blanks=True),
        ]
        readings.append(self._named_whole(kpi, place, {*plain, *within(label)}))
        return [units & self.of_level(place, level) if level else units for units in readings]

    def _named(self, kpi: Kpi, place: str, labels: set[str], with_blanks: bool = False) -> set[str]:
        units: set[str] = set()
        for label in labels:
            for names in (self.named, self.blanks) if with_blanks else (self.named,):
                of_label = names.get((place, label), {})
                units.update(*(of_label.get(measure, set()) for measure in kpi.measures))
        return units

    def _named_whole(self, kpi: Kpi, place: str, labels: set[str]) -> set[str]:
        units: set[str] = set()
        for of_label in (self.named.get((place, label), {}) for label in labels):
            for alternative in (terms for operand in kpi.operands for terms in operand.alternatives):
                units |= set.intersection(*(of_label.get(term.removeprefix("-"), set()) for term in alternative))
        return units

    def of_level(self, place: str, level: str) -> set[str]:
        """The offices of a level."""
        return {unit for unit, its in self.units.get(place, {}).items() if its == level}


def live(batches: list[Batch]) -> list[tuple[str, Figure]]:
    """Rules 1 and 2: within one source the newest live batch gives a key's value; an empty cell wipes nothing.

    The level of a unit is its attribute and no part of the key.
    """
    newest: dict[tuple, tuple[tuple, Figure, str]] = {}
    for batch in batches:
        if not batch.is_live:
            continue
        for row, fact in enumerate(batch.facts):
            key = (batch.source, *(fact.key if not fact.unit else (*fact.key[:7], "", fact.key[8])))
            order = (fact.status not in BLANK, batch.number, row)
            if key not in newest or order > newest[key][0]:
                newest[key] = (order, Figure(fact, batch.number, row), batch.source)
    return [(source, figure) for _, figure, source in newest.values()]


def day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
