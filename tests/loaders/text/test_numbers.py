"""Cells as Vietnamese offices write numbers (domain: thousands by a point, decimals by a comma, words)."""

from datetime import date

import pytest

from loaders.text.numbers import Percent, read_number


@pytest.mark.parametrize(
    ("cell", "kind", "value", "qualifier"),
    [
        ("149.217", "count", 149217, "exact"),
        ("17.371.225", "count", 17371225, "exact"),
        ("1767", "count", 1767, "exact"),
        ("03", "count", 3, "exact"),
        (1234.0, "count", 1234, "exact"),
        (0, "count", 0, "exact"),
        ("(12)", "count", -12, "exact"),
        ("−12", "count", -12, "exact"),
        ("-1.234", "count", -1234, "exact"),
        ("531,269,111", "count", 531269111, "exact"),
        ("12,0", "count", 12, "exact"),
        ("hơn 770.000", "count", 770000, "over"),
        ("trên 28.000 lượt", "count", 28000, "over"),
        ("Gần 2.100 hồ sơ", "count", 2100, "nearly"),
        ("khoảng 300.000", "count", 300000, "about"),
        ("khoảng gần 500", "count", 500, "about"),
        ("dưới 5", "count", 5, "under"),
        ("10,18 ngàn", "count", 10180, "about"),
        ("10.18 ngàn", "count", 10180, "about"),
        ("14,5 triệu", "count", 14500000, "about"),
        ("trên 28 nghìn", "count", 28000, "over"),
        ("3,148 tỷ", "money", 3148000000, "about"),
        ("304,443 triệu đồng", "money", 304443000, "about"),
        ("1.500 triệu đồng", "money", 1500000000, "about"),
        ("42.000 nghìn đồng", "money", 42000000, "about"),
        ("28K", "count", 28000, "about"),
        ("1,5K", "count", 1500, "about"),
        ("1,2 tr", "count", 1200000, "about"),
        ("28,125K", "count", 28125, "exact"),  # to the last one
        ("hơn 28K", "count", 28000, "over"),
        ("42 000", "count", 42000, "exact"),
        ("42\u00a0000", "count", 42000, "exact"),
        ("1\u202f234\u2009567", "count", 1234567, "exact"),
        ("42'000", "count", 42000, "exact"),
        ("42’000 hồ sơ", "count", 42000, "exact"),
        ("6 812 000 000", "money", 6812000000, "exact"),
        ("2.615.978.327", "money", 2615978327, "exact"),
        ("98,48%", "percent", 98.48, "exact"),
        ("95.66%", "percent", 95.66, "exact"),
        ("98,481 %", "percent", 98.481, "exact"),
        ("100%", "percent", 100, "exact"),
        ("đạt trên 99,87%", "percent", 99.87, "over"),
        (98.48, "percent", 98.48, "exact"),
        ("80,1", "score", 80.1, "exact"),
        ("75.5", "score", 75.5, "exact"),
        ("18 điểm", "score", 18, "exact"),
    ],
)
def test_numbers_as_offices_write_them(cell, kind, value, qualifier):
    number = read_number(cell, kind)
    assert (number.state, number.value, number.qualifier) == ("number", value, qualifier)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "x", "X", "không có", "Không có", "...", "chưa có số liệu"])
def test_a_blank_is_missing_and_not_zero(cell):
    assert (read_number(cell).state, read_number(cell).value) == ("blank", None)


def test_not_applicable_is_said_in_words():
    assert read_number("Không áp dụng").state == "not_applicable"


@pytest.mark.parametrize("cell", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!"])
def test_an_error_cell_is_no_number(cell):
    assert read_number(cell).state == "error"


@pytest.mark.parametrize(
    ("cell", "proposals"),
    [
        ("151.10", (15110,)),
        ("5.9123", (59123,)),
        ("1.18.7", (1187,)),
        ("60 - 70", ()),
        ("24/27", ()),
        ("98%", ()),
        ("98,48", ()),
        ("abc", ()),
        (True, ()),
        (date(2026, 5, 1), ()),
        (float("inf"), ()),
        ("(12", ()),
    ],
)
def test_what_cannot_be_read_is_never_guessed(cell, proposals):
    number = read_number(cell)
    assert (number.state, number.value, number.proposals) == ("unreadable", None, proposals)


@pytest.mark.parametrize(
    ("cell", "kind", "proposals"),
    [
        ("42.000 nghìn lượt", "count", (42000, 42000000)),  # the unit twice, or forty-two million?
        ("1,234", "count", (1234,)),  # an English thousand, or a decimal?
        (1.234, "count", (1234,)),  # a thousand lost in Excel?
        (0.9848, "percent", (98.48, 0.9848)),  # a cell shown as 98,48 %?
    ],
)
def test_what_may_be_two_numbers_is_ambiguous(cell, kind, proposals):
    number = read_number(cell, kind)
    assert (number.state, number.proposals) == ("ambiguous", proposals)


def test_decomposed_letters_read_the_same():
    assert read_number("khoa\u0309ng 500").qualifier == "about"


@pytest.mark.parametrize("cell", ["42 00", "4 2000", "12 345 6", "1 234.567", "60 70"])
def test_blanks_that_make_no_groups_of_three_are_not_read(cell):
    assert read_number(cell).state == "unreadable"


def test_a_number_shown_as_per_cent_is_a_rate_and_no_count():
    assert read_number(Percent(0.974), "percent").value == 97.4
    assert read_number(Percent(1), "percent").value == 100
    assert read_number(Percent(1), "count").state == "unreadable"
