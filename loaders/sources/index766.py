"""Scores of the index of Quyết định 766/QĐ-TTg: five groups, total and rank, by province or by unit.

Group 4 is one score (22 points) or, as the national portal splits it, online services (12) and payment (10).
Scores are never added or averaged; maxima and sums are checked with all others (`checks`, `bounds`).
"""

import re
from dataclasses import replace

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold
from data.periods import parse_period
from data.places import PLACES, find_places, nearest_place
from loaders.files.sheets import Sheet, Workbook, cell_name, column_name, text_of
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header, find_header
from loaders.tables.index766_columns import COLUMNS
from loaders.tables.index766_maxima import MAXIMA, compare_maximum
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, read_rows, settle_names
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, lines_of, read_title, settle
from loaders.tables.units import resolve_units
from loaders.tables.unread import settle_unread
from loaders.tables.workbook_tables import is_claimed, parse_sheets

_GROUPS = ("index766_transparency", "index766_progress", "index766_digitisation", "index766_satisfaction")
_MOST_PAYMENT = 10.0  # of online payment; online service has 12
POINTS = "points"
_OF_PER_CENT = {
    SKIP: ("Bỏ các cột này", "Leave these columns out"),
    POINTS: ("Là điểm, tiêu đề ghi nhầm", "They are points, the heading is wrong"),
}
_INDEX = re.compile(fold(r"bộ chỉ số (766|phục vụ)|chỉ số 766|(quyết định|qđ)( số)? 766|766/qđ"))
_MEAN_ROW = re.compile(fold(r"(điểm )?(trung bình|bình quân)"))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has provinces or units with at least three of the groups, or with their points in all
    below a title that names the index."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=4) or find_header(sheet, COLUMNS, needed=3)
    if header is None or not {"place", "unit"} & header.columns.keys():
        return None
    groups = [key for key in (*_GROUPS, "index766_online") if key in header.columns]
    if (len(groups) < 3 or len(header.columns) < 4) and not _is_of_totals(sheet, header):
        return None
    if "index766_online_payment" in header.columns and "index766_online" in header.columns:
        header.columns["index766_online_service"] = header.columns.pop("index766_online")
    return header


def _is_of_totals(sheet: Sheet, header: Header) -> bool:
    """Whether a column is of points in all and the index is named above: "Tổng số" may be of anything."""
    total = header.columns.get("index766_total")
    above = fold(" ".join(text for text, _ in lines_of(sheet, header.top)))
    return total is not None and "điểm" in header.words(total) and bool(_INDEX.search(above))


def parse(workbook: Workbook, context: Context) -> Reading:
    """All scores of every such table."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _parse_sheet)


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    problems = reading.problems
    problems += settle_unread(sheet, header, context)
    title = read_title(sheet, header.top)
    key = "place" if "place" in header.columns else "unit"
    questions: list[Problem] = []
    settled = settle(title, context, questions, sheet.name)
    problems += [p for p in questions if key == "unit" or p.question != "place"]
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    _settle_per_cent(sheet, header, context, problems)
    measures = sorted((m for m in header.columns if m in MEASURES), key=header.columns.__getitem__)
    if not measures:
        return
    rows = read_rows(sheet, header, measures, [key], problems)
    read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
    _settle_codes(rows, sheet, header, context, problems)
    rows = _without_maxima(rows, settled, problems)
    counted = settle_names(counted_rows(rows, sheet, header, problems), key, sheet, header, context, problems)
    if not settled.label:
        return
    if key == "place":
        _add_places(counted, sheet, header, settled, context, reading)
    elif settled.place:
        names = {
            row.names["unit"]: cell_name(sheet.name, row.number, header.columns["unit"]) for row in reversed(counted)
        }
        resolved = resolve_units(dict(reversed(names.items())), settled.place, context)
        problems += resolved.problems
        for row in counted:
            if (unit := resolved.units[row.names["unit"]]) is not None:
                reading.facts += _facts(row, settled, unit)


def _settle_per_cent(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Groups headed as per cent are no points: asked (question `percent:SHEET`), and left out until a person says
    that they are."""
    shares = {
        key: column
        for key, column in header.columns.items()
        if key in MEASURES and any("%" in printed for printed in _printed(sheet, header, column))
    }
    question = f"percent:{sheet.name}"
    answer = context.answers.get(question)
    if not shares or answer == POINTS:
        return
    for key in shares:
        del header.columns[key]
    if answer != SKIP:
        where = header.locator(sheet, min(shares.values()))
        columns = ", ".join(map(column_name, sorted(shares.values())))
        problems.append(problem("percent_scores", where, columns=columns, question=question, choices=_OF_PER_CENT))


def _printed(sheet: Sheet, header: Header, column: int) -> list[str]:
    return [text_of(sheet.cell(row, column)) for row in range(header.top, header.bottom + 1)]


def _settle_codes(rows: list[Row], sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Which of the codes TTTT and CLGQ is online service: users of the portal's export write them either way round.

    The one with a figure above the maximum of payment (10) is service (12); where none is, it is asked (question
    `codes:SHEET`), and neither is taken.
    """
    keys = ("index766_online_service", "index766_online_payment")
    named = {key: fold(header.words(header.columns[key])) for key in keys if key in header.columns}
    if set(named.values()) != {"tttt", "clgq"}:
        return
    above = {
        key
        for key in keys
        if any((f := row.figures.get(key)) and f.value is not None and f.value > _MOST_PAYMENT for row in rows)
    }
    question = f"codes:{sheet.name}"
    answer = context.answers.get(question) or (named[above.pop()] if len(above) == 1 else "")
    if answer not in named.values():
        where = header.locator(sheet, header.columns[keys[0]])
        choices = {
            code: (f"{code.upper()} là dịch vụ công trực tuyến", f"{code.upper()} is online service")
            for code in ("tttt", "clgq")
        }
        problems.append(problem("codes_unclear", where, question=question, choices=choices))
    is_exchanged = answer == named[keys[1]]
    for row in rows:
        one, other = (row.figures.pop(key, None) for key in keys)
        cells = [row.cells.pop(key) for key in keys]
        if answer in named.values():
            row.figures |= dict(zip(keys, (other, one) if is_exchanged else (one, other), strict=True))
            row.cells |= dict(zip(keys, reversed(cells) if is_exchanged else cells, strict=True))


def _without_maxima(rows: list[Row], settled: Settled, problems: list[Problem]) -> list[Row]:
    """The rows without printed maxima and means; maxima that are not ours are said."""
    scores = []
    for row in rows:
        name = fold(row.text)
        if MAXIMA.match(name) and settled.label:
            day = parse_period(settled.label).end
            for measure, figure in row.figures.items():
                if figure and figure.value is not None:
                    problems += compare_maximum(measure, figure.value, row.cells[measure][1], day)
        elif not (MAXIMA.match(name) or _MEAN_ROW.match(name)):
            scores.append(row)
    return scores


def _add_places(
    rows: list[Row], sheet: Sheet, header: Header, settled: Settled, context: Context, reading: Reading
) -> None:
    """The facts of rows that are provinces; a name that is none on that day is asked (question `place:NAME`)."""
    day = settled.end or parse_period(settled.label).end
    for row in rows:
        name = row.names["place"]
        answer = context.answers.get(f"place:{name}")
        if answer == SKIP:
            continue
        places = find_places(answer or name, day)
        if len(places) == 1:
            reading.facts += _facts(row, replace(settled, place=places[0].id), "")
        else:
            where = cell_name(sheet.name, row.number, header.columns["place"])
            reading.problems.append(_ask_place(name, where, day))


def _ask_place(name: str, where: str, day) -> Problem:
    once, near = find_places(name), nearest_place(name)
    heirs = [PLACES[p.successor] for p in once if p.successor] or (find_places(near, day) if near else [])
    choices = {p.id: (p.name, p.name_en) for p in heirs} | {SKIP: ("Bỏ dòng này", "Leave this row out")}
    return problem("place_unknown:row", where, text=name, day=day, question=f"place:{name}", choices=choices)


def _facts(row: Row, settled: Settled, unit: str) -> list[Fact]:
    where = {"unit": unit, "level": row.level if unit else ""}
    return [
        settled.fact(measure, figure, canonical_counted(measure, None), row.cells[measure][1], **where)
        for measure, figure in row.figures.items()
        if figure is not None
    ]


SOURCE = Source(
    id="index766",
    rank=RANKS["office"],
    name_vi="Bảng điểm Bộ chỉ số 766 (theo tỉnh hoặc theo đơn vị)",
    name_en="Scores of index 766 (by province or by unit)",
    short_vi="Bảng điểm 766",
    short_en="Scores of index 766",
    sniff=sniff,
    parse=parse,
    columns=COLUMNS,
    order=80,
)
