"""The upload screen: what was recognised, what will change, nothing written before the button, undo."""

import shutil
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from data.facts import Fact, Problem
from data.neutral import neutral
from data.store import Store
from loaders.load import confirm, prepare
from loaders.template.workbook import write_template
from pages.parts.figures import shown
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.texts import problems_csv
from tests.figures import facts, new_store
from tests.loaders.build import Form06a, hotline, table
from tests.pages.conftest import TODAY, texts_of
from tests.sample_store import FIRST_START

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(500)
PLACE, MONTH = "dong-thap@2025", "2026-08"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def book(resolved, received=400.0, place=PLACE, month=MONTH):
    """Our template with two figures of a province: row 7 resolved, row 8 newly received."""
    return write_template(
        [
            Fact("dossiers_resolved", resolved, place, month, None, None),
            Fact("dossiers_received_new", received, place, month, None, None),
        ]
    )


def upload(test, name, content):
    test.file_uploader[0].upload(name, content)
    test.run()
    assert not test.exception, test.exception
    return test


def press(test, key):
    test.button(key=key).click().run()
    assert not test.exception, test.exception
    return test


def resolved(store):
    """The live figure of dossiers resolved, None when there is none."""
    rows = store.reader(fresh=True).rows("SELECT value FROM live WHERE measure = 'dossiers_resolved'")
    return rows[0][0] if rows else None


def counts(test):
    return [metric.value for metric in test.metric]


def bytes_of(store):
    """Every file of the store's folder; the lock holds nothing."""
    return {
        path.relative_to(store.folder).as_posix(): path.read_bytes()
        for path in store.folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def keys(test):
    return {button.key for button in test.button}


# -- the path from a file to a batch ---------------------------------------------------------------------


def test_a_file_is_recognised_compared_and_stored_by_the_button_alone(screen, store):
    test = screen(store, "nap-du-lieu")
    before = bytes_of(store)
    upload(test, "thang8.xlsx", book(100.0))
    shown_texts = texts_of(test)
    assert "**thang8.xlsx**" in shown_texts and "Tệp mẫu của phần mềm" in shown_texts
    assert "Tháng 8/2026" in shown_texts and "Tỉnh Đồng Tháp (từ 1/7/2025)" in shown_texts
    assert counts(test) == ["2", "0", "0", "0", "0"]
    assert test.button(key="confirm").label == "Xác nhận, ghi 2 số liệu"
    assert bytes_of(store) == before and store.head == 0
    press(test, "confirm")
    assert resolved(store) == 100 and store.batches()[0].file == "thang8.xlsx"
    assert "b000001" in texts_of(test) and upload_words.STEPS[2].vi in texts_of(test)
    assert "confirm" not in keys(test)


def test_a_rerun_does_not_offer_the_stored_file_again(screen, store):
    test = press(upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0)), "confirm")
    assert "confirm" not in keys(test.run()) and len(store.batches()) == 1


def test_the_same_file_again_changes_nothing_and_says_when_it_was_loaded(screen, store):
    press(upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0)), "confirm")
    test = upload(screen(store, "nap-du-lieu"), "ban-sao.xlsx", book(100.0))
    assert "0 thay đổi" in test.info[0].value and "b000001" in test.info[0].value
    assert counts(test)[:3] == ["0", "0", "2"] and "confirm" not in keys(test)


def test_a_corrected_file_shows_old_and_new_and_undo_brings_the_old_number_back(screen, store):
    press(upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0)), "confirm")
    test = upload(screen(store, "nap-du-lieu"), "thang8-sua.xlsx", book(150.0))
    row = next(frame.value for frame in test.dataframe if upload_words.OLD.vi in frame.value).iloc[0]
    assert (row["Ô"], row["Đang có"], row["Trong tệp"], row["Chênh"], row["Chênh %"]) == (
        "Số liệu!B7",
        "100",
        "150",
        50,
        50,
    )
    assert counts(test) == ["0", "1", "1", "0", "0"]
    press(test, "confirm")
    assert resolved(store) == 150
    press(test, "turn_b000002")
    assert resolved(store) == 150, "an undo is asked first"
    press(test, "turn_yes")
    assert resolved(store) == 100 and "Đã hoàn tác b000002" in test.success[0].value
    press(press(test, "turn_b000002"), "turn_yes")
    assert resolved(store) == 150 and "Đã dùng lại b000002" in test.success[0].value


def test_an_undo_can_be_thought_better_of(screen, store):
    test = press(upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0)), "confirm")
    press(press(test, "turn_b000001"), "turn_no")
    assert resolved(store) == 100 and "turn_yes" not in keys(test)


def test_an_undone_file_is_offered_as_new_and_says_so(screen, store):
    press(upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0)), "confirm")
    store.withdraw("b000001")
    test = upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0))
    assert "rồi được hoàn tác" in test.info[0].value and counts(test)[0] == "2"


def test_several_files_are_checked_one_after_the_other(screen, store):
    test = screen(store, "nap-du-lieu")
    test.file_uploader[0].upload("a.xlsx", book(100.0)).upload("b.xlsx", book(90.0, month="2026-09"))
    test.run()
    assert "**a.xlsx**" in texts_of(test) and upload_words.QUEUE("vi", count="1") in texts_of(test)
    press(test, "confirm")
    assert test.button(key="confirm").label == "Xác nhận, ghi 2 số liệu"
    press(test, "confirm")
    assert [batch.file for batch in store.batches()] == ["a.xlsx", "b.xlsx"]


def test_a_file_is_dropped_without_a_trace(screen, store):
    test = screen(store, "nap-du-lieu")
    before = bytes_of(store)
    press(upload(test, "thang8.xlsx", book(100.0)), "drop_current")
    assert "confirm" not in keys(test) and bytes_of(store) == before


def test_what_was_shown_is_confirmed_or_looked_at_again(screen, store):
    """Somebody stores another figure of the same cell between the preview and the button."""
    test = upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0))
    confirm(store, prepare(store, book(70.0), "khac.xlsx", today=TODAY))
    press(test, "confirm")
    assert "vừa được người khác thay đổi" in test.warning[0].value
    assert resolved(store) == 70 and counts(test) == ["0", "1", "1", "0", "0"]
    press(test, "confirm")
    assert resolved(store) == 100


# -- questions -------------------------------------------------------------------------------------------


def test_place_and_period_are_asked_and_the_answers_used(screen, store):
    form = Form06a(period="", window="", agency=("", ""))
    test = upload(screen(store, "nap-du-lieu"), "bieu.xlsx", form.bytes())
    assert "confirm" not in keys(test) and len(test.selectbox) == 2
    period, place = test.selectbox
    period.set_value("2026-06")
    place.set_value(PLACE)
    submit = next(b for b in test.button if b.label == upload_words.USE_ANSWERS.vi)
    submit.click().run()
    assert not test.exception and not test.selectbox
    press(test, "confirm")
    facts = store.facts_of(store.batches()[0])
    assert {(f["place"], f["period_label"]) for f in facts} == {(PLACE, "2026-06")}


def test_a_cell_that_cannot_be_read_waits_for_a_choice(screen, store):
    form = Form06a()
    rows = [list(row) for row in form.rows]
    rows[1][2] = (120, 70, 40, 10, 100, 60, "3.5.1", 5, 20, 15, 5)
    test = upload(screen(store, "nap-du-lieu"), "bieu.xlsx", replace(form, rows=rows, total="").bytes())
    assert counts(test)[4] == "1" and test.button(key="confirm").disabled
    assert "Biểu 6a!I13" in texts_of(test)
    test.selectbox[0].set_value("35")  # what the row's sum leaves
    next(b for b in test.button if b.label == upload_words.USE_ANSWERS.vi).click().run()
    assert not test.button(key="confirm").disabled and "Lấy 35" in texts_of(test)
    press(test, "answer_again")
    assert test.button(key="confirm").disabled


# -- wrong files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.png", PHOTO),
        ("rong.xlsx", b""),
        ("mat-khau.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("cut.xlsx", book(1.0)[:4000]),
        ("la.xlsx", table([["Danh sách dự họp"], ["Nguyễn Văn A"]])),
        ("chuong-trinh.exe", b"MZ\x90"),
    ],
    ids=["photo", "empty", "password", "truncated", "unknown", "program"],
)
def test_a_wrong_file_gets_one_clear_card_and_the_store_is_untouched(screen, store, name, content, language):
    test = screen(store, "nap-du-lieu", lang=language)
    before = bytes_of(store)
    upload(test, name, content)
    problem = prepare(store, content, name, today=TODAY).problems[0]
    assert shown(problem.message(language)) in texts_of(test)
    assert upload_words.YOUR_FILE_BADGE(language) in texts_of(test) and upload_words.UNTOUCHED(language) in texts_of(
        test
    )
    assert not test.error and "confirm" not in keys(test)
    assert bytes_of(store) == before


def unreadable(code):
    from data.facts import Reading
    from loaders.load import Preview
    from loaders.problems.refusal import FileProblem
    from pages.parts.view import current_view
    from pages.upload.cards import _unreadable
    from pages.upload.waiting.session import Waiting

    problem = FileProblem(code, "3f2a").problem
    preview = Preview(Reading("", 0, problems=[problem]), 0, "a.xlsx", b"", {})
    _unreadable(current_view(), Waiting("d", "a.xlsx", b""), preview)


def test_our_fault_never_looks_like_the_readers_file(store, monkeypatch):
    monkeypatch.setenv("KPI_DATA", str(store.folder))
    ours = AppTest.from_function(unreadable, args=("our_fault",)).run()
    theirs = AppTest.from_function(unreadable, args=("broken_file",)).run()
    assert "3f2a" in ours.error[0].value and "read_again" in keys(ours)
    assert upload_words.YOUR_FILE_BADGE.vi not in texts_of(ours)
    assert not theirs.error and upload_words.YOUR_FILE_BADGE.vi in texts_of(theirs)


def test_a_name_from_outside_stays_text(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "**:red[a](b)_$x$.xlsx", book(100.0))
    assert r"\*\*\:red\[a\]\(b\)\_\$x\$.xlsx" in texts_of(test)
    press(test, "confirm")
    assert store.batches()[0].file == "**:red[a](b)_$x$.xlsx"


# -- samples and past loads ------------------------------------------------------------------------------


def test_a_first_file_goes_into_the_own_store_and_opens_it(screen, kept_stores, tmp_path):
    shutil.copytree(kept_stores / FIRST_START, tmp_path / "copy")
    store, simulated = Store(tmp_path / "copy"), Store(tmp_path / "copy" / "samples" / "simulated")
    before = bytes_of(simulated)
    test = screen(store, "nap-du-lieu")
    assert "mo-phong" in test.query_params["kho"] and "chỉ vào số của cơ quan" in texts_of(test)
    press(upload(test, "1022.xlsx", hotline()), "confirm")
    assert [batch.source for batch in store.batches()] == ["hotline_month"] and bytes_of(simulated) == before
    assert "kho" not in test.query_params and "mô phỏng**" not in texts_of(test)


def test_past_loads_are_listed_and_can_be_turned(screen, tmp_path):
    store = new_store(tmp_path / "kho", *(facts(PLACE, MONTH, dossiers_resolved=n) for n in (1, 2, 3)))
    test = screen(store, "nap-du-lieu")
    listed = test.dataframe[-1].value
    assert len(listed) == 3 and set(listed["Thao tác"]) == {upload_words.UNDO.vi}
    test.session_state["upload_turn"] = ("withdraw", "b000001")  # what a click on the table's button leaves
    press(test.run(), "turn_yes")
    assert not store.batch(1).is_live
    assert list(test.dataframe[-1].value["Thao tác"])[-1] == upload_words.RESTORE.vi


def test_an_empty_store_offers_the_sample(screen, store):
    assert "load_sample" in keys(screen(store, "nap-du-lieu"))


# -- texts -----------------------------------------------------------------------------------------------


def test_the_list_of_problems_holds_no_formula(store):
    view = View("vi", "light", False, store, store.reader())
    problem = Problem("unit_unclear", "ask", "Biểu 6a!B12", "=HYPERLINK(“x”)", "=x", "q", {"new": ("+1", "+1")})
    lines = problems_csv(view, [problem]).decode("utf-8-sig").splitlines()
    assert lines == ["Mức;Ô;Nội dung;Lựa chọn", "▼ Cần chọn;Biểu 6a!B12;'=HYPERLINK(“x”);'+1"]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1"])
def test_a_formula_is_neutralised(text):
    assert neutral(text) == "'" + text


def test_rule_35_of_reliability_a_list_is_called_by_its_kind_once_it_is_loaded(screen, tmp_path):
    from tests.loaders.case_lists import PERSON, dossier_list

    store = Store(tmp_path / "store")
    test = upload(screen(store, "nap-du-lieu"), f"{PERSON} 0912345678.xlsx", dossier_list())
    assert PERSON in texts_of(test), "the person's own file, before it is loaded"
    press(test, "confirm")
    (batch,) = store.batches()
    for text in (
        texts_of(test),
        texts_of(screen(store, "nap-du-lieu")),
        texts_of(screen(store, "nap-du-lieu", lan_nap=batch.id)),
        texts_of(screen(store, "chat-luong")),
    ):
        assert PERSON not in text and "0912345678" not in text
    assert batch.file.startswith("danh-sach-ho-so 2026-06 ")
