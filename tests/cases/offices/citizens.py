"""Citizen reception and petitions: by office, by kind, by month."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import by_period, by_unit, one, rows, total

DL = told("Đắk Lắk")
TITLE = "KẾT QUẢ TIẾP CÔNG DÂN, XỬ LÝ ĐƠN THƯ"
FULL = (
    "citizen_reception_visits citizen_reception_people "
    "petitions_received petitions_complaint petitions_denunciation petitions_feedback"
)
OFFICES = {
    "Sở Nông nghiệp và Môi trường": (38, 51, 96, 41, 6, 49),
    "Phường Buôn Hồ": (22, 25, 31, 9, 1, 21),
    "Xã Ea Phê": (14, 14, 17, 3, 0, 14),
}
HANDLED = {"Sở Tư pháp": (20, 18, 2, 9, 3), "Thanh tra tỉnh": (74, 60, 14, 41, 8)}
CONTENT = {"Sở Nông nghiệp và Môi trường": (96, 80, 10, 6), "Phường Buôn Hồ": (31, 19, 8, 4)}
MONTHS = {"2026-07": (120, 141, 88), "2026-08": (134, 160, 97), "2026-09": (111, 128, 79)}
SINCE = {"Sở Tư pháp": (44, 160), "Thanh tra tỉnh": (97, 588)}


def page(*lines, text: str = f"{TITLE} THÁNG 9 NĂM 2026") -> Sheet:
    """One sheet of the province's office."""
    return sheet("TCD", letterhead("UBND TỈNH ĐẮK LẮK", "VĂN PHÒNG"), title(text), BLANK, *lines)


CASES = (
    Case(
        "citizens_by_office",
        "reception and petitions by office, two rows of headings",
        DL,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Tiếp công dân", "Số lượt", "Số người"),
                    ("Đơn thư tiếp nhận", "Tổng số", "Khiếu nại", "Tố cáo", "Kiến nghị, phản ánh"),
                ),
                *rows(OFFICES),
                total(OFFICES),
            ),
        ),
        by_unit("2026-09", FULL, OFFICES),
    ),
    Case(
        "citizens_parts_do_not_add_up",
        "complaints + denunciations + proposals are not the total of one office",
        DL,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Tiếp công dân", "Số lượt", "Số người"),
                    ("Đơn thư tiếp nhận", "Tổng số", "Khiếu nại", "Tố cáo", "Kiến nghị, phản ánh"),
                ),
                (1, "Phường Buôn Hồ", 22, 25, 35, 9, 1, 21),
            ),
        ),
        by_unit("2026-09", FULL, {"Phường Buôn Hồ": (22, 25, 35, 9, 1, 21)}),
    ),
    Case(
        "citizens_by_kind",
        "kinds of petitions as rows, the whole province",
        DL,
        "take|ask",
        (
            page(
                head("TT", "Loại đơn", "Số đơn"),
                (1, "Khiếu nại", 118),
                (2, "Tố cáo", 14),
                (3, "Kiến nghị, phản ánh", 206),
                (None, "Tổng số đơn tiếp nhận", 338),
                text="PHÂN LOẠI ĐƠN THƯ TRÊN ĐỊA BÀN TỈNH QUÝ III NĂM 2026",
            ),
        ),
        one("2026-Q3", "", petitions_complaint=118, petitions_denunciation=14, petitions_feedback=206),
    ),
    Case(
        "citizens_handling",
        "eligible, not eligible, referred, filed",
        DL,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    "Tổng số đơn tiếp nhận",
                    "Đủ điều kiện xử lý",
                    "Không đủ điều kiện xử lý",
                    "Chuyển đơn",
                    "Lưu đơn",
                ),
                *rows(HANDLED),
                total(HANDLED),
            ),
        ),
        by_unit(
            "2026-09",
            "petitions_received petitions_eligible petitions_not_eligible petitions_referred petitions_filed",
            HANDLED,
        ),
    ),
    Case(
        "citizens_by_content",
        "land, civil, other contents",
        DL,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Đơn tiếp nhận", "Tổng số", "Đất đai", "Dân sự", "Chính trị, văn hóa, xã hội khác"),
                ),
                *rows(CONTENT),
                total(CONTENT),
            ),
        ),
        by_unit(
            "2026-09", "petitions_received petitions_land_use petitions_civil petitions_political_social_other", CONTENT
        ),
    ),
    Case(
        "citizens_months",
        "months as rows, the whole province",
        DL,
        "take|ask",
        (
            page(
                head("TT", "Tháng", "Số lượt tiếp công dân", "Số người được tiếp", "Số đơn tiếp nhận"),
                *((n, f"Tháng {n + 6}", *of) for n, of in enumerate(MONTHS.values(), 1)),
                (None, "Cộng quý III", 365, 429, 264),
                text=f"{TITLE} TRÊN ĐỊA BÀN TỈNH ĐẮK LẮK QUÝ III NĂM 2026",
            ),
        ),
        by_period("", "citizen_reception_visits citizen_reception_people petitions_received", MONTHS),
    ),
    Case(
        "citizens_month_and_cumulative",
        "'Trong kỳ' and 'Lũy kế từ đầu năm' of petitions",
        DL,
        "take|ask",
        (page(head("STT", "Đơn vị", ("Số đơn tiếp nhận", "Trong tháng", "Lũy kế từ đầu năm")), *rows(SINCE)),),
        by_unit("2026-09", "petitions_received", {unit: of[:1] for unit, of in SINCE.items()})
        + by_unit("2026-09-YTD", "petitions_received", {unit: of[1:] for unit, of in SINCE.items()}),
    ),
    Case(
        "citizens_numbered_list",
        "measures as numbered rows of one ward: 1, 1.1, 2",
        DL,
        "take|ask",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH ĐẮK LẮK", "UBND PHƯỜNG BUÔN HỒ", 4),
                title(f"{TITLE} THÁNG 9 NĂM 2026", 4),
                ("TT", "Nội dung", "Số liệu"),
                ("1", "Số lượt tiếp công dân", 22),
                ("1.1", "Số người được tiếp", 25),
                ("2", "Tổng số đơn tiếp nhận", 31),
                ("2.1", "Đơn khiếu nại", 9),
                ("2.2", "Đơn tố cáo", 1),
                ("2.3", "Đơn kiến nghị, phản ánh", 21),
            ),
        ),
        one(
            "2026-09",
            "Phường Buôn Hồ",
            citizen_reception_visits=22,
            citizen_reception_people=25,
            petitions_received=31,
            petitions_complaint=9,
            petitions_denunciation=1,
            petitions_feedback=21,
        ),
    ),
    Case(
        "citizens_regular_and_periodic",
        "reception split into regular and periodic: the total is taken",
        DL,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Số lượt tiếp công dân", "Tổng số", "Thường xuyên", "Định kỳ", "Đột xuất"),
                    "Số người được tiếp",
                ),
                (1, "Sở Tư pháp", 12, 7, 4, 1, 15),
                (2, "Thanh tra tỉnh", 40, 30, 8, 2, 55),
            ),
        ),
        by_unit(
            "2026-09",
            "citizen_reception_visits citizen_reception_people",
            {"Sở Tư pháp": (12, 15), "Thanh tra tỉnh": (40, 55)},
        ),
    ),
    Case(
        "citizens_schedule",
        "a schedule of leaders' reception days: nothing to count",
        DL,
        "ask|reject",
        (
            page(
                head("STT", "Lãnh đạo tiếp công dân", "Ngày tiếp", "Địa điểm"),
                (1, "Chủ tịch UBND tỉnh", "Ngày 15 hằng tháng", "Trụ sở Tiếp công dân tỉnh"),
                (2, "Phó Chủ tịch UBND tỉnh", "Ngày 20 hằng tháng", "Trụ sở Tiếp công dân tỉnh"),
                text="LỊCH TIẾP CÔNG DÂN ĐỊNH KỲ CỦA LÃNH ĐẠO UBND TỈNH THÁNG 9 NĂM 2026",
            ),
        ),
    ),
)
