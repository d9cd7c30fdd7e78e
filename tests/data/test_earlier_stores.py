"""A store of every earlier release opens, answers as it did without its made-up figures, and goes on.

See `tests/data/releases/`.
"""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from data.backup import back_up
from data.ledger import Ledger, head_of
from data.refusals import SnapshotMissing
from data.store import Store
from tests.data.releases.answers import answers
from tests.figures import facts, load

pytestmark = pytest.mark.slow  # stores of every earlier release, each carried on

RELEASES = Path(__file__).parent / "releases"
ALL = sorted(path.stem for path in RELEASES.glob("*.zip"))
SET_ASIDE = {"0.1": [[2, 3]], "0.2": []}  # batches of made-up figures, by the lines that are added on opening


@pytest.fixture(scope="module", params=ALL)
def earlier(request, tmp_path_factory):
    """(release, folder, answers that release gave)."""
    folder = tmp_path_factory.mktemp("release") / "kho"
    with zipfile.ZipFile(RELEASES / f"{request.param}.zip") as packed:
        packed.extractall(folder)
    return (
        request.param,
        folder,
        json.loads(gzip.decompress((RELEASES / f"{request.param}.answers.json.gz").read_bytes())),
    )


def test_it_opens_and_answers_the_same_and_is_backed_up_and_goes_on(earlier, tmp_path):
    release, folder, recorded = earlier
    store = Store(folder)
    before = {
        p.relative_to(folder): p.read_bytes() for name in ("batches", "originals") for p in (folder / name).iterdir()
    }
    ledger = (folder / "ledger.jsonl").read_bytes()
    with pytest.raises(SnapshotMissing):
        store.reader()  # a snapshot of another layout, or one that counts made-up figures, answers nothing
    store.publish()
    added = (folder / "ledger.jsonl").read_bytes().removeprefix(ledger).splitlines()
    assert [json.loads(line)["batches"] for line in added] == SET_ASIDE[release]
    now = json.loads(json.dumps(answers(store)))
    known = {row[0] for row in recorded["rows"]}  # a KPI declared since then has answers that release did not give
    now["rows"] = [row for row in now["rows"] if row[0] in known]
    later = ("registers", "profile", "phrases", "templates")  # there were none then
    assert not any(now["decisions"].pop(name) for name in later)
    for part in recorded:
        assert now[part] == recorded[part], part
    assert store.verify() == []
    back_up(store, tmp_path / "sao-luu")
    copy = Store(tmp_path / "sao-luu")
    assert copy.head == store.head and copy.verify() == []
    same = "SELECT * FROM live ORDER BY ALL"
    assert copy.reader().rows(same) == store.reader().rows(same)
    load(store, facts("hue", "2026-10", hotline_received=7))
    assert Ledger(folder).head() == head_of(store.lines()) and (folder / "ledger.jsonl").read_bytes().startswith(ledger)
    assert all((folder / name).read_bytes() == content for name, content in before.items()) and store.verify() == []


def test_there_is_one_of_every_release():
    assert ALL == list(SET_ASIDE) == ["0.1", "0.2"]
