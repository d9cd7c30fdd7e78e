"""What a person chose for an open number is known the next time, for the same words and no others."""

import json

import pytest

from data.refusals import StoreError
from data.store import Store
from loaders.files.glimpse import FOUND
from loaders.load import confirm, prepare
from loaders.phrases import forget_phrase
from tests.loaders.build_documents import docx
from tests.pages.conftest import TODAY

HEAD = ("BÁO CÁO", "Kết quả công tác tháng {month} năm 2026 của Văn phòng UBND tỉnh Đồng Tháp", "I. KẾT QUẢ")
TREES = "Trong tháng {month}, Văn phòng trồng mới {count} cây xanh trong khuôn viên."
MEASURE = "documents_incoming"  # whatever a person may choose


def report(month, *lines, count=77):
    return docx([line.format(month=month, count=count) for line in (*HEAD, *lines)])


def numbers(store, content, answers=None):
    preview = prepare(store, content, "bao-cao.docx", answers=answers or {}, today=TODAY)
    return preview, {row["value"]: row for row in json.loads(preview.reading.notes[FOUND])}


def chosen(store, content, value, measure=MEASURE):
    """Choose a measure for a number, and load the document."""
    _, rows = numbers(store, content)
    preview, _ = numbers(store, content, {f"prose:{rows[value]['locator']}": measure})
    return confirm(store, preview, "An")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def test_the_same_words_have_the_measure_the_next_month(store):
    assert not numbers(store, report(6, TREES))[1][77]["measure"]
    chosen(store, report(6, TREES), 77)
    line = store.lines()[-1]
    assert line.kind == "phrase" and line.who == "An"
    assert line.payload["words"] == "trong tháng #, văn phòng trồng mới # cây xanh trong khuôn viên"
    row = numbers(store, report(7, TREES, count=41))[1][41]
    assert (row["measure"], row["reason"], row["is_taken"]) == (MEASURE, "learnt", True)
    assert row["period_label"] == "2026-07" and row["place"] == "dong-thap@2025"


@pytest.mark.parametrize(
    "line",
    [
        "Trong tháng {month}, Văn phòng trồng thêm {count} cây xanh trong khuôn viên.",
        "Trong tháng {month}, Văn phòng trồng mới {count} cây cảnh trong khuôn viên.",
        "Trong tháng {month}, Văn phòng trồng mới {count}% cây xanh trong khuôn viên.",
        "Phấn đấu trong tháng {month}, Văn phòng trồng mới {count} cây xanh trong khuôn viên.",
    ],
)
def test_other_words_have_not(store, line):
    chosen(store, report(6, TREES), 77)
    assert not numbers(store, report(7, line, count=41))[1][41]["is_taken"]


def test_a_clause_further_on_is_proposed_and_so_is_what_stands_at_a_day(store):
    second = "Cổng thông tin điện tử đăng 25 tin, văn phòng trồng mới {count} cây xanh trong khuôn viên."
    chosen(store, report(6, second), 77)
    row = numbers(store, report(7, second, count=41))[1][41]
    assert (row["measure"], row["reason"], row["is_taken"]) == (MEASURE, "learnt", False)
    chosen(store, report(6, TREES), 77, "dossiers_pending")
    row = numbers(store, report(7, TREES, count=41))[1][41]
    assert (row["measure"], row["is_taken"]) == ("dossiers_pending", False)


def test_said_twice_differently_neither_is_taken(store):
    chosen(store, report(6, TREES), 77)
    other = TREES.replace("{count}", "52")
    rows = numbers(store, report(7, TREES, other, count=41))[1]
    assert {rows[value]["reason"] for value in (41, 52)} == {"double"}
    assert not rows[41]["is_taken"] and not rows[52]["is_taken"]


def test_words_with_two_measures_too_few_words_or_a_name_are_not_remembered(store):
    content = report(
        6, TREES, TREES.replace("{count}", "52"), "Bà Nguyễn Thị Hoa tặng văn phòng 31 cây xanh quý.", "Có 19 cây."
    )
    _, rows = numbers(store, content)
    picked = dict(zip((77, 52, 31, 19), (MEASURE, "meetings_served", "documents_issued_ubnd", "portal_photos")))
    answers = {f"prose:{rows[value]['locator']}": measure for value, measure in picked.items() if value in rows}
    assert len(answers) >= 3
    confirm(store, numbers(store, content, answers)[0], "An")
    assert not store.reader(fresh=True).decisions.phrases


def test_what_is_forgotten_is_open_again(store):
    chosen(store, report(6, TREES), 77)
    ((kind, words),) = store.reader(fresh=True).decisions.phrases
    forget_phrase(store, kind, words, "Bình")
    assert not numbers(store, report(7, TREES, count=41))[1][41]["measure"]
    assert store.reader(fresh=True).rows("SELECT value FROM live") == [(77.0,)]
    with pytest.raises(StoreError):
        forget_phrase(store, kind, words)
