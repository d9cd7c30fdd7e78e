"""Reading one file in a child process under a watchdog: no file can take the server down or make it grow."""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import psutil

from data.facts import Reading
from loaders import limits
from loaders.child import from_json
from loaders.context import Context
from loaders.file_problems import FileProblem
from loaders.filetype import kind_of

ROOT = Path(__file__).resolve().parent.parent
_POLL_SECONDS = 0.05
_FAMILY_SECONDS = 0.5
_MOST_LOGGED = 20_000
_log = logging.getLogger(__name__)


def read_file(content: bytes, name: str, context: Context, seconds: float = limits.CHILD_SECONDS,
              most_bytes: int = limits.CHILD_BYTES, while_waiting: Callable[[], object] = lambda: None) -> Reading:
    """The dry run of one file. Never raises for what is in the file: a file that cannot be read gives a
    reading without facts and one problem of severity `reject`.

    `while_waiting` is called again and again until the child ends; when it raises (the session is over, somebody
    pressed stop) the child is ended, its folder removed, and the exception goes on.
    """
    try:
        kind_of(content, name)
    except FileProblem as error:
        return Reading("", 0, problems=[error.problem])
    folder = Path(tempfile.mkdtemp(prefix="kpi-read-"))
    try:
        (folder / "input").write_bytes(content)
        said = {"name": name, "context": context.to_json()}
        (folder / "context.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        problem = run_child(folder, "loaders.child", "reading.json", seconds, most_bytes, while_waiting)
        if problem:
            return Reading("", 0, problems=[problem.problem])
        with open(folder / "reading.json", encoding="utf-8") as file:
            return from_json(json.load(file))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_child(folder: Path, module: str, result: str, seconds: float, most_bytes: int,
              while_waiting: Callable[[], object] = lambda: None) -> FileProblem | None:
    """Run `python -m module FOLDER` to its end, watched; None when it wrote its result into the folder."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with open(folder / "errors.txt", "wb") as errors:
        child = subprocess.Popen([sys.executable, "-m", module, str(folder)], cwd=ROOT, env=environment,
                                 stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            stopped = _watch(child, seconds, most_bytes, while_waiting)
        finally:
            _end(child)
            child.stdin.close()
    if stopped:
        return stopped
    if child.returncode == 0 and (folder / result).exists():
        return None
    with open(folder / "errors.txt", encoding="utf-8", errors="replace") as file:
        said = file.read(_MOST_LOGGED)
    if "Traceback" in said and "PanicException" not in said and "MemoryError" not in said:
        number = uuid.uuid4().hex[:8]
        _log.error("reading a file failed, %s:\n%s", number, said)
        return FileProblem("our_fault", number)
    return FileProblem("reading_failed", "bộ đọc dừng đột ngột", "the reader stopped abruptly")


def _watch(child: subprocess.Popen, seconds: float, most_bytes: int, while_waiting: Callable) -> FileProblem | None:
    """Wait for the child to end by itself; what it is stopped for otherwise."""
    deadline = time.monotonic() + seconds
    family, looked = [], 0.0
    while True:
        try:
            child.wait(min(_POLL_SECONDS, seconds))
            return None
        except subprocess.TimeoutExpired:
            pass
        now = time.monotonic()
        if not family or now - looked > _FAMILY_SECONDS:
            family, looked = _family(child), now
        if sum(map(_memory, family)) > most_bytes:
            mb = most_bytes // limits.MB
            return FileProblem("reading_failed", f"cần trên {mb} MB bộ nhớ", f"it needs over {mb} MB of memory")
        if now > deadline:
            return FileProblem("reading_failed", f"quá {seconds:g} giây", f"longer than {seconds:g} seconds")
        while_waiting()


def _family(child: subprocess.Popen) -> list[psutil.Process]:
    """The child and what it started: on Windows the Python of a virtual environment runs the real one."""
    try:
        process = psutil.Process(child.pid)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _memory(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def _end(child: subprocess.Popen) -> None:
    """End the child and its own, whatever they are doing."""
    others = _family(child)[1:] if child.poll() is None else []
    for process in others:
        try:
            process.kill()
        except psutil.Error:
            continue
    child.kill()
    child.wait()
    psutil.wait_procs(others, timeout=1)
