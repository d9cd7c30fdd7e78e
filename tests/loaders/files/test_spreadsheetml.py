"""XML spreadsheets of Excel 2003."""

from datetime import date, datetime

import pytest

from loaders.files.workbook import read_workbook
from loaders.problems.refusal import FileProblem

HEAD = (
    '<?xml version="1.0"{encoding}?><?mso-application progid="Excel.Sheet"?><Workbook '
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)


def book(rows: str, name: str = "Biểu 1", options: str = "", columns: str = "", encoding: str = "") -> str:
    declared = f' encoding="{encoding}"' if encoding else ""
    return (
        HEAD.format(encoding=declared) + f'<Worksheet ss:Name="{name}"><Table>{columns}{rows}</Table>'
        f"<WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'>{options}</WorksheetOptions></Worksheet>"
        "</Workbook>"
    )


def cell(value, kind: str = "String", more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def read(text: str):
    return read_workbook(text.encode(), "a.xls")


def code_of(text: str | bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        read_workbook(text if isinstance(text, bytes) else text.encode(), "a.xls")
    return caught.value.problem.code


def test_every_kind_of_value_at_its_cell():
    rows = (
        "<Row>"
        + cell("Sở Y tế")
        + cell("1250", "Number")
        + cell("98.48", "Number")
        + cell("2026-06-14T00:00:00.000", "DateTime")
        + cell("2026-06-14T10:30:00.000", "DateTime")
        + cell("1", "Boolean")
        + cell("#DIV/0!", "Error")
        + "</Row>"
    )
    sheet = read(book(rows)).sheets[0]
    assert sheet.name == "Biểu 1"
    assert sheet.rows == [["Sở Y tế", 1250, 98.48, date(2026, 6, 14), datetime(2026, 6, 14, 10, 30), True, "#DIV/0!"]]


def test_left_out_cells_and_merged_ones_keep_the_others_in_place():
    rows = (
        '<Row ss:Index="3">' + cell("a", more=' ss:MergeAcross="2"') + cell("b") + "</Row>"
        "<Row>" + cell("c", more=' ss:Index="4" ss:MergeDown="1"') + "</Row>"
    )
    sheet = read(book(rows)).sheets[0]
    assert sheet.rows == [[], [], ["a", None, None, "b"], [None, None, None, "c"]]
    assert sheet.merged == [(2, 0, 2, 2), (3, 3, 4, 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_its_encoding_is_read(encoding):
    text = book("<Row>" + cell("Hồ sơ") + "</Row>", encoding=encoding)
    assert read_workbook(text.encode(encoding)).sheets[0].rows == [["Hồ sơ"]]


def test_what_is_hidden_is_said():
    rows = "<Row ss:Hidden='1'>" + cell("a") + cell("b") + "</Row>"
    workbook = read(book(rows, columns="<Column ss:Index='2' ss:Hidden='1'/>"))
    assert [p.code for p in workbook.problems] == ["name_differs", "hidden_rows", "hidden_columns"]
    assert [p.locator for p in workbook.problems[1:]] == ["Biểu 1!A1", "Biểu 1!B1"]
    hidden = read(book("<Row>" + cell("a") + "</Row>", options="<Visible>SheetHidden</Visible>"))
    assert hidden.sheets[0].is_hidden


def test_a_comment_is_no_value():
    rows = "<Row><Cell><Data ss:Type='Number'>5</Data><Comment><Data>9</Data></Comment></Cell></Row>"
    assert read(book(rows)).sheets[0].rows == [[5]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (book("").replace("?><?mso", '?><!DOCTYPE a [<!ENTITY b "c">]><?mso'), "unsafe_file"),
        (book("").replace("?><?mso", '?><!DOCTYPE a [<!ENTITY b "c">]><?mso').encode("utf-16"), "unsafe_file"),
        (book("<Row>")[:-40], "broken_file"),
        (book("<Row>" + cell("12a", "Number") + "</Row>"), "broken_file"),
        (book('<Row><Cell ss:Formula="=R1C1+1"/></Row>'), "formula_without_value"),
        (book("<Row>" + cell("x", more=' ss:Index="900"') + "</Row>"), "too_big"),
        (book("<Row>" + cell("x" * 40_000) + "</Row>"), "too_big"),
        (book("<Row ss:Index='1048576'>" + cell("x", more=' ss:Index="400"') + "</Row>"), "too_big"),
        (HEAD.format(encoding="") + "<Worksheet ss:Name='a'/>" * 101 + "</Workbook>", "too_big"),
    ],
)
def test_what_cannot_be_taken_has_its_own_sentence(text, code):
    assert code_of(text) == code
