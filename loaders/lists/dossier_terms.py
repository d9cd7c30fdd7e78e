"""The days of a list of dossiers that are terms: columns nobody has a word for, and terms before the receipt."""

import re
from datetime import date

from data.facts import Problem
from data.names import fold
from loaders.files.sheets import Sheet
from loaders.lists.cases import UNREADABLE, Cases
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header

KEEP = "keep"
_TERM = re.compile(fold(r"\b(hạn|hẹn|gia hạn|lùi|kéo dài|điều chỉnh)\b"))
_NO_TERM = re.compile(fold(r"thời hạn|số ngày|tình trạng|lý do|quá hạn|trễ hạn|đúng hạn"))
_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|20\d\d-\d\d-\d\d")
_LOOK_AT = 500
_LEAST_REVERSED = 3
_MEANINGS = {
    "extended": ("Hạn mới, sau gia hạn", "The new term, after an extension"),
    "due": ("Ngày hẹn trả", "The due day"),
    SKIP: ("Không phải hạn của hồ sơ", "No term of the dossier"),
}


def settle_term_columns(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """A column of days whose heading speaks of a term and is not known is asked (question `column:CELL`): without it
    all that was extended would be late."""
    for column in list(header.unknown):
        words = header.words(column)
        if not _TERM.search(words) or _NO_TERM.search(words) or not _holds_days(sheet, header, column):
            continue
        where = header.locator(sheet, column)
        question = f"column:{where}"
        answer = context.answers.get(question)
        if answer in ("extended", "due"):
            header.columns[answer] = column
            header.unknown.remove(column)
        elif answer != SKIP:
            choices = {key: label for key, label in _MEANINGS.items() if key not in header.columns or key == "extended"}
            problems.append(problem("term_unknown", where, text=words, question=question, choices=choices))


def _holds_days(sheet: Sheet, header: Header, column: int) -> bool:
    rows = range(header.body, min(len(sheet.rows), header.body + _LOOK_AT))
    cells = [cell for row in rows if (cell := sheet.cell(row, column)) not in (None, "")]
    days = [cell for cell in cells if isinstance(cell, date) or (isinstance(cell, str) and _DAY.search(cell))]
    return bool(days) and 2 * len(days) >= len(cells)


def settle_reversed_terms(
    cases: Cases, days: dict[str, list[int | None]], context: Context, problems: list[Problem]
) -> None:
    """Terms before the day of receipt, in three rows and more, are asked (question `terms`): the dossiers would all be
    late, and mostly day and month were exchanged."""
    received, due = days.get("received", []), days.get("due")
    if due is None or context.answers.get("terms") == KEEP:
        return
    reversed_ = [
        position
        for position, (start, end) in enumerate(zip(received, due))
        if start is not None and end is not None and UNREADABLE < end < start and start != UNREADABLE
    ]
    if len(reversed_) < _LEAST_REVERSED:
        return
    if context.answers.get("terms") == SKIP:
        for position in reversed_:
            due[position] = UNREADABLE
        return
    choices = {
        KEEP: ("Đúng như ghi", "They are as written"),
        SKIP: ("Coi như không rõ hạn", "Take these terms as not known"),
    }
    rows = ", ".join(cases.cell(cases.rows[position]).rsplit("!A", 1)[1] for position in reversed_[:5])
    where = cases.cell(cases.rows[reversed_[0]])
    problems.append(
        problem("terms_reversed", where, count=len(reversed_), rows=rows, question="terms", choices=choices)
    )
