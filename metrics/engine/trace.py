"""From a number back to the cells and sentences it came from."""

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from data import periods
from data.measures import MEASURES
from data.missing import is_missing
from data.places import PLACES
from data.reader import Reader
from data.store import Store
from metrics import registry
from metrics.engine.query import plan, qualifier_of, query
from metrics.engine.question import Question
from metrics.kpi import Kpi


@dataclass(frozen=True)
class Trace:
    """One number with everything behind it.

    `row`: its row of the query. `facts`: measure, value, place, unit, period, window, locator, raw text, file,
    batch, when and by whom, in the order of the files. `others`: what other sources say of the same number.
    `printed`: the same ratio as printed in a report, as facts; compared, never used. `beside`: facts of the same
    measures that were not taken: they count another thing, or are other plans of the year.
    """

    row: dict[str, Any]
    facts: list[dict[str, Any]] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    printed: list[dict[str, Any]] = field(default_factory=list)
    beside: list[dict[str, Any]] = field(default_factory=list)


def trace(
    store: Store,
    reader: Reader,
    kpi: str,
    place: str,
    label: str,
    unit: str | None = None,
    boundaries: str = "today",
    part: tuple[str, str] | None = None,
) -> Trace | None:
    """The facts behind one number, by the same SQL that made it; None when the place has no such period.

    `place` is an id, `label` a period label, `part` a split and its value: `("channel", "zalo")`.
    """
    split, value = part or (None, "")
    period = periods.parse_period(label)
    question = Question((kpi,), period.grain, (place,), period.start, period.end, unit, split, boundaries)
    if period.grain not in ("total",):
        question = replace(question, start=period.end, end=period.end)
    rows = query(reader, question)
    rows = rows[rows["split"] == value] if split else rows
    if rows.empty:
        return None
    row = {str(name): None if is_missing(v) else v for name, v in rows.iloc[0].to_dict().items()}
    declared = registry.kpi(kpi)
    fold, parameters = plan(reader, question, declared, [label], (place,), with_origin=True)
    origins = reader.rows(f"SELECT origin FROM ({fold.sql()}) WHERE split = $part", parameters | {"part": value})
    facts = _facts(store, [o for (origin,) in origins for o in origin or [] if o])
    fold, parameters = plan(reader, question, declared, [label], (place,))
    candidates = reader.frame(
        f"SELECT * FROM ({fold.sql(candidates=True)}) WHERE split = $part", parameters | {"part": value}
    )
    printed = [] if split or not declared.claim else _printed(store, reader, declared.claim, place, label, unit)
    beside = [] if split else _beside(store, reader, declared, place, label, unit, facts)
    return Trace(row, facts, _others(candidates, row, declared), printed, beside)


def origins(
    reader: Reader, question: Question, kpi: str, labels: list[str]
) -> dict[tuple[str, str], list[dict[str, int]]]:
    """Which stored facts (`batch`, `row`) each figure of a KPI is made of, by (period, part), in one reading.

    `question`: of one place; its map, grain, office and split are taken, `labels` are the periods.
    """
    fold, parameters = plan(reader, question, registry.kpi(kpi), labels, question.places, with_origin=True)
    rows = reader.rows(f"SELECT label, split, origin FROM ({fold.sql()})", parameters)
    return {(label, part): [o for o in origin or [] if o] for label, part, origin in rows if label in labels}


def _beside(
    store: Store, reader: Reader, kpi: Kpi, place: str, label: str, unit: str | None, used: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Facts of the same measures that stand beside those used: of another thing counted, other plans of the year."""
    if not used:
        return []
    rows = reader.rows(
        """SELECT measure, counted, value, batch, row FROM live
           WHERE measure IN (SELECT unnest($measures)) AND place = $place AND unit = $unit AND status = 'value'
             AND field = '' AND channel = '' AND procedure = '' AND (level = '' OR unit <> '')
             AND (period_label = $label OR left(period_label, 4) = left($label, 4)
                  AND measure IN (SELECT unnest($plans)))
           ORDER BY measure, batch, row""",
        {
            "measures": list(kpi.measures),
            "plans": [m for m in kpi.measures if MEASURES[m].over_time == "plan"],
            "place": place,
            "unit": unit or "",
            "label": label,
        },
    )
    taken = {(fact["measure"], fact["counted"], fact["value"]) for fact in used}
    known = {fact["measure"] for fact in used}
    return _facts(
        store,
        [
            {"batch": batch, "row": row}
            for measure, counted, value, batch, row in rows
            if measure in known
            and (measure, counted, value) not in taken
            and (MEASURES[measure].over_time == "plan" or not any(m == measure and c == counted for m, c, _ in taken))
        ],
    )


def _printed(
    store: Store, reader: Reader, claim: str, place: str, label: str, unit: str | None
) -> list[dict[str, Any]]:
    origins = reader.rows(
        """SELECT batch, row, source FROM live WHERE measure = $claim AND place = $place AND period_label = $label
           AND unit = $unit AND field = '' AND channel = '' AND procedure = '' AND (level = '' OR unit <> '')
           ORDER BY rank, batch DESC""",
        {"claim": claim, "place": place, "label": label, "unit": unit or ""},
    )
    return _facts(store, [{"batch": batch, "row": row} for batch, row, _ in origins])


def _facts(store: Store, origins: list[dict[str, int]]) -> list[dict[str, Any]]:
    wanted: dict[int, set[int]] = {}
    for origin in origins:
        wanted.setdefault(origin["batch"], set()).add(origin["row"])
    facts = []
    for number, rows in sorted(wanted.items()):
        batch = store.batch(number)
        for fact in store.facts_of(batch, sorted(rows)):
            measure = MEASURES[fact["measure"]]
            facts.append(
                {
                    "measure": measure.id,
                    "measure_label_vi": measure.label_vi,
                    "measure_label_en": measure.label_en,
                    **{
                        name: fact[name]
                        for name in (
                            "value",
                            "qualifier",
                            "counted",
                            "place",
                            "unit",
                            "field",
                            "channel",
                            "level",
                            "period_label",
                            "period_start",
                            "period_end",
                            "period_basis",
                            "locator",
                            "raw",
                        )
                    },
                    "place_name": PLACES[fact["place"]].name,
                    "file": batch.file,
                    "batch": batch.id,
                    "source": batch.source,
                    "loaded_at": batch.time,
                    "who": batch.who,
                    "store": store.name,
                }
            )
    return facts


def _others(candidates: pd.DataFrame, row: dict[str, Any], kpi: Kpi) -> list[dict[str, Any]]:
    """Other sources' figures for the same key: shown with the difference, never added, never averaged."""
    others = []
    for other in candidates[candidates["source"] != row["source"]].to_dict("records"):
        if is_missing(other["value"]):
            continue
        difference = None if row["value"] is None else other["value"] - row["value"]
        others.append(
            {
                "source": other["source"],
                "value": other["value"],
                "qualifier": qualifier_of(other["bits"], kpi),
                "numerator": other["numerator"],
                "denominator": None if is_missing(other["denominator"]) else other["denominator"],
                "difference": difference,
                "coverage": f"{int(other['covered'])}/{int(other['expected'])}",
            }
        )
    return others
