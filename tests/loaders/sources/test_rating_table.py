"""How many ratings were given; rates alone are no figures of it."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def ratings() -> bytes:
    return table(
        [
            *HEAD,
            ["ĐÁNH GIÁ SỰ HÀI LÒNG TRONG GIẢI QUYẾT TTHC THÁNG 9 NĂM 2026"],
            ["STT", "Đơn vị", "Số lượt đánh giá", "Tỷ lệ hài lòng (%)"],
            [1, "Sở Y tế", 212, 98.58],
        ]
    )


CLAIMED = (ratings,)


def test_ratings_are_counted_and_the_rate_is_named_as_left_out():
    reading = reading_of(ratings())
    assert values(reading) == {("2026-09", "Sở Y tế", "satisfaction_ratings_count"): 212}
    assert ("column_unknown", "Sheet1!D4") in problems_of(reading)
