"""What numbers are beside each other: the same twice, "đúng hạn" alone, a whole beside its part."""

import re
from dataclasses import replace
from itertools import pairwise

from data.measures import MEASURES
from loaders.files.document import TITLE, Document
from loaders.prose.numbers import ProseNumber
from loaders.prose.numerals import COUNT
from loaders.prose.spelling import spelled


def both_in_time(numbers: list[ProseNumber], document: Document) -> list[ProseNumber]:
    """ "Đúng hạn" alone, without "trước hạn" beside it, is early or on time (domain.md §1.5)."""
    strict = {
        (one.paragraph + near, one.unit, one.field)
        for one in numbers
        if one.measure == "dossiers_resolved_early"
        for near in range(-2, 3)
    }
    early = {(one.paragraph, one.unit, one.field) for one in numbers if one.measure == "early_rate_reported"}
    numbers = [
        replace(one, measure="", confidence=0.0, reason="open")
        if one.measure == "on_time_rate_reported"
        and (one.paragraph, one.unit, one.field) in early
        and "trước" not in spelled(document.text[one.start - 40 : one.start])[-25:]
        else one
        for one in numbers
    ]
    return [
        replace(one, measure="dossiers_resolved_early_or_on_time")
        if one.measure == "dossiers_resolved_on_time" and (one.paragraph, one.unit, one.field) not in strict
        else one
        for one in numbers
    ]


def all_in_progress(numbers: list[ProseNumber], document: Document) -> list[ProseNumber]:
    """ "Đang thực hiện 18 nhiệm vụ (trong đó 4 quá hạn)" are more than those in time: no measure of ours."""
    settled = list(numbers)
    for place, (one, following) in enumerate(pairwise(numbers)):
        between = document.text[one.end : following.start]
        is_of = one.sentence == following.sentence and re.search(r"\(|trong đó", between)
        is_whole = one.measure.endswith("tasks_in_progress") and is_of
        if is_whole and following.measure.endswith(("tasks_overdue", "tasks_in_progress")):
            settled[place] = replace(one, measure="", confidence=0.0, reason="open")
    return settled


def single(numbers: list[ProseNumber], document: Document) -> list[ProseNumber]:
    """One figure a key: the same again is taken once, and what a title rounds; another value of it unticks both."""
    titles = {block.number for block in document.blocks if block.kind == TITLE}
    first: dict[tuple, int] = {}
    settled = list(numbers)
    for place, one in enumerate(numbers):
        is_plan = bool(one.measure) and MEASURES[one.measure].over_time == "plan"
        if not one.is_taken and not (one.reason == "unexplained" and is_plan):
            continue
        key = (one.measure, one.place, one.unit, one.field, one.channel, one.period_label)
        if key not in first:
            first[key] = place
            continue
        if not one.is_taken and not settled[first[key]].is_taken:
            continue
        other = settled[first[key]]
        if (other.value, other.qualifier) == (one.value, one.qualifier):
            if not other.is_taken:
                first[key] = place
                continue
            if one.period_basis == "stated" != other.period_basis:  # the one whose days are told
                settled[first[key]] = replace(other, confidence=0.5, reason="repeated")
                first[key] = place
                continue
            settled[place] = replace(one, confidence=0.5, reason="repeated")
        elif (
            other.paragraph in titles and other.qualifier != "exact" and one.paragraph not in titles and other.is_taken
        ):
            settled[first[key]] = replace(other, confidence=0.5, reason="repeated")
            first[key] = place
        elif _is_part(one, other, document.text[slice(*one.sentence)]):
            settled[place] = replace(one, confidence=0.4, reason="unexplained")
        else:
            settled[place] = replace(one, confidence=0.5, reason="double")
            if other.is_taken:
                settled[first[key]] = replace(other, confidence=0.5, reason="double")
    return settled


_LEAST_APART = 0.9  # of the whole: closer ones are two figures for one


_OPENS_PART = re.compile(r"\s*[-+*]?\s*trong (?:đó|số)\b")


def _is_part(one: ProseNumber, whole: ProseNumber, sentence: str) -> bool:
    """Whether a count follows a greater one of its kind in its sentence or in one that opens with "trong đó": some of
    it, which words we do not know tell from the rest."""
    if one.value is None or whole.value is None or one.kind != COUNT or not whole.is_taken:
        return False
    is_near = one.sentence == whole.sentence or (
        one.paragraph == whole.paragraph and _OPENS_PART.match(spelled(sentence))
    )
    return bool(is_near) and one.value < _LEAST_APART * whole.value
