"""Stores that hold little: one office, one province, nothing to divide by, two sources at odds."""

import pytest

from loaders.registry import find_source
from pages.compare import words as compare_words
from pages.overview import words as overview_words
from pages.parts import words as parts_words
from pages.parts.figures import sentence
from tests.figures import facts, load, new_store
from tests.pages.conftest import texts_of

PLACE, CENTRE = "dong-thap@2025", "Trung tâm **PV** HCC"


def dossiers(label, resolved=1000, late=20, unit="", place=PLACE):
    return facts(
        place,
        label,
        unit=unit,
        dossiers_received_new=resolved,
        dossiers_resolved=resolved,
        dossiers_resolved_early_or_on_time=resolved - late,
        dossiers_resolved_late=late,
        dossiers_pending_overdue=3,
    )


@pytest.fixture(scope="module")
def of_a_centre(tmp_path_factory):
    figures = [f for month in ("2026-04", "2026-05", "2026-06") for f in dossiers(month, unit=CENTRE)]
    return new_store(tmp_path_factory.mktemp("centre"), figures)


@pytest.fixture(scope="module")
def of_nothing_resolved(tmp_path_factory):
    figures = [f for month in ("2026-05", "2026-06") for f in dossiers(month, 0, 0)]
    return new_store(tmp_path_factory.mktemp("nothing"), figures)


@pytest.mark.parametrize("path", ["tong-quan", "ho-so"])
def test_an_office_alone_sees_its_own_figures(screen, of_a_centre, path):
    """A centre that loads its own months must find them, named as its own and not as the province's."""
    test = screen(of_a_centre, path)
    shown = texts_of(test)
    assert not test.exception
    assert r"mới có số của một đơn vị: **Trung tâm \*\*PV\*\* HCC**" in shown
    assert next(m for m in test.metric if m.label == "Giải quyết đúng hạn").value == "98,00\u00a0%"


@pytest.mark.parametrize("path", ["tong-quan", "ho-so"])
def test_nothing_to_divide_by_is_said_and_the_counts_stay(screen, of_nothing_resolved, path):
    test = screen(of_nothing_resolved, path, noi=PLACE, ky="2026-06")
    assert not test.exception
    assert sentence(parts_words.REASONS["zero_denominator"].vi) in texts_of(test)
    assert parts_words.EMPTY_PLACE_TEXT.vi not in texts_of(test)


def test_one_province_is_neither_the_best_nor_the_slowest_nor_the_nation(screen, tmp_path):
    store = new_store(tmp_path / "store", dossiers("2026-06"))
    shown = texts_of(screen(store, noi=PLACE, ky="2026-06"))
    for title in (
        overview_words.WORST_PLACES,
        overview_words.BEST_PLACES,
        overview_words.WORST_FEW,
        overview_words.BEST_FEW,
    ):
        assert title.vi not in shown
    compared = texts_of(screen(store, "so-sanh", noi=PLACE, ky="2026-06"))
    assert compare_words.UNRANKED["too_few"].vi in compared and "Cả nước 98" not in compared


def test_a_reference_of_some_is_not_called_the_nation(screen, tmp_path):
    places = ("ha-noi", "quang-ninh", PLACE)
    figures = [f for place in places for f in dossiers("2026-06", late=5, place=place)]
    shown = texts_of(screen(new_store(tmp_path / "store", figures), "so-sanh", ky="2026-06"))
    assert "Chung 3 nơi đủ số liệu" in shown and "Cả nước 9" not in shown


def test_two_sources_at_odds_block_a_conclusion(screen, tmp_path):
    store = new_store(tmp_path / "store", dossiers("2026-06", late=10))
    load(store, dossiers("2026-06", late=70), source="form_06a", kind="export", file="xuat.xlsx")
    shown = texts_of(screen(store, noi=PLACE, ky="2026-06"))
    assert "đang dùng 93,00\u00a0%" in shown and "là 99,00\u00a0%" in shown
    assert find_source("template").short("vi") in shown


def test_last_year_stands_on_the_card_as_in_the_chart(screen, tmp_path):
    """Last year's figure is of one office of two, so there is no change; its value stands in the chart."""
    old = dossiers("2025-09", 500, 50, "Sở A") + dossiers("2025-09", 500, 50, "Sở B")
    now = dossiers("2026-09", 500, 10, "Sở A") + dossiers("2026-09", 500, 10, "Sở B")
    partly = dossiers("2025-10", 500, 50, "Sở A") + dossiers("2026-10", 500, 10, "Sở A")
    store = new_store(tmp_path / "store", old + now + partly + dossiers("2026-10", 500, 10, "Sở B"))
    assert "CK\u00a090,00\u00a0%" in texts_of(screen(store, noi=PLACE, ky="2026-10"))


def test_an_office_before_the_merger_is_found_under_todays_province(screen, tmp_path):
    store = new_store(tmp_path / "store", dossiers("2024-06", unit="Sở A", place="dong-thap@2004"))
    assert "mới có số của một đơn vị: **Sở A**" in texts_of(screen(store, "ho-so", noi=PLACE, ky="2024-06"))


def test_an_office_shows_what_it_has_and_no_year_before_it(screen, tmp_path):
    """Quảng Ngãi's centre 2021 prints received and resolved only: 95,91 %, and no card of what it lacks."""
    figures = facts("dong-thap@2004", "2021", unit="Sở A", dossiers_received=98_281, dossiers_resolved=94_266)
    test = screen(new_store(tmp_path / "store", figures), "ho-so", noi=PLACE, muc="year", ky="2021")
    assert [m.value for m in test.metric] == ["95,91\u00a0%", "94.266", "98.281"]
    assert [len(table.value) for table in test.dataframe] == [3]
