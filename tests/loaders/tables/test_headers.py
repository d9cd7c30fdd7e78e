"""Header blocks: found below titles, flattened from merged levels, matched by words."""

import pytest

from loaders.files.sheets import Sheet
from loaders.files.workbook import read_workbook
from loaders.tables.dossier_columns import COLUMNS
from loaders.tables.headers import Column, find_header, header_key, is_number_row, match_path
from tests.loaders.build import Form06a


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Tổng số\n(3)=(4)+(5)+(6)", "tổng số"),
        ("ĐÚNG HẠN (Bao gồm cả hồ sơ chờ Bổ sung)", "đúng hạn"),
        ("  Trực   tuyến: ", "trực tuyến"),
        ("Tỉ lệ xử lý (%)", "tỷ lệ xử lý"),
        ("Tỷ lệ %", "tỷ lệ"),
        ("HS đã GQ", "hồ sơ đã giải quyết"),
        ("GQ ĐH", "giải quyết đúng hạn"),
        ("Mới TN", "mới tiếp nhận"),
    ],
)
def test_spellings_are_compared_without_case_spaces_and_brackets(text, key):
    assert header_key(text) == header_key(key)


@pytest.mark.parametrize("merged", [True, False])
def test_three_levels_are_flattened_to_paths_merged_or_not(merged):
    sheet = read_workbook(Form06a(merged=merged).bytes()).sheets[0]
    header = find_header(sheet, COLUMNS)
    assert (header.top, header.bottom, header.body) == (7, 9, 11)
    assert header.words(4) == header_key("Số lượng hồ sơ tiếp nhận") + " | " + header_key(
        "Trong kỳ"
    ) + " | " + header_key("Trực tiếp, dịch vụ bưu chính")
    assert header.columns == {
        "row_no": 0,
        "unit": 1,
        "dossiers_received": 2,
        "dossiers_received_online": 3,
        "dossiers_received_direct_and_postal": 4,
        "dossiers_carried_over": 5,
        "dossiers_resolved": 6,
        "dossiers_resolved_early": 7,
        "dossiers_resolved_on_time": 8,
        "dossiers_resolved_late": 9,
        "dossiers_pending": 10,
        "dossiers_pending_in_time": 11,
        "dossiers_pending_overdue": 12,
    }
    assert not header.unknown and not header.doubled


@pytest.mark.parametrize(
    ("row", "is_it"),
    [
        (["(1)", "(2)", "(3)", "(4)"], True),
        ([1.0, 2.0, 3.0], True),
        (["1", "2", "(3)=(4)+(5)+(6)", "4"], True),
        (["A", "B", "1", "2", "3=4+5", "4"], True),
        ([None, None, 3, 4, 5], True),
        ([1, "Sở Nội vụ", 2, 3, 4], False),
        ([1, 5, 7], False),
        ([None, None], False),
    ],
)
def test_the_row_of_column_numbers_is_known(row, is_it):
    assert is_number_row(row) is is_it


def test_a_column_needs_one_of_the_words_above_it():
    words = {
        "in_time": Column(("Đúng hạn",), ("Đang",)),
        "done": Column(("Đúng hạn",), ("Đã",)),
        "alone": Column(alone=("Quá hạn",)),
    }
    assert match_path((header_key("Đã"), header_key("giữa"), header_key("Đúng hạn")), words) == "done"
    assert match_path((header_key("Đúng hạn"),), words) is None
    assert match_path((header_key("khác"), header_key("Quá hạn")), words) == "alone"


def test_a_sheet_without_the_words_has_no_header():
    assert find_header(Sheet("S", [["a", "b"], [1, 2]]), COLUMNS) is None
    assert find_header(Sheet("S", []), COLUMNS) is None


def test_a_whole_below_its_heading_is_what_the_heading_says():
    words = {"done": Column(alone=("Đã xử lý",)), "new": Column(alone=("Tiếp nhận mới",)), "all": Column(("Tổng",))}
    assert match_path(("đã xử lý", "tổng số"), words) == "done"
    assert match_path(("đã xử lý", "tổng"), words) == "all"  # a word of its own
    assert match_path(("tổng số",), words) is None
    assert match_path(("số hồ sơ tiếp nhận mới trong tháng",), words) == "new"
    assert match_path(("tiếp nhận mới lũy kế",), words) is None
