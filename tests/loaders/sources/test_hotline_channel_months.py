"""The hotline by channel and month; what is counted stands in the title."""

from tests.loaders.build import problems_of, reading_of, table


def channels(title: str = "SỐ PHẢN ÁNH, KIẾN NGHỊ TIẾP NHẬN THEO KÊNH QUÝ III NĂM 2026", extra: str = "Zalo") -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            [title],
            ["STT", "Kênh tiếp nhận", "Tháng 7", "Tháng 8"],
            [1, "Điện thoại 1022", 812, 790],
            [2, extra, 214, 230],
            [None, "Tổng cộng", 1026, 1020],
        ]
    )


CLAIMED = (channels,)


def test_each_channel_stands_in_each_month():
    reading = reading_of(channels())
    assert problems_of(reading) == []
    assert {(f.period_label, f.channel, f.measure): (f.value, f.locator) for f in reading.facts} == {
        ("2026-07", "phone", "hotline_received"): (812, "Sheet1!C4"),
        ("2026-07", "zalo", "hotline_received"): (214, "Sheet1!C5"),
        ("2026-08", "phone", "hotline_received"): (790, "Sheet1!D4"),
        ("2026-08", "zalo", "hotline_received"): (230, "Sheet1!D5"),
    }


def test_what_is_counted_is_asked_where_the_title_says_both():
    title = "TIẾP NHẬN PHẢN ÁNH VÀ KẾT QUẢ XỬ LÝ PHẢN ÁNH THEO KÊNH QUÝ III NĂM 2026"
    assert problems_of(reading_of(channels(title)), "ask") == [("measure_missing", "Sheet1")]
    answered = reading_of(channels(title), answers={"measure:Sheet1": "hotline_resolved"})
    assert {f.measure for f in answered.facts} == {"hotline_resolved"}


def test_a_channel_nobody_knows_is_asked_once_and_a_year_that_is_missing_too():
    assert problems_of(reading_of(channels(extra="Bưu tá")), "ask") == [("channel_unknown", "Sheet1!B5")]
    assert problems_of(reading_of(channels("PHẢN ÁNH TIẾP NHẬN THEO KÊNH")), "ask") == [("period_missing", "Sheet1!C3")]


def test_a_scale_above_the_table_is_taken():
    """0,8 and 0,2 thousand tickets are 800 and 200."""
    rows = [
        ["UBND TỈNH ĐỒNG THÁP"],
        ["SỐ PHẢN ÁNH, KIẾN NGHỊ TIẾP NHẬN THEO KÊNH QUÝ III NĂM 2026"],
        ["Đơn vị tính: nghìn phiếu"],
        ["STT", "Kênh tiếp nhận", "Tháng 7", "Tháng 8"],
        [1, "Điện thoại 1022", 0.812, 0.79],
        [2, "Zalo", 0.214, 0.23],
    ]
    reading = reading_of(table(rows))
    assert {(f.period_label, f.channel): f.value for f in reading.facts} == {
        ("2026-07", "phone"): 812,
        ("2026-07", "zalo"): 214,
        ("2026-08", "phone"): 790,
        ("2026-08", "zalo"): 230,
    }
    assert "scale_applied" in {p.code for p in reading.problems}


def test_channels_of_one_office_are_its_own():
    def headed(office: str) -> bytes:
        title = "SỐ PHẢN ÁNH TIẾP NHẬN THEO KÊNH QUÝ III NĂM 2026"
        heads = ["STT", "Kênh tiếp nhận", "Tháng 7", "Tháng 8"]
        return table([["UBND TỈNH ĐỒNG THÁP"], [office], [title], heads, [1, "Zalo", 12, 14]])

    assert {f.unit for f in reading_of(headed("SỞ Y TẾ")).facts} == {"SỞ Y TẾ"}
    assert {f.unit for f in reading_of(headed("TRUNG TÂM ĐIỀU HÀNH THÔNG MINH")).facts} == {""}
