"""Staff, procedures, documents, digitisation, payment, satisfaction, feedback on regulations."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import by_period, by_unit, one, rows, total

HY = told("Hưng Yên")
STAFF = {"Sở Nội vụ": (78, 74), "Sở Y tế": (61, 58), "Phường Phố Hiến": (42, 40)}
DIGITISED = {"Sở Y tế": (640, 70, 570, 118, 610, 12, 598), "Phường Phố Hiến": (1_902, 15, 1_887, 640, 1_890, 0, 1_890)}
DIGITISATION = " ".join(
    f"digitisation_{word}"
    for word in "received intake_none intake_done intake_reused resolved results_none results_done".split()
)
PAPERS = {"2026-07": (4_120, 610, 395), "2026-08": (3_987, 588, 402)}
RATINGS = {"Sở Y tế": (212, 98.58), "Phường Phố Hiến": (640, 99.53)}


def page(*lines, text: str) -> Sheet:
    """One sheet of the province's office."""
    return sheet("BC", letterhead("UBND TỈNH HƯNG YÊN", "VĂN PHÒNG"), title(text), BLANK, *lines)


CASES = (
    Case(
        "services_staff",
        "civil servants assigned and used, by office",
        HY,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", ("Biên chế công chức", "Được giao", "Đã sử dụng")),
                *rows(STAFF),
                total(STAFF),
                text="TÌNH HÌNH SỬ DỤNG BIÊN CHẾ CÔNG CHỨC THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit("2026-09", "staff_civil_servants_assigned staff_civil_servants_used", STAFF),
    ),
    Case(
        "services_staff_kinds",
        "civil servants and public employees of offices",
        HY,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", "Số công chức", "Số viên chức"),
                (1, "Sở Y tế", 58, 4_210),
                (2, "Sở Nội vụ", 74, 36),
                text="SỐ LƯỢNG CÔNG CHỨC, VIÊN CHỨC NĂM 2025",
            ),
        ),
        by_unit("2025", "staff_civil_servants staff_public_employees", {"Sở Y tế": (58, 4_210), "Sở Nội vụ": (74, 36)}),
    ),
    Case(
        "services_staff_by_name",
        "a list of persons with their posts: nothing to count",
        HY,
        "ask|reject",
        (
            page(
                ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Hệ số lương"),
                (1, "Vũ Thị Hồng", "12/4/1986", "Chuyên viên", 3.66),
                (2, "Đỗ Minh Quân", "03/9/1990", "Chuyên viên", 3.0),
                text="DANH SÁCH CÔNG CHỨC VĂN PHÒNG THÁNG 9 NĂM 2026",
            ),
        ),
    ),
    Case(
        "services_procedures_by_level_rows",
        "procedures by level, levels as rows",
        HY,
        "take|ask",
        (
            page(
                ("TT", "Nội dung", "Số lượng"),
                (1, "Tổng số TTHC", 2_104),
                (2, "TTHC cấp tỉnh", 1_655),
                (3, "TTHC cấp xã", 449),
                text="SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH THÁNG 9 NĂM 2026",
            ),
        ),
        one("2026-09", "", tthc_total=2_104, tthc_province_level=1_655, tthc_commune_level=449),
    ),
    Case(
        "services_procedures_by_level_columns",
        "procedures by level, levels as columns, months as rows",
        HY,
        "take|ask",
        (
            page(
                head("Tháng", ("Số lượng thủ tục hành chính", "Tổng số", "Cấp tỉnh", "Cấp xã")),
                ("8/2026", 2_098, 1_650, 448),
                ("9/2026", 2_104, 1_655, 449),
                text="SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH CỦA TỈNH",
            ),
        ),
        by_period(
            "",
            "tthc_total tthc_province_level tthc_commune_level",
            {"2026-08": (2_098, 1_650, 448), "2026-09": (2_104, 1_655, 449)},
        ),
    ),
    Case(
        "services_documents",
        "documents in and out by month",
        HY,
        "take|ask",
        (
            page(
                head("Tháng", "Văn bản đến", "Văn bản phát hành của UBND tỉnh", "Văn bản phát hành của Văn phòng"),
                *((f"Tháng {int(label[5:])}/2026", *of) for label, of in PAPERS.items()),
                text="TÌNH HÌNH XỬ LÝ VĂN BẢN CỦA UBND TỈNH, VĂN PHÒNG UBND TỈNH",
            ),
        ),
        by_period("", "documents_incoming documents_issued_ubnd documents_issued_office", PAPERS),
    ),
    Case(
        "services_digitisation",
        "digitised at acceptance and results, by office: all of it measures of digitisation, a base of their own",
        HY,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    "Tiếp nhận",
                    (
                        "Số hóa hồ sơ TTHC khi tiếp nhận",
                        "Chưa số hóa TPHS",
                        "Có số hóa TPHS",
                        "Có tái sử dụng thành phần",
                    ),
                    "Đã giải quyết",
                    ("Số hóa kết quả giải quyết", "Chưa số hóa", "Đã số hóa"),
                ),
                *rows(DIGITISED),
                total(DIGITISED),
                text="TÌNH HÌNH SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT TTHC THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit("2026-09", DIGITISATION, DIGITISED),
    ),
    Case(
        "services_digitisation_rates_only",
        "digitisation in per cent only: nothing to count",
        HY,
        "ask|reject",
        (
            page(
                head("STT", "Đơn vị", "Tỷ lệ số hóa hồ sơ (%)", "Tỷ lệ số hóa kết quả (%)"),
                (1, "Sở Y tế", 89.06, 98.03),
                (2, "Phường Phố Hiến", 99.21, 100),
                text="TỶ LỆ SỐ HÓA HỒ SƠ TTHC THÁNG 9 NĂM 2026",
            ),
        ),
    ),
    Case(
        "services_payment_beside_dossiers",
        "online payment in per cent beside counted dossiers",
        HY,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Tỷ lệ thanh toán trực tuyến (%)"),
                (1, "Sở Y tế", 640, 610, 71.2),
                (2, "Phường Phố Hiến", 1_902, 1_890, 88.45),
                text="KẾT QUẢ GIẢI QUYẾT TTHC VÀ THANH TOÁN TRỰC TUYẾN THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit("2026-09", "new resolved", {"Sở Y tế": (640, 610), "Phường Phố Hiến": (1_902, 1_890)}),
    ),
    Case(
        "services_satisfaction",
        "number of ratings and the rate of satisfaction",
        HY,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", "Số lượt đánh giá", "Tỷ lệ hài lòng (%)"),
                *rows(RATINGS),
                text="KẾT QUẢ ĐÁNH GIÁ SỰ HÀI LÒNG CỦA NGƯỜI DÂN TRONG GIẢI QUYẾT TTHC THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit("2026-09", "satisfaction_ratings_count -", RATINGS),
    ),
    Case(
        "services_feedback_on_regulations",
        "feedback on administrative regulations received and handled",
        HY,
        "take|ask",
        (
            page(
                ("TT", "Nội dung", "Số lượng"),
                (1, "Số phản ánh, kiến nghị về quy định hành chính tiếp nhận", 26),
                (2, "Số phản ánh, kiến nghị về quy định hành chính đã xử lý", 24),
                text="TIẾP NHẬN, XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ VỀ QUY ĐỊNH HÀNH CHÍNH CỦA TỈNH QUÝ III NĂM 2026",
            ),
        ),
        one("2026-Q3", "", feedback_regulation_received=26, feedback_regulation_resolved=24),
    ),
    Case(
        "services_interlinked",
        "interlinked dossiers (birth, residence, insurance) of wards",
        HY,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", ("Hồ sơ liên thông", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết")),
                (1, "Phường Phố Hiến", 88, 80, 8),
                (2, "Xã Hoàng Hoa Thám", 41, 41, 0),
                text="KẾT QUẢ GIẢI QUYẾT HỒ SƠ LIÊN THÔNG ĐIỆN TỬ KHAI SINH, KHAI TỬ THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit(
            "2026-09",
            "interlinked_dossiers_received interlinked_dossiers_resolved interlinked_dossiers_pending",
            {"Phường Phố Hiến": (88, 80, 8), "Xã Hoàng Hoa Thám": (41, 41, 0)},
        ),
    ),
    Case(
        "services_meetings",
        "meetings served and online conferences, by month",
        HY,
        "take|ask",
        (
            page(
                ("Tháng", "Số cuộc họp đã phục vụ", "Số hội nghị trực tuyến đã phục vụ"),
                ("8/2026", 96, 21),
                ("9/2026", 104, 18),
                text="KẾT QUẢ PHỤC VỤ HỘI HỌP CỦA VĂN PHÒNG UBND TỈNH",
            ),
        ),
        by_period("", "meetings_served online_conferences_served", {"2026-08": (96, 21), "2026-09": (104, 18)}),
    ),
)
