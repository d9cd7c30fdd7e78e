"""Reporting periods: one grammar of labels, their dates, and how longer ones are made of shorter ones.

Labels: `2026-06` month, `2026-Q2` quarter, `2026-H1` half, `2026-9M` nine months, `2026` year,
`2026-06-YTD` from January to June, `2026-06-14` a day (for stocks), `2026-01..2026-06` a total.
Reporting windows: Nghị định 09/2019/NĐ-CP, Điều 12; deadline: Điều 13 (the 25th).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

GRAINS = ("day", "month", "quarter", "half", "9m", "year", "ytd", "total")
DUE_DAY = 25

_LABEL = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)"
    r"|(?P<month>0[1-9]|1[0-2])(?:-(?:(?P<ytd>YTD)|(?P<day>\d{2})))?))?"
)


class PeriodError(ValueError):
    """A text that is no period label; says so in both languages."""

    def __init__(self, text: str):
        self.message_vi = (
            f"“{text}” không phải kỳ số liệu. Viết một trong: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, 2026-06-YTD."
        )
        self.message_en = (
            f"“{text}” is not a period. Write one of: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, 2026-06-YTD."
        )
        super().__init__(self.message_en)


@dataclass(frozen=True)
class Period:
    """A label with the calendar dates it means when no window is printed (first and last day)."""

    label: str
    grain: str
    start: date
    end: date

    @property
    def due(self) -> date:
        """The day its report is due: the 25th of its last month."""
        return self.end.replace(day=DUE_DAY)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _span(label: str, grain: str, year: int, first: int, last: int) -> Period:
    return Period(label, grain, date(year, first, 1), _last_day(year, last))


@cache
def parse_period(text: str) -> Period:
    """The period a label names. Raises `PeriodError` for anything that is not one of the labels."""
    if ".." in text:
        opening, closing = (parse_period(part) for part in text.split("..", 1))
        if closing.end < opening.start:
            raise PeriodError(text)
        return Period(text, "total", opening.start, closing.end)
    match = _LABEL.fullmatch(text)
    if not match:
        raise PeriodError(text)
    year = int(match["year"])
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        return _span(text, "quarter", year, last - 2, last)
    if match["half"]:
        last = 6 * int(match["half"])
        return _span(text, "half", year, last - 5, last)
    if match["nine"]:
        return _span(text, "9m", year, 1, 9)
    if not match["month"]:
        return _span(text, "year", year, 1, 12)
    month = int(match["month"])
    if match["ytd"]:
        return _span(text, "ytd", year, 1, month)
    if match["day"]:
        try:
            day = date(year, month, int(match["day"]))
        except ValueError:
            raise PeriodError(text) from None
        return Period(text, "day", day, day)
    return _span(text, "month", year, month, month)


def decree_window(label: str) -> tuple[date, date]:
    """First and last day of a period's data by Nghị định 09/2019/NĐ-CP, Điều 12: 15th to 14th."""
    period = parse_period(label)
    before = period.start - timedelta(days=1)
    return before.replace(day=15), period.end.replace(day=14)


def window_end(label: str) -> date:
    """The last day of a period's reporting window, the decree's: once it is over the period can be opened."""
    return decree_window(label)[1]


def due_date(label: str) -> date:
    """The day the report of this period is due (Nghị định 09/2019/NĐ-CP, Điều 13)."""
    return parse_period(label).due


def days_overdue(label: str, day: date) -> int:
    """By how many days a report is late on a day; 0 until the end of the day it is due."""
    return max((day - due_date(label)).days, 0)


def _month(year: int, month: int) -> str:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year}-{month:02d}"


def children(label: str) -> tuple[str, ...]:
    """The next shorter periods that tile a period, first to last; empty for a month or a day.

    A year is two halves, a half two quarters, nine months a half and a quarter; a year-to-date is the
    longest such piece that fits and the months after it; a total the halves, quarters and months in it.
    """
    period = parse_period(label)
    year, last = period.start.year, period.end.month
    match period.grain:
        case "quarter":
            return tuple(_month(year, m) for m in range(last - 2, last + 1))
        case "half":
            return (f"{year}-Q{last // 3 - 1}", f"{year}-Q{last // 3}")
        case "9m":
            return (f"{year}-H1", f"{year}-Q3")
        case "year":
            return (f"{year}-H1", f"{year}-H2")
        case "ytd":
            whole = last - last % 3
            head = {
                0: (),
                3: (f"{year}-Q1",),
                6: (f"{year}-H1",),
                9: (f"{year}-H1", f"{year}-Q3"),
                12: (f"{year}-H1", f"{year}-H2"),
            }[whole]
            return head + tuple(_month(year, m) for m in range(whole + 1, last + 1))
        case "total":
            return tuple(_pieces(period.start, period.end))
    return ()


def month_number(day: date) -> int:
    """Months counted through the years, so that neighbours differ by one."""
    return day.year * 12 + day.month


def _pieces(start: date, end: date) -> list[str]:
    """The fewest halves, quarters and months that tile the months from `start` to `end`."""
    pieces, month = [], start.replace(day=1)
    while month <= end:
        for size, label in ((6, f"{month.year}-H{month.month // 6 + 1}"), (3, f"{month.year}-Q{month.month // 3 + 1}")):
            if month.month % size == 1 and parse_period(label).end <= end:
                break
        else:
            label = f"{month:%Y-%m}"
        pieces.append(label)
        month = parse_period(label).end + timedelta(days=1)
    return pieces


def total(first: str, last: str) -> str:
    """The label of all months from one to another."""
    return f"{first}..{last}"


def months_between(start: date, end: date) -> list[str]:
    """Labels of all months from the one of `start` to the one of `end`, both included."""
    count = (end.year - start.year) * 12 + end.month - start.month
    return [_month(start.year, start.month + i) for i in range(count + 1)]


def labels_between(grain: str, start: date, end: date) -> list[str]:
    """All labels of a grain whose last day lies in [start, end], in order of time."""
    if grain == "total":
        return [total(f"{start:%Y-%m}", f"{end:%Y-%m}")]
    labels = []
    for month in months_between(start, end):
        year, number = int(month[:4]), int(month[5:])
        label = {
            "month": month,
            "ytd": f"{month}-YTD",
            "quarter": f"{year}-Q{number // 3}" if number % 3 == 0 else None,
            "half": f"{year}-H{number // 6}" if number % 6 == 0 else None,
            "9m": f"{year}-9M" if number == 9 else None,
            "year": f"{year}" if number == 12 else None,
        }[grain]
        if label and parse_period(label).end <= end:
            labels.append(label)
    return labels


def end_of(grain: str, day: date) -> date:
    """The last day of the period of a grain that a day falls in (for 9 months: of its year)."""
    months = {"quarter": 3, "half": 6, "9m": 12, "year": 12}.get(grain, 1)
    return _last_day(day.year, -(-day.month // months) * months)


@cache
def parts(label: str, grains: frozenset[str]) -> tuple[str, ...]:
    """The periods of these kinds that tile a period, the longest that fit; months where none of them does."""
    pieces: list[str] = []
    for child in children(label):
        is_part = parse_period(child).grain in grains or not children(child)
        pieces += [child] if is_part else parts(child, grains)
    return tuple(pieces)


def within(label: str) -> set[str]:
    """A period and all shorter ones that tile it."""
    return {label}.union(*(within(child) for child in children(label)))


def labels_of_year(year: str) -> tuple[str, ...]:
    """All labels of a year: months, quarters, halves, nine months, the year, and each year-to-date."""
    months = [f"{year}-{month:02d}" for month in range(1, 13)]
    parts = ["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M"]
    return (*months, *(f"{year}-{part}" for part in parts), year, *(f"{month}-YTD" for month in months))


def shift(label: str, steps: int) -> str:
    """The label `steps` periods of the same kind later (negative: earlier); a total moves by its own length."""
    period = parse_period(label)
    year, last = period.start.year, period.end.month
    match period.grain:
        case "month":
            return _month(year, last + steps)
        case "quarter":
            index = year * 4 + last // 3 - 1 + steps
            return f"{index // 4}-Q{index % 4 + 1}"
        case "half":
            index = year * 2 + last // 6 - 1 + steps
            return f"{index // 2}-H{index % 2 + 1}"
        case "9m":
            return f"{year + steps}-9M"
        case "year":
            return f"{year + steps}"
        case "ytd":
            return _month(year, last + steps) + "-YTD"
        case "day":
            return (period.start + timedelta(days=steps)).isoformat()
    length = (period.end.year - year) * 12 + last - period.start.month + 1
    return total(*(_month(day.year, day.month + steps * length) for day in (period.start, period.end)))


def year_before(label: str) -> str | None:
    """The same period of the year before; None for a total or a day."""
    period = parse_period(label)
    if period.grain in ("total", "day"):
        return None
    return f"{period.start.year - 1}{label[4:]}"


_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROMAN = ("I", "II", "III", "IV")


def period_name(label: str, language: str = "vi", short: bool = False) -> str:
    """A period as a reader says it: `Tháng 10/2026`, `Quý I/2023`; short: `T10/2026`, `Q1/2023`."""
    period = parse_period(label)
    year, last = period.start.year, period.end.month
    vi = language == "vi"
    month_en = f"{_MONTHS_EN[last - 1]} {year}"
    match period.grain:
        case "month":
            return (f"T{last}/{year}" if short else f"Tháng {last}/{year}") if vi else month_en
        case "quarter":
            quarter = last // 3
            return f"Quý {_ROMAN[quarter - 1]}/{year}" if vi and not short else f"Q{quarter}/{year}"
        case "half":
            return f"6 tháng {'đầu' if last == 6 else 'cuối'} năm {year}" if vi else f"H{last // 6}/{year}"
        case "9m":
            return f"9 tháng năm {year}" if vi else f"9 months {year}"
        case "year":
            return f"Năm {year}" if vi else f"{year}"
        case "ytd":
            return f"Lũy kế đến tháng {last}/{year}" if vi else f"Year to date, {month_en}"
        case "day":
            return f"{period.start:%d/%m/%Y}"
    first = period.start
    return f"{first.month}/{first.year}–{last}/{period.end.year}"
