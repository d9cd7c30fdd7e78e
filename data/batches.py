"""Batch files: the facts of one accepted file as Parquet, with locator and raw text, and beside them the
problems that were found when it was loaded; immutable."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.facts import KEY, Fact, Problem, Reading
from data.measures import MEASURES
from data.names import search_key
from data.periods import period_name
from data.places import PLACES
from data.system import move_into_place, sync_file, write_durably

_TYPES = {"value": pa.float64(), "period_start": pa.date32(), "period_end": pa.date32()}
COLUMNS = (
    "measure",
    "counted",
    "place",
    "unit",
    "field",
    "channel",
    "procedure",
    "level",
    "period_label",
    "period_start",
    "period_end",
    "period_basis",
    "value",
    "qualifier",
    "status",
    "locator",
    "raw",
)
_ROWS = 20_000
LineParts = tuple[int, str, str, str, dict[str, Any], str]  # the arguments of `data.ledger.line_bytes`
LINE = b"ledger_line"
SCHEMA = pa.schema([("row", pa.int32())] + [(name, _TYPES.get(name, pa.string())) for name in COLUMNS])


def write_batch(
    folder: Path, facts: list[Fact], before_rename: Callable[[], None] | None = None, line: LineParts | None = None
) -> str:
    """Write the facts to `folder/HASH.parquet`, fsync'd, and return the hash. `row` counts from 0.

    `line`: the arguments of `data.ledger.line_bytes` for the line that will name it, but for that hash: should the end
    of the ledger be lost, the line can be written again.
    """
    temporary = folder / "writing.parquet.tmp"
    schema = SCHEMA.with_metadata({LINE: json.dumps(line, ensure_ascii=False).encode()}) if line else SCHEMA
    with open(temporary, "wb") as file:
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for start in range(0, len(facts), _ROWS):  # in pieces, so that a large file costs no second copy
                writer.write_table(_table(facts[start : start + _ROWS], start))
        sync_file(file)
    digest = file_hash(temporary)
    if before_rename:
        before_rename()
    move_into_place(temporary, folder / f"{digest}.parquet")
    return digest


def _table(facts: list[Fact], start: int) -> pa.Table:
    columns = [pa.array(range(start, start + len(facts)), pa.int32())]
    columns += [pa.array(list(map(attrgetter(name), facts)), SCHEMA.field(name).type) for name in COLUMNS]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def fresh_rows(reading: Reading, number: int) -> pa.Table:
    """The facts of a reading as rows of `live`, as if they were batch `number`."""
    table = _table(reading.facts, 0).drop_columns(["locator", "raw"])
    size = len(table)
    return (
        table.append_column("batch", pa.array([number] * size, pa.int32()))
        .append_column("source", pa.array([reading.source] * size, pa.string()))
        .append_column("rank", pa.array([reading.rank] * size, pa.int32()))
    )


def read_batch(path: Path, rows: list[int] | None = None) -> list[dict[str, Any]]:
    """Facts of a batch as dicts with all columns; only the given rows when named."""
    filters = None if rows is None else [("row", "in", rows)]
    facts: list[dict[str, Any]] = pq.read_table(path, filters=filters).to_pylist()
    return facts


def read_keys(path: Path) -> set[tuple[str, ...]]:
    """The keys of a batch's facts (rules of counting 1)."""
    table = pq.read_table(path, columns=list(KEY))
    return set(zip(*(table[name].to_pylist() for name in KEY)))


def line_of(path: Path) -> LineParts | None:
    """What `write_batch` was told of its line; None for batches of before that was noted, and damaged ones."""
    try:
        parts = json.loads((pq.read_schema(path).metadata or {})[LINE])
        seq, when, who, kind, payload, previous = parts
        return seq, when, who, kind, payload | {"facts": path.stem}, previous
    except (OSError, KeyError, ValueError, TypeError, pa.ArrowException):
        return None


_SEARCHED = ("measure", "place", "unit", "field", "channel", "procedure", "period_label")
_AS_WRITTEN = ("locator", "raw")  # different in every row: compared letter by letter


def find_in_batch(path: Path, text: str, start: int, size: int) -> tuple[list[dict[str, Any]], int]:
    """One page of a batch's facts that hold every word of `text` somewhere, and how many there are in all.

    Words are compared without accents and đ: measures and places by their names in both languages, units,
    fields, channels, periods; cells and the raw text as they are written.
    """
    table = pq.read_table(path)
    for word in search_key(text).split():
        hits = pa.chunked_array([pa.nulls(len(table), pa.bool_()).fill_null(False)])
        for column in _SEARCHED:
            every = pc.unique(table[column]).to_pylist()
            matching = [value for value in every if value and word in _key(column, value)]
            if matching:
                hits = pc.or_(hits, pc.is_in(table[column], pa.array(matching, pa.string())))
        for column in _AS_WRITTEN:
            written = pc.match_substring(table[column], word, ignore_case=True)
            hits = pc.or_(hits, pc.fill_null(written, False))
        table = table.filter(hits)
    return table.slice(start, size).to_pylist(), len(table)


def _key(column: str, value: str) -> str:
    """What a value is found by."""
    if column == "measure" and value in MEASURES:
        value = f"{value} {MEASURES[value].label_vi} {MEASURES[value].label_en}"
    elif column == "place" and value in PLACES:
        value = f"{PLACES[value].name} {PLACES[value].name_en}"
    elif column == "period_label":
        value = f"{value} {period_name(value)} {period_name(value, 'vi', True)} {period_name(value, 'en')}"
    return search_key(value)


def write_problems(folder: Path, problems: list[Problem], with_words: bool = True) -> str:
    """Write problems to `folder/HASH.problems.json`, fsync'd, and return the hash; "" where there are none.

    Without words only code, severity and cell are kept: a file that may not be kept is not quoted either.
    """
    if not problems:
        return ""
    rows = [asdict(p) for p in problems]
    if not with_words:
        rows = [row | {"message_vi": "", "message_en": "", "question": "", "choices": {}} for row in rows]
    content = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    digest = hashlib.sha256(content).hexdigest()
    path = folder / f"{digest}.problems.json"
    if not path.exists() or file_hash(path) != digest:
        write_durably(path, content)
    return digest


def read_problems(path: Path) -> list[Problem]:
    """What `write_problems` wrote."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    choices = [{choice: tuple(sides) for choice, sides in row["choices"].items()} for row in rows]
    return [Problem(**row | {"choices": chosen}) for row, chosen in zip(rows, choices)]


def file_hash(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
