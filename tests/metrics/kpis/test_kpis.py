"""Every KPI by a worked example, most a second time in plain pandas, and the figures of the real reports."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.measures import MEASURES, SUBJECTS
from data.periods import parse_period
from data.places import NATION, PLACES
from data.samples.simulated import simulated_facts
from data.store import Store
from metrics import kpis
from metrics.engine.query import query
from metrics.engine.question import Question
from metrics.kpi import Text, measure
from metrics.registry import KPIS, UnknownKpi, UnknownMeasure, kpi, of_measure
from metrics.unshown import UNSHOWN
from tests.figures import fact, facts, load, new_store
from tests.metrics.kpis.examples import EXAMPLES

TODAY = date(2026, 11, 20)

# Written by hand from the definitions, not from the declarations: numerator, denominator (None: a count).
BY_HAND = {
    "dossiers_received_new": (lambda m: m.dossiers_received - m.dossiers_carried_over, None),
    "dossiers_received": (lambda m: m.dossiers_received, None),
    "online_share": (lambda m: m.dossiers_received_online, lambda m: m.dossiers_received - m.dossiers_carried_over),
    "dossiers_resolved": (lambda m: m.dossiers_resolved, None),
    "dossiers_resolution_rate": (lambda m: m.dossiers_resolved, lambda m: m.dossiers_received),
    "on_time_rate": (lambda m: m.dossiers_resolved_early + m.dossiers_resolved_on_time, lambda m: m.dossiers_resolved),
    "early_rate": (lambda m: m.dossiers_resolved_early, lambda m: m.dossiers_resolved),
    "late_rate": (lambda m: m.dossiers_resolved_late, lambda m: m.dossiers_resolved),
    "late_per_1000": (lambda m: m.dossiers_resolved_late, lambda m: m.dossiers_resolved / 10),
    "dossiers_received_online": (lambda m: m.dossiers_received_online, None),
    "dossiers_resolved_in_time": (lambda m: m.dossiers_resolved_early + m.dossiers_resolved_on_time, None),
    "dossiers_resolved_early": (lambda m: m.dossiers_resolved_early, None),
    "dossiers_resolved_on_time": (lambda m: m.dossiers_resolved_on_time, None),
    "dossiers_resolved_late": (lambda m: m.dossiers_resolved_late, None),
    "dossiers_carried_over": (lambda m: m.dossiers_carried_over, None),
    "dossiers_pending": (lambda m: m.dossiers_pending, None),
    "dossiers_pending_overdue": (lambda m: m.dossiers_pending_overdue, None),
    "overdue_share": (lambda m: m.dossiers_pending_overdue, lambda m: m.dossiers_pending),
    "backlog_change": (lambda m: m.dossiers_pending - m.dossiers_carried_over, None),
    "hotline_received": (lambda m: m.hotline_received, None),
    "hotline_resolved": (lambda m: m.hotline_resolved, None),
    "hotline_resolution_rate": (lambda m: m.hotline_resolved, lambda m: m.hotline_received),
    "hotline_pending": (lambda m: m.hotline_pending, None),
    "facebook_interactions": (lambda m: m.facebook_interactions, None),
    "facebook_new_followers": (lambda m: m.facebook_new_followers, None),
    "zalo_views": (lambda m: m.zalo_views, None),
    "zalo_interactions": (lambda m: m.zalo_interactions, None),
    "zalo_shares": (lambda m: m.zalo_shares, None),
    "portal_articles": (lambda m: m.portal_articles, None),
    "citizen_reception_visits": (lambda m: m.citizen_reception_visits, None),
    "citizen_reception_people": (lambda m: m.citizen_reception_people, None),
    "petitions_received": (lambda m: m.petitions_received, None),
    "petitions_complaint": (lambda m: m.petitions_complaint, None),
    "petitions_denunciation": (lambda m: m.petitions_denunciation, None),
    "petitions_feedback": (lambda m: m.petitions_feedback, None),
    "government_tasks_on_time_rate": (
        lambda m: m.government_tasks_done_on_time,
        lambda m: m.government_tasks_done_on_time + m.government_tasks_done_late + m.government_tasks_overdue,
    ),
    "government_tasks_assigned": (lambda m: m.government_tasks_assigned, None),
    "government_tasks_done_on_time": (lambda m: m.government_tasks_done_on_time, None),
    "government_tasks_done_late": (lambda m: m.government_tasks_done_late, None),
    "government_tasks_overdue": (lambda m: m.government_tasks_overdue, None),
    "government_tasks_in_progress": (lambda m: m.government_tasks_in_progress, None),
    "hotline_on_time_rate": (lambda m: m.hotline_on_time, lambda m: m.hotline_resolved),
    "hotline_overdue": (lambda m: m.hotline_overdue, None),
    "petitions_land_use": (lambda m: m.petitions_land_use, None),
    "petitions_civil": (lambda m: m.petitions_civil, None),
    "petitions_political_social_other": (lambda m: m.petitions_political_social_other, None),
    "petitions_referred": (lambda m: m.petitions_referred, None),
    "petitions_filed": (lambda m: m.petitions_filed, None),
    "feedback_regulation_received": (lambda m: m.feedback_regulation_received, None),
    "feedback_regulation_rate": (lambda m: m.feedback_regulation_resolved, lambda m: m.feedback_regulation_received),
    "documents_incoming": (lambda m: m.documents_incoming, None),
    "documents_issued_ubnd": (lambda m: m.documents_issued_ubnd, None),
    "documents_issued_office": (lambda m: m.documents_issued_office, None),
    "documents_sent_electronically": (lambda m: m.documents_sent_electronically, None),
    "documents_issued_complaints": (lambda m: m.documents_issued_complaints, None),
    "meetings_served": (lambda m: m.meetings_served, None),
    "online_conferences_served": (lambda m: m.online_conferences_served, None),
}
# Scores stand for one place and period; only as reported are there rows for every province of the time.
SCORES = {
    "index766_total": lambda m: m.index766_total,
    "index766_transparency": lambda m: m.index766_transparency,
    "index766_progress": lambda m: m.index766_progress,
    "index766_digitisation": lambda m: m.index766_digitisation,
    "index766_online": lambda m: m.index766_online_service + m.index766_online_payment,
    "index766_online_service": lambda m: m.index766_online_service,
    "index766_online_payment": lambda m: m.index766_online_payment,
    "index766_satisfaction": lambda m: m.index766_satisfaction,
    "index766_rank": lambda m: m.index766_rank,
}
PROVINCES = sorted(place.id for place in PLACES.values() if place.valid_to is None and place.id != NATION)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The simulated figures as an office's store, and as a plain table place × month × measure of whole places."""
    figures = simulated_facts(TODAY)
    store = Store(tmp_path_factory.mktemp("sample"))
    load(store, figures)
    table = pd.DataFrame(
        [(f.place, f.unit, f.channel + f.field, f.period_label, f.measure, f.value) for f in figures],
        columns=["place", "unit", "part", "label", "measure", "value"],
    )
    table = table[table["part"] == ""]
    own = table[table["unit"] == ""].pivot(index=["place", "label"], columns="measure", values="value")
    units = table[table["unit"] != ""].pivot_table(
        index=["place", "label"], columns="measure", values="value", aggfunc="sum"
    )
    return store, own.combine_first(units).reindex(columns=sorted(MEASURES))


def test_every_kpi_has_a_worked_example():
    """A new KPI fails here until `examples.py` says what it comes to."""
    assert set(EXAMPLES) == set(KPIS)
    assert set(BY_HAND) | set(SCORES) <= set(KPIS)


def _where_of(name: str) -> tuple[str, str]:
    """Place and period of an example: of each KPI another, so that none reads another's figures."""
    month, place = divmod(list(EXAMPLES).index(name), len(PROVINCES))
    return PROVINCES[place], "2026-09-YTD" if _is_to_date(name) else f"2026-{month + 1:02}"


def _is_to_date(name: str) -> bool:
    return any(MEASURES[measure].over_time == "ytd" for measure in EXAMPLES[name].reported)


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """A store of all examples as reported. A plan is reported of its year."""
    figures = []
    for name, example in EXAMPLES.items():
        place, period = _where_of(name)
        for reported, figure in example.reported.items():
            label = period[:4] if MEASURES[reported].over_time == "plan" else period
            figures.append(fact(reported, figure, place, label))
    return new_store(tmp_path_factory.mktemp("worked"), figures).reader()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example(worked, name):
    place, label = _where_of(name)
    start, end = date.fromisoformat(f"{label[:7]}-01"), parse_period(label).end
    question = Question((name,), "ytd" if _is_to_date(name) else "month", (place,), start, end, today=TODAY)
    assert query(worked, question)["value"].tolist() == [pytest.approx(EXAMPLES[name].value, rel=1e-12)]


def answered_by(store, name, **more):
    frame = query(store.reader(), Question((name,), today=TODAY, only_with_figures=True, **more))
    return frame.set_index(["place", "period"])


@pytest.mark.parametrize("name", BY_HAND)
def test_a_second_way_as_reported(sample, name):
    store, table = sample
    numerator, denominator = BY_HAND[name]
    table = table[table.index.get_level_values("label").str.fullmatch(r"\d{4}-\d{2}")]
    expected = numerator(table).dropna()
    if denominator:
        expected = (100 * numerator(table) / denominator(table).replace(0, np.nan)).dropna()
    answered = answered_by(store, name, boundaries="reported")["value"].dropna()
    assert len(answered) == len(expected) > 900
    pd.testing.assert_series_equal(answered.sort_index(), expected.sort_index(), check_names=False, rtol=1e-12)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_second_way_in_todays_boundaries_by_quarter(sample, name):
    """Complete quarters of flows in today's provinces: sums over months and predecessors, then one division."""
    store, table = sample
    if name in (
        "dossiers_received",
        "dossiers_resolution_rate",
        "dossiers_carried_over",
        "dossiers_pending",
        "dossiers_pending_overdue",
        "overdue_share",
        "backlog_change",
        "hotline_pending",
        "government_tasks_on_time_rate",
        "government_tasks_overdue",
        "government_tasks_in_progress",
    ):
        pytest.skip("stocks have worked examples of their own")
    numerator, denominator = BY_HAND[name]
    table = table[table.index.get_level_values("label").str.fullmatch(r"\d{4}-\d{2}")]
    parts = (
        pd.DataFrame({"n": numerator(table), "d": denominator(table) if denominator else 1.0}).dropna().reset_index()
    )
    parts["place"] = parts["place"].map(lambda p: PLACES[p].successor or p)
    parts["period"] = [f"{n[:4]}-Q{(int(n[5:]) + 2) // 3}" for n in parts["label"]]
    sums = parts.groupby(["place", "period"])[["n", "d"]].sum()
    expected = 100 * sums["n"] / sums["d"] if denominator else sums["n"]
    answered = answered_by(store, name, grain="quarter")
    answered = answered[answered["complete"]]["value"]
    assert len(answered) > 200
    pd.testing.assert_series_equal(answered, expected.reindex(answered.index), check_names=False, rtol=1e-12)


@pytest.mark.parametrize(
    "name, spent, plan",
    [
        (
            "budget_disbursement_rate",
            ["budget_autonomous_spent", "budget_non_autonomous_spent"],
            "budget_total_assigned",
        ),
        ("budget_autonomous_rate", ["budget_autonomous_spent"], "budget_autonomous_assigned"),
        ("budget_non_autonomous_rate", ["budget_non_autonomous_spent"], "budget_non_autonomous_assigned"),
    ],
)
def test_spending_a_second_way(sample, name, spent, plan):
    """What was spent from January to September 2026 ÷ the plan of 2026, in every province."""
    store, table = sample
    plans = table.xs("2026", level="label")[plan]
    expected = (100 * table.xs("2026-09-YTD", level="label")[spent].sum(axis=1, min_count=len(spent)) / plans).dropna()
    answered = answered_by(store, name, grain="ytd", start=date(2026, 9, 1), end=date(2026, 9, 30))
    answered = answered["value"].droplevel("period").dropna()
    assert len(answered) == len(expected) >= 30
    pd.testing.assert_series_equal(answered.sort_index(), expected.sort_index(), check_names=False, rtol=1e-12)


@pytest.mark.parametrize("name", SCORES)
def test_scores_a_second_way_as_reported(sample, name):
    store, table = sample
    table = table[table.index.get_level_values("label").str.fullmatch(r"\d{4}-\d{2}")]
    expected = SCORES[name](table).dropna()
    answered = answered_by(store, name, boundaries="reported")["value"].dropna()
    assert len(answered) == len(expected) > 1000
    pd.testing.assert_series_equal(answered.sort_index(), expected.sort_index(), check_names=False, rtol=1e-12)


def test_scores_are_never_added_or_averaged(sample):
    """No quarter, no nation, no province that is the sum of its predecessors; each says why."""
    store, _ = sample
    for name in SCORES:
        quarter = query(store.reader(), Question((name,), "quarter", ("ha-noi",), end=date(2026, 9, 30), today=TODAY))
        assert quarter["value"].isna().all() and set(quarter["reason"]) <= {"over_time", None}, name
        nation = answered_by(store, name, places=("vn",), start=date(2026, 9, 1), end=date(2026, 9, 30))
        assert nation["reason"].tolist() == ["over_places"], name
        heir = answered_by(store, name, places=("dong-thap@2025",), start=date(2025, 6, 1), end=date(2025, 6, 30))
        assert heir["reason"].tolist() == ["over_places"], name


@pytest.mark.parametrize(
    "name, measure, count",
    [
        ("dossiers_online_acceptance_overdue", "dossiers_online_waiting_acceptance_overdue", 998),  # Gia Lai, 2025
        ("petitions_eligible", "petitions_eligible", 437),
        ("feedback_tthc_received", "feedback_tthc_received", 100),
    ],
)
def test_counts_that_stand_as_reported(tmp_path, name, measure, count):
    store = new_store(tmp_path, [fact(measure, count, "ha-noi", "2026-06")])
    assert answered_by(store, name)["value"].tolist() == [count]


def test_tickets_without_a_term_are_left_out_of_the_on_time_rate(tmp_path):
    """100 resolved, 10 of them without a term, 81 on time: 81 ÷ 90; where nothing is said of terms: 81 ÷ 100."""
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-06", hotline_resolved=100, hotline_on_time=81, hotline_resolved_without_due_date=10)
        + facts("hue", "2026-06", hotline_resolved=100, hotline_on_time=81),
    )
    values = answered_by(store, "hotline_on_time_rate")["value"].droplevel("period").to_dict()
    assert values == {"ha-noi": pytest.approx(90), "hue": pytest.approx(81)}


def test_nothing_received_has_no_rate_even_where_100_percent_is_printed(tmp_path):
    """Đồng Tháp, first quarter of 2023: 0 of 0, printed "100 %"."""
    store = new_store(
        tmp_path,
        facts(
            "ha-noi",
            "2023-Q1",
            feedback_regulation_received=0,
            feedback_regulation_resolved=0,
            feedback_regulation_rate_reported=100,
        ),
    )
    row = answered_by(store, "feedback_regulation_rate", grain="quarter").iloc[0]
    assert np.isnan(row["value"]) and row["reason"] == "zero_denominator" and row["reported"] == 100


def test_the_nation_is_the_sum_of_its_provinces(sample):
    store, table = sample
    rows = answered_by(store, "on_time_rate", places=("vn",))
    month = table.xs("2026-03", level="label")
    expected = (
        100 * (month.dossiers_resolved_early + month.dossiers_resolved_on_time).sum() / month.dossiers_resolved.sum()
    )
    assert rows.loc[("vn", "2026-03"), "value"] == pytest.approx(expected, rel=1e-12)


def test_a_kpi_is_never_a_mean_of_ratios(tmp_path):
    """98 of 100 and 1 of 100 000: 99 ÷ 100 100 = 0,0989 %, not the mean 49 %."""
    store = new_store(
        tmp_path,
        facts("ha-noi", "2026-06", unit="Sở A", dossiers_resolved=100, dossiers_resolved_late=98)
        + facts("ha-noi", "2026-06", unit="Sở B", dossiers_resolved=100_000, dossiers_resolved_late=1),
    )
    assert answered_by(store, "late_rate")["value"].tolist() == [pytest.approx(100 * 99 / 100_100)]


def test_satisfaction_is_shown_as_reported_and_never_folded(tmp_path):
    store = new_store(tmp_path, [fact("satisfaction_rate_reported", 99.8, "ha-noi", "2026-06")])
    assert answered_by(store, "satisfaction_rate")["value"].tolist() == [99.8]
    row = answered_by(store, "satisfaction_rate", grain="quarter").iloc[0]
    assert np.isnan(row["value"]) and row["reason"] == "over_time"
    assert answered_by(store, "satisfaction_rate", places=("vn",))["reason"].tolist() == ["over_places"]


def test_running_tasks_are_not_late(tmp_path):
    """33 assigned, 15 on time, 2 late, 1 overdue, 15 running: 15 ÷ 18; without late and overdue: no value."""
    store = new_store(
        tmp_path,
        facts(
            "ha-noi",
            "2026-06",
            government_tasks_assigned=33,
            government_tasks_done_on_time=15,
            government_tasks_done_late=2,
            government_tasks_overdue=1,
            government_tasks_in_progress=15,
        )
        + facts(
            "hue",
            "2026-06",
            government_tasks_assigned=33,
            government_tasks_done_on_time=15,
            government_tasks_in_progress=18,
        ),
    )
    rows = answered_by(store, "government_tasks_on_time_rate")
    assert rows["value"].dropna().to_dict() == {("ha-noi", "2026-06"): pytest.approx(100 * 15 / 18)}


def test_targets_give_three_bands_and_a_setting_overrides(tmp_path):
    store = new_store(
        tmp_path,
        [
            f
            for p, late in (("ha-noi", 1), ("hue", 3), ("cao-bang", 9))
            for f in facts(p, "2026-06", dossiers_resolved=100, dossiers_resolved_early_or_on_time=100 - late)
        ],
    )
    statuses = answered_by(store, "on_time_rate")["status"].droplevel("period").to_dict()
    assert statuses == {"ha-noi": "good", "hue": "watch", "cao-bang": "act"}
    store.decide("target", kpi="on_time_rate", value=90.0)
    store.decide("target", kpi="on_time_rate", place="ha-noi", value=99.5)
    rows = answered_by(store, "on_time_rate")
    assert rows["status"].droplevel("period").to_dict() == {"ha-noi": "watch", "hue": "good", "cao-bang": "good"}


def test_declarations_are_whole():
    for k in KPIS.values():
        assert all((k.label.vi, k.label.en, k.meaning.vi, k.meaning.en, k.legal_source)), k.id
    with pytest.raises(UnknownKpi) as error:
        kpi("on_time")
    assert "on_time_rate" in error.value.message_vi


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "per cent"},
        {"direction": "up"},
        {"subject": "roads"},
        {"claim": "printed"},
        {"numerator": (measure("nothing"),)},
        {"checked_by": "Sở Nội vụ"},
        {"checked_on": TODAY},
    ],
)
def test_a_wrong_declaration_stops_the_program(change):
    with pytest.raises(ValueError, match="on_time_rate"):
        replace(KPIS["on_time_rate"], **change)


def test_a_text_stands_in_both_languages():
    assert not Text("", "")("vi") and Text("Quá hạn", "Overdue")("en") == "Overdue"
    for sides in (("Quá hạn", ""), ("", "Overdue")):
        with pytest.raises(ValueError):
            Text(*sides)


def test_a_missing_name_falls_back_to_a_longer_one():
    label, card, column = Text("a b c", "a b c"), Text("a b", "a b"), Text("a", "a")
    bare = replace(KPIS["on_time_rate"], label=label, card=None, column=None, wall=None, chart=None)
    assert {bare.card_name, bare.column_name, bare.wall_name, bare.chart_name} == {label}
    short = replace(bare, card=card)
    assert {short.card_name, short.column_name, short.wall_name, short.chart_name} == {card}
    short = replace(short, column=column)
    assert (short.wall_name, short.column_name, short.chart_name) == (card, column, column)


def test_every_file_of_kpis_is_found_and_holds_the_subject_it_is_called_by():
    """dossiers.py and, as there are many of them, dossiers_intake.py and the like."""
    files = {path.stem for path in Path(kpis.__file__).parent.glob("*.py")} - {"__init__"}
    declared = {name: [k.subject for k in import_module(f"metrics.kpis.{name}").KPIS] for name in files}
    assert {name.partition("_")[0] for name in files} == set(SUBJECTS)
    assert all(set(subjects) == {name.partition("_")[0]} for name, subjects in declared.items())
    assert sum(map(len, declared.values())) == len(KPIS)
    subjects = [k.subject for k in KPIS.values()]
    assert subjects == sorted(subjects, key=list(SUBJECTS).index)


def test_every_measure_is_read_by_a_kpi_or_stands_in_the_list_with_its_reason():
    """Whatever a source can load is a measure; one that no KPI reads is named in `metrics/unshown.py`, and no other."""
    read = {m for k in KPIS.values() for m in (*k.measures, *filter(None, (k.claim,)))}
    assert set(MEASURES) - read == set(UNSHOWN)
    assert all(reason.vi and reason.en for reason in UNSHOWN.values())


def test_what_may_not_be_added_is_not_folded(tmp_path):
    """Likes and followers are stocks: a quarter has those of its last month. A mean of days is Σ days ÷ Σ dossiers:
    100 days of 10 dossiers, 20 of 10, 60 of 40 are 180 ÷ 60 = 3 days, not the mean of 10, 2 and 1,5."""
    months = {"2026-01": (500, 100, 10), "2026-02": (700, 20, 10), "2026-03": (600, 60, 40)}
    store = new_store(
        tmp_path,
        [
            f
            for label, (likes, days, count) in months.items()
            for f in facts(
                "ha-noi",
                label,
                facebook_likes=likes,
                dossiers_handling_days_sum=days,
                dossiers_handling_days_count=count,
            )
        ],
    )
    question = Question(("facebook_likes", "mean_handling_days"), "quarter", ("ha-noi",), today=TODAY)
    values = query(store.reader(), question).dropna(subset="value").set_index("kpi")["value"].to_dict()
    assert values == {"facebook_likes": 600, "mean_handling_days": pytest.approx(3.0)}


def test_each_card_of_the_overview_is_taken_once():
    """Cards are counted from 1 without a gap; only the last has candidates, each with a turn of its own."""
    places = sorted((k.overview.card, k.overview.turn) for k in KPIS.values() if k.overview)
    last = places[-1][0]
    assert [card for card, _ in places if card < last] == list(range(1, last))
    assert len(set(places)) == len(places)


def test_a_measure_is_asked_for_as_it_stands(tmp_path):
    """By its id or its label; added where it adds up, refused where it does not; a printed percentage is only shown."""
    assert of_measure("Hồ sơ rút") == of_measure("dossiers_withdrawn") == "measure:dossiers_withdrawn"
    with pytest.raises(UnknownMeasure) as error:
        of_measure("dossiers_withdrawed")
    assert "dossiers_withdrawn" in error.value.message_vi
    store = new_store(
        tmp_path,
        [
            f
            for label, gone, rate in (("2026-01", 3, 96.5), ("2026-02", 4, 97.0), ("2026-03", 5, 98.5))
            for f in facts("ha-noi", label, dossiers_withdrawn=gone, satisfaction_rate_reported=rate)
        ],
    )
    names = ("measure:dossiers_withdrawn", "measure:satisfaction_rate_reported")
    month = query(store.reader(), Question(names, "month", ("ha-noi",), date(2026, 3, 1), date(2026, 3, 31)))
    assert month["value"].tolist() == [5, 98.5] and month["kpi"].tolist() == list(names)
    quarter = query(store.reader(), Question(names, "quarter", ("ha-noi",), date(2026, 3, 1), date(2026, 3, 31)))
    assert quarter["value"].tolist()[0] == 12 and np.isnan(quarter["value"].tolist()[1])
    assert quarter["reason"].tolist()[1] == "over_time"
    assert not set(names) & set(KPIS), "in no list of KPIs"
