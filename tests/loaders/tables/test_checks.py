"""Figures that contradict each other: said with both sides, loaded only on confirmation, never repaired."""

from datetime import date

import pytest

from data.facts import Fact
from loaders.tables.checks import check_group, settle_doubles, settle_future
from loaders.tables.context import Context

TODAY = date(2026, 11, 20)


def fact(measure: str, value: float, qualifier: str = "exact", label: str = "2026-06", cell: str = "", **where) -> Fact:
    return Fact(
        measure,
        value,
        "dong-thap@2025",
        label,
        date(2026, 6, 1),
        date(2026, 6, 30),
        "unknown",
        qualifier,
        locator=cell or f"S!{measure}",
        **where,
    )


def codes(*facts: Fact) -> list[str]:
    return [p.code for p in check_group({f.measure: f for f in facts})]


@pytest.mark.parametrize(
    ("total", "part", "other", "fails"),
    [
        ((100, "exact"), (60, "exact"), (40, "exact"), False),
        ((100, "exact"), (60, "exact"), (41, "exact"), True),
        ((2600, "over"), (2100, "nearly"), (500, "over"), False),  # the report of 10/2021
        ((100, "exact"), (60, "over"), (50, "exact"), True),  # over 60 and 50 cannot make 100
        ((100, "exact"), (60, "nearly"), (50, "exact"), False),  # nearly 60 may be 50
        ((100, "about"), (60, "exact"), (48, "exact"), False),  # about 100 may be 108
        ((100, "about"), (60, "exact"), (60, "exact"), True),
    ],
)
def test_rule_13_identities_fail_only_when_the_intervals_cannot_meet(total, part, other, fails):
    problems = codes(
        fact("dossiers_received", *total), fact("dossiers_resolved", *part), fact("dossiers_pending", *other)
    )
    assert problems == (["identity"] if fails else [])


def test_a_failing_identity_names_the_cell_both_sides_and_the_difference():
    figures = (
        fact("dossiers_pending", 24020, cell="A!K5"),
        fact("dossiers_pending_in_time", 23010),
        fact("dossiers_pending_overdue", 1000),
    )
    group = {f.measure: f for f in figures}
    problem = check_group(group)[0]
    assert (problem.severity, problem.locator) == ("warn", "A!K5")
    assert "24.020" in problem.message_vi and "24.010" in problem.message_vi and "lệch 10" in problem.message_vi
    assert "24,020" in problem.message_en and "difference 10" in problem.message_en


def test_a_part_above_its_total_is_said_when_other_parts_are_missing():
    assert codes(fact("dossiers_resolved", 100), fact("dossiers_resolved_late", 101)) == ["part_above_total"]
    assert codes(fact("dossiers_resolved", 100), fact("dossiers_resolved_late", 100)) == []


@pytest.mark.parametrize(
    ("printed", "fails"), [(95.91, False), (95.92, False), (95.9, False), (96.0, False), (99.5, True), (95.8, True)]
)
def test_a_printed_rate_is_compared_rounded_or_cut_off(printed, fails):
    """94 266 of 98 281 is 95,915 %: printed 95,91 or 95,92; the centre in Quảng Ngãi printed 99,5."""
    problems = codes(
        fact("dossiers_resolution_rate_reported", printed),
        fact("dossiers_resolved", 94266),
        fact("dossiers_received", 98281),
    )
    assert problems == (["printed_rate"] if fails else [])


def test_a_rate_of_nothing_is_not_compared():
    assert (
        codes(
            fact("on_time_rate_reported", 100),
            fact("dossiers_resolved_early_or_on_time", 0),
            fact("dossiers_resolved", 0),
        )
        == []
    )


def test_the_same_figure_twice_is_taken_once():
    single, problems = settle_doubles(
        [fact("hotline_received", 5, cell="A!1"), fact("hotline_received", 5, cell="A!2")], Context()
    )
    assert [f.locator for f in single] == ["A!1"]
    assert [(p.code, p.severity, p.locator) for p in problems] == [("double_same", "warn", "A!2")]


def test_different_figures_of_one_key_are_asked_and_the_cell_chosen_is_taken():
    facts = [fact("hotline_received", 5, cell="A!1"), fact("hotline_received", 6, cell="A!2")]
    single, problems = settle_doubles(facts, Context())
    assert not single and list(problems[0].choices) == ["A!1", "A!2", "skip"]
    question = problems[0].question
    assert [f.value for f in settle_doubles(facts, Context(answers={question: "A!2"}))[0]] == [6]
    assert settle_doubles(facts, Context(answers={question: "skip"})) == ([], [])


def test_a_plan_may_be_of_a_year_that_runs():
    _, problems = settle_future(
        [fact("budget_total_assigned", 1e9, label="2026"), fact("hotline_received", 1, label="2026")],
        Context(today=TODAY),
    )
    assert [(p.code, p.locator) for p in problems] == [("period_running", "S!hotline_received")]
    assert settle_future([fact("budget_total_assigned", 1e9, label="2027")], Context(today=TODAY))[1] == []


def test_a_future_period_left_out_loads_nothing_of_it():
    facts = [fact("hotline_received", 1, label="2027-01"), fact("hotline_received", 2, label="2026-01")]
    _, asked = settle_future(facts, Context(today=TODAY))
    assert [(p.code, p.question) for p in asked] == [("future_period", "future:2027-01")]
    loaded, problems = settle_future(facts, Context(today=TODAY, answers={"future:2027-01": "skip"}))
    assert [f.value for f in loaded] == [2] and not problems
