"""Every answer the product gives over its sample stores, as one text: the same bytes for the same product.

    python -m bench.answers OUT.txt [SECTION …]

Made before and after modules are moved, it proves that no number, sentence or order of rows changed. Nothing in it
depends on the day, the machine, its folders or accounts. Some minutes on one core; the last line printed is the
SHA-256 of the text and the number of its lines.
"""

import hashlib
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from bench import answers_asked, answers_metrics, answers_read, answers_shown
from bench.answers_stores import Sample, make_decided, make_samples

ROOT = Path(__file__).resolve().parent.parent
# Sets of words have another order in every process unless their hashes are pinned, and `loaders.tables.thousands` asks
# and gives examples in the order of one.
SEED = {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Section:
    """A part of the text: what it tells, of which of the two stores."""

    name: str
    tell: Callable[[Sample], Iterator[str]]
    store: str = "samples"


SECTIONS = (
    Section("read", answers_read.readings),
    Section("stored", answers_read.stored),
    Section("stored-decided", answers_read.stored, "decided"),
    Section("declared", answers_metrics.declared),
    Section("declared-decided", answers_metrics.declared, "decided"),
    Section("refusals", answers_asked.refusals),
    Section("questions", answers_asked.questions),
    Section("closely", answers_asked.closely),
    Section("decided", answers_asked.decided, "decided"),
    Section("traces", answers_asked.traces),
    Section("screens", answers_metrics.asked_by_screens),
    Section("screens-decided", answers_metrics.asked_by_screens, "decided"),
    Section("boards", answers_shown.boards),
    Section("boards-decided", answers_shown.boards, "decided"),
    Section("papers", answers_shown.papers),
    Section("papers-decided", answers_shown.papers, "decided"),
)


def dump(out: Path, names: list[str] | tuple = ()) -> tuple[str, int]:
    """Write the sections named, or all, to a file; its SHA-256 and how many lines it has. Says each section's own."""
    whole, lines = hashlib.sha256(), 0
    with (
        tempfile.TemporaryDirectory(prefix="kpi-answers-", ignore_cleanup_errors=True) as folder,
        open(out, "w", encoding="utf-8", newline="\n") as file,
    ):
        samples = {"samples": make_samples(Path(folder)), "decided": make_decided(Path(folder))}
        for section in SECTIONS:
            if not names or section.name in names:
                lines += _write(section, samples[section.store], file, whole)
    return whole.hexdigest(), lines


def _write(section: Section, sample: Sample, file: TextIO, whole) -> int:
    start, own, count = time.process_time(), hashlib.sha256(), 0
    for line in chain([f"=== {section.name}"], section.tell(sample)):
        content = f"{line}\n"
        file.write(content)
        for digest in (whole, own):
            digest.update(content.encode())
        count += 1
    seconds = time.process_time() - start
    print(f"{own.hexdigest()[:16]}  {count:8d} lines  {seconds:6.1f} s of CPU  {section.name}", flush=True)
    return count


def main(arguments: list[str]) -> int:
    arguments = arguments or ["answers.txt"]
    unknown = set(arguments[1:]) - {section.name for section in SECTIONS}
    if unknown:
        print(f"python -m bench.answers OUT.txt [{' '.join(section.name for section in SECTIONS)}]", file=sys.stderr)
        return 2
    if os.environ.get("PYTHONHASHSEED") != SEED["PYTHONHASHSEED"]:
        return subprocess.call([sys.executable, "-m", "bench.answers", *arguments], env=os.environ | SEED)
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # it warns that nobody sees what is not drawn
    if answers_read.shared() is None:
        print("Không có thư mục shared/cases: bỏ qua. / There are no shared/cases: left out.", file=sys.stderr)
    digest, lines = dump(Path(arguments[0]), arguments[1:])
    print(f"{digest}  {lines} lines  {Path(arguments[0]).name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
