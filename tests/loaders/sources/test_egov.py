"""The older eGov table: withdrawn and returned apart, closing balance, its own identity."""

import pytest

from data.facts import RANKS
from tests.loaders.build import problems_of, reading_of
from tests.loaders.build_units import EGOV, egov

MEASURES = (
    "dossiers_received",
    "dossiers_received_new",
    "dossiers_carried_over",
    "dossiers_resolved",
    "dossiers_resolved_early",
    "dossiers_resolved_on_time",
    "dossiers_resolved_late",
    "dossiers_pending",
    "dossiers_pending_in_time",
    "dossiers_pending_overdue",
    "dossiers_withdrawn",
    "dossiers_returned",
    "dossiers_closing_balance",
)


def changed(column: int, value) -> bytes:
    return egov([[*EGOV[0][:column], value, *EGOV[0][column + 1 :]], EGOV[1]], total=False)


def test_every_figure_is_read_with_its_cell():
    reading = reading_of(egov())
    assert (reading.source, reading.rank) == ("egov", RANKS["export"])
    assert {(f.measure, f.unit): (f.value, f.locator) for f in reading.facts} == {
        (m, row[1]): (float(v), f"eGov!{column}{number}")
        for number, row in enumerate(EGOV, 6)
        for m, v, column in zip(MEASURES, row[2:], "CDEFGHIJKLMNO")
    }
    assert problems_of(reading) == [("units_new", "eGov!B6")]


def test_the_total_is_resolved_pending_withdrawn_and_returned():
    """120 = 95 + 20 + 2 + 3; without the last two it would be 115."""
    reading = reading_of(changed(13, 4))
    assert [p for p in problems_of(reading, "warn") if p[0] == "identity"] == [("identity", "eGov!C6")]
    assert "121" in next(p.message_vi for p in reading.problems if p.code == "identity")


@pytest.mark.parametrize(
    ("column", "value", "cell"), [(2, 121, "eGov!C6"), (14, 21, "eGov!O6"), (6, 61, "eGov!F6"), (11, 6, "eGov!J6")]
)
def test_an_identity_that_fails_is_named(column, value, cell):
    assert ("identity", cell) in problems_of(reading_of(changed(column, value)), "warn")
