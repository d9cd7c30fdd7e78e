"""A sentence divided among its numbers: to each the words that speak of it, and no others.

Between two numbers a sentence changes hands at one place: a comma, "và", "trong đó", a bracket. Which of several it
is, the words between say: a label before a number ("đúng hạn: 26.937") begins where its first word of state stands; one
behind it ("26.937 hồ sơ đúng hạn") ends where the sentence goes on.
"""

import re
from dataclasses import dataclass, field

from loaders.prose.numerals import Numeral
from loaders.prose.vocabulary import Word

_SENTENCE = re.compile(r"[.!?…]+[\"'”)]*\s+(?=\S)|\n")
_ABBREVIATED = re.compile(
    r"(?:^|\W)(?:tp|ts|ths|bs|pgs|gs|q|p|tx|tt|kt|tl|tm|đ/c|st|no|\d{1,2}|[ivx]+|[a-zđ])$", re.IGNORECASE
)
_BREAK = re.compile(
    r"\s*[;:]\s*|\s*,\s*|\s*[()]\s*|\s+-\s+|(?<=[^\W\d_])\s*/\s*(?=\d)|\s+(?:và|với|trong khi|trong đó|gồm|"
    r"bao gồm|còn lại|nhưng|song|trong số đó|(?:trên|trong)(?: tổng)? số|(?:trên|trong) tổng|and|of which|while|"
    r"with)\s+"
)
_WEAK = re.compile(r"\s+(?=(?:đã|đang|hiện còn|hiện|đạt|chiếm|tương đương|tăng|giảm|trong đó|còn|có|lên|từ)\s)")
_STRONG = re.compile(r";|\(|\)|\btrong đó\b|\bgồm\b|\bbao gồm\b|\bof which\b|\btrong số\b")
_PART = re.compile(
    r"\b(?:trong đó|gồm|bao gồm|of which|trong số|phân loại|cụ thể|chia ra|phân theo|chia theo|tách theo)\b"
)
_LONGEST = 6_000  # letters of a sentence
_ASIDE = re.compile(r"\([^()\d]*\)(?=\s*[,;:.]|\s+\w)")
STATE = ("act", "due", "channel", "sort", "rate", "compare", "subject")
_JOINED = re.compile(r"\s*(?:,|và|/|-|&|and|hoặc)?\s*(?:đã|đang|được|có)?\s*")


@dataclass
class Cell:
    """One number and its words: those `before` and `behind` it, nearest last and first. `sentence`: start and end of
    its sentence. `begins`, `ends`: of its share. `is_of`: it is a part of a number before it ("trong đó", brackets).
    `after`: where the words behind it begin. `level`: how deep it stands in brackets and "trong đó"."""

    numeral: Numeral
    sentence: tuple[int, int]
    begins: int
    ends: int
    before: list[Word] = field(default_factory=list)
    behind: list[Word] = field(default_factory=list)
    is_of: bool = False
    is_first: bool = False
    after: int = 0
    level: int = 0

    def __post_init__(self):
        self.after = self.after or self.numeral.end


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph as it is written (capitals kept)."""
    spans, start = [], 0
    for match in _SENTENCE.finditer(text):
        following = text[match.end() : match.end() + 1]
        is_start = following.isupper() or following.isdigit() or following in '-+*("“'
        is_short = match[0][0] == "." and _ABBREVIATED.search(text[max(start, match.start() - 6) : match.start()])
        if match[0] != "\n" and (not is_start or (is_short and not _is_amount(text[start : match.start()]))):
            continue
        spans.append((start, match.end()))
        start = match.end()
    return [part for span in (*spans, (start, len(text))) for part in _bounded(text, span)]


def _bounded(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """A sentence as it is; one that nobody wrote as one is cut at its blanks."""
    start, end = span
    parts = []
    while end - start > _LONGEST:
        cut = max(text.rfind(";", start, start + _LONGEST), text.rfind(" ", start, start + _LONGEST)) + 1
        cut = cut if cut > start else start + _LONGEST
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def cells_of(text: str, sentence: tuple[int, int], numbers: list[Numeral], words: list[Word]) -> list[Cell]:
    """The cells of one sentence of `spelled` text; `numbers`, `words`: those of the whole paragraph."""
    start, end = sentence
    inside = [number for number in numbers if start <= number.start < end]
    cells: list[Cell] = []
    begins, depth = start, 0
    is_of = bool(
        re.match(
            r"\s*[-+*]?\s*\(?\s*(?:trong đó|trong số đó|trong số này|(?:phân|chia|tách|tính) theo|phân ra|"
            r"theo (?:từng |các )?(?:kênh|nguồn))\b",
            text[start:end],
        )
    )
    told_depth = 0 if is_of else -1
    for place, number in enumerate(inside):
        following = inside[place + 1] if place + 1 < len(inside) else None
        if following is None:
            ends = _end_of_last(text, number, end, words)
            change = end
        else:
            change = _change(text, number, following, words)
            ends = min(change, _end_of_last(text, number, change, words))
        level = 2 * depth + (told_depth == depth)
        cell = Cell(number, sentence, begins, ends, is_of=is_of, is_first=not place, level=level)
        asides = [(begins + a.start(), begins + a.end()) for a in _ASIDE.finditer(text[begins : number.start])]
        cell.before = [
            word
            for word in words
            if begins <= word.start
            and word.end <= number.start
            and not any(first < word.start and word.end < last for first, last in asides)
        ]
        cell.behind = [word for word in words if number.end <= word.start and word.end <= max(ends, number.end)]
        is_pair = following is not None and number.is_range and following.is_range
        if following is not None and (following.is_of_whole or (is_pair and following.start - number.end < 8)):
            later = inside[place + 2] if place + 2 < len(inside) else None
            last = _change(text, following, later, words) if later else end
            last = min(last, _end_of_last(text, following, last, words))
            cell.after = following.end
            cell.behind = [
                word for word in words if following.end <= word.start and word.end <= max(last, following.end)
            ]
        cells.append(cell)
        between = text[number.end : following.start] if following else ""
        openings, closings = between.count("("), between.count(")")
        is_told = bool(_PART.search(between))
        if is_told or openings > closings:
            is_of = True
        elif closings > openings or re.search(r"[.]\s", between):
            is_of = depth > 0 and closings <= openings
        elif following and depth == 0 and _is_other_stage(text, number.end, following, words):
            is_of = False
        depth = max(depth + openings - closings, 0)
        told_depth = depth if is_told else told_depth if told_depth <= depth and is_of else -1
        begins = change
    return cells


def _is_other_stage(text: str, start: int, following: Numeral, words: list[Word]) -> bool:
    """Whether a semicolon leads from parts to what was done or is left: "…, trễ hạn 4; 16 hồ sơ đang giải quyết"."""
    if ";" not in text[start : following.start]:
        return False
    mark = re.search(r"[,;.:(]", text[following.end :])
    end = following.end + mark.start() if mark else len(text)
    acts = [word.value for word in words if word.slot == "act" and start <= word.start and word.end <= end]
    return bool(acts) and acts[0] in ("pending", "resolved")


def _is_amount(text: str) -> bool:
    """Whether a stretch ends in a number that is none of a list ("tiếp nhận 120." beside "1.")."""
    return bool(re.search(r"\S\s+\S*\d$", text))


def _end_of_last(text: str, number: Numeral, end: int, words: list[Word]) -> int:
    """Where what is said behind a number ends: at the next mark that stands in no word of ours."""
    for match in re.finditer(r"[,;:().]", text[number.end : end]):
        place = number.end + match.start()
        if match[0] == "." and not re.match(r"\s|$", text[place + 1 : place + 2]):
            continue
        if match[0] == "," and (_is_listed(place, words) or _is_term_added(text, place, words)):
            continue
        if match[0] == "(" and text[number.end : place].strip() == "":
            continue
        if not any(word.start < place < word.end for word in words):
            return place
    return end


def _is_listed(place: int, words: list[Word]) -> bool:
    """Whether kinds stand on both sides of a comma: "khiếu nại, tố cáo"."""
    sorts = [word for word in words if word.slot == "sort"]
    return any(word.end == place for word in sorts) and any(0 < word.start - place < 3 for word in sorts)


def _is_term_added(text: str, place: int, words: list[Word]) -> bool:
    """Whether a term alone follows a comma: "400 hồ sơ đang giải quyết, chưa đến hạn;"."""
    term = next((word for word in words if word.slot == "due" and 0 < word.start - place < 3), None)
    return term is not None and bool(re.match(r"\s*(?:[,;.:)]|$)", text[term.end :]))


def _change(text: str, number: Numeral, following: Numeral, words: list[Word]) -> int:
    """Where the sentence passes from one number to the next."""
    start, end = number.end, following.start
    between = _ASIDE.sub(lambda aside: "\x00" * len(aside[0]), text[start:end])
    inside = [word for word in words if start <= word.start and word.end <= end]
    matches = [
        match
        for match in _BREAK.finditer(between)
        if not (match[0].strip() == ":" and not _said(between[match.end() :]))
    ]
    matches = matches or list(_WEAK.finditer(between))
    places = [
        (start + match.start(), start + match.end())
        for match in matches
        if not any(
            word.start < start + match.start() + 1 < word.end and word.start < start + match.end() - 1 < word.end
            for word in inside
        )
    ]
    if not places:
        return _unmarked(number, end, inside)
    places = [place for place in places if not _is_listed(place[0], words)] or places
    tail = between[places[-1][1] - start :]
    is_bracket = text[places[-1][0] : places[-1][1]].strip() in ("(", ")") and len(places) > 1
    if is_bracket and not _said(tail):
        places, tail = places[:-1], "label"
    if not _said(tail):  # the number stands right behind the mark
        strong = [place for place in places if place[1] >= places[-1][0]]
        return strong[0][0] if strong else places[-1][0]
    for mark in _STRONG.finditer(between):
        place_of_mark = start + mark.start()
        if not any(word.start < place_of_mark < word.end and word.slot != "link" for word in inside):
            return place_of_mark
    for first, last in places:
        behind = next(
            (
                word
                for word in inside
                if word.start >= first and word.start - last < 25 and word.slot in (*STATE, "link", "noun", "all")
            ),
            None,
        )
        if behind and behind.slot in STATE and (behind.slot != "sort" or _is_near(behind, last)):
            return first
    return places[-1][0]


def _said(text: str) -> bool:
    """Whether words stand there that are more than a qualifier."""
    return bool(re.search(r"[^\W\d_]", _without_qualifier(text)))


def _is_near(word: Word, place: int) -> bool:
    return word.start - place < 12


def _without_qualifier(text: str) -> str:
    return re.sub(r"\b(?:hơn|trên|gần|khoảng|dưới|có|là|đạt|xấp xỉ|over|about|nearly|more than|ước|chừng)\b", " ", text)


def _unmarked(number: Numeral, end: int, inside: list[Word]) -> int:
    """No mark stands between two numbers: what is counted goes with the first, the state behind it with the second."""
    after = max((word.end for word in inside if word.start - number.end < 3), default=number.end)
    state = next((word for word in inside if word.slot in STATE and word.start >= after), None)
    return state.start if state else end


def joined(text: str, words: list[Word]) -> list[Word]:
    """The last word and those right before it that only commas and "và" join it to."""
    chain = words[-1:]
    for word in reversed(words[:-1]):
        between = text[word.end : chain[0].start]
        if word.end <= chain[0].start and _JOINED.fullmatch(between):
            chain.insert(0, word)
        elif word.end <= chain[0].start:
            break
    return chain
