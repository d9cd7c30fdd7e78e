"""The words round a number that nothing explains: with one of them it may be of a part nobody named.

`plain.csv` lists the words that say nothing of which: before a number, behind "hồ sơ", right behind a number. A person
may add one.
"""

import csv
import re
from functools import cache
from pathlib import Path

from loaders.prose.cells import Cell
from loaders.prose.slots import Frame
from loaders.prose.spelling import spelled

_LIST = Path(__file__).parent / "plain.csv"
_MOST = r"[^\W\d_]+ nhất"  # "cao nhất", "nhiều nhất"


@cache
def plain_words(where: str) -> str:
    """The plain words of a place as one pattern, the longest first."""
    with open(_LIST, encoding="utf-8", newline="") as file:
        words = next(row["words"] for row in csv.DictReader(file) if row["where"] == where).split("|")
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _plain_before() -> re.Pattern:
    return re.compile(rf"\b(?:{_MOST}|{plain_words('before')})\b")


_OF_OTHERS = {
    ("act", act)
    for act in ("published", "issued", "sent", "served", "tracked", "rated", "announced", "use", "spent", "assigned")
} | {("sort", "other")}

_KIND = re.compile(r"\s+[^\W\d_]+\s+[^\W\d_]+(?:\s+[^\W\d_]+)?")
_WORD = re.compile(r"\s+[^\W\d_]")

_BRACKET = re.compile(r"\([^()\d]*\)")


def is_of_a_kind(cell: Cell, text: str, title: str) -> bool:
    """Whether a word nobody explains says which dossiers are meant: "hồ sơ dự tuyển", "hồ sơ căn cước"; none that the
    `title` names, whose dossiers all are."""
    noun = next((word for word in cell.behind if word.slot == "noun" and word.value == "dossier"), None)
    if noun is None or text[cell.after : noun.start].strip():
        return False
    word = _WORD.match(text, noun.end)
    if word is None or re.compile(rf"\s+(?:{plain_words('dossiers')})(?!\w)").match(text, noun.end):
        return False
    kind = _KIND.match(text, noun.end)
    if kind and kind[0] in title:
        return False
    return not any(one.start == word.end() - 1 and (one.slot, one.value) not in _OF_OTHERS for one in cell.behind)


def is_unexplained(cell: Cell, text: str, frame: Frame) -> bool:
    """Whether words stand before a number that nothing here explains: it may be a part nobody named."""
    return bool(re.search(r"[^\W\d_]{2,}", _plain_before().sub(" ", _without_words(cell, text, frame.named))))


def residue(cell: Cell, text: str) -> str:
    """The words before a number that nothing here knows, as one name: of a field in a list of fields."""
    left = re.split(r"[:,;()]|\b(?:gồm|là|như|về|tại|và)\b", text[cell.begins : cell.numeral.start])[-1].strip(" -")
    known = _without_words(cell, text, ())
    return (
        left if left and re.search(r"[^\W\d_]{2,}", _plain_before().sub(" ", known)) and len(left.split()) < 7 else ""
    )


def _without_words(cell: Cell, text: str, named: tuple[str, ...]) -> str:
    share = _BRACKET.sub(lambda aside: " " * len(aside[0]), text[cell.begins : cell.numeral.start])
    for name in named:
        share = share.replace(spelled(name), " " * len(name))
    for word in cell.before:
        start, end = word.start - cell.begins, word.end - cell.begins
        share = share[:start] + " " * (end - start) + share[end:]
    return share
