"""Server time of the overview: cold, and again from the cache."""

import os
import time

from bench.figures import sample_store, seconds
from data.folders import ROOT

FRAME = ROOT / "pages" / "frame.py"


def measure() -> list[dict]:
    os.environ["KPI_DATA"] = str(sample_store().folder)
    from streamlit.testing.v1 import AppTest

    test = AppTest.from_file(FRAME, default_timeout=60)
    start = time.perf_counter()
    test.run()
    cold = time.perf_counter() - start
    assert not test.exception, test.exception
    cached = seconds(test.run, times=5)
    return [
        {
            "what": "overview, rerun from the cache (server time)",
            "seconds": round(cached, 3),
            "against": "its first run",
            "against_seconds": round(cold, 3),
            "ratio": round(cached / cold, 2),
        }
    ]
