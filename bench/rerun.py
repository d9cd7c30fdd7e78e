"""What a rerun of the overview costs the server, against the same page fed with constants in the same process.

A real server, spoken to as a browser does: one websocket a page, protobuf both ways. The two pages take turns,
and so do two months, so that every rerun sends other figures. Counted are the processor time of the server's
process (script, serialising and sending; nothing else runs in it) and the bytes it sends, without the browser's
cache of messages.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench.figures import TODAY
from data.folders import ROOT
from data.store import Store
from data.stores import SIMULATED
from loaders.samples import fill_samples

PLACE, MONTHS = "dong-thap@2025", ("2026-10", "2026-09")
ROUNDS, RERUNS = 15, 20
MOST_RATIO, MOST_BYTES = 1.3, 250_000
FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY


class Visitor:
    """One open page: `rerun(query)` runs the script and returns the bytes and the elements it was sent."""

    def __init__(self, port: int):
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._open = connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None)

    def __enter__(self):
        self.socket = self._open.__enter__()
        return self

    def __exit__(self, *raised):
        self._open.__exit__(*raised)

    def rerun(self, query: str) -> tuple[int, int]:
        message = BackMsg()
        message.rerun_script.query_string = query
        self.socket.send(message.SerializeToString())
        sent = elements = 0
        while True:
            payload = self.socket.recv(timeout=60)
            sent += len(payload)
            answer = ForwardMsg.FromString(payload)
            kind = answer.WhichOneof("type")
            elements += kind == "delta"
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(answer.delta.new_element.exception.message)
            if kind == "script_finished":
                if answer.script_finished != FINISHED:
                    raise RuntimeError(f"the script ended as {answer.script_finished}")
                return sent, elements


def measure(place: str = PLACE, rounds: int = ROUNDS) -> list[dict]:
    """Two results: processor time of a rerun with its ratio, and bytes a rerun; `ok` False beyond the limits."""
    store = Store(Path(tempfile.mkdtemp(prefix="kpi-bench-")))
    fill_samples(store.folder, SIMULATED, TODAY)
    port = free_port()
    server = start(store, port)
    try:
        return compare(psutil.Process(server.pid), port, place, rounds)
    finally:
        server.terminate()
        try:
            server.wait(8)
        except subprocess.TimeoutExpired:
            server.kill()


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_healthy(port: int) -> bool:
    from urllib.request import ProxyHandler, build_opener

    try:
        with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
            return answer.read(16).strip() == b"ok"
    except OSError:
        return False


def start(store: Store, port: int) -> subprocess.Popen:
    """Streamlit serving `rerun_page.py` with the project's own settings; returns when it is healthy.

    What weighs on a rerun is measured as it is shipped, so nothing of it is set here.
    """
    if config.get_option("runner.postScriptGC") or config.get_option("server.fileWatcherType") != "none":
        raise RuntimeError("the settings must be those of .streamlit/config.toml")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "bench" / "rerun_page.py")]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    command += ["--logger.hideWelcomeMessage", "true"]
    environment = {**os.environ, "KPI_DATA": str(store.folder), "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not is_healthy(port):
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            raise RuntimeError("the server did not start")
        time.sleep(0.05)
    return server


def compare(server: psutil.Process, port: int, place: str, rounds: int) -> list[dict]:
    with Visitor(port) as real, Visitor(port) as constant:
        return in_turns(server, real, constant, [f"noi={place}&ky={month}" for month in MONTHS], rounds)


def in_turns(server: psutil.Process, real: Visitor, constant: Visitor, addresses: list[str], rounds: int):
    for address in addresses:
        real.rerun(address)  # the first run fills the cache
        real.rerun(f"{address}&record=1")
    shown = [real.rerun(address) for address in addresses]
    repeated = [constant.rerun(f"{address}&constants=1") for address in addresses]
    if [elements for _, elements in shown] != [elements for _, elements in repeated]:
        raise RuntimeError(f"the pages differ (bytes, elements): {shown} against {repeated}")

    def block(page: Visitor, extra: str) -> float:
        """Processor seconds of one rerun, over a block of them: the clock of a process ticks coarsely."""
        before = sum(server.cpu_times()[:2])
        for number in range(RERUNS):
            page.rerun(addresses[number % 2] + extra)
        return (sum(server.cpu_times()[:2]) - before) / RERUNS

    for page, extra in ((real, ""), (constant, "&constants=1")):
        block(page, extra)
    pairs = [(block(real, ""), block(constant, "&constants=1")) for _ in range(rounds)]
    ours, theirs = (statistics.median(seconds) for seconds in zip(*pairs))
    ratio = statistics.median(one / other for one, other in pairs)
    most = max(sent for sent, _ in shown)
    return [
        {
            "what": f"overview, rerun from a warm cache (server CPU, median of {rounds} × {RERUNS}; limit 1.3 ×)",
            "seconds": round(ours, 4),
            "against": "the same page fed with constants",
            "against_seconds": round(theirs, 4),
            "ratio": round(ratio, 2),
            "ok": ratio <= MOST_RATIO,
        },
        {
            "what": "overview, bytes on the wire a rerun (limit 250 kB)",
            "result": f"{most / 1000:.0f} kB in {shown[0][1]} elements",
            "ok": most <= MOST_BYTES,
        },
    ]
