"""The figures of crossings as facts: each under the period, office and measure that its row and its column say."""

import re
from dataclasses import dataclass, replace
from datetime import date

from data.facts import Fact, Problem, Reading
from data.measures import MEASURES, canonical_counted
from data.names import fold
from data.periods import parse_period
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.column_periods import column_period, is_no_period, is_relative, to_date
from loaders.tables.context import SKIP, Context
from loaders.tables.crossings import (
    Crossing,
    Meaning,
    Subject,
    find_crossing,
    measure_rows,
    printed,
    split_path,
    unread_rows,
)
from loaders.tables.headers import Header, apply_rule_8
from loaders.tables.office import settle_kept, settle_office
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, is_total, read_rows
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, lines_of, read_title, settle, settle_place
from loaders.tables.totals import compare_totals
from loaders.tables.unit_tables import expected, parse_table, settle_columns
from loaders.tables.units import resolve_units
from loaders.tables.unread import Unread, holds_figures, may_be_figures, printed_words, settle_figures
from loaders.tables.workbook_tables import parse_sheets
from loaders.text.periods import read_label
from loaders.text.wording import labels_of, period_names

_OF_PLACE = re.compile(fold(r"trên địa bàn|toàn (tỉnh|thành phố)|(của|cả) (tỉnh|thành phố)\b"))


def parse_crossings(workbook: Workbook, context: Context, reading: Reading, subject: Subject) -> Reading:
    """All facts of every table of a subject."""

    def parse(sheet: Sheet, crossing: Crossing, own: Context, into: Reading) -> None:
        table = Table(sheet, crossing, subject, own, into)
        _settle_unread(table)
        _settle_some(table)
        if crossing.rows == "measure":
            parse_measures(table, named_rows(table))
        elif crossing.rows == "period":
            _parse_periods(table)
        else:
            parse_rows(table)

    return parse_sheets(workbook, context, reading, lambda sheet: find_crossing(sheet, subject), parse)


def _settle_some(table: "Table") -> None:
    crossing, subject = table.crossing, table.subject
    if subject.settle_some is None:
        return
    words = [part for path in crossing.header.paths.values() for part in path]
    words += [name for _, name, _ in measure_rows(table.sheet, crossing, subject)] if crossing.rows == "measure" else []
    has_fields = "field" in crossing.names or any(meaning.field for meaning in crossing.figures.values())
    subject.settle_some(table.sheet, crossing.top, " ".join(words), has_fields, table.context, table.problems)


def _settle_unread(table: "Table") -> None:
    """Columns of figures nobody has a word for are asked; those that a person named are read with the others, under
    the period of their heading."""
    crossing, header = table.crossing, table.crossing.header
    figures = {}
    for column in crossing.unknown:
        split = split_path(header.paths[column])
        if split and holds_figures(table.sheet, header.body, column, header.words(column)):
            may_count = crossing.rows != "measure"
            words = printed_words(table.sheet, header, column)
            figures[column] = Unread(header.locator(table.sheet, column), words, may_count), split[1]
    known = {meaning.measure for meaning in crossing.figures.values()}
    chosen, asked = settle_figures([one for one, _ in figures.values()], known, table.context)
    table.problems += asked
    for column, (one, when) in figures.items():
        crossing.unknown.remove(column)
        if one.where in chosen:
            crossing.figures[column] = Meaning(chosen[one.where], when)


class Table:
    """One table while it is read: its title, what surrounds it, and what was asked so far."""

    def __init__(self, sheet: Sheet, crossing: Crossing, subject: Subject, context: Context, reading: Reading):
        self.sheet, self.crossing, self.subject, self.context, self.reading = sheet, crossing, subject, context, reading
        self.problems: list[Problem] = reading.problems
        self.title: Title = read_title(sheet, crossing.top)
        self.above = fold(" ".join(text for text, _ in lines_of(sheet, crossing.top)))
        if not self.title.labels and self.title.window.is_cut_off and self.title.window.end:
            end = self.title.window.end
            self.title.labels = [f"{end.year}-{end.month:02d}-YTD"]
        reading.notes |= {"sheet": sheet.name, "title": self.title.printed}
        self.year = _year(self.title, context)
        self.surroundings = Surroundings(sheet, crossing.header.top, crossing.header.bottom)
        self.own: Settled | None = None

    def settle_own(self, whens: set[str]) -> bool:
        """The table's own period and place, where a column needs them; False while they are asked."""
        if all(re.search(r"20\d\d", when) for when in whens):
            return True
        self.own = settle(self.title, self.context, self.problems, self.sheet.name)
        if self.own.label and self.own.place:
            self.year = self.year or parse_period(self.own.label).end.year
        return bool(self.own.label and self.own.place)

    def stand(self, meaning: Meaning, measure: str) -> Settled | None:
        """Period and place of a measure in a column; None with a question where they are open."""
        named = column_period(meaning.when, self.own, self.year)
        if named is None and (meaning.when not in ("", "own") or self.own is None):
            self._ask_period(meaning)
            return None
        label, end = named or (self._own_label(meaning), None)
        if not self.is_since_january(measure, label):
            return None
        label = _label_of(measure, label)
        if self.own and label == self.own.label:
            return self.own
        place = self._place(label)
        return Settled(label, *_window(label, end), place) if place else None

    def is_since_january(self, measure: str, label: str) -> bool:
        """Whether an amount that is only printed to date is: what a table of one month spent is asked (question
        `since:SHEET`), and so is what was paid after the year of the plan beside it."""
        period = parse_period(label)
        plans = {m.when[-4:] for m in self.crossing.figures.values() if m.when and _is_plan(m.measure)}
        is_of_plan = not plans or label[:4] in plans
        if MEASURES[measure].over_time != "ytd" or (period.start.month == 1 and is_of_plan):
            return True
        question = f"since:{self.sheet.name}"
        answer = self.context.answers.get(question)
        if answer is None and question not in {p.question for p in self.problems}:
            choices = {
                "year": ("Lũy kế từ đầu năm", "Since January"),
                SKIP: ("Chỉ của riêng kỳ này: không nạp", "Of that period alone: leave it out"),
            }
            named, measured = period_names(label), labels_of(MEASURES[measure])
            where = self.title.locator or self.sheet.name
            self.problems.append(
                problem("since_january", where, measure=measured, period=named, question=question, choices=choices)
            )
        return answer == "year"

    def _own_label(self, meaning: Meaning) -> str:
        """The table's period; of "Trong tháng" in a table to date its last month."""
        label = self.own.label if self.own and self.own.label else ""
        return label.removesuffix("-YTD") if meaning.when == "own" else label

    def _place(self, label: str) -> str | None:
        questions: list[Problem] = []
        where = self.title.locator or self.sheet.name
        place = settle_place(self.title, self.context, questions, parse_period(label).end, where)
        asked = {p.question for p in self.problems}
        self.problems += [p for p in questions if p.question not in asked]
        return place

    def _ask_period(self, meaning: Meaning) -> None:
        if any(p.question == "period" for p in self.problems):
            return
        column = next(c for c, known in self.crossing.figures.items() if known == meaning)
        where = self.crossing.header.locator(self.sheet, column)
        self.problems.append(
            problem("period_missing:year", where, text=self.crossing.header.words(column), question="period")
        )

    def office(self, place: str) -> str | None:
        """Whose a table without a column of offices is: "" for the whole place, None while it is asked."""
        questions: list[Problem] = []
        is_asked = "unit" in self.context.answers or self.title.office.names
        if self.subject.is_of_place:
            unit = settle_kept(self.title.office, place, self.context, questions, self.sheet.name)
        elif not is_asked and (_OF_PLACE.search(self.above) or self._has_place_measures()):
            unit = ""
        else:
            unit = settle_office(self.title.office, place, self.context, questions, self.sheet.name)
        self.add_problems(questions)
        return unit

    def _has_place_measures(self) -> bool:
        return any(meaning.measure in self.subject.place_measures for meaning in self.crossing.figures.values())

    def take(self, facts: list[Fact]) -> None:
        """Facts into the reading."""
        self.reading.facts += facts

    def add_problems(self, problems: list[Problem]) -> None:
        """What one of several readings of the rows says, once."""
        known = {(p.code, "" if p.question else p.locator, p.question) for p in self.problems}
        has_new = any(p.code == "units_new" for p in self.problems)
        self.problems += [
            p
            for p in problems
            if (p.code, "" if p.question else p.locator, p.question) not in known
            and not (p.code == "units_new" and has_new)
        ]


def _year(title: Title, context: Context) -> int | None:
    labels = title.labels or ([context.period] if context.period else [])
    years = {parse_period(label).end.year for label in labels}
    return years.pop() if len(years) == 1 else None


def _is_plan(measure: str) -> bool:
    return measure in MEASURES and MEASURES[measure].over_time == "plan"


def _label_of(measure: str, label: str) -> str:
    """A plan stands at its year, what is printed from January on at the year to date."""
    over_time = MEASURES[measure].over_time
    if over_time == "plan":
        return label[:4]
    return to_date(label) if over_time == "ytd" else label


def _window(label: str, end: date | None) -> tuple[date | None, date | None, str]:
    period = parse_period(label)
    return (period.start, end, "stated") if end and period.grain == "ytd" else (period.start, period.end, "unknown")


# -- rows are offices or fields --------------------------------------------------------------------------


@dataclass
class _Group:
    """The columns of one period."""

    stand: Settled
    columns: dict[str, list[int]]


def parse_rows(table: Table) -> None:
    """Rows of offices or fields: columns of one period are read together, as a table of their own."""
    figures, header = table.crossing.figures, table.crossing.header
    if not table.settle_own({m.when for m in figures.values()}):
        return
    groups: dict[str, _Group] = {}
    for column, meaning in sorted(figures.items()):
        measure = meaning.measure if meaning.measure in MEASURES else "dossiers_received"
        if stand := table.stand(meaning, measure):
            group = groups.setdefault(stand.label or "", _Group(stand, {}))
            group.columns.setdefault(meaning.measure, []).append(column)
    unknown = list(table.crossing.unknown)
    for group in groups.values():
        single = {key: columns[0] for key, columns in group.columns.items() if len(columns) == 1}
        doubled = {key: columns for key, columns in group.columns.items() if len(columns) > 1}
        own = Header(
            header.top, header.bottom, header.body, table.crossing.names | single, header.paths, unknown, doubled
        )
        one = Reading(table.reading.source, table.reading.rank)
        others = figures.keys() - {column for columns in group.columns.values() for column in columns}
        _parse_group(table, _without(table.sheet, header.body, others), own, one, group.stand)
        table.take(one.facts)
        table.add_problems(one.problems)
        unknown = []


def _without(sheet: Sheet, body: int, columns: set[int]) -> Sheet:
    """The sheet with the figures of some columns left blank."""
    rows = [
        [None if number >= body and column in columns else value for column, value in enumerate(row)]
        for number, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=rows)


def _parse_group(table: Table, sheet: Sheet, own: Header, one: Reading, stand: Settled) -> None:
    """The columns of one period; words that stay open there leave nothing to read."""
    if table.subject.prepare:
        table.subject.prepare(sheet, own, table.context, one.problems)
    if any(key in MEASURES for key in own.columns):
        parse_table(sheet, own, table.context, one, None, stand)
    else:
        settle_columns(sheet, own, table.context, one.problems)


# -- rows are periods ------------------------------------------------------------------------------------


def _parse_periods(table: Table) -> None:
    """Columns of the rows' own periods are read together, and so are those "lũy kế" or of the year before."""
    header, crossing = table.crossing.header, table.crossing
    groups: dict[str, dict[str, list[int]]] = {}
    for column, meaning in sorted(crossing.figures.items()):
        when = "" if meaning.when == "own" else meaning.when
        groups.setdefault(when, {}).setdefault(meaning.measure, []).append(column)
    fixed = {when: columns for when, columns in groups.items() if when and not is_relative(when)}
    table.problems += _ask_fixed(
        table, [c for columns in fixed.values() for several in columns.values() for c in several]
    )
    unknown = list(crossing.unknown)
    for when, columns in groups.items():
        if when in fixed:
            continue
        single = {key: several[0] for key, several in columns.items() if len(several) == 1}
        doubled = {key: several for key, several in columns.items() if len(several) > 1}
        own = Header(header.top, header.bottom, header.body, crossing.names | single, header.paths, unknown, doubled)
        one = Reading(table.reading.source, table.reading.rank)
        _parse_period_group(table, own, when, one.problems)
        table.add_problems(one.problems)
        unknown = []


def _ask_fixed(table: Table, columns: list[int]) -> list[Problem]:
    """Columns that name a period of their own beside rows that do: of which the figures are is not known."""
    header, sheet = table.crossing.header, table.sheet
    unread = [Unread(header.locator(sheet, c), printed_words(sheet, header, c), may_count=False) for c in columns]
    return settle_figures(unread, set(), table.context)[1]


def _parse_period_group(table: Table, own: Header, when: str, problems: list[Problem]) -> None:
    sheet = table.sheet
    if table.subject.prepare:
        table.subject.prepare(sheet, own, table.context, problems)
    settle_columns(sheet, own, table.context, problems)
    apply_rule_8(own.columns)
    measures = [key for key in own.columns if key in MEASURES]
    if not measures:
        return
    rows = [row for row in read_rows(sheet, own, measures, ["period"], problems) if row.kind != "group"]
    read_figures(rows, table.context, problems, table.surroundings, expected)
    labels = _row_labels(table, counted_rows(rows, sheet, own, problems), problems)
    if not when:
        problems += compare_totals([row for row in rows if row.kind == "total" or _is_finest(row, labels)], "over_time")
    moved = {number: moved for number, label in labels.items() if (moved := _moved(when, label))}
    _take_rows(table, [row for row in rows if row.number in moved], moved)


def _moved(when: str, label: str) -> str | None:
    """The period of a row's figure in a column "lũy kế", "cùng kỳ"; the row's own for the others."""
    period = parse_period(label)
    named = column_period(when, Settled(label, period.start, period.end, "unknown", None), None) if when else None
    return named[0] if named else None if when else label


def _take_rows(table: Table, rows: list[Row], labels: dict[int, str]) -> None:
    places = {number: place for number, label in labels.items() if (place := table._place(label))}
    if not places:
        return
    unit = table.office(next(reversed(places.values())))
    for row in rows if unit is not None else ():
        if row.number in places:
            label = labels[row.number]
            stands = {m: _label_of(m, label) for m in row.figures if table.is_since_january(m, label)}
            table.take(_facts(row, stands, places[row.number], unit or ""))


def _facts(row: Row, labels: dict[str, str], place: str, unit: str) -> list[Fact]:
    return [
        Settled(labels[measure], *_window(labels[measure], None), place).fact(
            measure, figure, canonical_counted(measure, None), row.cells[measure][1], unit=unit
        )
        for measure, figure in row.figures.items()
        if figure is not None and measure in labels
    ]


def _row_labels(table: Table, rows: list[Row], problems: list[Problem]) -> dict[int, str]:
    """Row number -> the period its name says; one that says none is asked (question `period:CELL`)."""
    labels: dict[int, str] = {}
    column = table.crossing.names["period"]
    for row in rows:
        where = cell_name(table.sheet.name, row.number, column)
        answer = table.context.answers.get(f"period:{where}")
        if answer == SKIP or not any(cell is not None for cell, _ in row.cells.values()):
            continue
        cell = answer or table.sheet.cell(row.number, column)
        if is_no_period(cell):
            problems.append(problem("row_unknown", where, text=cell))
            continue
        label = read_label(cell, table.year)
        if label is None and isinstance(cell, str) and (named := column_period(fold(cell), None, table.year)):
            label = named[0]
        if label:
            labels[row.number] = label
        else:
            choices = {SKIP: ("Bỏ dòng này", "Leave this row out")}
            problems.append(
                problem(
                    "period_unreadable:month",
                    where,
                    text=row.names["period"],
                    question=f"period:{where}",
                    choices=choices,
                )
            )
    return labels


def _is_finest(row: Row, labels: dict[int, str]) -> bool:
    """Whether a row is of the shortest kind of period in the table: a quarter below its months is not."""
    lengths = {number: _days(label) for number, label in labels.items()}
    return row.number in lengths and lengths[row.number] < 1.5 * min(lengths.values())


def _days(label: str) -> int:
    period = parse_period(label)
    return (period.end - period.start).days + 1


# -- rows are measures -----------------------------------------------------------------------------------


def parse_measures(table: Table, named: dict[str, int]) -> None:
    """Rows of measures. `named`: measure -> its row."""
    figures, sheet, problems = table.crossing.figures, table.sheet, table.problems
    if not named or not table.settle_own({m.when for m in figures.values() if not m.is_total}):
        return
    rows = [
        Row(
            "total" if meaning.is_total else "row",
            column,
            printed(sheet, table.crossing.header, column),
            {},
            {m: (sheet.cell(number, column), cell_name(sheet.name, number, column)) for m, number in named.items()},
        )
        for column, meaning in sorted(figures.items())
    ]
    rows = [row for row in rows if any(cell is not None for cell, _ in row.cells.values())]
    read_figures(rows, table.context, problems, table.surroundings, expected)
    problems += compare_totals(rows, "over_places" if any(m.unit or m.field for m in figures.values()) else "over_time")
    units = _units(table, figures)
    for row in rows:
        unit = units.get(figures[row.number].unit)
        if row.kind == "row" and unit is not None:
            _take_column(table, row, figures[row.number], unit)


def _take_column(table: Table, row: Row, meaning: Meaning, unit: str) -> None:
    for measure, figure in row.figures.items():
        if figure is not None and (stand := table.stand(meaning, measure)):
            counted = canonical_counted(measure, None)
            where = {"unit": unit, "field": meaning.field}
            table.take([stand.fact(measure, figure, counted, row.cells[measure][1], **where)])


def _units(table: Table, figures: dict[int, Meaning]) -> dict[str, str | None]:
    """Printed name of a column's office -> the office; under "" whose a table without such columns is."""
    named = {m.unit: table.crossing.header.locator(table.sheet, c) for c, m in figures.items() if m.unit}
    place = table.own.place if table.own else None
    if place is None:
        labels = [
            named_period[0] for m in figures.values() if (named_period := column_period(m.when, None, table.year))
        ]
        place = table._place(max(labels)) if labels else None
    if place is None:
        return {}
    if not named:
        return {"": table.office(place)}
    resolved = resolve_units(named, place, table.context)
    table.problems += resolved.problems
    return resolved.units


def named_rows(table: Table) -> dict[str, int]:
    """Measure -> row; several rows of one measure and open words are asked, rows nobody knows are named."""
    sheet, column = table.sheet, table.crossing.names["measure"]
    rows: dict[str, list[int]] = {}
    read = measure_rows(sheet, table.crossing, table.subject)
    meanings = _open_meanings(table, {measure for _, _, measure in read})
    if meanings is None:
        return {}
    for number, name, measure in read:
        where = cell_name(sheet.name, number, column)
        answer = table.context.answers.get(f"measure:{where}", meanings.get(measure, measure))
        if answer in MEASURES:
            rows.setdefault(answer, []).append(number)
        elif answer != SKIP:
            table.problems.append(_ask_measure(where, name, measure, table.subject))
    unread = {
        number: Unread(cell_name(sheet.name, number, column), name)
        for number, name in unread_rows(sheet, table.crossing, table.subject)
    }
    figures = {number: one for number, one in unread.items() if may_be_figures(one.words) and not is_total(one.words)}
    table.problems += [
        problem("row_unknown", one.where, text=one.words) for n, one in unread.items() if n not in figures
    ]
    chosen, asked = settle_figures(list(figures.values()), set(rows), table.context, are_rows=True)
    table.problems += asked
    for number, one in figures.items():
        if one.where in chosen:
            rows.setdefault(chosen[one.where], []).append(number)
    for column_number in table.crossing.unknown:
        header = table.crossing.header
        where = header.locator(sheet, column_number)
        table.problems.append(problem("column_unknown", where, text=header.words(column_number)))
    named = {
        measure: row for measure, numbers in rows.items() if (row := chosen_row(table, measure, numbers)) is not None
    }
    apply_rule_8(named)
    return named


def _open_meanings(table: Table, measures: set[str]) -> dict[str, str] | None:
    """What the open words of a table mean, where its subject says it of the whole table; None while it is asked."""
    if table.subject.open_words is None or not any(measure.startswith("<") for measure in measures):
        return {}
    return table.subject.open_words(table.sheet, table.crossing.top, table.context, table.problems)


def _ask_measure(where: str, name: str, measure: str, subject: Subject) -> Problem:
    choices = {key: labels_of(MEASURES[key]) for key in subject.open_choices.get(measure, ())}
    return problem(
        "measure_unclear",
        where,
        text=name,
        question=f"measure:{where}",
        choices=choices | {SKIP: ("Bỏ dòng này", "Leave this row out")},
    )


def chosen_row(table: Table, measure: str, numbers: list[int]) -> int | None:
    """The row of a measure; of several the one a person chose (question `row:SHEET:MEASURE`)."""
    if len(numbers) == 1:
        return numbers[0]
    sheet, question = table.sheet, f"row:{table.sheet.name}:{measure}"
    cells = {cell_name(sheet.name, number, table.crossing.names["measure"]): number for number in numbers}
    answer = table.context.answers.get(question)
    if answer in cells or answer == SKIP:
        return cells.get(answer)
    choices = {where: (f"Lấy dòng {number + 1}", f"Take row {number + 1}") for where, number in cells.items()}
    table.problems.append(
        problem(
            "row_doubled",
            next(iter(cells)),
            measure=labels_of(MEASURES[measure]),
            cells=", ".join(cells),
            question=question,
            choices=choices | {SKIP: ("Bỏ các dòng này", "Leave these rows out")},
        )
    )
    return None
