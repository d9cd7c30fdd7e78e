"""Một cửa cho mọi việc: chạy, kiểm thử, đóng gói, số liệu. / One door: run, test, bundle, data commands.

Standard library only, so that it works before anything is installed. It keeps `.venv` beside itself, installs
the exact pins there once, and hands every other verb to `python -m commands` inside it. It has to *parse* on
Python 3.8, so that an old Python gets a sentence instead of a syntax error.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.buffer.write(
        (
            "Cần Python 3.11 trở lên, máy đang dùng %d.%d: tải tại python.org.\n"
            "Python 3.11 or newer is needed, this is %d.%d: get it at python.org.\n"
            % (sys.version_info[:2] * 2)
        ).encode("utf-8")
    )
    sys.exit(2)

import argparse
import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WHEELS = ROOT / "wheels"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DATA_VERBS = "load read query trace batches withdraw restore layouts sample verify recover backup inbox prepare".split()
START_SECONDS = 180
STOP_SECONDS = 8

HELP = """\
python manage.py VIỆC [tham số] / VERB [arguments]

  run       mở bảng điều khiển trong trình duyệt / open the dashboard in the browser
            [--host 127.0.0.1] [--port 8501] [--no-browser] [--data DIR]
  load      nạp tệp số liệu / load data files
  read      đọc thử một tệp, không lưu / read a file without storing it
  query     hỏi số liệu / ask for figures
  trace     lần từ một con số về ô gốc / follow a figure back to its cell
  batches   các lô đã nạp / the batches loaded
  withdraw  rút một lô / withdraw a batch
  restore   khôi phục một lô đã rút / restore a withdrawn batch
  layouts   bố cục bảng đã lưu [--save TỆP.json] [--remove TÊN] / saved layouts of tables
  sample    tạo số liệu mẫu / make sample data
  verify    kiểm tra kho số liệu / check the store
  recover   chữa kho hỏng từ các lần nạp và bản sao lưu / mend a damaged store from its batches and a backup
            [--backup FOLDER] [--accept-loss]
  backup    sao lưu kho số liệu sang thư mục khác / copy the store to another folder
            FOLDER [--restore]
  inbox     nhận tệp thả vào inbox/ của kho / take files dropped into the store's inbox/
            [--once] [--auto on|off]
  prepare   chuẩn bị kho số liệu / prepare the store
  test      chạy kiểm thử, kể cả trong trình duyệt thật / run the tests, those in a real browser too
            [tham số pytest / pytest arguments] [--matrix: mọi bề rộng, ngôn ngữ, nền / all widths, languages, themes]
  bench     đo tốc độ / measure speed [load query overview rerun screens kill damage waiting]
  bundle    gom gói cài đặt để mang sang máy không có mạng / gather packages for a machine without network
            [--platform win_amd64] [--python 3.11]

python manage.py VIỆC --help: tham số của một việc / the arguments of one verb
Kho số liệu: data/store, hoặc thư mục nêu ở --data hay KPI_DATA / The store: data/store, or --data or KPI_DATA
"""


class Refused(Exception):
    """What was asked cannot be done: one sentence in Vietnamese, the same in English, and the exit code."""

    def __init__(self, vi, en, code=1):
        super().__init__(en)
        self.vi, self.en, self.code = vi, en, code


class Arguments(argparse.ArgumentParser):
    """An argument parser whose usage errors are sentences in both languages, with exit code 2."""

    def error(self, message):
        self.print_usage(sys.stderr)
        raise Refused("Gọi sai cách: %s." % message, "Wrong usage: %s." % message, 2)


def say(vi, en, stream=None):
    """Print one line in Vietnamese and one in English, at once, to stderr unless told otherwise."""
    print(vi, en, sep="\n", file=stream or sys.stderr, flush=True)


# --- the environment ----------------------------------------------------------------------------------------


def child_environment(**extra):
    """The caller's environment without what would steer another Python, and with UTF-8 and our root set.

    KPI_DATA is dropped too: the verbs that use a store name it in `extra`.
    """
    steering = ("VIRTUAL_ENV", "KPI_DATA", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k not in steering}
    ours = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    # Else a folder named data or a file pandas.py where the caller stands would be imported instead.
    return {**kept, **ours, "PYTHONSAFEPATH": "1", **extra}


def store_folder(named=None):
    """The absolute path of the store: the folder named, else KPI_DATA, else data/store beside manage.py."""
    return os.path.abspath(named or os.environ.get("KPI_DATA") or ROOT / "data" / "store")


def venv_version():
    """Python version and platform inside .venv, as "3.11 linux-x86_64"; None when it does not work."""
    code = "import pip, sys, sysconfig; print('%d.%d' % sys.version_info[:2], sysconfig.get_platform())"
    try:
        probe = subprocess.run([str(PYTHON), "-I", "-c", code], capture_output=True, text=True)
    except OSError:
        return None
    return probe.stdout.strip() if probe.returncode == 0 else None


def missing_requirements(names):
    """The requirement files that .venv does not hold yet, each with its stamp: [(file, path, digest)]."""
    version = venv_version()
    missing = []
    for name in names:
        digest = hashlib.sha256((ROOT / name).read_bytes() + str(version).encode()).hexdigest()
        stamp = VENV / ("installed-" + name.replace("/", "-"))
        if not version or not stamp.exists() or stamp.read_text(encoding="ascii") != digest:
            missing.append((name, stamp, digest))
    return missing


@contextlib.contextmanager
def only_installer():
    """Let one process at a time change .venv: an impatient second double click waits for the first.

    SQLite's file lock is the one lock in the standard library that is the same on every system and is
    released by the system when its holder dies.
    """
    import sqlite3

    path = str(ROOT / ".venv-lock")
    try:
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.OperationalError:
        raise Refused(
            "Không ghi được vào thư mục dự án %s: hãy chép nó sang nơi được ghi." % ROOT,
            "The project folder %s cannot be written to: copy it to a place that can." % ROOT,
        )
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            say("Một cửa sổ khác đang cài đặt, xin chờ …", "Another window is installing, please wait …")
            lock.close()
            lock = sqlite3.connect(path, timeout=1800, isolation_level=None)
            lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


def ensure_venv(*names):
    """Make .venv hold the named requirement files exactly; does nothing when it already does."""
    if not missing_requirements(names):
        return
    with only_installer():
        if not venv_version():
            make_venv()
        for name, stamp, digest in missing_requirements(names):
            install(name)
            stamp.write_text(digest, encoding="ascii")


def make_venv():
    """Create .venv afresh with the Python that runs this file."""
    say("Đang tạo môi trường .venv …", "Making the environment .venv …")
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)], env=child_environment())
    if made or not venv_version():
        raise Refused(
            "Không tạo được .venv, lý do ở trên; trên Debian/Ubuntu hãy cài gói python3-venv rồi chạy lại.",
            ".venv could not be made, reason above; on Debian/Ubuntu install python3-venv and start again.",
        )


def install(name):
    """Install one requirement file into .venv: the application's own from a filled wheels/ alone."""
    say("Đang cài các gói của %s (vài phút) …" % name, "Installing %s (some minutes) …" % name)
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    environment = child_environment(PIP_USER="0")
    offline = name == "requirements.txt" and any(WHEELS.glob("*.whl"))
    if offline:
        # pip adds its configured addresses to the ones named here: without them there is no network at all.
        environment = {k: v for k, v in environment.items() if not k.startswith("PIP_")}
        environment["PIP_CONFIG_FILE"] = os.devnull
        command += ["--no-index", "--find-links", str(WHEELS)]
    command += ["--only-binary=:all:", "--requirement", str(ROOT / name)]
    if subprocess.call(command, env=environment, stdout=sys.stderr) == 0:
        return
    version = venv_version()
    if offline:
        raise Refused(
            "Không cài được từ wheels/: đóng gói cho Python %s, hoặc xoá wheels/ để cài qua mạng." % version,
            "wheels/ cannot be installed: bundle for Python %s, or delete wheels/ to use the net." % version,
        )
    raise Refused(
        "Không cài được các gói (lý do ở trên): cần mạng hoặc thư mục wheels/, Python 3.11–3.14 bản 64 bit.",
        "The packages cannot be installed (reason above): this takes a network or wheels/, and 64-bit"
        " Python 3.11–3.14.",
    )


# --- run ----------------------------------------------------------------------------------------------------


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
    address = "http://%s:%d" % ("[%s]" % host if ":" in host else host, asked.port)
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
    import ipaddress

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
    import http.client

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
            "Cổng %d không dùng được, có lẽ chương trình khác đang giữ: hãy chọn cổng khác, ví dụ --port %d."
            % (asked.port, asked.port + 1),
            "Port %d cannot be used, another program may hold it: choose another, for example --port %d."
            % (asked.port, asked.port + 1),
            2,
        )
    say(
        "Bảng điều khiển đang chạy sẵn tại %s" % address,
        "The dashboard is already running at %s" % address,
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
            "Bảng điều khiển: %s (chỉ mở được trên máy này; Ctrl+C để dừng)" % address,
            "Dashboard: %s (this machine only; Ctrl+C stops it)" % address,
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
        import webbrowser

        webbrowser.open(address)


# --- test, bundle, data commands ----------------------------------------------------------------------------


def test(arguments):
    """Run pytest with a real browser; the arguments are pytest's. Returns its exit code."""
    ensure_venv("requirements.txt", "requirements-test.txt")
    sys.path.insert(0, str(ROOT))
    from tests.real_browser import find_or_install_browser

    browser = find_or_install_browser(str(PYTHON), child_environment())
    return hand_over(["pytest"] + arguments, child_environment(KPI_BROWSER=browser), cwd=str(ROOT))


def bundle(arguments):
    """Fill wheels/ with every package of requirements.txt for this machine or the platform named."""
    parser = Arguments(prog="manage.py bundle", description="Gom gói cài đặt. / Gather the packages.")
    parser.add_argument("--platform", help="máy kia, ví dụ / the other machine, for example win_amd64")
    parser.add_argument("--python", help="Python ở máy kia, ví dụ / its Python, for example 3.11")
    asked = parser.parse_args(arguments)
    import importlib.util
    import sysconfig

    part = ROOT / "wheels.part"
    shutil.rmtree(part, ignore_errors=True)
    python = sys.executable
    if not importlib.util.find_spec("pip"):  # Debian's own Python comes without
        python = str(PYTHON)
        if not venv_version():
            make_venv()
    command = [python, "-m", "pip", "download", "--disable-pip-version-check", "--no-input"]
    # Everything is pinned, what is only needed elsewhere too: pip would read the markers for this machine.
    command += ["--only-binary=:all:", "--no-deps", "--dest", str(part)]
    for option, value in (("--platform", asked.platform), ("--python-version", asked.python)):
        command += [option, value, "--implementation", "cp"] if value else []
    command += ["--requirement", str(ROOT / "requirements.txt")]
    if subprocess.call(command, env=child_environment(), stdout=sys.stderr):
        shutil.rmtree(part, ignore_errors=True)
        raise Refused(
            "Không tải đủ gói (lý do ở trên); thư mục wheels/ cũ giữ nguyên.",
            "Not every package could be fetched (reason above); the old wheels/ is unchanged.",
        )
    version = asked.python or "%d.%d" % sys.version_info[:2]
    readme = wheels_readme(asked.platform or sysconfig.get_platform(), version)
    (part / "README.txt").write_text(readme, encoding="utf-8-sig", newline="\r\n")  # as old Notepads want it
    shutil.rmtree(WHEELS, ignore_errors=True)
    part.rename(WHEELS)
    say("Đã gom xong: đọc wheels/README.txt.", "Done: read wheels/README.txt.", sys.stdout)
    return 0


def wheels_readme(platform, python):
    """The page that travels with the wheels: how to copy the folder and start. Pure."""
    return """\
CÀI ĐẶT KHÔNG CẦN MẠNG
Các gói trong thư mục này dành cho Python %(python)s trên %(platform)s.
1. Trên máy kia, cài Python %(python)s (64 bit, tải trước tại python.org).
2. Chép cả thư mục dự án, có thư mục wheels này, sang máy kia; không chép thư mục .venv.
3. Windows: nháy đúp start.bat. Linux, macOS: chạy ./start.sh.
   Lần đầu mất vài phút để cài từ wheels, không dùng mạng; các lần sau mở ngay.
4. Số liệu nằm ở data/store: muốn mang số liệu theo thì chép cả thư mục đó.
Máy kia dùng Python hay hệ điều hành khác: đóng gói lại, ví dụ
   python manage.py bundle --platform win_amd64 --python 3.12

INSTALLING WITHOUT A NETWORK
The packages in this folder are for Python %(python)s on %(platform)s.
1. On the other machine, install Python %(python)s (64-bit, fetched beforehand from python.org).
2. Copy the whole project folder, this wheels folder included, but not the folder .venv.
3. Windows: double-click start.bat. Linux, macOS: run ./start.sh.
   The first start takes some minutes to install from wheels, without a network; later starts are immediate.
4. The data is in data/store: copy that folder too to take the data along.
For another Python or system on that machine, bundle again, for example
   python manage.py bundle --platform win_amd64 --python 3.12
""" % {"python": python, "platform": platform}


def hand_over(arguments, environment, cwd=None):
    """Run `python -m …` in .venv with this process's input and output; returns its exit code.

    Ctrl+C reaches the child by itself; it alone decides what to do with it (a load must finish its line).
    """
    child = subprocess.Popen([str(PYTHON), "-m"] + arguments, env=environment, cwd=cwd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, frame: child.terminate())
    return exit_code(child.wait())


def exit_code(code):
    """A child's return code as a shell would say it: ended by signal n is 128 + n."""
    return code if code >= 0 else 128 - code


def main(arguments):
    """Do what the command line asks; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not arguments or arguments[0] in ("--help", "-h", "help"):
        print(HELP, end="", file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else 2
    verb, rest = arguments[0], arguments[1:]
    try:
        if verb in ("run", "test", "bundle"):
            return {"run": run, "test": test, "bundle": bundle}[verb](rest)
        if verb == "bench":
            ensure_venv("requirements.txt", "bench/requirements.txt")
            return hand_over(["bench"] + rest, child_environment())
        if verb in DATA_VERBS:
            ensure_venv("requirements.txt")
            return hand_over(["commands", verb] + rest, child_environment(KPI_DATA=store_folder()))
        raise Refused(
            "Không có việc “%s”; các việc có: python manage.py --help." % verb,
            "There is no verb “%s”; the verbs: python manage.py --help." % verb,
            2,
        )
    except Refused as refused:
        say(refused.vi, refused.en)
        return refused.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
