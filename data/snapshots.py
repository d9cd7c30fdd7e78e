"""Snapshots: what the ledger says up to a line, as a DuckDB file that readers open locked down.

A snapshot is derived: it can always be built again from the ledger and the batches. It is a file of a new
name each time (`000123.duckdb`, and `000123-1.duckdb` when the first was damaged); readers take the newest.
"""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from data import periods, places
from data.ledger import Line
from data.system import move_into_place, remove_if_possible

KEPT = 3
_FRUGAL = {"threads": 1, "memory_limit": "512MB", "preserve_insertion_order": False}  # a publish must not swell the server that draws the screens
SCHEMA = 1
_NAME = re.compile(r"(\d{6})(?:-(\d+))?\.duckdb")

_TABLES = """
CREATE TABLE meta (ledger_seq INTEGER, ledger_hash VARCHAR, snapshot_schema INTEGER);
CREATE TABLE batches (batch INTEGER, source VARCHAR, rank INTEGER, file VARCHAR, digest VARCHAR, is_live BOOLEAN);
CREATE TABLE facts (measure VARCHAR, counted VARCHAR, place VARCHAR, unit VARCHAR, field VARCHAR, channel VARCHAR,
    procedure VARCHAR, level VARCHAR, period_label VARCHAR, period_start DATE, period_end DATE,
    period_basis VARCHAR, value DOUBLE, qualifier VARCHAR, status VARCHAR, batch INTEGER, row INTEGER);
CREATE TABLE live AS SELECT *, ''::VARCHAR AS source, 0 AS rank FROM facts;
"""
# Rules of counting 1 and 2: within one source the newest accepted, not withdrawn batch gives a key's value.
# A blank cell of a newer file wipes nothing. A unit's level is its attribute, so two files that name it differently still speak of one unit.
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


_FINGERPRINT = """
SELECT 'batches', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM batches t UNION ALL
SELECT 'facts', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM facts t UNION ALL
SELECT 'live', count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM live t
ORDER BY ALL
"""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot file; `number` is the ledger line it was built to."""

    path: Path
    number: int
    revision: int


def newest_first(folder: Path) -> list[Snapshot]:
    found = []
    for path in folder.glob("*.duckdb"):
        match = _NAME.fullmatch(path.name)
        if match:
            found.append(Snapshot(path, int(match[1]), int(match[2] or 0)))
    return sorted(found, key=lambda s: (s.number, s.revision), reverse=True)


def head_of(snapshot: Snapshot) -> tuple[int, str] | None:
    """(ledger line, its hash) the snapshot was built to; None when it cannot be used."""
    try:
        with duckdb.connect(str(snapshot.path), read_only=True) as connection:
            seq, digest, schema = connection.execute("SELECT * FROM meta").fetchone()
        return (seq, digest) if schema == SCHEMA else None
    except (duckdb.Error, OSError, TypeError):
        return None


def publish(folder: Path, batches: Path, lines: list[Line], base: Snapshot | None = None,
            before_rename=None) -> Snapshot:
    """Build the snapshot of all `lines` and give it its name.

    With a `base` (an intact snapshot of an earlier line) that one is copied and only the later lines are
    applied; without, everything is read again.
    """
    temporary = folder / "building.tmp"
    remove_if_possible(temporary)
    remove_if_possible(folder / "building.tmp.wal")
    if base:
        shutil.copyfile(base.path, temporary)
    build(temporary, batches, lines, after=base.number if base else None)
    number = lines[-1].seq if lines else 0
    taken = [s.revision for s in newest_first(folder) if s.number == number]
    name = f"{number:06d}.duckdb" if not taken else f"{number:06d}-{max(taken) + 1}.duckdb"
    if before_rename:
        before_rename()
    move_into_place(temporary, folder / name)
    others = [s for s in newest_first(folder) if s.path.name != name]  # one of an earlier line is new, not old
    for old in others[KEPT - 1:]:
        remove_if_possible(old.path)
    return Snapshot(folder / name, number, max(taken) + 1 if taken else 0)


def build(path: Path, batches: Path, lines: list[Line], after: int | None = None) -> None:
    """Apply the ledger lines after number `after` to the DuckDB file at `path` (made when None)."""
    with duckdb.connect(str(path), config=_FRUGAL) as connection:
        if after is None:
            connection.execute(_TABLES)
            after = 0
        connection.execute("BEGIN")
        later = [line for line in lines if line.seq > after]
        accepted = [line for line in later if line.kind == "accept"]
        if accepted:
            files = [str(batches / f"{line.payload['facts']}.parquet") for line in accepted]
            # The same bytes may have been accepted twice (withdrawn in between): one file, two batches.
            connection.execute(_INSERT, {"unique": sorted(set(files)), "files": files,
                                         "numbers": [line.seq for line in accepted]})
            connection.executemany("INSERT INTO batches VALUES (?, ?, ?, ?, ?, true)", [
                (n.seq, n.payload["source"], n.payload["rank"], n.payload["file"], n.payload["facts"])
                for n in accepted])
        for line in later:
            if line.kind in ("withdraw", "restore"):
                connection.execute("UPDATE batches SET is_live = ? WHERE batch = ?",
                                   [line.kind == "restore", line.payload["batch"]])
        if any(line.kind in ("accept", "withdraw", "restore") for line in later):
            connection.execute(_LIVE)
        head = (lines[-1].seq, lines[-1].hash) if lines else (0, "")
        connection.execute("DELETE FROM meta")
        connection.execute("INSERT INTO meta VALUES (?, ?, ?)", [*head, SCHEMA])
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def fingerprint(path: Path) -> tuple:
    """What a snapshot says, in a form two can be compared by; reads every column of every row."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return tuple(connection.execute(_FINGERPRINT).fetchall())


def open_reader(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A locked-down connection: the snapshot attached read-only, the calendar and the map in memory.

    Use one cursor per script run: a connection shared by threads returns other threads' rows.
    """
    connection = duckdb.connect(":memory:", config={
        "autoinstall_known_extensions": False, "autoload_known_extensions": False, "memory_limit": "1GB"})
    connection.execute("ATTACH ? AS snapshot (READ_ONLY)", [str(snapshot.path)])
    connection.execute("CREATE VIEW live AS SELECT * FROM snapshot.live")
    _load_calendar(connection)
    _load_map(connection)
    connection.execute(_LEVELS)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


# The level of a unit is its attribute: what the best source says of its latest period, whenever that was loaded.
_LEVELS = """CREATE TABLE unit_levels AS
    SELECT place, unit, max_by(level, (-rank, coalesce(period_end, period_start), batch)) AS level
    FROM live WHERE unit <> '' AND level <> '' GROUP BY place, unit"""


def _load_calendar(connection) -> None:
    rows, tiles = [], []
    for grain in ("month", "quarter", "half", "9m", "year", "ytd"):
        for index, label in enumerate(periods.labels_between(grain, date(2015, 1, 1), date(2040, 12, 31))):
            period = periods.parse_period(label)
            rows.append((label, grain, index, period.start, period.end, period.start.year))
            parts = periods.children(label)
            tiles += [(label, child, position, len(parts)) for position, child in enumerate(parts, 1)]
    _table(connection, "calendar", ("label", "grain", "position", "first_day", "last_day", "year"), rows)
    _table(connection, "tiles", ("label", "child", "position", "size"), tiles)


def _load_map(connection) -> None:
    provinces = [p for p in places.PLACES.values() if p.id != places.NATION]
    _table(connection, "provinces", ("place", "valid_from", "valid_to"),
           [(p.id, p.valid_from, p.valid_to or date(9999, 12, 31)) for p in provinces])
    _table(connection, "parts", ("place", "part"), [(p.id, part) for p in provinces for part in p.parts])


def _table(connection, name: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    connection.from_arrow(pa.table(dict(zip(columns, map(list, zip(*rows)))))).create(name)
