"""The written report read back by the reader of prose: every number its sentences tell comes back as it was written."""

from dataclasses import replace

import pytest

from bench.round_trip import Case, cases, compared, text_of
from reports.document.contents import Contents
from reports.document.figures import Figures, Scope
from tests.sample_store import TODAY

SCOPE = Scope("quang-ninh", "2026-09", subjects=("hotline",))


@pytest.mark.slow
def test_reports_come_back(sample_store):
    """A few; `manage.py bench prose --round-trip 200` takes more."""
    done = list(cases(sample_store.reader(), sample_store, 8, TODAY, seed=12))
    faults = [f"{case.scope.place} {case.scope.period}: {fault}" for case in done for fault in case.faults]
    # An office with commas in its name, at the end of a list, is left open: never read as something else.
    assert [fault for fault in faults if ": missed " not in fault] == [] and len(faults) <= 2
    assert len(done) == 8 and sum(case.right for case in done) > 150


@pytest.mark.slow
@pytest.mark.parametrize(
    "change", [{"value": 1.5}, {"qualifier": "over"}, {"measures": ("zalo_posts",)}, {"start": 0, "end": 1}]
)
def test_a_number_changed_on_the_way_is_seen(sample_store, change):
    """The comparison is not blind to value, hedge, measure, or a number that nobody wrote."""
    contents = Contents(sample_store, sample_store.reader(), SCOPE, TODAY, Figures(sample_store.reader(), SCOPE, TODAY))
    document, written = text_of(contents)
    assert not compared(Case(SCOPE), document, written, TODAY).faults
    changed = [replace(written[0], **change), *written[1:]]
    assert compared(Case(SCOPE), document, changed, TODAY).faults
