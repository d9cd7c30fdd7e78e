"""Tickets of a 1022 hotline with channels as columns: fields, offices or months as rows, what is counted above them.

The hotline is the province's own (rule of counting 6). A total beside the channels is compared with them.
"""

from dataclasses import dataclass
from datetime import date

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold, nfc
from data.periods import parse_period
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.channel_months import titled_measure
from loaders.tables.column_periods import is_no_period
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header, find_header
from loaders.tables.hotline import channel_of, is_of_hotline
from loaders.tables.office import settle_kept
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, is_total, read_rows, settle_names
from loaders.tables.spellings import columns_of
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, lines_of, read_title, settle, settle_place
from loaders.tables.totals import compare_totals
from loaders.tables.units import resolve_units
from loaders.tables.unread import Unread, holds_figures, printed_words, settle_figures
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.periods import read_label
from loaders.text.wording import both, labels_of

_NAMES = {key: columns_of("hotline_month")[key] for key in ("row_no", "field", "unit")}
_NAMES |= {"period": columns_of("crossings")["period"]}
_LEAST = 2


@dataclass(frozen=True)
class Channels:
    """A table: its header with the column of names, column -> channel, the column that adds them up."""

    header: Header
    by: str
    channels: dict[int, str]
    total: int | None


def _channels(sheet: Sheet) -> Channels | None:
    header = find_header(sheet, _NAMES, needed=1)
    by = next((key for key in ("field", "unit", "period") if header and key in header.columns), "")
    if header is None or not by:
        return None
    paths = {c: path for c, path in header.paths.items() if c not in header.columns.values()}
    channels = {c: channel for c, path in paths.items() if (channel := channel_of(path[-1]))}
    if len(channels) < _LEAST or len(set(channels.values())) < len(channels):
        return None
    total = [c for c, path in paths.items() if is_total(path[-1])]
    above = fold(" ".join(text for text, _ in lines_of(sheet, header.top)))
    headings = " ".join(word for path in header.paths.values() for word in path)
    sum_column = total[0] if len(total) == 1 else None
    return Channels(header, by, channels, sum_column) if is_of_hotline(headings, above) else None


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet of a hotline has fields, offices or months as rows and at least two channels as
    columns."""
    return is_claimed(workbook, _channels)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _channels, _parse_sheet)


def _parse_sheet(sheet: Sheet, table: Channels, context: Context, reading: Reading) -> None:
    header, problems = table.header, reading.problems
    if table.by == "period":
        _parse_months(sheet, table, context, reading)
        return
    title = read_title(sheet, header.top)
    settled = settle(title, context, problems, sheet.name)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    problems += _ask_others(sheet, table, context)
    parents = " ".join(word for c in table.channels for word in header.paths[c][:-1])
    measure = titled_measure(sheet, header.top, context, problems, parents)
    if measure is None or settled.place is None:
        return
    own = settle_kept(title.office, settled.place, context, problems, sheet.name) if table.by == "field" else ""
    sums: dict[int, list[float]] = {}
    units: dict[str, str | None] | None = None
    for column, channel in table.channels.items():
        columns = {table.by: header.columns[table.by], measure: column}
        columns |= {"row_no": header.columns["row_no"]} if "row_no" in header.columns else {}
        block = Header(header.top, header.bottom, header.body, columns, header.paths, [], {})
        rows = read_rows(sheet, block, [measure], [table.by], problems if units is None else None)
        read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
        problems += compare_totals(rows)
        counted = settle_names(counted_rows(rows, sheet, block, problems), table.by, sheet, block, context, [])
        if units is None:
            names = (
                {row.names["unit"]: cell_name(sheet.name, row.number, columns["unit"]) for row in counted}
                if (table.by == "unit")
                else {}
            )
            resolved = resolve_units(names, settled.place, context)
            units = resolved.units
            problems += resolved.problems
        for row in counted:
            figure = row.figures[measure]
            if figure is None:
                continue
            sums.setdefault(row.number, []).append(figure.value or 0)
            unit = units.get(row.names["unit"]) if table.by == "unit" else own
            if unit is not None and settled.label:
                where = {"unit": unit, "field": nfc(row.names.get("field", "")), "channel": channel}
                counted_word = canonical_counted(measure, None)
                reading.facts.append(settled.fact(measure, figure, counted_word, row.cells[measure][1], **where))
    problems += _compare_totals(sheet, table, measure, sums)


def _parse_months(sheet: Sheet, table: Channels, context: Context, reading: Reading) -> None:
    """Rows that are months, or quarters beside them: each figure under the period of its row."""
    header, problems = table.header, reading.problems
    title = read_title(sheet, header.top)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    problems += _ask_others(sheet, table, context)
    parents = " ".join(word for c in table.channels for word in header.paths[c][:-1])
    measure = titled_measure(sheet, header.top, context, problems, parents)
    if measure is None:
        return
    stands: dict[int, Settled] | None = None
    sums: dict[int, list[float]] = {}
    unit: str | None = None
    for column, channel in table.channels.items():
        columns = {"period": header.columns["period"], measure: column}
        columns |= {"row_no": header.columns["row_no"]} if "row_no" in header.columns else {}
        block = Header(header.top, header.bottom, header.body, columns, header.paths, [], {})
        rows = read_rows(sheet, block, [measure], ["period"], problems if stands is None else None)
        read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
        counted = [row for row in rows if row.kind == "row" and row.figures[measure] is not None]
        if stands is None:
            stands = _row_periods(counted, sheet, table, title, context, problems)
            if last := max(stands.values(), key=lambda stand: stand.end or date.min, default=None):
                unit = settle_kept(title.office, last.place or "", context, problems, sheet.name)
        finest = min((_days(stand) for stand in stands.values()), default=0)
        months = [row for row in rows if row.number in stands and _days(stands[row.number]) < 1.5 * finest]
        problems += compare_totals([row for row in rows if row.kind == "total" or row in months], "over_time")
        for row in counted:
            figure = row.figures[measure]
            if figure is not None and row.number in stands and unit is not None:
                sums.setdefault(row.number, []).append(figure.value or 0)
                where = {"unit": unit, "channel": channel}
                counted_word = canonical_counted(measure, None)
                cell = row.cells[measure][1]
                reading.facts.append(stands[row.number].fact(measure, figure, counted_word, cell, **where))
    problems += _compare_totals(sheet, table, measure, sums)


def _days(stand: Settled) -> int:
    return (stand.end - stand.start).days + 1 if stand.start and stand.end else 0


def _row_periods(
    rows: list[Row], sheet: Sheet, table: Channels, title: Title, context: Context, problems: list[Problem]
) -> dict[int, Settled]:
    """Row number -> the period and place of its figures; a name that says no period is asked (question
    `period:CELL`)."""
    labels = title.labels or ([context.period] if context.period else [])
    years = {parse_period(label).end.year for label in labels}
    year = years.pop() if len(years) == 1 else None
    stands: dict[int, Settled] = {}
    for row in rows:
        where = cell_name(sheet.name, row.number, table.header.columns["period"])
        answer = context.answers.get(f"period:{where}")
        cell = answer or sheet.cell(row.number, table.header.columns["period"])
        if answer == SKIP:
            continue
        if is_no_period(cell):
            problems.append(problem("row_unknown", where, text=cell))
            continue
        label = read_label(cell, year)
        if label is None:
            text, choices = row.names["period"], {SKIP: ("Bỏ dòng này", "Leave this row out")}
            question = f"period:{where}"
            problems.append(problem("period_unreadable:month", where, text=text, question=question, choices=choices))
            continue
        period, questions = parse_period(label), list[Problem]()
        place = settle_place(title, context, questions, period.end, title.locator or sheet.name)
        problems += [p for p in questions if p.question not in {known.question for known in problems}]
        if place:
            stands[row.number] = Settled(label, period.start, period.end, "unknown", place)
    return stands


def _ask_others(sheet: Sheet, table: Channels, context: Context) -> list[Problem]:
    """Columns of figures that are no channel anybody knows."""
    header = table.header
    known = {*table.channels, *header.columns.values(), table.total}
    others = [
        Unread(header.locator(sheet, column), printed_words(sheet, header, column), may_count=False)
        for column in header.paths
        if column not in known and holds_figures(sheet, header.body, column, header.words(column))
    ]
    return settle_figures(others, set(), context)[1]


def _compare_totals(sheet: Sheet, table: Channels, measure: str, sums: dict[int, list[float]]) -> list[Problem]:
    """The column "Tổng" of each row beside the channels it adds up."""
    problems = []
    for row, values in sums.items() if table.total is not None else ():
        printed = sheet.cell(row, table.total or 0)
        if isinstance(printed, (int, float)) and len(values) == len(table.channels) and printed != sum(values):
            problems.append(
                problem(
                    "total_differs",
                    cell_name(sheet.name, row, table.total or 0),
                    text=printed_words(sheet, table.header, table.total or 0),
                    printed=both(printed),
                    measure=labels_of(MEASURES[measure]),
                    total=both(sum(values)),
                    difference=both(printed - sum(values)),
                )
            )
    return problems


SOURCE = Source(
    id="hotline_channel_columns",
    rank=RANKS["office"],
    name_vi="Bảng tổng đài 1022: lĩnh vực, đơn vị hoặc tháng là dòng, kênh là cột",
    name_en="Hotline 1022 with fields, offices or months as rows and channels as columns",
    short_vi="Bảng 1022 kênh là cột",
    short_en="Hotline channels as columns",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=166,
)
