"""200 commits killed at random moments: is anything acknowledged lost or doubled, does a reader see half a batch?"""

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from data.folders import ROOT
from data.store import Store

KILLS, BATCH = 200, 6
LATEST_SECONDS = 0.4


@dataclass(frozen=True)
class Seen:
    """Accepted batches, and the figures shown: one batch is six figures of one number, the newest wins."""

    batches: int
    rows: int
    numbers: frozenset[int]

    @property
    def is_half(self) -> bool:
        return self.rows not in (0, BATCH) or len(self.numbers) > 1


def measure() -> list[dict]:
    draw = random.Random(20261120)
    lost = half = doubled = unclean = acknowledged = 0
    folder = Path(tempfile.mkdtemp(prefix="kpi-kills-"))
    after = _seen(folder)
    for _ in range(KILLS):
        before = after
        written = _killed(folder, draw.uniform(0, LATEST_SECONDS))
        acknowledged += written
        after = _seen(folder)
        lost += after.batches < before.batches + written
        doubled += after.batches > before.batches + written + 1  # one may be through and not yet acknowledged
        half += after.is_half
        unclean += Store(folder).verify() != []
    return [
        {
            "what": f"kill -9 at {KILLS} random moments of a commit",
            "result": f"{acknowledged} acknowledged batches, {lost} lost, {half} half seen, {doubled} doubled, "
            f"{unclean} unclean",
            "kills": KILLS,
            "lost": lost,
            "half": half,
            "doubled": doubled,
            "unclean": unclean,
            "ok": lost == half == doubled == unclean == 0,
        }
    ]


def _killed(folder: Path, seconds: float) -> int:
    """Kill a process that commits without end, so long after its first commit; how many it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.data.killed", str(folder), "never", "1000"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    child.stdout.readline()  # the first commit is through; now any moment may be the last
    time.sleep(seconds)
    child.kill()
    written = 1 + sum("acknowledged" in line for line in child.stdout)
    child.wait()
    return written


def _seen(folder: Path) -> Seen:
    store = Store(folder)
    values = [int(value) for (value,) in store.reader().rows("SELECT value FROM live")] if store.head else []
    return Seen(len(store.batches()), len(values), frozenset(value // 1000 for value in values))
