"""Budgets, public investment, staff, procedures, the index of Decision 766."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Block, Sheet, head, letterhead, right, sheet, title
from tests.cases.offices.figures import by_period, by_unit, one, rows, total

VL, LS, TN = told("Vĩnh Long"), told("Lạng Sơn"), told("Thái Nguyên")
THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000
PLANS = {"Sở Y tế": (412.5,), "Ban Quản lý dự án công trình giao thông": (1_905.25,)}
PAID = {"Sở Y tế": (188.2,), "Ban Quản lý dự án công trình giao thông": (1_120.75,)}
PAID_BEFORE = {"Sở Y tế": (160.4,), "Ban Quản lý dự án công trình giao thông": (874.5,)}
BUDGET = {"Sở Tư pháp": (9_148_000, 6_036_500, 684_250, 112_700)}
MONEY = "budget_autonomous_assigned budget_autonomous_spent budget_non_autonomous_assigned budget_non_autonomous_spent"
POSTS = {"Sở Nội vụ": (84, 79), "Phường Long Châu": (62, 58), "Xã Cái Nhum": (48, 48)}
GROUPS = "transparency progress digitisation online_service online_payment satisfaction"
SCORES = " ".join(f"index766_{name}" for name in (*GROUPS.split(), "total"))
WARDS = {
    "Phường Phan Đình Phùng": (17.2, 19.8, 18.4, 10.6, 8.2, 17.9, 92.1),
    "Xã Đại Từ": (15.1, 18.9, 14.7, 8.8, 6.1, 16.5, 80.1),
}
MONTHS = {"2026-08": (15.9, 19.4, 17.6, 10.3, 7.8, 17.0, 88.0), "2026-09": (16.2, 19.5, 17.9, 10.4, 8.0, 17.1, 89.1)}
NAMES = (
    "Công khai, minh bạch",
    "Tiến độ, kết quả giải quyết",
    "Số hóa hồ sơ",
    "Cung cấp dịch vụ trực tuyến",
    "Thanh toán trực tuyến",
    "Mức độ hài lòng",
)


def page(left: str, under: str, text: str, *lines, width: int = 8) -> Sheet:
    """One sheet: letterhead, title, the lines."""
    return sheet("Bieu so 02", letterhead(left, under, width), title(text, width), *lines)


def finance(text: str, *lines) -> Sheet:
    """Of Vĩnh Long's finance."""
    return page("UBND TỈNH VĨNH LONG", "SỞ TÀI CHÍNH", text, *lines)


def office(text: str, *lines) -> Sheet:
    """Of Thái Nguyên's office."""
    return page("UBND TỈNH THÁI NGUYÊN", "VĂN PHÒNG", text, BLANK, *lines)


def comma(value: float) -> str:
    """A number as Vietnamese text."""
    return f"{value:.2f}".replace(".", ",")


CASES = (
    Case(
        "unseen_investment_billions",
        "tỷ đồng, owners of projects, a sum above, the rate last",
        VL,
        "take|ask",
        (
            finance(
                "GIẢI NGÂN KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NĂM 2026 ĐẾN HẾT NGÀY 31/10/2026",
                right("Đơn vị: tỷ đồng"),
                head("STT", "Đơn vị, chủ đầu tư", "Kế hoạch vốn giao", "Đã giải ngân", "Tỷ lệ giải ngân (%)"),
                (None, "TỔNG SỐ", 2_317.75, 1_308.95, 56.5),
                (1, "Sở Y tế", 412.5, 188.2, 45.6),
                (2, "Ban Quản lý dự án công trình giao thông", 1_905.25, 1_120.75, 58.8),
            ),
        ),
        by_unit("2026", "public_investment_assigned", PLANS, BILLION)
        + by_unit("2026-10-YTD", "public_investment_disbursed", PAID, BILLION),
    ),
    Case(
        "unseen_investment_two_years",
        "disbursed to 31/10 of this and of last year",
        VL,
        "take|ask",
        (
            finance(
                "SO SÁNH SỐ VỐN ĐẦU TƯ CÔNG ĐÃ GIẢI NGÂN",
                right("ĐVT: tỷ đồng"),
                head("STT", "Chủ đầu tư", "Giải ngân đến 31/10/2026", "Giải ngân đến 31/10/2025"),
                *((n, unit, *PAID[unit], *PAID_BEFORE[unit]) for n, unit in enumerate(PAID, 1)),
            ),
        ),
        by_unit("2026-10-YTD", "public_investment_disbursed", PAID, BILLION)
        + by_unit("2025-10-YTD", "public_investment_disbursed", PAID_BEFORE, BILLION),
    ),
    Case(
        "unseen_budget_thousands_with_apostrophes",
        "nghìn đồng, 9'148'000 as text",
        VL,
        "take|ask",
        (
            finance(
                "TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2026 (SỐ LIỆU ĐẾN NGÀY 30/9/2026)",
                right("Đơn vị tính: nghìn đồng"),
                head(
                    "STT",
                    "Đơn vị sử dụng ngân sách",
                    ("Kinh phí tự chủ", "Dự toán giao", "Đã chi"),
                    ("Kinh phí không tự chủ", "Dự toán giao", "Đã chi"),
                ),
                (1, "Sở Tư pháp", *(f"{n:,}".replace(",", "'") for n in BUDGET["Sở Tư pháp"])),
            ),
        ),
        by_unit("2026", MONEY.split()[0], {"Sở Tư pháp": (9_148_000,)}, THOUSAND)
        + by_unit("2026", MONEY.split()[2], {"Sở Tư pháp": (684_250,)}, THOUSAND)
        + by_unit("2026-09-YTD", MONEY.split()[1], {"Sở Tư pháp": (6_036_500,)}, THOUSAND)
        + by_unit("2026-09-YTD", MONEY.split()[3], {"Sở Tư pháp": (112_700,)}, THOUSAND),
    ),
    Case(
        "unseen_budget_without_scale",
        "figures that may be thousands or millions: asked",
        VL,
        "ask|reject",
        (
            finance(
                "TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2026 ĐẾN NGÀY 30/9/2026",
                head("STT", "Đơn vị", ("Kinh phí tự chủ", "Dự toán giao", "Đã chi")),
                (1, "Sở Tư pháp", 9_148, 6_036),
            ),
        ),
    ),
    Case(
        "unseen_revenue",
        "revenue by taxes: no measure of ours",
        VL,
        "ask|reject",
        (
            finance(
                "THU NGÂN SÁCH NHÀ NƯỚC THÁNG 9 NĂM 2026",
                right("ĐVT: triệu đồng"),
                head("STT", "Khoản thu", "Dự toán năm", "Thực hiện tháng 9", "Lũy kế"),
                (1, "Thuế bảo vệ môi trường", 610_000, 48_200, 455_100),
                (2, "Thu xổ số kiến thiết", 2_150_000, 171_000, 1_702_000),
            ),
        ),
    ),
    Case(
        "unseen_staff_with_vacancies",
        "posts given, present, vacant",
        VL,
        "take|ask",
        (
            page(
                "UBND TỈNH VĨNH LONG",
                "SỞ NỘI VỤ",
                "BIÊN CHẾ CÔNG CHỨC THÁNG 9 NĂM 2026",
                head("STT", "Cơ quan, đơn vị", "Biên chế công chức được giao", "Biên chế đã sử dụng", "Còn khuyết"),
                *((n, unit, a, b, a - b) for n, (unit, (a, b)) in enumerate(POSTS.items(), 1)),
                total({unit: (a, b, a - b) for unit, (a, b) in POSTS.items()}, "Tổng cộng"),
            ),
        ),
        by_unit("2026-09", "staff_civil_servants_assigned staff_civil_servants_used", POSTS),
    ),
    Case(
        "unseen_procedures_two_months",
        "procedures by level, levels as rows, two months",
        LS,
        "take|ask",
        (
            page(
                "UBND TỈNH LẠNG SƠN",
                "VĂN PHÒNG",
                "SỐ TTHC ĐANG CÓ HIỆU LỰC TRÊN ĐỊA BÀN TỈNH",
                head("TT", "Cấp thực hiện", "Tháng 8/2026", "Tháng 9/2026"),
                (1, "TTHC cấp tỉnh", 1_744, 1_751),
                (2, "TTHC cấp xã", 402, 405),
                (None, "Tổng số TTHC", 2_146, 2_156),
            ),
        ),
        by_period(
            "",
            "tthc_province_level tthc_commune_level tthc_total",
            {"2026-08": (1_744, 402, 2_146), "2026-09": (1_751, 405, 2_156)},
        ),
    ),
    Case(
        "unseen_index766_communes_as_text",
        "points with decimal commas as text; groups in another order",
        TN,
        "take|ask",
        (
            office(
                "ĐIỂM BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP CỦA CÁC XÃ, PHƯỜNG THÁNG 9/2026",
                head("TT", "Xã, phường", *NAMES, "Tổng điểm"),
                *((n, unit, *map(comma, of)) for n, (unit, of) in enumerate(WARDS.items(), 1)),
            ),
        ),
        by_unit("2026-09", SCORES, WARDS),
    ),
    Case(
        "unseen_index766_groups_by_months",
        "groups as rows with their maxima, two months as columns",
        TN,
        "take|ask",
        (
            office(
                "BỘ CHỈ SỐ 766 CỦA TỈNH THÁI NGUYÊN",
                head("TT", "Nhóm chỉ số", "Điểm tối đa", "Tháng 8/2026", "Tháng 9/2026"),
                *(
                    (n, name, most, MONTHS["2026-08"][n - 1], MONTHS["2026-09"][n - 1])
                    for n, (name, most) in enumerate(zip(NAMES, (18, 20, 22, 12, 10, 18)), 1)
                ),
                (None, "Tổng điểm", 100, 88.0, 89.1),
            ),
        ),
        by_period("", SCORES, MONTHS),
    ),
    Case(
        "unseen_index766_rank_changes",
        "rank now and the change of rank: the change is no figure",
        TN,
        "take|ask",
        (
            office(
                "XẾP HẠNG THEO QUYẾT ĐỊNH 766/QĐ-TTg THÁNG 9 NĂM 2026",
                head("TT", "Xã, phường", "Tổng điểm", "Xếp hạng", "Tăng/giảm hạng"),
                (1, "Phường Phan Đình Phùng", 92.1, 1, 2),
                (2, "Xã Đại Từ", 80.1, 41, -7),
            ),
        ),
        by_unit(
            "2026-09",
            "index766_total index766_rank",
            {"Phường Phan Đình Phùng": (92.1, 1), "Xã Đại Từ": (80.1, 41)},
        ),
    ),
    Case(
        "unseen_index766_online_as_one",
        "group 4 as one score of 22, service and payment not split",
        TN,
        "take|ask",
        (
            office(
                "KẾT QUẢ ĐÁNH GIÁ THEO QUYẾT ĐỊNH SỐ 766/QĐ-TTg THÁNG 9 NĂM 2026",
                head(
                    "TT",
                    "Đơn vị",
                    "Công khai, minh bạch (18)",
                    "Tiến độ giải quyết (20)",
                    "Số hóa hồ sơ (22)",
                    "Cung cấp dịch vụ trực tuyến (22)",
                    "Mức độ hài lòng (18)",
                    "Tổng điểm (100)",
                ),
                (1, "Sở Xây dựng", 16.5, 19.2, 17.0, 18.3, 17.5, 88.5),
            ),
        ),
        one(
            "2026-09",
            "Sở Xây dựng",
            index766_transparency=16.5,
            index766_progress=19.2,
            index766_digitisation=17.0,
            index766_online=18.3,
            index766_satisfaction=17.5,
            index766_total=88.5,
        ),
    ),
    Case(
        "unseen_par_index",
        "the index of administrative reform: another index",
        TN,
        "ask|reject",
        (
            office(
                "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX) NĂM 2025 CỦA CÁC SỞ",
                Block((("TT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra xã hội học", "Chỉ số (%)", "Xếp hạng"),)),
                *rows({"Sở Tư pháp": (61.2, 30.1, 91.3, 1), "Sở Y tế": (55.4, 27.9, 83.3, 12)}),
            ),
        ),
    ),
)
