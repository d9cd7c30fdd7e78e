"""What is judged of lines, places and shares, to the sixth digit: `judged.txt`, of figures drawn once by a seed.

The worked examples stand in the other files; here many shapes of lines keep every limit where it is. After a change
that is meant: `python -m tests.metrics.answers.test_judged_lines`, and look at the difference.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.periods import parse_period, shift
from metrics.answers.changes import changes, leading_part
from metrics.answers.compare import funnel, limit_curves
from metrics.answers.control import LEAST_POINTS, control, is_unusual
from metrics.answers.dispersion import overdispersion
from metrics.answers.levels import levels
from metrics.answers.moves import moves
from metrics.answers.rolling import rolling_year
from metrics.answers.seasons import judged_count, mean_step, season, season_names
from metrics.answers.standing import Standing, order
from metrics.answers.summary import Change, Overview
from metrics.engine.comparable import verdicts
from metrics.registry import KPIS

FILE = Path(__file__).resolve().parent / "judged.txt"
PENDING, RATE, SHARE = KPIS["dossiers_pending_overdue"], KPIS["on_time_rate"], KPIS["late_per_1000"]


def spelled(value: Any) -> str:
    if isinstance(value, pd.DataFrame):
        return " ".join(f"{name}:" + ",".join(map(spelled, value[name])) for name in value)
    if hasattr(value, "__dataclass_fields__"):
        return " ".join(f"{f.name}={spelled(getattr(value, f.name))}" for f in fields(value))
    if isinstance(value, dict):
        return "{" + " ".join(f"{key}={spelled(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list | tuple | pd.Series):
        return "[" + ",".join(map(spelled, value)) + "]"
    if isinstance(value, float | int) and not isinstance(value, bool):
        return "-" if math.isnan(value) else f"{value:.6g}"
    return "-" if value is None or value is pd.NaT else str(value)


# -- lines -------------------------------------------------------------------------------------------------


def line(values: list[float | None], first: str = "2022-01", cases: list[Any] | None = None) -> pd.DataFrame:
    """Periods from `first` on; of `cases` the values are numerators."""
    labels = [shift(first, n) for n in range(len(values))]
    shown = [v if v is None or not cases else 100 * v / cases[n] if cases[n] else None for n, v in enumerate(values)]
    return pd.DataFrame(
        {
            "period": labels,
            "value": shown,
            "numerator": values,
            "denominator": cases or [float("nan")] * len(values),
            "complete": [v is not None for v in shown],
            "qualifier": ["exact"] * len(values),
            "counted": "hồ sơ",
            "break": False,
            "basis": "unknown",
            "period_start": [parse_period(n).start for n in labels],
            "period_end": [parse_period(n).end for n in labels],
            "place": "hue",
            "unit": "",
        }
    ).astype({"value": float, "numerator": float, "denominator": float})


def drawn_lines() -> Iterator[tuple[str, pd.DataFrame, Any]]:
    draw = random.Random(1)
    tet = (0.6, 1.3, 1.0, 1.0, 1.1, 1.0, 0.9, 1.0, 1.0, 1.0, 1.2, 1.4)
    yield "few", line([draw.randrange(90, 110) for _ in range(LEAST_POINTS)]), PENDING
    yield "too few", line([draw.randrange(90, 110) for _ in range(LEAST_POINTS - 1)]), PENDING
    yield "steady", line([draw.randrange(90, 110) for _ in range(13)]), PENDING
    yield "eleven", line([draw.randrange(90, 110) for _ in range(11)]), PENDING
    yield "small", line([draw.randrange(0, 4) for _ in range(14)]), PENDING
    yield "below zero", line([draw.randrange(-40, 40) for _ in range(14)]), KPIS["backlog_change"]
    yield "seasons", line([int(100 * tet[n % 12] * draw.uniform(0.95, 1.05)) for n in range(48)]), PENDING
    yield "shift", line([draw.randrange(90, 110) + 60 * (n >= 15) for n in range(32)]), PENDING
    yield "two shifts", line([draw.randrange(90, 110) + 60 * (10 <= n < 22) for n in range(36)]), PENDING
    yield "gaps", line([None if n % 7 == 3 else draw.randrange(90, 110) for n in range(40)]), PENDING
    yield (
        "gaps in seasons",
        line([None if n in (5, 17, 18, 30) else int(100 * tet[n % 12] * draw.uniform(0.97, 1.03)) for n in range(60)]),
        PENDING,
    )
    yield "quarters", line([draw.randrange(90, 110) + 50 * (n % 4 == 3) for n in range(20)], "2021-Q1"), PENDING
    yield "halves", line([draw.randrange(90, 110) + 50 * (n % 2) for n in range(14)], "2020-H1"), PENDING
    yield "years", line([draw.randrange(90, 110) for _ in range(8)], "2018"), PENDING
    cases = [draw.randrange(500, 1500) for _ in range(48)]
    yield "shares", line([int(c * draw.uniform(0.93, 0.97)) for c in cases[:20]], cases=cases[:20]), RATE
    yield "shares of few", line([int(c / 40 * 0.9) for c in cases[:14]], cases=[c // 40 for c in cases[:14]]), RATE
    yield "all of them", line([float(c) for c in cases[:12]], cases=cases[:12]), RATE
    yield (
        "some without cases",
        line(
            [c * 0.9 // 1 * (n != 4) for n, c in enumerate(cases[:14])],
            cases=[c * (n != 4) for n, c in enumerate(cases[:14])],
        ),
        RATE,
    )
    yield (
        "shares in seasons",
        line([int(c * (0.95 - 0.1 * (n % 12 == 1)) * draw.uniform(0.99, 1)) for n, c in enumerate(cases)], cases=cases),
        RATE,
    )
    yield (
        "shares shifted",
        line(
            [int(c * (0.95 - 0.2 * (n >= 12)) * draw.uniform(0.98, 1)) for n, c in enumerate(cases[:26])],
            cases=cases[:26],
        ),
        RATE,
    )
    broken = line([draw.randrange(90, 110) + 300 * (n >= 14) for n in range(28)])
    broken.loc[14, "break"] = True
    yield "broken", broken, PENDING
    other = line([draw.randrange(90, 110) for n in range(22)])
    other.loc[9:14, "counted"] = "phiếu"
    other.loc[17, "counted"] = None
    other.loc[19, "complete"], other.loc[20, "qualifier"] = False, "about"
    yield "of other things", other, PENDING


def control_lines() -> Iterator[str]:
    for name, rows, kpi in drawn_lines():
        judged = control(rows, kpi)
        drawn = judged.rows[["period", "centre", "low", "high", "outside", "tet"]]
        rest = {f.name: getattr(judged, f.name) for f in fields(judged) if f.name != "rows"}
        yield f"control, {name} => {spelled(rest)} {spelled(drawn)} {is_unusual(judged.rows, rows['period'].iloc[-1])}"
        known = {n: v for n, v in enumerate(rows["value"]) if not math.isnan(v)}
        yield f"levels, {name} => {spelled(levels(known))} {spelled(mean_step(known))}"
        if kpi is not RATE:
            names = dict(enumerate(season_names(p, parse_period(p).start, parse_period(p).end) for p in rows["period"]))
            for is_factor in (False, True):
                for cycle in (12, 4, 2):
                    yield f"season, {name} {cycle} {is_factor} => {spelled(season(known, names, cycle, is_factor))}"
        if (
            rows["period"].iloc[0].count("-") == 1
            and "Q" not in rows["period"].iloc[0]
            and "H" not in rows["period"].iloc[0]
        ):
            for one in (KPIS["dossiers_received_new"], RATE):
                yield f"twelve months, {name} {one.id} => {spelled(rolling_year(rows, one))}"


# -- places ------------------------------------------------------------------------------------------------


def places(draw: random.Random, count: int, label: str, **more: Any) -> pd.DataFrame:
    cases = [draw.choice((20, 29, 30, 31, 200, 2000)) for _ in range(count)]
    good = [int(c * draw.uniform(0.8, 1.0)) for c in cases]
    rows = pd.DataFrame(
        {
            "place": [f"p{n}" for n in range(count)],
            "split": "",
            "unit": "",
            "period": label,
            "numerator": good,
            "denominator": cases,
            "complete": [n % 9 != 4 for n in range(count)],
            "qualifier": ["about" if n % 11 == 5 else "exact" for n in range(count)],
            "counted": "hồ sơ",
            "comparable": ["no" if n % 10 == 7 else "yes" for n in range(count)],
            "windows": "",
        }
    ).assign(**more)
    return rows.assign(value=100.0 * rows["numerator"] / rows["denominator"])


def place_lines() -> Iterator[str]:
    draw = random.Random(2)
    now, then = places(draw, 24, "2026-10"), places(draw, 24, "2026-09")
    for direction in ("higher", "lower", "neither"):
        for dispersion in (1.0, 1.7):
            judged, whole = funnel(now, 100, direction, dispersion)
            yield f"funnel, {direction} {dispersion} => {spelled(whole)} {spelled(judged[['low', 'high', 'funnel']])}"
    yield f"curves => {spelled(limit_curves(pd.Series([3.0, 40.0, 9000.0]), 93.0, 1.4, 100.0, 9))}"
    for kpi in (RATE, SHARE, KPIS["index766_total"], KPIS["dossiers_resolved"], KPIS["satisfaction_rate"]):
        placed = order(now, then[then["place"] != "p3"], kpi)
        shown = placed.rows[["fit", "rank", "rank_before", "rank_again", "climbed"]]
        standings = [placed.standing(f"p{n}") for n in (0, 4, 7, 12)]
        counts = [placed.of, placed.of_before, placed.both, placed.same]
        yield f"order, {kpi.id} => {spelled(counts)} {spelled(shown)} {spelled(standings)}"
    past = [
        places(draw, 12, shift("2026-10", -n), complete=[n % 3 > 0 or m > 4 for m in range(12)])
        for n in range(6, -1, -1)
    ]
    for count, label in ((12, "many"), (9, "few"), (10, "ten"), (3, "three")):
        history = pd.concat(past)
        of_some = history[history["place"].isin([f"p{n}" for n in range(count)])]
        yield f"swings, {label} => {spelled(overdispersion(of_some))}"
    parts = [places(draw, 5, label).set_index("place")[["numerator", "denominator"]] for label in ("a", "b")]
    (was, before), (above, below) = ((part["numerator"], part["denominator"]) for part in parts)
    split = moves(was, before, above, below.mask(below.index == "p2", 0))
    yield f"moves => {spelled(split.rates)} {spelled(split.mix)} {spelled(split.change)} {spelled(split.of_sign(-1.0))}"
    frame = pd.DataFrame(
        {"late": below - above, "resolved": below, "late_before": before - was, "resolved_before": before}
    )
    real = 100 * (above.sum() / below.sum() - was.sum() / before.sum())
    for change in (real, real + 0.004, real + 0.006, -real, 0.0):
        yield f"leading part, {change:.5f} => {spelled(leading_part(frame, change))}"
    for column in ("counted", "windows", "source", "route", "basis", "qualifier", "complete", "value"):
        one = pd.DataFrame(
            [
                {
                    "value": 1.0,
                    "counted": "a",
                    "windows": "",
                    "complete": True,
                    "qualifier": "exact",
                    "source": "s",
                    "route": "own",
                    "basis": "unknown",
                }
            ]
            * 4
        )
        other = one.copy()
        values: dict[str, list[Any]] = {
            "complete": [True, False, None, True],
            "value": [1.0, None, 2.0, 0.0],
            "route": ["own", "provinces", "units", None],
        }
        other[column] = pd.Series(values.get(column, ["a", "", None, "exact"]), dtype=object)
        both_ways = [list(side) for pair in ((one, other), (other, one)) for side in verdicts(*pair)]
        yield f"compared, {column} => {spelled(both_ways)}"


# -- sentences ---------------------------------------------------------------------------------------------


def an_overview(**more: Any) -> Overview:
    """Two periods of the cards a sentence may speak of; `more`: KPI -> columns of its last row that are otherwise."""
    base = {
        "place": "hue",
        "split": "",
        "complete": True,
        "qualifier": "exact",
        "comparable": "yes",
        "windows": "",
        "counted": "hồ sơ",
        "status": "good",
        "target": 98.0,
        "numerator": 90.0,
        "denominator": 100.0,
    }
    rows = []
    for kpi, value in (
        ("on_time_rate", 97.0),
        ("dossiers_pending_overdue", 40.0),
        ("online_share", 80.0),
        ("hotline_resolution_rate", 99.0),
    ):
        for back in range(13, -1, -1):
            row = base | {"kpi": kpi, "period": shift("2026-10", -back), "value": value - back / 2, "change": 0.5}
            rows.append(row | (more.get(kpi, {}) if back == 0 else {}))
    parts = pd.DataFrame(
        {
            "overdue": [30.0, 10.0],
            "late": [4.0, 6.0],
            "resolved": [100.0, 200.0],
            "late_before": [5.0, 6.0],
            "resolved_before": [100.0, 200.0],
            "rate": [96.0, 97.0],
            "rank": [2.0, 1.0],
            "outside": [None, "low"],
            "control_low": [90.0, 97.5],
            "control_high": [99.0, 99.0],
            "tet": [False, False],
        },
        index=["A", "B"],
    )
    return Overview(
        "hue", "2026-10", ("on_time_rate",), pd.DataFrame(rows), parts, [], [], [], standings=more.get("standings", {})
    )


def sentence_lines() -> Iterator[str]:
    cases: dict[str, dict[str, Any]] = {
        "all": {"standings": {"on_time_rate": Standing(3, 9, 5, 4, 8)}},
        "no better": {"standings": {"on_time_rate": Standing(3, 9, 3, 3, 8)}},
        "worse": {"standings": {"on_time_rate": Standing(5, 9, 2, 4, 8)}},
        "not alike": {"on_time_rate": {"comparable": "no"}, "dossiers_pending_overdue": {"comparable": "care"}},
        "nothing": {
            kpi: {"value": None}
            for kpi in ("on_time_rate", "dossiers_pending_overdue", "online_share", "hotline_resolution_rate")
        },
        "small": {"on_time_rate": {"change": 0.004}, "dossiers_pending_overdue": {"change": 0.4}},
        "seen": {"on_time_rate": {"change": -0.005}, "dossiers_pending_overdue": {"change": 0.5}},
        "less": {"on_time_rate": {"change": -1.0}, "dossiers_pending_overdue": {"change": -1.0, "value": 41.0}},
        "incomplete": {
            "online_share": {"complete": False, "status": None},
            "hotline_resolution_rate": {"status": None},
        },
        "not the highest": {"online_share": {"value": 79.0, "status": "act"}, "on_time_rate": {"target": None}},
    }
    for name, more in cases.items():
        answer = an_overview(**more)
        yield f"sentences, {name} => " + " ; ".join(map(told, changes(answer)))


def told(change: Change) -> str:
    return spelled(change)


def all_lines() -> list[str]:
    return [*control_lines(), *place_lines(), *sentence_lines()]


@pytest.mark.parametrize("kind", [control_lines, place_lines, sentence_lines])
def test_what_is_judged_is_what_is_written_down(kind):
    written = dict(line.split(" => ", 1) for line in FILE.read_text("utf-8").splitlines())
    now = dict(line.split(" => ", 1) for line in kind())
    assert now == {name: written.get(name) for name in now}


def test_how_far_back_a_line_is_judged():
    assert [judged_count(label) for label in ("2026-10", "2026-Q3", "2026-H1", "2026", "2026-9M")] == [
        61,
        25,
        25,
        25,
        25,
    ]
    assert [judged_count(label, 5) for label in ("2026-10", "2026-Q3", "2026-H1", "2026")] == [61, 21, 11, 5]


@pytest.mark.parametrize(
    ("label", "first", "last", "names"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), ("02", "tet")),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), ("01", "beside_tet")),
        ("2025-01", date(2025, 1, 1), date(2025, 1, 31), ("01", "tet")),
        ("2026-03", date(2026, 2, 15), date(2026, 3, 14), ("03", "tet")),
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30), ("06", "06")),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), ("Q1", "Q1")),
    ],
)
def test_a_month_is_compared_with_the_same_month_or_with_tet(label, first, last, names):
    assert season_names(label, first, last) == names


if __name__ == "__main__":
    FILE.write_text("\n".join(all_lines()) + "\n", encoding="utf-8")
