"""Numbers that would contradict each other on one screen, in the smallest stores that show it."""

import math
from datetime import date

import pytest

from data.periods import parse_period, shift
from metrics import registry
from metrics.answers.comparisons import comparisons
from metrics.answers.composition import terms
from metrics.answers.overview import overview
from metrics.answers.quality import matrix
from metrics.answers.restatements import figures, restated
from metrics.answers.subject import controlled
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.engine.trace import trace
from metrics.kpi import UNITS
from tests.figures import fact, facts, load, new_store

TODAY, PLACE, NOW = date(2026, 11, 20), "quang-ninh", "2026-10"


def row(store, kpi, label=NOW, place=PLACE, **more) -> dict:
    period = parse_period(label)
    rows = query(store.reader(), Question((kpi,), period.grain, (place,), period.end, period.end, today=TODAY, **more))
    return rows.iloc[0].to_dict()


def by_code(store, kpi, period=NOW):
    return {against.code: against for against in comparisons(store.reader(), kpi, PLACE, period, TODAY)}


def dossiers(label, late, of=1000.0, **more):
    return [
        fact(measure, value, PLACE, label, **more)
        for measure, value in (
            ("dossiers_resolved", of),
            ("dossiers_resolved_early_or_on_time", of - late),
            ("dossiers_resolved_late", late),
        )
    ]


def test_twelve_months_of_calls_are_not_set_against_twelve_of_tickets(tmp_path):
    """Rule 15: a year of calls, then a year of tickets; both sums are right and have no difference."""
    months = [shift(NOW, -back) for back in range(23, -1, -1)]
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", 100, PLACE, label, counted="phiếu" if month > 11 else "cuộc gọi")
            for month, label in enumerate(months)
        ],
    )
    rolling = by_code(store, "hotline_received")["rolling"]
    assert (rolling.value, rolling.before, rolling.change, rolling.reason) == (1200.0, None, None, "counted")


def test_an_earlier_figure_keeps_its_own_mark(tmp_path):
    """“Trên 300.000” of a year ago is not shown as 300.000 beside an exact figure of today."""
    store = new_store(
        tmp_path,
        [fact("facebook_reach", 300e3, PLACE, "2025-10", qualifier="over"), fact("facebook_reach", 310e3, PLACE, NOW)],
    )
    against = by_code(store, "facebook_reach")["last_year"]
    assert (against.change, against.reason, against.before_qualifier) == (None, "not_alike", "over")


def test_dossiers_of_two_sources_are_not_one_column(tmp_path):
    """90 in time of 100 by the system, 95 early of 120 by the office: on time is not −5."""
    store = new_store(tmp_path)
    load(store, facts(PLACE, NOW, dossiers_resolved=100, dossiers_resolved_early_or_on_time=90), "eoffice", "export")
    load(
        store,
        facts(
            PLACE,
            NOW,
            dossiers_resolved=120,
            dossiers_resolved_early=95,
            dossiers_resolved_on_time=5,
            dossiers_resolved_late=20,
        ),
    )
    last = terms(store.reader(), PLACE, NOW, TODAY, 1).iloc[0]
    assert last["in_time"] == 90 and all(math.isnan(last[part]) for part in ("early", "on_time", "late"))


def test_nothing_overdue_lies_with_nobody(tmp_path):
    """0 of 0 is no share: the sentence names no office."""
    store = new_store(
        tmp_path, [f for unit in "AB" for f in facts(PLACE, NOW, unit=unit, dossiers_pending_overdue=0.0)]
    )
    change = next(c for c in overview(store.reader(), PLACE, NOW, TODAY).changes if c.code == "overdue")
    assert change.values["value"] == 0 and not {"share", "part", "level"} & change.values.keys()


def test_a_city_that_became_a_special_zone_is_expected_everywhere(tmp_path):
    """Phú Quốc reported as a district until June 2025 and as a commune since: silent in September it is missed."""
    levels = {"2025-06": "huyện", "2025-07": "xã", "2025-08": "xã"}
    store = new_store(
        tmp_path,
        [
            f
            for label in (*levels, "2025-09")
            for f in [
                *(f for unit in ("Sở A", "Sở B") for f in dossiers(label, 1, unit=unit, level="tỉnh")),
                *(dossiers(label, 1, unit="Phú Quốc", level=levels[label]) if label in levels else ()),
            ]
        ],
    )
    store.decide("setting", name="first_use", value="2025-06")
    assert row(store, "on_time_rate", "2025-09")["coverage"] == "2/3"
    cells = matrix(store.reader(), "dossiers", PLACE, "2025-09", TODAY)
    cells = cells[cells["period"] == "2025-09"].set_index("unit")["state"]
    assert (cells[""], cells["Phú Quốc"]) == ("partial", "missing")


def test_the_levels_are_the_whole_where_every_office_has_one(tmp_path):
    """Departments 30 late, communes 12; an office without a level is in the whole and in no level."""
    offices = (("Sở A", "tỉnh", 10), ("Sở B", "tỉnh", 20), ("Xã C", "xã", 5), ("Xã D", "xã", 7))
    store = new_store(
        tmp_path, [f for unit, level, late in offices for f in dossiers(NOW, late, unit=unit, level=level)]
    )

    def levels():
        period = parse_period(NOW)
        rows = query(
            store.reader(),
            Question(("late_per_1000",), "month", (PLACE,), period.end, period.end, split="level", today=TODAY),
        ).set_index("level")
        return rows["numerator"].to_dict(), row(store, "late_per_1000")["numerator"]

    assert levels() == ({"tỉnh": 30, "xã": 12}, 42)
    load(store, dossiers(NOW, 3, unit="Trung tâm"), file="them.xlsx")
    assert levels() == ({"tỉnh": 30, "xã": 12}, 45)
    load(
        store, dossiers("2026-11", 9, unit="Xã C", level="tỉnh"), file="doi-cap.xlsx"
    )  # the newest word counts for all
    assert levels()[0]["tỉnh"] == 35 and math.isnan(levels()[0]["xã"]), "one commune alone is not a level"
    rows = trace(store, store.reader(), "late_per_1000", PLACE, NOW, part=("level", "tỉnh"))
    assert (
        sum(f["value"] for f in rows.facts if f["measure"] == "dossiers_resolved_late") == rows.row["numerator"] == 35
    )


def test_a_status_follows_the_goal_of_its_last_day_and_place(tmp_path):
    """98 until June (preset); 95 for all since July; 97 here since October, none here since November."""
    store = new_store(tmp_path, [f for m in ("2026-06", "2026-09", NOW, "2026-11") for f in dossiers(m, 40)])
    for value, watch, since, place in (
        (95, 2, "2026-07-01", ""),
        (97, 0.5, "2026-10-01", PLACE),
        (None, None, "2026-11-01", PLACE),
    ):
        goal = {"value": value, "watch": watch, "since": since, "basis": "QĐ 1", "none": value is None}
        store.decide("target", kpi="on_time_rate", place=place, **goal)
    goals = [(row(store, "on_time_rate", m)[n]) for m in ("2026-06", "2026-09", NOW) for n in ("target", "status")]
    assert goals == [98.0, "watch", 95.0, "good", 97.0, "act"]
    last = row(store, "on_time_rate", "2026-11")
    bands = ("good", "watch", "act")
    assert math.isnan(last["target"]) and last["status"] not in bands
    assert row(store, "on_time_rate", "2026-Q3")["status"] not in bands, "a quarter of one month is not judged"
    assert row(store, "on_time_rate", NOW, "hue")["target"] == 95.0, "a goal set for one place is nobody else's"


def test_a_correction_of_an_approved_figure_is_marked_and_the_old_one_is_kept(tmp_path):
    store = new_store(tmp_path, dossiers(NOW, 40))
    store.decide("approve", place=PLACE, subject="dossiers", label=NOW)
    before = store.lines()[-1].seq
    assert not row(store, "on_time_rate")["provisional"]
    load(store, dossiers(NOW, 50), file="sua.xlsx", reason="cộng thiếu một xã")
    now = row(store, "on_time_rate")
    assert (now["value"], now["revised"], now["provisional"]) == (95.0, True, True)
    then = query(
        store.reader_as_of(before),
        Question(("on_time_rate",), "month", (PLACE,), date(2026, 10, 31), date(2026, 10, 31), today=TODAY),
    ).iloc[0]
    assert (then["value"], then["revised"], then["provisional"]) == (96.0, False, False)
    store.decide("unapprove", place=PLACE, subject="dossiers", label=NOW)
    assert row(store, "on_time_rate")["provisional"]


def test_a_figure_that_became_exact_is_not_what_it_was(tmp_path):
    """“Trên 300” in the first file, 300 in the second: shown as > 300 then and as 300 now."""
    store = new_store(tmp_path, [fact("facebook_reach", 300, PLACE, NOW, qualifier="over")])
    first = store.head
    load(store, [fact("facebook_reach", 300, PLACE, NOW)], file="lan-2.xlsx")
    then, now = (
        figures(reader, "media", PLACE, NOW, TODAY, 2) for reader in (store.reader_as_of(first), store.reader())
    )
    changed = restated(then, now)
    assert changed[["kpi", "qualifier_then", "qualifier", "difference"]].values.tolist() == [
        ["facebook_reach", "over", "exact", 0.0]
    ]
    assert restated(now, now).empty


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_a_change_that_reads_nothing_is_neither_better_nor_worse(unit):
    kpi = next((k for k in registry.KPIS.values() if k.unit == unit), None)
    if kpi is not None:
        assert kpi.is_seen(1.0) and kpi.is_seen(-1.0) and not kpi.is_seen(0.004) and not kpi.is_seen(float("nan"))


def test_lines_that_break_are_judged_apart(tmp_path):
    """Twelve months of calls around 100, twelve of tickets around 500: no month is out of the ordinary."""
    months = [shift(NOW, -back) for back in range(23, -1, -1)]
    store = new_store(
        tmp_path,
        [
            fact(
                "hotline_received",
                (500 if month > 11 else 100) + month % 2,
                PLACE,
                label,
                counted="phiếu" if month > 11 else "cuộc gọi",
            )
            for month, label in enumerate(months)
        ],
    )
    judged = controlled(store.reader(), "hotline_received", PLACE, NOW, TODAY, 24)
    assert judged.points == 24 and judged.rows["outside"].isna().all()
    assert judged.rows["centre"].round(1).drop_duplicates().tolist() == [100.5, 500.5]
