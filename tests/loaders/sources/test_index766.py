"""Scores of QĐ 766 by province and by unit: groups, total, rank, maxima as dated data."""

from datetime import date

import pytest

from data.maxima import maximum_on
from tests.loaders.build import problems_of, reading_of, table, values
from tests.loaders.build_units import SCORE_ROWS, SCORES, scores

GROUPS = (
    "index766_transparency",
    "index766_progress",
    "index766_digitisation",
    "index766_online",
    "index766_satisfaction",
    "index766_total",
    "index766_rank",
)


def changed(column: int, value) -> bytes:
    return scores(rows=[SCORE_ROWS[0], [*SCORE_ROWS[1][:column], value, *SCORE_ROWS[1][column + 1 :]]])


def test_scores_of_provinces_are_read_with_their_cells():
    reading = reading_of(scores())
    assert (reading.source, reading.verdict) == ("index766", "normalise")
    expected = {
        (m, place): (float(str(v).replace(",", ".")), f"766!{column}{number}")
        for number, place, row in ((4, "thai-nguyen@2025", SCORE_ROWS[0]), (5, "dong-thap@2025", SCORE_ROWS[1]))
        for m, v, column in zip(GROUPS, row[2:], "CDEFGHI")
    }
    assert {(f.measure, f.place): (f.value, f.locator) for f in reading.facts} == expected
    assert {(f.counted, f.unit, f.period_label) for f in reading.facts} == {
        ("điểm", "", "2025-08"),
        ("hạng", "", "2025-08"),
    }
    assert problems_of(reading) == [("text_numbers", "766!C4")]


@pytest.mark.parametrize(
    ("column", "value", "problems"),
    [
        (7, 83.5, [("score_sum", "766!H5")]),
        (2, 18.5, [("beyond_bound", "766!C5"), ("score_sum", "766!H5")]),
        (7, 81.52, []),  # five groups rounded to two decimals
    ],
)
def test_scores_above_their_maximum_are_asked_and_totals_that_differ_warned(column, value, problems):
    reading = reading_of(changed(column, value))
    assert problems_of(reading, "ask") + problems_of(reading, "warn") == problems


def test_maxima_are_dated_data():
    assert [maximum_on(m, date(2025, 8, 31)) for m in GROUPS] == [18, 20, 22, 22, 18, 100, None]
    assert maximum_on("index766_total", date(2022, 1, 1)) is None


def test_the_row_of_maxima_is_no_province_and_is_compared():
    rows = [[None, "Điểm tối đa", 18, 20, 22, 22, 18, 100, None], *SCORE_ROWS]
    assert {f.place for f in reading_of(scores(rows=rows)).facts} == {"thai-nguyen@2025", "dong-thap@2025"}
    rows[0][2] = 20
    assert problems_of(reading_of(scores(rows=rows)), "warn") == [("maximum_differs", "766!C4")]


def test_online_services_and_payment_may_be_split():
    headings = [*SCORES[:5], "DVC trực tuyến", "Thanh toán trực tuyến", *SCORES[6:]]
    rows = [[1, "Đồng Tháp", 14.5, 18.25, 16.0, 10.75, 5.0, 17.0, 81.5, 1]]
    reading = reading_of(scores(headings, rows))
    scores_read = {f.measure: f.value for f in reading.facts}
    assert scores_read["index766_online_service"] == 10.75 and scores_read["index766_online_payment"] == 5
    assert "index766_online" not in scores_read and problems_of(reading, "warn") == []
    rows[0][5] = 12.5
    assert ("beyond_bound", "766!F4") in problems_of(reading_of(scores(headings, rows)), "ask")


def test_by_unit_the_rows_are_offices_of_the_place():
    headings = [SCORES[0], "Đơn vị", *SCORES[2:]]
    rows = [[1, "Sở Nội vụ", *SCORE_ROWS[1][2:]], [2, "Xã Tân Hồng", *SCORE_ROWS[1][2:]]]
    reading = reading_of(scores(headings, rows, agency="UBND TỈNH ĐỒNG THÁP"))
    assert {(f.place, f.unit) for f in reading.facts} == {
        ("dong-thap@2025", "Sở Nội vụ"),
        ("dong-thap@2025", "Xã Tân Hồng"),
    }
    assert problems_of(reading) == [("units_new", "766!B4")]


def test_an_unknown_province_is_asked():
    rows = [SCORE_ROWS[0], [2, "Tiền Giang", *SCORE_ROWS[1][2:]]]
    reading = reading_of(scores(rows=rows))
    problem = next(p for p in reading.problems if p.severity == "ask")
    assert (problem.code, problem.locator, problem.question) == ("place_unknown", "766!B5", "place:Tiền Giang")
    assert list(problem.choices) == ["dong-thap@2025", "skip"]
    left_out = reading_of(scores(rows=rows), answers={problem.question: "skip"})
    assert {f.place for f in left_out.facts} == {"thai-nguyen@2025"} and left_out.verdict == "normalise"
    assert values(left_out)["766!H4"] == 86.97


@pytest.mark.parametrize(
    ("tttt", "clgq", "answers", "service"),
    [
        (11.2, 8.0, {}, 11.2),
        (8.0, 11.2, {}, 11.2),
        (9.5, 8.0, {}, None),
        (9.5, 8.0, {"codes:Sheet1": "clgq"}, 8.0),
    ],
)
def test_the_codes_of_the_portal_are_told_by_what_payment_cannot_have(tttt, clgq, answers, service):
    """Online service has 12 points at most, payment 10; users of the export name either of them TTTT."""
    rows = [["ĐIỂM BỘ CHỈ SỐ 766 THÁNG 9 NĂM 2026"], ["TEN", "CKMB", "TDGQ", "MDSH", "TTTT", "CLGQ", "MDHL"]]
    reading = reading_of(table([*rows, ["Huế", 15, 18, 20, tttt, clgq, 16]]), answers=answers)
    figures = {f.measure: f.value for f in reading.facts}
    assert figures.get("index766_online_service") == service
    assert (("codes_unclear", "Sheet1!E2") in problems_of(reading, "ask")) == (service is None)
    assert figures["index766_transparency"] == 15


def test_what_is_above_the_maximum_is_taken_or_left_out_as_a_person_says():
    content = changed(2, 18.5)
    question = next(p for p in reading_of(content).problems if p.severity == "ask")
    assert (question.question, list(question.choices)) == ("bound:766:index766", ["keep", "skip", "measure"])
    assert "18,5" in question.message_vi and "766!C5" in question.message_vi and "18.5" in question.message_en

    def transparency(answer: str) -> list[float | None]:
        facts = reading_of(content, answers={question.question: answer}).facts
        return [f.value for f in facts if f.measure == "index766_transparency"]

    assert transparency("keep") == [15.67, 18.5]
    assert transparency("skip") == [15.67]
    assert transparency("measure") == []


def test_groups_in_per_cent_are_no_points():
    headings = [SCORES[0], "Đơn vị", *(f"{heading} (%)" for heading in SCORES[2:7])]
    content = scores(headings, [[1, "Sở Nội vụ", 9, 9.5, 10, 11, 12]], agency="UBND TỈNH ĐỒNG THÁP")
    reading = reading_of(content)
    assert (reading.facts, problems_of(reading, "ask")) == ([], [("percent_scores", "766!C3")])
    taken = reading_of(content, answers={"percent:766": "points"})
    assert [f.value for f in taken.facts] == [9, 9.5, 10, 11, 12]
    left_out = reading_of(content, answers={"percent:766": "skip"})
    assert left_out.facts == []


@pytest.mark.parametrize(
    ("title", "heading", "is_read"),
    [
        ("XẾP HẠNG THEO QUYẾT ĐỊNH 766/QĐ-TTg THÁNG 9 NĂM 2026", "Tổng điểm", True),
        ("XẾP HẠNG THEO QUYẾT ĐỊNH 766/QĐ-TTg THÁNG 9 NĂM 2026", "Tổng số", False),
        ("XẾP HẠNG CẢI CÁCH HÀNH CHÍNH THÁNG 9 NĂM 2026", "Tổng điểm", False),
    ],
)
def test_points_in_all_are_the_index_where_it_is_named_and_a_change_of_rank_is_no_figure(title, heading, is_read):
    rows = [["TT", "Xã, phường", heading, "Xếp hạng", "Tăng/giảm hạng"], [1, "Phường Mỹ Tho", 92.1, 1, 2]]
    reading = reading_of(table([["UBND TỈNH ĐỒNG THÁP"], [title], *rows, [2, "Xã Tân Hồng", 80.1, 41, -7]]))
    read = {(f.measure, f.unit): f.value for f in reading.facts}
    assert bool(read) == is_read
    if is_read:
        assert set(read.values()) == {92.1, 1, 80.1, 41} and ("column_unknown", "Sheet1!E3") in problems_of(reading)
