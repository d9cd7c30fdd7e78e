"""Workbooks as offices really send them, each judged as a careful clerk would: `tests/cases`, and ../shared/cases."""

import pytest

from tests.cases.__main__ import main
from tests.cases.judge import judged
from tests.cases.second_set.__main__ import main as write_second_set
from tests.cases.unseen.__main__ import main as write_unseen
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "cases"
TAKEABLE = 38  # of the 44 that can be taken
# What is not yet read as a clerk would; a file that is leaves the list.
NOT_YET: dict[str, str] = {}
# The same of the workbooks written by somebody who had not seen how they are read.
UNSEEN_NOT_YET: dict[str, str] = {}
SECOND_NOT_YET = {"c03_months_as_rows.xlsx": "whether a reception of citizens is the whole province's is asked"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cases are not here")
def test_the_files_that_went_wrong_are_read_as_a_careful_clerk_would():
    outcomes = judged(SHARED)
    assert [(o.file, o.fate, o.why) for o in outcomes if not o.is_right] == []
    assert sum(o.fate == "taken" for o in outcomes) >= TAKEABLE


@pytest.mark.slow
def test_files_of_many_offices_are_read_as_a_careful_clerk_would(tmp_path):
    main(tmp_path)
    wrong = {o.file: o.why for o in judged(tmp_path) if not o.is_right}
    assert {file: why for file, why in wrong.items() if file not in NOT_YET} == {}
    assert set(NOT_YET) - wrong.keys() == set(), "read by now: take it off the list"


@pytest.mark.slow
def test_workbooks_nobody_had_read_are_read_as_a_careful_clerk_would(tmp_path):
    write_unseen(tmp_path)
    wrong = {o.file: o.why for o in judged(tmp_path) if not o.is_right}
    assert {file: why for file, why in wrong.items() if file not in UNSEEN_NOT_YET} == {}
    assert set(UNSEEN_NOT_YET) - wrong.keys() == set(), "read by now: take it off the list"


@pytest.mark.slow
def test_the_second_set_is_read_as_a_careful_clerk_would(tmp_path):
    write_second_set(tmp_path)
    wrong = {o.file: o.why for o in judged(tmp_path) if not o.is_right}
    assert {file: why for file, why in wrong.items() if file not in SECOND_NOT_YET} == {}
    assert set(SECOND_NOT_YET) - wrong.keys() == set(), "read by now: take it off the list"
