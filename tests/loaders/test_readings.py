"""What is read of workbooks of many offices, to the last cell, question and number: `tests/cases/readings`."""

import pytest

from tests.cases.offices import cases, themes
from tests.cases.readings import lines_of, readings_of

KEPT = {slug: lines for theme in themes() for slug, lines in readings_of(theme).items()}


@pytest.mark.parametrize("case", [case for case in cases() if case.slug in KEPT], ids=lambda case: case.slug)
def test_a_workbook_is_read_as_it_is_written_down(case):
    assert lines_of(case) == KEPT[case.slug]


def test_what_is_written_down_is_of_cases_there_are():
    assert KEPT.keys() <= {case.slug for case in cases()} and len(KEPT) > 50
