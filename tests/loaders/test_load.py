"""From file to preview to batch: what is new, what changes, what must be chosen, what is never stored."""

import hashlib
from pathlib import Path

import pytest

from data.names import fold
from data.refusals import StoreChanged
from data.store import Store
from loaders.load import LoadRefused, confirm, prepare
from loaders.template.workbook import write_template
from tests.loaders.build import MY_THO, NOI_VU, TODAY, Y_TE, Form06a, hotline, reading_of, save, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def preview_of(store: Store, content: bytes, **request):
    return prepare(store, content, "biểu 6a.xlsx", today=TODAY, **request)


def load(store: Store, content: bytes, **request):
    return confirm(store, preview_of(store, content, **request), "lan")


def corrected() -> Form06a:
    """The same report with one dossier more received online and pending at Sở Nội vụ."""
    form = Form06a()
    form.rows[1] = (1, "Sở Nội vụ", (121, 71, *NOI_VU[2:8], 21, 16, 5))
    return form


def live(store: Store) -> dict[tuple, float]:
    return {
        (measure, unit): value for measure, unit, value in store.reader().rows("SELECT measure, unit, value FROM live")
    }


def everything(folder: Path) -> dict[str, str]:
    """Every file of the store with the hash of its bytes; the lock aside."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def test_a_first_file_is_all_new_and_stored_on_confirmation(store):
    preview = preview_of(store, Form06a().bytes())
    assert (preview.verdict, len(preview.new), preview.changed, preview.unchanged, preview.missing) == (
        "warn",
        33,
        [],
        [],
        [],
    )
    assert not store.batches()
    batch = confirm(store, preview, "lan")
    assert (batch.facts, batch.source, batch.rank, batch.who) == (33, "form_06a", 1, "lan")
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 120
    assert store.original_of(batch).read_bytes() == preview.content


def test_the_same_file_twice_changes_nothing_and_says_when_it_was_loaded(store):
    content = Form06a().bytes()
    batch = load(store, content)
    before = everything(store.folder)
    again = preview_of(store, content)
    assert (again.verdict, again.is_unchanged, again.already.id) == ("accept", True, batch.id)
    notice = next(p for p in again.problems if p.code == "already_loaded")
    assert "0 thay đổi" in notice.message_vi and "lan" in notice.message_vi and "đã nạp lúc" in notice.message_vi
    assert "0 changes" in notice.message_en
    assert confirm(store, again) is None and everything(store.folder) == before


def test_the_same_figures_in_other_bytes_are_no_change(store):
    load(store, Form06a().bytes())
    again = preview_of(store, Form06a(merged=False).bytes())
    assert again.is_unchanged and again.already is None and len(again.unchanged) == 33
    assert [p.code for p in again.problems] == ["no_change"]
    assert confirm(store, again) is None


def test_a_corrected_file_shows_old_and_new_and_supersedes(store):
    first = load(store, Form06a().bytes())
    preview = preview_of(store, corrected().bytes())
    assert {(c.fact.measure, c.fact.locator, c.old, c.fact.value) for c in preview.changed} == {
        ("dossiers_received", "Biểu 6a!C13", 120, 121),
        ("dossiers_received_online", "Biểu 6a!D13", 70, 71),
        ("dossiers_pending", "Biểu 6a!K13", 20, 21),
        ("dossiers_pending_in_time", "Biểu 6a!L13", 15, 16),
    }
    assert (len(preview.unchanged), preview.new, preview.verdict) == (29, [], "accept")
    second = confirm(store, preview)
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 121
    store.withdraw(second.id)
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 120
    store.restore(second.id)
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 121
    assert [b.id for b in store.batches()] == [first.id, second.id]


def test_rule_02_same_bytes_short_circuit_only_if_nothing_would_change(store):
    """Rule 2: loaded, then superseded: the old bytes would change figures again, so they are no repeat."""
    content = Form06a().bytes()
    load(store, content)
    load(store, corrected().bytes())
    again = preview_of(store, content)
    assert again.already is None and len(again.changed) == 4
    withdrawn = load(store, content)
    store.withdraw(withdrawn.id)
    assert len(preview_of(store, content).changed) == 4


def test_rule_01_a_window_that_differs_from_the_stored_one_is_asked(store):
    """Rule 1: two windows under one label are two versions of one number, never two numbers."""
    load(store, Form06a().bytes())
    calendar = Form06a(window="(Từ ngày 01/6/2026 đến ngày 30/6/2026)")
    calendar.rows[1] = (1, "Sở Nội vụ", (130, 80, *NOI_VU[2:8], 30, 25, 5))
    preview = preview_of(store, calendar.bytes())
    asked = [p for p in preview.problems if p.severity == "ask"]
    assert [(p.code, p.question, list(p.choices)) for p in asked] == [("window_differs", "window", ["replace", "keep"])]
    assert "15/05/2026 – 14/06/2026" in asked[0].message_vi and "01/06/2026 – 30/06/2026" in asked[0].message_vi
    with pytest.raises(LoadRefused):
        confirm(store, preview)
    as_stored = preview_of(store, calendar.bytes(), answers={"window": "keep"})
    assert as_stored.is_unchanged and confirm(store, as_stored) is None
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 120
    load(store, calendar.bytes(), answers={"window": "replace"})
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 130
    assert store.reader().rows(
        "SELECT count(*), count(DISTINCT period_start) FROM live "
        "WHERE measure = 'dossiers_received' AND unit = 'Sở Nội vụ'"
    ) == [(1, 1)]


def test_a_window_of_another_source_is_a_warning(store):
    heading = ["Kênh", "Tiếp nhận", "Tỷ lệ xử lý"]
    rows = [["Điện thoại", 316, None], ["Cộng", 316, None]]
    load(store, hotline(rows, heading, "Tháng 6/2026 (Từ ngày 15/5/2026 đến ngày 14/6/2026)"))
    assert preview_of(store, hotline(rows, heading, "Tháng 6/2026")).verdict == "ask"  # the same source
    fact = reading_of(Form06a(window="").bytes()).facts[0]
    load(store, Form06a().bytes())
    preview = preview_of(store, write_template([fact]))
    assert [p.code for p in preview.problems if p.severity == "warn"][-1] == "window_of_other_source"


def test_fewer_units_than_the_stored_period_are_asked_and_never_wiped(store):
    load(store, Form06a().bytes())
    form = corrected()
    form.rows = form.rows[:2]
    preview = preview_of(store, form.bytes())
    assert len(preview.missing) == 22
    asked = next(p for p in preview.problems if p.severity == "ask")
    assert asked.code == "fewer_units" and "Sở Y tế" in asked.message_vi and "UBND phường Mỹ Tho" in asked.message_vi
    load(store, form.bytes(), answers={"fewer_units": "keep"})
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 121
    assert live(store)["dossiers_received", "Sở Y tế"] == Y_TE[0]
    assert live(store)["dossiers_received", "UBND phường Mỹ Tho"] == MY_THO[0]


def test_a_figure_the_file_lacks_is_listed_and_stays(store):
    load(store, hotline())
    rows = [[1, "Điện thoại", 317, 311, 6, 301, 10, None]]
    preview = preview_of(store, hotline(rows))
    assert len(preview.missing) == 11 and len(preview.changed) == 3
    confirm(store, preview)
    assert store.reader().rows("SELECT sum(value) FROM live WHERE measure = 'hotline_received'") == [(317 + 106 + 746,)]


def test_what_must_be_chosen_is_not_stored_and_the_answer_loads_it(store):
    content = Form06a(period="", window="", agency=(), signature=False).bytes()
    preview = preview_of(store, content)
    assert {p.question for p in preview.problems if p.severity == "ask"} == {"period", "place"}
    with pytest.raises(LoadRefused) as refused:
        confirm(store, preview)
    assert refused.value.message_vi and refused.value.message_en and not store.batches()
    answered = preview_of(store, content, answers={"period": "2026-06", "place": "Đồng Tháp"})
    assert confirm(store, answered).labels == ("2026-06",)
    same = preview_of(store, content, place="Đồng Tháp", period="2026-06")
    assert same.is_unchanged


def test_rule_17_a_name_mapped_once_is_remembered(store):
    load(store, Form06a().bytes())
    form = corrected()
    form.rows[1] = (1, "Sở Nộ vụ", form.rows[1][2])
    preview = preview_of(store, form.bytes())
    question = next(p.question for p in preview.problems if p.severity == "ask" and p.code == "unit_alike")
    load(store, form.bytes(), answers={question: "Sở Nội vụ", "fewer_units": "keep"})
    assert store.reader().decisions.unit_names == {("dong-thap@2025", fold("Sở Nộ vụ")): "Sở Nội vụ"}
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 121
    assert preview_of(store, form.bytes()).is_unchanged


def test_rule_18_verdicts(store):
    """accept: as it stands; normalise: a safe change, shown; warn: on confirmation; ask: a person; reject: nothing."""
    assert preview_of(store, hotline()).verdict == "accept"
    load(store, Form06a().bytes())
    lost = corrected()
    lost.total = ""
    lost.rows[2] = (2, "Sở Y tế", (1.25, *Y_TE[1:4], 1.2, *Y_TE[5:]))
    assert preview_of(store, lost.bytes()).verdict == "normalise"
    wrong = corrected()
    wrong.total_values = (9,) * 11
    assert preview_of(store, wrong.bytes()).verdict == "warn"
    unreadable = corrected()
    unreadable.rows[2] = (2, "Sở Y tế", ("1.2.5", *Y_TE[1:]))
    assert preview_of(store, unreadable.bytes()).verdict == "ask"
    assert preview_of(store, table([["xin chào"]])).verdict == "reject"


@pytest.mark.parametrize(
    ("content", "code", "vi", "en"),
    [
        (b"", "empty_file", "rỗng", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture", "ảnh", "picture"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "mật khẩu", "password"),
        (table([[1, 2]])[:-200], "broken_file", "tải chưa hết", "cut short"),
        (table([["Họ tên", "Lương"], ["A", 5]]), "layout_unknown", "Chưa nhận ra", "recognised"),
    ],
    ids=["empty", "photo", "password", "truncated", "unknown layout"],
)
def test_a_wrong_file_gets_a_sentence_and_leaves_the_store_untouched(store, content, code, vi, en):
    load(store, Form06a().bytes())
    before = everything(store.folder)
    preview = preview_of(store, content)
    assert preview.verdict == "reject" and [p.code for p in preview.problems] == [code]
    assert vi in preview.problems[0].message_vi and en in preview.problems[0].message_en
    with pytest.raises(LoadRefused):
        confirm(store, preview)
    assert everything(store.folder) == before


def test_a_preview_leaves_the_store_untouched(store):
    load(store, Form06a().bytes())
    before = everything(store.folder)
    preview_of(store, corrected().bytes())
    assert everything(store.folder) == before


def test_somebody_else_in_between_is_noticed_when_it_matters(store):
    load(store, Form06a().bytes())
    preview = preview_of(store, corrected().bytes())
    other = corrected()
    other.rows[1] = (1, "Sở Nội vụ", (122, 72, *NOI_VU[2:8], 22, 17, 5))
    load(store, other.bytes())
    with pytest.raises(StoreChanged):
        confirm(store, preview)
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 122


def test_somebody_elses_other_file_in_between_does_not_matter(store):
    load(store, Form06a().bytes())
    preview = preview_of(store, corrected().bytes())
    load(store, hotline())
    assert confirm(store, preview).facts == 33
    assert live(store)["dossiers_received", "Sở Nội vụ"] == 121


def test_rule_14_of_reliability_a_period_twice_in_a_file_is_asked(store):
    book = Form06a().workbook()
    copy = book.copy_worksheet(book.active)
    copy["C13"] = 999
    preview = preview_of(store, save(book))
    assert [p.code for p in preview.problems if p.severity == "ask"] == ["period_twice"]
