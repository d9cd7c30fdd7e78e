"""Tables whose rows are units (or fields of one unit) and whose columns are measures: read once, for all sources.

A source says which header is its own; the rest is the same: columns told apart, title settled, rows read,
totals and printed rates compared, units named, facts made.
"""

from collections.abc import Callable

from data.facts import Fact, Problem, Reading
from data.measures import IDENTITIES, MEASURES, canonical_counted
from data.names import nfc
from loaders.files.sheets import Sheet, Workbook, cell_name, column_name
from loaders.problems.catalogue import problem
from loaders.tables.checks import check_group
from loaders.tables.context import SKIP, Context
from loaders.tables.filled_down import fill_offices, settle_merged_figures
from loaders.tables.groups import settle_groups
from loaders.tables.headers import Header, apply_rule_8
from loaders.tables.office import settle_office
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, read_rows, settle_names
from loaders.tables.shares import settle_shares
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, read_title, settle
from loaders.tables.totals import compare_totals
from loaders.tables.units import resolve_units
from loaders.tables.unread import settle_unread
from loaders.tables.workbook_tables import parse_sheets
from loaders.text.numbers import read_number
from loaders.text.wording import labels_of

_NAMES = ("unit", "field")
_SUMS = [i for i in IDENTITIES if i.kind == "sum"]
# Settles what a source's own words leave open: (sheet, header, context, problems) changes header.columns.
Prepare = Callable[[Sheet, Header, Context, list[Problem]], None]


def parse_units(
    workbook: Workbook, context: Context, reading: Reading, find, prepare: Prepare | None = None
) -> Reading:
    """All facts of every table in which `find(sheet)` sees the header of a source."""

    def parse(sheet: Sheet, header: Header, own: Context, into: Reading) -> None:
        parse_table(sheet, header, own, into, prepare)

    return parse_sheets(workbook, context, reading, find, parse)


def parse_table(
    sheet: Sheet,
    header: Header,
    context: Context,
    reading: Reading,
    prepare: Prepare | None = None,
    settled_before: Settled | None = None,
) -> None:
    """The facts of one table, with what is contradictory or unclear in it; `at`: period and place, settled before."""
    problems = reading.problems
    if prepare:
        prepare(sheet, header, context, problems)
    settle_columns(sheet, header, context, problems)
    apply_rule_8(header.columns)
    title = read_title(sheet, header.top)
    settled = settled_before or settle(title, context, problems, sheet.name)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    measures = sorted((key for key in header.columns if key in MEASURES), key=header.columns.__getitem__)
    names = [key for key in _NAMES if key in header.columns]
    if not measures:  # its only column is asked, or left out
        is_asked = any(p.severity == "ask" for p in problems)
        where = cell_name(sheet.name, header.top, 0)
        problems += [] if is_asked else [problem("no_rows:table", where, sheet=sheet.name)]
        return
    rows = read_rows(sheet, header, measures, names, problems)
    read_figures(rows, context, problems, Surroundings(sheet, header.top, header.bottom), expected)
    settle_merged_figures(rows, sheet, context, problems)
    settle_groups(rows, context, problems)
    if names == ["field"]:
        fill_offices(rows)
    problems += compare_totals(rows) + check_total_rates(rows)
    counted = counted_rows(rows, sheet, header, problems)
    for key in names:
        counted = settle_names(counted, key, sheet, header, context, problems)
    if settled.place is None:
        return
    units = _units(sheet, header, counted, title, settled.place, context, problems)
    if settled.label:
        for row in counted:
            reading.facts += _facts(row, units, settled)


def settle_columns(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    """Columns that cannot be told apart are asked; columns with other words are named and left out."""
    for key, columns in header.doubled.items():
        if key not in MEASURES and key not in _NAMES:
            continue  # notes and running numbers
        question = f"column:{sheet.name}:{key}"
        choices = {
            column_name(c): (f"Cột {column_name(c)}: {header.words(c)}", f"Column {column_name(c)}: {header.words(c)}")
            for c in columns
        } | {SKIP: ("Bỏ cả hai", "Leave them out")}
        answer = context.answers.get(question)
        if answer in choices and answer != SKIP:
            header.columns[key] = next(c for c in columns if column_name(c) == answer)
        elif answer is None:
            problems.append(
                problem(
                    "column_doubled",
                    header.locator(sheet, columns[0]),
                    meaning=labels_of(MEASURES[key]) if key in MEASURES else key,
                    question=question,
                    choices=choices,
                )
            )
    settle_shares(sheet, header, context, problems)
    problems += settle_unread(sheet, header, context)


def expected(row: Row, measure: str) -> tuple[float, ...]:
    """The value of a cell that its row's identities leave as the only one."""
    known = {
        m: number.value
        for m, (cell, _) in row.cells.items()
        if m != measure
        and (number := read_number(cell)).state == "number"
        and number.value is not None
        and number.qualifier == "exact"
    }
    values = set()
    for identity in _SUMS:
        operands = (identity.total, *identity.parts)
        is_open = {identity.unless, *identity.beside} & known.keys()
        if not is_open and measure in operands and all(m in known for m in operands if m != measure):
            parts = sum(known[m] for m in identity.parts if m != measure)
            values.add(parts if measure == identity.total else known[identity.total] - parts)
    return tuple(values) if len(values) == 1 and min(values) >= 0 else ()


def check_total_rates(rows: list[Row]) -> list[Problem]:
    """Printed rates of total and group rows, against the figures of the same row."""
    problems = []
    for row in rows:
        if row.kind != "row":
            figures = {
                m: Fact(m, f.value, "", "", None, None, qualifier=f.qualifier, locator=row.cells[m][1])
                for m, f in row.figures.items()
                if f is not None and f.value is not None
            }
            problems += [p for p in check_group(figures) if p.code == "printed_rate"]
    return problems


def _units(
    sheet: Sheet, header: Header, rows: list[Row], title: Title, place: str, context: Context, problems: list[Problem]
) -> dict[str, str | None]:
    """Printed unit name -> unit; under "" that of rows by field that name none (rule of counting 6)."""
    column = header.columns.get("unit", header.columns.get("field", 0))
    names = {
        name: cell_name(sheet.name, row.number, column) for row in reversed(rows) if (name := row.names.get("unit", ""))
    }
    resolved = resolve_units(dict(reversed(names.items())), place, context)
    problems += resolved.problems
    if all(row.names.get("unit") for row in rows):
        return resolved.units
    return resolved.units | {"": settle_office(title.office, place, context, problems, sheet.name)}


def _facts(row: Row, units: dict[str, str | None], settled: Settled) -> list[Fact]:
    unit = units.get(row.names.get("unit", ""))
    if unit is None:
        return []
    where = {"unit": unit, "field": nfc(row.names.get("field", "")), "level": row.level}
    return [
        settled.fact(measure, figure, canonical_counted(measure, None), row.cells[measure][1], **where)
        for measure, figure in row.figures.items()
        if figure is not None
    ]
