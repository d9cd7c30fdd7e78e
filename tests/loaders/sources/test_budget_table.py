"""Budgets of offices: plans at their year, what is spent at the year to date, in đồng."""

import pytest

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def budgets(unit: str = "Đơn vị tính: triệu đồng", scale: int = 1) -> bytes:
    return table(
        [
            *HEAD,
            ["TÌNH HÌNH THỰC HIỆN DỰ TOÁN CHI TÍNH ĐẾN NGÀY 30/9/2026"],
            [unit],
            ["STT", "Đơn vị", "Kinh phí tự chủ", None],
            [None, None, "Dự toán giao năm 2026", "Đã chi"],
            [1, "Sở Tư pháp", 8450 * scale, 6020 * scale],
            [None, "Cộng", 8450 * scale, 6020 * scale],
        ],
        merged=("A5:A6", "B5:B6", "C5:D5"),
    )


CLAIMED = (budgets,)
TAKEN = {
    ("2026", "Sở Tư pháp", "budget_autonomous_assigned"): 8_450_000_000,
    ("2026-09-YTD", "Sở Tư pháp", "budget_autonomous_spent"): 6_020_000_000,
}


def test_millions_become_dong_and_the_change_is_shown():
    reading = reading_of(budgets())
    assert values(reading) == TAKEN and problems_of(reading, "ask") == []
    assert [p.code for p in reading.problems if p.severity == "normalise"] == ["scale_applied"]


def test_a_table_in_dong_is_left_as_it_is():
    assert values(reading_of(budgets("ĐVT: đồng", 1_000_000))) == TAKEN


@pytest.mark.parametrize(
    ("unit", "cells"),
    [("", ["Sheet1!C7"]), ("Đơn vị tính: triệu đồng\nĐVT: tỷ đồng", ["Sheet1!C7", "Sheet1!D7"])],
)
def test_money_of_no_known_scale_is_asked(unit, cells):
    reading = reading_of(budgets(unit))
    assert problems_of(reading, "ask") == [("scale_unclear", cell) for cell in cells] and reading.facts == []


def test_the_scale_can_be_chosen():
    assert values(reading_of(budgets(""), answers={"scale:Sheet1": "1000000"})) == TAKEN


def of_one_month(title: str = "CHI NGÂN SÁCH THÁNG 9 NĂM 2026") -> bytes:
    rows: list[list] = [
        *HEAD,
        [title],
        ["ĐVT: triệu đồng"],
        ["STT", "Đơn vị", "Đã chi tự chủ"],
        [1, "Sở Tư pháp", 6020],
    ]
    return table(rows)


def test_what_a_table_of_one_month_spent_is_asked():
    asked = reading_of(of_one_month())
    assert problems_of(asked, "ask") == [("since_january", "Sheet1!A3")] and asked.facts == []
    answered = reading_of(of_one_month(), answers={"since:Sheet1": "year"})
    assert values(answered) == {("2026-09-YTD", "Sở Tư pháp", "budget_autonomous_spent"): 6_020_000_000}


def test_revenue_is_no_budget_of_offices():
    assert reading_of(of_one_month("THU NGÂN SÁCH THÁNG 9 NĂM 2026")).source == ""
