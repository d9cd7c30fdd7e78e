"""The hotline with months or measures as rows is the province's own."""

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def months_as_rows() -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["TỔNG HỢP PHẢN ÁNH QUA TỔNG ĐÀI 1022 QUÝ III NĂM 2026"],
            ["STT", "Tháng", "Số cuộc gọi", "Tổng số phiếu tiếp nhận", "Đã xử lý"],
            [1, "Tháng 8", 5120, 2675, 2655],
            [2, "Tháng 9", 5480, 2872, 2825],
            [None, "Tổng", 10600, 5547, 5480],
        ]
    )


def measures_as_rows() -> bytes:
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["TỔNG ĐÀI 1022 THÁNG 9 NĂM 2026"],
            ["TT", "Nội dung", "Số lượng"],
            [1, "Tổng số phản ánh, kiến nghị tiếp nhận", 2872],
            [2, "Số phản ánh, kiến nghị đã xử lý", 2825],
        ]
    )


CLAIMED = (months_as_rows, measures_as_rows)


def test_tickets_are_taken_and_calls_named_as_left_out():
    reading = reading_of(months_as_rows())
    assert values(reading) == {
        ("2026-08", "", "hotline_received"): 2675,
        ("2026-08", "", "hotline_resolved"): 2655,
        ("2026-09", "", "hotline_received"): 2872,
        ("2026-09", "", "hotline_resolved"): 2825,
    }
    assert ("column_unknown", "Sheet1!C3") in problems_of(reading)


def test_measures_as_rows():
    assert values(reading_of(measures_as_rows())) == {
        ("2026-09", "", "hotline_received"): 2872,
        ("2026-09", "", "hotline_resolved"): 2825,
    }


def test_the_centre_that_keeps_the_hotline_is_not_whose_tickets_they_are():
    head = [["UBND TỈNH ĐỒNG THÁP"], ["TRUNG TÂM GIÁM SÁT, ĐIỀU HÀNH THÔNG MINH"]]
    rows = [["TỔNG ĐÀI 1022 THÁNG 9 NĂM 2026"], ["TT", "Nội dung", "Số lượng"], [1, "Số phản ánh tiếp nhận", 2872]]
    by_measures = reading_of(table([*head, *rows, [2, "Số phản ánh đã xử lý", 2825]]))
    assert {fact.unit for fact in by_measures.facts} == {""}
    assert problems_of(by_measures) == []


def test_tickets_named_in_each_row_with_months_as_columns():
    rows = [
        ["KẾT QUẢ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ QUA 1022"],
        ["TT", "Nội dung", "Tháng 7/2026", "Tháng 8/2026"],
        [1, "Số phản ánh kỳ trước chuyển sang", 64, 49],
        [2, "Số phản ánh tiếp nhận mới", 2095, 2184],
        [3, "Phiếu đã xử lý xong", 2110, 2171],
    ]
    assert values(reading_of(table([*HEAD, *rows]))) == {
        ("2026-07", "", "hotline_carried_over"): 64,
        ("2026-07", "", "hotline_received"): 2095,
        ("2026-07", "", "hotline_resolved"): 2110,
        ("2026-08", "", "hotline_carried_over"): 49,
        ("2026-08", "", "hotline_received"): 2184,
        ("2026-08", "", "hotline_resolved"): 2171,
    }
