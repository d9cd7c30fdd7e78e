"""`backup` and its way back: a store opened from the copy gives the same answers, and nothing is overwritten."""

import errno
import json
import shutil

import pytest

from data.backup import BackupRefused, back_up, copy_store, last_backup
from data.store import Store
from loaders.template.workbook import write_template
from metrics.engine.query import query
from metrics.engine.question import Question
from tests.commands.console import run, start
from tests.figures import facts, load

JUNE = {"dossiers_resolved": 200, "dossiers_resolved_early_or_on_time": 180, "dossiers_resolved_late": 20}


def answers(folder):
    """What a store says: the on-time rate of Hà Nội and of Huế, month by month, with its decisions."""
    reader = Store(folder).reader()
    rows = query(reader, Question(("on_time_rate",), places=("ha-noi", "hue"), only_with_figures=True))
    return rows.to_csv(), [(b.id, b.file, b.is_live) for b in Store(folder).batches()]


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "kho")
    load(store, facts("ha-noi", "2026-06", **JUNE))
    load(store, facts("hue", "2026-06", **JUNE))
    load(store, facts("ha-noi", "2026-06", dossiers_resolved_late=30))
    store.withdraw("b000003")
    return store


def test_a_store_opened_from_the_copy_gives_the_same_answers(store, tmp_path):
    made = back_up(store, tmp_path / "sao-luu")
    assert (made.head, made.batches) == (4, 3)
    assert answers(tmp_path / "sao-luu") == answers(store.folder)
    assert last_backup(store).head == 4 and last_backup(store).time == made.time


def test_a_later_backup_adds_what_is_new_and_copies_nothing_twice(store, tmp_path):
    first = back_up(store, tmp_path / "sao-luu")
    assert first.copied == 6, "three batches and their three originals"
    assert back_up(store, tmp_path / "sao-luu").copied == 0
    load(store, facts("hue", "2026-07", **JUNE))
    store.decide("approve", place="hue", subject="dossiers", label="2026-07")
    made = back_up(store, tmp_path / "sao-luu")
    assert (made.head, made.copied) == (6, 2) and answers(tmp_path / "sao-luu") == answers(store.folder)


def test_a_lost_store_comes_back_by_one_command_and_goes_on(store, tmp_path):
    before = answers(store.folder)
    run(store.folder, "backup", str(tmp_path / "sao-luu"))
    printed = json.loads(start(tmp_path / "moi", "backup", str(tmp_path / "sao-luu"), "--restore", "--json").stdout)
    assert printed["head"] == 4 and answers(tmp_path / "moi") == before
    run(tmp_path / "moi", "verify")
    file = tmp_path / "thang-7.xlsx"
    file.write_bytes(write_template(facts("hue", "2026-07", **JUNE)))
    run(tmp_path / "moi", "load", str(file), "--yes")
    assert Store(tmp_path / "moi").head == 5


def test_a_torn_last_line_and_files_of_no_batch_stay_behind(store, tmp_path):
    with open(store.folder / "ledger.jsonl", "ab") as ledger:
        ledger.write(b'{"seq": 5, "ti')
    (store.folder / "batches" / "stray.parquet").write_bytes(b"x")
    made = back_up(store, tmp_path / "sao-luu")
    assert made.head == 4 and not (tmp_path / "sao-luu" / "batches" / "stray.parquet").exists()


def test_a_damaged_file_is_said_and_no_good_backup_is_noted(store, tmp_path):
    next((store.folder / "batches").glob("*.parquet")).write_bytes(b"damaged")
    errors = run(store.folder, "backup", str(tmp_path / "sao-luu"), check=1).stderr
    assert "mất hoặc hỏng" in errors and "missing or damaged" in errors and last_backup(store) is None


def test_a_damaged_file_of_the_copy_is_copied_again(store, tmp_path):
    back_up(store, tmp_path / "sao-luu")
    next((tmp_path / "sao-luu" / "batches").glob("*.parquet")).write_bytes(b"damaged")
    assert back_up(store, tmp_path / "sao-luu").copied == 1
    assert answers(tmp_path / "sao-luu") == answers(store.folder)


def test_neither_another_store_nor_other_files_are_overwritten(store, tmp_path):
    other = Store(tmp_path / "khac")
    load(other, facts("hue", "2026-06", dossiers_resolved=1))
    mine = tmp_path / "anh"
    mine.mkdir()
    (mine / "anh.jpg").write_bytes(b"x")
    before = answers(other.folder)
    for folder in (other.folder, mine, store.folder, store.folder / "ban-sao", store.folder.parent):
        with pytest.raises(BackupRefused):
            back_up(store, folder)
    assert answers(other.folder) == before and [p.name for p in mine.iterdir()] == ["anh.jpg"]
    with pytest.raises(BackupRefused):
        copy_store(tmp_path / "trong", tmp_path / "dau-do")


def test_a_disk_that_fills_up_or_cannot_be_written_is_said(store, tmp_path, monkeypatch):
    (tmp_path / "tep").write_bytes(b"x")
    for folder in (tmp_path / "tep", tmp_path / "tep" / "sao-luu"):
        errors = run(store.folder, "backup", str(folder), check=1).stderr
        assert "quyền ghi" in errors and "permissions" in errors and "Lỗi của phần mềm" not in errors

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk, pytest.raises(BackupRefused, match="full"):
        disk.setattr(shutil, "copyfileobj", full)
        back_up(store, tmp_path / "sao-luu")
    assert last_backup(store) is None
    back_up(store, tmp_path / "sao-luu")  # with room again
    assert answers(tmp_path / "sao-luu") == answers(store.folder)


def test_a_copy_made_while_somebody_writes_is_of_one_moment(store, tmp_path):
    """A line that is written after the ledger was read is not in the copy, and the copy is whole all the same."""
    from data.backup import _copy_ledger, _lines_to_copy, copy_files
    from data.verification import files_of

    lines = _lines_to_copy(store.folder, tmp_path / "sao-luu")
    load(store, facts("hue", "2026-08", **JUNE))
    copy_files(store.folder, tmp_path / "sao-luu", {name: digest for _, name, digest in files_of(lines)})
    _copy_ledger(store.folder, tmp_path / "sao-luu", lines)
    assert Store(tmp_path / "sao-luu").head == 4 and Store(tmp_path / "sao-luu").verify() == []
