"""Workbooks handed out, opened again: the numbers are the query's, the words ours, nothing a formula."""

import io
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from charts.formats import change_text, number, value_text
from metrics import registry
from metrics.engine.query import query
from metrics.engine.question import Question
from pages import words
from pages.parts import downloads
from pages.parts.view import View
from reports.workbook import Column, Sheet, format_of, number_format, workbook
from tests.figures import facts, load, new_store

TODAY = date(2026, 11, 20)
PLACE = "quang-ninh"
HOSTILE = '=HYPERLINK("http://x","Sở")'


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """Three months of a province: 95 of 100, nothing, 1.175 of 1.234; an office has the name of a formula."""
    store = new_store(
        tmp_path_factory.mktemp("store"),
        facts(
            PLACE,
            "2026-08",
            dossiers_resolved=100,
            dossiers_resolved_early_or_on_time=95,
            dossiers_resolved_late=5,
            dossiers_pending_overdue=3,
        ),
        facts(
            PLACE,
            "2026-10",
            dossiers_resolved=1234,
            dossiers_resolved_early_or_on_time=1175,
            dossiers_resolved_late=59,
            dossiers_pending_overdue=1,
        ),
    )
    for unit, late in ((HOSTILE, 9), ("Sở Y tế", 2)):
        load(
            store,
            facts(
                PLACE,
                "2026-10",
                unit=unit,
                dossiers_resolved=50,
                dossiers_resolved_late=late,
                dossiers_resolved_early_or_on_time=50 - late,
            ),
        )
    return View("vi", "light", False, store, store.reader(), TODAY)


def rows_of(view, *kpis, **more):
    return query(
        view.reader,
        Question(kpis, "month", (PLACE,), date(2026, 8, 1), date(2026, 10, 31), today=TODAY, **more),
    )


def loaded(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def table_of(sheet):
    """The sheet as a list of dicts by heading; the heading is the third row."""
    head, *rows = list(sheet.iter_rows(min_row=3))
    names = [cell.value for cell in head]
    return [dict(zip(names, row)) for row in rows]


def heading(name):
    return words.COLUMNS[name].vi


def test_the_workbook_opened_again_holds_the_numbers_of_the_query(view):
    rows = rows_of(view, "on_time_rate", "dossiers_pending_overdue")
    book = loaded(downloads.figures_workbook(view, rows))
    assert book.sheetnames == ["Số liệu", "Ghi chú"]
    lines = table_of(book["Số liệu"])
    assert len(lines) == len(rows) == 6
    for line, row in zip(lines, rows.to_dict("records")):
        for name in ("numerator", "denominator", "value", "target", "previous", "change", "last_year"):
            cell, asked = line[heading(name)].value, row[name]
            assert cell is None if pd.isna(asked) else cell == pytest.approx(asked, rel=1e-12), name
        assert line[heading("kpi")].value == registry.kpi(row["kpi"]).label.vi
        assert line[heading("start")].value == (
            datetime.combine(row["period_start"], datetime.min.time())
            if row["period_start"] == row["period_start"]
            else None
        )
    last = lines[2]
    assert (last[heading("numerator")].value, last[heading("denominator")].value) == (1175, 1234)
    assert last[heading("value")].value == pytest.approx(100 * 1175 / 1234)
    assert last[heading("value")].number_format == '#,##0.00"\u00a0%"'
    assert last[heading("target")].value == 98 and last[heading("status")].value == "▼ Cần xử lý"
    assert last[heading("store")].value == "Số của cơ quan" and book["Số liệu"]["A2"].value is None


def test_a_month_without_a_report_is_an_empty_cell_with_its_reason(view):
    book = loaded(downloads.figures_workbook(view, rows_of(view, "on_time_rate")))
    september = table_of(book["Số liệu"])[1]
    assert september[heading("period")].value == "Tháng 9/2026"
    assert september[heading("value")].value is None and september[heading("numerator")].value is None
    assert september[heading("state")].value == "Trước tháng bắt đầu dùng, chưa nạp.", "first used in November"


def test_the_notes_say_the_question_the_data_and_the_formula(view):
    book = loaded(downloads.figures_workbook(view, rows_of(view, "on_time_rate")))
    told = {row[0].value: row[1].value for row in book["Ghi chú"].iter_rows()}
    assert "Quảng Ninh" in told["Địa bàn"] and told["Kỳ"] == "T8/2026–T10/2026"
    assert told["Địa giới"] == "34 tỉnh, thành hiện nay"
    assert told["Số liệu"].startswith(f"Bản số liệu số {view.reader.number}, ghi lúc ")
    assert "Σ hồ sơ giải quyết trước và đúng hạn ÷ Σ hồ sơ đã giải quyết" in told["Cách tính"]
    assert "không phải bằng 0" in told["Cách đọc"]


def test_no_name_becomes_a_formula(view):
    book = loaded(downloads.figures_workbook(view, rows_of(view, "on_time_rate", split="unit")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'" + HOSTILE in {cell.value for cell in cells}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =x", "＝x"])
def test_text_like_a_formula_stands_behind_an_apostrophe(text):
    sheet = Sheet("Bảng", "T", [Column("A"), Column(text)], [[text, 1.5]])
    book = loaded(workbook([sheet], "Ghi chú", [("a", text)], "vi"))
    assert book["Bảng"]["A4"].value.startswith("'") and book["Bảng"]["A4"].data_type == "s"
    assert book["Bảng"]["B3"].value.startswith("'") and book["Ghi chú"]["B1"].value.startswith("'")
    assert book["Bảng"]["B4"].value == 1.5


def test_a_table_as_shown_with_the_numbers_behind_its_cells(view):
    table = pd.DataFrame({"Đơn vị": ["Sở Y tế"], "Tỷ lệ": [96.0], "Đường": [[1.0, 2.0]], "Thang": [0.0]})
    keys = [[None, ("on_time_rate", PLACE, "2026-10", "Sở Y tế"), None, None]]
    config = {"Thang": st.column_config.ProgressColumn(min_value=0, max_value=1)}
    formats = {"Tỷ lệ": lambda v: value_text(v, "percent", "vi")}
    book = loaded(downloads.table_workbook(view, table, formats, keys, config, "Theo đơn vị"))
    assert book.sheetnames == ["Bảng", "Số liệu", "Ghi chú"]
    shown = table_of(book["Bảng"])
    assert list(shown[0]) == ["Đơn vị", "Tỷ lệ"], "small lines and bars draw other columns"
    assert shown[0]["Tỷ lệ"].value == 96 and shown[0]["Tỷ lệ"].number_format.endswith('"\u00a0%"')
    (behind,) = table_of(book["Số liệu"])
    assert (behind[heading("numerator")].value, behind[heading("denominator")].value) == (48, 50)
    assert behind[heading("unit")].value == "Sở Y tế"


@pytest.mark.parametrize(
    ("spoken", "language", "shown"),
    [
        (lambda v: number(v, 0, "vi"), "vi", "#,##0"),
        (lambda v: value_text(v, "percent", "vi"), "vi", '#,##0.00"\u00a0%"'),
        (lambda v: value_text(v, "percent", "en"), "en", '#,##0.00"%"'),
        (lambda v: value_text(v, "per_1000", "vi"), "vi", "#,##0.0"),
        (lambda v: change_text(v, "percent", "vi"), "vi", number_format("percent", "vi", is_change=True)),
        (lambda v: value_text(v * 1e6, "vnd", "vi"), "vi", "#,##0.##"),
        (lambda v: "–", "vi", "General"),
    ],
)
def test_the_format_of_a_column_is_told_from_what_it_writes(spoken, language, shown):
    assert format_of(spoken, language) == shown


def test_a_sample_says_so_on_top_in_its_line_in_the_notes_and_in_the_name(sample_store):
    view = View("en", "light", False, sample_store, sample_store.reader(), TODAY)
    rows = query(
        view.reader,
        Question(("on_time_rate",), "month", (PLACE,), date(2026, 10, 1), date(2026, 10, 31), today=TODAY),
    )
    book = loaded(downloads.figures_workbook(view, rows))
    assert book["Figures"]["A2"].value == "Simulated figures – not real"
    assert table_of(book["Figures"])[0]["Store"].value == "Simulated figures"
    assert ("Store", "Simulated figures – not real") in [
        (a.value, b.value) for a, b in book["Notes"].iter_rows(max_col=2)
    ]
    assert downloads.file_name(view, "On time, T10/2026", "xlsx") == "simulated-figures-on-time-t10-2026.xlsx"


def test_names_of_files_are_plain(view):
    assert downloads.file_name(view, "Tỉnh Đồng Tháp: Giải quyết đúng hạn, T10/2026", "xlsx") == (
        "tinh-dong-thap-giai-quyet-dung-han-t10-2026.xlsx"
    )
    assert downloads.file_name(view, "***", "pptx") == "so-lieu.pptx"
