"""manage.py as a user meets it: a subprocess, a console of another encoding, a machine without a network."""

import ast
import hashlib
import http.server
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement

from setup import checks
from setup.browser import NO_BROWSER, find_browser
from setup.bundle import wheels_readme
from setup.environment import ROOT, child_environment, store_folder
from setup.serve import is_free, is_healthy, is_loopback
from tests.conftest import free_port
from tests.kinds import LONG_FILES, is_fast

VERBS = [
    "run",
    "load",
    "read",
    "query",
    "trace",
    "batches",
    "withdraw",
    "restore",
    "sample",
    "verify",
    "inbox",
    "first-use",
    "lead",
    "prepare",
    "check",
    "test",
    "bench",
    "bundle",
]


def call(*arguments, root=ROOT, cwd=None, stdin="", **environment):
    """Run manage.py to its end, in a console that says it knows only ASCII; read what it printed as UTF-8."""
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    return subprocess.run(
        [sys.executable, str(root / "manage.py"), *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        timeout=120,
        env={**os.environ, **ascii_only, **environment},
    )


@contextmanager
def answering(body):
    """A web server on a free loopback port that answers every request with `body`; gives the port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


# --- what it says -------------------------------------------------------------------------------------------


def test_help_lists_every_verb_in_both_languages():
    outcome = call("--help")
    assert outcome.returncode == 0
    for verb in VERBS:
        line = next(line for line in outcome.stdout.splitlines() if line.startswith(f"  {verb} "))
        assert " / " in line
    assert "nạp tệp số liệu / load data files" in outcome.stdout


def test_no_verb_is_a_usage_error_and_shows_the_help():
    outcome = call()
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert "bundle" in outcome.stderr


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (["nap"], "Không có việc “nap”", "There is no verb “nap”"),
        (["run", "--port", "abc"], "Gọi sai cách", "Wrong usage"),
        (["run", "--port", "0"], "--port 1–65535", "--port 1–65535"),
        (["run", "file.xlsx"], "Gọi sai cách", "Wrong usage"),
        (["bundle", "--os", "windows"], "Gọi sai cách", "Wrong usage"),
        (["check", "tests"], "Gọi sai cách", "Wrong usage"),
        (["run", "--host", "0.0.0.0"], "Chưa có tài khoản", "There are no accounts yet"),
        (["run", "--host", "192.168.1.5"], "Chưa có tài khoản", "There are no accounts yet"),
        (["run", "--host", "may-chu.tinh.vn"], "Chưa có tài khoản", "There are no accounts yet"),
    ],
)
def test_a_wrong_call_ends_with_one_sentence_in_both_languages_and_2(arguments, vietnamese, english):
    outcome = call(*arguments)
    assert outcome.returncode == 2
    first, second = outcome.stderr.splitlines()[-2:]
    assert vietnamese in first and english in second
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "::1"])
def test_loopback_addresses(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "example.vn", "", "127.0.0.1.example.vn"])
def test_other_addresses(host):
    assert not is_loopback(host)


def test_an_old_python_gets_a_sentence():
    source = (ROOT / "manage.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    statements = [type(node).__name__ for node in tree.body[:4]]
    assert statements == ["Expr", "Import", "If", "Import"], "the version is asked before anything else"
    assert len(source.splitlines()) <= 80, "what it does stands in setup/"


@pytest.mark.parametrize("option", [[], ["-P"], ["-B"]])
def test_it_finds_its_own_parts_wherever_and_however_it_is_started(option, tmp_path):
    (tmp_path / "setup.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    outcome = subprocess.run(
        [sys.executable, *option, str(ROOT / "manage.py"), "--help"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1" if option else ""},
    )
    assert outcome.returncode == 0 and b"bundle" in outcome.stdout


def test_the_readme_of_a_bundle_says_how_in_both_languages():
    page = wheels_readme("win_amd64", "3.12")
    for part in (page[: page.index("INSTALLING")], page[page.index("INSTALLING") :]):
        assert "Python 3.12" in part and "win_amd64" in part and "start.bat" in part and ".venv" in part
    assert len(page.splitlines()) < 40


# --- the port -----------------------------------------------------------------------------------------------


def test_a_port_of_another_program_is_refused():
    with answering(b"something else") as port:
        outcome = call("run", "--port", str(port), "--no-browser")
    assert outcome.returncode == 2
    assert f"Cổng {port} không dùng được" in outcome.stderr and f"Port {port} cannot be used" in outcome.stderr


def test_a_dashboard_already_running_is_shown_and_not_doubled():
    with answering(b"ok") as port:
        outcome = call("run", "--port", str(port), "--no-browser")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert [f"http://127.0.0.1:{port}" in line for line in outcome.stdout.splitlines()] == [True, True]


def test_a_free_port_is_free():
    assert is_free("127.0.0.1", free_port())


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be asked to end there, only a console")
def test_run_prepares_the_store_serves_it_and_leaves_nothing_behind(tmp_path):
    port, folder = free_port(), tmp_path / "kho số liệu"
    command = [sys.executable, str(ROOT / "manage.py"), "run", "--no-browser", "--port", str(port)]
    with open(tmp_path / "said", "w+", encoding="utf-8") as outcome:
        running = subprocess.Popen([*command, "--data", str(folder)], stdout=outcome, stderr=subprocess.STDOUT)
        until = time.monotonic() + 120
        while running.poll() is None and "Dashboard:" not in (tmp_path / "said").read_text(encoding="utf-8"):
            assert time.monotonic() < until
            time.sleep(0.1)
        is_served = is_healthy("127.0.0.1", port, 5)
        again = call("run", "--no-browser", "--port", str(port))
        running.terminate()
        code = running.wait(30)
        outcome.seek(0)
        words = outcome.read()
    assert is_served and code == 0, words
    assert f"Bảng điều khiển: http://127.0.0.1:{port} " in words
    assert again.returncode == 0 and "đang chạy sẵn" in again.stdout
    assert (folder / "ledger.jsonl").exists()
    assert is_free("127.0.0.1", port)


# --- a project of its own, without a network ----------------------------------------------------------------

COMMANDS = """
import json, os, sys, tiny
json.dump({"arguments": sys.argv[1:], "folder": os.getcwd(), "store": os.environ.get("KPI_DATA"),
           "stdin": sys.stdin.read(), "tiny": tiny.NAME, "encoding": sys.stdout.encoding}, sys.stdout)
sys.exit(7)
"""


def write_wheel(folder):
    """A package `tiny` of one line, as pip installs it."""
    info = "tiny-1.0.dist-info/"
    files = {
        "tiny.py": "NAME = 'nhỏ'\n",
        info + "METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        info + "WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for name, text in files.items():
        digest = urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(text.encode())}\n"
    files[info + "RECORD"] = record + f"{info}RECORD,,\n"
    folder.mkdir()
    with zipfile.ZipFile(folder / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)


def copy_of_setup(folder):
    """Copy what there is of the project before anything is installed."""
    shutil.copy(ROOT / "manage.py", folder)
    shutil.copytree(ROOT / "setup", folder / "setup", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture(scope="module")
def small_project(tmp_path_factory):
    """manage.py beside a requirement that only its wheels/ has, and a command that tells what reached it."""
    root = tmp_path_factory.mktemp("dự án")
    copy_of_setup(root)
    (root / "requirements.txt").write_text("tiny==1.0  # nhỏ\n", encoding="utf-8")
    (root / "commands").mkdir()
    (root / "commands" / "__main__.py").write_text(COMMANDS, encoding="utf-8")
    write_wheel(root / "wheels")
    return root


NOWHERE = "http://127.0.0.1:9"
NO_NETWORK = {"PIP_INDEX_URL": NOWHERE, "PIP_FIND_LINKS": NOWHERE, "PIP_RETRIES": "0"}


def test_a_verb_reaches_its_command_unchanged_and_the_second_call_installs_nothing(small_project, tmp_path):
    (tmp_path / "tiny.py").write_text("NAME = 'the wrong one'", encoding="utf-8")
    first = call("load", "Quý I.xlsx", "--yes", root=small_project, cwd=tmp_path, stdin="có\n", **NO_NETWORK)
    assert first.returncode == 7, first.stderr
    told = json.loads(first.stdout)
    assert told == {
        "arguments": ["load", "Quý I.xlsx", "--yes"],
        "folder": str(tmp_path.resolve()),
        "stdin": "có\n",
        "store": str(small_project / "data" / "store"),
        "tiny": "nhỏ",
        "encoding": "utf-8",
    }
    assert "Installing requirements.txt" in first.stderr

    wrong = {"PYTHONPATH": str(tmp_path), "VIRTUAL_ENV": str(tmp_path), "KPI_DATA": "kho", "PYTHONHOME": ""}
    second = call("trace", root=small_project, cwd=tmp_path, **NO_NETWORK, **wrong)
    assert (second.returncode, second.stderr) == (7, "")
    assert json.loads(second.stdout)["tiny"] == "nhỏ"
    assert json.loads(second.stdout)["store"] == str(tmp_path.resolve() / "kho")


def test_a_changed_pin_is_installed_again_and_a_wrong_bundle_gets_a_sentence(small_project):
    pins = small_project / "requirements.txt"
    before = pins.read_bytes()
    pins.write_text("tiny==2.0\n", encoding="utf-8")
    try:
        outcome = call("load", root=small_project, **NO_NETWORK)
    finally:
        pins.write_bytes(before)
    assert outcome.returncode == 1
    assert "Không cài được từ wheels/" in outcome.stderr and "Traceback" not in outcome.stderr
    assert call("load", root=small_project, **NO_NETWORK).returncode == 7


def test_a_bundle_is_whole_or_not_there(small_project, tmp_path):
    source = tmp_path / "index"
    write_wheel(source)
    copy_of_setup(tmp_path)
    shutil.copy(small_project / "requirements.txt", tmp_path)
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(source)}
    outcome = call("bundle", "--platform", "win_amd64", "--python", "3.12", root=tmp_path, **offline)
    assert outcome.returncode == 0, outcome.stderr
    assert sorted(os.listdir(tmp_path / "wheels")) == ["README.txt", "tiny-1.0-py3-none-any.whl"]
    page = (tmp_path / "wheels" / "README.txt").read_bytes()
    assert b"win_amd64" in page and page.count(b"\r\n") == page.count(b"\n")

    shutil.rmtree(source)
    assert call("bundle", root=tmp_path, **offline).returncode == 1
    assert sorted(os.listdir(tmp_path)) == ["manage.py", "requirements.txt", "setup", "wheels"]
    assert len(os.listdir(tmp_path / "wheels")) == 2


# --- the pieces ---------------------------------------------------------------------------------------------


def test_the_environment_of_the_caller_does_not_leak_in(monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE", "VIRTUAL_ENV", "KPI_DATA", "PIP_USER"):
        monkeypatch.setenv(name, "wrong")
    pip_needs = ("PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE", "HTTPS_PROXY")
    for name in pip_needs:
        monkeypatch.setenv(name, "kept")
    environment = child_environment()
    assert "wrong" not in environment.values()
    assert {environment[name] for name in pip_needs} == {"kept"}
    assert environment["PYTHONUTF8"] == "1" and environment["PYTHONPATH"] == str(ROOT)


def test_the_store_is_the_folder_named_then_kpi_data_then_the_default(monkeypatch, tmp_path):
    monkeypatch.setenv("KPI_DATA", str(tmp_path))
    assert store_folder("kho") == os.path.abspath("kho")
    assert store_folder() == str(tmp_path)
    monkeypatch.delenv("KPI_DATA")
    assert store_folder() == str(ROOT / "data" / "store")


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(monkeypatch, tmp_path):
    monkeypatch.setenv("KPI_BROWSER", str(tmp_path / "chromium"))
    assert find_browser() is None
    assert len(NO_BROWSER.splitlines()) == 2


# --- check and test -----------------------------------------------------------------------------------------


@pytest.fixture
def workshop(monkeypatch):
    """`workshop(checks.test, "-k", "x")`: the code, every command started, and the environment pytest was given."""

    def do(verb, *arguments, finds=(), tests=(0, 0)):
        started, given = [], {}

        def read(command, **_):
            started.append(command[2:])
            return 1 if command[2] in finds else 0

        codes = iter(tests)

        def hand_over(command, environment, cwd):
            started.append(command)
            given.update(environment)
            return next(codes)

        class Beside:
            def __init__(self, arguments, printed):
                started.append(["beside", *arguments])

            def end(self, is_stopped):
                started.append(["stopped"] * is_stopped)
                return next(codes)

        monkeypatch.setattr(checks, "ensure_venv", lambda *files: started.append(["install", *files]))
        monkeypatch.setattr(checks.subprocess, "call", read)
        monkeypatch.setattr(checks, "hand_over", hand_over)
        monkeypatch.setattr(checks, "Beside", Beside)
        return verb(list(arguments)), started, given

    monkeypatch.delenv("KPI_INSTALL_BROWSER", raising=False)
    return do


TOOLS = ["ruff", "ruff", "mypy", "vulture"]


def test_check_reads_the_code_runs_the_fast_tests_and_asks_for_no_browser(workshop):
    code, started, environment = workshop(checks.check)
    assert code == 0 and "requirements-check.txt" in started[0]
    assert [command[0] for command in started[1:]] == [*TOOLS, "pytest"]
    assert started[-1][1:] == ["-q", "-m", "fast"]
    assert "KPI_INSTALL_BROWSER" not in environment


def test_what_one_tool_finds_stops_no_other_and_is_said_at_the_end(workshop, capsys):
    code, started, _ = workshop(checks.check, finds=("mypy",))
    assert code == 1 and len(started) == 6
    assert "Not clean: kiểu / types." in capsys.readouterr().err
    assert workshop(checks.check, finds=("mypy",), tests=(3,))[0] == 3


def test_all_tests_are_run_after_the_code_was_read_and_slow_ones_only_when_asked_for(workshop):
    _, started, environment = workshop(checks.test, "-x")
    assert [command[0] for command in started[:-1]] == ["install", *TOOLS, "beside", "pytest"]
    assert started[-3] == ["beside", "-m", "browser and not slow", "-x"]
    assert started[-2] == ["pytest", *checks.SIDE_BY_SIDE, "-m", "not browser and not slow", "-x"]
    assert started[-1] == [], "waited for"
    assert environment["KPI_INSTALL_BROWSER"] == environment["KPI_GIVE_WAY"] == "1", "the others leave it the processor"
    assert workshop(checks.test, tests=(143, 143))[1][-1] == ["stopped"], "who ends the one ends the other"
    assert [command[-2:] for command in workshop(checks.test, "--all")[1][-3:-1]] == [
        ["-m", "browser"],
        ["-m", "not browser"],
    ]
    assert [command[0] for command in workshop(checks.test, "--help")[1]] == ["install", "pytest"]
    assert workshop(checks.test, "-m", "slow")[1][-1] == ["pytest", "-m", "slow"]


@pytest.mark.parametrize(
    ("codes", "code"), [((0, 0), 0), ((1, 0), 1), ((0, 2), 2), ((5, 0), 0), ((0, 5), 0), ((5, 5), 5)]
)
def test_both_runs_of_the_tests_must_pass(workshop, codes, code):
    assert workshop(checks.test, tests=codes)[0] == code


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("tests/data", ["-m", "not slow"]),
        ("tests/data/test_store.py", []),
        ("tests/data/test_store.py::test_withdrawing", []),
    ],
)
def test_a_path_alone_is_tested_without_reading_the_code(workshop, path, chosen):
    _, started, _ = workshop(checks.test, path, "-x")
    assert started == [["install", "requirements.txt", "requirements-test.txt"], ["pytest", *chosen, path, "-x"]]


def test_tests_beside_others_print_when_they_have_ended_and_say_how(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(checks, "PYTHON", sys.executable)
    with open(tmp_path / "printed", "w+b") as printed:
        beside = checks.Beside(["-q", "-p", "no:cacheprovider", "tests/charts/test_maxima.py"], printed)
        assert capsys.readouterr().out == "" and beside.end() == 0
    assert "passed" in capsys.readouterr().out
    with open(tmp_path / "printed", "w+b") as printed:
        assert checks.Beside(["-q", "-p", "no:cacheprovider", "tests"], printed).end(is_stopped=True) != 0


def run_tests(*paths, **environment):
    """Run tests as `manage.py test` does, on a machine whose named browser is not there."""
    given = child_environment(KPI_INSTALL_BROWSER="1", KPI_BROWSER=str(ROOT / "nowhere"), **environment)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths]
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, encoding="utf-8", timeout=120)


def test_tests_that_need_no_browser_ask_for_none():
    outcome = run_tests("tests/charts/test_maxima.py")
    assert outcome.returncode == 0 and NO_BROWSER.splitlines()[0] not in outcome.stdout + outcome.stderr


def test_tests_that_need_a_browser_ask_for_it_before_the_first_one_starts():
    outcome = run_tests("tests/charts/test_maxima.py", "tests/pages/upload/test_closed_tab.py")
    assert outcome.returncode == 1 and NO_BROWSER.splitlines()[0] in outcome.stdout + outcome.stderr
    assert "passed" not in outcome.stdout


@pytest.mark.parametrize(
    ("file", "fixtures", "marked", "fast"),
    [
        ("tests/charts/test_maxima.py", ["tmp_path"], "", True),
        ("tests/charts/test_maxima.py", ["tmp_path", "kept_stores"], "", False),
        ("tests/charts/test_maxima.py", ["browser"], "", False),
        ("tests/charts/test_maxima.py", [], "slow", False),
        (LONG_FILES[0], [], "", False),
    ],
)
def test_what_is_fast(file, fixtures, marked, fast):
    item = SimpleNamespace(
        nodeid=f"{file}::test", fixturenames=fixtures, get_closest_marker=lambda name: name == marked
    )
    assert is_fast(item) == fast
    assert all((ROOT / path).is_file() for path in LONG_FILES)


# --- the files beside it ------------------------------------------------------------------------------------

REQUIREMENT_FILES = ("requirements.txt", "requirements-test.txt", "requirements-check.txt")


def pins(*names):
    """The requirements of the named files."""
    lines = [line for name in names for line in (ROOT / name).read_text("utf-8").splitlines()]
    return [Requirement(text) for line in lines if (text := line.split("#")[0].strip())]


@pytest.mark.parametrize("name", [*REQUIREMENT_FILES, "bench/requirements.txt"])
def test_every_requirement_is_pinned_exactly(name):
    assert all(re.fullmatch(r"==[0-9][0-9.]*", str(pin.specifier)) for pin in pins(name))


def test_a_bundle_needs_no_markers():
    # pip download would read them for this machine and leave out what the other one needs.
    assert not [str(pin) for pin in pins("requirements.txt") if pin.marker]


@pytest.mark.parametrize("names", [REQUIREMENT_FILES[:2], REQUIREMENT_FILES[::2]], ids=["test", "check"])
def test_what_is_installed_is_what_is_pinned_and_nothing_more_is_needed(names):
    def plain(name):
        return re.sub(r"[-_.]+", "-", name).lower()

    here = [pin for pin in pins(*names) if not pin.marker or pin.marker.evaluate()]
    pinned = {plain(pin.name): str(pin.specifier)[2:] for pin in here}
    installed = {plain(package.name) for package in importlib.metadata.distributions()}
    if "requirements-check.txt" in names and not installed >= set(pinned):
        pytest.skip("the tools of `manage.py check` are installed by the first check")
    assert pinned == {name: importlib.metadata.version(name) for name in pinned}
    for name in pinned:
        for line in importlib.metadata.requires(name) or []:
            needed = Requirement(line)
            if not needed.marker or needed.marker.evaluate({"extra": ""}):
                assert plain(needed.name) in pinned, f"{name} needs {needed.name}"


def test_every_direct_dependency_says_what_it_is_for():
    direct = (ROOT / "requirements.txt").read_text("utf-8").split("\n\n")[0].splitlines()[1:]
    assert len(direct) >= 9 and all(re.fullmatch(r"\S+==\S+ +# \S.+", line) for line in direct)


def test_line_ends_are_those_the_systems_need():
    batch = (ROOT / "start.bat").read_bytes()
    assert batch.count(b"\r\n") == batch.count(b"\n") > 10
    for name in ("start.sh", ".ci/run"):
        assert b"\r" not in (ROOT / name).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="start.sh is for the other systems")
def test_start_without_python_says_so(tmp_path):
    command = ["/bin/sh", str(ROOT / "start.sh")]
    outcome = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, encoding="utf-8")
    assert outcome.returncode == 2 and "Python 3.11" in outcome.stderr.splitlines()[0]
    assert len(outcome.stderr.splitlines()) == 2
