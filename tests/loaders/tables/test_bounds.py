"""What cannot be is asked: shares above 100 %, the staff of a commune of 40.000, scores above their maximum."""

from dataclasses import replace
from datetime import date

import pytest

from data.facts import Fact
from loaders.tables.bounds import settle_bounds
from loaders.tables.context import Context

SHARE = Fact(
    "satisfaction_rate_reported", 101.3, "dong-thap@2025", "2026-06", None, None, "unknown", locator="Sheet1!C5"
)


def asked(fact: Fact) -> list[str]:
    return [p.question for p in settle_bounds([fact], Context(today=date(2026, 11, 20)))[1]]


@pytest.mark.parametrize(
    ("measure", "unit", "value", "is_asked"),
    [
        ("satisfaction_rate_reported", "", 101.3, True),
        ("satisfaction_rate_reported", "", 100, False),
        ("hotline_resolution_rate_reported", "", 101.3, False),  # tickets of the month before are resolved too
        ("staff_civil_servants", "Xã Tân Hồng", 40_000, True),
        ("staff_civil_servants", "UBND xã Tân Hồng", 62, False),
        ("staff_civil_servants", "Sở Y tế", 900, False),
        ("staff_civil_servants", "", 9_000, False),
        ("staff_public_employees", "Sở Giáo dục và Đào tạo", 41_000, False),
        ("index766_transparency", "", 28.4, True),
        ("index766_total", "Sở Y tế", 100, False),
        ("index766_rank", "", 87.5, True),
        ("dossiers_resolved", "Xã Tân Hồng", 40_000, False),
    ],
)
def test_only_what_cannot_be_is_asked(measure, unit, value, is_asked):
    assert bool(asked(replace(SHARE, measure=measure, unit=unit, value=value))) == is_asked


def test_one_question_a_sheet_and_subject_names_the_first_and_all_cells():
    facts = [SHARE, replace(SHARE, locator="Sheet1!C6"), replace(SHARE, value=90, locator="Sheet1!C7")]
    facts_left, problems = settle_bounds(facts, Context())
    assert [(p.code, p.severity, p.locator) for p in problems] == [("beyond_bound", "ask", "Sheet1!C5")]
    assert facts_left == facts
    assert "101,3" in problems[0].message_vi and "Sheet1!C5, Sheet1!C6" in problems[0].message_vi
    assert "101.3" in problems[0].message_en and "at most 100" in problems[0].message_en


@pytest.mark.parametrize(("answer", "left"), [("keep", [101.3, 90]), ("skip", [90]), ("measure", [])])
def test_the_answer_says_what_is_taken(answer, left):
    facts = [SHARE, replace(SHARE, value=90, locator="Sheet1!C6")]
    facts_left, problems = settle_bounds(facts, Context(answers={"bound:Sheet1:dossiers": answer}))
    assert ([fact.value for fact in facts_left], problems) == (left, [])
