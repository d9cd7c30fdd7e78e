"""Reading a table by a saved layout, as a source of its own: id "layout:<slug>", the same checks as any other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.facts import Fact, Problem, Reading
from data.measures import MEASURES, SUBJECTS, canonical_counted
from data.names import fold, nfc
from data.periods import parse_period
from data.personal import is_identifying, is_personal_column
from loaders.files.sheets import Sheet, Workbook, cell_name, column_name, text_of
from loaders.layouts.layout import (
    FROM_SHEET,
    FROM_TITLE,
    SKIPPED,
    Layout,
    LayoutColumn,
    LayoutError,
    headings_for,
    likeness,
    match_columns,
    personal_heading,
    without_month,
)
from loaders.layouts.turned import read_turned
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables.commas import COMMA, is_comma
from loaders.tables.context import SKIP, Context
from loaders.tables.groups import settle_groups
from loaders.tables.headers import Header, header_at, header_key
from loaders.tables.hotline import CHANNELS, ask_channel, channel_of
from loaders.tables.office import Office, settle_office
from loaders.tables.row import Row
from loaders.tables.row_figures import read_figures
from loaders.tables.rows import counted_rows, is_total, read_rows, settle_names
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, read_title, settle, settle_place
from loaders.tables.totals import compare_totals
from loaders.tables.units import resolve_units
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.numbers import read_number
from loaders.text.periods import read_label
from loaders.text.wording import listed, period_names

_LOOK_AT = 60  # rows of a sheet in which a header may begin
_PEOPLE_ROWS, _FEW = 2000, 3  # rows looked at for people; fewer than a few are no list of them
_NEAR = 0.6  # of the headings shared: worth naming the layout
_NAMES = ("unit", "field", "channel", "period")


def source_of(layout: Layout) -> Source:
    """A saved layout as a source like any other."""
    table = LayoutTable(layout)
    return Source(
        id=layout.id,
        rank=layout.rank,
        name_vi=f"Bố cục “{layout.name}”",
        name_en=f"Layout “{layout.name}”",
        short_vi=layout.name,
        short_en=layout.name,
        sniff=table.sniff,
        parse=table.parse,
    )


@dataclass(frozen=True)
class LayoutTable:
    """Tables of one layout: how they are recognised and read."""

    layout: Layout

    def sniff(self, workbook: Workbook) -> bool:
        """Whether a visible sheet has the header of this layout."""
        return is_claimed(workbook, self.header)

    def header(self, sheet: Sheet) -> Header | None:
        """The header of this layout in a sheet, its columns matched; None where it is not."""
        for header in header_blocks(sheet, self.layout.header_rows, self.layout.words):
            matched = match_columns(self.layout, headings_for(self.layout, sheet, header))
            if matched:
                header.columns = {
                    column.means: position for position, column in matched.items() if column.means != SKIPPED
                }
                header.unknown = []
                return header
        return None

    def parse(self, workbook: Workbook, context: Context) -> Reading:
        """All facts of every sheet of this layout; of those its sheet words name, where there are such."""
        reading = Reading(self.layout.id, self.layout.rank, notes={"layout": self.layout.name})
        reading.problems += _say_mixed(self.layout, is_new=context.layout is not None)
        context = replace(context, place=context.place or self.layout.place or None)
        named = {
            sheet.name
            for sheet in workbook.sheets
            if self.layout.sheet and self.header(sheet) and fold(self.layout.sheet) in fold(sheet.name)
        }
        return parse_sheets(
            workbook,
            context,
            reading,
            lambda sheet: None if named and sheet.name not in named else self.header(sheet),
            self._parse_sheet,
        )

    def _parse_sheet(self, sheet: Sheet, header: Header, context: Context, reading: Reading) -> None:
        problems = reading.problems
        people = [
            where
            for position, column in self._columns(sheet, header).items()
            if column.means not in MEASURES and (where := _people_in(sheet, header.body, position))
        ]
        if people:
            problems.append(_say_personal(people[0]))
            return
        if self.layout.is_turned:
            read_turned(self.layout, sheet, header, self._columns(sheet, header), context, reading)
            return
        title = read_title(sheet, header.top)
        context = replace(context, answers=_remembered(self._columns(sheet, header), sheet) | context.answers)
        reading.notes |= {"sheet": sheet.name, "title": title.printed}
        reading.notes |= {
            f"column:{sheet.name}!{column_name(position)}": column.heading
            for position, column in self._columns(sheet, header).items()
        }
        rows = self._rows(sheet, header, problems)
        problems += _say_applied(rows, self._columns(sheet, header), sheet, context)
        around = Surroundings(sheet, header.top, header.bottom)
        read_figures(rows, context, problems, around)
        by_period = "period" in header.columns
        if not by_period:
            settle_groups(rows, context, problems)
        problems += compare_totals(rows, "over_time" if by_period and len(_names_in(header)) == 1 else "over_places")
        counted = counted_rows(rows, sheet, header, problems)
        for key in (key for key in _names_in(header) if key != "period"):
            counted = settle_names(counted, key, sheet, header, context, problems)
        settled = self._settle(sheet, header, title, counted, context, problems)
        units: dict[str, dict[str, str | None]] = {}
        for place in dict.fromkeys(stand.place for stand in settled.values() if stand.place):
            here = [row for row in counted if row.number in settled and settled[row.number].place == place]
            units[place] = self._units(sheet, header, here, title, place, context, problems)
        channels = _channels(counted, sheet, header, context, problems)
        for row in counted:
            stand = settled.get(row.number)
            if stand and stand.label and stand.place and row.number in channels:
                unit = units[stand.place].get(row.names.get("unit", ""))
                reading.facts += _facts(row, header, stand, unit, channels[row.number]) if unit is not None else []

    def _columns(self, sheet: Sheet, header: Header) -> dict[int, LayoutColumn]:
        return match_columns(self.layout, headings_for(self.layout, sheet, header)) or {}

    def _rows(self, sheet: Sheet, header: Header, problems: list[Problem]) -> list[Row]:
        """The rows, told apart as in any table, and by the names the layout holds for totals."""
        measures = [key for key in header.columns if key in MEASURES]
        names = _names_in(header)
        rows = read_rows(sheet, header, measures, names, problems)
        also = {fold(name) for name in self.layout.totals}
        for place, row in enumerate(rows):
            texts = [row.text, *(row.names[key] for key in names)]
            if row.kind == "row" and any(is_total(text) for text in texts):
                row.kind = "total"
            elif also & {fold(text) for text in texts if text}:
                is_of_all = place in (0, len(rows) - 1)
                row.kind = "total" if is_of_all else row.kind if row.kind != "row" else "group"
            row.text = row.text or next((text for text in texts if text), "")
        return rows

    def _settle(
        self, sheet: Sheet, header: Header, title: Title, rows: list[Row], context: Context, problems: list[Problem]
    ) -> dict[int, Settled]:
        """Row number -> period and place; rows whose place must be said first are left out."""
        if "period" in header.columns:
            return _settle_rows(sheet, header, title, rows, context, problems)
        if self.layout.period == FROM_SHEET:
            label = read_label(sheet.name, _year(title, context))
            title.labels += [label] if label and label not in title.labels else []
        elif self.layout.period != FROM_TITLE:
            if not (title.labels or context.period or context.answers.get("period")):
                problems.append(_period_of_layout(sheet, self.layout.period))
            context = replace(context, period=context.period or self.layout.period)
        settled = settle(title, context, problems, sheet.name)
        return {row.number: settled for row in rows} if settled.place else {}

    def _units(
        self,
        sheet: Sheet,
        header: Header,
        rows: list[Row],
        title: Title,
        place: str,
        context: Context,
        problems: list[Problem],
    ) -> dict[str, str | None]:
        """Printed name -> unit; under "" the unit of a table without such a column."""
        if "unit" in header.columns:
            names: dict[str, str] = {}
            for row in rows:
                names.setdefault(row.names["unit"], cell_name(sheet.name, row.number, header.columns["unit"]))
        else:
            where = title.locator or sheet.name
            fixed = Office((self.layout.unit,)) if self.layout.unit else Office(is_whole=True)
            office = title.office if self.layout.unit == FROM_TITLE else fixed
            return {"": settle_office(office, place, context, problems, where, "unit_missing:layout")}
        resolved = resolve_units(names, place, context)
        problems += resolved.problems
        return resolved.units


def header_blocks(sheet: Sheet, depth: int, words: frozenset[str] = frozenset()) -> Iterator[Header]:
    """Every block of `depth` rows in which a header may stand; with `words`, those that begin with one of them."""
    for top in range(min(len(sheet.rows), _LOOK_AT)):
        texts = [value for value in sheet.rows[top] if isinstance(value, str) and value.strip()]
        if texts and (not words or any(without_month(header_key(text)) in words for text in texts)):
            header = header_at(sheet, top, min(top + depth, len(sheet.rows)) - 1)
            if len(header.paths) > 1:
                yield header


def layouts_of(context: Context) -> list[Layout]:
    """The layouts a parse may use: the one it was told to use, else the saved ones."""
    if context.layout:
        return [Layout.from_json(context.layout)]
    layouts = []
    for saved in context.layouts:
        try:
            layouts.append(Layout.from_json(saved))
        except LayoutError:  # of a newer version of this program: it recognises nothing here
            continue
    return layouts


def nearest(workbook: Workbook, layouts: list[Layout], is_named: bool = False) -> Problem | None:
    """The layout that a table all but fits, and by which columns it does not; a named one is always spoken of."""
    best: tuple = (0.0,)
    for sheet in (s for s in workbook.sheets if not s.is_hidden):
        for layout in layouts:
            for header in header_blocks(sheet, layout.header_rows, layout.words):
                score = likeness(layout, headings_for(layout, sheet, header))
                if score > best[0]:
                    best = (score, layout, sheet, header)
    if is_named and not best[0]:
        name = layouts[0].name
        return problem("layout_differs", layout=name)
    if best[0] < _NEAR and not is_named:
        return None
    _, layout, sheet, header = best
    headings = headings_for(layout, sheet, header)
    lost = [c.heading for c in layout.columns if c.heading not in headings.values()]
    extra = {column: heading for column, heading in headings.items() if heading not in layout.headings}
    where = header.locator(sheet, next(iter(extra), next(iter(headings))))
    said_vi = [f"thiếu cột “{listed(lost)}”"] * bool(lost) + [f"thêm cột “{listed(list(extra.values()))}”"] * bool(
        extra
    )
    said_en = [f"lacks “{listed(lost)}”"] * bool(lost) + [f"has “{listed(list(extra.values()))}” besides"] * bool(extra)
    return problem(
        "layout_near",
        where,
        layout=layout.name,
        differences=(", ".join(said_vi) or "khác thứ tự", ", ".join(said_en) or "in another order"),
    )


def personal_column(workbook: Workbook) -> Problem | None:
    """A list of people among the visible sheets: it is neither shown nor mapped."""
    for sheet in (s for s in workbook.sheets if not s.is_hidden):
        for number, row in enumerate(sheet.rows[:_LOOK_AT]):
            texts = [value for value in row if isinstance(value, str) and len(value) < 80]
            heading = personal_heading(texts) if len(texts) > 2 else None
            if heading:
                return _say_personal(cell_name(sheet.name, number, row.index(heading)))
        width = max(map(len, sheet.rows[:_PEOPLE_ROWS]), default=0)
        for column in range(width):
            if where := _people_in(sheet, 0, column):
                return _say_personal(where)
    return None


def _people_in(sheet: Sheet, top: int, column: int) -> str | None:
    """The first cell of a column whose texts are names, numbers or addresses of people; None of any other."""
    texts = {
        number: row[column]
        for number, row in enumerate(sheet.rows[:_PEOPLE_ROWS])
        if number >= top and column < len(row) and isinstance(row[column], str)
    }
    if len(texts) < _FEW or not is_personal_column(texts.values()):
        return None
    people = [number for number, text in texts.items() if is_identifying(text)]
    return cell_name(sheet.name, people[0], column) if len(people) >= _FEW else None  # one may have signed the table


def _say_personal(where: str) -> Problem:
    return problem("personal_columns:layout", where)


def column_answers(answers: dict[str, str], notes: dict[str, str]) -> dict[str, dict[str, str]]:
    """Heading -> {question: choice} of what was chosen for whole columns of a reading."""
    choices: dict[str, dict[str, str]] = {}
    for question, choice in answers.items():
        kind, _, column = question.partition(":")
        heading = notes.get(f"column:{column}")
        if heading and kind in ("thousands", COMMA) and choice != SKIP:
            choices.setdefault(heading, {})[kind] = choice
    return choices


def _say_mixed(layout: Layout, is_new: bool) -> list[Problem]:
    """A layout whose measures are of several subjects: a warning while somebody makes it, a note once it is saved."""
    subjects = list(dict.fromkeys(MEASURES[measure].subject for measure in layout.measures))
    if len(subjects) < 2:
        return []
    vi, en = (", ".join(f"“{SUBJECTS[subject][side]}”" for subject in subjects) for side in (0, 1))
    severity = "warn" if is_new else "info"
    return [problem("layout_mixed", severity=severity, layout=layout.name, subjects=(vi, en))]


# -- cells -----------------------------------------------------------------------------------------------


def _names_in(header: Header) -> list[str]:
    return [key for key in _NAMES if key in header.columns]


def _remembered(columns: dict[int, LayoutColumn], sheet: Sheet) -> dict[str, str]:
    """What the layout remembers, as answers to the questions of this file's columns."""
    return {
        f"{kind}:{sheet.name}!{column_name(position)}": choice
        for position, column in columns.items()
        for kind, choice in column.answers
    }


def _say_applied(rows: list[Row], columns: dict[int, LayoutColumn], sheet: Sheet, context: Context) -> list[Problem]:
    """What the layout's remembered choices change in this file is shown, never silent."""
    problems = []
    for position, column in columns.items():
        for kind, choice in column.answers:
            cells = [row.cells[column.means] for row in rows if column.means in row.cells]
            touched = [(cell, where) for cell, where in cells if _is_touched(cell, kind)]
            if touched and context.answers.get(f"{kind}:{sheet.name}!{column_name(position)}") == choice:
                cell, where = touched[0]
                problems.append(
                    problem(
                        "column_remembered",
                        where,
                        sheet=sheet.name,
                        column=column_name(position),
                        count=len(touched),
                        text=text_of(cell),
                    )
                )
    return problems


def _is_touched(cell, kind: str) -> bool:
    if kind == COMMA:
        return is_comma(cell)
    return isinstance(cell, float) and read_number(cell).state == "ambiguous"


# -- period, place, channel ------------------------------------------------------------------------------


def _year(title: Title, context: Context) -> int | None:
    return title.year if title.labels or not context.period else parse_period(context.period).end.year


def _period_of_layout(sheet: Sheet, label: str) -> Problem:
    return problem("period_of_layout", sheet.name, period=period_names(label))


def _settle_rows(
    sheet: Sheet, header: Header, title: Title, rows: list[Row], context: Context, problems: list[Problem]
) -> dict[int, Settled]:
    """Row number -> its own period and place; a cell that names no period is asked."""
    settled, year = {}, _year(title, context)
    for row in rows:
        where = cell_name(sheet.name, row.number, header.columns["period"])
        answer = context.answers.get(f"period:{where}")
        label = None if answer == SKIP else read_label(answer or sheet.cell(row.number, header.columns["period"]), year)
        if label is None:
            problems += [] if answer == SKIP else [_ask_label(row, where)]
            continue
        period = parse_period(label)
        asked: list[Problem] = []
        place = settle_place(title, context, asked, period.end, title.locator or sheet.name)
        problems += [p for p in asked if p.code not in {known.code for known in problems}]
        if place:
            settled[row.number] = Settled(label, period.start, period.end, "unknown", place)
    return settled


def _ask_label(row: Row, where: str) -> Problem:
    return problem(
        "period_unreadable:cell",
        where,
        text=row.names["period"],
        question=f"period:{where}",
        choices={SKIP: ("Bỏ dòng này", "Leave this row out")},
    )


def _channels(
    rows: list[Row], sheet: Sheet, header: Header, context: Context, problems: list[Problem]
) -> dict[int, str]:
    """Row number -> channel, "" in a table without such a column; rows whose channel is open are left out."""
    if "channel" not in header.columns:
        return {row.number: "" for row in rows}
    channels = {}
    for row in rows:
        name = row.names["channel"]
        channel = channel_of(name) or context.answers.get(f"channel:{name}")
        if channel in CHANNELS:
            channels[row.number] = channel
        elif channel != SKIP:
            problems.append(ask_channel(name, cell_name(sheet.name, row.number, header.columns["channel"])))
    return channels


def _facts(row: Row, header: Header, settled: Settled, unit: str, channel: str) -> list[Fact]:
    level = row.level if "unit" in header.columns else ""
    where = {"unit": unit, "field": nfc(row.names.get("field", "")), "channel": channel, "level": level}
    return [
        settled.fact(
            measure,
            figure,
            _counted(measure, header.paths[header.columns[measure]][-1], figure.raw),
            row.cells[measure][1],
            **where,
        )
        for measure, figure in row.figures.items()
        if figure is not None
    ]


def _counted(measure: str, heading: str, raw: str) -> str:
    """People or times: what the cell says, else its heading (rule of counting 15)."""
    for text in (raw, heading) if MEASURES[measure].subject == "media" else ():
        if match := re.search(r"\b(người|lượt)\b", header_key(text)):
            return canonical_counted(measure, match[1])
    return canonical_counted(measure, None)
