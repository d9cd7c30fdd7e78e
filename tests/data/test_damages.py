"""Damaged from outside, the store answers as before or refuses in words: never another number, never a file gone.

The short form of `bench damage`: each kind of file with what is most likely to happen to it. Kills at named steps
are in test_store.py.
"""

import shutil

import pytest

from bench.damage_asked import VERIFY, calls_on, gone_from, here, judge, kept_in, model_of, verified
from bench.damage_kinds import damages, prepare

EACH = {
    "ledger": [
        "missing",
        "cut to half",
        "byte flipped at 2/3",
        "older copy, line 8",
        "another store's",
        "last line removed",
        "first line doubled",
        "middle lines swapped",
        "an accepting line removed",
    ],
    "head": ["missing", "older copy, line 8", "another store's"],
    "batch, live": ["byte flipped at 2/3"],
    "batch, withdrawn": ["missing"],
    "problems list": ["byte flipped at 2/3"],
    "original, live": ["missing"],
    "snapshot, newest": ["cut to half"],
    "snapshot, oldest": ["byte flipped at 2/3"],
    "note, newest": ["zero-filled"],
    "forged snapshot": [
        "number + 1, values changed, note right",
        "same number, values changed, note kept",
        "a log with changed values beside the newest",
    ],
    "snapshots folder": ["missing"],
    "double": [
        "ledger last line removed, head missing",
        "newest and second snapshot byte flipped at 2/3",
        "ledger missing, head missing",
        "live batch missing, no snapshots",
        "lock and publishing missing",
    ],
}
NAMES = [f"{kind}: {how}" for kind, hows in EACH.items() for how in hows]


def order(*arguments):
    outcome = here(list(arguments))
    assert outcome.code == 0, outcome


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


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_damage_changes_no_answer_and_loses_no_file(tmp_path, made, listed, model, name):
    copy = shutil.copytree(made.store, tmp_path / "store")
    listed[name].act(copy)
    files = kept_in(copy)
    load, query = calls_on("load", copy, made)
    verify = [*VERIFY, "--data", str(copy)]
    verdict = judge("load", [here(load), here(query)], model, copy, made)["load"]
    assert verdict.is_good, verdict
    assert verified(here(verify)) in ("clean", "says so", "refused")
    assert gone_from(copy, files) == []


@pytest.mark.slow
def test_the_harness_sees_another_number_and_a_file_gone(tmp_path, made, model):
    copy = shutil.copytree(made.store, tmp_path / "store")
    files = kept_in(copy)
    outcomes = [here(call) for call in calls_on("verify", made.older[8], made)]
    assert judge("verify", outcomes, model, copy, made)["verify"].word == "clean, QUERY THEN DIFFERENT"
    next((copy / "originals").iterdir()).unlink()
    (copy / "ledger.jsonl").write_bytes((made.older[8] / "ledger.jsonl").read_bytes())
    assert len(gone_from(copy, files)) == 1 + 4
