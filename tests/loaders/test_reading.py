"""The parsing child and its watchdog: no file harms the server."""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from loaders import reading as reading_module
from loaders.reading import ROOT, read_file
from loaders.reading_json import from_json, to_json
from loaders.tables.context import Context
from tests.loaders.build import TODAY, Form06a, reading_of, rezip, table


def test_the_child_says_what_parsing_here_says_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content = Form06a().bytes()
    assert read_file(content, "biểu 6a.xlsx", Context(today=TODAY)) == reading_of(content)
    assert list(tmp_path.iterdir()) == []


def test_the_context_reaches_the_child():
    context = Context(
        "Đồng Tháp",
        "2026-06",
        {"dong-thap@2025": ["Sở Nội vụ"]},
        {("dong-thap@2025", "syt"): "Sở Y tế"},
        {"unit": "Sở Nội vụ"},
        date(2026, 11, 20),
    )
    assert Context.from_json(context.to_json()) == context


def test_a_reading_survives_its_way_as_json():
    reading = reading_of(Form06a(period="Tháng 7 năm 2026").bytes())
    assert reading.problems[0].choices and from_json(to_json(reading)) == reading
    reading = reading_of(Form06a().bytes())
    assert from_json(to_json(reading)) == reading


def test_a_file_that_takes_too_long_is_stopped_and_said():
    reading = read_file(table([["x"]]), "a.xlsx", Context(today=TODAY), seconds=0.01)
    assert reading.verdict == "reject" and [p.code for p in reading.problems] == ["reading_failed"]
    assert "giây" in reading.problems[0].message_vi and "seconds" in reading.problems[0].message_en


def test_a_file_that_takes_too_much_memory_is_stopped_and_said():
    content = table([[f"ô {row} {column}" for column in range(40)] for row in range(4000)])
    reading = read_file(content, "a.xlsx", Context(today=TODAY), most_bytes=1_000_000)
    assert [p.code for p in reading.problems] == ["reading_failed"] and "MB" in reading.problems[0].message_vi


def test_a_failure_of_ours_is_logged_with_the_id_it_is_said_with(monkeypatch, caplog):
    monkeypatch.setattr(Context, "to_json", lambda self: {"not": "a context"})
    reading = read_file(table([["x"]]), "a.xlsx", Context())
    problem = reading.problems[0]
    assert (problem.code, reading.verdict) == ("our_fault", "reject")
    number = caplog.records[0].args[0]
    assert number in problem.message_vi and number in problem.message_en
    assert "Traceback" in caplog.text and "Traceback" not in problem.message_vi


def test_a_sheet_that_breaks_the_reader_is_a_sentence():
    content = rezip(table([["x"]]), lambda name, part: part[:200] if name.endswith("sheet1.xml") else part)
    reading = read_file(content, "a.xlsx", Context(today=TODAY))
    assert reading.verdict == "reject" and reading.problems[0].code in ("broken_file", "layout_unknown")


def test_a_wrong_file_is_said_without_starting_a_child(monkeypatch):
    monkeypatch.setattr(reading_module, "run_child", lambda *_: pytest.fail("a child was started"))
    assert read_file(b"", "a.xlsx", Context()).problems[0].code == "empty_file"


def in_child(code: str, folder: Path) -> str:
    """What a guarded process says to a line of code: `done` or the name of the error."""
    script = (
        "import sys, socket, subprocess, os\nfrom pathlib import Path\nfrom loaders.child import guard\n"
        f"guard(Path(sys.argv[1]))\ntry:\n    {code}\n    print('done')\nexcept OSError as error:\n"
        "    print(type(error).__name__)"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60
    ).stdout.strip()


@pytest.mark.parametrize(
    ("code", "output"),
    [
        ("socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("subprocess.run([sys.executable, '-c', ''])", "PermissionError"),
        ("open(Path(sys.argv[1]).parent / 'outside', 'w')", "PermissionError"),
        ("os.remove(Path(sys.argv[1]).parent / 'kept')", "PermissionError"),
        ("open(Path(sys.argv[1]) / 'inside', 'w')", "done"),
        ("open(Path(sys.argv[1]).parent / 'kept')", "done"),
    ],
)
def test_the_child_opens_no_socket_and_writes_nowhere_else(tmp_path, code, output):
    (tmp_path / "kept").write_text("x")
    (tmp_path / "scratch").mkdir()
    assert in_child(code, tmp_path / "scratch") == output
    assert (tmp_path / "kept").exists() and not (tmp_path / "outside").exists()


def test_the_child_ends_when_its_parent_does(tmp_path):
    script = (
        "import sys, time, threading\nfrom loaders.pipes import end_with_parent\n"
        "threading.Thread(target=end_with_parent, daemon=True).start()\nprint('up', flush=True)\ntime.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert child.stdout.readline().strip() == b"up"
        child.stdin.close()
        assert child.wait(10) == 3
    finally:
        child.kill()
        child.stdout.close()
        child.wait()
