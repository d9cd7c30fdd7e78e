"""Temporary copies do not outlive their process: nothing of a file is written, and folders left are swept."""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from data.facts import Problem
from loaders import scratch
from loaders.marked_workbook import mark
from loaders.reading import read_file
from loaders.scratch import scratch_folder, sweep_scratch
from loaders.tables.context import Context
from tests.conftest import ROOT
from tests.loaders.build import TODAY

PLANTED = ("Nguyễn Thị Gieo Hạt", "087199012345", "0912345678")
_READS = """
import sys
from datetime import date
from pathlib import Path
from data.facts import Problem
from loaders.tables.context import Context
from loaders.marked_workbook import mark
from loaders.reading import read_file
content = Path(sys.argv[1]).read_bytes()
problems = [Problem("x", "warn", "CSV!A2", "a", "b")]
print("begins", flush=True)
while True:
    if sys.argv[2] == "read":
        read_file(content, "danh-sach.csv", Context(today=date(2026, 11, 20)))
    else:
        mark(content, "danh-sach.csv", problems)
"""


def a_list(rows: int) -> bytes:
    """A list of dossiers as text, so that its bytes hold what is planted as it is."""
    name, card, phone = PLANTED
    lines = ["STT;Mã hồ sơ;Chủ hồ sơ;Số CCCD;Điện thoại;Ngày tiếp nhận;Ngày hẹn trả;Đơn vị xử lý"]
    lines += [f"{n};H20.{n:07};{name};{card};{phone};01/06/2026;10/06/2026;Sở Nội vụ" for n in range(rows)]
    return "\n".join(lines).encode("utf-8")


def held_under(folder: Path) -> list[Path]:
    """Files in which something planted is found, as UTF-8 or UTF-16; names of files too."""
    needles = [text.encode(encoding) for text in PLANTED for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        path
        for path in folder.rglob("*")
        if any(text in path.name for text in PLANTED)
        or (path.is_file() and any(needle in path.read_bytes() for needle in needles))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("what", ["read", "mark"])
def test_a_process_killed_while_it_reads_leaves_nothing_of_the_file(tmp_path, what):
    temporary, given = tmp_path / "tmp", tmp_path / "danh-sach.csv"
    temporary.mkdir()
    given.write_bytes(a_list(20_000))
    environment = os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)}
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", _READS, str(given), what], cwd=ROOT, env=environment, stdout=subprocess.PIPE
        )
        assert process.stdout.readline().strip() == b"begins"
        while not list(temporary.iterdir()):
            time.sleep(0.005)
        time.sleep(random.uniform(0.0, 1.2))
        children = psutil.Process(process.pid).children(recursive=True)
        psutil.Process(process.pid).kill()
        process.wait()
        process.stdout.close()
        assert held_under(temporary) == []
        assert psutil.wait_procs(children, timeout=10)[1] == [], "a child ends with its parent"
        assert held_under(temporary) == []
    left = list(temporary.iterdir())
    subprocess.run(
        [sys.executable, "-c", "from loaders.scratch import sweep_scratch; print(sweep_scratch())"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert list(temporary.iterdir()) == [], left


def test_a_file_is_nowhere_in_the_temporary_folder_while_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content, seen = a_list(20_000), []
    read_file(
        content,
        f"{PLANTED[0]}.csv",
        Context(today=TODAY),
        while_waiting=lambda: seen.append((list(tmp_path.iterdir()), held_under(tmp_path))),
    )
    assert any(folders for folders, _ in seen) and not any(with_content for _, with_content in seen)
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_takes_folders_whose_owner_is_gone_and_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mine = scratch_folder("read")
    me = psutil.Process()
    names = {
        "dead": "kpi-read-999999999-1700000000-abcd1234",
        "another of that number": f"kpi-mark-{me.pid}-{int(me.create_time()) - 5000}-abcd1234",
        "old": "kpi-read-abcd1234",
        "young": "kpi-mark-wxyz9876",
        "somebody else's": "kpi-bench-abcd1234",
        "a name alike": "kpi-read-only notes",
    }
    for name in names.values():
        (tmp_path / name).mkdir()
        (tmp_path / name / "input").write_bytes(b"x")
    for name in ("kpi-read-abcd1234", "kpi-bench-abcd1234", "kpi-read-only notes"):
        os.utime(tmp_path / name, (time.time() - 100_000,) * 2)
    assert sweep_scratch() == 3
    assert {path.name for path in tmp_path.iterdir()} == {
        mine.name,
        names["young"],
        names["somebody else's"],
        names["a name alike"],
    }


def test_the_first_file_a_process_reads_and_the_start_of_the_server_sweep(tmp_path, monkeypatch):
    from data.store import Store
    from pages.upload.watch import watch_inbox

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "kpi-read-999999999-1700000000-abcd1234"
    left.mkdir()
    scratch.sweep_once.cache_clear()
    read_file(a_list(3), "a.csv", Context(today=TODAY))
    assert not left.exists()
    left.mkdir()
    watch_inbox(Store(tmp_path / "store"))()
    assert not left.exists()


def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "kept").mkdir()
    try:
        (tmp_path / "kpi-read-999999999-1700000000-abcd1234").symlink_to(tmp_path / "kept", True)
    except OSError:
        pytest.skip("links need a right on Windows")
    assert sweep_scratch() == 0 and (tmp_path / "kept").exists()


def test_a_child_that_ends_early_is_said_and_a_large_file_does_not_hold_the_server(monkeypatch):
    """50 MB into a child that never reads them: the pipe breaks, the watchdog goes on meanwhile."""
    monkeypatch.setattr("loaders.reading.ROOT", ROOT / "tests")  # there is no such module there
    reading = read_file(b"a;b\n" * 12_500_000, "a.csv", Context(today=TODAY), seconds=20)
    assert reading.verdict == "reject" and [p.code for p in reading.problems] in (["our_fault"], ["reading_failed"])


def test_while_a_large_file_is_sent_the_session_is_asked_and_may_give_up():
    class Stopped(Exception):
        pass

    def stop():
        raise Stopped

    began = time.monotonic()
    with pytest.raises(Stopped):
        read_file(b"a;b\n" * 12_500_000, "a.csv", Context(today=TODAY), while_waiting=stop)
    assert time.monotonic() - began < 10


def test_what_a_child_gives_back_is_bounded(monkeypatch):
    monkeypatch.setattr("loaders.files.limits.RESULT_BYTES", 100)
    monkeypatch.setattr("loaders.files.limits.RESULT_BYTES_A_FACT", 0)
    reading = read_file(a_list(10), "a.csv", Context("Đồng Tháp", "2026-06", today=TODAY))
    assert [p.code for p in reading.problems] == ["reading_failed"] and "quá lớn" in reading.problems[0].message_vi


def test_the_log_names_the_place_of_a_failure_and_never_what_it_failed_on(monkeypatch, caplog):
    """A KeyError quotes the key it did not find, a ValueError the text it could not read."""
    monkeypatch.setattr(
        Context,
        "to_json",
        lambda self: {
            "place": None,
            "period": None,
            "known_units": {},
            "unit_names": [],
            "answers": {},
            "today": PLANTED[0],
            "layouts": [],
            "layout": None,
            "most_facts": 9,
        },
    )
    reading = read_file(a_list(3), f"{PLANTED[1]}.csv", Context())
    assert [p.code for p in reading.problems] == ["our_fault"]
    assert "ValueError" in caplog.text and "context.py:" in caplog.text
    assert not [text for text in PLANTED if text in caplog.text]


def test_a_marked_copy_is_made_in_memory(tmp_path, monkeypatch):
    import openpyxl.worksheet._writer as writer

    monkeypatch.setattr(writer, "create_temporary_file", lambda *_: pytest.fail("a sheet was put into a file"))
    from loaders.files.workbook import read_workbook
    from loaders.marked_workbook import write_marked

    assert write_marked(read_workbook(a_list(3)), [Problem("x", "warn", "CSV!A2", "a", "b")]).startswith(b"PK")
    assert mark(a_list(3), "a.csv", []).startswith(b"PK") and scratch.sweep_scratch() >= 0
