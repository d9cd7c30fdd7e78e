"""Many at once: ten processes load ten different files, and whoever touches the same figures looks again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.refusals import StoreChanged
from data.store import Store
from loaders.load import confirm, prepare
from loaders.template.workbook import write_template
from tests.commands.console import run
from tests.figures import facts, new_store

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("ha-noi", "hue", "cao-bang", "lai-chau", "dien-bien")


@pytest.mark.slow
def test_ten_different_files_loaded_by_ten_processes_at_once_are_all_stored(tmp_path):
    """Two months of five provinces, a file each: nobody is told to look again, every figure is there once."""
    store = new_store(tmp_path / "kho", facts("quang-ninh", "2026-01", hotline_received=5))
    files = {}
    for number, (place, month) in enumerate((p, m) for p in PLACES for m in ("2026-05", "2026-06")):
        path = tmp_path / f"tep-{number}.xlsx"
        path.write_bytes(
            write_template(facts(place, month, hotline_received=1000 + number, hotline_resolved=900 + number))
        )
        files[path] = (place, month, 1000 + number)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "commands", "--data", str(store.folder), "load", "--yes", "--json"]
    loads = [
        subprocess.Popen([*command, str(path)], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for path in files
    ]
    printed = [json.loads(load.communicate(timeout=240)[0])["files"][0] for load in loads]
    assert [load.returncode for load in loads] == [0] * 10
    assert all(stored["stored"] and stored["warning"] is None and stored["new"] == 2 for stored in printed)
    shown = store.reader(fresh=True).rows(
        "SELECT place, period_label, value FROM live WHERE measure = 'hotline_received' AND place <> 'quang-ninh'"
    )
    assert sorted(shown) == sorted(files.values())
    assert len({stored["batch"] for stored in printed}) == 10 and store.head == 11 and store.verify() == []


def test_a_file_of_the_same_figures_is_compared_again_by_itself(tmp_path):
    """Somebody loads another figure of the same office first: what the preview says is no longer so."""
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=10))
    mine = prepare(store, write_template(facts("ha-noi", "2026-06", hotline_received=20)), "a.xlsx")
    other = Store(tmp_path)
    confirm(other, prepare(other, write_template(facts("ha-noi", "2026-06", hotline_received=21)), "b.xlsx"))
    with pytest.raises(StoreChanged):
        confirm(store, mine)
    again = prepare(store, write_template(facts("ha-noi", "2026-06", hotline_received=20)), "a.xlsx")
    assert [(change.old, change.fact.value) for change in again.changed] == [(21, 20)]


def test_a_batch_that_came_and_went_meanwhile_leaves_the_preview_as_it_was(tmp_path):
    """The same figures were touched, but the outcome is the one that was shown: it is stored without a word."""
    store = new_store(tmp_path, facts("ha-noi", "2026-05", hotline_received=10))
    mine = prepare(store, write_template(facts("ha-noi", "2026-06", hotline_received=20)), "a.xlsx")
    other = Store(tmp_path)
    batch = confirm(other, prepare(other, write_template(facts("ha-noi", "2026-06", hotline_received=21)), "b.xlsx"))
    other.withdraw(batch.id)
    assert confirm(store, mine).is_live


def test_a_full_disk_after_the_line_is_stored_and_said_with_exit_0(tmp_path):
    """Where the snapshots would be written stands a file: the load is kept, and shows once there is room."""
    store = new_store(tmp_path / "kho", facts("ha-noi", "2026-05", hotline_received=10))
    file = tmp_path / "x.xlsx"
    file.write_bytes(write_template(facts("ha-noi", "2026-06", hotline_received=20)))
    blocked = store.folder / "snapshots" / "building.tmp"
    (blocked / "full").mkdir(parents=True)
    result = run(store.folder, "load", str(file), "--yes")
    assert (
        "Đã ghi nhận" in result.stderr
        and "Lỗi của phần mềm" not in result.stderr
        and "Đã ghi 1 số liệu" in result.stdout
    )
    told = run(store.folder, "query", "--kpi", "hotline_received", "--places", "Hà Nội", "--json")
    assert [r["value"] for r in json.loads(told.stdout)["rows"]] == [10] and "dòng 1/2" in told.stderr
    (blocked / "full").rmdir()
    blocked.rmdir()
    told = run(store.folder, "query", "--kpi", "hotline_received", "--places", "Hà Nội", "--json")
    assert [r["value"] for r in json.loads(told.stdout)["rows"]] == [10, 20] and json.loads(told.stdout)["line"] == 2
