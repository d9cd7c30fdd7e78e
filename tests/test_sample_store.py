"""The kept sample store: built once, never taken when half built or damaged, never changed by a test."""

import pytest

from tests import sample_store


@pytest.fixture
def store(tmp_path):
    """`store("a")` copies the kept store into a new folder "a"; `store.built` counts how often it was built."""

    def build(folder):
        copy.built += 1
        (folder / "batches").mkdir(parents=True)
        (folder / "ledger.jsonl").write_text("line\n", encoding="utf-8")
        (folder / "batches" / "b000001").write_bytes(bytes(100))

    def copy(name):
        return sample_store.copy_of_sample_store(tmp_path / name, tmp_path / "cache", build)

    copy.built = 0
    copy.place = tmp_path / "cache" / sample_store.digest()
    return copy


def test_it_is_built_once(store):
    assert sample_store.listing(store("a")) == sample_store.listing(store("b"))
    assert store.built == 1


def test_what_a_test_writes_reaches_no_other_session(store):
    (store("a") / "ledger.jsonl").write_text("another\n", encoding="utf-8")
    assert (store("b") / "ledger.jsonl").read_text(encoding="utf-8") == "line\n"
    assert store.built == 1


@pytest.mark.parametrize("damage", ["cut", "other bytes", "gone", "one too many", "no listing"])
def test_a_damaged_one_is_built_again(store, damage):
    store("a")
    batch = store.place / "store" / "batches" / "b000001"
    if damage == "cut":
        batch.write_bytes(bytes(99))
    elif damage == "other bytes":
        batch.write_bytes(bytes(99) + b"1")
    elif damage == "gone":
        batch.unlink()
    elif damage == "one too many":
        batch.with_name("b000002").touch()
    else:
        (store.place / sample_store.LISTING).unlink()
    assert (store("b") / "batches" / "b000001").read_bytes() == bytes(100)
    assert not (store("c") / "batches" / "b000002").exists()
    assert store.built == 2


def test_a_killed_build_is_never_taken(tmp_path, store):
    def killed(folder):
        folder.mkdir()
        (folder / "ledger.jsonl").write_text("li", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sample_store.copy_of_sample_store(tmp_path / "a", tmp_path / "cache", killed)
    assert not store.place.exists()
    assert (store("b") / "ledger.jsonl").read_text(encoding="utf-8") == "line\n"
    assert sorted(path.name for path in (tmp_path / "cache").iterdir() if path.is_dir()) == [store.place.name]


def test_another_state_of_the_code_has_another_name_and_the_old_one_goes(store, monkeypatch, tmp_path):
    store("a")
    monkeypatch.setattr(sample_store, "digest", lambda: "another")
    store("b")
    assert store.built == 2 and not store.place.exists()


def test_the_name_is_of_everything_that_makes_the_sample(monkeypatch, tmp_path):
    read = {
        path.relative_to(sample_store.ROOT).as_posix()
        for part in ("data", "loaders")
        for path in sample_store.sources(part)
    }
    assert {"data/store.py", "data/samples/published.xlsx", "loaders/samples.py", "data/reference/measures.csv"} <= read
    assert not any(name.startswith("data/store/") or "__pycache__" in name for name in read)
    for part in ("data", "loaders"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "a.csv").write_text("1", encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("a==1", encoding="utf-8")
    monkeypatch.setattr(sample_store, "ROOT", tmp_path)
    monkeypatch.setattr(sample_store, "__file__", str(tmp_path / "requirements.txt"))
    before = sample_store.digest()
    assert before == sample_store.digest()
    for changed in ("data/a.csv", "loaders/a.csv", "requirements.txt"):
        (tmp_path / changed).write_text("2", encoding="utf-8")
        assert before != (before := sample_store.digest()), changed
