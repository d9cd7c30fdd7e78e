"""The five reports the project began with: every fact a careful reader takes from them, and nothing else.

Their sentences stay out of the project; the reports are read where they lie beside it.
"""

import json
from datetime import date

import pytest

from data.measures import MEASURES
from data.places import PLACES
from loaders.files.documents import read_content
from loaders.files.glimpse import FOUND
from loaders.prose.reader import read
from loaders.recognise import read as recognise
from loaders.tables.context import Context
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "reports"
COUNTED_BY_HAND = 247
DOUBLED = 42_000  # "42.000 nghìn": asked, never taken
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not here")
FILES = [path.name for path in sorted(SHARED.glob("*.txt"))] if SHARED.is_dir() else []


def facts():
    return json.loads((SHARED / "facts.json").read_text(encoding="utf-8"))


def found_in(name):
    document = read_content((SHARED / name).read_bytes(), name)
    return read(document, Context(today=date(2026, 8, 1))).numbers


def is_that(one, fact):
    return (one.value, one.qualifier) == (fact["value"], fact["qualifier"]) and PLACES[one.place].name == fact["place"]


def days(one):
    return [day and day.isoformat() for day in (one.period_start, one.period_end)]


CORE = {fact["measure"] for fact in facts() if fact["class"] == "core"} if SHARED.is_dir() else set()


@pytest.mark.parametrize("name", FILES)
def test_every_core_fact_is_taken_and_no_other_of_its_measures(name):
    left = [one for one in found_in(name) if one.is_taken]
    for fact in (fact for fact in facts() if fact["file"] == name and fact["class"] == "core"):
        if fact["value"] == DOUBLED:
            continue
        same = [one for one in left if one.measure == fact["measure"] and is_that(one, fact)]
        assert [one.period_label for one in same] == [fact["period_label"]], fact
        assert days(same[0]) == [fact["period_start"], fact["period_end"]], fact
        assert same[0].period_basis == fact["period_basis"]
        left.remove(same[0])
    assert [(one.measure, one.value) for one in left if one.measure in CORE] == []


def test_of_the_others_seventy_are_found_as_number_counted_period_and_place():
    others = [fact for fact in facts() if fact["class"] != "core"]
    right = 0
    for name in FILES:
        left = found_in(name)
        for fact in (fact for fact in others if fact["file"] == name):
            same = [
                one
                for one in left
                if is_that(one, fact)
                and one.period_label == fact["period_label"]
                and (one.counted in fact["counted"] or fact["counted"] in one.counted)
                and (one.measure == fact["measure"] or fact["measure"] not in MEASURES)
            ]
            right += bool(same)
            if same:
                left.remove(same[0])
    print(f"{right} of {len(others)}")
    assert right >= 70


def test_a_letter_without_figures_gives_nothing():
    name = "quang-ngai-2025-07-notice.txt"
    assert found_in(name) == []
    reading = recognise(read_content((SHARED / name).read_bytes(), name), Context())
    assert (reading.facts, reading.verdict) == ([], "reject")


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("dong-thap-2023-q1-reform.txt", "printed_rate", "26,6"),
        ("dong-thap-2023-q1-reform.txt", "rate_of_zero", "100"),
        ("quang-ngai-2021-annual.txt", "printed_rate", "99,5"),
        ("quang-ngai-2021-annual.txt", "identity", "13.823"),
        ("quang-ngai-2021-annual.txt", "prose_number", "42.000 nghìn"),
        ("dong-thap-2021-10-monthly.txt", "above_reach", "800.000"),
    ],
)
def test_what_contradicts_is_said_with_its_sentences(name, code, words):
    reading = recognise(read_content((SHARED / name).read_bytes(), name), Context())
    problems = [problem for problem in reading.problems if problem.code == code and words in problem.message_vi]
    assert len(problems) == 1 and problems[0].severity in ("warn", "ask") and "Câu: “" in problems[0].message_vi
    if code == "prose_number":
        assert set(problems[0].choices) == {"42000", "42000000", "skip"}
        assert not any(fact.measure == "satisfaction_ratings_count" for fact in reading.facts)


def test_what_is_kept_of_all_their_numbers_is_counted():
    """Prints how many numbers are kept with a measure, how many open; none of the 133 facts is without its number."""
    measured, left = 0, 0
    for name in FILES:
        reading = recognise(read_content((SHARED / name).read_bytes(), name), Context())
        numbers = json.loads(reading.notes.get(FOUND, "[]"))
        measured += sum(bool(one["measure"]) for one in numbers)
        left += sum(not one["measure"] for one in numbers)
        values = [value for one in numbers for value in (one["value"], *one["readings"])]
        missed = [fact["measure"] for fact in facts() if fact["file"] == name and fact["value"] not in values]
        assert missed == [], name
    print(f"{COUNTED_BY_HAND} counted by hand; found {measured + left}: {measured} with a measure, {left} open")
    assert measured >= 110 and abs(measured + left - COUNTED_BY_HAND) <= 25
