"""The table of Thông tư 02/2017: early and on time as one figure, gone and waiting dossiers beside."""

import pytest

from data.facts import RANKS
from tests.loaders.build import problems_of, reading_of, values
from tests.loaders.build_units import TT02, tt02

MEASURES = (
    "dossiers_received",
    "dossiers_received_online",
    "dossiers_received_direct",
    "dossiers_received_postal",
    "dossiers_carried_over",
    "dossiers_resolved",
    "dossiers_resolved_early_or_on_time",
    "dossiers_resolved_late",
    "dossiers_pending",
    "dossiers_pending_in_time",
    "dossiers_pending_overdue",
    "dossiers_waiting_supplement",
    "dossiers_returned_or_withdrawn",
    "satisfaction_rate_reported",
)


def changed(column: int, value, row: int = 0) -> list[list]:
    rows = [list(r) for r in TT02]
    rows[row][column] = value
    return rows


def test_every_figure_is_read_with_its_cell():
    reading = reading_of(tt02())
    assert (reading.source, reading.rank, reading.verdict) == ("form_tt02", RANKS["export"], "warn")
    expected = {
        (m, row[1]): (float(str(v).replace("%", "").replace(",", ".")), f"TT02!{column}{number}")
        for number, row in enumerate(TT02, 6)
        for m, v, column in zip(MEASURES, row[2:], "CDEFGHIJKLMNOP")
    }
    assert {(f.measure, f.unit): (f.value, f.locator) for f in reading.facts} == expected
    assert {(f.place, f.period_label, f.counted) for f in reading.facts} == {
        ("dong-thap@2025", "2026-06", "hồ sơ"),
        ("dong-thap@2025", "2026-06", "%"),
    }
    assert problems_of(reading) == [("text_numbers", "TT02!P6"), ("units_new", "TT02!B6")]


def test_received_may_hold_what_was_returned():
    """205 = 180 resolved + 20 pending + 5 returned; 120 = 100 + 20 with none."""
    assert not [p for p in problems_of(reading_of(tt02())) if p[0] == "identity"]
    short = reading_of(tt02(changed(2, 206, row=1), total=False))
    assert [p for p in problems_of(short, "warn") if p[0] == "identity"] == [("identity", "TT02!C7")] * 2


@pytest.mark.parametrize(
    ("column", "value", "code", "cell"),
    [
        (8, 94, "identity", "TT02!H6"),
        (11, 14, "identity", "TT02!K6"),
        (2, 127, "identity", "TT02!C6"),
    ],
)
def test_a_broken_figure_is_named_at_its_cell(column, value, code, cell):
    reading = reading_of(tt02(changed(column, value), total=False))
    assert (code, cell) in problems_of(reading, "warn")
    assert reading.verdict == "warn" and not [p for p in problems_of(reading) if p[0] == "total_differs"]


def test_a_share_above_100_per_cent_is_asked():
    reading = reading_of(tt02(changed(15, "101%"), total=False))
    assert ("beyond_bound", "TT02!P6") in problems_of(reading, "ask")


def test_negative_forms_are_read_as_negative():
    for form in ("(5)", "−5", "-5"):
        reading = reading_of(tt02(changed(9, form), total=False))
        assert values(reading)["TT02!J6"] == -5 and ("negative", "TT02!J6") in problems_of(reading, "ask")


def test_a_total_that_differs_is_said_and_never_counted():
    rows = [*TT02, [None, "Tổng cộng", 330, *[a + b for a, b in zip(TT02[0][3:15], TT02[1][3:15])], None]]
    reading = reading_of(tt02(rows, total=False))
    assert ("total_differs", "TT02!C8") in problems_of(reading, "warn")
    assert sum(f.value for f in reading.facts if f.measure == "dossiers_received") == 325
