"""Tasks: given by the Government, given by the province itself, given by somebody who is not said."""

from tests.cases.offices.case import Case, Fact, told
from tests.cases.offices.drawing import BLANK, Sheet, head, letterhead, sheet, title
from tests.cases.offices.figures import Values, by_unit, one, rows, total

LD = told("Lâm Đồng")
OURS = " ".join(
    f"assigned_tasks_{name}" for name in ("assigned", "done_on_time", "done_late", "in_progress", "overdue")
)
STATE = "government_tasks_assigned government_tasks_done_on_time - government_tasks_in_progress -"
OFFICES: dict[str, Values] = {
    "Sở Xây dựng": (64, 41, 5, 15, 3),
    "Sở Tài chính": (82, 70, 2, 10, 0),
    "Ban Quản lý các khu công nghiệp": (17, 12, 0, 4, 1),
}
STATES: dict[str, Values] = {"Sở Xây dựng": (9, 6, 0, 3, 0), "Sở Tài chính": (14, 11, 1, 2, 0)}
RESULT = (("Đã hoàn thành", "Đúng hạn", "Quá hạn"), ("Chưa hoàn thành", "Trong hạn", "Quá hạn"))
HEAD = head("STT", "Cơ quan, đơn vị", "Tổng số nhiệm vụ được giao", *RESULT)
BY_PROVINCE = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ DO UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO THÁNG 9 NĂM 2026"
BY_STATE = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ DO CHÍNH PHỦ, THỦ TƯỚNG CHÍNH PHỦ GIAO THÁNG 9 NĂM 2026"


def page(*lines, text: str = BY_PROVINCE, name: str = "NV") -> Sheet:
    """One sheet of the province's office."""
    return sheet(name, letterhead("UBND TỈNH LÂM ĐỒNG", "VĂN PHÒNG"), title(text), BLANK, *lines)


def ours(period: str = "2026-09", values: dict[str, Values] = OFFICES) -> tuple[Fact, ...]:
    """Tasks the province itself gave."""
    return by_unit(period, OURS, values)


def state(values: dict[str, Values] = STATES) -> tuple[Fact, ...]:
    """Tasks the Government gave; for what was late there is no measure."""
    return by_unit("2026-09", STATE, values)


WRONG = OFFICES | {"Sở Tài chính": (90, 70, 2, 10, 0)}
MONTHS = {"2026-08": (55, 37, 4, 12, 2), "2026-09": (64, 41, 5, 15, 3)}

CASES = (
    Case(
        "tasks_by_province",
        "given by the province: done on time, late, open within term, overdue",
        LD,
        "take|ask",
        (page(HEAD, *rows(OFFICES), total(OFFICES)),),
        ours(),
    ),
    Case(
        "tasks_by_government",
        "given by the Government, by office",
        LD,
        "take|ask",
        (page(HEAD, *rows(STATES), total(STATES), text=BY_STATE),),
        state(),
    ),
    Case(
        "tasks_both_on_two_sheets",
        "a sheet for the Government's, one for the province's",
        LD,
        "take|ask",
        (
            page(HEAD, *rows(STATES), text=BY_STATE, name="CP, TTg giao"),
            page(HEAD, *rows(OFFICES), name="UBND tỉnh giao"),
        ),
        state() + ours(),
    ),
    Case(
        "tasks_both_as_groups",
        "Government's and province's tasks as two groups of columns",
        LD,
        "take|ask",
        (
            page(
                head(
                    "STT",
                    "Đơn vị",
                    ("Chính phủ, Thủ tướng Chính phủ giao", "Tổng số", "Hoàn thành đúng hạn", "Đang thực hiện"),
                    (
                        "UBND tỉnh, Chủ tịch UBND tỉnh giao",
                        "Tổng số",
                        "Hoàn thành đúng hạn",
                        "Hoàn thành quá hạn",
                        "Đang thực hiện trong hạn",
                        "Đang thực hiện quá hạn",
                    ),
                ),
                (1, "Sở Xây dựng", 9, 6, 3, *OFFICES["Sở Xây dựng"]),
                (2, "Sở Tài chính", 14, 11, 3, *OFFICES["Sở Tài chính"]),
                text="TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO THÁNG 9 NĂM 2026",
            ),
        ),
        by_unit(
            "2026-09",
            "government_tasks_assigned government_tasks_done_on_time government_tasks_in_progress",
            {"Sở Xây dựng": (9, 6, 3), "Sở Tài chính": (14, 11, 3)},
        )
        + ours(values={unit: OFFICES[unit] for unit in ("Sở Xây dựng", "Sở Tài chính")}),
    ),
    Case(
        "tasks_giver_unknown",
        "'nhiệm vụ được giao', by whom is not said",
        LD,
        "ask|take",
        (page(HEAD, *rows(OFFICES), text="TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO THÁNG 9 NĂM 2026"),),
        ours(),
    ),
    Case(
        "tasks_do_not_add_up",
        "done and open are not what one office was given",
        LD,
        "take|ask",
        (page(HEAD, *rows(WRONG)),),
        ours(values=WRONG),
    ),
    Case(
        "tasks_measures_as_rows",
        "measures as rows, the Government's, the whole province",
        LD,
        "take|ask",
        (
            page(
                ("TT", "Nội dung", "Số nhiệm vụ"),
                (1, "Tổng số nhiệm vụ Chính phủ giao", 23),
                (2, "Đã hoàn thành đúng hạn", 17),
                (3, "Đang thực hiện", 6),
                text="KẾT QUẢ THỰC HIỆN NHIỆM VỤ CHÍNH PHỦ, THỦ TƯỚNG GIAO UBND TỈNH THÁNG 9/2026",
            ),
        ),
        one(
            "2026-09",
            "",
            government_tasks_assigned=23,
            government_tasks_done_on_time=17,
            government_tasks_in_progress=6,
        ),
    ),
    Case(
        "tasks_of_one_office_by_month",
        "one office, months as rows",
        LD,
        "take|ask",
        (
            page(
                head("TT", "Tháng", "Tổng số nhiệm vụ được giao", *RESULT),
                (1, "Tháng 8/2026", *MONTHS["2026-08"]),
                (2, "Tháng 9/2026", *MONTHS["2026-09"]),
                text="NHIỆM VỤ UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO SỞ XÂY DỰNG",
            ),
        ),
        tuple(fact for label, of in MONTHS.items() for fact in ours(label, {"Sở Xây dựng": of})),
    ),
    Case(
        "tasks_cumulative",
        "given by the province since January",
        LD,
        "take|ask",
        (
            page(
                HEAD,
                *rows(OFFICES),
                text="KẾT QUẢ THỰC HIỆN NHIỆM VỤ UBND TỈNH GIAO LŨY KẾ TỪ ĐẦU NĂM ĐẾN HẾT THÁNG 9/2026",
            ),
        ),
        ours("2026-09-YTD"),
    ),
    Case(
        "tasks_one_a_row",
        "a list of single tasks: number of the paper, term, state",
        LD,
        "ask|reject",
        (
            page(
                head("STT", "Số văn bản", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Tình trạng"),
                (1, "5120/UBND-KT", "Báo cáo giải ngân vốn", "Sở Tài chính", "15/9/2026", "Hoàn thành"),
                (2, "5188/UBND-XD", "Rà soát quy hoạch", "Sở Xây dựng", "30/9/2026", "Đang thực hiện"),
            ),
        ),
    ),
)
