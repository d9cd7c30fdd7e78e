"""Every number of every passage with all that is said of it, wrong or right: `passages_read.txt`, a block a passage.

The scores of `test_passages` hold how many are read as somebody wrote them down; here a number that moves to another
measure, period or reason shows. Behind the passages as they stand follow those that are read otherwise without their
title, date and place, and behind one another in one document. After a change that is meant:
`python -m tests.loaders.prose.test_passages_read`, and look at the difference.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.prose import PASSAGES, TODAY, document_of, passages, reading_of
from loaders.files.document import Document, compose
from loaders.files.paragraphs import paragraphs_of
from loaders.prose.numbers import Prose, ProseNumber
from loaders.prose.reader import read
from loaders.tables.context import Context

FILE = Path(__file__).resolve().parent / "passages_read.txt"
FOLDERS = (PASSAGES, PASSAGES / "aside", PASSAGES / "fresh")
PLACE, PERIOD = "quang-ninh", "2025-Q3"
TOGETHER = 6  # passages of one document


def meaning(one: ProseNumber) -> str:
    value = "-" if one.value is None else f"{one.value:.12g}"
    words = [value, one.kind, one.qualifier.replace("exact", ""), one.counted, one.measure or "-", one.role]
    days = [f"{one.period_start or ''}–{one.period_end or ''}"] if one.period_start or one.period_end else []
    where = "|".join((one.place, one.unit, one.field, one.channel)).rstrip("|")
    sure = f"{'+' if one.is_taken else '?'}{one.confidence:.3g}"
    other = [f"{reading:.12g}" for reading in one.readings]
    return " ".join(filter(None, [*words, where, one.period_label, *days, one.period_basis, sure, one.reason, *other]))


def numbers_of(document: Document, prose: Prose) -> Iterator[str]:
    """Each number: its characters as they stand, what it says, where it and its sentence stand."""
    for one in prose.numbers:
        place = f"§{one.paragraph} {one.start} {one.sentence[0]}-{one.sentence[1]}"
        yield f"  “{document.text[one.start : one.end]}” {meaning(one)} {place}"


def head(prose: Prose) -> str:
    period = prose.period
    days = f"{period.text.start or ''}–{period.text.end or ''} {period.day or ''} {period.cut_off or ''}"
    short = " short" * period.is_short
    return f"{period.label} {days}{short} {prose.place} own {prose.own_label} {prose.own_place}"


def alone(passage: dict) -> Iterator[str]:
    document, prose = reading_of(passage)
    yield f"# {passage['slug']} | {head(prose)}"
    yield from numbers_of(document, prose)


def otherwise(prose: Prose, known: list[str]) -> Iterator[str]:
    """The numbers with a measure that are not read as they were."""
    yield from (f"  {other}" for other in (meaning(one) for one in prose.numbers if one.measure) if other not in known)


def bare(passage: dict) -> Iterator[str]:
    """What is read otherwise where title, date and place lack and somebody said a period and a place beside it."""
    known = [meaning(one) for one in reading_of(passage)[1].numbers]
    document = compose(paragraphs_of(passage["text"].split("\n")))
    prose = read(document, Context(place=PLACE, period=PERIOD, today=TODAY))
    yield f"# bare {passage['slug']} | {head(prose)}"
    yield from otherwise(prose, known)


def together(group: list[dict]) -> Iterator[str]:
    """What is read otherwise where several passages are one document."""
    known = [meaning(one) for passage in group for one in reading_of(passage)[1].numbers]
    document = document_of(group[0] | {"text": "\n\n".join(passage["text"] for passage in group)})
    prose = read(document, Context(place=group[0]["place"] or None, today=TODAY))
    yield f"# behind {group[0]['slug']} | {head(prose)}"
    yield from otherwise(prose, known)


def lines() -> Iterator[str]:
    for folder in FOLDERS:
        known = passages(folder)
        for passage in known:
            yield from alone(passage)
        for passage in known[::2]:
            yield from bare(passage)
        for number in range(0, len(known), TOGETHER):
            yield from together(known[number : number + TOGETHER])


def test_each_number_of_the_passages_says_what_is_written_down():
    assert list(lines()) == FILE.read_text("utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
