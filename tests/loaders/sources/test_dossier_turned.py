"""Dossiers turned round: measures as rows, months as rows, month beside year to date."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


TITLE = ["HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH THÁNG 6 NĂM 2026"]


def measures_as_rows() -> bytes:
    return table(
        [
            *HEAD,
            TITLE,
            ["Chỉ tiêu", "Sở Tư pháp", "Sở Y tế", "Tổng cộng"],
            ["Hồ sơ tiếp nhận mới", 1300, 600, 1900],
            ["Hồ sơ đã giải quyết", 1200, 580, 1780],
            ["- Đúng hạn", 1160, 580, 1740],
            ["- Quá hạn", 40, 0, 40],
        ]
    )


def months_as_rows() -> bytes:
    return table(
        [
            ["TỔNG HỢP HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH ĐỒNG THÁP NĂM 2026"],
            ["Tháng", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn"],
            ["Tháng 1", 100, 90, 88, 2],
            ["Tháng 2", 110, 100, 99, 1],
            ["Tháng 3", 120, 115, 110, 5],
            ["Quý I", 330, 305, 297, 8],
            ["Cộng", 330, 305, 297, 8],
        ]
    )


def month_and_year_to_date() -> bytes:
    return table(
        [
            *HEAD,
            TITLE,
            ["STT", "Đơn vị", "Trong tháng", None, "Lũy kế từ đầu năm", None],
            [None, None, "Tiếp nhận", "Đã giải quyết", "Tiếp nhận", "Đã giải quyết"],
            [1, "Sở Tư pháp", 1300, 1200, 7800, 7500],
            [None, "Tổng", 1300, 1200, 7800, 7500],
        ],
        merged=("A4:A5", "B4:B5", "C4:D4", "E4:F4"),
    )


def fields_as_columns(last: str = "Đất đai") -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["UBND XÃ TÂN HỒNG"],
            ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"],
            ["Nội dung", "Hộ tịch", "Chứng thực", last, "Tổng cộng"],
            ["Hồ sơ tiếp nhận mới", 210, 1480, 50, 1740],
            ["Hồ sơ đã giải quyết", 205, 1480, 46, 1731],
        ]
    )


CLAIMED = (measures_as_rows, months_as_rows, month_and_year_to_date, fields_as_columns)


def test_fields_as_columns_of_one_office():
    reading = reading_of(fields_as_columns())
    assert problems_of(reading, "ask") == []
    assert {f.unit for f in reading.facts} == {"UBND XÃ TÂN HỒNG"}
    assert {(f.field, f.measure): f.value for f in reading.facts} == {
        ("Hộ tịch", "dossiers_received_new"): 210,
        ("Hộ tịch", "dossiers_resolved"): 205,
        ("Chứng thực", "dossiers_received_new"): 1480,
        ("Chứng thực", "dossiers_resolved"): 1480,
        ("Đất đai", "dossiers_received_new"): 50,
        ("Đất đai", "dossiers_resolved"): 46,
    }
    assert problems_of(reading_of(fields_as_columns("Lâm nghiệp")), "ask") == [("column_unknown", "Sheet1!D4")]


def test_offices_as_columns():
    reading = reading_of(measures_as_rows())
    assert problems_of(reading, "ask") == []
    assert {(unit, m): v for (_, unit, m), v in values(reading).items()} == {
        (unit, measure): value
        for unit, column in (("Sở Tư pháp", (1300, 1200, 1160, 40)), ("Sở Y tế", (600, 580, 580, 0)))
        for measure, value in zip(
            (
                "dossiers_received_new",
                "dossiers_resolved",
                "dossiers_resolved_early_or_on_time",
                "dossiers_resolved_late",
            ),
            column,
        )
    }


def test_months_as_rows_with_their_quarter():
    read = values(reading_of(months_as_rows()))
    assert {label: v for (label, _, m), v in read.items() if m == "dossiers_received_new"} == {
        "2026-01": 100,
        "2026-02": 110,
        "2026-03": 120,
        "2026-Q1": 330,
    }
    assert read["2026-02", "", "dossiers_resolved_late"] == 1


def test_month_and_year_to_date_stand_apart():
    assert values(reading_of(month_and_year_to_date())) == {
        ("2026-06", "Sở Tư pháp", "dossiers_received_new"): 1300,
        ("2026-06", "Sở Tư pháp", "dossiers_resolved"): 1200,
        ("2026-06-YTD", "Sở Tư pháp", "dossiers_received_new"): 7800,
        ("2026-06-YTD", "Sở Tư pháp", "dossiers_resolved"): 7500,
    }


def test_an_estimate_and_a_change_are_no_figures():
    rows = [
        *HEAD,
        TITLE,
        ["STT", "Đơn vị", "Tiếp nhận mới", None, None, None],
        [None, None, "Tháng này", "Cùng kỳ năm trước", "Ước tháng 7", "So với cùng kỳ (%)"],
        [1, "Sở Tư pháp", 1300, 1100, 1400, 118.2],
    ]
    assert values(reading_of(table(rows, merged=("A4:A5", "B4:B5", "C4:F4")))) == {
        ("2026-06", "Sở Tư pháp", "dossiers_received_new"): 1300,
        ("2025-06", "Sở Tư pháp", "dossiers_received_new"): 1100,
    }


def test_a_row_of_open_words_is_asked():
    rows = [*HEAD, TITLE, ["Chỉ tiêu", "Sở Tư pháp", "Sở Y tế"], ["Hồ sơ quá hạn", 4, 5], ["Hồ sơ đã giải quyết", 9, 9]]
    asked = reading_of(table(rows))
    assert problems_of(asked, "ask") == [("measure_unclear", "Sheet1!A5")]


def test_half_months_beside_the_whole_are_named_and_the_month_is_taken():
    rows = [
        ["UBND TỈNH ĐỒNG THÁP"],
        ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 10 NĂM 2026"],
        ["TT", "Đơn vị", "Từ 01-15/10", None, "Từ 16-31/10", None, "Cả tháng 10/2026", None],
        [None, None, *["Tiếp nhận mới", "Đã giải quyết"] * 3],
        [1, "Phường Mỹ Tho", 40, 30, 60, 50, 100, 80],
        [2, "Xã Tân Hồng", 4, 3, 6, 5, 10, 8],
    ]
    reading = reading_of(table(rows, merged=("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3")))
    assert {(f.period_label, f.value) for f in reading.facts} == {("2026-10", n) for n in (100, 80, 10, 8)}
    assert {cell for code, cell in problems_of(reading) if code == "column_unknown"} == {
        f"Sheet1!{column}4" for column in "CDEF"
    }


def test_a_title_that_names_some_of_the_dossiers_is_asked():
    rows = [["Chỉ tiêu", "Số liệu"], ["Tiếp nhận mới", 120], ["Đã giải quyết", 100]]
    online = [["SỞ Y TẾ TỈNH ĐỒNG THÁP"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TRỰC TUYẾN THÁNG 6 NĂM 2026"]]
    assert ("table_of_some", "Sheet1!A2") in problems_of(reading_of(table([*online, *rows])), "ask")
    assert problems_of(reading_of(table([*online, *rows]), answers={"some:Sheet1": "all"}), "ask") == []
    named = [*rows, ["Tiếp nhận trực tuyến", 90]]
    assert problems_of(reading_of(table([*online, *named])), "ask") == []
