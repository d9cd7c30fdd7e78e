"""Numbers as Vietnamese prose writes them, each with its value, its qualifier and what stands against it.

149.217 · 74 512 · 98,48% · 03 · hơn 410 ngàn · 1,27 triệu · 1.456/1.625 · 60–70 · không có hồ sơ (0). What may be two
numbers, or none, has its readings for a person to choose from (domain.md §6).
"""

import re
from dataclasses import dataclass, replace

from loaders.text.numbers import Number, read_number

COUNT, PERCENT, POINTS, MONEY = "count", "percent", "points", "money"
_SCALE = r"(?:(?:nghìn|ngàn)\s+(?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ|million|thousand|billion)\b"
_DIGITS = r"\d{1,3}(?:[ ]\d{3})+(?!\d|[.,]\d|\s*/)|\d+(?:[.,]\d+)*"
_COUNTED = r"hồ sơ|đơn|phiếu|nhiệm vụ|phản ánh|văn bản|thủ tục|tthc"
_NUMBER = re.compile(
    rf"(?<![\w§.,])(?<![\d§]/)(?<![\d§] /)(?P<digits>{_DIGITS})"
    rf"(?P<more>(?:\s+(?P<noun>{_COUNTED}))?(?:\s*/\s*|\s+trên\s+)(?P<whole>\d+(?:[.,]\d+)*)(?(noun)(?=\s+(?P=noun))))?"
    rf"(?P<range>\s*(?:-|đến)\s*(?P<last>\d+(?:[.,]\d+)*)(?=\s*(?:%|[^\W\d_§])))?"
    rf"(?:\s*(?P<scale>{_SCALE})(?!\s*(?:số|lệ)\b))?(?P<unit>\s*(?:%|điểm phần trăm\b|điểm %|percentage points?|"
    rf"điểm\b(?!\s*(?:cầu|đến|tiếp|trường|bưu|nóng|du|đen))|points?\b"
    r"|(?:đồng|vnđ|vnd)\b))?(?![\w§])"
)
_ZERO = re.compile(
    r"\b(?:không|chưa)(?:\s+(?:có|còn|phát sinh|để|ghi nhận|phát hiện|tiếp nhận|nhận được|xảy ra))+"
    r"(?:\s+(?:xảy ra|phát sinh|để|bất kỳ|trường hợp))*\b|"
    r"\bkhông(?:\s+một)?(?=\s+(?:hồ sơ|đơn|phản ánh|phiếu|nhiệm vụ|trường hợp)\s+nào\b)|\bno\b(?=\s+(?:dossiers?|"
    r"petitions?|complaints?))"
)
# "Chưa có báo cáo", "chưa có số liệu": nobody counted, which is no zero.
_NOT_COUNTED = re.compile(
    r"\s*(?:\d|[.,;:)]|$|(?:đủ\s+)?(?:báo cáo|số liệu|thống kê|kết quả (?:báo cáo|thống kê|tổng hợp))\b)"
)
_QUALIFIERS = {
    "over": r"không ít hơn|không kém|hơn|trên|ít nhất|tối thiểu|không dưới|vượt|hơn cả|more than|over|at least|above",
    "nearly": r"gần|ngót|suýt soát|nearly|almost|close to",
    "about": r"trên dưới|trong khoảng|khoảng gần|khoảng hơn|khoảng trên|khoảng|"
    r"xấp xỉ|ước khoảng|ước tính|ước đạt|ước|chừng|tầm|"
    r"about|around|some|approximately|~|≈",
    "under": r"dưới|không hơn|không vượt quá|chưa đến|chưa đầy|không quá|chưa tới|tối đa|"
    r"under|less than|below|fewer than",
}
_QUALIFIER = {
    name: re.compile(rf"(?<!\w)(?<!không )(?<!trên )(?:{words})\s*(?:đạt\s+|là\s+|có\s+|được\s+)?$")
    for name, words in _QUALIFIERS.items()
}
_SIGN = re.compile(r"(?:>=|≥|>)\s*$|(?:<=|≤|<)\s*$")
_VND = re.compile(r"\bvnd\s*$")
_ENGLISH_SCALES = {"thousand": "nghìn", "million": "triệu", "billion": "tỷ"}


@dataclass(frozen=True)
class Numeral:
    """A number at `start` to `end` of its paragraph. `value` None: it may be several (`readings`) or is none of ours.
    `of`: the whole it is a part of ("1.456/1.625"), `is_zero`: said in words, `is_range`: one end of two,
    `why`: what makes it unsure, "" for what is clear."""

    start: int
    end: int
    value: float | None
    kind: str = COUNT
    qualifier: str = "exact"
    readings: tuple[float, ...] = ()
    why: str = ""
    is_zero: bool = False
    is_range: bool = False
    is_of_whole: bool = False
    part: "Numeral | None" = None


def numerals(text: str, is_english: bool = False) -> list[Numeral]:
    """All numbers of a masked paragraph from left to right."""
    read: list[Numeral] = []
    for match in _NUMBER.finditer(text):
        read += _read(match, text, is_english)
    for match in _ZERO.finditer(text):
        if not _NOT_COUNTED.match(text[match.end() :]):
            read.append(Numeral(match.start(), match.end(), 0.0, is_zero=True))
    read.sort(key=lambda numeral: numeral.start)
    return _together(read, text)


def _together(read: list[Numeral], text: str) -> list[Numeral]:
    """ "1 tỷ 200 triệu đồng" is one number in two pieces: proposed, not taken."""
    whole: list[Numeral] = []
    for numeral in read:
        before = whole[-1] if whole else None
        if before and _is_rest(before, numeral, text):
            value = (before.value or 0) + (numeral.value or 0)
            whole[-1] = replace(before, end=numeral.end, value=None, readings=(value,), kind=numeral.kind, why="range")
        else:
            whole.append(numeral)
    return whole


def _is_rest(first: Numeral, second: Numeral, text: str) -> bool:
    between, pieces = text[first.end : second.start], (text[first.start : first.end].rstrip(), text[second.start :])
    is_written = re.search(r"(?:tỷ|tỉ)$", pieces[0]) and re.match(r"\d{1,3}(?:,\d+)?\s+triệu", pieces[1])
    return bool(is_written) and not between.strip() and first.value is not None and second.value is not None


def _read(match: re.Match, text: str, is_english: bool) -> list[Numeral]:
    unit, scale = (match["unit"] or "").strip(), (match["scale"] or "").strip()
    kind = _kind(unit)
    qualifier = qualifier_before(text[: match.start()])
    if kind == COUNT and scale and _VND.search(text, max(match.start() - 6, 0), match.start()):
        kind = MONEY
    first_end = match.start() + len(match["digits"])
    if match["more"] and kind in (COUNT, POINTS, MONEY):
        part = _numeral(match["digits"], match.start(), first_end, kind, scale, is_english)
        part = replace(part, qualifier=qualifier)
        whole = _numeral(match["whole"], match.start("whole"), match.end(), kind, scale, is_english)
        return [part, replace(whole, is_of_whole=True, part=part)]
    if match["range"]:
        ends = (
            _numeral(match["digits"], match.start(), first_end, kind, scale, is_english),
            _numeral(match["last"], match.start("last"), match.end(), kind, scale, is_english),
        )
        return [replace(end, qualifier=qualifier, is_range=True, why="range") for end in ends]
    end = match.end() if unit or scale else first_end
    return [replace(_numeral(match["digits"], match.start(), end, kind, scale, is_english), qualifier=qualifier)]


def _numeral(digits: str, start: int, end: int, kind: str, scale: str, is_english: bool) -> Numeral:
    if is_english:
        digits = digits.translate(str.maketrans(",.", ".,"))
    number = _value(digits, scale, kind)
    why = {"ambiguous": "separators", "unreadable": "separators"}.get(number.state, "")
    if number.state == "ambiguous" and scale:
        why = "doubled_unit"
    readings = number.proposals if why else ()
    return Numeral(start, end, None if why else number.value, kind, readings=readings, why=why)


def _value(digits: str, scale: str, kind: str) -> Number:
    plain = re.sub(r"(?<=\d) (?=\d)", ".", digits)
    scale = _ENGLISH_SCALES.get(scale, scale)
    sort = {COUNT: "count", PERCENT: "percent", POINTS: "score", MONEY: "money"}[kind]
    if scale and kind in (PERCENT, POINTS):
        return Number(None, state="unreadable")
    if len(parts := scale.split()) > 1:  # "635,6 nghìn tỷ"
        number = read_number(f"{plain} {parts[0]}", sort)
        return number if number.value is None else number._replace(value=round(number.value * 1e9))
    return read_number(f"{plain} {scale}".strip() if scale else plain, sort)


def _kind(unit: str) -> str:
    if unit.startswith("%") or "phần trăm" in unit or "percent" in unit:
        return PERCENT
    if unit.startswith(("điểm", "point")):
        return POINTS
    return MONEY if unit else COUNT


def qualifier_before(text: str) -> str:
    """The qualifier the words before a number end with."""
    before = text[-30:]
    if sign := _SIGN.search(before):
        return "over" if sign[0][0] in ">≥" else "under"
    for name in ("about", "nearly", "under", "over"):
        if _QUALIFIER[name].search(before):
            return name
    return "exact"
