"""Past loads, the inbox, what a month lacks, two analysts at once: the upload screen beyond its one file."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from data.facts import Fact
from data.periods import period_name, shift
from data.store import Store
from loaders.inbox import AUTO, Inbox, inbox_folder
from loaders.load import confirm, prepare
from loaders.marked_workbook import mark
from loaders.registry import find_source
from loaders.template.workbook import write_template
from metrics.answers.due import newest_closed
from pages.upload import words as upload_words
from tests.figures import facts, load
from tests.loaders.build import Form06a, hotline, table
from tests.pages.conftest import TODAY, texts_of
from tests.pages.upload.test_upload import book, bytes_of, counts, keys, press, resolved, upload

HOTLINE = hotline()
WARNED = Form06a(total_values=(9,) * 11).bytes()  # a total row that is not the sum of its rows


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def loaded(store, content=WARNED, name="bieu.xlsx"):
    return confirm(store, prepare(store, content, name, today=TODAY), "lan")


# -- one load --------------------------------------------------------------------------------------------


def test_the_list_says_who_when_file_counts_and_problems(screen, store):
    batch = loaded(store)
    row = screen(store, "nap-du-lieu").dataframe[-1].value.iloc[0]
    problems = sum(amount for _, amount in batch.problems)
    assert [row[name] for name in ("Tệp", "Người nạp", "Số liệu", "Mới · đổi", "Vấn đề", "Chi tiết")] == [
        "bieu.xlsx",
        "lan",
        "33",
        "33 · 0",
        str(problems),
        "Xem",
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_load_opened_by_its_address_shows_its_figures_and_its_problems(screen, store, language):
    batch = loaded(store)
    test = screen(store, "nap-du-lieu", lan_nap=batch.id, lang=language)
    assert not test.exception
    shown = texts_of(test)
    assert "bieu" in shown and "lan" in shown
    assert upload_words.ROWS_OF(language, count="33", new="33", changed="0") in shown
    assert upload_words.MARKS["warn"](language) in shown
    assert all(p.locator in shown for p in store.problems_of(batch) if "!" in p.locator)
    assert len(facts_shown(test, language)) == 33


def facts_shown(test, language="vi"):
    """The table of figures in the dialog."""
    return next(frame.value for frame in test.dataframe if upload_words.VALUE(language) in frame.value.columns)


def test_figures_are_searched_without_accents_and_paged(screen, store):
    many = [
        Fact("dossiers_received_new", float(n), "ha-noi", "2026-06", None, None, unit=f"UBND xã Bình {n}")
        for n in range(119)
    ]
    many.append(Fact("dossiers_received_new", 5.0, "ha-noi", "2026-06", None, None, unit="UBND xã Mỹ Quí"))
    batch = loaded(store, write_template(many), "nhieu-xa.xlsx")
    test = screen(store, "nap-du-lieu", lan_nap=batch.id)
    assert len(facts_shown(test)) == 50
    assert upload_words.SHOWN("vi", first="1", last="50", count="120") in texts_of(test)
    search = next(field for field in test.text_input if field.key == f"find_{batch.id}")
    search.set_value("my qui").run()
    assert not test.exception and list(facts_shown(test)["Đơn vị"]) == ["UBND xã Mỹ Quí"]
    search.set_value("không có").run()
    assert upload_words.NONE_FOUND.vi in texts_of(test)


def test_a_load_is_undone_and_restored_from_its_dialog(screen, store):
    batch = loaded(store, book(100.0), "thang8.xlsx")
    test = press(screen(store, "nap-du-lieu", lan_nap=batch.id), "batch_turn")
    assert resolved(store) == 100 and "turn_yes" in keys(test)
    press(test, "turn_yes")
    assert resolved(store) is None
    test = press(screen(store, "nap-du-lieu", lan_nap=batch.id), "batch_turn")
    press(test, "turn_yes")
    assert resolved(store) == 100


@pytest.mark.parametrize("name", ["b000009", "abc", "**x**"])
def test_an_address_that_names_no_load_is_said_and_dropped(screen, store, name):
    loaded(store, book(100.0))
    test = screen(store, "nap-du-lieu", lan_nap=name)
    assert not test.exception and "Không có lần nạp" in test.warning[0].value
    assert "lan-nap" not in test.query_params and "batch_turn" not in keys(test)


def test_a_load_of_before_lists_were_kept_opens_all_the_same(screen, store):
    batch = load(store, facts("ha-noi", "2026-06", hotline_received=10))
    test = screen(store, "nap-du-lieu", lan_nap=batch.id)
    assert not test.exception and upload_words.NOT_LISTED.vi in texts_of(test)


# -- problems to take away -------------------------------------------------------------------------------


def test_the_problems_can_be_taken_away_as_the_file_with_its_cells_marked(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "bieu.xlsx", WARNED)
    labels = [button.label for button in test.get("download_button")]
    assert upload_words.MARKED.vi in labels and upload_words.AS_CSV.vi in labels
    preview = prepare(store, WARNED, "bieu.xlsx", today=TODAY)
    sheet = load_workbook(io.BytesIO(mark(WARNED, "bieu.xlsx", preview.problems)))["Biểu 6a"]
    assert {c.coordinate for row in sheet.iter_rows() for c in row if c.comment} >= {"C17", "M17"}


# -- what a month lacks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_this_month_still_lacks_is_said_by_name(screen, store, language):
    now = newest_closed("month", date.today())
    for source in ("form_06a", "hotline_month", "social_month"):
        load(store, facts("ha-noi", shift(now, -1), hotline_received=1), source)
    load(store, facts("ha-noi", now, hotline_received=2), "form_06a")
    shown = texts_of(screen(store, "nap-du-lieu", lang=language))
    assert upload_words.IN_OF(language, month=period_name(now, language), count="1", all="3") in shown
    assert all(find_source(source).short(language) in shown for source in ("hotline_month", "social_month"))


def test_an_empty_store_expects_nothing(screen, store):
    assert "nguồn" not in "".join(
        text for text in texts_of(screen(store, "nap-du-lieu")).splitlines() if text.startswith("**Tháng")
    )


# -- the inbox -------------------------------------------------------------------------------------------


def drop(store, name, content):
    (inbox_folder(store) / name).write_bytes(content)
    Inbox(store, 0.0, 0.0, TODAY).look()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_files_of_the_inbox_wait_with_what_is_known_of_them(screen, store, language):
    drop(store, "1022.xlsx", HOTLINE)
    drop(store, "canh bao.xlsx", WARNED)
    drop(store, "la.xlsx", table([["Họp", "Số người"], ["Giao ban", 5]]))
    test = screen(store, "nap-du-lieu", lang=language)
    assert not test.exception
    assert [e.label for e in test.expander if upload_words.INBOX(language, count="3") in e.label]
    shown = texts_of(test)
    for word in (upload_words.CLEAN(language), upload_words.UNKNOWN(language), "1022"):
        assert word in shown
    assert "●" in shown and store.batches() == []


def test_a_file_of_the_inbox_gets_its_card_and_is_put_away_once_stored(screen, store):
    drop(store, "bieu.xlsx", WARNED)
    test = screen(store, "nap-du-lieu")
    before = bytes_of(store)
    check = next(b for b in test.button if b.label == upload_words.CHECK.vi and b.key.startswith("inbox_"))
    check.click().run()
    assert not test.exception and "**bieu.xlsx**" in texts_of(test) and bytes_of(store) == before
    press(test, "confirm")
    assert store.batches()[0].file == "bieu.xlsx"
    assert (store.folder / "inbox" / "da-nap" / "b000001 bieu.xlsx").read_bytes() == WARNED
    assert not any(b.label == upload_words.CHECK.vi for b in test.button)


def test_a_file_of_the_inbox_is_set_aside_not_deleted(screen, store):
    drop(store, "la.xlsx", table([["Họp", "Số người"], ["Giao ban", 5]]))
    test = screen(store, "nap-du-lieu")
    next(b for b in test.button if b.label == upload_words.ASIDE.vi).click().run()
    assert not test.exception
    aside = store.folder / "inbox" / "can-xem"
    assert sorted(path.name for path in aside.iterdir()) == ["la.xlsx", "la.xlsx.txt"]


def test_the_switch_writes_the_setting_once(screen, store):
    test = screen(store, "nap-du-lieu")
    assert not test.toggle(key="inbox_auto").value
    test.toggle(key="inbox_auto").set_value(True).run()
    assert not test.exception and store.reader().decisions.settings == {AUTO: True} and store.head == 1
    assert test.run().toggle(key="inbox_auto").value and store.head == 1
    test.toggle(key="inbox_auto").set_value(False).run()
    assert store.reader().decisions.settings == {AUTO: False}


# -- two analysts at once --------------------------------------------------------------------------------


def test_what_a_second_analyst_stored_is_shown_to_the_first_before_anything_is_written(screen, store):
    """Both have one month on screen; one confirms, the other sees it before committing; both can undo."""
    loaded(store, book(50.0), "cu.xlsx")
    first = upload(screen(store, "nap-du-lieu"), "cua-lan.xlsx", book(100.0))
    second = upload(screen(store, "nap-du-lieu"), "cua-hanh.xlsx", book(70.0))
    assert counts(first)[1] == counts(second)[1] == "1"
    press(second, "confirm")
    assert resolved(store) == 70
    after = bytes_of(store)
    press(first, "confirm")
    assert "vừa được người khác thay đổi" in first.warning[0].value and bytes_of(store) == after
    changes = next(frame.value for frame in first.dataframe if "Đang có" in frame.value)
    assert changes.iloc[0]["Đang có"] == "70", "the other's figure, not the one seen before"
    press(first, "confirm")
    assert resolved(store) == 100
    press(press(first, "turn_b000003"), "turn_yes")
    assert resolved(store) == 70
    press(press(second.run(), "turn_b000002"), "turn_yes")
    assert resolved(store) == 50


def test_a_screen_that_is_only_looked_at_is_compared_again_too(screen, store):
    first = upload(screen(store, "nap-du-lieu"), "cua-lan.xlsx", book(100.0))
    press(upload(screen(store, "nap-du-lieu"), "cua-hanh.xlsx", book(70.0)), "confirm")
    first.run()
    assert upload_words.COMPARED_AGAIN.vi in first.warning[0].value and counts(first)[:2] == ["0", "1"]


def test_the_same_file_confirmed_on_two_screens_is_stored_once(screen, store):
    content = book(100.0)
    first = upload(screen(store, "nap-du-lieu"), "a.xlsx", content)
    second = upload(screen(store, "nap-du-lieu"), "a.xlsx", content)
    press(first, "confirm")
    press(second, "confirm")
    assert len(store.batches()) == 1 and "confirm" not in keys(second)
