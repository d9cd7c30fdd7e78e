"""Behind the screens: a thread that watches the inbox and has a process of its own read what was dropped.

The server only looks at names and sizes; the files are read, loaded and put away by
`python -m commands inbox --once`, so that no file makes the server grow.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable

from data.folders import ROOT
from data.refusals import StoreError
from data.store import Store
from loaders.inbox import has_news, inbox_folder
from loaders.scratch import sweep_scratch

LOOK_SECONDS, PAUSE_SECONDS, _POLL_SECONDS = 4.0, 60.0, 0.2
LOG = logging.getLogger("dashboard")


def watch_inbox(store: Store, look_seconds: float = LOOK_SECONDS) -> Callable[[], None]:
    """Watch the inbox until the function returned is called; first take out what killed processes have left."""
    sweep_scratch()
    stop = threading.Event()

    def watch() -> None:
        pause = look_seconds
        while not stop.wait(pause):
            pause = look_seconds
            try:
                if has_news(store) and not _look(store, stop):
                    pause = PAUSE_SECONDS  # a process that fails is not started over and over
            except (OSError, StoreError) as error:
                LOG.error("inbox: %s", type(error).__name__)
                pause = PAUSE_SECONDS

    inbox_folder(store)
    thread = threading.Thread(target=watch, name="inbox", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join(timeout=5)

    return end


def _look(store: Store, stop: threading.Event) -> bool:
    """Have the inbox read; whether that went well. Ended with the server: what is committed stays."""
    environment = os.environ | {"KPI_DATA": str(store.folder), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "commands", "inbox", "--once", "--json"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        while process.poll() is None:
            if stop.wait(_POLL_SECONDS):
                return True
    finally:
        process.terminate()
        process.wait()
    if process.returncode not in (0, 1):
        LOG.error("inbox: the reading process ended with %s", process.returncode)
    return process.returncode in (0, 1)
