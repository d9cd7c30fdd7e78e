"""Snapshots: what the ledger says up to a line, as a DuckDB file that readers open locked down.

A snapshot is derived: it can always be built again from the ledger and the batches. It is a file of a new
name each time (`000123.duckdb`, and `000123-1.duckdb` when the first was damaged) with its SHA-256 noted beside it
(`000123.duckdb.sha256`); readers take the newest that is what the ledger says.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data import periods, places
from data.batches import file_hash
from data.ledger import FACTS, Line
from data.refusals import BatchDamaged
from data.stores import FORMER_RANK, SET_ASIDE, is_former_sample
from data.system import move_into_place, remove_if_possible, sync_file, write_durably

Table = tuple[str, pa.Table]  # name and rows
Stamp = tuple[str, int, int, int]  # of a file: name, size, when it was changed, inode
KEPT = 3
SHOWN = (*FACTS, SET_ASIDE)  # the kinds of lines after which the figures shown are others
_FRUGAL: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "512MB",
    "preserve_insertion_order": False,
}  # a publish must not swell the server that draws the screens
SCHEMA = 3
_NAME = re.compile(r"(\d{6})(?:-(\d+))?\.duckdb")
_PIECE = 1 << 20

_TABLES = """
CREATE TABLE meta (ledger_seq INTEGER, ledger_hash VARCHAR, snapshot_schema INTEGER);
CREATE TABLE batches (batch INTEGER, source VARCHAR, rank INTEGER, file VARCHAR, digest VARCHAR, is_live BOOLEAN);
CREATE TABLE facts (measure VARCHAR, counted VARCHAR, place VARCHAR, unit VARCHAR, field VARCHAR, channel VARCHAR,
    procedure VARCHAR, level VARCHAR, period_label VARCHAR, period_start DATE, period_end DATE,
    period_basis VARCHAR, value DOUBLE, qualifier VARCHAR, status VARCHAR, batch INTEGER, row INTEGER);
CREATE TABLE live AS SELECT *, ''::VARCHAR AS source, 0 AS rank FROM facts;
CREATE TABLE unit_levels (place VARCHAR, unit VARCHAR, level VARCHAR);
"""
# Rules of counting 1 and 2: within one source the newest accepted, not withdrawn batch gives a key's value.
# A blank cell of a newer file wipes nothing. A unit's level is its attribute, so two files that name it differently
# still speak of one unit.
_LIVE = """
CREATE OR REPLACE TABLE live AS
SELECT f.*, b.source, b.rank
FROM facts f JOIN batches b USING (batch)
WHERE b.is_live
QUALIFY row_number() OVER (
    PARTITION BY measure, counted, place, unit, field, channel, procedure,
                 CASE WHEN unit = '' THEN level ELSE '' END, period_label, source
    ORDER BY status IN ('missing', 'not_due'), batch DESC, row DESC) = 1
ORDER BY measure, place, period_label, unit
"""
_INSERT = """
INSERT INTO facts
SELECT measure, counted, place, unit, field, channel, procedure, level, period_label, period_start, period_end,
       period_basis, value, qualifier, status, b.batch, f.row
FROM read_parquet($unique, filename = true) f
JOIN (SELECT unnest($files) AS filename, unnest($numbers) AS batch) b USING (filename)
"""
# The level of a unit is its attribute: what the best source says of its latest period, whenever that was loaded.
_LEVELS = """
CREATE OR REPLACE TABLE unit_levels AS
SELECT place, unit, max_by(level, (-rank, coalesce(period_end, period_start), batch, source, row)) AS level
FROM live WHERE unit <> '' AND level <> '' GROUP BY place, unit
"""
_VIEWS = """
CREATE VIEW meta AS SELECT * FROM snapshot.meta;
CREATE VIEW batches AS SELECT * FROM snapshot.batches;
CREATE VIEW facts AS SELECT * FROM snapshot.facts;
CREATE VIEW live AS SELECT * FROM snapshot.live;
CREATE VIEW unit_levels AS SELECT * FROM snapshot.unit_levels;
"""
# Facts that are not stored yet, laid over those that are: they are the newest file of their source.
_OVERLAY_KEY = (
    "measure, counted, place, unit, field, channel, procedure, "
    "CASE WHEN unit = '' THEN level ELSE '' END, period_label, source"
)
_OVERLAY = f"""
CREATE OR REPLACE VIEW live AS
SELECT * FROM snapshot.live WHERE ({_OVERLAY_KEY}) NOT IN (
    SELECT ({_OVERLAY_KEY}) FROM fresh WHERE status NOT IN ('missing', 'not_due'))
UNION ALL BY NAME
SELECT * FROM fresh
WHERE status NOT IN ('missing', 'not_due') OR ({_OVERLAY_KEY}) NOT IN (SELECT ({_OVERLAY_KEY}) FROM snapshot.live)
QUALIFY row_number() OVER (PARTITION BY {_OVERLAY_KEY} ORDER BY status IN ('missing', 'not_due'), row DESC) = 1;
CREATE OR REPLACE VIEW unit_levels AS
SELECT * FROM snapshot.unit_levels WHERE (place, unit) NOT IN (SELECT (place, unit) FROM fresh WHERE level <> '')
UNION ALL BY NAME
SELECT place, unit, max_by(level, (-rank, coalesce(period_end, period_start), batch, source, row)) AS level
FROM live WHERE unit <> '' AND level <> '' AND (place, unit) IN (SELECT (place, unit) FROM fresh WHERE level <> '')
GROUP BY place, unit;
"""
_HELD = """
SELECT batch, digest, is_live, coalesce(n, 0)
FROM batches LEFT JOIN (SELECT batch, count(*) AS n FROM facts GROUP BY batch) USING (batch) ORDER BY batch
"""
_FINGERPRINT = """
SELECT 'batches', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM batches t UNION ALL
SELECT 'facts', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM facts t UNION ALL
SELECT 'live', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM live t UNION ALL
SELECT 'unit_levels', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM unit_levels t
ORDER BY ALL
"""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot file; `number` is the ledger line it was built to."""

    path: Path
    number: int
    revision: int

    @property
    def note(self) -> Path:
        """The file that holds its SHA-256."""
        return self.path.with_name(self.path.name + ".sha256")

    @property
    def log(self) -> Path:
        """Where DuckDB would keep changes beside the file and read them back; a snapshot never has any."""
        return self.path.with_name(self.path.name + ".wal")

    @property
    def files(self) -> list[Path]:
        """All that is there of it."""
        return [path for path in (self.path, self.note, self.log) if path.exists()]

    def stamp(self) -> Stamp | None:
        """What the file is, as far as a look at it tells; None where it is gone. A snapshot never changes."""
        try:
            status = self.path.stat()
            return self.path.name, status.st_size, status.st_mtime_ns, status.st_ino
        except OSError:
            return None


def newest_first(folder: Path) -> list[Snapshot]:
    listed = []
    for path in folder.glob("*.duckdb"):
        match = _NAME.fullmatch(path.name)
        if match:
            listed.append(Snapshot(path, int(match[1]), int(match[2] or 0)))
    return sorted(listed, key=lambda s: (s.number, s.revision), reverse=True)


def head_of(snapshot: Snapshot) -> tuple[int, str] | None:
    """(ledger line, its hash) the snapshot says it was built to, by any release; None when it cannot be read."""
    try:
        with duckdb.connect(str(snapshot.path), config={"threads": 1, "access_mode": "READ_ONLY"}) as connection:
            return connection.execute("SELECT ledger_seq, ledger_hash FROM meta").fetchone()
    except (duckdb.Error, OSError):
        return None


def is_as_noted(snapshot: Snapshot) -> bool:
    """Whether the file's SHA-256 is the one noted beside it, and nothing would be read besides. Reads all of it."""
    try:
        return not snapshot.log.exists() and snapshot.note.read_text(encoding="ascii") == file_hash(snapshot.path)
    except (OSError, ValueError):
        return False


def last_of_facts(lines: list[Line]) -> int:
    """The last line that changed the figures shown; decisions after it need no new snapshot."""
    return max((n.seq for n in lines if n.kind in SHOWN), default=0)


def batches_of(lines: list[Line]) -> list[tuple[int, str, bool, int]]:
    """What a snapshot of these lines holds of each accepted file: line, digest, is it live, how many facts."""
    live: dict[int, bool] = {}
    for line in lines:
        if line.kind in FACTS:
            live[line.seq if line.kind == "accept" else line.payload["batch"]] = line.kind != "withdraw"
    return [
        (n.seq, n.payload["facts"], live[n.seq] and not is_former_sample(n.payload), n.payload["count"])
        for n in lines
        if n.kind == "accept"
    ]


def publish(
    folder: Path,
    batches: Path,
    lines: list[Line],
    base: Snapshot | None = None,
    before_rename: Callable[[], None] | None = None,
) -> Snapshot:
    """Build the snapshot of all `lines` and give it its name.

    With a `base` (a snapshot of an earlier line) that one is copied and only the later lines are applied; without,
    everything is read again. Raises `BaseDamaged` where the base is not what was noted beside it, `BatchDamaged`,
    `OSError` and `duckdb.Error`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / "building.tmp"
    remove_if_possible(temporary)
    remove_if_possible(folder / "building.tmp.wal")
    if base:
        _copy(base, temporary)
    build(temporary, batches, lines, after=base.number if base else None)
    number = lines[-1].seq if lines else 0
    aside = [
        snapshot for moved in folder.parent.glob(f"quarantine/*/{folder.name}") for snapshot in newest_first(moved)
    ]
    taken = [s.revision for s in newest_first(folder) + aside if s.number == number]
    made = Snapshot(
        folder / (f"{number:06d}.duckdb" if not taken else f"{number:06d}-{max(taken) + 1}.duckdb"),
        number,
        max(taken) + 1 if taken else 0,
    )
    write_durably(made.note, file_hash(temporary).encode())
    if before_rename:
        before_rename()
    move_into_place(temporary, made.path)
    others = [s for s in newest_first(folder) if s != made]  # one of an earlier line is new, not old
    for old in others[KEPT - 1 :]:
        if remove_if_possible(old.path):
            remove_if_possible(old.note)
    return made


class BaseDamaged(Exception):
    """The snapshot that was to be built upon is not what it was."""


def _copy(base: Snapshot, target: Path) -> None:
    """Copy a snapshot, checking on the way that it is what was noted of it."""
    seen = hashlib.sha256()
    with open(base.path, "rb") as whole, open(target, "wb") as copy:
        while piece := whole.read(_PIECE):
            seen.update(piece)
            copy.write(piece)
        sync_file(copy)
    try:
        noted = base.note.read_text(encoding="ascii")
    except (OSError, ValueError):
        noted = ""
    if noted != seen.hexdigest():
        raise BaseDamaged()


def _check_batches(batches: Path, accepted: list[Line]) -> None:
    """Raise `BatchDamaged` where a file is not what was accepted."""
    for line in accepted:
        path = batches / f"{line.payload['facts']}.parquet"
        try:
            is_whole = file_hash(path) == line.payload["facts"]
        except OSError:
            is_whole = False
        if not is_whole:
            raise BatchDamaged(f"b{line.seq:06d}", line.payload["file"], f"batches/{path.name}")


def build(path: Path, batches: Path, lines: list[Line], after: int | None = None) -> None:
    """Apply the ledger lines after number `after` to the DuckDB file at `path` (made when None)."""
    with _opened(path, after) as connection:
        if after is None:
            connection.execute(_TABLES)
            after = 0
        elif not is_of(connection, after, lines):
            raise BaseDamaged()
        connection.execute("BEGIN")
        later = [line for line in lines if line.seq > after]
        accepted = [line for line in later if line.kind == "accept"]
        if accepted:
            _check_batches(batches, accepted)
            files = [str(batches / f"{line.payload['facts']}.parquet") for line in accepted]
            # The same bytes may have been accepted twice (withdrawn in between): one file, two batches.
            connection.execute(
                _INSERT, {"unique": sorted(set(files)), "files": files, "numbers": [line.seq for line in accepted]}
            )
            connection.executemany(
                "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (
                        n.seq,
                        n.payload["source"],
                        n.payload["rank"],
                        n.payload["file"],
                        n.payload["facts"],
                        not is_former_sample(n.payload),
                    )
                    for n in accepted
                ],
            )
        for line in later:
            if line.kind in ("withdraw", "restore"):
                connection.execute(
                    "UPDATE batches SET is_live = ? WHERE batch = ? AND rank <> ?",
                    [line.kind == "restore", line.payload["batch"], FORMER_RANK],
                )
        if any(line.kind in SHOWN for line in later):
            connection.execute(_LIVE)
            connection.execute(_LEVELS)
        head = (lines[-1].seq, lines[-1].hash) if lines else (0, "")
        connection.execute("DELETE FROM meta")
        connection.execute("INSERT INTO meta VALUES (?, ?, ?)", [*head, SCHEMA])
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def _opened(path: Path, after: int | None) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), config=_FRUGAL)
    except duckdb.Error as error:
        if after is None:
            raise
        raise BaseDamaged() from error


def fingerprint(path: Path) -> tuple[tuple[Any, ...], ...]:
    """What a snapshot says, in a form two can be compared by; reads every column of every row."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return tuple(connection.execute(_FINGERPRINT).fetchall())


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory with the calendar and the map; `attach` shuts it."""
    connection = duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False, "memory_limit": "1GB"},
    )
    for name, table in (*_calendar(), *_map()):
        connection.from_arrow(table).create(name)
    return connection


def attach(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot | None) -> None:
    """Show a snapshot read-only in a connection (None: an empty store's) and lock the connection down.

    Use one cursor per script run: a connection shared by threads returns other threads' rows.
    """
    if snapshot:
        connection.execute("ATTACH ? AS snapshot (READ_ONLY)", [str(snapshot.path)])
    else:
        connection.execute("ATTACH ':memory:' AS snapshot")
        connection.execute("USE snapshot")
        connection.execute(_TABLES)
        connection.execute("USE memory")
    connection.execute(_VIEWS)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def lay_over(connection: duckdb.DuckDBPyConnection, fresh: pa.Table) -> None:
    """Show facts that are not stored over the attached snapshot: the columns of `live`, as its newest batch."""
    connection.from_arrow(fresh).create("fresh")
    connection.execute(_OVERLAY)


def is_of(connection: duckdb.DuckDBPyConnection, number: int, lines: list[Line]) -> bool:
    """Whether the snapshot of a connection is what these lines say: made of them up to `number`, batch for batch."""
    try:
        meta = connection.execute("SELECT ledger_seq, ledger_hash, snapshot_schema FROM meta").fetchall()
        known = lines[number - 1].hash if 0 < number <= len(lines) else ""
        if meta != [(number, known, SCHEMA)]:
            return False
        stored = connection.execute(_HELD).fetchall()
    except duckdb.CatalogException:  # a database of something else
        return False
    return stored == batches_of(lines[:number])


@cache
def _calendar() -> tuple[Table, ...]:
    rows, tiles = [], []
    for grain in ("month", "quarter", "half", "9m", "year", "ytd"):
        for index, label in enumerate(periods.labels_between(grain, date(2015, 1, 1), date(2040, 12, 31))):
            period = periods.parse_period(label)
            months = (periods.month_number(period.start), periods.month_number(period.end))
            rows.append((label, grain, index, period.start, period.end, period.start.year, *months))
            parts = periods.children(label)
            tiles += [(label, child, position, len(parts)) for position, child in enumerate(parts, 1)]
    return (
        _table(
            "calendar",
            ("label", "grain", "position", "first_day", "last_day", "year", "first_month", "last_month"),
            rows,
        ),
        _table("tiles", ("label", "child", "position", "size"), tiles),
    )


@cache
def _map() -> tuple[Table, ...]:
    provinces = [p for p in places.PLACES.values() if p.id != places.NATION]
    return (
        _table(
            "provinces",
            ("place", "valid_from", "valid_to"),
            [(p.id, p.valid_from, p.valid_to or date(9999, 12, 31)) for p in provinces],
        ),
        _table("parts", ("place", "part"), [(p.id, part) for p in provinces for part in p.parts]),
    )


def _table(name: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Table:
    return name, pa.table(dict(zip(columns, map(list, zip(*rows)))))
