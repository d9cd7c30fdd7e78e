"""The subject screens' numbers a second time, in plain pandas, by the recount of the overview's test.

Comparisons like for like, control limits and the tables of parts, over the sample store: across the merger, with
silent offices and provinces, in months and quarters.
"""

import math
from datetime import date
from itertools import pairwise

import pytest

from data import periods
from data.places import NATION, provinces_on
from metrics.answers.comparisons import comparisons
from metrics.answers.subject import controlled, parts
from tests.metrics.answers.test_overview_recomputed import CARDS, Recount, change_of, is_same, live_figures, value_of

TODAY = date(2026, 11, 20)
NOTHING = float("nan")


@pytest.fixture(scope="module")
def recount(sample_store):
    return Recount(live_figures(sample_store), "today")


CASES = (
    ("dong-thap@2025", "2026-10", "on_time_rate"),
    ("dong-thap@2025", "2025-07", "dossiers_received_new"),
    ("quang-ninh", "2026-10", "dossiers_pending_overdue"),
    (NATION, "2026-10", "hotline_resolution_rate"),
    ("dong-thap@2025", "2025-Q3", "on_time_rate"),
    (NATION, "2025", "late_per_1000"),
)


OFTEN = (CASES[0], CASES[3], CASES[4])  # offices like for like, provinces, a quarter: in every run


@pytest.mark.parametrize(
    "place, period, kpi",
    [case if case in OFTEN else pytest.param(*case, marks=pytest.mark.slow) for case in CASES],
)
def test_comparisons(sample_store, recount, place, period, kpi):
    """Before, a year ago, since January, twelve months; where a side is partial the change of what both have."""
    by_code = {against.code: against for against in comparisons(sample_store.reader(), kpi, place, period, TODAY)}
    end = periods.parse_period(period).end
    for code, label, before in (
        ("previous", period, periods.shift(period, -1)),
        ("last_year", period, periods.year_before(period)),
        ("ytd", f"{end:%Y-%m}-YTD", f"{end.year - 1}-{end.month:02d}-YTD"),
    ):
        if code not in by_code:
            continue
        against, now, then = by_code[code], recount.figure(kpi, place, label), recount.figure(kpi, place, before)
        assert is_same(_number(against.value), value_of(kpi, now)), code
        assert now is None or is_same(_number(against.before), value_of(kpi, then)), code
        if against.like_for_like is None:
            assert is_same(_number(against.change), change_of(kpi, now, then)), code
            continue
        assert math.isnan(change_of(kpi, now, then)), "like for like only where the wholes have no change"
        both = [
            (a, b)
            for a, b in pairs(recount, against, kpi, place)
            if a and b and a.whole and b.whole and a.exact and b.exact and a.counted == b.counted
        ]
        sums = [value_of(kpi, recount.total([pair[side] for pair in both], True)) for side in (0, 1)]
        assert against.like_for_like.count == len(both)
        assert [against.like_for_like.value, against.like_for_like.before, against.change] == pytest.approx(
            [*sums, sums[0] - sums[1]]
        )
    if "rolling" in by_code:
        now, then = (twelve(recount, kpi, place, label) for label in (period, periods.year_before(period)))
        assert is_same(_number(by_code["rolling"].value), value_of(kpi, now))
        assert is_same(_number(by_code["rolling"].change), change_of(kpi, now, then))


def pairs(recount, against, kpi, place):
    """The same part in both periods: months of two years, provinces, or offices."""
    if against.like_for_like.kind == "months":
        year, last = int(against.label[:4]), int(against.label[5:7])
        labels = [(f"{year}-{m:02d}", f"{year - 1}-{m:02d}") for m in range(1, last + 1)]
        return [(recount.figure(kpi, place, now), recount.figure(kpi, place, then)) for now, then in labels]
    of = (
        [(p.id, "") for p in provinces_on(TODAY)]
        if place == NATION
        else [(place, unit) for owner, unit in recount.level_of if owner == place]
    )
    return [
        tuple(recount.figure(kpi, owner, label, unit) for label in (against.label, against.before_label))
        for owner, unit in of
    ]


def twelve(recount, kpi, place, last):
    months = [recount.figure(kpi, place, periods.shift(last, -back)) for back in range(12)]
    return recount.total(months, True) if all(m and m.whole for m in months) else None


def _number(value):
    return NOTHING if value is None else value


@pytest.mark.parametrize(
    "place, kpi",
    [
        ("dong-thap@2025", "on_time_rate"),
        ("hue", "dossiers_pending_overdue"),
        ("quang-ninh", "on_time_rate"),
        (NATION, "online_share"),
    ],
)
def test_control_limits(sample_store, recount, place, kpi):
    """p̄ ± 3 σ √(p̄ (1 − p̄) ÷ n), or the mean ± 2,66 mean ranges, of each stretch between two breaks or shifts.

    Five years without a season of their own; of fewer than twelve points by 1 + 1 ÷ √(2 × 0,62 (n − 1)) wider.
    """
    judged = controlled(sample_store.reader(), kpi, place, "2026-10", TODAY, 61)
    rows = judged.rows
    assert len(rows) == 61 and not judged.is_seasonal
    assert_same_end(controlled(sample_store.reader(), kpi, place, "2026-10", TODAY, 25).rows, rows)
    begins = [i for i in range(1, len(rows)) if rows["break"][i] or rows["period"][i] in judged.shifts]
    cuts = [0, *begins, len(rows)]
    for first, last in pairwise(cuts):
        line = {i: recount.figure(kpi, place, rows["period"][i]) for i in range(first, last)}
        fit = [i for i, f in line.items() if f and f.whole and f.exact]
        if len(fit) < 6:
            assert rows["low"][first:last].isna().all() and rows["outside"][first:last].isna().all()
            continue
        half, centre, top = limits(line, fit, CARDS[kpi][1] is not None)
        times = 1 if len(fit) >= 12 else 1 + 1 / math.sqrt(2 * 0.62 * (len(fit) - 1))
        for i in (i for i in line if half(i) is not None):
            scale = CARDS[kpi][2]
            low, high = max(centre - times * half(i), 0) * scale, min(centre + times * half(i), top) * scale
            assert [rows["low"][i], rows["high"][i]] == pytest.approx([low, high]), rows["period"][i]
            value = value_of(kpi, line[i])
            outside = ("high" if value > high else "low" if value < low else None) if i in fit else None
            assert rows["outside"][i] == outside or (outside is None and rows["outside"][i] not in ("high", "low"))


def assert_same_end(shown, judged):
    """The 25 months drawn carry the limits of the five years judged."""
    for name in ("period", "low", "high"):
        assert shown[name].equals(judged[name].tail(25).reset_index(drop=True)), name


def limits(line, fit, is_ratio):
    """(half-width of a point, centre, ceiling)."""
    if not is_ratio:
        values = {i: line[i].above for i in fit}
        steps = [abs(values[i] - values[i - 1]) for i in fit if i - 1 in values]
        return (lambda i: 2.66 * sum(steps) / len(steps)), sum(values.values()) / len(values), math.inf
    share = sum(line[i].above for i in fit) / sum(line[i].below for i in fit)
    chance = {i: math.sqrt(share * (1 - share) / f.below) for i, f in line.items() if f and f.below}
    z = {i: (line[i].above / line[i].below - share) / chance[i] for i in fit}
    steps = [abs(z[i] - z[i - 1]) for i in fit if i - 1 in z]
    sigma = max(1.0, sum(steps) / len(steps) / 1.128)
    return (lambda i: 3 * sigma * chance[i] if i in chance else None), share, 1.0


@pytest.mark.parametrize("period, split", [("2026-10", "unit"), ("2025-05", "level"), ("2026-Q3", "level")])
def test_the_parts_of_a_place(sample_store, recount, period, split):
    """Every office and level with its figures; before the merger a level is that of both former provinces."""
    kpis = ("on_time_rate", "dossiers_pending_overdue")
    answer = parts(sample_store.reader(), kpis, "dong-thap@2025", period, TODAY, split)
    assert len(answer.table) and set(answer.figures["kpi"]) <= set(kpis)
    for row in answer.figures.to_dict("records"):
        part = {"unit" if split == "unit" else "level": row["split"]}
        figure = recount.figure(row["kpi"], "dong-thap@2025", period, **part)
        assert is_same(row["value"], value_of(row["kpi"], figure)), (row["kpi"], part)
        assert row["complete"] == bool(figure and figure.whole)
