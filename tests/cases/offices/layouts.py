"""Layouts: measures as rows, months as columns, cards, tables that begin anywhere, headings without accents."""

from tests.cases.offices.case import Case, told
from tests.cases.offices.drawing import BLANK, Line, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import by_field, by_period, by_unit, flow, picked, rows, total

ND = told("Ninh Bình")
COLUMNS = "new resolved in_time late"
OFFICES = picked(
    {"Sở Tư pháp": flow(512, 40, 6), "Sở Du lịch": flow(61, 2), "Phường Đông Hoa Lư": flow(1_740, 35, 8)}, COLUMNS
)
MONTHS = {
    "2026-07": (9_120, 8_990, 8_902, 88),
    "2026-08": (9_455, 9_380, 9_301, 79),
    "2026-09": (8_870, 8_842, 8_790, 52),
}
NEW = {"Sở Tư pháp": (480, 495, 512), "Phường Đông Hoa Lư": (1_650, 1_712, 1_740)}
PAIRS = {"Sở Tư pháp": (480, 471, 512, 509), "Phường Đông Hoa Lư": (1_650, 1_644, 1_740, 1_731)}
WORDS = ("Hồ sơ tiếp nhận mới", "Hồ sơ đã giải quyết", "- Đúng hạn", "- Quá hạn")
HEAD = head("STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn")
TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 9 NĂM 2026"
WHOLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH NINH BÌNH"
FIELDS = {"Hộ tịch": (210, 205), "Chứng thực": (1_480, 1_480), "Đất đai": (50, 46)}


def page(*lines: Line, text: str = TITLE, under: str = "VĂN PHÒNG") -> Sheet:
    """One sheet of the province's office."""
    return sheet("BC", letterhead("UBND TỈNH NINH BÌNH", under), title(text), BLANK, *lines)


def turned(values: dict[str, tuple], words: tuple[str, ...] = WORDS) -> tuple[tuple, ...]:
    """Columns become rows."""
    return tuple((word, *of) for word, of in zip(words, zip(*values.values(), strict=True), strict=True))


def cards() -> tuple[tuple, ...]:
    """An office a card: its name, then its measures below each other."""
    lines: list[tuple] = []
    for unit, of in OFFICES.items():
        lines += [("Đơn vị:", unit), *zip(WORDS, of, strict=True), BLANK]
    return tuple(lines)


def monthly(column: int) -> tuple:
    """Facts of NEW in July, August, September."""
    return by_unit(f"2026-{7 + column:02}", "new", {unit: (of[column],) for unit, of in NEW.items()})


def half(first: int) -> dict[str, tuple]:
    """Two of the four columns of PAIRS."""
    return {unit: of[first : first + 2] for unit, of in PAIRS.items()}


CASES = (
    Case(
        "layout_measures_as_rows",
        "measures as rows, offices as columns",
        ND,
        "take|ask",
        (page(("Chỉ tiêu", *OFFICES), *turned(OFFICES)),),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_measures_as_rows_with_total",
        "the same with a column 'Tổng cộng' and a row of rates",
        ND,
        "take|ask",
        (
            page(
                ("Nội dung", *OFFICES, "Tổng cộng"),
                *((word, *of, sum(of)) for word, *of in turned(OFFICES)),
                ("Tỷ lệ đúng hạn (%)", 98.73, 100, 99.53, 99.4),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_measures_by_months",
        "measures as rows, months as columns, the whole province",
        ND,
        "take|ask",
        (page(("Chỉ tiêu", "Tháng 7", "Tháng 8", "Tháng 9"), *turned(MONTHS), text=f"{WHOLE} QUÝ III NĂM 2026"),),
        by_period("", COLUMNS, MONTHS),
    ),
    Case(
        "layout_measures_by_months_numbered",
        "the same with list numbers and a unit of counting in its own column",
        ND,
        "take|ask",
        (
            page(
                ("TT", "Nội dung", "Đơn vị tính", "T7/2026", "T8/2026", "T9/2026"),
                *((n, word, "Hồ sơ", *of) for n, (word, *of) in enumerate(turned(MONTHS), 1)),
                text=WHOLE,
            ),
        ),
        by_period("", COLUMNS, MONTHS),
    ),
    Case(
        "layout_months_as_rows",
        "months as rows with a row for the quarter",
        ND,
        "take|ask",
        (
            page(
                ("Tháng", *WORDS),
                *((f"Tháng {int(label[5:])}", *of) for label, of in MONTHS.items()),
                ("Quý III", *(sum(of) for of in zip(*MONTHS.values()))),
                text=f"{WHOLE} NĂM 2026",
            ),
        ),
        by_period("", COLUMNS, MONTHS),
    ),
    Case(
        "layout_quarters_as_columns",
        "quarters as columns",
        ND,
        "take|ask",
        (
            page(
                ("Chỉ tiêu", "Quý I/2026", "Quý II/2026"),
                (WORDS[0], 26_400, 27_310),
                (WORDS[1], 26_105, 27_240),
                text=WHOLE,
            ),
        ),
        by_period("", "new resolved", {"2026-Q1": (26_400, 26_105), "2026-Q2": (27_310, 27_240)}),
    ),
    Case(
        "layout_one_measure_by_months",
        "offices as rows, months as columns, the measure only in the title",
        ND,
        "take|ask",
        (
            page(
                head("STT", "Đơn vị", "Tháng 7", "Tháng 8", "Tháng 9"),
                *rows(NEW),
                total(NEW),
                text="SỐ HỒ SƠ TIẾP NHẬN MỚI THEO THÁNG, QUÝ III NĂM 2026",
            ),
        ),
        monthly(0) + monthly(1) + monthly(2),
    ),
    Case(
        "layout_measures_below_months",
        "months as groups of columns, measures below",
        ND,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Tháng 7/2026", "Tiếp nhận mới", "Đã giải quyết"),
                    ("Tháng 9/2026", "Tiếp nhận mới", "Đã giải quyết"),
                ),
                *rows(PAIRS),
                text="KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC",
            ),
        ),
        by_unit("2026-07", "new resolved", half(0)) + by_unit("2026-09", "new resolved", half(2)),
    ),
    Case(
        "layout_months_below_measures",
        "measures as groups of columns, months below",
        ND,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Tiếp nhận mới", "Tháng 7/2026", "Tháng 9/2026"),
                    ("Đã giải quyết", "Tháng 7/2026", "Tháng 9/2026"),
                ),
                *rows({unit: (a, c, b, d) for unit, (a, b, c, d) in PAIRS.items()}),
                text="KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC",
            ),
        ),
        by_unit("2026-07", "new resolved", half(0)) + by_unit("2026-09", "new resolved", half(2)),
    ),
    Case(
        "layout_three_rows_of_headings",
        "three rows of headings",
        ND,
        "take",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    (
                        "Kết quả",
                        ("Tiếp nhận", "Tiếp nhận mới"),
                        ("Giải quyết", "Tổng số đã giải quyết", "Đúng hạn", "Quá hạn"),
                    ),
                ),
                *rows(OFFICES),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_cards",
        "an office a card: name, then measures below each other",
        ND,
        "take|ask",
        (page(*cards()),),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_begins_far_off",
        "the table begins in column D, ten rows down",
        ND,
        "take|ask",
        (
            sheet(
                "BC",
                *(BLANK,) * 9,
                (None, None, None, TITLE),
                BLANK,
                (None, None, None, "STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn"),
                *((None, None, None, *row) for row in rows(OFFICES)),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_no_numbers_column",
        "no STT, names first",
        ND,
        "take",
        (
            page(
                ("Đơn vị", *HEAD.rows[0][2:]),
                *((unit, *of) for unit, of in OFFICES.items()),
                ("Tổng", 2_313, 2_236, 2_222, 14),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_names_last",
        "the column of offices stands last",
        ND,
        "take|ask",
        (
            page(
                ("Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đơn vị"),
                *((*of, unit) for unit, of in OFFICES.items()),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_headings_without_accents",
        "'Don vi', 'Tiep nhan moi', typed without accents",
        ND,
        "take|ask",
        (page(head("STT", "Don vi", "Tiep nhan moi", "Da giai quyet", "Dung han", "Qua han"), *rows(OFFICES)),),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_long_headings",
        "headings as whole sentences",
        ND,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Tên cơ quan, đơn vị",
                    "Số hồ sơ mới tiếp nhận trong kỳ báo cáo (hồ sơ)",
                    "Số hồ sơ đã giải quyết xong trong kỳ (hồ sơ)",
                    "Số hồ sơ giải quyết đúng hạn (hồ sơ)",
                    "Số hồ sơ giải quyết quá hạn (hồ sơ)",
                ),
                *rows(OFFICES),
                total(OFFICES),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_old_words",
        "old words: 'giải quyết trễ hẹn', 'nhận trong kỳ', 'đã trả'",
        ND,
        "take|ask",
        (
            page(
                head(
                    "TT",
                    "Đơn vị",
                    "HS nhận mới trong kỳ",
                    "Tổng số HS đã giải quyết",
                    "Giải quyết đúng hẹn",
                    "Giải quyết trễ hẹn",
                ),
                *rows(OFFICES),
            ),
        ),
        by_unit("2026-09", COLUMNS, OFFICES),
    ),
    Case(
        "layout_fields_as_columns",
        "fields as columns of one ward, measures as rows",
        ND,
        "take|ask",
        (
            page(
                ("Nội dung", *FIELDS),
                (WORDS[0], 210, 1_480, 50),
                (WORDS[1], 205, 1_480, 46),
                under="UBND PHƯỜNG ĐÔNG HOA LƯ",
            ),
        ),
        by_field("2026-09", "Phường Đông Hoa Lư", "new resolved", FIELDS),
    ),
    Case(
        "layout_meaningless_headings",
        "headings 'Cột 1', 'Cột 2': nothing says what is counted",
        ND,
        "ask|reject",
        (
            page(
                head("STT", "Đơn vị", "Cột 1", "Cột 2", "Cột 3"),
                (1, "Sở Tư pháp", 512, 472, 466),
                (2, "Sở Du lịch", 61, 59, 59),
            ),
        ),
    ),
    Case(
        "layout_headings_missing",
        "rows without any heading",
        ND,
        "ask|reject",
        (page((1, "Sở Tư pháp", 512, 472, 466, 6), (2, "Sở Du lịch", 61, 59, 59, 0)),),
    ),
    Case(
        "layout_heading_without_rows",
        "a heading and no rows: nothing to load",
        ND,
        "reject|ask",
        (page(HEAD, (None, "Tổng cộng", 0, 0, 0, 0)),),
    ),
)
