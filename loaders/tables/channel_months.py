"""Tickets of a hotline by channel and month: channels as rows, months as columns, the measure in the title."""

import re

from data.facts import Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold
from data.periods import parse_period
from loaders.files.sheets import Sheet, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header, header_at, header_key
from loaders.tables.hotline import CHANNELS, ask_channel, channel_of, is_of_hotline
from loaders.tables.month_columns import MonthColumns, find_month_columns
from loaders.tables.office import settle_kept
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, read_rows
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, lines_of, read_title, settle_place
from loaders.tables.totals import compare_totals
from loaders.text.wording import labels_of

_WORDS = {
    "hotline_received": re.compile(fold(r"tiếp nhận")),
    "hotline_resolved": re.compile(fold(r"(đã|kết quả) (xử lý|giải quyết)|(?<!tiếp nhận, )xử lý")),
}


def find_channel_months(sheet: Sheet, words: frozenset[str]) -> MonthColumns | None:
    """The months of a table whose rows are channels; `words` head the column of channels."""
    months = find_month_columns(sheet, words)
    if months is None or _channel_column(sheet, months, words) is None:
        return None
    above = fold(" ".join(text for text, _ in lines_of(sheet, months.row)))
    return months if is_of_hotline("", above) else None


def _channel_column(sheet: Sheet, months: MonthColumns, words: frozenset[str]) -> int | None:
    headings = ((c, sheet.cell(months.row, c)) for c in range(min(months.columns)))
    return next((c for c, value in headings if isinstance(value, str) and header_key(value) in words), None)


def parse_channel_months(
    sheet: Sheet, months: MonthColumns, words: frozenset[str], context: Context, reading: Reading
) -> None:
    """The tickets of every channel and month; totals are compared, channels nobody knows are asked."""
    problems = reading.problems
    title = read_title(sheet, months.row)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    measure = titled_measure(sheet, months.row, context, problems)
    names = _channel_column(sheet, months, words)
    if measure is None or names is None:
        return
    block = header_at(sheet, months.row, months.row)
    for column in months.columns:
        own = Header(block.top, block.bottom, block.body, {"channel": names, measure: column}, block.paths, [], {})
        rows = read_rows(sheet, own, [measure], ["channel"], problems)
        read_figures(rows, context, problems, Surroundings(sheet, months.row, months.row))
        problems += compare_totals(rows)
        settled = _settled(sheet, months, column, title, context, problems)
        unit = _office(title, settled, context, problems, sheet)
        if settled and unit is not None:
            for row in counted_rows(rows, sheet, own, problems):
                _take(row, measure, settled, unit, cell_name(sheet.name, row.number, names), context, reading)


def _office(
    title: Title, settled: Settled | None, context: Context, problems: list[Problem], sheet: Sheet
) -> str | None:
    """Whose tickets these are: "" for the place's own hotline; None while it is asked."""
    if settled is None or settled.place is None:
        return None
    questions: list[Problem] = []
    unit = settle_kept(title.office, settled.place, context, questions, sheet.name)
    problems += [p for p in questions if p not in problems]
    return unit


def _take(row: Row, measure: str, settled: Settled, unit: str, where: str, context: Context, reading: Reading) -> None:
    name, figure = row.names["channel"], row.figures[measure]
    channel = channel_of(name) or context.answers.get(f"channel:{name}")
    if channel in CHANNELS and figure is not None:
        counted = canonical_counted(measure, None)
        reading.facts.append(settled.fact(measure, figure, counted, row.cells[measure][1], unit=unit, channel=channel))
    elif channel not in CHANNELS and channel != SKIP:
        asked = ask_channel(name, where)
        reading.problems += [asked] if asked.question not in {p.question for p in reading.problems} else []


def titled_measure(sheet: Sheet, top: int, context: Context, problems: list[Problem], headings: str = "") -> str | None:
    """What the headings over the channels, else the title count: tickets received or resolved; asked (question
    `measure:SHEET`) where they say both or neither."""
    question = f"measure:{sheet.name}"
    answer = context.answers.get(question)
    if answer in _WORDS:
        return answer
    for words in (headings, fold(" ".join(text for text, _ in lines_of(sheet, top)))):
        named = [measure for measure, pattern in _WORDS.items() if pattern.search(words)]
        if len(named) == 1:
            return named[0]
    choices = {key: labels_of(MEASURES[key]) for key in _WORDS}
    problems.append(problem("measure_missing:table", sheet.name, sheet=sheet.name, question=question, choices=choices))
    return None


def _settled(
    sheet: Sheet, months: MonthColumns, column: int, title: Title, context: Context, problems: list[Problem]
) -> Settled | None:
    """Period and place of a column; None while its year or the place is asked."""
    labels = title.labels or ([context.period] if context.period else [])
    years = {parse_period(label).end.year for label in labels}
    label = months.label(column, years.pop() if len(years) == 1 else None)
    asked = {p.question for p in problems}
    if label is None:
        where, text = cell_name(sheet.name, months.row, column), months.columns[column]
        if "period" not in asked:
            problems.append(problem("period_missing:year", where, text=text, question="period"))
        return None
    period, questions = parse_period(label), list[Problem]()
    place = settle_place(title, context, questions, period.end, title.locator or sheet.name)
    problems += [p for p in questions if p.question not in asked]
    return Settled(label, period.start, period.end, "unknown", place) if place else None
