"""Petitions by month, typed by hand."""

from tests.loaders.build import reading_of, table


def petitions(rows):
    headings = ["STT", "Tháng", "Đơn tiếp nhận", "Đơn khiếu nại", "Đơn tố cáo", "Đơn phản ánh, kiến nghị"]
    return table([["UBND TỈNH ĐỒNG THÁP"], ["SỐ LIỆU ĐƠN THƯ NĂM 2026"], headings, *rows], "Đơn thư")


CLAIMED = (lambda: petitions([[1, "Tháng 5", 60, 20, 10, 30]]),)


def test_a_month_is_read_with_its_kinds():
    reading = reading_of(petitions([[1, "Tháng 5", 60, 20, 10, 30]]))
    assert (reading.source, reading.verdict) == ("petitions_month", "accept")
    assert {(f.measure, f.value, f.period_label, f.locator) for f in reading.facts} == {
        ("petitions_received", 60, "2026-05", "Đơn thư!C4"),
        ("petitions_complaint", 20, "2026-05", "Đơn thư!D4"),
        ("petitions_denunciation", 10, "2026-05", "Đơn thư!E4"),
        ("petitions_feedback", 30, "2026-05", "Đơn thư!F4"),
    }
