"""The stores of samples: filled once through the loader, marked in their first line, and mixed with nothing."""

import hashlib
import shutil
from datetime import date

import pytest

from data.facts import RANKS, Reading
from data.folders import sample_folder
from data.ledger import Ledger
from data.refusals import Busy, OnlySamples, SimulatedRefused, StoreError
from data.samples.simulated import CONTRADICTIONS
from data.store import Store
from data.stores import OWN, PUBLISHED, SIMULATED, is_filled
from loaders.files.workbook import read_workbook
from loaders.load import LoadRefused, confirm, prepare
from loaders.recognise import read
from loaders.samples import PUBLISHED_FILE, FileLock, fill_samples, sample_files
from loaders.tables.context import Context
from tests.figures import facts, load

TODAY = date(2026, 11, 20)
EARLY = date(2021, 3, 26)  # three months of one year: a small store


@pytest.fixture(scope="module")
def files() -> list[tuple[str, bytes]]:
    return sample_files(SIMULATED, TODAY)


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Store:
    """An empty own store beside both samples, the simulated one of three months. Tests leave it as they found it."""
    own = Store(tmp_path_factory.mktemp("own"))
    own.prepare()
    assert fill_samples(own.folder, SIMULATED, EARLY) and fill_samples(own.folder, PUBLISHED, EARLY)
    return own


def sample(own: Store, name: str) -> Store:
    return Store(sample_folder(own.folder, name))


def counts(store: Store) -> dict[str, int]:
    return dict(store.reader().rows("SELECT source, count(*) FROM live GROUP BY source"))


def test_the_files_are_one_a_year_or_the_published_figures(files):
    assert [name for name, _ in files] == [f"so-mo-phong-{year}.xlsx" for year in range(2021, 2027)]
    assert [name for name, _ in sample_files(PUBLISHED, TODAY)] == [PUBLISHED_FILE]
    assert files == sample_files(SIMULATED, TODAY)
    assert all(len(content) < 2_000_000 for _, content in files)


def test_every_file_is_recognised_and_only_the_contradictions_are_remarked(files):
    """The loader finds the planted contradictions, each at a cell of its report, and nothing else."""
    remarked = set()
    for name, content in files:
        reading = read(read_workbook(content), Context(today=TODAY, store=SIMULATED))
        assert (reading.source, reading.rank) == (SIMULATED, RANKS["office"]), name
        assert {p.severity for p in reading.problems} <= {"warn"}
        reports = {f.locator: (f.place, f.period_label) for f in reading.facts}
        remarked |= {reports[p.locator] for p in reading.problems}
        assert {p.code for p in reading.problems} <= {"identity", "part_above_total"}
    assert remarked == {(c.place, c.label) for c in CONTRADICTIONS}


# -- filling ---------------------------------------------------------------------------------------------


def test_a_folder_says_itself_what_it_is(small):
    for name, source in ((SIMULATED, "simulated"), (PUBLISHED, "published")):
        store = sample(small, name)
        first = store.lines()[0]
        assert (first.kind, first.payload["store"], store.name, store.reader().store) == ("store", name, name, name)
        assert set(counts(store)) == {source} and store.verify() == []
    assert counts(sample(small, PUBLISHED)) == {"published": 122}
    assert (small.name, small.head, small.batches()) == (OWN, 0, [])


def test_a_filled_store_is_left_as_it_is(small):
    before = sample(small, SIMULATED).head
    assert not fill_samples(small.folder, SIMULATED, TODAY)
    assert sample(small, SIMULATED).head == before


def test_a_filling_that_was_cut_short_goes_on_with_the_day_it_was_begun_for(tmp_path, monkeypatch):
    """Killed after the first of two years: the second run stores the other one, though its own day is another."""
    begun = date(2022, 2, 26)
    commit = Store.commit

    def killed(self, reading, content, file_name, *arguments, **named):
        if file_name.endswith("2022.xlsx"):
            raise KeyboardInterrupt
        return commit(self, reading, content, file_name, *arguments, **named)

    monkeypatch.setattr(Store, "commit", killed)
    with pytest.raises(KeyboardInterrupt):
        fill_samples(tmp_path, SIMULATED, begun)
    monkeypatch.undo()
    store = Store(sample_folder(tmp_path, SIMULATED))
    assert len(store.batches()) == 1 and not is_filled(store.lines())
    assert fill_samples(tmp_path, SIMULATED, TODAY)
    assert len(store.batches()) == 2 and is_filled(store.lines())
    last = store.reader().rows("SELECT max(period_label) FROM live WHERE len(period_label) = 7")
    assert last == [("2022-02",)]


def test_two_do_not_fill_one_store_at_once(tmp_path):
    folder = sample_folder(tmp_path, SIMULATED)
    folder.mkdir(parents=True)
    with FileLock(str(folder / "filling.lock")), pytest.raises(Busy):
        fill_samples(tmp_path, SIMULATED, EARLY)
    assert Store(folder).head == 0


def test_a_folder_of_another_store_is_not_filled(tmp_path):
    load(Store(sample_folder(tmp_path, SIMULATED)), facts("ha-noi", "2026-06", dossiers_resolved=1))
    with pytest.raises(StoreError, match="another store"):
        fill_samples(tmp_path, SIMULATED, EARLY)


def test_progress_names_every_file(tmp_path):
    progress = []
    fill_samples(tmp_path, SIMULATED, EARLY, progress.append)
    assert "so-mo-phong-2021.xlsx" in " ".join(progress)


# -- mixed with nothing ----------------------------------------------------------------------------------


def test_the_own_store_takes_no_simulated_figure(small, tmp_path, files):
    """Neither through the loader, at the cell that says what they are, nor past it."""
    own = Store(tmp_path)
    name, content = files[0]
    preview = prepare(own, content, name, today=TODAY)
    (refusal,) = preview.problems
    assert (preview.verdict, refusal.code, refusal.locator) == ("reject", "simulated_figures", "Số liệu!B4")
    with pytest.raises(LoadRefused):
        confirm(own, preview)
    figures = facts("ha-noi", "2026-06", dossiers_resolved=1)
    with pytest.raises(SimulatedRefused):
        own.commit(Reading("simulated", 2, figures), b"x", "x.xlsx", own.head)
    assert own.head == 0


def test_a_store_of_samples_takes_its_own_files_and_nothing_else(small, tmp_path):
    shutil.copytree(small.folder, tmp_path / "kho")
    for name in (SIMULATED, PUBLISHED):
        store = Store(sample_folder(tmp_path / "kho", name))
        before = store.head
        figures = facts("ha-noi", "2026-06", dossiers_resolved=1)
        for source in ("template", "simulated", "published"):
            with pytest.raises(OnlySamples):
                store.commit(Reading(source, 2, figures), b"x", "x.xlsx", store.head)
        with pytest.raises(OnlySamples):
            store.decide("note", place="ha-noi", kpi="", label="2026-06", text="x")
        with pytest.raises(OnlySamples):
            store.withdraw("b000002")
        with pytest.raises(StoreError):
            store.mark(SIMULATED, TODAY, {})
        assert store.head == before and Ledger(store.folder).head().seq == before


def test_what_is_loaded_into_the_own_store_changes_no_sample(small, tmp_path):
    shutil.copytree(small.folder, tmp_path / "kho")
    own = Store(tmp_path / "kho")
    before = {name: counts(sample(own, name)) for name in (SIMULATED, PUBLISHED)}
    load(own, facts("ha-noi", "2021-02", dossiers_resolved=7))
    assert counts(own) == {"template": 1}
    assert {name: counts(sample(own, name)) for name in (SIMULATED, PUBLISHED)} == before


def test_the_digests_of_the_mark_are_those_of_the_files(small):
    marked = sample(small, SIMULATED).lines()[0].payload
    assert marked["day"] == "2021-03-26"
    assert marked["files"] == {n: hashlib.sha256(c).hexdigest() for n, c in sample_files(SIMULATED, EARLY)}
