"""Kinds of wording that reports of many provinces showed, each in a few words of our own."""

from datetime import date

import pytest

from data.places import PLACES
from loaders.files.documents import read_text
from loaders.prose.reader import read
from loaders.prose.vocabulary import find_words
from loaders.tables.context import Context

TITLE = "BÁO CÁO\nKết quả công tác tháng 9 năm 2025\n"
NEWS = "…, ngày 6 tháng 10 năm 2025\n"  # a text without a title, of a day
PLACE = "quang-ninh"


def taken(text, title=TITLE):
    prose = read(read_text(title + text), Context(place=PLACE, today=date(2026, 1, 1)))
    return [one for one in prose.numbers if one.is_taken]


def measures(text, title=TITLE):
    return [(one.measure, one.value) for one in taken(text, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a word becomes behind "chưa", "không", "đang".
        ("Giải quyết 90 hồ sơ; đang thụ lý 10 hồ sơ.", [("dossiers_resolved", 90), ("dossiers_pending", 10)]),
        ("Tiếp nhận 90 hồ sơ; chưa được giải quyết 10 hồ sơ.", [("dossiers_received", 90), ("dossiers_pending", 10)]),
        (
            "Trả trễ 9 hồ sơ, trong đó 7 hồ sơ đã gửi thư xin lỗi, 2 hồ sơ chưa gửi.",
            [
                ("dossiers_resolved_late", 9),
                ("dossiers_resolved_late_apology_given", 7),
                ("dossiers_resolved_late_apology_missing", 2),
            ],
        ),
        # The whole of a share says itself what it is.
        (
            "Đơn vị đã sử dụng 47/52 biên chế công chức được giao.",
            [("staff_civil_servants_used", 47), ("staff_civil_servants_assigned", 52)],
        ),
        (
            "Nộp trực tuyến 60 hồ sơ/75 hồ sơ, đạt 80%.",
            [("dossiers_received_online", 60), ("dossiers_received", 75), ("online_rate_reported", 80)],
        ),
        (
            "Có 33 hồ sơ thanh toán trực tuyến trong tổng số 44 hồ sơ phát sinh nghĩa vụ tài chính.",
            [("dossier_payments_online", 33), ("dossier_payments", 44)],
        ),
        # Names with their numbers in brackets, "nhiều nhất", "kế đến".
        (
            "Toàn tỉnh còn 50 hồ sơ quá hạn chưa giải quyết, nhiều nhất ở xã Hải Hòa (30 hồ sơ), kế đến là xã Yên Lập "
            "(15 hồ sơ).",
            [("dossiers_pending_overdue", 50), ("dossiers_pending_overdue", 30), ("dossiers_pending_overdue", 15)],
        ),
        # Written out once more, late by days, counters of a noun.
        ("Tiếp nhận 12 (mười hai) hồ sơ.", [("dossiers_received", 12)]),
        (
            "Trả trễ 9 hồ sơ (8 hồ sơ trễ không quá 5 ngày, 1 hồ sơ trễ trên 10 ngày).",
            [("dossiers_resolved_late", 9), ("dossiers_late_up_to_5_days", 8), ("dossiers_late_over_10_days", 1)],
        ),
        ("Nhận 90 bộ hồ sơ. Trong đó, 80 bộ đã có kết quả.", [("dossiers_received", 90), ("dossiers_resolved", 80)]),
        ("Trong tháng không hồ sơ nào bị trễ hạn.", [("dossiers_resolved_late", 0)]),
        # Who was received, by whom, with whom.
        (
            "Các cơ quan tiếp 70 lượt công dân/81 người, có 2 đoàn đông người với 15 người.",
            [("citizen_reception_visits", 70), ("citizen_reception_people", 81)],
        ),
        ("Trung tâm Phục vụ hành chính công đón 700 lượt công dân.", []),
        # Tickets of the hotline and how they came; those of nobody knows what.
        (
            "Tổng đài 1022 tiếp nhận 700 lượt, trong đó 400 cuộc gọi, qua Zalo 300 lượt.",
            [("hotline_received", 700), ("hotline_received", 400), ("hotline_received", 300)],
        ),
        ("Tổng đài 1022 đã chuyển các sở, ngành xử lý 90 phản ánh.", []),
        ("Công an phường tiếp nhận 90 tin báo.", []),
        ("Trên Cổng dịch vụ công quốc gia, tỉnh nhận 60 phản ánh.", []),
        # Money: scales, sums out of sums, what was spent of what.
        (
            "Vốn đầu tư công giải ngân 1.200/4.800 tỷ đồng.",
            [("public_investment_disbursed", 1.2e12), ("public_investment_assigned", 4.8e12)],
        ),
        ("Cả tỉnh giải ngân 1,5 nghìn tỷ đồng vốn đầu tư công.", [("public_investment_disbursed", 1.5e12)]),
        ("Đơn vị được giao dự toán 900 triệu đồng.", [("budget_total_assigned", 9e8)]),
        ("Ước giải ngân 900 tỷ đồng vốn đầu tư công.", []),
        # Tasks that are in time are not done; late ones beside them neither.
        (
            "UBND tỉnh giao 60 nhiệm vụ: 40 nhiệm vụ hoàn thành, 15 nhiệm vụ còn trong hạn, 5 nhiệm vụ quá hạn.",
            [("assigned_tasks_assigned", 60), ("assigned_tasks_in_progress", 15), ("assigned_tasks_overdue", 5)],
        ),
        # Three digits behind a point are no month; what goes on to the next period is left.
        (
            "Tiếp nhận mới trong tháng 1.210 hồ sơ, đã giải quyết 1.200 hồ sơ, chuyển kỳ sau 10 hồ sơ.",
            [("dossiers_received_new", 1210), ("dossiers_resolved", 1200), ("dossiers_pending", 10)],
        ),
        # What is in time is out of what was done, not out of all; beside those done early it is no figure of ours.
        (
            "Tổng đài 1022 tiếp nhận 80 phiếu. Tỷ lệ xử lý đúng hạn là 95% (57/60 phiếu).",
            [("hotline_received", 80), ("hotline_on_time_rate_reported", 95), ("hotline_on_time", 57)],
        ),
        (
            "UBND tỉnh giao 60 nhiệm vụ: hoàn thành trước hạn 20, đúng hạn 18.",
            [("assigned_tasks_assigned", 60)],
        ),
        ("Phiếu về lĩnh vực đất đai 30 đơn, lĩnh vực tư pháp 10 đơn.", [("petitions_land_use", 30)]),
        ("Lãnh đạo UBND tỉnh yêu cầu đến hết tháng 10/2025 không còn hồ sơ quá hạn.", []),
        # A semicolon leads from what was done to what is left; "ngay trong ngày" is on the spot.
        (
            "Giải quyết 90 hồ sơ, trong đó đúng hạn 86, trễ hạn 4; đang giải quyết 16 hồ sơ, trong đó quá hạn 2.",
            [
                ("dossiers_resolved", 90),
                ("dossiers_resolved_early_or_on_time", 86),
                ("dossiers_resolved_late", 4),
                ("dossiers_pending", 16),
                ("dossiers_pending_overdue", 2),
            ],
        ),
        ("Có 60 hồ sơ được giải quyết ngay trong ngày.", [("dossiers_resolved_on_the_spot", 60)]),
        # Scores of two groups are the index's; a sum is of the plan told behind it.
        (
            "Công khai, minh bạch đạt 17,2/18 điểm, tiến độ giải quyết đạt 19,1/20 điểm.",
            [("index766_transparency", 17.2), ("index766_progress", 19.1)],
        ),
        (
            "Tỉnh đã giải ngân 600 tỷ đồng, đạt 58% kế hoạch vốn được giao.",
            [("public_investment_disbursed", 6e11)],
        ),
        # Some offices, several provinces, some of all.
        ("Có 10/12 sở, ngành đạt 100% hồ sơ đúng hạn.", []),
        ("Riêng hồ sơ thuộc thẩm quyền cấp xã có 60 hồ sơ, đúng hạn 50 hồ sơ, đạt 83%.", []),
        ("Cao Bằng, Lạng Sơn, Phú Thọ tiếp nhận 60 hồ sơ.", []),
    ],
)
def test_what_is_taken(text, expected):
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A stock and a score have a day, what came in has none of it.
        ("Đến ngày 30/9/2025, tỉnh có 60 hồ sơ quá hạn.", [("dossiers_pending_overdue", "2025-09-30")]),
        (
            "Bộ chỉ số 766: ngày 30/9, tỉnh đạt 88,2 điểm. Công khai, minh bạch 16,5/18 điểm.",
            [("index766_total", "2025-09-30"), ("index766_transparency", "2025-09-30")],
        ),
        ("Ngày 30/9, Trung tâm tiếp nhận 60 hồ sơ.", []),
        # Windows of months, from a first day to now.
        ("Từ ngày 11/8/2025 đến ngày 10/9/2025, tỉnh tiếp nhận 60 hồ sơ.", [("dossiers_received", "2025-09")]),
        ("Từ ngày 1/1 đến nay, tỉnh tiếp nhận 60 hồ sơ.", [("dossiers_received", "2025-10-YTD")]),
        ("Từ ngày 1/10 đến nay, tỉnh tiếp nhận 60 hồ sơ.", []),
        # Months and the year so far in one sentence.
        (
            "Tháng 9/2025 tiếp 60 lượt công dân, tăng 5% so với cùng kỳ; lũy kế 9 tháng tiếp 500 lượt.",
            [("citizen_reception_visits", "2025-09"), ("citizen_reception_visits", "2025-09-YTD")],
        ),
        # A span of months in a bracket; the first months of something are not those of a year.
        (
            "Ba tháng đầu vận hành (tháng 7 - 9/2025), xã tiếp nhận 60 hồ sơ.",
            [("dossiers_received", "2025-Q3")],
        ),
        ("Ba tháng đầu vận hành, xã tiếp nhận 60 hồ sơ.", []),
        # The year so far; "đến nay" of what came in is the time told before, of a stock the day.
        ("Từ đầu năm đến nay, tỉnh tiếp nhận 60 hồ sơ.", [("dossiers_received", "2025-10-YTD")]),
        ("Từ đầu năm 2025 đến nay, tỉnh tiếp nhận 60 hồ sơ.", [("dossiers_received", "2025-10-YTD")]),
        ("Từ đầu năm 2024 đến nay, tỉnh tiếp nhận 60 hồ sơ.", []),
        ("Kể từ đầu tháng 7 đến nay, tỉnh tiếp nhận 60 hồ sơ.", []),
        (
            "Từ ngày 1/1/2025 đến 30/9/2025, tỉnh tiếp nhận 60 hồ sơ. Đến nay đã giải quyết 50 hồ sơ.",
            [("dossiers_received", "2025-9M"), ("dossiers_resolved", "2025-9M")],
        ),
        ("Đến nay, tỉnh còn 60 hồ sơ quá hạn chưa giải quyết.", [("dossiers_pending_overdue", "2025-10-06")]),
        # How long is not when.
        ("Trong 3 tháng, tỉnh tiếp nhận 60 hồ sơ.", []),
        ("Sau một tháng vận hành, tỉnh tiếp nhận 60 hồ sơ.", []),
        ("Từ năm 2021 đến nay, tỉnh tiếp nhận 60 hồ sơ.", []),
        ("Thời gian qua, tỉnh tiếp nhận 60 hồ sơ.", []),
        # "Mỗi ngày" is of its own number.
        (
            "Tháng 9/2025, mỗi ngày nhận 20 hồ sơ, cả tháng tiếp nhận 600 hồ sơ.",
            [("dossiers_received", "2025-09")],
        ),
    ],
)
def test_the_period_of_a_text_without_a_title(text, expected):
    assert [(one.measure, one.period_label) for one in taken(text, NEWS)] == expected


def test_a_province_before_the_merger_has_its_own_id():
    text = "Tỉnh Bắc Kạn (trước sáp nhập) tiếp 60 lượt công dân. Tỉnh Quảng Ninh tiếp 90 lượt công dân."
    assert [(one.place, one.value) for one in taken(text)] == [("bac-kan@2004", 60), (PLACE, 90)]


def test_what_a_bracket_says_of_the_nation_ends_with_it():
    text = "Bộ chỉ số 766: tỉnh đạt 88,2 điểm (bình quân cả nước 80,1 điểm). Tiến độ giải quyết 19,1 điểm."
    assert [(one.place, one.value) for one in taken(text)] == [(PLACE, 88.2), (PLACE, 19.1)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("UBND Q.3 tiếp nhận 60 hồ sơ.", "UBND Q.3"),
        ("Công an TP.HCM tiếp nhận 60 hồ sơ.", "Công an TP.HCM"),
        (
            "Ban Quản lý Khu kinh tế Đồng Đăng - Lạng Sơn tiếp nhận 60 hồ sơ.",
            "Ban Quản lý Khu kinh tế Đồng Đăng - Lạng Sơn",
        ),
        ("Báo cáo của Sở Y tế cho thấy toàn tỉnh tiếp nhận 60 hồ sơ.", ""),
        ("Các sở, ban ngành cấp tỉnh tiếp nhận 60 hồ sơ.", "Các sở, ban ngành cấp tỉnh"),
    ],
)
def test_whose_a_number_is(text, unit):
    assert [one.unit for one in taken(text)] == [unit]


def test_a_commune_speaks_of_itself_by_what_it_is():
    title = "BÁO CÁO\nUBND XÃ HẢI HÒA — Kết quả công tác tháng 9 năm 2025\n"
    (one,) = taken("Qua kênh 1022, xã được chuyển 60 phản ánh.", title)
    assert (one.measure, one.unit) == ("hotline_received", "UBND XÃ HẢI HÒA")


def test_a_part_in_the_same_sentence_is_not_a_second_figure_and_two_of_two_sentences_are():
    assert measures("Tỉnh tiếp 90 lượt công dân, riêng thủ trưởng tiếp 30 lượt.")[0] == ("citizen_reception_visits", 90)
    assert measures("Tỉnh tiếp nhận 90 hồ sơ. Như vậy, với 70 hồ sơ được tiếp nhận, tỷ lệ trực tuyến đạt 80%.") == [
        ("online_rate_reported", 80)
    ]


def test_a_title_that_rounds_gives_way_to_the_text():
    title = "BÁO CÁO\nTháng 9 năm 2025: tỉnh tiếp nhận hơn 1.200 hồ sơ\n"
    assert [(one.value, one.qualifier) for one in taken("Trong tháng, tỉnh tiếp nhận 1.234 hồ sơ.", title)] == [
        (1234, "exact")
    ]


@pytest.mark.parametrize("words", ["kiến nghị, phản ánh", "kiến nghị và phản ánh", "kiến nghị - phản ánh"])
def test_one_comma_in_the_list_is_every_way_to_join(words):
    assert {("noun", "ticket"), ("sort", "feedback")} <= {(word.slot, word.value) for word in find_words(words)}


def test_a_gap_in_a_word_takes_what_nobody_needs_to_know():
    (word,) = find_words("đã chuyển cơ quan chức năng xử lý")
    assert (word.slot, word.value, word.end) == ("act", "forwarded", 33)


@pytest.mark.parametrize("place", [place for place in PLACES.values() if place.code], ids=lambda place: place.id)
def test_a_province_is_itself_however_it_is_named(place):
    """By its name, as a province and as a city: never another, never an office of its own."""
    year = 2024 if place.valid_to else 2025
    text = (
        f"Tháng 9/{year}, tỉnh {place.name} tiếp nhận 60 hồ sơ; {place.name} có 9 hồ sơ quá hạn chưa giải quyết. "
        f"Thành phố {place.name} đã giải quyết 50 hồ sơ. {place.name} trả lại 2 hồ sơ."
    )
    prose = read(read_text(NEWS + text), Context(place=place.id, today=date(2030, 1, 1)))
    assert [(one.value, one.place, one.unit) for one in prose.numbers if one.is_taken] == [
        (value, place.id, "") for value in (60, 9, 50, 2)
    ]
