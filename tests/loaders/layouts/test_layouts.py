"""Layouts: a table nobody wrote code for is mapped once and recognised by its header from then on."""

import json
from dataclasses import replace

import pytest

from data.store import Store
from loaders.files.glimpse import shown_tables
from loaders.layouts.guesses import guess_columns, guess_header, guess_name, like_saved
from loaders.layouts.layout import LARGEST_FILE, Layout, LayoutError, headings_of, printed_headings, read_layout
from loaders.layouts.saving import remove_layout, save_layout
from loaders.load import confirm, prepare
from loaders.tables.headers import header_at
from tests.loaders.build import TODAY, Form06a, hotline, problems_of, reading_of, table, values

HEADINGS = ["TT", "Phòng, đơn vị", "VB đến trong tháng", "VB UBND tỉnh ban hành", "Cuộc họp phục vụ", "Ghi chú"]
ROWS = [[1, "Phòng Nội chính", 1200, 300, 12, "có 2 họp trực tuyến"], [2, "Phòng Kinh tế", 900, 200, 10, None]]
TOTAL = [None, "Tổng cộng", 2100, 500, 22, None]
MEANS = ["row_no", "unit", "documents_incoming", "documents_issued_ubnd", "meetings_served", "skip"]


def month(number=6, rows=ROWS, headings=HEADINGS, total=TOTAL, sheet="Theo dõi", title=None):
    """A monthly table of an office: header in row 5, the body from row 6 on."""
    title = f"Tháng {number} năm 2026" if title is None else title
    return table(
        [
            ["UBND TỈNH ĐỒNG THÁP"],
            ["BẢNG THEO DÕI CÔNG VIỆC CÁC PHÒNG"],
            [title],
            [],
            headings,
            *rows,
            *([total] if total else []),
        ],
        sheet,
    )


def layout_json(**other):
    """The layout of `month` as JSON."""
    columns = [{"heading": heading, "is": means} for heading, means in zip(HEADINGS, MEANS)]
    return {"name": "Theo dõi công việc phòng", "columns": columns} | other


LAYOUT = Layout.from_json(layout_json())
SAVED = [LAYOUT.to_json()]


def read(content, **context):
    return reading_of(content, layouts=context.pop("layouts", SAVED), **context)


# -- recognised by its header ----------------------------------------------------------------------------


def test_an_unknown_table_is_refused_and_shown_as_it_stands():
    reading = reading_of(month())
    assert reading.verdict == "reject" and problems_of(reading) == [("layout_unknown", "Theo dõi!A1")]
    (sheet,) = shown_tables(reading)
    assert sheet.rows[4] == HEADINGS and sheet.rows[5][2] == 1200


def test_the_next_month_is_recognised_with_every_figure_at_its_cell():
    reading = read(month(7), known_units={"dong-thap@2025": ["Phòng Nội chính", "Phòng Kinh tế"]})
    assert (reading.source, reading.rank, reading.verdict) == ("layout:theo-doi-cong-viec-phong", 2, "accept")
    assert values(reading) == {
        "Theo dõi!C6": 1200,
        "Theo dõi!D6": 300,
        "Theo dõi!E6": 12,
        "Theo dõi!C7": 900,
        "Theo dõi!D7": 200,
        "Theo dõi!E7": 10,
    }
    fact = reading.facts[0]
    assert (fact.measure, fact.place, fact.unit, fact.period_label) == (
        "documents_incoming",
        "dong-thap@2025",
        "Phòng Nội chính",
        "2026-07",
    )


def test_new_units_are_only_a_warning():
    assert problems_of(read(month())) == [("units_new", "Theo dõi!B6")] and read(month()).verdict == "warn"


def test_the_order_of_the_columns_is_free():
    order = [5, 0, 3, 1, 4, 2]
    moved = read(
        month(headings=[HEADINGS[i] for i in order], rows=[[row[i] for i in order] for row in ROWS], total=None)
    )
    assert {(f.measure, f.unit): f.value for f in moved.facts} == {
        (f.measure, f.unit): f.value for f in read(month()).facts
    }
    assert values(moved)["Theo dõi!F6"] == 1200


def test_a_month_inside_a_heading_changes_nothing():
    headings = [*HEADINGS[:2], "VB đến tháng 6/2026", *HEADINGS[3:]]
    layout = layout_json()
    layout["columns"][2]["heading"] = "VB đến tháng 6/2026"
    later = [*HEADINGS[:2], "VB đến tháng 7/2026", *HEADINGS[3:]]
    layouts = [Layout.from_json(layout).to_json()]
    assert (
        read(month(headings=headings), layouts=layouts).source
        and read(month(7, headings=later), layouts=layouts).source
    )


def test_headings_are_compared_without_case_spacing_and_line_breaks():
    printed = ["tt", "PHÒNG,\nĐƠN VỊ", "vb  đến trong tháng", *HEADINGS[3:]]
    assert read(month(headings=printed)).source == LAYOUT.id


@pytest.mark.parametrize(
    ("headings", "code", "cell", "named"),
    [
        ([*HEADINGS[:2], "Công văn đến", *HEADINGS[3:]], "layout_near", "Theo dõi!C5", "công văn đến"),
        ([*HEADINGS, "Điểm thi đua"], "layout_near", "Theo dõi!G5", "điểm thi đua"),
        (HEADINGS[:-1], "layout_near", "Theo dõi!A5", "ghi chú"),
    ],
    ids=["renamed", "added", "removed"],
)
def test_a_changed_header_is_not_guessed_but_said(headings, code, cell, named):
    reading = read(month(headings=headings))
    assert reading.verdict == "reject" and problems_of(reading) == [(code, cell)] and not reading.facts
    assert named in reading.problems[0].message_vi and named in reading.problems[0].message_en
    assert shown_tables(reading)


def test_columns_that_only_a_bracket_tells_apart_keep_it():
    headings = ["Đơn vị", "Họp (trực tuyến)", "Họp (trực tiếp)"]
    layout = Layout.from_json(
        {
            "name": "Họp",
            "columns": [
                {"heading": "đơn vị", "is": "unit"},
                {"heading": "họp (trực tuyến)", "is": "online_conferences_served"},
                {"heading": "họp (trực tiếp)", "is": "meetings_served"},
            ],
        }
    )
    turned = [headings[0], headings[2], headings[1]]
    reading = read(month(headings=turned, rows=[["Phòng Nội chính", 5, 7]], total=None), layouts=[layout.to_json()])
    assert {f.measure: f.value for f in reading.facts} == {"meetings_served": 5, "online_conferences_served": 7}


def test_columns_nothing_tells_apart_must_stand_in_their_order():
    sheet = reading_of(month(headings=["Đơn vị", "Số", "Họp", "Số"], rows=[["Phòng Nội chính", 1, 2, 3]], total=None))
    (shown,) = shown_tables(sheet)
    header = header_at(shown, 4, 4)
    assert list(headings_of(shown, header).values()) == ["đơn vị", "số", "họp", "số #2"]
    layout = {
        "name": "Hai cột",
        "columns": [
            {"heading": "đơn vị", "is": "unit"},
            {"heading": "số", "is": "meetings_served"},
            {"heading": "họp"},
            {"heading": "số #2", "is": "documents_incoming"},
        ],
    }
    moved = month(headings=["Họp", "Đơn vị", "Số", "Số"], rows=[[2, "Phòng Nội chính", 1, 3]], total=None)
    assert reading_of(moved, layouts=[layout]).source == ""


def test_two_rows_of_headings_are_one_path():
    rows = [
        ["VĂN PHÒNG UBND TỈNH ĐỒNG THÁP"],
        ["Tháng 6/2026"],
        ["Phòng", "Văn bản", None, "Họp"],
        [None, "Đến", "Phát hành", None],
        ["Phòng Nội chính", 10, 4, 3],
    ]
    layout = {
        "name": "Hai dòng",
        "header_rows": 2,
        "columns": [
            {"heading": "Phòng", "is": "unit"},
            {"heading": "Văn bản | Đến", "is": "documents_incoming"},
            {"heading": "Văn bản | Phát hành", "is": "documents_issued_ubnd"},
            {"heading": "Họp", "is": "meetings_served"},
        ],
    }
    reading = reading_of(table(rows, "T", ("A3:A4", "B3:C3", "D3:D4")), layouts=[layout])
    assert values(reading) == {"T!B5": 10, "T!C5": 4, "T!D5": 3}


# -- never in the way of a coded source ------------------------------------------------------------------


@pytest.mark.parametrize("content", [Form06a().bytes(), hotline()], ids=["form_06a", "hotline"])
def test_a_layout_never_takes_a_known_form(content):
    plain = reading_of(content)
    sheet = shown_tables(reading_of(month()))[0]
    assert sheet and plain.source
    taken = Layout.from_json(layout_json(name="Cướp biểu"))
    assert reading_of(content, layouts=[taken.to_json()]).source == plain.source


def test_not_even_one_made_of_its_very_headings():
    columns = [
        {"heading": heading}
        for heading in ("STT", "Tiếp nhận", "Đã xử lý", "Đang xử lý", "Đúng hạn", "Quá hạn", "Tỷ lệ xử lý")
    ]
    layout = {"name": "1022", "columns": [{"heading": "Kênh tiếp nhận", "is": "channel"}, *columns]}
    layout["columns"][2]["is"] = "documents_incoming"
    assert reading_of(hotline(), layouts=[layout]).source == "hotline_month"
    reading = reading_of(hotline(), layout=layout)
    assert reading.source == "hotline_month" and ("layout_unused", "") in problems_of(reading, "warn")


def test_two_layouts_for_one_table_are_asked_with_their_names():
    both = [*SAVED, replace(LAYOUT, name="Bảng khác").to_json()]
    (problem,) = read(month(), layouts=both).problems
    assert problem.code == "layout_several" and list(problem.choices) == [LAYOUT.id, "layout:bang-khac"]
    assert read(month(), layouts=both, answers={"source": "layout:bang-khac"}).source == "layout:bang-khac"


def test_a_saved_layout_of_a_newer_program_recognises_nothing_and_breaks_nothing():
    assert read(month(), layouts=[{"name": "mới", "schema": 9}, *SAVED]).source == LAYOUT.id


# -- the same framework ----------------------------------------------------------------------------------


def test_total_rows_are_compared_and_never_counted():
    wrong = read(month(total=[None, "Tổng cộng", 2101, 500, 22, None]))
    assert ("total_differs", "Theo dõi!C8") in problems_of(wrong, "warn") and "Theo dõi!C8" not in values(wrong)


def test_rows_named_as_totals_are_compared_too():
    named = Layout.from_json(layout_json(totals=["Cả văn phòng"])).to_json()
    reading = read(month(total=[None, "Cả văn phòng", 2100, 501, 22, None]), layouts=[named])
    assert problems_of(reading) == [("total_differs", "Theo dõi!D8"), ("units_new", "Theo dõi!B6")]


def test_an_unreadable_cell_is_asked():
    reading = read(month(rows=[[1, "Phòng Nội chính", "12..3", 300, 12, None]], total=None))
    assert problems_of(reading, "ask") == [("unreadable_number", "Theo dõi!C6")]


def test_a_silent_title_is_asked_and_a_contradiction_too():
    assert problems_of(read(month(title="")), "ask") == [("period_missing", "Theo dõi")]
    assert problems_of(read(month(), period="2026-07"), "ask")[0][0] == "period_contradiction"
    fixed = [Layout.from_json(layout_json(period="2026")).to_json()]
    assert problems_of(read(month(title="Quý II năm 2026"), layouts=fixed), "ask")[0][0] == "period_contradiction"


def test_a_fixed_period_is_taken_where_the_title_is_silent_and_said():
    reading = read(month(title=""), layouts=[Layout.from_json(layout_json(period="2025")).to_json()])
    assert {f.period_label for f in reading.facts} == {"2025"} and ("period_of_layout", "Theo dõi") in problems_of(
        reading, "warn"
    )


def test_the_period_may_stand_in_the_name_of_the_sheet():
    by_sheet = [Layout.from_json(layout_json(period="sheet")).to_json()]
    assert {f.period_label for f in read(month(title="Năm 2026", sheet="Tháng 8"), layouts=by_sheet).facts} == {
        "2026-08"
    }


def test_the_period_may_stand_in_a_column():
    layout = {
        "name": "Theo tháng",
        "period": "column",
        "place": "Đồng Tháp",
        "columns": [
            {"heading": "Tháng", "is": "period"},
            {"heading": "Văn bản đến", "is": "documents_incoming"},
            {"heading": "Số cuộc họp", "is": "meetings_served"},
        ],
    }
    rows = [["Tháng", "Văn bản đến", "Số cuộc họp"], ["6/2025", 10, 1], ["7/2025", 11, 2], ["lúc nào đó", 12, 3]]
    reading = reading_of(table(rows), layouts=[layout])
    assert [(f.period_label, f.place, f.value) for f in reading.facts if f.measure == "documents_incoming"] == [
        ("2025-06", "dong-thap@2004", 10),
        ("2025-07", "dong-thap@2025", 11),
    ]
    assert problems_of(reading, "ask") == [("period_unreadable", "Sheet1!A4")]


def test_the_place_of_a_layout_holds_where_the_title_names_none_and_is_asked_where_it_names_another():
    layout = [Layout.from_json(layout_json(place="Đồng Tháp")).to_json()]
    rows = [["BẢNG THEO DÕI"], ["Tháng 6 năm 2026"], HEADINGS, *ROWS]
    assert {f.place for f in reading_of(table(rows), layouts=layout).facts} == {"dong-thap@2025"}
    other = [["UBND TỈNH AN GIANG"], *rows]
    assert ("place_contradiction") in {code for code, _ in problems_of(reading_of(table(other), layouts=layout), "ask")}


def test_channels_and_a_unit_from_the_title():
    layout = {
        "name": "Kênh",
        "unit": "title",
        "columns": [{"heading": "Kênh", "is": "channel"}, {"heading": "Phản ánh", "is": "hotline_received"}],
    }
    rows = [
        ["TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH ĐỒNG THÁP"],
        ["Tháng 6/2026"],
        ["Kênh", "Phản ánh"],
        ["Zalo", 5],
        ["Bồ câu", 1],
    ]
    reading = reading_of(table(rows), layouts=[layout])
    assert [(f.channel, f.unit, f.value) for f in reading.facts] == [("zalo", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 5)]
    assert problems_of(reading, "ask") == [("channel_unknown", "Sheet1!A5")]


# -- choices asked once a column -------------------------------------------------------------------------

LOST = [[1, "Phòng Nội chính", 1.234, "1,300", 12, None], [2, "Phòng Kinh tế", 900, "2,050", 10, None]]
CHOSEN = {"thousands:Theo dõi!C": "times_1000", "comma:Theo dõi!D": "thousand"}


def test_a_unit_the_title_does_not_name_is_asked():
    layout = layout_json(columns=[*layout_json()["columns"][2:5]], unit="title", place="Đồng Tháp")
    content = table([["Tháng 6 năm 2026"], HEADINGS[2:5], [1200, 300, 12]], "Theo dõi")
    assert ("unit_missing", "Theo dõi!A1") in problems_of(read(content, layouts=[layout]), "ask")


def test_a_layout_named_for_a_file_of_another_kind_is_said():
    reading = read(table([["Tháng", "Xe"], ["Một", 4]]), layout=SAVED[0])
    assert problems_of(reading, "reject") == [("layout_differs", "")] and LAYOUT.name in reading.problems[0].message_vi


def test_a_thousand_is_asked_once_a_column():
    reading = read(month(rows=LOST, total=None))
    assert problems_of(reading, "ask") == [("comma_thousand", "Theo dõi!D6"), ("lost_thousand", "Theo dõi!C6")]
    chosen = read(month(rows=LOST, total=None), answers=CHOSEN)
    assert {where: value for where, value in values(chosen).items() if where[-2] in "CD"} == {
        "Theo dõi!C6": 1234,
        "Theo dõi!D6": 1300,
        "Theo dõi!C7": 900,
        "Theo dõi!D7": 2050,
    }
    assert next(f.raw for f in chosen.facts if f.locator == "Theo dõi!D6") == "1,300"


def test_the_choice_is_remembered_in_the_layout_and_shown_when_it_is_used(tmp_path):
    store = Store(tmp_path)
    first = prepare(store, month(rows=LOST, total=None), "t6.xlsx", answers=CHOSEN, today=TODAY, layout=LAYOUT)
    confirm(store, first)
    again = prepare(store, month(7, rows=LOST, total=None), "t7.xlsx", today=TODAY)
    assert again.verdict == "normalise" and values(again.reading)["Theo dõi!C6"] == 1234
    assert problems_of(again.reading, "normalise") == [
        ("column_remembered", "Theo dõi!C6"),
        ("column_remembered", "Theo dõi!D6"),
    ]


# -- the ledger line and its undo ------------------------------------------------------------------------


def test_a_mapping_made_once_recognises_the_next_file_with_no_question(tmp_path):
    store = Store(tmp_path)
    preview = prepare(store, month(), "t6.xlsx", today=TODAY, layout=LAYOUT)
    assert store.head == 0 and preview.verdict == "warn"
    confirm(store, preview)
    assert [line.kind for line in store.lines()] == ["accept", "layout"]
    later = prepare(store, month(7), "t7.xlsx", today=TODAY)
    assert (later.reading.source, later.verdict, later.problems) == (LAYOUT.id, "accept", [])
    confirm(store, later)
    assert [line.kind for line in store.lines()] == ["accept", "layout", "accept"]


def test_a_forgotten_layout_recognises_nothing_and_its_figures_stay(tmp_path):
    store = Store(tmp_path)
    confirm(store, prepare(store, month(), "t6.xlsx", today=TODAY, layout=LAYOUT))
    remove_layout(store, LAYOUT.slug)
    assert store.reader().decisions.layouts == {}
    assert store.reader().decisions.layout_names == {LAYOUT.slug: LAYOUT.name}
    assert prepare(store, month(7), "t7.xlsx", today=TODAY).verdict == "reject"
    assert store.reader().rows("SELECT count(*) FROM live")[0][0] == 6
    assert save_layout(store, LAYOUT) and not save_layout(store, LAYOUT)
    assert prepare(store, month(7), "t7.xlsx", today=TODAY).reading.source == LAYOUT.id
    assert store.reader_as_of(1).decisions.layouts == {}


# -- guesses ---------------------------------------------------------------------------------------------


def test_header_and_columns_are_guessed_by_the_likeness_of_their_words():
    (sheet,) = shown_tables(reading_of(month()))
    assert guess_header(sheet) == (4, 4)
    header = header_at(sheet, 4, 4)
    assert guess_columns(sheet, header) == {
        0: "row_no",
        1: "unit",
        2: "documents_incoming",
        3: "documents_issued_ubnd",
        4: "meetings_served",
    }
    assert guess_name(sheet, header) == "Bảng theo dõi công việc các phòng"
    assert printed_headings(sheet, header)[3] == "VB UBND tỉnh ban hành"


def test_a_saved_layout_much_like_it_fills_the_columns_it_shares():
    headings = [*HEADINGS[:4], "Hội nghị", HEADINGS[5]]
    (sheet,) = shown_tables(reading_of(month(headings=headings)))
    like, columns = like_saved(sheet, header_at(sheet, 4, 4), [LAYOUT])
    assert like == LAYOUT and columns == {
        0: "row_no",
        1: "unit",
        2: "documents_incoming",
        3: "documents_issued_ubnd",
        5: "skip",
    }


def test_a_letter_and_a_list_of_people_are_not_offered_for_mapping():
    letter = reading_of(table([["Kính gửi: UBND tỉnh"], ["Căn cứ công văn"], ["Trân trọng"]]))
    assert letter.verdict == "reject" and not shown_tables(letter)
    people = reading_of(table([["STT", "Họ và tên", "Ghi nhận", "Số"], [1, "Nguyễn Văn A", "x", 3]]))
    assert problems_of(people) == [("personal_columns", "Sheet1!B1")] and not shown_tables(people)


def test_people_in_the_cells_are_noticed_under_any_heading():
    people = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"]
    rows = [[i, "Phòng A", 1, 2, 3, name] for i, name in enumerate(people, 1)]
    unknown = reading_of(month(rows=rows, total=None))
    assert problems_of(unknown) == [("personal_columns", "Theo dõi!F6")] and not shown_tables(unknown)
    by_layout = read(month(rows=rows, total=None))
    assert (by_layout.verdict, problems_of(by_layout), by_layout.facts) == (
        "reject",
        [("personal_columns", "Theo dõi!F6")],
        [],
    )


# -- hostile layouts -------------------------------------------------------------------------------------


def test_a_layout_comes_back_from_its_own_file():
    full = Layout.from_json(
        layout_json(place="Đồng Tháp", totals=["Cả phòng"], sheet="Theo dõi", rank=1, period="2026-Q2")
    )
    full = full.with_answers({"vb đến trong tháng": {"thousands": "times_1000"}})
    assert read_layout(json.dumps(full.to_json()).encode()) == full


def _columns(change):
    columns = layout_json()["columns"]
    change(columns)
    return layout_json(columns=columns)


HOSTILE = {
    "list": [],
    "text": "x",
    "null": None,
    "no columns": {"name": "x"},
    "no name": {"columns": layout_json()["columns"]},
    "name of signs": layout_json(name="!!!"),
    "long name": layout_json(name="a" * 81),
    "name in two lines": layout_json(name="a\nb"),
    "name a number": layout_json(name=5),
    "other key": layout_json(run="rm"),
    "schema": layout_json(schema=2),
    "header 0": layout_json(header_rows=0),
    "header text": layout_json(header_rows="1"),
    "header true": layout_json(header_rows=True),
    "header 99": layout_json(header_rows=99),
    "rank 9": layout_json(rank=9),
    "rank 3": layout_json(rank=3),
    "period": layout_json(period="hôm qua"),
    "place": layout_json(place="Atlantis"),
    "totals": layout_json(totals="Tổng"),
    "many totals": layout_json(totals=["x"] * 51),
    "columns text": layout_json(columns="abc"),
    "column text": layout_json(columns=["abc"]),
    "too many columns": layout_json(columns=[{"heading": f"c{i}"} for i in range(257)]),
    "unknown measure": _columns(lambda c: c[2].update({"is": "drop table"})),
    "measure a list": _columns(lambda c: c[2].update({"is": ["unit"]})),
    "heading missing": _columns(lambda c: c[2].pop("heading")),
    "heading bars": _columns(lambda c: c[2].update(heading="|")),
    "twice the measure": _columns(lambda c: c[3].update({"is": "documents_incoming"})),
    "twice the heading": _columns(lambda c: c[3].update(heading=HEADINGS[2])),
    "no measure": _columns(lambda c: [column.update({"is": "skip"}) for column in c]),
    "period column unsaid": _columns(lambda c: c[0].update({"is": "period"})),
    "period column missing": layout_json(period="column"),
    "unit twice": layout_json(unit="title"),
    "answer": _columns(lambda c: c[2].update(thousands="times_1000000")),
    "personal": _columns(lambda c: c[5].update(heading="Họ và tên người nộp")),
}


@pytest.mark.parametrize("layout", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_layout_is_refused_with_a_sentence_in_both_languages(layout):
    with pytest.raises(LayoutError) as refused:
        read_layout(json.dumps(layout).encode())
    assert refused.value.message_vi != refused.value.message_en
    for sentence in (refused.value.message_vi, refused.value.message_en):
        assert 10 < len(sentence) < 600 and sentence.rstrip()[-1] in ".?"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"name": NaN}', b"x" * (LARGEST_FILE + 1), b"PK\x03\x04"],
    ids=["empty", "cut", "binary", "deep", "nan", "big", "zip"],
)
def test_bytes_that_are_no_layout_are_refused_the_same_way(content):
    with pytest.raises(LayoutError) as refused:
        read_layout(content)
    assert refused.value.message_vi and refused.value.message_en


@pytest.mark.parametrize("columns", [[], "A", None])
def test_a_layout_without_columns_is_no_layout(columns):
    content = json.dumps(layout_json(columns=columns)).encode()
    with pytest.raises(LayoutError) as refused:
        read_layout(content)
    assert "columns" in refused.value.message_vi
