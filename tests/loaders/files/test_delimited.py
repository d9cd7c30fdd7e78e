"""CSV and TSV: which sign divides the columns, in which encoding, and what is no table."""

import pytest

from loaders.files import limits
from loaders.files.sheets import text_of
from loaders.files.workbook import read_workbook
from loaders.problems.refusal import FileProblem
from tests.loaders.build import hotline, reading_of, values
from tests.loaders.build import table as xlsx_table

ROWS = [["Đơn vị", "Tiếp nhận", "Tỷ lệ"], ["Sở Nội vụ", "1.250", "98,48%"], ["Sở Y tế", "12", "100%"]]
TEXT = "Đơn vị;Tiếp nhận;Tỷ lệ\r\nSở Nội vụ;1.250;98,48%\r\nSở Y tế;12;100%\r\n"


def read(text: str | bytes, **answers):
    content = text if isinstance(text, bytes) else text.encode()
    return read_workbook(content, "a.csv", answers).sheets[0]


def refused(text: str | bytes, **answers):
    with pytest.raises(FileProblem) as caught:
        read(text, **answers)
    return caught.value.problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_is_read(encoding):
    sheet = read(TEXT.encode(encoding))
    assert sheet.rows == ROWS and sheet.name == "CSV"


def test_cp1258_is_read_and_composed():
    text = "Đơn vị;Sô\u0301 hô\u0300 sơ đa\u0303 gia\u0309i quyê\u0301t\nSơ\u0309 Y tê\u0301;5\n"
    assert read(text.replace("vị", "vi\u0323").encode("cp1258")).rows == [
        ["Đơn vị", "Số hồ sơ đã giải quyết"],
        ["Sở Y tế", "5"],
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    lines = [delimiter.join(('"' + c + '"' if delimiter in c else c) for c in row) for row in ROWS]
    assert read("\n".join(lines)).rows == ROWS


def test_a_sep_line_says_the_delimiter_and_keeps_its_row():
    assert read("sep=;\r\n" + TEXT).rows == [[], *ROWS]
    assert read("sep=,\r\na,1;5\r\nb,2;5\r\n").rows == [[], ["a", "1;5"], ["b", "2;5"]]


def test_decimal_commas_divide_no_columns():
    assert read("Đơn vị;Tỷ lệ\nSở A;98,5\nSở B;97,5\n").rows[1] == ["Sở A", "98,5"]


def test_titles_above_and_a_signature_below_do_not_decide():
    text = (
        "UBND TỈNH ĐỒNG THÁP, VĂN PHÒNG\n\nTháng 6 năm 2026\nĐơn vị,Tiếp nhận,Đã giải quyết\n"
        "Sở A,5,4\nSở B,6,5\nSở C,7,6\nSở D,7,7\nSở Đ,7,7\nSở E,7,7\nSở G,7,7\nSở H,7,7\nSở I,7,7\n\nNgười lập\n"
    )
    rows = read(text).rows
    assert rows[3] == ["Đơn vị", "Tiếp nhận", "Đã giải quyết"] and rows[1] == [] and rows[-1] == ["Người lập"]


def test_a_comma_in_the_title_and_in_every_figure_divides_nothing():
    text = "KẾT QUẢ TIẾP NHẬN, XỬ LÝ;;\nSTT;Kênh;Tỷ lệ\n1;Zalo;98,10\n2;Email;94,33\n"
    assert read(text).rows[1:3] == [["STT", "Kênh", "Tỷ lệ"], ["1", "Zalo", "98,10"]]
    assert refused("KẾT QUẢ TIẾP NHẬN, XỬ LÝ\nĐơn vị;Tiếp nhận, xử lý\nSở A;98,10\nSở B;94,33\n").severity == "ask"


def test_two_delimiters_that_fit_are_asked():
    text = "a,b;c,d\n1,2;3,4\n5,6;7,8\n"
    problem = refused(text)
    assert (problem.code, problem.severity, problem.question) == ("delimiter_unclear", "ask", "delimiter")
    assert set(problem.choices) == {"semicolon", "comma"} and "a | b;c | d" in problem.choices["comma"][0]
    assert read(text, delimiter="semicolon").rows[0] == ["a,b", "c,d"]
    assert read(text, delimiter="comma").rows[0] == ["a", "b;c", "d"]


def test_quotes_hold_delimiters_lines_and_quotes():
    assert read('a;"b;c\nd ""e"""\nf;g\n').rows == [["a", 'b;c\nd "e"'], ["f", "g"]]


def test_text_kept_from_excel_by_a_formula_is_the_text():
    assert read('Mã;Số\n="0123";5\n"=""0456""";6\n').rows[1:] == [["0123", "5"], ["0456", "6"]]


def test_a_formula_is_only_a_text():
    assert read("a;b\n=cmd|'/c calc'!A0;1\n").rows[1] == ["=cmd|'/c calc'!A0", "1"]


def test_a_csv_says_what_the_workbook_says():
    sheet = read_workbook(hotline()).sheets[0]
    text = "\n".join(";".join(map(text_of, row)) for row in sheet.rows)
    reading = reading_of(text.encode("utf-8-sig"))
    expected = {where.replace("1022!", "CSV!"): value for where, value in values(reading_of(hotline())).items()}
    assert reading.source == "hotline_month" and values(reading) == expected


def test_the_name_chooses_nothing():
    assert [p.code for p in read_workbook(TEXT.encode(), "a.xlsx").problems] == ["name_differs"]
    assert read_workbook(xlsx_table([[1, 2]]), "a.csv").sheets[0].rows == [[1, 2]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("một đoạn văn\nkhông có bảng\n", "text"),
        ("a;b\n1;" + "x" * 40_000 + "\n", "too_big"),
        ('a;b\n"1;2\n' + "3;4\n" * 20_000, "broken_file"),
        (";".join("a" * 600) + "\n" + ";".join("1" * 600), "too_big"),
    ],
)
def test_what_is_no_table_has_its_own_sentence(text, code):
    assert refused(text).code == code


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "CELLS", 100)
    assert refused("a;b\n" * 60).code == "too_big"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a;b\n"Sở Nội vụ;2\n3;4\n5;6\n', 2),
        ('a;b\n1;2\n"x\ny";"Sở ""Y"" tế\n3;4\n', 4),  # in the second line of a record
        ('a,b\n1,2\n3,"4\n', 3),
        ("a;b\n1;2\n" + "3;4\n" * 200 + '"5;6\n7;8', 203),
    ],
)
def test_a_quote_that_never_closes_is_refused_where_it_opens(text, line):
    problem = refused(text)
    assert (problem.code, problem.locator) == ("broken_file", f"CSV!A{line}")
    assert f"mở ở hàng {line} không đóng" in problem.message_vi


@pytest.mark.parametrize("text", ['a;b\n"x\ny";"z\n"', 'a;b\nmàn 5";2\n3;4', 'a;b\n1;"x\n""y"""\n3;4\n'])
def test_quotes_that_close_and_quotes_within_a_cell_are_read(text):
    assert len(read(text).rows) >= 2
