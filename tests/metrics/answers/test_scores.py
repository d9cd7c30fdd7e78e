"""Scores of the index 766 beside their maxima, in numbers a reader can check by hand."""

from datetime import date

import pytest

from metrics.answers.compare import compare
from metrics.answers.scores import class_of, groups_of, largest_gap, printed_rank
from metrics.answers.subject import standing
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.figures import facts, load, new_store

TODAY = date(2026, 11, 20)
# Thái Nguyên, 29 August 2025: 15,67 + 19,31 + 17,49 + 17,86 + 16,64 = 86,97.
THAI_NGUYEN = {
    "index766_transparency": 15.67,
    "index766_progress": 19.31,
    "index766_digitisation": 17.49,
    "index766_online": 17.86,
    "index766_satisfaction": 16.64,
}


@pytest.fixture
def store(tmp_path):
    """Three provinces in August 2025: one without a printed total, one with group 4 in two, one above both."""
    return new_store(
        tmp_path,
        facts("thai-nguyen@2025", "2025-08", **THAI_NGUYEN),
        facts(
            "ha-noi",
            "2025-08",
            index766_transparency=15.0,
            index766_progress=18.0,
            index766_digitisation=17.0,
            index766_online_service=9.5,
            index766_online_payment=6.0,
            index766_satisfaction=17.0,
            index766_total=82.5,
            index766_rank=20,
        ),
        facts("hue", "2025-08", index766_total=90.25)
        + facts("hue", "2025-07", index766_total=70.0)
        + facts("ha-noi", "2025-07", index766_total=80.0),
    )


def ask(store, kpi, place):
    return query(
        store.reader(), Question((kpi,), places=(place,), start=date(2025, 8, 31), end=date(2025, 8, 31), today=TODAY)
    ).iloc[0]


def test_where_no_total_is_printed_the_groups_make_it(store):
    assert ask(store, "index766_total", "thai-nguyen@2025")["value"] == pytest.approx(86.97)
    assert ask(store, "index766_total", "ha-noi")["value"] == 82.5


def test_group_four_is_one_score_or_two(store):
    assert ask(store, "index766_online", "thai-nguyen@2025")["value"] == 17.86
    assert ask(store, "index766_online", "ha-noi")["value"] == 15.5


def test_points_missing_of_each_group(store):
    """18 − 15,67 = 2,33; 20 − 19,31 = 0,69; 22 − 17,49 = 4,51; 22 − 17,86 = 4,14; 18 − 16,64 = 1,36."""
    groups = groups_of(store.reader(), "thai-nguyen@2025", "2025-08", TODAY)
    assert groups["missing"].round(2).tolist() == [2.33, 0.69, 4.51, 4.14, 1.36]
    assert groups["maximum"].tolist() == [18, 20, 22, 22, 18] and not groups["is_part"].any()
    assert groups["best"].tolist() == [15.67, 19.31, 17.49, 17.86, 17.0]
    assert largest_gap(groups)["kpi"] == "index766_digitisation"


def test_the_parts_of_group_four_stand_below_it_where_they_are_given(store):
    groups = groups_of(store.reader(), "ha-noi", "2025-08", TODAY)
    parts = groups[groups["is_part"]]
    assert parts["kpi"].tolist() == ["index766_online_service", "index766_online_payment"]
    assert parts["missing"].tolist() == [2.5, 4.0] and groups["kpi"].tolist().index("index766_online") == 3


def test_a_place_without_groups_has_none_rather_than_zero(store):
    groups = groups_of(store.reader(), "hue", "2025-08", TODAY)
    assert groups["value"].isna().all() and largest_gap(groups) is None


def test_ranked_by_value_among_those_that_have_a_score(store):
    """90,25 > 86,97 > 82,50; in July Hà Nội was before Huế; the printed rank counts 34 and stands beside."""
    ranks = {
        p: standing(store.reader(), "index766_total", p, "2025-08", TODAY)
        for p in ("hue", "thai-nguyen@2025", "ha-noi")
    }
    assert [(r.rank, r.of) for r in ranks.values()] == [(1, 3), (2, 3), (3, 3)]
    assert ranks["hue"].before == 2 and ranks["ha-noi"].before == 1
    assert printed_rank(store.reader(), "ha-noi", "2025-08", TODAY) == 20
    assert printed_rank(store.reader(), "hue", "2025-08", TODAY) is None
    answer = compare(store.reader(), "index766_total", "2025-08", "today", TODAY)
    assert answer.unranked is None and answer.reference is None
    known = answer.rows[answer.rows["value"].notna()]
    assert known["place"].tolist() == ["hue", "thai-nguyen@2025", "ha-noi"] and known["rank"].tolist() == [1, 2, 3]


def test_who_did_not_report_lifts_nobody(tmp_path):
    """July 90, 80, 70; in August the first is not in and the others keep their order: nobody climbed."""
    store = new_store(
        tmp_path,
        [
            f
            for place, scores in (("hue", (90.0, None)), ("ha-noi", (80.0, 81.0)), ("cao-bang", (70.0, 72.0)))
            for label, score in zip(("2025-07", "2025-08"), scores)
            if score
            for f in facts(place, label, index766_total=score)
        ],
    )
    own = standing(store.reader(), "index766_total", "ha-noi", "2025-08", TODAY)
    assert (own.rank, own.of, own.before, own.climbed, own.same) == (1, 2, 1, 0, False)


def test_the_nation_has_no_score(store):
    row = ask(store, "index766_total", "vn")
    assert row["state"] == "refused" and row["reason"] == "over_places"


def test_a_better_source_takes_the_place_of_a_score_and_nothing_is_added(store):
    load(store, facts("hue", "2025-08", index766_total=88.0), source="index766", kind="export")
    assert ask(store, "index766_total", "hue")["value"] == 88.0


def test_classes_begin_where_the_portal_says():
    """80,1 is “Tốt”; the others by their bands."""
    classes = {score: class_of(score) for score in (95, 90, 89.99, 80.1, 75, 50, 49.9, 0)}
    assert list(classes.values()) == ["excellent", "excellent", "good", "good", "fair", "average", "weak", "weak"]
    assert class_of(float("nan")) is None
