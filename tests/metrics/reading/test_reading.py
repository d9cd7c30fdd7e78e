"""Random stores: every row the product answers says what the rules say. `manage.py bench reading` asks many more."""

import pytest

from tests.metrics.reading.asking import compare, questions
from tests.metrics.reading.smallest import is_near, only, told
from tests.metrics.reading.stores import TEMPERS, build, figures_of, random_ledger

# Of printed periods, of rounded figures, of a little of everything: these in every run.
OFTEN = (1, 3, 5)


@pytest.mark.parametrize(
    "seed", [seed if seed in OFTEN else pytest.param(seed, marks=pytest.mark.slow) for seed in range(len(TEMPERS))]
)
def test_the_product_says_what_the_rules_say(tmp_path, seed):
    """One store of each temper. What differs is printed with the seed of its store, the question and both answers."""
    ledger = random_ledger(seed)
    reader = build(ledger, tmp_path).reader(fresh=True)
    tally = compare(reader, figures_of(ledger), questions(seed, 2))
    assert tally.compared
    assert not tally.differences, f"store {seed}: {len(tally.differences)} of {tally.compared} rows\n" + "\n".join(
        f"{difference}\n{told(concerned(ledger, difference))}" for difference in tally.differences[:3]
    )


def concerned(ledger, difference):
    """The files of a store with only the facts a row can be made of."""
    return only(ledger, lambda fact: is_near(fact, difference.asked))


def test_as_it_stood_before_the_last_file(tmp_path):
    """An earlier line of the ledger answers as the rules do over the files until then."""
    ledger = random_ledger(1)
    store = build(ledger, tmp_path)
    count = len(ledger.loads) - 1
    reader = store.reader_as_of(store.batches()[count - 1].number)
    tally = compare(reader, figures_of(ledger.until(count)), questions(1, 1))
    assert tally.compared and not tally.differences, "\n".join(map(str, tally.differences[:5]))
