"""Passages of many offices, written with their facts beside them before anything read them."""

import pytest

from bench.prose import PASSAGES, Score, measure, passages, reading_of, score
from data.measures import MEASURES
from loaders.prose.spelling import spelled
from loaders.prose.vocabulary import SLOTS, find_words, patterns

PRECISION, RECALL = 0.995, 0.985
ASIDE = PASSAGES / "aside"  # of other offices, written apart from those the words were collected on
FRESH = PASSAGES / "fresh"  # written last; words were collected on them once they had been measured


def test_what_is_taken_is_right_and_little_is_missed():
    total = measure()
    assert total.facts > 400
    assert (total.precision >= PRECISION, total.recall >= RECALL) == (True, True), "\n".join(total.faults)


def test_passages_nobody_collected_words_on_are_read_too():
    total = measure(ASIDE)
    assert total.facts > 200
    assert (total.precision >= 0.995, total.recall >= 0.98, total.units == 0) == (True, True, True), "\n".join(
        total.faults
    )


def test_the_fresh_ones_are_read_as_well():
    total = measure(FRESH)
    assert total.facts > 240
    assert (total.precision >= 0.995, total.recall >= 0.99, total.units == 0) == (True, True, True), "\n".join(
        total.faults
    )


@pytest.mark.parametrize(
    "passage", [*passages(), *passages(ASIDE), *passages(FRESH)], ids=lambda passage: passage["slug"]
)
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
    made = {"view", "media", "rating of the hotline", "of"}
    for pattern in patterns():
        assert pattern.measure in MEASURES
        for slot in SLOTS:
            values = {value for value in pattern.slots[slot] or () if value} - made
            filled = {value for value in values if (slot, value) in words or slot in ("subject", "noun")}
            assert filled or not values, (pattern.measure, slot)


def _all_words():
    from loaders.prose.vocabulary import _words

    return list(_words()[0])
