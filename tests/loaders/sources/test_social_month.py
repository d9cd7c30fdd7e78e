"""The monthly table of the portal and its pages."""

import pytest

from data.facts import RANKS
from tests.loaders.build import problems_of, reading_of, social, table


def test_rounded_figures_keep_their_words_and_cells():
    reading = reading_of(social())
    assert (reading.source, reading.rank, reading.verdict) == ("social_month", RANKS["office"], "accept")
    assert {
        (f.measure, f.value, f.qualifier, f.counted, f.locator) for f in reading.facts if f.period_label == "2026-01"
    } == {
        ("facebook_reach", 770000, "over", "người", "Mạng xã hội!B6"),
        ("facebook_interactions", 800000, "exact", "lượt", "Mạng xã hội!C6"),
        ("facebook_new_followers", 300, "nearly", "lượt", "Mạng xã hội!D6"),
        ("facebook_followers", 90000, "exact", "người", "Mạng xã hội!E6"),
        ("zalo_views", 553000, "exact", "lượt", "Mạng xã hội!F6"),
        ("zalo_interactions", 200, "exact", "lượt", "Mạng xã hội!G6"),
        ("zalo_shares", 15000, "nearly", "lượt", "Mạng xã hội!H6"),
        ("portal_articles", 204, "exact", "tin, bài", "Mạng xã hội!I6"),
    }
    assert {f.period_label for f in reading.facts} == {"2026-01", "2026-02"}


@pytest.mark.parametrize(
    ("heading", "cell", "counted"),
    [
        ("Người tiếp cận", 5, "người"),
        ("Lượt tiếp cận", 5, "lượt"),
        ("Tiếp cận", 5, "lượt"),
        ("Tiếp cận", "hơn 770.000 người", "người"),
    ],
)
def test_rule_15_people_and_times_stay_apart(heading, cell, counted):
    headings = (["Tháng", "Facebook", None], [None, heading, "Tương tác"])
    reading = reading_of(social([["Tháng 1", cell, 7]], headings=headings))
    assert [f.counted for f in reading.facts if f.measure == "facebook_reach"] == [counted]


def test_one_month_alone_takes_its_period_from_the_title():
    headings = (["Facebook", None, "Zalo"], ["Lượt tiếp cận", "Lượt tương tác", "Lượt xem"])
    reading = reading_of(social([[300000, 156000, 28000]], "Tháng 5 năm 2026", headings))
    assert {(f.measure, f.period_label, f.value) for f in reading.facts} == {
        ("facebook_reach", "2026-05", 300000),
        ("facebook_interactions", "2026-05", 156000),
        ("zalo_views", "2026-05", 28000),
    }


def test_headings_of_one_line_name_their_page():
    headings = (["Tháng", "Lượt tiếp cận Facebook", "Zalo: lượt xem", "Zalo chia sẻ"], [None] * 4)
    reading = reading_of(social([["05/2026", 10, 20, 30]], headings=headings))
    assert {f.measure for f in reading.facts} == {"facebook_reach", "zalo_views", "zalo_shares"}


def test_each_month_stands_in_the_territory_of_its_last_day():
    reading = reading_of(social([["Tháng 6/2025", *[5] * 8], ["Tháng 7/2025", *[5] * 8]], "Năm 2025"))
    assert {(f.period_label, f.place) for f in reading.facts} == {
        ("2025-06", "dong-thap@2004"),
        ("2025-07", "dong-thap@2025"),
    }


def test_a_month_that_cannot_be_read_is_asked():
    rows = [["Đầu năm", *[5] * 8], ["Tháng 2", *[6] * 8]]
    reading = reading_of(social(rows))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.question) == ("period_unreadable", "period:Mạng xã hội!A6")
    answered = reading_of(social(rows), answers={problem.question: "2026-01"})
    assert {f.period_label for f in answered.facts} == {"2026-01", "2026-02"}
    assert {f.period_label for f in reading_of(social(rows), answers={problem.question: "skip"}).facts} == {"2026-02"}


def test_the_same_month_twice_is_asked_never_added():
    reading = reading_of(social([["Tháng 1", *[5] * 8], ["01/2026", *[6] * 8]]))
    assert {p.code for p in reading.problems if p.severity == "ask"} == {"double"}


def test_a_total_row_of_months_is_compared_where_months_add_up():
    rows = [
        ["Tháng 1", 50, 10, 1, 100, 1, 1, 1, 1],
        ["Tháng 2", 50, 20, 1, 101, 1, 1, 1, 1],
        ["Cộng", 70, 31, 2, 50, 2, 2, 2, 2],
    ]  # people reached and followers do not add up over months
    reading = reading_of(social(rows))
    assert problems_of(reading) == [("total_differs", "Mạng xã hội!C8")]
    assert len(reading.facts) == 16


def test_more_interactions_than_reach_is_a_warning():
    reading = reading_of(social([["Tháng 1", 770000, 800000, *[5] * 6]]))
    assert problems_of(reading) == [("part_above_total", "Mạng xã hội!C6")]


def test_months_still_to_come_are_not_missing():
    reading = reading_of(social([["Tháng 1", *[5] * 8], ["Tháng 12", *[None] * 8]]))
    assert {f.period_label for f in reading.facts} == {"2026-01"}


def test_months_of_the_portal_that_only_the_title_names():
    head = [["THỐNG KÊ TIN, BÀI TRÊN CỔNG THÔNG TIN ĐIỆN TỬ TỈNH ĐỒNG THÁP"], ["Quý III năm 2026"]]
    rows = [["Tháng 7", 210, 64, 88], ["Tháng 8", 198, 70, 93], ["Cộng", 408, 134, 181]]
    reading = reading_of(table([*head, ["Tháng", "Tin", "Bài", "Văn bản đăng tải"], *rows]))
    assert (reading.source, reading.verdict) == ("social_month", "accept")
    assert {(f.measure, f.period_label): f.value for f in reading.facts}["portal_features", "2026-08"] == 70
    of_nobody = reading_of(table([["THỐNG KÊ TIN, BÀI"], head[1], ["Tháng", "Tin", "Bài", "Văn bản đăng tải"], *rows]))
    assert of_nobody.source == ""
