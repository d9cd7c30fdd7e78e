"""What stands beside a sentence of the overview: its mark by the status or the change, and where its link leads."""

import pytest

from metrics.answers.overview import overview
from metrics.answers.summary import Change
from pages.overview.changes import sentence_of, where_of
from pages.parts import links
from pages.parts.view import View
from tests.figures import facts, new_store
from tests.pages.conftest import TODAY

PLACE, PERIOD = "hue", "2026-10"
HOTLINE = "hotline_resolution_rate"
TARGET = {"kpi": HOTLINE, "place": "", "value": 95.0, "watch": 2.0, "since": "2026-01-01", "basis": "KH"}


def hotline_store(folder, resolved, **target):
    """One month of the hotline of one province."""
    store = new_store(folder, facts(PLACE, PERIOD, hotline_received=100.0, hotline_resolved=resolved))
    store.decide("target", **(TARGET | target))
    return store


def view_of(store, language="vi"):
    return View(language, "light", False, store, store.reader(), TODAY)


def marks_and_sentences(test):
    """The texts of a screen in their order."""
    return [element.value for element in test.markdown]


@pytest.mark.parametrize(
    ("resolved", "tone", "mark"),
    [(99.0, "good", ":blue[▲]"), (94.0, "watch", ":orange[●]"), (50.0, "act", ":red[▼]")],
)
def test_the_hotline_is_marked_by_its_status_against_the_target(screen, tmp_path, resolved, tone, mark):
    store = hotline_store(tmp_path, resolved)
    answer = overview(store.reader(), PLACE, PERIOD, TODAY)
    (change,) = answer.changes
    assert (change.code, change.tone) == ("hotline", tone)
    text = f"Tổng đài 1022 đã xử lý **{resolved:.0f}/100** phiếu ({resolved:.0f},00\u00a0%)."
    assert sentence_of(view_of(store), answer, change) == text
    texts = marks_and_sentences(screen(store, noi=PLACE, ky=PERIOD))
    assert texts[texts.index(text) - 1] == mark


def test_the_hotline_without_a_target_is_neither_good_nor_bad(screen, tmp_path):
    store = hotline_store(tmp_path, 50.0, value=None, watch=None)
    (change,) = overview(store.reader(), PLACE, PERIOD, TODAY).changes
    assert change.code == "hotline" and change.tone is None
    assert ":gray[○]" in marks_and_sentences(screen(store, noi=PLACE, ky=PERIOD))


def test_a_rise_and_a_fall_say_which_and_are_marked_by_what_they_mean(tmp_path):
    """On time up is good, overdue up is not; the words follow the sign, the mark the meaning."""
    months = {"2026-09": (90.0, 5.0), "2026-10": (95.0, 9.0)}
    store = new_store(
        tmp_path,
        [
            f
            for label, (in_time, overdue) in months.items()
            for f in facts(
                PLACE,
                label,
                dossiers_resolved=100.0,
                dossiers_resolved_early_or_on_time=in_time,
                dossiers_resolved_late=100 - in_time,
                dossiers_pending=50.0,
                dossiers_pending_overdue=overdue,
            )
        ],
    )
    answer = overview(store.reader(), PLACE, PERIOD, TODAY)
    by_code = {change.code: change for change in answer.changes}
    view = view_of(store)
    english = view_of(store, "en")
    assert "rose by **5.00" in sentence_of(english, answer, by_code["rate"])
    assert "which rose by 4." in sentence_of(english, answer, by_code["overdue"])
    assert by_code["rate"].tone == "good" and "tăng **5,00" in sentence_of(view, answer, by_code["rate"])
    assert by_code["overdue"].tone == "act" and ", tăng 4." in sentence_of(view, answer, by_code["overdue"])


@pytest.mark.parametrize(
    ("code", "kpi", "path"),
    [
        ("rate", "on_time_rate", "ho-so"),
        ("hotline", HOTLINE, "tong-dai"),
        ("rank", "late_per_1000", "so-sanh"),
    ],
)
def test_a_sentence_leads_to_its_numbers(tmp_path, monkeypatch, code, kpi, path):
    monkeypatch.setattr(links.st, "session_state", {links.SUBJECTS: {"dossiers": "ho-so", "hotline": "tong-dai"}})
    store = hotline_store(tmp_path, 99.0)
    answer = overview(store.reader(), PLACE, PERIOD, TODAY)
    where, question = where_of(view_of(store, "en"), answer, Change(code, kpi, None, {}))
    assert where == path and question | {"noi": PLACE, "ky": PERIOD, "lang": "en"} == question
    assert question.get("chi-tieu") == (kpi if code == "rank" else None)
