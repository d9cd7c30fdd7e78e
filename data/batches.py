"""Batch files: the facts of one accepted file as Parquet, with locator and raw text; immutable."""

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.facts import Fact
from data.system import move_into_place, sync_file

_TYPES = {"value": pa.float64(), "period_start": pa.date32(), "period_end": pa.date32()}
COLUMNS = ("measure", "counted", "place", "unit", "field", "channel", "procedure", "level", "period_label",
           "period_start", "period_end", "period_basis", "value", "qualifier", "status", "locator", "raw")
SCHEMA = pa.schema([("row", pa.int32())] + [(name, _TYPES.get(name, pa.string())) for name in COLUMNS])


def write_batch(folder: Path, facts: list[Fact], before_rename=None) -> str:
    """Write the facts to `folder/HASH.parquet`, fsync'd, and return the hash. `row` counts from 0."""
    columns = [pa.array(range(len(facts)), pa.int32())]
    columns += [pa.array([getattr(f, name) for f in facts], SCHEMA.field(name).type) for name in COLUMNS]
    temporary = folder / "writing.parquet.tmp"
    with open(temporary, "wb") as file:
        pq.write_table(pa.Table.from_arrays(columns, schema=SCHEMA), file, compression="zstd")
        sync_file(file)
    digest = file_hash(temporary)
    if before_rename:
        before_rename()
    move_into_place(temporary, folder / f"{digest}.parquet")
    return digest


def read_batch(path: Path, rows: list[int] | None = None) -> list[dict]:
    """Facts of a batch as dicts with all columns; only the given rows when named."""
    filters = None if rows is None else [("row", "in", rows)]
    return pq.read_table(path, filters=filters).to_pylist()


def file_hash(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
