"""Monthly figures of a Facebook page."""

import pytest

from data.facts import RANKS
from loaders.files.workbook import read_workbook
from loaders.registry import SOURCES
from tests.loaders.build import problems_of, reading_of, table

ENGLISH = [
    "Month",
    "Facebook reach",
    "Content interactions",
    "Facebook follows",
    "Facebook visits",
    "Unfollows",
    "Facebook link clicks",
]


def page(rows, headings=ENGLISH, above=(), sheet="Insights"):
    return table([*([line] for line in above), headings, *rows], sheet)


def figures(reading):
    return {(f.period_label, f.measure): (f.value, f.qualifier, f.counted, f.locator) for f in reading.facts}


def test_meta_words_are_read_and_thousands_with_commas():
    reading = reading_of(
        page([["2026-05", "12,345", 1250, 30, 400, 5, 61], ["2026-06", 13000, "1,300", 31, 410, 6, 70]]),
        place="Đồng Tháp",
    )
    assert (reading.source, reading.rank, reading.verdict) == ("meta_pages", RANKS["export"], "normalise")
    assert problems_of(reading) == [("english_numbers", "Insights!B2")]
    shown = figures(reading)
    assert shown["2026-05", "facebook_reach"] == (12345, "exact", "lượt", "Insights!B2")
    assert shown["2026-06", "facebook_interactions"] == (1300, "exact", "lượt", "Insights!C3")
    assert {measure: value for (label, measure), (value, *_) in shown.items() if label == "2026-05"} == {
        "facebook_reach": 12345,
        "facebook_interactions": 1250,
        "facebook_new_followers": 30,
        "facebook_visits": 400,
        "facebook_unfollows": 5,
        "facebook_clicks": 61,
    }


def test_vietnamese_words_under_the_name_of_the_page():
    above = ["UBND TỈNH ĐỒNG THÁP", "SỐ LIỆU TRANG FACEBOOK CỔNG THÔNG TIN ĐIỆN TỬ", "Tháng 5 năm 2026"]
    reading = reading_of(
        page(
            [["hơn 300.000", 156000, "gần 300", 90000]],
            ["Người tiếp cận", "Lượt tương tác", "Lượt theo dõi mới", "Người theo dõi"],
            above,
        )
    )
    assert (reading.source, reading.verdict) == ("meta_pages", "accept")
    assert figures(reading) == {
        ("2026-05", "facebook_reach"): (300000, "over", "người", "Insights!A5"),
        ("2026-05", "facebook_interactions"): (156000, "exact", "lượt", "Insights!B5"),
        ("2026-05", "facebook_new_followers"): (300, "nearly", "lượt", "Insights!C5"),
        ("2026-05", "facebook_followers"): (90000, "exact", "người", "Insights!D5"),
    }


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["2026-05", "1.25,0", 1250, 30, 400, 5, 61], ("unreadable_number", "Insights!B2")),
        (["đầu năm", 12345, 1250, 30, 400, 5, 61], ("period_unreadable", "Insights!A2")),
    ],
)
def test_what_cannot_be_read_is_asked_with_its_cell(row, problem):
    reading = reading_of(page([row, ["2026-06", 13000, 1300, 31, 410, 6, 70]]), place="Đồng Tháp")
    assert [(p.code, p.locator) for p in reading.problems if p.severity == "ask"] == [problem]


def test_more_interactions_than_reach_is_a_warning():
    reading = reading_of(page([["2026-05", 1000, 1250, 30, 400, 5, 61]]), place="Đồng Tháp")
    assert problems_of(reading, "warn") == [("part_above_total", "Insights!C2")]


def test_one_source_claims_it():
    content = page([["2026-05", 12345, 1250, 30, 400, 5, 61]])
    assert [s.id for s in SOURCES if s.sniff(read_workbook(content))] == ["meta_pages"]


def test_the_page_of_an_office_is_never_the_province_s():
    headings, row = ["Tháng", "Lượt tiếp cận", "Lượt tương tác"], ["Tháng 5/2026", 2300, 180]
    above = ["UBND TỈNH ĐỒNG THÁP", "SỞ Y TẾ", "HOẠT ĐỘNG TRANG FACEBOOK NĂM 2026"]
    assert {f.unit for f in reading_of(page([row], headings, above)).facts} == {"SỞ Y TẾ"}
    above[1] = "CỔNG THÔNG TIN ĐIỆN TỬ"
    assert {f.unit for f in reading_of(page([row], headings, above)).facts} == {""}
