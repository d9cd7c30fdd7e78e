"""The screen "Chất lượng số liệu": four marks, who is late, what disagrees, then against now, the store's health."""

import pytest

import data.ledger
from charts.matrix import MARKS
from charts.matrix import matrix as drawn
from data.backup import back_up
from data.facts import Fact
from data.store import Store
from metrics.answers.due import FIRST_USE, subjects
from metrics.answers.quality import matrix, timed
from pages.parts.store import verify_behind
from pages.quality import words as quality_words
from pages.quality.restatements import read_day
from tests.figures import fact, facts, load, new_store
from tests.pages.conftest import TODAY, texts_of

JUNE = {"dossiers_resolved": 200, "dossiers_resolved_early_or_on_time": 180, "dossiers_resolved_late": 20}


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Hà Nội: September late and corrected on 5 October, October with a gap, a contradiction and a printed rate."""
    clock, now = ["2026-09-26T08:00:00+07:00"], data.ledger.now
    data.ledger.now = lambda: clock[0]
    try:
        store = Store(tmp_path_factory.mktemp("history"))
        load(
            store,
            facts("ha-noi", "2026-09", unit="Sở A", **JUNE) + facts("ha-noi", "2026-09", unit="Sở B", **JUNE),
            "form_06a",
            "export",
            "thang-9.xlsx",
        )
        clock[0] = "2026-10-05T09:30:00+07:00"
        load(
            store,
            facts("ha-noi", "2026-09", unit="Sở A", dossiers_resolved=210, dossiers_resolved_late=30),
            "form_06a",
            "export",
            "dinh-chinh.xlsx",
        )
        clock[0] = "2026-10-20T09:30:00+07:00"
        wrong = {**JUNE, "dossiers_resolved_late": 17}
        none = Fact("dossiers_resolved", None, "ha-noi", "2026-10", None, None, unit="Sở B", status="not_applicable")
        load(store, [*facts("ha-noi", "2026-10", unit="Sở A", **wrong), none], "form_06a", "export", "thang-10.xlsx")
        load(
            store,
            facts("ha-noi", "2026-10", on_time_rate_reported=95, **JUNE)
            + facts("ha-noi", "2026-09", dossiers_resolved=410),
            file="bao-cao.xlsx",
        )
        load(store, [fact("hotline_received", 0, "ha-noi", "2026-10")])
        store.decide("setting", name=FIRST_USE, value="2026-08")
    finally:
        data.ledger.now = now
    return store


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_screen_tells_who_is_late_and_what_disagrees(screen, history, language):
    test = screen(history, "chat-luong", lang=language, noi="ha-noi", ky="2026-10")
    assert not test.exception, test.exception
    shown = texts_of(test)
    failure = next(line for line in shown.splitlines() if "≠" in line)
    assert "**200**" in failure and "**197**" in failure and "**+3**" in failure
    behind = next(f.value for f in test.dataframe if quality_words.STATE(language) in f.value.columns)
    late = behind[behind[quality_words.STATE(language)] == quality_words.KINDS["late"](language)]
    assert sorted(late[quality_words.WHO(language)]) == ["Hà Nội" if language == "vi" else "Hanoi", "Sở A", "Sở B"]
    assert set(late[quality_words.DAYS(language)]) == {quality_words.DAYS_VALUE(language, count="1")}
    printed = next(f.value for f in test.dataframe if quality_words.REPORTED(language) in f.value.columns)
    assert printed[quality_words.RESULT(language)].tolist() == [quality_words.DIFFERS(language)]
    assert ("95,00 %" if language == "vi" else "95.00%").replace(" ", "\u00a0") in printed.iloc[0].tolist()


def test_two_sources_stand_side_by_side(screen, history):
    test = screen(history, "chat-luong", noi="ha-noi", ky="2026-10")
    table = next(f.value for f in test.dataframe if quality_words.OTHER.vi in f.value.columns)
    resolved = table[(table[quality_words.KPI.vi] == "Hồ sơ đã giải quyết")]
    assert len(resolved) == 1 and resolved[quality_words.USED.vi].tolist() == resolved[
        quality_words.OTHER.vi
    ].tolist() == ["410"]
    assert resolved[quality_words.RESULT.vi].tolist() == [quality_words.AGREES.vi]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_shows_what_stood_on_the_screens_then_and_who_changed_it(screen, history, language):
    """At the end of 4 October Hà Nội's September was 400 resolved; now 410, by dinh-chinh.xlsx."""
    test = screen(history, "chat-luong", lang=language, noi="ha-noi", ky="2026-09")
    test.text_input(key="restated_day").set_value("4/10/2026")
    next(b for b in test.button if b.label == quality_words.LOOK(language)).click().run()
    assert not test.exception and test.query_params["nhu-ngay"] in ("2026-10-04", ["2026-10-04"])
    table = next(f.value for f in test.dataframe if quality_words.THEN(language) in f.value.columns)
    name = "Hồ sơ đã giải quyết" if language == "vi" else "Dossiers resolved"
    (row,) = table[table[quality_words.KPI(language)] == name].to_dict("records")
    assert (
        row[quality_words.THEN(language)],
        row[quality_words.NOW(language)],
        row[quality_words.DIFFERENCE(language)],
    ) == ("400", "410", "+10")
    assert (
        "dinh-chinh.xlsx" in row[quality_words.BY(language)] and "05/10/2026 09:30" in row[quality_words.BY(language)]
    )


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("hôm qua", quality_words.NO_DAY),
        ("31/2/2026", quality_words.NO_DAY),
        ("1/1/2099", quality_words.FUTURE),
        ("1/9/2026", quality_words.BEFORE_ALL),
    ],
)
def test_a_day_that_cannot_be_shown_is_said(screen, history, text, sentence):
    test = screen(history, "chat-luong", noi="ha-noi", ky="2026-10")
    test.text_input(key="restated_day").set_value(text)
    next(b for b in test.button if b.label == quality_words.LOOK.vi).click().run()
    notices = "\n".join(notice.value for notice in (*test.warning, *test.info))
    assert not test.exception and sentence.vi.split("{")[0].strip("“") in notices


def test_days_are_read_as_they_are_typed():
    assert [read_day(t) and read_day(t).isoformat() for t in ("5/5/2026", " 05-05-2026", "2026-05-05", "5.5.2026")] == [
        "2026-05-05"
    ] * 4
    for text in ("5/5", "30/2/2026", "", "5/5/26", "0001-01-01", "9999-12-31", "5/5/2026 và 6/6/2026"):
        assert read_day(text) is None, text


def test_marks_and_hatches_tell_the_states_apart_without_colour(history):
    cells = timed(matrix(history.reader(), "dossiers", "ha-noi", "2026-11", TODAY), history.lines())
    cells["mark"] = cells["timing"].where((cells["state"] == "reported") & (cells["timing"] != ""), cells["state"])
    cells["row"] = 0
    labels = cells.drop_duplicates("period").sort_values("due")["period"].tolist()
    chart = drawn(cells[cells["mark"] != ""], ["Hà Nội"], labels, mode="light", language="vi")
    marks = {trace.name: (set(trace.text), trace.marker.pattern.shape) for trace in chart.data}
    assert {"late", "on_time", "missing", "not_applicable", "not_due"} <= set(marks)
    looks = [(sign, shape) for (sign,), shape in ((tuple(t), s) for t, s in marks.values())]
    assert len(set(looks)) == len(looks) and marks["missing"][1] == "/" and len(set(MARKS.values())) == len(MARKS)


def test_a_zero_is_a_mark_of_its_own(screen, history):
    shown = texts_of(screen(history, "chat-luong", noi="ha-noi", ky="2026-10", linh_vuc="hotline"))
    assert f"0 {quality_words.MARKS['zero'].vi}: 1" in shown


def test_every_subject_draws_for_the_nation_and_a_province(screen, sample_store):
    for subject in subjects():
        for place in ("vn", "dong-thap@2025"):
            test = screen(sample_store, "chat-luong", noi=place, linh_vuc=subject)
            assert not test.exception, (subject, place)


def test_the_last_check_and_the_last_backup_are_said(screen, history, tmp_path):
    verify_behind(history).join()
    shown = texts_of(screen(history, "chat-luong"))
    assert quality_words.NO_BACKUP.vi in shown and quality_words.CHECKED.vi.split("{")[0] in shown
    back_up(history, tmp_path / "sao-luu")
    assert quality_words.BACKED_UP.vi.split("{")[0] in texts_of(screen(history, "chat-luong"))
    history.decide("setting", name="x", value=1)
    shown = texts_of(screen(history, "chat-luong"))
    assert "1 quyết định sau đó chưa có trong bản sao" in shown


def test_a_store_that_cannot_be_locked_is_said_to_be_unchecked(screen, tmp_path):
    """As in a folder that may only be read: the figures are there, the check is not, and a sentence says why."""
    store = new_store(tmp_path / "store", facts("ha-noi", "2026-10", dossiers_resolved=200))
    store.reader()
    next((store.folder / "batches").glob("*.parquet")).write_bytes(b"damaged")
    (store.folder / "lock").unlink(missing_ok=True)
    (store.folder / "lock").mkdir()
    verify_behind(store).join()
    test = screen(store, "chat-luong")
    assert "Không ghi được vào thư mục kho số liệu" in test.warning[0].value and not test.exception
    assert quality_words.CHECK_FOUND.vi.split("{")[0] in texts_of(test)
    assert quality_words.NOTHING_TO_CHECK.vi in texts_of(screen(store, "chat-luong", noi="vn", ky="2025-06"))
