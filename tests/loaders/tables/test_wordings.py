"""Headings as offices word them: other words of one meaning, and words that say no more."""

import pytest

from data.names import fold
from loaders.layouts.layout import personal_heading
from loaders.tables.column_periods import is_not_counted, split_period
from loaders.tables.headers import bare_key, header_key, match_path
from loaders.tables.index766_columns import COLUMNS as INDEX766
from loaders.tables.unit_words import COLUMNS, LATE, RECEIVED, is_ours, says_other_things


@pytest.mark.parametrize(
    "heading",
    [
        "Đơn vị",
        "Cơ quan, địa phương",
        "Cơ quan/đơn vị",
        "Tên cơ quan, đơn vị, địa phương",
        "Sở, ban, ngành, địa phương",
        "Đơn vị (xã, phường, đặc khu)",
        "Các đơn vị trực thuộc",
        "Đơn vị hành chính cấp xã",
        "Địa phương",
        "Xã, phường, đặc khu",
    ],
)
def test_whatever_offices_a_heading_lists_it_stands_over_their_names(heading):
    assert match_path((header_key(heading),), COLUMNS) == "unit"


@pytest.mark.parametrize(
    "heading", ["Đơn vị tính", "Đơn vị tiền tệ", "Tỉnh, thành phố", "Lĩnh vực / Đơn vị tính", "Số đơn vị"]
)
def test_no_other_heading_stands_over_offices(heading):
    assert match_path((header_key(heading),), COLUMNS) != "unit"


def test_a_place_of_the_index_is_a_province_where_the_heading_says_only_place():
    assert match_path((header_key("Địa phương"),), INDEX766) == "place"
    assert match_path((header_key("Cơ quan, địa phương"),), INDEX766) == "unit"


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("Số lượng hồ sơ được tiếp nhận mới", "dossiers_received_new"),
        ("HS mới tiếp nhận", "dossiers_received_new"),
        ("Kết quả đã giải quyết", "dossiers_resolved"),
        ("Số hồ sơ đã được giải quyết", "dossiers_resolved"),
        ("Số lượng hồ sơ sớm hạn", "dossiers_resolved_early"),
        ("Giải quyết sớm hạn", "dossiers_resolved_early"),
        ("Đúng hẹn", "dossiers_resolved_on_time"),
        ("Đúng và sớm hạn", "dossiers_resolved_early_or_on_time"),
        ("Giải quyết trễ hẹn", "dossiers_resolved_late"),
        ("Số lượng hồ sơ giải quyết chậm hạn", "dossiers_resolved_late"),
        ("Đang giải quyết trễ hạn", "dossiers_pending_overdue"),
        ("Còn trong thời hạn", None),
        ("Hồ sơ tiếp nhận qua mạng", "dossiers_received_online"),
        ("Tiếp nhận online", "dossiers_received_online"),
        ("Qua bưu điện", "dossiers_received_postal"),
        ("Qua dịch vụ bưu chính công ích", "dossiers_received_postal"),
        ("Bưu chính công ích", "dossiers_received_postal"),
        ("Trễ hẹn", LATE),
        ("Hồ sơ quá hẹn", LATE),
        ("Số lượng tiếp nhận", RECEIVED),
        ("Số lượng", None),
        ("Hồ sơ", None),
        ("Tiếp công dân", None),
    ],
)
def test_a_wording_nobody_listed_is_read_by_its_meaning(heading, measure):
    assert match_path((header_key(heading),), COLUMNS) == measure


@pytest.mark.parametrize(
    ("key", "bare"),
    [
        ("số lượng hồ sơ tiếp nhận mới", "tiếp nhận mới"),
        ("hồ sơ đã được giải quyết", "đã giải quyết"),
        ("số", ""),
        ("kết quả hồ sơ", ""),
        ("tổng số hồ sơ", "tổng số hồ sơ"),
        ("sốt xuất huyết", "sốt xuất huyết"),
    ],
)
def test_what_says_nothing_is_taken_off(key, bare):
    assert bare_key(key) == bare


def test_headings_whose_accent_moves_when_folded_are_known_as_what_they_are():
    """fold() writes "quý" as "qúy" and "thoại" as "thọai"; patterns are folded with the words."""
    assert not says_other_things("", fold("Báo cáo kết quả nhiệm vụ quý III năm 2026"))
    assert is_ours("dossier_payments_online", (header_key("Thanh toán"), header_key("Trực tuyến")))
    assert not is_ours("dossiers_received_online", (header_key("Hồ sơ thanh toán lệ phí"), header_key("Trực tuyến")))
    assert personal_heading(["Đơn vị", "Số điện thoại"]) == "Số điện thoại"


@pytest.mark.parametrize(
    ("heading", "is_part"),
    [
        ("Từ 01-15/10", True),
        ("Từ 16-31/10", True),
        ("Từ ngày 1/10 đến ngày 15/10/2026", True),
        ("Tuần 36", True),
        ("Nửa đầu tháng", True),
        ("15 ngày đầu tháng", True),
        ("Từ 15/9 đến 14/10", False),
        ("Từ 01-31/10", False),
        ("Cả tháng 10/2026", False),
        ("Tháng 10/2026", False),
    ],
)
def test_some_days_of_a_month_are_no_period_of_ours(heading, is_part):
    assert is_not_counted(header_key(heading)) == is_part


def test_the_whole_month_is_that_month():
    assert split_period(header_key("Cả tháng 10/2026")) == split_period(header_key("Tháng 10/2026"))


def test_a_total_below_what_came_in_is_of_that_whatever_the_wording():
    for parent in ("Số hồ sơ tiếp nhận mới", "Tiếp nhận mới", "Số lượng hồ sơ mới tiếp nhận"):
        assert match_path((header_key(parent), header_key("Tổng số")), COLUMNS) == "dossiers_received_new"
    assert match_path((header_key("Số hồ sơ tiếp nhận"), header_key("Tổng số")), COLUMNS) == "dossiers_received"


def test_results_handed_over_online_were_not_received_online():
    assert not is_ours("dossiers_received_online", (header_key("Trả kết quả"), header_key("Trực tuyến")))
    assert is_ours("dossiers_received_online", (header_key("Tiếp nhận và trả kết quả"), header_key("Trực tuyến")))
