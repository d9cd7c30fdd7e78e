"""Numbers of prose and what they are not: separators, unit words, qualifiers, fractions, zeros; dates, laws, phones."""

import pytest

from loaders.prose.masks import masked
from loaders.prose.numerals import numerals
from loaders.prose.spelling import spelled


def numbers(text, is_english=False):
    return numerals(masked(spelled(text)), is_english)


@pytest.mark.parametrize(
    ("text", "value", "kind", "qualifier"),
    [
        ("149.217 hồ sơ", 149217, "count", "exact"),
        ("17.371.225 hồ sơ", 17371225, "count", "exact"),
        ("74 512 hồ sơ", 74512, "count", "exact"),
        ("quá hạn 1767 hồ sơ", 1767, "count", "exact"),
        ("03 cuộc", 3, "count", "exact"),
        ("đạt 98,48%", 98.48, "percent", "exact"),
        ("đạt 95.66%", 95.66, "percent", "exact"),
        ("đạt trên 99,87 %", 99.87, "percent", "over"),
        ("75.5 điểm", 75.5, "points", "exact"),
        ("hơn 410 ngàn hồ sơ", 410000, "count", "over"),
        ("1,27 triệu hồ sơ", 1270000, "count", "exact"),
        ("3,148 tỷ đồng", 3148000000, "money", "exact"),
        ("304,443 triệu đồng", 304443000, "money", "exact"),
        ("21.042.000.000 đồng", 21042000000, "money", "exact"),
        ("gần 9.000 lượt", 9000, "count", "nearly"),
        ("khoảng gần 50 cuộc", 50, "count", "about"),
        ("dưới 10 hồ sơ", 10, "count", "under"),
        ("không có hồ sơ trễ hạn", 0, "count", "exact"),
        ("chưa có hồ sơ nào quá hạn", 0, "count", "exact"),
        ("không phát sinh hồ sơ", 0, "count", "exact"),
    ],
)
def test_a_number_has_one_value(text, value, kind, qualifier):
    read = numbers(text)
    assert [(one.value, one.kind, one.qualifier, one.why) for one in read] == [(value, kind, qualifier, "")]


@pytest.mark.parametrize(
    ("text", "why", "readings"),
    [
        ("151.10 hồ sơ", "separators", (15110.0,)),
        ("5.9123 hồ sơ", "separators", (59123.0,)),
        ("hơn 42.000 nghìn lượt", "doubled_unit", (42000.0, 42000000.0)),
        ("1,234 hồ sơ", "separators", (1234.0,)),
    ],
)
def test_a_number_that_may_be_several_is_none(text, why, readings):
    (one,) = numbers(text)
    assert (one.value, one.why, one.readings) == (None, why, readings)


def test_fractions_and_ranges_are_two_numbers():
    part, whole = numbers("1.456/1.625 hồ sơ")
    assert (part.value, whole.value, whole.is_of_whole, whole.part == part) == (1456, 1625, True, True)
    low, high = numbers("60 - 70 bài")
    assert [(one.value, one.is_range, one.why) for one in (low, high)] == [(60, True, "range"), (70, True, "range")]


def test_an_english_page_divides_the_other_way():
    assert [one.value for one in numbers("531,269 dossiers, 59.71%", is_english=True)] == [531269, 59.71]


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 15/9/2024 đến ngày 14/10/2024",
        "ngày 07 tháng 7 năm 2025",
        "tháng 10/2021, quý III năm 2020, 6 tháng đầu năm 2022, giai đoạn 2021 - 2025",
        "Quyết định số 468/QĐ-TTg ngày 27/3/2021, Nghị định số 61/2018/NĐ-CP, Kế hoạch 144/KH-UBND",
        "Điều 5, khoản 2 Điều 7, Mục II Phụ lục 1",
        "gọi 1022 hoặc 0235.1022, 19001075, 0222.3822.456, 0912 345 678",
        "dịch vụ công mức độ 3, 4; tiêu chuẩn ISO 9001:2015; dịch Covid-19; 24/7",
        "ngày 30/4 và 1/5, lúc 7 giờ 30, sáng 15/5",
        "1. Công tác chỉ đạo",
        "kỳ họp thứ 4, khóa 10; phòng họp số 2; tuần 37",
        "trong 8 giờ làm việc",
    ],
)
def test_what_is_no_figure_is_no_number(text):
    assert numbers(text) == []


def test_spelling_keeps_every_letter_in_its_place():
    text = "Uỷ ban Hoà Bình – “Thuý” toàn TỈNH, quý Ⅳ, İ"
    assert len(spelled(text)) == len(text)
    assert spelled("Uỷ") == spelled("Ủy") and spelled("Hoà") == spelled("Hòa") and "toàn" in spelled(text)


@pytest.mark.parametrize(
    "text",
    [
        "phiếu xử lý đúng hạn: chưa nêu, do chưa có báo cáo.",
        "hồ sơ quá hạn: chưa có số liệu",
        "hồ sơ mới tiếp nhận: chưa có đủ số liệu",
        "Số này chưa đầy đủ (mới có 10/12 kỳ).",
        "mới có 28/30 đơn vị; tính trên 200 trong 500 hồ sơ đã báo cáo",
    ],
)
def test_what_nobody_counted_is_no_number(text):
    assert numbers(text) == []
