"""What a heading says of its period: "Trong tháng", "Lũy kế từ đầu năm", "Cùng kỳ năm trước", "đến 30/9/2026".

A heading is split into the words of what it counts and the words of when; the latter are a period once the table's
own is known. "Ước tháng 10" and "so với cùng kỳ" are no period, and no words of a measure either.
"""

import re
from datetime import date

from data.names import fold, search_key
from data.periods import parse_period, shift, year_before
from loaders.tables.titles import Settled
from loaders.text.periods import read_date, read_label

_YEAR = r"(?:\s*[/.-]\s*|\s+năm\s+|\s+)20\d\d"
_ROMAN_OR_DIGIT = r"(?:iv|i{1,3}|[1-4])"
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d"
_RELATIVE = (
    ("year ago to date", r"(?:lũy kế|cộng dồn) cùng kỳ(?: năm (?:trước|ngoái))?"),
    ("year ago", r"(?:thực hiện )?cùng kỳ(?: năm (?:trước|ngoái))?|(?:kỳ |tháng này )?năm (?:trước|ngoái)"),
    ("to date", r"(?:số )?lũy kế(?: (?:từ )?đầu năm| năm(?: nay)?| đến nay| đến kỳ báo cáo)*|cộng dồn(?: từ đầu năm)?"),
    ("to date", r"từ đầu năm(?: đến nay| đến kỳ báo cáo)?"),
    ("own", r"(?:thực hiện )?(?:trong|của) (?:tháng|kỳ|quý)(?: báo cáo| này)?|(?:tháng|kỳ|quý) (?:này|báo cáo)"),
    ("before", r"tháng trước"),
)
_WHOLE = [(kind, re.compile(fold(words))) for kind, words in _RELATIVE]
_UNTIL = rf"(?:(?:lũy kế|tính|từ đầu năm|chốt|số liệu)\s+)*đến\s+(?:hết\s+)?(?:ngày\s+)?{_DAY}"
_INSIDE = re.compile(
    fold(
        rf"{_UNTIL}|(?:thực hiện\s+|trong\s+)?tháng\s*\d{{1,2}}{_YEAR}|\bt\d{{1,2}}\s*[/.-]\s*20\d\d|"
        rf"quý\s*{_ROMAN_OR_DIGIT}{_YEAR}|\b[69] tháng(?: đầu)?(?: năm)?\s*(?:20\d\d)|\bnăm\s*20\d\d"
    )
)
_ALONE = re.compile(
    fold(
        rf"(?:thực hiện )?tháng \d{{1,2}}|t\d{{1,2}}|quý {_ROMAN_OR_DIGIT}|(?:lũy kế )?\d{{1,2}} tháng(?: đầu năm)?|"
        r"(?:20\d\d)|\d{1,2}/20\d\d"
    )
)
_NOT_COUNTED = re.compile(fold(r"\bước\b|so với|so sánh|tăng|giảm|chênh lệch|kế hoạch tháng|dự kiến"))

# "Từ 01-15/10", "từ ngày 1/10 đến ngày 15/10/2026": a window by its days.
_WINDOW = re.compile(
    fold(
        r"(?:từ )?(?:ngày )?(\d{1,2})(?:\s*/\s*(\d{1,2})(?:\s*/\s*20\d\d)?)?\s*(?:-|đến)\s*(?:hết )?(?:ngày )?"
        r"(\d{1,2})\s*/\s*(\d{1,2})(?:\s*/\s*20\d\d)?"
    )
)
_LEAST_DAYS = 27  # of a month, however its window is cut
_PART_OF_MONTH = re.compile(
    fold(r"tuần \d{1,2}(?:/20\d\d)?|nửa (?:đầu|cuối)(?: tháng)?|\d{1,2} ngày (?:đầu|cuối)(?: tháng)?")
)
_NO_PERIOD = re.compile(fold(r"kế hoạch|mục tiêu|chỉ tiêu|bình quân|trung bình|cùng kỳ|so với|\bước\b|tăng|giảm|tỷ lệ"))


def split_period(words: str) -> tuple[str, str]:
    """(what is counted, when) of the folded words of a heading: ("giải ngân", "đến 30/6/2026").

    When is "" where nothing is said of it; both are "" for an estimate or a comparison.
    """
    if is_not_counted(words):
        return words, ""
    words = re.sub(fold(r"^cả (?=tháng|quý|năm)"), "", words)
    for kind, pattern in _WHOLE:
        if pattern.fullmatch(words):
            return "", kind
    if _ALONE.fullmatch(words):
        return "", words
    match = _INSIDE.search(words)
    if match is None:
        return words, ""
    rest = f"{words[: match.start()]} {words[match.end() :]}"
    return " ".join(rest.split()).strip(" ,;:-"), match[0]


def is_not_counted(words: str) -> bool:
    """Whether a heading is an estimate of what is to come, a comparison, or of some days of a month alone."""
    return bool(_NOT_COUNTED.search(words)) or _is_part_of_month(words)


def _is_part_of_month(words: str) -> bool:
    """Whether a heading is a week, half a month or other days of one: no period of ours."""
    if window := _WINDOW.fullmatch(words):
        first, last = int(window[1]), int(window[3])
        months = (int(window[4]) - int(window[2] or window[4])) % 12
        return months < 2 and last + 30 * months - first + 1 < _LEAST_DAYS
    return bool(_PART_OF_MONTH.fullmatch(words))


def is_no_period(cell: object) -> bool:
    """Whether a row between months is none of them: a plan, an estimate, a mean, a comparison."""
    return isinstance(cell, str) and bool(_NO_PERIOD.search(fold(cell)))


def is_relative(when: str) -> bool:
    """Whether the words of a heading name a period by another: "lũy kế", "cùng kỳ", "tháng trước"."""
    return when in dict(_RELATIVE)


def to_date(label: str) -> str:
    """The year to date that ends where a period does: 2026-09 and 2026-Q3 both end 2026-09-YTD."""
    end = parse_period(label).end
    return f"{end.year}-{end.month:02d}-YTD"


def column_period(when: str, own: Settled | None, year: int | None) -> tuple[str, date | None] | None:
    """(label, printed last day) of the words of a heading; None for the table's own period or where it is open.

    `own`: the table's period, `year`: the one its title names.
    """
    if until := re.search(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)", when):
        end = read_date(until[1], until[2], until[3])
        return (f"{end.year}-{end.month:02d}-YTD", end) if end else None
    label = own.label if own else None
    if when in ("own", ""):
        return None
    if when in dict(_RELATIVE):
        named = _relative(when, label) if label else None
        return (named, None) if named else None
    named = _months_since_january(when, year) or read_label(re.sub(fold(r"^(?:thực hiện|trong) "), "", when), year)
    return (named, None) if named else None


def _relative(when: str, label: str) -> str | None:
    if when == "to date":
        return to_date(label)
    if when == "before":
        return shift(label, -1)
    return year_before(label if when == "year ago" else to_date(label))


def _months_since_january(when: str, year: int | None) -> str | None:
    """ "9 tháng" and "6 tháng đầu năm" of the year the title names; of other lengths the year to date."""
    match = re.fullmatch(r"(luy ke )?(\d{1,2}) thang(?: dau nam)?", search_key(when))
    if match is None or year is None or not 1 <= int(match[2]) <= 12:
        return None
    whole = {6: f"{year}-H1", 9: f"{year}-9M", 12: f"{year}"}
    number = int(match[2])
    return whole[number] if number in whole and not match[1] else f"{year}-{number:02d}-YTD"
