"""What a store answers, as plain JSON values: every KPI by month, some by all grains, splits and boundaries; some
traces; batches and decisions. Two releases are compared by it.

    python -m tests.data.releases.answers STORE_FOLDER ANSWERS.json.gz
"""

import gzip
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from data.places import NATION
from data.store import Store
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.engine.trace import trace

TODAY = date(2026, 11, 20)
PLACES = ("quang-ninh", "dong-thap@2025", "ha-noi", NATION)
FORMER = ("dong-thap@2004", "tien-giang@2004")
SPAN = (date(2025, 6, 1), date(2026, 10, 31))
CLOSELY = ("on_time_rate", "dossiers_pending", "hotline_received")
COLUMNS = (
    "kpi",
    "period",
    "place",
    "unit",
    "split",
    "numerator",
    "denominator",
    "value",
    "qualifier",
    "state",
    "route",
    "source",
    "coverage",
    "complete",
    "target",
    "status",
    "previous",
    "provisional",
    "revised",
)
TRACES = (
    ("on_time_rate", "quang-ninh", "2026-08"),
    ("on_time_rate", "quang-ninh", "2026-09"),
    ("on_time_rate", "dong-thap@2004", "2023-Q1"),
    ("hotline_resolution_rate", "dong-thap@2004", "2022-05"),
    ("hotline_resolution_rate", "ha-noi", "2026-07"),
    ("on_time_rate", "dong-thap@2025", "2026-Q3"),
)


def answers(store: Store) -> dict:
    """All of it; numbers rounded to nine digits."""
    reader = store.reader()
    questions = [Question(tuple(registry.KPIS), "month", PLACES, *SPAN, only_with_figures=True, today=TODAY)]
    for name in CLOSELY:
        questions += [
            Question((name,), grain, PLACES + FORMER, *SPAN, boundaries="reported", today=TODAY)
            for grain in ("month", "quarter", "half", "ytd")
        ]
        questions += [
            Question((name,), grain, PLACES, *SPAN, split=split, only_with_figures=True, today=TODAY)
            for grain in ("quarter", "year")
            for split in (None, "unit", "field", "channel")
            if split is None or split in reader.divisions(registry.kpi(name).measures)
        ]
    rows = [
        [_plain(row[name]) for name in COLUMNS]
        for question in questions
        for row in query(reader, question).to_dict("records")
    ]
    decisions = {
        name: sorted(map(str, value.items())) if isinstance(value, dict) else value
        for name, value in asdict(reader.decisions).items()
    }
    return {
        "rows": rows,
        "traces": [_trace(store, reader, *of) for of in TRACES],
        "batches": [[b.id, b.file, b.source, b.rank, b.facts, b.is_live, b.who] for b in store.batches()],
        "decisions": json.loads(json.dumps(decisions, default=str)),
    }


def _trace(store, reader, kpi: str, place: str, label: str) -> list:
    traced = trace(store, reader, kpi, place, label, boundaries="reported")
    return (
        [kpi, place, label]
        + [
            [
                [
                    _plain(f[name])
                    for name in ("measure", "place", "unit", "period_label", "value", "locator", "raw", "file", "batch")
                ]
                for f in facts
            ]
            for facts in (traced.facts, traced.printed)
        ]
        if traced
        else [kpi, place, label, None]
    )


def _plain(value):
    if value is None or value != value:
        return None
    if hasattr(value, "item"):
        value = value.item()
    return round(value, 9) if isinstance(value, float) else value if isinstance(value, (int, str, bool)) else str(value)


if __name__ == "__main__":
    text = json.dumps(answers(Store(Path(sys.argv[1]))), ensure_ascii=False)
    Path(sys.argv[2]).write_bytes(gzip.compress(text.encode(), mtime=0))
