"""Tasks by office: assigned, done on time or late, running, overdue; given by the Government or by the province itself.

Who gave them is read from headings, title or the sheet's name; the two are never one for the other, and where it is not
said it is asked. Legal source: Quyết định 42/2014/QĐ-TTg.
"""

import re

from data.facts import RANKS, Problem, Reading
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Subject, find_crossing, speaks_of
from loaders.tables.headers import Column, Header, match_path
from loaders.tables.spellings import columns_of
from loaders.tables.titles import lines_of
from loaders.tables.workbook_tables import is_claimed

WORDS = columns_of("tasks")
GOVERNMENT, PROVINCE = "government", "assigned"
_PREFIX = {GOVERNMENT: "government_tasks_", PROVINCE: "assigned_tasks_"}
_GIVEN = re.compile(fold(r"([^.;:]*?)(?<!được )\bgiao\b"))
_BY = {
    GOVERNMENT: re.compile(fold(r"chính phủ|thủ tướng|\bcp\b|\bttg\b|\bttcp\b")),
    PROVINCE: re.compile(fold(r"\bubnd\b|ủy ban nhân dân|chủ tịch|\bct\b")),
}
GIVERS = {
    GOVERNMENT: ("Chính phủ, Thủ tướng Chính phủ giao", "Given by the Government"),
    PROVINCE: ("UBND, Chủ tịch UBND tỉnh giao", "Given by the province itself"),
}
# What a column of an unknown table may mean: the words stand for either giver, so the province's are named.
COLUMNS: dict[str, Column] = {f"{_PREFIX[PROVINCE]}{key}": column for key, column in WORDS.items()}


def givers_in(text: str) -> set[str]:
    """Who a text says gave tasks: "nhiệm vụ Thủ tướng giao UBND tỉnh" names the Government alone."""
    return {giver for match in _GIVEN.finditer(fold(text)) for giver, words in _BY.items() if words.search(match[1])}


def naming(path: tuple[str, ...]) -> str | None:
    """The measure of a heading: of its giver where it names one, else "<assigned>" and the like."""
    givers = {giver for part in path for giver in givers_in(part)}
    if len(givers) > 1:
        return None
    bare = tuple(words for part in path if (words := _without_giver(part)))
    key = match_path(bare, WORDS) if bare else None
    return f"{_PREFIX[givers.pop()]}{key}" if key and givers else f"<{key}>" if key else None


def _without_giver(part: str) -> str:
    """A heading without who gave: "Tổng số nhiệm vụ Chính phủ giao" is "tổng số nhiệm vụ"."""
    if not givers_in(part):
        return part
    match = re.match(fold(r"(.*?nhiệm vụ)\b"), part)
    return match[1] if match else ""


def open_words(sheet: Sheet, top: int, context: Context, problems: list[Problem]) -> dict[str, str] | None:
    """What words without a giver mean: tasks of the one that title or sheet name; None while it is asked."""
    giver = _giver(sheet, top, context, problems)
    return {f"<{key}>": f"{_PREFIX[giver]}{key}" for key in WORDS} if giver else None


def settle_giver(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Columns whose heading names no giver are of the one that title or sheet name."""
    open_keys = [key for key in (*header.columns, *header.doubled) if key.startswith("<")]
    meanings = open_words(sheet, header.top, context, problems) if open_keys else None
    for key in open_keys:
        column, several = header.columns.pop(key, None), header.doubled.pop(key, None)
        if meanings and column is not None:
            header.columns[meanings[key]] = column
        if meanings and several:
            header.doubled[meanings[key]] = several


def _giver(sheet: Sheet, top: int, context: Context, problems: list[Problem]) -> str | None:
    question = f"giver:{sheet.name}"
    answer = context.answers.get(question)
    if answer in GIVERS:
        return answer
    above = [text for text, _ in lines_of(sheet, top)]
    givers = {giver for text in (*above, sheet.name) for giver in givers_in(text)}
    if len(givers) == 1:
        return givers.pop()
    if not any(p.question == question for p in problems):
        problems.append(problem("giver_unclear", sheet.name, sheet=sheet.name, question=question, choices=GIVERS))
    return None


SUBJECT = Subject(
    columns=COLUMNS, naming=naming, is_about=speaks_of("nhiệm vụ"), prepare=settle_giver, open_words=open_words
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet counts tasks."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)


SOURCE = Source(
    id="task_table",
    rank=RANKS["office"],
    name_vi="Bảng nhiệm vụ Chính phủ giao, tỉnh giao theo đơn vị",
    name_en="Table of tasks by office, given by the Government or the province",
    short_vi="Bảng nhiệm vụ",
    short_en="Tasks table",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    is_second=True,
    order=180,
)
