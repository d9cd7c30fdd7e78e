"""The dossiers' screen: its questions in order, its parts, and the way down to one unit."""

import shutil

import pytest

from data.store import Store
from pages.parts import words as parts_words
from pages.parts.downloads import figures_behind
from pages.parts.view import View
from pages.subjects import words as subjects_words
from tests.figures import new_store
from tests.metrics.answers.test_subject import offices, whole
from tests.pages.conftest import TODAY, texts_of

PLACE = "dong-thap@2025"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("theme", list(subjects_words.THEMES))
def test_every_theme_draws_its_lines_and_comparisons(screen, sample_store, theme, language):
    test = screen(sample_store, "ho-so", noi=PLACE, ky="2026-10", xem=theme, lang=language)
    assert not test.exception, test.exception
    shown = texts_of(test)
    for sentence in (subjects_words.STRIP_NOTE, subjects_words.OPEN_OFFICE):
        assert sentence(language) in shown
    labels = [metric.label for metric in test.metric]
    assert any("T9/2026" in label or "Sep 2026" in label for label in labels), "against the period before"
    adds_up = theme != "ton"  # a stock has no twelve months
    assert any("12 tháng" in label or "12 months" in label for label in labels) == adds_up


def test_the_comparison_is_in_points_and_of_the_parts_both_have(screen, sample_store):
    """Two offices of Đồng Tháp were silent in 10/2025: the year is compared by the 28 others, in points."""
    shown = texts_of(screen(sample_store, "ho-so", noi=PLACE, ky="2026-10"))
    assert "điểm\u00a0%" in shown and "28/30 đơn vị đủ hai kỳ" in shown
    assert subjects_words.LIMITS_P.vi[:30] in shown, "the formula of the limits is said"


def test_a_level_shows_its_offices_only(screen, sample_store):
    test = screen(sample_store, "ho-so", noi=PLACE, ky="2026-10", cap="xã")
    assert not test.exception and "cấp xã" in texts_of(test)
    names = set(test.dataframe[0].value.iloc[:, 2])
    assert names and all(name.startswith(("Xã", "Phường")) for name in names)


def test_levels_stand_side_by_side(screen, sample_store):
    test = screen(sample_store, "ho-so", noi=PLACE, ky="2026-10", chia="level")
    assert set(test.dataframe[0].value.iloc[:, 2]) == {"Cấp tỉnh", "Cấp xã"}


def test_a_unit_has_a_page_of_its_own(screen, sample_store):
    test = screen(sample_store, "ho-so", **{"noi": PLACE, "ky": "2026-10", "don_vi": "Sở Tư pháp"})
    shown = texts_of(test)
    assert not test.exception and "**Sở Tư pháp** · Tỉnh Đồng Tháp" in shown
    assert parts_words.CELL_NOTE.vi in shown, "its figures by period, each leading to its cells"
    test.button(key="unit_back").click().run()
    assert "**Sở Tư pháp**" not in texts_of(test)


def test_a_unit_of_another_place_is_not_opened(screen, sample_store):
    test = screen(sample_store, "ho-so", **{"noi": "quang-ninh", "ky": "2026-10", "don_vi": "Sở Không Có"})
    (warning,) = [element.value for element in test.warning]
    assert "đơn vị “Sở Không Có”: không có số liệu" in warning and "Đang hiện: **Tỉnh Quảng Ninh**" in warning
    named = [line for line in texts_of(test).splitlines() if "Sở Không Có" in line]
    assert not test.exception and set(named) == {warning}, "it stands nowhere else"


def test_quarters_and_years_draw_too(screen, sample_store):
    for grain, period in (("quarter", "2026-Q3"), ("year", "2025")):
        test = screen(sample_store, "ho-so", noi=PLACE, muc=grain, ky=period)
        assert not test.exception, test.exception


def test_a_note_stands_below_the_line_and_is_no_markup(screen, office_store, tmp_path):
    shutil.copytree(office_store.folder, tmp_path / "store")
    store = Store(tmp_path / "store")
    store.decide("note", place=PLACE, kpi="", label="2026-08", text="Bão số 3 **<b>nghỉ</b>**")
    shown = texts_of(screen(store, "ho-so", noi=PLACE, ky="2026-10"))
    assert "**1** T8/2026: Bão số 3 \\*\\*\\<b\\>nghỉ" in shown


def test_a_ratio_of_few_dossiers_is_not_written(screen, tmp_path):
    store = new_store(tmp_path, offices("2026-10", A=10, B=20) + whole("2026-10", 20, 0, unit="Nhỏ"))
    table = screen(store, "ho-so", noi="quang-ninh", ky="2026-10").dataframe[0].value
    row = table[table.iloc[:, 2] == "Nhỏ"].iloc[0].tolist()
    assert any("dưới 30" in str(cell) for cell in row) and 100.0 not in row and 20 in row


def test_a_level_opens_its_sources_and_goes_out_as_excel(screen, sample_store):
    """The communes' figure is traced to the communes' facts alone, and its workbook holds that figure."""
    test = screen(sample_store, "ho-so", noi=PLACE, ky="2026-10", nguon=f"on_time_rate~{PLACE}~2026-10~~today~level~xã")
    shown = texts_of(test)
    assert not test.exception and "Cấp: xã" in shown
    facts = next(frame.value for frame in test.dataframe if parts_words.WHERE.vi in frame.value.columns)
    assert all(str(name).startswith(("Xã", "Phường")) for name in facts[parts_words.WHERE.vi])
    view = View("vi", "light", False, sample_store, sample_store.reader(), TODAY)
    rows = figures_behind(view, [("on_time_rate", PLACE, "2026-10", "", "today", "level", "xã")])
    assert rows["level"].tolist() == ["xã"] and rows["value"].notna().all()
