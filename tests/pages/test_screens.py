"""Every screen in both languages on an empty and a full store; what it must say, and what never."""

import re
import shutil
import sys
import time
from pathlib import Path

import pytest

import pages.subjects
from data.facts import Reading
from data.folders import sample_folder
from data.opening import BUSY_SECONDS
from data.store import Store
from data.stores import PUBLISHED
from loaders.load import confirm, prepare
from pages import words
from pages.parts import words as parts_words
from pages.parts.figures import sentence
from pages.parts.screens import by_section, screens_in
from pages.parts.store import verify_behind
from tests.conftest import ROOT
from tests.figures import facts, load, new_store
from tests.pages.conftest import PATHS, SCREENS, TODAY, texts_of
from tests.pages.sentences import fixed_sentences


@pytest.mark.parametrize("declared", SCREENS, ids=PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("is_full", [True, False], ids=["full", "empty"])
def test_a_screen_draws(screen, sample_store, empty_store, declared, language, is_full):
    test = screen(sample_store if is_full else empty_store, declared.path, lang=language)
    assert not test.exception, test.exception
    shown = texts_of(test)
    assert declared.title(language) in shown
    banner = (parts_words.ON_OWN if declared.is_of_own else parts_words.SAMPLE_SHOWN)["simulated"](language)
    assert (banner in shown) == is_full
    assert (parts_words.EMPTY_STORE(language) in shown) == (declared.is_blank_without_figures and not is_full)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "place", ["dong-thap@2025", *(pytest.param(other, marks=pytest.mark.slow) for other in ("ha-noi", "quang-ninh"))]
)
def test_a_screen_of_a_province_draws(screen, sample_store, path, place):
    test = screen(sample_store, path, noi=place)
    assert not test.exception, test.exception


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("place", ["dong-thap@2025", pytest.param("da-nang@2025", marks=pytest.mark.slow)])
def test_no_english_of_ours_in_vietnamese(screen, sample_store, path, place):
    shown = texts_of(screen(sample_store, path, noi=place))
    lines = {re.sub(r"[*#\[\]]|:[\w/-]+:?|▲|●|▼", "", line).strip() for line in shown.splitlines()}
    english = {s.en for s in fixed_sentences() if s.en != s.vi and s is not words.SWITCH}
    vietnamese = {s.vi for s in fixed_sentences()}
    assert lines & (english - vietnamese) == set()


def test_a_period_not_due_yet_is_not_missing(screen, sample_store):
    test = screen(sample_store, "ho-so", noi="ha-noi", ky="2020-12")
    assert not test.exception


def test_figures_of_one_office_are_not_the_province(screen, published_store):
    """Đồng Tháp 5/2022: a hotline rate, a centre's dossiers, and no provincial on-time rate."""
    test = screen(published_store, "tong-quan", kho="cong-bo", nguon="on_time_rate~dong-thap@2004~2022-05~~reported")
    assert sentence(parts_words.REASONS["one_office"].vi) in texts_of(test)
    assert "95,66" in texts_of(
        screen(published_store, kho="cong-bo", nguon="hotline_resolution_rate~dong-thap@2004~2022-05~~reported")
    )


def test_the_source_of_a_number_names_file_and_cell(screen, published_store):
    """Q1 2023: (102847 + 26937) ÷ 136078 = 95,37 %."""
    test = screen(published_store, "ho-so", kho="cong-bo", nguon="on_time_rate~dong-thap@2004~2023-Q1~~reported")
    shown = texts_of(test)
    assert "95,37" in shown and "129.784" in shown and "136.078" in shown
    table = next(frame.value for frame in test.dataframe if "Nguyên văn" in frame.value)
    assert r"so\-lieu\-cong\-bo.xlsx" in shown and table["Ô, đoạn"].str.startswith("Số liệu!").all()


def test_a_published_figure_names_report_and_characters_and_opens_its_sentence_once_the_office_has_the_report(
    screen, published_store, shared_reports, tmp_path
):
    shutil.copytree(published_store.folder.parents[1], tmp_path / "kho")
    own, store = Store(tmp_path / "kho"), Store(sample_folder(tmp_path / "kho", PUBLISHED))

    def shown():
        asked = "hotline_received~dong-thap@2004~2022-05~~reported"
        return texts_of(screen(store, kho="cong-bo", nguon=asked))

    alone = shown()
    assert re.search(r"Báo cáo hoạt động tháng 5/2022, [^,]+, ký tự [\d.]+–[\d.]+\. Phần mềm không mang theo", alone)
    assert "-background[✓\u00a0**392**]" not in alone
    name = "dong-thap-2022-05-monthly.txt"
    confirm(own, prepare(own, (shared_reports / name).read_bytes(), name, today=TODAY))
    opened_text = shown()
    assert "-background[✓\u00a0**392**] " in opened_text and "Phần mềm không mang theo" not in opened_text


def test_a_printed_figure_that_differs_stands_beside_ours(screen, published_store):
    unit = "Trung tâm Phục vụ - Kiểm soát TTHC tỉnh"
    test = screen(
        published_store, kho="cong-bo", nguon=f"dossiers_resolution_rate~quang-ngai@2004~2021~{unit}~reported"
    )
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


def copy_of(store, folder):
    shutil.copytree(store.folder, folder, ignore=shutil.ignore_patterns("lock"))
    return Store(folder)


def test_newer_figures_are_announced_and_drawn(screen, office_store, tmp_path):
    store = copy_of(office_store, tmp_path / "copy")
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


def test_what_the_verification_found_is_said(screen, office_store, tmp_path):
    store = copy_of(office_store, tmp_path / "copy")
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
    assert "mô phỏng" not in texts_of(test) and "99,50" in texts_of(test)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_ledger_that_lost_lines_is_said_in_the_place_of_every_screen(screen, office_store, tmp_path, language):
    store = copy_of(office_store, tmp_path / "copy")
    for text in ("một", "hai"):
        store.decide("note", place="hue", kpi="", label="2026-08", text=text)
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
    time.sleep(2 * BUSY_SECONDS)  # who asks twice in a moment may get the older figures once more
    assert "Đang đưa số liệu mới" not in texts_of(screen(store))


# -- the declarations ------------------------------------------------------------------------------------


def test_screens_are_found_and_stand_in_their_order():
    assert len(set(PATHS)) == len(PATHS) >= 14 and PATHS[0] == "tong-quan"
    assert len({declared.order for declared in SCREENS}) == len(SCREENS)
    shown = [declared.subjects for declared in SCREENS]
    subjects = [subject for group in shown for subject in group]
    assert len(set(subjects)) == len(subjects), "a subject's numbers are led to one screen"


def module_of(declared):
    """The file a screen is declared in, as pages/overview/page.py."""
    return Path(sys.modules[declared.page.__module__].__file__).relative_to(ROOT)


def test_a_file_that_draws_a_screen_declares_it():
    drawing = {
        file.relative_to(ROOT) for file in (ROOT / "pages").rglob("*.py") if "\ndef page(" in file.read_text("utf-8")
    }
    assert drawing == {module_of(declared) for declared in SCREENS}


def files_that_test(file, folder):
    """A screen's test files: test_<room>.py for pages/<room>/page.py, test_<name>.py for pages/subjects/<name>.py."""
    name = file.parent.name if file.stem == "page" else file.stem
    return [path for path in folder.rglob(f"test_{name}.py") if "def test_" in path.read_text("utf-8")]


@pytest.mark.parametrize("declared", SCREENS, ids=PATHS)
def test_a_screen_has_a_test_file_of_its_own(declared):
    assert files_that_test(module_of(declared), ROOT / "tests" / "pages"), (
        f"write tests/pages/**/test_… of {declared.path}"
    )


def test_a_screen_without_a_test_file_is_seen(tmp_path):
    (tmp_path / "test_empty.py").write_text("")
    assert not files_that_test(Path("pages/empty/page.py"), tmp_path) and not files_that_test(
        Path("pages/new/page.py"), tmp_path
    )


def test_a_new_screen_is_one_file(tmp_path, monkeypatch):
    """Found by its folder alone, with its sentences in it; it stands where it says."""
    folder = tmp_path / "pages"
    (folder / "subjects").mkdir(parents=True)
    file = folder / "subjects" / "land.py"
    file.write_text(
        "from pages.parts.screens import Screen\nfrom pages.words import OTHER_SUBJECTS, Sentence\n"
        "def page(): pass\n"
        "SCREEN = Screen(path='dat-dai', title=Sentence('Đất đai', 'Land'), icon='landscape', order=1,\n"
        "    section=OTHER_SUBJECTS, page=page)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(pages.subjects, "__path__", [*pages.subjects.__path__, str(file.parent)])
    (land,) = screens_in(folder)
    sections = by_section((land, *SCREENS))
    assert next(iter(sections)) == words.OTHER_SUBJECTS and sections[words.OTHER_SUBJECTS][0].title("en") == "Land"
