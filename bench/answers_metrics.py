"""What the screens ask of the metrics: each function with fixed places and periods."""

from collections.abc import Callable, Iterator
from datetime import date

from bench.answers_asked import CLOSELY
from bench.answers_stores import OLD, TODAY, Sample
from bench.answers_text import answer_lines, scalar
from data.measures import SUBJECTS
from data.places import NATION
from metrics import registry
from metrics.answers.agreement import failed, printed, unlike_sources, with_cells
from metrics.answers.arrivals import arrivals
from metrics.answers.compare import compare, latest_compared
from metrics.answers.compare import standing as compared_standing
from metrics.answers.comparisons import alike_last_year, comparisons
from metrics.answers.composition import channels, terms
from metrics.answers.due import default_period, label_of, newest_closed, subjects
from metrics.answers.kinds import kinds
from metrics.answers.latest import latest_figures
from metrics.answers.overview import overview
from metrics.answers.parts import offices, ranked, stock_by_level
from metrics.answers.quality import behind, last_label, matrix, timed
from metrics.answers.quality import standing as reported_standing
from metrics.answers.ranking import ranked_list
from metrics.answers.restatements import figures, restated, steps
from metrics.answers.rolling import rolling_year
from metrics.answers.scores import class_of, groups_of, largest_gap, missing_points, printed_rank
from metrics.answers.series import office_series
from metrics.answers.spending import RATES, spending, through_the_year
from metrics.answers.subject import (
    controlled,
    divided_by,
    levels_of,
    line,
    multiples,
    notes_on,
    parts,
    standing,
    units_of,
)
from metrics.engine.status import goal_on, goal_range, watch_edge
from metrics.formula import formula, operand_words
from metrics.kpis.index766 import GROUPS

HERE, THERE = "dong-thap@2025", "quang-ninh"
OVERVIEWS = {
    "samples": (
        (NATION, "2026-10", "today"),
        (HERE, "2026-09", "today"),
        (HERE, "2025-10", "reported"),
        (THERE, "2026-Q3", "today"),
        ("ha-noi", "2025", "today"),
    ),
    "decided": ((HERE, "2022-05", "today"), (OLD, "2023-Q1", "reported")),
}
KINDS = (
    (("petitions_complaint", "petitions_feedback", "petitions_denunciation"), "petitions_received"),
    (("government_tasks_done_on_time", "government_tasks_done_late", "government_tasks_overdue"), ""),
)
COMPARED = (
    ("on_time_rate", "2026-Q3", "today"),
    ("on_time_rate", "2025-03", "2024-06-30"),
    ("on_time_rate", "2025-03", "reported"),
    ("index766_total", "2026-09", "today"),
    ("late_rate", "2026-09", "today"),
    ("budget_disbursement_rate", "2026-09", "today"),
    ("on_time_rate", "2026-09", "2024-06-30"),
)
LOOKED_AT = ("dossiers", "index766")  # subjects whose matrix is made of the whole nation too
FIRST, LAST = date(2021, 1, 1), date(2026, 10, 31)


def asked_by_screens(sample: Sample) -> Iterator[str]:
    """All of them over one store; the functions that need no store are asked by `declared`."""
    for part in (_overviews, _compared, _quality, _agreement, _restated, _subject, _parts, _others):
        for name, function, arguments in part(sample):
            told = [argument for argument in arguments if argument is not sample]
            yield from answer_lines(f"{sample.name} {name} {scalar(told)}", function, sample.reader, *arguments)


Asked = Iterator[tuple[str, Callable, tuple]]


def _overviews(sample: Sample) -> Asked:
    for place, period, boundaries in OVERVIEWS[sample.name]:
        yield "overview", _overview, (place, period, boundaries)
    for place in (NATION, HERE, "ha-noi"):
        for subject in SUBJECTS:
            yield "default_period", default_period, (place, "month", subject, TODAY)
        yield "default_period", default_period, (place, "quarter", "dossiers", TODAY)
        yield "offices", offices, (place, "2026-09", TODAY)
    yield "series", office_series, (("on_time_rate",), THERE, "2026-09", TODAY, 4, "Sở Tư pháp", "reported")


def _overview(reader, place: str, period: str, boundaries: str) -> dict:
    """The overview and what its screen makes of it."""
    answer = overview(reader, place, period, TODAY, boundaries)
    return {
        "overview": answer,
        "worst": ranked(answer.parts, True),
        "best": ranked(answer.parts, False),
        "stock": stock_by_level(answer),
        "alike": alike_last_year(reader, answer.cards, place, period, TODAY),
    }


def _compared(sample: Sample) -> Asked:
    if sample.name != "samples":
        return
    for kpi, period, boundaries in COMPARED:
        yield "compare", compare, (kpi, period, boundaries, TODAY)
        yield "latest_compared", latest_compared, (kpi, period, boundaries, TODAY)
        yield "compared standing", compared_standing, (kpi, HERE, period, TODAY, boundaries)
    for kpi in list(registry.KPIS)[::6]:
        yield "compare", compare, (kpi, "2026-09", "today", TODAY)


def _quality(sample: Sample) -> Asked:
    for subject in subjects():
        places = (OLD,) if sample.name == "decided" else (NATION, HERE) if subject in LOOKED_AT else (HERE,)
        for place in places:
            label = last_label(sample.reader, subject, place, "2026-10" if place != OLD else "2022-05", TODAY)
            yield "matrix", _matrix, (sample, subject, place, label)
            yield "reported standing", reported_standing, (subject, place, label_of(subject, "2026-09"), TODAY)


def _matrix(reader, sample: Sample, subject: str, place: str, label: str) -> dict:
    cells = timed(matrix(reader, subject, place, label, TODAY), sample.lines())
    return {"cells": cells, "behind": behind(cells, TODAY)}


def _agreement(sample: Sample) -> Asked:
    for subject in SUBJECTS:
        for place in (NATION, HERE):
            yield "failed", _failed, (sample, subject, place)
        if sample.name == "decided":  # the published figures are the same in both
            continue
        yield "printed", printed, (subject, HERE, FIRST, LAST, TODAY)
        yield "unlike_sources", unlike_sources, (subject, HERE, FIRST, LAST, TODAY)
    yield "printed", printed, ("dossiers", NATION, FIRST, date(2023, 12, 31), TODAY)


def _failed(reader, sample: Sample, subject: str, place: str) -> list:
    """Equal gaps of one day come in the order DuckDB's threads found them, so they are put in one here."""
    failures = with_cells(sample.store, failed(reader, subject, place, FIRST, LAST))
    return sorted(failures, key=lambda f: (f.period, abs(f.difference), repr(f)))


def _restated(sample: Sample) -> Asked:
    for subject, place, last in (
        ("dossiers", OLD, "2022-05"),
        ("hotline", OLD, "2022-05"),
        ("media", HERE, "2022-05"),
        ("budget", HERE, "2023-03"),
    ):
        yield "restated", _then_and_now, (sample, subject, place, last)


def _then_and_now(reader, sample: Sample, subject: str, place: str, last: str) -> dict:
    now = figures(reader, subject, place, last, TODAY)
    then = figures(sample.store.reader_as_of(1), subject, place, last, TODAY)
    return {"now": now, "restated": restated(then, now), "steps": steps(sample.lines(), 1, place, subject, last)}


def _subject(sample: Sample) -> Asked:
    places = (
        ((NATION, "2026-10"), (HERE, "2026-09"), (THERE, "2026-Q3"))
        if sample.name == "samples"
        else ((OLD, "2022-05"), (HERE, "2023-Q1"))
    )
    for number, kpi in enumerate(registry.KPIS):
        if kpi in CLOSELY or (sample.name == "samples" and number % 2):
            yield "comparisons", comparisons, (kpi, *places[number // 2 % len(places)], TODAY)
    for kpi in (*CLOSELY, "late_per_1000", "facebook_reach"):
        for place, period in places:
            yield "controlled", controlled, (kpi, place, period, TODAY)
            yield "notes_on", notes_on, (kpi, place, (period,))
            yield "standing", standing, (kpi, place, period, TODAY)
            yield "rolling_year", _rolling, (kpi, place)
    for kpi in CLOSELY:
        yield "comparisons", comparisons, (kpi, THERE, "2026-09", TODAY, "Sở Tư pháp")
        yield "comparisons", comparisons, (kpi, THERE, "2026-09", TODAY, "", "xã")
        yield "standing", standing, (kpi, THERE, "2026-09", TODAY, "Sở Tư pháp", "tỉnh")


def _rolling(reader, kpi: str, place: str):
    return rolling_year(line(reader, (kpi,), place, "2026-09", TODAY, 30), registry.kpi(kpi))


def _parts(sample: Sample) -> Asked:
    if sample.name != "samples":
        return
    for kpi in CLOSELY[:3]:
        for place in (NATION, HERE):
            yield "divided_by", divided_by, (kpi, place, "2026-09", TODAY)
            yield "levels_of", levels_of, (kpi, place, "2026-09", TODAY)
            yield "units_of", units_of, (kpi, place, "2026-09", TODAY)
        yield "multiples", multiples, (kpi, HERE, "2026-09", TODAY)
        yield "ranked_list", ranked_list, (kpi, HERE, "2026-09", "units", TODAY)
        for split in ("unit", "level", "field", "channel"):
            yield "parts", parts, ((kpi, "late_per_1000"), HERE, "2026-09", TODAY, split)
    yield "parts", parts, (("on_time_rate", "dossiers_resolved"), NATION, "2026-09", TODAY, "place")
    yield "parts", parts, (("on_time_rate",), THERE, "2026-09", TODAY, "unit", "xã")
    yield "multiples", multiples, ("on_time_rate", NATION, "2026-09", TODAY)
    yield "ranked_list", ranked_list, ("late_per_1000", HERE, "2026-09", "provinces", TODAY)


def _others(sample: Sample) -> Asked:
    for place, period in ((HERE, "2026-09"), (OLD, "2022-05")) + ((NATION, "2026-09"),) * (sample.name == "samples"):
        yield "terms", terms, (place, period, TODAY)
        yield "channels", channels, (place, period, TODAY)
        yield "spending", spending, (place, period, TODAY)
        yield "through_the_year", through_the_year, (RATES[0], place, period, TODAY)
        for shares, whole in KINDS:
            yield "kinds", kinds, (shares, place, period, TODAY, whole)
        yield "groups_of", _scores, (place, period)
    yield "missing_points", missing_points, ("2026-09", TODAY)
    for label in (newest_closed("month", TODAY), "2022-06", "2021-11"):
        yield "arrivals", arrivals, (label,)
    for kpi in list(registry.KPIS)[::4]:
        yield "latest_figures", _held, (registry.kpi(kpi).measures,)


def _scores(reader, place: str, period: str) -> dict:
    groups = groups_of(reader, place, period, TODAY)
    return {
        "groups": groups,
        "gap": largest_gap(groups) if len(groups) else None,
        "rank": printed_rank(reader, place, period, TODAY),
    }


def _held(reader, measures: tuple[str, ...]) -> list:
    """All of them in one order: those of one day come in the order DuckDB's threads found them."""
    return sorted(latest_figures(reader, measures, most=1000))


def declared(sample: Sample) -> Iterator[str]:
    """Every KPI as it is declared, its formula in words, its goals; what depends on the calendar alone."""
    days = (date(2022, 6, 30), date(2026, 10, 31))
    for kpi in registry.KPIS.values():
        yield from answer_lines(f"{sample.name} kpi {kpi.id}", lambda k: k, kpi)
        for language in ("vi", "en"):
            yield from answer_lines(f"formula {language}", formula, kpi, language)
            yield from answer_lines(f"operands {language}", operand_words, kpi, language)
        for day in days:
            yield from answer_lines(f"range {day}", goal_range, kpi, day)
            for place in (NATION, OLD, HERE):
                yield from answer_lines(f"goal {place} {day}", goal_on, kpi, sample.reader.decisions, place, day)
        yield from answer_lines("edge", watch_edge, kpi, 90.0, 2.5)
    for grain in ("month", "quarter", "half", "9m", "year"):
        yield from answer_lines(f"newest_closed {grain}", newest_closed, grain, TODAY)
    for total in (100.0, 90.0, 89.99, 80.0, 70.0, 50.0, 49.99):
        yield from answer_lines(f"class {total}", class_of, total)
    yield from answer_lines("groups", lambda: GROUPS)
