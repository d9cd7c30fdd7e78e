"""Reading .xls: values at their cells, error cells, hidden rows, and what is refused."""

import struct

import pytest

from loaders.files.workbook import read_workbook
from loaders.problems.refusal import FileProblem
from tests.loaders.build import NOI_VU, Y_TE, Form06a, reading_of, values
from tests.loaders.build_xls import book, container, record, sheet

TABLE: list[list] = [["STT", "Đơn vị", "Tiếp nhận"], [1, "Sở Nội vụ", 120], [2, "Sở Y tế", 1250.5]]


def refused(content: bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        read_workbook(content, "số liệu.xls")
    problem = caught.value.problem
    assert problem.message_vi != problem.message_en and "{" not in problem.message_vi
    return problem.code


def remarks_of(content: bytes) -> list[tuple[str, str, str]]:
    return [(p.code, p.severity, p.locator) for p in read_workbook(content, "a.xls").problems]


def test_values_stand_at_their_cells():
    read = read_workbook(book({"Biểu 6a": sheet(TABLE, merged=[(4, 5, 0, 2)]), "Sheet2": sheet([["x"]])}), "a.xls")
    assert [s.name for s in read.sheets] == ["Biểu 6a", "Sheet2"] and read.problems == []
    assert read.sheets[0].rows == TABLE and read.sheets[0].merged == [(4, 0, 5, 2)]


def test_a_form_saved_as_xls_says_what_it_says_as_xlsx():
    """The same table in both formats gives the same figures at the same cells."""
    form = Form06a()
    cells = [[cell.value for cell in row] for row in form.workbook().active.iter_rows()]
    ranges = [
        (m.min_row - 1, m.max_row - 1, m.min_col - 1, m.max_col - 1) for m in form.workbook().active.merged_cells.ranges
    ]
    old = reading_of(book({"Biểu 6a": sheet(cells, ranges)}))
    new = reading_of(form.bytes())
    assert old.source == "form_06a" and values(old) == values(new) and len(values(old)) > 20
    assert (NOI_VU[0], Y_TE[0]) == (values(old)["Biểu 6a!C13"], values(old)["Biểu 6a!C14"])


def test_error_cells_come_as_their_text_at_their_cell():
    read = read_workbook(book({"S": sheet([["a", "#DIV/0!"], [None, "=#REF!", 3]])})).sheets[0]
    assert (read.cell(0, 1), read.cell(1, 1), read.cell(1, 2)) == ("#DIV/0!", "#REF!", 3)


def test_hidden_rows_and_columns_are_read_and_said():
    content = book({"S": sheet(TABLE, hidden_rows=[1], hidden_columns=[1], is_filtered=True)})
    assert read_workbook(content).sheets[0].rows == TABLE
    assert remarks_of(content) == [("hidden_rows", "warn", "S!A2"), ("hidden_columns", "warn", "S!B1")]
    assert "lọc" in read_workbook(content).problems[0].message_vi
    assert remarks_of(book({"S": sheet(TABLE, hidden_rows=[7])})) == []  # an empty row hides nothing


def test_a_hidden_sheet_is_marked():
    read = read_workbook(book({"S": sheet(TABLE), "nháp": sheet(TABLE)}, hidden=["nháp"]))
    assert [(s.name, s.is_hidden) for s in read.sheets] == [("S", False), ("nháp", True)]


def test_a_font_of_1999_tells_the_encoding():
    content = book({"S": sheet([["Hå s¬"], [5]])}, font=".VnTime")
    assert read_workbook(content).sheets[0].cell(0, 0) == "Hồ sơ"
    assert remarks_of(content) == [("legacy_text", "normalise", "S!A1")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (book({"S": sheet(TABLE)}, before=record(0x002F, bytes(54))), "password"),
        (container({"Workbook": record(0x0809, bytes(16)), "_VBA_PROJECT_CUR": b"x"}), "macros"),
        (container({"Workbook": bytes(8)}), "broken_file"),
        (book({"S": sheet(TABLE)})[:2500], "broken_file"),
        (book({f"S{n}": sheet([]) for n in range(101)}), "too_big"),
        (
            book({"S": sheet(TABLE)[:-4] + record(0x0203, struct.pack("<HHHd", 65535, 9999, 0, 1.0)) + record(0x000A)}),
            "too_big",
        ),
        (container({"WordDocument": b"x"}), "not_a_workbook"),
        (container({"EncryptedPackage": b"x"}), "password"),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(40), "very_old_excel"),
    ],
)
def test_what_cannot_be_taken_has_its_own_sentence(content, code):
    assert refused(content) == code


def test_a_workbook_embedded_in_a_letter_is_not_read():
    """Word keeps the tables pasted into a document in the same container, one folder further down."""
    content = container({"WordDocument": b"x", "Workbook": bytes(8)})
    directory = content.index("Workbook\0".encode("utf-16-le")) - 128  # the letter, whose neighbour it was
    below = bytearray(content)
    below[directory + 72 : directory + 76] = b"\xff" * 4
    assert refused(bytes(below)) == "not_a_workbook"


@pytest.mark.slow
def test_any_damaged_byte_is_a_sentence_or_a_table():
    whole = book({"S": sheet(TABLE)})
    for place in range(0, len(whole), 97):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        try:
            read_workbook(bytes(damaged), "a.xls")
        except FileProblem as error:
            assert error.problem.message_vi
