"""Columns and rows of figures nobody has a word for are asked, never dropped with a warning."""

import pytest

from data.facts import Problem, Reading
from tests.loaders.build import problems_of, reading_of, table

HEAD = [["UBND TỈNH ĐỒNG THÁP"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"]]


def units(*more: str | None, values: tuple = (7, 9, 11)) -> bytes:
    """Two offices; further columns with `more` as their headings, values of `values`."""
    known = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết"]
    rows: list[list] = [
        [1, "Sở Nội vụ", 120, 100, *values[: len(more)]],
        [2, "Sở Y tế", 250, 200, *values[: len(more)]],
    ]
    return table([*HEAD, [*known, *more], *rows])


def asked(reading: Reading) -> list[Problem]:
    return [p for p in reading.problems if p.severity == "ask"]


def measures(reading: Reading) -> set[str]:
    return {fact.measure for fact in reading.facts}


def test_a_column_of_figures_is_asked_with_its_printed_words_and_the_nearest_measures():
    (question,) = asked(reading_of(units("Hòa giải, hoãn xử lý")))
    assert (question.code, question.locator) == ("column_unknown", "Sheet1!E3")
    assert question.question == "measure:Sheet1!E3"
    assert "“Hòa giải, hoãn xử lý”" in question.message_vi and "“Hòa giải, hoãn xử lý”" in question.message_en
    assert list(question.choices)[-1] == "skip"
    assert "dossiers_resolved" not in question.choices and len(question.choices) > 4


def test_the_answer_is_read_or_leaves_it_out():
    content = units("Xin gia hạn")
    named = reading_of(content, answers={"measure:Sheet1!E3": "dossiers_returned"})
    assert asked(named) == [] and problems_of(named, "warn") == [("units_new", "Sheet1!B4")]
    assert {(f.unit, f.value) for f in named.facts if f.measure == "dossiers_returned"} == {
        ("Sở Nội vụ", 7),
        ("Sở Y tế", 7),
    }
    left_out = reading_of(content, answers={"measure:Sheet1!E3": "skip"})
    assert asked(left_out) == [] and measures(left_out) == {"dossiers_received_new", "dossiers_resolved"}


def test_a_measure_the_table_has_already_is_no_answer():
    reading = reading_of(units("Xin gia hạn"), answers={"measure:Sheet1!E3": "dossiers_resolved"})
    assert [p.code for p in asked(reading)] == ["column_unknown"]
    assert [f.value for f in reading.facts if f.measure == "dossiers_resolved"] == [100, 200]


def test_three_columns_and_more_are_asked_once():
    content = units("Loại A", "Loại B", "Loại C")
    (question,) = asked(reading_of(content))
    assert (question.code, question.question) == ("columns_unknown", "unread:Sheet1!E3")
    assert "Sheet1!F3 “Loại B”" in question.message_vi and "3 columns" in question.message_en
    assert asked(reading_of(content, answers={question.question: "skip"})) == []
    questions = asked(reading_of(content, answers={question.question: "each"}))
    assert [p.question for p in questions] == ["measure:Sheet1!E3", "measure:Sheet1!F3", "measure:Sheet1!G3"]


@pytest.mark.parametrize(
    "heading", ["Mã đơn vị", "Điện thoại", "Xếp hạng", "Tỷ lệ hoàn thành", "Tăng, giảm", "So với cùng kỳ", "Ghi chú"]
)
def test_codes_ranks_rates_and_comparisons_are_no_figures_of_ours(heading):
    assert asked(reading_of(units(heading))) == []


def test_a_column_of_words_is_named_and_not_asked():
    reading = reading_of(units("Người theo dõi", values=("Lan", "Minh", "Hà")))
    assert asked(reading) == [] and ("column_unknown", "Sheet1!E3") in problems_of(reading, "warn")


def test_numbers_of_persons_and_notes_are_no_figures():
    reading = reading_of(units("Cán bộ phụ trách", values=("0912345678",)))
    assert [p.code for p in asked(reading)] == []


def test_figures_without_a_heading_are_asked():
    (question,) = asked(reading_of(units(None)))
    assert (question.code, question.locator) == ("column_nameless", "Sheet1!E3")


def test_a_column_of_another_period_may_only_be_left_out():
    (question,) = asked(reading_of(units("Hồ sơ phát sinh tháng 5/2025")))
    assert (question.question, list(question.choices)) == ("column:Sheet1!E3", ["skip"])
    assert asked(reading_of(units("Hồ sơ phát sinh tháng 5/2025"), answers={question.question: "skip"})) == []


def rows(*more: str) -> bytes:
    head = [["UBND TỈNH ĐỒNG THÁP"], ["TỔNG ĐÀI 1022 THÁNG 9 NĂM 2026"], ["TT", "Nội dung", "Số lượng"]]
    known = [[1, "Số phản ánh tiếp nhận", 2872], [2, "Số phản ánh đã xử lý", 2825]]
    return table([*head, *known, *([n, name, 5] for n, name in enumerate(more, 3))])


def test_a_row_of_figures_is_asked_and_its_answer_taken():
    content = rows("Số tin báo giả")
    (question,) = asked(reading_of(content))
    assert (question.code, question.question) == ("row_unknown", "measure:Sheet1!B6")
    named = reading_of(content, answers={question.question: "hotline_pending"})
    assert {f.measure: f.value for f in named.facts}["hotline_pending"] == 5
    assert asked(reading_of(content, answers={question.question: "skip"})) == []


def test_three_rows_and_more_are_asked_once():
    (question,) = asked(reading_of(rows("Tin báo giả", "Tin nhầm máy", "Tin trùng")))
    assert (question.code, list(question.choices)) == ("rows_unknown", ["skip", "each"])


def test_two_numbers_in_a_cell_are_asked():
    content = units("Đúng hạn/Đã trả", values=("97/100",))
    (question,) = asked(reading_of(content))
    assert (question.code, question.question, list(question.choices)) == ("column_pairs", "column:Sheet1!E3", ["skip"])
    assert asked(reading_of(content, answers={question.question: "skip"})) == []
    assert asked(reading_of(units("Số quyết định", values=("12/QĐ",)))) == []
