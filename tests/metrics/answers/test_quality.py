"""Who reported and in time, what does not agree, what was changed: on figures one can check by hand."""

from dataclasses import replace
from datetime import date

import pytest

from data.facts import Fact
from data.measures import IDENTITIES
from data.store import Store
from metrics import registry
from metrics.answers.agreement import failed, printed, unlike_sources, with_cells
from metrics.answers.due import FIRST_USE, subjects
from metrics.answers.quality import behind, labels_of, last_label, matrix, timed
from metrics.answers.restatements import figures, restated, steps
from tests.figures import fact, facts, load, new_store

TODAY = date(2026, 11, 20)
SPAN = (date(2026, 1, 1), date(2026, 11, 30))


def resolved(place, label, value, unit=""):
    return fact("dossiers_resolved", value, place, label, unit=unit)


def used_store(folder, *batches):
    """A store in use since 2015, whatever the day of this test."""
    store = new_store(folder, *batches)
    store.decide("setting", name=FIRST_USE, value="2015-01")
    return store


def cell(cells, label, unit="", place="ha-noi"):
    rows = cells[(cells["place"] == place) & (cells["unit"] == unit) & (cells["period"] == label)]
    return rows.iloc[0].to_dict() if len(rows) else None


def state(cells, label, unit="", place="ha-noi"):
    row = cell(cells, label, unit, place)
    return row and row["state"]


@pytest.fixture
def offices(tmp_path):
    """Sở A reports May to October without August; Sở B nothing but a zero in September; Sở C begins in October."""
    months = ("2026-05", "2026-06", "2026-07", "2026-09", "2026-10")
    store = used_store(
        tmp_path,
        [resolved("ha-noi", n, 10, "Sở A") for n in months],
        [resolved("ha-noi", "2026-09", 0, "Sở B"), resolved("ha-noi", "2026-10", 5, "Sở C")],
    )
    return store


def test_missing_zero_not_due_and_not_expected_are_told_apart(offices):
    cells = matrix(offices.reader(), "dossiers", "ha-noi", "2026-11", TODAY)
    assert [state(cells, n, "Sở A") for n in ("2026-07", "2026-08", "2026-09", "2026-11")] == [
        "reported",
        "missing",
        "reported",
        "not_due",
    ]
    assert state(cells, "2026-09", "Sở B") == "zero" and cell(cells, "2026-09", "Sở B")["value"] == 0
    assert state(cells, "2026-04", "Sở A") is None and state(cells, "2026-09", "Sở C") is None, "was not expected yet"
    assert state(cells, "2026-10", "Sở B") == "missing" and state(cells, "2026-11", "Sở C") == "not_due"
    assert state(cells, "2026-10") == "partial", "two of three offices"
    assert (cell(cells, "2026-10")["covered"], cell(cells, "2026-10")["expected"]) == (2, 3)


def test_what_a_file_says_is_not_applicable_is_not_missing(tmp_path):
    nothing = Fact("dossiers_resolved", None, "ha-noi", "2026-08", None, None, unit="Sở A", status="not_applicable")
    store = used_store(tmp_path, [resolved("ha-noi", "2026-07", 10, "Sở A"), nothing])
    cells = matrix(store.reader(), "dossiers", "ha-noi", "2026-11", TODAY)
    assert [state(cells, n, "Sở A") for n in ("2026-07", "2026-08", "2026-09")] == [
        "reported",
        "not_applicable",
        "missing",
    ]


def test_a_declared_reporter_that_never_reported_is_missing(offices):
    offices.decide("reporters", place="ha-noi", subject="dossiers", units=["Sở A", "Sở D"])
    cells = matrix(offices.reader(), "dossiers", "ha-noi", "2026-11", TODAY)
    assert state(cells, "2026-10", "Sở D") == "missing" and state(cells, "2026-10", "Sở B") is None


def test_provinces_of_the_nation_with_their_predecessors_before_the_merger(tmp_path):
    """Đồng Tháp of today before July 2025: Đồng Tháp and Tiền Giang both, or only one of them."""
    old = [
        resolved("dong-thap@2004", "2025-05", 10),
        resolved("tien-giang@2004", "2025-05", 20),
        resolved("dong-thap@2004", "2025-06", 10),
        resolved("dong-thap@2025", "2025-07", 30),
    ]
    store = used_store(tmp_path, old)
    cells = matrix(store.reader(), "dossiers", "vn", "2025-08", TODAY)
    assert [state(cells, n, place="dong-thap@2025") for n in ("2025-05", "2025-06", "2025-07", "2025-08")] == [
        "reported",
        "partial",
        "reported",
        "missing",
    ]
    assert cells["place"].nunique() == 34
    assert matrix(store.reader(), "dossiers", "vn", "2025-06", TODAY)["place"].nunique() == 63, "the map of then"


def test_a_store_without_a_figure_has_only_due_and_not_due(tmp_path):
    for subject in subjects():
        cells = matrix(
            Store(tmp_path).reader(),
            subject,
            "vn",
            last_label(Store(tmp_path).reader(), subject, "vn", "2026-10", TODAY),
            TODAY,
        )
        never = {""} if subject == "index766" else set()  # scores of the 63 are none of today's 34
        assert set(cells["state"]) <= {"missing", "not_due"} | never and len(cells) == 34 * cells["period"].nunique()


def test_columns_reach_to_the_newest_period_that_can_be_opened(tmp_path):
    def last(subject, period, today=TODAY):
        return last_label(Store(tmp_path).reader(), subject, "vn", period, today)

    assert last("dossiers", "2026-10") == "2026-11" and last("budget", "2026-10") == "2026-11-YTD"
    assert last("dossiers", "2023-Q1") == "2023-03" and last("index766", "2024-05") == "2024"
    assert last("dossiers", "2026-10", date(2026, 11, 25)) == "2026-11"
    assert last("dossiers", "2026-10", date(2026, 12, 14)) == "2026-11", "the window of December is open"
    assert labels_of("dossiers", "2026-11")[0] == "2025-11" and len(labels_of("dossiers", "2026-11")) == 13


def dated(store: Store, times: dict[int, str]):
    """The ledger's lines as if written at these times."""
    return [replace(n, time=times.get(n.seq, n.time)) for n in store.lines()]


def test_late_is_by_the_first_load_and_a_correction_does_not_make_it_late(tmp_path):
    store = used_store(
        tmp_path,
        [resolved("ha-noi", "2026-08", 10)],
        [resolved("ha-noi", "2026-09", 10)],
        [resolved("ha-noi", "2026-08", 11)],
    )
    lines = dated(
        store, {1: "2026-08-25T23:59:00+07:00", 2: "2026-09-26T00:01:00+07:00", 3: "2026-10-30T08:00:00+07:00"}
    )
    cells = timed(matrix(store.reader(), "dossiers", "ha-noi", "2026-11", TODAY), lines)
    assert cell(cells, "2026-08")["timing"] == "on_time" and cell(cells, "2026-09")["timing"] == "late"
    late = behind(cells, TODAY)
    assert late[["period", "kind", "days"]].values.tolist()[:1] == [["2026-10", "missing", 26]]
    assert late[late["period"] == "2026-09"][["kind", "days"]].values.tolist() == [["late", 1]]
    assert "2026-08" not in set(late["period"]) and "2026-11" not in set(late["period"])


def test_a_whole_is_in_with_the_last_of_its_offices(tmp_path):
    store = used_store(tmp_path, [resolved("ha-noi", "2026-09", 1, "Sở A")], [resolved("ha-noi", "2026-09", 1, "Sở B")])
    cells = matrix(store.reader(), "dossiers", "ha-noi", "2026-11", TODAY)
    assert [cell(cells, "2026-09", unit)["first"] for unit in ("Sở A", "Sở B", "")] == [1, 2, 2]
    load(store, [resolved("ha-noi", "2026-09", 2)], "published", "published")
    cells = matrix(store.reader(), "dossiers", "ha-noi", "2026-11", TODAY)
    assert cell(cells, "2026-09")["first"] == 2, "its own figure came later than the last office"


def test_nobody_handed_a_sample_in(sample_store):
    """Its months were all stored on one day, long after their 25ths: none of them is late."""
    cells = timed(matrix(sample_store.reader(), "dossiers", "ha-noi", "2026-10", TODAY), sample_store.lines())
    assert "reported" in set(cells["state"]) and set(cells["timing"]) == {""}


# -- what does not agree ---------------------------------------------------------------------------------


def test_a_sum_that_does_not_come_out_is_named_with_its_cells_and_difference(tmp_path):
    """100 resolved, but 60 early + 30 on time + 7 late = 97."""
    wrong = facts(
        "ha-noi",
        "2026-06",
        dossiers_resolved=100,
        dossiers_resolved_early=60,
        dossiers_resolved_on_time=30,
        dossiers_resolved_late=7,
    )
    for number, figure in enumerate(wrong):
        figure.locator = f"Biểu 6a!E{number + 12}"
    store = new_store(tmp_path, wrong)
    (failure,) = with_cells(store, failed(store.reader(), "dossiers", "ha-noi", *SPAN))
    assert (failure.identity, failure.period, failure.place, failure.computed, failure.difference) == (
        "resolved_parts",
        "2026-06",
        "ha-noi",
        97,
        3,
    )
    assert [s.cell for s in (failure.total, *failure.parts)] == [f"Biểu 6a!E{row}" for row in (12, 13, 14, 15)]
    assert failed(store.reader(), "dossiers", "ha-noi", date(2026, 7, 1), SPAN[1]) == []
    assert failed(store.reader(), "hotline", "ha-noi", *SPAN) == []


def test_a_corrected_file_and_a_part_beside_settle_it(tmp_path):
    wrong = {
        "dossiers_resolved": 100,
        "dossiers_resolved_early": 60,
        "dossiers_resolved_on_time": 30,
        "dossiers_resolved_late": 7,
    }
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-06", **wrong),
        facts("ha-noi", "2026-06", dossiers_resolved=97),
        facts("hue", "2026-06", dossiers_resolved_without_due_date=3, **wrong),
    )
    assert failed(store.reader(), "dossiers", "vn", *SPAN) == []


@pytest.mark.parametrize("qualifier, fails", [("exact", True), ("about", False), ("over", True), ("nearly", False)])
def test_rounded_figures_fail_only_where_they_cannot_meet(tmp_path, qualifier, fails):
    """Received 100 (as qualified) = 90 new + 5 carried over: nearly 100 can be 95, over 100 cannot."""
    store = new_store(
        tmp_path,
        [
            fact("dossiers_received", 100, "hue", "2026-06", qualifier=qualifier),
            *facts("hue", "2026-06", dossiers_received_new=90, dossiers_carried_over=5),
        ],
    )
    assert bool(failed(store.reader(), "dossiers", "hue", *SPAN)) == fails


def test_two_sources_are_not_mixed_into_one_identity(tmp_path):
    store = Store(tmp_path)
    load(store, facts("hue", "2026-06", dossiers_received=100), "form_06a", "export")
    load(store, facts("hue", "2026-06", dossiers_received_new=90, dossiers_carried_over=5), "template")
    assert failed(store.reader(), "dossiers", "hue", *SPAN) == []


def test_printed_ratios_stand_beside_the_computed_ones(tmp_path):
    """180 ÷ 200 = 90 %: Hà Nội prints 95, Huế 90."""
    counts = {"dossiers_resolved": 200, "dossiers_resolved_early_or_on_time": 180, "dossiers_resolved_late": 20}
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-06", on_time_rate_reported=95, **counts),
        facts("hue", "2026-06", on_time_rate_reported=90, **counts),
    )
    rows = printed(store.reader(), "dossiers", "vn", *SPAN, TODAY)
    assert rows[["place", "reported", "value", "difference", "reported_differs"]].values.tolist() == [
        ["ha-noi", 95, 90, 5, True],
        ["hue", 90, 90, 0, False],
    ]
    assert failed(store.reader(), "dossiers", "vn", *SPAN) == [], "said once, not twice"


def test_two_sources_for_one_number_stand_side_by_side(tmp_path):
    """Months of a system add up to 300, the published quarter says 310; June is 100 in both."""
    store = Store(tmp_path)
    load(store, [resolved("hue", n, 100) for n in ("2026-04", "2026-05", "2026-06")], "form_06a", "export")
    load(store, [resolved("hue", "2026-Q2", 310), resolved("hue", "2026-06", 100)], "published", "published")
    rows = unlike_sources(store.reader(), "dossiers", "hue", *SPAN, TODAY)
    rows = rows[rows["kpi"] == "dossiers_resolved"]
    assert rows[["period", "value", "source", "other", "other_source", "difference", "differs"]].values.tolist() == [
        ["2026-Q2", 300, "form_06a", 310, "published", 10, True],
        ["2026-06", 100, "form_06a", 100, "published", 0, False],
    ]


def test_two_sources_that_may_mean_the_same_do_not_differ(tmp_path):
    """Over 1,000 in a report and 1,020 in the system can both be right; over 1,000 and 900 cannot."""
    store = Store(tmp_path)
    load(store, [resolved("hue", "2026-05", 1020), resolved("hue", "2026-06", 900)], "form_06a", "export")
    hedged = [fact("dossiers_resolved", 1000, "hue", n, qualifier="over") for n in ("2026-05", "2026-06")]
    load(store, hedged, "published", "published")
    rows = unlike_sources(store.reader(), "dossiers", "hue", *SPAN, TODAY)
    rows = rows[rows["kpi"] == "dossiers_resolved"].set_index("period")
    assert rows["differs"].to_dict() == {"2026-05": False, "2026-06": True}
    assert set(rows["other_qualifier"]) == {"over"}


# -- then and now ----------------------------------------------------------------------------------------


def test_what_was_shown_then_against_now_and_who_changed_it(tmp_path):
    """June was 100 after the first file; a second one says 120, a third brings July."""
    store = new_store(tmp_path, [resolved("hue", "2026-06", 100), resolved("hue", "2026-05", 50)])
    load(store, [resolved("hue", "2026-06", 120)], file="sua.xlsx")
    load(store, [resolved("hue", "2026-07", 70)], file="thang-7.xlsx")
    question = ("dossiers", "hue", "2026-10", TODAY)
    then, now = figures(store.reader_as_of(1), *question), figures(store.reader(), *question)
    rows = restated(then, now)
    rows = rows[rows["kpi"] == "dossiers_resolved"]
    july, june = rows.to_dict("records")
    assert (june["period"], june["value_then"], june["value"], june["difference"]) == ("2026-06", 100, 120, 20)
    assert july["period"] == "2026-07" and july["value"] == 70 and july["value_then"] != july["value_then"]
    assert [(s.kind, s.file) for s in steps(store.lines(), 1, "hue", "dossiers", "2026-06")] == [("accept", "sua.xlsx")]
    assert steps(store.lines(), 1, "ha-noi", "dossiers", "2026-06") == []
    assert [s.file for s in steps(store.lines(), 1, "vn", "dossiers", "2026-Q3")] == ["thang-7.xlsx"]
    assert restated(now, now).empty


def test_a_withdrawn_figure_has_no_value_now(tmp_path):
    store = new_store(tmp_path, [resolved("hue", "2026-06", 100)])
    store.withdraw("b000001", who="lan")
    question = ("dossiers", "hue", "2026-06", TODAY)
    rows = restated(figures(store.reader_as_of(1), *question), figures(store.reader(), *question))
    row = rows[rows["kpi"] == "dossiers_resolved"].iloc[0]
    assert row["value_then"] == 100 and row["value"] != row["value"]
    assert [(s.kind, s.who) for s in steps(store.lines(), 1, "hue", "dossiers", "2026-06")] == [("withdraw", "lan")]


def test_the_map_of_the_matrix_is_that_of_its_last_column(tmp_path):
    """To June 2025 the 63 of then, with their own figures; from July the 34 of today, from both maps."""
    store = used_store(
        tmp_path,
        [
            resolved("tien-giang@2004", "2025-05", 10),
            resolved("tien-giang@2004", "2025-06", 10),
            resolved("dong-thap@2004", "2025-06", 20),
            resolved("dong-thap@2025", "2025-07", 30),
        ],
    )
    then, now = (matrix(store.reader(), "dossiers", "vn", label, TODAY) for label in ("2025-06", "2025-07"))
    assert {"tien-giang@2004", "dong-thap@2004"} <= set(then["place"]) and "dong-thap@2025" not in set(then["place"])
    assert "dong-thap@2025" in set(now["place"]) and not {"tien-giang@2004", "dong-thap@2004"} & set(now["place"])
    assert (then["place"].nunique(), now["place"].nunique()) == (63, 34)
    assert then["period"].max() == "2025-06" and now["period"].max() == "2025-07"
    old = [state(then, n, place="tien-giang@2004") for n in ("2025-05", "2025-06")]
    old += [state(then, n, place="dong-thap@2004") for n in ("2025-05", "2025-06")]
    assert old == ["reported", "reported", "missing", "reported"]
    today = [state(now, n, place="dong-thap@2025") for n in ("2025-05", "2025-06", "2025-07")]
    assert today == ["partial", "reported", "reported"], "both predecessors, one of them, itself"
    assert cell(now, "2025-06", place="dong-thap@2025")["value"] == 30


@pytest.mark.parametrize(("last", "place"), [("2025-06", "tien-giang@2004"), ("2025-07", "dong-thap@2025")])
def test_an_empty_matrix_names_the_provinces_of_its_map(tmp_path, last, place):
    cells = matrix(Store(tmp_path).reader(), "dossiers", "vn", last, TODAY)
    assert place in set(cells["place"]) and cells["place"].nunique() == (63 if last == "2025-06" else 34)


def test_every_printed_rate_is_a_claim_of_a_kpi():
    """`failed` looks at sums and at most; a printed rate is compared by `printed`, where its KPI names it."""
    claims = {kpi.claim for kpi in registry.KPIS.values()}
    assert all(identity.total in claims for identity in IDENTITIES if identity.kind == "rate")


def test_who_has_not_reported_stands_before_who_did_in_part(tmp_path):
    """Of one day due: Cà Mau lacks an office, Vĩnh Long all of it. Who sent nothing comes first, whatever the name."""
    both = ("ca-mau@2025", "vinh-long@2025")
    figures = [resolved(place, "2026-09", 1, unit=f"Sở {x}") for place in both for x in "AB"]
    store = used_store(tmp_path, [*figures, resolved("ca-mau@2025", "2026-10", 1, unit="Sở A")])
    cells = timed(matrix(store.reader(), "dossiers", "vn", "2026-10", TODAY), store.lines())
    rows = behind(cells[cells["place"].isin(both) & (cells["period"] == "2026-10")], TODAY)
    assert rows[["place", "kind"]].values.tolist() == [["vinh-long@2025", "missing"], ["ca-mau@2025", "partial"]]
