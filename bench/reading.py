"""The rules of counting read twice: random stores asked of the product and of the oracle in tests/metrics/reading.

    python manage.py bench reading [N] [SEED]

Compares at least N rows (20,000) from the store of SEED (0) on; prints how many agreed and the others by kind, each
with one example, cut down to the fewest figures. Where the rules can be read in two ways, the rows stand apart, by
the question that is open.
"""

import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.metrics.reading.asking import Difference, Tally, compare, questions
from tests.metrics.reading.smallest import smallest, told
from tests.metrics.reading.stores import build, figures_of, random_ledger

ROWS = 20_000
QUESTIONS = 12  # of a store: to make one takes as long as a few questions


def main(arguments: list[str]) -> int:
    """0 where product and rules agree on every row the rules settle."""
    wanted, seed = (*map(int, arguments), *(ROWS, 0)[len(arguments) :])
    tally = Tally()
    examples: dict[str, tuple[int, Difference]] = {}
    while tally.compared < wanted:
        asked = ask(seed)
        tally.add(asked)
        for difference in (*asked.differences, *asked.unsettled):
            examples.setdefault(kind_of(difference), (seed, difference))
        print(f"store {seed}: {asked.compared} rows, {len(asked.differences)} differ", file=sys.stderr, flush=True)
        seed += 1
    agreed = tally.compared - len(tally.differences) - len(tally.unsettled)
    print(f"{tally.compared} rows compared: {agreed} agree, {len(tally.differences)} differ, ", end="")
    print(f"{len(tally.unsettled)} differ where the rules are open")
    for title, differences in (("differ", tally.differences), ("open", tally.unsettled)):
        groups = defaultdict(list)
        for difference in differences:
            groups[kind_of(difference)].append(difference)
        for kind, group in sorted(groups.items(), key=lambda item: -len(item[1])):
            store, example = examples[kind]
            print(f"\n{title} {len(group)} × {kind}\n  store {store}: {example}")
            if title == "differ" and (least := smallest(random_ledger(store), example)):
                print(f"  smallest: {least[1]}\n{told(least[0])}", flush=True)
    return 1 if tally.differences else 0


def ask(seed: int) -> Tally:
    """All questions of one store."""
    folder = Path(tempfile.mkdtemp(prefix="kpi-reading-"))
    try:
        ledger = random_ledger(seed)
        return compare(build(ledger, folder).reader(fresh=True), figures_of(ledger), questions(seed, QUESTIONS))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kind_of(difference: Difference) -> str:
    """What differs, on what kind of question, on which side of the choice of a route."""
    asked, answer = difference.asked, difference.answer
    grain = "month" if len(asked.label) == 7 and asked.label[5] not in "QH9" else "longer"
    scope = "unit" if asked.unit else "level" if asked.level else "part" if asked.field or asked.channel else "place"
    reason = answer.reason.split(" ")[0]
    parts = (*difference.kinds, grain, scope, asked.boundaries[:8], answer.route, reason, *sorted(answer.open))
    return " · ".join(filter(None, parts))
