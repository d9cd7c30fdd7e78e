"""Dashboards started in every way there is, and visitors that speak to them below any client library."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.conftest import ROOT, end, free_port

START_SECONDS = 90
STREAMLIT = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true"]
UVICORN = [sys.executable, "-m", "uvicorn", "--log-level", "warning"]


def lan_address():
    """An IPv4 address of this machine that is not loopback; None where it has none."""
    addresses = [
        address for many in psutil.net_if_addrs().values() for address in many if address.family == socket.AF_INET
    ]
    return next((address.address for address in addresses if not address.address.startswith("127.")), None)


def by_streamlit(port, *more):
    return [*STREAMLIT, "--server.port", str(port), *more]


def by_uvicorn(port, *more, app="app:app"):
    return [*UVICORN, app, "--port", str(port), *more]


@contextmanager
def served(command_for, store_folder, log, cwd=ROOT, **environment):
    """A dashboard started by `command_for(port)` until the end of the block; gives its port and its process."""
    port = free_port()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    known = inherited | {"KPI_DATA": str(store_folder), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environment
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command_for(port), cwd=cwd, env=known, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        until = time.monotonic() + START_SECONDS
        while not is_healthy(port):
            ending = log.read_text(encoding="utf-8", errors="replace")[-3000:]
            assert process.poll() is None and time.monotonic() < until, ending
            time.sleep(0.1)
        yield port, process
    finally:
        end(process)


def is_healthy(port):
    try:
        return ask(port, "/_stcore/health", seconds=1).body == b"ok"
    except OSError:
        return False


class Answer:
    """What came back over the wire: the status, the headers as pairs in lower case, the body."""

    def __init__(self, status, headers, body):
        self.status, self.body = status, body
        self.headers = [(name.lower(), value) for name, value in headers]

    def all(self, name):
        return [value for header, value in self.headers if header == name]


def raw(port, request, address="127.0.0.1", seconds=10, method="GET"):
    """Send bytes as they are and read one answer; ConnectionError where the server only hangs up."""
    with socket.create_connection((address, port), timeout=seconds) as line:
        line.sendall(request)
        answer = http.client.HTTPResponse(line, method=method)
        try:
            answer.begin()
            body = b"" if answer.status < 200 else answer.read()
        except (http.client.HTTPException, ValueError) as error:
            raise ConnectionError(str(error)) from error
        return Answer(answer.status, answer.getheaders(), body)


def ask(port, path="/", headers=(), method="GET", host="127.0.0.1", address="127.0.0.1", seconds=10):
    """One request; `host` without a port gets the server's, None sends no Host at all."""
    named = [] if host is None else [("Host", host if ":" in host.rpartition("]")[2] else f"{host}:{port}")]
    lines = [f"{name}: {value}" for name, value in [*named, *headers, ("Connection", "close")]]
    request = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode("latin-1")
    return raw(port, request, address, seconds, method)


def handshake(port, headers=(), host="127.0.0.1", address="127.0.0.1", path="/_stcore/stream"):
    """What the opening of a websocket is answered: 101 where it is let in."""
    wanted = [
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("Sec-WebSocket-Protocol", "streamlit, x, y"),
    ]
    named = [("Host", host if ":" in host.rpartition("]")[2] else f"{host}:{port}")]
    lines = [f"{name}: {value}" for name, value in [*named, *wanted, *headers]]
    request = "\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode("latin-1")
    return raw(port, request, address)


class Page:
    """An open page without a browser: a websocket with its session, and what it needs to send files."""

    def __init__(self, port):
        self.port = port
        self.cookie = ask(port, "/_stcore/health").all("set-cookie")
        self.cookie = next((cookie for cookie in self.cookie if cookie.startswith("_streamlit_xsrf")), "").split(";")[0]
        self._open = connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None)
        self.socket = self._open.__enter__()
        self.run("")

    def run(self, query, screen=""):
        """One run of the script, at a screen by its name; returns when it has ended."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = screen
        self.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(self.socket.recv(timeout=60))
            if answer.WhichOneof("type") == "new_session":
                self.session = answer.new_session.initialize.session_id
            if answer.WhichOneof("type") == "script_finished":
                return

    def address(self, name):
        return f"/_stcore/upload_file/{self.session}/{name}"

    def head(self, name, *length):
        """The head of an upload, as a browser writes it."""
        token = self.cookie.partition("=")[2]
        lines = [
            f"PUT {self.address(name)} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}",
            f"X-Xsrftoken: {token}",
            "Content-Type: multipart/form-data; boundary=B",
            *length,
        ]
        return "\r\n".join([*lines, "", ""]).encode("ascii")

    def upload(self, name, size):
        """Send a file of so many bytes in one piece; its answer."""
        body = form(size)
        return raw(self.port, self.head(name, f"Content-Length: {len(body)}") + body, seconds=60, method="PUT")

    def leave(self):
        self._open.__exit__(None, None, None)


def form(size):
    """A form with one file of so many bytes."""
    start = b'--B\r\nContent-Disposition: form-data; name="f"; filename="a.xlsx"\r\n'
    return start + b"Content-Type: application/octet-stream\r\n\r\n" + b"\0" * size + b"\r\n--B--\r\n"
