"""Workbooks from bytes to published, against a bare fastexcel read: figures in rows, and a list of dossiers."""

import tempfile
import threading
import time
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from bench.dossiers import PLANTED, dossier_list
from bench.figures import TODAY, rows, seconds
from data.accepted import Batch
from data.store import Store
from loaders.load import confirm, prepare
from loaders.template.workbook import write_template

ROWS = 100_000
DOSSIERS = 200_000
MOST_RATIO, MOST_GROWTH_MB = 4, 100


def measure() -> list[dict]:
    return [_figures(), _dossiers()]


def _figures() -> dict:
    timed, batch, _ = _load(write_template(rows(ROWS)))
    assert batch.facts == ROWS
    return {"what": f"{ROWS:,}-row workbook, bytes to published", **timed}


def _dossiers() -> dict:
    """One row a person: the server's growth and what is found of the people afterwards are measured too."""
    timed, batch, store = _load(dossier_list(DOSSIERS))
    leaked = _planted_under(store.folder)
    ok = timed["ratio"] < MOST_RATIO and timed["grown_mb"] < MOST_GROWTH_MB and not leaked
    return {
        "what": f"{DOSSIERS:,}-row list of dossiers, bytes to published (server + {timed['grown_mb']} MB, "
        f"{len(leaked)} files with a planted name, id or phone)",
        **timed,
        "facts": batch.facts,
        "ok": ok,
    }


def _load(content: bytes) -> tuple[dict, Batch, Store]:
    """One load into a store of its own, timed in its two halves, beside the bare read of the same bytes."""
    import fastexcel  # the other measurements run without it

    folder = Path(tempfile.mkdtemp(prefix="kpi-bench-"))
    path = folder / "bench.xlsx"
    path.write_bytes(content)
    bare = seconds(lambda: fastexcel.read_excel(path).load_sheet(0, header_row=None).to_arrow(), times=3)
    store = Store(folder / "store")
    store.reader()
    with _Growth() as growth:
        start = time.perf_counter()
        preview = prepare(store, content, path.name, today=TODAY)
        parsed = time.perf_counter()
        batch = confirm(store, preview)
        store.reader()
        done = time.perf_counter()
    assert batch is not None, (preview.verdict, [p.message_en for p in preview.problems][:5])
    return (
        {
            "seconds": round(done - start, 3),
            "against": "bare fastexcel read",
            "against_seconds": round(bare, 3),
            "ratio": round((done - start) / bare, 2),
            "reading_seconds": round(parsed - start, 3),
            "storing_seconds": round(done - parsed, 3),
            "grown_mb": growth.mb,
        },
        batch,
        store,
    )


class _Growth:
    """How far the memory of this process rose above where it stood, looked at a hundred times a second."""

    def __enter__(self) -> "_Growth":
        self._process, self._ended = psutil.Process(), threading.Event()
        self._before = self._most = self._process.memory_info().rss
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error) -> None:
        self._ended.set()
        self._thread.join()
        self.mb = round((self._most - self._before) / 1_000_000)

    def _watch(self) -> None:
        while not self._ended.wait(0.01):
            self._most = max(self._most, self._process.memory_info().rss)


def _planted_under(folder: Path) -> list[Path]:
    """Files that hold a planted text, as bytes, as UTF-16, or in a column of Parquet."""
    needles = [text.encode(encoding) for text in PLANTED for encoding in ("utf-8", "utf-16-le", "utf-16-be")]

    def holds(path: Path) -> bool:
        content = path.read_bytes()
        if any(needle in content for needle in needles):
            return True
        columns = repr(pq.read_table(path).to_pydict()) if path.suffix == ".parquet" else ""
        return any(text in columns for text in PLANTED)

    return [path for path in folder.rglob("*") if path.is_file() and holds(path)]
