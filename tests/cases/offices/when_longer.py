"""When: quarters, halves, nine months, years, cumulative figures, comparisons with another period."""

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import by_unit, flow, picked, rows, total

COLUMNS = "carried new received resolved early on_time late pending pending_in_time overdue"
HEAD = head(
    "STT",
    "Tên đơn vị",
    ("Tiếp nhận", "Kỳ trước chuyển qua", "Mới trong kỳ", "Tổng số"),
    ("Đã giải quyết", "Tổng số", "Trước hạn", "Đúng hạn", "Trễ hạn"),
    ("Đang giải quyết", "Tổng số", "Trong hạn", "Quá hạn"),
)
FLOWS = {"Sở Khoa học và Công nghệ": flow(214, 19, 2, 15, 3), "Xã Sơn Kim 1": flow(966, 31, 7, 22, 4)}
VALUES = picked(FLOWS, COLUMNS)
RESULT = "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH"
NOW = picked({"Sở Nội vụ": flow(512, 30, 6), "Sở Công Thương": flow(1_204, 25, 1)}, "new resolved in_time")
BEFORE = picked({"Sở Nội vụ": flow(455, 41, 9), "Sở Công Thương": flow(1_011, 36, 5)}, "new resolved in_time")
SINCE = picked({"Sở Nội vụ": flow(4_310, 30, 61), "Sở Công Thương": flow(10_250, 25, 14)}, "new resolved in_time")


def page(*above: str, name: str = "BC") -> Sheet:
    """One sheet: letterhead, the lines above, the table of two units."""
    return sheet(
        name,
        letterhead("UBND TỈNH HÀ TĨNH", "VĂN PHÒNG", 12),
        *(title(text, 12) for text in above),
        BLANK,
        HEAD,
        *rows(VALUES),
        total(VALUES, "Tổng số"),
    )


def taken(period: str) -> tuple[Fact, ...]:
    """All figures of the table under that label."""
    return by_unit(period, COLUMNS, VALUES)


def two_kinds(first: str, second: str, other: dict[str, tuple], *above: str, changes: bool = False) -> Sheet:
    """One sheet with two groups of the same three columns; with `changes` a third group of differences in per cent."""
    below = ("Tiếp nhận mới", "Đã giải quyết", "Đúng hạn")
    groups = [(first, *below), (second, *below), *([("Tăng, giảm (%)", *below[:2])] if changes else [])]
    lines = []
    for number, (unit, of) in enumerate(NOW.items(), start=1):
        change = tuple(round(100 * of[n] / other[unit][n] - 100, 1) for n in (0, 1)) if changes else ()
        lines.append((number, unit, *of, *other[unit], *change))
    return sheet(
        "So sanh",
        letterhead("UBND TỈNH LẠNG SƠN", "VĂN PHÒNG"),
        *(title(text) for text in above),
        head("STT", "Đơn vị", *groups),
        *lines,
    )


def both(label: str, other_label: str, other: dict[str, tuple]) -> tuple[Fact, ...]:
    """The facts of `two_kinds`."""
    columns = "new resolved in_time"
    return by_unit(label, columns, NOW) + by_unit(other_label, columns, other)


HT = told("Hà Tĩnh")

CASES = (
    Case("when_quarter_roman", "'QUÝ II NĂM 2026'", HT, "take", (page(f"{RESULT} QUÝ II NĂM 2026"),), taken("2026-Q2")),
    Case(
        "when_quarter_digit",
        "'Quí 3/2026', the other spelling",
        HT,
        "take",
        (page(RESULT, "Quí 3/2026"),),
        taken("2026-Q3"),
    ),
    Case(
        "when_quarter_in_words",
        "'quý bốn năm 2025'",
        HT,
        "take|ask",
        (page(f"{RESULT} QUÝ BỐN NĂM 2025"),),
        taken("2025-Q4"),
    ),
    Case(
        "when_quarter_with_decree_window",
        "quarter with the decree's window",
        HT,
        "take",
        (page(RESULT, "Kỳ báo cáo: Quý I năm 2026 (từ ngày 15/12/2025 đến ngày 14/3/2026)"),),
        taken("2026-Q1"),
    ),
    Case(
        "when_quarter_window_alone",
        "01/4/2026 – 30/6/2026 without a word",
        HT,
        "take|ask",
        (page(RESULT, "Từ ngày 01/4/2026 đến ngày 30/6/2026"),),
        taken("2026-Q2"),
    ),
    Case(
        "when_quarter_and_next_quarters_tasks",
        "quarter II and the tasks of quarter III",
        HT,
        "take|ask",
        (page("KẾT QUẢ CẢI CÁCH TTHC QUÝ II, PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ III NĂM 2026"),),
        taken("2026-Q2"),
    ),
    Case(
        "when_quarter_and_half",
        "'QUÝ II VÀ 6 THÁNG ĐẦU NĂM 2026' over one table",
        HT,
        "ask",
        (page(f"{RESULT} QUÝ II VÀ 6 THÁNG ĐẦU NĂM 2026"),),
    ),
    Case(
        "when_quarter_against_sheet",
        "title of quarter I, sheet 'Quý 2'",
        HT,
        "ask",
        (page(f"{RESULT} QUÝ I NĂM 2026", name="Quý 2"),),
    ),
    Case(
        "when_first_half",
        "'6 tháng đầu năm 2026'",
        HT,
        "take",
        (page(f"{RESULT} 6 THÁNG ĐẦU NĂM 2026"),),
        taken("2026-H1"),
    ),
    Case(
        "when_first_half_in_words",
        "'sáu tháng đầu năm 2026'",
        HT,
        "take|ask",
        (page(f"{RESULT} SÁU THÁNG ĐẦU NĂM 2026"),),
        taken("2026-H1"),
    ),
    Case(
        "when_first_half_and_second_halfs_tasks",
        "first half and the tasks of the second",
        HT,
        "take|ask",
        (page("KẾT QUẢ CÔNG TÁC KIỂM SOÁT TTHC 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026"),),
        taken("2026-H1"),
    ),
    Case(
        "when_second_half",
        "'6 tháng cuối năm 2025'",
        HT,
        "take|ask",
        (page(f"{RESULT} 6 THÁNG CUỐI NĂM 2025"),),
        taken("2025-H2"),
    ),
    Case(
        "when_nine_months",
        "'9 tháng đầu năm 2026'",
        HT,
        "take",
        (page(f"{RESULT} 9 THÁNG ĐẦU NĂM 2026"),),
        taken("2026-9M"),
    ),
    Case(
        "when_nine_months_with_window",
        "nine months, window 15/12/2025 to 14/9/2026",
        HT,
        "take|ask",
        (page(RESULT, "9 tháng năm 2026 (số liệu từ ngày 15/12/2025 đến ngày 14/9/2026)"),),
        taken("2026-9M"),
    ),
    Case("when_year", "'NĂM 2025'", HT, "take", (page(f"{RESULT} NĂM 2025"),), taken("2025")),
    Case(
        "when_year_and_next_years_plan",
        "year 2025 and the plan of 2026",
        HT,
        "take|ask",
        (page("TỔNG KẾT CÔNG TÁC CẢI CÁCH TTHC NĂM 2025, PHƯƠNG HƯỚNG NĂM 2026"),),
        taken("2025"),
    ),
    Case(
        "when_year_window_alone",
        "01/01/2025 – 31/12/2025 without a word",
        HT,
        "take|ask",
        (page(RESULT, "(Từ 01/01/2025 đến 31/12/2025)"),),
        taken("2025"),
    ),
    Case(
        "when_two_years",
        "'GIAI ĐOẠN 2024 - 2025' over one table",
        HT,
        "ask|reject",
        (page(f"{RESULT} GIAI ĐOẠN 2024 - 2025"),),
    ),
    Case(
        "when_year_to_date",
        "'LŨY KẾ TỪ ĐẦU NĂM ĐẾN HẾT THÁNG 8/2026'",
        HT,
        "take",
        (page(RESULT, "LŨY KẾ TỪ ĐẦU NĂM ĐẾN HẾT THÁNG 8/2026"),),
        taken("2026-08-YTD"),
    ),
    Case(
        "when_ten_months",
        "'10 tháng đầu năm 2026': since January",
        HT,
        "take|ask",
        (page(f"{RESULT} 10 THÁNG ĐẦU NĂM 2026"),),
        taken("2026-10-YTD"),
    ),
    Case(
        "when_window_since_january",
        "01/01/2026 – 31/8/2026 without a word",
        HT,
        "take|ask",
        (page(RESULT, "(Từ ngày 01/01/2026 đến ngày 31/8/2026)"),),
        taken("2026-08-YTD"),
    ),
    Case(
        "when_window_over_a_new_year",
        "01/11/2025 – 28/02/2026: no period of the grammar",
        HT,
        "ask|reject",
        (page(RESULT, "(Từ ngày 01/11/2025 đến ngày 28/02/2026)"),),
    ),
    Case(
        "when_until_now",
        "'từ đầu năm đến nay', no day anywhere",
        HT,
        "ask|reject",
        (page(RESULT, "(Số liệu từ đầu năm đến nay)"),),
    ),
    Case(
        "when_month_beside_year_to_date",
        "'Trong tháng' | 'Lũy kế từ đầu năm'",
        told("Lạng Sơn"),
        "take",
        (two_kinds("Trong tháng", "Lũy kế từ đầu năm", SINCE, f"{RESULT} THÁNG 9 NĂM 2026"),),
        both("2026-09", "2026-09-YTD", SINCE),
    ),
    Case(
        "when_quarter_beside_cumulative",
        "'Quý III' | 'Lũy kế 9 tháng' with the year in the title",
        told("Lạng Sơn"),
        "take|ask",
        (two_kinds("Quý III", "9 tháng", SINCE, f"{RESULT} QUÝ III VÀ 9 THÁNG NĂM 2026"),),
        both("2026-Q3", "2026-9M", SINCE),
    ),
    Case(
        "when_same_month_last_year",
        "'Kỳ này' | 'Cùng kỳ năm trước'",
        told("Lạng Sơn"),
        "take|ask",
        (two_kinds("Kỳ này", "Cùng kỳ năm trước", BEFORE, f"{RESULT} THÁNG 9 NĂM 2026"),),
        both("2026-09", "2025-09", BEFORE),
    ),
    Case(
        "when_months_of_two_years_named",
        "'Tháng 9/2026' | 'Tháng 9/2025' | change in per cent",
        told("Lạng Sơn"),
        "take|ask",
        (
            two_kinds(
                "Tháng 9/2026",
                "Tháng 9/2025",
                BEFORE,
                f"{RESULT} THÁNG 9 NĂM 2026 SO VỚI CÙNG KỲ NĂM 2025",
                changes=True,
            ),
        ),
        both("2026-09", "2025-09", BEFORE),
    ),
    Case(
        "when_month_before",
        "'Tháng này' | 'Tháng trước'",
        told("Lạng Sơn"),
        "take|ask",
        (two_kinds("Tháng này", "Tháng trước", BEFORE, f"{RESULT} THÁNG 9 NĂM 2026"),),
        both("2026-09", "2026-08", BEFORE),
    ),
    Case(
        "when_estimate_of_next_month_beside",
        "'Thực hiện tháng 9' and 'Ước tháng 10': what is done is taken",
        told("Lạng Sơn"),
        "take|ask",
        (two_kinds("Thực hiện tháng 9/2026", "Ước tháng 10/2026", BEFORE, f"{RESULT} THÁNG 9 NĂM 2026"),),
        by_unit("2026-09", "new resolved in_time", NOW),
    ),
    Case(
        "when_compared_in_title_only",
        "'so với cùng kỳ' in the title, one group of columns",
        HT,
        "take|ask",
        (page(f"{RESULT} 6 THÁNG ĐẦU NĂM 2026", "(có so sánh với cùng kỳ năm 2025 tại báo cáo lời)"),),
        taken("2026-H1"),
    ),
    Case(
        "when_month_and_half_over_one_table",
        "'Tháng 6 và 6 tháng đầu năm 2026' over one table",
        HT,
        "ask",
        (page(RESULT, "Tháng 6 và 6 tháng đầu năm 2026"),),
    ),
)
