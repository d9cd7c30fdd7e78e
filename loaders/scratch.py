"""Folders a parsing child may write into, named after the process they serve, and their removal once it is gone.

Nothing of a file is written there: files go to the child and come back through its pipes. A process that is
killed leaves its folder; `sweep_scratch` takes out those whose owner no longer lives.
"""

import functools
import re
import shutil
import tempfile
import time
from pathlib import Path

from data.system import is_running, owner

_OWNED = re.compile(r"kpi-(?:read|mark)-(\d+-\d+)-[a-z0-9_]+")
_UNOWNED = re.compile(r"kpi-(?:read|mark)-[a-z0-9_]+")  # of before folders named their owner
_DAY_SECONDS = 24 * 60 * 60


def scratch_folder(what: str) -> Path:
    """A new folder of this process: `kpi-read-PID-START-…`; `what`: read or mark."""
    return Path(tempfile.mkdtemp(prefix=f"kpi-{what}-{owner()}-"))


def sweep_scratch() -> int:
    """Remove the folders of processes that no longer live; how many went. For the start of a server or a command."""
    swept = 0
    for path in Path(tempfile.gettempdir()).glob("kpi-*"):
        try:
            is_left = path.is_dir() and not path.is_symlink() and _is_left(path)
        except OSError:  # gone meanwhile, or somebody else's
            continue
        if is_left:
            shutil.rmtree(path, ignore_errors=True)
            swept += not path.exists()
    return swept


@functools.cache
def sweep_once() -> None:
    """Sweep when this process reads its first file: a command need not think of it."""
    sweep_scratch()


def _is_left(path: Path) -> bool:
    if named := _OWNED.fullmatch(path.name):
        return not is_running(named[1])
    return bool(_UNOWNED.fullmatch(path.name)) and time.time() - path.stat().st_mtime > _DAY_SECONDS
