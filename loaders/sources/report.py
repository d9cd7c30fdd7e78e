"""Reports, conclusions and news in prose: Word, PDF with text, plain text (domain.md §1.1, §9).

Every number of the text is found; those whose measure, value, period and place are sure become figures, whose cell
names the paragraph and the characters ("Đoạn 12!345-352"). The others go along as the note `found`, unticked. Answers a
person gives: `number:CELL` the right reading, `prose:CELL` "take", "leave" or the measure a number is of.
"""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES
from data.places import PLACES
from loaders.files.document import Document
from loaders.files.glimpse import FOUND, TEXT
from loaders.problems.catalogue import problem
from loaders.prose.contradictions import check_across
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.text.wording import labels_of, period_names, vi

if TYPE_CHECKING:
    from loaders.prose.numbers import Prose, ProseNumber

TAKE, LEAVE = "take", "leave"
_ASKED = ("separators", "doubled_unit")
_UNSEEN = 0.5  # of a number recognised on a picture, until a person has looked at it


def sniff(document: object) -> bool:
    """Every document of prose is read as one."""
    return isinstance(document, Document)


def parse(document: Document, context: Context) -> Reading:
    from loaders.prose.phrases import learnt, phrased
    from loaders.prose.reader import read  # only documents need it: the parsing child starts for every file

    prose = read(document, context)
    prose.numbers = learnt(phrased(prose.numbers, document), document, context.phrases)
    problems = _settle(prose, document, context)
    reading = Reading("report", RANKS["office"], prose.facts(document), problems)
    reading.problems += check_across(reading.facts)
    reading.notes = {FOUND: json.dumps([one.to_json() for one in prose.numbers]), TEXT: text_note(document)}
    if not reading.facts and not any(trouble.severity == "ask" for trouble in problems):
        is_proposed = any(one.measure and not one.role for one in prose.numbers)
        reading.problems.append(problem("prose_untaken") if is_proposed else problem("prose_nothing"))
    if context.is_recognised:
        reading.problems.append(problem("prose_recognised"))
    return reading


def text_note(document: Document) -> str:
    """The text of a document and its paragraphs, for the screen that shows where figures stand."""
    blocks = [[block.kind, block.start, block.end, block.level] for block in document.blocks]
    return json.dumps({"text": document.text, "blocks": blocks})


def _settle(prose: "Prose", document: Document, context: Context) -> list[Problem]:
    """What a person said of single numbers, and what is asked and told of the others."""
    problems = []
    for place, one in enumerate(prose.numbers):
        one = _answered(one, context)
        if context.is_recognised and one.is_taken and one.reason != "answered":
            one = replace(one, confidence=_UNSEEN, reason="recognised")
        prose.numbers[place] = one
        if one.measure and one.reason in _ASKED and one.readings and not one.role:
            problems.append(_ask_number(one, document, context))
    problems += _contradictions(prose, context)
    known = [one for one in prose.numbers if one.measure and not one.role]
    if any(one.reason == "period" for one in known) and not any(one.is_taken for one in known):
        problems.append(problem("prose_period", question="period"))
    if any(one.reason == "place" for one in known):
        problems.append(problem("prose_place", question="place"))
    problems += _doubles(prose.numbers)
    unsure = sum(not one.is_taken for one in known)
    left = sum(not one.measure and not one.role for one in prose.numbers)
    problems += [problem("prose_unsure", count=unsure)] if unsure else []
    problems += [problem("prose_open", count=left)] if left else []
    return [trouble for trouble in problems if trouble]


def _answered(one: "ProseNumber", context: Context) -> "ProseNumber":
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


def _ask_number(one: "ProseNumber", document: Document, context: Context) -> Problem | None:
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


def _contradictions(prose: "Prose", context: Context) -> list[Problem]:
    """A person and the document name another period or place: asked, never decided."""
    problems = []
    if prose.own_label and context.period not in (None, prose.own_label) and "period" not in context.answers:
        both = (prose.own_label, str(context.period))
        printed, chosen = map(period_names, both)
        choices = {label: period_names(label) for label in both}
        problems.append(
            problem("period_contradiction:choice", printed=printed, chosen=chosen, question="period", choices=choices)
        )
    if prose.own_place and prose.place not in (None, prose.own_place) and "place" not in context.answers:
        choices = {name: (PLACES[name].name, PLACES[name].name_en) for name in (prose.own_place, str(prose.place))}
        names = tuple(" / ".join(pair[side] for pair in choices.values()) for side in (0, 1))
        problems.append(problem("place_contradiction", places=names, question="place", choices=choices))
    return problems


def _doubles(numbers: list["ProseNumber"]) -> list[Problem]:
    """Measures that are said twice with different numbers."""
    groups: dict[tuple, list[ProseNumber]] = {}
    for one in numbers:
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
