"""A file that would be shown instead of a fuller source is asked about; the choice is a decision the query reads."""

from datetime import date

import pytest

from data.refusals import ReasonNeeded
from data.store import Store
from loaders.lists.windows import CALENDAR
from loaders.load import LoadRefused, confirm, prepare
from loaders.template.workbook import write_template
from metrics.answers.headlines import headlines
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import fact, facts, load, new_store
from tests.loaders.build import TODAY, Form06a
from tests.loaders.case_lists import dossier_list

QUESTION = "lead:dong-thap@2025:dossiers"
JUNE = date(2026, 6, 30)


@pytest.fixture
def store(tmp_path):
    """The form of June: 1,710 dossiers received, 1,610 resolved by three units."""
    store = Store(tmp_path / "store")
    confirm(store, prepare(store, Form06a().bytes(), "biểu 6a.xlsx", today=TODAY))
    return store


def of_the_list(store: Store, **answers: str):
    """The list of nine dossiers of two units, counted by the days of the calendar."""
    given = {"list_window": CALENDAR} | answers
    return prepare(store, dossier_list(), "danh sách.xlsx", today=TODAY, answers=given)


def shown(reader, kpi: str) -> tuple:
    row = query(reader, Question((kpi,), "month", ("dong-thap@2025",), JUNE, JUNE, today=TODAY)).iloc[0]
    return row["value"], row["source"], row["complete"]


def test_a_list_of_a_fraction_of_the_dossiers_is_asked_before_it_leads(store):
    preview = of_the_list(store)
    asked = next(p for p in preview.problems if p.code == "lead_with_less")
    assert preview.verdict == "ask" and asked.question == QUESTION
    assert set(asked.choices) == {"form_06a", "dossier_list"}
    assert "2 trong 3 đơn vị" in asked.message_vi, "what it has less of"
    with pytest.raises(LoadRefused):
        confirm(store, preview)


def test_who_keeps_the_form_sees_its_figures_and_the_list_stands_beside(store):
    before = shown(store.reader(), "dossiers_resolved")
    confirm(store, of_the_list(store, **{QUESTION: "form_06a"}), "lan")
    line = store.lines()[-2]
    assert (line.kind, line.who, line.payload["source"], line.payload["label"]) == (
        "lead",
        "lan",
        "form_06a",
        "2026-06",
    )
    assert shown(store.reader(), "dossiers_resolved") == before == (1610.0, "form_06a", True)


def test_who_lets_the_list_lead_sees_the_list(store):
    confirm(store, of_the_list(store, **{QUESTION: "dossier_list"}))
    assert shown(store.reader(), "dossiers_resolved")[:2] == (6.0, "dossier_list")
    again = prepare(store, dossier_list(), "danh sách.xlsx", today=TODAY)
    assert "lead_with_less" not in {p.code for p in again.problems}, "decided once"


def test_a_choice_that_changes_an_approved_period_takes_a_reason_before_anything_is_written(store):
    store.decide("approve", place="dong-thap@2025", subject="dossiers", label="2026-06")
    preview, head = of_the_list(store, **{QUESTION: "dossier_list"}), store.head
    assert preview.approved == [("dong-thap@2025", "dossiers", "2026-06")]
    with pytest.raises(ReasonNeeded):
        confirm(store, preview)
    assert store.head == head, "not even the choice"
    confirm(store, preview, reason="danh sách là bản cuối")
    assert shown(store.reader(), "dossiers_resolved")[0] == 6.0


def test_who_keeps_the_form_of_an_approved_period_needs_no_reason(store):
    store.decide("approve", place="dong-thap@2025", subject="dossiers", label="2026-06")
    preview = of_the_list(store, **{QUESTION: "form_06a"})
    confirm(store, preview, reason="x" if preview.approved else "")
    assert shown(store.reader(), "dossiers_resolved") == (1610.0, "form_06a", True)


def test_the_preview_says_what_screens_will_show_and_writes_nothing(store):
    preview = of_the_list(store, **{QUESTION: "dossier_list"})
    head = store.head
    before = store.reader(fresh=True)
    rows = headlines(before, preview.shown_on(before), preview.touched, TODAY).set_index(["kpi", "period"])
    rate = rows.loc[("on_time_rate", "2026-06")]
    # the form: 60+35 + 800+350 + 200+100 in time of 1,610; the list: 3 of 6
    assert (round(rate["before"], 2), rate["after"], rate["is_changed"]) == (95.96, 50.0, True)
    assert store.head == head and shown(store.reader(), "dossiers_resolved")[1] == "form_06a"
    confirm(store, preview)
    assert shown(store.reader(), "on_time_rate")[0] == 50.0, "as the preview said"


def test_a_second_plan_of_the_year_is_asked(tmp_path):
    store = Store(tmp_path)
    load(store, [fact("budget_total_assigned", 100e9, "ha-noi", "2026")])
    content = write_template([fact("budget_total_assigned", 150e9, "ha-noi", "2026-06-YTD")])
    preview = prepare(store, content, "kế hoạch.xlsx", today=TODAY)
    asked = next(p for p in preview.problems if p.code == "plans_differ")
    assert preview.verdict == "ask" and "150.000.000.000" in asked.message_vi and "100.000.000.000" in asked.message_vi
    assert prepare(store, content, "x.xlsx", today=TODAY, answers={asked.question: "revised"}).verdict != "ask"


def test_a_file_of_many_subjects_shows_the_headlines_of_some(tmp_path):
    """Nine indicators at most, three of a subject: who loads a whole year's table is not shown hundreds of lines."""
    measures = """dossiers_resolved dossiers_received_new dossiers_pending dossiers_resolved_late hotline_received
        hotline_resolved hotline_overdue facebook_reach facebook_interactions documents_issued_ubnd petitions_received
        citizen_reception_visits government_tasks_done_on_time"""
    figures = facts("hue", "2026-06", **dict.fromkeys(measures.split(), 100.0))
    before = Store(tmp_path).reader()
    after = new_store(tmp_path / "kho", figures).reader()
    rows = headlines(before, after, {(f.place, f.measure, f.period_label) for f in figures}, TODAY)
    assert 7 < rows["kpi"].nunique() <= 9 and rows["before"].isna().all() and rows["is_changed"].all()


def test_the_headlines_of_a_file_are_those_it_has_figures_of(tmp_path):
    """Received and resolved alone make no rate: the two numbers are shown, and no rows of dashes."""
    figures = facts("hue", "2026-06", dossiers_received_new=130.0, dossiers_resolved=120.0)
    after = new_store(tmp_path / "kho", figures).reader()
    rows = headlines(Store(tmp_path).reader(), after, {(f.place, f.measure, f.period_label) for f in figures}, TODAY)
    shown_rows = dict(zip(rows["kpi"], rows["after"]))
    assert shown_rows["dossiers_received_new"] == 130 and shown_rows["dossiers_resolved"] == 120
    assert rows["after"].notna().all()
