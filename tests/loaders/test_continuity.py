"""A file beside the stored months: openings that are not the last closing, months that miss their total."""

from dataclasses import replace

import pytest

from data.store import Store
from loaders.continuity import check_continuity
from loaders.load import confirm, prepare
from tests.figures import fact, facts, load
from tests.loaders.build import NOI_VU, TODAY, Form06a

PLACE = "ha-noi"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def warnings_of(store, figures, source="template"):
    return check_continuity(store, store.reader(), source, figures)


def month(number, cell="Số liệu!B7", **values):
    return [replace(f, locator=cell) for f in facts(PLACE, f"2026-{number:02d}", unit="Sở Y tế", **values)]


# -- opening = last closing ------------------------------------------------------------------------------


def test_an_opening_that_is_the_last_closing_says_nothing(store):
    load(store, month(5, dossiers_pending=241))
    assert warnings_of(store, month(6, dossiers_carried_over=241)) == []


def test_an_opening_that_is_not_the_last_closing_names_both_numbers_cells_and_periods(store):
    batch = load(store, month(5, "Biểu 6a!K13", dossiers_pending=241))
    (problem,) = warnings_of(store, month(6, "Biểu 6a!F13", dossiers_carried_over=214))
    assert (problem.code, problem.severity, problem.locator) == ("opening_differs", "warn", "Biểu 6a!F13")
    for text in ("Sở Y tế", "214", "241", "−27", "tháng 6/2026", "tháng 5/2026", f"Biểu 6a!K13 của {batch.id}"):
        assert text in problem.message_vi
    for text in ("214", "241", "−27", "Jun 2026", "May 2026", f"Biểu 6a!K13 of {batch.id}"):
        assert text in problem.message_en


def test_a_corrected_closing_is_compared_with_the_opening_stored_after_it(store):
    load(store, month(5, dossiers_pending=241) + month(6, "Số liệu!B9", dossiers_carried_over=241))
    (problem,) = warnings_of(store, month(5, "Số liệu!B3", dossiers_pending=240))
    assert problem.locator == "Số liệu!B3" and "Số liệu!B9" in problem.message_vi


def test_two_months_of_one_file_are_compared_with_each_other(store):
    may, june = month(5, "A!B1", dossiers_pending=10), month(6, "A!B2", dossiers_carried_over=11)
    (problem,) = warnings_of(store, may + june)
    assert problem.locator == "A!B2" and "(A!B1)" in problem.message_vi


def test_the_closing_may_be_its_two_parts(store):
    load(store, month(5, dossiers_pending_in_time=200, dossiers_pending_overdue=41))
    assert warnings_of(store, month(6, dossiers_carried_over=241)) == []
    assert len(warnings_of(store, month(6, dossiers_carried_over=242))) == 1


def test_another_unit_or_source_or_an_older_month_is_not_the_last_closing(store):
    load(store, facts(PLACE, "2026-05", unit="Sở Nội vụ", dossiers_pending=1) + month(4, dossiers_pending=2))
    load(store, month(5, dossiers_pending=3), source="form_06a", kind="export")
    assert warnings_of(store, month(6, dossiers_carried_over=9)) == []


def test_months_whose_days_do_not_join_are_not_compared(store):
    load(store, [fact("dossiers_pending", 241, PLACE, "2026-05", window="decree")])
    assert warnings_of(store, [fact("dossiers_carried_over", 9, PLACE, "2026-06")]) == []
    assert len(warnings_of(store, [fact("dossiers_carried_over", 9, PLACE, "2026-06", window="decree")])) == 1
    stated = fact("dossiers_carried_over", 9, PLACE, "2026-06", window="2026-05-15..2026-06-14")
    assert len(warnings_of(store, [stated])) == 1, "printed days that follow the decree's join too"


def test_a_hedged_closing_only_contradicts_what_it_cannot_be(store):
    load(store, [fact("dossiers_pending", 240, PLACE, "2026-05", qualifier="over")])
    assert warnings_of(store, [fact("dossiers_carried_over", 250, PLACE, "2026-06")]) == []
    assert len(warnings_of(store, [fact("dossiers_carried_over", 230, PLACE, "2026-06")])) == 1


def test_many_units_at_once_each_name_their_own_cells(store):
    units = [f"UBND xã Tân {n}" for n in range(400)]
    may = [
        fact("dossiers_pending", n, PLACE, "2026-05", unit=unit, locator=f"Biểu 6a!K{n}")
        for n, unit in enumerate(units)
    ]
    batch = load(store, may)
    june = [
        fact("dossiers_carried_over", n + 1, PLACE, "2026-06", unit=unit, locator=f"Biểu 6a!F{n}")
        for n, unit in enumerate(units)
    ]
    problems = warnings_of(store, june)
    assert len(problems) == 400
    assert all(p.locator.replace("F", "K", 1) + f" của {batch.id}" in p.message_vi for p in problems)


# -- months = year-to-date -------------------------------------------------------------------------------


def test_a_year_to_date_that_is_the_sum_of_its_months_says_nothing(store):
    load(store, month(1, dossiers_resolved=10) + month(2, dossiers_resolved=20))
    ytd = facts(PLACE, "2026-03-YTD", unit="Sở Y tế", dossiers_resolved=60)
    assert warnings_of(store, ytd + month(3, dossiers_resolved=30)) == []


def test_a_year_to_date_that_is_not_the_sum_of_its_months_names_them_all(store):
    batch = load(store, month(1, "A!B1", dossiers_resolved=10) + month(2, "A!B2", dossiers_resolved=20))
    ytd = [replace(f, locator="Biểu!E5") for f in facts(PLACE, "2026-03-YTD", unit="Sở Y tế", dossiers_resolved=65)]
    (problem,) = warnings_of(store, ytd + month(3, "Biểu!D5", dossiers_resolved=30))
    assert (problem.code, problem.severity, problem.locator) == ("sum_of_periods_differs", "warn", "Biểu!E5")
    assert (
        f"T1/2026 10 ở A!B1 của {batch.id}, T2/2026 20 ở A!B2 của {batch.id}, T3/2026 30 ở Biểu!D5"
        in problem.message_vi
    )
    for text in ("ũy kế đến tháng 3/2026 ghi 65", "được 60", "lệch 5"):
        assert text in problem.message_vi
    assert "says 65" in problem.message_en and "add up to 60" in problem.message_en


def test_a_later_month_is_compared_with_the_stored_year_to_date(store):
    ytd = facts(PLACE, "2026-02-YTD", unit="Sở Y tế", dossiers_resolved=30)
    load(store, month(1, dossiers_resolved=10) + ytd)
    assert warnings_of(store, month(2, dossiers_resolved=20)) == []
    (problem,) = warnings_of(store, month(2, "A!C9", dossiers_resolved=21))
    assert problem.locator == "A!C9"


def test_a_quarter_and_a_year_are_compared_with_what_they_are_made_of(store):
    load(store, [fact("dossiers_resolved", n, PLACE, f"2025-H{n}") for n in (1, 2)])
    assert warnings_of(store, [fact("dossiers_resolved", 3, PLACE, "2025")]) == []
    assert len(warnings_of(store, [fact("dossiers_resolved", 4, PLACE, "2025")])) == 1


def test_months_that_are_not_all_there_or_do_not_tile_are_not_added(store):
    load(store, month(1, dossiers_resolved=10))
    assert warnings_of(store, facts(PLACE, "2026-03-YTD", unit="Sở Y tế", dossiers_resolved=99)) == []
    load(store, [fact("hotline_received", 1, PLACE, f"2026-0{n}", window="decree") for n in (1, 2)])
    assert warnings_of(store, [fact("hotline_received", 9, PLACE, "2026-02-YTD")]) == []
    assert len(warnings_of(store, [fact("hotline_received", 9, PLACE, "2026-02-YTD", window="decree")])) == 1


def test_what_does_not_add_over_time_is_left_alone(store):
    load(store, [fact("facebook_reach", 100, PLACE, f"2026-0{n}", counted="người") for n in (1, 2)])
    assert warnings_of(store, [fact("facebook_reach", 120, PLACE, "2026-02-YTD", counted="người")]) == []


# -- on the way from a file to a batch -------------------------------------------------------------------


def test_a_warning_loads_on_confirmation_and_repairs_nothing(store):
    load_file(store, Form06a(period="Kỳ báo cáo: Tháng 5 năm 2026", window="(Từ ngày 15/4/2026 đến ngày 14/5/2026)"))
    form = Form06a()
    form.rows[1] = (1, "Sở Nội vụ", (105, 70, 15, 20, 85, 50, 30, 5, 20, 15, 5))
    preview = prepare(store, form.bytes(), "thang6.xlsx", today=TODAY)
    differences = {p.locator: p for p in preview.problems if p.code == "opening_differs"}
    assert "Biểu 6a!F13" not in differences, "Sở Nội vụ closed May with 20 and opens June with 20"
    assert "Biểu 6a!F14" not in differences and set(differences) == {"Biểu 6a!F16"}, (
        "50 = 50 at Sở Y tế; 20 ≠ 30 at Mỹ Tho"
    )
    assert preview.verdict == "warn"
    batch = confirm(store, preview, "lan")
    assert ("opening_differs", 1) in batch.problems
    assert "K16" in next(p for p in store.problems_of(batch) if p.code == "opening_differs").message_vi


def load_file(store, form):
    preview = prepare(store, form.bytes(), "thang5.xlsx", today=TODAY)
    assert NOI_VU[8] == 20
    return confirm(store, preview, "lan")


def test_a_file_that_changes_nothing_is_not_asked_about_again(store):
    load(store, month(5, dossiers_pending=241))
    load(store, month(6, dossiers_carried_over=214))
    content = Form06a().bytes()
    confirm(store, prepare(store, content, "a.xlsx", today=TODAY))
    assert [p.code for p in prepare(store, content, "a.xlsx", today=TODAY).problems] == ["already_loaded"]
