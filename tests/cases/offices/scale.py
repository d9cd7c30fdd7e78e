"""Scale: in what the numbers are counted, said above a table, in its headings, in its cells or below it."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, head, letterhead, numbers_of_columns, right, sheet, signature, title
from tests.cases.offices.figures import OFFICIAL, SIMPLE, by_channel, by_period, by_unit, flow, one, picked, rows, total

PLAIN_HEAD = head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết")
NGHE_AN = letterhead("UBND TỈNH NGHỆ AN", "VĂN PHÒNG")

THOUSANDS = {
    "Sở Nội vụ": (4.2, 4.1, 4.0, 0.1, 0.6),
    "Sở Y tế": (12.5, 12.3, 12.3, 0, 1.4),
    "Sở Xây dựng": (9, 8, 7, 1, 2),
}
DOSSIERS = picked({"Sở Nội vụ": flow(420, 18, 3), "Sở Y tế": flow(1250, 64, 0, 31)}, SIMPLE)
HALL = picked({"Sở Công Thương": flow(6210, 118, 12, 95, 10), "Sở Y tế": flow(845, 40, 6, 52, 4)}, OFFICIAL)
CHANNELS = {"phone": (5.4, 5.3), "zalo": (1.2, 1.2), "facebook": (0.75, 0.7), "website": (0.4, 0.4)}
REACH = {"2026-07": (310, 42.5, 61), "2026-08": (295, 40, 58), "2026-09": (342, 51.2, 66)}
BUDGET = {"Sở Tư pháp": (8_450, 6_020, 2_100, 1_155), "Sở Y tế": (15_300, 11_200, 94_000, 60_350)}
BUDGET_HEAD = head(
    "TT",
    "Đơn vị",
    ("Kinh phí tự chủ", "Dự toán giao năm 2026", "Đã chi"),
    ("Kinh phí không tự chủ", "Dự toán giao năm 2026", "Đã chi"),
)


def budget(values: dict[str, tuple], spent_label: str, times: float) -> tuple:
    """Facts of the two kinds of budget: the plan of the year, what is spent since January."""
    plan = {unit: (of[0], of[2]) for unit, of in values.items()}
    spent = {unit: (of[1], of[3]) for unit, of in values.items()}
    assigned = by_unit("2026", "budget_autonomous_assigned budget_non_autonomous_assigned", plan, times)
    return assigned + by_unit(spent_label, "budget_autonomous_spent budget_non_autonomous_spent", spent, times)


CASES = (
    Case(
        "scale_thousand_dossiers_decimals",
        "ĐVT: nghìn hồ sơ above a table with decimals",
        told("Nghệ An"),
        "take|ask",
        (
            sheet(
                "Tháng 9",
                NGHE_AN,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 9 NĂM 2026"),
                right("ĐVT: nghìn hồ sơ"),
                PLAIN_HEAD,
                *rows(THOUSANDS),
                total(THOUSANDS),
            ),
        ),
        by_unit("2026-09", SIMPLE, THOUSANDS, 1000),
    ),
    Case(
        "scale_1000_tickets_by_channel",
        "Đơn vị tính: 1.000 phiếu over a hotline table by channel",
        told("Hà Nội"),
        "take|ask",
        (
            sheet(
                "Kenh",
                letterhead("UBND THÀNH PHỐ HÀ NỘI", "TỔNG ĐÀI 1022", 5),
                title("TÌNH HÌNH TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ QUA TỔNG ĐÀI 1022 THÁNG 8/2026", 4),
                (None, None, None, "Đơn vị tính: 1.000 phiếu"),
                head("TT", "Kênh tiếp nhận", "Tiếp nhận", "Đã xử lý"),
                (1, "Điện thoại", 5.4, 5.3),
                (2, "Zalo", 1.2, 1.2),
                (3, "Facebook", 0.75, 0.7),
                (4, "Website", 0.4, 0.4),
                (None, "Tổng", 7.75, 7.6),
            ),
        ),
        by_channel(
            "2026-08",
            "",
            "hotline_received hotline_resolved",
            {k: (a * 1000, b * 1000) for k, (a, b) in CHANNELS.items()},
        ),
    ),
    Case(
        "scale_thousand_in_some_headings",
        "(nghìn lượt) in two headings, the third column counts articles",
        told("Quảng Ninh"),
        "take|ask",
        (
            sheet(
                "FB",
                letterhead("UBND TỈNH QUẢNG NINH", "CỔNG THÔNG TIN ĐIỆN TỬ", 4),
                title("SỐ LIỆU TRANG FACEBOOK CỦA CỔNG THÔNG TIN ĐIỆN TỬ TỈNH QUÝ III NĂM 2026", 4),
                head(
                    "Tháng", "Lượt tiếp cận (nghìn lượt)", "Lượt tương tác (nghìn lượt)", "Số tin, bài đăng trên Cổng"
                ),
                ("Tháng 7/2026", 310, 42.5, 61),
                ("Tháng 8/2026", 295, 40, 58),
                ("Tháng 9/2026", 342, 51.2, 66),
            ),
        ),
        by_period(
            "",
            "facebook_reach facebook_interactions portal_articles",
            {m: (a * 1000, b * 1000, c) for m, (a, b, c) in REACH.items()},
        ),
    ),
    Case(
        "scale_plain_unit",
        "Đơn vị tính: hồ sơ is no scale",
        told("Nghệ An"),
        "take",
        (
            sheet(
                "Sheet1",
                NGHE_AN,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH THÁNG 9 NĂM 2026"),
                right("Đơn vị tính: hồ sơ"),
                PLAIN_HEAD,
                *rows(DOSSIERS),
                total(DOSSIERS),
            ),
        ),
        by_unit("2026-09", SIMPLE, DOSSIERS),
    ),
    Case(
        "scale_official_form_unit",
        "official form: 'Đơn vị tính: Số hồ sơ TTHC', row of column numbers, stated window",
        told("Hà Tĩnh"),
        "take",
        (
            sheet(
                "06a",
                letterhead("UBND TỈNH HÀ TĨNH", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 13),
                ("Biểu số II.06a/VPCP/KSTT",),
                title("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC", 13),
                title("Kỳ báo cáo: Tháng 8/2026 (Từ ngày 15/7/2026 đến ngày 14/8/2026)", 13),
                right("Đơn vị tính: Số hồ sơ TTHC", 13),
                head(
                    "STT",
                    "Đơn vị",
                    (
                        "Số lượng hồ sơ tiếp nhận",
                        "Tổng số",
                        ("Trong kỳ", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"),
                        "Từ kỳ trước",
                    ),
                    ("Số lượng hồ sơ đã giải quyết", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
                    ("Số lượng hồ sơ đang giải quyết", "Tổng số", "Trong hạn", "Quá hạn"),
                ),
                numbers_of_columns(13),
                *rows(HALL),
                total(HALL, "Tổng số"),
                signature("Hà Tĩnh, ngày 16 tháng 8 năm 2026", 13),
            ),
        ),
        by_unit("2026-08", OFFICIAL, HALL),
    ),
    Case(
        "scale_million_dong",
        "Đơn vị tính: Triệu đồng, plan of the year and spending up to a day",
        told("Thanh Hóa"),
        "take|ask",
        (
            sheet(
                "KP",
                letterhead("UBND TỈNH THANH HÓA", "SỞ TÀI CHÍNH", 6),
                title("TÌNH HÌNH THỰC HIỆN DỰ TOÁN CHI THƯỜNG XUYÊN TÍNH ĐẾN NGÀY 30/9/2026", 6),
                right("Đơn vị tính: Triệu đồng", 6),
                BUDGET_HEAD,
                *rows(BUDGET),
                total(BUDGET, "Cộng"),
            ),
        ),
        budget(BUDGET, "2026-09-YTD", 1_000_000),
    ),
    Case(
        "scale_thousand_dong_short",
        "ĐVT: 1000đ",
        told("Cao Bằng"),
        "take|ask",
        (
            sheet(
                "Du toan",
                letterhead("UBND TỈNH CAO BẰNG", "SỞ TÀI CHÍNH", 6),
                title("BÁO CÁO TÌNH HÌNH SỬ DỤNG KINH PHÍ NĂM 2026 (LŨY KẾ ĐẾN HẾT THÁNG 6)", 6),
                right("ĐVT: 1000đ", 6),
                BUDGET_HEAD,
                (1, "Sở Nội vụ", 7_250_000, 3_480_500, 1_920_000, 615_000),
                (2, "Thanh tra tỉnh", 6_100_000, 3_015_000, 480_000, 120_750),
            ),
        ),
        budget(
            {
                "Sở Nội vụ": (7_250_000, 3_480_500, 1_920_000, 615_000),
                "Thanh tra tỉnh": (6_100_000, 3_015_000, 480_000, 120_750),
            },
            "2026-06-YTD",
            1000,
        ),
    ),
    Case(
        "scale_billion_and_million_by_heading",
        "plan in tỷ đồng, disbursed in triệu đồng, each said in its heading",
        told("Sơn La"),
        "take|ask",
        (
            sheet(
                "DTC",
                letterhead("UBND TỈNH SƠN LA", "SỞ TÀI CHÍNH", 5),
                title("KẾT QUẢ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY 31/8/2026", 5),
                head("TT", "Chủ đầu tư", "Kế hoạch vốn năm 2026 (tỷ đồng)", "Đã giải ngân (triệu đồng)", "Tỷ lệ (%)"),
                (1, "Sở Xây dựng", 412.5, 236_400, 57.31),
                (2, "Sở Y tế", 88, 40_920, 46.5),
            ),
        ),
        by_unit("2026", "public_investment_assigned", {"Sở Xây dựng": (412.5,), "Sở Y tế": (88,)}, 1e9)
        + by_unit("2026-08-YTD", "public_investment_disbursed", {"Sở Xây dựng": (236_400,), "Sở Y tế": (40_920,)}, 1e6),
    ),
    Case(
        "scale_dong_as_text",
        "ĐVT: đồng, twelve digits as text with points",
        told("Lạng Sơn"),
        "take|ask",
        (
            sheet(
                "KP",
                letterhead("UBND TỈNH LẠNG SƠN", "SỞ TÀI CHÍNH", 6),
                title("TÌNH HÌNH SỬ DỤNG KINH PHÍ ĐẾN HẾT NGÀY 30/6/2026", 6),
                right("ĐVT: đồng", 6),
                BUDGET_HEAD,
                (1, "Sở Tư pháp", "6.812.000.000", "3.105.450.000", "1.240.500.000", "410.250.000"),
            ),
        ),
        budget({"Sở Tư pháp": (6_812_000_000, 3_105_450_000, 1_240_500_000, 410_250_000)}, "2026-06-YTD", 1),
    ),
    Case(
        "scale_k_in_cells",
        "28K and 1,5K in cells of a media table",
        told("Huế"),
        "take|ask",
        (
            sheet(
                "MXH",
                letterhead("UBND THÀNH PHỐ HUẾ", "CỔNG THÔNG TIN ĐIỆN TỬ", 4),
                title("THỐNG KÊ KÊNH ZALO OA CỦA CỔNG TTĐT THÀNH PHỐ THÁNG 7/2026", 4),
                ("Chỉ số", "Giá trị"),
                ("Zalo - Lượt xem", "28K"),
                ("Zalo - Lượt tương tác", "1,5K"),
                ("Zalo - Lượt chia sẻ", 140),
            ),
        ),
        one("2026-07", "", zalo_views=28_000, zalo_interactions=1500, zalo_shares=140),
    ),
    Case(
        "scale_million_in_cells",
        "'1,2 triệu' and '85,6 nghìn' in cells, units beside the number",
        told("Hải Phòng"),
        "take|ask",
        (
            sheet(
                "Facebook",
                letterhead("UBND THÀNH PHỐ HẢI PHÒNG", "CỔNG THÔNG TIN ĐIỆN TỬ", 4),
                title("THỐNG KÊ FANPAGE FACEBOOK CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ – THÁNG 10 NĂM 2026", 4),
                ("TT", "Chỉ số Facebook", "Số liệu"),
                (1, "Lượt tiếp cận", "1,2 triệu"),
                (2, "Lượt tương tác", "85,6 nghìn"),
                (3, "Tổng số người theo dõi", "152.340"),
            ),
        ),
        one("2026-10", "", facebook_reach=1_200_000, facebook_interactions=85_600, facebook_followers=152_340),
    ),
    Case(
        "scale_two_lines_contradict",
        "two lines above one table: nghìn hồ sơ and hồ sơ",
        told("Nghệ An"),
        "ask",
        (
            sheet(
                "Sheet1",
                NGHE_AN,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH THÁNG 8 NĂM 2026"),
                ("Đơn vị tính: hồ sơ", *(None,) * 5, "ĐVT: nghìn hồ sơ"),
                PLAIN_HEAD,
                (1, "Sở Nội vụ", 42, 41, 40, 1, 6),
                (2, "Sở Y tế", 125, 123, 123, 0, 14),
            ),
        ),
    ),
    Case(
        "scale_heading_and_note_contradict",
        "triệu đồng above, 'tính bằng tỷ đồng' in the note below",
        told("Thanh Hóa"),
        "ask",
        (
            sheet(
                "DTC",
                letterhead("UBND TỈNH THANH HÓA", "SỞ TÀI CHÍNH", 5),
                title("TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY 30/6/2026", 5),
                right("ĐVT: triệu đồng", 5),
                head("STT", "Đơn vị", "Kế hoạch vốn năm 2026", "Đã giải ngân", "Tỷ lệ (%)"),
                (1, "Sở Xây dựng", 1250, 500, 40),
                (2, "Sở Y tế", 96, 24, 25),
                BLANK,
                ("Ghi chú: các số liệu trong biểu được tính bằng tỷ đồng.",),
            ),
        ),
    ),
    Case(
        "scale_doubled",
        "'Đơn vị tính: nghìn lượt' and '42.000 nghìn' in the cells: thousand twice",
        told("Quảng Ngãi"),
        "ask",
        (
            sheet(
                "MXH",
                letterhead("UBND TỈNH QUẢNG NGÃI", "CỔNG THÔNG TIN ĐIỆN TỬ", 4),
                title("HOẠT ĐỘNG TRÊN MẠNG XÃ HỘI THÁNG 8 NĂM 2026", 4),
                right("Đơn vị tính: nghìn lượt", 4),
                ("Chỉ tiêu", "Thực hiện"),
                ("Facebook: lượt tiếp cận", "42.000 nghìn"),
                ("Zalo: lượt xem", "3.150 nghìn"),
            ),
        ),
    ),
    Case(
        "scale_below_the_table",
        "the scale stands only in a note below the table",
        told("Nghệ An"),
        "take|ask",
        (
            sheet(
                "Sheet1",
                NGHE_AN,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH NĂM 2025"),
                PLAIN_HEAD,
                *rows(THOUSANDS),
                BLANK,
                ("Ghi chú: Đơn vị tính là nghìn hồ sơ.",),
            ),
        ),
        by_unit("2025", SIMPLE, THOUSANDS, 1000),
    ),
    Case(
        "scale_hundreds",
        "Đơn vị tính: trăm hồ sơ, rare but said",
        told("Điện Biên"),
        "take|ask",
        (
            sheet(
                "Sheet1",
                letterhead("UBND TỈNH ĐIỆN BIÊN", "VĂN PHÒNG"),
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2026"),
                right("Đơn vị tính: trăm hồ sơ"),
                PLAIN_HEAD,
                (1, "Sở Nội vụ", 14, 13, 12, 1, 2),
                (2, "Sở Y tế", 22.5, 21, 21, 0, 3.5),
            ),
        ),
        by_unit("2026-H1", SIMPLE, {"Sở Nội vụ": (14, 13, 12, 1, 2), "Sở Y tế": (22.5, 21, 21, 0, 3.5)}, 100),
    ),
    Case(
        "scale_rates_only",
        "ĐVT: % over a table of rates: nothing to count",
        told("Nghệ An"),
        "ask|reject",
        (
            sheet(
                "Sheet1",
                NGHE_AN,
                title("TỶ LỆ GIẢI QUYẾT HỒ SƠ ĐÚNG HẠN THÁNG 9 NĂM 2026"),
                right("ĐVT: %"),
                head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết"),
                (1, "Sở Nội vụ", 98.5, 97.2),
                (2, "Sở Y tế", 100, 99.1),
            ),
        ),
    ),
    Case(
        "scale_mentions_thousand_in_prose",
        "the note speaks of 'trên 1.000 hồ sơ' and of 'triệu đồng': no scale of the table",
        told("Nghệ An"),
        "take",
        (
            sheet(
                "Sheet1",
                NGHE_AN,
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH THÁNG 7 NĂM 2026"),
                PLAIN_HEAD,
                *rows(DOSSIERS),
                total(DOSSIERS),
                BLANK,
                ("Ghi chú: Sở Y tế là đơn vị có trên 1.000 hồ sơ phát sinh; lệ phí thu trong tháng 215 triệu đồng.",),
            ),
        ),
        by_unit("2026-07", SIMPLE, DOSSIERS),
    ),
)
