"""Names of units: list numbers before them, notes behind them, other letters for the same, merged over several rows."""

import unicodedata

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Line, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import SIMPLE, Values, by_unit, flow, picked, rows, total

HEAD = head("STT", "Tên đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết")
TITLE = "BẢNG TỔNG HỢP KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CẤP XÃ THÁNG 9 NĂM 2026"
COMMUNES = picked(
    {
        "Phường Phước Hậu": flow(731, 22, 3),
        "Phường Trà Vinh": flow(1_604, 47, 11),
        "Xã Lộc Thuận": flow(288, 6),
        "Xã An Qui": flow(190, 4, 1),
        "Xã Long Hiệp": flow(342, 9),
        "Xã Trà Ôn": flow(517, 15, 2),
    },
    SIMPLE,
)
WITH_D = picked({"Xã Đắk Liêng": flow(210, 16, 3), "Xã Đắk Phơi": flow(144, 3)}, SIMPLE)
OFFICES = picked({"Sở Y tế": flow(640, 40, 5), "Sở Nội vụ": flow(211, 9), "Sở Xây dựng": flow(872, 77, 14)}, SIMPLE)
VL = told("Vĩnh Long")
DL = told("Đắk Lắk")


def page(*lines: Line, place: str = "TỈNH VĨNH LONG", heading: Line = HEAD) -> Sheet:
    """One sheet: letterhead, title, heading, the lines."""
    return sheet("T9", letterhead(f"UBND {place}", "VĂN PHÒNG"), title(TITLE), heading, *lines)


def written(names: tuple[str, ...], values: dict[str, Values]) -> tuple[tuple, ...]:
    """The rows of the values, their names written otherwise."""
    return rows(dict(zip(names, values.values(), strict=True)))


def taken(values: dict[str, Values]) -> tuple[Fact, ...]:
    """All figures of the units under their right names."""
    return by_unit("2026-09", SIMPLE, values)


MISSING = OFFICES | {"Sở Công Thương": (None, None, None, None, None)}
DISTRICTS = picked(
    {"Thành phố Vinh": flow(2_410, 96, 12), "Thị xã Cửa Lò": flow(803, 21, 4), "Huyện Nam Đàn": flow(655, 18, 2)},
    SIMPLE,
)

CASES = (
    Case(
        "names_numbered_many_ways",
        "1.1. · (1) · 1/ · I.1. · • · 2) before the names",
        VL,
        "take",
        (
            page(
                *written(
                    (
                        "1.1. Phường Phước Hậu",
                        "(1) Phường Trà Vinh",
                        "1/ Xã Lộc Thuận",
                        "I.1. Xã An Qui",
                        "• Xã Long Hiệp",
                        "2) Xã Trà Ôn",
                    ),
                    COMMUNES,
                ),
                total(COMMUNES),
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_lettered",
        "a) b. - * + before the names",
        VL,
        "take|ask",
        (
            page(
                *written(
                    (
                        "a) Phường Phước Hậu",
                        "b. Phường Trà Vinh",
                        "- Xã Lộc Thuận",
                        "* Xã An Qui",
                        "+ Xã Long Hiệp",
                        "– Xã Trà Ôn",
                    ),
                    COMMUNES,
                ),
                total(COMMUNES),
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_footnoted",
        "(*), (1), [2] behind names, the notes below the table",
        told("Nghệ An"),
        "take|ask",
        (
            page(
                *written(("Sở Y tế (*)", "Sở Nội vụ (1)", "Sở Xây dựng [2]"), OFFICES),
                total(OFFICES),
                BLANK,
                ("(*) Bao gồm các đơn vị trực thuộc.",),
                ("(1) Số liệu đến 16 giờ ngày 30/9/2026.",),
                ("[2] Chưa gồm hồ sơ liên thông.",),
                place="TỈNH NGHỆ AN",
            ),
        ),
        taken(OFFICES),
    ),
    Case(
        "names_with_counts",
        "(34 TTHC) and '– 12 thủ tục' behind names",
        told("Nghệ An"),
        "take|ask",
        (
            page(
                *written(("Sở Y tế (34 TTHC)", "Sở Nội vụ (112 TTHC)", "Sở Xây dựng – 87 thủ tục"), OFFICES),
                total(OFFICES),
                place="TỈNH NGHỆ AN",
            ),
        ),
        taken(OFFICES),
    ),
    Case(
        "names_not_reported",
        "'(chưa gửi báo cáo)' behind a name, its cells empty: missing, not zero",
        told("Nghệ An"),
        "take|ask",
        (
            page(
                *written(("Sở Y tế", "Sở Nội vụ", "Sở Xây dựng", "Sở Công Thương (chưa gửi báo cáo)"), MISSING),
                total(OFFICES),
                place="TỈNH NGHỆ AN",
            ),
        ),
        taken(OFFICES),
    ),
    Case(
        "names_eth",
        "Ð (U+00D0) for Đ in names",
        DL,
        "take|ask",
        (page(*written(("Xã Ðắk Liêng", "Xã Ðắk Phơi"), WITH_D), place="TỈNH ÐẮK LẮK"),),
        taken(WITH_D),
        no_eth=True,
    ),
    Case(
        "names_african_d",
        "Ɖ (U+0189) for Đ in names and headings",
        DL,
        "take|ask",
        (
            page(
                *written(("Xã Ɖắk Liêng", "Xã Ɖắk Phơi"), WITH_D),
                place="TỈNH ĐẮK LẮK",
                heading=head(
                    "STT", "Tên đơn vị", "Tiếp nhận mới", "Ɖã giải quyết", "Ɖúng hạn", "Quá hạn", "Ɖang giải quyết"
                ),
            ),
        ),
        taken(WITH_D),
        no_eth=True,
    ),
    Case(
        "names_no_break_spaces",
        "no-break and doubled blanks inside names",
        VL,
        "take",
        (
            page(
                *written(
                    (
                        "Phường\u00a0Phước\u00a0Hậu",
                        "Phường  Trà Vinh",
                        " Xã Lộc Thuận ",
                        "Xã\u00a0 An Qui",
                        "Xã Long Hiệp\u00a0",
                        "Xã Trà  Ôn",
                    ),
                    COMMUNES,
                ),
                total(COMMUNES),
            ),
        ),
        taken(COMMUNES),
        clean_names=True,
    ),
    Case(
        "names_control_characters",
        "control characters as Excel writes them (_x000B_, _x0002_)",
        VL,
        "take|ask",
        (
            page(
                *written(
                    (
                        "Phường_x000B_ Phước Hậu",
                        "Phường Trà Vinh_x0002_",
                        "Xã Lộc_x001F_ Thuận",
                        "Xã An Qui",
                        "Xã Long_x000D_\nHiệp",
                        "Xã Trà Ôn",
                    ),
                    COMMUNES,
                )
            ),
        ),
        taken(COMMUNES),
        clean_names=True,
    ),
    Case(
        "names_zero_width",
        "zero-width blank and word joiner inside names",
        VL,
        "take|ask",
        (
            page(
                *written(
                    (
                        "Phường\u200b Phước Hậu",
                        "Phường Trà\u2060 Vinh",
                        "Xã Lộc Thuận\ufeff",
                        "Xã An Qui",
                        "Xã Long Hiệp",
                        "Xã Trà Ôn",
                    ),
                    COMMUNES,
                )
            ),
        ),
        taken(COMMUNES),
        clean_names=True,
    ),
    Case(
        "names_decomposed",
        "names and headings in decomposed letters (NFD)",
        VL,
        "take",
        (
            page(
                *written(tuple(unicodedata.normalize("NFD", name) for name in COMMUNES), COMMUNES),
                heading=head(
                    *(
                        unicodedata.normalize("NFD", text)
                        for text in (
                            "STT",
                            "Tên đơn vị",
                            "Tiếp nhận mới",
                            "Đã giải quyết",
                            "Đúng hạn",
                            "Quá hạn",
                            "Đang giải quyết",
                        )
                    )
                ),
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_look_alikes",
        "a Cyrillic а inside a name",
        told("Nghệ An"),
        "take|ask",
        (
            page(
                (1, "Xã N\u0430m Đàn", 233, 230, 229, 1, 9),
                (2, "Phường Vinh Phú", 870, 851, 849, 2, 21),
                place="TỈNH NGHỆ AN",
            ),
        ),
        taken({"Xã Nam Đàn": (233, 230, 229, 1, 9), "Phường Vinh Phú": (870, 851, 849, 2, 21)}),
    ),
    Case(
        "names_tone_positions",
        "Hoà for Hòa: one commune",
        told("Tây Ninh"),
        "take",
        (
            page(
                (1, "Phường Hoà Thành", 455, 450, 448, 2, 12),
                (2, "Phường Long Hoa", 390, 385, 385, 0, 7),
                place="TỈNH TÂY NINH",
            ),
        ),
        taken({"Phường Hòa Thành": (455, 450, 448, 2, 12), "Phường Long Hoa": (390, 385, 385, 0, 7)}),
    ),
    Case(
        "names_upper_case",
        "names in capitals",
        told("Nghệ An"),
        "take",
        (page(*written(("SỞ Y TẾ", "SỞ NỘI VỤ", "SỞ XÂY DỰNG"), OFFICES), total(OFFICES), place="TỈNH NGHỆ AN"),),
        taken(OFFICES),
    ),
    Case(
        "names_with_ubnd",
        "'UBND phường …' and 'Ủy ban nhân dân xã …' for the commune",
        VL,
        "take|ask",
        (
            page(
                *written(
                    (
                        "UBND phường Phước Hậu",
                        "UBND Phường Trà Vinh",
                        "UBND xã Lộc Thuận",
                        "Ủy ban nhân dân xã An Qui",
                        "Uỷ ban nhân dân xã Long Hiệp",
                        "UBND xã Trà Ôn",
                    ),
                    COMMUNES,
                ),
                total(COMMUNES),
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_abbreviated",
        "'P. Phước Hậu', 'X. Lộc Thuận'",
        VL,
        "take|ask",
        (
            page(
                *written(
                    ("P. Phước Hậu", "P. Trà Vinh", "X. Lộc Thuận", "X. An Qui", "X. Long Hiệp", "X. Trà Ôn"), COMMUNES
                ),
                total(COMMUNES),
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_broken_lines",
        "a name and headings broken over two lines",
        told("Nghệ An"),
        "take",
        (
            page(
                (1, "Sở Văn hóa,\nThể thao và Du lịch", 74, 70, 70, 0, 6),
                (2, "Văn phòng đăng ký\nđất đai", 3_905, 3_640, 3_601, 39, 512),
                place="TỈNH NGHỆ AN",
                heading=head(
                    "STT",
                    "Tên\nđơn vị",
                    "Tiếp nhận\nmới",
                    "Đã giải\nquyết",
                    "Đúng\nhạn",
                    "Quá\nhạn",
                    "Đang giải\nquyết",
                ),
            ),
        ),
        taken(
            {
                "Sở Văn hóa, Thể thao và Du lịch": (74, 70, 70, 0, 6),
                "Văn phòng đăng ký đất đai": (3_905, 3_640, 3_601, 39, 512),
            }
        ),
    ),
    Case(
        "names_codes_beside",
        "two columns of codes before the names: no figures",
        VL,
        "take|ask",
        (
            page(
                *((n, f"H62.{n}", 29_551 + 3 * n, name, *of) for n, (name, of) in enumerate(COMMUNES.items(), start=1)),
                heading=head(
                    "STT",
                    "Mã định danh",
                    "Mã đơn vị",
                    "Tên đơn vị",
                    "Tiếp nhận mới",
                    "Đã giải quyết",
                    "Đúng hạn",
                    "Quá hạn",
                    "Đang giải quyết",
                ),
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_hidden_empty_columns",
        "hidden empty columns between name and figures",
        VL,
        "take",
        (
            sheet(
                "T9",
                letterhead("UBND TỈNH VĨNH LONG", "VĂN PHÒNG"),
                title(TITLE),
                (
                    "STT",
                    "Tên đơn vị",
                    None,
                    None,
                    "Tiếp nhận mới",
                    "Đã giải quyết",
                    "Đúng hạn",
                    "Quá hạn",
                    "Đang giải quyết",
                ),
                *((n, name, None, None, *of) for n, (name, of) in enumerate(COMMUNES.items(), 1)),
                (None, "Tổng cộng", None, None, *total(COMMUNES)[2:]),
                hidden="CD",
            ),
        ),
        taken(COMMUNES),
    ),
    Case(
        "names_blank_rows_between",
        "blank rows between units",
        VL,
        "take",
        (page(*(line for row in rows(COMMUNES) for line in (row, BLANK)), total(COMMUNES)),),
        taken(COMMUNES),
    ),
    Case(
        "names_districts_before_2025",
        "a table of 2024: districts, a town and a city were units then",
        told("Nghệ An"),
        "take",
        (
            sheet(
                "T5",
                letterhead("UBND TỈNH NGHỆ AN", "VĂN PHÒNG"),
                title("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CẤP HUYỆN THÁNG 5 NĂM 2024"),
                HEAD,
                *rows(DISTRICTS),
                total(DISTRICTS),
            ),
        ),
        by_unit("2024-05", SIMPLE, DISTRICTS),
    ),
)
