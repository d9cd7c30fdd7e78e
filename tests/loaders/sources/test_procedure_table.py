"""Procedures by level, levels as rows or columns."""

import pytest

from data.facts import Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"]]


def values(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    """(period, office, measure) -> figure."""
    return {(f.period_label, f.unit, f.measure): f.value for f in reading.facts}


def levels_as_rows() -> bytes:
    return table(
        [
            *HEAD,
            ["SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH THÁNG 9 NĂM 2026"],
            ["TT", "Nội dung", "Số lượng"],
            [1, "Tổng số TTHC", 2104],
            [2, "TTHC cấp tỉnh", 1655],
            [3, "TTHC cấp xã", 449],
        ]
    )


def levels_as_columns() -> bytes:
    return table(
        [
            *HEAD,
            ["THỦ TỤC HÀNH CHÍNH CỦA TỈNH"],
            ["Tháng", "Số lượng thủ tục hành chính", None, None],
            [None, "Tổng số", "Cấp tỉnh", "Cấp xã"],
            ["9/2026", 2104, 1655, 449],
        ],
        merged=("A4:A5", "B4:D4"),
    )


CLAIMED = (levels_as_rows, levels_as_columns)


@pytest.mark.parametrize("build", [levels_as_rows, levels_as_columns])
def test_levels_are_measures(build):
    reading = reading_of(build())
    assert problems_of(reading, "ask") == []
    assert values(reading) == {
        ("2026-09", "", "tthc_total"): 2104,
        ("2026-09", "", "tthc_province_level"): 1655,
        ("2026-09", "", "tthc_commune_level"): 449,
    }


def test_procedures_announced_by_month():
    heading = ["Tháng", "Số quyết định công bố", "Số TTHC được công bố"]
    rows = [["Tháng 4", 6, 88], ["Tháng 5", 9, 140], ["Tháng 6", 4, 35], ["Quý II", 19, 263]]
    title = ["CÔNG BỐ THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH QUÝ II NĂM 2026"]
    reading = reading_of(table([*HEAD, title, heading, *rows]))
    assert reading.source == "procedure_table" and problems_of(reading, "ask") == []
    assert values(reading)["2026-05", "", "tthc_announced"] == 140
    assert values(reading)["2026-06", "", "tthc_decisions_issued"] == 4
