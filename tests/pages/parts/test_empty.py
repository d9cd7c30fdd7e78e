"""The empty screen sends its reader to where there are figures: to the place, the period and the same screen."""

from urllib.parse import parse_qs

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.util import calc_hash

from metrics.answers.latest import latest_figures
from pages.parts import words as parts_words
from tests.figures import facts, new_store
from tests.pages.conftest import texts_of


def in_time(place, label, **more):
    return facts(place, label, dossiers_resolved=200.0, dossiers_resolved_early_or_on_time=199.0, **more)


@pytest.fixture
def store(tmp_path):
    """Huế to October, Hà Nội to the third quarter, an office of Cần Thơ alone, the nation, and another subject."""
    return new_store(
        tmp_path,
        in_time("hue", "2026-09") + in_time("hue", "2026-10"),
        in_time("ha-noi", "2026-Q3"),
        in_time("can-tho@2025", "2026-10", unit="Sở Y tế"),
        in_time("vn", "2026-10"),
        facts("quang-ninh", "2026-10", hotline_received=10.0, hotline_resolved=9.0),
    )


def links_of(test):
    """Text, screen and question of every link a screen draws."""
    links = [MessageToDict(element.proto) for element in test.get("page_link")]
    return [
        (link["label"], link.get("pageScriptHash"), {k: v for k, (v,) in parse_qs(link["queryString"]).items()})
        for link in links
    ]


@pytest.mark.parametrize(("path", "language"), [("ho-so", "vi"), ("ho-so", "en")])
def test_an_empty_screen_leads_to_the_same_screen_where_there_are_figures(screen, store, path, language):
    test = screen(store, path, noi="quang-ninh", ky="2026-10", lang=language)
    assert parts_words.HAS_FIGURES(language) in texts_of(test)
    *places, upload = [link for link in links_of(test) if "lang" in link[2]]
    months = ("Tháng 10/2026", "Quý III/2026") if language == "vi" else ("Oct 2026", "Q3/2026")
    names = ("Huế", "Hà Nội") if language == "vi" else ("Hue", "Hanoi")
    expected = [("hue", "2026-10", "month"), ("ha-noi", "2026-Q3", "quarter")]
    assert places == [
        (f"{name} · {month}", calc_hash(path), {"noi": place, "ky": label, "muc": grain, "lang": language})
        for name, month, (place, label, grain) in zip(names, months, expected)
    ]
    assert upload == (parts_words.GO_UPLOAD(language), calc_hash("nap-du-lieu"), {"lang": language})


def test_the_places_are_those_of_the_subject_at_their_last_period(store):
    reader = store.reader()
    assert latest_figures(reader, ("dossiers_resolved",)) == [("hue", "2026-10"), ("ha-noi", "2026-Q3")]
    assert latest_figures(reader, ("hotline_received",)) == [("quang-ninh", "2026-10")]
    assert latest_figures(reader, ("budget_spent",)) == []
    assert latest_figures(reader, ("dossiers_resolved",), most=1) == [("hue", "2026-10")]
