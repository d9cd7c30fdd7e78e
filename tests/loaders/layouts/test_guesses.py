"""What is proposed on the mapping screen: never across subjects, whatever way the table is turned."""

import pytest

from loaders.files.sheets import Sheet
from loaders.layouts.guesses import (
    COLUMNS,
    PERIODS,
    ROWS,
    ROWS_BY_PERIOD,
    ROWS_BY_UNIT,
    guess_columns,
    guess_rows,
    guess_shape,
)
from loaders.tables.headers import header_at

FIGURES = [
    ["1", "Sở Y tế", 120, 100, 5, 3, 15],
    ["2", "Sở Nội vụ", 80, 70, 2, 1, 9],
]


def guessed(title, *headings):
    sheet = Sheet("S", [[title], ["STT", "Đơn vị", *headings], *[row[: 2 + len(headings)] for row in FIGURES]])
    header = header_at(sheet, 1, 1)
    names = dict(enumerate(("row_no", "unit", *headings)))
    guesses = guess_columns(sheet, header)
    return {names[column]: means for column, means in guesses.items() if column > 1}


@pytest.mark.parametrize("title", ["Tình hình giải quyết hồ sơ tháng 6/2026", "Kết quả một cửa tháng 6/2026"])
def test_overdue_of_a_table_of_dossiers_is_no_ticket_of_the_hotline(title):
    guesses = guessed(title, "Tiếp nhận", "Quá hạn")
    assert "Quá hạn" not in guesses
    assert not [means for means in guesses.values() if means.startswith("hotline")]


def test_what_is_still_owed_of_tasks_is_no_dossier():
    guesses = guessed("Theo dõi nhiệm vụ UBND tỉnh giao tháng 6/2026", "Được giao", "Còn nợ")
    assert not [means for means in guesses.values() if not means.startswith(("assigned_tasks", "government_tasks"))]


def test_a_short_heading_of_a_table_that_speaks_of_nothing_or_of_two_things_stays_open():
    assert guessed("Báo cáo tháng 6/2026", "Tiếp nhận", "Quá hạn", "Đã xử lý") == {}
    both = guessed("Hồ sơ một cửa và phản ánh 1022 tháng 6/2026", "Quá hạn", "Đã xử lý")
    assert both == {}


def test_a_heading_that_says_what_it_is_of_is_proposed_whatever_the_title():
    guesses = guessed("Báo cáo tháng 6/2026", "Văn bản đến", "Số hồ sơ tiếp nhận trực tuyến")
    assert guesses == {"Văn bản đến": "documents_incoming", "Số hồ sơ tiếp nhận trực tuyến": "dossiers_received_online"}


ROWS_OF = [
    ["Công văn đến", 100, 40],
    ["Cuộc họp phục vụ", 3, 2],
]


@pytest.mark.parametrize(
    ("headings", "rows", "shape"),
    [
        (["Nội dung", "Tháng 1", "Tháng 2"], ROWS_OF, ROWS_BY_PERIOD),
        (["Nội dung", "Trong tháng", "Lũy kế"], ROWS_OF, ROWS_BY_PERIOD),
        (["Nội dung", "Sở Y tế", "Sở Nội vụ"], ROWS_OF, ROWS_BY_UNIT),
        (["Nội dung", "Kết quả"], [row[:2] for row in ROWS_OF], ROWS),
        (["Đơn vị", "Tháng 1", "Tháng 2"], [["Sở Y tế", 1, 2], ["Sở Nội vụ", 3, 4]], PERIODS),
        (["Đơn vị", "Văn bản đến", "Cuộc họp phục vụ"], [["Sở Y tế", 1, 2], ["Sở Nội vụ", 3, 4]], COLUMNS),
        (["Nội dung", "Văn bản đến", "Cuộc họp phục vụ"], [["Đất đai", 1, 2], ["Hộ tịch", 3, 4]], COLUMNS),
    ],
)
def test_the_way_a_table_is_turned_is_guessed(headings, rows, shape):
    sheet = Sheet("S", [["Kết quả công tác văn phòng năm 2026"], headings, *rows])
    assert guess_shape(sheet, header_at(sheet, 1, 1)) == shape


def test_columns_and_rows_of_a_turned_table_are_guessed():
    rows = [
        [1, "Văn bản đến", 100, 40, 140, "+3 %"],
        [2, "Cuộc họp phục vụ", 3, 2, 5, "-"],
        [3, "Cây xanh đã trồng", 7, 8, 15, "-"],
    ]
    sheet = Sheet("S", [["Năm 2026"], ["TT", "Nội dung", "Tháng 1", "Tháng 2", "Cộng", "So với cùng kỳ"], *rows])
    header = header_at(sheet, 1, 1)
    assert guess_columns(sheet, header, ROWS_BY_PERIOD) == {
        0: "row_no",
        1: "measure",
        2: "figures",
        3: "figures",
        4: "figures",
    }
    assert guess_rows(sheet, header, 1, [2, 3, 4]) == {
        "văn bản đến": ("Văn bản đến", "documents_incoming"),
        "cuộc họp phục vụ": ("Cuộc họp phục vụ", "meetings_served"),
        "cây xanh đã trồng": ("Cây xanh đã trồng", ""),
    }


def test_months_of_one_measure_are_one_guess():
    sheet = Sheet(
        "S",
        [
            ["Văn bản đến năm 2026"],
            ["Đơn vị", "Văn bản đến tháng 1/2026", "Văn bản đến tháng 2/2026"],
            ["Sở Y tế", 1, 2],
            ["Sở Nội vụ", 3, 4],
        ],
    )
    header = header_at(sheet, 1, 1)
    assert guess_shape(sheet, header) == PERIODS
    assert guess_columns(sheet, header, PERIODS) == {0: "unit", 1: "documents_incoming", 2: "documents_incoming"}
