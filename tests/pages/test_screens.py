"""Every screen in both languages on an empty and a full store; what it must say, and what never."""

import re
import shutil

import pytest

from data.facts import Reading
from data.store import Store
from pages import words
from pages.compare import words as compare_words
from pages.overview import words as overview_words
from pages.parts import words as parts_words
from pages.parts.figures import sentence
from pages.parts.store import verify_behind
from tests.figures import facts, load, new_store
from tests.pages.conftest import PATHS, texts_of
from tests.pages.sentences import fixed_sentences

SCREENS = ("tong-quan", "ho-so", "tong-dai", "truyen-thong", "so-sanh", "danh-muc")
SAMPLE = "Dữ liệu mẫu – không phải số liệu thật"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("is_full", [True, False], ids=["full", "empty"])
def test_a_screen_draws(screen, sample_store, empty_store, path, language, is_full):
    test = screen(sample_store if is_full else empty_store, path, lang=language)
    assert not test.exception, test.exception
    shown = texts_of(test)
    assert (overview_words.SAMPLE_ALL(language) in shown) == is_full
    if path in SCREENS and path != "danh-muc":
        assert (parts_words.EMPTY_STORE(language) in shown) == (not is_full)


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("place", ["dong-thap@2025", "ha-noi", "quang-ninh"])
def test_a_screen_of_a_province_draws(screen, sample_store, path, place):
    test = screen(sample_store, path, noi=place)
    assert not test.exception, test.exception


@pytest.mark.parametrize("path", SCREENS)
def test_no_english_of_ours_in_vietnamese(screen, sample_store, path):
    shown = texts_of(screen(sample_store, path, noi="dong-thap@2025"))
    lines = {re.sub(r"[*#\[\]]|:[\w/-]+:?|▲|●|▼", "", line).strip() for line in shown.splitlines()}
    english = {s.en for s in fixed_sentences() if s.en != s.vi and s is not words.SWITCH}
    vietnamese = {s.vi for s in fixed_sentences()}
    assert lines & (english - vietnamese) == set()


def test_the_overview_says_where_it_stands(screen, sample_store):
    shown = texts_of(screen(sample_store, noi="dong-thap@2025", ky="2026-10"))
    assert "95,89" in shown and "Kỳ 15/9–14/10/2026 (Nghị định 09/2019)" in shown
    assert words.PROVISIONAL.vi in shown and "30/30 đơn vị" in shown


def test_an_incomplete_period_is_marked_and_not_judged(screen, sample_store):
    test = screen(sample_store, noi="vn", ky="2026-10")
    shown = texts_of(test)
    assert re.search(r"thiếu \d/34 tỉnh, thành", shown) and re.search(r"▨.thiếu \d/34\]", shown)
    card = next(m for m in test.metric if m.label == "Giải quyết đúng hạn")
    assert card.value.endswith("%") and not card.delta


def test_a_period_not_due_yet_is_not_missing(screen, sample_store):
    test = screen(sample_store, "ho-so", noi="ha-noi", ky="2020-12")
    assert not test.exception


def test_figures_of_one_office_are_not_the_province(screen, sample_store):
    """Đồng Tháp 5/2022: a hotline rate, a centre's dossiers, and no provincial on-time rate."""
    test = screen(sample_store, "tong-quan", nguon="on_time_rate~dong-thap@2004~2022-05~~reported")
    assert sentence(parts_words.REASONS["one_office"].vi) in texts_of(test)
    assert "95,66" in texts_of(screen(sample_store, nguon="hotline_resolution_rate~dong-thap@2004~2022-05~~reported"))


def test_the_source_of_a_number_names_file_and_cell(screen, sample_store):
    """Q1 2023: (102847 + 26937) ÷ 136078 = 95,37 %."""
    test = screen(sample_store, "ho-so", nguon="on_time_rate~dong-thap@2004~2023-Q1~~reported")
    shown = texts_of(test)
    assert "95,37" in shown and "129.784" in shown and "136.078" in shown
    table = next(frame.value for frame in test.dataframe if "Nguyên văn" in frame.value)
    assert r"so\-lieu\-cong\-bo.xlsx" in shown and table["Ô, đoạn"].str.startswith("Số liệu!").all()


def test_a_printed_figure_that_differs_stands_beside_ours(screen, sample_store):
    unit = "Trung tâm Phục vụ - Kiểm soát TTHC tỉnh"
    test = screen(sample_store, nguon=f"dossiers_resolution_rate~quang-ngai@2004~2021~{unit}~reported")
    assert "99,50" in texts_of(test) and "95,91" in texts_of(test)


@pytest.mark.parametrize("text", ["x", "on_time_rate~atlantis~2026-10", "on_time_rate~vn~soon", "~~~~"])
def test_an_address_of_no_number_is_dropped(screen, sample_store, text):
    test = screen(sample_store, nguon=text)
    assert not test.exception and "nguon" not in test.query_params


@pytest.mark.parametrize(
    "parameters",
    [
        {"noi": "atlantis", "ky": "2026-13", "muc": "week", "lang": "xx"},
        {"ky": "2026-Q1", "muc": "month"},
        {"chi_tieu": "no_such", "dia_gioi": "1900-01-01"},
    ],
)
def test_nonsense_in_the_url_falls_back(screen, sample_store, parameters):
    for path in ("tong-quan", "so-sanh"):
        assert not screen(sample_store, path, **parameters).exception


def test_sixty_three_provinces_have_no_figures_after_the_merger(screen, sample_store):
    test = screen(sample_store, "so-sanh", ky="2026-09", dia_gioi="2025-06-30")
    assert compare_words.UNRANKED["old_map"].vi in texts_of(test)
    assert not screen(sample_store, "so-sanh", ky="2025-05", dia_gioi="2025-06-30").exception


def test_the_catalogue_is_searched_without_accents(screen, sample_store):
    shown = texts_of(screen(sample_store, "danh-muc", tim="dung han"))
    assert "Giải quyết đúng hạn" in shown and "Zalo: lượt xem" not in shown


def copy_of(store, folder):
    shutil.copytree(store.folder, folder, ignore=shutil.ignore_patterns("lock"))
    return Store(folder)


def test_the_sample_is_withdrawn_by_its_button(screen, sample_store, tmp_path):
    store = copy_of(sample_store, tmp_path / "copy")
    test = screen(store)
    test.button(key="withdraw_sample").click().run()
    assert not test.exception and overview_words.SAMPLE_ALL.vi not in texts_of(test)
    assert not any(batch.is_live and batch.is_sample for batch in Store(store.folder).batches())


def test_newer_figures_are_announced_and_drawn(screen, sample_store, tmp_path):
    store = copy_of(sample_store, tmp_path / "copy")
    test = screen(store, noi="ha-noi", ky="2026-10")
    assert not test.toast
    figures = facts(
        "ha-noi",
        "2026-10",
        dossiers_resolved=200,
        dossiers_resolved_early_or_on_time=100,
        dossiers_resolved_late=100,
    )
    load(store, figures)
    test.run()
    assert test.toast[0].value == parts_words.FRESH_TEXT.vi
    card = next(m for m in test.metric if m.label == "Giải quyết đúng hạn")
    assert "50,00" in card.value


def test_what_the_verification_found_is_said(screen, sample_store, tmp_path):
    store = copy_of(sample_store, tmp_path / "copy")
    next((store.folder / "batches").glob("*.parquet")).unlink()
    verify_behind(store).join()
    shown = texts_of(screen(store))
    assert "Kiểm tra kho số liệu thấy 1 vấn đề" in shown and "tệp số liệu" in shown and "recover" in shown


def test_an_office_with_figures_of_one_province_starts_there(screen, tmp_path):
    store = new_store(
        tmp_path,
        facts(
            "hue",
            "2026-10",
            dossiers_resolved=200,
            dossiers_resolved_early_or_on_time=199,
            dossiers_resolved_late=1,
        ),
    )
    test = screen(store)
    assert test.selectbox(key="select_noi").value == "hue"
    assert overview_words.SAMPLE_ALL.vi not in texts_of(test) and "99,50" in texts_of(test)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_ledger_that_lost_lines_is_said_in_the_place_of_every_screen(screen, sample_store, tmp_path, language):
    store = copy_of(sample_store, tmp_path / "copy")
    path = store.folder / "ledger.jsonl"
    ledger = path.read_bytes()
    path.write_bytes(b"".join(ledger.splitlines(keepends=True)[:-2]))
    for name in PATHS:
        test = screen(store, name, lang=language)
        assert not test.exception and not test.metric
        assert ("Sổ ghi thiếu dòng cuối" if language == "vi" else "The ledger lacks its last lines") in test.warning[
            0
        ].value
    path.write_bytes(ledger)
    assert screen(store, "tong-quan", lang=language).metric


def test_figures_stored_and_not_shown_yet_are_said(screen, tmp_path):
    store = new_store(tmp_path, facts("hue", "2026-10", dossiers_resolved=200, dossiers_resolved_early_or_on_time=199))
    reading = Reading("template", 2, facts("hue", "2026-10", dossiers_resolved=300))
    store.commit(reading, b"x", "x.xlsx", store.head, publish=False)
    assert parts_words.PUBLISHING.vi.format(line=1, head=2) in texts_of(screen(store))
    store.publish()
    assert "Đang đưa số liệu mới" not in texts_of(screen(store))
