"""The words reports speak of figures with (`words.csv`) and what they make together (`patterns.csv`).

A word fills a *slot* with a value: "hồ sơ" the noun with `dossier`, "trễ hẹn" the term with `late`. A pattern says
which slots, filled how, are which measure; `turned.csv` what a value becomes behind "chưa", "không" and "đang". All are
lists for a person to extend; the longest words win. A comma in a word stands for "và", "hoặc", "/" and a dash too, "…"
for up to six words that nobody needs to know ("chuyển … xử lý").
"""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from data.measures import MEASURES
from loaders.prose.spelling import spelled

_FOLDER = Path(__file__).parent
SLOTS = ("noun", "subject", "act", "due", "channel", "sort")
ABSENT, ANY = "-", "*"


@dataclass(frozen=True)
class Word:
    """A word found at `start` to `end` of a paragraph."""

    start: int
    end: int
    slot: str
    value: str


@dataclass(frozen=True)
class Pattern:
    """A measure and what each slot must say: alternatives, "" among them where it may be empty, None for anything."""

    measure: str
    kind: str
    slots: dict[str, frozenset[str] | None]

    def fits(self, kind: str, filled: dict[str, str]) -> bool:
        return self.kind == kind and all(
            allowed is None or filled.get(slot, "") in allowed for slot, allowed in self.slots.items()
        )


_AND = re.compile(r"\s*(?:,\s*(?:và|hoặc)\b|[,/&]|\s-\s|\b(?:và|hoặc)\b)\s*")
_ANY_AND = r"(?:\s*(?:,\s*(?:và|hoặc)\b|[,/&]|-)\s*|\s+(?:và|hoặc)\s+)"
_NOUNS = ("hồ sơ", "đơn")
_GAP = spelled("…")
_ANY_WORDS = r"(?:\s+[^\W\d_]+,?){0,5}?\s+[^\W\d_]+\s+"
# "Dự toán năm 2025 được giao": the year parts no words.
_YEAR = re.compile(r"(?<!đến )(?<=\w )năm 20\d\d(?= \w)")
_TURNED = re.compile(
    r"(?<!\w)(chưa|không|đang)\s+(?:(?:được|bị|thể|hề|kịp|trong quá trình|tiếp tục|tiến hành|tổ chức|thực hiện)\s+)*$"
)


def _key(word: str) -> str:
    """A word with one sign for all that joins its parts."""
    return " ".join(_AND.sub(", ", word).split())


@cache
def _words() -> tuple[dict[str, list[tuple[str, str]]], re.Pattern]:
    entries: dict[str, list[tuple[str, str]]] = {}
    with open(_FOLDER / "words.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in row["words"].split("|"):
                slots = entries.setdefault(_key(spelled(word)), [])
                slots += [one for one in ((row["slot"], row["value"]),) if one not in slots]
    for word, slots in entries.items():  # "đơn đủ điều kiện xử lý" counts đơn as well
        noun = next((noun for noun in _NOUNS if word.startswith(noun + " ")), "")
        if noun and not {"noun", "ignore"} & {slot for slot, _ in slots}:
            slots += [one for one in entries[noun] if one[0] == "noun"]
    # "a … b" is tried first: it is longer than what stands in it.
    words = sorted(entries, key=lambda word: (_GAP in word, len(word)), reverse=True)
    return entries, re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, words))})(?!\w)")


def _pattern(word: str) -> str:
    form = re.escape(word).replace(re.escape(f" {_GAP} "), _ANY_WORDS)
    form = form.replace(r",\ ", _ANY_AND).replace(r"\ ", r"\s+").replace(r"\-", r"\s*-\s*")
    return form


@cache
def _gapped() -> tuple[tuple[re.Pattern, str], ...]:
    """The words with a gap, to tell which of them was met."""
    return tuple((re.compile(_pattern(word)), word) for word in _words()[0] if _GAP in word)


@cache
def _turned() -> dict[tuple[str, str, str], tuple[str, str]]:
    with open(_FOLDER / "turned.csv", encoding="utf-8", newline="") as file:
        return {
            (row["behind"], row["slot"], row["value"]): (row["new_slot"], row["new_value"])
            for row in csv.DictReader(file)
        }


def find_words(text: str) -> list[Word]:
    """All words of a `spelled` paragraph, the longest at each place; one word may fill several slots."""
    text = _YEAR.sub(lambda year: " " * len(year[0]), text)
    words, last = [], 0
    while match := _words()[1].search(text, last):
        first, match = match.start(), _longer(match, text) or match
        last = match.end()
        before = _TURNED.search(text, max(first - 40, 0), first)
        for slot, value in _slots_of(match[0]):
            turned = _turned().get((before[1], slot, value)) if before else None
            start = before.start() if before and turned else first
            words.append(Word(start, last, *(turned or (slot, value))))
    return words


def _longer(match: re.Match, text: str) -> re.Match | None:
    """A word that begins in this one and reaches beyond it, where this one says no more than what they share: of "đã
    tiếp nhận mới" "đã tiếp nhận" is "tiếp nhận", and "tiếp nhận mới" is longer."""
    slots = _slots_of(match[0])
    for inner in re.finditer(r"\s+", match[0]):
        if _slots_of(match[0][inner.end() :]) == slots:
            other = _words()[1].match(text, match.start() + inner.end())
            if other and other.end() > match.end():
                return other
    return None


@cache
def _slots_of(phrase: str) -> tuple[tuple[str, str], ...]:
    """What a phrase of the text fills, slot and value; nothing where it is no word."""
    entries, _ = _words()
    key = _key(phrase)
    slots = entries.get(key) or entries.get(re.sub(r"\s*-\s*", "-", key))
    if not slots:
        slots = next((entries[word] for form, word in _gapped() if form.fullmatch(phrase)), [])
    return tuple(slots)


_CONTRAST = re.compile(
    r"[,;.]\s*còn\s+(?:(?:ở|tại|với|riêng|đối với)\s+)?(?=[A-ZĐÀ-Ỹ]|các |tỉnh |thành phố |sở |phường |xã |huyện )",
)


def words_of(spelling: str, text: str) -> list[Word]:
    """ "…, còn Tây Ninh đạt 79,6%": the word tells two apart, and nothing that is left."""
    words = find_words(spelling)
    places = {match.start() + match[0].index("còn") for match in _CONTRAST.finditer(text)}
    return [word for word in words if word.start not in places and not _is_of_a_name(word, text)]


def _is_of_a_name(word: Word, text: str) -> bool:
    """Whether a word is a syllable of a name: "xã Yên Lập" has drawn nothing up."""
    before = re.search(r"([^\W\d_]+)\s+$", text[max(word.start - 12, 0) : word.start])
    is_name = (
        word.slot in ("act", "due", "sort")
        and before is not None
        and before[1][0].isupper()
        and not text[word.start : word.end].isupper()
    )
    return is_name and text[word.start].isupper() and " " not in text[word.start : word.end]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Raises `ValueError` for a measure nobody declared."""
    words = []
    with open(_FOLDER / "patterns.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["measure"] not in MEASURES:
                raise ValueError(f"patterns.csv: no measure {row['measure']}")
            words.append(Pattern(row["measure"], row["kind"], {slot: _allowed(slot, row[slot]) for slot in SLOTS}))
    return tuple(words)


def _allowed(slot: str, text: str) -> frozenset[str] | None:
    if text == ANY or (slot == "noun" and not text):
        return None
    return frozenset("" if value == ABSENT else value for value in text.split("|"))


def measure_of(kind: str, filled: dict[str, str]) -> str:
    """The measure these slots make; "" where the lists have none or several."""
    return _measure_of(kind, tuple(filled.get(slot, "") for slot in SLOTS))


@lru_cache(maxsize=4096)
def _measure_of(kind: str, values: tuple[str, ...]) -> str:
    filled = dict(zip(SLOTS, values))
    measures = {pattern.measure for pattern in patterns() if pattern.fits(kind, filled)}
    return measures.pop() if len(measures) == 1 else ""


def sorts_of(subject: str) -> frozenset[str]:
    """The kinds that patterns of a subject tell apart."""
    return _values(subject, "sort")


def acts_of(subject: str) -> frozenset[str]:
    """What patterns of a subject say was done."""
    return _values(subject, "act")


@cache
def _values(subject: str, slot: str) -> frozenset[str]:
    return frozenset(
        value
        for pattern in patterns()
        if subject in (pattern.slots["subject"] or ())
        for value in pattern.slots[slot] or ()
    )
