"""The 1022 monthly table by channel."""

from data.facts import RANKS
from tests.loaders.build import hotline, problems_of, reading_of, table


def test_channels_are_read_with_their_cells():
    reading = reading_of(hotline())
    assert (reading.source, reading.rank, reading.verdict) == ("hotline_month", RANKS["office"], "accept")
    assert {(f.channel, f.value, f.locator) for f in reading.facts if f.measure == "hotline_received"} == {
        ("phone", 316, "1022!C6"),
        ("zalo", 106, "1022!C7"),
        ("chatbot", 746, "1022!C8"),
    }
    assert {(f.measure, f.value) for f in reading.facts if f.channel == "zalo"} == {
        ("hotline_received", 106),
        ("hotline_resolved", 100),
        ("hotline_pending", 6),
        ("hotline_on_time", 95),
        ("hotline_overdue", 5),
    }
    assert {(f.place, f.unit, f.period_label, f.counted) for f in reading.facts if f.channel} == {
        ("dong-thap@2025", "", "2026-06", "phiếu")
    }


def test_a_printed_rate_is_kept_for_the_whole_only():
    claims = [f for f in reading_of(hotline()).facts if f.measure.endswith("_reported")]
    assert [(f.measure, f.channel, f.value, f.locator) for f in claims] == [
        ("hotline_resolution_rate_reported", "", 98.97, "1022!H9")
    ]


def test_printed_rates_are_compared_rounded_or_cut_off():
    rows = [
        [1, "Điện thoại", 9510, 9365, 145, None, None, "98,48%"],
        [2, "Email", 392, 375, 17, None, None, "95.66%"],
        [3, "Zalo", 1000, 989.0, 11, None, None, "98,7%"],
        [None, "Cộng", 10902, 10729, 173, None, None, 0.9841],
    ]
    reading = reading_of(hotline(rows))
    assert problems_of(reading) == [("printed_rate", "1022!H8")]
    text = next(p.message_vi for p in reading.problems)
    assert "98,7" in text and "98,9" in text
    assert next(f.value for f in reading.facts if f.measure == "hotline_resolution_rate_reported") == 98.41


def test_a_rate_nobody_can_read_is_said_and_left_out():
    reading = reading_of(hotline([[1, "Điện thoại", 316, 310, 6, 300, 10, "khá"]]))
    assert problems_of(reading) == [("rate_unreadable", "1022!H6")]


def test_rule_05_the_total_row_of_channels_is_a_claim():
    rows = [[1, "Điện thoại", 316, 310, 6, 300, 10, None], [None, "Tổng cộng", 320, 310, 6, 300, 10, None]]
    reading = reading_of(hotline(rows))
    assert problems_of(reading, "warn") == [("total_differs", "1022!C7")]
    assert [f.value for f in reading.facts if f.measure == "hotline_received"] == [316]


def test_an_unknown_channel_is_asked_and_the_answer_is_taken():
    rows = [[1, "Điện thoại", 316, 310, 6, 300, 10, None], [2, "Web/app", 39, 39, 0, 39, 0, None]]
    reading = reading_of(hotline(rows))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator) == ("channel_unknown", "1022!B7") and "website" in problem.choices
    answered = reading_of(hotline(rows), answers={problem.question: "website"})
    assert {f.channel for f in answered.facts} == {"phone", "website"} and answered.verdict == "accept"
    assert {f.channel for f in reading_of(hotline(rows), answers={problem.question: "skip"}).facts} == {"phone"}


def test_spellings_of_channels():
    from loaders.tables.hotline import channel_of

    channels = {
        "Qua điện thoại 1022": "phone",
        "Tổng đài 1022": "phone",
        "Thư điện tử (Email)": "email",
        "Kênh Zalo": "zalo",
        "Fanpage Facebook": "facebook",
        "Cổng thông tin 1022": "website",
        "Ứng dụng di động": "app",
        "Live chat": "livechat",
        "ChatBot": "chatbot",
        "Bưu điện": None,
    }
    assert {name: channel_of(name) for name in channels} == channels


def test_what_is_counted_is_taken_from_the_heading_or_the_line_above():
    heading = ["STT", "Kênh", "Tiếp nhận (cuộc gọi)", "Đã xử lý"]
    rows = [[1, "Điện thoại", 316, 310]]
    assert {f.counted for f in reading_of(hotline(rows, heading)).facts} == {"cuộc gọi"}
    plain = reading_of(hotline(rows, ["STT", "Kênh", "Tiếp nhận", "Đã xử lý"], "Tháng 6/2026. Đơn vị tính: lượt"))
    assert {f.counted for f in plain.facts} == {"lượt"}


def test_resolved_above_received_is_a_warning():
    rows = [[1, "Điện thoại", 300, 310, 0, 300, 10, None], [2, "Zalo", 5, 5, 0, 5, 0, None]]
    assert ("part_above_total", "1022!D6") in problems_of(reading_of(hotline(rows)), "warn")


# -- by field, unit and level ----------------------------------------------------------------------------


def by(heading: str, *names, title: str = "Tháng 6 năm 2026") -> bytes:
    """A table by field, unit or level: 100, 90, 10, 80, 20 tickets a name."""
    rows = [[index, name, 100, 90, 10, 80, 20, None] for index, name in enumerate(names, 1)]
    return hotline(rows, ["STT", heading, "Tiếp nhận", "Đã xử lý", "Đang xử lý", "Đúng hạn", "Quá hạn", "Tỷ lệ"], title)


def test_fields_units_and_levels_are_read_with_their_cells():
    fields = reading_of(by("Lĩnh vực", "Đất đai", "Môi trường"))
    assert (fields.source, fields.verdict) == ("hotline_month", "accept")
    assert {
        (f.field, f.unit, f.channel, f.level, f.value, f.locator)
        for f in fields.facts
        if f.measure == "hotline_resolved"
    } == {("Đất đai", "", "", "", 90, "1022!D6"), ("Môi trường", "", "", "", 90, "1022!D7")}
    units = reading_of(by("Đơn vị xử lý", "Sở Y tế", "UBND phường Mỹ Tho"))
    assert {(f.unit, f.field, f.value) for f in units.facts if f.measure == "hotline_received"} == {
        ("Sở Y tế", "", 100),
        ("UBND phường Mỹ Tho", "", 100),
    }
    assert problems_of(units) == [("units_new", "1022!B6")]
    levels = reading_of(by("Cấp độ", "Cấp độ 1", "Mức độ 2", 3))
    assert {(f.level, f.unit, f.value) for f in levels.facts if f.measure == "hotline_overdue"} == {
        ("cấp độ 1", "", 20),
        ("cấp độ 2", "", 20),
        ("cấp độ 3", "", 20),
    }


def test_levels_of_government_are_rows_of_a_table_by_level():
    assert {f.level for f in reading_of(by("Cấp xử lý", "Cấp tỉnh", "Cấp xã")).facts} == {"cấp tỉnh", "cấp xã"}


def test_a_nameless_row_and_a_person_to_ask_are_said_with_their_cells():
    reading = reading_of(by("Lĩnh vực", "Đất đai", None))
    assert [(p.code, p.locator) for p in reading.problems if p.severity == "ask"] == [("name_missing", "1022!B7")]
    assert {f.field for f in reading.facts} == {"Đất đai"}
    unclear = reading_of(by("Đơn vị", "Sở Y tế", "Khác"))
    assert [(p.code, p.locator) for p in unclear.problems if p.severity == "ask"] == [("unit_unclear", "1022!B7")]


def test_dossiers_by_unit_are_not_the_hotlines():
    from tests.loaders.build import table

    rows = [
        ["UBND TỈNH ĐỒNG THÁP"],
        ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"],
        ["Tháng 6 năm 2026"],
        ["STT", "Đơn vị", "Tiếp nhận", "Đã giải quyết", "Đúng hạn", "Quá hạn"],
        [1, "Sở Y tế", 100, 90, 80, 10],
    ]
    assert reading_of(table(rows)).source != "hotline_month"


def test_a_total_beside_what_was_carried_over_is_no_number_of_new_tickets():
    """120 came in and 10 were carried over: 130 in all, which is not received in the period."""
    head = ["TT", "Lĩnh vực", "Tiếp nhận trong kỳ", "Kỳ trước chuyển sang", "Đã xử lý"]
    title = [["TỔNG ĐÀI 1022 THÁNG 6/2026"], ["UBND TỈNH ĐỒNG THÁP"]]
    row = [1, "Môi trường", 120, 10, 100]
    taken = {f.measure: f.value for f in reading_of(table([*title, head, row])).facts if f.field}
    assert taken == {"hotline_received": 120, "hotline_carried_over": 10, "hotline_resolved": 100}
    total = reading_of(table([*title, [*head[:2], "Tổng số", *head[3:]], [*row[:2], 130, *row[3:]]]))
    assert "hotline_received" not in {f.measure for f in total.facts}


def test_tickets_of_one_office_are_never_the_province_s():
    def by_field(office: str) -> bytes:
        return table(
            [
                ["UBND TỈNH ĐỒNG THÁP"],
                [office],
                ["KẾT QUẢ XỬ LÝ PHẢN ÁNH 1022 THÁNG 6 NĂM 2026"],
                ["STT", "Lĩnh vực", "Tiếp nhận", "Đã xử lý"],
                [1, "Môi trường", 12, 11],
            ]
        )

    assert {f.unit for f in reading_of(by_field("SỞ Y TẾ")).facts} == {"SỞ Y TẾ"}
    assert {f.unit for f in reading_of(by_field("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")).facts} == {""}
    assert problems_of(reading_of(by_field("SỞ THÔNG TIN VÀ TRUYỀN THÔNG")), "ask") == [("unit_missing", "Sheet1")]
