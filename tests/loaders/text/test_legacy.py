"""Rule 17: NFC everywhere; TCVN3, VNI and CP1258 are recognised or asked; U+FFFD is never stored."""

import unicodedata

import pytest

from loaders.files.workbook import read_workbook
from loaders.text.legacy import CODINGS, convert, is_syllable, recognise
from tests.loaders.build import Form06a, problems_of, reading_of, table, values

# The same words in Unicode, TCVN3 and VNI, as a workbook shows them.
WORDS = [
    ("Tổng cộng", "Tæng céng", "Toång coäng"),
    ("Hồ sơ", "Hå s¬", "Hoà sô"),
    ("Đơn vị", "§¬n vÞ", "Ñôn vò"),
    ("được giải quyết đúng hạn", "®\xadîc gi¶i quyÕt ®óng h¹n", "ñöôïc giaûi quyeát ñuùng haïn"),
    ("tỷ lệ trễ hạn", "tû lÖ trÔ h¹n", "tyû leä treã haïn"),
    ("Sở Nội vụ", "Së Néi vô", "Sôû Noäi vuï"),
    ("lĩnh vực", "lÜnh vùc", "lónh vöïc"),
    ("Huỳnh Thúc Kháng", "Huúnh Thóc Kh¸ng", "Huyønh Thuùc Khaùng"),
]


def to_tcvn3(text: str) -> str:
    from loaders.text.legacy import _TCVN3

    back = {letter: code for code, letter in _TCVN3.items()}
    return "".join(back.get(letter, back.get(letter.lower(), letter)) for letter in text)


@pytest.mark.parametrize(("unicode", "tcvn3", "vni"), WORDS)
def test_the_old_letters_are_converted(unicode, tcvn3, vni):
    assert (convert(tcvn3, "tcvn3"), convert(vni, "vni")) == (unicode, unicode)
    assert convert(unicode, "tcvn3") == unicode or not any(letter > "\u0100" for letter in unicode)


def test_capitals_of_vni():
    assert convert("TOÅNG COÄNG ÑÔN VÒ", "vni") == "TỔNG CỘNG ĐƠN VỊ"


def test_which_encoding_is_told_by_the_words():
    assert recognise([t for _, t, _ in WORDS]) == ("tcvn3", True)
    assert recognise([v for _, _, v in WORDS]) == ("vni", True)
    assert recognise([u for u, _, _ in WORDS]) == ("", True)
    assert recognise(["Tá»•ng cá»™ng", "Ä‘Æ¡n vá»‹", "Há»“ sÆ¡"]) == ("utf8", True)


@pytest.mark.parametrize(
    "texts",
    [
        ["São Paulo", "café"],
        ["Thái Hà", "hành chính các xã", "là"],
        ["Müller GmbH"],
        ["abc", "12"],
        ["5 °C", "10 m²", "± 3"],
    ],
)
def test_other_letters_stay_as_they_are(texts):
    assert recognise(texts) == ("", True)


def test_syllables():
    assert all(
        map(
            is_syllable,
            [
                "nghiêng",
                "giêng",
                "giếng",
                "giữa",
                "quyền",
                "khuỷu",
                "gì",
                "Uỷ",
                "thuế",
                "của",
                "Yên",
                "xoài",
                "oách",
                "ương",
                "được",
            ],
        )
    )
    assert not any(map(is_syllable, ["Tæng", "cäng", "bcd", "quât́t", "xyz", "céng²", "hạnǵ"]))


@pytest.mark.parametrize("column", [1, 2])
def test_a_workbook_set_in_old_fonts_is_converted_and_shown(column):
    content = table([[words[column], 5] for words in WORDS])
    workbook = read_workbook(content)
    assert [row[0] for row in workbook.sheets[0].rows] == [words[0] for words in WORDS]
    (problem,) = workbook.problems
    assert (problem.code, problem.severity) == ("legacy_text", "normalise")
    assert WORDS[3][0] in problem.message_vi and WORDS[3][column] in problem.message_en


def test_a_whole_form_in_tcvn3_gives_the_figures_of_the_form():
    """II.06a as typed in .VnTime: the same figures, the same units, at the same cells."""
    book = Form06a().workbook()
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = to_tcvn3(cell.value)
    from tests.loaders.build import save

    old, new = reading_of(save(book)), reading_of(Form06a().bytes())
    assert values(old)["Biểu 6a!C13"] == 120 and {w.split("!")[1] for w in values(old)} == {
        w.split("!")[1] for w in values(new)
    }
    assert [f.unit for f in old.facts] == [f.unit for f in new.facts]
    assert "legacy_text" in [code for code, _ in problems_of(old, "normalise")]


@pytest.mark.parametrize(("column", "coding"), [(1, "tcvn3"), (2, "vni")])
def test_bytes_of_an_old_text_file_are_converted(column, coding):
    text = "\n".join(f"{words[column]};5" for words in WORDS)
    workbook = read_workbook(text.encode("latin-1"), "a.csv")
    assert [row[0] for row in workbook.sheets[0].rows] == [words[0] for words in WORDS]
    assert CODINGS[coding] in workbook.problems[0].message_vi


def test_unicode_cells_beside_old_ones_stay():
    rows = [[tcvn3, "Sở Y tế tỉnh Đồng Tháp"] for _, tcvn3, _ in WORDS]
    assert read_workbook(table(rows)).sheets[0].rows == [[unicode, "Sở Y tế tỉnh Đồng Tháp"] for unicode, _, _ in WORDS]


def test_what_is_not_certain_is_asked_with_each_reading():
    content = table([["Tæng", 5]])
    (problem,) = read_workbook(content).problems
    assert (problem.severity, problem.question, problem.locator) == ("ask", "text_coding", "Sheet1!A1")
    assert "Tổng" in problem.choices["tcvn3"][0] and "unicode" in problem.choices
    assert read_workbook(content).sheets[0].cell(0, 0) == "Tæng"
    assert read_workbook(content, "", {"text_coding": "tcvn3"}).sheets[0].cell(0, 0) == "Tổng"
    assert read_workbook(content, "", {"text_coding": "unicode"}).problems == []


def test_a_question_of_the_reader_stands_before_the_layout():
    reading = reading_of(table([["Tæng", 5]]))
    assert reading.verdict == "ask" and [p.code for p in reading.problems] == ["legacy_text"]


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_every_text_is_composed(form):
    content = table([[unicodedata.normalize(form, "Sở Nội vụ"), 1]], sheet=unicodedata.normalize(form, "Biểu 6a"))
    workbook = read_workbook(content)
    assert (workbook.sheets[0].name, workbook.sheets[0].cell(0, 0)) == ("Biểu 6a", "Sở Nội vụ")
    assert [p.code for p in workbook.problems] == (["text_composed"] if form == "NFD" else [])


@pytest.mark.parametrize(
    "content",
    [
        table([["S\ufffd N\ufffdi v\ufffd", 1], ["Sở Y tế", 2]]),
        "S\ufffd N\ufffdi v\ufffd;1\nSở Y tế;2\n".encode(),
        "<table><tr><td>S\ufffd N\ufffdi v\ufffd<td>1<tr><td>Sở Y tế<td>2</table>".encode(),
    ],
)
def test_lost_letters_never_pass(content):
    workbook = read_workbook(content)
    assert workbook.sheets[0].cell(0, 0) is None and workbook.sheets[0].cell(1, 0) == "Sở Y tế"
    (problem,) = workbook.problems
    assert (problem.code, problem.severity, problem.question) == ("lost_letters", "ask", "lost_letters")
    agreed = read_workbook(content, "", {"lost_letters": "skip"})
    assert agreed.sheets[0].cell(0, 0) is None and agreed.problems[0].severity == "warn"


def test_a_damaged_byte_of_utf8_is_a_lost_letter():
    text = "\n".join(f"Sở Nội vụ số {n};5" for n in range(40)).encode()
    workbook = read_workbook(text.replace("vụ số 7;".encode(), b"v\xe1\xbb s\xe1\xbb\x91 7;"))
    assert [p.locator for p in workbook.problems] == ["CSV!A8"] and workbook.sheets[0].cell(8, 0) == "Sở Nội vụ số 8"
