"""Columns and rows of figures that no source has a word for: none is dropped without a person's word.

Each is asked which measure it is (question `measure:CELL`); of more than two columns of one table first once whether
any of them counts (question `unread:CELL`). Columns of words, codes, ranks, printed rates, plans and comparisons are
no figures of ours: they are named and left out.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from data.facts import Problem
from data.measures import MEASURES
from data.names import fold, search_key
from data.personal import is_personal_column
from loaders.files.sheets import Sheet, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.column_periods import is_not_counted, split_period
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header, header_key
from loaders.text.numbers import Percent, read_number
from loaders.text.wording import labels_of, listed

EACH = "each"
_MOST_SINGLE = 2
_MOST_CHOICES = 8
_BODY = 400
_SHARE = 0.3  # of the filled cells of a column: a note with a number in it is no figure
_NO_FIGURES = re.compile(
    fold(
        r"(mã|số hiệu|ký hiệu|số ký hiệu|(số )?điện thoại|sđt|stt|tt|ghi chú|xếp (loại|hạng|thứ)|thứ (hạng|tự)|hạng|"
        r"ngày|địa chỉ|đơn vị tính|đvt|lý do|nguyên nhân|bình quân|trung bình|so với|so sánh|chênh lệch|cơ cấu|"
        r"tỷ trọng)\b|.*\b(tỷ lệ|tỉ lệ|phần trăm)\b|.*%"
    )
)
_PAIR = re.compile(r"\d[\d., ]*\s*/\s*\d[\d., ]*")
_COLUMN_LEFT_OUT = {SKIP: ("Bỏ cột này", "Leave this column out")}
_ROW_LEFT_OUT = {SKIP: ("Bỏ dòng này", "Leave this row out")}
_COLUMNS = {
    SKIP: ("Bỏ các cột này", "Leave these columns out"),
    EACH: ("Chọn chỉ tiêu cho từng cột", "Choose a measure for each"),
}
_ROWS = {
    SKIP: ("Bỏ các dòng này", "Leave these rows out"),
    EACH: ("Chọn chỉ tiêu cho từng dòng", "Choose a measure for each"),
}


@dataclass(frozen=True)
class Unread:
    """A column or a row of figures nobody has a word for; `may_count` where it may be a measure, not only be left out
    (a column of another period than its table's cannot)."""

    where: str
    words: str
    may_count: bool = True

    @property
    def question(self) -> str:
        return f"measure:{self.where}" if self.may_count else f"column:{self.where}"


def settle_unread(sheet: Sheet, header: Header, context: Context) -> list[Problem]:
    """What is asked or said of a table's unknown columns; one that a person named joins the header's columns."""
    unread = {column: printed_words(sheet, header, column) for column in header.unknown}
    figures = {
        column: Unread(header.locator(sheet, column), words, _is_of_table(header.paths[column]))
        for column, words in unread.items()
        if holds_figures(sheet, header.body, column, header.words(column))
    }
    figures |= {c: Unread(cell_name(sheet.name, header.bottom, c), "") for c in _nameless(sheet, header)}
    problems = []
    for column, words in unread.items():
        where = header.locator(sheet, column)
        question = f"column:{where}"
        if column in figures:
            continue
        if not _holds_pairs(sheet, header.body, column, words):
            problems.append(problem("column_unknown", where, text=words))
        elif context.answers.get(question) != SKIP:
            problems.append(problem("column_pairs", where, text=words, question=question, choices=_COLUMN_LEFT_OUT))
    chosen, asked = settle_figures(list(figures.values()), set(header.columns), context)
    named = {chosen[one.where]: column for column, one in figures.items() if one.where in chosen}
    header.columns |= named
    header.unknown = [column for column in header.unknown if column not in named.values()]
    return problems + asked


def settle_figures(
    unread: list[Unread], known: set[str], context: Context, are_rows: bool = False
) -> tuple[dict[str, str], list[Problem]]:
    """Cell of the heading -> the measure a person named, and what is asked; `known`: measures the table has already."""
    chosen: dict[str, str] = {}
    still_open = []
    for one in unread:
        answer = context.answers.get(one.question)
        if one.may_count and answer in MEASURES and answer not in known and answer not in chosen.values():
            chosen[one.where] = answer
        elif answer != SKIP:
            still_open.append(one)
    if not still_open:
        return chosen, []
    group = f"unread:{unread[0].where}"
    answer = context.answers.get(group)
    if len(unread) > _MOST_SINGLE and answer == SKIP:
        return chosen, []
    if len(unread) > _MOST_SINGLE and answer != EACH:
        return chosen, [_ask_all(group, still_open, are_rows)]
    return chosen, [_ask_one(one, known | set(chosen.values()), are_rows) for one in still_open]


def _is_of_table(path: tuple[str, ...]) -> bool:
    """Whether a heading speaks of no other period than the table's own."""
    return all(split_period(part)[1] in ("", "own") for part in path)


def may_be_figures(words: str) -> bool:
    """Whether words of a heading or a row may be a measure's: of no code, rank, rate, mean, estimate, comparison."""
    parts = [fold(part).strip() for part in words.split("|")]
    return not any(_NO_FIGURES.match(part) or is_not_counted(part) for part in parts)


def holds_figures(sheet: Sheet, body: int, column: int, words: str) -> bool:
    """Whether a column has figures that may count: numbers, below a heading that does not say they are none, and no
    numbers of persons."""
    if not may_be_figures(words):
        return False
    cells = [sheet.cell(row, column) for row in range(body, min(len(sheet.rows), body + _BODY))]
    filled = [cell for cell in cells if cell is not None and cell != ""]
    numbers = sum(map(is_figure, filled))
    return numbers > 0 and numbers >= _SHARE * len(filled) and not is_personal_column(filled)


def _holds_pairs(sheet: Sheet, body: int, column: int, words: str) -> bool:
    """Whether the cells of a column hold two numbers each, as its heading says: "Đúng hạn/Đã giải quyết", 302/310."""
    cells = [sheet.cell(row, column) for row in range(body, min(len(sheet.rows), body + _BODY))]
    filled = [cell for cell in cells if cell is not None and cell != ""]
    pairs = sum(isinstance(cell, str) and _PAIR.fullmatch(cell.strip()) is not None for cell in filled)
    return "/" in words and pairs > 0 and 2 * pairs >= len(filled)


def nearest_measures(words: str, known: set[str]) -> dict[str, tuple[str, str]]:
    """The measures most like some words, of the subjects of those known: measure -> its names."""
    subjects = {MEASURES[key].subject for key in known if key in MEASURES}
    near = [
        measure
        for measure in MEASURES.values()
        if measure.kind != "claim" and measure.id not in known and (not subjects or measure.subject in subjects)
    ]
    matcher = SequenceMatcher(b=search_key(words), autojunk=False)

    def likeness(label: str) -> float:
        matcher.set_seq1(search_key(label))
        return matcher.ratio()

    near.sort(key=lambda measure: -likeness(measure.label_vi))
    return {measure.id: labels_of(measure) for measure in near[:_MOST_CHOICES]}


def _ask_one(one: Unread, known: set[str], is_row: bool) -> Problem:
    choices = nearest_measures(one.words, known) if one.may_count else {}
    choices |= _ROW_LEFT_OUT if is_row else _COLUMN_LEFT_OUT
    if is_row:
        return problem("row_unknown:figures", one.where, text=one.words, question=one.question, choices=choices)
    if not one.words:
        return problem("column_nameless", one.where, question=one.question, choices=choices)
    key = "column_unknown:figures" if one.may_count else "column_unknown:period"
    return problem(key, one.where, text=one.words, question=one.question, choices=choices)


def _ask_all(question: str, unread: list[Unread], are_rows: bool) -> Problem:
    named = listed([f"{one.where} “{one.words}”" if one.words else one.where for one in unread], 6)
    choices = _ROWS if are_rows else _COLUMNS
    key = "rows_unknown" if are_rows else "columns_unknown"
    return problem(key, unread[0].where, count=len(unread), names=named, question=question, choices=choices)


def printed_words(sheet: Sheet, header: Header, column: int) -> str:
    """The heading of a column as it is printed, from top to bottom."""
    return " | ".join(_as_printed(sheet, header, column, part) for part in header.paths[column])


def _as_printed(sheet: Sheet, header: Header, column: int, part: str) -> str:
    """One level of a heading: a merged or unmerged parent stands to the left of its column."""
    for row in range(header.top, header.bottom + 1):
        for place in range(column, -1, -1):
            value = sheet.cell(row, place)
            if isinstance(value, str) and header_key(value) == part:
                return " ".join(value.split())
    return part


def _nameless(sheet: Sheet, header: Header) -> list[int]:
    """Columns without a heading that hold figures in at least two rows in which a known column has one too."""
    known = [column for key, column in header.columns.items() if key in MEASURES]
    span = range(min(header.paths, default=0), max(map(len, sheet.rows), default=0))
    rows = [
        row
        for row in range(header.body, min(len(sheet.rows), header.body + _BODY))
        if any(is_figure(sheet.cell(row, column)) for column in known)
    ]
    inside = [c for c in span if c not in header.paths and c > min(known, default=0)]
    return [c for c in inside if sum(is_figure(sheet.cell(row, c)) for row in rows) >= 2]


def is_figure(cell) -> bool:
    """Whether a cell is a number, or a text that reads as one."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, Percent):
        return False
    return isinstance(cell, (int, float)) or (
        isinstance(cell, str) and any(c.isdecimal() for c in cell) and read_number(cell).state == "number"
    )
