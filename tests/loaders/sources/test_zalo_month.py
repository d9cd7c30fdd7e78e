"""Zalo OA figures typed by hand."""

from data.facts import RANKS
from loaders.files.workbook import read_workbook
from loaders.registry import SOURCES
from tests.loaders.build import problems_of, reading_of, social, table

HEADINGS = [
    "Tháng",
    "Số người quan tâm",
    "Quan tâm mới",
    "Bỏ quan tâm",
    "Bài viết",
    "Lượt xem",
    "Tương tác",
    "Chia sẻ",
    "Tin nhắn",
]


def zalo(rows, headings=HEADINGS, title="SỐ LIỆU ZALO OA NĂM 2026"):
    return table([["UBND TỈNH ĐỒNG THÁP"], [title], headings, *rows], "Thống kê")


CLAIMED = (lambda: zalo([["Tháng 5", 12500, 120, 7, 30, 28000, 1500, 300, 45]]),)


def test_months_of_an_oa_are_read_with_their_words():
    reading = reading_of(
        zalo(
            [
                ["Tháng 5", 12500, 120, 7, 30, "trên 28.000", 1500, "gần 300", 45],
                ["Tháng 6", 12600, 110, 10, 28, "31.250", 1600, 310, "-"],
            ]
        )
    )
    assert (reading.source, reading.rank, reading.verdict) == ("zalo_month", RANKS["office"], "normalise")
    assert {
        (f.measure, f.value, f.qualifier, f.counted, f.locator) for f in reading.facts if f.period_label == "2026-05"
    } == {
        ("zalo_followers", 12500, "exact", "người", "Thống kê!B4"),
        ("zalo_new_followers", 120, "exact", "lượt", "Thống kê!C4"),
        ("zalo_unfollows", 7, "exact", "lượt", "Thống kê!D4"),
        ("zalo_posts", 30, "exact", "bài", "Thống kê!E4"),
        ("zalo_views", 28000, "over", "lượt", "Thống kê!F4"),
        ("zalo_interactions", 1500, "exact", "lượt", "Thống kê!G4"),
        ("zalo_shares", 300, "nearly", "lượt", "Thống kê!H4"),
        ("zalo_messages", 45, "exact", "tin nhắn", "Thống kê!I4"),
    }
    assert [(f.measure, f.locator) for f in reading.facts if f.status == "missing"] == [
        ("zalo_messages", "Thống kê!I5")
    ]
    assert {f.place for f in reading.facts} == {"dong-thap@2025"}


def test_what_cannot_be_read_is_asked_with_its_cell():
    reading = reading_of(zalo([["Tháng 5", 12500, 120, 7, 30, "28.00", 1500, 300, 45]]))
    assert [(p.code, p.locator) for p in reading.problems if p.severity == "ask"] == [
        ("unreadable_number", "Thống kê!F4")
    ]


def test_exactly_one_source_claims_each_table_of_pages():
    for content, source in (
        (zalo([["Tháng 5", 1, 2, 3, 4, 5, 6, 7, 8]]), "zalo_month"),
        (social(), "social_month"),
        (zalo([["Tháng 5", 1, 2, 3, 4, 5, 6, 7, 8]], title="SỐ LIỆU FACEBOOK VÀ ZALO"), None),
    ):
        assert [s.id for s in SOURCES if s.sniff(read_workbook(content))] == ([source] if source else [])


def test_two_versions_of_a_month_are_asked():
    reading = reading_of(zalo([["Tháng 5", 1, 2, 3, 4, 5, 6, 7, 8], ["05/2026", 1, 3, 3, 4, 5, 6, 7, 8]]))
    assert problems_of(reading, "ask") == [("double", "Thống kê!C4")]
