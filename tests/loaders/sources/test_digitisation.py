"""The digitisation sheet of QĐ 766: at intake and of results."""

import pytest

from tests.loaders.build import problems_of, reading_of
from tests.loaders.build_units import DIGITISED, digitisation

MEASURES = (
    "digitisation_received",
    "digitisation_intake_none",
    "digitisation_intake_done",
    "digitisation_intake_reused",
    "digitisation_intake_reused_national",
    "digitisation_resolved",
    "digitisation_results_none",
    "digitisation_results_done",
)


def test_every_figure_is_read_with_its_cell():
    reading = reading_of(digitisation())
    assert reading.source == "digitisation"
    assert {(f.measure, f.unit): (f.value, f.locator) for f in reading.facts} == {
        (m, row[1]): (float(v), f"Số hóa!{column}{number}")
        for number, row in enumerate(DIGITISED, 6)
        for m, v, column in zip(MEASURES, row[2:], "CDEFGHIJ")
    }
    assert problems_of(reading) == [("units_new", "Số hóa!B6")]


@pytest.mark.parametrize(("column", "value", "cell"), [(3, 27, "Số hóa!C6"), (9, 84, "Số hóa!H6")])
def test_parts_that_miss_the_total_are_named(column, value, cell):
    rows = [[*DIGITISED[0][:column], value, *DIGITISED[0][column + 1 :]], DIGITISED[1]]
    assert [p for p in problems_of(reading_of(digitisation(rows)), "warn") if p[0] == "identity"] == [
        ("identity", cell)
    ]
