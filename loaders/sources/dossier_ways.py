"""Dossiers received with the way they came as rows: online, in person, by post, below each office.

The office stands merged over its rows or on the first of them. A row that adds an office's ways up is compared with
them and is no figure: it may be with what was carried over or without.
"""

import re
from itertools import groupby

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.headers import Header, find_header, header_key, match_path
from loaders.tables.office import settle_office
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, is_total, read_rows
from loaders.tables.spellings import columns_of
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import lines_of, read_title, settle
from loaders.tables.unit_words import COLUMNS as WORDS
from loaders.tables.unit_words import says_other_things
from loaders.tables.units import resolve_units
from loaders.tables.unread import Unread, settle_figures, settle_unread
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.wording import both, labels_of

COLUMNS = columns_of("dossier_ways")
_SUM = "dossiers_received_new"  # stands for a figure whose row has not said yet of which way it is
_LEAST = 2
_RECEIVED = re.compile(fold("tiếp nhận|nộp"))
_OTHERS = re.compile(fold(r"thanh toán|\bphí\b|(?<!nhận và )(?<!nhận, )trả kết quả|giải quyết quá hạn"))


def way_of(text: str) -> str | None:
    """The measure of what came in one way: "Qua bưu chính" is `dossiers_received_postal`."""
    key = match_path((header_key("Tiếp nhận"), header_key(text)), WORDS)
    is_way = key is not None and key.startswith("dossiers_received_") and key != _SUM
    return key if is_way else None


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=3)
    if header is None or not {"unit", "way", "count"} <= header.columns.keys():
        return None
    names = [sheet.cell(row, header.columns["way"]) for row in range(header.body, header.body + 15)]
    if len({way for name in names if isinstance(name, str) and (way := way_of(name))}) < _LEAST:
        return None
    headings = " ".join(word for path in header.paths.values() for word in path)
    above = " ".join(fold(text) for text, _ in lines_of(sheet, header.top))
    words = f"{headings} {above}"
    is_received = _RECEIVED.search(words) and not _OTHERS.search(words) and not says_other_things(headings, above)
    return header if is_received else None


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has dossiers received of offices with at least two ways they came below each other."""
    return is_claimed(workbook, _header)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _parse_sheet)


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    problems = reading.problems
    problems += settle_unread(sheet, header, context)
    title = read_title(sheet, header.top)
    settled = settle(title, context, problems, sheet.name)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    columns = {key: header.columns[key] for key in ("row_no", "unit", "way") if key in header.columns}
    block = Header(
        header.top, header.bottom, header.body, columns | {_SUM: header.columns["count"]}, header.paths, [], {}
    )
    read = read_rows(sheet, block, [_SUM], ["unit", "way"], problems)
    counted_rows(read, sheet, block, problems)
    rows = _with_units(read)
    read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
    problems += _compare_sums(rows)
    measures = _measures(rows, sheet, header, context, problems)
    if settled.place is None:
        return
    first = {
        row.names["unit"]: cell_name(sheet.name, row.number, columns["unit"])
        for row in reversed(rows)
        if row.names["unit"]
    }
    resolved = resolve_units(dict(reversed(first.items())), settled.place, context)
    problems += resolved.problems
    units = dict(resolved.units)
    if any(not row.names["unit"] for row in rows):
        units[""] = settle_office(title.office, settled.place, context, problems, sheet.name)
    for row in rows if settled.label else ():
        figure, measure, unit = row.figures[_SUM], measures.get(row.number), units.get(row.names["unit"])
        if figure is not None and measure and unit is not None:
            counted = canonical_counted(measure, None)
            reading.facts.append(settled.fact(measure, figure, counted, row.cells[_SUM][1], unit=unit))


def _with_units(rows: list[Row]) -> list[Row]:
    """The rows of offices and their sums, each with its own office: the one named last above it."""
    unit = ""
    own = []
    for row in rows:
        unit = row.names["unit"] = row.names["unit"] or unit
        if not is_total(unit) and (row.kind == "row" or (row.kind == "total" and is_total(row.names["way"]))):
            own.append(row)
    return own


def _measures(
    rows: list[Row], sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> dict[int, str]:
    """Row number -> what its way counts; ways nobody has a word for are asked, a row at a time."""
    known = {row.number: way for row in rows if (way := way_of(row.names["way"]))}
    column = header.columns["way"]
    unread = {
        row.number: Unread(cell_name(sheet.name, row.number, column), row.names["way"])
        for row in rows
        if row.number not in known and not is_total(row.names["way"])
    }
    chosen, asked = settle_figures(list(unread.values()), set(), context, are_rows=True)
    problems += asked
    return known | {number: chosen[one.where] for number, one in unread.items() if one.where in chosen}


def _compare_sums(rows: list[Row]) -> list[Problem]:
    """The row "Tổng số" of an office beside its ways; the last may be of all offices."""
    problems = []
    everything = _sum(rows)
    for _, group in groupby(rows, key=lambda row: row.names["unit"]):
        own = list(group)
        total = _sum(own)
        for row in own:
            figure = row.figures[_SUM]
            if not is_total(row.names["way"]) or figure is None or figure.value in (None, total, everything):
                continue
            problems.append(
                problem(
                    "total_differs",
                    row.cells[_SUM][1],
                    text=row.names["way"],
                    printed=both(figure.value),
                    measure=labels_of(MEASURES[_SUM]),
                    total=both(total),
                    difference=both(figure.value - total),
                )
            )
    return problems


def _sum(rows: list[Row]) -> float:
    figures = [row.figures[_SUM] for row in rows if not is_total(row.names["way"])]
    return sum(figure.value for figure in figures if figure and figure.value is not None)


SOURCE = Source(
    id="dossier_ways",
    rank=RANKS["office"],
    name_vi="Bảng hồ sơ TTHC tiếp nhận theo đơn vị, hình thức nộp là dòng",
    name_en="Dossiers received by office with the way they came as rows",
    short_vi="Bảng hồ sơ theo hình thức nộp",
    short_en="Dossiers by way received",
    sniff=sniff,
    parse=parse,
    columns={},
    is_second=True,
    order=162,
)
