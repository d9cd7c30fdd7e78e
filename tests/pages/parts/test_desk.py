"""Whose desk it is: asked once on an empty own store, what opens because of it, changed by another line."""

from datetime import date

import pytest

from commands.__main__ import main
from data.register import communes
from data.store import Store
from pages.frame import SCREENS
from pages.parts import words as parts_words
from pages.parts.desk import profile_of
from pages.parts.matches import place_options
from pages.parts.searching import searchable
from pages.parts.view import View
from pages.wall.board import first_place
from tests.figures import facts, load
from tests.pages.conftest import texts_of

DT, PERIOD = "dong-thap@2025", "2026-10"
OURS, THEIRS = communes()[DT][3].name, communes()[DT][4].name


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "kho")


def filled(store, *units):
    figures = {"dossiers_resolved_early_or_on_time": 95.0, "dossiers_resolved_late": 5.0, "dossiers_resolved": 100.0}
    for label in ("2026-09", PERIOD):
        load(store, [f for unit in units for f in facts(DT, label, unit=unit, **figures)])


def asked(test):
    return parts_words.DESK_ASKED.vi in texts_of(test)


@pytest.mark.parametrize("path", ["tong-quan", "nap-du-lieu"])
def test_an_empty_store_asks_once_and_a_line_is_written(screen, store, path):
    test = screen(store, path)
    assert asked(test) and not any(button.key == "desk_set" for button in test.button), "of which province first"
    test.selectbox(key="desk_place").set_value(DT).run()
    test.selectbox(key=f"desk_commune_{DT}").set_value(OURS).run()
    assert not test.text_input, "a commune is no department"
    test.button(key="desk_set").click().run()
    (line,) = store.lines()
    assert line.kind == "profile" and {n: line.payload[n] for n in ("place", "level", "unit")} == {
        "place": DT,
        "level": "commune",
        "unit": OURS,
    }
    assert not asked(test) and not test.exception
    assert not asked(screen(store, path)), "nobody is asked again"


def test_a_store_with_figures_asks_nothing(screen, store):
    filled(store, OURS)
    assert not asked(screen(store)) and not asked(screen(store, "nap-du-lieu"))


def test_a_store_of_samples_neither_asks_nor_knows(screen, sample_store):
    assert not asked(screen(sample_store)) and not asked(screen(sample_store, "so-sanh"))


@pytest.mark.parametrize(
    ("unit", "level", "name"),
    [
        ("", "province", ""),
        (f"Ủy ban nhân dân {OURS}".replace("Ủy ban nhân dân", "UBND"), "commune", OURS),
        ("  Sở   Tư pháp ", "department", "Sở Tư pháp"),
        ("Xã Không Có Trong Danh Sách", "commune", "Xã Không Có Trong Danh Sách"),
    ],
)
def test_the_level_follows_from_the_name(unit, level, name):
    assert profile_of(DT, unit) == {"place": DT, "level": level, "unit": name}


def test_a_commune_opens_at_its_own_figures(screen, store):
    """Two communes have figures: the overview and the dossiers open at the one whose desk it is, and can be left."""
    filled(store, OURS, THEIRS)
    store.decide("profile", place=DT, level="commune", unit=OURS)
    test = screen(store, ky=PERIOD)
    assert test.selectbox(key="select_noi").value == DT and OURS in [s.value for s in test.subheader]
    assert "95,00" in texts_of(test) and THEIRS not in texts_of(test)
    test.button(key="own_office").click().run()
    assert THEIRS in texts_of(test) or OURS not in [s.value for s in test.subheader]
    test.button(key="own_office").click().run()
    assert OURS in [s.value for s in test.subheader] and not test.exception
    test = screen(store, "ho-so", ky=PERIOD)
    assert test.query_params["don-vi"] == [OURS] or test.query_params["don-vi"] == OURS
    test.button(key="unit_back").click().run()
    assert "don-vi" not in test.query_params and not test.exception
    assert "don-vi" not in screen(store, "ho-so", noi=DT, ky=PERIOD).query_params, "the province was asked for"


def test_an_office_without_figures_is_not_opened(screen, store):
    filled(store, THEIRS, OURS)
    store.decide("profile", place=DT, level="department", unit="Sở Y tế")
    test = screen(store, "ho-so", ky=PERIOD)
    assert "don-vi" not in test.query_params and not test.warning


def test_the_nation_and_the_comparison_of_provinces_step_back(screen, store):
    filled(store, OURS)
    before = screen(store).selectbox(key="select_noi")
    assert before.options[0] == searchable("Cả nước")
    store.decide("profile", place="hue", level="province", unit="")
    after = screen(store).selectbox(key="select_noi")
    assert (after.value, after.options[0], after.options[-1]) == ("hue", searchable("Huế"), searchable("Cả nước"))
    assert set(place_options("hue")) == set(place_options()) and len(place_options("hue")) == 87
    assert not screen(store, "so-sanh").exception, "whoever asks for it has it"
    assert any(s.is_of_provinces for s in SCREENS[None])


def test_boards_and_reports_without_a_place_are_of_the_desk(store, tmp_path, capsys):
    filled(store, OURS, THEIRS)
    for unit in ("Sở A", "Sở B"):
        load(store, facts("hue", PERIOD, unit=unit, dossiers_resolved=10.0))
    view = View("vi", "light", False, store, store.reader(), date(2026, 11, 20))
    assert first_place(view) != "hue"
    store.decide("profile", place="hue", level="province", unit="")
    assert first_place(View("vi", "light", False, store, store.reader(), date(2026, 11, 20))) == "hue"
    out = tmp_path / "6a.xlsx"
    assert main(["form-06a", "--data", str(store.folder), "--period", PERIOD, str(out)]) == 0
    assert "Huế" in capsys.readouterr().out


def test_it_is_changed_on_the_settings_and_the_earlier_line_stays(screen, store):
    filled(store, OURS)
    store.decide("profile", place="hue", level="department", unit="Sở Y tế")
    test = screen(store, "ke-hoach", phan="co-quan")
    assert "Đang là **Sở Y tế, Huế**" in texts_of(test)
    assert test.text_input(key="desk_department_hue").value == "Sở Y tế", "what counts now is filled in"
    test.selectbox(key="desk_place").set_value(DT).run()
    test.button(key="desk_set").click().run()
    lines = [line for line in store.lines() if line.kind == "profile"]
    assert [line.payload["place"] for line in lines] == ["hue", DT] and "Đang là **Đồng Tháp**" in texts_of(test)
    test.button(key="desk_set").click().run()
    assert store.head == lines[-1].seq, "what is so already is not written"
