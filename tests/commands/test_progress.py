"""The command line says how far a long reading is where somebody looks, on standard error alone."""

import os
import signal
import subprocess
import sys

import pytest

from commands import output
from loaders.files.progress import OPENING, Progress
from tests.conftest import ROOT
from tests.loaders.test_progress import ROWS, a_large_list

pty = pytest.importorskip("pty", reason="Windows has no such terminals")


def on_a_terminal(folder, *arguments):
    """A call whose standard error is a terminal: the process, and the end to read that from."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"KPI_DATA": str(folder / "store"), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", _QUICK, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    return process, ours


# The same command, for which a moment is shorter: the test need not wait for a slow machine.
_QUICK = """
import sys
from commands import output
output.MOMENT_SECONDS = output.PAUSE_SECONDS = 0.01
from commands.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def read_all(end, until: bytes = b"") -> str:
    """What was written to a terminal until it was closed, or until something was said."""
    text = b""
    while not until or until not in text:
        try:
            piece = os.read(end, 65_536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    if not until:
        os.close(end)
    return text.decode("utf-8", "replace")


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(a_large_list())
    return path


def test_a_terminal_shows_the_rows_and_standard_output_none_of_it(large, tmp_path):
    process, end = on_a_terminal(tmp_path, "read", str(large), "--place", "Đồng Tháp")
    told, printed = read_all(end), process.communicate()[0].decode()
    assert process.returncode == 0 and "dossier_list" in printed and "\r" not in printed
    assert f" / {ROWS + 4} dòng / rows" in told and "%" in told and told.rstrip(" ").endswith("\r")


def test_ctrl_c_stops_the_reading_in_a_sentence(large, tmp_path):
    process, end = on_a_terminal(tmp_path, "read", str(large), "--place", "Đồng Tháp")
    assert "dòng" in read_all(end, until="dòng".encode())
    process.send_signal(signal.SIGINT)
    told, _ = read_all(end), process.communicate(timeout=20)
    assert process.returncode == output.STOPPED and "Đã dừng" in told and "Traceback" not in told


def test_no_terminal_is_told_nothing(capsys, monkeypatch):
    monkeypatch.setattr(output, "MOMENT_SECONDS", -1.0)
    monkeypatch.setattr(output, "PAUSE_SECONDS", -1.0)
    line = output.ProgressLine()
    line.show(Progress(OPENING, 5, 10))
    line.clear()
    assert capsys.readouterr().err == ""
