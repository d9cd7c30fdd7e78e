"""Wrong numbers that were seen once, each in numbers a reader can check by hand; the sums stand in the comments.

Where a number was seen with a workbook of the shared cases, that workbook is loaded as a person would load it.
"""

from datetime import date

import pytest

from data.facts import Reading
from data.periods import months_between, parse_period
from data.store import Store
from loaders.load import confirm, prepare
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import RANK, fact, facts, load

TODAY = date(2026, 11, 20)
UNITS = ("Sở Nội vụ", "Sở Tài chính", "Sở Y tế")


def months(year: int, first: int, last: int) -> list[str]:
    return months_between(date(year, first, 1), date(year, last, 1))


def rows(store: Store, kpi: str, label: str, *places: str, **more) -> list[dict]:
    """The rows of one KPI for one label."""
    period = parse_period(label)
    question = Question(
        (kpi,), grain=period.grain, places=places, start=period.end, end=period.end, today=TODAY, **more
    )
    answer = query(store.reader(fresh=True), question)
    return [row for row in answer.to_dict("records") if row["period"] == label]


def row(store: Store, kpi: str, label: str, place: str, **more) -> dict:
    (only,) = rows(store, kpi, label, place, **more)
    return only


def value(store: Store, kpi: str, label: str, place: str, **more) -> float | None:
    """The value shown, or None where there is none."""
    shown = row(store, kpi, label, place, **more)["value"]
    return None if shown != shown else shown


def total(store: Store, kpi: str, first: str, last: str, place: str) -> float | None:
    """The same KPI over a free range of months."""
    question = Question(
        (kpi,),
        grain="total",
        places=(place,),
        start=parse_period(first).start,
        end=parse_period(last).end,
        today=TODAY,
    )
    (shown,) = query(store.reader(fresh=True), question)["value"]
    return None if shown != shown else shown


def load_workbook(store: Store, path, **request) -> None:
    preview = prepare(store, path.read_bytes(), path.name, today=TODAY, **request)
    assert preview.verdict in ("accept", "normalise", "warn"), [p.message_en for p in preview.problems]
    confirm(store, preview, "lan")


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "store")


# -- T0: folds lose what a middle level cannot say -----------------------------------------------------------------


def test_t0_one_empty_carried_over_in_april(store):
    """100 new in every month, 20 carried over into each; April's cell is empty. To May 20 + 5 × 100 = 520, to June
    20 + 6 × 100 = 620, and so is the half: only January's opening is counted (rule 7)."""
    figures = [fact("dossiers_received_new", 100, "ha-noi", label) for label in months(2025, 1, 6)]
    figures += [fact("dossiers_carried_over", 20, "ha-noi", label) for label in months(2025, 1, 6) if label[-1] != "4"]
    figures.append(fact("dossiers_carried_over", None, "ha-noi", "2025-04", status="missing"))
    load(store, figures)
    assert value(store, "dossiers_received", "2025-05-YTD", "ha-noi") == 520
    assert value(store, "dossiers_received", "2025-06-YTD", "ha-noi") == 620
    assert value(store, "dossiers_received", "2025-H1", "ha-noi") == 620
    assert total(store, "dossiers_received", "2025-01", "2025-06", "ha-noi") == 620
    # Q2 opens with April, whose opening nobody knows: refused, never 320.
    assert value(store, "dossiers_received", "2025-Q2", "ha-noi") is None


def test_t0_only_january_has_an_opening(store, numbers):
    """100 carried over into January, 10 new a month: half 100 + 6 × 10 = 160, year 100 + 12 × 10 = 220."""
    load_workbook(store, numbers / "open1.xlsx")
    assert value(store, "dossiers_received", "2025-Q1", "ha-noi") == 130
    assert value(store, "dossiers_received", "2025-H1", "ha-noi") == 160
    assert value(store, "dossiers_received", "2025-9M", "ha-noi") == 190
    assert value(store, "dossiers_received", "2025", "ha-noi") == 220
    to_date = [value(store, "dossiers_received", f"{label}-YTD", "ha-noi") for label in months(2025, 1, 12)]
    assert to_date == [100 + 10 * month for month in range(1, 13)]
    assert value(store, "dossiers_received", "2025-H2", "ha-noi") is None  # July's opening is not known
    assert total(store, "dossiers_received", "2025-01", "2025-12", "ha-noi") == 220


# -- T1: an order that is not total decides a number ---------------------------------------------------------------


@pytest.mark.slow
def test_t1_the_newest_at_equal_rank(store, numbers):
    """The template says 100 a month for July to December, the wide table, accepted later, 900; six months of both
    predecessors come last, from the template, 10 a month: 6 × 900 + 2 × 6 × 10 = 5,520. The older file of the place
    is not made newer by one of its predecessors."""
    load_workbook(store, numbers / "nd_t.xlsx")
    load_workbook(store, numbers / "wide.xlsx", place="Đồng Tháp")
    load_workbook(store, numbers / "nd_old.xlsx")
    place = "dong-thap@2025"
    assert [value(store, "hotline_received", label, place) for label in months(2025, 7, 12)] == [900] * 6
    assert value(store, "hotline_received", "2025-H2", place) == 5400
    assert value(store, "hotline_received", "2025-H1", place) == 120
    assert value(store, "hotline_received", "2025", place) == 5520
    answers = set()
    for _ in range(30):
        again = Store(store.folder)
        answers.add(value(again, "hotline_received", "2025", place))
    assert answers == {5520}


def test_t1_equal_rank_and_one_batch_older(store):
    """Two sources of one rank that say another number: that of the batch accepted last, whichever source's."""
    load(store, [fact("hotline_received", 10, "ha-noi", "2026-05")], source="b_source")
    load(store, [fact("hotline_received", 20, "ha-noi", "2026-05")], source="a_source")
    assert value(store, "hotline_received", "2026-05", "ha-noi") == 20
    load(store, [fact("hotline_received", 11, "ha-noi", "2026-05")], source="b_source")
    assert value(store, "hotline_received", "2026-05", "ha-noi") == 11
    shown = row(store, "hotline_received", "2026-05", "ha-noi")
    assert shown["source"] == "b_source"


# -- T2: plans -----------------------------------------------------------------------------------------------------


def test_t2_the_plan_of_this_label_before_that_of_the_year(store, numbers):
    """Plan 100 bn for 2026, then 150 bn said for the six months; spent 20 + 5 = 25 bn to March, 60 + 15 = 75 bn to
    June. June: 75 ÷ 150 = 50 %. March: nothing said for it or before it, so the year's own: 25 ÷ 100 = 25 %."""
    load_workbook(store, numbers / "plan_a.xlsx")
    load_workbook(store, numbers / "plan_b.xlsx", answers={"plan:ha-noi::budget_total_assigned:2026": "revised"})
    assert value(store, "budget_disbursement_rate", "2026-06-YTD", "ha-noi") == pytest.approx(50)
    assert value(store, "budget_disbursement_rate", "2026-03-YTD", "ha-noi") == pytest.approx(25)


def plan(label: str, billions: float):
    return fact("budget_autonomous_assigned", billions, "ha-noi", label)


def spent(label: str, billions: float):
    return fact("budget_autonomous_spent", billions, "ha-noi", label)


def test_t2_march_keeps_its_own_plan(store):
    """Plans said for March (80) and for June (160): March 20 ÷ 80 = 25 %, June 40 ÷ 160 = 25 %, whichever came last."""
    load(store, [plan("2026-06-YTD", 160), spent("2026-06-YTD", 40)])
    load(store, [plan("2026-03-YTD", 80), spent("2026-03-YTD", 20)])
    assert value(store, "budget_autonomous_rate", "2026-03-YTD", "ha-noi") == 25
    assert value(store, "budget_autonomous_rate", "2026-06-YTD", "ha-noi") == 25


def test_t2_of_the_latest_label_and_the_year_the_one_accepted_last(store):
    """May has no plan of its own. March's 80 came first, then the year's 100: 25 ÷ 100. Said again for March as 50,
    which is then the newest: 25 ÷ 50. June's 160 ends after May and is never May's."""
    load(store, [plan("2026-03-YTD", 80), plan("2026-06-YTD", 160), spent("2026-05-YTD", 25)])
    assert value(store, "budget_autonomous_rate", "2026-05-YTD", "ha-noi") == 31.25  # 25 ÷ 80
    load(store, [plan("2026", 100)])
    assert value(store, "budget_autonomous_rate", "2026-05-YTD", "ha-noi") == 25
    load(store, [plan("2026-03-YTD", 50)])
    assert value(store, "budget_autonomous_rate", "2026-05-YTD", "ha-noi") == 50


def test_t2_a_plan_holds_for_its_year_only(store):
    load(store, [plan("2025", 100), spent("2026-03-YTD", 25)])
    assert value(store, "budget_autonomous_rate", "2026-03-YTD", "ha-noi") is None


# -- T3: "present" where the rule says "complete" ------------------------------------------------------------------


def test_t3_one_month_of_the_nation_does_not_hide_its_provinces(store, numbers):
    """34 provinces with 10 a month; the nation's own file says 333 for February. Months 340 · 333 · 340; the quarter
    is the provinces', each folded first: 34 × 3 × 10 = 1,020."""
    load_workbook(store, numbers / "vn.xlsx")
    load_workbook(store, numbers / "vn2.xlsx")
    assert [value(store, "hotline_received", label, "vn") for label in months(2026, 1, 3)] == [340, 333, 340]
    quarter = row(store, "hotline_received", "2026-Q1", "vn")
    assert (quarter["value"], quarter["complete"]) == (1020, True)


def test_t3_own_if_complete_else_the_predecessors(store):
    """Today's Đồng Tháp says 333 for February 2025 only; both predecessors say 10 for each month of the quarter."""
    load(store, [fact("hotline_received", 333, "dong-thap@2025", "2025-02")])
    parts = ("dong-thap@2004", "tien-giang@2004")
    load(store, [fact("hotline_received", 10, part, label) for part in parts for label in months(2025, 1, 3)])
    assert [value(store, "hotline_received", label, "dong-thap@2025") for label in months(2025, 1, 3)] == [20, 333, 20]
    quarter = row(store, "hotline_received", "2025-Q1", "dong-thap@2025")
    assert (quarter["value"], quarter["complete"]) == (60, True)


def test_t3_own_that_is_incomplete_stands_where_the_predecessors_are_too(store):
    """Own: February alone. Of the predecessors only one speaks, so their sum is not complete: own, 1 of 3 months."""
    load(store, [fact("hotline_received", 333, "dong-thap@2025", "2025-02")])
    load(store, [fact("hotline_received", 10, "tien-giang@2004", label) for label in months(2025, 1, 3)])
    quarter = row(store, "hotline_received", "2025-Q1", "dong-thap@2025")
    assert (quarter["value"], quarter["complete"]) == (333, False)
    january = row(store, "hotline_received", "2025-01", "dong-thap@2025")
    assert (january["value"], january["complete"]) == (10, False)  # 1 of 2 predecessors


def test_t3_a_list_of_two_of_eight_units_is_not_all_of_them(store):
    """The form names eight offices with 100 dossiers resolved each; a list of a better rank knows two of them, 90
    each. The province is the form's 800, 8 of 8, never 180 as "2 of 2"."""
    offices = [f"Sở {number}" for number in range(1, 9)]
    load(store, [fact("dossiers_resolved", 100, "ha-noi", "2026-06", unit=office) for office in offices], "form")
    export = [fact("dossiers_resolved", 90, "ha-noi", "2026-06", unit=office) for office in offices[:2]]
    load(store, export, "list", kind="export")
    shown = row(store, "dossiers_resolved", "2026-06", "ha-noi")
    assert (shown["value"], shown["complete"], shown["covered"], shown["expected"]) == (800, True, 8, 8)
    # Where nobody has all, the fullest is shown with its coverage: never 2 of 2.
    load(store, [fact("dossiers_resolved", 70, "ha-noi", "2026-07", unit=office) for office in offices[:2]], "form")
    shown = row(store, "dossiers_resolved", "2026-07", "ha-noi")
    assert (shown["value"], shown["complete"], shown["covered"], shown["expected"]) == (140, False, 2, 8)


# -- T6, T7: unlike things and windows -----------------------------------------------------------------------------


def test_t6_a_ratio_of_unlike_things_is_refused(store):
    """375 tickets resolved of 392 calls is no rate."""
    load(
        store,
        [
            fact("hotline_received", 392, "ha-noi", "2026-05", counted="cuộc gọi"),
            fact("hotline_resolved", 375, "ha-noi", "2026-05", counted="phiếu"),
            fact("hotline_received", 392, "hai-phong@2025", "2026-05", counted="phiếu"),
            fact("hotline_resolved", 375, "hai-phong@2025", "2026-05", counted="phiếu"),
        ],
    )
    assert value(store, "hotline_resolution_rate", "2026-05", "ha-noi") is None
    assert value(store, "hotline_resolution_rate", "2026-05", "hai-phong@2025") == pytest.approx(95.66, abs=0.005)


def test_t6_a_ratio_of_unlike_windows_is_shown_without_colour_and_never_folded(store):
    """Resolved 15/4–14/5, received 1/5–31/5: 95 ÷ 100 = 95 % is shown for the month; no status, no quarter."""
    figures = [fact("hotline_received", 100, "ha-noi", label) for label in months(2026, 4, 6)]
    figures += [fact("hotline_resolved", 95, "ha-noi", label, window="decree") for label in months(2026, 4, 6)]
    both = [fact(m, 95, "da-nang@2025", "2026-05") for m in ("hotline_received", "hotline_resolved")]
    load(store, figures + both)
    shown = row(store, "hotline_resolution_rate", "2026-05", "ha-noi")
    assert shown["value"] == 95
    coloured = row(store, "hotline_resolution_rate", "2026-05", "da-nang@2025")
    assert coloured["status"] and shown["status"] != coloured["status"]
    assert value(store, "hotline_resolution_rate", "2026-Q2", "ha-noi") is None


def test_t7_the_newest_file_is_shown_though_it_counts_another_thing(store):
    """300,000 views in an older file, 5,000 people in the newer: the newest is shown as what it counts."""
    load(store, [fact("facebook_reach", 300000, "ha-noi", "2026-05", counted="lượt")])
    load(store, [fact("facebook_reach", 5000, "ha-noi", "2026-05", counted="người")])
    shown = row(store, "facebook_reach", "2026-05", "ha-noi")
    assert (shown["value"], shown["counted"]) == (5000, "người")


def test_t7_of_one_batch_the_declared_one(store):
    """One file with both: what the measure counts by its declaration (lượt)."""
    load(
        store,
        [
            fact("facebook_reach", 5000, "ha-noi", "2026-05", counted="người"),
            fact("facebook_reach", 300000, "ha-noi", "2026-05", counted="lượt"),
        ],
    )
    shown = row(store, "facebook_reach", "2026-05", "ha-noi")
    assert (shown["value"], shown["counted"]) == (300000, "lượt")


# -- T8: who gave the denominator and not the numerator is expected ------------------------------------------------


def test_t8_an_office_that_leaves_out_its_worst_columns_is_missing(store):
    """A 90 of 100 in time, B 100 of 100, C 300 resolved and no word on time: (90 + 100) ÷ (100 + 100) = 95 % of 200
    of 500 dossiers, 2 of 3 offices, incomplete and without a colour."""
    a, b, c = UNITS
    load(
        store,
        facts("ha-noi", "2026-06", unit=a, dossiers_resolved=100, dossiers_resolved_early_or_on_time=90)
        + facts("ha-noi", "2026-06", unit=b, dossiers_resolved=100, dossiers_resolved_early_or_on_time=100)
        + facts("ha-noi", "2026-06", unit=c, dossiers_resolved=300),
    )
    shown = row(store, "on_time_rate", "2026-06", "ha-noi")
    assert (shown["numerator"], shown["denominator"], shown["value"]) == (190, 200, 95)
    assert (shown["complete"], shown["covered"], shown["expected"]) == (False, 2, 3)
    assert value(store, "dossiers_resolved", "2026-06", "ha-noi") == 500


def test_t8_one_empty_channel_drops_no_office(store, numbers):
    """300 dossiers of three offices, 50 + 10 + 5 = 65 online, one of Sở Tài chính without a channel: 65 of 300 (or of
    the 299 whose channel is known) reads 21,7 %, never the 60 of 200 of the two other offices."""
    load_workbook(store, numbers / "chan.xlsx")
    shown = row(store, "online_share", "2026-06", "dong-thap@2025")
    assert shown["numerator"] == 65 and shown["denominator"] in (299, 300)
    assert round(shown["value"], 1) == 21.7
    assert (shown["covered"], shown["expected"]) == (3, 3)


# -- T9: completeness follows the measure's own fold ---------------------------------------------------------------


def test_t9_a_closing_stock_is_complete_when_its_last_month_is(store):
    """Two offices pend 10 and 20 at the end of June; in April one said nothing. The quarter closes with 30, 2 of 2."""
    a, b, _ = UNITS
    figures = [fact("dossiers_pending", 10, "ha-noi", label, unit=a) for label in months(2026, 4, 6)]
    figures += [fact("dossiers_pending", 20, "ha-noi", label, unit=b) for label in months(2026, 5, 6)]
    load(store, figures)
    shown = row(store, "dossiers_pending", "2026-Q2", "ha-noi")
    assert (shown["value"], shown["complete"]) == (30, True)


def test_t9_without_the_last_month_there_is_no_closing_stock(store):
    load(store, [fact("dossiers_pending", 10, "ha-noi", label) for label in months(2026, 4, 5)])
    assert value(store, "dossiers_pending", "2026-Q2", "ha-noi") is None  # never May's


def test_t9_an_opening_stock_is_the_first_month_s(store):
    """Pending 30 at the end of June less 12 carried over into April: + 18, whatever May lacks."""
    load(
        store,
        [fact("dossiers_carried_over", 12, "ha-noi", "2026-04"), fact("dossiers_pending", 30, "ha-noi", "2026-06")],
    )
    shown = row(store, "backlog_change", "2026-Q2", "ha-noi")
    assert (shown["value"], shown["complete"]) == (18, True)


# -- To date -------------------------------------------------------------------------------------------------------


def test_to_date_two_of_ten_months_are_marked(store):
    """September and October alone say (95 + 99) ÷ (100 + 100) = 97 %; a year to date of October expects ten months."""
    load(
        store,
        facts("ha-noi", "2026-09", dossiers_resolved=100, dossiers_resolved_early_or_on_time=95)
        + facts("ha-noi", "2026-10", dossiers_resolved=100, dossiers_resolved_early_or_on_time=99),
    )
    shown = row(store, "on_time_rate", "2026-10-YTD", "ha-noi")
    assert (shown["value"], shown["complete"]) == (97, False)
    assert (shown["covered"], shown["expected"]) == (2, 10)


def test_no_cover_of_one_of_one_beside_an_incomplete_figure(store):
    load(store, [fact("hotline_received", 10, "ha-noi", "2026-05")])
    for label in ("2026-Q2", "2026-05-YTD", "2026-H1", "2026"):
        shown = row(store, "hotline_received", label, "ha-noi")
        assert not shown["complete"], label
        assert shown["covered"] < shown["expected"], label


# -- Status --------------------------------------------------------------------------------------------------------


def test_a_rate_that_reads_98_00_is_not_below_98(store):
    """979,999 of 1,000,000 is 97,9999 % and reads 98,00 %; 97,98 % reads below it."""
    load(
        store,
        facts("ha-noi", "2026-06", dossiers_resolved=1000000, dossiers_resolved_early_or_on_time=979999)
        + facts("da-nang@2025", "2026-06", dossiers_resolved=100, dossiers_resolved_early_or_on_time=98)
        + facts("hue", "2026-06", dossiers_resolved=5000, dossiers_resolved_early_or_on_time=4899),
    )
    almost, exactly, below = (
        row(store, "on_time_rate", "2026-06", place)["status"] for place in ("ha-noi", "da-nang@2025", "hue")
    )
    assert almost == exactly != below


# -- Answers do not hang on which reader asks ----------------------------------------------------------------------


@pytest.mark.slow
def test_thirty_fresh_readers_give_one_answer(store):
    """Three sources of one rank accepted one after the other, with months and quarters that contradict each other."""
    for number, source in enumerate(("c", "a", "b")):
        figures = [fact("hotline_received", 10 + number, "ha-noi", label) for label in months(2026, 1, 6)]
        figures.append(fact("hotline_received", 100 + number, "ha-noi", "2026-Q1"))
        store.commit(Reading(source, RANK["office"], figures), source.encode(), f"{source}.xlsx", store.head)
    answers = {value(Store(store.folder), "hotline_received", "2026-Q1", "ha-noi") for _ in range(30)}
    assert answers == {102}  # the newest is "b": its printed quarter
    assert total(store, "hotline_received", "2026-01", "2026-06", "ha-noi") == 72  # 6 × 12
