"""A 100,000-row workbook from bytes to published, against a bare fastexcel read of it."""

import tempfile
import time
from pathlib import Path

import fastexcel

from bench.figures import rows, seconds
from data.store import Store
from loaders.load import confirm, prepare
from loaders.template_workbook import write_template

ROWS = 100_000


def measure() -> list[dict]:
    content = write_template(rows(ROWS))
    path = Path(tempfile.mkdtemp(prefix="kpi-bench-")) / "bench.xlsx"
    path.write_bytes(content)
    bare = seconds(lambda: fastexcel.read_excel(path).load_sheet(0, header_row=None).to_arrow(), times=3)
    store = Store(path.parent / "store")
    store.reader()
    start = time.perf_counter()
    preview = prepare(store, content, path.name)
    parsed = time.perf_counter()
    batch = confirm(store, preview)
    store.reader()
    done = time.perf_counter()
    assert batch is not None and batch.facts == ROWS, (preview.verdict, [p.message_en for p in preview.problems][:5])
    return [{"what": f"{ROWS:,}-row workbook, bytes to published", "seconds": round(done - start, 3),
             "against": "bare fastexcel read", "against_seconds": round(bare, 3),
             "ratio": round((done - start) / bare, 2), "reading_seconds": round(parsed - start, 3),
             "storing_seconds": round(done - parsed, 3)}]
