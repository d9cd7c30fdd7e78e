"""The smallest store on which product and rules still differ on a question, so that a person can argue it."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.facts import Fact
from data.periods import parse_period
from data.places import NATION, PLACES
from metrics.engine.question import Question
from tests.metrics.reading.asking import TODAY, Difference, compare
from tests.metrics.reading.rules import Asked
from tests.metrics.reading.stores import Ledger, build, figures_of


def question_of(asked: Asked) -> Question:
    """The question that has one cell as its row."""
    period = parse_period(asked.label)
    split = "level" if asked.level else next((n for n in ("unit", "field", "channel") if getattr(asked, n)), None)
    return Question(
        (asked.kpi.id,),
        grain=period.grain,
        places=(asked.place,),
        start=period.start if period.grain == "total" else period.end,
        end=period.end,
        split=split,
        boundaries=asked.boundaries,
        today=TODAY,
    )


def again(ledger: Ledger, asked: Asked) -> Difference | None:
    """Whether product and rules differ on one cell of a store, where the rules are not open."""
    folder = Path(tempfile.mkdtemp(prefix="kpi-smallest-"))
    try:
        reader = build(ledger, folder).reader(fresh=True)
        differences = compare(reader, figures_of(ledger), [question_of(asked)]).differences
        return next((d for d in differences if d.asked == asked), None)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def smallest(ledger: Ledger, difference: Difference) -> tuple[Ledger, Difference] | None:
    """The ledger without every figure that makes no difference, and how product and rules differ on it.

    None where they only differ when the cell is asked together with other places.
    """
    asked, best = difference.asked, difference
    if again(ledger, asked) is None:
        return None

    def still(smaller: Ledger) -> bool:
        nonlocal best
        seen = again(smaller, asked)
        if seen is None or seen.kinds != difference.kinds:
            return False
        best = seen
        return True

    live = tuple(load for number, load in enumerate(ledger.loads) if number not in ledger.withdrawn)
    changes: tuple[dict[str, Any], ...] = (
        {"reporters": {}},
        {"registers": {}},
        {"loads": live, "withdrawn": frozenset()},
    )
    for change in changes:
        smaller = replace(ledger, **change)
        ledger = smaller if still(smaller) else ledger
    near = only(ledger, lambda fact: is_near(fact, asked))
    ledger = near if near.loads and still(near) else ledger
    size = max(sum(len(load.facts) for load in ledger.loads) // 2, 1)
    while True:
        start = 0
        while start < sum(len(load.facts) for load in ledger.loads):
            smaller = without(ledger, start, size)
            if smaller.loads and still(smaller):
                ledger = smaller
            else:
                start += size
        if size == 1:
            return ledger, best
        size //= 2


def only(ledger: Ledger, test: Callable[[Fact], bool]) -> Ledger:
    """Only the facts that pass; nothing withdrawn is told apart any more where its file is empty."""
    parts = [replace(load, facts=tuple(filter(test, load.facts))) for load in ledger.loads]
    numbers = [number for number, load in enumerate(parts) if load.facts]
    withdrawn = frozenset(numbers.index(number) for number in ledger.withdrawn if number in numbers)
    return replace(ledger, loads=tuple(parts[number] for number in numbers), withdrawn=withdrawn)


def without(ledger: Ledger, start: int, size: int) -> Ledger:
    """The ledger without `size` facts from the one of number `start` on, counted over all files."""
    numbers = iter(range(sum(len(load.facts) for load in ledger.loads)))
    return only(ledger, lambda fact: not start <= next(numbers) < start + size)


def is_near(fact: Fact, asked: Asked) -> bool:
    """Whether a fact can have to do with a cell: its measures; its place, those it is made of."""
    places = {asked.place, *PLACES[asked.place].parts}
    return fact.measure in asked.kpi.measures and (fact.place in places or asked.place == NATION)


def told(ledger: Ledger, most: int = 40) -> str:
    """The files of a small ledger, a line a fact."""
    lines = [f"    reporters {key}: {units}" for key, units in ledger.reporters.items()]
    lines += [f"    register {place}: {units}" for place, units in ledger.registers.items()]
    for number, load in enumerate(ledger.loads):
        mark = " (withdrawn)" if number in ledger.withdrawn else ""
        lines.append(f"    file {number} of {load.source}, rank {load.rank}{mark}")
        for fact in load.facts[:most]:
            about = " ".join(filter(None, (fact.unit, fact.field, fact.channel)))
            window = f"{fact.period_start}..{fact.period_end} {fact.period_basis}"
            lines.append(
                f"      {fact.place} {fact.period_label} {about} {fact.measure} = {fact.value} {fact.qualifier}"
                f" {fact.counted} {fact.status} {window}"
            )
    return "\n".join(lines)
