"""What looks like somebody's number, address or name in a free text, and what does not."""

import pytest

from data.personal import CARD, MAIL, TELEPHONE, holds_number_of_a_person, holds_person, is_person, personal_like


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("001099012345", CARD, "001099012345"),
        ("CCCD 001 099 012 345 nhé", CARD, "001 099 012 345"),
        ("số 001.099.012.345", CARD, "001.099.012.345"),
        ("087-199-012-345", CARD, "087-199-012-345"),
        ("CMND 341234567", CARD, "341234567"),
        ("CMND: 341 234 567", CARD, "341 234 567"),
        ("0912345678", TELEPHONE, "0912345678"),
        ("gọi 0912 345 678.", TELEPHONE, "0912 345 678"),
        ("0912.345.678", TELEPHONE, "0912.345.678"),
        ("+84 912 345 678", TELEPHONE, "+84 912 345 678"),
        ("+84912345678", TELEPHONE, "+84912345678"),
        ("84 912 345 678", TELEPHONE, "84 912 345 678"),
        ("0277.3851.431", TELEPHONE, "0277.3851.431"),
        ("024-3825-1234", TELEPHONE, "024-3825-1234"),
        ("028 3822 1234", TELEPHONE, "028 3822 1234"),
        ("thư a.b@example.vn", MAIL, "a.b@example.vn"),
    ],
)
def test_rule_34_of_reliability_numbers_of_persons_are_found_as_people_write_them(text, kind, written):
    assert personal_like(text) == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 766/QĐ-TTg",
        "số 1234/UBND",
        "Công văn 123456789/UBND-NC",
        "1.234.567.890 đồng",
        "123.456.789",
        "123456789 đồng",
        "14/06/2026",
        "2026-06-14",
        "từ 15/5/2026 đến 14/6/2026",
        "1022",
        "tổng đài 1900 1022",
        "98,48%",
        "0,123456789",
        "0.985",
        "Nghị định 61/2018/NĐ-CP và 09/2019/NĐ-CP",
        "1.001234.000.00.00.H20",
        "000.00.00.H20-260601-0001",
        "149.217 hồ sơ",
        "",
        "100 200 300",
        "từ 1/7 sáp nhập tỉnh, hệ thống ngừng 5 ngày để chuyển dữ liệu",
        "2025 2026 2027",
    ],
)
def test_decisions_amounts_days_and_shares_are_no_numbers_of_persons(text):
    assert personal_like(text) == [] and not holds_number_of_a_person(text)


def test_several_are_told_once_each_in_their_order():
    assert personal_like("0912345678, a@b.vn, 0912345678, 001099012345") == [
        (TELEPHONE, "0912345678"),
        (MAIL, "a@b.vn"),
        (CARD, "001099012345"),
    ]


@pytest.mark.parametrize(
    "text", ["Nguyễn Văn An", "TRẦN THỊ BÉ", "Do Nguyễn Văn An phụ trách", "Phòng Một cửa - TRẦN VĂN BÉ"]
)
def test_names_of_persons_are_found(text):
    assert holds_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "phường Trần Hưng Đạo",
        "Trường THPT Lê Hồng Phong",
        "Xã Nguyễn Việt Khái",
        "Sở Y tế",
        "HỘ TỊCH",
        "ĐÀO TẠO NGHỀ",
        "NÔNG NGHIỆP",
        "ĐOÀN ĐẠI BIỂU QUỐC HỘI",
        "LƯU TRỮ HỒ SƠ",
        "CHU KỲ BÁO CÁO",
    ],
)
def test_offices_fields_and_places_called_after_people_are_no_persons(text):
    assert not holds_person(text) and not is_person(text)
