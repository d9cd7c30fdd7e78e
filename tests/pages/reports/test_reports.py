"""The screen of written reports: a finished one compared with the store, templates kept and chosen."""

import io

import pytest
from docx import Document

from pages.reports import words as reports_words
from pages.subjects import words as subjects_words
from reports.document.figures import Scope
from reports.document.report import report
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY
from tests.pages.conftest import texts_of as all_texts

PLACE = "quang-ninh"
TOLD = (
    "BÁO CÁO\nKết quả công tác tháng 10 năm 2026 của tỉnh Quảng Ninh\n"
    "Trong tháng 10 năm 2026, toàn tỉnh đã tiếp nhận 360 hồ sơ. Đã giải quyết 301 hồ sơ. "
    "Tổng đài 1022 tiếp nhận 45 phiếu."
)


@pytest.fixture
def store(tmp_path):
    months = [
        one
        for month in ("2026-09", "2026-10")
        for unit in ("Sở Y tế", "Sở Nội vụ", "Xã Cô Tô")
        for one in facts(PLACE, month, unit=unit, dossiers_received=120, dossiers_resolved=100, dossiers_pending=20)
    ]
    return new_store(tmp_path / "store", months)


def texts_of(test):
    """All texts of a screen, what went well too."""
    return "\n".join([all_texts(test), *(one.value for one in test.success)])


def uploader(test, key):
    return next(box for box in test.get("file_uploader") if box.key == key)


def handed_in(test, name, content):
    uploader(test, "report_to_check").set_value((name, content, "")).run()
    assert not test.exception, test.exception
    return test


def docx(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def button(test, key):
    return next(one for one in test.button if one.key == key)


# -- compared --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_differs_is_shown_old_new_and_its_sentence(screen, store, language):
    test = handed_in(screen(store, "bao-cao", lang=language), "bao-cao.docx", docx(*TOLD.split("\n")))
    shown = texts_of(test).replace("\u00a0", " ")
    assert reports_words.OLD_NEW(language, old="301", new="300") in shown
    assert "Đã giải quyết 301 hồ sơ." in shown
    counts = [reports_words.STATES[state](language) for state in ("differs", "unknown", "matches")]
    for count in counts:
        assert count in shown
    assert reports_words.COPY(language) in [one.label for one in test.get("download_button")]
    unknown = next(frame.value for frame in test.dataframe if reports_words.WHY(language) in frame.value)
    assert list(unknown[reports_words.OLD(language)]) == ["45"] and unknown[reports_words.WHY(language)].iloc[0]


def test_our_own_report_agrees_and_a_text_has_no_copy(screen, store):
    content = report(store, store.reader(), Scope(PLACE, "2026-10"), TODAY)
    shown = texts_of(handed_in(screen(store, "bao-cao"), "bao-cao.docx", content))
    assert reports_words.ALL_MATCH.vi in shown
    test = handed_in(screen(store, "bao-cao"), "bao-cao.txt", TOLD.encode())
    assert reports_words.PDF_ONLY.vi in texts_of(test)


def test_what_is_no_report_is_a_sentence(screen, store):
    test = handed_in(screen(store, "bao-cao"), "bao-cao.docx", b"PK\x03\x04nothing")
    assert "không phải tài liệu Word" in texts_of(test)
    assert [line.kind for line in store.lines()] == ["accept"], "nothing is stored"


# -- templates -------------------------------------------------------------------------------------------


def save(test, name, content):
    test.text_input(key="template_name").set_value(name)
    uploader(test, "template_file").set_value(("mau.docx", content, ""))
    button(test, "template_save").click().run()
    assert not test.exception, test.exception
    return test


def test_a_template_is_kept_chosen_at_the_button_and_forgotten(screen, store):
    test = save(screen(store, "bao-cao"), "Giao ban tháng", docx("Kỳ {{ ky }}", "{{ muc.dossiers }}"))
    assert reports_words.SAVED("vi", name="Giao ban tháng") in texts_of(test)
    overview = screen(store, "ho-so", noi=PLACE)
    assert "Giao ban tháng" in [one.label for one in overview.get("download_button")]
    assert subjects_words.REPORT.vi in [one.label for one in overview.get("download_button")]
    test = screen(store, "bao-cao")
    button(test, "forget_template_giao-ban-thang").click().run()
    assert not store.reader(fresh=True).decisions.templates
    button(test, "keep_template").click().run()
    assert list(store.reader(fresh=True).decisions.templates) == ["giao-ban-thang"]
    assert store.verify(thorough=False) == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Mẫu", "Tỷ lệ {{ so.on_time_rat }}", "on_time_rate"),
        ("Mẫu", "Xem {{ cac_muc }} ở dưới", "đứng riêng một đoạn"),
        ("", "Kỳ {{ ky }}", "Đặt tên"),
    ],
)
def test_a_wrong_template_is_refused_with_what_there_is(screen, store, name, text, told):
    test = save(screen(store, "bao-cao"), name, docx(text))
    assert told in texts_of(test).replace("\\", "") and not store.reader(fresh=True).decisions.templates


def test_the_names_there_are_stand_on_the_screen(screen, store):
    test = screen(store, "bao-cao", lang="en")
    assert not test.dataframe
    frames = [frame.value for frame in test.toggle(key="template_reference").set_value(True).run().dataframe]
    names = next(frame for frame in frames if reports_words.ASKED.en in frame)
    assert "{{ so.on_time_rate }}" in set(names[reports_words.ASKED.en])
    assert any("on_time_rate" in set(frame.get(reports_words.KPI_ID.en, ())) for frame in frames)
