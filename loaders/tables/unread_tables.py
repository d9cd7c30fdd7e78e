"""Sheets and tables of a workbook that no source reads: those with figures are asked, never dropped by the way."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from data.facts import Problem
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.below import parts_below
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import header_key
from loaders.tables.side_by_side import parts_of
from loaders.tables.unread import holds_figures
from loaders.text.wording import listed

_LOOK_AT = 200
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
