"""Damaged from outside, the store answers as before or refuses in words: never another number, never a file gone.

The short form of `bench damage`: each kind of file with what is most likely to happen to it. Kills at named steps
are in test_store.py.
"""

import shutil

import pytest

from bench.damage_asked import calls_on, gone_from, here, judge, kept_in, model_of
from bench.damage_kinds import damages, prepare

EACH = {
    "ledger": ["missing", "empty", "cut to half", "byte flipped at 2/3", "older copy, line 8", "another store's",
               "last line removed", "cut in the last line", "first line doubled", "middle lines swapped",
               "an accepting line removed"],
    "head": ["missing", "zero-filled", "byte flipped at 1/3", "older copy, line 8", "another store's"],
    "batch, live": ["missing", "empty", "byte flipped at 2/3", "another store's"],
    "batch, withdrawn": ["missing", "byte flipped at 2/3"],
    "problems list": ["missing", "byte flipped at 2/3"],
    "original, live": ["missing", "byte flipped at 2/3"],
    "snapshot, newest": ["missing", "zero-filled", "cut to half", "byte flipped at 2/3", "another store's"],
    "snapshot, oldest": ["byte flipped at 2/3"],
    "note, newest": ["missing", "zero-filled"],
    "lock": ["missing"],
    "publishing": ["missing"],
    "forged snapshot": ["number + 1, values changed, note right", "same number, values changed, note kept"],
    "batches folder": ["missing"],
    "snapshots folder": ["missing"],
    "double": ["ledger last line removed, head missing", "ledger and head of line 8",
               "newest and second snapshot byte flipped at 2/3", "ledger missing, head missing",
               "live batch byte flipped at 2/3, newest snapshot missing"],
}
NAMES = [f"{kind}: {how}" for kind, hows in EACH.items() for how in hows]


def order(*arguments):
    said = here(list(arguments))
    assert said.code == 0, said


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return prepare(tmp_path_factory.mktemp("made"), order)


@pytest.fixture(scope="module")
def listed(made):
    return {damage.name: damage for damage in damages(made)}


@pytest.fixture(scope="module")
def model(made, tmp_path_factory):
    copy = shutil.copytree(made.store, tmp_path_factory.mktemp("model") / "store")
    return model_of(copy, made, lambda calls: [here(call) for call in calls])


@pytest.mark.parametrize("name", NAMES)
def test_a_damage_changes_no_answer_and_loses_no_file(tmp_path, made, listed, model, name):
    for asked in ("verify", "load"):  # a query follows each
        copy = shutil.copytree(made.store, tmp_path / asked)
        listed[name].act(copy)
        kept = kept_in(copy)
        said = [here(call) for call in calls_on(asked, copy, made)]
        verdicts = judge(asked, said, model, copy, made)
        assert verdicts[asked].is_good, verdicts
        assert gone_from(copy, kept) == []
        shutil.rmtree(copy)
