"""Numbers as text, Vietnamese (1.234,5) or English (1,234.5).

Our own, because browser and Streamlit formats follow the reader's machine, and because a rounded half must
come out as in the reports (97,425 → 97,43; Python's own rounding would give 97,42). A no-break space stands
between a number and its unit, and a true minus (U+2212) before a negative number.
"""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

Value = float | Decimal | None  # of a cell; pandas' own marks for nothing count as None
NBSP = "\u00a0"
MINUS = "\u2212"
NOTHING = "–"

DECIMALS = {"percent": 2, "per_1000": 1, "count": 0, "score": 2, "ratio": 2, "vnd": 0, "days": 1}
"""Decimals shown for each unit. Another unit is a mistake of the caller: KeyError."""

_MARKS = {
    "exact": ("", ""),
    "about": ("≈" + NBSP, "≈" + NBSP),
    "over": (">" + NBSP, ">" + NBSP),
    "under": ("<" + NBSP, "<" + NBSP),
    "nearly": ("gần" + NBSP, "nearly" + NBSP),
}
# Size, decimals, the step of the scale below, word in a sentence (vi, en), sign on an axis (vi, en).
_SCALES = (
    (1_000_000_000, 2, 100_000, ("tỷ đồng", "billion"), ("tỷ", "bn")),
    (1_000_000, 1, 1, ("triệu đồng", "million"), ("tr", "M")),
)


def is_nothing(value: Value) -> bool:
    """True for None, NaN, pandas' NA and NaT, and infinities: there is no number to write."""
    if value is None:
        return True
    try:
        return not math.isfinite(float(value))
    except (TypeError, ValueError):
        return True


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Half away from zero, on the decimal digits one reads, not on the binary fraction."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: Value, decimals: int = 0, language: str = "vi", trim: bool = False) -> str:
    """`value` with thousands marks: 1234.5, 1 → "1.234,5" (vi), "1,234.5" (en). Nothing → "–".

    `trim` drops zeros at the end of the decimals: 98.0 → "98".
    """
    if value is None or is_nothing(value):
        return NOTHING
    rounded = _rounded(float(value) if not isinstance(value, (int, Decimal)) else value, decimals)
    text = f"{abs(rounded):,.{max(decimals, 0)}f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    if language != "en":
        text = text.translate(str.maketrans(",.", ".,"))
    return (MINUS if rounded < 0 else "") + text


def _vnd(value: float | Decimal, language: str, trim: bool) -> str:
    column = 1 if language == "en" else 0
    for size, decimals, step_below, words, _ in _SCALES:
        # 999.960.000 would read "1.000,0 triệu": the number is first rounded as the scale below would.
        if abs(_rounded(float(value) / step_below, 0)) * step_below >= size:
            text = number(float(value) / size, decimals, language, trim) + NBSP + words[column]
            break
    else:
        text = number(value, 0, language) + ("" if column else NBSP + "đồng")
    return f"VND{NBSP}{text}" if column else text.replace(" ", NBSP)


def qualifier_mark(qualifier: str, language: str = "vi") -> str:
    """What stands before a number that is not exact: ≈, >, gần, <; "" before an exact one."""
    return _MARKS[qualifier][1 if language == "en" else 0]


def value_text(value: Value, unit: str, language: str = "vi", qualifier: str = "exact", trim: bool = False) -> str:
    """A value with its unit and the mark of its qualifier.

    percent is already × 100 (95.37 → "95,37 %", "95.37%"); per_1000 and days have one decimal; vnd is written in
    tỷ or triệu đồng. `qualifier`: exact, about ≈, over >, nearly gần, under <. Nothing → "–".
    """
    if value is None or is_nothing(value):
        return NOTHING
    english = language == "en"
    if unit == "vnd":
        text = _vnd(value, language, trim)
    else:
        text = number(value, DECIMALS[unit], language, trim)
        if unit == "percent":
            text += "%" if english else NBSP + "%"
        elif unit == "days":
            text += NBSP + ("days" if english else "ngày")
    return qualifier_mark(qualifier, language) + text


def change_text(change: Value, unit: str, language: str = "vi") -> str:
    """A difference with its sign: "+0,31 điểm %" ("+0.31 pp" in English), "−212". Nothing → "–"."""
    if change is None or is_nothing(change):
        return NOTHING
    text = value_text(abs(float(change)), "score" if unit == "percent" else unit, language)
    if unit == "percent":
        text += NBSP + ("pp" if language == "en" else f"điểm{NBSP}%")
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if change > 0 else MINUS) + text


def axis_texts(ticks: Sequence[float], unit: str, language: str = "vi") -> list[str]:
    """Texts of the ticks of a value axis, lowest first; the unit or scale stands on the last one only.

    [96, 97, 98] percent → "96", "97", "98 %". From one million up the axis counts in triệu or tỷ (M, bn).
    """
    if not len(ticks):
        return []
    size, sign = 1, ""
    largest = max(abs(tick) for tick in ticks)
    for scale, _, _, _, signs in _SCALES:
        if largest >= scale:
            size, sign = scale, signs[1 if language == "en" else 0]
            break
    scaled = [float(f"{tick / size:.10g}") for tick in ticks]
    exponents = [Decimal(str(tick)).normalize().as_tuple().exponent for tick in scaled]
    decimals = max(max(0, -exponent) for exponent in exponents if isinstance(exponent, int))  # all are finite
    texts = [number(tick, decimals, language) for tick in scaled]
    if sign:
        texts[-1] += NBSP + sign
    elif unit == "percent":
        texts[-1] += "%" if language == "en" else NBSP + "%"
    return texts
