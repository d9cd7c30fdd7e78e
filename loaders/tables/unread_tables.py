"""Sheets and tables of a workbook that no source reads: those with figures are asked, never dropped by the way."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from data.facts import Fact, Problem
from loaders.files.sheets import Sheet, Workbook, cell_name, cell_position
from loaders.problems.catalogue import problem
from loaders.tables.below import parts_below
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import header_key
from loaders.tables.side_by_side import parts_of
from loaders.tables.unread import holds_figures, is_figure, may_be_figures
from loaders.text.wording import listed

_LOOK_AT = 200
# What stands before a number that is no figure: a period, a form, a document.
_SAYS_WHEN = re.compile(
    r"\W*(?:(?:tháng|năm|quý|quí|kỳ|ngày|tuần|biểu|mẫu|bảng|phụ lục|trang|fax|tel)\b|số\s*(?:[:.]|$|hiệu|ký hiệu))",
    re.IGNORECASE,
)
_LEAST_ROWS = 2
_NEAR = 4  # rows below a heading: numbers of columns, a group
_SHEETS_LEFT_OUT = {SKIP: ("Bỏ các trang này", "Leave these sheets out")}
_TABLE_LEFT_OUT = {SKIP: ("Bỏ bảng này", "Leave this table out")}


def say_other_sheets(workbook: Workbook, read: list[str], context: Context) -> list[Problem]:
    """Sheets with content that were not read. Hidden ones and those without figures are named; visible ones with a
    table of figures are asked together (question `sheets`), unless a person chose which source reads the file."""
    others = [sheet for sheet in workbook.sheets if sheet.name not in read and not sheet.is_empty]
    with_figures = [sheet for sheet in others if not sheet.is_hidden and holds_table(sheet)]
    is_settled = context.answers.get("sheets") == SKIP or "source" in context.answers
    problems = []
    for sheet in others:
        if is_settled or sheet not in with_figures:
            why_vi, why_en = (
                ("đang ẩn", "it is hidden")
                if sheet.is_hidden
                else ("không có bảng nhận ra được", "no table in it is recognised")
            )
            problems.append(problem("sheet_not_read", sheet.name, why=(why_vi, why_en)))
    if with_figures and not is_settled:
        names = listed([f"“{sheet.name}”" for sheet in with_figures])
        where = with_figures[0].name
        problems.append(
            problem("sheet_not_read:figures", where, names=names, question="sheets", choices=_SHEETS_LEFT_OUT)
        )
    return problems


def say_other_tables(
    workbook: Workbook, read: list[str], find: Callable[[Sheet], object], context: Context
) -> list[Problem]:
    """Tables below, above or beside those that were read, in which `find(sheet)` sees no header: those of figures are
    asked (question `table:CELL`), unless a person chose which source reads the file; the others are named."""
    problems = []
    for sheet in workbook.sheets:
        parts = parts_below(sheet) if sheet.name in read else []
        for part, top in parts:
            pieces = parts_of(part)
            for piece in pieces if len(parts) * len(pieces) > 1 else ():
                if not find(piece):
                    problems += _say_table(piece, top, context)
    return problems


def _say_table(piece: Sheet, top: int, context: Context) -> list[Problem]:
    heading = heading_of_figures(piece, top)
    row, column = heading or (top, 0)
    first = min((c for c, value in enumerate(piece.rows[row]) if value is not None), default=column)
    where = cell_name(piece.name, row, first)
    question = f"table:{where}"
    if heading is None or "source" in context.answers:
        return [problem("table_below", where, row=row + 1)]
    if context.answers.get(question) == SKIP:
        return []
    return [problem("table_below:figures", where, row=row + 1, question=question, choices=_TABLE_LEFT_OUT)]


def say_loose_figures(
    workbook: Workbook, find: Callable[[Sheet], object], facts: list[Fact], context: Context
) -> list[Problem]:
    """Lines of words with a figure behind them, in no column of the tables that were read and without a figure of
    theirs: two and more in turn are a table of another shape, asked (question `table:CELL`)."""
    places: dict[str, set[tuple[int, int]]] = {}
    for fact in facts:
        name, _, place = fact.locator.rpartition("!")
        if ":" not in place:
            places.setdefault(name, set()).add(cell_position(place))
    problems: dict[str, Problem] = {}
    for sheet in workbook.sheets:
        read = places.get(sheet.name, set())
        for part, _ in parts_below(sheet) if read else ():
            for row in _loose_rows(part, read) if any(map(find, parts_of(part))) else ():
                first = min(c for c, value in enumerate(part.rows[row]) if value is not None)
                where = cell_name(sheet.name, row, first)
                question = f"table:{where}"
                if context.answers.get(question) != SKIP:
                    choices = _TABLE_LEFT_OUT
                    problems[question] = problem(
                        "table_below:figures", where, row=row + 1, question=question, choices=choices
                    )
    return list(problems.values())


def _loose_rows(sheet: Sheet, read: set[tuple[int, int]]) -> list[int]:
    """The first row of each run of loose figures; `read`: the cells figures were taken from."""
    rows, columns = {row for row, _ in read}, {column for _, column in read}
    loose = [n for n, cells in enumerate(sheet.rows) if n not in rows and _is_loose(cells, columns)]
    starts = [n for place, n in enumerate(loose) if not place or n - loose[place - 1] > 2]
    return [n for n in starts if n + 1 in loose or n + 2 in loose]


def _is_loose(cells: list, columns: set[int]) -> bool:
    words = [(c, value) for c, value in enumerate(cells) if isinstance(value, str) and any(map(str.isalpha, value))]
    if not words:
        return False
    first, text = words[0]
    numbers = {column for column, value in enumerate(cells) if column > first and is_figure(value)}
    return bool(numbers) and not numbers & columns and may_be_figures(header_key(text)) and not _SAYS_WHEN.match(text)


def holds_table(sheet: Sheet) -> bool:
    """Whether a sheet has a line of headings with figures below, or several lines of words with a figure behind."""
    is_headed = heading_of_figures(sheet, 0) is not None
    return is_headed or sum(map(_is_worded_figure, sheet.rows[:_LOOK_AT])) >= _LEAST_ROWS


def heading_of_figures(sheet: Sheet, top: int) -> tuple[int, int] | None:
    """(row, column) of the first heading from row `top` on right above figures, others beside it; None without."""
    for number in range(top, min(len(sheet.rows), top + _LOOK_AT)):
        cells = sheet.rows[number]
        headings = {c: header_key(value) for c, value in enumerate(cells) if isinstance(value, str) and value.strip()}
        for column, words in headings.items() if len(headings) > 1 else ():
            body = number + 1
            near = any(isinstance(sheet.cell(row, column), (int, float, str)) for row in range(body, body + _NEAR))
            if near and holds_figures(sheet, body, column, words) and not _are_running(sheet, body, column):
                return number, column
    return None


def _are_running(sheet: Sheet, body: int, column: int) -> bool:
    """Whether a column numbers its rows: 1, 2, 3 …"""
    cells = [sheet.cell(row, column) for row in range(body, min(len(sheet.rows), body + _LOOK_AT))]
    numbers = [cell for cell in cells if isinstance(cell, (int, float))]
    return numbers[:1] == [1] and all(after == before + 1 for before, after in pairwise(numbers))


def _is_worded_figure(cells: list) -> bool:
    """Whether a row has words and a number behind them: "Tổng số hồ sơ | 1.250"."""
    filled = [value for value in cells if value is not None and not isinstance(value, date)]
    texts = [place for place, value in enumerate(filled) if isinstance(value, str) and any(map(str.isalpha, value))]
    numbers = [place for place, value in enumerate(filled) if isinstance(value, (int, float))]
    return bool(texts) and bool(numbers) and texts[0] < numbers[-1]
