"""Dossiers received with the way they came as rows."""

import pytest

from tests.loaders.build import problems_of, reading_of, table

TITLE = "SỐ HỒ SƠ TIẾP NHẬN THEO HÌNH THỨC NỘP THÁNG 8 NĂM 2026"


def ways(
    title: str = TITLE,
    posted: str = "Bưu chính công ích",
    last: tuple = (),
    merged: tuple[str, ...] = ("A4:A6", "B4:B6", "A7:A9", "B7:B9"),
) -> bytes:
    rows = [
        ["UBND TỈNH ĐỒNG THÁP"],
        [title],
        ["STT", "Đơn vị", "Hình thức nộp", "Số hồ sơ"],
        [1, "Xã Tân Hồng", "Trực tuyến", 980],
        [None, None, "Trực tiếp", 41],
        [None, None, posted, 6],
        [2, "Phường Mỹ Tho", "Trực tuyến", 1744],
        [None, None, "Trực tiếp", 96],
        [None, None, posted, 12],
        *last,
    ]
    return table(rows, merged=merged)


CLAIMED = (ways,)


def figures(reading) -> dict[tuple[str, str], float]:
    return {(f.unit, f.measure.removeprefix("dossiers_received_")): f.value for f in reading.facts}


@pytest.mark.parametrize("merged", [("A4:A6", "B4:B6", "A7:A9", "B7:B9"), ()])
def test_each_row_is_its_way_of_the_office_merged_over_it_or_named_above(merged):
    reading = reading_of(ways(merged=merged))
    assert reading.source == "dossier_ways" and problems_of(reading, "ask") == []
    assert figures(reading) == {
        ("Xã Tân Hồng", "online"): 980,
        ("Xã Tân Hồng", "direct"): 41,
        ("Xã Tân Hồng", "postal"): 6,
        ("Phường Mỹ Tho", "online"): 1744,
        ("Phường Mỹ Tho", "direct"): 96,
        ("Phường Mỹ Tho", "postal"): 12,
    }
    assert {f.locator for f in reading.facts} == {f"Sheet1!D{row}" for row in range(4, 10)}


def test_a_sum_of_an_office_is_compared_and_one_of_the_province_is_no_office():
    right = reading_of(ways(last=([None, None, "Tổng số", 1852],), merged=()))
    wrong = reading_of(ways(last=([None, None, "Tổng số", 1853], [None, "Toàn tỉnh", None, 2880]), merged=()))
    assert len(right.facts) == len(wrong.facts) == 6
    assert [cell for code, cell in problems_of(right) if code == "total_differs"] == []
    assert [cell for code, cell in problems_of(wrong) if code == "total_differs"] == ["Sheet1!D10"]


def test_a_way_nobody_has_a_word_for_is_asked():
    reading = reading_of(ways(posted="Tại nhà"))
    assert [code for code, _ in problems_of(reading, "ask")] == ["row_unknown", "row_unknown"]
    assert len(reading.facts) == 4


@pytest.mark.parametrize("title", ["THANH TOÁN LỆ PHÍ THÁNG 8 NĂM 2026", "TRẢ KẾT QUẢ HỒ SƠ THÁNG 8 NĂM 2026"])
def test_what_was_paid_or_handed_over_did_not_come_in(title):
    assert reading_of(ways(title)).facts == []
