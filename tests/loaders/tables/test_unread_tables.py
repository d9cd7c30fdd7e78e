"""What of a workbook is not read is asked where it holds figures, and named where it does not."""

import pytest
from openpyxl import Workbook

from tests.loaders.build import problems_of, reading_of, save, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"]]
UNITS: list[list] = [
    ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết"],
    [1, "Sở Nội vụ", 120, 100],
    [2, "Sở Y tế", 250, 200],
]


def with_sheets(**sheets: list[list]) -> bytes:
    """The table of two offices, and further sheets."""
    book = Workbook()
    book.active.title = "Biểu"
    for row in [*HEAD, *UNITS]:
        book.active.append(row)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return save(book)


def test_other_sheets_with_figures_are_asked_together():
    content = with_sheets(
        Trang2=[["Nội dung họp", "Số lượt"], ["Họp giao ban", 12]],
        Trang3=[["Số máy tính", 40], ["Số máy in", 7]],
    )
    reading = reading_of(content)
    (question,) = [p for p in reading.problems if p.severity == "ask"]
    assert (question.code, question.question) == ("sheet_not_read", "sheets")
    assert "“Trang2”, “Trang3”" in question.message_vi and list(question.choices) == ["skip"]
    left_out = reading_of(content, answers={"sheets": "skip"})
    assert problems_of(left_out, "ask") == [] and len(left_out.facts) == len(reading.facts) == 4
    assert problems_of(left_out, "info") == [("sheet_not_read", "Trang2"), ("sheet_not_read", "Trang3")]


def test_sheets_of_words_and_running_numbers_are_named():
    content = with_sheets(
        Huongdan=[["Bước", "Nội dung"], [1, "Mở tệp"], [2, "Nhập số"], [3, "Gửi lại"]],
        Danhmuc=[["STT", "Tên đơn vị"], [1, "Sở Nội vụ"], [2, "Sở Y tế"]],
    )
    reading = reading_of(content)
    assert problems_of(reading, "ask") == []
    assert problems_of(reading, "info") == [("sheet_not_read", "Huongdan"), ("sheet_not_read", "Danhmuc")]


def test_figures_far_to_the_right_of_a_table_are_asked():
    """A second table whose headings stand beside the rows of the first."""
    rows = [
        [*UNITS[0], None, None, None, None],
        [*UNITS[1], None, None, "Zalo", 34],
        [*UNITS[2], None, None, "App", 21],
    ]
    reading = reading_of(table([*HEAD, *rows]))
    assert problems_of(reading, "ask") == [("column_nameless", "Sheet1!H3")]


def test_a_table_beside_that_nobody_knows_is_asked():
    heading = [*UNITS[0], None, "STT", "Tên máy", "Số lượng"]
    rows = [[*UNITS[1], None, 1, "Máy in", 7], [*UNITS[2], None, 2, "Máy tính", 40]]
    reading = reading_of(table([*HEAD, heading, *rows]))
    assert problems_of(reading, "ask") == [("table_below", "Sheet1!F3")]
    assert problems_of(reading_of(table([*HEAD, heading, *rows]), answers={"table:Sheet1!F3": "skip"}), "ask") == []


def test_rates_printed_between_months_are_asked():
    heading = ["Chỉ tiêu", "Tháng 1", "Tỷ lệ", "Tháng 2"]
    rows = [["Hồ sơ tiếp nhận mới", 100, 0.5, 120], ["Hồ sơ đã giải quyết", 90, 0.4, 95]]
    content = table([["SỞ NỘI VỤ TỈNH ĐỒNG THÁP"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2026"], heading, *rows])
    assert problems_of(reading_of(content), "ask") == [("column_unknown", "Sheet1!C3")]
    reading = reading_of(content, answers={"column:Sheet1!C3": "skip"})
    assert problems_of(reading, "ask") == [] and len(reading.facts) == 4


@pytest.mark.parametrize(
    ("above", "below", "where"),
    [
        ([], [[None], ["Kênh", "Số lượng"], ["Zalo", 12], ["App", 5]], "Sheet1!A8"),
        ([], [[None], ["Số máy tính", 40], ["Máy in", "1.209"]], "Sheet1!A7"),
        ([], [[None], ["Số máy tính", 40]], None),  # one line alone is a note
        ([["Máy tính", 40], ["Máy in", 9]], [], "Sheet1!A1"),
        ([["Tháng", 6], ["Năm", 2026]], [], None),
        ([], [["Người lập biểu"], ["Nguyễn Thị Mai"]], None),
    ],
)
def test_lines_of_words_and_figures_beside_a_table_are_asked(above, below, where):
    content = table([*above, *HEAD, *UNITS, *below])
    asked = [p for p in problems_of(reading_of(content), "ask") if p[0] == "table_below"]
    assert asked == ([("table_below", where)] if where else [])
    if where:
        left_out = reading_of(content, answers={f"table:{where}": "skip"})
        assert problems_of(left_out, "ask") == [] and len(left_out.facts) == 4
