"""Both sample sets go through the loader, are taken out and put back, and never stand in each other's way."""

from datetime import date

import pytest

from data.facts import RANKS, Fact
from data.measures import MEASURES
from data.samples.synthetic import CONTRADICTIONS
from data.store import Store
from loaders.files.workbook import read_workbook
from loaders.load import confirm, prepare
from loaders.recognise import read
from loaders.samples import PUBLISHED_NAME, load_samples, sample_files, withdraw_samples
from loaders.tables.context import Context
from loaders.template.workbook import write_template

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def files() -> list[tuple[str, bytes]]:
    return sample_files(TODAY)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> Store:
    """A store with both sets. Tests leave it as they found it."""
    store = Store(tmp_path_factory.mktemp("store"))
    load_samples(store, TODAY)
    return store


def counts(store: Store) -> dict[str, int]:
    return dict(store.reader().rows("SELECT source, count(*) FROM live GROUP BY source"))


def test_the_files_are_the_published_figures_and_one_a_year(files):
    years = [f"du-lieu-mau-{year}.xlsx" for year in range(2021, 2027)]
    assert [name for name, _ in files] == [PUBLISHED_NAME, *years]
    assert files == sample_files(TODAY)
    assert all(len(content) < 2_000_000 for _, content in files)


def test_every_file_is_recognised_and_only_the_contradictions_are_remarked(files):
    """The loader finds the planted contradictions, each at a cell of its report, and nothing else."""
    remarked = set()
    for name, content in files:
        reading = read(read_workbook(content), Context(today=TODAY))
        assert (reading.source, reading.rank) == (("published", 3) if name == PUBLISHED_NAME else ("synthetic", 9))
        assert {p.severity for p in reading.problems} <= {"warn"}
        if reading.rank == RANKS["synthetic"]:
            reports = {f.locator: (f.place, f.period_label) for f in reading.facts}
            remarked |= {reports[p.locator] for p in reading.problems}
            assert {p.code for p in reading.problems} <= {"identity", "part_above_total"}
    assert remarked == {(c.place, c.label) for c in CONTRADICTIONS}


def test_no_synthetic_figure_stands_where_a_published_one_does(loaded):
    """Place × year × subject: of Đồng Tháp's dossiers of 2022 there are the centre's and nothing else."""
    rows = loaded.reader().rows("SELECT DISTINCT place, period_label, measure, rank FROM live")
    by_rank = {
        rank: {(place, label[:4], MEASURES[m].subject) for place, label, m, r in rows if r == rank}
        for rank in (RANKS["published"], RANKS["synthetic"])
    }
    assert len(by_rank[3]) > 10 and not by_rank[3] & by_rank[9]
    of_2022 = {
        (p, r)
        for p, label, m, r in rows
        if label[:4] == "2022" and p == "dong-thap@2004" and MEASURES[m].subject == "dossiers"
    }
    assert of_2022 == {("dong-thap@2004", 3)}


def test_both_sets_are_loaded_and_published_once(loaded):
    assert counts(loaded)["published"] == 122 and counts(loaded)["synthetic"] > 100_000
    assert [b.is_sample for b in loaded.batches()] == [False] + [True] * 6
    assert len(list((loaded.folder / "snapshots").glob("*.duckdb"))) <= 3
    assert loaded.verify() == []


def test_loading_again_changes_nothing(loaded):
    before = loaded.head
    load_samples(loaded, TODAY)
    assert loaded.head == before


def test_withdrawn_samples_are_put_back_and_not_loaded_twice(loaded):
    before = counts(loaded)
    assert [b.is_sample for b in withdraw_samples(loaded)] == [True] * 6
    assert counts(loaded) == {"published": 122} and withdraw_samples(loaded) == []
    load_samples(loaded, TODAY)
    assert counts(loaded) == before and len(loaded.batches()) == 7


def test_progress_names_every_file(tmp_path):
    progress = []
    load_samples(Store(tmp_path), date(2021, 12, 1), progress.append)
    assert all(name in " ".join(progress) for name in (PUBLISHED_NAME, "du-lieu-mau-2021.xlsx"))


def test_a_later_day_adds_the_months_that_came(tmp_path):
    store = Store(tmp_path)
    load_samples(store, date(2021, 3, 26))
    assert _months(store) == {"2021-01", "2021-02", "2021-03"}
    load_samples(store, date(2021, 4, 26))
    assert _months(store) == {"2021-01", "2021-02", "2021-03", "2021-04"}
    late = "SELECT count(*) FROM live WHERE place = 'lai-chau' AND period_label = '2021-03'"
    assert store.reader().rows(late)[0][0] > 0  # the late report of March came in


def _months(store: Store) -> set[str]:
    months = "SELECT DISTINCT period_label FROM live WHERE rank = 9 AND len(period_label) = 7"
    return {label for (label,) in store.reader().rows(months)}


def test_real_units_that_resemble_those_of_the_reports_do_not_stop_the_samples(tmp_path):
    """An office has its own “VP UBND tỉnh”; the published “Văn phòng UBND tỉnh” stays what it is called."""
    store = Store(tmp_path)
    own = Fact(
        "documents_incoming",
        10.0,
        "dong-thap@2004",
        "2024-01",
        date(2024, 1, 1),
        date(2024, 1, 31),
        counted="văn bản",
        unit="VP UBND tỉnh",
    )
    confirm(store, prepare(store, write_template([own]), "cua-co-quan.xlsx", today=TODAY))
    load_samples(store, date(2021, 3, 26))
    assert counts(store)["published"] == 122
