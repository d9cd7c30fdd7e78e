"""Our own template: what is written is read back, and every broken row is named with its cell."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from data.facts import Fact, Reading
from data.measures import MEASURES
from loaders.files.sheets import Sheet, Workbook
from loaders.files.workbook import read_workbook
from loaders.sources import template
from loaders.tables.checks import check
from loaders.tables.context import Context
from loaders.template.columns import COLUMNS
from loaders.template.guide import GUIDE
from loaders.template.workbook import write_template

TODAY = date(2026, 11, 20)
HEAD = read_workbook(write_template()).sheets[0].rows[:6]
NAMES = [column.name for column in COLUMNS]


def filled(*rows: dict, head=HEAD, **beside) -> Reading:
    """The reading of a template with these rows from row 7 on; `beside` goes into the context."""
    values = {"measure": "Hồ sơ đã giải quyết", "value": 120.0, "place": "Đồng Tháp", "period": "2026-06"}
    lines = [[({**values, **row}).get(name) for name in NAMES] for row in rows]
    workbook = Workbook([Sheet("Số liệu", [*head, *lines])])
    assert template.sniff(workbook)
    return template.parse(workbook, Context(today=TODAY, **beside))


def only(reading: Reading):
    """The one problem of a reading."""
    assert len(reading.problems) == 1, [p.message_vi for p in reading.problems]
    return reading.problems[0]


def fact(**changes) -> Fact:
    """An ordinary fact of June 2026 in Đồng Tháp."""
    return replace(
        Fact(
            "dossiers_resolved",
            120.0,
            "dong-thap@2025",
            "2026-06",
            date(2026, 6, 1),
            date(2026, 6, 30),
            counted="hồ sơ",
        ),
        **changes,
    )


FACTS = [
    fact(),
    fact(measure="dossiers_resolved_late", value=0.0),
    fact(
        measure="facebook_reach",
        value=770_000.0,
        qualifier="over",
        counted="người",
        place="dong-thap@2004",
        period_label="2021-10",
        period_start=date(2021, 10, 1),
        period_end=date(2021, 10, 31),
    ),
    fact(
        measure="dossiers_received",
        value=2600.0,
        qualifier="nearly",
        place="dong-thap@2004",
        period_label="2021-10",
        period_start=date(2021, 9, 16),
        period_end=None,
        period_basis="stated",
    ),
    fact(
        measure="dossiers_resolved_early",
        value=7.0,
        unit="Sở Nội vụ",
        level="tỉnh",
        field="Đất đai",
        procedure="Cấp giấy phép",
        period_label="2026-Q2",
        period_start=date(2026, 3, 15),
        period_end=date(2026, 6, 14),
        period_basis="decree-09-2019",
    ),
    fact(measure="hotline_received", value=58.0, counted="phiếu", channel="phone"),
    fact(measure="satisfaction_rate_reported", value=99.8, counted="%", place="hue"),
    fact(
        measure="budget_autonomous_spent",
        value=2_615_978_327.0,
        counted="đồng",
        period_label="2026-06-YTD",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 6, 14),
        period_basis="stated",
    ),
    fact(
        measure="tthc_total",
        value=1833.0,
        counted="thủ tục",
        place="vn",
        period_label="2026-06-14",
        period_start=date(2026, 6, 14),
        period_end=date(2026, 6, 14),
        period_basis="stated",
    ),
    fact(measure="dossiers_pending", value=None, status="not_applicable"),
    fact(measure="dossiers_carried_over", value=None, status="missing"),
]


def test_what_is_written_is_read_back():
    reading = template.parse(read_workbook(write_template(FACTS)), Context(today=TODAY))
    assert [replace(f, locator="", raw="") for f in reading.facts] == FACTS
    assert [f.locator for f in reading.facts] == [f"Số liệu!B{row}" for row in range(7, 18)]
    assert [f.raw for f in reading.facts] == [
        "120",
        "0",
        "770000",
        "2600",
        "7",
        "58",
        "99.8",
        "2615978327",
        "1833",
        "không áp dụng",
        "chưa có",
    ]
    assert (reading.source, reading.rank, reading.verdict) == ("template", 2, "warn")
    assert [p.code for p in reading.problems] == ["units_new"]


def test_every_measure_and_place_of_the_lists_is_understood():
    facts = [fact(measure=m.id, counted=m.counted, value=n + 2.0) for n, m in enumerate(MEASURES.values())]
    reading = template.parse(read_workbook(write_template(facts)), Context(today=TODAY))
    assert [replace(f, locator="", raw="") for f in reading.facts] == facts and not reading.problems
    book = openpyxl.load_workbook(io.BytesIO(write_template()))
    names = [cell.value for cell in book["Danh mục"]["G"][1:] if cell.value]
    assert len(names) == 64  # 34 of today, the nation, 29 names that were merged away
    rows = [{"place": name} for name in names[:35]] + [{"place": name, "period": "2024"} for name in names[35:]]
    assert not filled(*rows).problems


def test_texts_that_are_no_formula_and_no_xml_survive():
    odd = fact(unit="Sở A & B <1>", field="=1+1", counted="hồ sơ “loại” %d")
    reading = template.parse(read_workbook(write_template([odd])), Context(today=TODAY))
    assert replace(reading.facts[0], locator="", raw="") == odd


@pytest.mark.parametrize(
    ("kind", "source", "rank"),
    [("office", "template", 2), ("published", "published", 3), ("simulated", "simulated", 2)],
)
def test_the_kind_of_figures_decides_source_and_rank(kind, source, rank):
    content = write_template([fact()], data_kind=kind)
    reading = template.parse(read_workbook(content), Context(today=TODAY, store="simulated"))
    assert (reading.source, reading.rank, len(reading.facts)) == (source, rank, 1)


@pytest.mark.parametrize("kind", ["Số mô phỏng", "SIMULATED FIGURES", "Dữ liệu mẫu", "Sample data"])
def test_simulated_figures_are_refused_for_the_own_store_at_the_cell_that_says_so(kind):
    head = [list(row) for row in HEAD]
    head[3][1] = kind
    reading = filled({}, head=head)
    assert (only(reading).code, only(reading).locator) == ("simulated_figures", "Số liệu!B4")
    assert (reading.verdict, reading.facts) == ("reject", [])
    assert only(filled({}, head=head, answers={"kind": "office"})).code == "simulated_figures", (
        "no answer makes them real"
    )


def test_the_empty_template_offers_no_simulated_figures():
    book = openpyxl.load_workbook(io.BytesIO(write_template()))
    offered = {cell.value for row in book["Danh mục"] for cell in row}
    assert "Số liệu công bố" in offered and "Số mô phỏng" not in offered


def test_the_same_facts_give_the_same_bytes():
    assert write_template(FACTS) == write_template(list(FACTS))


def test_the_report_a_figure_is_from_stands_beside_it():
    content = write_template([fact()], origins=["Báo cáo tháng 6/2026"])
    assert template.parse(read_workbook(content), Context()).facts[0].raw == "120 · Báo cáo tháng 6/2026"


# -- the empty template ----------------------------------------------------------------------------------


def test_the_empty_template_is_ready_to_fill_in():
    book = openpyxl.load_workbook(io.BytesIO(write_template()))
    sheet = book["Số liệu"]
    assert book.sheetnames == ["Số liệu", "Hướng dẫn", "Danh mục"] and sheet.freeze_panes == "B7"
    assert [cell.value.split("\n")[0] for cell in sheet[6]][:5] == [
        "Chỉ tiêu *",
        "Giá trị *",
        "Mức độ",
        "Đếm gì",
        "Địa bàn *",
    ]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert lists["A7:A1048576"] == f"'Danh mục'!$A$2:$A${len(MEASURES) + 1}"
    assert lists["E7:E1048576"] == "'Danh mục'!$G$2:$G$65"
    assert lists["B4"].startswith("'Danh mục'")
    assert sheet.column_dimensions["K"].number_format == "@"  # else Excel turns 2026-06 into a day
    hints = [v.prompt for v in sheet.data_validations.dataValidation if v.showInputMessage]
    assert len(hints) == len(COLUMNS) and all(hint and len(hint) <= 255 for hint in hints)  # Excel takes 255


def test_the_empty_template_is_recognised_and_has_nothing_to_load():
    workbook = read_workbook(write_template())
    assert template.sniff(workbook)
    reading = template.parse(workbook, Context(today=TODAY))
    assert (reading.verdict, only(reading).code) == ("reject", "no_rows")


def test_the_guide_speaks_both_languages():
    assert all(len(line.vi) == len(line.en) and line.vi[0] for line in GUIDE)

    def words(languages):
        book = openpyxl.load_workbook(io.BytesIO(write_template(languages=languages)))
        return [cell.value for row in book["Hướng dẫn"].iter_rows() for cell in row if cell.value]

    assert words(("vi", "en"))[:2] == ["Cách điền bảng số liệu", "How to fill in the table"]
    assert words(("en", "vi"))[0] == "How to fill in the table" and "Cách ghi kỳ" not in words(("en",))


def test_other_workbooks_are_not_claimed():
    assert not template.sniff(Workbook([]))
    assert not template.sniff(Workbook([Sheet("S", [["STT", "Đơn vị", "Tổng số"], [1, "Sở Y tế", 5]])]))
    assert not template.sniff(Workbook([Sheet("Số liệu", HEAD, is_hidden=True)]))


# -- rows a person filled in -----------------------------------------------------------------------------


def test_people_write_as_they_are_used_to():
    """Ids and labels, upper case, thousands with points, words before the number, days as text."""
    reading = filled(
        {"measure": "DOSSIERS_RESOLVED", "value": "149.217", "place": "tỉnh đồng tháp"},
        {"measure": "Facebook: lượt tiếp cận", "value": "hơn 770.000 lượt"},
        {"measure": "Satisfaction rate, as reported", "value": "98,48%"},
        {
            "measure": "hotline_received",
            "value": 12.0,
            "channel": "Điện Thoại",
            "period": "2026-q2",
            "start": "15/03/2026",
            "end": datetime(2026, 6, 14),
        },
        {"measure": "tthc_total", "value": 5.0, "qualifier": "Hơn", "period": 2025.0, "place": "TP.HCM"},
    )
    assert [(f.measure, f.value, f.qualifier) for f in reading.facts] == [
        ("dossiers_resolved", 149217, "exact"),
        ("facebook_reach", 770_000, "over"),
        ("satisfaction_rate_reported", 98.48, "exact"),
        ("hotline_received", 12, "exact"),
        ("tthc_total", 5, "over"),
    ]
    assert [f.raw for f in reading.facts[:3]] == ["149.217", "hơn 770.000 lượt", "98,48%"]
    assert (reading.facts[3].channel, reading.facts[3].period_start, reading.facts[3].period_basis) == (
        "phone",
        date(2026, 3, 15),
        "stated",
    )
    assert (reading.facts[4].place, reading.facts[4].period_label) == ("ho-chi-minh@2025", "2025")
    assert reading.verdict == "accept"


def test_columns_may_be_moved_left_out_or_added():
    head = [["Báo cáo nhanh"], ["Period", "Place", "Value", "Measure", "Người lập"]]
    sheet = Sheet("Tháng 6", [*head, ["2026-06", "Huế", 5.0, "Hồ sơ đã giải quyết", "A"]])
    assert template.sniff(Workbook([sheet]))
    reading = template.parse(Workbook([sheet]), Context(today=TODAY))
    assert (reading.facts[0].place, reading.facts[0].locator, reading.rank) == ("hue", "Tháng 6!C3", 2)
    assert (only(reading).code, only(reading).severity, only(reading).locator) == (
        "column_not_read",
        "warn",
        "Tháng 6!E2",
    )


def test_empty_rows_and_signatures_are_no_rows():
    blank = dict.fromkeys(("measure", "value", "place", "period"))
    reading = filled(
        blank,
        {},
        blank,
        {**blank, "measure": "Người lập biểu"},
        {**blank, "unit": "Nguyễn Văn A"},
        {"value": None},
        {"value": None},
    )
    assert [f.locator for f in reading.facts] == ["Số liệu!B8"]
    assert (only(reading).code, only(reading).severity, only(reading).locator) == (
        "rows_without_value",
        "info",
        "Số liệu!B12",
    )
    assert reading.verdict == "accept"


def test_a_place_is_that_of_the_last_day():
    reading = filled(
        {"period": "2025-Q2"},
        {"period": "2025-Q3"},
        {"period": "2025"},
        {"period": "2024", "place": "dong-thap@2004"},
        {"period": "2024", "place": "Thừa Thiên Huế"},
    )
    assert [f.place for f in reading.facts] == [
        "dong-thap@2004",
        "dong-thap@2025",
        "dong-thap@2025",
        "dong-thap@2004",
        "hue",
    ]


def test_windows():
    """Rule of counting 10: printed days are stated, then the decree's, then the calendar's as unknown."""
    reading = filled(
        {"basis": "NĐ 09-2019"},
        {},
        {"start": date(2026, 5, 21), "end": date(2026, 6, 20)},
        {"start": date(2026, 6, 1)},
        {"basis": "không rõ"},
    )
    assert [(f.period_start, f.period_end, f.period_basis) for f in reading.facts] == [
        (date(2026, 5, 15), date(2026, 6, 14), "decree-09-2019"),
        (date(2026, 6, 1), date(2026, 6, 30), "unknown"),
        (date(2026, 5, 21), date(2026, 6, 20), "stated"),
        (date(2026, 6, 1), None, "stated"),
        (date(2026, 6, 1), date(2026, 6, 30), "unknown"),
    ]


# -- what is wrong, and where ----------------------------------------------------------------------------

BROKEN = [  # row, code, severity, cell, choices
    (
        {"measure": "Hồ sơ đã giải quiết"},
        "unknown_measure",
        "ask",
        "A8",
        {"dossiers_resolved", "dossiers_pending", "interlinked_dossiers_resolved", "skip"},
    ),
    ({"measure": "Số vụ cháy"}, "unknown_measure", "ask", "A8", {"skip"}),
    ({"measure": None}, "measure_missing", "ask", "A8", {"skip"}),
    ({"value": "12.34.5"}, "unreadable_number", "ask", "B8", {"12345", "skip"}),
    ({"value": "nhiều"}, "unreadable_number", "ask", "B8", {"skip"}),
    ({"value": "42.000 nghìn"}, "ambiguous_number", "ask", "B8", {"42000", "42000000", "skip"}),
    (
        {"measure": "satisfaction_rate_reported", "value": 0.9848},
        "ambiguous_number",
        "ask",
        "B8",
        {"98.48", "0.9848", "skip"},
    ),
    ({"value": 1.234}, "lost_thousand", "ask", "B8", {"times_1000", "skip"}),
    ({"value": "#REF!"}, "error_cell", "warn", "B8", set()),
    ({"qualifier": "hơi hơi"}, "unknown_qualifier", "ask", "C8", {"exact", "about", "over", "nearly", "under", "skip"}),
    ({"value": "hơn 120", "qualifier": "dưới"}, "qualifier_twice", "ask", "B8", {"over", "under", "skip"}),
    ({"place": "Đồng Thap"}, "unknown_place", "ask", "E8", {"dong-thap@2025", "skip"}),
    ({"place": "Tiền Giang"}, "unknown_place", "ask", "E8", {"skip"}),
    ({"place": None}, "place_missing", "ask", "E8", {"skip"}),
    ({"level": "thôn"}, "unknown_level", "ask", "G8", {"tỉnh", "huyện", "xã", "skip"}),
    (
        {"channel": "bồ câu"},
        "unknown_channel",
        "ask",
        "J8",
        {"phone", "email", "facebook", "zalo", "website", "app", "chatbot", "livechat", "skip"},
    ),
    ({"period": "Tháng 13/2026"}, "bad_period", "ask", "K8", {"skip"}),
    ({"period": "06/2026"}, "period_read", "normalise", "K8", set()),
    ({"period": "Quý I/2026"}, "period_read", "normalise", "K8", set()),
    ({"period": date(2026, 6, 1)}, "period_is_date", "ask", "K8", {"month", "day", "skip"}),
    ({"period": None}, "period_missing", "ask", "K8", {"skip"}),
    ({"start": "31/02/2026"}, "bad_date", "ask", "L8", {"skip"}),
    ({"start": date(2026, 6, 9), "end": date(2026, 6, 1)}, "bad_window", "ask", "L8", {"skip"}),
    ({"start": date(2025, 6, 1), "end": date(2025, 6, 30)}, "window_unlikely", "ask", "L8", {"keep", "skip"}),
    (
        {"start": date(2026, 6, 1), "end": date(2026, 6, 30), "basis": "NĐ 09-2019"},
        "window_stated",
        "normalise",
        "L8",
        set(),
    ),
    ({"basis": "theo quy định"}, "unknown_basis", "ask", "N8", {"stated", "decree-09-2019", "unknown", "skip"}),
    ({"unit": "Cô Lan"}, "unit_unclear", "ask", "F8", {"new", "skip"}),
]


@pytest.mark.parametrize(
    ("row", "code", "severity", "cell", "choices"), BROKEN, ids=[f"{i}-{broken[1]}" for i, broken in enumerate(BROKEN)]
)
def test_a_broken_row_is_named_with_its_cell(row, code, severity, cell, choices):
    reading = filled({"measure": "dossiers_pending"}, row)
    problem = only(reading)
    assert (problem.code, problem.severity, problem.locator) == (code, severity, f"Số liệu!{cell}")
    assert set(problem.choices) == choices
    if not code.startswith("unit"):  # those name the unit
        assert problem.locator in problem.message_vi and problem.locator in problem.message_en
    rows_loaded = 2 if severity in ("normalise", "warn") else 1
    assert len(reading.facts) == rows_loaded and reading.verdict == severity
    if severity == "ask":
        answered = filled({"measure": "dossiers_pending"}, row, answers={problem.question: "skip"})
        assert len(answered.facts) == 1 and not answered.problems


ANSWERS = [  # row, answer, attribute, value
    ({"measure": "Hồ sơ giải quyết xong"}, "dossiers_resolved", "measure", "dossiers_resolved"),
    ({"value": "12.34.5"}, "12345", "value", 12345),
    ({"value": 1.234}, "times_1000", "value", 1234),
    ({"measure": "satisfaction_rate_reported", "value": 0.9848}, "98.48", "value", 98.48),
    ({"qualifier": "hơi hơi"}, "about", "qualifier", "about"),
    ({"value": "hơn 120", "qualifier": "dưới"}, "over", "qualifier", "over"),
    ({"place": "Đồng Thap"}, "dong-thap@2025", "place", "dong-thap@2025"),
    ({"place": None}, "Huế", "place", "hue"),
    ({"period": None}, "2026-05", "period_label", "2026-05"),
    ({"period": date(2026, 6, 1)}, "month", "period_label", "2026-06"),
    ({"period": date(2026, 6, 1)}, "day", "period_label", "2026-06-01"),
    ({"start": date(2025, 6, 1), "end": date(2025, 6, 30)}, "keep", "period_end", date(2025, 6, 30)),
    ({"unit": "Cô Lan"}, "new", "unit", "Cô Lan"),
]


@pytest.mark.parametrize(("row", "answer", "attribute", "value"), ANSWERS)
def test_an_answer_settles_the_row(row, answer, attribute, value):
    question = only(filled(row)).question
    reading = filled(row, answers={question: answer})
    assert getattr(reading.facts[0], attribute) == value and not reading.problems


def test_an_answer_that_is_no_choice_is_asked_again():
    question = only(filled({"place": "Đồng Thap"})).question
    assert only(filled({"place": "Đồng Thap"}, answers={question: "tien-giang@2004"})).question == question


def test_place_and_period_may_be_said_beside_the_file():
    reading = filled({"place": None, "period": None}, place="Huế", period="2026-06")
    assert (reading.facts[0].place, reading.facts[0].period_label, reading.problems) == ("hue", "2026-06", [])


def test_a_text_is_asked_once_however_many_rows_hold_it():
    reading = filled({}, *[{"measure": "Hồ sơ đã giải quiết"}] * 3, {"place": "Đồng Thap"})
    assert [(p.code, p.locator) for p in reading.problems] == [
        ("unknown_measure", "Số liệu!A8"),
        ("unknown_place", "Số liệu!E11"),
    ]
    assert "3 dòng" in reading.problems[0].message_vi and len(reading.facts) == 1


def test_all_problems_of_a_row_are_said_at_once():
    reading = filled({"measure": "Số vụ cháy", "place": "Đồng Thap", "qualifier": "hơi hơi", "start": "ngày rằm"})
    assert [p.code for p in reading.problems] == ["unknown_measure", "unknown_place", "bad_date", "unknown_qualifier"]


def test_lost_thousands_are_restored_where_the_identities_decide():
    """1.500 + 300 + 0 = 1.800: the float 1.5 beside 300 and 1.8 can only have been 1,500 (rule 16)."""

    def row(name, value):
        return {"measure": f"dossiers_resolved{name}", "value": value}

    reading = filled(row("_early", 1.5), row("_on_time", 300.0), row("_late", 0.0), row("", 1.8))
    assert [f.value for f in reading.facts] == [1500, 300, 0, 1800]
    assert (only(reading).code, only(reading).severity) == ("lost_thousand", "normalise")


def test_known_units_are_asked_for_a_likely_spelling():
    reading = filled({"unit": "Sở Tài chánh"}, known_units={"dong-thap@2025": ["Sở Tài chính"]})
    assert (only(reading).code, only(reading).locator) == ("unit_alike", "Số liệu!F7")
    same = filled({"unit": "SỞ TÀI CHÍNH"}, known_units={"dong-thap@2025": ["Sở Tài chính"]})
    assert same.facts[0].unit == "Sở Tài chính" and not same.problems


@pytest.mark.parametrize("kind", ["Số liệu chép tay", None])
def test_an_unknown_kind_of_figures_is_asked(kind):
    head = [list(row) for row in HEAD]
    head[3][1] = kind
    reading = filled({}, head=head)
    assert (only(reading).code, only(reading).locator) == ("unknown_kind", "Số liệu!B4")
    assert reading.verdict == "ask"
    assert set(only(reading).choices) == {"office", "published"}
    assert filled({}, head=head, answers={"kind": "published"}).rank == 3


def test_the_same_number_twice_is_said_and_two_values_are_asked():
    """The checks that follow every parse settle doubles; they know the template's cells."""
    context = Context(today=TODAY)
    same = check(filled({}, {}), context)
    assert (len(same.facts), only(same).code, only(same).locator) == (1, "double_same", "Số liệu!B8")
    other = check(filled({}, {"value": 121.0}), context)
    assert (only(other).code, set(only(other).choices)) == ("double", {"Số liệu!B7", "Số liệu!B8", "skip"})


def test_rates_above_a_hundred_and_negative_counts_are_remarked():
    reading = check(
        filled({"measure": "satisfaction_rate_reported", "value": 101.3}, {"value": -5.0}), Context(today=TODAY)
    )
    assert {(p.code, p.severity, p.locator) for p in reading.problems} == {
        ("beyond_bound", "ask", "Số liệu!B7"),
        ("negative", "ask", "Số liệu!B8"),
    }
