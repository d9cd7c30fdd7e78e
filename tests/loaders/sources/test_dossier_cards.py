"""A card for each office, its measures below its name."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

TITLE: list[list] = [["UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"], [None]]
NOI_VU: list[list] = [["Hồ sơ tiếp nhận mới", 120], ["Hồ sơ đã giải quyết", 100], ["- Đúng hạn", 95], ["- Quá hạn", 5]]
Y_TE: list[list] = [["Hồ sơ tiếp nhận mới", 250], ["Hồ sơ đã giải quyết", 200], ["- Đúng hạn", 198], ["- Quá hạn", 2]]


def cards(*more: list) -> bytes:
    first = [["Đơn vị:", "Sở Nội vụ"], *NOI_VU, *more, [None]]
    return table([*TITLE, *first, ["Đơn vị:", "Sở Y tế"], *Y_TE])


CLAIMED = (cards,)


def figures(reading: Reading) -> dict[tuple[str, str], tuple[float | None, str]]:
    return {(f.unit, f.measure): (f.value, f.locator) for f in reading.facts}


def test_each_card_is_of_its_office():
    reading = reading_of(cards())
    assert problems_of(reading) == [("units_new", "Sheet1!B4")] and {f.period_label for f in reading.facts} == {
        "2026-06"
    }
    assert figures(reading) == {
        ("Sở Nội vụ", "dossiers_received_new"): (120, "Sheet1!B5"),
        ("Sở Nội vụ", "dossiers_resolved"): (100, "Sheet1!B6"),
        ("Sở Nội vụ", "dossiers_resolved_early_or_on_time"): (95, "Sheet1!B7"),
        ("Sở Nội vụ", "dossiers_resolved_late"): (5, "Sheet1!B8"),
        ("Sở Y tế", "dossiers_received_new"): (250, "Sheet1!B11"),
        ("Sở Y tế", "dossiers_resolved"): (200, "Sheet1!B12"),
        ("Sở Y tế", "dossiers_resolved_early_or_on_time"): (198, "Sheet1!B13"),
        ("Sở Y tế", "dossiers_resolved_late"): (2, "Sheet1!B14"),
    }


def test_the_office_may_stand_in_the_cell_itself():
    content = table([*TITLE, ["Đơn vị: Sở Nội vụ"], *NOI_VU, ["Cơ quan: Sở Y tế"], *Y_TE])
    assert figures(reading_of(content))["Sở Y tế", "dossiers_resolved"] == (200, "Sheet1!B11")
    assert figures(reading_of(content))["Sở Nội vụ", "dossiers_resolved_late"] == (5, "Sheet1!B8")


def test_a_measure_nobody_knows_is_asked_at_its_card():
    reading = reading_of(cards(["Hòa giải cơ sở", 7]))
    assert problems_of(reading, "ask") == [("row_unknown", "Sheet1!A9")] and len(reading.facts) == 8


def test_one_office_or_other_things_are_no_cards():
    assert reading_of(table([*TITLE, ["Đơn vị:", "Sở Nội vụ"], *NOI_VU])).source != "dossier_cards"
    calls = [["Phản ánh tiếp nhận", 5], ["Phản ánh đã xử lý", 4]]
    title = [["TỔNG ĐÀI 1022 THÁNG 6 NĂM 2026"]]
    others = [*title, ["Đơn vị:", "Sở Nội vụ"], *calls, ["Đơn vị:", "Sở Y tế"], *calls]
    assert reading_of(table(others)).source != "dossier_cards"
