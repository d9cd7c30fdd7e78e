"""Posts exported from Meta Business Suite: real CSV bytes, as they are downloaded."""

import csv
import io

import pytest

from data.facts import RANKS
from loaders.files.workbook import read_workbook
from loaders.registry import SOURCES
from tests.loaders.build import problems_of, reading_of, table

HEADINGS = [
    "Post ID",
    "Page ID",
    "Page name",
    "Title",
    "Description",
    "Duration (sec)",
    "Publish time",
    "Caption type",
    "Permalink",
    "Post type",
    "Languages",
    "Custom labels",
    "Funded content status",
    "Data comment",
    "Date",
    "Views",
    "Reach",
    "Reactions, Comments and Shares",
    "Reactions",
    "Comments",
    "Shares",
    "Total clicks",
    "Other Clicks",
    "Seconds viewed",
    "Average Seconds viewed",
]
SWEDISH = {
    "Post ID": "Publicerings-id",
    "Page ID": "Sid-id",
    "Page name": "Sidnamn",
    "Title": "Titel",
    "Publish time": "Publiceringstid",
    "Permalink": "Permalänk",
    "Date": "Datum",
    "Views": "Visningar",
    "Reach": "Räckvidd",
    "Reactions, Comments and Shares": "Reaktioner, kommentarer och delningar",
    "Reactions": "Reaktioner",
    "Comments": "Kommentarer",
    "Shares": "Delningar",
    "Total clicks": "Totalt antal klick",
}
PAGE = "Cổng Thông tin điện tử Đồng Tháp"


def post(
    number="122158000000000001",
    published="02/27/2026 18:05",
    views="1,250",
    reach="900",
    both="125",
    clicks="40",
    date="Lifetime",
    page=PAGE,
):
    """One row; interactions `both` are split 100 % into reactions."""
    cells = {
        "Post ID": number,
        "Page ID": "1",
        "Page name": page,
        "Title": 'Tin "mới", hôm nay',
        "Publish time": published,
        "Permalink": f"https://www.facebook.com/{number}/{published}",
        "Post type": "Photos",
        "Date": date,
        "Views": views,
        "Reach": reach,
        "Reactions, Comments and Shares": both,
        "Reactions": both,
        "Comments": "0",
        "Shares": "0",
        "Total clicks": clicks,
    }
    return [cells.get(heading, "") for heading in HEADINGS]


POSTS = [
    post(),
    post("122158000000000002", "02/01/2026 00:10", "310", "300", "1,005", "7"),
    post("122158000000000003", "03/01/2026 09:00", "50", "45", "5", "0"),
]


def export(rows=POSTS, headings=HEADINGS) -> bytes:
    """A CSV as Meta writes it: UTF-8 with BOM, commas, thousands in quotes."""
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode("utf-8-sig")


def figures(reading):
    return {(f.period_label, f.measure): (f.value, f.locator, f.raw) for f in reading.facts}


def test_posts_are_added_up_by_the_month_they_were_published_in():
    reading = reading_of(export(), place="Đồng Tháp")
    assert (reading.source, reading.rank, reading.verdict) == ("meta_posts", RANKS["export"], "accept")
    assert figures(reading) == {
        ("2026-02", "facebook_posts"): (2, "CSV!A2:A3", "2 bài"),
        ("2026-02", "facebook_interactions"): (1130, "CSV!R2:R3", "2 bài"),
        ("2026-02", "facebook_views"): (1560, "CSV!P2:P3", "2 bài"),
        ("2026-02", "facebook_clicks"): (47, "CSV!V2:V3", "2 bài"),
        ("2026-03", "facebook_posts"): (1, "CSV!A4:A4", "1 bài"),
        ("2026-03", "facebook_interactions"): (5, "CSV!R4:R4", "1 bài"),
        ("2026-03", "facebook_views"): (50, "CSV!P4:P4", "1 bài"),
        ("2026-03", "facebook_clicks"): (0, "CSV!V4:V4", "1 bài"),
    }
    assert {f.place for f in reading.facts} == {"dong-thap@2025"}


def test_reach_of_posts_is_never_added_up():
    reading = reading_of(export(), place="Đồng Tháp")
    assert "facebook_reach" not in {f.measure for f in reading.facts}
    assert ("post_reach_not_added", "CSV!Q1") in problems_of(reading, "info")


def test_headings_follow_the_language_of_the_screen():
    reading = reading_of(export(headings=[SWEDISH.get(h, h) for h in HEADINGS]), place="Đồng Tháp")
    assert figures(reading) == figures(reading_of(export(), place="Đồng Tháp"))


def test_a_subset_of_the_columns_is_enough_and_parts_stand_for_the_sum():
    left = [h for h in HEADINGS if h in ("Post ID", "Publish time", "Reactions", "Comments", "Shares", "Reach")]
    rows = [[row[HEADINGS.index(h)] for h in left] for row in POSTS]
    assert {(f.period_label, f.measure): f.value for f in reading_of(export(rows, left), place="Đồng Tháp").facts} == {
        ("2026-02", "facebook_posts"): 2,
        ("2026-02", "facebook_interactions"): 1130,
        ("2026-03", "facebook_posts"): 1,
        ("2026-03", "facebook_interactions"): 5,
    }


def test_a_post_that_stands_twice_with_other_figures_is_refused():
    left = [h for h in HEADINGS if h != "Date"]
    rows = [[cell for h, cell in zip(HEADINGS, row) if h != "Date"] for row in (post(), post(views="1,300"))]
    reading = reading_of(export(rows, left), place="Đồng Tháp")
    assert (reading.facts, problems_of(reading, "reject")) == ([], [("post_repeated", "CSV!A3")])


def test_an_export_without_posts_is_refused():
    reading = reading_of(export([]), place="Đồng Tháp")
    assert problems_of(reading, "reject") == [("no_rows", "CSV!A1")]


def test_the_daily_breakdown_is_refused_with_its_reason():
    headings = [h for h in HEADINGS if h != "Views"]
    rows = [
        [cell for h, cell in zip(HEADINGS, post(date=f"02/{day:02d}/2026", both=str(day))) if h != "Views"]
        for day in range(1, 29)
    ]
    reading = reading_of(export(rows, headings), place="Đồng Tháp")
    assert (reading.verdict, reading.facts) == ("reject", [])
    (problem,) = [p for p in reading.problems if p.severity == "reject"]
    assert (problem.code, problem.locator) == ("daily_breakdown", "CSV!A3")
    assert "28 dòng, 1 bài" in problem.message_vi and "theo từng ngày" in problem.message_vi


def test_ids_that_excel_has_rounded_are_said_and_posts_told_apart_by_their_links():
    rows = [post("1.22158E+17"), post("1.22158E+17", "02/01/2026 00:10"), post("1.22158E+17", "02/02/2026 00:10")]
    reading = reading_of(export(rows), place="Đồng Tháp")
    assert (reading.verdict, problems_of(reading, "warn")) == ("warn", [("ids_ruined", "CSV!A2")])
    assert figures(reading)["2026-02", "facebook_posts"][0] == 3
    saved = table([HEADINGS, *[[1.22158e17, *row[1:]] for row in rows]], "posts")
    assert problems_of(reading_of(saved, place="Đồng Tháp"), "warn") == [("ids_ruined", "posts!A2")]


def test_the_same_row_twice_counts_once():
    reading = reading_of(export([*POSTS, POSTS[0]]), place="Đồng Tháp")
    assert problems_of(reading, "warn") == [("double_same", "CSV!A5")]
    assert figures(reading)["2026-02", "facebook_posts"][0] == 2


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (post("9", published="27 Feb 2026"), "publish_time_unreadable", "CSV!G5"),
        (post("9", both="", published="02/03/2026 10:00"), "figure_missing", "CSV!R5"),
    ],
)
def test_a_row_that_cannot_be_read_is_said_with_its_cell(row, code, cell):
    reading = reading_of(export([*POSTS, row]), place="Đồng Tháp")
    assert problems_of(reading, "warn") == [(code, cell)]
    assert figures(reading)["2026-02", "facebook_interactions"][0] == 1130


def test_several_pages_a_place_that_is_not_said_and_instagram():
    rows = [*POSTS, post("4", page="Sở Y tế Đồng Tháp", both="1")]
    asked = [p for p in reading_of(export(rows), place="Đồng Tháp").problems if p.severity == "ask"]
    assert [(p.code, p.locator, set(p.choices)) for p in asked] == [
        ("pages_several", "CSV!C1", {PAGE, "Sở Y tế Đồng Tháp", "all"})
    ]
    one = reading_of(export(rows), place="Đồng Tháp", answers={"page": PAGE})
    assert figures(one)["2026-02", "facebook_interactions"][0] == 1130
    assert [p.code for p in reading_of(export()).problems if p.severity == "ask"] == ["place_missing"]
    instagram = [h if h != "Page name" else "Account username" for h in HEADINGS]
    assert ("not_facebook", "CSV!C1") in problems_of(
        reading_of(export(headings=instagram), place="Đồng Tháp"), "reject"
    )


def test_one_source_claims_an_export():
    assert [s.id for s in SOURCES if s.sniff(read_workbook(export()))] == ["meta_posts"]
