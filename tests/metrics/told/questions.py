"""What is asked of the store with something of everything: a name and its question, of every room of the answers."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from data.periods import shift, total
from data.reader import Reader
from data.store import Store
from metrics.answers import (
    agreement,
    compare,
    comparisons,
    composition,
    due,
    groups,
    headlines,
    latest,
    overview,
    parts,
    quality,
    ranking,
    reported,
    restatements,
    scores,
    spending,
    stored,
    subject,
)
from metrics.answers.arrivals import arrivals
from metrics.answers.subject import Part
from metrics.engine.query import query
from metrics.engine.question import Question, last_periods
from metrics.engine.trace import trace
from tests.metrics.answers.test_judged_lines import spelled
from tests.metrics.told.store import LAST, SPECIAL, TODAY

HUE, HANOI, OFFICES, MERGED, NGHE_AN = "hue", "ha-noi", "quang-ninh", "dong-thap@2025", "nghe-an"
LEFT_OUT = ["batch", "origin"]
RANGE = total("2026-02", "2026-05")
WHEN = re.compile(r"20\d\d-\d\d-\d\dT[\d:+]+| who=\S+")  # the day of the run


def rows(reader: Reader, *kpis: str, count: int = 3, label: str = LAST, **more: Any) -> pd.DataFrame:
    answer = query(reader, Question(kpis, today=TODAY, **(last_periods(label, count) | more)))
    return answer.drop(columns=[c for c in LEFT_OUT if c in answer])


SUMMED = (
    "kpi period place split value qualifier state reason route source coverage coverage_of complete reported "
    "reported_differs target status previous change comparable comparable_reason last_year change_last_year "
    "comparable_last_year_reason break provisional revised windows"
).split()
SHAPES = ("on_time_rate", "dossiers_pending", "backlog_change", "hotline_received")


def summary(frame: pd.DataFrame) -> str:
    """A row an answer, of its columns those that say something."""
    rows = [[spelled(v) for v in row] for row in frame[SUMMED].itertuples(index=False)]
    return " ; ".join(" ".join(v for v in row if v not in ("-", "", "False", "exact")) for row in rows)


def count_of(label: str) -> int:
    return 1 if ".." in label else 2


def span(first: str, last: str = "2026-10-31") -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


QUESTIONS: dict[str, Callable[..., Any]] = {
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


# What is made of figures that are not plain: windows, printed quarters, hedges, offices by their fields.
QUESTIONS |= {
    f"{label} of {place}": lambda _, r, place=place, label=label: summary(
        rows(r, *SHAPES, places=(place,), label=label, count=count_of(label))
    )
    for place, label in (
        (SPECIAL, "2026-02"),
        (SPECIAL, "2026-Q1"),
        (SPECIAL, "2025-H2"),
        (SPECIAL, "2026-9M"),
        (SPECIAL, RANGE),
        (OFFICES, "2026-Q3"),
        (MERGED, "2025-Q3"),
    )
}
QUESTIONS |= {
    f"{split} of {place}, {label}": lambda _, r, place=place, split=split, label=label: summary(
        rows(r, "dossiers_resolved", places=(place,), split=split, label=label, count=1)
    )
    for place, split, label in (
        (SPECIAL, "unit", "2025-Q4"),
        (SPECIAL, "level", "2025-12"),
        (SPECIAL, "field", LAST),
        (OFFICES, "level", "2026-Q3"),
    )
}
QUESTIONS |= {
    "only with figures": lambda _, r: summary(
        rows(r, "dossiers_resolved", places=(SPECIAL,), label="2025-09", count=5, only_with_figures=True)
    ),
    "one level of the offices": lambda _, r: summary(
        rows(r, "on_time_rate", places=(OFFICES,), level="xã", split="unit", count=2)
    ),
    "one level": lambda _, r: summary(rows(r, "on_time_rate", places=(OFFICES,), level="xã", count=2)),
    "an office": lambda _, r: summary(
        rows(r, "on_time_rate", "dossiers_pending", places=(SPECIAL,), unit="Sở Du lịch")
    ),
    "on the map of a day": lambda _, r: summary(
        rows(r, "dossiers_resolved", boundaries="2024-06-30", label="2025-06", count=2)
    ),
    "the nation beside its places": lambda _, r: summary(
        rows(r, "hotline_received", places=("vn", HUE), boundaries="reported", label="2026-Q3", count=2)
    ),
    "the nation by quarters": lambda _, r: summary(
        rows(r, "dossiers_resolved", "on_time_rate", places=("vn",), label="2025-Q3", count=2)
    ),
    "open ends": lambda _, r: spelled(
        query(r, Question(("hotline_received",), "quarter", (SPECIAL,), today=TODAY))[["period", "value", "state"]]
    ),
    **{
        f"failed of {s}": lambda _, r, s=s: agreement.failed(r, s, "vn", *span("2026-08-01"))
        for s in ("hotline", "citizens", "tasks", "documents", "budget", "media", "procedures", "staff", "index766")
    },
    "failed with their cells": lambda s, r: agreement.with_cells(
        s, agreement.failed(r, "dossiers", SPECIAL, *span("2025-08-01"))
    ),
    "printed rates": lambda _, r: agreement.printed(r, "dossiers", SPECIAL, *span("2025-08-15", "2026-08-31"), TODAY)[
        ["kpi", "place", "unit", "period", "value", "reported", "reported_differs", "difference"]
    ],
    **{
        f"two sources of {place}": lambda _, r, place=place, s=s: agreement.unlike_sources(
            r, s, place, *span("2026-10-01"), TODAY
        )
        for place, s in ((NGHE_AN, "hotline"), (SPECIAL, "dossiers"))
    },
    **{
        f"against {label} of {place}{unit}, {kpi}": lambda _, r, kpi=kpi, place=place, label=label, unit=unit: (
            comparisons.comparisons(r, kpi, place, label, TODAY, unit)
        )
        for kpi, place, label, unit in (
            ("on_time_rate", SPECIAL, LAST, ""),
            ("on_time_rate", OFFICES, LAST, "Sở Y tế"),
            ("hotline_received", "son-la", "2025-03", ""),
            ("dossiers_pending", MERGED, "2025-09", ""),
            ("budget_disbursement_rate", HANOI, "2026-10-YTD", ""),
        )
    },
    "against last year, many": lambda _, r: [
        comparisons.alike_last_year(r, ("on_time_rate", "dossiers_resolved"), place, LAST, TODAY)
        for place in (OFFICES, SPECIAL)
    ],
    "against a range": lambda _, r: comparisons.comparisons(r, "on_time_rate", HUE, RANGE, TODAY),
    "controlled, of a level": lambda _, r: subject.controlled(
        r, "on_time_rate", OFFICES, LAST, TODAY, 6, Part(level="xã")
    ).rows[["period", "value", "low", "high", "outside"]],
    "notes": lambda _, r: [
        [(label, note.label, note.kpi) for label, note in subject.notes_on(r, kpi, place, labels)]
        for kpi, place, labels in (
            ("on_time_rate", SPECIAL, tuple(f"2026-{n:02d}" for n in range(7, 11))),
            ("hotline_received", MERGED, ("2025-05", "2026-Q3", "2026-09")),
            ("on_time_rate", MERGED, ("2025-05",)),
        )
    ],
    "what there is to choose": lambda _, r: [
        [
            f(r, "dossiers_resolved", place, LAST, TODAY)
            for f in (subject.levels_of, subject.units_of, subject.divided_by)
        ]
        for place in (SPECIAL, OFFICES, HUE, "vn")
    ],
    **{
        f"parts of {place} by {split}": lambda _, r, place=place, split=split, label=label, step=step: (
            subject.parts(r, ("dossiers_resolved", "on_time_rate")[::step], place, label, TODAY, split).table
        )
        for place, split, label, step in (
            ("vn", "place", LAST, -1),
            (OFFICES, "unit", LAST, -1),
            (SPECIAL, "field", LAST, 1),
            (OFFICES, "level", "2026-Q3", 1),
            (HUE, "channel", LAST, 1),
        )
    },
    "where they stand": lambda _, r: [
        subject.standing(r, "on_time_rate", *asked)
        for asked in (
            (HUE, LAST, TODAY),
            (OFFICES, LAST, TODAY, "Sở Y tế"),
            ("vn", LAST, TODAY),
            (OFFICES, LAST, TODAY, "", "xã"),
            (SPECIAL, "2025-05", TODAY, "", "", "reported"),
        )
    ],
    "lines side by side": lambda _, r: [
        subject.multiples(r, "on_time_rate", place, LAST, TODAY, count=2)[
            ["place", "split", "period", "order", "name_en"]
        ]
        for place in ("vn", OFFICES)
    ],
    **{
        f"matrix of {s} at {place}": lambda _, r, s=s, place=place, last=last: quality.matrix(r, s, place, last, TODAY)[
            ["place", "unit", "period", "due", "state", "kpi", "covered", "expected", "first"]
        ]
        for s, place, last in (
            ("dossiers", SPECIAL, LAST),
            ("budget", HANOI, "2026-10-YTD"),
            ("index766", HANOI, "2026"),
        )
    },
    "in time": lambda s, r: in_time(s, r),
    "seven ways to be complete": lambda _, r: [
        quality.standing(r, s, place, label, TODAY)
        for s, place, label in (
            ("dossiers", SPECIAL, LAST),
            ("dossiers", HUE, "2026-11"),
            ("budget", HUE, "2026-10-YTD"),
            ("media", HANOI, LAST),
            ("dossiers", OFFICES, "2023-06"),
            ("hotline", "vn", LAST),
            ("tasks", HANOI, "2023-01"),
        )
    ],
    **{
        f"compared, {kpi} {label} {map_of}": lambda _, r, kpi=kpi, label=label, map_of=map_of: (
            vars(compare.compare(r, kpi, label, map_of, TODAY)) | {"curves": None, "tiles": None}
        )
        for kpi, label, map_of in (
            ("on_time_rate", "2025-05", "reported"),
            ("on_time_rate", LAST, "2024-01-01"),
            ("index766_total", "2026", "today"),
        )
    },
    "curves": lambda _, r: compare.compare(r, "on_time_rate", LAST, "today", TODAY).curves,
    "tiles": lambda _, r: compare.compare(r, "on_time_rate", LAST, "today", TODAY).tiles[["place", "row", "col"]],
    "latest compared": lambda _, r: [
        compare.latest_compared(r, kpi, label, map_of, TODAY)
        for kpi, label, map_of in (
            ("on_time_rate", "2026", "2024-01-01"),
            ("hotline_received", LAST, "2023-05-20"),
            ("budget_disbursement_rate", "2026-12", "reported"),
            ("on_time_rate", RANGE, "today"),
        )
    ],
    **{
        f"overview of {place}, {label}": lambda _, r, place=place, label=label: told_overview(r, place, label)
        for place, label in ((SPECIAL, "2026-09"),)
    },
    "headlines": lambda s, r: headlines.headlines(
        s.reader_as_of(4),
        r,
        {(p, m, n) for p in (SPECIAL, HUE) for m in ("hotline_resolved",) for n in ("2026-07", "2026-09", "2026-Q1")},
        TODAY,
    )[["kpi", "place", "period", "before", "after", "is_changed"]],
    "worst first": lambda _, r: [
        ranking.ranked_list(r, kpi, place, LAST, of, TODAY)[["name", "value", "judged", "rank"]]
        for kpi, place, of in (
            ("on_time_rate", OFFICES, "units"),
            ("dossiers_resolved", "vn", "units"),
            ("late_rate", OFFICES, "places"),
        )
    ],
    "written reports": lambda _, r: [
        reported.leaders(r, kpi, place, label, TODAY)
        for kpi, place, label in (("dossiers_resolved", "vn", LAST), ("dossiers_resolved", OFFICES, "2026-09"))
    ],
    "restated": lambda s, r: restatements.restated(
        *(restatements.figures(one, "dossiers", HUE, "2026-08", TODAY, 1) for one in (s.reader_as_of(1), r))
    ),
    "restated where nothing was": lambda s, r: restatements.restated(
        *(restatements.figures(one, "hotline", SPECIAL, LAST, TODAY, 2) for one in (s.reader_as_of(3), r))
    ),
    "steps": lambda s, _: [
        [(step.line, step.kind, step.file, step.reason) for step in restatements.steps(s.lines(), after, *asked)]
        for after, *asked in (
            (0, SPECIAL, "hotline", "2026-09"),
            (1, HUE, "dossiers", "2026-05"),
            (0, "vn", "hotline", "2026-Q3"),
            (4, MERGED, "dossiers", "2024"),
            (0, MERGED, "budget", "2026-10-YTD"),
            (0, HANOI, "budget", "2026-10-YTD"),
        )
    ],
    "spending": lambda _, r: [
        summary(spending.spending(r, HANOI, "2026-Q3", TODAY)),
        summary(spending.through_the_year(r, "budget_disbursement_rate", HANOI, "2026-03", TODAY)),
    ],
    "scores": lambda _, r: [
        groups_with_gap(scores.groups_of(r, HANOI, LAST, TODAY)),
        scores.printed_rank(r, HANOI, LAST, TODAY),
        scores.missing_points(r, LAST, TODAY),
        [scores.class_of(total) for total in (90.0, 89.99, 80.0, 79.9, 70.0, 69.9, 50.0, 49.9, 0.0)],
    ],
    **{
        f"trace of {kpi} {label} {unit}": lambda s, r, kpi=kpi, label=label, unit=unit: traced(
            s, r, kpi, SPECIAL, label, unit=unit or None
        )
        for kpi, label, unit in (
            ("on_time_rate", LAST, ""),
            ("hotline_received", "2026-Q1", ""),
            ("dossiers_resolved", LAST, "Xã Đồng Đăng"),
            ("dossiers_resolved", total("2026-02", "2026-03"), ""),
        )
    },
    "trace of spending": lambda s, r: traced(s, r, "budget_disbursement_rate", HANOI, "2026-10-YTD"),
    "trace of nothing": lambda s, r: traced(s, r, "on_time_rate", SPECIAL, "2024-01"),
    "opens on, of every kind": lambda _, r: [
        [f(r, place, grain, TODAY) for f in (due.newest, due.running)]
        + [due.default_period(r, place, grain, s, TODAY) for s in ("hotline",)]
        for place, grain in (
            (SPECIAL, "quarter"),
            (SPECIAL, "year"),
            ("dong-thap@2004", "half"),
        )
    ],
}


def groups_with_gap(groups: pd.DataFrame) -> list[Any]:
    gap = scores.largest_gap(groups)
    columns = ["kpi", "value", "maximum", "missing", "best", "is_part"]
    return [groups[columns], gap and [gap[name] for name in columns]]


def told_overview(reader: Reader, place: str, label: str) -> str:
    answer = overview.overview(reader, place, label, TODAY)
    sentences = [(c.code, c.kpi, c.tone, {k: v for k, v in c.values.items() if k not in ("row", "failure")})
            for c in (*answer.changes, *answer.problems)]  # fmt: skip
    return f"{answer.cards} {answer.missing} {spelled(answer.standings)} {sentences}"


def in_time(store: Store, reader: Reader) -> str:
    """As if the files had been loaded in October of 2026, one a week."""
    lines = [replace(line, time=f"2026-10-{min(4 + 3 * line.seq, 31):02d}T08:00:00+07:00") for line in store.lines()]
    told = []
    for place in (SPECIAL, OFFICES):
        cells = quality.timed(quality.matrix(reader, "dossiers", place, LAST, TODAY), lines)
        told.append(cells[["unit", "period", "state", "loaded", "timing"]].tail(12))
        told.append(quality.behind(cells, TODAY)[["unit", "period", "kind", "days"]].head(12))
    return spelled(told)


def traced(store: Store, reader: Reader, kpi: str, place: str, label: str, **more: Any) -> str:
    answer = trace(store, reader, kpi, place, label, **more)
    return WHEN.sub("", spelled(answer and {k: v for k, v in vars(answer).items() if k not in LEFT_OUT}))
