"""What KPIs declare in numbers and words of their own: `declared.txt`, a line a KPI, so that none changes unseen. A new
one is held by its worked example and may be added here later.

After a change that is meant: `python -m tests.metrics.kpis.test_declared`, and look at the difference.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from metrics.kpi import UNITS, Kpi, Operand, Text, measure
from metrics.registry import KPIS

FILE = Path(__file__).resolve().parent / "declared.txt"


def line_of(kpi: Kpi) -> str:
    parts = [kpi.id, kpi.subject, kpi.unit, kpi.direction, sums(kpi.numerator)]
    parts += [f"- {sums(kpi.minus)}"] if kpi.minus else []
    parts += [f"/ {sums(kpi.denominator)}"] if kpi.denominator else []
    if kpi.target:
        parts.append(f"target {kpi.target.value:g} watch {kpi.target.watch:g} since {kpi.target.since}")
    if kpi.overview:
        card = kpi.overview
        parts.append(f"card {card.card}.{card.turn} within {card.within}" + " ranked" * card.is_ranked)
    marks = ("reported_only", "may_count_unlike", "is_ratio")
    return " | ".join([*parts, *(name for name in marks if getattr(kpi, name)), f"x{kpi.scale:g}", kpi.claim or ""])


def sums(operands: tuple[Operand, ...]) -> str:
    return " + ".join(one(operand) for operand in operands)


def one(operand: Operand) -> str:
    alternatives = " or ".join(" ".join(terms) for terms in operand.alternatives)
    return alternatives + (f" (over time {sums(operand.opening_plus_new)})" if operand.opening_plus_new else "")


def declared() -> list[str]:
    return [line_of(kpi) for kpi in KPIS.values()]


def test_every_kpi_is_what_it_is_written_down_to_be():
    assert set(FILE.read_text("utf-8").splitlines()) - set(declared()) == set()


@pytest.mark.parametrize(
    ("unit", "smallest"),
    [
        ("percent", 0.005),
        ("per_1000", 0.05),
        ("score", 0.005),
        ("ratio", 0.005),
        ("days", 0.05),
        ("count", 0.5),
        ("vnd", 0.5),
    ],
)
def test_a_difference_is_seen_from_half_of_the_last_digit_shown(unit, smallest):
    kpi = replace(KPIS["on_time_rate"], unit=unit)
    below = smallest * 0.999
    assert [kpi.is_seen(d) for d in (smallest, -smallest, below, -below, 0.0)] == [True, True, False, False, False]


def test_a_unit_is_what_one_case_of_one_is_shown_as():
    assert UNITS == {"percent": 100, "per_1000": 1000, "ratio": 1, "count": 1, "score": 1, "vnd": 1, "days": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "pounds"}, {"direction": "up"}, {"subject": "weather"}, {"numerator": (measure("rain"),)},
        {"claim": "rain"}, {"checked_by": "A"}, {"checked_on": date(2026, 1, 1)},
    ],
)  # fmt: skip
def test_a_declaration_that_cannot_be_right_stops_the_program(change):
    with pytest.raises(ValueError):
        replace(KPIS["on_time_rate"], **change)
    with pytest.raises(ValueError):
        Text("chỉ một", " ")
    assert replace(KPIS["on_time_rate"], checked_by="A", checked_on=date(2026, 1, 1)).checked_by == "A"


def test_a_name_falls_back_to_a_longer_one():
    bare = replace(KPIS["on_time_rate"], label=Text("l", "l"), card=None, column=None, wall=None, chart=None)
    assert {bare.card_name.vi, bare.column_name.vi, bare.wall_name.vi, bare.chart_name.vi} == {"l"}
    card = replace(bare, card=Text("c", "c"))
    assert [card.card_name.vi, card.column_name.vi, card.wall_name.vi, card.chart_name.vi] == ["c"] * 4
    column = replace(card, column=Text("k", "k"))
    assert [column.card_name.vi, column.column_name.vi, column.wall_name.vi, column.chart_name.vi] == [
        "c",
        "k",
        "c",
        "k",
    ]


if __name__ == "__main__":
    FILE.write_text("\n".join(declared()) + "\n", encoding="utf-8")
