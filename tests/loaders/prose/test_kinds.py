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


def of(text, title=TITLE):
    return [(one.measure, one.value, one.unit, one.place) for one in numbers(text, title) if one.is_taken]


def test_a_list_is_answered_one_by_one():
    """ "Lần lượt", "tương ứng": each number has its own word or office; a list of another length is only proposed."""
    assert taken("Số hồ sơ tiếp nhận, giải quyết và đang giải quyết lần lượt là 120, 110 và 10 hồ sơ.") == [
        ("dossiers_received", 120),
        ("dossiers_resolved", 110),
        ("dossiers_pending", 10),
    ]
    assert of("Phường Hạ Long và phường Uông Bí tiếp nhận lần lượt 50 và 30 hồ sơ.") == [
        ("dossiers_received", 50, "Phường Hạ Long", PLACE),
        ("dossiers_received", 30, "phường Uông Bí", PLACE),
    ]
    assert not taken("Phường Hạ Long, phường Uông Bí, xã Hải Hòa tiếp nhận lần lượt 50 và 30 hồ sơ.")
    assert not taken("Phường Hạ Long và phường Uông Bí có hồ sơ quá hạn với lần lượt 84 và 57 hồ sơ.")


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị còn lại tiếp nhận 700 hồ sơ.",
        "Các sở, ngành khác không có hồ sơ quá hạn.",
        "Toàn tỉnh tiếp nhận 90 hồ sơ, đang giải quyết 7 hồ sơ. Lĩnh vực đất đai 30 hồ sơ.",
        "Xã Hải Hòa tiếp nhận 90 hồ sơ; 15 xã không có hồ sơ quá hạn.",
        "Mỗi cán bộ giải quyết 30 hồ sơ.",
        "Cùng kỳ năm 2022 tiếp nhận 30 hồ sơ.",
        "Ban hành 8 quyết định công bố danh mục TTHC. Có 29 TTHC được cắt giảm thời gian giải quyết.",
    ],
)
def test_what_is_of_others_or_of_another_sentence_is_not_taken(text):
    assert not {value for _, value in taken(text)} & {700, 0, 30, 29}


def test_the_same_period_of_last_year_is_not_this_one():
    both = numbers("Tiếp nhận 90 hồ sơ. Cùng kỳ năm 2024 tiếp nhận 80 hồ sơ.")
    assert [(one.value, one.period_label) for one in both] == [(90, "2025-09"), (80, "2024-09")]


def test_a_province_named_again_ends_the_other():
    facts = of("Tiếp nhận 90 hồ sơ. Hải Phòng tiếp nhận 60 hồ sơ. Tỷ lệ đúng hạn của Quảng Ninh 99%.")
    assert [one[3] for one in facts] == [PLACE, "hai-phong@2025", PLACE]


def test_what_a_sentence_told_of_another_year_ends_with_it():
    undecided = left("Năm 2024 giải quyết 90 hồ sơ. Có 30 hồ sơ quá hạn.")
    assert (30, "week") in undecided


def test_parts_end_and_their_whole_goes_on():
    text = "Xã Hải Hòa nhận 9 hồ sơ. Sở Y tế nhận 90 hồ sơ, trong đó Chi cục Dân số 30 hồ sơ. Giải quyết 80 hồ sơ."
    assert of(text)[-1] == ("dossiers_resolved", 80, "Sở Y tế", PLACE)


def test_a_contrast_is_not_what_is_left():
    facts = of("Toàn tỉnh tiếp nhận 90 hồ sơ, còn Hải Phòng tiếp nhận 60 hồ sơ.")
    assert ("dossiers_received", 60, "", "hai-phong@2025") in facts
    assert not [one for one in facts if one[0] == "dossiers_pending"]


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [("không dưới", "over"), ("không quá", "under"), ("trên dưới", "about"), ("không ít hơn", "over")],
)
def test_two_words_of_size_are_one(words, qualifier):
    assert [one.qualifier for one in numbers(f"Tiếp nhận {words} 90 hồ sơ.")] == [qualifier]


def test_the_month_before_in_a_bracket_ends_with_it():
    text = "Bộ chỉ số 766: tỉnh đạt 91,2 điểm, xếp thứ 5 (tháng trước xếp thứ 8). Điểm số hóa hồ sơ 18,5 trên 22."
    assert [(one.measure, one.value, one.period_label) for one in numbers(text) if one.is_taken] == [
        ("index766_total", 91.2, "2025-09"),
        ("index766_rank", 5, "2025-09"),
        ("index766_rank", 8, "2025-08"),
        ("index766_digitisation", 18.5, "2025-09"),
    ]


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
        ("Trong 10 ngày đầu tháng 7/2025, tỉnh tiếp nhận 846 hồ sơ.", "week"),
        ("Nửa đầu tháng 7/2025, tỉnh tiếp nhận 846 hồ sơ.", "week"),
        ("Tuần đầu tháng 7/2025, tỉnh tiếp nhận 846 hồ sơ.", "week"),
        ("Trong tuần 28 (từ 7/7 đến 13/7/2025), tỉnh tiếp nhận 846 hồ sơ.", "week"),
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


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Trong tháng 9/2025, toàn tỉnh đã tiếp nhận mới 112.202 hồ sơ.", "dossiers_received_new"),
        ("Trong tháng 9/2025, toàn tỉnh đã tiếp nhận 112.202 hồ sơ.", "dossiers_received"),
        ("Trong tháng 9/2025, số hồ sơ đã trả lại là 112.202.", "dossiers_returned"),
        ("Trong tháng 9/2025, số hồ sơ đã trả là 112.202.", "dossiers_resolved"),
    ],
)
def test_a_word_goes_on_beyond_one_that_says_no_more_than_its_beginning(text, measure):
    assert taken(text) == [(measure, 112_202)]
