"""Lists with one row a ticket of the 1022 hotline."""

from data.facts import RANKS
from data.store import Store
from loaders.files.workbook import read_workbook
from loaders.load import confirm, prepare
from loaders.registry import SOURCES
from tests.loaders.build import TODAY, problems_of, reading_of, table
from tests.loaders.case_lists import NOI_VU, PERSON, PHONE, TICKET_HEADINGS, TICKETS, Y_TE, ticket, ticket_list


def figures(reading, **where):
    """Measure -> value of the facts at exactly this channel, field, unit and level."""
    wanted = {"channel": "", "field": "", "unit": "", "level": "", "period_label": "2026-06"} | where
    return {
        f.measure.removeprefix("hotline_"): f.value
        for f in reading.facts
        if all(getattr(f, name) == value for name, value in wanted.items())
    }


def test_tickets_are_counted_whole_and_by_channel_field_unit_and_level():
    reading = reading_of(ticket_list())
    assert (reading.source, reading.rank, reading.verdict) == ("hotline_tickets", RANKS["export"], "warn")
    assert figures(reading) == {
        "received": 6,
        "carried_over": 1,
        "resolved": 4,
        "on_time": 3,
        "overdue": 2,
        "pending": 2,
    }
    assert figures(reading, channel="zalo") == {
        "received": 2,
        "carried_over": 0,
        "resolved": 2,
        "on_time": 1,
        "overdue": 1,
        "pending": 0,
    }
    assert figures(reading, channel="email") == {
        "received": 0,
        "carried_over": 1,
        "resolved": 1,
        "on_time": 1,
        "overdue": 0,
        "pending": 0,
    }
    assert problems_of(reading, "warn") == [("units_new", "Phiếu!A5"), ("closed_without_answer", "Phiếu!A11")]
    assert figures(reading, unit=Y_TE) == {
        "received": 2,
        "carried_over": 0,
        "resolved": 1,
        "on_time": 0,
        "overdue": 2,
        "pending": 1,
    }
    assert figures(reading, field="Y tế") == figures(reading, level="cấp độ 2") == figures(reading, unit=Y_TE)
    assert figures(reading, level="cấp độ 1")["received"] == 4
    for key in ("channel", "field", "unit", "level"):
        parts = sum(f.value for f in reading.facts if f.measure == "hotline_received" and getattr(f, key))
        assert parts == 6
    assert {f.place for f in reading.facts} == {"dong-thap@2025"} and {f.counted for f in reading.facts} == {"phiếu"}


def test_a_count_names_its_rows():
    facts = {(f.measure, f.channel): (f.locator, f.raw) for f in reading_of(ticket_list()).facts if f.channel}
    assert facts["hotline_received", "zalo"] == ("Phiếu!A6:M7", "2 dòng")
    assert facts["hotline_overdue", "zalo"] == ("Phiếu!A7:M7", "1 dòng")


def test_what_cannot_be_decided_is_said_with_its_rows():
    rows = [
        ticket("01/06/2026", None, "04/06/2026"),
        ticket("01/06/2026", "05/06/2026", None),
        ticket("sớm", "05/06/2026", "04/06/2026"),
        ticket("01/06/2026", "05/06/2026", "04/06/2026", "Đang xử lý"),
        ticket("01/07/2026", "05/07/2026", None, "Mới"),
        ticket("01/05/2026", "05/05/2026", "04/05/2026"),
        ticket("01/06/2026", "05/06/2026", None, "Không phản hồi"),
        ticket("01/06/2026", "05/06/2026", "04/06/2026", channel=None),
    ]
    reading = reading_of(ticket_list(rows))
    assert problems_of(reading, "warn") == [
        ("units_new", "Phiếu!A5"),
        ("received_day_missing", "Phiếu!A7"),
        ("after_period", "Phiếu!A9"),
        ("before_period", "Phiếu!A10"),
        ("result_day_missing", "Phiếu!A6"),
        ("closed_without_answer", "Phiếu!A11"),
        ("due_day_missing", "Phiếu!A5"),
        ("status_contradicts", "Phiếu!A8"),
        ("channel_missing", "Phiếu!A12"),
    ]
    assert figures(reading) == {
        "received": 5,
        "resolved": 3,
        "on_time": 2,
        "overdue": 0,
        "pending": 0,
        "resolved_without_due_date": 1,
    }


def test_an_unknown_channel_is_asked_once_and_the_answer_is_taken():
    rows = [ticket("01/06/2026", "05/06/2026", "04/06/2026", channel="Web/app")] * 2 + TICKETS
    (problem,) = [p for p in reading_of(ticket_list(rows)).problems if p.severity == "ask"]
    assert (problem.code, problem.locator, problem.question) == ("channel_unknown", "Phiếu!A5", "channel:Web/app")
    assert (
        figures(reading_of(ticket_list(rows), answers={problem.question: "website"}), channel="website")["received"]
        == 2
    )


def test_without_a_closing_day_the_status_of_one_month_counts_and_is_said():
    headings = ["Khác" if h in ("Ngày đóng", "Hạn xử lý") else h for h in TICKET_HEADINGS]
    reading = reading_of(ticket_list(headings=headings))
    assert ("resolved_by_status", "Phiếu!M4") in problems_of(reading, "warn")
    assert figures(reading) == {"received": 6, "resolved": 4, "pending": 2}


def test_without_a_closing_day_several_months_count_nothing_as_resolved():
    headings = ["Khác" if h in ("Ngày đóng", "Hạn xử lý") else h for h in TICKET_HEADINGS]
    reading = reading_of(ticket_list(title="", headings=headings), answers={"period": "2026-05..2026-06"})
    assert ("closed_day_missing", "Phiếu!M4") in problems_of(reading, "warn")
    assert "resolved" not in figures(reading, period_label="2026-06")


def test_a_list_without_tickets_is_refused():
    reading = reading_of(ticket_list([]))
    assert (reading.verdict, problems_of(reading, "reject")) == ("reject", [("no_rows", "Phiếu!A4")])


def test_months_are_told_apart_by_the_day_closed():
    rows = [ticket("28/05/2026", "30/05/2026", "02/06/2026"), ticket("02/06/2026", "05/06/2026", "05/06/2026")]
    reading = reading_of(ticket_list(rows, title=""), answers={"period": "2026-05..2026-06"})
    assert figures(reading, period_label="2026-05") == {
        "received": 1,
        "carried_over": 0,
        "resolved": 0,
        "on_time": 0,
        "overdue": 0,
    }
    assert figures(reading) == {
        "received": 1,
        "carried_over": 1,
        "resolved": 2,
        "on_time": 1,
        "overdue": 1,
        "pending": 0,
    }


def test_one_source_claims_a_list():
    assert [s.id for s in SOURCES if s.sniff(read_workbook(ticket_list()))] == ["hotline_tickets"]


def test_rule_33_of_reliability_callers_go_no_further_than_the_reading(tmp_path):
    reading = reading_of(ticket_list())
    assert not [text for text in (PERSON, PHONE, "Nhà ông") if text in repr(reading)]
    (problem,) = [p for p in reading.problems if p.code == "personal_columns"]
    assert "C4, D4, E4" in problem.message_vi and NOI_VU not in problem.message_vi
    store = Store(tmp_path / "store")
    batch = confirm(store, prepare(store, ticket_list(), "phieu.xlsx", today=TODAY))
    assert store.original_of(batch) is None and not list((store.folder / "originals").iterdir())


def received_only(title="DANH SÁCH PHẢN ÁNH HIỆN TRƯỜNG THÁNG 6/2026"):
    rows = [[n, f"P{n}", ("Zalo", "Tổng đài")[n % 2], "Giao thông", f"{n + 1}/6/2026"] for n in range(1, 8)]
    head = ["STT", "Mã phiếu", "Nguồn tiếp nhận", "Lĩnh vực", "Ngày tiếp nhận"]
    return table([["UBND TỈNH ĐỒNG THÁP"], [title], head, *rows])


def test_a_list_that_says_nothing_of_what_became_of_its_tickets_is_asked_and_counts_those_received():
    asked = reading_of(received_only())
    assert (asked.source, asked.facts) == ("hotline_tickets", [])
    assert [(p.code, p.question) for p in asked.problems if p.severity == "ask"] == [("list_of_received", "list")]
    counted = reading_of(received_only(), answers={"list": "all"})
    assert figures(counted) == {"received": 7}
    assert (figures(counted, channel="phone"), figures(counted, field="Giao thông")) == (
        {"received": 4},
        {"received": 7},
    )


def test_a_list_of_other_things_is_no_list_of_tickets():
    assert reading_of(received_only("DANH SÁCH ĐƠN THƯ THÁNG 6/2026")).source == ""
