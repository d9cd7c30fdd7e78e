"""Finding a Chromium for the tests, and getting one where there is none.

A page of the dashboard is drawn by a browser; what only a browser shows is tested in a real one. The tests ask
here once they know that one of them needs it; only those `manage.py test` starts may install one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from setup.debian import announce, apt_prefix, install_by_apt

NO_BROWSER = (
    "Không có trình duyệt để kiểm thử: hãy cài Chromium, Chrome hoặc Edge, hay nêu đường dẫn ở KPI_BROWSER.\n"
    "No browser to test with: install Chromium, Chrome or Edge, or name its path in KPI_BROWSER."
)
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PLACES = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
PLAYWRIGHT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_browser():
    """The path of an installed browser that starts, or None. KPI_BROWSER, if set, is the only one tried."""
    named = os.environ.get("KPI_BROWSER")
    for path in [named] if named else installed_places():
        if path and does_start(path):
            return str(path)
    return None


def installed_places():
    """Where a browser may be installed, in the order to try; not all of these exist."""
    places = [shutil.which(command) for command in COMMANDS]
    if sys.platform == "darwin":
        places += [*MAC_PLACES, *(str(Path.home()) + place for place in MAC_PLACES)]
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        folder = os.environ.get(variable)
        places += [os.path.join(folder, place) for place in WINDOWS_PLACES] if folder else []
    return places


def does_start(path):
    """Whether the file is a browser that runs: Ubuntu puts a script there that only says to install one."""
    if not os.path.isfile(path):
        return False
    if os.name == "nt":  # there, asking the version opens a window
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find_or_install_browser(python, environment):
    """The path of a browser, installed now if need be; None when that fails, or the one named is not there.

    `python` is the interpreter that has playwright, `environment` what it runs with.
    """
    path = find_browser()
    if path or os.environ.get("KPI_BROWSER"):
        return path
    return (
        playwright_browser(python, environment)
        or (install_by_apt("chromium") and find_browser())
        or (install_by_playwright(python, environment) and playwright_browser(python, environment))
        or None
    )


def playwright_browser(python, environment):
    """The path of the browser playwright has fetched before, or None."""
    asked = subprocess.run([python, "-c", PLAYWRIGHT_PATH], env=environment, capture_output=True, text=True)
    path = asked.stdout.strip()
    return path if path and does_start(path) else None


def install_by_playwright(python, environment):
    """Let playwright fetch its Chromium, with system libraries where we may install them; True if it did."""
    announce("playwright install chromium")
    command = [python, "-m", "playwright", "install", "chromium"]
    libraries = ["--with-deps"] if apt_prefix() is not None else []
    return subprocess.call(command + libraries, env=environment, stdout=sys.stderr) == 0
