"""Reading by a layout a table whose rows name measures, or whose columns are of months or of units each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.facts import Problem, Reading
from data.measures import MEASURES
from data.names import fold, nfc
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.layouts.layout import (
    FIGURES,
    FROM_SHEET,
    FROM_TITLE,
    NAMES_MEASURES,
    ROLES,
    SKIPPED,
    Layout,
    LayoutColumn,
)
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.crossing_facts import Table, chosen_row, parse_measures, parse_rows
from loaders.tables.crossings import Crossing, Meaning, Subject, split_path
from loaders.tables.headers import Header, header_key
from loaders.tables.names import bare_name
from loaders.tables.office import WHOLE
from loaders.tables.rows import is_total
from loaders.tables.titles import read_title
from loaders.text.periods import read_label
from loaders.text.wording import period_names

_SUBJECT = Subject(columns={})
ROW = "row:"  # the notes of a reading: the cell of a name nobody had said the measure of -> the name


def read_turned(
    layout: Layout,
    sheet: Sheet,
    header: Header,
    columns: Mapping[int, LayoutColumn],
    context: Context,
    reading: Reading,
) -> None:
    """The facts of one table. `columns`: column -> what the layout says of it."""
    context = _with_said(layout, sheet, header, context, reading.problems)
    names = {column.means: position for position, column in columns.items() if column.means in ROLES}
    figures = {position: _meaning(header, position, columns) for position, c in columns.items() if c.holds_figures}
    sheet = _without_totals(layout, sheet, header, names, reading.problems)
    if NAMES_MEASURES in names:
        _read_measures(layout, sheet, header, names, figures, context, reading)
    else:
        axis = "unit" if "unit" in names else "field"
        parse_rows(Table(sheet, Crossing(axis, header, names, figures), _SUBJECT, context, reading))


def row_names(sheet: Sheet, header: Header, column: int, figures: Iterable[int]) -> dict[int, str]:
    """Row -> the name it is known by in a layout, of rows that have a name and a figure. A name that stands in several
    groups is known with its group: the row without figures above it, of "- Đúng hạn" the row it is a detail of."""
    figures = list(figures)
    named: dict[int, tuple[str, str]] = {}
    group = whole = ""
    for number in range(header.body, len(sheet.rows)):
        text = text_of(sheet.cell(number, column)).strip()
        if not text:
            continue
        name = header_key(bare_name(text))
        if not any(_is_filled(sheet.cell(number, position)) for position in figures):
            group, whole = name, ""
            continue
        is_detail = text.startswith(("-", "+", "–", "•"))
        named[number] = (whole or group if is_detail else group, name)
        whole = whole if is_detail else name
    alone = [name for _, name in named.values()]
    return {
        number: f"{group} | {name}" if group and alone.count(name) > 1 else name
        for number, (group, name) in named.items()
        if name
    }


def row_meanings(answers: Mapping[str, str], notes: Mapping[str, str]) -> dict[str, str]:
    """Name of a row -> what it was said to mean while a file was read."""
    kinds = ((question.partition(":"), choice) for question, choice in answers.items())
    return {
        notes[f"{ROW}{where}"]: SKIPPED if choice == SKIP else choice
        for (kind, _, where), choice in kinds
        if kind == "measure" and f"{ROW}{where}" in notes and (choice in MEASURES or choice == SKIP)
    }


def _is_filled(cell) -> bool:
    return cell is not None and bool(text_of(cell).strip())


def _meaning(header: Header, position: int, columns: Mapping[int, LayoutColumn]) -> Meaning:
    """What the figures of a column are of; one of the rows' measures beside those of units or periods adds these up."""
    column = columns[position]
    measure = "" if column.means == FIGURES else column.means
    split = split_path(header.paths[position]) if column.is_by_period else None
    is_beside = any(other.means == FIGURES and (other.unit or other.is_by_period) for other in columns.values())
    is_plain = column.means == FIGURES and not (column.unit or column.is_by_period)
    return Meaning(measure, split[1] if split else "", column.unit, is_total=is_plain and is_beside)


def _with_said(layout: Layout, sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> Context:
    """The context with what the layout says of the whole table: its period, and whose it is."""
    title = read_title(sheet, header.top)
    period = context.period
    if not (period or title.labels or context.answers.get("period")):
        if layout.period == FROM_SHEET:
            period = read_label(sheet.name, title.year)
        elif layout.period != FROM_TITLE:
            period = layout.period
            problems.append(problem("period_of_layout", sheet.name, period=period_names(period)))
    whose = {} if layout.unit == FROM_TITLE else {"unit": layout.unit or WHOLE}
    return replace(context, period=period, answers=whose | context.answers)


def _without_totals(
    layout: Layout, sheet: Sheet, header: Header, names: Mapping[str, int], problems: list[Problem]
) -> Sheet:
    """The sheet without the rows that the layout says add up others; they are named."""
    totals = {fold(name) for name in layout.totals}
    columns = [names[key] for key in ("unit", "field") if key in names]
    rows = list(sheet.rows)
    for number in range(header.body, len(rows)) if totals else ():
        named = next((c for c in columns if fold(text_of(sheet.cell(number, c))) in totals), None)
        if named is not None:
            where = cell_name(sheet.name, number, named)
            problems.append(problem("total_of_layout", where, text=text_of(sheet.cell(number, named))))
            rows[number] = []
    return replace(sheet, rows=rows)


# -- rows that name measures -----------------------------------------------------------------------------


def _read_measures(
    layout: Layout,
    sheet: Sheet,
    header: Header,
    names: Mapping[str, int],
    figures: dict[int, Meaning],
    context: Context,
    reading: Reading,
) -> None:
    """A table of measures below each other; of several units below each other one after the other."""
    whole = Table(sheet, Crossing("measure", header, dict(names), figures), _SUBJECT, context, reading)
    meanings = _row_meanings(layout, whole)
    for unit, numbers in _blocks(sheet, header, names).items():
        own = {column: replace(meaning, unit=unit or meaning.unit) for column, meaning in figures.items()}
        one = Reading(reading.source, reading.rank)
        table = Table(sheet, Crossing("measure", header, dict(names), own), _SUBJECT, context, one)
        rows: dict[str, list[int]] = {}
        for number in numbers:
            if meanings.get(number, SKIPPED) != SKIPPED:
                rows.setdefault(meanings[number], []).append(number)
        named = {m: row for m, several in rows.items() if (row := chosen_row(table, m, several)) is not None}
        parse_measures(table, named)
        whole.take(one.facts)
        whole.add_problems(one.problems)


def _row_meanings(layout: Layout, table: Table) -> dict[int, str]:
    """Row -> its measure, or "skip"; a name the layout does not know is asked (question `measure:CELL`), once."""
    sheet, column = table.sheet, table.crossing.names[NAMES_MEASURES]
    known = {row.name: row.means for row in layout.rows}
    asked: dict[str, str] = {}
    meanings: dict[int, str] = {}
    for number, name in row_names(sheet, table.crossing.header, column, table.crossing.figures).items():
        where = asked.setdefault(name, cell_name(sheet.name, number, column))
        answer = table.context.answers.get(f"measure:{where}", "")
        meanings[number] = known.get(name) or (answer if answer in MEASURES or answer == SKIP else "")
        if name not in known:
            table.reading.notes[f"{ROW}{where}"] = name
        if not meanings[number]:
            del meanings[number]
            if not any(p.question == f"measure:{where}" for p in table.problems):
                table.problems.append(_ask(where, text_of(sheet.cell(number, column)).strip()))
    return meanings


def _ask(where: str, name: str) -> Problem:
    return problem(
        "measure_unclear:layout",
        where,
        text=nfc(name),
        question=f"measure:{where}",
        choices={SKIP: ("Bỏ dòng này", "Leave this row out")},
    )


def _blocks(sheet: Sheet, header: Header, names: Mapping[str, int]) -> dict[str, list[int]]:
    """Unit -> its rows, a name standing for the rows below it without one; rows of a total are left out."""
    blocks: dict[str, list[int]] = {}
    unit = ""
    for number in range(header.body, len(sheet.rows)):
        if "unit" in names:
            unit = bare_name(text_of(sheet.cell(number, names["unit"]))) or unit
        if not is_total(unit):
            blocks.setdefault(unit, []).append(number)
    return blocks
