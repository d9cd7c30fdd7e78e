"""Numbers: separators, a thousand lost in Excel, signs for nothing, words, fractions, formulas, errors."""

from datetime import datetime

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Block, Sheet, head, letterhead, sheet, signature, title
from tests.cases.offices.figures import by_unit, one

COLUMNS = "received carried new resolved in_time late pending"
HEADINGS = (
    "STT",
    "Đơn vị",
    "Tổng số hồ sơ",
    "Kỳ trước chuyển sang",
    "Tiếp nhận mới",
    "Đã giải quyết",
    "Đúng hạn",
    "Trễ hạn",
    "Đang giải quyết",
)
TITLE = "KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ TTHC THÁNG 8 NĂM 2026"
LARGE = {
    "Sở Công Thương": (42_000, 2_000, 40_000, 40_500, 40_300, 200, 1_500),
    "Văn phòng đăng ký đất đai": (15_480, 1_260, 14_220, 13_905, 13_200, 705, 1_575),
}
SMALL = {"Sở Y tế": (655, 55, 600, 580, 575, 5, 75), "Sở Nội vụ": (48, 3, 45, 41, 41, 0, 7)}
THREE = ("Sở Y tế", "Sở Nội vụ", "Sở Tư pháp")
SHORT = "new resolved"
TN = told("Thái Nguyên")


def page(*lines: tuple | Block, headings: tuple[str, ...] = HEADINGS, **formats: str) -> Sheet:
    """One sheet: letterhead (rows 1 to 3), title (4), heading (5), the rows from 6."""
    return sheet(
        "Sheet1",
        letterhead("UBND TỈNH THÁI NGUYÊN", "VĂN PHÒNG", 9),
        title(TITLE, 9),
        head(*headings),
        *lines,
        **formats,
    )


def shown(values: dict[str, tuple], form: str) -> tuple[tuple, ...]:
    """Rows of texts: every figure with `form` between its groups of three."""
    texts = {unit: tuple(f"{n:,}".replace(",", form) for n in of) for unit, of in values.items()}
    return tuple((number, unit, *of) for number, (unit, of) in enumerate(texts.items(), start=1))


def taken(values: dict[str, tuple], columns: str = COLUMNS) -> tuple[Fact, ...]:
    """All figures of the table."""
    return by_unit("2026-08", columns, values)


def short(*pairs: tuple, headings: tuple[str, ...] = HEADINGS[:2] + HEADINGS[4:6], **formats: str) -> Sheet:
    """One sheet of three offices and two columns, new and resolved: no identity can decide."""
    lines = tuple((n, name, *pair) for n, (name, pair) in enumerate(zip(THREE, pairs, strict=False), start=1))
    return page(*lines, headings=headings, **formats)


PAIRS = {"Sở Y tế": (1_250, 1_190), "Sở Nội vụ": (310, 302), "Sở Tư pháp": (2_045, 1_998)}
RATE = (*HEADINGS[:2], "Tiếp nhận mới", "Đã giải quyết", "Tỷ lệ đúng hạn (%)")

CASES = (
    Case("numbers_blank_groups", "42 000 with blanks", TN, "take", (page(*shown(LARGE, " ")),), taken(LARGE)),
    Case(
        "numbers_apostrophe_groups",
        "42'000 with apostrophes",
        TN,
        "take|ask",
        (page(*shown(LARGE, "'")),),
        taken(LARGE),
    ),
    Case(
        "numbers_narrow_no_break_groups",
        "42 000 with narrow no-break blanks",
        TN,
        "take|ask",
        (page(*shown(LARGE, "\u202f")),),
        taken(LARGE),
    ),
    Case("numbers_text_points", "'42.000' as text, whole table", TN, "take", (page(*shown(LARGE, ".")),), taken(LARGE)),
    Case(
        "numbers_text_commas",
        "'42,000' as text, whole table: identities hold",
        TN,
        "take|ask",
        (page(*shown(LARGE, ",")),),
        taken(LARGE),
    ),
    Case(
        "numbers_text_mixed_separators",
        "'1.250' and '2,045' in one column, nothing to decide by",
        TN,
        "ask",
        (short(("1.250", "1,190"), ("310", "302"), ("2,045", "1.998")),),
    ),
    Case(
        "numbers_text_and_numbers",
        "some cells text, some numbers, right",
        TN,
        "take",
        (
            page(
                (1, "Sở Y tế", "655", 55, "600", 580, " 575 ", "5", 75),
                (2, "Sở Nội vụ", 48, "3", 45, "41", 41, "0", "7"),
            ),
        ),
        taken(SMALL),
    ),
    Case(
        "numbers_leading_zeros",
        "'03', '07' as clerks write small numbers",
        TN,
        "take",
        (
            page(
                (1, "Sở Y tế", "655", "55", "600", "580", "575", "05", "75"),
                (2, "Sở Nội vụ", "48", "03", "45", "41", "41", "00", "07"),
            ),
        ),
        taken(SMALL),
    ),
    Case(
        "numbers_with_unit_words",
        "'655 hồ sơ' in every cell",
        TN,
        "take|ask",
        (page(*((n, unit, *(f"{value} hồ sơ" for value in of)) for n, (unit, of) in enumerate(SMALL.items(), 1))),),
        taken(SMALL),
    ),
    Case(
        "numbers_starred",
        "'1.250*' with a note below the table",
        TN,
        "take|ask",
        (
            short(("1.250*", "1.190"), ("310", "302"), ("2.045", "1.998")),
            sheet("Ghi chu", ("* Bao gồm hồ sơ của Trung tâm Pháp y.",)),
        ),
        taken(PAIRS, SHORT),
    ),
    Case(
        "numbers_whole_floats",
        "1250.0 as Excel keeps whole numbers",
        TN,
        "take",
        (short((1250.0, 1190.0), (310.0, 302.0), (2045.0, 1998.0)),),
        taken(PAIRS, SHORT),
    ),
    Case(
        "numbers_zero_decimals_in_text",
        "'1.250,00' as text: the decimals are nought",
        TN,
        "take|ask",
        (short(("1.250,00", "1.190,00"), ("310,00", "302,00"), ("2.045,00", "1.998,00")),),
        taken(PAIRS, SHORT),
    ),
    Case(
        "numbers_thousand_lost_identities",
        "42.0 for 42.000, 13.905 for 13905: the identities decide, else asked",
        TN,
        "take|ask",
        (
            page(
                (1, "Sở Công Thương", 42.0, 2.0, 40.0, 40.5, 40.3, 200, 1.5),
                (2, "Văn phòng đăng ký đất đai", 15.48, 1.26, 14.22, 13.905, 13.2, 705, 1.575),
            ),
        ),
        taken(LARGE),
    ),
    Case(
        "numbers_thousand_lost_no_identity",
        "1.25 beside 310 in a column no identity decides",
        TN,
        "ask",
        (short((1.25, 1.19), (310, 302), (2.045, 1.998)),),
    ),
    Case(
        "numbers_thousand_lost_whole",
        "only whole numbers left: 2 beside 1.998",
        TN,
        "ask",
        (short((1.25, 1.19), (310, 302), (2, 1.998)),),
    ),
    Case(
        "numbers_dash_is_missing",
        "'-', '…' and blank are missing, 0 is a value",
        TN,
        "take|ask",
        (page((1, "Sở Y tế", 655, 55, 600, 580, 575, 5, 75), (2, "Sở Nội vụ", "-", None, 45, 41, "…", 0, "-")),),
        taken(SMALL | {"Sở Nội vụ": (None, None, 45, 41, None, 0, None)}),
    ),
    Case(
        "numbers_words_for_missing",
        "'x' and 'không có số liệu' are missing",
        TN,
        "take|ask",
        (short((1_250, 1_190), ("x", "không có số liệu"), (2_045, 1_998)),),
        taken({unit: of for unit, of in PAIRS.items() if unit != "Sở Nội vụ"}, SHORT),
    ),
    Case(
        "numbers_rate_beside",
        "a rate as 95,2% text, as 0.974 with a format, as a plain number",
        TN,
        "take",
        (
            page(
                (1, "Sở Y tế", 1_250, 1_190, "95,2%"),
                (2, "Sở Nội vụ", 310, 302, 0.974),
                (3, "Sở Tư pháp", 2_045, 1_998, 98.1),
                headings=RATE,
                E7="0.0%",
            ),
        ),
        taken(PAIRS, SHORT),
    ),
    Case(
        "numbers_percent_formatted_column",
        "'Trễ hạn' holds 0.04 and 0 with a percent format: no counts",
        TN,
        "take|ask",
        (
            page(
                (1, "Sở Y tế", 1_250, 1_190, 0.04),
                (2, "Sở Nội vụ", 310, 302, 0),
                (3, "Sở Tư pháp", 2_045, 1_998, 0.02),
                headings=(*RATE[:4], "Trễ hạn"),
                E6="0%",
                E7="0%",
                E8="0%",
            ),
        ),
        taken(PAIRS, SHORT),
    ),
    Case(
        "numbers_formulas_everywhere",
        "formulas without kept values",
        TN,
        "reject|ask",
        (
            page(
                (1, "Sở Y tế", "=D6+E6", 55, "=550+50", "=C6-I6", "=F6-H6", 5, 75),
                (2, "Sở Nội vụ", "=D7+E7", 3, "=40+5", "=C7-I7", "=F7-H7", 0, 7),
            ),
        ),
    ),
    Case(
        "numbers_formulas_from_other_file",
        "formulas that point at another workbook, no kept values",
        TN,
        "reject|ask",
        (
            short(
                ("='[T8.xlsx]Sheet1'!C5", "='[T8.xlsx]Sheet1'!D5"), ("='[T8.xlsx]Sheet1'!C6", "='[T8.xlsx]Sheet1'!D6")
            ),
        ),
    ),
    Case(
        "numbers_formulas_in_total_only",
        "figures typed, only the total a formula without a kept value",
        TN,
        "take|ask|reject",
        (
            page(
                (1, "Sở Y tế", *SMALL["Sở Y tế"]),
                (2, "Sở Nội vụ", *SMALL["Sở Nội vụ"]),
                (None, "Tổng cộng", *(f"=SUM({column}6:{column}7)" for column in "CDEFGHI")),
            ),
        ),
        taken(SMALL),
    ),
    Case(
        "numbers_error_in_rate",
        "#DIV/0! in the rate of an office without dossiers",
        TN,
        "take|ask",
        (page((1, "Sở Y tế", 1_250, 1_190, 95.2), (2, "Sở Nội vụ", 0, 0, "#DIV/0!"), headings=RATE),),
        taken({"Sở Y tế": (1_250, 1_190), "Sở Nội vụ": (0, 0)}, SHORT),
    ),
    Case(
        "numbers_error_in_count",
        "#REF! in one count: missing, never zero",
        TN,
        "take|ask",
        (short((1_250, 1_190), ("#REF!", 302), (2_045, 1_998)),),
        taken(PAIRS | {"Sở Nội vụ": (None, 302)}, SHORT),
    ),
    Case(
        "numbers_negative",
        "-12 resolved dossiers",
        TN,
        "ask|reject",
        (short((1_250, 1_190), (310, -12), (2_045, 1_998)),),
    ),
    Case(
        "numbers_decimals_in_counts",
        "12.5 and 30.25 dossiers: neither a count nor a lost thousand",
        TN,
        "ask|reject",
        (short((125.5, 119.25), (31.5, 30.25), (204.75, 199.5)),),
    ),
    Case(
        "numbers_dates_for_counts",
        "Excel made dates of two counts",
        TN,
        "ask|reject",
        (short((datetime(2026, 3, 1), 1_190), (310, datetime(2026, 2, 1)), (2_045, 1_998)),),
    ),
    Case(
        "numbers_misplaced_point",
        "'151.10' for 15.110: asked",
        TN,
        "ask",
        (short(("151.10", "148.02"), ("310", "302"), ("2.045", "1.998")),),
    ),
    Case("numbers_range", "'60 - 70' in a count", TN, "ask", (short((1_250, 1_190), ("60 - 70", 58), (2_045, 1_998)),)),
    Case(
        "numbers_over",
        "'hơn 1.200' in every cell: over",
        TN,
        "take|ask",
        (short(("hơn 1.200", "hơn 1.100"), ("hơn 300", "hơn 290"), ("hơn 2.000", "hơn 1.900")),),
        taken({"Sở Y tế": (1_200, 1_100), "Sở Nội vụ": (300, 290), "Sở Tư pháp": (2_000, 1_900)}, SHORT),
        qualifier="over",
    ),
    Case(
        "numbers_about",
        "'khoảng 1.200' in every cell: about",
        TN,
        "take|ask",
        (short(("khoảng 1.200", "khoảng 1.100"), ("khoảng 300", "khoảng 290")),),
        taken({"Sở Y tế": (1_200, 1_100), "Sở Nội vụ": (300, 290)}, SHORT),
        qualifier="about",
    ),
    Case(
        "numbers_fraction",
        "'1.175/1.190': on time of resolved in one cell",
        TN,
        "take|ask",
        (
            page(
                (1, "Sở Y tế", 1_250, "1.175/1.190"),
                (2, "Sở Nội vụ", 310, "302/302"),
                headings=(*HEADINGS[:2], "Tiếp nhận mới", "Đúng hạn/Đã giải quyết"),
            ),
        ),
        taken({"Sở Y tế": (1_250, 1_175, 1_190), "Sở Nội vụ": (310, 302, 302)}, "new in_time resolved"),
    ),
    Case(
        "numbers_rate_over_100",
        "a rate of 101,3 beside right counts: legal, a claim only",
        TN,
        "take|ask",
        (
            page(
                (1, "Sở Y tế", 1_190, 1_250, 101.3),
                (2, "Sở Nội vụ", 310, 302, 97.4),
                BLANK,
                signature("Thái Nguyên, ngày 04 tháng 9 năm 2026", 9),
                headings=(*RATE[:4], "Tỷ lệ so với kế hoạch (%)"),
            ),
        ),
        one("2026-08", "Sở Y tế", new=1_190, resolved=1_250) + one("2026-08", "Sở Nội vụ", new=310, resolved=302),
    ),
)
