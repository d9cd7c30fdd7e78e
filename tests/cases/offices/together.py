"""Several tables in one file: below each other, beside each other, on several sheets, a heading printed again."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, beside, head, letterhead, right, sheet, title
from tests.cases.offices.figures import by_channel, by_field, by_unit, flow, one, picked, rows, total

COLUMNS = "new resolved late pending"
MOVED = "pending late resolved new"
HEAD = head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Trễ hạn", "Đang giải quyết")
MOVED_HEAD = head("STT", "Đơn vị", "Đang giải quyết", "Trễ hạn", "Đã giải quyết", "Tiếp nhận mới")
FIELD_HEAD = head("STT", "Lĩnh vực", "Tiếp nhận mới", "Đã giải quyết", "Trễ hạn", "Đang giải quyết")
UPPER_FLOWS = {"Sở Tài chính": flow(714, 40, 6), "Sở Giáo dục và Đào tạo": flow(389, 12)}
LOWER_FLOWS = {"Phường Quy Nhơn Bắc": flow(1_420, 33, 9), "Xã Chư Pưh": flow(506, 14, 1)}
UPPER, LOWER = picked(UPPER_FLOWS, COLUMNS), picked(LOWER_FLOWS, COLUMNS)
LATER = picked({"Sở Tài chính": flow(802, 51, 3), "Sở Giáo dục và Đào tạo": flow(344, 20, 2)}, COLUMNS)
SINCE = picked({"Sở Tài chính": flow(4_105, 40, 31), "Sở Giáo dục và Đào tạo": flow(2_270, 12, 8)}, COLUMNS)
SMALL = {"Phường Quy Nhơn Bắc": (14.2, 13.9, 0.1, 0.3), "Xã Chư Pưh": (5.1, 5, 0, 0.1)}
SCHOOLS = picked({"Thi, tuyển sinh": flow(211, 7), "Văn bằng, chứng chỉ": flow(178, 5, 1)}, COLUMNS)
BUDGETS = picked({"Quản lý công sản": flow(96, 8, 1), "Doanh nghiệp": flow(1_530, 22, 4)}, COLUMNS)
GIA_LAI = letterhead("UBND TỈNH GIA LAI", "VĂN PHÒNG", 6)
RESULT = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC"
GL = told("Gia Lai")


CASES = (
    Case(
        "together_stacked_columns_moved",
        "two levels below each other, the second with its columns in another order",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 6),
                ("I. CẤP TỈNH",),
                HEAD,
                *rows(UPPER),
                total(UPPER),
                BLANK,
                ("II. CẤP XÃ",),
                MOVED_HEAD,
                *rows(picked(LOWER_FLOWS, MOVED)),
                total(picked(LOWER_FLOWS, MOVED)),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER) + by_unit("2026-08", COLUMNS, LOWER),
    ),
    Case(
        "together_stacked_own_periods",
        "the same offices twice: Tháng 7 above, Tháng 8 below",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} QUÝ III NĂM 2026", 6),
                ("Bảng 1. Tháng 7/2026",),
                HEAD,
                *rows(UPPER),
                total(UPPER),
                BLANK,
                ("Bảng 2. Tháng 8/2026",),
                HEAD,
                *rows(LATER),
                total(LATER),
            ),
        ),
        by_unit("2026-07", COLUMNS, UPPER) + by_unit("2026-08", COLUMNS, LATER),
    ),
    Case(
        "together_stacked_own_scales",
        "first table in hồ sơ, second in nghìn hồ sơ",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} NĂM 2025", 6),
                ("1. Sở, ban, ngành",),
                right("ĐVT: hồ sơ", 6),
                HEAD,
                *rows(UPPER),
                BLANK,
                ("2. Xã, phường",),
                right("ĐVT: nghìn hồ sơ", 6),
                HEAD,
                *rows(SMALL),
            ),
        ),
        by_unit("2025", COLUMNS, UPPER) + by_unit("2025", COLUMNS, SMALL, 1000),
    ),
    Case(
        "together_stacked_month_and_cumulative",
        "the month above, since January below",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 7 NĂM 2026", 6),
                ("a) Trong tháng 7/2026",),
                HEAD,
                *rows(UPPER),
                BLANK,
                ("b) Lũy kế từ đầu năm đến hết tháng 7/2026",),
                HEAD,
                *rows(SINCE),
            ),
        ),
        by_unit("2026-07", COLUMNS, UPPER) + by_unit("2026-07-YTD", COLUMNS, SINCE),
    ),
    Case(
        "together_stacked_two_offices",
        "tables by field of two offices, each named above its own",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title("CHI TIẾT KẾT QUẢ GIẢI QUYẾT HỒ SƠ THEO LĨNH VỰC THÁNG 8 NĂM 2026", 6),
                ("1. Sở Tài chính",),
                FIELD_HEAD,
                *rows(BUDGETS),
                total(BUDGETS, "Cộng"),
                BLANK,
                ("2. Sở Giáo dục và Đào tạo",),
                FIELD_HEAD,
                *rows(SCHOOLS),
                total(SCHOOLS, "Cộng"),
            ),
        ),
        by_field("2026-08", "Sở Tài chính", COLUMNS, BUDGETS)
        + by_field("2026-08", "Sở Giáo dục và Đào tạo", COLUMNS, SCHOOLS),
    ),
    Case(
        "together_stacked_other_subject",
        "dossiers by unit above, hotline by channel below",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title("SỐ LIỆU CẢI CÁCH HÀNH CHÍNH THÁNG 8 NĂM 2026", 6),
                ("I. Hồ sơ thủ tục hành chính",),
                HEAD,
                *rows(UPPER),
                total(UPPER),
                BLANK,
                ("II. Phản ánh, kiến nghị qua Tổng đài 1022",),
                head("STT", "Kênh", "Tiếp nhận", "Đã xử lý"),
                (1, "Điện thoại", 640, 622),
                (2, "Zalo", 118, 110),
                (None, "Cộng", 758, 732),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER)
        + by_channel("2026-08", "", "hotline_received hotline_resolved", {"phone": (640, 622), "zalo": (118, 110)}),
    ),
    Case(
        "together_stacked_no_new_heading",
        "a caption and more rows below a blank row, no second heading",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 6),
                HEAD,
                *rows(UPPER),
                BLANK,
                (None, "UBND cấp xã"),
                *rows(LOWER),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER) + by_unit("2026-08", COLUMNS, LOWER),
    ),
    Case(
        "together_heading_printed_again",
        "the heading again in the middle, as on a second page",
        GL,
        "take",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 6),
                HEAD,
                *rows(UPPER),
                HEAD,
                *rows(LOWER, 3),
                total(UPPER | LOWER),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER | LOWER),
    ),
    Case(
        "together_heading_again_with_page_line",
        "page number, '(tiếp theo)' and the heading again",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 6),
                HEAD,
                *rows(UPPER),
                (*(None,) * 5, "Trang 1/2"),
                BLANK,
                ("Biểu 1 (tiếp theo)",),
                HEAD,
                *rows(LOWER, 3),
                total(UPPER | LOWER),
                (*(None,) * 5, "Trang 2/2"),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER | LOWER),
    ),
    Case(
        "together_beside_two_levels",
        "two tables beside each other, one empty column between",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 13),
                beside((HEAD, *rows(UPPER)), (MOVED_HEAD, *rows(picked(LOWER_FLOWS, MOVED))), 1, 6),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER) + by_unit("2026-08", COLUMNS, LOWER),
    ),
    Case(
        "together_beside_two_months",
        "the same offices beside each other, a month above each",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} CÁC SỞ NĂM 2026", 13),
                beside((("THÁNG 7/2026",), HEAD, *rows(UPPER)), (("THÁNG 8/2026",), HEAD, *rows(LATER)), 1, 6),
            ),
        ),
        by_unit("2026-07", COLUMNS, UPPER) + by_unit("2026-08", COLUMNS, LATER),
    ),
    Case(
        "together_beside_same_figures_contradict",
        "the same offices and month twice beside each other, other figures",
        GL,
        "ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 13),
                beside((HEAD, *rows(UPPER)), (HEAD, *rows(LATER)), 1, 6),
            ),
        ),
    ),
    Case(
        "together_contacts_below",
        "a list of contact persons below the table",
        GL,
        "take|ask",
        (
            sheet(
                "BC",
                GIA_LAI,
                title(f"{RESULT} THÁNG 8 NĂM 2026", 6),
                HEAD,
                *rows(UPPER),
                total(UPPER),
                BLANK,
                ("Danh sách cán bộ đầu mối",),
                ("STT", "Đơn vị", "Họ và tên", "Chức vụ", "Điện thoại"),
                (1, "Sở Tài chính", "Nguyễn Thị Lan", "Chuyên viên", "0914000111"),
                (2, "Sở Giáo dục và Đào tạo", "Phạm Văn Dũng", "Chánh Văn phòng", "0905222333"),
            ),
        ),
        by_unit("2026-08", COLUMNS, UPPER),
    ),
    Case(
        "together_guide_and_empty_sheet",
        "a sheet of filling instructions, the data, an empty sheet",
        GL,
        "take",
        (
            sheet(
                "Hướng dẫn",
                ("HƯỚNG DẪN NHẬP LIỆU",),
                ("1. Đơn vị chỉ nhập vào các ô màu trắng.",),
                ("2. Cột Tiếp nhận mới không gồm hồ sơ kỳ trước chuyển sang.",),
                ("3. Gửi trước ngày 25 hằng tháng.",),
            ),
            sheet("Số liệu", GIA_LAI, title(f"{RESULT} THÁNG 8 NĂM 2026", 6), HEAD, *rows(UPPER), total(UPPER)),
            sheet("Sheet3"),
        ),
        by_unit("2026-08", COLUMNS, UPPER),
    ),
    Case(
        "together_two_levels_two_sheets",
        "sheets 'Cấp tỉnh' and 'Cấp xã', the title on the first only",
        GL,
        "take|ask",
        (
            sheet("Cấp tỉnh", GIA_LAI, title(f"{RESULT} THÁNG 8 NĂM 2026", 6), HEAD, *rows(UPPER)),
            sheet("Cấp xã", GIA_LAI, title(f"{RESULT} CẤP XÃ", 6), HEAD, *rows(LOWER)),
        ),
        by_unit("2026-08", COLUMNS, UPPER) + by_unit("2026-08", COLUMNS, LOWER),
    ),
    Case(
        "together_three_subjects",
        "dossiers, citizen reception and media on three sheets",
        told("Đắk Lắk"),
        "take|ask",
        (
            sheet(
                "TTHC",
                letterhead("UBND TỈNH ĐẮK LẮK", "VĂN PHÒNG", 6),
                title(f"{RESULT} THÁNG 9 NĂM 2026", 6),
                HEAD,
                *rows(UPPER),
            ),
            sheet(
                "TCD",
                title("KẾT QUẢ TIẾP CÔNG DÂN CÁC CƠ QUAN THÁNG 9 NĂM 2026", 4),
                head("STT", "Đơn vị", "Số lượt tiếp công dân", "Số người được tiếp"),
                (1, "Sở Tài chính", 6, 9),
                (2, "Sở Giáo dục và Đào tạo", 11, 14),
            ),
            sheet(
                "MXH",
                title("KÊNH ZALO CỦA CỔNG THÔNG TIN ĐIỆN TỬ TỈNH THÁNG 9 NĂM 2026", 2),
                ("Chỉ tiêu", "Số lượng"),
                ("Zalo: Lượt xem", 41_200),
                ("Zalo: Lượt chia sẻ", 385),
            ),
        ),
        by_unit("2026-09", COLUMNS, UPPER)
        + by_unit(
            "2026-09",
            "citizen_reception_visits citizen_reception_people",
            {"Sở Tài chính": (6, 9), "Sở Giáo dục và Đào tạo": (11, 14)},
        )
        + one("2026-09", "", zalo_views=41_200, zalo_shares=385),
    ),
)
