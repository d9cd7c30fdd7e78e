"""The figures of one measure as they were loaded, each with where it stands in its file: nothing is added up."""

from datetime import date
from typing import Any

from data import periods
from data.places import NATION
from data.reader import Reader
from data.store import Store
from metrics.engine.question import bases_of

COLUMNS = (
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
    "counted",
    "status",
    "source",
    "batch",
    "row",
)


def stored(reader: Reader, measure: str, place: str, start: date, end: date, unit: str = "") -> list[dict[str, Any]]:
    """Every live figure of a measure at a place whose period ends within [start, end], the newest period first.

    Of the place and its former provinces; of the nation its own alone. `unit`: of one office. A row has `COLUMNS`;
    an open end is None. Every source's figure is there, the better ones first.
    """
    places = [place] if place == NATION else bases_of((place,), True)
    rows = reader.rows(
        """SELECT place, unit, field, channel, procedure, level, period_label, period_start, period_end, period_basis,
               value, qualifier, counted, status, source, batch, row FROM live
           WHERE measure = $measure AND place IN (SELECT unnest($places)) AND ($unit = '' OR unit = $unit)
             AND status IN ('value', 'not_applicable')
           ORDER BY period_label, place, unit, field, channel, procedure, level, rank, batch DESC, source""",
        {"measure": measure, "places": places, "unit": unit},
    )
    ends = {row[6]: periods.parse_period(row[6]).end for row in rows}
    within = [row for row in rows if start <= ends[row[6]] <= end]
    newest_first = sorted(within, key=lambda row: (ends[row[6]], len(row[6])), reverse=True)
    return [dict(zip(COLUMNS, row)) for row in newest_first]


def with_cells(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same rows with `file`, `locator` and `raw`, out of the batches that hold them."""
    wanted: dict[int, list[int]] = {}
    for row in rows:
        wanted.setdefault(row["batch"], []).append(row["row"])
    cells: dict[tuple[int, int], dict[str, Any]] = {}
    for number, lines in wanted.items():
        batch = store.batch(number)
        lines = sorted(set(lines))
        for line, fact in zip(lines, store.facts_of(batch, lines)):
            cells[number, line] = {"file": batch.file, "locator": fact["locator"], "raw": fact["raw"]}
    return [row | cells[row["batch"], row["row"]] for row in rows]
