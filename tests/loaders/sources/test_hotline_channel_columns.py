"""The hotline with its channels as columns, fields or offices as rows."""

from tests.loaders.build import problems_of, reading_of, table

TITLE = "TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ QUA TỔNG ĐÀI 1022 THÁNG 9 NĂM 2026"


def channels(
    by: str = "Lĩnh vực",
    names: tuple[str, str] = ("Hạ tầng đô thị", "Môi trường"),
    heading: str = "Số phản ánh tiếp nhận theo kênh",
    total: float = 412,
    last: str = "Ứng dụng",
) -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            [TITLE],
            ["STT", by, heading, None, None, "Tổng"],
            [None, None, "Điện thoại", "Zalo", last, None],
            [1, names[0], 120, 42, 250, total],
            [2, names[1], 80, 30, 120, 230],
            [None, "Tổng cộng", 200, 72, 370, total + 230],
        ],
        merged=("A3:A4", "B3:B4", "C3:E3", "F3:F4"),
    )


def offices() -> bytes:
    return channels("Đơn vị xử lý", ("Sở Xây dựng", "Sở Y tế"))


def months(last: str = "Tháng 9", total: float = 1450) -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["SỐ PHIẾU PHẢN ÁNH TIẾP NHẬN QUA CÁC KÊNH CỦA TỔNG ĐÀI 1022 NĂM 2026"],
            ["Tháng", "Gọi 1022", "Zalo", "App Đồng Tháp Số", "Cộng"],
            ["T8/2026", 712, 240, 38, 990],
            [last, 210, 200, 50, 460],
            ["Tổng cộng", 922, 440, 88, total],
        ]
    )


CLAIMED = (channels, offices, months)


def test_each_field_and_channel_is_a_figure_of_the_place():
    reading = reading_of(channels())
    assert problems_of(reading) == []
    assert {(f.unit, f.measure, f.period_label) for f in reading.facts} == {("", "hotline_received", "2026-09")}
    assert {(f.field, f.channel): (f.value, f.locator) for f in reading.facts} == {
        ("Hạ tầng đô thị", "phone"): (120, "Sheet1!C5"),
        ("Hạ tầng đô thị", "zalo"): (42, "Sheet1!D5"),
        ("Hạ tầng đô thị", "app"): (250, "Sheet1!E5"),
        ("Môi trường", "phone"): (80, "Sheet1!C6"),
        ("Môi trường", "zalo"): (30, "Sheet1!D6"),
        ("Môi trường", "app"): (120, "Sheet1!E6"),
    }


def test_offices_are_units():
    assert {(f.unit, f.field) for f in reading_of(offices()).facts} == {("Sở Xây dựng", ""), ("Sở Y tế", "")}


def test_a_total_that_is_not_its_channels_is_said():
    reading = reading_of(channels(total=414))
    assert problems_of(reading, "warn") == [("total_differs", "Sheet1!F5")]
    assert "ghi 414" in reading.problems[0].message_vi and "412" in reading.problems[0].message_vi


def test_what_is_counted_is_asked_where_nobody_says_it_and_an_unknown_channel_too():
    assert problems_of(reading_of(channels(heading="Kênh")), "ask") == [("measure_missing", "Sheet1")]
    resolved = reading_of(channels(heading="Số phản ánh đã xử lý"))
    assert {f.measure for f in resolved.facts} == {"hotline_resolved"}
    assert problems_of(reading_of(channels(last="Bưu điện xã")), "ask") == [("column_unknown", "Sheet1!E4")]


def test_each_month_and_channel_is_a_figure_of_that_month():
    reading = reading_of(months())
    assert problems_of(reading) == []
    assert {(f.period_label, f.channel): f.value for f in reading.facts} == {
        ("2026-08", "phone"): 712,
        ("2026-08", "zalo"): 240,
        ("2026-08", "app"): 38,
        ("2026-09", "phone"): 210,
        ("2026-09", "zalo"): 200,
        ("2026-09", "app"): 50,
    }


def test_a_row_that_is_no_month_is_asked_or_named():
    assert ("period_unreadable", "Sheet1!A5") in problems_of(reading_of(months("Đợt 2")), "ask")
    compared = reading_of(months("Cùng kỳ tháng 8/2025"))
    assert ("row_unknown", "Sheet1!A5") in problems_of(compared)
    assert {f.period_label for f in compared.facts} == {"2026-08"}
