"""The screen "Kế hoạch, ghi chú, duyệt", and corrections after approval: on screen, by command, in the inbox."""

import json
import math
import re
import shutil
from datetime import date

import pytest

from data.store import Store
from loaders.inbox import AUTO, Inbox, inbox_folder
from loaders.load import confirm, prepare
from loaders.template.workbook import write_template
from metrics import registry
from metrics.engine.status import goal_range
from pages import words
from pages.decisions import form
from pages.decisions import words as decisions_words
from pages.decisions.form import read_number
from pages.parts import words as parts_words
from pages.parts.figures import shown
from pages.upload import words as upload_words
from tests.commands.console import run
from tests.figures import facts
from tests.pages.conftest import TODAY, texts_of
from tests.pages.upload.test_upload import keys, press, upload

APPROVED = ("ha-noi", "dossiers", "2026-10")


def october(late):
    """A workbook of our template: 200 dossiers resolved in Hà Nội in October, so many of them late."""
    return write_template(
        facts(
            "ha-noi",
            "2026-10",
            dossiers_resolved=200,
            dossiers_resolved_early_or_on_time=200 - late,
            dossiers_resolved_late=late,
        )
    )


@pytest.fixture(scope="module")
def loaded_once(tmp_path_factory):
    """Hà Nội, October: 180 of 200 on time, 90 %."""
    store = Store(tmp_path_factory.mktemp("october") / "store")
    confirm(store, prepare(store, october(20), "thang-10.xlsx", today=TODAY), "lan")
    return store


@pytest.fixture
def store(loaded_once, tmp_path):
    """The same, to decide in."""
    shutil.copytree(loaded_once.folder, tmp_path / "store", ignore=shutil.ignore_patterns("lock"))
    return Store(tmp_path / "store")


def open_part(screen, store, part, language="vi"):
    return screen(store, "ke-hoach", phan=part, lang=language, noi="ha-noi", ky="2026-10")


def submit(test, sentence, language="vi"):
    next(b for b in test.button if b.label == sentence(language)).click()
    return test.run()


def approve(store):
    store.decide("approve", place="ha-noi", subject="dossiers", label="2026-10")


# -- drawing ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", decisions_words.PARTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_part_draws_on_an_empty_and_a_full_store(screen, empty_store, store, part, language):
    for shown_store in (empty_store, store):
        test = open_part(screen, shown_store, part, language)
        assert not test.exception and decisions_words.PARTS[part](language) in test.radio(key="decision_part").options


# -- targets ---------------------------------------------------------------------------------------------


def fill(test, **values):
    for name, value in values.items():
        test.text_input(key=f"target_{name}").set_value(value)
    return test


@pytest.mark.parametrize("language, value", [("vi", "85,5"), ("en", "85.5")])
def test_a_target_set_on_the_screen_changes_the_status_on_the_overview(screen, store, language, value):
    """90 % against the programme's own 98 % is to act on; against 85,5 % it is met."""
    before = texts_of(screen(store, noi="ha-noi", ky="2026-10", lang=language))
    assert words.STATUS["act"](language) in before and words.STATUS["good"](language) not in before
    test = open_part(screen, store, "muc-tieu", language)
    fill(test, value=value, watch="2", since="1/1/2026", basis="Kế hoạch 15/KH-UBND")
    submit(test, decisions_words.SET, language)
    assert not test.exception and test.success, texts_of(test)
    (target,) = store.reader().decisions.targets["on_time_rate", ""]
    assert (target.value, target.watch, target.since.isoformat(), target.basis) == (
        85.5,
        2,
        "2026-01-01",
        "Kế hoạch 15/KH-UBND",
    )
    after = texts_of(screen(store, noi="ha-noi", ky="2026-10", lang=language))
    assert words.STATUS["good"](language) in after
    assert "Kế hoạch 15/KH" in test.dataframe[-1].value.iloc[0].tolist()[-3]


def test_a_target_of_one_place_and_its_end(screen, store):
    test = open_part(screen, store, "muc-tieu")
    fill(test, value="85", watch="2", basis="KH 15").radio(key="target_where_vi_ha-noi").set_value("ha-noi")
    submit(test, decisions_words.SET)
    fill(test, since="1/7/2026", basis="KH 20").radio(key="target_where_vi_ha-noi").set_value("ha-noi")
    submit(test, decisions_words.TAKE_BACK)
    assert decisions_words.TARGET_PRESET.vi.split("{")[0] in texts_of(test), "the general one counts again"
    fill(test, since="1/7/2026", basis="KH 21").radio(key="target_where_vi_ha-noi").set_value("ha-noi")
    submit(test, decisions_words.SET_NONE)
    history = store.reader().decisions.targets["on_time_rate", "ha-noi"]
    assert [(t.value, t.is_none) for t in history] == [(85, False), (None, False), (None, True)]
    listed = test.dataframe[-1].value.iloc[:2].to_numpy().tolist()
    assert decisions_words.NONE_SET.vi in str(listed[0]) and decisions_words.TAKEN_BACK.vi in str(listed[1])
    assert decisions_words.TARGET_NONE.vi.split("{")[0] in texts_of(test)


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ({"value": "", "basis": "x"}, decisions_words.NEED_VALUE),
        ({"value": "cao", "basis": "x"}, decisions_words.NEED_VALUE),
        ({"value": "120", "basis": "x"}, decisions_words.NEED_BETWEEN),
        ({"value": "-1", "basis": "x"}, decisions_words.NEED_BETWEEN),
        ({"value": "9" * 20, "basis": "x"}, decisions_words.NEED_VALUE),
        ({"value": "95", "watch": "-1", "basis": "x"}, decisions_words.NEED_WATCH),
        ({"value": "95", "watch": "96", "basis": "x"}, decisions_words.WATCH_TOO_WIDE),
        ({"value": "95", "since": "ngày mai", "basis": "x"}, decisions_words.NEED_DAY),
        ({"value": "95"}, decisions_words.NEED_BASIS),
        ({"value": "95", "basis": "dài " * 100}, words.TOO_LONG),
    ],
)
def test_a_form_that_is_not_filled_in_writes_nothing_and_says_why(screen, store, typed, sentence):
    test = submit(fill(open_part(screen, store, "muc-tieu"), **typed), decisions_words.SET)
    assert sentence.vi.split("“")[0].split("{")[0] in test.warning[0].value and store.head == 1


def test_a_goal_lies_where_its_indicator_can():
    day = date(2026, 10, 31)
    ranges = {
        kpi: goal_range(registry.kpi(kpi), day)
        for kpi in ("on_time_rate", "late_per_1000", "backlog_change", "index766_total")
    }
    assert ranges == {
        "on_time_rate": (0, 100),
        "late_per_1000": (0, math.inf),
        "backlog_change": (-math.inf, math.inf),
        "index766_total": (0, 100),
    }


def test_the_programmes_own_watch_band_ends_where_the_indicator_does(screen, store):
    """1 % with the preset band of 2 points is on watch as far as 0 %, not −1 %."""
    store.decide("target", kpi="on_time_rate", place="", value=1.0, watch=None, since="2026-01-01", basis="KH 1")
    shown = texts_of(open_part(screen, store, "muc-tieu"))
    assert "theo dõi đến 0\u00a0%" in shown and "−" not in shown


def test_a_target_of_an_older_ledger_without_a_day_holds_for_every_period(screen, store):
    store.decide("target", kpi="on_time_rate", value=96.0)
    test = open_part(screen, store, "muc-tieu")
    assert "Cho mọi kỳ" in texts_of(test) and "2000" not in texts_of(test)
    assert decisions_words.ALWAYS.vi in test.dataframe[-1].value.iloc[0].tolist()


def test_a_second_click_writes_no_second_line(screen, store, monkeypatch):
    test = open_part(screen, store, "muc-tieu")
    for _ in range(2):
        fill(test, value="85", watch="2", basis="KH 15")
        submit(test, decisions_words.SET)
        assert test.success and not test.warning
    assert store.head == 2
    # Much later it is no double click, and nothing is written either.
    monkeypatch.setattr(form, "DOUBLE_CLICK", 0)
    fill(test, value="85", watch="2", basis="KH 15")
    submit(test, decisions_words.SET)
    assert store.head == 2 and test.warning[0].value == decisions_words.ALREADY.vi


def test_what_somebody_else_decided_meanwhile_is_shown_first(screen, store):
    test = fill(open_part(screen, store, "muc-tieu"), value="85", watch="2", basis="KH 15")
    store.decide("target", kpi="on_time_rate", place="", value=90.0, watch=1.0, since="2026-01-01", basis="KH 14")
    submit(test, decisions_words.SET)
    assert "vừa được người khác thay đổi" in test.warning[0].value and store.head == 2
    assert "90" in texts_of(test)
    submit(test, decisions_words.SET)
    assert store.head == 3, "seen, and confirmed again"


def test_numbers_are_read_as_they_are_typed():
    assert [read_number(t, "vi") for t in ("98,5", "98,5 %", "1.234,5", "1.000", "98.5", "−")] == [
        98.5,
        98.5,
        1234.5,
        1000,
        98.5,
        None,
    ]
    assert [read_number(t, "en") for t in ("98.5%", "1,234.5", "1,000", "abc", "")] == [98.5, 1234.5, 1000, None, None]


# -- notes -----------------------------------------------------------------------------------------------


def test_a_note_is_added_once_and_removed(screen, store):
    test = open_part(screen, store, "ghi-chu")
    for _ in range(2):
        test.text_input(key="note_text").set_value("Hệ thống ngừng 5 ngày")
        submit(test, decisions_words.NOTE_ADD)
    (note,) = store.reader().decisions.notes
    assert (note.place, note.kpi, note.label, note.text) == ("ha-noi", "", "2026-10", "Hệ thống ngừng 5 ngày")
    assert "Hệ thống ngừng 5 ngày" in texts_of(test)
    press(test, f"note_remove_{note.line}")
    assert store.reader().decisions.notes == () and decisions_words.NO_NOTES.vi in texts_of(test)


def test_an_address_in_a_text_is_no_link():
    """The browser makes links of bare addresses, whatever is escaped: an invisible joiner stands in their middle."""
    for text in ("xem http://a.vn/b", "www.a.vn", "lan@a.vn"):
        assert not re.search(r"://|www\.|\w@", shown(text).replace("\\", "")), text
        assert shown(text).replace("\u2060", "").replace("\\", "") == text


def test_markup_in_a_note_is_shown_as_it_is_written(screen, store):
    test = open_part(screen, store, "ghi-chu")
    test.text_input(key="note_text").set_value("**đậm** :red[x] <b>")
    submit(test, decisions_words.NOTE_ADD)
    assert r"\*\*đậm\*\*" in texts_of(test)
    test.text_input(key="note_text").set_value("x")
    assert submit(test, decisions_words.NOTE_ADD).warning[0].value == decisions_words.NOTE_EMPTY.vi


# -- approval --------------------------------------------------------------------------------------------


def test_a_period_is_approved_on_the_screen_and_withdrawn(screen, store):
    assert words.PROVISIONAL.vi in texts_of(screen(store, noi="ha-noi", ky="2026-10"))
    test = press(open_part(screen, store, "duyet"), "approve_dossiers")
    assert APPROVED in store.reader().decisions.approvals and "approve_hotline" not in keys(test), "nothing to approve"
    assert words.APPROVED.vi in texts_of(screen(store, noi="ha-noi", ky="2026-10"))
    assert test.dataframe[-1].value[decisions_words.STATE.vi].tolist() == [decisions_words.APPROVED.vi]
    press(test, "unapprove_dossiers")
    assert not store.reader().decisions.approvals


def test_an_upload_that_changes_an_approved_period_takes_a_reason(screen, store):
    approve(store)
    test = upload(screen(store, "nap-du-lieu"), "sua.xlsx", october(30))
    assert "Hà Nội · Hồ sơ TTHC · Tháng 10/2026" in texts_of(test)
    press(test, "confirm")
    assert store.head == 2 and [w.value for w in test.warning] == [words.REASON_MISSING.vi]
    reason = next(t for t in test.text_input if t.label == parts_words.REASON.vi)
    reason.set_value("Công văn " * 60)
    press(test, "confirm")
    assert store.head == 2 and "539 ký tự" in test.warning[0].value
    next(t for t in test.text_input if t.label == parts_words.REASON.vi).set_value("Công văn 123")
    press(test, "confirm")
    (correction,) = store.reader().decisions.corrections[APPROVED]
    assert correction.reason == "Công văn 123"
    listed = open_part(screen, store, "duyet")
    assert "Công văn 123" in listed.dataframe[-1].value[decisions_words.CORRECTIONS.vi].iloc[
        0
    ] and "approve_dossiers" in keys(listed)
    assert words.REVISED.vi in texts_of(screen(store, noi="ha-noi", ky="2026-10"))


def test_undoing_a_load_of_an_approved_period_takes_a_reason(screen, store):
    approve(store)
    test = press(screen(store, "nap-du-lieu", lan_nap="b000001"), "batch_turn")
    press(test, "turn_yes")
    assert store.head == 2 and words.REASON_MISSING.vi in [w.value for w in test.warning]
    next(t for t in test.text_input if t.label == parts_words.REASON.vi).set_value("Nạp nhầm tệp")
    press(test, "turn_yes")
    assert not store.batches()[0].is_live
    assert store.reader().decisions.corrections[APPROVED][0].reason == "Nạp nhầm tệp"


def test_undoing_a_load_that_newer_figures_cover_needs_no_reason(screen, store):
    confirm(store, prepare(store, october(30), "sua.xlsx", today=TODAY), "lan")
    confirm(store, prepare(store, october(40), "sua-nua.xlsx", today=TODAY), "lan")
    approve(store)
    test = press(screen(store, "nap-du-lieu", lan_nap="b000002"), "batch_turn")
    assert not any(t.label == parts_words.REASON.vi for t in test.text_input)
    press(test, "turn_yes")
    assert not store.batch("b000002").is_live and not store.reader().decisions.corrections


def test_the_command_line_asks_for_a_reason_and_takes_it(store, tmp_path):
    approve(store)
    file = tmp_path / "sua.xlsx"
    file.write_bytes(october(30))
    errors = run(store.folder, "load", str(file), "--yes", check=1).stderr
    assert "lý do" in errors and "Hà Nội · Hồ sơ TTHC · Tháng 10/2026" in errors and "--reason" in errors
    (done,) = json.loads(run(store.folder, "load", str(file), "--yes", "--reason", "Công văn 123", "--json").stdout)[
        "files"
    ]
    assert done["stored"] and done["approved"] == [list(APPROVED)]
    run(store.folder, "withdraw", done["batch"], check=1)
    for number in ("0912 345 678", "001 099 012 345"):
        errors = run(store.folder, "withdraw", done["batch"], "--reason", f"Gọi {number}", check=1).stderr
        assert number in errors and "--not-personal" in errors
    run(store.folder, "withdraw", done["batch"], "--reason", "Nạp nhầm")
    run(store.folder, "restore", done["batch"], "--reason", "Không nhầm")
    reasons = [c.reason for c in Store(store.folder).reader().decisions.corrections[APPROVED]]
    assert reasons == ["Công văn 123", "Nạp nhầm", "Không nhầm"]


def test_the_inbox_leaves_a_correction_of_an_approved_period_to_a_person(screen, store):
    approve(store)
    store.decide("setting", name=AUTO, value=True)
    (inbox_folder(store) / "sua.xlsx").write_bytes(october(30))
    (dropped,) = Inbox(store, settle_seconds=0, patience_seconds=0, today=TODAY).look()
    assert (dropped.state, dropped.approved) == ("waiting", 1) and "ghi lý do" in dropped.message_vi
    assert upload_words.FILE_OF_APPROVED.vi.format(count="1") in texts_of(screen(store, "nap-du-lieu"))
    (inbox_folder(store) / "sua.xlsx").unlink()
    (inbox_folder(store) / "cu.xlsx").write_bytes(october(20))
    (dropped,) = Inbox(store, settle_seconds=0, patience_seconds=0, today=TODAY).look()
    assert dropped.state == "loaded", "the same figures change nothing"


# -- what looks personal is questioned -------------------------------------------------------------------

LOOKS = (
    "001 099 012 345",
    "001.099.012.345",
    "CMND 341234567",
    "0912 345 678",
    "+84 912.345.678",
    "(0277) 385 1431",
    "a.b@example.vn",
)


def ticks(test):
    return [box for box in test.checkbox if box.label == parts_words.NOT_PERSONAL.vi]


@pytest.mark.parametrize("contact", LOOKS)
def test_rule_35_of_reliability_a_note_that_looks_personal_is_questioned(screen, store, contact):
    test = open_part(screen, store, "ghi-chu")
    assert not ticks(test)
    test.text_input(key="note_text").set_value(f"Gọi {contact} để hỏi")
    submit(test, decisions_words.NOTE_ADD)
    (warning,) = test.warning
    assert "dữ liệu cá nhân" in warning.value and store.head == 1
    assert contact.split(" ", 1)[-1].strip("(")[:3] in warning.value.replace("\\", "")
    ticks(test)[0].check()
    submit(test, decisions_words.NOTE_ADD)
    assert store.reader().decisions.notes[-1].text == f"Gọi {contact} để hỏi" and not ticks(test)


def test_another_text_takes_another_tick(screen, store):
    test = open_part(screen, store, "ghi-chu")
    test.text_input(key="note_text").set_value("Gọi 0912 345 678")
    submit(test, decisions_words.NOTE_ADD)
    ticks(test)[0].check()
    test.text_input(key="note_text").set_value("Gọi 0987 654 321")
    submit(test, decisions_words.NOTE_ADD)
    assert store.head == 1 and not ticks(test)[0].value
    test.text_input(key="note_text").set_value("Hệ thống ngừng 5 ngày, Quyết định 766/QĐ-TTg, tổng đài 1022")
    submit(test, decisions_words.NOTE_ADD)
    assert store.head == 2 and not test.warning


def test_rule_35_of_reliability_a_basis_that_looks_personal_is_questioned(screen, store):
    test = fill(open_part(screen, store, "muc-tieu"), value="85", watch="2", basis="Ông A, 0912345678")
    submit(test, decisions_words.SET)
    assert store.head == 1 and "0912345678" in test.warning[0].value
    ticks(test)[0].check()
    submit(test, decisions_words.SET)
    assert store.head == 2


def test_rule_35_of_reliability_a_reason_that_looks_personal_is_questioned(screen, store):
    approve(store)
    test = upload(screen(store, "nap-du-lieu"), "sua.xlsx", october(30))
    next(t for t in test.text_input if t.label == parts_words.REASON.vi).set_value("Bà B đính chính, CCCD 001099012345")
    press(test, "confirm")
    assert store.head == 2 and "001099012345" in test.warning[0].value
    ticks(test)[0].check().run()
    press(test, "confirm")
    assert store.head == 3 and store.reader().decisions.corrections[APPROVED][0].reason.endswith("001099012345")
    undone = press(screen(store, "nap-du-lieu", lan_nap="b000003"), "batch_turn")
    next(t for t in undone.text_input if t.label == parts_words.REASON.vi).set_value("Gọi 0912345678")
    press(undone, "turn_yes")
    assert store.batches()[-1].is_live and any("0912345678" in w.value for w in undone.warning)
