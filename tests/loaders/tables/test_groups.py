"""Rule of counting 5: rows that add up others are claims, whatever they are called."""

import pytest

from tests.loaders.build import problems_of, reading_of
from tests.loaders.build_units import plain

HEADINGS = ["STT", "Đơn vị", "Tổng số", "Đã giải quyết", "Đang giải quyết"]
HERD, FISH = [1, "Chi cục Thú y", 50, 40, 10], [2, "Chi cục Thủy sản", 70, 60, 10]
BOTH = [None, "Sở Nông nghiệp", 120, 100, 20]
HEALTH = [3, "Sở Y tế", 60, 50, 10]
WITHOUT = {"Chi cục Thú y": 50, "Chi cục Thủy sản": 70, "Sở Y tế": 60}


def received(reading) -> dict[str, float]:
    return {f.unit: f.value for f in reading.facts if f.measure == "dossiers_received"}


@pytest.mark.parametrize("rows", [[BOTH, HERD, FISH, HEALTH], [HERD, FISH, BOTH, HEALTH]])
def test_a_sum_that_reads_like_an_office_is_asked_and_is_no_unit_while_it_is(rows):
    content = plain(HEADINGS, rows)
    reading = reading_of(content)
    (problem,) = [p for p in reading.problems if p.severity == "ask"]
    assert problem.code == "row_may_be_sum" and list(problem.choices) == ["group", "unit"]
    assert problem.locator == f"Theo đơn vị!C{5 + rows.index(BOTH)}" and received(reading) == WITHOUT
    assert received(reading_of(content, answers={problem.question: "group"})) == WITHOUT
    counted = reading_of(content, answers={problem.question: "unit"})
    assert received(counted) == WITHOUT | {"Sở Nông nghiệp": 120} and counted.verdict == "warn"


def test_the_printed_total_tells_a_sum_from_a_unit():
    without = reading_of(plain(HEADINGS, [BOTH, HERD, FISH, HEALTH, [None, "Tổng cộng", 180, 150, 30]]))
    assert received(without) == WITHOUT
    assert problems_of(without, "normalise") == [("row_is_sum", "Theo đơn vị!C5")]
    counted = reading_of(plain(HEADINGS, [BOTH, HERD, FISH, HEALTH, [None, "Tổng cộng", 300, 250, 50]]))
    assert received(counted) == WITHOUT | {"Sở Nông nghiệp": 120} and not problems_of(counted, "ask")


def test_a_row_numbered_on_in_the_list_and_a_commune_among_communes_are_units():
    few = reading_of(plain(HEADINGS[:4], [HERD[:4], FISH[:4], [3, *BOTH[1:4]]]))
    assert received(few)["Sở Nông nghiệp"] == 120 and not problems_of(few, "ask")
    many = reading_of(plain(HEADINGS, [HERD, FISH, [3, *BOTH[1:]]]))  # three columns agree: no chance
    assert [code for code, _ in problems_of(many, "ask")] == ["row_may_be_sum"]
    communes = [["", "Xã Tân Hồng", 3, 2, 1], ["", "Phường Mỹ Tho", 1, 1, 0], ["", "Xã Thường Phước", 2, 1, 1]]
    assert len(received(reading_of(plain(HEADINGS, communes)))) == 3


def test_zeros_and_rows_that_differ_in_one_column_are_no_sums():
    none = [[None, "Sở Y tế", 0, 0, 0], [None, "Chi cục Thú y", 0, 0, 0], [None, "Chi cục Dân số", 0, 0, 0]]
    assert len(received(reading_of(plain(HEADINGS, none)))) == 3
    one_off = reading_of(plain(HEADINGS, [[*BOTH[:4], 21], HERD, FISH]))
    assert len(received(one_off)) == 3 and not problems_of(one_off, "ask")


def test_groups_are_known_by_their_names_one_row_below_or_several():
    rows = [
        [None, "Cơ quan chuyên môn thuộc UBND tỉnh", 120, 100, 20],
        HERD,
        FISH,
        [None, "Các sở còn lại", 60, 50, 10],
        HEALTH,
        [None, "UBND các xã, phường", 10, 9, 1],
        [4, "Xã Tân Hồng", 10, 9, 1],
    ]
    reading = reading_of(plain(HEADINGS, rows))
    assert received(reading) == WITHOUT | {"Xã Tân Hồng": 10} and [p.code for p in reading.problems] == ["units_new"]


ROMAN = [
    ["I", "Sở, ban, ngành", 180, 150, 30],
    HERD,
    FISH,
    HEALTH,
    ["II", "Xã, phường", 10, 9, 1],
    [1, "Xã Tân Hồng", 10, 9, 1],
    ["III", "Ngành dọc", 7, 7, 0],
    [1, "Thuế tỉnh", 7, 7, 0],
]


@pytest.mark.parametrize(
    ("total", "differs"),
    [
        (["Tổng cộng (I+II)", 190, 159, 31], []),
        (["Tổng cộng (I + II + III)", 197, 166, 31], []),
        (["Tổng số = I+III", 187, 157, 30], []),
        (["Tổng cộng (I+II)", 197, 159, 31], ["Theo đơn vị!C13"]),  # 180 + 10 = 190
        (["Tổng cộng", 197, 166, 31], []),
    ],
)
def test_a_total_is_compared_with_the_groups_it_names(total, differs):
    reading = reading_of(plain(HEADINGS, [*ROMAN, [None, *total]]))
    assert received(reading) == WITHOUT | {"Xã Tân Hồng": 10, "Thuế tỉnh": 7}
    assert problems_of(reading, "warn") == [*(("total_differs", d) for d in differs), ("units_new", "Theo đơn vị!B6")]


def test_levels_inside_levels_and_their_sums_agree():
    rows = [
        ["A", "CẤP TỈNH", 180, 150, 30],
        ["I", "Sở, ngành", 120, 100, 20],
        HERD,
        FISH,
        ["II", "Cơ quan ngành dọc", 60, 50, 10],
        HEALTH,
        ["B", "CẤP XÃ", 10, 9, 1],
        [1, "Xã Tân Hồng", 10, 9, 1],
        [None, "Tổng số (A+B)", 190, 159, 31],
    ]
    assert [p.code for p in reading_of(plain(HEADINGS, rows)).problems] == ["units_new"]
    rows[0] = ["A", "CẤP TỈNH", 181, 150, 30]
    assert ("total_differs", "Theo đơn vị!C5") in problems_of(reading_of(plain(HEADINGS, rows)), "warn")


def test_how_many_units_a_total_is_of_is_no_part_of_its_name():
    reading = reading_of(plain(HEADINGS, [HERD, FISH, HEALTH, [None, "Tổng số: 03 đơn vị", 180, 150, 31]]))
    assert received(reading) == WITHOUT and ("total_differs", "Theo đơn vị!E8") in problems_of(reading, "warn")
