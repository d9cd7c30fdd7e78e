"""What a list says in words and in terms: asked where nobody knows it, never silently open and overdue."""

import json
from datetime import date

import pytest

from data.facts import Problem, Reading
from data.names import fold
from loaders.lists.status_words import meaning_of
from tests.loaders.build import reading_of, table
from tests.loaders.case_lists import DOSSIER_HEADINGS, TICKET_HEADINGS, dossier, ticket

TITLE = [["DANH SÁCH HỒ SƠ THÁNG 6 NĂM 2026"], ["UBND TỈNH ĐỒNG THÁP"]]
IN, DUE, OUT = date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 8)


def listed(*rows: list, more: tuple[str, ...] = ()) -> bytes:
    """A list of these dossiers, each with a number of its own; `more`: headings beside the usual ones."""
    numbered = [[n, f"H{n}", *row[1:]] for n, row in enumerate(rows, 1)]
    return table([*TITLE, [*DOSSIER_HEADINGS, *more], *numbered])


def asked(reading: Reading) -> list[Problem]:
    return [p for p in reading.problems if p.severity == "ask"]


def counts(reading: Reading) -> dict[str, float]:
    """The figures of the one office that are not zero."""
    wholes = [f for f in reading.facts if not f.field and not f.procedure]
    return {f.measure.removeprefix("dossiers_"): f.value for f in wholes if f.value}


def test_each_status_nobody_knows_is_asked_once_with_its_number():
    rows = [dossier(IN, DUE, None, status) for status in ("Luân chuyển", "LUÂN CHUYỂN", "Liên thông", "Đang xử lý")]
    first, second = asked(reading_of(listed(*rows)))
    assert (first.code, first.question, second.question) == (
        "status_unknown",
        "status:luân chuyển",
        "status:liên thông",
    )
    assert first.locator == "Sheet1!A4" and "“Luân chuyển” (2 hồ sơ)" in first.message_vi
    assert "“Luân chuyển” (2 dossiers)" in first.message_en
    assert list(first.choices) == ["resolved", "pending", "waiting", "returned", "stopped", "days"]


@pytest.mark.parametrize(
    ("answer", "counted"),
    [
        ("pending", {"pending": 1, "pending_overdue": 1}),
        ("waiting", {"pending": 1, "pending_overdue": 1, "waiting_supplement": 1}),
        ("days", {"pending": 1, "pending_overdue": 1}),
        ("resolved", {}),  # without a day of its result it is neither
        ("returned", {}),
    ],
)
def test_the_answer_says_what_the_word_means(answer, counted):
    content = listed(dossier(IN, DUE, None, "Luân chuyển"))
    reading = reading_of(content, answers={"status:luân chuyển": answer})
    assert asked(reading) == []
    open_or_resolved = {
        key: value for key, value in counts(reading).items() if key.startswith(("pending", "waiting", "resolved"))
    }
    assert open_or_resolved == counted


@pytest.mark.parametrize("status", ["Đã ký", "Đã ban hành", "Đã phát hành văn bản", "Đã cấp giấy phép"])
def test_what_was_signed_without_a_day_is_not_open_and_overdue(status):
    reading = reading_of(listed(dossier(IN, DUE, None, status), dossier(IN, DUE, OUT)))
    assert "pending" not in counts(reading) and counts(reading)["resolved"] == 1
    assert ("result_day_missing", "warn") in {(p.code, p.severity) for p in reading.problems}


@pytest.mark.parametrize("status", ["Chưa ký", "Đang trình ký", "Chờ ký số", "Chờ ban hành"])
def test_what_waits_to_be_signed_is_open(status):
    assert counts(reading_of(listed(dossier(IN, DUE, None, status))))["pending"] == 1


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("Tạm dừng xử lý", "pending"),
        ("Đã dừng xử lý", "stopped"),
        ("Đã trả lại kết quả cho công dân", "resolved"),
        ("Trả lại hồ sơ", "returned"),
        ("Chưa trả kết quả", "pending"),
        ("Chưa có kết quả", "pending"),
        ("Đã có kết quả, chưa đến nhận", "resolved"),
        ("Chờ trả kết quả", "resolved"),
        ("Đang giải quyết, chờ bổ sung", "waiting"),
        ("Đã yêu cầu bổ sung", "waiting"),
        ("Đã bổ sung, đang thẩm định", "pending"),
        ("Không đủ điều kiện giải quyết", "returned"),
        ("Đang chờ trả kết quả", ""),  # says two things
        ("Trút bỏ", ""),  # "rút" is a part of a word
        ("Luân chuyển", ""),
    ],
)
def test_the_longest_wording_counts(status, meaning):
    assert meaning_of(fold(status), "dossiers") == meaning


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("Đã xử lý", "resolved"),
        ("Chưa xử lý xong", "pending"),
        ("Chờ công khai", "pending"),
        ("Từ chối tiếp nhận", "gone"),
        ("Không hợp lệ", "gone"),
        ("Liên thông", ""),
    ],
)
def test_the_longest_wording_of_tickets_counts(status, meaning):
    assert meaning_of(fold(status), "tickets") == meaning


def test_a_status_of_tickets_nobody_knows_is_asked_once():
    days = [date(2026, 6, 1 + n) for n in range(3)]
    rows = [ticket(day, None, None, status) for day, status in zip(days, ("Đã xử lý", "Liên thông", "LIÊN THÔNG"))]
    rows = [[n, f"P{n}", *row[1:]] for n, row in enumerate(rows, 1)]
    content = table([["DANH SÁCH PHIẾU TỔNG ĐÀI 1022 THÁNG 6 NĂM 2026"], *TITLE[1:], TICKET_HEADINGS, *rows])
    (question,) = asked(reading_of(content))
    assert (question.code, question.question) == ("status_unknown", "status:liên thông")
    assert "(2 phiếu)" in question.message_vi and list(question.choices) == ["resolved", "pending", "gone", "days"]
    reading = reading_of(content, answers={question.question: "pending"})
    whole = {f.measure: f.value for f in reading.facts if not (f.channel or f.field or f.unit or f.level)}
    assert (whole["hotline_received"], whole["hotline_pending"]) == (3, 2)


def test_the_readings_are_in_the_reading_with_their_numbers():
    rows = [dossier(IN, DUE, OUT), dossier(IN, DUE, OUT), dossier(IN, DUE, None, "Tạm dừng xử lý")]
    reading = reading_of(listed(*rows))
    expected = [["Đã trả kết quả", "resolved", 2], ["Tạm dừng xử lý", "pending", 1]]
    assert json.loads(reading.notes["statuses"]) == expected
    shown = next(p for p in reading.problems if p.code == "statuses_read")
    assert shown.severity == "info" and "“Đã trả kết quả” (2) → Đã giải quyết" in shown.message_vi
    assert "“Tạm dừng xử lý” (1) → Pending" in shown.message_en


def test_a_column_of_remarks_is_no_column_of_statuses_and_a_person_is_never_quoted():
    rows = [dossier(IN, DUE, None, f"ý kiến số {n}") for n in range(13)]
    (question,) = asked(reading_of(listed(*rows)))
    assert (question.code, list(question.choices)) == ("statuses_unknown", ["days"])
    assert asked(reading_of(listed(*rows), answers={"statuses": "days"})) == []
    named = reading_of(listed(dossier(IN, DUE, None, "Bà Nguyễn Thị Lan"), *[dossier(IN, DUE, OUT)] * 9))
    assert not any("Lan" in p.message_vi + p.question for p in named.problems)
    assert "Lan" not in json.dumps(named.notes, ensure_ascii=False)


LATE = dossier(IN, DUE, date(2026, 6, 15))


def test_a_column_of_days_that_speaks_of_a_term_is_asked():
    content = listed([*LATE, date(2026, 6, 20)], more=("Hạn điều chỉnh lần 2",))
    (question,) = asked(reading_of(content))
    assert (question.code, question.question) == ("term_unknown", "column:Sheet1!N3")
    assert list(question.choices) == ["extended", "skip"]
    assert counts(reading_of(content, answers={question.question: "extended"})).get("resolved_late") is None
    assert counts(reading_of(content, answers={question.question: "skip"}))["resolved_late"] == 1


@pytest.mark.parametrize(("heading", "cell"), [("Thời hạn giải quyết (ngày)", 5), ("Lý do gia hạn", "thiếu giấy tờ")])
def test_days_allowed_and_reasons_are_no_term(heading, cell):
    assert asked(reading_of(listed([*LATE, cell], more=(heading,)))) == []


def test_terms_before_the_receipt_are_asked():
    rows = [dossier(date(2026, 6, day), date(2026, 1, 6), None, "Đang xử lý") for day in (14, 15, 16)]
    content = listed(*rows)
    (question,) = asked(reading_of(content))
    assert (question.code, question.question) == ("terms_reversed", "terms")
    assert "3 hồ sơ" in question.message_vi and "dòng 4, 5, 6" in question.message_vi
    assert counts(reading_of(content, answers={"terms": "keep"}))["pending_overdue"] == 3
    left_out = counts(reading_of(content, answers={"terms": "skip"}))
    assert "pending_overdue" not in left_out and left_out["pending_without_due_date"] == 3
    assert asked(reading_of(listed(*rows[:2]))) == []


def test_receipts_on_one_day_of_many_months_were_exchanged():
    """Received on 2, 3, 4 and 5 June; Excel in English made the 6th of four months of them."""
    rows = [dossier(date(2026, month, 6), date(2026, 6, 30), None, "Đang xử lý") for month in (2, 3, 4, 5)]
    (question,) = asked(reading_of(listed(*rows)))
    assert (question.code, question.question) == ("dates_exchanged", "exchanged:received")
    assert "một ngày của nhiều tháng" in question.message_vi and "one day of many months" in question.message_en
    exchanged = reading_of(listed(*rows), answers={"exchanged:received": "exchanged"})
    assert counts(exchanged)["received_new"] == 4
