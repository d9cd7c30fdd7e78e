"""What the name of a sheet says of its period."""

import pytest

from loaders.tables.sheet_names import label_of_name, month_of_name


@pytest.mark.parametrize(("name", "month"), [("Tháng 6", 6), ("T12", 12), ("Biểu 06a", None), ("Quý 2", None)])
def test_a_name_without_a_year_may_name_its_month(name, month):
    assert month_of_name(name) == month


def test_a_year_out_of_our_time_is_none():
    assert label_of_name("Tháng 6", 2026) == "2026-06"
    assert label_of_name("Tháng 6", 1999) is None and label_of_name("Tháng 6", 2101) is None
