"""Hotline, pages of the portal, citizens, petitions, tasks, documents."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, right, sheet, title
from tests.cases.offices.figures import by_period, by_unit, one, rows, total

DN, KH, TQ = told("Đà Nẵng"), told("Khánh Hòa"), told("Tuyên Quang")
CHANNELS = ("phone", "zalo", "app", "website")
BY_MONTH = {"2026-07": (712, 240, 1_105, 38), "2026-08": (698, 255, 1_190, 41), "2026-09": (733, 261, 1_214, 35)}
RESULT = {"2026-07": (64, 2_095, 2_110, 49), "2026-08": (49, 2_184, 2_171, 62)}
WARDS = {"Phường Hải Châu": (96, 94, 2), "Phường Sơn Trà": (71, 71, 0), "Đặc khu Hoàng Sa": (0, 0, 0)}
PAGES = {"2026-08": (61_204, 812, 244_100, 15_310), "2026-09": (62_377, 1_173, 260_480, 16_022)}
VISITS = "citizen_reception_visits citizen_reception_people petitions_received petitions_complaint"
KINDS = f"{VISITS} petitions_denunciation petitions_feedback"
COMMUNES = {"Phường Nha Trang": (41, 52, 60, 12, 4, 44), "Xã Vạn Ninh": (13, 13, 21, 5, 0, 16)}
TASKS = {"Sở Y tế": (88, 70, 4, 12, 2), "Sở Tài chính": (140, 121, 6, 13, 0), "Xã Đồng Văn": (31, 25, 2, 4, 0)}
OURS = " ".join(
    f"assigned_tasks_{kind}" for kind in ("assigned", "done_on_time", "done_late", "in_progress", "overdue")
)
PAPERS = {"2026-Q2": (14_206, 3_811, 602), "2026-Q3": (13_988, 3_640, 577)}


def page(left: str, under: str, text: str, *lines, width: int = 7) -> Sheet:
    """One sheet: letterhead, title, the lines."""
    return sheet("Bieu", letterhead(left, under, width), title(text, width), BLANK, *lines)


def city(text: str, *lines) -> Sheet:
    """Of Đà Nẵng's centre."""
    return page("UBND THÀNH PHỐ ĐÀ NẴNG", "TRUNG TÂM THÔNG TIN DỊCH VỤ CÔNG", text, *lines)


def month(label: str) -> str:
    """'T9/2026'"""
    return f"T{int(label[5:])}/{label[:4]}"


CASES = (
    Case(
        "unseen_hotline_months_by_channels",
        "months as rows ('T7/2026'), channels as columns, the sum last",
        DN,
        "take|ask",
        (
            city(
                "SỐ PHIẾU PHẢN ÁNH TIẾP NHẬN QUA CÁC KÊNH CỦA TỔNG ĐÀI 1022",
                head("Tháng", "Gọi 1022", "Zalo", "App Danang Smart City", "Trang web", "Cộng"),
                *((month(label), *of, sum(of)) for label, of in BY_MONTH.items()),
            ),
        ),
        tuple(
            (label, "", "hotline_received", value, "", channel)
            for label, of in BY_MONTH.items()
            for channel, value in zip(CHANNELS, of)
        ),
    ),
    Case(
        "unseen_hotline_carried_over",
        "tickets carried over, new, handled, open; months as columns",
        DN,
        "take|ask",
        (
            city(
                "KẾT QUẢ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ QUA 1022",
                head("TT", "Nội dung", "Tháng 7/2026", "Tháng 8/2026"),
                *(
                    (n, text, RESULT["2026-07"][n - 1], RESULT["2026-08"][n - 1])
                    for n, text in enumerate(
                        (
                            "Số phản ánh kỳ trước chuyển sang",
                            "Số phản ánh tiếp nhận mới",
                            "Số phản ánh đã xử lý",
                            "Số phản ánh đang xử lý",
                        ),
                        1,
                    )
                ),
            ),
        ),
        by_period("", "hotline_carried_over hotline_received hotline_resolved hotline_pending", RESULT),
    ),
    Case(
        "unseen_hotline_wards",
        "wards: given, handled, overdue, and per cent",
        DN,
        "take|ask",
        (
            city(
                "TÌNH HÌNH XỬ LÝ PHẢN ÁNH TỪ TỔNG ĐÀI 1022 CỦA CÁC XÃ, PHƯỜNG THÁNG 9 NĂM 2026",
                head("STT", "Tên đơn vị", "Số phản ánh tiếp nhận", "Đã xử lý", "Quá hạn", "Tỷ lệ xử lý (%)"),
                (1, "Phường Hải Châu", 96, 94, 2, "97,92"),
                (2, "Phường Sơn Trà", 71, 71, 0, "100"),
                (3, "Đặc khu Hoàng Sa", 0, 0, 0, "-"),
            ),
        ),
        by_unit("2026-09", "hotline_received hotline_resolved hotline_overdue", WARDS),
    ),
    Case(
        "unseen_hotline_satisfaction_only",
        "answers to a survey of callers by degree: nothing to count",
        DN,
        "ask|reject",
        (
            city(
                "KHẢO SÁT NGƯỜI GỌI 1022 THÁNG 9 NĂM 2026",
                head("TT", "Mức độ", "Số phiếu", "Tỷ trọng"),
                (1, "Rất hài lòng", 210, "61,8%"),
                (2, "Bình thường", 96, "28,2%"),
                (3, "Chưa hài lòng", 34, "10,0%"),
            ),
        ),
    ),
    Case(
        "unseen_page_months",
        "the page by month: followers in all, gained, reach, interactions",
        DN,
        "take|ask",
        (
            city(
                "FANPAGE FACEBOOK CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ",
                head("Tháng", "Tổng người theo dõi", "Người theo dõi mới", "Số lượt tiếp cận", "Số lượt tương tác"),
                *((month(label), *of) for label, of in PAGES.items()),
            ),
        ),
        by_period("", "facebook_followers facebook_new_followers facebook_reach facebook_interactions", PAGES),
    ),
    Case(
        "unseen_platforms_as_rows",
        "platforms as rows: followers and views; TikTok has no measure",
        DN,
        "ask|take",
        (
            city(
                "CÁC KÊNH MẠNG XÃ HỘI CỦA CỔNG THÔNG TIN THÁNG 9 NĂM 2026",
                head("TT", "Nền tảng", "Số người theo dõi", "Số lượt xem"),
                (1, "Facebook", 62_377, 512_300),
                (2, "Zalo OA", 31_404, 120_950),
                (3, "YouTube", 8_216, 64_010),
                (4, "TikTok", 17_050, 890_400),
            ),
        ),
        one(
            "2026-09",
            "",
            facebook_followers=62_377,
            facebook_views=512_300,
            zalo_followers=31_404,
            zalo_views=120_950,
            youtube_followers=8_216,
        ),
    ),
    Case(
        "unseen_zalo_thousand_in_heading",
        "views in nghìn lượt by the heading, followers in persons",
        DN,
        "take|ask",
        (
            city(
                "ZALO OA CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ NĂM 2026",
                head("Tháng", "Lượt xem (nghìn lượt)", "Số người quan tâm (người)"),
                ("Tháng 8", 118.4, 30_950),
                ("Tháng 9", 120.95, 31_404),
            ),
        ),
        by_period("", "zalo_views zalo_followers", {"2026-08": (118_400, 30_950), "2026-09": (120_950, 31_404)}),
    ),
    Case(
        "unseen_petitions_communes",
        "reception and petitions, two rows of headings, a sum above",
        KH,
        "take|ask",
        (
            page(
                "UBND TỈNH KHÁNH HÒA",
                "BAN TIẾP CÔNG DÂN",
                "CÔNG TÁC TIẾP CÔNG DÂN, TIẾP NHẬN ĐƠN QUÝ III/2026",
                head(
                    "TT",
                    "Đơn vị",
                    ("Tiếp công dân", "Số lượt", "Số người"),
                    ("Tiếp nhận đơn", "Tổng số", "Khiếu nại", "Tố cáo", "Kiến nghị, phản ánh"),
                ),
                total(COMMUNES, "Toàn tỉnh"),
                *rows(COMMUNES),
                width=8,
            ),
        ),
        by_unit("2026-Q3", KINDS, COMMUNES),
    ),
    Case(
        "unseen_petitions_two_years",
        "kinds as rows, quarter III of two years",
        KH,
        "take|ask",
        (
            page(
                "UBND TỈNH KHÁNH HÒA",
                "THANH TRA TỈNH",
                "SO SÁNH KẾT QUẢ TIẾP NHẬN ĐƠN TOÀN TỈNH",
                head("TT", "Loại đơn", "Quý III/2026", "Quý III/2025", "Tăng/giảm"),
                (1, "Tổng số đơn tiếp nhận", 812, 905, -93),
                (2, "Đơn khiếu nại", 204, 251, -47),
                (3, "Đơn tố cáo", 61, 70, -9),
                (4, "Đơn kiến nghị, phản ánh", 547, 584, -37),
            ),
        ),
        one(
            "2026-Q3",
            "",
            petitions_received=812,
            petitions_complaint=204,
            petitions_denunciation=61,
            petitions_feedback=547,
        )
        + one(
            "2025-Q3",
            "",
            petitions_received=905,
            petitions_complaint=251,
            petitions_denunciation=70,
            petitions_feedback=584,
        ),
    ),
    Case(
        "unseen_reception_by_leaders",
        "who received: the chairman, his deputies, the board: no offices",
        KH,
        "ask|reject",
        (
            page(
                "UBND TỈNH KHÁNH HÒA",
                "BAN TIẾP CÔNG DÂN",
                "LỊCH VÀ KẾT QUẢ TIẾP CÔNG DÂN CỦA LÃNH ĐẠO",
                head("TT", "Người tiếp", "Ngày tiếp", "Nội dung"),
                (1, "Chủ tịch", "10/9/2026", "05 vụ việc đất đai"),
                (2, "Phó Chủ tịch", "20/9/2026", "02 vụ việc bồi thường"),
            ),
        ),
    ),
    Case(
        "unseen_tasks_of_province",
        "tasks of the chairman, headings in other words, per cent last",
        TQ,
        "take|ask",
        (
            page(
                "UBND TỈNH TUYÊN QUANG",
                "VĂN PHÒNG",
                "KẾT QUẢ THỰC HIỆN NHIỆM VỤ DO CHỦ TỊCH UBND TỈNH GIAO THÁNG 9/2026",
                head(
                    "STT",
                    "Cơ quan",
                    "Số nhiệm vụ được giao",
                    ("Đã hoàn thành", "Đúng hạn", "Quá hạn"),
                    ("Chưa hoàn thành", "Trong hạn", "Quá hạn"),
                    "Tỷ lệ đúng hạn (%)",
                ),
                *((n, unit, *of, round(100 * of[1] / of[0], 1)) for n, (unit, of) in enumerate(TASKS.items(), 1)),
                width=8,
            ),
        ),
        by_unit("2026-09", OURS, TASKS),
    ),
    Case(
        "unseen_tasks_whose_is_not_said",
        "'nhiệm vụ được giao': by the Government or by the province?",
        TQ,
        "ask|reject",
        (
            page(
                "UBND TỈNH TUYÊN QUANG",
                "VĂN PHÒNG",
                "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THÁNG 9/2026",
                head("STT", "Cơ quan", "Được giao", "Hoàn thành", "Chưa hoàn thành"),
                (1, "Sở Y tế", 88, 74, 14),
            ),
        ),
    ),
    Case(
        "unseen_tasks_of_government_as_rows",
        "tasks of the Government, measures as numbered rows",
        TQ,
        "take|ask",
        (
            page(
                "UBND TỈNH TUYÊN QUANG",
                "VĂN PHÒNG",
                "NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO TỈNH - QUÝ III NĂM 2026",
                right("Đơn vị tính: nhiệm vụ"),
                ("TT", "Nội dung", "Số lượng"),
                ("1", "Tổng số nhiệm vụ được giao", 57),
                ("1.1", "Đã hoàn thành đúng hạn", 38),
                ("1.2", "Đang thực hiện", 19),
            ),
        ),
        one(
            "2026-Q3",
            "",
            government_tasks_assigned=57,
            government_tasks_done_on_time=38,
            government_tasks_in_progress=19,
        ),
    ),
    Case(
        "unseen_papers_by_quarters",
        "documents in, of the committee, of the office, quarters as rows",
        TQ,
        "take|ask",
        (
            page(
                "UBND TỈNH TUYÊN QUANG",
                "VĂN PHÒNG",
                "TỔNG HỢP VĂN BẢN ĐẾN, VĂN BẢN ĐI",
                head("Kỳ", "Số văn bản đến", ("Số văn bản đi", "Của UBND tỉnh", "Của Văn phòng")),
                *((f"Quý {'I' * int(label[-1])}/2026", *of) for label, of in PAPERS.items()),
            ),
        ),
        by_period("", "documents_incoming documents_issued_ubnd documents_issued_office", PAPERS),
    ),
)
