"""Where the figures of one document contradict each other: said with the sentences on both sides.

Sums and rates are checked as those of tables are (`loaders.tables.checks`); here is what prose alone has: plans of a
year beside what was spent by a day, a rate of nothing, the sentences themselves.
"""

import re
from dataclasses import replace

from data.facts import Fact, Problem, Reading
from data.measures import IDENTITIES, MEASURES
from data.periods import parse_period
from loaders.files.document import Document
from loaders.problems.catalogue import problem
from loaders.tables.checks import check_group
from loaders.text.wording import both

_LOCATOR = re.compile(r"Đoạn \d+!(\d+)-(\d+)")
_LONGEST = 160


def check_across(facts: list[Fact]) -> list[Problem]:
    """What no group of one period shows: shares of a plan by a day, and rates of nothing."""
    problems = []
    groups: dict[tuple, dict[str, Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.place, fact.unit, fact.field, fact.channel, fact.period_label), {})[fact.measure] = fact
    for (place, unit, field, channel, label), group in groups.items():
        year = f"{parse_period(label).end.year}"
        plans = groups.get((place, unit, field, channel, year), {}) if label != year else {}
        plans = {name: fact for name, fact in plans.items() if MEASURES[name].over_time == "plan"}
        if plans:
            alone = check_group(group)
            problems += [trouble for trouble in check_group(group | plans) if trouble not in alone]
        problems += _rates_of_zero(group) + _above_reach(group)
    return list({(trouble.code, trouble.locator): trouble for trouble in problems}.values())


def _rates_of_zero(group: dict[str, Fact]) -> list[Problem]:
    return [
        problem("rate_of_zero", group[identity.total].locator, printed=both(group[identity.total].value or 0))
        for identity in IDENTITIES
        if identity.kind == "rate"
        and group.get(identity.total)
        and group[identity.total].value
        and all(name in group and group[name].value == 0 for name in identity.whole)
    ]


def _above_reach(group: dict[str, Fact]) -> list[Problem]:
    """More interactions than people reached: possible where clicks are counted, and worth a look."""
    reach, interactions = group.get("facebook_reach"), group.get("facebook_interactions")
    if not (reach and interactions and reach.value and interactions.value and interactions.value > reach.value):
        return []
    if reach.qualifier != "over":  # said already
        return []
    return [
        problem(
            "above_reach",
            interactions.locator,
            interactions=both(interactions.value),
            reach=both(reach.value),
            cell=reach.locator,
        )
    ]


def say_sentences(reading: Reading, document: Document) -> Reading:
    """The same problems, each with the words its figures stand in."""
    reading.problems = [_with_sentences(trouble, document) for trouble in reading.problems]
    return reading


def _with_sentences(trouble: Problem, document: Document) -> Problem:
    places = list(dict.fromkeys(_LOCATOR.findall(f"{trouble.locator} {trouble.message_vi}")))
    if not places or trouble.severity == "info":
        return trouble
    quotes = " · ".join(f"“{_around(document, int(first), int(last))}”" for first, last in places[:6])
    return replace(
        trouble, message_vi=f"{trouble.message_vi} Câu: {quotes}", message_en=f"{trouble.message_en} Text: {quotes}"
    )


def _around(document: Document, first: int, last: int) -> str:
    """The words round a number, cut at those of its paragraph."""
    block = document.block_at(first)
    start, end = max(block.start, first - _LONGEST // 2), min(block.end, last + _LONGEST // 2)
    return " ".join(document.text[start:end].replace("“", "'").replace("”", "'").split())
