"""The server asks nobody: no look-up, no address but loopback, however it is started and whatever comes in.

Streamlit of itself asks an address service on the internet, and opens a socket towards 8.8.8.8, when it starts
and when a websocket of another origin comes. Every socket of the server is watched here, by an audit hook.
"""

import ast
import os
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

import setup.serve
from tests.access.serving import Page, ask, by_streamlit, by_uvicorn, handshake, lan_address, served
from tests.conftest import ROOT, end, free_port
from tests.pages.conftest import PATHS

pytestmark = pytest.mark.slow  # a server a way it can be started, each watched until it has answered

# Loaded by Python itself at the start of every process that has its folder on PYTHONPATH.
WATCH = """
import os, sys
log = os.open(os.environ["KPI_SOCKETS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
WATCHED = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.bind": 1, "socket.getaddrinfo": 0,
           "socket.gethostbyname": 0, "socket.gethostbyaddr": 0, "socket.getnameinfo": 0}
def watch(event, arguments):
    if event in WATCHED:
        address = arguments[WATCHED[event]]
        os.write(log, (repr((event, address[0] if isinstance(address, tuple) else address)) + "\\n").encode())
sys.addaudithook(watch)
"""
HERE = {"127.0.0.1", "::1", "localhost", None}
OUTWARD = {
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}


@pytest.fixture
def watched(tmp_path):
    """The environment of a watched process, and what it asked for so far: pairs of what it did and with whom."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    log = tmp_path / "sockets"
    log.touch()
    environment = {"KPI_SOCKETS": str(log), "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    return environment, lambda: [ast.literal_eval(line) for line in log.read_text(encoding="utf-8").splitlines()]


def by_manage(port, host="127.0.0.1"):
    """The very command `manage.py run` starts the server with."""
    started = []

    class Started(Exception):
        pass

    def record(command, **_):
        started.append(command)
        raise Started

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup.serve.subprocess, "Popen", record)
        patch.setattr(setup.serve.signal, "signal", lambda *_: None)
        with pytest.raises(Started):
            setup.serve.serve(SimpleNamespace(port=port, no_browser=True), host, "", {})
    return [sys.executable, *started[0][1:]]


@pytest.mark.parametrize("host", ["127.0.0.9", "::1"])
def test_every_host_of_manage_run_is_one_pages_can_connect_by(host, sample_store, tmp_path):
    try:
        socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError:
        pytest.skip("this machine has no such address")
    port, name = free_port(), f"[{host}]" if ":" in host else host
    environment = {"KPI_DATA": str(sample_store.folder), "PYTHONPATH": str(ROOT)}
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen(by_manage(port, host), env=os.environ | environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        setup.serve.wait_until_healthy(server, host, port)
        own = [("Origin", f"http://{name}:{port}")]
        assert handshake(port, own, f"{name}:{port}", host).status == 101
        assert handshake(port, [], "evil.example", host).status == 421
    finally:
        end(server)


WAYS = {
    "manage.py run": by_manage,
    "streamlit run": by_streamlit,
    "streamlit run, opened to the network": lambda port: by_streamlit(port, "--server.address", "0.0.0.0"),
    "uvicorn": by_uvicorn,
    "uvicorn, opened to the network": lambda port: by_uvicorn(port, "--host", "0.0.0.0"),
}


def test_the_watch_sees_what_streamlit_would_do(watched):
    environment, seen = watched
    code = "from streamlit import net_util; net_util.get_internal_ip(); net_util.get_external_ip()"
    subprocess.run([sys.executable, "-c", code], env=os.environ | environment, check=True, capture_output=True)
    assert ("socket.connect", "8.8.8.8") in seen()
    assert any(event == "socket.getaddrinfo" and address not in HERE for event, address in seen())


@pytest.mark.parametrize("way", list(WAYS))
def test_nothing_but_loopback_is_asked_for(way, watched, sample_store, tmp_path):
    environment, seen = watched
    with served(WAYS[way], sample_store.folder, tmp_path / "log", **environment) as (port, _):
        origins = (
            "http://evil.example",
            "https://evil.example:8501",
            f"http://[::1]:{port}",
            f"http://localhost:{port}",
            "http://10.0.0.5",
            "http://2130706433",
            "null",
            "http://192.0.2.1:1",
            "http://[2001:db8::1]:1",
            f"http://127.0.0.1:{port}",
        )
        for origin in origins:
            for host in ("127.0.0.1", f"[::1]:{port}", "localhost", "LOCALHOST", "evil.example", "127.0.0.9"):
                handshake(port, [("Origin", origin)], host=host)
                ask(port, "/_stcore/health", [("Origin", origin)], host=host)
                ask(port, "/_stcore/upload_file/a/b", [("Origin", origin)], "OPTIONS", host=host)
        if lan_address() and "network" in way:
            handshake(port, [("Origin", "http://evil.example")], lan_address(), lan_address())
        page = Page(port)
        for screen in PATHS if way == "manage.py run" else PATHS[:1]:
            page.run("noi=dong-thap@2025&ky=2026-10", screen)
        assert page.upload("tep", 1000).status == 204
        ask(port, "/in/tong-quan?noi=vn", seconds=60)
        page.leave()
    log = (tmp_path / "log").read_text(encoding="utf-8", errors="replace")
    assert "External URL" not in log and "Network URL" not in log and "external IP" not in log
    asked = [(event, address) for event, address in seen() if event in OUTWARD and address not in HERE]
    assert asked == [] and any(event == "socket.bind" for event, _ in seen()), "the watch was there"
    bound = {address for event, address in seen() if event == "socket.bind"}
    assert bound == {"0.0.0.0"} if "network" in way else bound <= {"127.0.0.1", "localhost"}


def test_a_plain_start_listens_at_loopback_alone(sample_store, tmp_path):
    """Without any option nobody on the network even gets a connection."""
    address = lan_address()
    if not address:
        pytest.skip("this machine has no address but loopback")
    for way in (by_streamlit, by_uvicorn):
        with served(way, sample_store.folder, tmp_path / "log") as (port, _), pytest.raises(ConnectionError):
            ask(port, address=address, host=address)
