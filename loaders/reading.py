"""Reading one file in a child process under a watchdog: no file can take the server down or make it grow."""

import hashlib
import json
import logging
import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import replace

import psutil

from data.facts import Reading
from data.folders import ROOT
from loaders import scans
from loaders.files import limits
from loaders.files.documents import check_kind
from loaders.files.pictures import unpack
from loaders.files.progress import Progress
from loaders.pipes import FAILED, Exchange
from loaders.problems.refusal import FileProblem
from loaders.reading_json import from_json
from loaders.scratch import scratch_folder, sweep_once
from loaders.tables.context import Context

_POLL_SECONDS = 0.05
_FAMILY_SECONDS = 0.5
_MOST_LOGGED = 20_000
_FRAME = re.compile(r'^  File "[^"\n]*?([\w.]+)", line (\d+), in (\S+)$', re.MULTILINE)
_log = logging.getLogger(__name__)


def read_file(
    content: bytes,
    name: str,
    context: Context,
    seconds: float = limits.CHILD_SECONDS,
    most_bytes: int = limits.CHILD_BYTES,
    while_waiting: Callable[[], object] = lambda: None,
    on_progress: Callable[[Progress], object] = lambda progress: None,
) -> Reading:
    """The dry run of one file. Never raises for what is in the file: a file that cannot be read gives a
    reading without facts and one problem of severity `reject`.

    `while_waiting` is called again and again until the child ends, `on_progress` with how far it is; when one of them
    raises (the session is over, somebody pressed stop) the child is ended, its folder removed, and the exception goes
    on.
    """
    try:
        check_kind(content, name)
    except FileProblem as error:
        return Reading("", 0, problems=[error.problem])

    def wait(progress: Progress) -> None:
        while_waiting()
        on_progress(progress)

    def read_in_child(content: bytes, context: Context) -> Reading:
        header = {"name": name, "context": context.to_json()}
        most = limits.RESULT_BYTES + limits.RESULT_BYTES_A_FACT * context.most_facts
        result, problem = run_child("loaders.child", "read", header, content, most, seconds, most_bytes, wait)
        if problem:
            return Reading("", 0, problems=[problem.problem])
        text = result.decode("ascii")
        result.clear()  # one copy at a time
        return from_json(json.loads(text))

    reading = read_in_child(content, context)
    if [trouble.code for trouble in reading.problems] != ["document_scan"] or not scans.program():
        return reading
    digest, context = hashlib.sha256(content).hexdigest(), replace(context, is_recognised=True)
    scan = scans.RECENT.get(digest)
    if scan is None:
        drawn, problem = run_child(
            "loaders.scan_child", "scan", {}, content, limits.SCANNED_BYTES, seconds, most_bytes, wait
        )
        pages = [] if problem else unpack(bytes(drawn))
        spots = scans.recognise(pages, while_waiting)
        if not spots:
            return reading
        text = scans.text_of(spots)
        scan = scans.Scan(text, scans.pictures_of(read_in_child(text.encode(), context), spots, pages))
        scans.RECENT.put(digest, scan)
    recognised = read_in_child(scan.text.encode(), context)
    if scan.pictures:
        recognised.notes[scans.PICTURES] = scan.pictures
    return recognised


def run_child(
    module: str,
    what: str,
    header: dict,
    content: bytes,
    most_result: int,
    seconds: float,
    most_bytes: int,
    while_waiting: Callable[[Progress], object] = lambda progress: None,
) -> tuple[bytearray, FileProblem | None]:
    """Run `python -m module FOLDER` over a file to its end, watched: what it gave back, or why it did not.

    `what`: the kind of its scratch folder, which holds nothing of the file. `while_waiting` is told how far it is.
    Header and file go through the child's standard input, its result of at most `most_result` bytes comes from its
    standard output.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    sweep_once()
    folder = scratch_folder(what)
    try:
        child = subprocess.Popen(
            [sys.executable, "-m", module, str(folder)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        exchange = Exchange(child, header, content, most_result)
        try:
            stopped = _watch(child, seconds, most_bytes, lambda: while_waiting(exchange.progress))
        finally:
            _end(child)
            exchange.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if stopped:
        return bytearray(), stopped
    if exchange.is_too_much:
        return bytearray(), FileProblem("reading_failed", "kết quả đọc quá lớn", "what was read is too much")
    if child.returncode == 0 and exchange.result is not None:
        return exchange.result, None
    return bytearray(), _failed(child.returncode, exchange)


def _failed(code: int, exchange: Exchange) -> FileProblem:
    """Why a child gave nothing: an error of ours is logged by its place in the code, never by what it says, for an
    exception may quote a cell."""
    failure: dict[str, list[str]] = {"chain": [], "frames": []}
    if code == FAILED and exchange.result:
        failure = json.loads(exchange.result)
    elif code == FAILED and "Traceback" in exchange.stderr:  # it failed before it had begun
        failure = {
            "chain": ["before it began"],
            "frames": [" ".join(frame) for frame in _FRAME.findall(exchange.stderr)],
        }
    if not failure["chain"] or {"PanicException", "MemoryError"} & set(failure["chain"]):
        return FileProblem("reading_failed", "bộ đọc dừng đột ngột", "the reader stopped abruptly")
    number = uuid.uuid4().hex[:8]
    _log.error(
        "reading a file failed, %s: Traceback of %s\n%s",
        number,
        " from ".join(failure["chain"]),
        "\n".join(failure["frames"])[:_MOST_LOGGED],
    )
    return FileProblem("our_fault", number)


def _watch(child: subprocess.Popen, seconds: float, most_bytes: int, while_waiting: Callable) -> FileProblem | None:
    """Wait for the child to end by itself; what it is stopped for otherwise."""
    deadline = time.monotonic() + seconds
    family: list[psutil.Process] = []
    looked = 0.0
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
