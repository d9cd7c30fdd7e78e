"""The index of Decision 766: by office, by month, by group, in points, in per cent, in the portal's codes."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Block, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import Values, by_period, by_unit, one

GROUPS = (
    "Công khai, minh bạch",
    "Tiến độ giải quyết",
    "Dịch vụ công trực tuyến",
    "Thanh toán trực tuyến",
    "Mức độ hài lòng",
    "Số hóa hồ sơ",
)
PARTS = " ".join(
    f"index766_{name}"
    for name in ("transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation")
)
COLUMNS = f"{PARTS} index766_total"
OFFICES: dict[str, Values] = {
    "Sở Xây dựng": (16.2, 18.75, 9.4, 7.1, 17.3, 15.25, 84),
    "Sở Nội vụ": (17.05, 19.6, 10.15, 8.4, 17.6, 18.1, 90.9),
    "Phường Hồng Gai": (15.8, 19.1, 8.9, 6.35, 17, 13.4, 80.55),
}
MONTHS: dict[str, Values] = {
    "2026-07": (15.67, 19.31, 9.52, 7.1, 17.45, 16.2, 85.25),
    "2026-08": (15.9, 19.4, 9.8, 7.35, 17.5, 16.64, 86.59),
    "2026-09": (16.1, 19.38, 10.02, 7.6, 17.52, 16.9, 87.52),
}
QN = told("Quảng Ninh")
TITLE = "KẾT QUẢ ĐÁNH GIÁ BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP THEO QUYẾT ĐỊNH SỐ 766/QĐ-TTg"
MAXIMA = (18, 20, 12, 10, 18, 22)


def page(*lines: tuple | Block, text: str = f"{TITLE} THÁNG 9 NĂM 2026") -> Sheet:
    """One sheet of the province's office."""
    return sheet("766", letterhead("UBND TỈNH QUẢNG NINH", "VĂN PHÒNG", 9), title(text, 9), BLANK, *lines)


def comma(value: float) -> str:
    """A number as Vietnamese text."""
    return f"{value:.2f}".replace(".", ",")


HEAD = head("STT", "Đơn vị", *GROUPS, "Tổng điểm")
SEPTEMBER = MONTHS["2026-09"]

CASES = (
    Case(
        "index766_by_office",
        "offices as rows, points",
        QN,
        "take",
        (page(HEAD, *((n, unit, *of) for n, (unit, of) in enumerate(OFFICES.items(), 1))),),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "index766_with_ranks_and_class",
        "rank and class behind the points",
        QN,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", *GROUPS, "Tổng điểm", "Xếp hạng", "Xếp loại"),
                (1, "Sở Nội vụ", *OFFICES["Sở Nội vụ"], 1, "Xuất sắc"),
                (2, "Sở Xây dựng", *OFFICES["Sở Xây dựng"], 2, "Tốt"),
                (3, "Phường Hồng Gai", *OFFICES["Phường Hồng Gai"], 3, "Tốt"),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES)
        + one("2026-09", "Sở Nội vụ", index766_rank=1)
        + one("2026-09", "Sở Xây dựng", index766_rank=2)
        + one("2026-09", "Phường Hồng Gai", index766_rank=3),
    ),
    Case(
        "index766_text_commas",
        "points as text with decimal commas",
        QN,
        "take",
        (page(HEAD, *((n, unit, *map(comma, of)) for n, (unit, of) in enumerate(OFFICES.items(), 1))),),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "index766_months_as_rows",
        "the province's points, months as rows",
        QN,
        "take|ask",
        (
            page(
                head("TT", "Tháng", *GROUPS, "Tổng điểm"),
                *((n, f"Tháng {7 + n - 1}/2026", *of) for n, of in enumerate(MONTHS.values(), 1)),
                text=f"{TITLE} CỦA TỈNH QUẢNG NINH QUÝ III NĂM 2026",
            ),
        ),
        by_period("", COLUMNS, MONTHS),
    ),
    Case(
        "index766_groups_as_rows",
        "groups as rows: maximum and points reached",
        QN,
        "take|ask",
        (
            page(
                head("TT", "Nhóm chỉ số", "Điểm tối đa", "Điểm đạt được"),
                *((n, name, most, points) for n, (name, most, points) in enumerate(zip(GROUPS, MAXIMA, SEPTEMBER), 1)),
                (None, "Tổng điểm", 100, 87.52),
                text=f"{TITLE} CỦA TỈNH QUẢNG NINH THÁNG 9 NĂM 2026",
            ),
        ),
        by_period("", COLUMNS, {"2026-09": SEPTEMBER}),
    ),
    Case(
        "index766_points_beside_per_cent",
        "'Điểm' and 'Tỷ lệ (%)' below every group: points are taken",
        QN,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", *((name, "Điểm", "Tỷ lệ (%)") for name in GROUPS), "Tổng điểm"),
                *(
                    (
                        n,
                        unit,
                        *(x for points, most in zip(of, MAXIMA) for x in (points, round(100 * points / most, 1))),
                        of[6],
                    )
                    for n, (unit, of) in enumerate(OFFICES.items(), 1)
                ),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "index766_per_cent_only",
        "per cent of every group, no points: asked",
        QN,
        "ask|reject",
        (
            page(
                head("STT", "Đơn vị", *(f"{name} (%)" for name in GROUPS)),
                (1, "Sở Xây dựng", 90, 93.8, 78.3, 71, 96.1, 69.3),
                (2, "Sở Nội vụ", 94.7, 98, 84.6, 84, 97.8, 82.3),
            ),
        ),
    ),
    Case(
        "index766_does_not_add_up",
        "one total is five points too many",
        QN,
        "take|ask",
        (page(HEAD, (1, "Sở Nội vụ", *OFFICES["Sở Nội vụ"]), (2, "Sở Xây dựng", *OFFICES["Sở Xây dựng"][:6], 89)),),
        by_unit(
            "2026-09", COLUMNS, {"Sở Nội vụ": OFFICES["Sở Nội vụ"], "Sở Xây dựng": (*OFFICES["Sở Xây dựng"][:6], 89)}
        ),
    ),
    Case(
        "index766_over_the_maximum",
        "28,4 points of at most 18: asked",
        QN,
        "ask|reject",
        (page(HEAD, (1, "Sở Nội vụ", 28.4, 19.6, 10.15, 8.4, 17.6, 18.1, 102.25)),),
    ),
    Case(
        "index766_portal_codes",
        "codes of the portal; CLGQ above payment's maximum, so it is online service",
        QN,
        "take|ask",
        (
            sheet(
                "Sheet1",
                ("Bộ chỉ số 766 – Tháng 9 năm 2026",),
                ("ROW_STT", "TEN", "CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH", "TONG_SCORE"),
                (1, "Tỉnh Quảng Ninh", 16.1, 19.38, 11.02, 7.6, 17.52, 16.9, 88.52),
            ),
        ),
        one(
            "2026-09",
            "",
            index766_transparency=16.1,
            index766_progress=19.38,
            index766_online_service=11.02,
            index766_online_payment=7.6,
            index766_satisfaction=17.52,
            index766_digitisation=16.9,
            index766_total=88.52,
        ),
    ),
    Case(
        "index766_rank_only",
        "only the province's rank among 34, by month",
        QN,
        "take|ask",
        (
            page(
                head("TT", "Tháng", "Tổng điểm", "Xếp hạng toàn quốc"),
                (1, "Tháng 8/2026", 86.59, 7),
                (2, "Tháng 9/2026", 87.52, 5),
                text=f"{TITLE} CỦA TỈNH QUẢNG NINH NĂM 2026",
            ),
        ),
        by_period("", "index766_total index766_rank", {"2026-08": (86.59, 7), "2026-09": (87.52, 5)}),
    ),
)
