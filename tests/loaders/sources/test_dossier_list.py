"""Lists with one row a dossier: what is counted, what is asked, and that nobody in them is kept."""

from datetime import date, datetime

import pyarrow.parquet as pq
import pytest

from data.facts import RANKS
from data.store import Store
from loaders.files.workbook import read_workbook
from loaders.load import confirm, prepare
from loaders.registry import SOURCES
from loaders.sources.dossier_list import sniff
from tests.loaders.build import TODAY, problems_of, reading_of, table
from tests.loaders.case_lists import (
    DOSSIER_HEADINGS,
    DOSSIERS,
    IDENTITY,
    NOI_VU,
    NUMBER,
    PERSON,
    PHONE,
    Y_TE,
    dossier,
    dossier_list,
    numbered,
)


def figures(reading, **where):
    """Measure -> value of the facts at exactly this unit, field and procedure."""
    wanted = {"unit": "", "field": "", "procedure": "", "period_label": "2026-06"} | where
    return {
        f.measure.removeprefix("dossiers_"): f.value
        for f in reading.facts
        if all(getattr(f, name) == value for name, value in wanted.items())
    }


def test_dossiers_are_counted_by_unit_and_month():
    reading = reading_of(dossier_list())
    assert (reading.source, reading.rank, reading.verdict) == ("dossier_list", RANKS["export"], "warn")
    assert figures(reading, unit=NOI_VU) == {
        "received_new": 5,
        "received_online": 4,
        "received_direct": 1,
        "received_postal": 0,
        "carried_over": 1,
        "resolved": 4,
        "resolved_early": 2,
        "resolved_on_time": 1,
        "resolved_late": 1,
        "late_up_to_5_days": 1,
        "late_6_to_10_days": 0,
        "late_over_10_days": 0,
        "returned_or_withdrawn": 1,
        "pending": 1,
        "pending_in_time": 1,
        "pending_overdue": 0,
        "handling_days_sum": 8 + 8 + 12 + 7,
        "handling_days_count": 4,
    }
    assert figures(reading, unit=Y_TE) == {
        "received_new": 3,
        "received_online": 2,
        "received_direct": 0,
        "received_postal": 1,
        "carried_over": 0,
        "resolved": 2,
        "resolved_early": 0,
        "resolved_on_time": 0,
        "resolved_late": 2,
        "late_up_to_5_days": 0,
        "late_6_to_10_days": 1,
        "late_over_10_days": 1,
        "returned_or_withdrawn": 0,
        "pending": 1,
        "pending_in_time": 0,
        "pending_overdue": 1,
        "waiting_supplement": 1,
        "handling_days_sum": 12 + 16,
        "handling_days_count": 2,
    }
    assert {(f.place, f.period_label, f.period_start, f.period_end, f.period_basis) for f in reading.facts} == {
        ("dong-thap@2025", "2026-06", date(2026, 6, 1), date(2026, 6, 30), "unknown")
    }


def test_fields_of_a_unit_and_procedures_of_the_place_add_up_to_the_units():
    reading = reading_of(dossier_list())
    assert figures(reading, unit=NOI_VU, field="Đất đai") == {
        "received_new": 1,
        "received_online": 1,
        "carried_over": 0,
        "resolved": 1,
        "resolved_early": 0,
        "resolved_on_time": 0,
        "resolved_late": 1,
        "late_up_to_5_days": 1,
        "pending": 0,
        "pending_overdue": 0,
        "handling_days_sum": 12,
        "handling_days_count": 1,
    }
    assert figures(reading, procedure="Cấp phép")["received_new"] == 3
    for measure in ("received_new", "resolved", "pending", "resolved_late", "handling_days_sum"):
        name = f"dossiers_{measure}"
        units = sum(f.value for f in reading.facts if f.measure == name and f.unit and not f.field)
        assert units == sum(f.value for f in reading.facts if f.measure == name and f.field)
        assert units == sum(f.value for f in reading.facts if f.measure == name and f.procedure)
    assert not [f for f in reading.facts if f.procedure and (f.unit or f.field)]


def test_a_fact_names_the_rows_it_was_counted_from_and_no_text():
    facts = {f.measure: (f.locator, f.raw) for f in reading_of(dossier_list()).facts if f.unit == Y_TE and not f.field}
    assert facts["dossiers_received_new"] == ("Danh sách!A8:M11", "3 dòng")
    assert facts["dossiers_pending_overdue"] == ("Danh sách!A11:M11", "1 dòng")
    assert facts["dossiers_late_over_10_days"] == ("Danh sách!A9:M9", "1 dòng")


def test_days_as_dates_texts_and_serial_numbers_are_one():
    rows = [
        dossier(datetime(2026, 6, 1, 8, 30), date(2026, 6, 10), 46182, number="a"),
        dossier("2026-06-01", "10-06-2026", "9/6/2026", number="b"),
        dossier("08:30 01/06/2026", "10.06.2026", "09/06/2026 17:00:00", number="c"),
    ]
    assert figures(reading_of(dossier_list(numbered(rows))), unit=NOI_VU)["handling_days_sum"] == 24


def test_what_cannot_be_decided_is_counted_apart_and_said():
    rows = [
        dossier("01/06/2026", None, "09/06/2026"),
        dossier("01/06/2026", "không rõ", None, "Đang xử lý"),
        dossier("01/06/2026", "10/06/2026", None, "Đã trả kết quả"),
        dossier(None, "10/06/2026", "09/06/2026"),
        dossier("01/06/2026", "10/06/2026", "05/06/2026", "Đang xử lý"),
        dossier("05/06/2026", "10/06/2026", "01/06/2026"),
        dossier("01/07/2026", "10/07/2026", None),
        dossier("01/05/2026", "10/05/2026", "09/05/2026"),
        dossier("01/06/2026", "10/06/2026", None, unit=None),
        dossier("02/06/2026", "10/06/2026", "05/06/2026", channel="Khác"),
    ]
    reading = reading_of(dossier_list(numbered(rows)))
    assert problems_of(reading, "warn") == [
        ("units_new", "Danh sách!A5"),
        ("received_day_missing", "Danh sách!A8"),
        ("unit_missing_in_rows", "Danh sách!A13"),
        ("after_period", "Danh sách!A11"),
        ("before_period", "Danh sách!A12"),
        ("result_day_missing", "Danh sách!A7"),
        ("due_day_missing", "Danh sách!A5"),
        ("status_contradicts", "Danh sách!A9"),
        ("days_reversed", "Danh sách!A10"),
        ("channel_unknown", "Danh sách!A14"),
        ("received_in_period_only", "Danh sách!I4"),
    ]
    online = next(f for f in reading.facts if f.measure == "dossiers_received_online" and f.unit == NOI_VU)
    assert (online.value, online.qualifier) == (5, "over"), "one of six does not say: at least five came online"
    assert figures(reading, unit=NOI_VU) == {
        "received_new": 6,
        "received_online": 5,
        "received_direct": 0,
        "received_postal": 0,
        "resolved": 4,
        "resolved_early": 3,
        "resolved_on_time": 0,
        "resolved_late": 0,
        "late_up_to_5_days": 0,
        "late_6_to_10_days": 0,
        "late_over_10_days": 0,
        "returned_or_withdrawn": 0,
        "pending": 1,
        "pending_in_time": 0,
        "pending_overdue": 0,
        "resolved_without_due_date": 1,
        "pending_without_due_date": 1,
        "handling_days_sum": 8 + 4 + 3,
        "handling_days_count": 3,
    }


def test_the_period_that_is_not_printed_is_asked_and_months_offered():
    content = dossier_list(title="")
    (problem,) = [p for p in reading_of(content).problems if p.severity == "ask"]
    assert problem.code == "period_missing" and set(problem.choices) == {"2026-05", "2026-06", "2026-05..2026-06"}
    assert figures(reading_of(content, period="2026-06"), unit=NOI_VU)["resolved"] == 4
    two = reading_of(content, answers={"period": "2026-05..2026-06"})
    assert figures(two, unit=NOI_VU, period_label="2026-05") == {
        "received_new": 1,
        "received_online": 1,
        "received_direct": 0,
        "received_postal": 0,
        "resolved": 0,
        "resolved_early": 0,
        "resolved_on_time": 0,
        "resolved_late": 0,
        "late_up_to_5_days": 0,
        "late_6_to_10_days": 0,
        "late_over_10_days": 0,
        "returned_or_withdrawn": 0,
        "handling_days_sum": 0,
        "handling_days_count": 0,
    }
    assert figures(two, unit=NOI_VU)["pending"] == 1


def test_a_quarter_is_counted_by_the_months_of_its_window():
    rows = numbered([dossier("20/03/2026", "30/03/2026", "25/04/2026"), dossier("14/06/2026", "20/06/2026", None, "")])
    reading = reading_of(dossier_list(rows, "Quý II năm 2026 (từ ngày 15/3/2026 đến ngày 14/6/2026)"))
    assert {
        (f.period_label, f.period_start, f.period_end, f.period_basis, f.value)
        for f in reading.facts
        if f.measure == "dossiers_received_new" and f.unit and not f.field
    } == {
        ("2026-04", date(2026, 3, 15), date(2026, 4, 14), "stated", 1),
        ("2026-05", date(2026, 4, 15), date(2026, 5, 14), "stated", 0),
        ("2026-06", date(2026, 5, 15), date(2026, 6, 14), "stated", 1),
    }
    assert figures(reading, unit=NOI_VU, period_label="2026-05")["resolved_late"] == 1
    odd = reading_of(dossier_list(rows, "Quý II năm 2026 (từ ngày 15/3/2026 đến ngày 20/6/2026)"))
    assert (odd.verdict, [p.code for p in odd.problems if p.severity == "reject"]) == ("reject", ["window_not_months"])


def test_a_year_that_runs_has_the_months_begun_and_is_pending_today():
    rows = numbered(
        [
            dossier("20/03/2026", "30/03/2026", "25/04/2026"),
            dossier("02/11/2026", "19/11/2026", None, ""),
            dossier("03/11/2026", "20/11/2026", None, ""),
        ]
    )
    reading = reading_of(dossier_list(rows, "Năm 2026"))
    labels = sorted({f.period_label for f in reading.facts})
    assert (labels[0], labels[-1], len(labels)) == ("2026-01", "2026-11", 11)
    november = figures(reading, unit=NOI_VU, period_label="2026-11")
    assert (november["pending"], november["pending_overdue"]) == (2, 1)  # due on the 20th, today, is not overdue


def test_a_number_twice_counts_once_when_all_is_equal_and_is_asked_when_not():
    same = [*numbered(DOSSIERS), [99, *numbered(DOSSIERS)[0][1:]]]
    reading = reading_of(dossier_list(same))
    assert ("double_same", "Danh sách!A14") in problems_of(reading, "warn")
    assert figures(reading, unit=NOI_VU)["received_new"] == 5
    other = [*numbered(DOSSIERS), [99, *numbered([dossier("01/06/2026", "10/06/2026", None, "Đang xử lý")])[0][1:]]]
    (problem,) = [p for p in reading_of(dossier_list(other)).problems if p.severity == "ask"]
    assert (problem.code, problem.locator, set(problem.choices)) == (
        "double",
        "Danh sách!A14",
        {"first", "last", "all"},
    )
    assert NUMBER[:-4] not in problem.message_vi + problem.message_en
    pending = {
        choice: figures(reading_of(dossier_list(other), answers={"doubles": choice}), unit=NOI_VU)["pending"]
        for choice in problem.choices
    }
    assert pending == {"first": 1, "last": 2, "all": 2}


def test_month_first_days_are_asked():
    rows = numbered([dossier("6/14/2026", "6/20/2026", "6/19/2026"), dossier("6/2/2026", "6/5/2026", "6/4/2026")])
    problems = {p.question: p for p in reading_of(dossier_list(rows)).problems if p.code == "date_order"}
    asked = set(problems)
    assert asked == {"dates:received", "dates:due", "dates:returned"}
    assert problems["dates:received"].choices == {
        "month_first": (
            "Tháng trước: 6/14/2026 → 14/06/2026 (đọc được 2 trong 2 ngày)",
            "Month first: 6/14/2026 → 14/06/2026 (2 of 2 days can be read)",
        ),
        "day_first": (
            "Ngày trước: 6/2/2026 → 06/02/2026 (đọc được 1 trong 2 ngày)",
            "Day first: 6/2/2026 → 06/02/2026 (1 of 2 days can be read)",
        ),
    }
    reading = reading_of(dossier_list(rows), answers=dict.fromkeys(asked, "month_first"))
    assert figures(reading, unit=NOI_VU)["handling_days_sum"] == 7


def test_a_list_over_two_sheets_is_one_list():
    import io

    from openpyxl import load_workbook

    from tests.loaders.build import save

    rows = numbered(DOSSIERS)
    book = load_workbook(io.BytesIO(dossier_list(rows[:5])))
    sheet = book.create_sheet("Tiếp")
    for row in [DOSSIER_HEADINGS, *rows[5:]]:
        sheet.append(row)
    whole, split = reading_of(dossier_list(rows)), reading_of(save(book))
    assert {f.key: f.value for f in split.facts} == {f.key: f.value for f in whole.facts}
    assert "Danh sách!A5:Tiếp!M5" in {f.locator for f in split.facts}


def test_a_csv_says_what_the_workbook_says():
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([DOSSIER_HEADINGS, *numbered(DOSSIERS)])
    whole = reading_of(dossier_list())
    for content in (text.getvalue().encode("utf-8-sig"), text.getvalue().encode("utf-16")):
        reading = reading_of(content, place="Đồng Tháp", period="2026-06")
        assert {f.key: f.value for f in reading.facts} == {f.key: f.value for f in whole.facts}
        assert "CSV!A5:M8" in {f.locator for f in reading.facts}


def test_one_source_claims_a_list():
    assert [s.id for s in SOURCES if s.sniff(read_workbook(dossier_list()))] == ["dossier_list"]


def test_a_list_of_no_unit_is_asked_and_never_the_provinces():
    headings = [h if h != "Đơn vị xử lý" else "Ghi chú" for h in DOSSIER_HEADINGS]
    (problem,) = [p for p in reading_of(dossier_list(headings=headings)).problems if p.severity == "ask"]
    assert (problem.code, problem.locator, set(problem.choices)) == ("unit_missing", "Danh sách!I4", {"whole"})
    whole = reading_of(dossier_list(headings=headings), answers={"unit": "whole"})
    assert {f.unit for f in whole.facts} == {""} and {f.procedure for f in whole.facts} > {"Cấp phép"}
    from_office = reading_of(
        dossier_list(headings=headings, agency="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"), place="Đồng Tháp"
    )
    assert {f.unit for f in from_office.facts} == {"TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"}


# -- nobody in a list is kept ----------------------------------------------------------------------------


def test_rule_33_of_reliability_one_unit_gives_no_procedures_and_a_place_only_counts():
    reading = reading_of(dossier_list(numbered([row for row in DOSSIERS if row[6] == NOI_VU])))
    assert not [f for f in reading.facts if f.procedure]
    assert ("no_procedures", "Danh sách!F4") in problems_of(reading, "info")
    shown = repr([reading, reading_of(dossier_list())])
    assert not [text for text in (PERSON, IDENTITY, PHONE, NUMBER[:-4]) if text in shown]


@pytest.mark.parametrize(
    "heading",
    [
        "Họ và tên",
        "Chủ hồ sơ",
        "Người nộp",
        "Số CCCD",
        "CMND",
        "Số định danh",
        "Hộ chiếu",
        "Ngày sinh",
        "Giới tính",
        "Dân tộc",
        "Tôn giáo",
        "Điện thoại",
        "Email",
        "Địa chỉ",
        "Số tài khoản",
        "Mã số thuế cá nhân",
        "Biển số",
        "Số thửa đất",
        "Nội dung",
        "Trích yếu",
        "Ghi chú",
        "Cán bộ thụ lý",
    ],
)
def test_rule_34_of_reliability_columns_are_dropped_by_name(heading):
    headings = [heading if h == "Chủ hồ sơ" else h for h in DOSSIER_HEADINGS]
    (problem,) = [p for p in reading_of(dossier_list(headings=headings)).problems if p.code == "personal_columns"]
    assert "3 cột" in problem.message_vi and "C4, D4, E4" in problem.message_vi


def test_columns_nobody_needs_are_named_once():
    headings = ["Số tầng" if h == "Chủ hồ sơ" else h for h in DOSSIER_HEADINGS]
    rows = numbered([[row[0], 2, *row[2:]] for row in DOSSIERS])
    (problem,) = [
        p for p in reading_of(dossier_list(rows, headings=headings)).problems if p.code == "columns_not_needed"
    ]
    assert (problem.severity, problem.locator) == ("info", "Danh sách!C4") and "số tầng" in problem.message_vi


def test_a_list_without_dossiers_is_refused():
    assert problems_of(reading_of(dossier_list([])), "reject") == [("no_rows", "Danh sách!A4")]


@pytest.mark.parametrize(
    "value",
    ["012345678901", "123456789", "0912 345 678", "+84912345678", "a.b@example.vn", "Nguyễn Văn A", "TRẦN THỊ B"],
)
def test_rule_34_of_reliability_columns_are_dropped_by_value(value):
    """A column of fields in which 30 % of the cells identify somebody is not read, wherever it stands."""

    def rows(share):
        return numbered(
            [
                dossier(
                    "01/06/2026",
                    "10/06/2026",
                    "09/06/2026",
                    unit=NOI_VU if i % 2 else Y_TE,
                    field=value if i < share else "Hộ tịch",
                )
                for i in range(10)
            ]
        )

    three = reading_of(dossier_list(rows(3)))
    assert not [f for f in three.facts if f.field] and value not in repr(three)
    assert "G4" in " ".join(p.message_vi for p in three.problems if p.code == "personal_columns")
    two = reading_of(dossier_list(rows(2)))
    assert {f.field for f in two.facts} == {"", "Hộ tịch"} and value not in repr(two)


def test_rule_34_of_reliability_a_unit_that_is_a_person_is_no_unit():
    rows = numbered([*DOSSIERS, dossier("01/06/2026", "10/06/2026", None, unit=PERSON)])
    reading = reading_of(dossier_list(rows))
    assert ("unit_missing_in_rows", "Danh sách!A14") in problems_of(reading, "warn") and PERSON not in repr(reading)


def test_rule_35_of_reliability_nothing_planted_is_found_under_the_data_folder(tmp_path):
    store = Store(tmp_path / "store")
    preview = prepare(store, dossier_list(), "danh-sach.xlsx", today=TODAY)
    batch = confirm(store, preview)
    store.reader()
    assert batch.facts and store.original_of(batch) is None and store.verify() == []
    planted = [PERSON, IDENTITY, PHONE, NUMBER[:-4], "Planted", "planted"]
    seen = 0
    for path in tmp_path.rglob("*"):
        if path.is_file():
            seen += 1
            content = path.read_bytes()
            for text in planted:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert text.encode(encoding) not in content, (path, text)
            if path.suffix == ".parquet":
                columns = repr(pq.read_table(path).to_pydict())
                assert not [text for text in planted if text in columns]
    shown = repr(store.reader().rows("SELECT * FROM live"))
    assert seen > 3 and not [text for text in planted if text in shown]


@pytest.mark.parametrize(
    ("headings", "is_list"),
    [
        (["Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả"], True),
        (["Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Lĩnh vực"], False),
        (["Mã hồ sơ", "Mã phiếu", "Ngày tiếp nhận", "Ngày hẹn trả"], False),
    ],
)
def test_a_list_needs_a_term_or_a_result_and_is_none_of_tickets(headings, is_list):
    row = ["H1", "Sở Y tế", date(2026, 6, 1), date(2026, 6, 5)]
    assert sniff(read_workbook(table([headings, row]), "danh sách.xlsx")) is is_list


def counts_of(reading) -> dict[str, float]:
    """The whole counts of a list of one office."""
    return {f.measure: f.value for f in reading.facts if f.unit == NOI_VU and not f.field}


def test_days_another_system_exchanged_are_asked_and_exchanged_back():
    """Received on 5, 6, 7/6 and 13, 14, 15/6; Excel in English made 6/5, 6/6 and 6/7 of the first three."""
    rows = [dossier(date(2026, month, 6), date(2026, 6, 30), None, "Đang xử lý") for month in (5, 6, 7)]
    rows += [dossier(f"{day}/06/2026", date(2026, 6, 30), None, "Đang xử lý", number=f"H{day}") for day in (13, 14, 15)]
    rows = numbered([[f"{row[0]}-{n}", *row[1:]] for n, row in enumerate(rows)])
    asked = reading_of(dossier_list(rows))
    assert ("dates_exchanged", "exchanged:received") in {(p.code, p.question) for p in asked.problems}
    assert asked.verdict == "ask"
    choices = next(p.choices for p in asked.problems if p.question == "exchanged:received")
    assert choices["exchanged"][0] == "Đổi lại ngày và tháng: 06/05/2026 → 05/06/2026 (rơi vào 1 tháng)"
    assert choices["as_stored"][0] == "Giữ như trong tệp: 06/05/2026 (rơi vào 3 tháng)"
    settled = reading_of(dossier_list(rows), answers={"exchanged:received": "exchanged"})
    assert counts_of(settled)["dossiers_received_new"] == 6
    unchanged = reading_of(dossier_list(rows), answers={"exchanged:received": "as_stored"})
    assert counts_of(unchanged)["dossiers_received_new"] == 4, "one of May and one of July are not of June"


@pytest.mark.parametrize(
    ("status", "measure"),
    [
        ("Đã trả lại kết quả cho tổ chức, cá nhân", "dossiers_resolved"),
        ("Trả lại hồ sơ", None),
        ("Tạm dừng xử lý", "dossiers_pending"),
    ],
)
def test_a_longer_word_that_means_something_else_is_read_first(status, measure):
    returned = date(2026, 6, 8) if measure != "dossiers_pending" else None
    counts = counts_of(
        reading_of(dossier_list(numbered([dossier(date(2026, 6, 1), date(2026, 6, 9), returned, status)])))
    )
    assert [name for name in ("dossiers_resolved", "dossiers_pending") if counts.get(name)] == (
        [measure] if measure else []
    )


def test_what_was_extended_is_late_after_the_extended_term_alone():
    """Two due on the 9th and returned on the 15th; one was extended to the 20th."""
    headings = [*DOSSIER_HEADINGS, "Gia hạn đến ngày"]
    day = date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 15)
    rows = [[n, *dossier(*day, number=f"H{n}"), extended] for n, extended in ((1, None), (2, date(2026, 6, 20)))]
    title = [["DANH SÁCH HỒ SƠ THÁNG 6 NĂM 2026"], ["UBND TỈNH ĐỒNG THÁP"]]
    counts = counts_of(reading_of(table([*title, headings, *rows])))
    assert (counts["dossiers_resolved"], counts["dossiers_resolved_late"]) == (2, 1)


@pytest.mark.parametrize("kind", ["QUÁ HẠN", "TRỄ HẠN GIẢI QUYẾT", "BỊ TRẢ LẠI"])
def test_a_list_of_some_dossiers_is_no_count_of_all(kind):
    row = [1, *dossier(date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 15))]
    content = table([[f"DANH SÁCH HỒ SƠ {kind} THÁNG 6 NĂM 2026"], ["UBND TỈNH ĐỒNG THÁP"], DOSSIER_HEADINGS, row])
    asked = reading_of(content)
    assert ("list_of_some", "list") in {(p.code, p.question) for p in asked.problems} and asked.facts == []
    assert reading_of(content, answers={"list": "all"}).facts
