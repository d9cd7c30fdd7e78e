"""The sheet of 2026: online in whole and part, letters of apology, waiting for acceptance, payments."""

import pytest

from data.facts import RANKS
from tests.loaders.build import problems_of, reading_of
from tests.loaders.build_units import S2026, sheet_2026

MEASURES = (
    "dossiers_received",
    "dossiers_received_direct",
    "dossiers_received_online_whole",
    "dossiers_received_online_part",
    "dossiers_received_online_other",
    "dossiers_received_non_local",
    "dossiers_carried_over",
    "dossiers_received_postal",
    "dossiers_resolved",
    "dossiers_resolved_early_or_on_time",
    "dossiers_resolved_late_apology_given",
    "dossiers_resolved_late_apology_missing",
    "dossiers_pending",
    "dossiers_pending_in_time",
    "dossiers_pending_overdue",
    "dossier_payments",
    "dossier_payments_online",
    "dossier_payments_direct",
    "dossiers_online_waiting_acceptance_in_time",
    "dossiers_online_waiting_acceptance_overdue",
    "dossiers_not_accepted",
    "dossiers_stopped",
    "dossiers_withdrawn",
)


def changed(column: int, value) -> bytes:
    return sheet_2026([[*S2026[0][:column], value, *S2026[0][column + 1 :]], S2026[1]], total=False)


def test_every_figure_is_read_with_its_cell():
    reading = reading_of(sheet_2026())
    assert (reading.source, reading.rank) == ("sheet_2026", RANKS["export"])
    assert {(f.measure, f.unit): (f.value, f.locator) for f in reading.facts} == {
        (m, row[1]): (float(v), f"Hồ sơ 2026!{column}{number}")
        for number, row in enumerate(S2026, 6)
        for m, v, column in zip(MEASURES, row[2:], "CDEFGHIJKLMNOPQRSTUVWXY")
    }
    assert problems_of(reading) == [("units_new", "Hồ sơ 2026!B6")]


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        (4, 57, "C6"),  # 120 = 30 + 50 + 20 + 5 + 10 + 5; those regardless of address may be among them
        (12, 4, "K6"),  # 100 = 96 + 3 with the letter + 1 without
        (15, 17, "O6"),  # 20 = 18 + 2
        (18, 30, "R6"),  # 40 = 35 + 5
    ],
)
def test_an_identity_that_fails_is_named(column, value, cell):
    assert [p for p in problems_of(reading_of(changed(column, value)), "warn") if p[0] == "identity"] == [
        ("identity", f"Hồ sơ 2026!{cell}")
    ]


def test_late_with_and_without_the_letter_of_apology_are_two_columns():
    figures = {f.measure: f.value for f in reading_of(sheet_2026()).facts if f.unit == "Xã Tân Hồng"}
    assert (
        figures["dossiers_resolved_late_apology_given"] == 3 and figures["dossiers_resolved_late_apology_missing"] == 1
    )
