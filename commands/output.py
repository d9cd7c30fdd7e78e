"""How the command line speaks: UTF-8 text for people, ASCII-escaped JSON for scripts."""

import json
import math
import sys
import time
from datetime import date, datetime
from io import TextIOWrapper

import pandas as pd

from data.stores import NAMES, OWN, SAMPLES

OK, REFUSED, USAGE, OUR_FAULT = 0, 1, 2, 3
STOPPED = 130  # by Ctrl+C, as shells have it
MOMENT_SECONDS, PAUSE_SECONDS = 1.0, 0.2


def speak_utf8() -> None:
    """Vietnamese on any console, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def add_store(parser) -> None:
    """The choice of a store, for a verb that only looks."""
    parser.add_argument(
        "--store",
        choices=(OWN, *SAMPLES),
        default=OWN,
        help="số của cơ quan (mặc định), số công bố hay số mô phỏng / whose figures; the own ones by default",
    )


def name_samples(store: str) -> None:
    """Say above figures that they are not the office's own."""
    if store != OWN:
        print(" / ".join(NAMES[store]).upper())


def print_json(value) -> None:
    print(json.dumps(value, ensure_ascii=True, default=_plain))


def _plain(value):
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def plain(value):
    """A cell of a frame as JSON has it: null for nothing, whole numbers without a point, days as ISO text."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (pd.Timestamp, datetime)):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
        return plain(value) if isinstance(value, float) else value
    if isinstance(value, float) and value == round(value):
        return int(value)
    return value


class ProgressLine:
    """How far a reading is, on one line of a terminal that is drawn over; nothing where standard error is none."""

    def __init__(self) -> None:
        self._began = self._drawn = time.monotonic()
        self._width = 0

    def show(self, progress) -> None:
        """Draw it, once it takes longer than a moment; not more often than anybody can see."""
        now = time.monotonic()
        is_soon = now - self._began < MOMENT_SECONDS or now - self._drawn < PAUSE_SECONDS
        if is_soon or not progress.of or not sys.stderr.isatty():
            return
        self._drawn = now
        text = f"{progress.share:4.0%} · {progress.rows} / {progress.of} dòng / rows · Ctrl+C: dừng / stop"
        print(f"\r{text:{self._width}}", end="", file=sys.stderr, flush=True)
        self._width = len(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            print(f"\r{'':{self._width}}\r", end="", file=sys.stderr, flush=True)
            self._width = 0


def complain(error) -> None:
    """A sentence for the person who can fix it, in both languages."""
    print(error.message_vi, file=sys.stderr)
    print(error.message_en, file=sys.stderr)


def table(rows: list[dict], columns: dict[str, str]) -> str:
    """Rows as aligned text; `columns` maps keys to headings."""
    cells = [list(columns.values())] + [["" if r.get(c) is None else str(r[c]) for c in columns] for r in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths)).rstrip() for row in cells)
