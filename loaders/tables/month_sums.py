"""Columns beside months: those that add the months up, those of the year to date, and those of neither.

A sum is a claim and compared. "Lũy kế" beside months that begin in January is one too; beside months that begin later
it may be since January or since the first month shown: asked where its heading does not say it.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from data.facts import Problem
from data.names import fold
from data.periods import parse_period
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.problems.catalogue import problem
from loaders.tables.column_periods import split_period, to_date
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import header_key
from loaders.tables.month_columns import MonthColumns
from loaders.tables.unread import Unread, holds_figures, settle_figures
from loaders.text.numbers import read_number
from loaders.text.wording import period_names

SINCE_JANUARY, SINCE_FIRST = "year", "shown"
_SUMS = frozenset(
    map(header_key, ("Cộng", "Tổng", "Tổng cộng", "Tổng số", "Cả năm", "Lũy kế", "Lũy kế năm", "Lũy kế từ đầu năm"))
)
_ASIDE = frozenset(map(header_key, ("Đơn vị tính", "ĐVT", "STT", "TT", "Số TT", "Ghi chú")))
_SINCE_JANUARY = re.compile(fold(r"đầu năm|trong năm|năm nay|(lũy kế|cộng dồn) năm"))


@dataclass(frozen=True)
class BesideMonths:
    """What stands beside the months: `sums` column -> heading, `to_date` column -> the label of the year to date,
    `left_out` columns of "Lũy kế" of which nothing is read."""

    sums: dict[int, str]
    to_date: dict[int, str]
    left_out: frozenset[int]

    @cached_property
    def columns(self) -> set[int]:
        return {*self.sums, *self.to_date, *self.left_out}


def settle_sums(
    sheet: Sheet, months: MonthColumns, labels: dict[int, str], context: Context, problems: list[Problem]
) -> BesideMonths:
    """The columns of sums; what "Lũy kế" beside months of a part of the year counts is asked (question
    `since:CELL`)."""
    heads = {
        c: text_of(sheet.cell(months.row, c) or sheet.cell(max(0, months.row - 1), c))
        for c in range(max(map(len, sheet.rows)))
        if c not in months.columns
    }
    sums = {c: text for c, text in heads.items() if header_key(text) in _SUMS}
    if [months.label(c, 2000) for c in sorted(months.columns)][:1] in (["2000-01"], ["2000-Q1"]):
        return BesideMonths(sums, {}, frozenset())
    sums = {c: text for c, text in sums.items() if not re.match("lũy kế|cả năm", header_key(text))}
    running = {c: text for c, text in heads.items() if c > min(months.columns) and _is_running(text)}
    answers = {c: _since(sheet, months, c, text, labels, context, problems) for c, text in running.items()}
    shown = [c for c in labels if any(_says_number(sheet, row, c) for row in range(months.row + 1, len(sheet.rows)))]
    last = to_date(labels[max(shown or labels)])
    return BesideMonths(
        sums | {c: running[c] for c, answer in answers.items() if answer == SINCE_FIRST},
        {c: last for c, answer in answers.items() if answer == SINCE_JANUARY},
        frozenset(c for c, answer in answers.items() if answer in ("", SKIP)),
    )


def _is_running(text: str) -> bool:
    words = header_key(text)
    return words.startswith(("lũy kế", "cộng dồn")) or split_period(words)[1] == "to date"


def _since(
    sheet: Sheet,
    months: MonthColumns,
    column: int,
    text: str,
    labels: dict[int, str],
    context: Context,
    problems: list[Problem],
) -> str:
    """Since when a column counts, or that it is left out; "" while it is asked."""
    if _SINCE_JANUARY.search(header_key(text)):
        return SINCE_JANUARY
    where = cell_name(sheet.name, months.row, column)
    question = f"since:{where}"
    answer = context.answers.get(question, "")
    if answer in (SINCE_JANUARY, SINCE_FIRST, SKIP):
        return answer
    first, last = (period_names(labels[c]) for c in (min(labels), max(labels)))
    year = parse_period(labels[max(labels)]).end.year
    same, of = _rows_that_add_up(sheet, months, column)
    choices = {
        SINCE_JANUARY: (f"Từ tháng 1/{year} đến {last[0]}", f"From January {year} to {last[1]}"),
        SINCE_FIRST: (
            f"Từ {first[0]} đến {last[0]}: cộng các cột (đúng ở {same} trên {of} dòng), chỉ để đối chiếu",
            f"From {first[1]} to {last[1]}: the sum of the columns (so in {same} of {of} rows), only compared",
        ),
        SKIP: ("Bỏ cột này", "Leave this column out"),
    }
    if of and same == of:  # the sum of what is shown: the likely answer first
        choices = {key: choices[key] for key in (SINCE_FIRST, SINCE_JANUARY, SKIP)}
    problems.append(problem("since_which_month", where, text=text, first=first, question=question, choices=choices))
    return ""


def _rows_that_add_up(sheet: Sheet, months: MonthColumns, column: int) -> tuple[int, int]:
    """(rows in which a column is the sum of the months, rows with figures in both)."""
    same = of = 0
    for row in range(months.row + 1, len(sheet.rows)):
        parts = [read_number(sheet.cell(row, c)).value for c in months.columns if sheet.cell(row, c) is not None]
        total = read_number(sheet.cell(row, column)).value if sheet.cell(row, column) is not None else None
        known = [part for part in parts if part is not None]
        if total is not None and len(known) == len(parts) > 0 and any(known):
            of += 1
            same += total == sum(known)
    return same, of


def columns_without_name(sheet: Sheet, months: MonthColumns, beside: BesideMonths) -> list[Problem]:
    """A month over several columns: which of them counts is not said, so none is read."""
    for column in range(min(months.columns) + 1, max(map(len, sheet.rows))):
        if column in months.columns or column in beside.columns or sheet.cell(months.row, column) is not None:
            continue
        row = next(
            (r for r in range(months.row + 1, len(sheet.rows)) if isinstance(sheet.cell(r, column), (int, float))), None
        )
        if row is not None:
            return [problem("month_columns_several", cell_name(sheet.name, row, column))]
    return []


def unknown_columns(
    sheet: Sheet, months: MonthColumns, names: int | None, beside: BesideMonths, context: Context
) -> list[Problem]:
    """Columns beside the months: those of figures, and rates between months, are of no period this table names, and
    may only be left out. `names`: the column of measures, where rows are such."""
    first, last = min(months.columns), max(months.columns)
    unknown = {
        c: Unread(cell_name(sheet.name, months.row, c), text_of(v), may_count=False)
        for c, v in enumerate(sheet.rows[months.row])
        if isinstance(v, str) and c != names and (names is not None or c > first)
        if c not in months.columns and c not in beside.columns and header_key(v) not in _ASIDE
    }
    body = range(months.row + 1, len(sheet.rows))
    figures = {
        c: one
        for c, one in unknown.items()
        if holds_figures(sheet, months.row + 1, c, header_key(one.words))
        or (first < c < last and any(_says_number(sheet, row, c) for row in body))
    }
    _, asked = settle_figures(list(figures.values()), set(), context)
    remarks = [problem("column_unknown", one.where, text=one.words) for c, one in unknown.items() if c not in figures]
    return remarks + asked


def _says_number(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cell(row, column)
    return cell is not None and read_number(cell).state != "blank"
