"""Biểu II.06a/VPCP/KSTT, whole and broken: facts to the last digit, problems at their cells."""

from datetime import date

import pytest

from data.facts import RANKS
from tests.loaders.build import MY_THO, NOI_VU, Y_TE, Form06a, problems_of, reading_of, save, values

MEASURES = (
    "dossiers_received",
    "dossiers_received_online",
    "dossiers_received_direct_and_postal",
    "dossiers_carried_over",
    "dossiers_resolved",
    "dossiers_resolved_early",
    "dossiers_resolved_on_time",
    "dossiers_resolved_late",
    "dossiers_pending",
    "dossiers_pending_in_time",
    "dossiers_pending_overdue",
)


def with_row(values_of_noi_vu, **varied) -> Form06a:
    form = Form06a(**varied)
    form.rows[1] = (1, "Sở Nội vụ", values_of_noi_vu)
    return form


def changed(column: int, value) -> tuple:
    """NOI_VU with another value in column (3) + `column`."""
    return (*NOI_VU[:column], value, *NOI_VU[column + 1 :])


def test_every_figure_is_read_with_its_cell():
    reading = reading_of(Form06a().bytes())
    assert (reading.source, reading.rank, reading.verdict) == ("form_06a", RANKS["export"], "warn")
    expected = {
        (m, unit): (v, f"Biểu 6a!{column}{row}")
        for unit, row, row_values in (
            ("Sở Nội vụ", 13, NOI_VU),
            ("Sở Y tế", 14, Y_TE),
            ("UBND phường Mỹ Tho", 16, MY_THO),
        )
        for m, v, column in zip(MEASURES, row_values, "CDEFGHIJKLM")
    }
    assert {(f.measure, f.unit): (f.value, f.locator) for f in reading.facts} == expected
    assert {
        (f.place, f.period_label, f.period_start, f.period_end, f.period_basis, f.counted, f.status)
        for f in reading.facts
    } == {("dong-thap@2025", "2026-06", date(2026, 5, 15), date(2026, 6, 14), "stated", "hồ sơ", "value")}
    assert {(f.unit, f.level) for f in reading.facts} == {
        ("Sở Nội vụ", "tỉnh"),
        ("Sở Y tế", "tỉnh"),
        ("UBND phường Mỹ Tho", "xã"),
    }
    assert problems_of(reading) == [("units_new", "Biểu 6a!B13")]


@pytest.mark.parametrize(
    "form",
    [
        Form06a(merged=False),
        Form06a(number_row=False),
        Form06a(total_first=True),
        Form06a(total="Tổng số"),
        Form06a(total="Toàn tỉnh"),
        Form06a(signature=False),
        Form06a(total=""),
        Form06a(sheet="Sheet1"),
    ],
    ids=["unmerged", "no number row", "total first", "Tổng số", "Toàn tỉnh", "no signature", "no total", "sheet"],
)
def test_variants_of_the_layout_give_the_same_figures(form):
    reading = reading_of(form.bytes())
    assert sorted(f.value for f in reading.facts) == sorted(map(float, NOI_VU + Y_TE + MY_THO))
    assert [code for code, _ in problems_of(reading)] == ["units_new"]


def test_columns_are_found_by_their_words_not_their_places():
    book = Form06a(merged=False).workbook()
    sheet = book.active
    sheet.insert_cols(3)
    sheet["C8"], sheet["C13"] = "Ghi chú của sở", "chậm do lỗi mạng"
    reading = reading_of(save(book))
    assert values(reading)["Biểu 6a!D13"] == 120
    assert ("column_unknown", "Biểu 6a!C8") in problems_of(reading, "warn")


def test_numbers_as_text_are_read():
    text = tuple(f"{v:,}".replace(",", ".") for v in Y_TE)
    form = Form06a()
    form.rows[2] = (2, "Sở Y tế", text)
    form.total = ""
    reading = reading_of(form.bytes())
    assert values(reading)["Biểu 6a!C14"] == 1250
    assert next(f.raw for f in reading.facts if f.locator == "Biểu 6a!C14") == "1.250"


def test_blanks_are_missing_and_words_not_applicable():
    form = with_row(("-", None, "x", 0, "không áp dụng", *NOI_VU[5:]), total="")
    reading = reading_of(form.bytes())
    figures = {f.locator: (f.value, f.status) for f in reading.facts if f.unit == "Sở Nội vụ"}
    assert figures["Biểu 6a!C13"] == figures["Biểu 6a!D13"] == figures["Biểu 6a!E13"] == (None, "missing")
    assert figures["Biểu 6a!F13"] == (0, "value") and figures["Biểu 6a!G13"] == (None, "not_applicable")


def test_a_numbered_row_without_figures_is_a_unit_that_did_not_report():
    form = with_row((None,) * 11)
    reading = reading_of(form.bytes())
    assert {f.status for f in reading.facts if f.unit == "Sở Nội vụ"} == {"missing"}


def test_an_error_cell_is_missing_with_a_warning():
    reading = reading_of(with_row(changed(3, "#REF!"), total="").bytes())
    assert ("error_cell", "Biểu 6a!F13") in problems_of(reading, "warn")
    assert next(f.status for f in reading.facts if f.locator == "Biểu 6a!F13") == "missing"


@pytest.mark.parametrize(("column", "cell"), [(0, "Biểu 6a!C13"), (4, "Biểu 6a!G13"), (8, "Biểu 6a!K13")])
def test_each_printed_identity_that_fails_is_named_with_both_sides(column, cell):
    wrong = NOI_VU[column] + 7
    reading = reading_of(with_row(changed(column, wrong), total="").bytes())
    problem = next(p for p in reading.problems if (p.code, p.locator) == ("identity", cell))
    assert problem.severity == "warn"
    for text in (problem.message_vi, problem.message_en):
        assert str(wrong) in text and str(NOI_VU[column]) in text and "7" in text and "Sở Nội vụ" in text
    assert values(reading)[cell] == wrong  # said, never repaired


def test_received_that_is_not_resolved_and_pending_is_a_warning():
    broken = (121, 71, *NOI_VU[2:])
    reading = reading_of(with_row(broken, total="").bytes())
    assert [p for p in problems_of(reading) if p[0] == "identity"] == [("identity", "Biểu 6a!C13")]
    assert "lệch 1" in next(p.message_vi for p in reading.problems if p.code == "identity")


def test_rounded_figures_fail_an_identity_only_when_they_cannot_meet():
    about = reading_of(with_row(changed(0, "khoảng 125"), total="").bytes())
    assert not [p for p in problems_of(about) if p[0] == "identity"]
    above = reading_of(with_row(changed(0, "hơn 130"), total="").bytes())
    assert [p for p in problems_of(above) if p[0] == "identity"]


def test_an_unreadable_cell_is_asked_with_the_value_its_row_demands():
    form = Form06a(total="")
    form.rows[2] = (2, "Sở Y tế", ("125.0", *Y_TE[1:]))
    reading = reading_of(form.bytes())
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator, problem.question) == ("unreadable_number", "Biểu 6a!C14", "cell:Biểu 6a!C14")
    assert list(problem.choices) == ["1250", "skip"]
    taken = reading_of(form.bytes(), answers={"cell:Biểu 6a!C14": "1250"})
    assert values(taken)["Biểu 6a!C14"] == 1250 and taken.verdict == "warn"
    assert next(f.raw for f in taken.facts if f.locator == "Biểu 6a!C14") == "125.0"
    left_out = reading_of(form.bytes(), answers={"cell:Biểu 6a!C14": "skip"})
    assert "Biểu 6a!C14" not in values(left_out) and left_out.verdict == "warn"


def test_rows_may_be_fields_of_the_reporting_unit():
    form = Form06a(
        name_heading="Lĩnh vực, công việc giải quyết theo cấp",
        reporter="Đơn vị báo cáo: Sở Nội vụ tỉnh Đồng Tháp",
        rows=[("I", "Cấp tỉnh", None), (1, "Công chức", NOI_VU), (2, "Tôn giáo", Y_TE)],
    )
    reading = reading_of(form.bytes())
    assert {(f.unit, f.field) for f in reading.facts} == {("Sở Nội vụ", "Công chức"), ("Sở Nội vụ", "Tôn giáo")}
    whole = reading_of(Form06a(name_heading="Lĩnh vực", reporter="Đơn vị báo cáo: UBND tỉnh Đồng Tháp").bytes())
    assert {f.unit for f in whole.facts} == {""}


def test_fields_without_a_reporting_unit_are_asked():
    form = Form06a(agency=("UBND TỈNH ĐỒNG THÁP",), name_heading="Lĩnh vực", rows=[(1, "Tôn giáo", NOI_VU)])
    reading = reading_of(form.bytes())
    assert [(p.code, p.question) for p in reading.problems if p.severity == "ask"] == [("unit_missing", "unit")]
    answered = reading_of(form.bytes(), answers={"unit": "Sở Nội vụ"})
    assert {(f.unit, f.field) for f in answered.facts} == {("Sở Nội vụ", "Tôn giáo")}
    whole = reading_of(form.bytes(), answers={"unit": "whole"})
    assert {f.unit for f in whole.facts} == {""}


def test_a_missing_period_or_place_is_asked_and_gives_no_fact():
    reading = reading_of(Form06a(period="", window="", agency=(), signature=False).bytes())
    assert {(p.question, p.severity) for p in reading.problems if p.severity == "ask"} == {
        ("period", "ask"),
        ("place", "ask"),
    }
    assert not reading.facts and reading.verdict == "ask"
    answered = reading_of(Form06a(period="", window="", agency=()).bytes(), period="2026-06", place="Đồng Tháp")
    assert {(f.place, f.period_label) for f in answered.facts} == {("dong-thap@2025", "2026-06")}


def test_a_header_without_rows_wipes_nothing():
    reading = reading_of(Form06a(rows=[], total="").bytes())
    assert reading.verdict == "reject" and ("no_rows", "Biểu 6a!A8") in problems_of(reading)


def test_a_hidden_sheet_is_not_read():
    book = Form06a().workbook()
    copy = book.copy_worksheet(book.active)
    copy.sheet_state = "hidden"
    assert len(reading_of(save(book)).facts) == 33


def test_a_unit_twice_in_a_file_is_asked_never_added():
    form = Form06a(total="")
    form.rows.insert(2, (9, "Sở  NỘI VỤ", changed(0, 999)))
    reading = reading_of(form.bytes())
    problem = next(p for p in reading.problems if p.code == "double")
    assert (problem.severity, list(problem.choices)) == ("ask", ["Biểu 6a!C13", "Biểu 6a!C14", "skip"])
    assert ("double_same", "Biểu 6a!D14") in problems_of(reading, "warn")
    chosen = reading_of(form.bytes(), answers={problem.question: "Biểu 6a!C14"})
    assert [f.value for f in chosen.facts if (f.unit, f.measure) == ("Sở Nội vụ", "dossiers_received")] == [999]


def test_a_future_period_is_asked_and_a_running_one_is_a_warning():
    reading = reading_of(Form06a(period="Kỳ báo cáo: Tháng 6 năm 2027", window="").bytes())
    assert [(p.question, list(p.choices)) for p in reading.problems if p.severity == "ask"] == [
        ("future:2027-06", ["keep", "skip"])
    ]
    answered = reading_of(
        Form06a(period="Kỳ báo cáo: Tháng 6 năm 2027", window="").bytes(), answers={"future:2027-06": "keep"}
    )
    assert answered.verdict == "warn" and len(answered.facts) == 33
    running = reading_of(Form06a(window="").bytes(), today=date(2026, 6, 10))
    assert ("period_running", "Biểu 6a!C13") in problems_of(running, "warn")


def test_a_negative_count_is_asked():
    reading = reading_of(with_row(changed(10, -5), total="").bytes())
    assert ("negative", "Biểu 6a!M13") in problems_of(reading, "ask")


def test_rule_05_totals_and_groups_are_claims():
    """Rule 5: total and group rows are compared with the rows they stand for, and never counted."""
    right = reading_of(Form06a().bytes())
    assert sum(f.value for f in right.facts if f.measure == "dossiers_received") == 120 + 1250 + 340
    claimed = tuple(a + b + c for a, b, c in zip(NOI_VU, Y_TE, MY_THO))
    wrong = reading_of(Form06a(total_values=(claimed[0] + 9, *claimed[1:])).bytes())
    problem = next(p for p in wrong.problems if p.code == "total_differs")
    assert (problem.severity, problem.locator) == ("warn", "Biểu 6a!C17")
    assert "1.719" in problem.message_vi and "1.710" in problem.message_vi and "lệch 9" in problem.message_vi
    assert "1,719" in problem.message_en and "1,710" in problem.message_en
    assert sum(f.value for f in wrong.facts if f.measure == "dossiers_received") == 1710
    form = Form06a()
    form.rows[0] = ("I", "Sở ban ngành", tuple(a + b + (i == 10) for i, (a, b) in enumerate(zip(NOI_VU, Y_TE))))
    form.total = ""
    group = reading_of(form.bytes())
    assert len(group.facts) == 33 and ("total_differs", "Biểu 6a!M12") in problems_of(group, "warn")


def without_early(form: Form06a) -> bytes:
    """The form of offices that print "đúng hạn" and "quá hạn" alone: column (8) taken out."""
    book = form.workbook()
    for cells in list(book.active.merged_cells.ranges):
        book.active.unmerge_cells(str(cells))
    book.active.delete_cols(8)
    return save(book)


def test_rule_08_dung_han_alone():
    """Rule 8: without "trước hạn" beside it "đúng hạn" means early or on time: 95 + 5 = 100 resolved."""
    rows = [(1, "Sở Nội vụ", (120, 70, 40, 10, 100, None, 95, 5, 20, 15, 5))]
    reading = reading_of(without_early(Form06a(rows=rows)))
    figures = {f.measure: f.value for f in reading.facts}
    assert figures["dossiers_resolved_early_or_on_time"] == 95
    assert "dossiers_resolved_on_time" not in figures and "dossiers_resolved_early" not in figures
    assert [code for code, _ in problems_of(reading)] == ["units_new"]
    beside = {f.measure for f in reading_of(Form06a().bytes()).facts}
    assert "dossiers_resolved_on_time" in beside and "dossiers_resolved_early_or_on_time" not in beside


@pytest.mark.parametrize("heading", ["Đơn vị", "Lĩnh vực"])
def test_a_row_with_figures_and_no_name_is_asked(heading):
    """Without a field it would stand for all fields, without a unit for the province."""
    form = Form06a(total="", name_heading=heading, reporter="Đơn vị báo cáo: Sở Nội vụ")
    form.rows[2] = (2, None, Y_TE)
    reading = reading_of(form.bytes())
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.question) == ("name_missing", "name:Biểu 6a!B14")
    assert 1250 not in values(reading).values()
    assert 1250 in values(reading_of(form.bytes(), answers={problem.question: "Sở Y tế"})).values()
    left_out = reading_of(form.bytes(), answers={problem.question: "skip"})
    assert left_out.verdict == "warn" and len(left_out.facts) == 22


def test_group_rows_may_stand_in_the_first_column():
    book = Form06a(total="").workbook()
    sheet = book.active
    sheet.unmerge_cells("B12:M12")
    sheet["A12"], sheet["B12"] = "I. Sở ban ngành", None
    reading = reading_of(save(book))
    assert len(reading.facts) == 33 and {f.level for f in reading.facts} == {"tỉnh", "xã"}


def test_rates_formatted_as_percent_are_read_as_shown():
    book = Form06a(signature=False).workbook()
    sheet = book.active
    sheet["N8"] = "Tỷ lệ hài lòng"
    for row, share in ((13, 0.9848), (14, 1), (16, 0.95)):
        sheet.cell(row, 14, share).number_format = "0.00%"
    reading = reading_of(save(book))
    assert {
        f.locator: f.value for f in reading.facts if f.measure == "satisfaction_rate_reported" and f.status == "value"
    } == {"Biểu 6a!N13": 98.48, "Biểu 6a!N14": 100, "Biểu 6a!N16": 95}
    problem = next(p for p in reading.problems if p.code == "percent_cells")
    assert problem.severity == "normalise" and "0,9848" in problem.message_vi and "98,48 %" in problem.message_vi


def test_two_columns_of_one_meaning_are_asked():
    book = Form06a(total="").workbook()
    book.active["N8"], book.active["N13"] = "Tổng số hồ sơ tiếp nhận", 777
    reading = reading_of(save(book))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, list(problem.choices)) == ("column_doubled", ["C", "N", "skip"])
    chosen = values(reading_of(save(book), answers={problem.question: "N"}))
    assert chosen["Biểu 6a!N13"] == 777 and "Biểu 6a!C13" not in chosen


def test_sheets_that_are_not_read_are_named():
    book = Form06a().workbook()
    book.create_sheet("Ghi chú")["A1"] = "số liệu sơ bộ"
    hidden = book.create_sheet("Nháp")
    hidden["A1"], hidden.sheet_state = 1, "hidden"
    book.create_sheet("trống")
    assert problems_of(reading_of(save(book)), "info") == [("sheet_not_read", "Ghi chú"), ("sheet_not_read", "Nháp")]


@pytest.mark.parametrize(
    "group",
    [
        "Sở ban ngành",
        "I. Sở, ban, ngành tỉnh",
        "Khối sở, ban, ngành",
        "Các sở, ban, ngành",
        "UBND cấp xã",
        "Xã, phường, đặc khu",
        "Cấp tỉnh",
    ],
)
def test_a_group_row_with_its_sum_is_never_counted(group):
    form = Form06a(total="")
    form.rows[0] = (None, group, tuple(a + b for a, b in zip(NOI_VU, Y_TE)))
    reading = reading_of(form.bytes())
    assert len(reading.facts) == 33 and [code for code, _ in problems_of(reading)] == ["units_new"]


def test_a_group_row_with_figures_and_nothing_below_is_said():
    form = Form06a(total="")
    form.rows.append(("III", "Cấp huyện", NOI_VU))
    assert ("claim_without_rows", "Biểu 6a!C17") in problems_of(reading_of(form.bytes()), "warn")


def test_two_forms_side_by_side_are_read_as_two():
    book = Form06a(total="", signature=False).workbook()
    sheet = book.active
    for row in list(sheet.iter_rows(min_row=8)):
        for cell in row[:13]:
            if cell.value is not None:
                sheet.cell(
                    cell.row,
                    cell.column + 14,
                    "Sở Tư pháp"
                    if cell.value == "Sở Nội vụ"
                    else "Sở Xây dựng"
                    if cell.value == "Sở Y tế"
                    else "UBND phường Cao Lãnh"
                    if cell.value == "UBND phường Mỹ Tho"
                    else cell.value,
                )
    for cells in [str(c) for c in sheet.merged_cells.ranges if c.min_row >= 8]:
        first, last = cells.split(":")
        sheet.merge_cells(
            start_row=sheet[first].row,
            end_row=sheet[last].row,
            start_column=sheet[first].column + 14,
            end_column=sheet[last].column + 14,
        )
    reading = reading_of(save(book))
    assert len(reading.facts) == 66 and len({f.unit for f in reading.facts}) == 6
    assert values(reading)["Biểu 6a!Q13"] == values(reading)["Biểu 6a!C13"] == 120
    assert {code for code, _ in problems_of(reading)} == {"units_new"}


def test_numbers_before_names_are_no_part_of_them():
    form = Form06a(total="")
    form.rows[1], form.rows[2] = (None, "1. Sở Nội vụ", NOI_VU), (None, "- Sở Y tế", Y_TE)
    assert {f.unit for f in reading_of(form.bytes()).facts} == {"Sở Nội vụ", "Sở Y tế", "UBND phường Mỹ Tho"}
