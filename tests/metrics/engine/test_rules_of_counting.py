"""Every rule of counting (design §3) with a worked example in numbers a reader can check by hand.

Rules 8, 16, 17 and 18 are about reading files: tests/loaders.
"""

from datetime import date

import pytest

from data.store import Store
from metrics.engine.query import query
from metrics.engine.question import Question, QuestionError, resolve_places
from metrics.engine.trace import trace
from tests.figures import fact, facts, load, new_store

TODAY = date(2026, 11, 20)


def ask(store: Store, kpi: str, grain: str = "month", **more) -> list[dict]:
    places = more.pop("places", ())
    question = Question((kpi,), grain, tuple(places), today=TODAY, only_with_figures=more.pop("only", True), **more)
    return query(store.reader(), question).to_dict("records")


def one(store: Store, kpi: str, grain: str = "month", **more) -> dict:
    rows = ask(store, kpi, grain, **more)
    assert len(rows) == 1, rows
    return rows[0]


def value(store: Store, kpi: str, grain: str = "month", **more) -> float | None:
    rows = ask(store, kpi, grain, **more)
    return rows[0]["value"] if rows else None


def test_rule_01_two_windows_under_one_label_are_two_versions_of_one_number(tmp_path):
    store = new_store(
        tmp_path,
        [fact("hotline_received", 9510, "ha-noi", "2026-06", window="2026-05-15..2026-06-14")],
        [fact("hotline_received", 8617, "ha-noi", "2026-06", window="2026-06-01..2026-06-30")],
    )
    row = one(store, "hotline_received")
    assert row["value"] == 8617 and str(row["period_start"])[:10] == "2026-06-01"


def test_rule_02_the_newest_live_batch_gives_the_value(tmp_path):
    store = new_store(
        tmp_path,
        [fact("hotline_received", 100, "ha-noi", "2026-06"), fact("hotline_received", 70, "ha-noi", "2026-07")],
    )
    second = load(store, [fact("hotline_received", 120, "ha-noi", "2026-06")])
    third = load(store, [fact("hotline_received", 130, "ha-noi", "2026-06")])

    def june_july():
        return [r["value"] for r in ask(store, "hotline_received")]

    assert june_july() == [130, 70], "a key absent from a newer file stays"
    store.withdraw(third.id)
    assert june_july() == [120, 70]
    store.withdraw(second.id)
    assert june_july() == [100, 70]
    store.restore(third.id)
    store.restore(second.id)
    assert june_july() == [130, 70], "a restored batch returns to its old place: the third stays the newest"


def test_rule_02_a_blank_of_a_newer_file_wipes_nothing(tmp_path):
    store = new_store(
        tmp_path,
        [fact("hotline_received", 100, "ha-noi", "2026-06")],
        [fact("hotline_received", None, "ha-noi", "2026-06", status="missing")],
    )
    assert value(store, "hotline_received") == 100


def test_rule_03_the_best_source_is_shown_and_the_others_beside_it(tmp_path):
    store = Store(tmp_path)
    load(store, [fact("hotline_received", 9510, "ha-noi", "2026-06")], "published", "published")
    load(store, [fact("hotline_received", 8617, "ha-noi", "2026-06")], "hotline_month", "office")
    row = one(store, "hotline_received")
    assert (row["value"], row["source"]) == (8617, "hotline_month")
    others = trace(store, store.reader(), "hotline_received", "ha-noi", "2026-06").others
    assert {o["source"]: o["difference"] for o in others} == {"published": 893}


def test_rule_04_rank_before_route_and_own_before_units_before_months(tmp_path):
    store = Store(tmp_path)
    months = [
        f
        for m, n in (("2026-04", 10), ("2026-05", 20), ("2026-06", 30))
        for f in facts("ha-noi", m, dossiers_resolved=n)
    ]
    load(store, months, "template", "office")
    assert value(store, "dossiers_resolved", "quarter") == 60, "the fold of the months"
    load(
        store,
        facts("ha-noi", "2026-Q2", unit="Sở A", dossiers_resolved=40)
        + facts("ha-noi", "2026-Q2", unit="Sở B", dossiers_resolved=22),
    )
    assert value(store, "dossiers_resolved", "quarter") == 62, "the sum of its units"
    load(store, facts("ha-noi", "2026-Q2", dossiers_resolved=61))
    row = one(store, "dossiers_resolved", "quarter")
    assert (row["value"], row["route"]) == (61, "own"), "said for exactly this place and period"
    load(
        store,
        [
            f
            for m, n in (("2026-04", 10), ("2026-05", 20), ("2026-06", 33))
            for f in facts("ha-noi", m, dossiers_resolved=n)
        ],
        "form_06a",
        "export",
    )
    row = one(store, "dossiers_resolved", "quarter")
    assert (row["value"], row["route"], row["source"]) == (63, "periods", "form_06a"), "rank before route"


def test_rule_04_numerator_and_denominator_take_the_same_source(tmp_path):
    """The export has no late figures, so its 90 resolved never meet the report's 5 late."""
    store = Store(tmp_path)
    load(store, facts("ha-noi", "2026-06", dossiers_resolved=90), "form_06a", "export")
    load(store, facts("ha-noi", "2026-06", dossiers_resolved=100, dossiers_resolved_late=5), "published", "published")
    row = one(store, "late_rate")
    assert (row["value"], row["numerator"], row["denominator"], row["source"]) == (5.0, 5, 100, "published")


def test_rule_04_an_incomplete_sum_shows_its_coverage(tmp_path):
    store = new_store(
        tmp_path,
        [f for x in "ABC" for f in facts("ha-noi", "2026-05", unit=f"Sở {x}", dossiers_resolved=10)],
        [f for x in "AB" for f in facts("ha-noi", "2026-06", unit=f"Sở {x}", dossiers_resolved=10)],
    )
    may, june = ask(store, "dossiers_resolved")
    assert (may["value"], may["coverage"], may["complete"]) == (30, "3/3", True)
    assert (june["value"], june["coverage"], june["complete"]) == (20, "2/3", False)
    assert june["change"] != june["change"], "no change against a sum of fewer offices"


def test_rule_05_wholes_are_never_added_to_parts(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", 100, "ha-noi", "2026-06"),
            fact("hotline_received", 60, "ha-noi", "2026-06", channel="phone"),
            fact("hotline_received", 30, "ha-noi", "2026-06", channel="zalo"),
            fact("hotline_received", 55, "ha-noi", "2026-07", channel="phone"),
            fact("hotline_received", 25, "ha-noi", "2026-07", channel="zalo"),
        ],
    )
    assert [(r["value"], r["route"]) for r in ask(store, "hotline_received")] == [(100, "own"), (80, "channels")]
    channels = ask(store, "hotline_received", split="channel", start=date(2026, 7, 1), end=date(2026, 7, 31))
    assert {r["channel"]: r["value"] for r in channels} == {"phone": 55, "zalo": 25}


def test_rule_06_one_office_is_not_the_province(tmp_path):
    """Đồng Tháp 5/2022: a hotline rate and a centre's dossiers, and no provincial on-time rate."""
    store = new_store(
        tmp_path,
        facts(
            "dong-thap@2004",
            "2022-05",
            unit="Trung tâm Phục vụ HCC",
            dossiers_received=7189,
            dossiers_resolved_early_or_on_time=4736,
            dossiers_resolved_late=0,
            dossiers_pending_in_time=2453,
        )
        + facts("dong-thap@2004", "2022-05", hotline_received=392, hotline_resolved=375),
    )
    where = {"places": ("dong-thap@2004",), "boundaries": "reported"}
    row = one(store, "on_time_rate", **where)
    assert row["value"] != row["value"] and (row["state"], row["reason"]) == ("refused", "one_office")
    assert one(store, "on_time_rate", unit="Trung tâm Phục vụ HCC", **where)["value"] == 100
    assert round(one(store, "hotline_resolution_rate", **where)["value"], 2) == 95.66


def test_rule_07_alternatives_are_taken_in_order(tmp_path):
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-01", dossiers_resolved_early_or_on_time=95, dossiers_resolved_late=5)
        + facts("ha-noi", "2026-02", dossiers_resolved_early=60, dossiers_resolved_on_time=36, dossiers_resolved_late=4)
        + facts("ha-noi", "2026-03", dossiers_resolved_early=60, dossiers_resolved_late=4),
    )
    assert [r["value"] for r in ask(store, "on_time_rate")] == [95, 96], "March lacks the on-time part: no value"


def test_rule_07_received_new_and_pending(tmp_path):
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-01", dossiers_received=149217, dossiers_carried_over=4517)
        + facts("ha-noi", "2026-02", dossiers_received_online=56439, dossiers_received_direct_and_postal=88261)
        + facts(
            "ha-noi",
            "2026-03",
            dossiers_received_online=10,
            dossiers_received_direct=20,
            dossiers_received_postal=3,
            dossiers_pending_in_time=11372,
            dossiers_pending_overdue=1767,
        ),
    )
    assert [r["value"] for r in ask(store, "dossiers_received_new")] == [144700, 144700, 33]
    assert value(store, "dossiers_pending") == 13139


def test_rule_07_the_sheet_of_2026(tmp_path):
    """Late with and without a letter of apology 3 + 2 of 100; online wholly, in part, otherwise 40 + 8 + 2 of 100."""
    store = new_store(
        tmp_path,
        facts(
            "ha-noi",
            "2026-06",
            dossiers_resolved_early_or_on_time=95,
            dossiers_resolved_late_apology_given=3,
            dossiers_resolved_late_apology_missing=2,
            dossiers_received_new=100,
            dossiers_received_online_whole=40,
            dossiers_received_online_part=8,
            dossiers_received_online_other=2,
        ),
    )
    assert (value(store, "on_time_rate"), value(store, "late_rate"), value(store, "online_share")) == (95, 5, 50)


def test_rule_07_received_in_total_over_several_periods(tmp_path):
    """Opening of April 40, new 100 + 110 + 120: 370; the columns (3) add up to 140 + 155 + 170 = 465, wrongly."""
    april_to_june = [
        f
        for m, total, carried in (("04", 140, 40), ("05", 155, 45), ("06", 170, 50))
        for f in facts("ha-noi", f"2026-{m}", dossiers_received=total, dossiers_carried_over=carried)
    ]
    store = new_store(tmp_path / "a", april_to_june)
    assert value(store, "dossiers_received", "quarter") == 370
    without_opening = new_store(tmp_path / "b", [f for f in april_to_june if f.measure == "dossiers_received"])
    row = one(without_opening, "dossiers_received", "quarter")
    assert row["value"] != row["value"] and row["state"] == "refused"


def test_rule_09_stocks_open_with_the_first_and_close_with_the_last(tmp_path):
    store = new_store(
        tmp_path,
        [
            f
            for m, carried, pending in (("04", 40, 45), ("05", 45, 50), ("06", 50, 44))
            for f in facts("ha-noi", f"2026-{m}", dossiers_carried_over=carried, dossiers_pending=pending)
        ],
    )
    assert value(store, "dossiers_pending", "quarter") == 44
    assert value(store, "backlog_change", "quarter") == 4, "44 at the end of June less 40 at the start of April"


def test_rule_09_a_missing_closing_is_never_the_nearest(tmp_path):
    store = new_store(
        tmp_path, facts("ha-noi", "2026-04", dossiers_pending=45) + facts("ha-noi", "2026-05", dossiers_pending=50)
    )
    row = one(store, "dossiers_pending", "quarter")
    assert row["value"] != row["value"] and (row["state"], row["reason"]) == ("refused", "closing")


def test_rule_10_periods_fold_only_if_they_tile(tmp_path):
    """15/3–14/4, 15/4–14/5, 15/5–14/6 tile; with a calendar May in the middle they do not: two dates are named."""
    tiling = [f for m in ("04", "05", "06") for f in facts("ha-noi", f"2026-{m}", window="decree", hotline_received=10)]
    store = new_store(tmp_path / "a", tiling)
    row = one(store, "hotline_received", "quarter")
    assert (row["value"], str(row["period_start"])[:10], str(row["period_end"])[:10]) == (
        30,
        "2026-03-15",
        "2026-06-14",
    )
    broken = [tiling[0], fact("hotline_received", 10, "ha-noi", "2026-05", window="2026-05-01..2026-05-31"), tiling[2]]
    row = one(new_store(tmp_path / "b", broken), "hotline_received", "quarter")
    assert row["value"] != row["value"] and row["reason"] == "windows|2026-04-14|2026-05-01"


def test_rule_10_unknown_windows_fold_and_a_change_of_basis_breaks_the_line(tmp_path):
    store = new_store(
        tmp_path,
        [fact("hotline_received", 10, "ha-noi", f"2026-{m}") for m in ("04", "05", "06")]
        + [fact("hotline_received", 12, "ha-noi", "2026-07", window="decree")],
    )
    assert value(store, "hotline_received", "quarter") == 30
    assert [r["break"] for r in ask(store, "hotline_received")] == [False, False, False, True]


def test_rule_10_an_open_end_does_not_tile(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", 10, "ha-noi", "2026-04", window="2026-04-01.."),
            fact("hotline_received", 10, "ha-noi", "2026-05", window="2026-05-01..2026-05-31"),
            fact("hotline_received", 10, "ha-noi", "2026-06", window="2026-06-01..2026-06-30"),
        ],
    )
    row = one(store, "hotline_received", "quarter")
    assert row["state"] == "refused" and row["reason"].startswith("windows|")


def test_rule_11_year_to_date_is_printed_or_the_sum_from_january(tmp_path):
    store = new_store(
        tmp_path,
        [fact("hotline_received", n, "ha-noi", f"2026-0{m}") for m, n in ((1, 10), (2, 20), (3, 30))]
        + [fact("hotline_received", 61, "ha-noi", "2026-03-YTD")],
    )
    rows = {r["period"]: (r["value"], r["route"]) for r in ask(store, "hotline_received", "ytd")}
    assert rows["2026-02-YTD"] == (30, "periods") and rows["2026-03-YTD"] == (61, "own")
    assert value(store, "hotline_received", "quarter") == 60, "never differenced, never folded into a quarter"


def test_rule_11_spent_to_date_over_the_plan_of_the_year(tmp_path):
    """Đồng Tháp, Q1 2023: (2 615 978 327 + 2 616 559 783) ÷ 21 042 000 000 = 24,87 %."""
    store = new_store(
        tmp_path,
        facts("ha-noi", "2023", budget_total_assigned=21_042_000_000)
        + facts(
            "ha-noi", "2023-03-YTD", budget_autonomous_spent=2_615_978_327, budget_non_autonomous_spent=2_616_559_783
        ),
    )
    assert round(value(store, "budget_disbursement_rate", "ytd"), 2) == 24.87
    assert ask(store, "budget_disbursement_rate", "month") == []


@pytest.fixture
def merged(tmp_path):
    """Old Đồng Tháp and Tiền Giang until June 2025, new Đồng Tháp from July."""
    figures = []
    for month in range(1, 7):
        label = f"2025-{month:02d}"
        figures += facts("dong-thap@2004", label, dossiers_resolved=100, dossiers_resolved_late=10)
        figures += facts("tien-giang@2004", label, dossiers_resolved=300, dossiers_resolved_late=6)
    for month in range(7, 13):
        figures += facts("dong-thap@2025", f"2025-{month:02d}", dossiers_resolved=410, dossiers_resolved_late=41)
    return new_store(tmp_path, figures)


def test_rule_12_today_before_the_merger_is_the_sum_of_predecessors(merged):
    june = {"start": date(2025, 6, 30), "end": date(2025, 6, 30), "places": ("dong-thap@2025",)}
    row = one(merged, "late_rate", **june)
    assert (row["numerator"], row["denominator"], row["value"], row["coverage"]) == (16, 400, 4.0, "2/2")
    rows = ask(merged, "dossiers_resolved", places=("dong-thap@2025",))
    assert [r["value"] for r in rows] == [400] * 6 + [410] * 6
    assert [r["break"] for r in rows].index(True) == 6, "the line breaks where the place begins"


def test_rule_12_a_year_across_the_merger_counts_everything_once(merged):
    row = one(merged, "dossiers_resolved", "year", places=("dong-thap@2025",))
    assert (row["value"], row["complete"]) == (6 * 400 + 6 * 410, True)
    assert ask(merged, "dossiers_resolved", "year", places=("dong-thap@2004",), boundaries="reported") == [], (
        "a period belongs to the place that exists on its last day"
    )
    new = one(merged, "dossiers_resolved", "year", places=("dong-thap@2025",), boundaries="reported")
    assert (new["value"], new["complete"]) == (6 * 410, False)


def test_rule_12_a_refused_fold_gives_way_to_the_predecessors_in_one_row(tmp_path):
    """One predecessor reports by the decree's windows, the other a calendar month: their months do not join."""
    joined = [fact("hotline_received", 100, "tien-giang@2004", f"2021-{m}", window="decree") for m in (10, 11, 12)]
    store = new_store(
        tmp_path,
        joined,
        [fact("hotline_received", 70, "dong-thap@2004", "2021-10")],
        [fact("hotline_received", 70, "dong-thap@2025", "2025-10")],
    )
    rows = ask(store, "hotline_received", "quarter", places=("dong-thap@2025",))
    assert (rows[0]["period"], rows[0]["value"], rows[0]["coverage"]) == ("2021-Q4", 370, "1/2")
    assert len({r["period"] for r in rows}) == len(rows)


def test_rule_12_a_missing_predecessor_shows_as_one_of_two(tmp_path):
    store = new_store(tmp_path, facts("dong-thap@2004", "2024-06", dossiers_resolved=100))
    row = one(store, "dossiers_resolved", places=("dong-thap@2025",))
    assert (row["value"], row["coverage"], row["complete"]) == (100, "1/2", False)


def test_rule_12_never_both_and_never_split_backwards(merged):
    load(merged, facts("dong-thap@2025", "2025-06", dossiers_resolved=405))
    rows = ask(merged, "dossiers_resolved", places=("dong-thap@2025",))
    assert [r["value"] for r in rows][5] == 405, "its own figure, not its own and its predecessors'"
    with pytest.raises(QuestionError):
        resolve_places(["Tiền Giang"], "today")
    assert [
        r["period"] for r in ask(merged, "dossiers_resolved", places=("tien-giang@2004",), boundaries="2024-01-01")
    ] == [f"2025-{m:02d}" for m in range(1, 7)]


def test_rule_12_the_nation_counts_each_territory_once(merged):
    rows = ask(merged, "dossiers_resolved", places=("vn",))
    assert [r["value"] for r in rows] == [400] * 6 + [410] * 6
    assert rows[0]["coverage"] == "2/63" and rows[-1]["coverage"] == "1/34"


def test_rule_13_qualifiers_of_sums_and_ratios(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", 2600, "ha-noi", "2026-01", qualifier="over"),
            fact("hotline_received", 100, "ha-noi", "2026-02"),
            fact("hotline_received", 500, "ha-noi", "2026-03", qualifier="nearly"),
            fact("hotline_received", 10, "ha-noi", "2026-04"),
            fact("hotline_received", 10, "ha-noi", "2026-05"),
            fact("hotline_received", 80, "ha-noi", "2026-06", qualifier="under"),
            fact("hotline_resolved", 2500, "ha-noi", "2026-01"),
        ],
    )
    rows = ask(store, "hotline_received")
    assert [r["qualifier"] for r in rows] == ["over", "exact", "nearly", "exact", "exact", "under"]
    quarters = ask(store, "hotline_received", "quarter")
    assert [(r["value"], r["qualifier"]) for r in quarters] == [(3200, "about"), (100, "nearly")]
    rate = one(store, "hotline_resolution_rate")
    assert rate["qualifier"] == "about" and rate["status"] is None, "no status colour on an inexact ratio"


def test_rule_13_what_is_over_taken_away_leaves_less(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("dossiers_received", 1000, "ha-noi", "2026-01"),
            fact("dossiers_carried_over", 100, "ha-noi", "2026-01", qualifier="over"),
        ],
    )
    row = one(store, "dossiers_received_new")
    assert (row["value"], row["qualifier"]) == (900, "nearly")


def test_rule_14_expected_reporters_and_due_dates(tmp_path):
    store = new_store(
        tmp_path, [f for x in "AB" for f in facts("ha-noi", "2026-08", unit=f"Sở {x}", dossiers_resolved=5)]
    )
    asked = {"places": ("ha-noi",), "start": date(2026, 8, 1), "only": False}
    before = Question(
        ("dossiers_resolved",), "month", ("ha-noi",), date(2026, 9, 1), date(2026, 11, 30), today=date(2026, 11, 24)
    )
    states = query(store.reader(), before)["state"].tolist()
    assert states == ["missing", "missing", "not_due"], "November is due on the 25th"
    load(store, facts("ha-noi", "2026-09", unit="Sở A", dossiers_resolved=5))
    rows = ask(store, "dossiers_resolved", end=date(2026, 9, 30), **asked)
    assert rows[-1]["coverage"] == "1/2"


def test_rule_14_not_applicable_is_neither_missing_nor_zero(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", None, "ha-noi", "2026-08", status="not_applicable"),
            fact("hotline_received", 0, "hue", "2026-08"),
        ],
    )
    asked = {"start": date(2026, 8, 1), "end": date(2026, 8, 31), "only": False}
    states = {r["place"]: (r["state"], r["value"]) for r in ask(store, "hotline_received", **asked)}
    assert states["ha-noi"][0] == "not_applicable" and states["hue"] == ("value", 0)
    assert states["cao-bang"][0] == "missing"


def test_rule_14_a_declared_list_of_reporters(tmp_path):
    store = new_store(
        tmp_path, [f for x in "AB" for f in facts("ha-noi", "2026-08", unit=f"Sở {x}", dossiers_resolved=5)]
    )
    assert one(store, "dossiers_resolved")["coverage"] == "2/2"
    store.decide("reporters", place="ha-noi", subject="dossiers", units=["Sở A", "Sở B", "Sở C"])
    assert one(store, "dossiers_resolved")["coverage"] == "2/3"


def test_rule_14_an_office_silent_for_a_year_is_no_longer_expected(tmp_path):
    figures = facts("ha-noi", "2025-01", unit="Sở C", dossiers_resolved=5)
    for label in ("2025-12", "2026-01"):
        figures += [f for x in "AB" for f in facts("ha-noi", label, unit=f"Sở {x}", dossiers_resolved=5)]
    store = new_store(tmp_path, figures)
    rows = {r["period"]: r["coverage"] for r in ask(store, "dossiers_resolved")}
    assert (rows["2025-12"], rows["2026-01"]) == ("2/3", "2/2")


def test_rule_14_districts_are_not_expected_after_1_july_2025(tmp_path):
    """Two offices and a district in June 2025; in July the district is gone: 2 of 2, not 2 of 3."""
    offices = [
        fact("dossiers_resolved", 5, "quang-ninh", m, unit=f"Sở {x}", level="tỉnh")
        for m in ("2025-06", "2025-07")
        for x in "AB"
    ]
    district = fact("dossiers_resolved", 5, "quang-ninh", "2025-06", unit="UBND huyện C", level="huyện")
    store = new_store(tmp_path, [*offices, district])
    assert [r["coverage"] for r in ask(store, "dossiers_resolved")] == ["3/3", "2/2"]


def test_rule_15_people_and_views_are_not_one_line(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("facebook_reach", 770000, "ha-noi", "2026-05", counted="người"),
            fact("facebook_reach", 300000, "ha-noi", "2026-06", counted="lượt"),
            fact("zalo_views", 10, "ha-noi", "2026-05"),
            fact("zalo_views", 10, "ha-noi", "2026-06", counted="người"),
            fact("zalo_views", 10, "ha-noi", "2026-04"),
        ],
    )
    _, june = ask(store, "facebook_reach")
    assert june["break"] and june["change"] != june["change"] and june["previous"] != june["previous"]
    quarter = one(store, "zalo_views", "quarter")
    assert quarter["value"] != quarter["value"] and quarter["reason"] == "counted"


def test_rule_15_reach_is_never_added(tmp_path):
    store = new_store(
        tmp_path,
        [fact("facebook_reach", 100, p, m) for p in ("ha-noi", "hue") for m in ("2026-04", "2026-05", "2026-06")],
    )
    row = ask(store, "facebook_reach", "quarter")[0]
    assert row["value"] != row["value"] and row["reason"] == "over_time"
    nation = ask(store, "facebook_reach", places=("vn",))
    assert {(r["state"], r["reason"]) for r in nation} == {("refused", "over_places")}


def test_rule_19_approval_and_a_later_change(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=100))
    assert one(store, "dossiers_resolved")["provisional"]
    approved = store.decide("approve", place="ha-noi", subject="dossiers", label="2026-06")
    row = one(store, "dossiers_resolved")
    assert (row["provisional"], row["revised"]) == (False, False)
    later = load(store, facts("ha-noi", "2026-06", dossiers_resolved=110), reason="gửi lại")
    row = one(store, "dossiers_resolved")
    assert (row["value"], row["provisional"], row["revised"]) == (110, True, True)
    then = query(store.reader_as_of(approved.seq), Question(("dossiers_resolved",), places=("ha-noi",), today=TODAY))
    assert then["value"].tolist() == [100] and not then["provisional"].any(), "the approved figure stays answerable"
    store.withdraw(later.id, reason="nhầm tệp")
    assert one(store, "dossiers_resolved")["revised"], "taking figures out after approval is a change too"


def test_a_printed_percentage_is_shown_beside_and_flagged(tmp_path):
    """Quảng Ngãi's centre 2021: printed 99,5 % beside 94 266 ÷ 98 281 = 95,91 %."""
    store = new_store(
        tmp_path,
        facts(
            "quang-ngai@2004",
            "2021",
            unit="Trung tâm",
            dossiers_received=98281,
            dossiers_resolved=94266,
            dossiers_resolution_rate_reported=99.5,
        )
        + facts(
            "quang-ngai@2004",
            "2021",
            hotline_received=11050,
            hotline_resolved=2617,
            hotline_resolution_rate_reported=23.6,
        ),
    )
    where = {"places": ("quang-ngai@2004",), "boundaries": "reported"}
    row = one(store, "dossiers_resolution_rate", "year", unit="Trung tâm", **where)
    assert (round(row["value"], 2), row["reported"], row["reported_differs"]) == (95.91, 99.5, True)
    row = one(store, "hotline_resolution_rate", "year", **where)
    assert (round(row["value"], 2), row["reported_differs"]) == (23.68, False), "cut off, not rounded: no flag"


def test_nothing_over_nothing_is_no_value(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", hotline_received=0, hotline_resolved=0))
    row = one(store, "hotline_resolution_rate")
    assert row["value"] != row["value"] and row["reason"] == "zero_denominator"


def test_rule_03_equal_ranks_take_the_shorter_way_then_the_newest(tmp_path):
    """Said for the quarter, 61, before three later months of another office, 20 each."""
    store = Store(tmp_path)
    load(store, facts("ha-noi", "2026-Q2", dossiers_resolved=61), "form_06a")
    load(store, [f for m in ("04", "05", "06") for f in facts("ha-noi", f"2026-{m}", dossiers_resolved=20)], "template")
    row = one(store, "dossiers_resolved", "quarter")
    assert (row["value"], row["route"]) == (61, "own")


def test_rule_04_an_office_whose_figure_is_refused_is_missed(tmp_path):
    """Offices A and B count whole; of C one of its two channels is there in June: 2 of 3 offices, not 2 of 2."""
    store = new_store(
        tmp_path,
        [fact("hotline_received", 10, "ha-noi", "2026-06", unit=f"Sở {x}") for x in "AB"]
        + [fact("hotline_received", 5, "ha-noi", "2026-06", unit="Sở C", channel="phone")],
    )
    row = one(store, "hotline_received")
    assert (row["value"], row["coverage"], row["complete"]) == (20, "2/3", False)


def test_rule_07_opening_of_the_first_month_and_what_came_new(tmp_path):
    """April says 140 with 40 carried over, May and June only what came new, 110 and 120: 370."""
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-04", dossiers_received=140, dossiers_carried_over=40)
        + facts("ha-noi", "2026-05", dossiers_received_new=110)
        + facts("ha-noi", "2026-06", dossiers_received_new=120),
    )
    row = one(store, "dossiers_received", "quarter")
    assert (row["value"], row["coverage"], row["complete"]) == (370, "3/3", True)
    months = {r["period"]: r["value"] for r in ask(store, "dossiers_received")}
    assert months["2026-04"] == 140 and "2026-05" not in months, "what came new is not the total"


def test_rule_10_offices_with_unlike_windows_must_all_tile(tmp_path):
    """In April office A closes on the 14th and B on the 30th; in May both begin on the 1st: A lacks 15–30 April."""
    figures = [
        fact("dossiers_resolved", 10, "ha-noi", "2026-04", unit="Sở A", window="2026-03-15..2026-04-14"),
        fact("dossiers_resolved", 10, "ha-noi", "2026-04", unit="Sở B", window="2026-04-01..2026-04-30"),
    ]
    figures += [
        fact("dossiers_resolved", 10, "ha-noi", m, unit=f"Sở {x}", window=w)
        for x in "AB"
        for m, w in (("2026-05", "2026-05-01..2026-05-31"), ("2026-06", "2026-06-01..2026-06-30"))
    ]
    row = one(new_store(tmp_path, figures), "dossiers_resolved", "quarter")
    assert (row["state"], row["reason"]) == ("refused", "windows|2026-04-14|2026-05-01")


def test_rule_10_an_open_end_leaves_the_end_unknown(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", 10, "ha-noi", "2026-04", window="2026-04-01..2026-04-30"),
            fact("hotline_received", 10, "ha-noi", "2026-05", window="2026-05-01..2026-05-31"),
            fact("hotline_received", 10, "ha-noi", "2026-06", window="2026-06-01.."),
        ],
    )
    row = one(store, "hotline_received", "quarter")
    assert row["value"] == 30 and row["period_end"] != row["period_end"], "not the end of May"


def test_rule_11_a_plan_holds_for_its_year_alone(tmp_path):
    store = new_store(
        tmp_path,
        facts("ha-noi", "2023", budget_total_assigned=100) + facts("ha-noi", "2024", budget_total_assigned=100),
    )
    span = {"start": date(2023, 1, 1)}
    assert one(store, "budget_plan", "total", end=date(2023, 12, 31), **span)["value"] == 100
    both = one(store, "budget_plan", "total", end=date(2024, 12, 31), **span)
    assert both["value"] != both["value"] and (both["state"], both["reason"]) == ("refused", "over_time")


def test_rule_12_before_the_merger_each_predecessor_by_its_own_way(tmp_path):
    """Q1 2025: Đồng Tháp by months 3 × 100, Tiền Giang said 900 for the quarter: 1200, complete."""
    store = new_store(
        tmp_path,
        [f for m in ("01", "02", "03") for f in facts("dong-thap@2004", f"2025-{m}", dossiers_resolved=100)]
        + facts("tien-giang@2004", "2025-Q1", dossiers_resolved=900)
        + facts("dong-thap@2025", "2025-08", dossiers_resolved=410),
    )
    row = one(store, "dossiers_resolved", "quarter", places=("dong-thap@2025",), end=date(2025, 3, 31))
    assert (row["value"], row["coverage"], row["complete"], row["route"]) == (1200, "2/2", True, "predecessors")


def test_rule_12_a_refused_figure_gives_way_to_the_predecessors(tmp_path):
    """One office of the new province tells its June 2025: refused, so the predecessors' sum stands there, once."""
    store = new_store(
        tmp_path,
        facts("dong-thap@2004", "2025-06", dossiers_resolved=100)
        + facts("tien-giang@2004", "2025-06", dossiers_resolved=300)
        + facts("dong-thap@2025", "2025-06", unit="Sở A", dossiers_resolved=7),
    )
    row = one(store, "dossiers_resolved", places=("dong-thap@2025",))
    assert (row["value"], row["route"], row["complete"]) == (400, "predecessors", True)


def test_rule_12_asked_beside_the_nation_a_place_says_the_same(merged):
    where = {"boundaries": "reported"}
    alone = one(merged, "dossiers_resolved", "year", places=("dong-thap@2025",), **where)
    beside = ask(merged, "dossiers_resolved", "year", places=("dong-thap@2025", "vn"), **where)
    values = {r["place"]: r["value"] for r in beside}
    assert alone["value"] == 6 * 410 and values == {"dong-thap@2025": 6 * 410, "vn": 6 * 400 + 6 * 410}


def test_rule_13_over_and_nearly_taken_away_are_about(tmp_path):
    store = new_store(
        tmp_path,
        [fact("dossiers_pending", 50, "ha-noi", "2026-06", unit=u) for u in ("Sở A", "Sở B")]
        + [
            fact("dossiers_carried_over", 20, "ha-noi", "2026-06", unit=u, qualifier=q)
            for u, q in (("Sở A", "over"), ("Sở B", "nearly"))
        ],
    )
    row = one(store, "backlog_change")
    assert (row["value"], row["qualifier"]) == (60, "about")


def test_rule_13_no_contradiction_unless_the_intervals_cannot_meet(tmp_path):
    """900 of over 1 000 is at most 90 %: 88 % may be right, 93 % may not."""
    for printed, differs in ((88, False), (93, True)):
        store = new_store(
            tmp_path / str(printed),
            [
                fact("hotline_received", 1000, "ha-noi", "2026-06", qualifier="over"),
                fact("hotline_resolved", 900, "ha-noi", "2026-06"),
                fact("hotline_resolution_rate_reported", printed, "ha-noi", "2026-06"),
            ],
        )
        assert one(store, "hotline_resolution_rate")["reported_differs"] is differs
    store = new_store(
        tmp_path / "hedged",
        [
            *facts("ha-noi", "2026-06", hotline_received=1000, hotline_resolved=999),
            fact("hotline_resolution_rate_reported", 99, "ha-noi", "2026-06", qualifier="over"),
        ],
    )
    assert not one(store, "hotline_resolution_rate")["reported_differs"], "“trên 99 %” holds for 99,9 %"


def test_rule_14_an_office_off_the_declared_list_does_not_stand_in(tmp_path):
    store = new_store(tmp_path, [fact("dossiers_resolved", 5, "ha-noi", "2026-08", unit=f"Sở {x}") for x in "ABD"])
    store.decide("reporters", place="ha-noi", subject="dossiers", units=["Sở A", "Sở B", "Sở C"])
    row = one(store, "dossiers_resolved")
    assert (row["value"], row["coverage"], row["complete"]) == (15, "2/3", False), "C is missing, D is not C"


def test_rule_14_a_district_is_one_whichever_file_says_so(tmp_path):
    """One file names the level of C, another does not: it is not expected in July 2025 either way."""
    offices = [
        fact("dossiers_resolved", 5, "quang-ninh", m, unit=f"Sở {x}", level="tỉnh")
        for m in ("2025-05", "2025-06", "2025-07")
        for x in "AB"
    ]
    district = [
        fact("dossiers_resolved", 5, "quang-ninh", "2025-05", unit="UBND huyện C"),
        fact("dossiers_resolved", 5, "quang-ninh", "2025-06", unit="UBND huyện C", level="huyện"),
    ]
    store = new_store(tmp_path, offices + district)
    assert [r["coverage"] for r in ask(store, "dossiers_resolved")] == ["3/3", "3/3", "2/2"]


def test_rule_14_a_channel_that_does_not_apply_is_not_the_hotline(tmp_path):
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", None, "ha-noi", "2026-08", channel="phone", status="not_applicable"),
            fact("hotline_received", 5, "hue", "2026-08"),
        ],
    )
    row = one(store, "hotline_received", places=("ha-noi",), only=False, start=date(2026, 8, 1), end=date(2026, 8, 31))
    assert row["state"] == "missing"


def test_rule_15_no_ratio_across_things_counted(tmp_path):
    """90 tickets resolved of 1 000 contacts received is no resolution rate; interactions of people reached are one."""
    store = new_store(
        tmp_path,
        [
            fact("hotline_received", 1000, "ha-noi", "2026-06", counted="lượt"),
            fact("hotline_resolved", 90, "ha-noi", "2026-06"),
            fact("facebook_reach", 1000, "ha-noi", "2026-06", counted="người"),
            fact("facebook_interactions", 500, "ha-noi", "2026-06"),
        ],
    )
    row = one(store, "hotline_resolution_rate")
    assert row["value"] != row["value"] and (row["state"], row["reason"]) == ("refused", "counted")
    assert one(store, "facebook_interactions_per_reach")["value"] == 50


def test_rule_19_a_change_of_a_month_changes_the_approved_quarter(tmp_path):
    store = new_store(
        tmp_path, [f for m in ("04", "05", "06") for f in facts("ha-noi", f"2026-{m}", dossiers_resolved=100)]
    )
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-Q2")
    assert not one(store, "dossiers_resolved", "quarter")["provisional"]
    load(store, facts("ha-noi", "2026-05", dossiers_resolved=500), reason="gửi lại")
    row = one(store, "dossiers_resolved", "quarter")
    assert (row["value"], row["provisional"], row["revised"]) == (700, True, True)


def test_rule_19_predecessors_and_the_plan_of_the_year_change_what_was_approved(tmp_path):
    store = new_store(
        tmp_path,
        facts("dong-thap@2004", "2025-06", dossiers_resolved=100)
        + facts("tien-giang@2004", "2025-06", dossiers_resolved=300)
        + facts("ha-noi", "2026", budget_total_assigned=100)
        + facts("ha-noi", "2026-03-YTD", budget_autonomous_spent=10, budget_non_autonomous_spent=10),
    )
    store.decide("approve", place="dong-thap@2025", subject="dossiers", label="2025-06")
    store.decide("approve", place="ha-noi", subject="budget", label="2026-03-YTD")
    load(
        store,
        facts("tien-giang@2004", "2025-06", dossiers_resolved=310) + facts("ha-noi", "2026", budget_total_assigned=200),
        reason="gửi lại",
    )
    assert one(store, "dossiers_resolved", places=("dong-thap@2025",))["revised"]
    row = one(store, "budget_disbursement_rate", "ytd")
    assert row["revised"] and row["value"] == 10


def test_rule_19_another_subject_of_the_same_file_changes_nothing(tmp_path):
    """The file brings June's hotline and July's dossiers: June's dossiers stay approved."""
    store = new_store(tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=100))
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-06")
    load(store, facts("ha-noi", "2026-06", hotline_received=5) + facts("ha-noi", "2026-07", dossiers_resolved=5))
    row = ask(store, "dossiers_resolved")[0]
    assert (row["period"], row["provisional"], row["revised"]) == ("2026-06", False, False)


def test_a_printed_percentage_of_one_level_is_not_the_province_s(tmp_path):
    store = new_store(
        tmp_path,
        [
            *facts("ha-noi", "2026-06", dossiers_resolved=100, dossiers_resolved_early_or_on_time=90),
            fact("on_time_rate_reported", 99, "ha-noi", "2026-06", level="xã"),
        ],
    )
    row = one(store, "on_time_rate")
    assert row["reported"] != row["reported"] and not row["reported_differs"]


def test_rule_10_a_missing_month_is_a_matter_of_coverage_not_of_windows(tmp_path):
    """March is missing among months of the decree: the half is 5 × 10, incomplete, in quarters as in months."""
    store = new_store(
        tmp_path,
        [
            f
            for m in ("01", "02", "04", "05", "06")
            for f in facts("ha-noi", f"2026-{m}", window="decree", hotline_received=10)
        ],
    )
    row = one(store, "hotline_received", "half")
    assert (row["value"], row["complete"]) == (50, False)


def test_rule_12_a_year_across_the_merger_with_months_missing_on_either_side(tmp_path):
    """Đồng Tháp 6 × 100, Tiền Giang 5 × 300, the new province 5 × 410: 4150, incomplete, nothing refused."""
    store = new_store(
        tmp_path,
        [f for m in range(1, 7) for f in facts("dong-thap@2004", f"2025-{m:02d}", dossiers_resolved=100)]
        + [f for m in range(1, 6) for f in facts("tien-giang@2004", f"2025-{m:02d}", dossiers_resolved=300)]
        + [f for m in range(8, 13) for f in facts("dong-thap@2025", f"2025-{m:02d}", dossiers_resolved=410)],
    )
    row = one(store, "dossiers_resolved", "year", places=("dong-thap@2025",))
    assert (row["value"], row["complete"], row["state"]) == (4150, False, "value")
    traced = trace(store, store.reader(), "dossiers_resolved", "dong-thap@2025", "2025")
    assert sum(f["value"] for f in traced.facts) == 4150, "the facts behind it add up to it"


# -- levels ----------------------------------------------------------------------------------------------


def _levels(store, kpi="on_time_rate", grain="month", **more):
    rows = query(store.reader(), Question((kpi,), grain, ("ha-noi",), today=TODAY, only_with_figures=True, **more))
    return {(r["level"], r["unit"]): r for r in rows.to_dict("records")}


def _two_levels(tmp_path):
    """Sở A 90/100, Sở B 50/100; xã C 99/100, xã D 199/200."""
    offices = [("Sở A", "tỉnh", 100, 90), ("Sở B", "tỉnh", 100, 50), ("Xã C", "xã", 100, 99), ("Xã D", "xã", 200, 199)]
    return new_store(
        tmp_path,
        [
            fact(m, v, "ha-noi", "2026-06", unit=u, level=level)
            for u, level, n, k in offices
            for m, v in (("dossiers_resolved", n), ("dossiers_resolved_early_or_on_time", k))
        ],
    )


def test_a_level_is_the_sum_of_its_units_sums_over_sums(tmp_path):
    store = _two_levels(tmp_path)
    rows = _levels(store, split="level")
    assert [(k[0], r["numerator"], r["denominator"], r["coverage"]) for k, r in rows.items()] == [
        ("tỉnh", 140, 200, "2/2"),
        ("xã", 298, 300, "2/2"),
    ]
    assert rows["tỉnh", ""]["value"] == 70
    assert one(store, "on_time_rate")["denominator"] == 500, "the levels add up to the province"


def test_one_level_alone_and_its_units(tmp_path):
    store = _two_levels(tmp_path)
    assert [r["value"] for r in _levels(store, level="tỉnh").values()] == [70]
    assert list(_levels(store, level="xã", split="unit")) == [("xã", "Xã C"), ("xã", "Xã D")]


def test_the_level_of_a_unit_is_its_attribute_whatever_file_the_figure_stands_in(tmp_path):
    store = _two_levels(tmp_path)
    load(
        store,
        facts("ha-noi", "2026-07", unit="Sở A", dossiers_resolved=10, dossiers_resolved_early_or_on_time=9)
        + facts("ha-noi", "2026-07", unit="Sở B", dossiers_resolved=10, dossiers_resolved_early_or_on_time=9),
    )
    rows = query(
        store.reader(),
        Question(
            ("on_time_rate",),
            "quarter",
            ("ha-noi",),
            level="tỉnh",
            today=TODAY,
            start=date(2026, 9, 30),
            end=date(2026, 9, 30),
        ),
    )
    assert rows[["numerator", "denominator", "complete"]].values.tolist() == [[18, 20, False]]


def test_a_figure_said_of_a_whole_level_is_never_the_provinces(tmp_path):
    store = new_store(
        tmp_path,
        [fact("dossiers_resolved", n, "ha-noi", "2026-06", level=level) for level, n in (("tỉnh", 40), ("xã", 60))],
    )
    assert {k[0]: r["value"] for k, r in _levels(store, "dossiers_resolved", split="level").items()} == {
        "tỉnh": 40,
        "xã": 60,
    }
    assert ask(store, "dossiers_resolved") == []


def test_a_level_of_one_office_is_not_a_level(tmp_path):
    store = new_store(tmp_path, [fact("dossiers_resolved", 40, "ha-noi", "2026-06", unit="Sở A", level="tỉnh")])
    assert _levels(store, "dossiers_resolved", split="level")["tỉnh", ""]["reason"] == "one_office"


def test_an_earlier_figure_stands_where_this_period_has_none(tmp_path):
    store = new_store(
        tmp_path, facts("ha-noi", "2026-05", dossiers_resolved=100) + facts("ha-noi", "2025-06", dossiers_resolved=90)
    )
    row = one(
        store, "dossiers_resolved", only=False, places=("ha-noi",), start=date(2026, 6, 30), end=date(2026, 6, 30)
    )
    assert (row["previous"], row["last_year"]) == (100, 90) and row["change"] != row["change"]


def test_the_level_of_an_office_is_that_of_its_latest_period_however_far_one_asks(tmp_path):
    """Phú Quốc and Hà Tiên, districts until June, communes since; June's file came last."""
    store = new_store(
        tmp_path,
        *[
            [fact("dossiers_resolved", 10, "ha-noi", label, unit=unit, level=level) for unit in ("Phú Quốc", "Hà Tiên")]
            for label, level in (("2025-07", "xã"), ("2025-06", "huyện"))
        ],
    )
    rows = query(store.reader(), Question(("dossiers_resolved",), places=("ha-noi",), split="level", today=TODAY))
    assert rows[["level", "value"]].values.tolist() == [["xã", 20], ["xã", 20]]
    load(store, [fact("dossiers_resolved", 10, "ha-noi", "2025-08", unit="Phú Quốc", level="xã")])
    for end in (date(2025, 8, 31), date(2026, 2, 28)):
        row = one(store, "dossiers_resolved", places=("ha-noi",), start=date(2025, 8, 31), end=end, only=True)
        assert row["coverage"] == "1/2", "Hà Tiên is a commune now, and expected"


def test_a_level_said_in_one_file_and_not_in_the_other_counts_a_figure_once(tmp_path):
    store = _two_levels(tmp_path)
    load(store, facts("ha-noi", "2026-06", unit="Sở A", dossiers_resolved=110))
    assert _levels(store, "dossiers_resolved", split="level")["tỉnh", ""]["value"] == 210


def test_a_target_taken_back_brings_the_general_one_back(tmp_path):
    store = new_store(
        tmp_path, facts("ha-noi", "2026-06", dossiers_resolved=100, dossiers_resolved_early_or_on_time=97)
    )
    goal = {"kpi": "on_time_rate", "watch": None, "basis": "KH", "since": "2026-01-01"}

    def target() -> tuple[float | None, bool]:
        row = one(store, "on_time_rate")
        return (None if row["target"] != row["target"] else row["target"]), row["target_preset"]

    assert target() == (98, True), "the mark the KPI comes with is no plan"
    store.decide("target", place="", value=96.0, **goal)
    store.decide("target", place="ha-noi", value=99.0, **goal)
    assert target() == (99, False)
    store.decide("target", place="ha-noi", value=None, **goal)
    assert target() == (96, False), "the general one counts again"
    store.decide("target", place="ha-noi", value=None, none=True, **goal)
    assert target() == (None, False), "to have none is a decision of its own"


def test_a_ratio_of_a_few_cases_has_no_status(tmp_path):
    """12 of 14 in time are two late ones, no failure to reach 98 %: the counts say it."""
    few = facts("ha-noi", "2026-06", dossiers_resolved=14, dossiers_resolved_early_or_on_time=12)
    enough = facts("hue", "2026-06", dossiers_resolved=140, dossiers_resolved_early_or_on_time=120)
    store = new_store(tmp_path, [*few, *enough])
    rows = {row["place"]: row["status"] for row in ask(store, "on_time_rate", places=("ha-noi", "hue"))}
    assert rows["ha-noi"] not in ("good", "watch", "act") and rows["hue"] == "act"


def test_rule_14_a_table_of_a_quarter_is_measured_against_the_offices_of_its_months(tmp_path):
    """Five offices in the months, 150 a month; two in a table of the quarter: 2/5, and the months' 450 stand."""
    months = [
        fact("dossiers_resolved", 30, "ha-noi", m, unit=f"Sở {x}")
        for m in ("2026-01", "2026-02", "2026-03")
        for x in "ABCDE"
    ]
    store = new_store(tmp_path)
    load(store, months, "form_06a", "export")
    load(
        store,
        [fact("dossiers_resolved", 100, "ha-noi", "2026-Q1", unit=f"Sở {x}") for x in "AB"],
        "unit_table",
        "export",
    )
    row = one(store, "dossiers_resolved", "quarter")
    assert (row["value"], row["complete"], row["source"]) == (450, True, "form_06a")


def test_rule_14_who_gave_half_of_an_alternative_is_expected_and_missing(tmp_path):
    """Pending is in time and overdue; B left overdue empty: its pending is unknown, and not left out unseen."""
    figures = [*facts("ha-noi", "2026-08", unit="Sở A", dossiers_pending_in_time=40, dossiers_pending_overdue=5)]
    figures += facts("ha-noi", "2026-08", unit="Sở C", dossiers_pending_in_time=10, dossiers_pending_overdue=1)
    figures += facts("ha-noi", "2026-08", unit="Sở B", dossiers_pending_in_time=70)
    row = one(new_store(tmp_path, figures), "dossiers_pending")
    assert (row["value"], row["coverage"], row["complete"]) == (56, "2/3", False)


def test_rule_04_of_two_sources_to_date_the_fuller_is_shown(tmp_path):
    """January and February: the form has four of five offices both times, the list one of five in January alone."""
    store = new_store(tmp_path)
    load(store, [fact("dossiers_resolved", 10, "ha-noi", "2026-01", unit="Sở E")], "dossier_list", "export")
    form = [fact("dossiers_resolved", 50, "ha-noi", m, unit=f"Sở {x}") for m in ("2026-01", "2026-02") for x in "ABCD"]
    load(store, [*form, fact("dossiers_resolved", 90, "ha-noi", "2026-03", unit="Sở E")], "form_06a", "export")
    rows = {r["period"]: (r["value"], r["source"], r["coverage"]) for r in ask(store, "dossiers_resolved", "ytd")}
    assert rows["2026-01-YTD"] == (200, "form_06a", "4/5"), "of one month the coverage is the month's"
    assert rows["2026-02-YTD"][:2] == (400, "form_06a")


def test_rule_09_the_change_of_a_backlog_in_january_is_of_the_offices_that_gave_both_ends(tmp_path):
    """A: 100 → 120. B gave the opening alone, 50: the year to date of January is January's, +20, not 120 − 150."""
    figures = facts("ha-noi", "2026-01", unit="Sở A", dossiers_carried_over=100, dossiers_pending=120)
    figures += facts("ha-noi", "2026-01", unit="Sở C", dossiers_carried_over=10, dossiers_pending=10)
    figures += facts("ha-noi", "2026-01", unit="Sở B", dossiers_carried_over=50)
    store = new_store(tmp_path, figures)
    month, to_date = (one(store, "backlog_change", grain) for grain in ("month", "ytd"))
    assert month["value"] == to_date["value"] == 20 and month["coverage"] == to_date["coverage"] == "2/3"


def test_rule_04_a_printed_quarter_stands_where_its_months_cannot_be_added(tmp_path):
    """February's windows differ: its months make no quarter, and the half is the printed quarter and the second's."""
    rest = [facts("ha-noi", m, hotline_received=100, hotline_resolved=90) for m in ("2026-04", "2026-05", "2026-06")]
    first = [facts("ha-noi", m, hotline_received=10, hotline_resolved=1) for m in ("2026-01", "2026-03")]
    february = [
        fact("hotline_received", 10, "ha-noi", "2026-02", window="2026-02-01..2026-02-28"),
        fact("hotline_resolved", 1, "ha-noi", "2026-02", window="2026-01-15..2026-02-14"),
    ]
    printed = facts("ha-noi", "2026-Q1", hotline_received=300, hotline_resolved=240)
    store = new_store(tmp_path, [f for figures in (*rest, *first, february, printed) for f in figures])
    row = one(store, "hotline_resolution_rate", "half")
    assert (row["numerator"], row["denominator"], row["complete"]) == (240 + 270, 300 + 300, True)


def test_rule_12_across_the_merger_the_months_of_predecessors_stand_before_their_printed_half(tmp_path):
    """Tiền Giang printed 999 for the half beside months of 10: the year of Đồng Tháp is 12 × 10 + 6 × 10."""
    before = [
        fact("hotline_received", 10, p, f"2025-{m:02}")
        for p in ("dong-thap@2004", "tien-giang@2004")
        for m in range(1, 7)
    ]
    since = [fact("hotline_received", 10, "dong-thap@2025", f"2025-{m:02}") for m in range(7, 13)]
    printed = fact("hotline_received", 999, "tien-giang@2004", "2025-H1")
    row = one(new_store(tmp_path, [*before, *since, printed]), "hotline_received", "year", places=("dong-thap@2025",))
    assert (row["value"], row["complete"]) == (180, True)


def test_rule_10_the_window_of_a_later_opening_cuts_nothing(tmp_path):
    """Of the half's openings January's counts alone: the window of April's does not keep the months apart."""
    figures = []
    for m in range(1, 7):
        figures += facts("ha-noi", f"2026-{m:02}", window="decree", dossiers_received_new=10)
        window = "2026-04-05..2026-04-30" if m == 4 else "decree"
        figures += facts("ha-noi", f"2026-{m:02}", window=window, dossiers_carried_over=7)
    row = one(new_store(tmp_path, figures), "dossiers_received", "half")
    assert (row["value"], row["complete"]) == (67, True)


def test_rule_10_the_window_of_an_earlier_closing_cuts_nothing(tmp_path):
    """Tasks overdue are those of March; the window of January's says nothing of the year to date."""
    figures = []
    for m, on_time in ((1, 80), (2, 90), (3, 70)):
        figures += facts("ha-noi", f"2026-{m:02}", government_tasks_done_on_time=on_time, government_tasks_done_late=10)
        window = "2026-01-05..2026-01-31" if m == 1 else "unknown"
        figures += facts("ha-noi", f"2026-{m:02}", window=window, government_tasks_overdue=20)
    store = new_store(tmp_path, figures)
    rows = {r["period"]: (r["numerator"], r["denominator"]) for r in ask(store, "government_tasks_on_time_rate", "ytd")}
    assert rows["2026-03-YTD"] == (240, 240 + 30 + 20)
    assert rows["2026-01-YTD"] == (80, 110), "of one month both windows are shown, as in the month"


def test_rule_07_what_half_an_alternative_counts_says_nothing(tmp_path):
    """743 people received in all; 323 dossiers online are a part of another alternative, and make nothing unlike."""
    figures = [
        fact("dossiers_received", 743, "hue", "2026-01", counted="người"),
        fact("dossiers_received_online", 323, "hue", "2026-01", window="2026-01-05..2026-01-31"),
    ]
    row = one(new_store(tmp_path, figures), "dossiers_received")
    assert (row["value"], row["state"], row["complete"]) == (743, "value", True)


def test_rule_9_an_opening_of_all_predecessors_though_one_gave_nothing_else(tmp_path):
    """Backlog of May to September: the openings of both former provinces, and the province's own closing though its
    offices gave opening and closing in part: 466 − (440 + 699)."""
    store = new_store(
        tmp_path,
        [
            fact("dossiers_carried_over", 440, "dong-thap@2004", "2025-05"),
            *facts("tien-giang@2004", "2025-05", dossiers_carried_over=699, dossiers_pending=910),
            fact("dossiers_pending", 466, "dong-thap@2025", "2025-09"),
            *facts("dong-thap@2025", "2025-09", unit="Sở Nội vụ", dossiers_carried_over=156, dossiers_pending=46),
            fact("dossiers_carried_over", 63, "dong-thap@2025", "2025-09", unit="Xã Tân Lập"),
        ],
    )
    row = one(
        store,
        "backlog_change",
        grain="total",
        places=("dong-thap@2025",),
        start=date(2025, 5, 1),
        end=date(2025, 9, 30),
        boundaries="today",
    )
    assert (row["value"], row["complete"]) == (-673, True)


def test_rule_13_an_opening_and_what_came_new_are_a_sum(tmp_path):
    """12 carried over exactly and under 30 new are nearly 42, also where the year begins with them."""
    figures = [
        fact("dossiers_carried_over", 12, "ha-noi", "2026-01"),
        fact("dossiers_received_new", 30, "ha-noi", "2026-01", qualifier="under"),
    ]
    store = new_store(tmp_path, figures)
    row = one(store, "dossiers_received", grain="ytd", start=date(2026, 1, 1), end=date(2026, 1, 31))
    assert (row["value"], row["qualifier"]) == (42, "nearly")


def test_rule_03_of_two_whole_sources_the_newest_however_their_months_came_about(tmp_path):
    """Opening and closing of the quarter: of the place in an older file, of all its offices in a newer one."""
    own = facts("ha-noi", "2026-06", dossiers_carried_over=420, dossiers_pending=1047)
    store = new_store(tmp_path)
    load(store, own + facts("ha-noi", "2026-04", dossiers_carried_over=19), source="d_table")
    offices = []
    for office, opening, closing in (("Sở Y tế", 27, 315), ("Xã Bình Hòa", 21, 210)):
        offices += facts("ha-noi", "2026-04", unit=office, dossiers_carried_over=opening)
        offices += facts("ha-noi", "2026-06", unit=office, dossiers_pending=closing)
    load(store, offices, source="b_table")
    row = one(store, "backlog_change", grain="quarter")
    assert (row["value"], row["source"], row["complete"]) == (525 - 48, "b_table", True)
