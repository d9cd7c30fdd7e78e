"""What the words of a status say, by `statuses.csv`: a wording more is a word more in its line.

At each place of a status the longest wording counts: "tạm dừng xử lý" is no "dừng xử lý", "trả lại kết quả" no "trả
lại". What stands behind "chưa" or "chờ" has not happened yet. A status that says two things says neither.
"""

import csv
import re
from functools import cache
from pathlib import Path

from data.names import fold

_FILE = Path(__file__).resolve().parent / "statuses.csv"
_NOT_YET = ("chưa", "chờ")
WAITING, PENDING = "waiting", "pending"


@cache
def words_of(kind: str) -> dict[str, str]:
    """Wording -> meaning of the lists of a kind ("dossiers", "tickets"). Raises `ValueError` for one with two."""
    meanings: dict[str, str] = {}
    with open(_FILE, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            for word in line["words"].split("|") if line["list"] == kind else ():
                if meanings.setdefault(fold(word), line["meaning"]) != line["meaning"]:
                    raise ValueError(f"{kind}: {word!r} has two meanings")
    return meanings


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted(words_of(kind), key=lambda word: (-len(word), word))
    several = "|".join(map(re.escape, words))
    forms = (rf"{re.escape(word)}(?: (?:{several}))?" if word in _NOT_YET else re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def meaning_of(text: str, kind: str) -> str:
    """The meaning of a folded status; "" where it says nothing that is known, or two things."""
    words = words_of(kind)
    meanings = {words.get(match[0]) or words[match[0].split(" ", 1)[0]] for match in _pattern(kind).finditer(text)}
    if WAITING in meanings:
        meanings.discard(PENDING)
    return meanings.pop() if len(meanings) == 1 else ""
