"""When: half-months, cumulative beside the month, this year beside the last, months by sheets, weeks."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import by_unit, flow, one, picked, rows, total

AG, CM, HP = told("An Giang"), told("Cà Mau"), told("Hải Phòng")
COLUMNS = "new resolved late"
BELOW = ("Tiếp nhận mới", "Đã giải quyết", "Trễ hạn")
MONTH = picked({"Phường Rạch Giá": flow(3_118, 204, 61), "Đặc khu Phú Quốc": flow(2_406, 388, 215)}, COLUMNS)
SINCE = picked({"Phường Rạch Giá": flow(28_540, 204, 702), "Đặc khu Phú Quốc": flow(21_733, 388, 1_904)}, COLUMNS)
LAST = picked({"Phường Rạch Giá": flow(25_017, 311, 998), "Đặc khu Phú Quốc": flow(19_406, 520, 2_377)}, COLUMNS)
HALF = picked({"Phường Rạch Giá": flow(1_502, 240, 22), "Đặc khu Phú Quốc": flow(1_188, 301, 90)}, COLUMNS)
OTHER = {unit: tuple(a - b for a, b in zip(MONTH[unit], HALF[unit])) for unit in MONTH}
WARD = (("Số hồ sơ tiếp nhận mới", 812, 790), ("Số hồ sơ đã giải quyết", 801, 777), ("Số hồ sơ trễ hạn", 2, 5))


def page(*lines, text: str, name: str = "Sheet1", place: str = "TỈNH AN GIANG") -> Sheet:
    """One sheet of a province's office."""
    return sheet(name, letterhead(f"UBND {place}", "VĂN PHÒNG"), title(text), BLANK, *lines)


def pair(first: str, second: str, left: dict, other: dict, text: str) -> Sheet:
    """Two groups of the same columns."""
    lines = ((n, unit, *left[unit], *other[unit]) for n, unit in enumerate(left, 1))
    return page(head("TT", "Địa phương", (first, *BELOW), (second, *BELOW)), *lines, text=text)


CASES = (
    Case(
        "unseen_first_half_of_month",
        "01/10 to 15/10: no period of ours",
        AG,
        "ask|reject",
        (page(head("TT", "Địa phương", *BELOW), *rows(HALF), text="KẾT QUẢ GIẢI QUYẾT HỒ SƠ TỪ 01/10 ĐẾN 15/10/2026"),),
    ),
    Case(
        "unseen_half_months_and_month",
        "first half, second half and the whole month as groups of columns: the month is taken",
        AG,
        "take|ask",
        (
            page(
                head(
                    "TT", "Địa phương", ("Từ 01-15/10", *BELOW), ("Từ 16-31/10", *BELOW), ("Cả tháng 10/2026", *BELOW)
                ),
                *((n, unit, *HALF[unit], *OTHER[unit], *MONTH[unit]) for n, unit in enumerate(MONTH, 1)),
                text="KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 10 NĂM 2026",
            ),
        ),
        by_unit("2026-10", COLUMNS, MONTH),
    ),
    Case(
        "unseen_month_and_ten_months",
        "'Thực hiện tháng 10' beside 'Lũy kế 10 tháng'",
        AG,
        "take|ask",
        (pair("Thực hiện tháng 10", "Lũy kế 10 tháng", MONTH, SINCE, "HỒ SƠ TTHC THÁNG 10 VÀ 10 THÁNG NĂM 2026"),),
        by_unit("2026-10", COLUMNS, MONTH) + by_unit("2026-10-YTD", COLUMNS, SINCE),
    ),
    Case(
        "unseen_nine_months_two_years",
        "'9 tháng năm 2026' beside '9 tháng năm 2025'",
        AG,
        "take|ask",
        (pair("9 tháng năm 2026", "9 tháng năm 2025", SINCE, LAST, "SO SÁNH KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC"),),
        by_unit("2026-9M", COLUMNS, SINCE) + by_unit("2025-9M", COLUMNS, LAST),
    ),
    Case(
        "unseen_this_and_same_period",
        "'Kỳ này' beside 'Cùng kỳ năm trước', quarter in the title",
        AG,
        "take|ask",
        (pair("Kỳ này", "Cùng kỳ năm trước", MONTH, LAST, "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ II NĂM 2026"),),
        by_unit("2026-Q2", COLUMNS, MONTH) + by_unit("2025-Q2", COLUMNS, LAST),
    ),
    Case(
        "unseen_measures_as_rows_two_months",
        "measures as rows of one ward, two months, the change in per cent",
        CM,
        "take|ask",
        (
            sheet(
                "BC",
                letterhead("TỈNH CÀ MAU", "UBND PHƯỜNG TÂN THÀNH", 6),
                title("KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH", 6),
                head("TT", "Chỉ tiêu", "Đơn vị tính", "Tháng 9/2026", "Tháng 8/2026", "So sánh (%)"),
                *((n, text, "hồ sơ", a, b, round(100 * a / b, 1)) for n, (text, a, b) in enumerate(WARD, 1)),
            ),
        ),
        one("2026-09", "Phường Tân Thành", new=812, resolved=801, late=2)
        + one("2026-08", "Phường Tân Thành", new=790, resolved=777, late=5),
    ),
    Case(
        "unseen_months_by_sheet_names",
        "sheets 'Thang 7', 'Thang 8'; only the year stands in the titles",
        AG,
        "take|ask",
        (
            page(head("TT", "Địa phương", *BELOW), *rows(HALF), text="THEO DÕI HỒ SƠ TTHC NĂM 2026", name="Thang 7"),
            page(head("TT", "Địa phương", *BELOW), *rows(MONTH), text="THEO DÕI HỒ SƠ TTHC NĂM 2026", name="Thang 8"),
        ),
        by_unit("2026-07", COLUMNS, HALF) + by_unit("2026-08", COLUMNS, MONTH),
    ),
    Case(
        "unseen_year_only_in_the_date_line",
        "'QUÝ III' in the title, the year only in place and date",
        AG,
        "take|ask",
        (
            sheet(
                "Q3",
                letterhead("UBND TỈNH AN GIANG", "Số: 118/BC-VP"),
                (None, None, None, None, "An Giang, ngày 18 tháng 9 năm 2026"),
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ III"),
                head("TT", "Địa phương", *BELOW),
                *rows(MONTH),
                total(MONTH),
            ),
        ),
        by_unit("2026-Q3", COLUMNS, MONTH),
    ),
    Case(
        "unseen_weeks_as_columns",
        "four weeks as columns: no periods of ours",
        HP,
        "ask|reject",
        (
            page(
                head("TT", "Đơn vị", "Tuần 36", "Tuần 37", "Tuần 38", "Tuần 39"),
                (1, "Phường Hải An", 210, 198, 231, 205),
                (2, "Phường Kiến An", 175, 160, 181, 166),
                text="SỐ HỒ SƠ TIẾP NHẬN MỚI THEO TUẦN",
                place="THÀNH PHỐ HẢI PHÒNG",
            ),
        ),
    ),
    Case(
        "unseen_change_in_counts",
        "'Tăng (+), giảm (-)' beside the month's figures: no figures of ours",
        AG,
        "take|ask",
        (
            page(
                head("TT", "Địa phương", ("Tháng 10/2026", *BELOW), "Tăng (+), giảm (-) so với tháng trước"),
                *((n, unit, *of, d) for n, ((unit, of), d) in enumerate(zip(MONTH.items(), (-41, 118)), 1)),
                text="TỔNG HỢP HỒ SƠ TTHC",
            ),
        ),
        by_unit("2026-10", COLUMNS, MONTH),
    ),
    Case(
        "unseen_estimate_of_running_month",
        "'Ước thực hiện tháng 11/2026' on the 20th: asked",
        AG,
        "ask|reject",
        (
            page(
                head("TT", "Địa phương", *BELOW), *rows(MONTH), text="ƯỚC THỰC HIỆN TIẾP NHẬN HỒ SƠ TTHC THÁNG 11/2026"
            ),
        ),
    ),
    Case(
        "unseen_own_window_of_year",
        "six months with the window 15/12 – 14/6",
        HP,
        "take|ask",
        (
            page(
                head("TT", "Đơn vị", *BELOW),
                *rows({"Phường Hải An": (5_402, 5_311, 8), "Xã Tiên Lãng": (2_940, 2_902, 3)}),
                text="SỐ LIỆU TTHC 6 THÁNG ĐẦU NĂM 2026 (TỪ 15/12/2025 ĐẾN 14/6/2026)",
                place="THÀNH PHỐ HẢI PHÒNG",
            ),
        ),
        by_unit("2026-H1", COLUMNS, {"Phường Hải An": (5_402, 5_311, 8), "Xã Tiên Lãng": (2_940, 2_902, 3)}),
    ),
)
