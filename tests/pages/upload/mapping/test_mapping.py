"""The mapping screen: an unknown table is mapped once, confirmed like any file, and recognised from then on."""

from dataclasses import replace

import pytest

from data.store import Store
from loaders.layouts.saving import save_layout
from pages.upload import words as upload_words
from pages.upload.mapping import words as mapping_words
from tests.loaders.build import table
from tests.loaders.layouts.test_layouts import HEADINGS, LAYOUT, ROWS, month
from tests.loaders.layouts.test_turned import by_months
from tests.pages.conftest import texts_of
from tests.pages.upload.test_upload import bytes_of, counts, keys, press, upload

LOST = [[1, "Phòng Nội chính", 1.234, 300, 12, None], [2, "Phòng Kinh tế", 900, 200, 10, None]]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def choice(test, column):
    """The select box that says what a column is."""
    return next(
        box for box in test.selectbox if box.label.startswith(mapping_words.COLUMN("vi", column=column, heading=""))
    )


def figures(store):
    """Measure and unit -> value of everything live."""
    return {
        (measure, unit): value for measure, unit, value in store.reader().rows("SELECT measure, unit, value FROM live")
    }


def test_an_unknown_table_is_shown_guessed_and_tried_and_nothing_is_written(screen, store):
    test = screen(store, "nap-du-lieu")
    before = bytes_of(store)
    upload(test, "t6.xlsx", month())
    shown = texts_of(test)
    assert mapping_words.BADGE.vi in shown and mapping_words.INTRO.vi in shown
    raw, trial = test.dataframe[0].value, test.dataframe[1].value
    assert list(raw.loc[5]) == HEADINGS and list(raw.columns) == list("ABCDEF")
    assert [choice(test, column).value for column in "ABCDEF"] == [
        "row_no",
        "unit",
        "documents_incoming",
        "documents_issued_ubnd",
        "meetings_served",
        "skip",
    ]
    assert test.multiselect[0].value == ["Tổng cộng"]
    assert list(trial.iloc[0]) == ["Phòng Nội chính", "Văn bản đến", "1.200", "Theo dõi!C6"]
    assert "**6** số liệu · 2 đơn vị · Tháng 6/2026 · Tỉnh Đồng Tháp" in shown
    assert bytes_of(store) == before and "confirm" not in keys(test)


def test_mapped_once_confirmed_and_the_next_month_is_recognised_with_no_question(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    press(test, "use_layout")
    assert mapping_words.NEW_LAYOUT.vi in texts_of(test) and counts(test) == ["6", "0", "0", "0", "0"]
    assert store.head == 0
    press(test, "confirm")
    assert [line.kind for line in store.lines()] == ["accept", "layout"]
    assert figures(store)["documents_incoming", "Phòng Nội chính"] == 1200
    test = upload(screen(store, "nap-du-lieu"), "t7.xlsx", month(7))
    assert "Bố cục “Bảng theo dõi công việc các phòng”" in texts_of(test)
    assert counts(test) == ["6", "0", "0", "0", "0"] and not test.button(key="confirm").disabled
    press(test, "confirm")
    assert [batch.source for batch in store.batches()] == ["layout:bang-theo-doi-cong-viec-cac-phong"] * 2
    assert len(store.lines()) == 3


def test_a_column_can_be_something_else_and_the_trial_follows(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    choice(test, "E").set_value("online_conferences_served").run()
    assert "Hội nghị trực tuyến đã phục vụ" in list(test.dataframe[1].value.iloc[:, 1])
    choice(test, "D").set_value("skip").run()
    assert "**4** số liệu" in texts_of(test)
    press(press(test, "use_layout"), "confirm")
    assert {measure for measure, _ in figures(store)} == {"documents_incoming", "online_conferences_served"}


def test_two_columns_of_one_measure_are_said_and_not_tried(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    choice(test, "D").set_value("documents_incoming").run()
    assert "Hai cột cùng là “documents\\_incoming”" in texts_of(test)
    assert "use_layout" not in keys(test) and "drop_current" in keys(test)


def test_the_header_rows_can_be_chosen(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    top = next(box for box in test.selectbox if box.label == mapping_words.HEADER_FROM.vi)
    assert top.value == 4
    top.set_value(5).run()
    assert not test.exception and choice(test, "B").label.endswith("Phòng Nội chính")


def test_the_mapping_can_be_changed_before_it_is_confirmed(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    choice(test, "E").set_value("online_conferences_served").run()
    press(press(test, "use_layout"), "change_layout")
    assert choice(test, "E").value == "online_conferences_served" and "confirm" not in keys(test)
    choice(test, "E").set_value("meetings_served").run()
    press(press(test, "use_layout"), "confirm")
    assert ("meetings_served", "Phòng Kinh tế") in figures(store)


def test_a_choice_for_a_whole_column_is_remembered(screen, store):
    test = press(upload(screen(store, "nap-du-lieu"), "t6.xlsx", month(rows=LOST, total=None)), "use_layout")
    assert test.button(key="drop_current") and "lost_thousand" not in texts_of(test)
    test.selectbox[0].set_value("times_1000")
    next(b for b in test.button if b.label == upload_words.USE_ANSWERS.vi).click().run()
    press(test, "confirm")
    assert figures(store)["documents_incoming", "Phòng Nội chính"] == 1234
    later = upload(screen(store, "nap-du-lieu"), "t7.xlsx", month(7, rows=LOST, total=None))
    assert not later.button(key="confirm").disabled and counts(later)[4] == "0"


def test_a_changed_header_is_filled_in_from_the_layout_it_is_like(screen, store):
    press(press(upload(screen(store, "nap-du-lieu"), "t6.xlsx", month()), "use_layout"), "confirm")
    changed = month(7, headings=[*HEADINGS[:4], "Số buổi", HEADINGS[5]])
    test = upload(screen(store, "nap-du-lieu"), "t7.xlsx", changed)
    shown = texts_of(test)
    assert "gần giống bố cục" in shown and mapping_words.LIKE.vi.split("“")[0] in shown
    assert choice(test, "C").value == "documents_incoming" and choice(test, "E").value == "skip"


def test_a_saved_layout_is_listed_forgotten_and_saved_again(screen, store):
    press(press(upload(screen(store, "nap-du-lieu"), "t6.xlsx", month()), "use_layout"), "confirm")
    test = screen(store, "nap-du-lieu")
    press(test, "forget_bang-theo-doi-cong-viec-cac-phong")
    assert store.lines()[-1].kind == "layout_removed" and figures(store)
    assert "Đã quên bố cục" in texts_of(test)
    press(test, "keep_layout")
    assert store.lines()[-1].kind == "layout" and "forget_bang-theo-doi-cong-viec-cac-phong" in keys(test)


def test_a_file_of_several_sheets_shows_the_one_with_the_table(screen, store):
    from io import BytesIO

    from openpyxl import load_workbook

    from tests.loaders.build import save

    book = load_workbook(BytesIO(month()))
    other = book.create_sheet("Bìa", 0)
    other.append(["Ghi chép", "Việc cần làm"])
    other.append(["x", 1])
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", save(book))
    sheet = next(box for box in test.selectbox if box.label == mapping_words.SHEET.vi)
    assert sheet.options[sheet.value] == "Theo dõi" and choice(test, "C").value == "documents_incoming"


def test_a_table_two_layouts_claim_is_asked_or_mapped_anew(screen, store):
    save_layout(store, LAYOUT)
    save_layout(store, replace(LAYOUT, name="Bảng khác"))
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    assert "Bố cục “Bảng khác”" in texts_of(test) and "confirm" not in keys(test)
    press(test, "map_instead")
    assert mapping_words.COLUMNS.vi in texts_of(test) and choice(test, "C").value == "documents_incoming"
    press(test, "map_back")
    test.selectbox[0].set_value("layout:bang-khac")
    next(b for b in test.button if b.label == upload_words.USE_ANSWERS.vi).click().run()
    press(test, "confirm")
    assert store.batches()[0].source == "layout:bang-khac"


def test_names_from_the_file_are_text(screen, store):
    rows = [["Tháng 6/2026"], ["**Đơn vị**", ":red[x] <b>y</b>", "@SUM $x$"], ["Phòng A", 1, 2]]
    test = upload(screen(store, "nap-du-lieu"), "la.xlsx", table(rows))
    assert r"\*\*Đơn vị\*\*" in texts_of(test) and r"\:red\[x\]" in texts_of(test)


# -- tables turned round ---------------------------------------------------------------------------------


def shape(test):
    return next(box for box in test.selectbox if box.label == mapping_words.SHAPE.vi)


def row(test, name):
    """The select box that says what a row is."""
    return next(box for box in test.selectbox if box.label == mapping_words.ROW("vi", name=name))


def test_measures_as_rows_and_months_as_columns_are_mapped_and_the_next_file_is_read(screen, store):
    rows = [["1", "Văn bản đến", 100, 200], ["2", "Cây xanh", 5, 6], ["3", "Buổi tiếp khách", 3, 4]]
    content = by_months(rows=rows)
    test = upload(screen(store, "nap-du-lieu"), "a.xlsx", content)
    assert shape(test).value == "rows_by_period"
    assert (choice(test, "B").value, choice(test, "C").value) == ("measure", "figures")
    assert [row(test, name).value for _, name, *_ in rows] == ["documents_incoming", "skip", "skip"]
    row(test, "Buổi tiếp khách").set_value("meetings_served").run()
    assert "**4** số liệu" in texts_of(test)
    press(press(test, "use_layout"), "confirm")
    assert {measure for measure, _ in figures(store)} == {"documents_incoming", "meetings_served"}
    later = upload(
        screen(store, "nap-du-lieu"),
        "b.xlsx",
        by_months(("Tháng 3", "Tháng 4", "Tháng 5"), rows=[[*one, 9] for one in rows]),
    )
    assert not later.button(key="confirm").disabled and counts(later)[0] == "6"


def test_units_as_columns_are_mapped(screen, store):
    headings = ["Công việc", "Phòng Nội chính", "Phòng Kinh tế", "Cộng"]
    rows = [["Văn bản đến", 100, 40, 140], ["Cuộc họp phục vụ", 3, 2, 5]]
    test = upload(screen(store, "nap-du-lieu"), "a.xlsx", month(headings=headings, rows=rows, total=None))
    assert shape(test).value == "rows_by_unit"
    assert [choice(test, column).value for column in "ABCD"] == ["measure", "figures", "figures", "figures"]
    press(press(test, "use_layout"), "confirm")
    assert figures(store) == {
        ("documents_incoming", "Phòng Nội chính"): 100,
        ("documents_incoming", "Phòng Kinh tế"): 40,
        ("meetings_served", "Phòng Nội chính"): 3,
        ("meetings_served", "Phòng Kinh tế"): 2,
    }


def test_another_way_of_turning_offers_its_own_choices(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    assert shape(test).value == "columns"
    shape(test).set_value("rows_by_unit").run()
    assert not test.exception
    shape(test).set_value("columns").run()
    assert choice(test, "C").value == "documents_incoming"


@pytest.mark.parametrize("typed", ["qua han", "quá hạn", "hoi nghi truc tuyen"])
def test_a_measure_is_found_by_its_words_without_accents(screen, store, typed):
    test = upload(screen(store, "nap-du-lieu"), "t6.xlsx", month())
    assert [name for name in choice(test, "E").options if typed in name]


def test_a_guess_across_subjects_stays_open(screen, store):
    headings = ["TT", "Đơn vị", "Còn nợ", "Quá hạn"]
    content = month(headings=headings, rows=[[1, "Sở Y tế", 5, 3]], total=None, title="Theo dõi nhiệm vụ, tháng 6/2026")
    test = upload(screen(store, "nap-du-lieu"), "nv.xlsx", content)
    boxes = [choice(test, column).value for column in "CD"]
    assert not [means for means in boxes if means.startswith(("dossiers", "hotline"))]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_screen_stands_in_both_languages(screen, store, language):
    test = upload(screen(store, "nap-du-lieu", lang=language), "t6.xlsx", month(rows=ROWS))
    shown = texts_of(test)
    for sentence in (
        mapping_words.INTRO,
        mapping_words.WHERE,
        mapping_words.COLUMNS,
        mapping_words.REST,
        mapping_words.TRIAL,
        mapping_words.USE_NOTE,
    ):
        assert sentence(language) in shown
    press(test, "use_layout")
    assert mapping_words.NEW_LAYOUT(language) in texts_of(test)
