"""The dashboard's server: started, waited for, shown and stopped."""

import http.client
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser

from setup.environment import PYTHON, ROOT, child_environment, ensure_venv, exit_code, store_folder
from setup.sentences import Arguments, Refused, say

START_SECONDS = 180
STOP_SECONDS = 8


def run(arguments):
    """Start the dashboard and stay until Ctrl+C; returns the exit code."""
    parser = Arguments(prog="manage.py run", description="Mở bảng điều khiển. / Open the dashboard.")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ máy này / address of this machine")
    parser.add_argument("--port", type=int, default=8501, help="cổng / port (8501)")
    parser.add_argument("--no-browser", action="store_true", help="không mở trình duyệt / no browser")
    parser.add_argument("--data", metavar="DIR", help="thư mục kho số liệu / store folder (data/store)")
    asked = parser.parse_args(arguments)
    if not 1 <= asked.port <= 65535:
        parser.error("--port 1–65535")
    if not is_loopback(asked.host):
        raise Refused(
            "Chưa có tài khoản nên bảng điều khiển chỉ mở trên chính máy này: hãy dùng --host 127.0.0.1.",
            "There are no accounts yet, so the dashboard opens on this machine only: use --host 127.0.0.1.",
            2,
        )
    host = "127.0.0.1" if asked.host == "localhost" else asked.host
    address = f"http://{f'[{host}]' if ':' in host else host}:{asked.port}"
    if not is_free(host, asked.port):
        return already_listening(asked, host, address)
    ensure_venv("requirements.txt")
    folder = store_folder(asked.data)
    environment = child_environment(KPI_DATA=folder)
    if not os.path.exists(os.path.join(folder, "ledger.jsonl")):
        say("Đang chuẩn bị kho số liệu …", "Preparing the store …")
        prepare = [str(PYTHON), "-m", "commands", "prepare", "--data", folder]
        code = subprocess.call(prepare, cwd=str(ROOT), env=environment, stdout=sys.stderr)
        if code:
            return exit_code(code)
    return serve(asked, host, address, environment)


def is_loopback(host):
    """Whether a host name or address can only be reached from this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_free(host, port):
    """Whether a server could listen there. Asked by binding: a refused connection costs Windows 2 s."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name != "nt":  # elsewhere the closed connections of the last run would count as taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def is_healthy(host, port, seconds):
    """Whether a server there says "ok" at /_stcore/health in time; asked directly, never through a proxy."""
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        return answer.status == 200 and answer.read(16).strip() == b"ok"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def already_listening(asked, host, address):
    """The port is in use: by a dashboard, show that one (0); by anything else, refuse (2)."""
    if not is_healthy(host, asked.port, 5):
        raise Refused(
            f"Cổng {asked.port} không dùng được, có lẽ chương trình khác đang giữ: hãy chọn cổng khác, "
            f"ví dụ --port {asked.port + 1}.",
            f"Port {asked.port} cannot be used, another program may hold it: choose another, "
            f"for example --port {asked.port + 1}.",
            2,
        )
    say(
        f"Bảng điều khiển đang chạy sẵn tại {address}",
        f"The dashboard is already running at {address}",
        sys.stdout,
    )
    if asked.data:
        say(
            "Nó giữ kho số liệu của nó: muốn mở kho ở --data, hãy dừng nó hoặc chọn --port khác.",
            "It keeps its own store: to open the one at --data, stop it or choose another --port.",
        )
    open_browser(asked, address)
    return 0


def serve(asked, host, address, environment):
    """Start the server, announce it when it is healthy, wait until it ends or is told to; the exit code."""
    command = [str(PYTHON), "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.address", host, "--server.port", str(asked.port)]
    command += ["--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    if host not in ("127.0.0.1", "::1"):  # the names .streamlit/config.toml lets pages connect by
        command += ["--server.allowedHosts", host]
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    child = None
    try:
        child = subprocess.Popen(command, cwd=str(ROOT), env=environment)
        wait_until_healthy(child, host, asked.port)
        say(
            f"Bảng điều khiển: {address} (chỉ mở được trên máy này; Ctrl+C để dừng)",
            f"Dashboard: {address} (this machine only; Ctrl+C stops it)",
            sys.stdout,
        )
        open_browser(asked, address)
        return exit_code(child.wait())
    except KeyboardInterrupt:
        say("Đang dừng …", "Stopping …")
        return 0
    finally:
        if child:
            stop(child)


def wait_until_healthy(child, host, port):
    """Return when the server answers; refuse when it ends instead, or never answers."""
    until = time.monotonic() + START_SECONDS
    while not is_healthy(host, port, 0.5):
        if child.poll() is not None or time.monotonic() > until:
            raise Refused(
                "Máy chủ không khởi động được: lý do ở trên.",
                "The server could not start: the reason is above.",
            )
        time.sleep(0.05)


def interrupt(number, frame):
    """Signal handler: Ctrl+C and SIGTERM end `serve` the same way."""
    raise KeyboardInterrupt


def stop(child):
    """End a server we started: ask, then insist (a stalled download can hold it open)."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    if child.poll() is None and os.name != "nt":  # there Ctrl+C has reached it, and terminate() is a kill
        child.terminate()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def open_browser(asked, address):
    """Open the address, unless told not to or there is no screen."""
    has_screen = sys.platform in ("win32", "darwin") or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
    if has_screen and not asked.no_browser:
        webbrowser.open(address)
