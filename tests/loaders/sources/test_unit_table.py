"""Plain tables of units: columns in any order, words that need their neighbours, printed rates as claims."""

import random

import pytest

from data.facts import RANKS
from tests.loaders.build import problems_of, reading_of, table, values
from tests.loaders.build_units import HEAD, PLAIN, PLAIN_ROWS, phu_luc_2, plain

MEASURES = {
    "Tiếp nhận": "dossiers_received",
    "Đã giải quyết": "dossiers_resolved",
    "Đúng hạn": "dossiers_resolved_early_or_on_time",
    "Quá hạn": "dossiers_resolved_late",
    "Đang giải quyết": "dossiers_pending",
    "Tỷ lệ": "on_time_rate_reported",
}


def changed(heading: str, value, row: int = 0) -> bytes:
    rows = [list(r) for r in PLAIN_ROWS]
    rows[row][PLAIN.index(heading)] = value
    return plain(rows=rows)


def figures(reading) -> dict[tuple[str, str], float]:
    return {(f.measure, f.unit): f.value for f in reading.facts}


def expected() -> dict[tuple[str, str], float]:
    return {
        (MEASURES[h], str(row[1])): float(str(v).rstrip("%").replace(",", "."))
        for row in PLAIN_ROWS
        for h, v in zip(PLAIN[2:], row[2:])
    }


def test_every_figure_is_read_with_its_cell():
    reading = reading_of(plain())
    assert (reading.source, reading.rank) == ("unit_table", RANKS["office"])
    assert figures(reading) == expected()
    assert {f.locator: f.measure for f in reading.facts if f.unit == "Sở Y tế"} == {
        f"Theo đơn vị!{column}6": MEASURES[h] for column, h in zip("CDEFGH", PLAIN[2:])
    }
    assert problems_of(reading) == [
        ("received_read", "Theo đơn vị!C4"),
        ("text_numbers", "Theo đơn vị!H5"),
        ("units_new", "Theo đơn vị!B5"),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_columns_may_stand_in_any_order(seed):
    order = list(range(len(PLAIN)))
    random.Random(seed).shuffle(order)
    total = [None, "Tổng cộng", 1430, 1350, 1295, 55, 80, None]
    rows = [[row[i] for i in order] for row in [*PLAIN_ROWS, total]]
    reading = reading_of(plain([PLAIN[i] for i in order], rows))
    assert figures(reading) == expected()
    assert not {p.code for p in reading.problems} - {"received_read", "text_numbers", "units_new"}


def test_tiep_nhan_is_new_beside_what_was_carried_over():
    headings = ["STT", "Đơn vị", "Kỳ trước chuyển qua", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    reading = reading_of(plain(headings, [[1, "Sở Nội vụ", 10, 110, 100, 20]]))
    assert figures(reading)["dossiers_received_new", "Sở Nội vụ"] == 110
    assert problems_of(reading) == [("units_new", "Theo đơn vị!B5")]


def test_tiep_nhan_with_nothing_to_tell_it_by_is_new_and_said():
    reading = reading_of(plain(["STT", "Đơn vị", "Tiếp nhận", "Đã giải quyết"], [[1, "Sở Nội vụ", 110, 100]]))
    assert figures(reading)["dossiers_received_new", "Sở Nội vụ"] == 110
    assert ("received_read", "Theo đơn vị!C4") in problems_of(reading, "warn")


def test_rule_08_dung_han_alone_and_beside_truoc_han():
    alone = {f.measure for f in reading_of(plain()).facts}
    assert "dossiers_resolved_early_or_on_time" in alone and "dossiers_resolved_on_time" not in alone
    headings = ["STT", "Đơn vị", "Tiếp nhận", "Đã giải quyết", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết"]
    beside = figures(reading_of(plain(headings, [[1, "Sở Nội vụ", 120, 100, 60, 35, 5, 20]])))
    assert beside["dossiers_resolved_early", "Sở Nội vụ"] == 60
    assert beside["dossiers_resolved_on_time", "Sở Nội vụ"] == 35


def test_qua_han_twice_belongs_to_the_column_it_stands_beside():
    headings = [
        "STT",
        "Đơn vị",
        "Tổng số",
        "Đã giải quyết",
        "Đúng hạn",
        "Quá hạn",
        "Đang giải quyết",
        "Trong hạn",
        "Quá hạn",
    ]
    reading = reading_of(plain(headings, [[1, "Sở Nội vụ", 120, 100, 95, 5, 20, 17, 3]]))
    assert figures(reading)["dossiers_resolved_late", "Sở Nội vụ"] == 5
    assert figures(reading)["dossiers_pending_overdue", "Sở Nội vụ"] == 3
    assert problems_of(reading) == [("units_new", "Theo đơn vị!B5")]


def test_qua_han_beside_nothing_is_asked():
    content = plain(
        ["STT", "Đơn vị", "Tổng số", "Đã giải quyết", "Đang giải quyết", "Quá hạn"], [[1, "Sở Nội vụ", 120, 100, 20, 5]]
    )
    reading = reading_of(content)
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator, list(problem.choices)) == (
        "column_unclear",
        "Theo đơn vị!F4",
        ["dossiers_resolved_late", "dossiers_pending_overdue", "skip"],
    )
    assert 5 not in values(reading).values()
    chosen = reading_of(content, answers={problem.question: "dossiers_pending_overdue"})
    assert figures(chosen)["dossiers_pending_overdue", "Sở Nội vụ"] == 5 and chosen.verdict == "warn"


def test_printed_rates_are_checked_and_a_total_row_too():
    assert ("printed_rate", "Theo đơn vị!H5") in problems_of(reading_of(changed("Tỷ lệ", "96,5%")), "warn")
    rows = [*PLAIN_ROWS, [None, "Tổng cộng", 1430, 1350, 1295, 55, 80, "97,5%"]]
    assert ("printed_rate", "Theo đơn vị!H8") in problems_of(reading_of(plain(rows=rows)), "warn")


def test_a_rate_that_fits_nothing_is_left_out_and_said():
    rows = [[*row[:-1], f"{40 + number}%"] for number, row in enumerate(PLAIN_ROWS)]
    reading = reading_of(plain(rows=rows))
    assert ("rate_unclear", "Theo đơn vị!H4") in problems_of(reading, "warn")
    assert not [f for f in reading.facts if f.measure.endswith("_reported")]


@pytest.mark.parametrize(
    ("heading", "value", "problems"),
    [
        ("Đúng hạn", 93, [("identity", "Theo đơn vị!D5"), ("printed_rate", "Theo đơn vị!H5")]),
        ("Tiếp nhận", 121, [("identity", "Theo đơn vị!C5")]),
        ("Đang giải quyết", "#REF!", [("error_cell", "Theo đơn vị!G5")]),
    ],
)
def test_a_broken_figure_is_named_at_its_cell(heading, value, problems):
    reading = reading_of(changed(heading, value))
    assert [p for p in problems_of(reading, "warn") if p[0] != "units_new"] == problems


def test_an_unreadable_cell_is_asked_with_the_value_its_row_demands():
    reading = reading_of(changed("Đã giải quyết", "120.0", row=1))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator, list(problem.choices)) == (
        "unreadable_number",
        "Theo đơn vị!D6",
        ["1200", "skip"],
    )


def test_a_total_below_another_heading_is_that_ones():
    """ "Giải quyết | Tổng số" is resolved; "Thư điện tử | Tổng số" is nothing of ours."""
    content = table(
        [
            *HEAD,
            ["STT", "Đơn vị", "Tiếp nhận", None, "Giải quyết", None, None, "Thư điện tử", None, "Ghi chú"],
            [None, None, "Kỳ trước", "Trong kỳ", "Tổng số", "Đúng hạn", "Quá hạn", "Tổng số", "Đã xử lý"],
            [1, "Sở Nội vụ", 10, 110, 100, 95, 5, 77, 66, "chậm"],
        ],
        merged=("C4:D4", "E4:G4", "H4:I4"),
    )
    reading = reading_of(content)
    assert {f.measure: f.value for f in reading.facts} == {
        "dossiers_carried_over": 10,
        "dossiers_received_new": 110,
        "dossiers_resolved": 100,
        "dossiers_resolved_early_or_on_time": 95,
        "dossiers_resolved_late": 5,
    }
    assert problems_of(reading, "ask") == [("column_unknown", "Sheet1!H5"), ("column_unknown", "Sheet1!I5")]
    assert problems_of(reading, "warn") == [("units_new", "Sheet1!B6")]


def test_parts_of_resolved_are_not_parts_of_received():
    content = table(
        [
            *HEAD,
            ["STT", "Đơn vị", "Tiếp nhận", "Đã giải quyết", None, None],
            [None, None, None, "Tổng số", "Trực tuyến", "Quá hạn"],
            [1, "Sở Nội vụ", 120, 100, 70, 5],
        ],
        merged=("C4:C5", "D4:F4"),
    )
    reading = reading_of(content)
    assert {f.measure: f.value for f in reading.facts} == {
        "dossiers_received_new": 120,
        "dossiers_resolved": 100,
        "dossiers_resolved_late": 5,
    }
    assert ("column_unknown", "Sheet1!E5") in problems_of(reading, "ask")


def test_a_flat_table_with_a_closing_balance_keeps_every_column():
    headings = [
        "STT",
        "Đơn vị",
        "Số đầu kỳ",
        "Tiếp nhận trong kỳ",
        "Tổng số",
        "Đã giải quyết",
        "Trước hạn",
        "Đúng hạn",
        "Trễ hạn",
        "Tồn cuối kỳ",
    ]
    reading = reading_of(plain(headings, [[1, "Sở Nội vụ", 10, 110, 120, 100, 60, 35, 5, 20]]))
    assert sorted(f.value for f in reading.facts) == [5, 10, 20, 35, 60, 100, 110, 120]
    assert problems_of(reading) == [("units_new", "Theo đơn vị!B5")]


def test_the_hotlines_tables_are_left_to_its_own_source():
    head = [["UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ QUA TỔNG ĐÀI 1022"], ["Tháng 6 năm 2026"]]
    assert reading_of(plain(head=head)).source != "unit_table"
    head[1] = ["KẾT QUẢ GIẢI QUYẾT ĐƠN THƯ KHIẾU NẠI, TỐ CÁO"]
    assert reading_of(plain(head=head)).source != "unit_table"


def test_five_header_rows_of_phu_luc_2():
    reading = reading_of(phu_luc_2())
    of_y_te = {f.measure: (f.value, f.locator) for f in reading.facts if f.unit == "Sở Y tế"}
    assert of_y_te == {
        "dossiers_received": (1250, "Phụ lục 2!C10"),
        "dossiers_received_new": (1200, "Phụ lục 2!D10"),
        "dossiers_received_online": (900, "Phụ lục 2!E10"),
        "dossiers_received_direct_and_postal": (300, "Phụ lục 2!F10"),
        "dossiers_carried_over": (50, "Phụ lục 2!G10"),
        "dossiers_resolved": (1200, "Phụ lục 2!H10"),
        "dossiers_resolved_early": (800, "Phụ lục 2!I10"),
        "dossiers_resolved_on_time": (350, "Phụ lục 2!J10"),
        "dossiers_resolved_late": (50, "Phụ lục 2!K10"),
        "dossiers_pending": (50, "Phụ lục 2!L10"),
        "dossiers_pending_in_time": (45, "Phụ lục 2!M10"),
        "dossiers_pending_overdue": (5, "Phụ lục 2!N10"),
        "dossiers_waiting_supplement": (0, "Phụ lục 2!O10"),
    }
    assert problems_of(reading) == [("units_new", "Phụ lục 2!B9")]  # 20 = 15 + 4 + 1 waiting for supplements


# -- rules 10 to 14 and 18 of reliability.md, where they concern tables -----------------------------------


def test_tables_side_by_side_are_two_tables():
    left, right = [[1, "Sở Nội vụ", 120, 100, 20]], [[1, "Xã Tân Hồng", 60, 50, 10]]
    heading = ["STT", "Đơn vị", "Tổng số tiếp nhận", "Đã giải quyết", "Đang giải quyết"]
    content = table([*HEAD, [*heading, None, *heading], [*left[0], None, *right[0]]])
    reading = reading_of(content)
    assert {(f.unit, f.measure): (f.value, f.locator) for f in reading.facts} == {
        ("Sở Nội vụ", "dossiers_received"): (120, "Sheet1!C5"),
        ("Sở Nội vụ", "dossiers_resolved"): (100, "Sheet1!D5"),
        ("Sở Nội vụ", "dossiers_pending"): (20, "Sheet1!E5"),
        ("Xã Tân Hồng", "dossiers_received"): (60, "Sheet1!I5"),
        ("Xã Tân Hồng", "dossiers_resolved"): (50, "Sheet1!J5"),
        ("Xã Tân Hồng", "dossiers_pending"): (10, "Sheet1!K5"),
    }


def test_tables_side_by_side_may_have_a_period_each():
    heading = ["STT", "Đơn vị", "Tổng số tiếp nhận", "Đã giải quyết"]
    content = table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["Tháng 5 năm 2026", None, None, None, "Tháng 6 năm 2026"],
            [*heading, *heading],
            [1, "Sở Nội vụ", 120, 100, 1, "Sở Nội vụ", 140, 90],
        ]
    )
    assert {(f.period_label, f.locator): f.value for f in reading_of(content).facts} == {
        ("2026-05", "Sheet1!C4"): 120,
        ("2026-05", "Sheet1!D4"): 100,
        ("2026-06", "Sheet1!G4"): 140,
        ("2026-06", "Sheet1!H4"): 90,
    }


@pytest.mark.parametrize("first", [True, False])
def test_totals_first_or_last_are_compared_and_never_counted(first):
    total = [None, "Tổng cộng", 1431, 1350, 1295, 55, 80, None]
    reading = reading_of(plain(rows=[total, *PLAIN_ROWS] if first else [*PLAIN_ROWS, total]))
    assert figures(reading) == expected()
    where = "Theo đơn vị!C5" if first else "Theo đơn vị!C8"
    assert [p for p in problems_of(reading, "warn") if p[0] == "total_differs"] == [("total_differs", where)]


def test_subtotals_below_their_rows_are_compared_and_never_counted():
    rows = [
        *PLAIN_ROWS[:2],
        [None, "Cộng khối sở", 1370, 1300, 1245, 55, 70, None],
        PLAIN_ROWS[2],
        [None, "Cộng khối xã", 61, 50, 50, 0, 10, None],
        [None, "Tổng cộng", 1430, 1350, 1295, 55, 80, None],
    ]
    reading = reading_of(plain(rows=rows))
    assert figures(reading) == expected()
    assert [p for p in problems_of(reading, "warn") if p[0] == "total_differs"] == [("total_differs", "Theo đơn vị!C9")]


def test_cong_may_close_each_group():
    """The same word closes every group and the table: each is compared with the rows it stands for."""
    heading = ["STT", "Đơn vị", "Tổng số", "Đã giải quyết"]
    rows = [
        [1, "Sở Nội vụ", 120, 100],
        [None, "Cộng", 120, 100],
        [1, "Xã Tân Hồng", 10, 9],
        [None, "Cộng", 10, 8],
        [None, "Tổng cộng", 130, 109],
    ]
    reading = reading_of(plain(heading, rows))
    assert len(reading.facts) == 4
    assert problems_of(reading, "warn") == [("total_differs", "Theo đơn vị!D8"), ("units_new", "Theo đơn vị!B5")]


def test_rows_numbered_below_a_row_are_its_parts():
    rows = [
        [1, "Sở Nông nghiệp", 120, 100, 95, 5, 20, None],
        ["1.1", "Chi cục Thú y", 50, 40, 40, 0, 10, None],
        ["1.2", "Chi cục Thủy sản", 70, 60, 55, 5, 10, None],
        [2, "Sở Y tế", 60, 50, 50, 0, 10, None],
    ]
    reading = reading_of(plain(rows=rows))
    received = {f.unit: f.value for f in reading.facts if f.measure == "dossiers_received"}
    assert received == {"Chi cục Thú y": 50, "Chi cục Thủy sản": 70, "Sở Y tế": 60}
    rows[0][2:7] = [20, 15, 15, 0, 5]  # its own dossiers
    other = reading_of(plain(rows=rows))
    assert len({f.unit for f in other.facts}) == 4 and ("rows_nested", "Theo đơn vị!C5") in problems_of(other, "warn")


def test_a_unit_twice_is_asked_and_the_same_row_twice_taken_once():
    reading = reading_of(plain(rows=[*PLAIN_ROWS, list(PLAIN_ROWS[0])]))
    assert ("double_same", "Theo đơn vị!C8") in problems_of(reading, "warn") and figures(reading) == expected()
    other = reading_of(plain(rows=[*PLAIN_ROWS, [4, "Sở Nội vụ", 121, 101, 96, 5, 20, None]]))
    assert {code for code, _ in problems_of(other, "ask")} == {"double"}


def test_look_alike_names_are_one_unit():
    """A Cyrillic о and х, a zero-width space, doubled spaces: the same office each time."""
    names = ["Sở Nội vụ", "Sở Nội vụ ", "Sở  Nội vụ", "Sở Nội\u200b vụ"]
    rows = [[n, name, *PLAIN_ROWS[0][2:]] for n, name in enumerate(names, 1)]
    assert {f.unit for f in reading_of(plain(rows=rows)).facts} == {"Sở Nội vụ"}
    cyrillic = reading_of(
        plain(
            rows=[
                [1, "Sở Nội vụ", *PLAIN_ROWS[0][2:]],
                [2, "Xã Tân Hồng", *PLAIN_ROWS[2][2:]],
                [3, "\u0425ã Tân Hồng", *PLAIN_ROWS[2][2:]],
            ]
        )
    )
    assert {f.unit for f in cyrillic.facts} == {"Sở Nội vụ", "Xã Tân Hồng"}


def test_a_header_alone_loads_nothing():
    reading = reading_of(table([*HEAD, PLAIN]))
    assert reading.verdict == "reject" and ("no_rows", "Sheet1!A4") in problems_of(reading)


def test_a_future_month_is_asked():
    head = [["UBND TỈNH ĐỒNG THÁP"], ["GIẢI QUYẾT HỒ SƠ"], ["Tháng 6 năm 2027"]]
    assert [p.question for p in reading_of(plain(head=head)).problems if p.severity == "ask"] == ["future:2027-06"]


@pytest.mark.parametrize("form", ["(5)", "−5", "-5", -5])
def test_negative_forms_are_asked(form):
    reading = reading_of(changed("Quá hạn", form))
    assert values(reading)["Theo đơn vị!F5"] == -5 and ("negative", "Theo đơn vị!F5") in problems_of(reading, "ask")
    answered = reading_of(changed("Quá hạn", form), answers={"negative:Theo đơn vị!F": "keep"})
    assert values(answered)["Theo đơn vị!F5"] == -5 and ("negative", "Theo đơn vị!F5") in problems_of(answered, "warn")
    assert "Theo đơn vị!F5" not in values(
        reading_of(changed("Quá hạn", form), answers={"negative:Theo đơn vị!F": "skip"})
    )


def test_placeholders_are_missing_not_zero():
    for placeholder in ("-", "x", "không có", None, "…"):
        reading = reading_of(changed("Quá hạn", placeholder))
        fact = next(f for f in reading.facts if f.locator == "Theo đơn vị!F5")
        assert (fact.value, fact.status) == (None, "missing")


def test_vietnamese_thousands_and_a_thousand_lost_in_excel():
    assert values(reading_of(changed("Tiếp nhận", "1.250", row=1)))["Theo đơn vị!C6"] == 1250
    reading = reading_of(changed("Tiếp nhận", 1.25, row=1))  # 1.250 = 1.200 + 50 decides
    assert values(reading)["Theo đơn vị!C6"] == 1250 and ("lost_thousand", "Theo đơn vị!C6") in problems_of(
        reading, "normalise"
    )


def test_a_header_printed_again_on_the_next_page_is_no_row():
    rows = [PLAIN_ROWS[0], PLAIN, *PLAIN_ROWS[1:]]
    reading = reading_of(plain(rows=rows))
    assert figures(reading) == expected() and "table_below" not in {p.code for p in reading.problems}


def test_another_table_below_is_asked_and_not_read_under_the_first_heading():
    rows = [*PLAIN_ROWS, [None], ["STT", "Đơn vị", "Số cán bộ", "Số máy tính"], [1, "Sở Nội vụ", 30, 28]]
    reading = reading_of(plain(rows=rows))
    assert figures(reading) == expected() and problems_of(reading, "ask") == [("table_below", "Theo đơn vị!A9")]
    left_out = reading_of(plain(rows=rows), answers={"table:Theo đơn vị!A9": "skip"})
    assert figures(left_out) == expected() and problems_of(left_out, "ask") == []


@pytest.mark.parametrize("name", ["TC", "Tông cộng", "Toàn Sở", "Toàn tỉnh"])
def test_names_of_totals_are_known_misspelt_and_short(name):
    rows = [*PLAIN_ROWS, [None, name, *[sum(row[c] for row in PLAIN_ROWS) for c in range(2, 7)], None]]
    reading = reading_of(plain(rows=rows))
    assert figures(reading) == expected() and name not in {fact.unit for fact in reading.facts}


def test_overdue_is_what_its_printed_rate_is_of():
    heading = ["STT", "Đơn vị", "Mới tiếp nhận", "Đã giải quyết", "Quá hạn", "Tỷ lệ quá hạn (%)"]
    rows = [[1, "Sở Nội vụ", 188, 200, 5, 2.5], [2, "Sở Y tế", 378, 400, 6, 1.5]]
    reading = reading_of(plain(heading, rows))
    assert problems_of(reading, "ask") == []
    assert [f.value for f in reading.facts if f.measure == "dossiers_resolved_late"] == [5, 6]
    others = [[*row[:5], 7.5] for row in rows]
    assert problems_of(reading_of(plain(heading, others)), "ask") == [("column_unclear", "Theo đơn vị!E4")]


def test_one_column_that_is_open_is_asked_and_may_be_left_out():
    heading, rows = ["STT", "Đơn vị", "Số hồ sơ quá hạn"], [[1, "Sở Nội vụ", 5], [2, "Sở Y tế", 3]]
    content = plain(heading, rows)
    assert problems_of(reading_of(content)) == [("column_unclear", "Theo đơn vị!C4")]
    late = reading_of(content, answers={"column:Theo đơn vị:C": "dossiers_pending_overdue"})
    assert [(f.measure, f.value) for f in late.facts] == [
        ("dossiers_pending_overdue", 5),
        ("dossiers_pending_overdue", 3),
    ]
    left_out = reading_of(content, answers={"column:Theo đơn vị:C": "skip"})
    assert problems_of(left_out) == [("no_rows", "Theo đơn vị!A4")] and left_out.verdict == "reject"


@pytest.mark.parametrize("shares", [(98, 100), (97.9, 100)])
def test_a_column_of_shares_is_no_count_whatever_its_heading_counts(shares):
    heading = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn (%)"]
    rows = [[1, "Sở Nội vụ", 50, 48, shares[0]], [2, "Sở Y tế", 60, 60, shares[1]]]
    assert problems_of(reading_of(plain(heading, rows)), "ask") == [("percent_heading", "Theo đơn vị!E4")]
    reading = reading_of(plain(heading, rows), answers={"percent:Theo đơn vị!E": "skip"})
    assert problems_of(reading, "ask") == []
    assert {f.measure for f in reading.facts} == {"dossiers_received_new", "dossiers_resolved"}


def test_departments_of_an_office_are_asked():
    heading = ["STT", "Phòng", "Tiếp nhận mới", "Đã giải quyết"]
    rows = [[1, "Phòng Quản lý đô thị", 188, 200], [2, "Phòng Quản lý vận tải", 378, 400], [None, "Toàn Sở", 566, 600]]
    reading = reading_of(plain(heading, rows))
    (question,) = [p for p in reading.problems if p.severity == "ask"]
    assert (question.code, question.question, list(question.choices)) == (
        "departments",
        "departments:Theo đơn vị",
        ["units"],
    )
    loaded = reading_of(plain(heading, rows), answers={question.question: "units"})
    assert problems_of(loaded, "ask") == []
    assert {f.unit for f in loaded.facts} == {"Phòng Quản lý đô thị", "Phòng Quản lý vận tải"}


@pytest.mark.parametrize(
    ("title", "is_asked"),
    [
        ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TRỰC TUYẾN THÁNG 6 NĂM 2026", True),
        ("HỒ SƠ BỊ TRẢ LẠI THÁNG 6 NĂM 2026", True),
        ("SỐ HỒ SƠ TTHC QUÁ HẠN THÁNG 6 NĂM 2026", False),  # a heading says it too
        ("HỒ SƠ ĐẤT ĐAI THÁNG 6 NĂM 2026", True),
        ("HỒ SƠ THUỘC LĨNH VỰC HỘ TỊCH THÁNG 6 NĂM 2026", True),
        ("SỐ HÓA HỒ SƠ THÁNG 6 NĂM 2026", True),
        ("TIẾP NHẬN HỒ SƠ TRỰC TUYẾN VÀ TRỰC TIẾP THÁNG 6 NĂM 2026", False),
        ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ THEO LĨNH VỰC THÁNG 6 NĂM 2026", False),
    ],
)
def test_a_title_that_names_some_of_the_dossiers_is_asked(title, is_asked):
    heading = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
    rows = [[1, "Sở Nội vụ", 188, 200, 198, 2], [2, "Sở Y tế", 378, 400, 400, 0]]
    content = table([["UBND TỈNH ĐỒNG THÁP"], [title], heading, *rows])
    asked = [("table_of_some", "Sheet1!A2")] if is_asked else []
    assert problems_of(reading_of(content), "ask") == asked
    reading = reading_of(content, answers={"some:Sheet1": "all"})
    assert problems_of(reading, "ask") == [] and len(reading.facts) == 8


def test_a_table_of_one_measure_is_a_table():
    heading, rows = ["STT", "Đơn vị", "Tiếp nhận mới"], [[1, "Sở Nội vụ", 188], [2, "Sở Y tế", 378]]
    reading = reading_of(plain(heading, rows))
    assert reading.source == "unit_table" and [f.value for f in reading.facts] == [188, 378]


def test_a_name_that_reads_like_nothing_is_asked():
    rows = [*PLAIN_ROWS, [4, "Tân Hồng Đỏ", 1, 1, 1, 0, 0, None]]
    assert problems_of(reading_of(plain(rows=rows)), "ask") == [("unit_unclear", "Theo đơn vị!B8")]


def by_ways(title: str = "KẾT QUẢ TIẾP NHẬN HỒ SƠ THÁNG 7 NĂM 2026", heading: str = "Số hồ sơ tiếp nhận mới"):
    rows: list[list] = [
        ["UBND TỈNH ĐỒNG THÁP"],
        [title],
        ["STT", "Đơn vị", heading, None, None, None],
        [None, None, "Toàn trình", "Một phần", "Trực tiếp", "Tổng số"],
        [1, "Sở Xây dựng", 402, 96, 14, 512],
        [2, "Sở Nội vụ", 288, 51, 9, 348],
    ]
    return reading_of(table(rows, merged=("A3:A4", "B3:B4", "C3:F3")))


def test_dossiers_by_the_way_they_came_need_no_results_beside_them():
    assert {(f.unit, f.measure): f.value for f in by_ways().facts} == {
        (unit, f"dossiers_received_{way}"): value
        for unit, of in (("Sở Xây dựng", (402, 96, 14, 512)), ("Sở Nội vụ", (288, 51, 9, 348)))
        for way, value in zip(("online_whole", "online_part", "direct", "new"), of)
    }


def test_a_total_beside_ways_that_may_hold_what_was_carried_over_and_payments_are_not_taken():
    assert by_ways(heading="Số hồ sơ tiếp nhận").facts == []
    assert by_ways("TÌNH HÌNH THANH TOÁN PHÍ, LỆ PHÍ THÁNG 7 NĂM 2026").facts == []
    assert by_ways(heading="Trả kết quả").facts == []


def one_line(title: str, *rows: list):
    heads = ["Hồ sơ tiếp nhận mới", "Hồ sơ đã giải quyết", "Đúng và trước hạn", "Trễ hạn", "Hồ sơ đang giải quyết"]
    return table([["UBND TỈNH ĐỒNG THÁP"], ["VĂN PHÒNG"], [title], heads, *rows])


def test_one_row_of_figures_that_names_nobody_is_of_the_office_above_or_asked():
    row = [187450, 181020, 180212, 808, 6430]
    title = "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC {} THÁNG 10 NĂM 2026"
    whole = reading_of(one_line(title.format("TRÊN ĐỊA BÀN TỈNH"), row))
    assert {(f.unit, f.value) for f in whole.facts} == {("", value) for value in row}
    asked = reading_of(one_line(title.format(""), row))
    assert [p.question for p in asked.problems if p.severity == "ask"] == ["unit"] and asked.facts == []
    assert {f.unit for f in reading_of(one_line(title.format(""), row), answers={"unit": "whole"}).facts} == {""}


def test_several_rows_that_name_nobody_are_nobodys():
    row = [187450, 181020, 180212, 808, 6430]
    title = "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC TRÊN ĐỊA BÀN TỈNH THÁNG 10 NĂM 2026"
    assert reading_of(one_line(title, row, row)).facts == []
