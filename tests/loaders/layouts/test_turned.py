"""Layouts of tables turned round: rows that name measures, columns that are months or units."""

from datetime import datetime

import pytest

from data.store import Store
from loaders.files.glimpse import shown_tables
from loaders.layouts.guesses import guess_columns, guess_shape
from loaders.layouts.layout import Layout, LayoutError
from loaders.layouts.source import LayoutTable
from loaders.load import confirm, prepare
from loaders.tables.headers import header_at
from tests.loaders.build import TODAY, problems_of, reading_of, table, values

HEAD = [["VĂN PHÒNG UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ CÔNG TÁC VĂN PHÒNG"]]
ROWS = [
    {"name": "Công văn đến", "is": "documents_incoming"},
    {"name": "Giấy tờ phát hành của tỉnh", "is": "documents_issued_ubnd"},
    {"name": "Số lần họp", "is": "meetings_served"},
]


def by_months(months=("Tháng 1", "Tháng 2"), rows=None, title="Năm 2026"):
    rows = rows or [
        [1, "Công văn đến", *[100 * (n + 1) for n in range(len(months))]],
        [2, "Giấy tờ phát hành của tỉnh", *[10 * (n + 1) for n in range(len(months))]],
        [3, "Số lần họp", *[n + 1 for n in range(len(months))]],
    ]
    return table([*HEAD, [title], ["TT", "Công việc", *months], *rows], "CV")


MONTHS = {
    "name": "Việc theo tháng",
    "columns": [
        {"heading": "TT", "is": "row_no"},
        {"heading": "Công việc", "is": "measure"},
        {"heading": "*", "is": "figures"},
    ],
    "rows": ROWS,
}
UNITS = {
    "name": "Việc theo phòng",
    "columns": [
        {"heading": "Công việc", "is": "measure"},
        {"heading": "Phòng Nội chính", "is": "figures", "unit": "Phòng Nội chính"},
        {"heading": "P. Kinh tế", "is": "figures", "unit": "Phòng Kinh tế"},
        {"heading": "Cộng", "is": "figures"},
    ],
    "rows": ROWS,
}


def by_units(rows=None, title="Tháng 6 năm 2026"):
    rows = rows or [["Công văn đến", 100, 40, 140], ["Số lần họp", 3, 2, 5]]
    return table([*HEAD, [title], ["Công việc", "Phòng Nội chính", "P. Kinh tế", "Cộng"], *rows], "CV")


def read(content, layout, **context):
    return reading_of(content, layouts=[Layout.from_json(layout).to_json()], **context)


def told(reading):
    return {(f.measure, f.unit, f.period_label): f.value for f in reading.facts}


def test_measures_as_rows_and_months_as_columns():
    reading = read(by_months(), MONTHS)
    assert told(reading) == {
        ("documents_incoming", "", "2026-01"): 100,
        ("documents_incoming", "", "2026-02"): 200,
        ("documents_issued_ubnd", "", "2026-01"): 10,
        ("documents_issued_ubnd", "", "2026-02"): 20,
        ("meetings_served", "", "2026-01"): 1,
        ("meetings_served", "", "2026-02"): 2,
    }
    assert values(reading)["CV!D5"] == 200 and reading.verdict == "accept"


@pytest.mark.parametrize("day", [1, 28])
def test_headings_that_are_dates_are_months(day):
    """As the file has them, and as the mapping screen is given them."""
    months = (datetime(2026, 1, day), datetime(2026, 2, day))
    assert told(read(by_months(months), MONTHS)) == told(read(by_months(), MONTHS))
    (sheet,) = shown_tables(reading_of(by_months(months)))
    header = header_at(sheet, 3, 3)
    assert sheet.rows[3][2] == f"{day:02d}/01/2026" and guess_shape(sheet, header) == "rows_by_period"
    assert guess_columns(sheet, header, "rows_by_period") == {0: "row_no", 1: "measure", 2: "figures", 3: "figures"}


def test_headings_that_are_days_of_one_month_are_no_months():
    days = (datetime(2026, 1, 5), datetime(2026, 1, 6))
    assert read(by_months(days), MONTHS).facts == []


def test_the_next_file_may_have_more_months():
    reading = read(by_months(("Tháng 1", "Tháng 2", "Tháng 3"), title="Năm 2027"), MONTHS)
    assert told(reading)["documents_incoming", "", "2027-03"] == 300 and len(reading.facts) == 9


def test_a_column_that_is_no_month_is_said_and_nothing_is_read():
    for other in ("Ước tháng 3", "So với cùng kỳ", "Ghi nhận"):
        reading = read(by_months(("Tháng 1", "Tháng 2", other)), MONTHS)
        assert reading.verdict == "reject" and [code for code, _ in problems_of(reading)] == ["layout_near"], other


def test_months_without_a_year_are_asked():
    reading = read(by_months(title="Số liệu các tháng"), MONTHS)
    assert reading.verdict == "ask" and {p.question for p in reading.problems if p.severity == "ask"} == {"period"}


def test_measures_as_rows_and_units_as_columns_with_the_total_compared():
    reading = read(by_units(), UNITS)
    assert told(reading) == {
        ("documents_incoming", "Phòng Nội chính", "2026-06"): 100,
        ("documents_incoming", "Phòng Kinh tế", "2026-06"): 40,
        ("meetings_served", "Phòng Nội chính", "2026-06"): 3,
        ("meetings_served", "Phòng Kinh tế", "2026-06"): 2,
    }
    wrong = read(by_units([["Công văn đến", 100, 40, 141], ["Số lần họp", 3, 2, 5]]), UNITS)
    assert ("total_differs", "CV!D5") in problems_of(wrong) and told(wrong) == told(reading)


def test_measures_as_rows_and_one_column_of_figures():
    layout = {
        "name": "Một cột",
        "columns": [{"heading": "Công việc", "is": "measure"}, {"heading": "Kết quả", "is": "figures"}],
        "rows": ROWS,
    }
    content = table([*HEAD, ["Tháng 6 năm 2026"], ["Công việc", "Kết quả"], ["Công văn đến", 7], ["Số lần họp", 2]])
    assert told(read(content, layout)) == {
        ("documents_incoming", "", "2026-06"): 7,
        ("meetings_served", "", "2026-06"): 2,
    }


def test_units_below_each_other_each_with_its_measures():
    layout = {
        "name": "Dài",
        "columns": [
            {"heading": "Phòng", "is": "unit"},
            {"heading": "Công việc", "is": "measure"},
            {"heading": "*", "is": "figures"},
        ],
        "rows": ROWS,
    }
    rows = [
        ["Phòng Nội chính", "Công văn đến", 5, 6],
        [None, "Số lần họp", 1, 2],
        ["Phòng Kinh tế", "Công văn đến", 7, 8],
        [None, "Số lần họp", 3, 4],
        ["Tổng cộng", "Công văn đến", 12, 14],
        [None, "Số lần họp", 4, 6],
    ]
    content = table([*HEAD, ["Năm 2026"], ["Phòng", "Công việc", "Tháng 1", "Tháng 2"], *rows])
    reading = read(content, layout)
    assert told(reading) == {
        (measure, unit, label): value
        for measure, unit, pair in (
            ("documents_incoming", "Phòng Nội chính", (5, 6)),
            ("meetings_served", "Phòng Nội chính", (1, 2)),
            ("documents_incoming", "Phòng Kinh tế", (7, 8)),
            ("meetings_served", "Phòng Kinh tế", (3, 4)),
        )
        for label, value in zip(("2026-01", "2026-02"), pair)
    }


def test_units_as_rows_and_months_as_columns_under_their_measures():
    layout = {
        "name": "Đơn vị theo tháng",
        "header_rows": 2,
        "columns": [
            {"heading": "Phòng", "is": "unit"},
            {"heading": "Công văn | *", "is": "documents_incoming"},
            {"heading": "Họp | *", "is": "meetings_served"},
        ],
        "totals": ["Cả văn phòng"],
    }
    rows = [
        ["Phòng", "Công văn", None, "Họp", None],
        [None, "Tháng 1", "Tháng 2", "Tháng 1", "Tháng 2"],
        ["Phòng Nội chính", 5, 6, 1, 2],
        ["Phòng Kinh tế", 7, 8, 3, 4],
        ["Cả văn phòng", 12, 14, 4, 6],
    ]
    reading = read(table([*HEAD, ["Năm 2026"], *rows], "CV", ("A4:A5", "B4:C4", "D4:E4")), layout)
    assert told(reading)["documents_incoming", "Phòng Kinh tế", "2026-02"] == 8
    assert told(reading)["meetings_served", "Phòng Nội chính", "2026-01"] == 1 and len(reading.facts) == 8
    assert ("total_of_layout", "CV!A8") in problems_of(reading, "info")


def test_a_new_name_is_asked_and_the_answer_remembered(tmp_path):
    store = Store(tmp_path)
    rows = [[1, "Công văn đến", 100, 200], [2, "Hội nghị trực tuyến", 4, 5]]
    asked = prepare(store, by_months(rows=rows), "a.xlsx", today=TODAY, layout=Layout.from_json(MONTHS))
    (question,) = [p for p in asked.problems if p.severity == "ask"]
    assert (question.code, question.question) == ("measure_unclear", "measure:CV!B6")
    answers = {question.question: "online_conferences_served"}
    confirm(
        store,
        prepare(store, by_months(rows=rows), "a.xlsx", today=TODAY, layout=Layout.from_json(MONTHS), answers=answers),
    )
    later = prepare(store, by_months(("Tháng 3", "Tháng 4"), rows=rows), "b.xlsx", today=TODAY)
    assert later.verdict == "accept" and told(later.reading)["online_conferences_served", "", "2026-04"] == 5
    assert store.batches()[0].source == "layout:viec-theo-thang"


def test_a_row_left_out_stays_out_without_a_question():
    layout = MONTHS | {"rows": [*ROWS[:2], {"name": "Số lần họp", "is": "skip"}]}
    assert {f.measure for f in read(by_months(), layout).facts} == {"documents_incoming", "documents_issued_ubnd"}


def test_one_name_in_two_groups_is_two_rows():
    layout = MONTHS | {
        "rows": [
            {"name": "Công văn đến | Trong tỉnh", "is": "documents_incoming"},
            {"name": "Họp | Trong tỉnh", "is": "meetings_served"},
        ]
    }
    rows = [
        ["I", "Công văn đến", None, None],
        [1, "Trong tỉnh", 5, 6],
        ["II", "Họp", None, None],
        [1, "Trong tỉnh", 2, 3],
    ]
    reading = read(by_months(rows=rows), layout)
    assert told(reading)["documents_incoming", "", "2026-02"] == 6
    assert told(reading)["meetings_served", "", "2026-01"] == 2 and reading.verdict == "accept"


def test_two_rows_of_one_measure_are_asked_and_never_added():
    layout = MONTHS | {"rows": [*ROWS[:2], {"name": "Số lần họp", "is": "documents_incoming"}]}
    reading = read(by_months(), layout)
    assert ("row_doubled", "CV!B5") in problems_of(reading, "ask")
    assert not [f for f in reading.facts if f.measure == "documents_incoming"]


def test_a_layout_of_several_subjects_is_remarked():
    mixed = Layout.from_json(MONTHS | {"rows": [*ROWS[:2], {"name": "Số lần họp", "is": "hotline_received"}]})
    new = reading_of(by_months(), layout=mixed.to_json())
    assert ("layout_mixed", "") in problems_of(new, "warn")
    assert "Văn bản, hội họp" in new.problems[0].message_vi and "Hotline 1022" in new.problems[0].message_en
    assert ("layout_mixed", "") in problems_of(read(by_months(), mixed.to_json()), "info")
    assert "layout_mixed" not in {p.code for p in read(by_months(), MONTHS).problems}


def test_a_turned_layout_comes_back_from_its_own_file():
    for values_ in (MONTHS, UNITS):
        layout = Layout.from_json(values_)
        assert Layout.from_json(layout.to_json()) == layout
    assert LayoutTable(Layout.from_json(MONTHS)).header(_sheet()).columns == {"row_no": 0, "measure": 1, "figures": 3}


def _sheet():
    (sheet,) = shown_tables(reading_of(by_months()))
    assert header_at(sheet, 3, 3).paths
    return sheet


COLUMNS = MONTHS["columns"]
WRONG = {
    "figures without names": MONTHS | {"columns": [COLUMNS[2]]},
    "names without figures": MONTHS | {"columns": COLUMNS[:2]},
    "names beside measures": MONTHS | {"columns": [*COLUMNS, {"heading": "Họp", "is": "meetings_served"}]},
    "no row": MONTHS | {"rows": []},
    "rows a text": MONTHS | {"rows": "abc"},
    "row a text": MONTHS | {"rows": ["abc"]},
    "row of no measure": MONTHS | {"rows": [{"name": "x", "is": "unit"}]},
    "row without a name": MONTHS | {"rows": [{"is": "meetings_served"}]},
    "twice the row": MONTHS | {"rows": [ROWS[0], ROWS[0]]},
    "row with another key": MONTHS | {"rows": [ROWS[0] | {"run": "rm"}]},
    "too many rows": MONTHS | {"rows": [{"name": f"n{i}"} for i in range(401)]},
    "rows of a plain table": {"name": "x", "rows": ROWS, "columns": [{"heading": "a", "is": "meetings_served"}]},
    "units twice": UNITS | {"columns": [*UNITS["columns"], {"heading": "Phòng", "is": "unit"}]},
    "unit of a measure": {
        "name": "x",
        "columns": [{"heading": "a", "is": "unit"}, {"heading": "b", "is": "meetings_served", "unit": "Sở A"}],
    },
    "channels": MONTHS | {"columns": [*COLUMNS, {"heading": "Kênh", "is": "channel"}]},
    "months of nobody": {"name": "x", "columns": [{"heading": "*", "is": "meetings_served"}]},
    "months of names": {"name": "x", "columns": [{"heading": "*", "is": "unit"}, {"heading": "b", "is": "figures"}]},
}


@pytest.mark.parametrize("layout", WRONG.values(), ids=WRONG)
def test_a_turned_layout_that_cannot_be_read_is_refused_with_a_sentence(layout):
    with pytest.raises(LayoutError) as refused:
        Layout.from_json(layout)
    assert refused.value.message_vi != refused.value.message_en
