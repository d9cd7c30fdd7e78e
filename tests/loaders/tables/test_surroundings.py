"""What surrounds a table says the scale of its figures: taken and shown for every source, asked where it is unclear."""

import pytest
from openpyxl import load_workbook

from loaders.tables.surroundings import scales_in
from tests.loaders.build import hotline, problems_of, reading_of, save, social, table, values

HEAD = ["STT", "Đơn vị", "Tiếp nhận mới", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
ROWS = [[1, "Sở Nội vụ", 13, 12, 11, 1], [2, "Sở Y tế", 12.5, 12, 12, 0]]


def page(*above: list, head: list | None = None, rows: list[list] | None = None, below: tuple = ()) -> bytes:
    """A plain table of dossiers by unit with the lines above and below it."""
    lines = [["UBND TỈNH NGHỆ AN"], ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC THÁNG 6 NĂM 2026"], *above]
    return table([*lines, head or HEAD, *(rows or ROWS), *below], "Sheet1")


@pytest.mark.parametrize(
    ("line", "factor", "counted"),
    [
        ("ĐVT: nghìn hồ sơ", 1000, "hồ sơ"),
        ("Đơn vị tính: 1.000 phiếu", 1000, "phiếu"),
        ("(Đơn vị tính: ngàn lượt)", 1000, "lượt"),
        ("Đơn vị: triệu đồng", 1_000_000, "đồng"),
        ("ĐVT: 1000đ", 1000, "đ"),
        ("Đơn vị tính: tỷ đồng", 1_000_000_000, "đồng"),
        ("Đơn vị tính: trăm hồ sơ", 100, "hồ sơ"),
        ("Đơn vị tính: nghìn tỷ đồng", 10**12, "đồng"),
        ("DVT: nghin ho so", 1000, "ho so"),
        ("KẾT QUẢ GIẢI QUYẾT (nghìn hồ sơ)", 1000, "hồ sơ"),
        ("Triệu đồng", 1_000_000, "đồng"),
        ("Ghi chú: Đơn vị tính là nghìn hồ sơ.", 1000, "hồ sơ"),
        ("Đơn vị tính: hồ sơ", 1, "hồ sơ"),
        ("Đơn vị tính: Số hồ sơ TTHC", 1, "hồ sơ"),
    ],
)
def test_the_scale_a_line_says(line, factor, counted):
    (scale,) = scales_in(line, "A!A1")
    assert (scale.factor, scale.counted, scale.cell) == (factor, counted, "A!A1")


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị: Sở Tư pháp",
        "Đơn vị báo cáo: Văn phòng",
        "Sở Y tế là đơn vị có trên 1.000 hồ sơ; lệ phí thu 215 triệu đồng",
        "Tính theo tỷ lệ phần trăm",
        "Tỷ lệ (%)",
        "ĐVT: %",
        "CÔNG TY TRĂM NĂM",
    ],
)
def test_lines_that_say_no_scale(line):
    assert scales_in(line, "A!A1") == []


def test_a_table_in_thousands_is_taken_times_a_thousand_and_the_change_is_shown():
    """13 thousand are 13.000; 12,5 thousand 12.500: rounded to hundreds, so about."""
    reading = reading_of(page(["ĐVT: nghìn hồ sơ"]))
    assert (values(reading)["Sheet1!C5"], values(reading)["Sheet1!C6"], values(reading)["Sheet1!F6"]) == (
        13000,
        12500,
        0,
    )
    assert {f.qualifier for f in reading.facts if f.locator in ("Sheet1!C5", "Sheet1!C6")} == {"about"}
    problem = next(p for p in reading.problems if p.code == "scale_applied")
    assert (problem.severity, problem.locator) == ("normalise", "Sheet1!A3")
    assert "Bảng tính bằng nghìn" in problem.message_vi and "13 → 13.000" in problem.message_vi
    assert "in thousands" in problem.message_en and "13 → 13,000" in problem.message_en
    assert next(f.raw for f in reading.facts if f.locator == "Sheet1!C5") == "13"


def test_a_scale_with_all_its_decimals_rounds_nothing():
    rows = [[1, "Sở Nội vụ", 13.125, 12.1, 11.1, 1.0], [2, "Sở Y tế", 12, 12, 12, 0]]
    reading = reading_of(page(["ĐVT: nghìn hồ sơ"], rows=rows))
    facts = {f.locator: (f.value, f.qualifier) for f in reading.facts}
    assert (facts["Sheet1!C5"], facts["Sheet1!C6"]) == ((13125, "exact"), (12000, "exact"))
    assert "lost_thousand" not in {p.code for p in reading.problems}


def test_a_plain_unit_changes_nothing():
    rows = [[1, "Sở Nội vụ", 13, 12, 11, 1]]
    reading = reading_of(page(["Đơn vị tính: hồ sơ"], rows=rows))
    assert values(reading)["Sheet1!C5"] == 13 and "scale_applied" not in {p.code for p in reading.problems}
    assert {f.qualifier for f in reading.facts} == {"exact"}


def test_a_heading_says_the_scale_of_its_column_only():
    head = ["STT", "Đơn vị", "Tiếp nhận mới (nghìn hồ sơ)", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
    reading = reading_of(page(head=head, rows=[[1, "Sở Nội vụ", 13, 12000, 11000, 1000]]))
    assert (values(reading)["Sheet1!C4"], values(reading)["Sheet1!D4"]) == (13000, 12000)


def test_a_note_below_the_table_says_it_too():
    reading = reading_of(page(below=([], ["Ghi chú: các số liệu trong biểu được tính bằng nghìn hồ sơ."])))
    assert values(reading)["Sheet1!C4"] == 13000
    note = ["Ghi chú: Sở Y tế là đơn vị có trên 1.000 hồ sơ."]
    reading = reading_of(page(rows=[[1, "Sở Nội vụ", 13, 12, 11, 1]], below=([], note)))
    assert values(reading)["Sheet1!C4"] == 13


def test_contradictory_scales_are_asked_and_the_answer_decides():
    content = page(["Đơn vị tính: hồ sơ", None, None, None, "ĐVT: nghìn hồ sơ"])
    reading = reading_of(content)
    asked = [p for p in reading.problems if p.severity == "ask"]
    assert {p.code for p in asked} == {"scale_unclear"} and not reading.facts
    assert (asked[0].question, list(asked[0].choices)) == ("scale:Sheet1!C", ["1", "1000"])
    assert asked[0].choices["1000"] == ("Nhân 1.000: 13 → 13.000 hồ sơ", "Times 1,000: 13 → 13,000")
    assert asked[0].choices["1"][0] == "Như trong ô: 13 hồ sơ"
    assert "Sheet1!A3 “Đơn vị tính: hồ sơ”" in asked[0].message_vi
    answers = {p.question: "1000" for p in asked}
    assert values(reading_of(content, answers=answers))["Sheet1!C5"] == 13000
    answers = {p.question: "1" for p in asked}
    whole = page(["Đơn vị tính: hồ sơ", None, None, None, "ĐVT: nghìn hồ sơ"], rows=[[1, "Sở Nội vụ", 13, 12, 11, 1]])
    assert values(reading_of(whole, answers=answers))["Sheet1!C5"] == 13


def test_two_scales_above_and_in_the_heading_are_asked():
    head = [["UBND TỈNH ĐIỆN BIÊN"], ["GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY 30/9/2026"], [None, None, "ĐVT: triệu đồng"]]
    headings = ["STT", "Đơn vị", "Kế hoạch vốn năm 2026 (nghìn đồng)", "Đã giải ngân (nghìn đồng)"]
    rows = [[1, "Sở Xây dựng", 850000, 412500], [2, "Sở Y tế", 120500, 60250]]
    reading = reading_of(table([*head, headings, *rows]))
    (first, second) = [p for p in reading.problems if p.severity == "ask"]
    assert (first.code, list(first.choices)) == ("scale_unclear", ["1", "1000", "1000000"]) and not reading.facts
    answers = {first.question: "1000", second.question: "1000"}
    assert values(reading_of(table([*head, headings, *rows]), answers=answers))["Sheet1!C5"] == 850_000_000


def test_figures_beyond_all_sense_are_asked():
    """214.000 thousand dossiers of one office are none."""
    reading = reading_of(page(["ĐVT: nghìn hồ sơ"], rows=[[1, "Sở Nội vụ", 214000, 12, 11, 1]]))
    assert ("scale_unclear", "Sheet1!C5") in problems_of(reading, "ask")


def test_texts_with_points_in_a_table_in_thousands_are_asked():
    """ "13.512" is 13.512 thousand, or 13,512 of them: 13.512.000 or 13.512."""
    content = page(["ĐVT: nghìn hồ sơ"], rows=[[1, "Sở Nội vụ", "13.512", "12", "11", "1"]])
    assert problems_of(reading_of(content), "ask") == [("scale_unclear", "Sheet1!C5")]
    assert values(reading_of(content, answers={"scale:Sheet1!C": "1"}))["Sheet1!C5"] == 13512


def test_a_scale_of_another_thing_is_asked():
    """ "Nghìn lượt" over a column that counts articles: 61 articles are hardly 61.000."""
    headings = ("Tháng", "Facebook: lượt tiếp cận", "Zalo: lượt xem", "Số tin bài Cổng")
    rows = [["ĐVT: nghìn lượt"], list(headings), ["Tháng 1", 310, 42.5, 61], ["Tháng 2", 295, 40, 58]]
    content = table([["UBND TỈNH QUẢNG NINH"], ["MẠNG XÃ HỘI NĂM 2026"], *rows], "MXH")
    reading = reading_of(content)
    assert problems_of(reading, "ask") == [("scale_unclear", "MXH!D5")]
    assert values(reading)["MXH!B5"] == 310_000
    answered = values(reading_of(content, answers={"scale:MXH!D": "1"}))
    assert (answered["MXH!D5"], answered["MXH!C5"]) == (61, 42_500)


def test_a_cell_with_its_own_scale_in_a_table_with_one_is_asked():
    rows = [[1, "Sở Nội vụ", "42 nghìn", 12, 11, 1], [2, "Sở Y tế", 12.5, 12, 12, 0]]
    reading = reading_of(page(["ĐVT: nghìn hồ sơ"], rows=rows))
    asked = next(p for p in reading.problems if p.severity == "ask")
    assert (asked.code, list(asked.choices)) == ("ambiguous_number", ["42000", "42000000", "skip"])


def test_the_scale_of_a_row_is_that_of_its_words():
    rows = [["Chỉ tiêu", "Tháng 4", "Tháng 5"], ["Facebook: lượt tiếp cận (nghìn lượt)", 300, 320]]
    lines = [["UBND TỈNH ĐỒNG THÁP"], ["MẠNG XÃ HỘI NĂM 2026"], *rows, ["Zalo: lượt xem", 28000, 30000]]
    reading = reading_of(table(lines, "MXH"))
    assert (values(reading)["MXH!B4"], values(reading)["MXH!B5"]) == (300_000, 28_000)


def test_hotline_and_media_tables_have_their_scale_too():
    reading = reading_of(social([["Tháng 1", 5, 7, *[7] * 6]], title="Năm 2026 – ĐVT: nghìn lượt"))
    assert values(reading)["Mạng xã hội!B6"] == 5000
    reading = reading_of(hotline(title="Tháng 6 năm 2026 – Đơn vị tính: nghìn phiếu"))
    assert next(p.locator for p in reading.problems if p.code == "scale_applied")


def test_columns_of_per_cent_are_no_counts():

    book = load_workbook(
        __import__("io").BytesIO(page(rows=[[1, "Sở Nội vụ", 13, 12, 0.97, 1], [2, "Sở Y", 5, 4, 1, 0]]))
    )
    for cell in ("E4", "E5"):
        book["Sheet1"][cell].number_format = "0.0%"
    reading = reading_of(save(book))
    assert problems_of(reading, "ask") == [("percent_column", "Sheet1!E4")]
    assert problems_of(reading_of(save(book), answers={"percent:Sheet1!E": "skip"}), "ask") == []
    assert not {"Sheet1!E4", "Sheet1!E5"} & values(reading).keys() and values(reading)["Sheet1!C4"] == 13
    book["Sheet1"]["E5"].number_format = "General"
    mixed = reading_of(save(book))
    assert ("percent_mixed", "Sheet1!E4") in problems_of(mixed, "ask")
    answered = reading_of(save(book), answers={"percent:Sheet1!E": "numbers"})
    assert values(answered)["Sheet1!E5"] == 1 and "Sheet1!E4" not in values(answered)
    answered = reading_of(save(book), answers={"percent:Sheet1!E": "skip"})
    assert not {"Sheet1!E4", "Sheet1!E5"} & values(answered).keys()


def test_rows_of_means_and_rates_start_no_question_and_are_no_units():
    rows = [[1, "Sở Nội vụ", 13, 12, 11, 1], [2, "Sở Y tế", 20, 15, 14, 1]]
    below = (
        [None, "Tổng số", 33, 27, 25, 2],
        [None, "Bình quân", 16.5, 13.5, 12.5, 1],
        [None, "Tỷ lệ (%)", 100, 81.82],
    )
    reading = reading_of(page(rows=rows, below=below))
    assert not problems_of(reading, "ask") and {f.unit for f in reading.facts} == {"Sở Nội vụ", "Sở Y tế"}
    assert [p for p in problems_of(reading, "info")] == [("row_of_rates", "Sheet1!A7"), ("row_of_rates", "Sheet1!A8")]


def test_english_thousands_are_asked_once_a_column_or_decided_by_identities():
    rows = [[1, "Sở Nội vụ", "1,300", "1,200", "1,150", "50"], [2, "Sở Y tế", "2,045", "1,998", "1,990", "8"]]
    reading = reading_of(page(rows=rows))  # 1.200 = 1.150 + 50; nothing closes what was received
    assert problems_of(reading, "ask") == [("comma_thousand", "Sheet1!C4")]
    assert (values(reading)["Sheet1!D4"], values(reading)["Sheet1!E5"]) == (1200, 1990)
    answered = reading_of(page(rows=rows), answers={"comma:Sheet1!C": "thousand"})
    assert values(answered)["Sheet1!C5"] == 2045


@pytest.mark.parametrize(("answer", "value"), [("15110", 15110), ("15.110", 15110), ("15 110", 15110), ("12.5", None)])
def test_an_answer_for_a_cell_is_chosen_or_typed_as_offices_write(answer, value):
    rows = [[1, "Sở Nội vụ", "151.10", 12, 11, 1]]
    reading = reading_of(page(rows=rows), answers={"cell:Sheet1!C4": answer})
    assert values(reading).get("Sheet1!C4") == value
