"""The written report from every subject screen: one button, made when it is pressed, of what the screen shows."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from pages.overview import words as overview_words
from pages.overview.downloads import report_pack
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.report import ReportOf, written_report
from reports.document.marks import remembered, text_of
from tests.figures import facts, new_store
from tests.pages.conftest import SCREENS

TODAY, PLACE, UNIT = date(2026, 11, 20), "quang-ninh", "Phường Hạ Long"
FIGURES = {
    "ho-so": ("dossiers", {"dossiers_resolved": 100, "dossiers_received_new": 90}),
    "tong-dai": ("hotline", {"hotline_received": 10}),
    "truyen-thong": ("media", {"facebook_interactions": 10}),
    "cong-dan": ("citizens", {"petitions_received": 10}),
    "nhiem-vu": ("tasks", {"government_tasks_assigned": 10}),
    "van-ban-ngan-sach": ("documents", {"documents_incoming": 10}),
    "chi-so-766": ("index766", {"index766_total": 80}),
    "thu-tuc-bien-che": ("procedures", {"tthc_total": 1800}),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    of_place = [one for _, values in FIGURES.values() for one in facts(PLACE, "2026-10", **values)]
    return new_store(
        tmp_path_factory.mktemp("store"), of_place, facts(PLACE, "2026-10", unit=UNIT, dossiers_resolved=60)
    )


def buttons(test):
    return [button.label for button in test.get("download_button")]


def test_every_subject_screen_is_looked_at_here():
    assert {screen.path for screen in SCREENS if screen.subjects} == set(FIGURES)


@pytest.mark.parametrize("path", FIGURES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_button_stands_on_every_subject_screen(screen, store, path, language):
    more = {"xem": "van-ban"} if path == "van-ban-ngan-sach" else {}
    test = screen(store, path, noi=PLACE, ky="2026-10", muc="month", lang=language, **more)
    assert not test.exception, test.exception
    assert buttons(test).count(subjects_words.REPORT(language)) == 1


def test_it_stands_on_the_overview_and_not_where_nothing_is_shown(screen, store):
    assert subjects_words.REPORT.vi in buttons(screen(store, noi=PLACE, ky="2026-10", muc="month"))
    empty = screen(store, "ho-so", noi="ha-noi", ky="2026-10", muc="month")
    assert subjects_words.REPORT.vi not in buttons(empty)


def test_the_pack_is_one_click_on_the_overview(screen, store):
    assert overview_words.PACK.vi in buttons(screen(store, noi=PLACE, ky="2026-10", muc="month"))
    view = View("en", "light", False, store, store.reader(), TODAY)
    with zipfile.ZipFile(io.BytesIO(report_pack(view, PLACE, "2026-10"))) as package:
        assert [name.rpartition(".")[2] for name in package.namelist()] == ["docx", "pptx", "xlsx"]
        document = Document(io.BytesIO(package.read(package.namelist()[0])))
    assert remembered(document).scope["subjects"] == [], "all subjects that have figures"


def test_it_stands_where_a_level_is_shown_and_is_of_that_level(screen, tmp_path):
    of_levels = [
        replace(one, level=level)
        for unit, level in ((UNIT, "xã"), ("Xã Cô Tô", "xã"), ("Sở Y tế", "tỉnh"))
        for one in facts(PLACE, "2026-10", unit=unit, dossiers_resolved=60, dossiers_resolved_late=3)
    ]
    store = new_store(tmp_path / "store", of_levels)
    test = screen(store, "ho-so", noi=PLACE, ky="2026-10", muc="month", cap="xã")
    assert not test.exception and subjects_words.REPORT.vi in buttons(test)
    view = View("en", "light", False, store, store.reader(), TODAY)
    content = written_report(view, ReportOf(PLACE, "2026-10", "", ("dossiers",), "xã"))
    text = text_of(Document(io.BytesIO(content)).element.body)
    assert "các đơn vị cấp xã" in text and UNIT in text and "Sở Y tế" not in text


def test_it_is_of_the_place_period_office_and_subject_shown(store):
    view = View("en", "light", False, store, store.reader(), TODAY)
    for unit, subjects in (("", ("dossiers",)), (UNIT, ("dossiers",)), ("", ())):
        document = Document(io.BytesIO(written_report(view, ReportOf(PLACE, "2026-10", unit, subjects))))
        scope = remembered(document).scope
        assert (scope["place"], scope["period"], scope["unit"], tuple(scope["subjects"])) == (
            PLACE,
            "2026-10",
            unit,
            subjects,
        )
        assert "CỘNG HÒA" in text_of(document.element.body), (
            "the document is Vietnamese whatever the language of the screen"
        )
