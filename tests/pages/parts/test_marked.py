"""Marks in a text: nothing of the text is markup, nothing of it is lost, far pieces are cut where asked."""

import re

from pages.parts.marked import AROUND, Mark, marked_text, plain
from pages.parts.sentences import short_cell
from pages.parts.view import View
from tests.pages.conftest import TODAY
from tests.pages.test_text_is_text import HOSTILE, SIGNS

BLUE = ("blue", "✓")


def bare(markdown):
    """What is read of a marked text."""
    return re.sub(r"\\(.)", r"\1", re.sub(r":\w+-background\[✓\s(.*?)\]", r"\1", markdown)).replace("\u2060", "")


def test_a_number_is_marked_and_the_text_round_it_stays():
    text = "đạt:98.281 hồ sơ [x](y), *9* lượt"
    start, other = text.index("98.281"), text.index("9*")
    marks = [Mark(start, start + 6, *BLUE), Mark(other, other + 1, *BLUE, is_strong=True)]
    assert marked_text(text, 0, len(text), marks) == (
        "đạt\\::blue-background[✓\u00a098.281] hồ sơ \\[x\\]\\(y\\), \\*:blue-background[✓\u00a0**9**]\\* lượt"
    )
    assert bare(marked_text(text, 0, len(text), marks[:1])) == text


def test_a_hostile_text_is_text_wherever_the_marks_stand():
    for start in range(len(HOSTILE) - 3):
        marked = marked_text(HOSTILE, 0, len(HOSTILE), [Mark(start, start + 3, *BLUE)])
        around = re.sub(r":blue-background\[✓\s((?:\\.|[^\\\]])*)\]", r"\1", marked)
        assert not SIGNS.search(around.replace(":/\u2060/", "")), marked


def test_marks_outside_and_marks_that_overlap_are_left_out():
    marks = [Mark(0, 3, *BLUE), Mark(2, 5, *BLUE), Mark(8, 30, *BLUE)]
    assert marked_text("123456789", 0, 9, marks) == ":blue-background[✓\u00a0123]456789"


def test_a_long_text_is_cut_far_from_its_marks():
    text = " ".join(["trước"] * 200) + " 12 " + " ".join(["giữa"] * 200) + " 34 " + " ".join(["sau"] * 200)
    marks = [Mark(text.index(n), text.index(n) + 2, *BLUE) for n in ("12", "34")]
    cut = marked_text(text, 0, len(text), marks, 1000)
    assert cut.startswith("… trước") and cut.endswith("sau …") and cut.count("…") == 3
    assert "[✓\u00a012]" in cut and "[✓\u00a034]" in cut and len(cut) < 5 * AROUND + 100
    assert "…" not in marked_text(text, 0, len(text), marks)


def test_blanks_at_the_ends_of_a_piece_stay():
    assert (plain(" a "), plain("a"), plain("  "), plain("")) == (" a ", "a", " ", "")


def test_a_narrow_column_names_the_paragraph(empty_store):
    view = View("en", "light", False, empty_store, empty_store.reader(), TODAY)
    assert short_cell(view, "Đoạn 43!15058-15063") == "Paragraph 43"
    assert short_cell(view, "Biểu 6a!C5") == "Biểu 6a!C5"
