"""Money: budgets of offices and public investment; scales and days that must be said."""

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, right, sheet, title
from tests.cases.offices.figures import by_unit, one, rows

TH = told("Thanh Hóa")
INVESTMENT = {"Sở Xây dựng": (985_000, 512_200, 52.0), "Ban Quản lý Khu kinh tế Nghi Sơn": (1_240_500, 496_200, 40.0)}
TITLE = "TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG"
HEAD = head("STT", "Chủ đầu tư", "Kế hoạch vốn năm 2026", "Giá trị giải ngân", "Tỷ lệ (%)")
MILLION = 1_000_000


def page(*lines, text: str = f"{TITLE} TÍNH ĐẾN NGÀY 30/9/2026", scale: str = "ĐVT: triệu đồng") -> Sheet:
    """One sheet of the province's Sở Tài chính."""
    unit = (right(scale, 6),) if scale else ()
    return sheet("VDT", letterhead("UBND TỈNH THANH HÓA", "SỞ TÀI CHÍNH", 6), title(text, 6), *unit, *lines)


def invested(values: dict[str, tuple], times: float = MILLION, until: str = "2026-09-YTD") -> tuple[Fact, ...]:
    """Plan of the year and what was paid out since January."""
    plan = by_unit("2026", "public_investment_assigned", {unit: of[:1] for unit, of in values.items()}, times)
    return plan + by_unit(until, "public_investment_disbursed", {unit: of[1:2] for unit, of in values.items()}, times)


TWO_DAYS = {"Sở Y tế": (212_000, 61_400, 118_900), "Sở Xây dựng": (985_000, 301_000, 512_200)}
BUDGETS = {
    "Sở Tư pháp": (9_120, 5_480, 60.09, 1_350, 402, 29.78),
    "Sở Nội vụ": (14_050, 9_835, 70.0, 6_200, 3_100, 50.0),
}

CASES = (
    Case(
        "money_investment",
        "plan, disbursed up to a day, rate; a total",
        TH,
        "take|ask",
        (page(HEAD, *rows(INVESTMENT), (None, "Tổng cộng", 2_225_500, 1_008_400, 45.31)),),
        invested(INVESTMENT),
    ),
    Case(
        "money_investment_rate_differs",
        "the printed rate is not what the two figures give: a claim",
        TH,
        "take|ask",
        (page(HEAD, (1, "Sở Xây dựng", 985_000, 512_200, 58.4)),),
        invested({"Sở Xây dựng": (985_000, 512_200)}),
    ),
    Case(
        "money_investment_text_commas",
        "'985.000,5' as text in triệu đồng",
        TH,
        "take|ask",
        (
            page(
                HEAD,
                (1, "Sở Xây dựng", "985.000,5", "512.200,25", "52,0"),
                (2, "Sở Y tế", "212.000,0", "118.900,75", "56,1"),
            ),
        ),
        invested({"Sở Xây dựng": (985_000.5, 512_200.25), "Sở Y tế": (212_000, 118_900.75)}),
    ),
    Case(
        "money_investment_by_source",
        "plan in total, of it central and local: the total is taken",
        TH,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Chủ đầu tư",
                    ("Kế hoạch vốn năm 2026", "Tổng số", "Ngân sách trung ương", "Ngân sách địa phương"),
                    "Giá trị giải ngân",
                    "Tỷ lệ (%)",
                ),
                (1, "Sở Xây dựng", 985_000, 400_000, 585_000, 512_200, 52),
                (2, "Sở Y tế", 212_000, 112_000, 100_000, 118_900, 56.08),
            ),
        ),
        invested({"Sở Xây dựng": (985_000, 512_200), "Sở Y tế": (212_000, 118_900)}),
    ),
    Case(
        "money_investment_two_days",
        "disbursed until 30/6 and until 30/9",
        TH,
        "take|ask",
        (
            page(
                head(
                    "STT", "Chủ đầu tư", "Kế hoạch vốn năm 2026", "Giải ngân đến 30/6/2026", "Giải ngân đến 30/9/2026"
                ),
                *rows(TWO_DAYS),
                text=f"{TITLE} NĂM 2026",
            ),
        ),
        invested({unit: of[:2] for unit, of in TWO_DAYS.items()}, until="2026-06-YTD")
        + by_unit(
            "2026-09-YTD", "public_investment_disbursed", {unit: of[2:] for unit, of in TWO_DAYS.items()}, MILLION
        ),
    ),
    Case(
        "money_investment_projects",
        "projects as rows: no units",
        TH,
        "ask|reject",
        (
            page(
                head("STT", "Danh mục dự án", "Kế hoạch vốn năm 2026", "Giá trị giải ngân", "Tỷ lệ (%)"),
                (1, "Đường nối Quốc lộ 1 với Cảng hàng không Thọ Xuân", 210_000, 95_000, 45.24),
                (2, "Trường THPT Đào Duy Từ, hạng mục nhà lớp học", 42_000, 30_000, 71.43),
            ),
        ),
    ),
    Case(
        "money_investment_two_plans",
        "plan at the start of the year and adjusted plan: which one is asked",
        TH,
        "ask",
        (
            page(
                head(
                    "STT",
                    "Chủ đầu tư",
                    "Kế hoạch vốn giao đầu năm 2026",
                    "Kế hoạch vốn sau điều chỉnh",
                    "Giá trị giải ngân",
                ),
                (1, "Sở Xây dựng", 940_000, 985_000, 512_200),
                (2, "Sở Y tế", 230_000, 212_000, 118_900),
            ),
        ),
    ),
    Case(
        "money_no_scale",
        "figures that cannot be đồng, in what they are said nowhere",
        TH,
        "ask",
        (page(HEAD, *rows(INVESTMENT), scale=""),),
    ),
    Case(
        "money_budget_by_office",
        "budgets with and without autonomy, plan, spent, rate",
        TH,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Kinh phí giao tự chủ", "Dự toán năm 2026", "Đã thực hiện", "Tỷ lệ (%)"),
                    ("Kinh phí không giao tự chủ", "Dự toán năm 2026", "Đã thực hiện", "Tỷ lệ (%)"),
                ),
                *rows(BUDGETS),
                text="TÌNH HÌNH THỰC HIỆN DỰ TOÁN CHI LŨY KẾ ĐẾN HẾT THÁNG 9 NĂM 2026",
            ),
        ),
        tuple(
            fact
            for unit, of in BUDGETS.items()
            for fact in (
                *one("2026", unit, MILLION, budget_autonomous_assigned=of[0], budget_non_autonomous_assigned=of[3]),
                *one("2026-09-YTD", unit, MILLION, budget_autonomous_spent=of[1], budget_non_autonomous_spent=of[4]),
            )
        ),
    ),
    Case(
        "money_budget_plan_of_one_office",
        "measures as rows: plan of the year of one office",
        TH,
        "take|ask",
        (
            sheet(
                "DT",
                letterhead("UBND TỈNH THANH HÓA", "SỞ NỘI VỤ", 4),
                title("DỰ TOÁN CHI NGÂN SÁCH NHÀ NƯỚC NĂM 2026", 4),
                right("Đơn vị tính: Triệu đồng", 4),
                BLANK,
                ("TT", "Nội dung", "Dự toán được giao"),
                (1, "Tổng dự toán được giao", 20_250),
                (2, "Kinh phí thực hiện tự chủ", 14_050),
                (3, "Kinh phí không thực hiện tự chủ", 6_200),
            ),
        ),
        one(
            "2026",
            "Sở Nội vụ",
            MILLION,
            budget_total_assigned=20_250,
            budget_autonomous_assigned=14_050,
            budget_non_autonomous_assigned=6_200,
        ),
    ),
    Case(
        "money_budget_totals",
        "budget in total by office, plan only, with a wrong total",
        TH,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", "Tổng dự toán giao năm 2026"),
                (1, "Sở Tư pháp", 10_470),
                (2, "Sở Nội vụ", 20_250),
                (None, "Cộng", 31_000),
                text="DỰ TOÁN CHI THƯỜNG XUYÊN NĂM 2026",
            ),
        ),
        by_unit("2026", "budget_total_assigned", {"Sở Tư pháp": (10_470,), "Sở Nội vụ": (20_250,)}, MILLION),
    ),
)
