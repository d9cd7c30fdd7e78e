"""What the answers say of one store with something of everything, to the last number: `told.txt`, a line a question.

After a change that is meant: `python -m tests.metrics.told.test_answers_told`, and look at the difference.
"""

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.periods import shift
from data.reader import Reader
from data.store import Store
from metrics.answers import (
    agreement,
    compare,
    comparisons,
    composition,
    due,
    groups,
    latest,
    parts,
    quality,
    restatements,
    stored,
    subject,
)
from metrics.answers.arrivals import arrivals
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods
from metrics.engine.trace import trace
from tests.metrics.answers.test_judged_lines import spelled
from tests.metrics.told.store import LAST, TODAY, store_of_everything

FILE = Path(__file__).resolve().parent / "told.txt"
HUE, HANOI, OFFICES, MERGED, NGHE_AN = "hue", "ha-noi", "quang-ninh", "dong-thap@2025", "nghe-an"
LEFT_OUT = ["batch", "origin"]
WHEN = re.compile(r"20\d\d-\d\d-\d\dT[\d:+]+| who=\S+")  # the day of the run


def rows(reader: Reader, *kpis: str, count: int = 3, label: str = LAST, **more: Any) -> pd.DataFrame:
    answer = query(reader, Question(kpis, today=TODAY, **(last_periods(label, count) | more)))
    return answer.drop(columns=[c for c in LEFT_OUT if c in answer])


def span(first: str, last: str = "2026-10-31") -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


QUESTIONS: dict[str, Callable[[Store, Reader], Any]] = {
    "months": lambda _, r: rows(r, "on_time_rate", "dossiers_pending", places=(HUE, MERGED, OFFICES)),
    "quarters of what is folded": lambda _, r: rows(r, "dossiers_received", places=(HUE, OFFICES), label="2026-Q3"),
    "year to date": lambda _, r: rows(r, "backlog_change", places=(NGHE_AN,), label="2026-10-YTD", count=1),
    "the nation": lambda _, r: rows(r, "hotline_resolution_rate", places=("vn",), label="2025-07", count=2),
    "offices": lambda _, r: rows(r, "on_time_rate", places=(OFFICES,), split="unit", count=2),
    "levels": lambda _, r: rows(r, "on_time_rate", places=(OFFICES,), split="level", count=2),
    "channels": lambda _, r: rows(r, "hotline_received", places=(HUE,), split="channel", count=2),
    "as reported": lambda _, r: rows(r, "on_time_rate", boundaries="reported", label="2025-06", count=1),
    "plans and spending": lambda _, r: rows(
        r, "budget_disbursement_rate", places=(HANOI,), label="2026-10-YTD", count=1
    ),
    "compared": lambda _, r: (
        vars(compare.compare(r, "on_time_rate", LAST, "today", TODAY)) | {"curves": None, "tiles": None}
    ),
    "stands": lambda _, r: [compare.standing(r, "on_time_rate", place, LAST, TODAY) for place in (HUE, MERGED)],
    "against": lambda _, r: comparisons.comparisons(r, "on_time_rate", HUE, LAST, TODAY),
    "against, of offices": lambda _, r: comparisons.comparisons(r, "dossiers_received_new", OFFICES, LAST, TODAY),
    "controlled": lambda _, r: subject.controlled(r, "on_time_rate", HUE, LAST, TODAY),
    "reports": lambda _, r: due.reports(r, "dossiers", (HUE, OFFICES), [shift(LAST, -n) for n in (2, 1, 0)], TODAY),
    "newer": lambda _, r: [due.newer(r, place, "month", "hotline", TODAY) for place in (HUE, OFFICES)],
    "opens on": lambda _, r: [due.default_period(r, HUE, "month", "hotline", TODAY), due.newest(r, HUE, "year", TODAY)],
    "matrix": lambda _, r: quality.matrix(r, "hotline", HUE, LAST, TODAY),
    "completeness": lambda _, r: quality.standing(r, "hotline", OFFICES, LAST, TODAY),
    "last columns": lambda _, r: [
        quality.last_label(r, s, HUE, label, TODAY)
        for s in ("dossiers", "budget", "index766")
        for label in ("2026-10", "2025-11", "2025-10", "2024-Q1")
    ],
    "parts": lambda _, r: parts.parts_of(r, OFFICES, LAST, TODAY),
    "terms": lambda _, r: composition.terms(r, HUE, LAST, TODAY, 4),
    "by channel": lambda _, r: composition.channels(r, HUE, LAST, TODAY, 3),
    "failed": lambda _, r: agreement.failed(r, "dossiers", HUE, *span("2024-01-01")),
    "failed in two places": lambda _, r: agreement.failed(r, "dossiers", OFFICES, *span("2023-09-01")),
    "printed": lambda _, r: agreement.printed(r, "budget", HANOI, *span("2026-09-01"), TODAY),
    "arrivals": lambda _, r: [replace(a) for a in arrivals(r, LAST)],
    "groups": lambda _, r: [
        groups.groups_at(r, s, place, unit)
        for s, place, unit in (("hotline", HUE, ""), ("dossiers", OFFICES, "Sở Y tế"), ("tasks", HANOI, ""))
    ],
    "offices there are": lambda _, r: [groups.offices_at(r, ("dossiers",), p) for p in (OFFICES, HUE, "vn")],
    "stored": lambda _, r: [
        {k: v for k, v in row.items() if k != "batch"}
        for row in stored.stored(r, "dossiers_resolved", NGHE_AN, *span("2026-08-01"))
    ],
    "stored of an office": lambda _, r: [
        row["value"] for row in stored.stored(r, "dossiers_resolved", OFFICES, *span("2026-09-01"), "Sở Y tế")
    ],
    "figures": lambda _, r: restatements.figures(r, "procedures", HANOI, LAST, TODAY, 2)[["kpi", "period", "value"]],
    "latest": lambda _, r: [
        latest.latest_figures(r, ("dossiers_resolved", "hotline_received")),
        latest.fullest_place(r),
        latest.last_label(r, HUE, "dossiers"),
    ],
    "latest of offices": lambda _, r: latest.latest_of_offices(r, ("dossiers_resolved",), OFFICES),
    "trace of an office": lambda s, r: traced(s, r, "on_time_rate", OFFICES, LAST, unit="Sở Y tế"),
    "trace of a quarter": lambda s, r: traced(s, r, "dossiers_received", HUE, "2026-Q3"),
    "trace of a channel": lambda s, r: traced(s, r, "hotline_received", HUE, LAST, part=("channel", "Zalo")),
}


def traced(store: Store, reader: Reader, kpi: str, place: str, label: str, **more: Any) -> str:
    answer = trace(store, reader, kpi, place, label, **more)
    return WHEN.sub("", spelled(answer and {k: v for k, v in vars(answer).items() if k not in LEFT_OUT}))


def line_of(name: str, store: Store, reader: Reader) -> str:
    return f"{name} => {spelled(QUESTIONS[name](store, reader))}".replace("\n", " ")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_of_everything(tmp_path_factory.mktemp("everything"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_what_is_written_down(store, name):
    written = {line.split(" => ")[0]: line for line in FILE.read_text("utf-8").splitlines()}
    assert line_of(name, store, store.reader()) == written[name]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = store_of_everything(Path(folder))
        FILE.write_text("\n".join(line_of(name, made, made.reader()) for name in QUESTIONS) + "\n", encoding="utf-8")
