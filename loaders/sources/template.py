"""Our own template (`loaders/template/columns.py`): one figure a row, every word in a column of its own."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from data.facts import Fact, Problem, Reading
from data.measures import Measure, find_measure
from data.names import fold, nfc
from data.stores import SIMULATED
from loaders.files.progress import counting
from loaders.files.sheets import Sheet, Workbook, cell_name, column_name, text_of
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.context import SKIP, Context
from loaders.tables.figures import read_figure
from loaders.tables.row import Figure
from loaders.tables.thousands import restore_thousands
from loaders.tables.units import resolve_units
from loaders.template.cells import Cells, Window
from loaders.template.columns import COLUMNS, DATA_KINDS, FORMER_NAMES, KIND_LABEL, QUALIFIER_WORDS, DataKind
from loaders.template.questions import Asked

_HEAD_ROWS = 30  # people add lines of their own above the headings
_TITLES = {fold(title): c.name for c in COLUMNS for title in (c.title_vi, c.title_en)}
_REQUIRED = {c.name for c in COLUMNS if c.is_required}
_KINDS = {fold(label): kind for kind in DATA_KINDS.values() for label in (kind.label_vi, kind.label_en)}
_KINDS |= {fold(label): DATA_KINDS[name] for label, name in FORMER_NAMES.items()}


@dataclass(frozen=True)
class _Table:
    """A sheet that is a template: its 0-based heading row and the column of each name."""

    sheet: Sheet
    head: int
    columns: dict[str, int]


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has a row with the headings every template has."""
    return next(_tables(workbook), None) is not None


def parse(workbook: Workbook, context: Context) -> Reading:
    """All rows of the template's sheets as facts; every problem found, each at its cell."""
    tables = list(_tables(workbook))
    asked = Asked()
    kind, where = _kind(tables, context, asked)
    notes = {"sheet": ", ".join(t.sheet.name for t in tables), "kind": kind.label_vi}
    if kind.source == SIMULATED and context.store != SIMULATED:
        return Reading(kind.source, kind.rank, problems=[problem("simulated_figures", where)], notes=notes)
    rows = _Rows(context, asked)
    for table in tables:
        _say_other_columns(table, asked)
        rows.read(table)
    facts = rows.facts(is_simulated=kind.source == SIMULATED)
    problems = asked.problems + rows.problems
    if not facts and not any(p.severity == "ask" for p in problems):
        problems.append(problem("no_rows:template", tables[0].sheet.name))
    return Reading(kind.source, kind.rank, facts, problems, notes)


def _tables(workbook: Workbook) -> Iterator[_Table]:
    for sheet in workbook.sheets:
        if sheet.is_hidden:
            continue
        for head, row in enumerate(sheet.rows[:_HEAD_ROWS]):
            columns: dict[str, int] = {}
            for position, cell in enumerate(row):
                name = _TITLES.get(_title(cell))
                if name:
                    columns.setdefault(name, position)
            if columns.keys() >= _REQUIRED:
                yield _Table(sheet, head, columns)
                break


def _title(cell) -> str:
    """The first line of a heading without its mark: `Chỉ tiêu *⏎Measure` is `chỉ tiêu`."""
    return fold(cell.strip().split("\n")[0].rstrip(" *")) if isinstance(cell, str) and cell.strip() else ""


def _say_other_columns(table: _Table, asked: Asked) -> None:
    taken = set(table.columns.values())
    for position, cell in enumerate(table.sheet.rows[table.head]):
        if cell is not None and position not in taken:
            where = cell_name(table.sheet.name, table.head, position)
            asked.add(problem("column_not_read", where, text=text_of(cell)))


def _kind(tables: list[_Table], context: Context, asked: Asked) -> tuple[DataKind, str]:
    """What the title block says the figures are, and in which cell; asked when it says nothing known, or two things.

    Where one of its sheets says that they are simulated, all are.
    """
    labelled: dict[str, str] = {}
    for table in tables:
        for number, row in enumerate(table.sheet.rows[: table.head]):
            labels = [i for i, cell in enumerate(row) if _title(cell) == fold(KIND_LABEL)]
            if labels:
                rest = [(i, cell) for i, cell in enumerate(row) if i > labels[0] and cell is not None]
                where = cell_name(table.sheet.name, number, labels[0] + 1)
                labelled.setdefault(fold(text_of(rest[0][1])) if rest else "", where)
    if not labelled:
        return DATA_KINDS["office"], ""  # the block was cut off: a file of the office itself
    known = {_KINDS[label].source: (_KINDS[label], where) for label, where in labelled.items() if label in _KINDS}
    if SIMULATED in known:
        return known[SIMULATED]
    if len(labelled) == 1 and known:
        return next(iter(known.values()))
    where = next(iter(labelled.values()))
    choices = {name: kind for name, kind in DATA_KINDS.items() if name != SIMULATED}
    answer = context.answers.get("kind")
    if answer in choices:
        return choices[answer], where
    asked.add(
        problem(
            "unknown_kind",
            where,
            cell=(f"{where} (“{KIND_LABEL}”)", where),
            question="kind",
            choices={name: (kind.label_vi, kind.label_en) for name, kind in choices.items()},
        )
    )
    return DATA_KINDS["office"], where


class _Line(NamedTuple):
    """The cells of one row, under the names of the template's columns and in their order."""

    measure: object
    value: object
    qualifier: object
    counted: object
    place: object
    unit: object
    level: object
    field: object
    procedure: object
    channel: object
    period: object
    start: object
    end: object
    basis: object
    origin: object
    note: object


@dataclass(slots=True)
class _Row:
    """A row whose words are settled; `cell` is its value as read."""

    locator: str
    measure: Measure
    cell: object
    qualifier: str
    counted: str
    place: str
    unit: str
    level: str
    field: str
    procedure: str
    channel: str
    label: str
    window: Window
    origin: str

    @property
    def kind(self) -> str:
        return "percent" if self.measure.kind == "claim" else self.measure.kind


class _Rows:
    """The rows of a file on their way to facts: words first, then units, lost thousands and numbers."""

    def __init__(self, context: Context, asked: Asked):
        self.context = context
        self.asked = asked
        self.cells = Cells(context, asked)
        self.problems: list[Problem] = []
        self.rows: list[_Row] = []
        self.unit_cells: dict[str, dict[str, str]] = defaultdict(dict)  # place -> unit name -> its first cell

    def read(self, table: _Table) -> None:
        """Settle the words of all rows that hold a value."""
        sheet = table.sheet.name
        self.cells.begin({name: f"{sheet}!{column_name(place)}" for name, place in table.columns.items()})
        order = [table.columns.get(c.name, -1) for c in COLUMNS]
        width = max(order) + 1
        unfilled = []
        for number, row in enumerate(counting(table.sheet.rows[table.head + 1 :]), table.head + 2):
            row = [*row[:width], *[None] * (width - len(row)), None]  # -1: a column the file does not have
            if row[table.columns["value"]] is not None:
                self._read_row(number, _Line(*[row[column] for column in order]))
            elif find_measure(text_of(row[table.columns["measure"]])):  # else a signature or a remark
                unfilled.append(self.cells.locate("value", number))
        if unfilled:
            self.problems.append(problem("rows_without_value", unfilled[0], count=len(unfilled)))

    def _read_row(self, number: int, line: _Line) -> None:
        """Add the row if all its words are settled; every one that is not is asked."""
        cells = self.cells
        measure = cells.measure(line.measure, number)
        when = cells.period(line.period, number)
        where = cells.place(line.place, when, number) if when else None
        window = cells.window(when, line.start, line.end, line.basis, number) if when else None
        qualifier = cells.word("qualifier", line.qualifier, number)
        level = cells.word("level", line.level, number)
        channel = cells.word("channel", line.channel, number)
        if not (measure and when and where and window) or qualifier is None or level is None or channel is None:
            return
        name = nfc(text_of(line.unit)) if line.unit is not None else ""
        if name:
            self.unit_cells[where].setdefault(name, cells.locate("unit", number))
        self.rows.append(
            _Row(
                cells.locate("value", number),
                measure,
                line.value,
                qualifier,
                cells.counted(measure, line.counted),
                where,
                name,
                level,
                nfc(text_of(line.field)) if line.field is not None else "",
                nfc(text_of(line.procedure)) if line.procedure is not None else "",
                channel,
                when.label,
                window,
                nfc(text_of(line.origin)) if line.origin is not None else "",
            )
        )

    def facts(self, is_simulated: bool) -> list[Fact]:
        """The facts of all settled rows. Simulated units are taken as they stand: they are no one's."""
        units = {} if is_simulated else self._units()
        rows = [row for row in self.rows if not row.unit or is_simulated or units[row.place][row.unit]]
        instead = self._thousands(rows)
        facts = []
        for row in rows:
            cell = instead.get(row.locator, row.cell)
            figure = self._figure(row, cell) if cell is not None else None
            if figure:
                unit = row.unit if is_simulated or not row.unit else units[row.place][row.unit] or ""
                raw = f"{figure.raw} · {row.origin}" if row.origin else figure.raw
                facts.append(
                    Fact(
                        row.measure.id,
                        figure.value,
                        row.place,
                        row.label,
                        row.window.start,
                        row.window.end,
                        row.window.basis,
                        figure.qualifier,
                        row.counted,
                        unit,
                        row.field,
                        row.channel,
                        row.procedure,
                        row.level,
                        figure.status,
                        row.locator,
                        raw,
                    )
                )
        return facts

    def _units(self) -> dict[str, dict[str, str | None]]:
        units = {}
        for place, names in self.unit_cells.items():
            resolved = resolve_units(names, place, self.context)
            units[place] = resolved.units
            self.problems += resolved.problems
        return units

    def _thousands(self, rows: list[_Row]) -> dict[str, float | None]:
        """What stands at a locator instead, where a count lost its thousand (rule of counting 16)."""
        if not any(type(r.cell) is float and r.kind == "count" and not r.cell.is_integer() for r in rows):
            return {}
        reports: dict[tuple, dict[str, tuple]] = defaultdict(dict)
        for r in rows:
            key = (r.place, r.unit, r.field, r.procedure, r.channel, r.label, r.counted == r.measure.counted)
            reports[key][r.measure.id] = (r.cell, r.locator)
        instead, problems = restore_thousands(list(reports.values()), self.context)
        self.problems += problems
        return instead

    def _figure(self, row: _Row, cell) -> Figure | None:
        if type(cell) is float and cell.is_integer() and (row.kind != "percent" or not 0 < cell <= 1):
            return Figure(cell, row.qualifier or "exact", "value", str(int(cell)))  # nearly every cell
        figure = read_figure(cell, row.kind, row.locator, self.context, self.problems)
        if figure is None or not row.qualifier or figure.qualifier == row.qualifier:
            return figure
        if figure.qualifier == "exact":
            return figure._replace(qualifier=row.qualifier)
        return self._settle_qualifiers(row, figure)

    def _settle_qualifiers(self, row: _Row, figure: Figure) -> Figure | None:
        """“hơn 770.000” beside a column that says “dưới”: a person chooses."""
        question = f"qualifier:{row.locator}"
        answer = self.context.answers.get(question)
        if answer in (row.qualifier, figure.qualifier):
            return figure._replace(qualifier=answer)
        if answer != SKIP:
            words = {name: (QUALIFIER_WORDS[name], name) for name in (figure.qualifier, row.qualifier)}
            printed, column = (words[name][0] for name in (figure.qualifier, row.qualifier))
            self.problems.append(
                problem(
                    "qualifier_twice",
                    row.locator,
                    text=figure.raw,
                    qualifier=(printed, figure.qualifier),
                    chosen=(column, row.qualifier),
                    question=question,
                    choices=words | {SKIP: ("Bỏ số này", "Leave this figure out")},
                )
            )
        return None


SOURCE = Source(
    id="template",
    rank=DATA_KINDS["office"].rank,
    name_vi="Tệp mẫu của phần mềm",
    name_en="Our own template",
    short_vi="Mẫu của chương trình",
    short_en="Our template",
    sniff=sniff,
    parse=parse,
    order=10,
)
