"""“Trong tháng | Lũy kế”, from the workbook to the sentence: months beside their year to date."""

import pytest

from data.facts import Problem
from data.store import Store
from loaders.load import confirm, prepare
from tests.loaders.build import TODAY, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["SỞ TƯ PHÁP"]]
PLAIN = ["Tiếp nhận mới", "Đã giải quyết"]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def to_date(month: int, own: tuple, cumulative: tuple) -> bytes:
    """One month beside what came in since January."""
    return table(
        [
            HEAD[0],
            [f"HỒ SƠ TTHC THÁNG {month} NĂM 2026"],
            ["STT", "Đơn vị", "Trong tháng", None, "Lũy kế từ đầu năm", None],
            [None, None, *PLAIN, *PLAIN],
            [1, "Sở Tư pháp", *own, *cumulative],
        ],
        merged=("A3:A4", "B3:B4", "C3:D3", "E3:F3"),
    )


def month_alone(month: int, *values: float) -> bytes:
    """The month as another source has it: a plain table of units."""
    heads = ["STT", "Đơn vị", *PLAIN, "Đúng hạn", "Quá hạn"]
    title = [f"KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG {month} NĂM 2026"]
    return table([HEAD[0], title, heads, [1, "Sở Tư pháp", *values, values[-1], 0]])


def warned(store: Store, content: bytes) -> list[Problem]:
    preview = prepare(store, content, "a.xlsx", today=TODAY)
    assert preview.verdict in ("warn", "accept", "normalise"), preview.problems
    codes = ("sum_of_periods_differs", "period_above_longer")
    return [p for p in preview.comparison.problems if p.code in codes]


def keep(store: Store, content: bytes) -> None:
    confirm(store, prepare(store, content, "a.xlsx", today=TODAY))


def test_january_is_its_year_to_date(store):
    assert warned(store, to_date(1, (100, 90), (100, 90))) == []
    (problem,) = warned(store, to_date(1, (100, 90), (100, 95)))
    assert problem.locator == "Sheet1!F5"
    assert "lũy kế đến tháng 1/2026 ghi 95, nhưng cộng 1 kỳ trong đó được 90" in problem.message_vi
    assert "says 95" in problem.message_en and "add up to 90" in problem.message_en


def test_the_months_make_the_year_to_date_and_both_numbers_and_cells_are_named(store):
    keep(store, to_date(1, (100, 90), (100, 90)))
    keep(store, to_date(2, (110, 100), (210, 190)))
    assert warned(store, to_date(3, (120, 115), (330, 305))) == []
    (problem,) = warned(store, to_date(3, (120, 115), (330, 350)))
    assert (problem.code, problem.severity, problem.locator) == ("sum_of_periods_differs", "warn", "Sheet1!F5")
    for text in ("Sheet1!F5 (Sở Tư pháp)", "ghi 350", "được 305", "T1/2026 90 ở Sheet1!D5 của b000001", "lệch 45"):
        assert text in problem.message_vi
    for text in ("says 350", "add up to 305", "Mar 2026 115 in Sheet1!D5", "difference 45"):
        assert text in problem.message_en


def test_without_the_first_months_the_last_year_to_date_and_the_months_since_are_added(store):
    keep(store, to_date(7, (130, 120), (900, 850)))
    assert warned(store, to_date(8, (100, 90), (1000, 940))) == []
    (problem,) = warned(store, to_date(8, (100, 90), (1200, 940)))
    assert problem.locator == "Sheet1!E5"
    for text in ("ghi 1.200", "được 1.000", "900 ở Sheet1!E5 của b000001", "T8/2026 100 ở Sheet1!C5"):
        assert text in problem.message_vi
    assert "says 1,200" in problem.message_en and "add up to 1,000" in problem.message_en


def test_a_month_above_its_year_to_date_is_said_though_the_other_months_are_not_known(store):
    (problem,) = warned(store, to_date(6, (130, 120), (125, 700)))
    assert (problem.code, problem.severity, problem.locator) == ("period_above_longer", "warn", "Sheet1!E5")
    assert problem.message_vi == (
        "Sheet1!E5 (Sở Tư pháp): Hồ sơ mới tiếp nhận trong kỳ, lũy kế đến tháng 6/2026 ghi 125, nhưng riêng tháng "
        "6/2026 đã là 130 (Sheet1!C5)."
    )
    assert "says 125, but Jun 2026 alone is 130 (Sheet1!C5)." in problem.message_en


def test_a_year_to_date_never_shrinks(store):
    keep(store, to_date(6, (130, 120), (800, 700)))
    (problem,) = warned(store, to_date(9, (100, 90), (790, 900)))
    assert "đến tháng 9/2026 ghi 790" in problem.message_vi and "800 (Sheet1!E5 của b000001)" in problem.message_vi


def test_months_of_another_layout_are_added_too(store):
    keep(store, month_alone(1, 100, 90))
    assert warned(store, to_date(2, (110, 100), (210, 190))) == []
    (problem,) = warned(store, to_date(2, (110, 100), (220, 190)))
    assert "T1/2026 100 ở Sheet1!C4 của b000001" in problem.message_vi and "lệch 10" in problem.message_vi


def test_a_month_of_another_layout_is_compared_with_the_stored_year_to_date(store):
    keep(store, to_date(2, (110, 100), (210, 190)))
    assert warned(store, month_alone(1, 100, 90)) == []
    assert [p.locator for p in warned(store, month_alone(1, 103, 90))] == ["Sheet1!C4"]


def months_as_rows(*rows: list) -> bytes:
    """Months below each other, each with its year to date beside it."""
    return table(
        [
            ["HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH ĐỒNG THÁP NĂM 2026"],
            ["Tháng", "Đã giải quyết", None],
            [None, "Trong tháng", "Lũy kế"],
            *rows,
        ],
        merged=("A2:A3", "B2:C2"),
    )


def test_months_as_rows_have_their_own_years_to_date(store):
    rows = [["Tháng 1", 90, 90], ["Tháng 2", 100, 190], ["Tháng 3", 115, 305]]
    assert {f.period_label: f.value for f in reading_of(months_as_rows(*rows)).facts} == {
        "2026-01": 90,
        "2026-02": 100,
        "2026-03": 115,
        "2026-01-YTD": 90,
        "2026-02-YTD": 190,
        "2026-03-YTD": 305,
    }
    assert warned(store, months_as_rows(*rows)) == []
    rows[2][2] = 350
    (problem,) = warned(store, months_as_rows(*rows))
    assert problem.locator == "Sheet1!C6" and "ghi 350" in problem.message_vi and "được 305" in problem.message_vi


def test_the_year_before_beside_months_as_rows_stands_a_year_earlier():
    content = table(
        [
            ["HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH ĐỒNG THÁP NĂM 2026"],
            ["Tháng", "Đã giải quyết", None, None],
            [None, "Kỳ này", "Cùng kỳ năm trước", "Tháng 5/2024"],
            ["Tháng 1", 90, 80, 1],
            ["Tháng 2", 100, 85, 2],
        ],
        merged=("A2:A3", "B2:D2"),
    )
    reading = reading_of(content)
    assert {f.period_label: f.value for f in reading.facts} == {
        "2026-01": 90,
        "2026-02": 100,
        "2025-01": 80,
        "2025-02": 85,
    }
    assert [(p.code, p.locator, list(p.choices)) for p in reading.problems if p.severity == "ask"] == [
        ("column_unknown", "Sheet1!D3", ["skip"])
    ]
