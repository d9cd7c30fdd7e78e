"""Scores of the index of Quyết định 766/QĐ-TTg: five groups, total and rank, by province or by unit.

Group 4 is one score (22 points) or, as the national portal splits it, online services (12) and payment (10).
Scores are never added or averaged; a score above its maximum, or groups that do not make the total, are said.
"""

import re
from dataclasses import replace

from data.facts import RANKS, Fact, Problem, Reading
from data.maxima import maximum_on
from data.measures import MEASURES, canonical_counted
from data.names import fold
from data.periods import parse_period
from data.places import PLACES, find_places, nearest_place
from data.qualifiers import decimals_of
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header, find_header
from loaders.tables.index766_columns import COLUMNS
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, read_rows, say_unknown_columns, settle_names
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, read_title, settle
from loaders.tables.units import resolve_units
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.wording import both, labels_of

_GROUPS = ("index766_transparency", "index766_progress", "index766_digitisation", "index766_satisfaction")
_MOST_PAYMENT = 10.0  # of online payment; online service has 12
_MAXIMA_ROW = re.compile(fold(r"điểm tối đa|thang điểm|tối đa|điểm chuẩn"))
_MEAN_ROW = re.compile(fold(r"(điểm )?(trung bình|bình quân)"))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has provinces or units with at least three of the groups."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    header = find_header(sheet, COLUMNS, needed=4)
    if header is None or not {"place", "unit"} & header.columns.keys():
        return None
    groups = [key for key in (*_GROUPS, "index766_online") if key in header.columns]
    if len(groups) < 3:
        return None
    if "index766_online_payment" in header.columns and "index766_online" in header.columns:
        header.columns["index766_online_service"] = header.columns.pop("index766_online")
    return header


def parse(workbook: Workbook, context: Context) -> Reading:
    """All scores of every such table."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _parse_sheet)


def _parse_sheet(sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
    problems = reading.problems
    problems += say_unknown_columns(sheet, header)
    title = read_title(sheet, header.top)
    key = "place" if "place" in header.columns else "unit"
    questions: list[Problem] = []
    settled = settle(title, context, questions, sheet.name)
    problems += [p for p in questions if key == "unit" or p.question != "place"]
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    measures = sorted((m for m in header.columns if m in MEASURES), key=header.columns.__getitem__)
    rows = read_rows(sheet, header, measures, [key], problems)
    read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom))
    _settle_codes(rows, sheet, header, context, problems)
    rows = _without_maxima(rows, settled, problems)
    counted = settle_names(counted_rows(rows, sheet, header, problems), key, sheet, header, context, problems)
    if not settled.label:
        return
    day = parse_period(settled.label).end
    for row in counted:
        problems += _check_row(row, day)
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
        if _MAXIMA_ROW.match(name) and settled.label:
            day = parse_period(settled.label).end
            problems += [
                _other_maximum(row, measure, figure.value, maximum)
                for measure, figure in row.figures.items()
                if figure
                and figure.value is not None
                and (maximum := maximum_on(measure, day)) not in (None, figure.value)
            ]
        elif not (_MAXIMA_ROW.match(name) or _MEAN_ROW.match(name)):
            scores.append(row)
    return scores


def _other_maximum(row: Row, measure: str, printed: float, maximum: float) -> Problem:
    label, where = MEASURES[measure], row.cells[measure][1]
    return problem("maximum_differs", where, measure=labels_of(label), printed=both(printed), maximum=both(maximum))


def _check_row(row: Row, day) -> list[Problem]:
    """Scores above their maximum, and groups that do not make the total (rounding allowed for)."""
    problems = []
    values = {m: f.value for m, f in row.figures.items() if f is not None and f.value is not None}
    for measure, value in values.items():
        maximum = maximum_on(measure, day)
        if maximum is not None and value > maximum:
            label, where = MEASURES[measure], row.cells[measure][1]
            problems.append(
                problem(
                    "score_above_maximum", where, measure=labels_of(label), value=both(value), maximum=both(maximum)
                )
            )
    online = (
        ("index766_online",) if "index766_online" in values else ("index766_online_service", "index766_online_payment")
    )
    parts = (*_GROUPS, *online)
    if "index766_total" in values and all(part in values for part in parts):
        added = sum(values[part] for part in parts)
        unit = 10.0 ** -max(decimals_of(values[m]) for m in (*parts, "index766_total"))
        if abs(values["index766_total"] - added) > unit / 2 * (len(parts) + 1) * (unit < 1) + 1e-9:
            where = row.cells["index766_total"][1]
            total = values["index766_total"]
            problems.append(
                problem(
                    "score_sum",
                    where,
                    total=both(total),
                    added=both(round(added, 6)),
                    difference=both(round(total - added, 6)),
                )
            )
    return problems


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
