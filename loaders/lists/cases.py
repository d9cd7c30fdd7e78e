"""Lists with one row a case (a dossier, a ticket): their columns, their days, their doubles.

What leaves the process that reads such a list is counts (rule 33 of the reliability rules); its messages name
rows and numbers of rows, never the text of a cell but the words of a status (`dossier_statuses`).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import add, itemgetter

from data.facts import Problem
from data.names import fold, nfc
from data.personal import holds_identity, is_personal_column, is_personal_heading
from loaders.files.sheets import Sheet, cell_name, column_name, text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header
from loaders.text.numbers import BLANKS
from loaders.text.wording import both

UNREADABLE = -1  # a day that is written and cannot be read
_ROW_SPACE = 1 << 24  # rows of the second sheet count on from here
_EXCEL_DAY_0 = date(1899, 12, 30).toordinal()
_DMY = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](20\d\d|\d\d)(?!\d)")
_YMD = re.compile(r"(?<!\d)(20\d\d)[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
_SHOWN = 5
FIRST, LAST, ALL = "first", "last", "all"
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
EXCHANGED, AS_STORED = "exchanged", "as_stored"
_LEAST_MONTHS = 4  # on one and the same day of so many months nothing comes in by chance
_LEAST_EXCHANGED = 3  # real days, none after the 12th, beside texts of later days: no chance


@dataclass
class Cases:
    """The rows of a list over one or several sheets: `columns` key -> cells, one a case; `rows` where each stands."""

    sheets: list[tuple[Sheet, Header]]
    rows: list[int] = field(default_factory=list)
    columns: dict[str, list] = field(default_factory=dict)

    def cell(self, row: int, column: int = 0) -> str:
        """The name of a cell by the number in `rows`."""
        sheet, _ = self.sheets[row // _ROW_SPACE]
        return cell_name(sheet.name, row % _ROW_SPACE, column)

    def span(self, first: int, last: int) -> str:
        """The block of rows from `first` to `last`, as a locator: `Danh sách!A5:M90`."""
        index, row = divmod(last, _ROW_SPACE)
        sheet, header = self.sheets[index]
        prefix = "" if first // _ROW_SPACE == index else f"{sheet.name}!"
        return f"{self.cell(first)}:{prefix}{column_name(max(header.paths, default=0))}{row + 1}"

    def heading(self, key: str) -> str:
        """The cell of a column's heading."""
        sheet, header = self.sheets[0]
        return header.locator(sheet, header.columns[key]) if key in header.columns else self.cell(0)

    def keep(self, positions: list[int]) -> None:
        """Keep only the cases at these positions."""
        self.rows = [self.rows[i] for i in positions]
        self.columns = {key: [cells[i] for i in positions] for key, cells in self.columns.items()}


def settle_columns(
    sheet: Sheet,
    header: Header,
    needed: Iterable[str],
    labels: dict[str, tuple[str, str]],
    context: Context,
    problems: list[Problem],
) -> None:
    """Columns that mean the same are asked; personal ones and those nobody needs are named once and left unread."""
    for key, columns in header.doubled.items():
        if key not in needed:
            continue
        question = f"column:{sheet.name}:{key}"
        answer = context.answers.get(question)
        choices = {column_name(c): (f"Cột {column_name(c)}", f"Column {column_name(c)}") for c in columns}
        choices[SKIP] = ("Không đọc cột nào", "Read none of them")
        if answer in choices and answer != SKIP:
            header.columns[key] = next(c for c in columns if column_name(c) == answer)
        elif answer is None:
            name_vi, name_en = labels[key]
            problems.append(
                problem(
                    "column_doubled",
                    header.locator(sheet, columns[0]),
                    meaning=(name_vi, name_en),
                    question=question,
                    choices=choices,
                )
            )
    personal = [c for c, path in header.paths.items() if any(map(is_personal_heading, path))]
    for key in [key for key, column in header.columns.items() if column in personal and key in labels]:
        del header.columns[key]
    body = sheet.rows[header.body : header.body + 2000]
    by_value = [
        c
        for c in header.unknown
        if c not in personal and is_personal_column(row[c] if c < len(row) else None for row in body)
    ]
    say_personal(sheet, header, sorted(personal + by_value), problems)
    others = [c for c in header.unknown if c not in personal + by_value and not holds_identity(header.words(c))]
    if others:
        where = header.locator(sheet, others[0])
        named = "; ".join(map(header.words, others))
        problems.append(problem("columns_not_needed", where, count=len(others), columns=named))


def say_personal(sheet: Sheet, header: Header, columns: list[int], problems: list[Problem]) -> None:
    """Name columns of personal data by their cells alone."""
    if columns:
        cells = ", ".join(header.locator(sheet, c).rsplit("!", 1)[1] for c in columns)
        problems.append(
            problem("personal_columns:list", header.locator(sheet, columns[0]), count=len(columns), cells=cells)
        )


def read_cases(
    sheets: list[tuple[Sheet, Header]],
    keys: Iterable[str],
    named: Iterable[str],
    marks: tuple[str, ...],
    problems: list[Problem],
) -> Cases:
    """The cases of a list. A row is one when any of its `marks` columns is filled.

    A column of `named` (its texts would leave as names) that is personal by its cells is left out and said.
    """
    cases = Cases(sheets)
    keys = [key for key in keys if any(key in header.columns for _, header in sheets)]
    columns: dict[str, list] = {key: [] for key in keys}
    for index, (sheet, header) in enumerate(sheets):
        body = sheet.rows[header.body :]
        width = max(header.columns.values()) + 1
        body = [row if len(row) >= width else row + [None] * (width - len(row)) for row in body]
        here = [key for key in keys if key in header.columns]
        # All columns of a row at once: going through the rows once a column costs three times as much.
        cells = dict(zip(here, zip(*map(itemgetter(*(header.columns[key] for key in here), 0), body))))
        marked = [cells[mark] for mark in marks if mark in cells]
        filled = (
            [n for n, row_marks in enumerate(zip(*marked)) if any(v is not None and v != "" for v in row_marks)]
            if any(None in column or "" in column for column in marked)
            else range(len(body))
        )
        first = index * _ROW_SPACE + header.body
        cases.rows += [first + number for number in filled]
        for key in keys:
            column = cells.get(key) or (None,) * len(body)
            columns[key] += column if len(filled) == len(body) else [column[n] for n in filled]
    cases.columns = columns
    for key in set(named) & cases.columns.keys():
        if is_personal_column(cases.columns[key]):
            sheet, header = sheets[0]
            if key in header.columns:
                say_personal(sheet, header, [header.columns[key]], problems)
            del cases.columns[key]
    return cases


def names_of(cells: list) -> list[str]:
    """Texts of a column to group by, one spelling each; "" for a blank, and for a text that identifies somebody."""
    known: dict = {}
    for cell in set(cells):
        text = nfc(text_of(cell))
        known[cell] = "" if text.casefold() in BLANKS or holds_identity(text) else text
    return [known[cell] for cell in cells]


def coded(cells: list | None, code_of: Callable[[str], int], size: int) -> list[int]:
    """What the words of a column mean, asked once a word; of a column that is not there, what "" means."""
    if cells is None:
        return [code_of("")] * size
    known = {cell: code_of(fold(text_of(cell))) for cell in set(cells)}
    return [known[cell] for cell in cells]


def days_of(cases: Cases, key: str, context: Context, problems: list[Problem]) -> list[int | None]:
    """The days of a column as ordinals: None for a blank, `UNREADABLE` for what is no day.

    Texts are read day first (14/03/2026), times of day left off; where only month first can be right for some
    of them and day first for none, or all would be one day of many months, it is asked (question `dates:COLUMN`).
    Real days of which none is after the 12th beside texts that all are were exchanged by another system's Excel: asked
    too (question `exchanged:COLUMN`).
    """
    question = f"dates:{key}"
    answer = context.answers.get(question)
    cells = cases.columns[key]
    if _look_exchanged(cells):
        if context.answers.get(f"exchanged:{key}") == EXCHANGED:
            cells = [_exchanged(cell) for cell in cells]
        elif f"exchanged:{key}" not in context.answers:
            problems.append(_ask_exchanged(cases, key))
    orders: set[str] = set()
    known: dict = {}
    days: dict = {}
    for cell in set(cells):
        short = cell[:10] if isinstance(cell, str) and len(cell) > 10 and ":" not in cell[:10] else cell
        if short not in days:
            days[short] = _day_of(short, answer == MONTH_FIRST, orders)
        known[cell] = days[short]
    dates = [known[cell] for cell in cells]
    are_one_day = not orders and _are_one_text_day(cells)
    if answer is None and (orders == {MONTH_FIRST} or are_one_day):
        code = "date_order:months" if are_one_day else "date_order"
        problems.append(problem(code, cases.heading(key), question=question, choices=_orders(cells)))
    return dates


def _orders(cells: list) -> dict[str, tuple[str, str]]:
    """Both readings of days, each with a day of the column as it would be read, and how many of them it can read."""
    texts = [cell for cell in cells if isinstance(cell, str) and _DMY.search(cell)]
    choices = {}
    for order, vi, en in ((MONTH_FIRST, "Tháng trước", "Month first"), (DAY_FIRST, "Ngày trước", "Day first")):
        days = {text: _day_of(text, order == MONTH_FIRST, set()) for text in set(texts)}
        readable = {text: day for text, day in days.items() if day is not None and day != UNREADABLE}
        count = sum(text in readable for text in texts)
        first = next((text for text in texts if text in readable), "")
        example = f": {first[:10].strip()} → {date.fromordinal(readable[first]):%d/%m/%Y}" if first else ""
        choices[order] = (
            f"{vi}{example} (đọc được {count} trong {len(texts)} ngày)",
            f"{en}{example} ({count} of {len(texts)} days can be read)",
        )
    return choices


def _look_exchanged(cells: list) -> bool:
    """Whether real days end with the 12th and texts begin after it, or all are one day of many months."""
    real = [cell.day for cell in cells if isinstance(cell, date)]
    if len(real) < _LEAST_EXCHANGED or max(real) > 12:
        return False
    if _are_one_day(cells):
        return True
    texts = [match for cell in cells if isinstance(cell, str) and (match := _DMY.search(cell))]
    return len(texts) >= _LEAST_EXCHANGED and all(int(match[1]) > 12 >= int(match[2]) for match in texts)


def _are_one_day(cells: list) -> bool:
    """Whether a column is the 6th of February, of March, of April …: days of June that were exchanged, mostly."""
    real = {cell.toordinal(): cell for cell in cells if isinstance(cell, date)}.values()
    return len({day.day for day in real}) == 1 and len({day.month for day in real}) >= _LEAST_MONTHS


def _are_one_text_day(cells: list) -> bool:
    """The same of days written as text: 09/01, 09/02, 09/03 … are days of September, mostly."""
    days = {match[0]: match for cell in set(cells) if isinstance(cell, str) and (match := _DMY.search(cell))}.values()
    return len({match[1] for match in days}) == 1 and len({match[2] for match in days}) >= _LEAST_MONTHS


def _exchanged(cell):
    """A real day with its day and month the other way round."""
    return cell.replace(day=cell.month, month=cell.day) if isinstance(cell, date) else cell


def _ask_exchanged(cases: Cases, key: str) -> Problem:
    """Both readings with the months they would give."""
    real = [cell for cell in cases.columns[key] if isinstance(cell, date)]
    now, other = (len({(day.year, day.month) for day in days}) for days in (real, map(_exchanged, real)))
    day = next((day for day in real if day.day != day.month), real[0])
    as_is, turned = f"{day:%d/%m/%Y}", f"{_exchanged(day):%d/%m/%Y}"
    return problem(
        "dates_exchanged:months" if _are_one_day(real) else "dates_exchanged",
        cases.heading(key),
        count=both(len(real)),
        question=f"exchanged:{key}",
        choices={
            EXCHANGED: (
                f"Đổi lại ngày và tháng: {as_is} → {turned} (rơi vào {other} tháng)",
                f"Exchange day and month: {as_is} → {turned} (they fall into {other} months)",
            ),
            AS_STORED: (
                f"Giữ như trong tệp: {as_is} (rơi vào {now} tháng)",
                f"As the file has them: {as_is} (they fall into {now} months)",
            ),
        },
    )


def _day_of(cell, month_first: bool, orders: set[str]) -> int | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, date):  # a datetime is one too
        return cell.toordinal()
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _EXCEL_DAY_0 + int(cell) if 36_000 < cell < 73_000 else UNREADABLE
    if not isinstance(cell, str) or cell.strip().casefold() in BLANKS:
        return None if isinstance(cell, str) else UNREADABLE
    if match := _YMD.search(cell):
        return _ordinal(match[1], match[2], match[3])
    if not (match := _DMY.search(cell)):
        return UNREADABLE
    first, second = int(match[1]), int(match[2])
    if first > 12 >= second:
        orders.add(DAY_FIRST)
    elif second > 12 >= first:
        orders.add(MONTH_FIRST)
    day, month = (second, first) if month_first else (first, second)
    return _ordinal(match[3] if len(match[3]) == 4 else "20" + match[3], month, day)


def _ordinal(year, month, day) -> int:
    try:
        return date(int(year), int(month), int(day)).toordinal()
    except ValueError:
        return UNREADABLE


def settle_case_doubles(cases: Cases, key: str, context: Context, problems: list[Problem]) -> None:
    """One case a number: rows that are equal count once, rows that differ are asked (question `doubles`).

    The numbers are used here alone and forgotten.
    """
    numbers = cases.columns.pop(key, None)
    if not numbers:
        return
    if len(set(numbers)) == len(numbers):
        return
    last: dict = {}
    doubled: dict = {}
    for position, number in enumerate(numbers):
        if number is None or number == "":
            continue
        if number in last:
            doubled.setdefault(number, [last[number]]).append(position)
        else:
            last[number] = position
    if not doubled:
        return
    cells = list(cases.columns.values())
    same, differ, dropped = 0, [], set()
    answer = context.answers.get("doubles")
    for positions in doubled.values():
        if len({tuple(column[p] for column in cells) for p in positions}) == 1:
            dropped.update(positions[1:])
            same += len(positions) - 1
        else:
            differ.append(positions)
            dropped.update({FIRST: positions[1:], LAST: positions[:-1]}.get(answer or "", ()))
    if same:
        first = next(p[1] for p in doubled.values() if p[1] in dropped)
        problems.append(problem("double_same:rows", cases.cell(cases.rows[first]), count=both(same)))
    if differ and answer not in (FIRST, LAST, ALL):
        where = cases.cell(cases.rows[differ[0][1]])
        problems.append(
            problem(
                "double:rows",
                where,
                count=both(len(differ)),
                question="doubles",
                choices={
                    LAST: ("Dòng cuối của mỗi mã", "The last row of each"),
                    FIRST: ("Dòng đầu của mỗi mã", "The first row of each"),
                    ALL: ("Mọi dòng, mỗi dòng là một hồ sơ", "Every row is a case"),
                },
            )
        )
    if dropped:
        cases.keep([p for p in range(len(cases.rows)) if p not in dropped])


class Apart:
    """Cases that could not be counted in full: why, how many, where the first ones stand."""

    def __init__(self, cases: Cases):
        self._cases = cases
        self._rows: dict[str, list[int]] = {}

    def add(self, code: str, row: int) -> None:
        self._rows.setdefault(code, []).append(row)

    def count(self, code: str) -> int:
        return len(self._rows.get(code, ()))

    def problems(self, keys: Iterable[str]) -> list[Problem]:
        """One warning a code, in the order of `keys` of the catalogue; their sentences hold `{count}` and `{rows}`."""
        warnings = []
        for key in keys:
            rows = self._rows.get(key.partition(":")[0])
            if rows:
                shown = ", ".join(self._cases.cell(row).rsplit("!A", 1)[1] for row in rows[:_SHOWN])
                shown += f" … (+{len(rows) - _SHOWN})" if len(rows) > _SHOWN else ""
                warnings.append(problem(key, self._cases.cell(rows[0]), count=both(len(rows)), rows=shown))
        return warnings


@dataclass(slots=True)
class Tally:
    """How many cases, the first and the last row of them, their days of handling and how many have such days."""

    count: int
    first: int
    last: int
    days: int = 0
    with_days: int = 0

    def with_also(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.count + other.count,
            min(self.first, other.first),
            max(self.last, other.last),
            self.days + other.days,
            self.with_days + other.with_days,
        )


class Events:
    """What happened to the cases of a list: kinds numbered below `kinds`, in months numbered below `months`.

    Three lists side by side, appended to together: the case's position, month × kinds + kind, days of handling or
    -1. A list of cases is long, and a call for each event would cost more than all the rest.
    """

    def __init__(self, rows: list[int], kinds: int, months: int):
        self._rows, self._kinds, self._size = rows, kinds, kinds * months
        self.positions: list[int] = []
        self.slots: list[int] = []
        self.days: list[int] = []

    def add(self, position: int, month: int, what: int) -> None:
        """One event without days of handling."""
        self.positions.append(position)
        self.slots.append(month * self._kinds + what)
        self.days.append(-1)

    def holds(self, month: int, what: int) -> bool:
        return month * self._kinds + what in self.slots

    def tallied(self, groups: Iterable) -> dict[tuple, Tally]:
        """(group, month, what) -> tally; `groups`: that of each position."""
        groups = list(groups)
        numbers = {group: number * self._size for number, group in enumerate(dict.fromkeys(groups))}
        base = list(map(numbers.__getitem__, groups))
        keys = list(map(add, map(base.__getitem__, self.positions), self.slots))
        rows = list(map(self._rows.__getitem__, self.positions))
        last = dict(zip(keys, rows))
        keys.reverse()
        rows.reverse()
        first = dict(zip(keys, rows))
        timed = [(key, days) for key, days in zip(keys, reversed(self.days)) if days >= 0]
        days: dict[int, int] = dict.fromkeys((key for key, _ in timed), 0)
        for key, taken in timed:
            days[key] += taken
        with_days = Counter(key for key, _ in timed)
        names = list(numbers)
        return {
            (names[key // self._size], key % self._size // self._kinds, key % self._kinds): Tally(
                count, first[key], last[key], days.get(key, 0), with_days[key]
            )
            for key, count in Counter(keys).items()
        }
