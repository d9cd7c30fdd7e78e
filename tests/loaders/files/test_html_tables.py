"""Web pages that systems export under an Excel name."""

import pytest

from loaders.files.workbook import read_workbook
from loaders.problems.refusal import FileProblem
from tests.loaders.build import Form06a, reading_of, values

TABLE = "<table><tr><td>STT<td>Đơn vị<td>Tiếp nhận<tr><td>1<td>Sở Nội vụ<td>1.120<tr><td>2<td>Sở Y tế<td>12</table>"
ROWS = [["STT", "Đơn vị", "Tiếp nhận"], ["1", "Sở Nội vụ", "1.120"], ["2", "Sở Y tế", "12"]]


def rows(page: str | bytes) -> list[list]:
    content = page if isinstance(page, bytes) else page.encode()
    (sheet,) = read_workbook(content, "bao-cao.xls").sheets
    return sheet.rows


def test_tags_that_are_never_closed_do_no_harm():
    assert rows(f"<html><body>{TABLE}") == ROWS


def test_the_name_is_said_to_be_another_one():
    problems = read_workbook(TABLE.encode(), "bao-cao.xls").problems
    assert [(p.code, p.severity) for p in problems] == [("name_differs", "info")]
    assert read_workbook(TABLE.encode(), "bao-cao.html").problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_is_read(encoding):
    assert rows(f"<html>{TABLE}</html>".encode(encoding)) == ROWS


def test_a_declared_charset_is_read():
    page = "<meta charset=windows-1258><table><tr><td>Sô\u0301 hô\u0300 sơ<td>5</table>"
    assert rows(page.encode("cp1258")) == [["Số hồ sơ", "5"]]


def test_spans_cover_the_cells_they_cover_and_the_value_stands_first():
    page = (
        "<table><tr><th rowspan=2>Đơn vị<th colspan=2>Đã giải quyết<tr><th>Trước hạn<th>Quá hạn"
        "<tr><td>Sở Y tế<td>5<td>6</table>"
    )
    (sheet,) = read_workbook(page.encode()).sheets
    assert sheet.rows == [["Đơn vị", "Đã giải quyết", None], [None, "Trước hạn", "Quá hạn"], ["Sở Y tế", "5", "6"]]
    assert sheet.merged == [(0, 0, 1, 0), (0, 1, 0, 2)]


def test_rowspans_beside_each_other_and_to_the_end():
    page = (
        "<table><tr><td rowspan=0>A<td rowspan=2>B<td>1<tr><td>2<tr><td>x<td>3</table>"
        "<table><tr><td>0<td>5<tr><td>7<td>8</table>"
    )
    sheet = read_workbook(page.encode()).sheets[0]
    assert sheet.rows[:3] == [["A", "B", "1"], [None, None, "2"], [None, "x", "3"]]
    assert sheet.merged == [(0, 0, 2, 0), (0, 1, 1, 1)]


def test_scripts_styles_and_hidden_text_are_no_content():
    page = (
        "<head><title>x</title><style>td {a: b}</style></head><script>document.write('<td>7')</script>"
        "<!-- <td>8 --><table><tr><td>5<span style='display: none'>00005</span><td><b>Sở</b> Y&nbsp;tế<br>tỉnh"
        "<td><select><option>1<option>2</select><input type=hidden value=9><input value=4></table>"
    )
    assert rows(page) == [["5", "Sở Y tế tỉnh", "4"]]


def test_headings_and_small_tables_stand_above_the_table_as_in_excel():
    page = (
        f"<h3>Kỳ báo cáo: Tháng 6 năm 2026</h3><table><tr><td>UBND TỈNH ĐỒNG THÁP</table>{TABLE}<p>Người lập biểu</p>"
    )
    assert rows(page) == [["Kỳ báo cáo: Tháng 6 năm 2026"], ["UBND TỈNH ĐỒNG THÁP"], *ROWS, ["Người lập biểu"]]


def test_several_tables_of_figures_are_several_sheets():
    sheets = read_workbook(f"<h1>Sở</h1>{TABLE}<h1>Xã</h1>{TABLE}".encode()).sheets
    assert [(s.name, s.rows[0], len(s.rows)) for s in sheets] == [("HTML 1", ["Sở"], 4), ("HTML 2", ["Xã"], 4)]


def test_a_table_that_only_lays_out_another_is_no_table():
    assert rows(f"<table><tr><td>{TABLE}</td></tr></table>") == ROWS


def test_what_excel_kept_exactly_is_taken_exactly():
    assert rows("<table><tr><td x:num='1234.5'>1.235<td x:num>7</table>") == [[1234.5, "7"]]


def test_hidden_rows_are_read_and_said():
    page = "<table><tr><td>a<td>1<tr style='display:none'><td>b<td>2</table>"
    workbook = read_workbook(page.encode())
    assert workbook.sheets[0].rows == [["a", "1"], ["b", "2"]]
    assert [(p.code, p.severity, p.locator) for p in workbook.problems] == [("hidden_rows", "warn", "HTML!A2")]


def test_a_form_saved_as_a_web_page_says_what_it_says_as_xlsx():
    """Numbers are text there; the figures and their places are the same."""
    form = Form06a()
    sheet = form.workbook().active
    covered = {
        (r, c): m
        for m in sheet.merged_cells.ranges
        for r in range(m.min_row, m.max_row + 1)
        for c in range(m.min_col, m.max_col + 1)
    }
    lines = []
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            merged = covered.get((cell.row, cell.column))
            if merged and (cell.row, cell.column) != (merged.min_row, merged.min_col):
                continue
            spans = f" rowspan={merged.size['rows']} colspan={merged.size['columns']}" if merged else ""
            value = f"{cell.value:,}".replace(",", ".") if isinstance(cell.value, int) else cell.value or ""
            cells.append(f"<td{spans}>{value}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    reading = reading_of(f"<html><table>{''.join(lines)}</table>".encode())
    expected = {where.replace("Biểu 6a!", "HTML!"): value for where, value in values(reading_of(form.bytes())).items()}
    assert reading.source == "form_06a" and values(reading) == expected
    assert ("text_numbers", "normalise") in [(p.code, p.severity) for p in reading.problems]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><form>Tên đăng nhập <input name=user></form></html>", "html"),
        ("<table></table>", "html"),
        ("<table><tr>" + "<td>1" * 600 + "</table>", "too_big"),
        ("<table><tr><td colspan=99999999>1</table>", "too_big"),
        ("<table><tr><td>" + "x" * 40_000 + "</table>", "too_big"),
        ("".join("<table><tr><td>1<td>2<tr><td>3<td>4</table>" for _ in range(101)), "too_big"),
    ],
)
def test_what_cannot_be_taken_has_its_own_sentence(page, code):
    with pytest.raises(FileProblem) as caught:
        read_workbook(page.encode(), "a.xls")
    assert caught.value.problem.code == code
