"""Pages as rows, their figures as columns."""

from tests.loaders.build import problems_of, reading_of, table


def followers(*more: list) -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["CÁC KÊNH CỦA CỔNG TTĐT TỈNH THÁNG 9 NĂM 2026"],
            ["TT", "Kênh", "Số người theo dõi", "Lượt tương tác"],
            [1, "YouTube", 12450, None],
            [2, "Facebook", 65090, "hơn 11.000"],
            [3, "Zalo", 119400, 1420],
            *more,
        ]
    )


CLAIMED = (followers,)


def test_the_page_and_the_heading_say_which_figure_it_is():
    reading = reading_of(followers())
    assert problems_of(reading, "ask") == []
    assert {(f.measure, f.period_label, f.unit): (f.value, f.qualifier, f.locator) for f in reading.facts} == {
        ("youtube_followers", "2026-09", ""): (12450, "exact", "Sheet1!C4"),
        ("facebook_followers", "2026-09", ""): (65090, "exact", "Sheet1!C5"),
        ("facebook_interactions", "2026-09", ""): (11000, "over", "Sheet1!D5"),
        ("zalo_followers", "2026-09", ""): (119400, "exact", "Sheet1!C6"),
        ("zalo_interactions", "2026-09", ""): (1420, "exact", "Sheet1!D6"),
    }


def test_a_page_nobody_knows_is_asked():
    reading = reading_of(followers([4, "TikTok", 900, 20]))
    assert problems_of(reading, "ask") == [("row_unknown", "Sheet1!B7")]


def test_a_figure_that_a_page_has_no_measure_for_is_asked():
    content = table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["CÁC KÊNH CỦA CỔNG TTĐT TỈNH THÁNG 9 NĂM 2026"],
            ["Kênh", "Số người theo dõi", "Lượt tương tác"],
            ["YouTube", 12450, 300],
            ["Facebook", 65090, 11000],
        ]
    )
    assert problems_of(reading_of(content), "ask") == [("column_unknown", "Sheet1!C4")]
    assert len(reading_of(content, answers={"column:Sheet1!C4": "skip"}).facts) == 3
