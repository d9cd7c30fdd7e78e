"""The inbox: what is whole loads once or waits, what is not is waited for, nothing is deleted."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data.store import Store
from loaders.files import limits
from loaders.inbox import AUTO, Inbox, dropped, has_news, inbox_folder, set_aside, settle
from loaders.load import confirm, prepare
from tests.commands.console import run, start
from tests.conftest import ROOT
from tests.loaders.build import TODAY, Form06a, hotline, table
from tests.loaders.case_lists import dossier_list

HOTLINE = hotline()  # a workbook holds the moment it was made: the same bytes are made once


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store")
    inbox_folder(store)
    return store


def drop(store, name, content):
    path = store.folder / "inbox" / name
    path.write_bytes(content)
    return path


def automatic(store, value=True):
    store.decide("setting", "lan", name=AUTO, value=value)


def look(store, patience=0.0):
    """What a look finds of files that have rested long enough: the first look only sees them."""
    inbox = Inbox(store, 0.0, patience, TODAY)
    return {file.name: file for file in inbox.look()}


def tree(store):
    """The names under inbox/, folders aside."""
    folder = store.folder / "inbox"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# -- clean files -----------------------------------------------------------------------------------------


def test_a_clean_file_waits_until_the_setting_lets_it_load(store):
    drop(store, "1022.xlsx", HOTLINE)
    waits = look(store)["1022.xlsx"]
    assert (waits.state, waits.verdict, waits.source) == ("waiting", "accept", "hotline_month")
    assert waits.labels == ("2026-06",)
    assert waits.new > 10 and store.batches() == [] and tree(store) == ["1022.xlsx"]
    automatic(store)
    loaded = look(store)["1022.xlsx"]
    assert (loaded.state, loaded.batch) == ("loaded", "b000002")
    assert tree(store) == ["da-nap/b000002 1022.xlsx"] and store.batches()[0].who.endswith("inbox")
    assert (store.folder / "inbox/da-nap/b000002 1022.xlsx").read_bytes() == HOTLINE
    automatic(store, False)
    drop(store, "lai.xlsx", hotline(title="Tháng 7 năm 2026"))
    assert look(store)["lai.xlsx"].state == "waiting" and len(store.batches()) == 1


def test_the_same_bytes_again_load_nothing_and_are_put_away_under_their_batch(store):
    automatic(store)
    drop(store, "a.xlsx", HOTLINE)
    look(store)
    drop(store, "b.xlsx", HOTLINE)
    assert look(store)["b.xlsx"].batch == "b000002" and len(store.batches()) == 1
    drop(store, "a.xlsx", HOTLINE)
    look(store)
    assert tree(store) == ["da-nap/b000002 a (2).xlsx", "da-nap/b000002 a.xlsx", "da-nap/b000002 b.xlsx"]


def test_what_needs_a_person_waits_whatever_the_setting(store):
    automatic(store)
    drop(store, "canh-bao.xlsx", Form06a().bytes())  # new units: a warning
    drop(store, "hoi.xlsx", Form06a(period="", window="").bytes())
    files = look(store)
    assert {name: (f.state, f.verdict) for name, f in files.items()} == {
        "canh-bao.xlsx": ("waiting", "warn"),
        "hoi.xlsx": ("waiting", "ask"),
    }
    assert files["hoi.xlsx"].asks >= 1 and store.batches() == []


def test_a_file_that_waits_is_read_again_only_when_the_ledger_moved(store):
    drop(store, "1022.xlsx", HOTLINE)
    assert has_news(store)
    look(store)
    assert not has_news(store) and [f.state for f in dropped(store)] == ["waiting"]
    automatic(store)
    assert has_news(store)


def test_a_file_loaded_on_the_screen_is_put_away(store):
    drop(store, "bieu.xlsx", Form06a().bytes())
    digest = look(store)["bieu.xlsx"].digest
    batch = confirm(store, prepare(store, Form06a().bytes(), "bieu.xlsx", today=TODAY))
    settle(store, digest, batch.id)
    assert tree(store) == ["da-nap/b000001 bieu.xlsx"]


def test_a_file_that_names_people_is_loaded_but_not_put_away(store):
    """It may not be kept: it lies where it was dropped and is said to be there, until it is taken out."""
    content = dossier_list()
    path = drop(store, "danh sach.xlsx", content)
    waits = look(store)["danh sach.xlsx"]
    assert (waits.state, waits.is_personal, waits.batch) == ("waiting", True, "")
    batch = confirm(store, prepare(store, content, "danh sach.xlsx", today=TODAY))
    settle(store, waits.digest, batch.id)
    file = look(store)["danh sach.xlsx"]
    assert (file.state, file.batch) == ("waiting", batch.id) and "lấy tệp ra khỏi inbox" in file.message_vi
    assert tree(store) == ["danh sach.xlsx"] and not list((store.folder / "originals").iterdir())
    path.unlink()
    assert look(store) == {} and not has_news(store)


# -- refused files ---------------------------------------------------------------------------------------


def test_a_refused_file_moves_aside_with_its_reasons_in_both_languages(store):
    automatic(store)
    drop(store, "anh.png", b"\x89PNG\r\n\x1a\n" + bytes(500))
    assert look(store)["anh.png"].state == "refused"
    assert tree(store) == ["can-xem/anh.png", "can-xem/anh.png.txt"]
    note = (store.folder / "inbox/can-xem/anh.png.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbf") and b"\r\n" in note
    assert "Đây là ảnh" in note.decode("utf-8-sig") and "This is a picture" in note.decode("utf-8-sig")
    drop(store, "anh.png", b"\x89PNG\r\n\x1a\n" + bytes(600))
    look(store)
    assert len(tree(store)) == 4, "an older file of the same name stays"


def test_a_table_no_layout_knows_waits_for_somebody_to_say_how_to_read_it(store):
    drop(store, "la.xlsx", table([["Họp", "Số người"], ["Giao ban", 5]]))
    waits = look(store)["la.xlsx"]
    assert (waits.state, waits.message_vi != "") == ("waiting", True)
    set_aside(store, "la.xlsx", [])
    assert tree(store) == ["can-xem/la.xlsx", "can-xem/la.xlsx.txt"]


# -- files that are not whole yet ------------------------------------------------------------------------


def test_a_half_copied_file_is_waited_for(store):
    automatic(store)
    content = HOTLINE
    path = drop(store, "1022.xlsx", content[:3000])
    inbox = Inbox(store, 0.0, patience_seconds=60, today=TODAY)
    assert [f.state for f in inbox.look()] == ["copying"] and tree(store) == ["1022.xlsx"]
    path.write_bytes(content)
    assert [f.state for f in inbox.look()] == ["loaded"]


def test_a_file_is_not_looked_at_while_it_grows(store):
    automatic(store)
    content = HOTLINE
    inbox = Inbox(store, settle_seconds=0.3, today=TODAY)
    path = drop(store, "1022.xlsx", b"")
    for size in (1000, 2000, len(content)):
        path.write_bytes(content[:size])
        assert [f.state for f in inbox.look()] == ["copying"]
    threading.Event().wait(0.35)
    assert [f.state for f in inbox.look()] == ["loaded"]


@pytest.mark.parametrize(
    "name",
    ["~$1022.xlsx", ".1022.xlsx.swp", "1022.xlsx.part", "1022.crdownload", "Thumbs.db", "desktop.ini", "1022.xlsx.tmp"],
)
def test_what_programs_leave_behind_is_ignored(store, name):
    drop(store, name, HOTLINE)
    assert look(store) == {} and tree(store) == [name] and not has_news(store)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_out_of_the_inbox_is_not_followed(store, tmp_path):
    (tmp_path / "ngoai.xlsx").write_bytes(HOTLINE)
    os.symlink(tmp_path / "ngoai.xlsx", store.folder / "inbox" / "lien-ket.xlsx")
    assert look(store) == {}


def test_a_very_long_name_is_cut_not_refused(store):
    automatic(store)
    name = "báo cáo " * 18 + ".xlsx"
    drop(store, name, HOTLINE)
    look(store)
    (moved,) = (store.folder / "inbox" / "da-nap").iterdir()
    assert moved.name.startswith("b000002 báo cáo") and moved.name.endswith(".xlsx")


# -- two at once, and cut short --------------------------------------------------------------------------


def test_two_processes_never_load_the_same_file_twice(store):
    automatic(store)
    for month in range(1, 5):
        drop(store, f"{month}.xlsx", hotline(title=f"Tháng {month} năm 2026"))
    command = [sys.executable, "-m", "commands", "inbox", "--once", "--json"]
    environment = os.environ | {"KPI_DATA": str(store.folder), "PYTHONPATH": str(ROOT)}
    running = [subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    reports = [json.loads(process.communicate(timeout=120)[0]) for process in running]
    loaded = [file["name"] for report in reports for file in report["files"] if file["state"] == "loaded"]
    assert sorted(loaded) == ["1.xlsx", "2.xlsx", "3.xlsx", "4.xlsx"]
    assert sorted(batch.file for batch in store.batches()) == sorted(loaded) and store.verify() == []


def test_a_file_loaded_but_not_yet_put_away_is_not_loaded_again(store):
    """A process killed between the commit and the move: the bytes are recognised."""
    automatic(store)
    content = HOTLINE
    confirm(store, prepare(store, content, "1022.xlsx", today=TODAY))
    drop(store, "1022.xlsx", content)
    assert look(store)["1022.xlsx"].state == "loaded" and len(store.batches()) == 1
    assert tree(store) == ["da-nap/b000002 1022.xlsx"]


def test_the_command_line_turns_the_setting_and_says_what_it_did(store):
    drop(store, "1022.xlsx", HOTLINE)
    assert "chờ xác nhận" in run(store.folder, "inbox", "--once", check=1).stdout
    loaded = start(store.folder, "inbox", "--once", "--auto", "on").stdout
    assert "đã nạp" in loaded and "b000002" in loaded
    assert Path(store.folder / "inbox/da-nap/b000002 1022.xlsx").exists()


def test_a_file_that_is_too_big_is_refused_before_it_is_read(store):
    path = inbox_folder(store) / "lon.xlsx"
    with open(path, "wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    refused = look(store)["lon.xlsx"]
    assert (refused.state, refused.warnings) == ("refused", 0)
    assert f"trên {limits.FILE_BYTES // limits.MB} MB" in refused.message_vi
