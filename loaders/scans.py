"""A scan recognised by Tesseract, where it is installed with Vietnamese: its text, and the picture of every number."""

import base64
import csv
import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from data.facts import Reading
from loaders.files import limits
from loaders.files.glimpse import FOUND, TEXT
from loaders.files.pictures import Picture

PICTURES = "pictures"  # the note of a reading that holds them: locator of a number -> PNG in base64
LANGUAGE = "vie"
_WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
_POLL_SECONDS = 0.2
_AHEAD = 60  # words looked at for the next one of the text


@dataclass(frozen=True)
class Spot:
    """A recognised word and where it stands on its page, in dots; `line`: the same for the words of one line."""

    text: str
    page: int
    line: tuple[int, int, int, int]
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Scan:
    """What was recognised of a file: its text, and the note with the pictures of its numbers ("": not cut yet)."""

    text: str
    pictures: str = ""


class Recent:
    """The last scans by the hash of their file: each answer of a person reads the file again, and only its text."""

    def __init__(self, most: int = 2):
        self._most = most
        self._scans: dict[str, Scan] = {}

    def get(self, digest: str) -> Scan | None:
        return self._scans.get(digest)

    def put(self, digest: str, scan: Scan) -> None:
        self._scans.pop(digest, None)
        self._scans[digest] = scan
        for old in list(self._scans)[: -self._most]:
            self._scans.pop(old, None)


RECENT = Recent()


@cache
def program() -> str:
    """The command that recognises Vietnamese; "" where there is none."""
    path = shutil.which("tesseract") or (_WINDOWS if os.path.isfile(_WINDOWS) else "")
    if not path:
        return ""
    try:
        told = subprocess.run([path, "--list-langs"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return path if LANGUAGE in told.stdout.split() else ""


def recognise(pages: Sequence[Picture], while_waiting: Callable[[], object]) -> list[Spot]:
    """The words of all pages in their order. A page that takes too long has none."""
    return [spot for number, page in enumerate(pages) for spot in _spots(number, _table(page, while_waiting))]


def _table(page: Picture, while_waiting: Callable[[], object]) -> str:
    """What Tesseract says of a page, a word a line. It is ended where whoever waits gives up, and after its time."""
    command = [program(), "stdin", "stdout", "-l", LANGUAGE, "tsv"]
    quiet = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=quiet
    )
    told: list[bytes] = []
    exchange = threading.Thread(target=lambda: told.append(child.communicate(page.pgm())[0]), daemon=True)
    exchange.start()
    deadline = time.monotonic() + limits.PAGE_SECONDS
    try:
        while exchange.is_alive() and time.monotonic() < deadline:
            exchange.join(_POLL_SECONDS)
            while_waiting()
    finally:
        child.kill()  # where it has not ended by itself
        exchange.join()
    return told[0].decode("utf-8", "replace") if told and child.returncode == 0 else ""


def _spots(page: int, table: str) -> Iterator[Spot]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == "5" and (row["text"] or "").strip():
            left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
            line = (page, int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
            yield Spot(row["text"].strip(), page, line, left, top, left + width, top + height)


def text_of(spots: Sequence[Spot]) -> str:
    """The recognised text: a line a line, a paragraph apart from the next."""
    if not spots:
        return ""
    text = spots[0].text
    for one, following in pairwise(spots):
        is_line, is_paragraph = one.line == following.line, one.line[:3] == following.line[:3]
        text += (" " if is_line else "\n" if is_paragraph else "\n\n") + following.text
    return text


def pictures_of(reading: Reading, spots: Sequence[Spot], pages: Sequence[Picture]) -> str:
    """The note with the line of its page for every number of a reading, the number framed."""
    if FOUND not in reading.notes:
        return ""
    text, rows = json.loads(reading.notes[TEXT])["text"], json.loads(reading.notes[FOUND])
    places = _placed(text, spots)
    pictures: dict[str, str] = {}
    for row in rows[: limits.PICTURES]:
        inside = [spot for start, end, spot in places if start < row["end"] and row["start"] < end]
        if inside:
            pictures[row["locator"]] = base64.b64encode(_line_of(inside, spots, pages)).decode("ascii")
    return json.dumps(pictures)


def _placed(text: str, spots: Sequence[Spot]) -> list[tuple[int, int, Spot]]:
    """Where the recognised words stand in the text that was read: it may have left some out, and joined lines."""
    places, place = [], 0
    for spot in spots:
        start = text.find(spot.text, place, place + _AHEAD + len(spot.text))
        if start >= 0:
            places.append((start, start + len(spot.text), spot))
            place = start + len(spot.text)
    return places


def _line_of(inside: Sequence[Spot], spots: Sequence[Spot], pages: Sequence[Picture]) -> bytes:
    first = inside[0]
    line = [spot for spot in spots if spot.line == first.line]
    marked = [spot for spot in inside if spot.line == first.line]
    top, bottom = min(spot.top for spot in line), max(spot.bottom for spot in line)
    margin = (bottom - top) // 2 + 6
    left, top = max(min(spot.left for spot in line) - margin, 0), max(top - margin, 0)
    cut = pages[first.page].cut(left, top, max(spot.right for spot in line) + margin, bottom + margin)
    frame = (
        min(spot.left for spot in marked) - 6 - left,
        min(spot.top for spot in marked) - 6 - top,
        max(spot.right for spot in marked) + 6 - left,
        max(spot.bottom for spot in marked) + 6 - top,
    )
    return cut.framed(*frame).png()
