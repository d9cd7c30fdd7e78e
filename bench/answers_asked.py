"""Questions to the one door of numbers, and numbers traced back: every KPI, grain, split and boundary.

Not every combination of all of them: planning the SQL of one KPI costs some tenths of a second. Every KPI meets
month and quarter, every boundary and every split it has; some, one of each way of counting, nearly every combination.
"""

from collections.abc import Iterator
from datetime import date

from bench.answers_stores import OLD, TODAY, Sample
from bench.answers_text import answer_lines
from data.places import NATION
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import GRAINS, LEVELS, SPLITS, Question, resolve_places, targets_of
from metrics.engine.trace import trace

PLACES = ("quang-ninh", "ha-noi", "dong-thap@2025", "quang-ngai@2025")
FORMER = (OLD, "tien-giang@2004", "quang-ngai@2004")
THINNED = {"half": 6, "9m": 6, "total": 6, "year": 3, "ytd": 3}  # grains at which only each so manieth KPI is asked
SOME = PLACES[::2] + FORMER[:2]
BOUNDARIES = ("today", "reported", "2024-06-30")
CLOSELY = ("on_time_rate", "dossiers_pending", "hotline_received", "budget_disbursement_rate")
UNITS = ("Sở Tư pháp", "Sở Xây dựng")
SINCE, UNTIL = date(2025, 1, 1), date(2026, 12, 31)
LATELY = date(2026, 6, 1)
# A total is one period, from day to day.
TOTAL = (date(2025, 1, 1), date(2026, 10, 31))
TRACED = (
    (OLD, "2022-05"),
    (OLD, "2023-Q1"),
    ("dong-thap@2025", "2025-Q3"),
    ("dong-thap@2025", "2026-H1"),
    (NATION, "2026-09"),
    ("quang-ninh", "2026-06-YTD"),
    ("ha-noi", "2025"),
)
DECIDED = ("on_time_rate", "late_per_1000", "hotline_resolution_rate", "dossiers_pending_overdue", "hotline_received")


def questions(sample: Sample) -> Iterator[str]:
    """Rows of the query in the order it gives them."""
    every = tuple(registry.KPIS)
    provinces = (*targets_of(Question((), today=TODAY)), NATION)
    for grain in GRAINS:
        kpis = tuple(dict.fromkeys((*CLOSELY, *every[:: THINNED.get(grain, 1)])))
        yield from _asked(sample, kpis, grain, provinces)
    for boundaries in BOUNDARIES:
        kpis = every if boundaries != "today" else every[::2]
        yield from _asked(sample, kpis, "month", PLACES + FORMER, since=None, boundaries=boundaries)
    for split in SPLITS:
        kpis = _reported_by(sample, every, split)
        yield from _asked(sample, kpis, "month", PLACES + FORMER[:1], since=LATELY, split=split)
    yield from _asked(sample, CLOSELY, "month", (), since=None, boundaries="reported")
    yield from _asked(sample, CLOSELY, "month", (), since=None, boundaries="2024-06-30")


def closely(sample: Sample) -> Iterator[str]:
    """A few KPIs by all grains × boundaries × splits, by level, of one office."""
    for grain in GRAINS:
        for boundaries in BOUNDARIES if THINNED.get(grain, 1) < 6 else BOUNDARIES[:1]:
            yield from _asked(sample, CLOSELY, grain, SOME, boundaries=boundaries)
            for split in SPLITS if boundaries == "today" else SPLITS[:1]:
                kpis = _reported_by(sample, CLOSELY, split)
                yield from _asked(sample, kpis, grain, SOME, boundaries=boundaries, split=split)
    for grain in ("month", "quarter", "year"):
        scopes: tuple[dict, ...] = ({"level": LEVELS[0]}, {"level": LEVELS[2], "split": "unit"}, {"unit": UNITS[0]})
        for more in scopes:
            yield from _asked(sample, _reported_by(sample, CLOSELY, "unit"), grain, PLACES[::2], **more)
    yield from _asked(sample, CLOSELY, "month", (NATION, PLACES[0]), boundaries="reported", since=LATELY)
    yield from _asked(sample, CLOSELY, "month", PLACES, since=SINCE, only_with_figures=True)


def decided(sample: Sample) -> Iterator[str]:
    """The same figures under decisions: targets, approvals, corrections, declared reporters."""
    for grain in ("month", "quarter", "year", "ytd"):
        for boundaries in ("today", "reported"):
            yield from _asked(sample, DECIDED, grain, PLACES[2:] + FORMER, since=None, boundaries=boundaries)
    yield from _asked(sample, DECIDED, "month", FORMER[:1], since=None, boundaries="reported", split="unit")


def _asked(
    sample: Sample, kpis: tuple[str, ...], grain: str, places: tuple[str, ...], since: date | None = SINCE, **more
) -> Iterator[str]:
    """One question; `since` None: as far back as there are figures."""
    start, end = TOTAL if grain == "total" and since else (since, UNTIL if since else None)
    of = kpis if len(kpis) < 9 else f"{len(kpis)} KPIs"
    question = Question(kpis, grain, places, start, end, today=TODAY, **more)
    name = f"query {of} {grain} {places if len(places) < 9 else len(places)} {start} {end} {more}"
    yield from answer_lines(name, query, sample.reader, question)


def _reported_by(sample: Sample, kpis: tuple[str, ...], split: str) -> tuple[str, ...]:
    """The KPIs that are reported by such parts; the others answer nothing."""
    by = "unit" if split == "level" else split
    return tuple(kpi for kpi in kpis if by in sample.reader.divisions(registry.kpi(kpi).measures))


def refusals(sample: Sample) -> Iterator[str]:
    """Questions that are refused, with what is said."""
    reader = sample.reader
    for more in (
        {"grain": "week"},
        {"split": "colour"},
        {"boundaries": "yesterday"},
        {"level": "xã", "split": "field"},
        {"level": "xã", "unit": UNITS[0]},
    ):
        yield from answer_lines(f"question {more}", lambda question: Question(("on_time_rate",), **question), more)
    for name in ("on_time_rat", "", "xyz"):
        yield from answer_lines(f"kpi {name}", query, reader, Question((name,), today=TODAY))
    for name, boundaries in (
        ("Đồng Tháp", "reported"),
        ("Đồng Tháp", "today"),
        ("Tiền Giang", "today"),
        ("Tiền Giang", "2024-01-01"),
        ("Atlantis", "today"),
        ("Cả nước", "reported"),
    ):
        yield from answer_lines(f"place {name} {boundaries}", resolve_places, [name], boundaries)


# -- traces ----------------------------------------------------------------------------------------------


def traces(sample: Sample) -> Iterator[str]:
    """Every KPI at a place of its own in a late period, some in an early one; sums over units and periods."""
    for number, kpi in enumerate(registry.KPIS):
        here = PLACES[number % 3]
        for label in _labels(kpi) if number % 3 == 0 else _labels(kpi)[1:]:
            yield from _traced(sample, kpi, here, label)
    for kpi in CLOSELY[:3]:
        for place, label in TRACED:
            yield from _traced(sample, kpi, place, label, boundaries="reported" if place == OLD else "today")
        yield from _traced(sample, kpi, "quang-ninh", "2026-08", unit=UNITS[0])
        yield from _traced(sample, kpi, "dong-thap@2025", "2026-08", split="unit", part=UNITS[1])
    yield from _traced(sample, "hotline_received", "dong-thap@2025", "2026-08", split="channel", part="phone")
    yield from _traced(sample, "on_time_rate", "dong-thap@2025", "2024-06", boundaries="2024-06-30")


def _labels(kpi: str) -> tuple[str, str]:
    """An early and a late period of the grain a KPI is reported in."""
    subject = registry.kpi(kpi).subject
    first = {"budget": "2023-06", "index766": "2024-05"}.get(subject, "2022-05")
    return (first, "2026-09") if subject != "budget" else (f"{first}-YTD", "2026-09-YTD")


def _traced(sample: Sample, kpi: str, place: str, label: str, **more) -> Iterator[str]:
    yield from answer_lines(f"trace {kpi} {place} {label} {more}", _trace, sample, kpi, place, label, more)


def _trace(sample: Sample, kpi: str, place: str, label: str, more: dict):
    """A trace asks the clock of the machine what is due: of a number that is not there its state is not told."""
    part = (more["split"], more["part"]) if "split" in more else None
    unit, boundaries = more.get("unit"), more.get("boundaries", "today")
    origin = trace(sample.store, sample.reader, kpi, place, label, unit, boundaries, part)
    if origin is not None and origin.row["value"] is None:
        origin.row.update(state="<by the clock>", reason="<by the clock>")
    return origin
