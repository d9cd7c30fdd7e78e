"""How an open number is spoken of, word for word: what a person once chose for such words is known the next time.

A number that begins its sentence has all words up to it, and is taken where the same words come again; one further on
has those of its own clause, and is proposed. A measure that is not simply added over months is proposed too: of which
period it is depends on the measure, and was settled without one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.measures import MEASURES
from data.personal import holds_identity
from loaders.files.document import Document
from loaders.prose.numbers import ProseNumber
from loaders.prose.settling import single
from loaders.prose.spelling import spelled

LEARNT = "learnt"  # the reason of a number whose measure a person chose before, for the same words
LEAST_WORDS = 3
TAKEN, PROPOSED = 0.9, 0.5
_ENDS = re.compile(r"[,;:.()]")
_DIGITS = re.compile(r"\d+")
_LEAD = re.compile(r"^[^\w#]+")


def phrased(numbers: Sequence[ProseNumber], document: Document) -> list[ProseNumber]:
    """The numbers, the open ones with the words they are spoken of."""
    return [
        replace(one, phrase=_phrase(place, numbers, document.text)) if _is_open(one) else one
        for place, one in enumerate(numbers)
    ]


def learnt(
    numbers: Sequence[ProseNumber], document: Document, phrases: Mapping[tuple[str, str], str]
) -> list[ProseNumber]:
    """The numbers, those whose words are known with their measure; one that is said twice differently is unticked."""
    settled = list(numbers)
    for place, one in enumerate(numbers):
        measure = phrases.get((one.kind, one.phrase), "") if one.phrase else ""
        if measure not in MEASURES:
            continue
        is_sure = _is_first(place, numbers) and MEASURES[measure].over_time == "sum" and not one.readings
        settled[place] = replace(one, measure=measure, confidence=TAKEN if is_sure else PROPOSED, reason=LEARNT)
    return single(settled, document) if settled != list(numbers) else settled


def _is_open(one: ProseNumber) -> bool:
    return not one.measure and not one.role


def _is_first(place: int, numbers: Sequence[ProseNumber]) -> bool:
    return place == 0 or numbers[place - 1].sentence != numbers[place].sentence


def _phrase(place: int, numbers: Sequence[ProseNumber], text: str) -> str:
    """The words before and behind a number, `#` for it and for every other number among them; "" for too few words."""
    one = numbers[place]
    first, last = one.sentence
    if not _is_first(place, numbers):
        first = max(first, numbers[place - 1].end)
        first += max((match.end() for match in _ENDS.finditer(text[first : one.start])), default=0)
    following = numbers[place + 1].start if place + 1 < len(numbers) else last
    behind = text[one.end : max(min(last, following), one.end)]
    end = _ENDS.search(behind)
    behind = behind[: end.start()] if end else behind
    if holds_identity(f"{text[first : one.start]} {behind}"):
        return ""
    words = _DIGITS.sub("#", " ".join(f"{spelled(text[first : one.start])} # {spelled(behind)}".split()))
    words = _LEAD.sub("", words).strip()
    return words if len(re.findall(r"[^\W\d_]{2,}", words)) >= LEAST_WORDS else ""
