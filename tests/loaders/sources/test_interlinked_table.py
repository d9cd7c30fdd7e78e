"""Interlinked dossiers are not the dossiers of an office."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def interlinked() -> bytes:
    return table(
        [
            *HEAD,
            ["GIẢI QUYẾT HỒ SƠ LIÊN THÔNG THÁNG 9 NĂM 2026"],
            ["STT", "Đơn vị", "Hồ sơ liên thông", None, None],
            [None, None, "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"],
            [1, "Phường Mỹ Tho", 88, 80, 8],
        ],
        merged=("A4:A5", "B4:B5", "C4:E4"),
    )


CLAIMED = (interlinked,)


def test_they_have_measures_of_their_own():
    reading = reading_of(interlinked())
    assert problems_of(reading, "ask") == []
    assert values(reading) == {
        ("2026-09", "Phường Mỹ Tho", "interlinked_dossiers_received"): 88,
        ("2026-09", "Phường Mỹ Tho", "interlinked_dossiers_resolved"): 80,
        ("2026-09", "Phường Mỹ Tho", "interlinked_dossiers_pending"): 8,
    }
