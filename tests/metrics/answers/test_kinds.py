"""A whole and its kinds; spending since January beside last year: worked examples."""

from datetime import date

import pytest

from metrics.answers.kinds import kinds
from metrics.answers.spending import since_january, spending, through_the_year
from tests.figures import fact, facts, new_store

TODAY = date(2026, 11, 20)
KINDS = ("petitions_complaint", "petitions_denunciation", "petitions_feedback")


def by_period(store, parts=KINDS, whole="petitions_received", place="ha-noi"):
    return kinds(store.reader(), parts, place, "2026-06", TODAY, whole, 3).set_index("period")


def test_what_belongs_to_no_kind_is_the_rest(tmp_path):
    """81 = 49 + 6 + 26; of 90, 81 are sorted: 9 are not."""
    known = {"petitions_complaint": 49, "petitions_denunciation": 6, "petitions_feedback": 26}
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-05", petitions_received=81, **known)
        + facts("ha-noi", "2026-06", petitions_received=90, **known),
    )
    table = by_period(store)
    assert table.loc["2026-05", "rest"] == 0 and table.loc["2026-06", "rest"] == 9
    assert table.loc["2026-06", list(KINDS)].tolist() == [49, 6, 26]


def test_kinds_above_the_whole_are_not_drawn_and_said(tmp_path):
    store = new_store(
        tmp_path,
        facts(
            "ha-noi",
            "2026-06",
            petitions_received=80,
            petitions_complaint=49,
            petitions_denunciation=6,
            petitions_feedback=26,
        ),
    )
    row = by_period(store).loc["2026-06"]
    assert row["is_above"] and row[list(KINDS)].isna().all()


def test_a_kind_that_is_not_known_is_no_zero(tmp_path):
    store = new_store(tmp_path, facts("ha-noi", "2026-06", petitions_received=80, petitions_complaint=49))
    row = by_period(store).loc["2026-06"]
    assert row[list(KINDS)].isna().all() and not row["is_above"]


def test_tasks_that_ended_have_no_rest(tmp_path):
    parts = ("government_tasks_done_on_time", "government_tasks_done_late", "government_tasks_overdue")
    store = new_store(
        tmp_path,
        facts(
            "ha-noi",
            "2026-06",
            government_tasks_done_on_time=15,
            government_tasks_done_late=2,
            government_tasks_overdue=1,
        ),
    )
    row = by_period(store, parts, "").loc["2026-06"]
    assert row[list(parts)].tolist() == [15, 2, 1] and row["rest"] == 0


def test_spending_stands_beside_the_same_date_last_year(tmp_path):
    """2,6 of 10 billion by March against 3 of 10: 26 %, last year 30 %; a quarter asks for its last month."""
    store = new_store(
        tmp_path,
        [
            fact("budget_autonomous_assigned", 6e9, "ha-noi", "2026"),
            fact("budget_non_autonomous_assigned", 4e9, "ha-noi", "2026"),
            fact("budget_autonomous_spent", 1.6e9, "ha-noi", "2026-03-YTD"),
            fact("budget_non_autonomous_spent", 1e9, "ha-noi", "2026-03-YTD"),
            fact("budget_total_assigned", 10e9, "ha-noi", "2025"),
            fact("budget_autonomous_spent", 2e9, "ha-noi", "2025-03-YTD"),
            fact("budget_non_autonomous_spent", 1e9, "ha-noi", "2025-03-YTD"),
        ],
    )
    assert since_january("2026-Q1") == since_january("2026-03") == "2026-03-YTD"
    rows = spending(store.reader(), "ha-noi", "2026-Q1", TODAY).set_index("kpi")
    whole = rows.loc["budget_disbursement_rate"]
    assert whole["value"] == pytest.approx(26) and whole["last_year"] == pytest.approx(30)
    assert rows.loc["budget_autonomous_rate", "value"] == pytest.approx(100 * 1.6 / 6)
    line = through_the_year(store.reader(), "budget_disbursement_rate", "ha-noi", "2026-03", TODAY)
    assert line["period"].tolist() == ["2026-01-YTD", "2026-02-YTD", "2026-03-YTD"]
    assert line["value"].isna().tolist() == [True, True, False]
