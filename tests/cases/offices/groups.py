"""Groups and totals inside a table: what is a unit, what is a sum, what only looks like either."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Block, Line, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import OFFICIAL, SIMPLE, Values, by_field, by_unit, flow, picked, rows, total

HEAD = head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết")
TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CÁC ĐƠN VỊ THÁNG 10 NĂM 2026"
UPPER = picked({"Sở Y tế": flow(820, 61, 7), "Sở Xây dựng": flow(1_133, 88, 19), "Thanh tra tỉnh": flow(12, 1)}, SIMPLE)
LOWER = picked({"Phường Long Xuyên": flow(2_015, 35, 4), "Xã Giang Thành": flow(377, 8)}, SIMPLE)
ISLANDS = picked({"Đặc khu Phú Quốc": flow(1_690, 214, 66), "Đặc khu Kiên Hải": flow(118, 2)}, SIMPLE)
AG = told("An Giang")


def page(*lines: Line) -> Sheet:
    """One sheet: letterhead, title, heading, the lines."""
    return sheet("T10", letterhead("UBND TỈNH AN GIANG", "VĂN PHÒNG"), title(TITLE), HEAD, *lines)


def group(number: str, name: str, values: dict[str, Values] | None = None) -> tuple:
    """A group row: a number, a name, the sums of its rows if they are given."""
    return (number, *total(values, name)[1:]) if values else (number, name)


def across(name: str, width: int = 7) -> Block:
    """A group row merged over the whole width."""
    return Block(((name,),), ((0, 1, 0, width),))


def taken(*tables: dict[str, Values]) -> tuple:
    """All figures of all units of the tables."""
    return tuple(fact for table in tables for fact in by_unit("2026-10", SIMPLE, table))


def moved(row: tuple, column: int, by: int) -> tuple:
    """The row with one number changed."""
    return (*row[:column], row[column] + by, *row[column + 1 :])


ALL = UPPER | LOWER
EQUAL = picked(
    {"Phường Châu Đốc": flow(640, 12, 2), "Phường Tân Châu": flow(640, 12, 2), "Xã Tiên Hải": flow(55, 0)}, SIMPLE
)
CHANCE = {
    "Sở Tư pháp": (300, 280, 270, 10, 20),
    "Sở Nội vụ": (200, 190, 185, 5, 10),
    "Sở Công Thương": (500, 470, 455, 15, 30),
}
FIELDS = picked({"Nhà ở": flow(85, 9, 1), "Quy hoạch": flow(61, 6)}, SIMPLE)
DRUGS = picked({"Dược": flow(140, 13), "Hành nghề": flow(232, 20, 3)}, SIMPLE)
NESTED = {"Sở Y tế": DRUGS, "Sở Xây dựng": FIELDS}
OFFICIAL_ROWS = picked({"Sở Y tế": flow(820, 61, 7, 44, 12), "Phường Long Xuyên": flow(2_015, 35, 4, 29, 3)}, OFFICIAL)

CASES = (
    Case(
        "groups_merged_captions",
        "Roman captions merged over all columns, no sums",
        AG,
        "take",
        (page(across("I. SỞ, BAN, NGÀNH"), *rows(UPPER), across("II. XÃ, PHƯỜNG, ĐẶC KHU"), *rows(LOWER), total(ALL)),),
        taken(UPPER, LOWER),
    ),
    Case(
        "groups_roman_with_sums",
        "Roman groups with sums, total (I+II+III)",
        AG,
        "take",
        (
            page(
                group("I", "Sở, ban, ngành", UPPER),
                *rows(UPPER),
                group("II", "Xã, phường", LOWER),
                *rows(LOWER),
                group("III", "Đặc khu", ISLANDS),
                *rows(ISLANDS),
                total(ALL | ISLANDS, "Tổng cộng (I+II+III)"),
            ),
        ),
        taken(UPPER, LOWER, ISLANDS),
    ),
    Case(
        "groups_khoi_with_sums",
        "'Khối sở, ngành' and 'Khối xã, phường' with sums",
        AG,
        "take",
        (
            page(
                (None, *group("", "Khối sở, ngành", UPPER)[1:]),
                *rows(UPPER),
                (None, *group("", "Khối xã, phường", LOWER)[1:]),
                *rows(LOWER),
                total(ALL, "Toàn tỉnh"),
            ),
        ),
        taken(UPPER, LOWER),
    ),
    Case(
        "groups_sums_after_the_rows",
        "'Cộng khối sở' and 'Cộng cấp xã' behind their rows",
        AG,
        "take",
        (
            page(
                *rows(UPPER),
                total(UPPER, "Cộng khối sở"),
                *rows(LOWER),
                total(LOWER, "Cộng cấp xã"),
                total(ALL, "TỔNG CỘNG"),
            ),
        ),
        taken(UPPER, LOWER),
    ),
    Case(
        "groups_named_like_offices",
        "groups that read like offices, with sums",
        AG,
        "take|ask",
        (
            page(
                group("A", "Các cơ quan chuyên môn thuộc UBND tỉnh", UPPER),
                *rows(UPPER),
                group("B", "UBND các xã, phường", LOWER),
                *rows(LOWER),
                total(ALL, "Tổng (A+B)"),
            ),
        ),
        taken(UPPER, LOWER),
    ),
    Case(
        "groups_three_levels",
        "A, I, 1: levels inside levels, sums at every level",
        AG,
        "take|ask",
        (
            page(
                group("A", "CẤP TỈNH", UPPER),
                group("I", "Sở, ngành", UPPER),
                *rows(UPPER),
                group("B", "CẤP XÃ", LOWER | ISLANDS),
                group("I", "Xã, phường", LOWER),
                *rows(LOWER),
                group("II", "Đặc khu", ISLANDS),
                *rows(ISLANDS),
                total(ALL | ISLANDS, "Tổng số (A+B)"),
            ),
        ),
        taken(UPPER, LOWER, ISLANDS),
    ),
    Case(
        "groups_total_first",
        "'TOÀN TỈNH' in the first row, then 'Trong đó:', then the units",
        AG,
        "take|ask",
        (page(total(ALL, "TOÀN TỈNH"), (None, "Trong đó:"), *rows(ALL)),),
        taken(ALL),
    ),
    Case(
        "groups_total_with_count",
        "'Cộng: 05 đơn vị'",
        AG,
        "take",
        (page(*rows(ALL), total(ALL, "Cộng: 05 đơn vị")),),
        taken(ALL),
    ),
    Case(
        "groups_total_in_number_column",
        "'Tổng cộng' merged over number and name",
        AG,
        "take",
        (page(*rows(ALL), Block((("Tổng cộng", None, *total(ALL)[2:]),), ((0, 1, 0, 2),))),),
        taken(ALL),
    ),
    Case(
        "groups_total_does_not_add_up",
        "the printed total is ten too many in one column",
        AG,
        "take|ask",
        (page(*rows(ALL), moved(total(ALL), 2, 10)),),
        taken(ALL),
    ),
    Case(
        "groups_sum_does_not_add_up",
        "one group's sum is wrong, the total is right",
        AG,
        "take|ask",
        (
            page(
                moved(group("I", "Sở, ban, ngành", UPPER), 3, -7),
                *rows(UPPER),
                group("II", "Cấp xã", LOWER),
                *rows(LOWER),
                total(ALL),
            ),
        ),
        taken(UPPER, LOWER),
    ),
    Case(
        "groups_row_does_not_add_up",
        "one office: on time + late is not what was resolved",
        AG,
        "take|ask",
        (page(*rows(UPPER | {"Sở Y tế": (820, 759, 750, 7, 61)})),),
        taken(UPPER | {"Sở Y tế": (820, 759, 750, 7, 61)}),
    ),
    Case(
        "groups_equal_rows",
        "two wards with the very same figures: both are units",
        AG,
        "take",
        (page(*rows(EQUAL), total(EQUAL)),),
        taken(EQUAL),
    ),
    Case(
        "groups_sum_by_chance",
        "the third office happens to be the sum of the two before: a unit",
        AG,
        "take",
        (page(*rows(CHANCE), total(CHANCE)),),
        taken(CHANCE),
    ),
    Case(
        "groups_unit_twice_differing",
        "one office in two rows with other figures",
        AG,
        "ask",
        (page(*rows(UPPER), (4, "Sở Y tế", 790, 741, 735, 6, 49)),),
    ),
    Case(
        "groups_unit_twice_in_two_groups",
        "one commune under two groups with other figures",
        AG,
        "ask",
        (
            page(
                across("I. XÃ, PHƯỜNG"),
                *rows(LOWER),
                across("II. XÃ BIÊN GIỚI"),
                (1, "Xã Giang Thành", 91, 90, 90, 0, 1),
            ),
        ),
    ),
    Case(
        "groups_boards_of_zones",
        "'Ban Quản lý các khu công nghiệp' is a unit, no group",
        AG,
        "take",
        (
            page(
                (1, "Ban Quản lý các khu công nghiệp", 46, 41, 41, 0, 5),
                (2, "Ban Dân tộc và Tôn giáo", 8, 8, 8, 0, 0),
                (None, "Tổng cộng", 54, 49, 49, 0, 5),
            ),
        ),
        taken({"Ban Quản lý các khu công nghiệp": (46, 41, 41, 0, 5), "Ban Dân tộc và Tôn giáo": (8, 8, 8, 0, 0)}),
    ),
    Case(
        "groups_remaining_units",
        "'Các đơn vị còn lại (12 đơn vị)' with figures: no unit",
        AG,
        "take|ask",
        (page(*rows(UPPER), (4, "Các đơn vị còn lại (12 đơn vị)", 410, 395, 390, 5, 20)),),
        taken(UPPER),
    ),
    Case(
        "groups_zero_rows",
        "offices that had no dossiers: zeros are values",
        AG,
        "take",
        (page(*rows(UPPER | {"Sở Dân tộc và Tôn giáo": (0, 0, 0, 0, 0)}), total(UPPER)),),
        taken(UPPER | {"Sở Dân tộc và Tôn giáo": (0, 0, 0, 0, 0)}),
    ),
    Case(
        "groups_units_over_their_fields",
        "Roman rows are units with sums, rows below are their fields",
        AG,
        "take|ask",
        (
            sheet(
                "LV",
                letterhead("UBND TỈNH AN GIANG", "VĂN PHÒNG"),
                title(TITLE),
                head(
                    "STT",
                    "Đơn vị / Lĩnh vực",
                    "Tiếp nhận mới",
                    "Đã giải quyết",
                    "Đúng hạn",
                    "Quá hạn",
                    "Đang giải quyết",
                ),
                group("I", "Sở Y tế", DRUGS),
                *rows(DRUGS),
                group("II", "Sở Xây dựng", FIELDS),
                *rows(FIELDS),
                total(DRUGS | FIELDS),
            ),
        ),
        tuple(fact for unit, of in NESTED.items() for fact in by_field("2026-10", unit, SIMPLE, of)),
    ),
    Case(
        "groups_official_form_groups",
        "groups of the official form in merged cells, numbering starts again",
        AG,
        "take",
        (
            sheet(
                "06",
                letterhead("UBND TỈNH AN GIANG", "VĂN PHÒNG", 13),
                title(TITLE, 13),
                head(
                    "STT",
                    "Đơn vị",
                    (
                        "Số hồ sơ nhận giải quyết",
                        "Tổng số",
                        "Trực tuyến",
                        "Trực tiếp, dịch vụ bưu chính",
                        "Từ kỳ trước",
                    ),
                    ("Số lượng hồ sơ đã giải quyết", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
                    ("Số lượng hồ sơ đang giải quyết", "Tổng số", "Trong hạn", "Quá hạn"),
                ),
                across("Sở ban ngành", 13),
                (1, "Sở Y tế", *OFFICIAL_ROWS["Sở Y tế"]),
                across("Xã, phường, đặc khu", 13),
                (1, "Phường Long Xuyên", *OFFICIAL_ROWS["Phường Long Xuyên"]),
                BLANK,
                total(OFFICIAL_ROWS, "TỔNG CỘNG"),
            ),
        ),
        by_unit("2026-10", OFFICIAL, OFFICIAL_ROWS),
    ),
)
