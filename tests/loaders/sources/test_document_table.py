"""Documents and meetings by month."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def documents(title: str = "VĂN BẢN, HỘI HỌP TRÊN ĐỊA BÀN TỈNH NĂM 2026") -> bytes:
    return table(
        [
            *HEAD,
            [title],
            ["Tháng", "Văn bản đến", "Số cuộc họp đã phục vụ"],
            ["Tháng 8", 4120, 96],
            ["Tháng 9", 3987, 104],
            ["Cộng", 8107, 200],
        ]
    )


CLAIMED = (documents,)


def test_months_as_rows():
    assert values(reading_of(documents())) == {
        ("2026-08", "", "documents_incoming"): 4120,
        ("2026-09", "", "documents_incoming"): 3987,
        ("2026-08", "", "meetings_served"): 96,
        ("2026-09", "", "meetings_served"): 104,
    }


def test_whose_they_are_is_asked_where_nothing_says_it():
    assert problems_of(reading_of(documents("VĂN BẢN NĂM 2026")), "ask") == [("unit_missing", "Sheet1")]


def test_what_the_committee_itself_issued_is_the_places_own():
    heading = ["Tháng", "Văn bản đến", "Văn bản UBND tỉnh phát hành"]
    rows = [*HEAD, ["VĂN BẢN NĂM 2026"], heading, ["Tháng 8", 4120, 812], ["Tháng 9", 3987, 790]]
    reading = reading_of(table(rows))
    assert problems_of(reading) == [] and values(reading)["2026-09", "", "documents_incoming"] == 3987
    of_office = reading_of(table([["SỞ Y TẾ TỈNH ĐỒNG THÁP"], *rows[2:]]))
    assert {fact.unit for fact in of_office.facts} == {"SỞ Y TẾ"}


def test_a_month_nobody_can_read_is_asked():
    rows = [*HEAD, ["VĂN BẢN TOÀN TỈNH NĂM 2026"], ["Tháng", "Văn bản đến"], ["Tháng 8", 4120], ["Sau bão", 7]]
    assert problems_of(reading_of(table(rows)), "ask") == [("period_unreadable", "Sheet1!A6")]


def test_plans_and_means_between_months_are_no_months():
    rows = [
        *HEAD,
        ["VĂN BẢN TOÀN TỈNH NĂM 2026"],
        ["Tháng", "Văn bản đến"],
        ["Tháng 8", 4120],
        ["Kế hoạch năm 2026", 50000],
        ["Bình quân năm 2026", 4100],
    ]
    reading = reading_of(table(rows))
    assert values(reading) == {("2026-08", "", "documents_incoming"): 4120}
    left_out = [p for p in problems_of(reading) if p[0] in ("row_unknown", "row_of_rates")]
    assert sorted(left_out) == [("row_of_rates", "Sheet1!A7"), ("row_unknown", "Sheet1!A6")]
