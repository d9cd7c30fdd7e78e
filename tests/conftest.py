"""What several tests share: a real browser, a served dashboard, the office reports."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.folders import sample_folder
from data.store import Store
from data.stores import PUBLISHED, SIMULATED
from data.system import give_way
from setup.browser import NO_BROWSER, find_browser, find_or_install_browser
from setup.environment import child_environment
from setup.serve import is_healthy
from tests.kinds import is_fast
from tests.sample_store import FIRST_START, OFFICE, copy_of_sample_store, own_folder

ROOT = Path(__file__).resolve().parent.parent
SERVER_SECONDS = 60
BROWSER_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure():
    """Where `manage.py test` runs the browser tests beside these, these wait: a click has its moment."""
    if os.environ.get("KPI_GIVE_WAY"):
        give_way()


def pytest_addoption(parser):
    parser.addoption(
        "--matrix",
        action="store_true",
        help="look at every screen at each width, in each language and theme, with a picture of each",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what is fast and what uses the browser, and run that last: it leaves an event loop in this thread."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if is_fast(item):
            item.add_marker("fast")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_collection_finish(session):
    """Where `manage.py test` allows it, get a browser before the first test, if one of those chosen needs it."""
    needed = any(item.get_closest_marker("browser") for item in session.items)
    if not needed or session.config.option.collectonly or not os.environ.get("KPI_INSTALL_BROWSER"):
        return
    # What is being installed is said on the console, not kept for a test that fails.
    with session.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        path = find_or_install_browser(sys.executable, child_environment())
    if not path:
        pytest.exit(NO_BROWSER, 1)
    os.environ["KPI_BROWSER"] = path


@pytest.fixture(scope="session")
def browser():
    """A Chromium with a fresh profile, driven by Playwright; without one the tests fail, not skip."""
    from playwright.sync_api import sync_playwright

    path = find_browser()
    if not path:
        pytest.fail(NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield launched
        launched.close()


class Servers:
    """Dashboards on free loopback ports, one an own store: `servers(folder)` of it or a sample in it: its address."""

    def __init__(self, log_folder):
        self.log_folder = log_folder
        self.running = {}

    def __call__(self, store_folder):
        """The base address, as "http://127.0.0.1:40123", of a healthy dashboard that shows this store."""
        key = str(own_folder(store_folder).resolve())
        if key not in self.running or self.running[key][0].poll() is not None:
            self.running[key] = self.start(key)
        return f"http://127.0.0.1:{self.running[key][1]}"

    def start(self, store_folder):
        """Start one dashboard and wait for its health check; fails with the end of its log."""
        port = free_port()
        log = self.log_folder / (f"server-{port}.log")
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
        command += ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
        environment = child_environment(KPI_DATA=store_folder)
        with open(log, "wb") as output:
            server = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
        until = time.monotonic() + SERVER_SECONDS
        while not is_healthy("127.0.0.1", port, 0.5):
            if server.poll() is not None or time.monotonic() > until:
                end(server)
                ending = log.read_text(encoding="utf-8", errors="replace")[-4000:]
                pytest.fail("The dashboard did not start. Its log ends:\n" + ending, pytrace=False)
            time.sleep(0.05)
        return server, port

    def stop(self, store_folder=None):
        """End the dashboard of one store, or all of them."""
        for key in [str(own_folder(store_folder).resolve())] if store_folder else list(self.running):
            end(self.running.pop(key)[0])


def end(process):
    """End a process we started, gently first."""
    process.terminate()
    try:
        process.wait(8)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port():
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """`serve(store_folder)` gives the address of a dashboard on it; `serve.stop(store_folder)` ends it."""
    servers = Servers(tmp_path_factory.mktemp("servers"))
    yield servers
    servers.stop()


@pytest.fixture(scope="session")
def shared_reports():
    """The folder of real office reports beside the project; skips where only the project was copied."""
    folder = ROOT.parent / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("the office reports are not beside this copy of the project")
    return folder


@pytest.fixture(scope="session")
def kept_stores(tmp_path_factory):
    """The folder of the stores that take long to build; see `tests/sample_store.py`."""
    return copy_of_sample_store(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def sample_store(kept_stores):
    """The store of simulated figures beside an empty own one, as on a first start."""
    return Store(sample_folder(kept_stores / FIRST_START, SIMULATED))


@pytest.fixture(scope="session")
def published_store(kept_stores):
    """The store of published figures beside the same."""
    return Store(sample_folder(kept_stores / FIRST_START, PUBLISHED))


@pytest.fixture(scope="session")
def office_store(kept_stores):
    """An office's own store with figures for every province. Read only: whoever writes copies the folder."""
    return Store(kept_stores / OFFICE)
