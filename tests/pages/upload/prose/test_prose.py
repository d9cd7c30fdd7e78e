"""Reports in prose on the upload screen: the text marked, what is unsure unticked, choices kept with the load."""

import re
from dataclasses import replace

import pytest

from data.store import Store
from loaders.load import prepare
from pages.parts import words as parts_words
from pages.upload import words as upload_words
from pages.upload.prose import words as prose_words
from pages.upload.prose.numbers import ASIDE, FLAGGED, OPEN, PROPOSED, SIGNS, STATES, TAKEN, findings_in
from pages.upload.prose.table import chosen_key
from pages.upload.waiting.session import Waiting
from tests.conftest import ROOT
from tests.loaders.build_documents import docx, pdf
from tests.pages.conftest import TODAY
from tests.pages.conftest import texts_of as all_texts
from tests.pages.test_text_is_text import HOSTILE, assert_text_is_text
from tests.pages.upload.test_upload import book, counts, keys, press, upload

PLACE = "dong-thap@2025"
REPORT = (
    "BÁO CÁO",
    "Kết quả công tác tháng 6 năm 2026 của Văn phòng UBND tỉnh Đồng Tháp",
    "I. KẾT QUẢ",
    "Trong tháng, toàn tỉnh tiếp nhận 1.250 hồ sơ; đã giải quyết 1.100 hồ sơ, đạt 99,5%.",
    "Tổng đài 1022 tiếp nhận 320 phản ánh, tăng 20 phản ánh so với tháng trước.",
    "Các đơn vị khác trong tỉnh không có báo cáo riêng.",
    "Ước thực hiện cả tháng tiếp 61 lượt công dân.",
    "Ước trong tháng, Cổng thông tin điện tử đăng 45 tin.",
    "Trồng mới 77 cây xanh trong khuôn viên.",
)
DOCUMENT = docx(REPORT)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def report_screen(screen, store):
    """The screen with the report dropped."""
    return upload(screen(store, "nap-du-lieu"), "bao-cao.docx", DOCUMENT)


def findings(store, content=DOCUMENT, name="bao-cao.docx", answers=None):
    file = Waiting("d", name, content, answers=answers or {})
    return findings_in(file, prepare(store, content, name, answers=answers or {}, today=TODAY))


def texts_of(test):
    """All texts of a screen, with plain blanks between signs and numbers."""
    return all_texts(test).replace("\u00a0", " ")


def number(test_or_found, value):
    return next(one for one in test_or_found.numbers if one.row["value"] == value)


def look_at(test, store, value):
    """Choose a number, as a click on its row does."""
    file = next(iter(test.session_state["upload_waiting"].values()))
    test.session_state[chosen_key(file)] = number(findings(store), value).locator
    return test.run()


def live(store):
    return dict(store.reader(fresh=True).rows("SELECT measure, value FROM live"))


def ticks(test):
    return {box.label: box for box in test.checkbox}


# -- what is shown ---------------------------------------------------------------------------------------


def test_every_number_has_one_state_and_what_is_wrong_is_flagged(store):
    document = findings(store)
    states = {one.row["value"]: one.state for one in document.numbers}
    taken = dict.fromkeys((1250, 1100, 99.5, 320), TAKEN)
    assert states == taken | {20: ASIDE, 61: PROPOSED, 45: PROPOSED, 77: OPEN}
    assert {one.row["value"] for one in document.of(FLAGGED)} == {1250, 1100, 99.5}
    assert findings(store, book(100.0), "so-lieu.xlsx") is None


def test_the_text_is_shown_with_each_number_marked_by_colour_and_sign(report_screen):
    shown = texts_of(report_screen)
    for mark in (
        ":blue-background[✓ 320]",
        ":gray-background[– 20]",
        ":orange-background[? 61]",
        ":gray-background[○ 77]",
        r":red-background[\!✓ 99,5%]",
    ):
        assert mark in shown, mark
    assert REPORT[5] not in shown, "a paragraph without a number is not shown"
    assert "**I. KẾT QUẢ**" in shown, "its heading is"
    for state in (*STATES, FLAGGED):
        if state != "left":
            assert f"[{SIGNS[state]} {prose_words.STATES[state].vi}]" in shown


def test_the_table_holds_one_state_at_a_time_with_the_sentence(report_screen):
    table = next(frame.value for frame in report_screen.dataframe if prose_words.SENTENCE.vi in frame.value)
    assert list(table[prose_words.VALUE.vi]) == ["1.250", "1.100", "99,5\u00a0%", "320"]
    assert all(re.match(r"(… )?\w+ ", sentence) for sentence in table[prose_words.SENTENCE.vi])
    assert table[prose_words.SENTENCE.vi].iloc[3].startswith("Tổng đài 1022 tiếp nhận 320")
    assert [name.startswith("! ") for name in table[prose_words.MEASURE.vi]] == [True, True, True, False]
    assert "Tất cả: Đồng Tháp · T6/2026" in texts_of(report_screen)
    digest = next(iter(report_screen.session_state["upload_waiting"]))
    report_screen.session_state[f"prose_state_{digest[:12]}"] = OPEN
    table = next(frame.value for frame in report_screen.run().dataframe if prose_words.SENTENCE.vi in frame.value)
    assert list(table[prose_words.MEASURE.vi]) == ["chưa rõ (cây xanh)"]


def test_a_chosen_number_shows_its_sentence_with_it_alone_marked(report_screen, store):
    look_at(report_screen, store, 1100)
    shown = texts_of(report_screen)
    assert prose_words.SENTENCE_OF.vi in shown
    assert r"tiếp nhận 1.250 hồ sơ; đã giải quyết :red-background[\!✓ **1.100**] hồ sơ" in shown


def test_contradictions_stand_with_the_sentences_of_both_sides(report_screen):
    shown = texts_of(report_screen)
    assert prose_words.CONTRADICTIONS("vi", count="1") in shown
    assert "“99,5%” \\(đoạn 4\\)\\: tỷ lệ in 99,5 %, tính ra 88 % \\(từ “1.100” và “1.250”\\)" in shown
    sentence = r"tiếp nhận :red-background[\! **1.250**] hồ sơ; đã giải quyết :red-background[\! **1.100**] hồ sơ"
    assert sentence in shown and "Câu\\:" not in shown


def test_a_workbook_has_no_text(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "thang8.xlsx", book(100.0))
    assert prose_words.TITLE.vi not in texts_of(test)


def test_a_document_has_no_cells_to_mark(report_screen):
    assert [b.label for b in report_screen.get("download_button") if b.label == upload_words.MARKED.vi] == []


# -- what is chosen --------------------------------------------------------------------------------------


def test_unsure_numbers_wait_unticked_and_a_tick_takes_them_into_the_load(report_screen, store):
    boxes = ticks(report_screen)
    assert len(boxes) == 2 and not any(box.value for box in boxes.values())
    assert report_screen.button(key="confirm").label == "Xác nhận, ghi 4 số liệu"
    assert prose_words.REASONS["estimate"].vi in texts_of(report_screen)
    next(box for label, box in boxes.items() if label.endswith("61**")).check()
    next(b for b in report_screen.button if b.label == prose_words.TAKE_TICKED.vi).click().run()
    assert not report_screen.exception
    assert report_screen.button(key="confirm").label == "Xác nhận, ghi 5 số liệu" and len(ticks(report_screen)) == 1
    press(report_screen, "confirm")
    assert live(store)["citizen_reception_visits"] == 61 and "portal_news" not in live(store)
    (batch,) = store.batches()
    (choice,) = batch.chosen
    assert choice.question.startswith("prose:Đoạn 7!") and choice.vi.startswith("lấy “61” vào: ")
    assert choice.en.startswith("“61” taken: ")


def test_a_single_number_is_taken_left_out_and_thought_better_of(report_screen, store):
    look_at(report_screen, store, 45)
    press(report_screen, "prose_take")
    assert counts(report_screen)[0] == "5"
    press(report_screen, "prose_again")
    assert counts(report_screen)[0] == "4"
    press(look_at(report_screen, store, 320), "prose_leave")
    assert counts(report_screen)[0] == "3" and ":gray-background[✕ 320]" in texts_of(report_screen)
    press(report_screen, "confirm")
    assert "hotline_received" not in live(store)
    assert store.batches()[0].chosen[0].choice == "leave"


def test_an_open_number_is_given_a_measure_found_without_accents_or_left(report_screen, store):
    look_at(report_screen, store, 77)
    press(report_screen, "prose_use")
    assert counts(report_screen)[0] == "4", "nothing picked, nothing taken"
    box = next(box for box in report_screen.selectbox if box.label == prose_words.GIVE_MEASURE.vi)
    assert any("van ban den" in option for option in box.options)
    box.set_value("documents_incoming").run()
    press(report_screen, "prose_use")
    assert counts(report_screen)[0] == "5"
    press(report_screen, "confirm")
    assert live(store)["documents_incoming"] == 77
    assert "77" in store.batches()[0].chosen[0].en
    later = docx([*REPORT[:8], "Trồng mới 78 cây xanh trong khuôn viên."])
    following = upload(report_screen, "bao-cao-2.docx", later)
    look_at_78 = number(findings(store, later), 78)
    following.session_state[chosen_key(current_of(following))] = look_at_78.locator
    assert prose_words.REASONS["learnt"].vi in texts_of(following.run())
    assert "cây xanh trong khuôn viên” → **" in texts_of(following)
    press(following, "forget_phrase_0")
    assert not store.reader(fresh=True).decisions.phrases
    assert prose_words.PHRASES_TEXT.vi not in texts_of(following)


def current_of(test):
    """The file that is waiting."""
    return next(iter(test.session_state["upload_waiting"].values()))


def test_what_could_not_be_taken_is_not_offered(screen, store):
    """Without a period a tick would change nothing: the period is asked instead."""
    text = "Trong tuần, tỉnh Đồng Tháp tiếp nhận 125 hồ sơ của công dân."
    test = upload(screen(store, "nap-du-lieu"), "doan.txt", text.encode())
    assert ticks(test) == {}


# -- pasted text -----------------------------------------------------------------------------------------


def paste(test, text):
    test.text_area(key="paste_text").set_value(text)
    next(b for b in test.button if b.label == prose_words.PASTE_BUTTON.vi).click().run()
    assert not test.exception, test.exception
    return test


def test_a_pasted_passage_goes_the_way_of_a_file(screen, store):
    test = paste(screen(store, "nap-du-lieu"), "  \n")
    assert "confirm" not in keys(test)
    paste(test, "Trong tháng 6 năm 2026, tỉnh Đồng Tháp tiếp nhận 1.250 hồ sơ, đã giải quyết 1.100 hồ sơ.")
    assert ":blue-background[✓ 1.100]" in texts_of(test) and store.head == 0
    press(test, "confirm")
    assert live(store)["dossiers_resolved"] == 1100
    assert store.batches()[0].file.startswith("Đoạn dán ")


def test_a_pdf_goes_the_same_way(screen, store):
    test = upload(screen(store, "nap-du-lieu"), "bao-cao.pdf", pdf())
    assert prose_words.TITLE.vi in texts_of(test) and counts(test)[0] != "0"


# -- text is text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_27_of_reliability_a_document_is_text_on_the_screen(screen, store, language):
    lines = [f"{line} {HOSTILE}" for line in REPORT[3:]]
    content = docx([*REPORT[:3], HOSTILE + " 12 hồ sơ", *lines, f"Ước cả tháng tiếp 6 lượt công dân tại {HOSTILE}."])
    test = upload(screen(store, "nap-du-lieu", lang=language), "zq.docx", content)
    assert "Zq" in texts_of(test)
    assert_text_is_text(test)
    for one in findings(store, content, "zq.docx").numbers:
        file = next(iter(test.session_state["upload_waiting"].values()))
        test.session_state[chosen_key(file)] = one.locator
    assert_text_is_text(test.run())
    press(test, "confirm")
    kpi = screen(store, "tong-dai", lang=language, nguon=f"hotline_received~{PLACE}~2026-06", noi=PLACE, ky="2026-06")
    assert_text_is_text(kpi)


# -- the sentence of a stored number -----------------------------------------------------------------------


def source_of(screen, store, language="vi"):
    return texts_of(
        screen(store, "tong-dai", lang=language, nguon=f"hotline_received~{PLACE}~2026-06~", noi=PLACE, ky="2026-06")
    )


def test_the_source_of_a_number_opens_the_text_at_its_sentence(screen, store, report_screen):
    press(report_screen, "confirm")
    shown = source_of(screen, store)
    assert "Đoạn 5!" not in shown
    assert "Tổng đài 1022 tiếp nhận :blue-background[✓ **320**] phản ánh, tăng 20" in shown
    assert "bao\\-cao.docx, đoạn 5, ký tự " in shown
    assert parts_words.SENTENCES.en in source_of(screen, store, "en")


def test_no_sentence_is_shown_of_a_document_that_is_not_kept(screen, store):
    content = docx([*REPORT, "Liên hệ: Nguyễn Văn An, điện thoại 0912 345 678."])
    press(upload(screen(store, "nap-du-lieu"), "bao-cao.docx", content), "confirm")
    shown = source_of(screen, store)
    assert "phản ánh, tăng 20" not in shown and "không mở được câu" in shown


def test_no_sentence_is_shown_where_other_words_stand_than_were_loaded(screen, store):
    reading = prepare(store, DOCUMENT, "bao-cao.docx", today=TODAY).reading
    reading.facts = [replace(fact, raw="321") if fact.raw == "320" else fact for fact in reading.facts]
    store.commit(reading, DOCUMENT, "bao-cao.docx", 0)
    shown = source_of(screen, store)
    assert "phản ánh, tăng 20" not in shown and "không còn là con số đã nạp" in shown


def test_figures_of_one_sentence_are_marked_in_it_together(screen, store, report_screen):
    press(report_screen, "confirm")
    asked = f"dossiers_resolution_rate~{PLACE}~2026-06~"
    shown = texts_of(screen(store, "ho-so", nguon=asked, noi=PLACE, ky="2026-06"))
    assert shown.count("toàn tỉnh tiếp nhận :blue-background[✓ **1.250**] hồ sơ; đã giải quyết :blue") in (1, 2)
    assert "[✓ **1.250**] hồ sơ; đã giải quyết :blue-background[✓ **1.100**]" in shown


# -- words -----------------------------------------------------------------------------------------------


def test_every_reason_the_reader_gives_has_its_words():
    """Reasons are names in the code of the reader: one without a sentence would be shown as another."""
    files = [*(ROOT / "loaders" / "prose").glob("*.py"), ROOT / "loaders" / "sources" / "report.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    given = set(re.findall(r"""(?:reason|why)\s*=\s*"([a-z' _]+)\"""", text))
    body = (ROOT / "loaders" / "prose" / "certainty.py").read_text(encoding="utf-8")
    given |= set(re.findall(r"""return "([a-z' _]+)\"""", body))
    given |= set(re.findall(r"""\breturn (?:0\.\d, )?"(implied|compared|plan|from)\"""", text))
    assert {"estimate", "double", "week", "range", "plan"} <= given
    assert given - set(prose_words.REASONS) == set()
