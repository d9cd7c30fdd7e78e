"""A reader: one snapshot with the decisions beside it. It writes nothing, and it never changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from data import snapshots
from data.batches import fresh_rows
from data.decisions import fold_decisions
from data.facts import Reading
from data.ledger import FIRST_HASH, Line
from data.measures import MEASURES
from data.refusals import SnapshotDamaged
from data.register import RegisterChange
from data.snapshots import SHOWN, Snapshot
from data.stores import store_of

if TYPE_CHECKING:  # to write needs no pandas, and it takes a third of a second to import
    import pandas as pd

T = TypeVar("T")
Parameters = Mapping[str, Any] | Sequence[Any]  # by name, or in the order of the question marks
_DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


class Reader:
    """One snapshot, opened read-only. Hand out one `cursor()` per script run and thread.

    `snapshot` None: an empty store, answered from memory. `number`: the ledger line the snapshot was built to;
    `line`: the last one whose figures it shows, behind the ledger's end while newer ones are being published; `store`:
    whose figures they are, own, published or simulated.
    `is_damaged(snapshot)` is asked when a page of it cannot be read. Raises `SnapshotDamaged` where the file is not
    what the ledger says.
    """

    def __init__(
        self,
        snapshot: Snapshot | None,
        lines: list[Line],
        is_damaged: Callable[[Snapshot], bool] = lambda snapshot: True,
    ):
        self.snapshot, self.number = snapshot, snapshot.number if snapshot else 0
        self.hash = lines[self.number - 1].hash if 0 < self.number <= len(lines) else FIRST_HASH
        self.stamp = snapshot.stamp() if snapshot else None
        self._is_damaged = is_damaged
        self._connection = snapshots.connect()
        try:
            is_ours = snapshot is None or not snapshot.log.exists()
            snapshots.attach(self._connection, snapshot if is_ours else None)
            is_ours = is_ours and (snapshot is None or snapshots.is_of(self._connection, self.number, lines))
        except duckdb.Error as error:
            self._connection.close()
            raise SnapshotDamaged(snapshot.path.name if snapshot else "") from error
        if not is_ours:
            self._connection.close()
            raise SnapshotDamaged(snapshot.path.name if snapshot else "")
        self._divisions: dict[tuple[str, str], frozenset[str]] | None = None
        self._grains: dict[str, frozenset[str]] | None = None
        self._years: dict[tuple[str, str], frozenset[int]] | None = None
        self._levels: dict[tuple[str, str], str] | None = None
        self._decide(lines)

    def _decide(self, lines: list[Line]) -> None:
        later = next((n.seq for n in lines[self.number :] if n.kind in SHOWN), None)
        self.line = later - 1 if later else len(lines)
        self.decisions = fold_decisions(lines, self.number)
        self.store = store_of(lines)

    def with_decisions(self, lines: list[Line]) -> "Reader":
        """The same snapshot with newer decisions beside it."""
        other = object.__new__(Reader)
        other.__dict__.update(self.__dict__)
        other._decide(lines)
        return other

    def laid_over(self, reading: Reading, leads: Iterable[Mapping[str, str]] = ()) -> "Reader":
        """A reader of what this one would show with the facts of a reading stored: laid over it in memory.

        `leads`: decisions of kind `lead` that would be written with them.

        Nothing is copied or written. Raises `SnapshotDamaged` where the snapshot is no longer what it was.
        """
        other = object.__new__(Reader)
        other.__dict__.update(self.__dict__)
        other.decisions = self.decisions.with_leads(leads)
        other._divisions = other._grains = other._years = other._levels = None
        other._connection = snapshots.connect()
        try:
            snapshots.attach(other._connection, self.snapshot)
            snapshots.lay_over(other._connection, fresh_rows(reading, self.line + 1))
        except duckdb.Error as error:
            other._connection.close()
            raise SnapshotDamaged(self.snapshot.path.name if self.snapshot else "") from error
        return other

    @property
    def version(self) -> tuple[str, int]:
        """What an answer depends on besides its question: the snapshot (name and time), the number of decisions."""
        return f"{self.stamp[0]} {self.stamp[2]}" if self.stamp else "", self.decisions.number

    def frame(self, sql: str, parameters: Parameters | None = None) -> "pd.DataFrame":
        """The answer as a pandas frame."""
        return self._answer(lambda cursor: cursor.execute(sql, parameters or {}).df())

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """The answer as a list of tuples."""
        return self._answer(lambda cursor: cursor.execute(sql, parameters or {}).fetchall())

    def _answer(self, ask: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        try:
            with self._connection.cursor() as cursor:
                return ask(cursor)
        except _DAMAGE as error:
            if self.snapshot and self._is_damaged(self.snapshot):
                raise SnapshotDamaged(self.snapshot.path.name) from error
            raise

    def known_units(self) -> dict[str, list[str]]:
        """Units each place has figures for, and those of its register, by place id."""
        units = {
            place: [unit.name for unit in register.values()] for place, register in self.decisions.registers.items()
        }
        for place, unit in self.rows("SELECT DISTINCT place, unit FROM live WHERE unit <> '' ORDER BY ALL"):
            if unit not in units.setdefault(place, []):
                units[place].append(unit)
        return units

    def known_windows(self) -> dict[str, dict[str, int]]:
        """Place id -> subject -> the day from which its newest month with a printed window counts, to the day before
        it a month later; of windows that do not begin on the first."""
        windows: dict[str, dict[str, int]] = {}
        sql = (
            "SELECT place, measure, arg_max(period_start, period_label), arg_max(period_end, period_label) FROM live "
            "WHERE period_basis <> 'unknown' AND period_start IS NOT NULL AND period_end IS NOT NULL "
            "AND regexp_full_match(period_label, '[0-9]{4}-[0-9]{2}') "
            "GROUP BY place, measure ORDER BY max(period_label), place, measure"
        )
        for place, measure, start, end in self.rows(sql):
            of_place = windows.setdefault(place, {})
            of_place[MEASURES[measure].subject] = start.day if start.day == end.day + 1 else 1
        return {place: {subject: day for subject, day in days.items() if day > 1} for place, days in windows.items()}

    def seen_units(self, place: str) -> dict[str, tuple[set[str], date]]:
        """Units of a place with figures: of which measures, and the last day of their last period."""
        units: dict[str, tuple[set[str], date]] = {}
        for unit, measure, last in self.rows(
            """SELECT unit, measure, max(c.last_day) FROM live l JOIN calendar c ON c.label = l.period_label
               WHERE place = $place AND unit <> '' AND status = 'value' GROUP BY unit, measure ORDER BY ALL""",
            {"place": place},
        ):
            measures, before = units.get(unit, (set(), last))
            units[unit] = (measures | {measure}, max(before, last))
        return units

    def with_register(self, change: RegisterChange) -> "Reader":
        """The same figures as if a change of a register were written."""
        other = object.__new__(Reader)
        other.__dict__.update(self.__dict__)
        other.decisions = self.decisions.with_register(change)
        return other

    def divisions(self, measures: Iterable[str], places: Iterable[str] | None = None) -> frozenset[str]:
        """By what figures are divided, of places or of all: unit, field, channel; asked of the snapshot once."""
        if self._divisions is None:
            self._divisions = {
                (measure, place): frozenset(name for name, has in zip(("unit", "field", "channel"), flags) if has)
                for measure, place, *flags in self.rows(
                    "SELECT measure, place, bool_or(unit <> ''), bool_or(field <> ''), bool_or(channel <> '') "
                    "FROM live GROUP BY measure, place"
                )
            }
        wanted, of = set(measures), None if places is None else set(places)
        return frozenset(
            name
            for (measure, place), by in self._divisions.items()
            if measure in wanted and (of is None or place in of)
            for name in by
        )

    def years(self, measures: Iterable[str], places: Iterable[str]) -> frozenset[int]:
        """Of which years places have any figure of measures; asked of the snapshot once."""
        if self._years is None:
            self._years = {
                (measure, place): frozenset(years)
                for measure, place, years in self.rows(
                    "SELECT measure, place, list(DISTINCT year) FROM ("
                    "SELECT DISTINCT measure, place, period_label AS label FROM live WHERE status = 'value') "
                    "JOIN calendar USING (label) GROUP BY measure, place"
                )
            }
        of = tuple(places)
        return frozenset(y for measure in measures for place in of for y in self._years.get((measure, place), ()))

    def grains(self, measures: Iterable[str]) -> frozenset[str]:
        """For which kinds of periods there are figures: month, quarter …; asked of the snapshot once."""
        if self._grains is None:
            self._grains = {
                measure: frozenset(grains)
                for measure, grains in self.rows(
                    "SELECT measure, list(DISTINCT grain) "
                    "FROM (SELECT DISTINCT measure, period_label AS label FROM live) "
                    "JOIN calendar USING (label) GROUP BY measure"
                )
            }
        return frozenset(grain for measure in measures for grain in self._grains.get(measure, ()))

    def unit_levels(self) -> dict[tuple[str, str], str]:
        """The level of each (place, unit) in its latest period; asked of the snapshot once."""
        if self._levels is None:
            self._levels = {(place, unit): level for place, unit, level in self.rows("SELECT * FROM unit_levels")}
        return self._levels

    def all_units(self) -> list[str]:
        """Every unit there are figures for."""
        return [unit for (unit,) in self.rows("SELECT DISTINCT unit FROM live WHERE unit <> '' ORDER BY 1")]

    def live_facts(self, source: str, places: list[str], labels: list[str]) -> "pd.DataFrame":
        """The figures a source now gives for places and labels: a frame with the columns of `live`."""
        return self.frame(
            "SELECT * FROM live WHERE source = $source AND place IN (SELECT unnest($places)) "
            "AND period_label IN (SELECT unnest($labels))",
            {"source": source, "places": places, "labels": labels},
        )
