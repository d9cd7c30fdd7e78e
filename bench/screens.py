"""50 meeting-room screens asking a real server every 5 s over loopback: what they cost it, what they get."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import psutil

from bench.figures import TODAY
from data.folders import ROOT
from data.stores import SIMULATED
from loaders.samples import fill_samples

SCREENS, EVERY_SECONDS, MEASURED_SECONDS = 50, 5.0, 30.0
MOST_OF_A_CORE = 0.03
READY_SECONDS = 120
PAGE, BOARD = "/man-hinh", "/man-hinh/bang/mac-dinh.json"


class Screen(threading.Thread):
    """One screen: a first board, then the same question with its ETag, as the page of the wall asks it."""

    def __init__(self, port: int, delay: float, stopped: threading.Event):
        super().__init__(daemon=True)
        self.port, self.delay, self.stopped = port, delay, stopped
        self.answers: list[int] = []
        self.slowest_seconds = 0.0

    def run(self) -> None:
        connection, etag = http.client.HTTPConnection("127.0.0.1", self.port, timeout=4), None
        self.stopped.wait(self.delay)
        while not self.stopped.is_set():
            start = time.perf_counter()
            try:
                known: dict[str, str] = {"If-None-Match": etag} if etag else {}
                connection.request("GET", BOARD, headers={"Accept-Encoding": "gzip"} | known)
                answer = connection.getresponse()
                answer.read()
                etag = answer.headers["ETag"] or etag
                self.answers.append(answer.status)
            except (OSError, http.client.HTTPException):  # closed when idle: a browser opens another
                connection.close()
                continue
            took = time.perf_counter() - start
            self.slowest_seconds = max(self.slowest_seconds, took)
            self.stopped.wait(max(EVERY_SECONDS - took, 0))


def measure() -> list[dict]:
    folder = Path(tempfile.mkdtemp(prefix="kpi-screens-"))
    fill_samples(folder, SIMULATED, TODAY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "app.py",
            "--server.address",
            "127.0.0.1",
            "--server.port",
            str(port),
            "--server.headless",
            "true",
        ],
        cwd=ROOT,
        env={**os.environ, "KPI_DATA": str(folder), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process = psutil.Process(server.pid)
        _until_ready(port, process)
        idle = _share_of_a_core(process, 10.0)
        stopped = threading.Event()
        screens = [Screen(port, EVERY_SECONDS * number / SCREENS, stopped) for number in range(SCREENS)]
        for screen in screens:
            screen.start()
        time.sleep(2 * EVERY_SECONDS)  # all have their board
        before = [len(screen.answers) for screen in screens]
        busy = _share_of_a_core(process, MEASURED_SECONDS)
        stopped.set()
        told = [status for screen, had in zip(screens, before) for status in screen.answers[had:]]
        slowest = max(screen.slowest_seconds for screen in screens)
    finally:
        server.terminate()
        server.wait(timeout=20)
    all_known = set(told) == {304}
    enough = 0.9 * SCREENS * MEASURED_SECONDS / EVERY_SECONDS
    return [
        {
            "what": f"{SCREENS} meeting-room screens asking every {EVERY_SECONDS:.0f} s, share of a core "
            f"(idle {idle:.1%})",
            "result": f"{busy:.2%}; {len(told)} answers in {MEASURED_SECONDS:.0f} s, "
            f"{'all' if all_known else 'not all'} 304, slowest {slowest * 1000:.0f} ms",
            "ok": busy < MOST_OF_A_CORE and all_known and len(told) >= enough,
        }
    ]


def _until_ready(port: int, process: psutil.Process) -> None:
    """Wait until the board is there and the server is at rest: it verifies the store when it starts."""
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{BOARD}", timeout=4):
                pass
            if _share_of_a_core(process, 3.0) < 0.05:
                return
        except OSError:
            time.sleep(1)
    raise TimeoutError("the server did not come to rest")


def _share_of_a_core(process: psutil.Process, seconds: float) -> float:
    """Processor time the process used in a span, as a share of one core."""
    start, before = time.perf_counter(), process.cpu_times()
    time.sleep(seconds)
    after = process.cpu_times()
    return (after.user + after.system - before.user - before.system) / (time.perf_counter() - start)
