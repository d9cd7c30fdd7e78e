"""100 commits killed at random moments: is anything acknowledged lost, does a reader see half a batch?"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from data.store import Store

KILLS, BATCH = 100, 6
ROOT = Path(__file__).parent.parent


def measure() -> list[dict]:
    draw = random.Random(20261120)
    lost = half = unclean = acknowledged = 0
    folder = Path(tempfile.mkdtemp(prefix="kpi-kills-"))
    for _ in range(KILLS):
        before = _seen(folder)
        child = subprocess.Popen([sys.executable, "-m", "tests.data.killed", str(folder), "never", "1000"],
                                 cwd=ROOT, stdout=subprocess.PIPE, text=True)
        child.stdout.readline()  # the first commit is through; now any moment may be the last
        time.sleep(draw.uniform(0, 0.25))
        child.kill()
        said = 1 + sum("acknowledged" in line for line in child.stdout)
        child.wait()
        acknowledged += said
        store = Store(folder)
        after = _seen(folder)
        lost += after[0] < before[0] + said
        half += after[1] not in (0, BATCH)
        unclean += store.verify() != []
    return [{"what": f"kill -9 at {KILLS} random moments of a commit",
             "result": f"{acknowledged} acknowledged batches, {lost} lost, {half} half seen, {unclean} unclean",
             "ok": lost == half == unclean == 0}]


def _seen(folder: Path) -> tuple[int, int]:
    """(accepted batches, figures shown): one batch is six figures, the newest wins."""
    store = Store(folder)
    return len(store.batches()), store.reader().rows("SELECT count(*) FROM live")[0][0]
