"""Scores of index 766 of one place or office: its groups below each other, or months as rows.

"Dịch vụ trực tuyến" is the service alone where payment stands beside it, else group 4 as a whole.
"""

from datetime import date

from data.facts import RANKS, Problem, Reading
from data.names import fold
from data.periods import parse_period
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import parse_crossings
from loaders.tables.crossings import Crossing, Subject, find_crossing, measure_rows, speaks_of
from loaders.tables.headers import Header, match_path
from loaders.tables.index766_columns import COLUMNS
from loaders.tables.index766_maxima import MAXIMA, compare_maximum
from loaders.tables.workbook_tables import is_claimed, tables_of
from loaders.text.numbers import read_number

ONLINE = "<online>"


def naming(path: tuple[str, ...]) -> str | None:
    """The score a heading or a row names; group 4 is open until its neighbours are seen."""
    key = match_path(path, COLUMNS)
    if key is None or not key.startswith("index766_"):
        return None
    return ONLINE if key == "index766_online" else key


def open_words(sheet: Sheet, top: int, context: Context, problems: list[Problem]) -> dict[str, str]:
    """Group 4 is two scores where the table has one of payment."""
    texts = (value for row in sheet.rows[top:] for value in row if isinstance(value, str))
    has_payment = any(fold("thanh toán") in fold(text) for text in texts)
    return {ONLINE: "index766_online_service" if has_payment else "index766_online"}


def settle_online(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Group 4 as a column."""
    if ONLINE in header.columns:
        meaning = open_words(sheet, header.top, context, problems)[ONLINE]
        header.columns[meaning] = header.columns.pop(ONLINE)


SUBJECT = Subject(
    columns={key: column for key, column in COLUMNS.items() if key.startswith("index766_")},
    naming=naming,
    is_about=speaks_of("766|chỉ số phục vụ"),
    prepare=settle_online,
    open_words=open_words,
    axes=("measure", "period"),
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has scores of the index with groups or months as rows."""
    return is_claimed(workbook, lambda sheet: find_crossing(sheet, SUBJECT))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table; printed maxima are compared with those that hold."""
    reading = parse_crossings(workbook, context, Reading(SOURCE.id, SOURCE.rank), SUBJECT)
    for sheet, crossing in tables_of(workbook, lambda sheet: find_crossing(sheet, SUBJECT)):
        days = [parse_period(fact.period_label).end for fact in reading.facts]
        if crossing.rows == "measure" and days:
            reading.problems += _compare_maxima(sheet, crossing, context, max(days))
    return reading


def _compare_maxima(sheet: Sheet, crossing: Crossing, context: Context, day: date) -> list[Problem]:
    """A column "Điểm tối đa" beside the scores."""
    meanings = open_words(sheet, crossing.top, context, [])
    columns = [c for c, path in crossing.header.paths.items() if MAXIMA.match(path[-1])]
    return [
        problem
        for column in columns
        for number, _, measure in measure_rows(sheet, crossing, SUBJECT)
        if (printed := read_number(sheet.cell(number, column), "score").value) is not None
        for problem in compare_maximum(
            meanings.get(measure, measure), printed, cell_name(sheet.name, number, column), day
        )
    ]


SOURCE = Source(
    id="index766_turned",
    rank=RANKS["office"],
    name_vi="Bảng điểm Bộ chỉ số 766 có nhóm chỉ số hoặc tháng là dòng",
    name_en="Scores of index 766 with groups or months as rows",
    short_vi="Bảng điểm 766 xoay chiều",
    short_en="Scores of index 766 turned round",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=164,
)
