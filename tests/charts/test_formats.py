"""Numbers as text: worked examples a reader can check by eye."""

import numpy as np
import pandas as pd
import pytest

from charts.formats import axis_texts, change_text, number, value_text


def spaced(text):
    """`text` with no-break spaces where the examples have ordinary ones."""
    return text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (999, 0, "999", "999"),
        (0, 0, "0", "0"),
        (-5.25, 1, "−5,3", "−5.3"),
        (-0.001, 2, "0,00", "0.00"),
        (97.425, 2, "97,43", "97.43"),
        (2.5, 0, "3", "3"),
        (np.float64(98.4), 2, "98,40", "98.40"),
        (np.int64(42816), 0, "42.816", "42,816"),
    ],
)
def test_numbers(value, decimals, vi, en):
    assert number(value, decimals) == vi
    assert number(value, decimals, "en") == en


@pytest.mark.parametrize("nothing", [None, float("nan"), np.nan, pd.NA, pd.NaT, float("inf")])
def test_nothing_is_a_dash_and_never_zero(nothing):
    assert number(nothing) == "–"
    assert value_text(nothing, "percent") == "–"
    assert change_text(nothing, "percent") == "–"


@pytest.mark.parametrize(
    ("value", "unit", "vi", "en"),
    [
        (98.48, "percent", "98,48 %", "98.48%"),
        (100, "percent", "100,00 %", "100.00%"),
        (25.75, "per_1000", "25,8", "25.8"),
        (12345, "count", "12.345", "12,345"),
        (87.35, "score", "87,35", "87.35"),
        (1.5, "ratio", "1,50", "1.50"),
        (21_043_000_000, "vnd", "21,04 tỷ đồng", "VND 21.04 billion"),
        (350_000_000, "vnd", "350,0 triệu đồng", "VND 350.0 million"),
        (950_000, "vnd", "950.000 đồng", "VND 950,000"),
        (999_960_000, "vnd", "1,00 tỷ đồng", "VND 1.00 billion"),
        (0, "vnd", "0 đồng", "VND 0"),
    ],
)
def test_values_with_their_unit(value, unit, vi, en):
    assert value_text(value, unit) == spaced(vi)
    assert value_text(value, unit, "en") == spaced(en)


@pytest.mark.parametrize(
    ("qualifier", "vi", "en"),
    [
        ("exact", "1.000", "1,000"),
        ("about", "≈ 1.000", "≈ 1,000"),
        ("over", "> 1.000", "> 1,000"),
        ("under", "< 1.000", "< 1,000"),
        ("nearly", "gần 1.000", "nearly 1,000"),
    ],
)
def test_qualifiers_are_written(qualifier, vi, en):
    assert value_text(1000, "count", "vi", qualifier) == spaced(vi)
    assert value_text(1000, "count", "en", qualifier) == spaced(en)


def test_targets_lose_their_empty_decimals():
    assert value_text(98.0, "percent", trim=True) == spaced("98 %")
    assert value_text(97.5, "percent", trim=True) == spaced("97,5 %")
    assert value_text(1000, "count", trim=True) == "1.000"


@pytest.mark.parametrize(
    ("change", "unit", "vi", "en"),
    [
        (0.31, "percent", "+0,31 điểm %", "+0.31 pp"),
        (-0.31, "percent", "−0,31 điểm %", "−0.31 pp"),
        (0.001, "percent", "0,00 điểm %", "0.00 pp"),
        (-212, "count", "−212", "−212"),
        (3.1, "per_1000", "+3,1", "+3.1"),
        (-1_200_000_000, "vnd", "−1,20 tỷ đồng", "−VND 1.20 billion"),
    ],
)
def test_changes_carry_their_sign(change, unit, vi, en):
    assert change_text(change, unit) == spaced(vi)
    assert change_text(change, unit, "en") == spaced(en)


def test_an_unknown_unit_is_refused():
    with pytest.raises(KeyError):
        value_text(1, "furlong")


def test_the_unit_stands_on_the_top_tick_only():
    assert axis_texts([96, 97, 98], "percent") == ["96", "97", spaced("98 %")]
    assert axis_texts([97, 97.5, 98], "percent", "en") == ["97.0", "97.5", "98.0%"]
    assert axis_texts([0, 20000, 40000], "count") == ["0", "20.000", "40.000"]
    assert axis_texts([0, 500_000, 1_000_000], "count") == ["0,0", "0,5", spaced("1,0 tr")]
    assert axis_texts([0, 10e9, 20e9], "vnd", "en") == ["0", "10", spaced("20 bn")]
    assert axis_texts([], "count") == []
