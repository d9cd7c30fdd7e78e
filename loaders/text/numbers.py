"""Reading one cell as a Vietnamese number: 149.217 · 98,48% · 03 · (12) · hơn 770.000 · 14,5 triệu · "-".

A text that is no number, or that may be two, is said to be so; nothing is guessed (domain.md §6).
"""

import math
import re
from decimal import Decimal
from typing import NamedTuple

from data.names import fold

BLANKS = frozenset(("-", "--", "---", "x", "không có", "chưa có", "chưa có số liệu", "...", "…", ".", "_", "/"))
NOT_APPLICABLE = frozenset(("không áp dụng", "n/a", "na", "not applicable"))
ERRORS = (
    "#div/0!",
    "#ref!",
    "#name?",
    "#value!",
    "#n/a",
    "#null!",
    "#num!",
    "#spill!",
    "#calc!",
    "#getting_data",
    "#field!",
    "#blocked!",
    "#unknown!",
    "#connect!",
)

_QUALIFIERS = {
    fold(word): qualifier
    for word, qualifier in {
        "hơn": "over",
        "trên": "over",
        ">": "over",
        "≥": "over",
        "gần": "nearly",
        "xấp xỉ": "about",
        "khoảng": "about",
        "ước": "about",
        "ước khoảng": "about",
        "khoảng gần": "about",
        "khoảng hơn": "about",
        "khoảng trên": "about",
        "~": "about",
        "≈": "about",
        "dưới": "under",
        "<": "under",
        "≤": "under",
        "over": "over",
        "about": "about",
        "nearly": "nearly",
        "under": "under",
    }.items()
}
_SCALES = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "k": 1_000,
    "triệu": 1_000_000,
    "tr": 1_000_000,
    "m": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
# Words that say what is counted, not how much.
_COUNTED = tuple(
    map(
        fold,
        (
            "hồ sơ",
            "phiếu",
            "lượt",
            "người",
            "tin, bài",
            "tin",
            "bài",
            "cuộc",
            "đơn",
            "văn bản",
            "trường hợp",
            "phản ánh",
            "kiến nghị",
            "thủ tục",
            "nhiệm vụ",
            "đồng",
            "vnđ",
            "vnd",
            "đ",
            "điểm",
            "ảnh",
            "video",
            "tin nhắn",
            "ý kiến",
            "vụ",
            "tthc",
        ),
    )
)

_TEXT = re.compile(
    r"(?:đạt\s+)?(?P<qualifier>" + "|".join(sorted(map(re.escape, _QUALIFIERS), key=len, reverse=True)) + r")?\s*"
    r"(?P<open>\()?\s*(?P<minus>-)?\s*(?P<digits>\d[\d.,]*)\s*(?P<percent>%)?\s*(?P<close>\))?"
    rf"\s*(?P<scale>(?:{'|'.join(_SCALES)})\b)?\s*(?P<percent2>%)?\s*(?P<rest>[^\d]*)"
)
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
_GROUPS = {".": re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?"), ",": re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")}


class Percent(float):
    """A number its cell shows as per cent: 0.97, which a reader sees as 97 %."""


class Number(NamedTuple):
    """What a cell says. `state`: number, blank, not_applicable, unreadable, ambiguous or error.

    `proposals`: the readings a person may choose between when it is unreadable or ambiguous.
    """

    value: float | None
    qualifier: str = "exact"
    state: str = "number"
    proposals: tuple[float, ...] = ()


# 42 000 and 42'000: groups of three behind blanks or apostrophes, whatever kind of blank.
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '’`´]\d{3})+(?![\d.'’`´])")

BLANK = Number(None, state="blank")
_UNREADABLE = Number(None, state="unreadable")


def says_number(cell: object) -> bool:
    """Whether a cell holds a number, typed as one or as text ("91.200"), or something with figures that cannot be read
    as one ("12 (3)"): a row of it is never left out without a word."""
    if cell is None:
        return False
    state = read_number(cell).state
    return state in ("number", "ambiguous") or (state == "unreadable" and any(sign.isdigit() for sign in str(cell)))


def read_number(cell, kind: str = "count") -> Number:
    """The number in a cell. `kind`: count (whole numbers), money, percent (as printed: 98.48) or score."""
    if cell is None:
        return BLANK
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return Number(None, state="unreadable")  # a date: Excel may have made it from 1.5
    if isinstance(cell, str):
        return _read_text(cell, kind)
    if not math.isfinite(cell):
        return Number(None, state="unreadable")
    if isinstance(cell, Percent):
        return Number(round(cell * 100, 6)) if kind == "percent" else _UNREADABLE
    if kind == "count" and cell != int(cell):
        return Number(float(cell), state="ambiguous", proposals=_lost_thousand(cell))
    if kind == "percent" and 0 < cell <= 1:  # a cell shown as 98,48 % holds 0.9848
        return Number(float(cell), state="ambiguous", proposals=(round(cell * 100, 6), float(cell)))
    return Number(float(cell))


def _lost_thousand(value: float) -> tuple[float, ...]:
    """1.234 may be 1,234 that lost its thousand on the way through Excel (rule of counting 16)."""
    whole = round(value * 1000, 6)
    return (whole,) if whole == int(whole) else ()


def _read_text(cell: str, kind: str) -> Number:
    if cell.isdecimal() and cell.isascii():
        return Number(float(cell))
    if _PLAIN.fullmatch(cell) and kind in ("count", "money"):  # the most frequent text, without folding it
        return Number(float(cell.replace(".", "")))
    text = fold(cell)
    if not text or text in BLANKS:
        return Number(None, state="blank")
    if text in NOT_APPLICABLE:
        return Number(None, state="not_applicable")
    if text.startswith("#") and text in ERRORS:
        return Number(None, state="error")
    if kind in ("count", "money"):
        text = _SPACED.sub(lambda spaced: re.sub(r"\D", ".", spaced[0]), text)
    match = _TEXT.fullmatch(text)
    if not match or bool(match["open"]) != bool(match["close"]) or not _is_counted(match["rest"]):
        return _UNREADABLE
    is_percent = bool(match["percent"] or match["percent2"])
    if is_percent and kind in ("count", "money"):
        return _UNREADABLE
    number = _read_digits(match["digits"], kind, match["scale"])
    if number.value is None:
        return number
    sign = -1 if match["minus"] or match["open"] else 1
    qualifier = _QUALIFIERS.get(
        match["qualifier"], "about" if _is_rounded(match["digits"], match["scale"]) else "exact"
    )
    return Number(sign * number.value, qualifier, number.state, tuple(sign * p for p in number.proposals))


def says_scale(cell: str) -> bool:
    """Whether a cell says its own scale: "42 nghìn", "28K"."""
    match = _TEXT.fullmatch(fold(cell))
    return bool(match and match["scale"])


def _is_rounded(digits: str, scale: str | None) -> bool:
    """Whether the scale of a cell hides some of its number: 28K, not 28,125K."""
    decimals = re.search(r",(\d+)$|\.(\d\d?)$", digits)
    return scale is not None and 10 ** len(decimals[1] or decimals[2] if decimals else "") < _SCALES[scale]


def _is_counted(rest: str) -> bool:
    rest = rest.strip()
    return not rest or rest in _COUNTED or any(rest.startswith(word + " ") for word in _COUNTED)


def _read_digits(digits: str, kind: str, scale: str | None) -> Number:
    factor = Decimal(_SCALES.get(scale or "", 1))
    digits = digits.rstrip(".,") if digits[-1] in ".," else digits
    decimal_kind = kind in ("percent", "score") or factor > 1
    separators = [c for c in digits if c in ".,"]
    if not separators:
        value = Decimal(digits)
    elif len(separators) == 1 and _is_decimal(digits, separators[0], decimal_kind, kind):
        value = Decimal(digits.replace(",", "."))
    elif _GROUPS["."].fullmatch(digits):
        value = Decimal(digits.replace(".", "").replace(",", "."))
    elif _GROUPS[","].fullmatch(digits):
        value = Decimal(digits.replace(",", ""))
        if len(separators) == 1 and kind == "count":  # 1,234: an English thousand, or a decimal?
            return Number(float(value), state="ambiguous", proposals=(float(value),))
    else:
        whole = float(digits.replace(".", "").replace(",", ""))
        return Number(None, state="unreadable", proposals=(whole,))
    if factor == 1000 and kind == "count" and len(separators) >= 1 and value >= 1000:
        return Number(
            float(value),
            state="ambiguous",
            proposals=(float(value), float(value * factor)),  # 42.000 nghìn
        )
    value *= factor
    if kind == "count" and value != value.to_integral_value():
        return _UNREADABLE
    return Number(float(value))


def _is_decimal(digits: str, separator: str, decimal_kind: bool, kind: str) -> bool:
    """Whether the only separator of a number starts its decimals."""
    after = len(digits.split(separator)[1])
    if separator == ",":
        return after != 3 or decimal_kind or kind == "money"
    if decimal_kind:
        return after <= 2 or kind == "percent"
    return kind == "money" and after != 3
