"""Tables of units as offices export them, beside II.06a: older and newer forms, plain tables, index 766, months."""

from tests.loaders.build import table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH"], ["Tháng 6 năm 2026"]]
SIGNED: list[list] = [[None], [None, "Người lập biểu"], [None, "Trần Thị B"]]


def _with_total(rows: list[list], names: int = 2) -> list[list]:
    """The rows and their sum; columns of text (rates) are left blank."""
    width = max(map(len, rows))
    sums = [
        sum(r[c] for r in rows) if all(isinstance(r[c], (int, float)) for r in rows) else None
        for c in range(names, width)
    ]
    return [*rows, [None, "Tổng cộng", *sums]]


# received, online, direct, postal, carried over | resolved, in time, late | pending, in time, overdue |
# waiting, returned, satisfaction. Sở Y tế: 205 = 180 + 20 + 5 returned; what waits is inside pending.
TT02 = [
    [1, "Sở Nội vụ", 120, 60, 45, 5, 10, 100, 95, 5, 20, 15, 5, 0, 0, "98,5%"],
    [2, "Sở Y tế", 205, 100, 80, 15, 10, 180, 178, 2, 20, 20, 0, 3, 5, "97%"],
]


def tt02(rows: list[list] | None = None, total: bool = True) -> bytes:
    """The header stands in rows 4 and 5, the body begins in row 6."""
    first: list = [
        "STT",
        "Tên đơn vị",
        "Số hồ sơ nhận giải quyết",
        None,
        None,
        None,
        None,
        "Số hồ sơ đã giải quyết",
        None,
        None,
        "Số hồ sơ đang giải quyết",
        None,
        None,
        "Chờ bổ sung(lũy kế cả kì trước)",
        "Trả lại/Rút HS",
        "Tỷ lệ hài lòng",
    ]
    second: list = [
        None,
        None,
        "Tổng số",
        "Số mới tiếp nhận trực tuyến",
        "Số mới tiếp nhận trực tiếp",
        "Số mới tiếp nhận qua BCCI",
        "Số kỳ trước chuyển qua",
        "Tổng số",
        "Trả đúng thời hạn",
        "Trả quá hạn",
        "Tổng số",
        "Chưa đến hạn",
        "Quá hạn",
    ]
    rows = rows or TT02
    merged = ("A4:A5", "B4:B5", "C4:G4", "H4:J4", "K4:M4", "N4:N5", "O4:O5", "P4:P5")
    return table([*HEAD, first, second, *(_with_total(rows) if total else rows), *SIGNED], "TT02", merged)


# total, new, carried over | resolved, early, on time, late | pending, in time, overdue | withdrawn, returned, closing
EGOV = [
    [1, "Sở Nội vụ", 120, 110, 10, 95, 60, 30, 5, 20, 15, 5, 2, 3, 20],
    [2, "Sở Y tế", 210, 200, 10, 200, 150, 50, 0, 10, 10, 0, 0, 0, 10],
]


def egov(rows: list[list] | None = None, total: bool = True) -> bytes:
    first = [
        "STT",
        "Đơn vị",
        "Tổng",
        "Tiếp nhận",
        "Kỳ trước chuyển qua",
        "Hồ sơ đã giải quyết",
        None,
        None,
        None,
        "Hồ sơ đang giải quyết",
        None,
        None,
        "CD rút hồ sơ",
        "Hồ sơ trả lại",
        "Tồn cuối",
    ]
    second = [None, None, None, None, None, "Số hồ sơ", "Sớm", "Đúng", "Trễ", "Số hồ sơ", "Chưa đến hạn", "Đã quá hạn"]
    rows = rows or EGOV
    merged = ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:I4", "J4:L4", "M4:M5", "N4:N5", "O4:O5")
    return table([*HEAD, first, second, *(_with_total(rows) if total else rows)], "eGov", merged)


# received: total, direct, online whole, part, other, non-local, carried over, postal | resolved: total, in time,
# late with apology, without | pending: total, in time, overdue | payments: total, online, direct |
# waiting for acceptance: in time, overdue | not accepted, stopped, withdrawn
S2026 = [
    [1, "Xã Tân Hồng", 120, 30, 50, 20, 5, 4, 10, 5, 100, 96, 3, 1, 20, 18, 2, 40, 35, 5, 6, 1, 2, 0, 0],
    [2, "Phường Mỹ Tho", 300, 80, 150, 40, 0, 0, 20, 10, 270, 270, 0, 0, 30, 30, 0, 90, 90, 0, 0, 0, 1, 1, 0],
]


def sheet_2026(rows: list[list] | None = None, total: bool = True) -> bytes:
    first = [
        "STT",
        "Đơn vị",
        "Tiếp nhận",
        *[None] * 7,
        "Hồ sơ đã giải quyết",
        *[None] * 3,
        "Hồ sơ đang xử lý",
        None,
        None,
        "Thanh toán hồ sơ",
        None,
        None,
        "Hồ sơ TT chờ tiếp nhận",
        None,
        "Hồ sơ không được tiếp nhận",
        "Hồ sơ dừng xử lý",
        "Hồ sơ rút",
    ]
    second = [
        None,
        None,
        "Tổng số",
        "Tiếp nhận trực tiếp",
        "Tiếp nhận trực tuyến toàn trình",
        "Tiếp nhận trực tuyến một phần",
        "Tiếp nhận trực tuyến hình thức khác",
        "Tiếp nhận phi địa giới",
        "Kỳ trước",
        "Bưu chính / BCCI",
        "Tổng số",
        "Đúng và trước hạn",
        "Quá hạn (đã có thư xin lỗi)",
        "Quá hạn (chưa có thư xin lỗi)",
        "Tổng số",
        "Đúng hạn",
        "Quá hạn",
        "Tổng số",
        "Trực tuyến",
        "Trực tiếp",
        "Đúng hạn",
        "Quá hạn",
    ]
    rows = rows or S2026
    merged = ("A4:A5", "B4:B5", "C4:J4", "K4:N4", "O4:Q4", "R4:T4", "U4:V4", "W4:W5", "X4:X5", "Y4:Y5")
    return table([*HEAD, first, second, *(_with_total(rows) if total else rows)], "Hồ sơ 2026", merged)


# Hậu Giang, "Phụ lục 2": five header rows, thirteen columns of numbers.
PHU_LUC_2 = [
    [1, "Sở Nội vụ", 120, 110, 70, 40, 10, 100, 60, 35, 5, 20, 15, 4, 1],
    [2, "Sở Y tế", 1250, 1200, 900, 300, 50, 1200, 800, 350, 50, 50, 45, 5, 0],
]


def phu_luc_2(rows: list[list] | None = None) -> bytes:
    """The header stands in rows 4 to 8, the body begins in row 9."""
    top = ["STT", "Tên đơn vị", "Hồ sơ tiếp nhận", *[None] * 4, "Kết quả giải quyết", *[None] * 7]
    second = [
        None,
        None,
        "Tổng số",
        "Trong đó",
        None,
        None,
        None,
        "Số hồ sơ đã giải quyết",
        None,
        None,
        None,
        "Số hồ sơ đang giải quyết",
    ]
    third = [
        None,
        None,
        None,
        "Tiếp nhận trong kỳ",
        None,
        None,
        "Kỳ trước chuyển qua",
        "Tổng số",
        "Trong đó",
        None,
        None,
        "Tổng số",
        "Trong đó",
    ]
    fourth = [
        None,
        None,
        None,
        "Tổng số",
        "Trong đó",
        None,
        None,
        None,
        "Trước hạn",
        "Đúng hạn",
        "Quá hạn",
        None,
        "Trong hạn",
        "Quá hạn",
        "Chờ bổ sung",
    ]
    fifth = [None, None, None, None, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"]
    merged = (
        "A4:A8",
        "B4:B8",
        "C4:G4",
        "H4:O4",
        "C5:C8",
        "D5:G5",
        "H5:K5",
        "L5:O5",
        "D6:F6",
        "G6:G8",
        "H6:H8",
        "I6:K6",
        "L6:L8",
        "M6:O6",
        "D7:D8",
        "E7:F7",
        "I7:I8",
        "J7:J8",
        "K7:K8",
        "M7:M8",
        "N7:N8",
        "O7:O8",
    )
    head = [
        ["VP.UBND TỈNH ĐỒNG THÁP"],
        ["TT HÀNH CHÍNH CÔNG"],
        ["PHỤ LỤC 2 – TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THÁNG 6 NĂM 2026"],
    ]
    return table([*head, top, second, third, fourth, fifth, *_with_total(rows or PHU_LUC_2)], "Phụ lục 2", merged)


PLAIN = ["STT", "Đơn vị", "Tiếp nhận", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết", "Tỷ lệ"]
PLAIN_ROWS = [
    [1, "Sở Nội vụ", 120, 100, 95, 5, 20, "95%"],
    [2, "Sở Y tế", 1250, 1200, 1150, 50, 50, "95,83%"],
    [3, "Xã Tân Hồng", 60, 50, 50, 0, 10, "100%"],
]


def plain(
    headings: list[str] | None = None,
    rows: list[list] | None = None,
    head: list[list] | None = None,
    sheet: str = "Theo đơn vị",
) -> bytes:
    """One line of headings in row 4; the body begins in row 5."""
    return table([*(HEAD if head is None else head), headings or PLAIN, *(rows or PLAIN_ROWS)], sheet)


SCORES = [
    "STT",
    "Tỉnh, thành phố",
    "Công khai, minh bạch",
    "Tiến độ, kết quả giải quyết",
    "Số hóa hồ sơ",
    "Cung cấp dịch vụ trực tuyến",
    "Mức độ hài lòng",
    "Tổng điểm",
    "Xếp hạng",
]
# Thái Nguyên as published on 29 August 2025.
SCORE_ROWS = [
    [1, "Thái Nguyên", "15,67", "19,31", "17,49", "17,86", "16,64", "86,97", 1],
    [2, "Đồng Tháp", 14.5, 18.25, 16.0, 15.75, 17.0, 81.5, 2],
]


def scores(
    headings: list[str] | None = None,
    rows: list[list] | None = None,
    title: str = "Tháng 8 năm 2025",
    agency: str = "BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP",
) -> bytes:
    """One line of headings in row 3; the body begins in row 4."""
    return table([[agency], [title], headings or SCORES, *(rows or SCORE_ROWS)], "766")


# received | intake: none, done, reused, from the national portal | resolved | results: none, done
DIGITISED = [[1, "Sở Nội vụ", 120, 20, 100, 30, 10, 100, 15, 85], [2, "Sở Y tế", 60, 0, 60, 5, 0, 50, 0, 50]]


def digitisation(rows: list[list] | None = None) -> bytes:
    first = [
        "STT",
        "Đơn vị",
        "Tiếp nhận",
        "Số hóa hồ sơ TTHC khi tiếp nhận",
        None,
        None,
        None,
        "Đã giải quyết",
        "Số hóa kết quả giải quyết",
        None,
    ]
    second = [
        None,
        None,
        None,
        "Chưa số hóa TPHS",
        "Có số hóa TPHS",
        "Có tái sử dụng thành phần",
        "Có tái sử dụng thành phần từ cổng DVC quốc gia",
        None,
        "Chưa số hóa",
        "Đã số hóa",
    ]
    merged = ("A4:A5", "B4:B5", "C4:C5", "D4:G4", "H4:H5", "I4:J4")
    return table([*HEAD, first, second, *_with_total(rows or DIGITISED)], "Số hóa", merged)


MEASURES_BY_MONTH = [
    [1, "Hồ sơ tiếp nhận", "hồ sơ", 100, 110, None, 210],
    [None, "- Trực tuyến", "hồ sơ", 60, 70, None, 130],
    [None, "Kỳ trước chuyển qua", "hồ sơ", 10, 5, None, None],
    [2, "Đã giải quyết", "hồ sơ", 105, 100, None, 205],
    [None, "+ Đúng hạn", "hồ sơ", 100, 98, None, 198],
    [None, "+ Quá hạn", "hồ sơ", 5, 2, None, 7],
    [3, "Tổng đài 1022: phiếu tiếp nhận", "phiếu", 900, 1234, None, 2134],
]
YEAR = [["UBND TỈNH ĐỒNG THÁP"], ["SỐ LIỆU CẢI CÁCH HÀNH CHÍNH THEO THÁNG"], ["Năm 2026"]]


def measures_by_month(rows: list[list] | None = None, head: list[list] | None = None) -> bytes:
    """Rows are measures; months in D4 to F4, the body begins in row 5; March is still to come."""
    return table(
        [
            *(head or YEAR),
            ["STT", "Chỉ tiêu", "ĐVT", "Tháng 1", "Tháng 2", "Tháng 3", "Cộng"],
            *(rows or MEASURES_BY_MONTH),
        ],
        "Năm 2026",
    )


def units_by_month(rows: list[list] | None = None, title: str = "SỐ HỒ SƠ ĐÃ GIẢI QUYẾT THEO THÁNG") -> bytes:
    """Rows are units, the title names the one measure."""
    rows = rows or [[1, "Sở Nội vụ", 5, 6, 11], [2, "Sở Y tế", 7, 8, 15], [None, "Tổng cộng", 12, 14, 26]]
    return table([YEAR[0], [title], YEAR[2], ["STT", "Đơn vị", "Tháng 1", "Tháng 2", "Cộng"], *rows], "Theo tháng")


def unit_groups_by_month(rows: list[list] | None = None) -> bytes:
    """Rows are units, each month has its measures below it; the body begins in row 6."""
    first = ["STT", "Đơn vị", "Tháng 1", None, None, "Tháng 2", None, None]
    second = [None, None, "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
    rows = rows or [[1, "Sở Nội vụ", 10, 9, 1, 20, 20, 0], [2, "Sở Y tế", 5, 5, 0, 8, 6, 2]]
    return table([*YEAR, first, second, *rows], "Theo tháng", ("A4:A5", "B4:B5", "C4:E4", "F4:H4"))


LAYOUTS = {
    "form_tt02": tt02,
    "egov": egov,
    "sheet_2026": sheet_2026,
    "unit_table": plain,
    "index766": scores,
    "digitisation": digitisation,
    "wide_months": measures_by_month,
}
