"""When: months said plainly, apart, in sheet names, beside other months; weeks, halves and contradictions."""

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Line, Sheet, head, letterhead, sheet, signature, title
from tests.cases.offices.figures import by_unit, flow, picked, rows, total

COLUMNS = "received carried new resolved in_time late pending"
HEAD = head(
    "TT",
    "Cơ quan, đơn vị",
    "Tổng số hồ sơ",
    "Kỳ trước chuyển sang",
    "Tiếp nhận mới",
    "Đã giải quyết",
    "Đúng hạn",
    "Quá hạn",
    "Đang giải quyết",
)
JULY = picked({"Sở Tài chính": flow(640, 52, 4, 48), "Sở Dân tộc và Tôn giáo": flow(27, 3, 0, 2)}, COLUMNS)
AUGUST = picked({"Sở Tài chính": flow(701, 60, 2, 52), "Sở Dân tộc và Tôn giáo": flow(31, 4, 1, 3)}, COLUMNS)
OFFICE = "VĂN PHÒNG ỦY BAN NHÂN DÂN"


def page(
    name: str, *above: str, values: dict[str, tuple] = JULY, place: str = "TỈNH CAO BẰNG", below: tuple = ()
) -> Sheet:
    """One sheet: letterhead, the lines above, the table of two offices, what stands below."""
    lines: tuple[Line, ...] = (letterhead(f"UBND {place}", OFFICE, 9), *(title(text, 9) for text in above), BLANK)
    return sheet(name, *lines, HEAD, *rows(values), total(values), *below)


def taken(period: str, values: dict[str, tuple] = JULY) -> tuple[Fact, ...]:
    """All figures of the table under that label."""
    return by_unit(period, COLUMNS, values)


RESULT = "KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH"

CASES = (
    Case(
        "when_month_with_zero",
        "'Tháng 07/2026' in a line of its own",
        told("Cao Bằng"),
        "take",
        (page("BC", RESULT, "Tháng 07/2026"),),
        taken("2026-07"),
    ),
    Case(
        "when_month_dotted",
        "'T7.2026' in the title",
        told("Cao Bằng"),
        "take|ask",
        (page("BC", f"{RESULT} T7.2026"),),
        taken("2026-07"),
    ),
    Case(
        "when_month_in_words",
        "'tháng bảy năm 2026'",
        told("Cao Bằng"),
        "take|ask",
        (page("BC", f"{RESULT} THÁNG BẢY NĂM 2026"),),
        taken("2026-07"),
    ),
    Case(
        "when_month_and_year_apart",
        "'THÁNG 6' in one line, 'NĂM 2025' in the next but one",
        told("Cao Bằng"),
        "take|ask",
        (page("BC", "THÁNG 6", RESULT, "NĂM 2025"),),
        taken("2025-06"),
    ),
    Case(
        "when_month_split_over_cells",
        "'Tháng' | 9 | 'năm' | 2026 in four cells of a row",
        told("Điện Biên"),
        "take|ask",
        (
            sheet(
                "BC",
                letterhead("UBND TỈNH ĐIỆN BIÊN", OFFICE, 9),
                title(RESULT, 9),
                (None, None, None, "Tháng", 9, "năm", 2026),
                HEAD,
                *rows(JULY),
            ),
        ),
        taken("2026-09"),
    ),
    Case(
        "when_month_with_window",
        "month with its window 15th to 14th",
        told("Sơn La"),
        "take",
        (page("BC", RESULT, "Tháng 8 năm 2026", "(từ ngày 15/7/2026 đến ngày 14/8/2026)", place="TỈNH SƠN LA"),),
        taken("2026-08"),
    ),
    Case(
        "when_month_with_own_window",
        "month with a window of the office's own, 21st to 20th",
        told("Gia Lai"),
        "take|ask",
        (
            page(
                "BC",
                f"{RESULT} THÁNG 8 NĂM 2026",
                "Số liệu tính từ ngày 21/7/2026 đến hết ngày 20/8/2026",
                place="TỈNH GIA LAI",
            ),
        ),
        taken("2026-08"),
    ),
    Case(
        "when_month_against_window",
        "title of August, window wholly in May",
        told("Sơn La"),
        "ask",
        (page("BC", f"{RESULT} THÁNG 8 NĂM 2026", "(Từ ngày 01/5/2026 đến ngày 31/5/2026)", place="TỈNH SƠN LA"),),
    ),
    Case(
        "when_window_is_a_month",
        "no month in words, a window of the whole calendar month",
        told("Lai Châu"),
        "take|ask",
        (page("BC", RESULT, "(Từ ngày 01/7/2026 đến ngày 31/7/2026)", place="TỈNH LAI CHÂU"),),
        taken("2026-07"),
    ),
    Case(
        "when_window_short_years",
        "the window says its year once: 'Từ 01/7 đến 31/7/2026'",
        told("Lai Châu"),
        "take|ask",
        (page("BC", RESULT, "Từ 01/7 đến 31/7/2026", place="TỈNH LAI CHÂU"),),
        taken("2026-07"),
    ),
    Case(
        "when_next_months_tasks",
        "title also names next month's tasks",
        told("Quảng Ninh"),
        "take|ask",
        (
            page(
                "BC",
                "KẾT QUẢ CÔNG TÁC KIỂM SOÁT TTHC THÁNG 7, NHIỆM VỤ TRỌNG TÂM THÁNG 8 NĂM 2026",
                place="TỈNH QUẢNG NINH",
            ),
        ),
        taken("2026-07"),
    ),
    Case(
        "when_signed_in_next_month",
        "signed in August, report of July",
        told("Cao Bằng"),
        "take",
        (page("BC", f"{RESULT} THÁNG 7/2026", below=(signature("Cao Bằng, ngày 05 tháng 8 năm 2026", 9),)),),
        taken("2026-07"),
    ),
    Case(
        "when_plan_cites_a_year",
        "the title cites a decision of 2025 and says month 7 of 2026",
        told("Cao Bằng"),
        "take",
        (
            page(
                "BC",
                RESULT,
                "(Theo Quyết định số 1150/QĐ-UBND ngày 20/5/2025 của Chủ tịch UBND tỉnh)",
                "Tháng 7 năm 2026",
            ),
        ),
        taken("2026-07"),
    ),
    Case(
        "when_only_a_signature_date",
        "no period at all, only the day of signing",
        told("Cao Bằng"),
        "ask",
        (page("BC", RESULT, below=(signature("Cao Bằng, ngày 05 tháng 8 năm 2026", 9),)),),
    ),
    Case(
        "when_said_beside",
        "no period in the file, said beside it",
        told("Cao Bằng", "2026-07"),
        "take",
        (page("BC", RESULT),),
        taken("2026-07"),
    ),
    Case(
        "when_said_beside_against_title",
        "beside the file: August; in the title: July",
        told("Cao Bằng", "2026-08"),
        "ask|reject",
        (page("BC", f"{RESULT} THÁNG 7 NĂM 2026"),),
    ),
    Case(
        "when_month_without_year",
        "'THÁNG 7' and no year anywhere",
        told("Cao Bằng"),
        "ask",
        (page("BC", f"{RESULT} THÁNG 7"),),
    ),
    Case(
        "when_month_year_from_signature",
        "'THÁNG 7', the year only in the day of signing",
        told("Cao Bằng"),
        "take|ask",
        (page("BC", f"{RESULT} THÁNG 7", below=(signature("Cao Bằng, ngày 05 tháng 8 năm 2026", 9),)),),
        taken("2026-07"),
    ),
    Case(
        "when_sheets_are_months",
        "sheets named Tháng 7 and Tháng 8, the year in the titles",
        told("Cao Bằng"),
        "take|ask",
        (page("Tháng 7", f"{RESULT} NĂM 2026"), page("Tháng 8", f"{RESULT} NĂM 2026", values=AUGUST)),
        taken("2026-07") + taken("2026-08", AUGUST),
    ),
    Case(
        "when_sheets_are_short_months",
        "sheets named T7-2026 and T8-2026, no period in the titles",
        told("Hà Nội"),
        "take|ask",
        (
            page("T7-2026", RESULT, place="THÀNH PHỐ HÀ NỘI"),
            page("T8-2026", RESULT, values=AUGUST, place="THÀNH PHỐ HÀ NỘI"),
        ),
        taken("2026-07") + taken("2026-08", AUGUST),
    ),
    Case(
        "when_sheet_against_title",
        "title of July on a sheet named Thang 8",
        told("Cao Bằng"),
        "ask",
        (page("Thang 8", f"{RESULT} THÁNG 7 NĂM 2026"),),
    ),
    Case(
        "when_same_title_on_two_months",
        "sheets Tháng 7 and Tháng 8, both titled July with other figures",
        told("Cao Bằng"),
        "ask",
        (page("Tháng 7", f"{RESULT} THÁNG 7 NĂM 2026"), page("Tháng 8", f"{RESULT} THÁNG 7 NĂM 2026", values=AUGUST)),
    ),
    Case(
        "when_same_month_twice",
        "two sheets of one month and the same offices with other figures",
        told("Cao Bằng"),
        "ask",
        (page("Lần 1", f"{RESULT} THÁNG 7 NĂM 2026"), page("Lần 2", f"{RESULT} THÁNG 7 NĂM 2026", values=AUGUST)),
    ),
    Case(
        "when_estimate",
        "'ƯỚC THỰC HIỆN THÁNG 9 NĂM 2026': about, or asked",
        told("Hà Tĩnh"),
        "take|ask",
        (page("BC", RESULT, "ƯỚC THỰC HIỆN THÁNG 9 NĂM 2026", place="TỈNH HÀ TĨNH"),),
        taken("2026-09"),
        qualifier="about",
    ),
    Case(
        "when_week_of_month",
        "'Tuần 3 tháng 7 năm 2026'",
        told("Cao Bằng"),
        "ask|reject",
        (page("BC", RESULT, "Tuần 3 tháng 7 năm 2026"),),
    ),
    Case(
        "when_week_window",
        "a window of seven days",
        told("Cao Bằng"),
        "ask|reject",
        (page("Tuan 28", "BÁO CÁO NHANH", RESULT, "(từ 06/7/2026 đến 12/7/2026)"),),
    ),
    Case(
        "when_half_month",
        "'Nửa đầu tháng 7/2026'",
        told("Cao Bằng"),
        "ask|reject",
        (page("BC", RESULT, "Nửa đầu tháng 7/2026"),),
    ),
    Case(
        "when_half_month_in_sheet_name",
        "title of July, the note says up to the 15th only",
        told("Cao Bằng"),
        "ask|reject",
        (page("01-15.7", RESULT, "Kỳ 1 tháng 7 năm 2026 (từ ngày 01 đến ngày 15)"),),
    ),
    Case(
        "when_two_months_joined",
        "'Tháng 7 + 8/2026' over one table",
        told("Cao Bằng"),
        "ask|reject",
        (page("BC", f"{RESULT} THÁNG 7 + 8/2026"),),
    ),
    Case(
        "when_two_months_range",
        "'Từ tháng 7 đến tháng 8 năm 2026' over one table",
        told("Cao Bằng"),
        "ask|reject",
        (page("BC", f"{RESULT} TỪ THÁNG 7 ĐẾN THÁNG 8 NĂM 2026"),),
    ),
    Case("when_a_day", "figures of one day", told("Cao Bằng"), "ask|reject", (page("BC", f"{RESULT} NGÀY 14/7/2026"),)),
)
