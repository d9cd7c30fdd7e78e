"""What is kept of a load beside its figures: the problems found, the counts; damage is noticed."""

import json
import shutil

import pytest

from data.facts import Problem, Reading
from data.store import LoadRecord, Store
from tests.figures import fact, facts, load

WARNED = Problem("identity", "warn", "Biểu 6a!C13", "C13: 120 nhưng 119.", "C13: 120 but 119.")
ASKED = Problem("unit_new", "ask", "Biểu 6a!B14", "Đơn vị mới?", "A new unit?", "unit:x", {"new": ("Mới", "New")})


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def commit(store, problems, keep_original=True, received=10):
    reading = Reading("form_06a", 1, facts("ha-noi", "2026-06", hotline_received=received))
    record = LoadRecord(keep_original, problems, {"new": 1, "changed": 0})
    return store.commit(reading, b"tep", "tep.xlsx", store.head, record)


def test_the_problems_of_a_load_are_kept_beside_it(store):
    batch = commit(store, [WARNED, ASKED, WARNED])
    assert batch.problems == (("identity", 2), ("unit_new", 1)) and (batch.new, batch.changed) == (1, 0)
    assert Store(store.folder).problems_of(batch) == [WARNED, ASKED, WARNED]
    line = json.loads((store.folder / "ledger.jsonl").read_text(encoding="utf-8"))
    assert line["problems"] == {"identity": 2, "unit_new": 1} and "C13: 120" not in str(line)
    assert store.verify() == []


def test_a_load_without_problems_keeps_no_list(store):
    batch = commit(store, [])
    assert store.problems_of(batch) == [] and batch.problems == () and batch.problems_digest == ""
    assert [p.suffix for p in (store.folder / "batches").iterdir()] == [".parquet"]


def test_a_file_that_may_not_be_kept_is_not_quoted_either(store):
    problem = Problem("unreadable_number", "ask", "Hồ sơ!C5", "C5 ghi “Trần Văn Cừ”.", "C5 says “Trần Văn Cừ”.")
    batch = commit(store, [problem], keep_original=False)
    (stored,) = store.problems_of(batch)
    assert (stored.code, stored.locator, stored.message_vi) == ("unreadable_number", "Hồ sơ!C5", "")
    assert not any("Trần".encode() in path.read_bytes() for path in store.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_list_of_problems_is_noticed(store, damage):
    batch = commit(store, [WARNED])
    path = store.folder / "batches" / f"{batch.problems_digest}.problems.json"
    path.write_bytes(path.read_bytes()[:-2]) if damage == "cut" else path.unlink()
    ((vi, en),) = store.verify()
    assert "danh sách vấn đề" in vi and "list of problems" in en


def test_the_lists_of_committed_loads_survive_the_sweep_and_others_do_not(store):
    batch = commit(store, [WARNED])
    left = store.folder / "batches" / f"{'0' * 64}.problems.json"
    left.write_text("[]", encoding="utf-8")
    load(store, facts("ha-noi", "2026-07", hotline_received=3))
    assert store.problems_of(batch) == [WARNED] and not left.exists()


def test_a_store_of_before_such_lists_is_read_as_ever(store):
    """Lines written before the lists hold neither counts nor problems."""
    batch = commit(store, [])
    path = store.folder / "ledger.jsonl"
    line = json.loads(path.read_text(encoding="utf-8"))
    for name in ("new", "changed", "problems", "problems_digest"):
        del line[name]
    path.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    (store.folder / "head").unlink()
    shutil.rmtree(store.folder / "snapshots")
    old = Store(store.folder).batch(batch.id)
    assert (old.new, old.changed, old.problems) == (None, None, ()) and store.problems_of(old) == []


def test_a_setting_is_a_ledger_line_and_the_last_one_holds(store):
    assert "inbox_auto" not in store.reader().decisions.settings
    store.decide("setting", "lan", name="inbox_auto", value=True)
    store.decide("setting", "lan", name="inbox_auto", value=False)
    assert store.reader().decisions.settings == {"inbox_auto": False} and store.head == 2


# -- finding a figure of a batch -------------------------------------------------------------------------


def test_figures_of_a_batch_are_found_without_accents_and_paged(store):
    figures = [
        fact("dossiers_received", n, "dong-thap@2025", "2026-06", unit=unit, locator=f"Biểu 6a!C{12 + n}")
        for n, unit in enumerate(("Sở Nội vụ", "Sở Y tế", "UBND xã Đốc Binh Kiều"))
    ]
    figures += facts("dong-thap@2025", "2026-06", hotline_received=316)
    batch = load(store, figures)

    def search(text, **page):
        rows, total = store.find_facts(batch, text, **page)
        return [(row["unit"], row["measure"]) for row in rows], total

    assert search("doc binh kieu") == ([("UBND xã Đốc Binh Kiều", "dossiers_received")], 1)
    assert search("NỘI VỤ") == ([("Sở Nội vụ", "dossiers_received")], 1)
    assert search("tong dai 1022") == ([("", "hotline_received")], 1)
    assert search("received tickets")[1] == 1, "measures are found by their English names too"
    assert search("so y te c13")[1] == 1 and search("so y te c12")[1] == 0
    assert search("dong thap t6/2026")[1] == 4 and search("không có gì như vậy") == ([], 0)
    assert search("", start=1, size=2) == (
        [("Sở Y tế", "dossiers_received"), ("UBND xã Đốc Binh Kiều", "dossiers_received")],
        4,
    )
    assert search("", start=40) == ([], 4)
