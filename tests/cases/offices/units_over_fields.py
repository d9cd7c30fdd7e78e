"""Offices over their fields: number and name merged over several rows, or printed on every one."""

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import Block, Line, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import SIMPLE, by_field, flow, picked, total

TITLE = "BẢNG TỔNG HỢP KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THEO LĨNH VỰC THÁNG 9 NĂM 2026"
FIELDS = {
    "Sở Y tế": picked({"Dược": flow(210, 14, 2), "Hành nghề": flow(430, 26, 3)}, SIMPLE),
    "Sở Nội vụ": picked({"Lao động": flow(90, 4), "Người có công": flow(121, 5), "Văn thư": flow(7, 0)}, SIMPLE),
}
FIELD_HEADINGS = (
    "STT",
    "Đơn vị",
    "Lĩnh vực",
    "Tiếp nhận mới",
    "Đã giải quyết",
    "Đúng hạn",
    "Quá hạn",
    "Đang giải quyết",
)


def page(*lines: Line, heading: Line) -> Sheet:
    """One sheet: letterhead, title, heading, the lines."""
    return sheet("T9", letterhead("UBND TỈNH NGHỆ AN", "VĂN PHÒNG", 9), title(TITLE, 9), heading, *lines)


def by_fields() -> tuple[Fact, ...]:
    """All figures of the offices by field."""
    return tuple(fact for unit, of in FIELDS.items() for fact in by_field("2026-09", unit, SIMPLE, of))


def merged_over_fields(notes: bool = False) -> Block:
    """Number and office merged over the rows of its fields; with `notes` a merged remark behind them."""
    lines: list[tuple] = []
    merged: list[tuple[int, int, int, int]] = []
    for number, (unit, of) in enumerate(FIELDS.items(), start=1):
        top = len(lines)
        for place, (name, values) in enumerate(of.items()):
            first = (number, unit) if place == 0 else (None, None)
            lines.append((*first, name, *values, *(("Đã đối soát",) if notes and place == 0 else ())))
        columns = (1, 2, 9) if notes else (1, 2)
        merged += [(top, column, len(lines) - 1, column) for column in columns]
    return Block(tuple(lines), tuple(merged))


def with_sums() -> tuple[tuple, ...]:
    """Every office's fields, then its 'Cộng …' row without a field."""
    lines: list[tuple] = []
    for number, (unit, of) in enumerate(FIELDS.items(), start=1):
        lines += [(number, unit, name, *values) for name, values in of.items()]
        lines.append((None, f"Cộng {unit}", None, *total(of)[2:]))
    return tuple(lines)


def named_once() -> tuple[tuple, ...]:
    """The office on the first row of its fields only, nothing merged."""
    return tuple(
        (*((number, unit) if place == 0 else (None, None)), name, *values)
        for number, (unit, of) in enumerate(FIELDS.items(), start=1)
        for place, (name, values) in enumerate(of.items())
    )


CASES = (
    Case(
        "over_fields_merged",
        "number and office merged over the rows of its fields",
        told("Nghệ An"),
        "take",
        (page(merged_over_fields(), heading=head(*FIELD_HEADINGS)),),
        by_fields(),
    ),
    Case(
        "over_fields_merged_remarks",
        "the same and a merged remark behind",
        told("Nghệ An"),
        "take|ask",
        (page(merged_over_fields(notes=True), heading=head(*FIELD_HEADINGS, "Ghi chú")),),
        by_fields(),
        questions_at_most=2,
    ),
    Case(
        "over_fields_repeated",
        "the office printed on every row of its fields",
        told("Nghệ An"),
        "take",
        (
            page(
                *(
                    (n, unit, name, *of)
                    for n, (unit, name, of) in enumerate(
                        ((unit, name, of) for unit, fields in FIELDS.items() for name, of in fields.items()), start=1
                    )
                ),
                heading=head(*FIELD_HEADINGS),
            ),
        ),
        by_fields(),
    ),
    Case(
        "over_fields_named_once",
        "the office on the first row of its fields, nothing merged",
        told("Nghệ An"),
        "take|ask",
        (page(*named_once(), heading=head(*FIELD_HEADINGS)),),
        by_fields(),
        questions_at_most=2,
    ),
    Case(
        "over_fields_sums",
        "'Cộng Sở …' behind the fields of every office",
        told("Nghệ An"),
        "take",
        (page(*with_sums(), heading=head(*FIELD_HEADINGS)),),
        by_fields(),
    ),
    Case(
        "over_fields_fields_first",
        "the column of fields stands before the column of offices",
        told("Nghệ An"),
        "take|ask",
        (
            page(
                *(
                    (n, name, unit, *of)
                    for n, (unit, name, of) in enumerate(
                        ((unit, name, of) for unit, fields in FIELDS.items() for name, of in fields.items()), start=1
                    )
                ),
                heading=head("STT", "Lĩnh vực", "Đơn vị giải quyết", *FIELD_HEADINGS[3:]),
            ),
        ),
        by_fields(),
    ),
)
