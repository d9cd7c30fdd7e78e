"""Periods and dates as Vietnamese reports print them, turned into labels and days.

Works on `search_key` text: without accents and đ, lower case.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from data.names import search_key
from data.periods import PeriodError, decree_window, parse_period
from loaders.text.mentions import SINCE_JANUARY, SUMMED, Mention, Spoken, spoken_in

_DATE = (
    r"(?:\d\d?\s*(?:gio|h|:)\s*(?:\d\d)?\s*(?:phut)?,?\s*)?(?:ngay\s*:?\s*)?(\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(\d{1,2})"
    r"(?:\s*(?:[/.-]|\s+nam\s+|,\s*nam\s+)\s*(20\d\d))?"
)
_WINDOW = re.compile(r"\btu\s*:?\s*(?:het\s+)?" + _DATE + r"\s*(?:den|toi|-)\s*:?\s*(?:het\s+)?" + _DATE)
# "(01 - 30/6/2026)", "từ 01 đến hết ngày 15/7/2026": the month is said once.
_DAY_WINDOW = re.compile(r"(?:\btu\s*:?\s*|\()(?:ngay\s*)?(\d\d?)\s*(?:den|toi|-)\s*:?\s*(?:het\s+)?" + _DATE)
# "(15/9/2025 - 14/10/2025)", "kỳ 15/9 - 14/10/2025": two days and no word before them.
_BARE_WINDOW = re.compile(
    r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(20\d\d))?\s*(?:den|toi|-)\s*(?:het\s+)?(?:ngay\s+)?"
    r"(\d{1,2})/(\d{1,2})/(20\d\d)(?![\d/])"
)
_OPEN_WINDOW = re.compile(r"\btu\s+" + _DATE + r"\s*(?:den|toi)\s+nay\b")
_CUT_OFF = re.compile(r"\b(?:den|tinh den|chot den|chot so lieu|so lieu den)\s+(?:het\s+)?" + _DATE)
# The line a letter is dated by, and the dates of the decrees it quotes, are no periods.
_LETTER_DATE = re.compile(r"ngay\s+[\d.…_ ]+\s*thang\s+[\d.…_]+(?:\s*nam\s+(?:20\d\d|[\d.…_ ]+))?")
_LEGAL = re.compile(
    r"(?:ban hanh|kem theo|theo|thong tu|nghi dinh|quyet dinh|cong van)\b[^()]*?"
    r"(?:ngay\s*\d{1,2}/\d{1,2}/20\d\d|/20\d\d/[a-z-]+)"
)
_CODE = re.compile(r"\b\d+/(?:20\d\d)/(?:nd|tt|qd|nq)-[a-z]+|\b\d+/(?:nd|qd|nq)-[a-z]+")


@dataclass(frozen=True)
class PeriodText:
    """What a text says about its period: `label` where it names just one; a window, open at either end perhaps."""

    label: str | None = None
    start: date | None = None
    end: date | None = None
    is_window: bool = False
    is_cut_off: bool = False
    spoken: Spoken = field(default_factory=Spoken)


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
    return PeriodText(read_label_in(plain), start, end, is_window, is_cut_off, _spoken(plain))


def _read_window(plain: str) -> tuple[date | None, date | None, bool, bool]:
    if match := _WINDOW.search(plain) or _BARE_WINDOW.search(plain):
        day1, month1, year1, day2, month2, year2 = match.groups()
        year2 = year2 or year1
        if year2:
            end = read_date(day2, month2, year2)
            start = read_date(day1, month1, year1 or int(year2) - (int(month1) > int(month2)))
            if start and end and start <= end:
                return start, end, True, False
    if (match := _DAY_WINDOW.search(plain)) and match[4]:
        start, end = read_date(match[1], match[3], match[4]), read_date(match[2], match[3], match[4])
        if start and end and start <= end:
            return start, end, True, False
    if (match := _OPEN_WINDOW.search(plain)) and match[3]:
        return read_date(match[1], match[2], match[3]), None, True, False
    stripped = _LEGAL.sub(" ", plain)
    if (match := _CUT_OFF.search(stripped)) and match[3]:
        return None, read_date(match[1], match[2], match[3]), False, True
    return None, None, False, False


def _spoken(plain: str) -> Spoken:
    """The periods of a line in words; the date of a letter, decrees and windows are none."""
    text = _DAY_WINDOW.sub(" ", _BARE_WINDOW.sub(" ", _WINDOW.sub(" ", _OPEN_WINDOW.sub(" ", plain))))
    spoken = spoken_in(_CODE.sub(" ", _LEGAL.sub(" ", _LETTER_DATE.sub(" ", text))))
    if (match := _CUT_OFF.search(text)) and match[3] and _is_summed_to_a_day(text) and not spoken.unlike:
        month = Mention(int(match[2]), int(match[2]), int(match[3]), is_summed=True)
        return replace(spoken, mentions=(month,), is_since_january=False)
    return spoken


def _is_summed_to_a_day(text: str) -> bool:
    return bool(SUMMED.search(text) or SINCE_JANUARY.search(text))


def labels_in(spoken: Spoken) -> list[str]:
    """The labels of a line that compete. A year beside a month is the month's, "tháng 12 và năm 2025" is both; "đến
    hết tháng 10" may be the month and all up to it."""
    main = [mention for mention in spoken.mentions if mention.role == "main"]
    others = [mention for mention in main if not mention.is_year and mention.label()]
    labels = [mention for mention in main if not others or not mention.is_year or mention.is_joined]
    both = [label for mention in labels for label in (_until(mention), mention.label()) if label]
    return list(dict.fromkeys(both))


def _until(mention: Mention) -> str | None:
    return replace(mention, is_summed=True).label() if mention.is_until else None


def read_label_in(plain: str) -> str | None:
    """The label a line of `search_key` text names, if it names just one."""
    spoken = _spoken(plain)
    labels = labels_in(spoken)
    is_unclear = spoken.shorter or (spoken.unlike and len(labels[0]) == 4 if labels else False)
    return labels[0] if len(labels) == 1 and not is_unclear else None


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
    return read_label_in(plain) or (label_in_year(plain, year) if year else None)


def label_in_year(plain: str, year: int) -> str | None:
    """The label of a line that names one period without its year ("Quý II", "6 tháng đầu năm")."""
    spoken = _spoken(plain)
    labels = {mention.label(year) for mention in spoken.mentions if mention.year is None and mention.role == "main"}
    is_one = len(labels) == 1 and not spoken.shorter and not spoken.unlike
    return labels.pop() if is_one and not any(m.is_until for m in spoken.mentions) else None


def label_of_window(start: date, end: date) -> str | None:
    """The label whose decree window or calendar dates these are, the shortest kind first; None if none fits."""
    for label in labels_ending(end):
        period = parse_period(label)
        if (start, end) in ((period.start, period.end), decree_window(label)):
            return label
    return None


def labels_ending(end: date) -> list[str]:
    """The labels whose last month is that of a day, the shortest kind first."""
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

    A window fits when it is about as long as the period and shares three tenths of its days with it; of an
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
    return 0.7 <= window / length <= 1.4 and shared >= 0.3 * window
