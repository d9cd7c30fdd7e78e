from datetime import date

import pytest

from data.places import NATION, PLACES, PlaceError, find_place, find_places, provinces_on, today_of

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_63_before_and_34_since_1_july_2025():
    assert len(provinces_on(BEFORE)) == 63 and len(provinces_on(AFTER)) == 34


def test_every_old_province_is_in_exactly_one_of_today():
    parts = [part for p in PLACES.values() for part in p.parts]
    merged = [p for p in PLACES.values() if p.successor]
    assert sorted(parts) == sorted(p.id for p in merged) and len(parts) == 52
    assert all(p.id in PLACES[p.successor].parts for p in merged)


def test_codes_that_changed_meaning_never_name_a_place():
    """82 was Tiền Giang and is Đồng Tháp; 87 was Đồng Tháp."""
    assert find_place("Đồng Tháp", BEFORE).code == "87" and find_place("Đồng Tháp", AFTER).code == "82"
    assert find_place("Tiền Giang", BEFORE).code == "82" and find_places("82") == []


@pytest.mark.parametrize(
    "text, day, place",
    [
        ("Đồng Tháp", BEFORE, "dong-thap@2004"),
        ("Tỉnh Đồng Tháp", AFTER, "dong-thap@2025"),
        ("TP.HCM", AFTER, "ho-chi-minh@2025"),
        ("Thành phố Hồ Chí Minh", BEFORE, "ho-chi-minh@2004"),
        ("Hoà Bình", BEFORE, "hoa-binh@2004"),
        ("Thanh Hoá", AFTER, "thanh-hoa"),
        ("Thừa Thiên Huế", BEFORE, "hue"),
        ("Bà Rịa – Vũng Tàu", BEFORE, "ba-ria-vung-tau@2004"),
        ("ĐẮK  LẮK", AFTER, "dak-lak@2025"),
        ("Đăk Lăk", BEFORE, "dak-lak@2004"),
        ("UBND tỉnh Quảng Ngãi", BEFORE, "quang-ngai@2004"),
        ("Cả nước", AFTER, NATION),
    ],
)
def test_names_and_aliases(text, day, place):
    assert find_place(text, day).id == place


def test_a_merged_province_is_not_found_later_and_says_where_it_went():
    with pytest.raises(PlaceError) as error:
        find_place("Tiền Giang", AFTER)
    assert "Đồng Tháp" in error.value.message_vi
    assert today_of("tien-giang@2004") == "dong-thap@2025" and today_of("ha-noi") == "ha-noi"


def test_an_unknown_name_is_never_guessed():
    with pytest.raises(PlaceError) as error:
        find_place("Đồng Thap", AFTER)
    assert "Đồng Tháp" in error.value.message_vi


def test_dong_nai_is_a_city_since_30_april_2026_and_hue_since_2025():
    dong_nai, hue = PLACES["dong-nai@2025"], PLACES["hue"]
    assert dong_nai.status_on(date(2026, 4, 29)) == "tỉnh" and dong_nai.status_on(date(2026, 4, 30)) == "thành phố"
    assert hue.status_on(date(2024, 12, 31)) == "tỉnh" and hue.status_on(date(2025, 1, 1)) == "thành phố"
    cities = [p for p in provinces_on(date(2026, 5, 1)) if p.status_on(date(2026, 5, 1)) == "thành phố"]
    assert len(cities) == 7
