"""Reports, conclusions and news in prose: Word, PDF with text, plain text (domain.md §1.1, §9).

Every number of the text is found; those whose measure, value, period and place are sure become figures, whose cell
names the paragraph and the characters ("Đoạn 12!345-352"). The others go along as the note `found`, unticked. Answers a
person gives: `number:CELL` the right reading, `prose:CELL` "take", "leave" or the measure a number is of.
"""

import json
from dataclasses import replace

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES
from loaders.files.document import Document
from loaders.files.glimpse import FOUND, TEXT
from loaders.problems.catalogue import problem
from loaders.prose.contradictions import check_across
from loaders.prose.reader import Found, Prose, read
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.text.wording import labels_of, vi

TAKE, LEAVE = "take", "leave"
_ASKED = ("separators", "doubled_unit")


def sniff(document: object) -> bool:
    """Every document of prose is read as one."""
    return isinstance(document, Document)


def parse(document: Document, context: Context) -> Reading:
    prose = read(document, context)
    problems = _settle(prose, document, context)
    reading = Reading("report", RANKS["office"], prose.facts(document), problems)
    reading.problems += check_across(reading.facts)
    reading.notes = {FOUND: json.dumps([one.to_json() for one in prose.found]), TEXT: text_note(document)}
    if not reading.facts and not any(said.severity == "ask" for said in problems):
        reading.problems.append(problem("prose_nothing"))
    return reading


def text_note(document: Document) -> str:
    """The text of a document and its paragraphs, for the screen that shows where figures stand."""
    blocks = [[block.kind, block.start, block.end, block.level] for block in document.blocks]
    return json.dumps({"text": document.text, "blocks": blocks})


def _settle(prose: Prose, document: Document, context: Context) -> list[Problem]:
    """What a person said of single numbers, and what is asked and told of the others."""
    problems = []
    for place, one in enumerate(prose.found):
        one = _answered(one, context)
        prose.found[place] = one
        if one.measure and one.reason in _ASKED and one.readings and not one.role:
            problems.append(_ask_number(one, document, context))
    known = [one for one in prose.found if one.measure and not one.role]
    if any(one.reason == "period" for one in known) and not any(one.is_taken for one in known):
        problems.append(problem("prose_period", question="period"))
    if any(one.reason == "place" for one in known):
        problems.append(problem("prose_place", question="place"))
    problems += _doubles(prose.found)
    unsure = sum(not one.is_taken for one in known)
    left = sum(not one.measure and not one.role for one in prose.found)
    problems += [problem("prose_unsure", count=unsure)] if unsure else []
    problems += [problem("prose_open", count=left)] if left else []
    return [said for said in problems if said]


def _answered(one: Found, context: Context) -> Found:
    number = context.answers.get(f"number:{one.locator}")
    if number and number != SKIP:
        try:
            one = replace(one, value=float(number), readings=(), confidence=1.0, reason="answered")
        except ValueError:
            return one
    answer = context.answers.get(f"prose:{one.locator}")
    if answer == LEAVE:
        return replace(one, confidence=0.0, reason="answered")
    if answer in MEASURES:
        return replace(one, measure=answer, role="", confidence=1.0, reason="answered")
    return replace(one, role="", confidence=1.0, reason="answered") if answer == TAKE else one


def _ask_number(one: Found, document: Document, context: Context) -> Problem | None:
    question = f"number:{one.locator}"
    if context.answers.get(question) == SKIP:
        return None
    readings = " / ".join(map(vi, one.readings))
    choices = {f"{value:g}" if value < 1e6 else f"{value:.0f}": (vi(value), vi(value)) for value in one.readings}
    choices[SKIP] = ("Bỏ số này", "Leave this figure out")
    text = document.text[one.start : one.end]
    if one.reason == "separators":
        return problem(
            "prose_number:separators", one.locator, text=text, readings=readings, question=question, choices=choices
        )
    return problem(
        "prose_number:doubled_unit", one.locator, text=text, readings=readings, question=question, choices=choices
    )


def _doubles(found: list[Found]) -> list[Problem]:
    """Measures that are said twice with different numbers."""
    groups: dict[tuple, list[Found]] = {}
    for one in found:
        if one.reason == "double" and one.value is not None:
            key = (one.measure, one.place, one.unit, one.field, one.channel, one.period_label)
            groups.setdefault(key, []).append(one)
    return [
        problem(
            "prose_double",
            group[0].locator,
            measure=labels_of(MEASURES[group[0].measure]),
            values="; ".join(f"{vi(one.value)} ({one.locator})" for one in group if one.value is not None),
        )
        for group in groups.values()
    ]


SOURCE = Source(
    id="report",
    rank=RANKS["office"],
    name_vi="Báo cáo, kết luận, tin bằng văn xuôi (Word, PDF có chữ, văn bản thuần)",
    name_en="Reports, conclusions and news in prose (Word, PDF with text, plain text)",
    short_vi="Báo cáo văn xuôi",
    short_en="Reports in prose",
    sniff=sniff,
    parse=parse,
    reads=Document,
    order=900,
)
