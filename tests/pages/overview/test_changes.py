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
    store = hotline_store(tmp_path, 50.0, value=None, watch=None, none=True)
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


def rate_sentences(folder, then, now):
    """What is said of the on-time rate, in both languages; late and resolved of Sở A, Sở B and Sở C in two months."""
    figures = []
    for label, counts in (("2026-09", then), ("2026-10", now)):
        for unit, (late, resolved) in zip(("Sở A", "Sở B", "Sở C"), counts):
            figures += facts(
                PLACE,
                label,
                unit=unit,
                dossiers_resolved=resolved,
                dossiers_resolved_early_or_on_time=resolved - late,
                dossiers_resolved_late=late,
            )
    store = new_store(folder, figures)
    answer = overview(store.reader(), PLACE, PERIOD, TODAY)
    (change,) = (change for change in answer.changes if change.code == "rate")
    return [sentence_of(view_of(store, language), answer, change) for language in ("vi", "en")]


def test_a_share_is_of_those_who_rose_and_never_of_the_net_change(tmp_path):
    """On time 90 → 96, 94 → 96 and 100 → 98 % of 100 each: +2 points net, of which +2,67 by A and B, A ¾ of that."""
    vietnamese, english = rate_sentences(tmp_path, ((10, 100), (6, 100), (0, 100)), ((4, 100), (4, 100), (2, 100)))
    assert vietnamese == (
        "Tỷ lệ đúng hạn tăng **2,00 điểm %** so với tháng 9/2026; các đơn vị có tỷ lệ tăng góp +2,67 điểm %, "
        "riêng **Sở A** chiếm **75\u00a0%** của phần đó (nay 4 hồ sơ quá hạn)."
    ).replace("2,00 điểm %", "2,00\u00a0điểm\u00a0%").replace("2,67 điểm %", "2,67\u00a0điểm\u00a0%")
    assert "units whose rate rose make +2.67" in english and "of which **Sở A** is **75%** (now 4 late)" in english


def test_one_alone_that_fell_is_named_without_a_share(tmp_path):
    """99, 98 and 97 %, then C 94 %: only C fell, by 3 points of a third of the dossiers."""
    vietnamese, _ = rate_sentences(tmp_path, ((1, 100), (2, 100), (3, 100)), ((1, 100), (2, 100), (6, 100)))
    assert "; chỉ tỷ lệ của **Sở C** giảm, góp −1,00" in vietnamese and "chiếm" not in vietnamese


def test_who_improved_is_not_blamed_for_a_fall_by_the_mix(tmp_path):
    """A 90 → 92 % and 100 → 300 dossiers, B 98 % both times, 300 → 100: 96 → 93,5 %; the mix −3,5, own rates +1."""
    vietnamese, english = rate_sentences(tmp_path, ((10, 100), (6, 300)), ((24, 300), (2, 100)))
    assert "giảm **2,50" in vietnamese and "Sở A" not in vietnamese and "Sở B" not in vietnamese
    assert "; chủ yếu do cơ cấu hồ sơ giữa các đơn vị thay đổi (−3,50" in vietnamese
    assert "phần do tỷ lệ của chính các đơn vị là +1,00" in vietnamese
    assert "mainly because the mix of dossiers among units changed (−3.50" in english


@pytest.mark.parametrize(("tet", "text"), [(True, "31.000, tháng có Tết Nguyên đán."), (False, "31.000.")])
def test_what_is_out_of_the_ordinary_in_the_month_of_tet_says_so(tmp_path, tet, text):
    store = hotline_store(tmp_path, 99.0)
    answer = overview(store.reader(), PLACE, PERIOD, TODAY)
    values = {"value": 9000.0, "low": 21000.0, "high": 31000.0, "tet": tet}
    change = Change("unusual", "dossiers_received_new", "watch", values)
    assert sentence_of(view_of(store), answer, change).endswith(text)


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
