"""Kinds of sentences, each in a few words: what is taken of them, what is left and why."""

from datetime import date

import pytest

from loaders.files.documents import read_text
from loaders.prose.reader import read
from loaders.tables.context import Context

TITLE = "BÁO CÁO\nKết quả công tác tháng 9 năm 2025\n"
PLACE = "quang-ninh"


RESOLVED = ("dossiers_resolved", "dossiers_resolved_early", "dossiers_resolved_on_time", "dossiers_resolved_late")


def numbers(text, title=TITLE):
    return read(read_text(title + text), Context(place=PLACE, today=date(2026, 1, 1))).numbers


def taken(text, title=TITLE):
    return [(one.measure, one.value) for one in numbers(text, title) if one.is_taken]


def left(text, title=TITLE):
    return [(one.value, one.reason) for one in numbers(text, title) if not one.is_taken]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Labels before their numbers, behind them, in brackets, as bullets.
        ("Giải quyết 90 hồ sơ, trước hạn 60, đúng hạn 25, trễ hẹn 5.", RESOLVED),
        (
            "Giải quyết 90 hồ sơ, gồm 60 hồ sơ sớm hạn, 25 hồ sơ đúng hạn và 5 hồ sơ quá hạn.",
            RESOLVED,
        ),
        ("Đã trả kết quả 90 hồ sơ (trước hạn: 60; đúng hạn: 25; chậm hạn: 5).", RESOLVED),
        (
            "- Đã giải quyết: 90 hồ sơ, trong đó:\n+ Trước hạn: 60;\n+ Đúng hạn: 25;\n+ Quá hạn: 5.",
            RESOLVED,
        ),
    ],
)
def test_one_statement_in_many_forms(text, expected):
    assert taken(text) == list(zip(expected, (90, 60, 25, 5)))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Yêu cầu các sở giải quyết 50 hồ sơ.", "plan"),
        ("Bảo đảm giải quyết đúng hạn 98% hồ sơ.", "plan"),
        ("Đoàn kiểm tra ngẫu nhiên tại xã, có 15 hồ sơ trễ hạn.", "inspected"),
        ("Bà Nguyễn Thị Lan nộp 3 hồ sơ.", "somebody's"),
        ("Trường tiếp nhận 50 hồ sơ dự tuyển.", "unexplained"),
        ("Ước tháng 9, toàn tỉnh tiếp nhận 50 hồ sơ.", "estimate"),
        ("Trung bình mỗi ngày tiếp nhận 50 hồ sơ.", "week"),
        ("Trong tuần tiếp nhận 50 hồ sơ.", "week"),
        ("Tiếp nhận từ 50 - 60 hồ sơ.", "range"),
        ("Tiếp nhận 50 công chức.", "open"),
        ("Số hồ sơ tăng 50 hồ sơ so với tháng trước.", "implied"),
    ],
)
def test_what_is_not_sure_is_left_with_its_reason(text, why):
    assert taken(text) == []
    assert {reason for _, reason in left(text)} == {why}


def test_a_number_of_the_nation_or_another_province_is_not_the_provinces():
    found_in = numbers(
        "Cả nước tiếp nhận 900 hồ sơ; tỉnh Lạng Sơn tiếp nhận 80 hồ sơ; tỉnh Quảng Ninh tiếp nhận 70 hồ sơ."
    )
    assert [(one.place, one.value) for one in found_in] == [("vn", 900), ("lang-son", 80), (PLACE, 70)]


def test_a_sentence_of_an_office_is_the_offices():
    of = [(one.unit, one.value) for one in numbers("Sở Y tế tiếp nhận 90 hồ sơ. Toàn tỉnh tiếp nhận 900 hồ sơ.")]
    assert of == [("Sở Y tế", 90), ("", 900)]
    text = "Trung tâm Phục vụ hành chính công tỉnh mở cửa cả ngày.\nTrung tâm tiếp nhận 90 hồ sơ."
    assert [one.unit for one in numbers(text)][-1].startswith("Trung tâm")


def test_periods_of_one_paragraph_stay_apart():
    of = [(one.value, one.period_label) for one in numbers("Tháng 7 tiếp nhận 50 hồ sơ; tháng 8 tiếp nhận 60 hồ sơ.")]
    assert of == [(50, "2025-07"), (60, "2025-08")]
    of = numbers("Lũy kế từ đầu năm đến nay tiếp nhận 500 hồ sơ.")
    assert [(one.period_label, one.period_end) for one in of] == [("2025-09-YTD", None)]
    (of,) = numbers("Từ ngày 15/8/2025 đến ngày 14/9/2025, toàn tỉnh tiếp nhận 500 hồ sơ.")
    assert (of.period_label, of.period_start, of.period_basis) == ("2025-09", date(2025, 8, 15), "stated")


def test_the_whole_with_its_parts_and_their_parts():
    text = "Tổng số phải giải quyết 520 hồ sơ (tồn đầu kỳ 20, tiếp nhận trong kỳ 500); đã giải quyết 480 hồ sơ."
    assert taken(text) == [
        ("dossiers_received", 520),
        ("dossiers_carried_over", 20),
        ("dossiers_received_new", 500),
        ("dossiers_resolved", 480),
    ]
    text = "UBND tỉnh giao 320 nhiệm vụ; trong đó đã hoàn thành 280 nhiệm vụ (đúng hạn 270, quá hạn 10)."
    assert taken(text) == [
        ("assigned_tasks_assigned", 320),
        ("assigned_tasks_done_on_time", 270),
        ("assigned_tasks_done_late", 10),
    ]


def test_calls_are_no_tickets_and_procedures_no_dossiers():
    assert taken("Tổng đài 1022 tiếp nhận 500 cuộc gọi, 90 phản ánh.") == [("hotline_received", 90)]
    assert taken("Đã rút ngắn thời gian của 24 TTHC; công bố 12 TTHC.") == [("tthc_announced", 12)]


def test_what_a_page_has_is_not_what_was_done_before():
    text = "Trang Facebook tiếp cận 300.000 người, số người theo dõi đạt 120.000 người."
    assert taken(text) == [("facebook_reach", 300_000), ("facebook_followers", 120_000)]


def test_petitions_that_are_sorted_have_their_kinds():
    text = "Tiếp nhận 90 đơn; phân loại, xử lý 60 đơn đủ điều kiện xử lý (gồm 40 đơn khiếu nại, 20 đơn tố cáo)."
    assert taken(text) == [
        ("petitions_received", 90),
        ("petitions_eligible", 60),
        ("petitions_complaint", 40),
        ("petitions_denunciation", 20),
    ]
