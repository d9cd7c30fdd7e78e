"""Figures to measure with, made anew each time."""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data.facts import RANKS, Fact, Reading
from data.measures import MEASURES
from data.periods import months_between, parse_period
from data.places import provinces_on
from data.samples.simulated import simulated_facts
from data.store import Store

TODAY = date(2026, 11, 20)


def seconds(act: Callable[[], object], times: int = 5) -> float:
    """The median time of an act."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[len(taken) // 2]


def rows(count: int) -> list[Fact]:
    """`count` figures: months × provinces of the time × measures, one source."""
    measures = [m.id for m in MEASURES.values() if m.kind == "count"][:60]
    labels = months_between(date(2021, 1, 1), TODAY)
    facts: list[Fact] = []
    for label in labels:
        period = parse_period(label)
        for place in provinces_on(period.end):
            for measure in measures:
                facts.append(
                    Fact(
                        measure,
                        float(1000 + len(facts) % 977),
                        place.id,
                        label,
                        period.start,
                        period.end,
                        counted=MEASURES[measure].counted,
                    )
                )
                if len(facts) == count:
                    return facts
    raise ValueError(count)


def sample_store() -> Store:
    """A store with the simulated figures as an office's own, in a folder of its own."""
    store = Store(Path(tempfile.mkdtemp(prefix="kpi-bench-")))
    store.commit(Reading("template", RANKS["office"], simulated_facts(TODAY)), b"bench", "bench.xlsx", 0)
    return store
