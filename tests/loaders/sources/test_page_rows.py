"""Pages of the portal, a row a figure."""

import pytest

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def rows() -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["MẠNG XÃ HỘI THÁNG 9 NĂM 2026"],
            ["Chỉ tiêu", "Kết quả"],
            ["Facebook: lượt tiếp cận", "trên 203.000"],
            ["Zalo - Lượt xem", 28000],
        ]
    )


def by_platform() -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["TRUYỀN THÔNG TRÊN MẠNG XÃ HỘI THÁNG 6/2026"],
            ["STT", "Nền tảng", "Chỉ số", "Tháng 5/2026", "Tháng 6/2026"],
            [1, "Facebook", "Lượt tiếp cận", 250000, 300000],
            [2, None, "Lượt tương tác", 120000, 156000],
            [3, "Zalo", "Lượt chia sẻ", 150, 140],
        ]
    )


def portal(title: str = "SẢN PHẨM ĐĂNG TRÊN CỔNG THÔNG TIN ĐIỆN TỬ TỈNH NĂM 2026") -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            [title],
            ["TT", "Loại sản phẩm", "Tháng 7/2026", "Tháng 8/2026"],
            [1, "Tin", 142, 155],
            [2, "Video", 9, 11],
            [None, "Tổng cộng", 151, 166],
        ]
    )


CLAIMED = (rows, by_platform, portal)


def test_the_title_names_the_page_of_all_rows():
    reading = reading_of(portal())
    assert problems_of(reading, "ask") == []
    assert values(reading) == {
        ("2026-07", "", "portal_news"): 142,
        ("2026-08", "", "portal_news"): 155,
        ("2026-07", "", "portal_videos"): 9,
        ("2026-08", "", "portal_videos"): 11,
    }
    assert reading_of(portal("TIN ĐĂNG TRÊN FACEBOOK VÀ ZALO CỦA CỔNG THÔNG TIN ĐIỆN TỬ")).facts == []


def test_a_page_and_its_figure_in_one_name():
    assert values(reading_of(rows())) == {
        ("2026-09", "", "facebook_reach"): 203000,
        ("2026-09", "", "zalo_views"): 28000,
    }
    assert {f.qualifier for f in reading_of(rows()).facts} == {"over", "exact"}


def test_platforms_named_once_and_months_beside_each_other():
    reading = reading_of(by_platform())
    assert problems_of(reading, "ask") == []
    assert values(reading) == {
        ("2026-05", "", "facebook_reach"): 250000,
        ("2026-06", "", "facebook_reach"): 300000,
        ("2026-05", "", "facebook_interactions"): 120000,
        ("2026-06", "", "facebook_interactions"): 156000,
        ("2026-05", "", "zalo_shares"): 150,
        ("2026-06", "", "zalo_shares"): 140,
    }


def headed(office: str, title: str = "TRANG FACEBOOK THÁNG 9 NĂM 2026") -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            [office],
            [title],
            ["Chỉ tiêu", "Kết quả"],
            ["Facebook: lượt tiếp cận", 203000],
            ["Facebook: số lượt thích Trang có thêm", 280],
        ]
    )


@pytest.mark.parametrize(
    "office", ["CỔNG THÔNG TIN ĐIỆN TỬ", "TRUNG TÂM THÔNG TIN - TIN HỌC", "VĂN PHÒNG", "BAN BIÊN TẬP CỔNG TTĐT"]
)
def test_who_keeps_the_portal_is_not_whose_it_is(office):
    reading = reading_of(headed(office))
    assert problems_of(reading, "ask") == []
    assert {fact.unit for fact in reading.facts} == {""}


def test_the_page_of_an_office_is_its_own():
    reading = reading_of(headed("SỞ Y TẾ", "TRANG FACEBOOK CỦA SỞ Y TẾ THÁNG 9 NĂM 2026"))
    assert {fact.unit for fact in reading.facts} == {"SỞ Y TẾ"}


def test_an_office_that_may_only_keep_the_portal_is_asked():
    reading = reading_of(headed("SỞ KHOA HỌC VÀ CÔNG NGHỆ"))
    assert (reading.facts, problems_of(reading, "ask")) == ([], [("unit_missing", "Sheet1")])
    whole = reading_of(headed("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), answers={"unit": "whole"})
    assert {fact.unit for fact in whole.facts} == {""}
    own = reading_of(headed("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), answers={"unit": "SỞ KHOA HỌC VÀ CÔNG NGHỆ"})
    assert {fact.unit for fact in own.facts} == {"SỞ KHOA HỌC VÀ CÔNG NGHỆ"}


def test_a_row_nobody_knows_is_asked_though_its_figures_are_text():
    content = table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["THỐNG KÊ HOẠT ĐỘNG FACEBOOK CỦA CỔNG THÔNG TIN ĐIỆN TỬ TỈNH NĂM 2026"],
            ["STT", "Nền tảng", "Chỉ số", "Tháng 8", "Tháng 9"],
            [1, "Facebook", "Lượt tiếp cận", "310.000", "295.000"],
            [2, "Facebook", "Tổng số người theo dõi trang", "91.200", "91.810"],
            [3, "Facebook", "Chỉ số yêu mến", "4.100", "4.250"],
        ]
    )
    reading = reading_of(content)
    assert {(f.measure, f.value) for f in reading.facts} >= {
        ("facebook_followers", 91_200.0),
        ("facebook_reach", 310_000.0),
    }
    assert [where for code, where in problems_of(reading, "ask") if where.endswith("C6")], (
        "never dropped without a word"
    )
