"""Staff of offices."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def staff() -> bytes:
    return table(
        [
            *HEAD,
            ["TÌNH HÌNH SỬ DỤNG BIÊN CHẾ CÔNG CHỨC THÁNG 9 NĂM 2026"],
            ["STT", "Đơn vị", "Biên chế công chức", None],
            [None, None, "Được giao", "Đã sử dụng"],
            [1, "Sở Nội vụ", 78, 74],
            [None, "Tổng", 78, 74],
        ],
        merged=("A4:A5", "B4:B5", "C4:D4"),
    )


CLAIMED = (staff,)


def test_posts_assigned_and_used():
    reading = reading_of(staff())
    assert problems_of(reading, "ask") == []
    assert values(reading) == {
        ("2026-09", "Sở Nội vụ", "staff_civil_servants_assigned"): 78,
        ("2026-09", "Sở Nội vụ", "staff_civil_servants_used"): 74,
    }
