"""The corpus of passages holds what its README says: verbatim excerpts, known ids, every number accounted for."""

import json
import re
from pathlib import Path

import pytest

from bench.prose import Score, measure, passages, reading_of, score
from data.measures import MEASURES
from data.periods import parse_period
from data.places import PLACES
from data.qualifiers import QUALIFIERS
from loaders.prose.spelling import spelled
from loaders.prose.vocabulary import SLOTS, find_words, patterns

FOLDER = Path(__file__).parent / "passages"
FILES = sorted(FOLDER.rglob("*.json"))
PASSAGES = [passage for file in FILES for passage in json.loads(file.read_text("utf-8"))]
LISTS = ("facts", "open", "implied", "unsure")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
AT_LEAST = 130
PRECISION, RECALL = 0.98, 0.95


def test_there_are_enough_and_each_has_its_own_name():
    slugs = [passage["slug"] for passage in PASSAGES]
    assert len(slugs) >= AT_LEAST and len(slugs) == len(set(slugs))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["slug"])
def test_a_passage_says_where_each_number_belongs(passage):
    text = passage["text"]
    excerpts = [one["excerpt"] for name in LISTS for one in passage[name]]
    assert [e for e in excerpts if e not in text and e not in passage["title"]] == []
    covered = {
        n for e in [*excerpts, *passage["nothing"]] for m in re.finditer(re.escape(e), text) for n in range(*m.span())
    }
    assert [m.group() for m in NUMBER.finditer(text) if not covered.issuperset(range(*m.span()))] == []


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["slug"])
def test_a_passage_uses_known_ids(passage):
    assert passage["place"] in {"", *PLACES}
    named = [one["measure"] for name in ("facts", "implied", "unsure") for one in passage[name]]
    assert {name for name in named if name} <= set(MEASURES)
    for fact in passage["facts"]:
        assert fact["qualifier"] in QUALIFIERS and fact["place"] in {"", *PLACES}
        if fact["period_label"]:
            parse_period(fact["period_label"])
    assert all(NUMBER.search(fact["excerpt"]) for fact in passage["facts"] if fact["value"])


def test_what_is_taken_is_right_and_little_is_missed():
    total = measure()
    assert total.facts > 400
    assert (total.precision >= PRECISION, total.recall >= RECALL) == (True, True), "\n".join(total.faults)


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage["slug"])
def test_what_is_no_figure_is_never_taken(passage):
    """Nothing a passage calls unsure is taken, and nothing at all of one without facts."""
    document, prose = reading_of(passage)
    facts = {(fact["measure"], fact["value"]) for fact in passage["facts"]}
    unsure = {(one["measure"], value) for one in passage["unsure"] for value in one["readings"]}
    taken = {(one.measure, one.value) for one in prose.numbers if one.is_taken}
    assert not (taken & unsure) - facts
    if not passage["facts"]:
        assert taken == set()
    for one in prose.numbers:
        assert document.text[one.start : one.end].strip() and one.sentence[0] <= one.start < one.end <= one.sentence[1]


def test_the_score_sees_what_is_false_and_what_is_missed():
    passage = next(p for p in passages() if p["slug"] == "hai_phong_template_prose")
    total = Score()
    wrong = [fact | {"value": fact["value"] + 1} for fact in passage["facts"][:1]] + passage["facts"][1:]
    score(passage | {"facts": wrong}, total)
    assert (total.missed.total(), total.false.total()) == (1, 1) and total.precision < 1 > total.recall


def test_every_pattern_can_be_filled_by_words():
    """A slot of a pattern that no word fills could never be met."""
    words = {(word.slot, word.value) for pattern in _all_words() for word in find_words(spelled(pattern))}
    made = {"view", "media"} | {"rating of the hotline"}
    for pattern in patterns():
        assert pattern.measure in MEASURES
        for slot in SLOTS:
            values = {value for value in pattern.slots[slot] or () if value} - made
            filled = {value for value in values if (slot, value) in words or slot in ("subject", "noun")}
            assert filled or not values, (pattern.measure, slot)


def _all_words():
    from loaders.prose.vocabulary import _words

    return list(_words()[0])
