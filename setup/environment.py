"""The environment `.venv` beside manage.py, what is installed there, and what runs inside it."""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from setup.sentences import Refused, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WHEELS = ROOT / "wheels"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def child_environment(**extra):
    """The caller's environment without what would steer another Python, and with UTF-8 and our root set.

    KPI_DATA is dropped too: the verbs that use a store name it in `extra`.
    """
    steering = ("VIRTUAL_ENV", "KPI_DATA", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k not in steering}
    ours = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    # Else a folder named data or a file pandas.py where the caller stands would be imported instead.
    return {**inherited, **ours, "PYTHONSAFEPATH": "1", **extra}


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
    import sqlite3  # some systems leave it out; without it only this fails

    path = str(ROOT / ".venv-lock")
    try:
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.OperationalError:
        raise Refused(
            f"Không ghi được vào thư mục dự án {ROOT}: hãy chép nó sang nơi được ghi.",
            f"The project folder {ROOT} cannot be written to: copy it to a place that can.",
        ) from None
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
    say(f"Đang cài các gói của {name} (vài phút) …", f"Installing {name} (some minutes) …")
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
            f"Không cài được từ wheels/: đóng gói cho Python {version}, hoặc xoá wheels/ để cài qua mạng.",
            f"wheels/ cannot be installed: bundle for Python {version}, or delete wheels/ to use the net.",
        )
    raise Refused(
        "Không cài được các gói (lý do ở trên): cần mạng hoặc thư mục wheels/, Python 3.11–3.14 bản 64 bit.",
        "The packages cannot be installed (reason above): this takes a network or wheels/, and 64-bit"
        " Python 3.11–3.14.",
    )


def hand_over(arguments, environment, cwd=None):
    """Run `python -m …` in .venv with this process's input and output; returns its exit code.

    Ctrl+C reaches the child by itself; it alone decides what to do with it (a load must finish its line).
    """
    child = subprocess.Popen([str(PYTHON), "-m", *arguments], env=environment, cwd=cwd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, frame: child.terminate())
    return exit_code(child.wait())


def exit_code(code):
    """A child's return code as a shell would say it: ended by signal n is 128 + n."""
    return code if code >= 0 else 128 - code
