"""Citizen reception and petitions: by office, by kind, month beside year to date."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def by_office() -> bytes:
    return table(
        [
            *HEAD,
            ["KẾT QUẢ TIẾP CÔNG DÂN, XỬ LÝ ĐƠN THƯ THÁNG 6/2026"],
            ["STT", "Đơn vị", "Tiếp công dân", None, "Đơn tiếp nhận", None, None],
            [None, None, "Lượt", "Người", "Tổng số", "Khiếu nại", "Tố cáo"],
            [1, "Sở Tư pháp", 12, 15, 20, 17, 3],
            [2, "Sở Xây dựng", 40, 55, 61, 50, 11],
            [None, "Tổng", 52, 70, 81, 67, 14],
        ],
        merged=("A4:A5", "B4:B5", "C4:D4", "E4:G4"),
    )


def by_kind() -> bytes:
    return table(
        [
            *HEAD,
            ["PHÂN LOẠI ĐƠN THƯ TRÊN ĐỊA BÀN TỈNH QUÝ III NĂM 2026"],
            ["TT", "Loại đơn", "Số đơn"],
            [1, "Khiếu nại", 118],
            [2, "Tố cáo", 14],
            [3, "Kiến nghị, phản ánh", 206],
        ]
    )


CLAIMED = (by_office, by_kind)


def test_reception_and_petitions_stand_under_their_offices():
    reading = reading_of(by_office())
    assert values(reading) == {
        ("2026-06", unit, measure): value
        for unit, row in (("Sở Tư pháp", (12, 15, 20, 17, 3)), ("Sở Xây dựng", (40, 55, 61, 50, 11)))
        for measure, value in zip(
            (
                "citizen_reception_visits",
                "citizen_reception_people",
                "petitions_received",
                "petitions_complaint",
                "petitions_denunciation",
            ),
            row,
        )
    }
    assert problems_of(reading, "ask") == []


def test_kinds_as_rows_are_the_whole_place():
    assert values(reading_of(by_kind())) == {
        ("2026-Q3", "", "petitions_complaint"): 118,
        ("2026-Q3", "", "petitions_denunciation"): 14,
        ("2026-Q3", "", "petitions_feedback"): 206,
    }


def test_month_and_year_to_date_each_go_to_their_own_period():
    rows = [
        *HEAD,
        ["KẾT QUẢ TIẾP CÔNG DÂN, XỬ LÝ ĐƠN THƯ THÁNG 9 NĂM 2026"],
        ["STT", "Đơn vị", "Số đơn tiếp nhận", None, None],
        [None, None, "Trong tháng", "Lũy kế từ đầu năm", "Cùng kỳ năm trước"],
        [1, "Sở Tư pháp", 44, 160, 40],
        [None, "Tổng cộng", 44, 160, 40],
    ]
    assert values(reading_of(table(rows, merged=("A4:A5", "B4:B5", "C4:E4")))) == {
        ("2026-09", "Sở Tư pháp", "petitions_received"): 44,
        ("2026-09-YTD", "Sở Tư pháp", "petitions_received"): 160,
        ("2025-09", "Sở Tư pháp", "petitions_received"): 40,
    }


def test_without_a_word_whose_they_are_it_is_asked():
    rows = [*HEAD, ["ĐƠN THƯ THÁNG 9 NĂM 2026"], ["TT", "Loại đơn", "Số đơn"], [1, "Khiếu nại", 118], [2, "Tố cáo", 4]]
    assert problems_of(reading_of(table(rows)), "ask") == [("unit_missing", "Sheet1")]
