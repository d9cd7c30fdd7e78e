"""Tasks: the Government's and the province's own are never one for the other."""

import pytest

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def tasks(title: str = "NHIỆM VỤ DO UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO THÁNG 6/2026") -> bytes:
    return table(
        [
            *HEAD,
            [title],
            ["STT", "Đơn vị", "Tổng số nhiệm vụ", "Đã hoàn thành", None, "Chưa hoàn thành", None],
            [None, None, None, "Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"],
            [1, "Sở Tư pháp", 50, 30, 5, 12, 3],
            [None, "Cộng", 50, 30, 5, 12, 3],
        ],
        merged=("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4"),
    )


CLAIMED = (tasks,)
FIGURES = {"assigned": 50, "done_on_time": 30, "done_late": 5, "in_progress": 12, "overdue": 3}


@pytest.mark.parametrize(
    ("title", "prefix"),
    [
        ("NHIỆM VỤ DO UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO THÁNG 6/2026", "assigned_tasks_"),
        ("NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO UBND TỈNH THÁNG 6/2026", "government_tasks_"),
    ],
)
def test_who_gave_them_is_read_from_the_title(title, prefix):
    assert values(reading_of(tasks(title))) == {
        ("2026-06", "Sở Tư pháp", prefix + key): value for key, value in FIGURES.items()
    }


@pytest.mark.parametrize(
    "title",
    ["NHIỆM VỤ ĐƯỢC GIAO THÁNG 6/2026", "NHIỆM VỤ CHÍNH PHỦ GIAO, NHIỆM VỤ UBND TỈNH GIAO THÁNG 6/2026"],
)
def test_a_giver_that_is_not_clear_is_asked(title):
    reading = reading_of(tasks(title))
    assert problems_of(reading, "ask") == [("giver_unclear", "Sheet1")] and reading.facts == []
    answered = reading_of(tasks(title), answers={"giver:Sheet1": "government"})
    assert {f.measure for f in answered.facts} == {f"government_tasks_{key}" for key in FIGURES}


def test_both_givers_as_groups_of_columns():
    rows = [
        *HEAD,
        ["TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO THÁNG 9 NĂM 2026"],
        ["STT", "Đơn vị", "Chính phủ, Thủ tướng giao", None, "UBND tỉnh giao", None],
        [None, None, "Tổng số", "Hoàn thành đúng hạn", "Tổng số", "Hoàn thành đúng hạn"],
        [1, "Sở Xây dựng", 9, 6, 64, 41],
    ]
    assert values(reading_of(table(rows, merged=("A4:A5", "B4:B5", "C4:D4", "E4:F4")))) == {
        ("2026-09", "Sở Xây dựng", "government_tasks_assigned"): 9,
        ("2026-09", "Sở Xây dựng", "government_tasks_done_on_time"): 6,
        ("2026-09", "Sở Xây dựng", "assigned_tasks_assigned"): 64,
        ("2026-09", "Sở Xây dựng", "assigned_tasks_done_on_time"): 41,
    }
