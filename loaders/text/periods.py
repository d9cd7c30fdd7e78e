"""Periods and dates as Vietnamese reports print them, turned into labels and days.

Works on `search_key` text: without accents and đ, lower case.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.names import search_key
from data.periods import PeriodError, decree_window, parse_period

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:[\s/.,(-]|\bnam\b|\bcua nam\b)+(?P<year>20\d\d)\b"
_DATE = (
    r"(?:ngay\s*:?\s*)?(\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(\d{1,2})"
    r"(?:\s*(?:[/.-]|\s+nam\s+|,\s*nam\s+)\s*(20\d\d))?"
)
_WINDOW = re.compile(r"\btu\s*:?\s*(?:het\s+)?" + _DATE + r"\s*(?:den|toi|-)\s*:?\s*(?:het\s+)?" + _DATE)
_OPEN_WINDOW = re.compile(r"\btu\s+" + _DATE + r"\s*(?:den|toi)\s+nay\b")
_CUT_OFF = re.compile(r"\b(?:den|tinh den|chot den|chot so lieu|so lieu den)\s+(?:het\s+)?" + _DATE)
# The line a letter is dated by, and the dates of the decrees it quotes, are no periods.
_LETTER_DATE = re.compile(r"ngay\s+[\d.…_ ]+\s*thang\s+[\d.…_ ]+\s*nam\s+(?:20\d\d|[\d.…_ ]+)")
_LEGAL = re.compile(
    r"(?:ban hanh|kem theo|theo|thong tu|nghi dinh|quyet dinh|cong van)\b[^()]*?"
    r"(?:ngay\s*\d{1,2}/\d{1,2}/20\d\d|/20\d\d/[a-z-]+)"
)
_CODE = re.compile(r"\b\d+/(?:20\d\d)/(?:nd|tt|qd|nq)-[a-z]+|\b\d+/(?:nd|qd|nq)-[a-z]+")
_YTD = re.compile(r"\bluy ke\b(?! trong ky| ca ky)")
_LABELS = (
    (re.compile(r"\b(?:qu[yi]|q)\s*(?P<n>iv|i{1,3}|[1-4])\b" + _YEAR), "quarter"),
    (re.compile(r"\b(?:6|sau|06)\s*thang\s*(?P<n>dau|cuoi)(?:\s+nam)?" + _YEAR), "half"),
    (re.compile(r"\b(?:9|chin|09)\s*thang(?:\s*dau)?(?:\s+nam)?" + _YEAR), "9m"),
    (re.compile(r"\b(?:6|sau|06)\s*thang(?:\s+nam)?" + _YEAR), "half"),
    (re.compile(r"\b(?P<n>\d{1,2})\s*thang(?:\s*dau)?(?:\s+nam)?" + _YEAR), "months"),
    (re.compile(r"\b(?:thang|t)\s*(?P<n>1[0-2]|0?[1-9])\b" + _YEAR), "month"),
    (re.compile(r"\b(?:nam|ca nam)\s*(?P<year>20\d\d)\b"), "year"),
)


@dataclass(frozen=True)
class PeriodText:
    """What a text says about its period. A window may be open at either end; `label` may be missing."""

    label: str | None = None
    start: date | None = None
    end: date | None = None
    is_window: bool = False
    is_cut_off: bool = False


def read_date(day: str, month: str, year: str | int) -> date | None:
    """A printed day, or None when the calendar has none such."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_period_text(text: str) -> PeriodText:
    """Label and window or cut-off that a line prints; empty when it prints none."""
    plain = " ".join(search_key(text).split())
    start, end, is_window, is_cut_off = _read_window(plain)
    return PeriodText(read_label_in(plain), start, end, is_window, is_cut_off)


def _read_window(plain: str) -> tuple[date | None, date | None, bool, bool]:
    if match := _WINDOW.search(plain):
        day1, month1, year1, day2, month2, year2 = match.groups()
        year2 = year2 or year1
        if year2:
            end = read_date(day2, month2, year2)
            start = read_date(day1, month1, year1 or int(year2) - (int(month1) > int(month2)))
            if start and end and start <= end:
                return start, end, True, False
    if (match := _OPEN_WINDOW.search(plain)) and match[3]:
        return read_date(match[1], match[2], match[3]), None, True, False
    stripped = _LEGAL.sub(" ", plain)
    if (match := _CUT_OFF.search(stripped)) and match[3]:
        return None, read_date(match[1], match[2], match[3]), False, True
    return None, None, False, False


def read_label_in(plain: str) -> str | None:
    """The label of the first period a line of `search_key` text names."""
    text = _WINDOW.sub(" ", _OPEN_WINDOW.sub(" ", plain))
    is_ytd = bool(_YTD.search(text))
    if is_ytd and (match := _CUT_OFF.search(text)) and match[3]:
        return f"{int(match[3])}-{int(match[2]):02d}-YTD"
    text = _CODE.sub(" ", _LEGAL.sub(" ", _LETTER_DATE.sub(" ", text)))
    labels = []
    for order, (pattern, grain) in enumerate(_LABELS):
        if match := pattern.search(text):
            label = _label(grain, match, is_ytd)
            if label:
                labels.append((grain == "year", match.start(), order, label))
    return min(labels)[3] if labels else None  # "năm 2026" inside "tháng 6 năm 2026" comes after it


def _label(grain: str, match: re.Match, is_ytd: bool) -> str | None:
    year = int(match["year"])
    number = match.groupdict().get("n") or ""
    if grain == "quarter":
        quarter = _ROMAN.get(number) or int(number)
        return f"{year}-{3 * quarter:02d}-YTD" if is_ytd else f"{year}-Q{quarter}"
    if grain == "half":
        if number == "cuoi":
            return f"{year}-H2"
        return f"{year}-06-YTD" if is_ytd else f"{year}-H1"
    if grain == "9m":
        return f"{year}-09-YTD" if is_ytd else f"{year}-9M"
    if grain == "months":
        return f"{year}-{int(number):02d}-YTD" if 1 <= int(number) <= 12 else None
    if grain == "month":
        return f"{year}-{int(number):02d}-YTD" if is_ytd else f"{year}-{int(number):02d}"
    return f"{year}-12-YTD" if is_ytd else f"{year}"


def read_label(cell, year: int | None = None) -> str | None:
    """The period one cell names: a label, "Tháng 10/2021", "10/2021", a date of its month; None if none.

    `year` completes "Tháng 10" where the sheet's title gives the year.
    """
    if isinstance(cell, (date, datetime)):
        return f"{cell.year}-{cell.month:02d}"
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        number = int(cell)
        if year and number == cell and 1 <= number <= 12:
            return f"{year}-{number:02d}"
        return f"{number}" if number == cell and 2000 <= number <= 2100 else None
    text = str(cell).strip()
    try:
        return parse_period(text.upper()).label
    except PeriodError:
        pass
    plain = " ".join(search_key(text).split())
    if match := re.fullmatch(r"(?:thang\s*)?(1[0-2]|0?[1-9])\s*[/.-]\s*(20\d\d)", plain):
        return f"{match[2]}-{int(match[1]):02d}"
    if year and (match := re.fullmatch(r"(?:thang|t)?\s*(1[0-2]|0?[1-9])", plain)):
        return f"{year}-{int(match[1]):02d}"
    if year and (match := re.fullmatch(r"qu[yi]\s*(iv|i{1,3}|[1-4])", plain)):
        return f"{year}-Q{_ROMAN.get(match[1]) or int(match[1])}"
    return read_label_in(plain)


def label_of_window(start: date, end: date) -> str | None:
    """The label whose decree window or calendar dates these are, the shortest kind first; None if none fits."""
    for label in _candidates(start, end):
        period = parse_period(label)
        if (start, end) in ((period.start, period.end), decree_window(label)):
            return label
    return None


def _candidates(start: date, end: date) -> list[str]:
    year, month = end.year, end.month
    labels = [f"{year}-{month:02d}"]
    if month % 3 == 0:
        labels.append(f"{year}-Q{month // 3}")
    if month % 6 == 0:
        labels.append(f"{year}-H{month // 6}")
    if month == 9:
        labels.append(f"{year}-9M")
    if month == 12:
        labels.append(f"{year}")
    return [*labels, f"{year}-{month:02d}-YTD"]


def window_fits(label: str, start: date | None, end: date | None) -> bool:
    """Whether a printed window may belong to a label: practice closes months from the 10th to the last day.

    A window fits when it is about as long as the period and shares two fifths of its days with it; of an
    open window only the printed end is looked at.
    """
    period = parse_period(label)
    slack = timedelta(days=31)
    if start is None or end is None:
        return (start is None or period.start - slack <= start <= period.end) and (
            end is None or period.start <= end <= period.end + slack
        )
    length, window = (period.end - period.start).days + 1, (end - start).days + 1
    shared = (min(period.end, end) - max(period.start, start)).days + 1
    return 0.7 <= window / length <= 1.4 and shared >= 0.4 * window
