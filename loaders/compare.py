"""A file's figures beside the stored ones: what is new, what changes, what is missing, what must be chosen."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data.facts import KEY, Fact, Problem, Reading
from data.missing import is_missing
from data.periods import period_name
from data.reader import Reader
from loaders.problems.catalogue import problem
from loaders.registry import find_source, source_names
from loaders.tables.checks import KEEP
from loaders.tables.context import Context
from loaders.text.wording import listed, period_names

REPLACE = "replace"


class Stored(NamedTuple):
    """A figure as the store gives it now; `key` is that of a fact, without the level where it has a unit."""

    key: tuple
    value: float | None
    qualifier: str
    status: str
    start: date | None
    end: date | None
    basis: str
    batch: int


class Change(NamedTuple):
    """A figure of the file that differs from the stored one."""

    fact: Fact
    was: Stored

    @property
    def old(self) -> float | None:
        return self.was.value


@dataclass
class Comparison:
    """`missing`: figures the same source has for the file's places and periods that the file lacks or leaves
    blank: they stay. `left_out`: figures of the file whose stored version was chosen to stay."""

    new: list[Fact] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Fact] = field(default_factory=list)
    missing: list[Stored] = field(default_factory=list)
    left_out: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        """Whether storing the file would change no figure."""
        return not (self.new or self.changed)


def compare(reading: Reading, reader: Reader, context: Context) -> Comparison:
    """Sort the facts of a reading into new, changed and unchanged, and the stored ones into missing."""
    stored = stored_figures(reader, reading.source, reading.facts)
    comparison = Comparison()
    _settle_windows(reading, comparison, stored, context)
    left_out = {id(fact) for fact in comparison.left_out}
    seen = set()
    for fact in reading.facts:
        key = key_of(fact)
        seen.add(key)
        was = stored.get(key)
        if id(fact) in left_out:
            continue
        if fact.status == "missing":  # a blank is no figure: it neither adds one nor wipes one
            if was and was.status == "value":
                comparison.missing.append(was)
        elif was is None or was.status == "missing":
            comparison.new.append(fact)
        elif _says_the_same(fact, was):
            comparison.unchanged.append(fact)
        else:
            comparison.changed.append(Change(fact, was))
    comparison.missing += [was for key, was in stored.items() if key not in seen and was.status == "value"]
    _check_units(reading, comparison, context)
    _check_other_windows(reading, comparison, reader)
    return comparison


def key_of(fact: Fact) -> tuple:
    """A unit's level is its attribute: two files that name it differently speak of one number."""
    key = fact.key
    return (*key[:7], "", key[8]) if fact.unit else key


def stored_figures(reader: Reader, source: str, facts: list[Fact]) -> dict[tuple, Stored]:
    """What the source now gives for the places and labels of these facts, by key."""
    places, labels = sorted({f.place for f in facts}), sorted({f.period_label for f in facts})
    frame = reader.live_facts(source, places, labels)
    columns = (*KEY, "value", "qualifier", "status", "period_start", "period_end", "period_basis", "batch")
    figures = {}
    for row in zip(*(frame[name].tolist() for name in columns)):
        key = (*row[:7], "", row[8]) if row[3] else row[:9]
        value = None if is_missing(row[9]) else row[9]
        figures[key] = Stored(key, value, row[10], row[11], _day(row[12]), _day(row[13]), row[14], row[15])
    return figures


def _day(value) -> date | None:
    """A frame's timestamp as a date; its NaT as None."""
    if is_missing(value):
        return None
    return value.date() if hasattr(value, "date") else value


def _says_the_same(fact: Fact, was: Stored) -> bool:
    return (
        fact.value == was.value
        and fact.qualifier == was.qualifier
        and fact.status == was.status
        and fact.period_start == was.start
        and fact.period_end == was.end
        and fact.period_basis == was.basis
    )


def _settle_windows(reading: Reading, comparison: Comparison, stored: dict[tuple, Stored], context: Context) -> None:
    """Two windows under one label are two versions of one number: a person chooses (rule of counting 1)."""
    other = [
        (fact, was)
        for fact in reading.facts
        if fact.status == "value"
        and (was := stored.get(key_of(fact)))
        and (fact.period_start, fact.period_end) != (was.start, was.end)
    ]
    answer = context.answers.get("window")
    if answer == KEEP:
        comparison.left_out = [fact for fact, _ in other]
    elif other and answer != REPLACE:
        fact, was = other[0]
        now, before = _dates(fact.period_start, fact.period_end), _dates(was.start, was.end)
        name_vi, name_en = period_name(fact.period_label), period_name(fact.period_label, "en")
        comparison.problems.append(
            problem(
                "window_differs",
                fact.locator,
                count=len(other),
                period=(name_vi, name_en),
                stored=before,
                printed=now,
                question="window",
                choices={
                    REPLACE: ("Thay bằng số của tệp này", "Replace them with this file's"),
                    KEEP: ("Giữ số đã có", "Keep the stored ones"),
                },
            )
        )


def _dates(start: date | None, end: date | None) -> str:
    return " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (start, end))


def _check_units(reading: Reading, comparison: Comparison, context: Context) -> None:
    """Fewer units than the stored period, from a source whose files hold all of them: asked, never wiped."""
    source = find_source(reading.source)
    is_settled = comparison.is_unchanged or context.answers.get("fewer_units") == KEEP
    if is_settled or source is None or not source.is_whole_period:
        return
    here = {(f.place, f.period_label, f.unit) for f in reading.facts}
    lacking = sorted({(was.key[2], was.key[8], was.key[3]) for was in comparison.missing if was.key[3]} - here)
    if lacking:
        names, label = listed([unit for _, _, unit in lacking]), lacking[0][1]
        comparison.problems.append(
            problem(
                "fewer_units",
                reading.facts[0].locator,
                count=len(lacking),
                period=period_names(label),
                names=names,
                question="fewer_units",
                choices={KEEP: ("Đúng, giữ số đã có của các đơn vị đó", "Yes, keep their stored figures")},
            )
        )


def _check_other_windows(reading: Reading, comparison: Comparison, reader: Reader) -> None:
    """The same number from another source under other dates: worth knowing."""
    facts = {
        (f.measure, f.counted, f.place, f.unit, f.period_label): f
        for f in comparison.new
        if not (f.field or f.channel or f.procedure)
    }
    if not facts:
        return
    rows = reader.rows(
        "SELECT measure, counted, place, unit, period_label, period_start, period_end, source FROM live "
        "WHERE source <> $source AND field = '' AND channel = '' AND procedure = '' "
        "AND place IN (SELECT unnest($places)) AND period_label IN (SELECT unnest($labels)) ORDER BY ALL",
        {
            "source": reading.source,
            "places": sorted({f.place for f in facts.values()}),
            "labels": sorted({f.period_label for f in facts.values()}),
        },
    )
    reported = set()
    for *key, start, end, source in rows:
        fact = facts.get(tuple(key))
        if fact is None or (source, fact.period_label) in reported:
            continue
        if (_day(start), _day(end)) != (fact.period_start, fact.period_end):
            reported.add((source, fact.period_label))
            now, other = _dates(fact.period_start, fact.period_end), _dates(_day(start), _day(end))
            comparison.problems.append(
                problem(
                    "window_of_other_source",
                    fact.locator,
                    period=period_names(fact.period_label),
                    source=source_names(source),
                    stored=other,
                    printed=now,
                )
            )
