"""The command line, asked in a process of its own, as a person does, or in this one, which costs no imports.

A process is started where the process is the point: once a verb, its exit code and what a console shows. What a verb
answers is asked of its `main`.
"""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from commands.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def start(folder: Path, *arguments: str, check: int | None = 0) -> subprocess.CompletedProcess:
    """One process, on a console that knows no Vietnamese."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment |= {"KPI_DATA": str(folder), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "commands", *arguments],
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert check is None or done.returncode == check, done.stdout + done.stderr
    return done


def run(folder: Path, *arguments: str, check: int | None = 0) -> subprocess.CompletedProcess:
    """The same call in this process, on a console that knows no Vietnamese either."""
    shown, errors = (io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True) for _ in range(2))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        contextlib.chdir(folder.parent),
        patch.dict(os.environ, {"KPI_DATA": str(folder)}),
        contextlib.redirect_stdout(shown),
        contextlib.redirect_stderr(errors),
    ):
        try:
            code = main(list(arguments)) or 0
        except SystemExit as ended:  # argparse says usage so
            code = ended.code if isinstance(ended.code, int) else 1
    told, complained = (stream.buffer.getvalue().decode("utf-8") for stream in (shown, errors))
    assert check is None or code == check, told + complained
    return subprocess.CompletedProcess(arguments, code, told, complained)
