"""Reports in prose as a source: figures by paragraph and characters, what is asked, what a person answers."""

import json

import pytest

from data.store import Store
from loaders.files.documents import read_content, read_text
from loaders.files.glimpse import FOUND, TEXT
from loaders.load import confirm, prepare
from loaders.recognise import read
from loaders.tables.context import Context
from tests.loaders.build import TODAY, reading_of
from tests.loaders.build_documents import REPORT, doc, docx, grid, paragraph, pdf

CLAIMED = (docx, pdf, doc, "\n".join(REPORT).encode)
HEAD = "BÁO CÁO\nKết quả công tác tháng 6 năm 2026 của tỉnh Đồng Tháp\nI. KẾT QUẢ\n"


def report_of(text, **context):
    document = read_text(HEAD + text)
    return document, read(document, Context(**{"today": TODAY} | context))


def taken(reading):
    return {fact.measure: fact.value for fact in reading.facts}


@pytest.mark.parametrize("build", CLAIMED, ids=range(4))
def test_a_report_is_read_the_same_in_every_format(build):
    reading = reading_of(build())
    assert taken(reading) == {
        "dossiers_received": 1250,
        "dossiers_resolved": 1100,
        "dossiers_resolved_early": 800,
        "dossiers_resolved_on_time": 280,
        "dossiers_resolved_late": 20,
        "dossiers_pending": 150,
    }
    assert {(f.place, f.unit, f.period_label, f.counted) for f in reading.facts} == {
        ("dong-thap@2025", "", "2026-06", "hồ sơ")
    }
    assert reading.verdict == "accept"


def test_a_figure_leads_to_its_characters():
    document, reading = report_of("Toàn tỉnh tiếp nhận trên 1.250 hồ sơ.")
    (fact,) = reading.facts
    first, last = map(int, fact.locator.partition("!")[2].split("-"))
    assert document.text[first:last] == fact.raw == "1.250" and fact.qualifier == "over"
    assert fact.locator.startswith("Đoạn 4!")
    assert json.loads(reading.notes[TEXT])["text"] == document.text


def test_what_has_no_measure_is_found_and_left_open():
    _, reading = report_of("Toàn tỉnh tiếp nhận 1.250 hồ sơ; trồng 300 cây xanh.")
    assert taken(reading) == {"dossiers_received": 1250}
    (tree,) = [one for one in json.loads(reading.notes[FOUND]) if not one["measure"]]
    assert (tree["value"], tree["counted"], tree["is_taken"], tree["reason"]) == (300, "cây xanh", False, "open")
    assert [p.code for p in reading.problems] == ["prose_open"]
    _, reading = report_of(
        "Toàn tỉnh tiếp nhận 1.250 hồ sơ; trồng 300 cây.", answers={f"prose:{tree['locator']}": "meetings_served"}
    )
    assert taken(reading)["meetings_served"] == 300


def test_a_person_leaves_out_what_was_ticked():
    document, reading = report_of("Toàn tỉnh tiếp nhận 1.250 hồ sơ, giải quyết 900 hồ sơ.")
    first = reading.facts[0].locator
    again = read(document, Context(today=TODAY, answers={f"prose:{first}": "leave"}))
    assert taken(again) == {"dossiers_resolved": 900}


@pytest.mark.parametrize(
    ("text", "choices"), [("151.10", {"15110", "skip"}), ("15.110 nghìn", {"15110", "15110000", "skip"})]
)
def test_a_number_that_may_be_several_is_asked(text, choices):
    document, reading = report_of(f"Toàn tỉnh tiếp nhận {text} hồ sơ.")
    (problem,) = [p for p in reading.problems if p.severity == "ask"]
    assert (problem.code, set(problem.choices), reading.facts) == ("prose_number", choices, [])
    answered = read(document, Context(today=TODAY, answers={problem.question: "15110"}))
    assert taken(answered) == {"dossiers_received": 15110} and answered.verdict == "accept"
    skipped = read(document, Context(today=TODAY, answers={problem.question: "skip"}))
    assert skipped.facts == [] and not any(p.severity == "ask" for p in skipped.problems)


def test_period_and_place_that_nobody_says_are_asked():
    document = read_text("Trung tâm đã tiếp nhận tổng số 1.250 hồ sơ của người dân và doanh nghiệp.")
    reading = read(document, Context(today=TODAY))
    assert [(p.code, p.question) for p in reading.problems if p.severity == "ask"] == [("prose_period", "period")]
    reading = read(document, Context(today=TODAY, period="2026-06"))
    assert ("prose_place", "place") in [(p.code, p.question) for p in reading.problems]
    reading = read(document, Context(today=TODAY, answers={"period": "2026-06", "place": "Đồng Tháp"}))
    assert taken(reading) == {"dossiers_received": 1250}


def test_a_period_or_place_that_the_report_contradicts_is_asked():
    text = "Toàn tỉnh tiếp nhận 1.250 hồ sơ."
    _, reading = report_of(text, period="2026-05")
    assert [(p.code, set(p.choices)) for p in reading.problems] == [("period_contradiction", {"2026-05", "2026-06"})]
    _, reading = report_of(text, period="2026-05", answers={"period": "2026-05"})
    assert [f.period_label for f in reading.facts] == ["2026-05"] and reading.verdict == "accept"
    _, reading = report_of(text, place="Quảng Ngãi")
    assert [(p.code, p.question) for p in reading.problems] == [("place_contradiction", "place")]


def test_the_same_measure_with_two_numbers_is_left_to_a_person():
    _, reading = report_of("Toàn tỉnh tiếp nhận 1.250 hồ sơ. Như vậy toàn tỉnh tiếp nhận 1.260 hồ sơ.")
    (problem,) = [p for p in reading.problems if p.code == "prose_double"]
    assert reading.facts == [] and "1.250" in problem.message_vi and "1.260" in problem.message_vi


def test_estimates_and_plans_are_no_figures():
    _, reading = report_of("Ước trong tháng 6, toàn tỉnh tiếp nhận 1.250 hồ sơ.")
    assert reading.facts == [] and any(p.code == "prose_unsure" for p in reading.problems)
    _, reading = report_of("II. NHIỆM VỤ TRỌNG TÂM THÁNG 7/2026\nPhấn đấu tiếp nhận 1.250 hồ sơ.")
    assert reading.facts == [] and reading.verdict == "reject"


def test_a_letter_without_figures_is_refused():
    _, reading = report_of("Yêu cầu các đơn vị triển khai thực hiện nghiêm túc trước ngày 25/7/2026.")
    assert [(p.code, p.severity) for p in reading.problems] == [("prose_nothing", "reject")]


def test_contradictions_are_said_with_their_sentences():
    _, reading = report_of(
        "Đã giải quyết 1.100 hồ sơ, trong đó trước hạn 800 hồ sơ, đúng hạn 280 hồ sơ, quá hạn 30 hồ sơ."
    )
    (problem,) = [p for p in reading.problems if p.severity == "warn"]
    assert problem.code == "identity" and "Câu: “" in problem.message_vi and "Text: “" in problem.message_en
    _, reading = report_of("Về quy định TTHC: tiếp nhận 0 PAKN, đã xử lý 0 PAKN, đạt 100%.")
    assert [p.code for p in reading.problems] == ["rate_of_zero"]
    _, reading = report_of("Trang Facebook có hơn 770.000 người tiếp cận, 800.000 lượt tương tác.")
    assert [p.code for p in reading.problems] == ["above_reach"]


def test_a_table_in_a_document_goes_the_way_of_tables():
    rows = [
        ["Đơn vị", "Tiếp nhận", "Giải quyết", "Trễ hạn"],
        ["Sở Y tế", "50", "40", "1"],
        ["Sở Nội vụ", "20", "18", "0"],
    ]
    body = "".join(map(paragraph, REPORT)) + paragraph("Tình hình giải quyết hồ sơ thủ tục hành chính") + grid(rows)
    reading = read(
        read_content(docx(body=body)), Context(today=TODAY, known_units={"dong-thap@2025": ["Sở Y tế", "Sở Nội vụ"]})
    )
    cells = {fact.locator: (fact.unit, fact.value) for fact in reading.facts if fact.locator.startswith("Bảng")}
    assert cells["Bảng 1!B2"] == ("Sở Y tế", 50) and cells["Bảng 1!C3"] == ("Sở Nội vụ", 18)
    assert taken(reading)["dossiers_pending"] == 150


def test_numbers_of_persons_keep_the_file_out():
    _, reading = report_of("Toàn tỉnh tiếp nhận 1.250 hồ sơ. Liên hệ ông Bình, điện thoại 0912345678.")
    assert reading.is_personal and taken(reading) == {"dossiers_received": 1250}


def test_a_report_is_stored_and_traced_to_its_characters(tmp_path):
    store = Store(tmp_path / "store")
    preview = prepare(store, docx(), "bao-cao.docx", today=TODAY)
    assert (preview.verdict, len(preview.new)) == ("accept", 6)
    batch = confirm(store, preview)
    assert batch.facts == 6
    cells = [fact["locator"] for fact in store.facts_of(batch)]
    assert sorted(cells) == sorted(fact.locator for fact in preview.new) and cells[0].startswith("Đoạn 4!")
    assert prepare(store, docx(), "bao-cao.docx", today=TODAY).is_unchanged
