"""Tables whose columns are months (or quarters): rows are measures, or units under each month.

A row of measures is known by its words, with the row above it that it belongs to ("Đã giải quyết", then "Đúng
hạn"). A table of units has measures under each month, or one measure that its title names. Columns of sums
("Cộng", "Lũy kế") are claims and compared.
"""

import re
from dataclasses import replace

from data.facts import RANKS, Fact, Problem, Reading
from data.measures import MEASURES, canonical_counted, find_measure
from data.names import fold
from data.periods import parse_period, period_name
from loaders.files.sheets import Sheet, Workbook, cell_name, cell_position, text_of
from loaders.problems.catalogue import problem
from loaders.source import Source
from loaders.tables import unit_words
from loaders.tables.context import SKIP, Context
from loaders.tables.dossier_columns import PENDING, RECEIVED, RESOLVED, is_in_place
from loaders.tables.headers import Header, apply_rule_8, find_header, header_key, match_path
from loaders.tables.month_columns import MEASURE_WORDS, MonthColumns, find_month_columns
from loaders.tables.month_sums import BesideMonths, columns_without_name, settle_sums, unknown_columns
from loaders.tables.office import settle_office
from loaders.tables.row import Figure, Row
from loaders.tables.row_figures import read_figures
from loaders.tables.shares import is_share
from loaders.tables.some_dossiers import settle_some
from loaders.tables.surroundings import Surroundings
from loaders.tables.titles import Settled, Title, lines_of, read_title, say_estimate, settle_place
from loaders.tables.totals import compare_totals
from loaders.tables.unit_tables import expected, parse_table
from loaders.tables.unread import Unread, may_be_figures, settle_figures
from loaders.tables.workbook_tables import is_claimed, parse_sheets
from loaders.text.numbers import read_number, says_number
from loaders.text.wording import labels_of, period_names

_STEMS = {
    header_key(word): stem
    for stem, words in (("Tiếp nhận", RECEIVED), ("Đã giải quyết", RESOLVED), ("Đang giải quyết", PENDING))
    for word in words
}
_LEADING = re.compile(r"^(?:(?:\d+(?:\.\d+)*|[IVX]+|[a-d])\s*[.)]\s*|[-+•*]\s*|trong đó\s*:?\s*)+", re.IGNORECASE)
# "Tiếp nhận" and "Quá hạn" alone: what each may be.
_OPEN_WORDS = {
    unit_words.RECEIVED: ("dossiers_received_new", "dossiers_received"),
    unit_words.LATE: ("dossiers_resolved_late", "dossiers_pending_overdue"),
}


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has at least two months as headings right of a column of names."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> MonthColumns | None:
    months = find_month_columns(sheet)
    if months is None:
        return None
    names = _name_column(sheet, months)
    is_known = names is not None and any(
        _measure_of(words, stem) for _, _, words, stem in _labels(sheet, months, names)
    )
    return months if is_known or _unit_header(sheet, months) else None


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _parse_sheet)


def _parse_sheet(sheet: Sheet, months: MonthColumns, context: Context, reading: Reading) -> None:
    title = read_title(sheet, months.row)
    reading.notes |= {"sheet": sheet.name, "title": title.printed}
    labels = _period_labels(sheet, months, title, context, reading.problems)
    if not labels:
        return
    reading.problems += say_estimate(title, title.locator or sheet.name)
    beside = settle_sums(sheet, months, labels, context, reading.problems)
    labels |= beside.to_date
    if _name_column(sheet, months) is not None:
        _parse_measures(sheet, months, labels, beside, title, context, reading)
    else:
        _parse_units(sheet, months, labels, beside, title, context, reading)


def _period_labels(
    sheet: Sheet, months: MonthColumns, title: Title, context: Context, problems: list[Problem]
) -> dict[int, str]:
    """Column -> period label; {} with a question while the year is not known."""
    chosen = context.answers.get("period") or context.period
    printed = [parse_period(label).end.year for label in title.labels] or re.findall(r"20\d\d", sheet.name)
    years = {int(chosen[:4])} if chosen and chosen[:4].isdecimal() else {int(year) for year in printed}
    year = years.pop() if len(years) == 1 else None
    labels = {column: label for column in months.columns if (label := months.label(column, year))}
    unread = [column for column in months.columns if column not in labels]
    if unread:
        where = cell_name(sheet.name, months.row, unread[0])
        choices = {
            str(y): (period_name(str(y)), period_name(str(y), "en"))
            for y in (context.today.year, context.today.year - 1)
        }
        problems.append(
            problem(
                "period_missing:year",
                where,
                text=text_of(months.columns[unread[0]]),
                question="period",
                choices=choices,
            )
        )
        return {}
    doubled = [c for c, label in labels.items() if list(labels.values()).count(label) > 1]
    if doubled:
        where = cell_name(sheet.name, months.row, doubled[1])
        problems.append(problem("period_twice:columns", where, period=period_names(labels[doubled[1]])))
        return {}
    return labels


# -- rows are measures -----------------------------------------------------------------------------------


def _name_column(sheet: Sheet, months: MonthColumns) -> int | None:
    """The column headed "Chỉ tiêu" or the like; None where rows are no measures."""
    return next(
        (
            c
            for r in range(max(0, months.row - 2), months.row + 1)
            for c in range(min(months.columns))
            if header_key(text_of(sheet.cell(r, c))) in MEASURE_WORDS
        ),
        None,
    )


def _labels(sheet: Sheet, months: MonthColumns, column: int) -> list[tuple[int, str, str, str]]:
    """(row, name as printed, its words, the heading it belongs to) of every row with a name; no words where its
    section is about other things than dossiers ("Tổng đài 1022", then "Đã xử lý")."""
    stem = ""
    labels: list[tuple[int, str, str, str]] = []
    about = " ".join(fold(text) for text, _ in lines_of(sheet, months.row))
    for number in range(months.row + 1, len(sheet.rows)):
        name = text_of(sheet.cell(number, column)).strip()
        words = header_key(_LEADING.sub("", name))
        if not words:
            continue
        if not any(says_number(sheet.cell(number, c)) for c in months.columns) and not stem_of(words):
            about, stem = words, ""  # a section of its own
            if labels and re.match(r"người lập|thủ trưởng|nơi nhận|ghi chú", words):
                break
        is_other = find_measure(words) is None and unit_words.says_other_things(words, about)
        is_other |= is_share(name, _measure_of(words, "" if stem_of(words) else stem))
        labels.append((number, name, "" if is_other else words, "" if stem_of(words) else stem))
        stem = stem_of(words) or stem
    return labels


def stem_of(words: str) -> str:
    """The heading a row of details below it belongs to: "số hồ sơ đã giải quyết" is "Đã giải quyết"."""
    bare = re.sub(r"^tổng (?:số )?", "", words)
    return _STEMS.get(words) or _STEMS.get(bare) or ""


def _measure_of(words: str, stem: str) -> str | None:
    """The measure of a row (or an open word in angle brackets); None for words nobody knows."""
    if not words:
        return None
    if measure := find_measure(words):
        return measure.id
    path = (header_key(stem), words) if stem else (words,)
    key = match_path(path, unit_words.COLUMNS)
    if key is None and stem:
        path, key = (words,), match_path((words,), unit_words.COLUMNS)
    if key is None or not (key in MEASURES or key in _OPEN_WORDS):
        return None
    return key if len(words.split()) > 2 or is_in_place(key, path) else None


def _parse_measures(
    sheet: Sheet,
    months: MonthColumns,
    labels: dict[int, str],
    beside: BesideMonths,
    title: Title,
    context: Context,
    reading: Reading,
) -> None:
    problems, names = reading.problems, _name_column(sheet, months) or 0
    if several := columns_without_name(sheet, months, beside):
        problems += several
        return
    named = _named_rows(sheet, months, names, context, problems)
    if not named and any(p.severity == "ask" for p in problems):
        return
    if not named:
        problems.append(problem("no_rows:table", cell_name(sheet.name, months.row, 0), sheet=sheet.name))
        return
    apply_rule_8(named)
    if any(MEASURES[measure].subject == "dossiers" for measure in named):
        words = " ".join(name for _, name, _, _ in _labels(sheet, months, names))
        settle_some(sheet, months.row, words, False, context, problems)
    rows = [_column_as_row(sheet, column, "row", label, named) for column, label in labels.items()]
    rows = [row for row in rows if any(cell is not None for cell, _ in row.cells.values())]  # months still to come
    rows += [_column_as_row(sheet, column, "total", text, named) for column, text in beside.sums.items()]
    problems += unknown_columns(sheet, months, names, beside, context)
    read_figures(rows, context, problems, Surroundings(sheet, months.row, months.row), expected)
    problems += compare_totals([row for row in rows if row.number not in beside.to_date], "over_time")
    places = _places(sheet, title, {row.text for row in rows if row.kind == "row"}, context, problems)
    unit: str | None = ""
    if places and any(MEASURES[m].subject == "dossiers" for m in named):
        unit = settle_office(title.office, places[max(places)], context, problems, sheet.name)
    for row in rows:
        if row.kind == "row" and row.text in places:
            reading.facts += _facts(row, _settled(row.text, places[row.text], title), unit)


def _places(sheet: Sheet, title: Title, labels: set[str], context: Context, problems: list[Problem]) -> dict[str, str]:
    """Period label -> place: the one that exists on the period's last day (rule of counting 12)."""
    places, asked = {}, {p.question for p in problems}
    for label in sorted(labels):
        questions: list[Problem] = []
        place = settle_place(title, context, questions, parse_period(label).end, title.locator or sheet.name)
        problems += [p for p in questions if p.question not in asked]
        asked |= {p.question for p in questions}
        if place:
            places[label] = place
    return places


def _named_rows(
    sheet: Sheet, months: MonthColumns, column: int, context: Context, problems: list[Problem]
) -> dict[str, int]:
    """Measure -> row. Words nobody knows are said; words with two meanings and several rows of one are asked."""
    named: dict[str, int] = {}
    labelled = [
        (number, name, _measure_of(words, stem))
        for number, name, words, stem in _labels(sheet, months, column)
        if any(says_number(sheet.cell(number, c)) for c in months.columns)
    ]
    has_stock = {key for _, _, key in labelled} & {"dossiers_carried_over", "dossiers_received"}
    rows: dict[str, list[int]] = {}
    unread: dict[int, Unread] = {}
    for number, name, key in labelled:
        where = cell_name(sheet.name, number, column)
        if key == unit_words.RECEIVED and has_stock:
            key = "dossiers_received_new"
        answer = context.answers.get(f"measure:{where}")
        key = answer if answer in MEASURES and key is not None else key
        if answer == SKIP:
            continue
        if key in _OPEN_WORDS:
            problems.append(_ask_measure(where, name, _OPEN_WORDS[key]))
        elif key is None and may_be_figures(header_key(name)):
            unread[number] = Unread(where, name)
        elif key is None:
            problems.append(problem("row_unknown", where, text=name))
        else:
            rows.setdefault(key, []).append(number)
    answered, asked = settle_figures(list(unread.values()), set(rows), context, are_rows=True)
    problems += asked
    for number, one in unread.items():
        if one.where in answered:
            rows.setdefault(answered[one.where], []).append(number)
    for key, numbers in rows.items():
        chosen = numbers if len(numbers) == 1 else _chosen_row(key, numbers, sheet, column, context, problems)
        if chosen:
            named[key] = chosen[0]
    return named


def _chosen_row(
    key: str, numbers: list[int], sheet: Sheet, column: int, context: Context, problems: list[Problem]
) -> list[int]:
    """Of several rows of one measure the one a person chose; none is taken before (question `row:SHEET:MEASURE`)."""
    question = f"row:{sheet.name}:{key}"
    cells = {cell_name(sheet.name, number, column): number for number in numbers}
    answer = context.answers.get(question)
    if answer in cells or answer == SKIP:
        return [cells[answer]] if answer in cells else []
    choices = {where: (f"Lấy dòng {number + 1}", f"Take row {number + 1}") for where, number in cells.items()} | {
        SKIP: ("Bỏ các dòng này", "Leave these rows out")
    }
    label = MEASURES[key]
    problems.append(
        problem(
            "row_doubled",
            next(iter(cells)),
            measure=labels_of(label),
            cells=", ".join(cells),
            question=question,
            choices=choices,
        )
    )
    return []


def _ask_measure(where: str, name: str, keys: tuple[str, ...]) -> Problem:
    choices = {key: (MEASURES[key].label_vi, MEASURES[key].label_en) for key in keys} | {
        SKIP: ("Bỏ dòng này", "Leave this row out")
    }
    return problem("measure_unclear", where, text=name, question=f"measure:{where}", choices=choices)


def _column_as_row(sheet: Sheet, column: int, kind: str, text: str, named: dict[str, int]) -> Row:
    cells = {m: (sheet.cell(number, column), cell_name(sheet.name, number, column)) for m, number in named.items()}
    return Row(kind, column, text, {}, cells)


def _settled(label: str, place: str | None, title: Title) -> Settled:
    period = parse_period(label)
    return Settled(label, period.start, period.end, "unknown", place, title.is_estimate)


def _facts(row: Row, settled: Settled, unit: str | None) -> list[Fact]:
    facts = []
    for measure, figure in row.figures.items():
        own = unit if MEASURES[measure].subject == "dossiers" else ""  # hotline and portal are the province's own
        if figure is not None and own is not None:
            facts.append(
                settled.fact(measure, figure, canonical_counted(measure, None), row.cells[measure][1], unit=own)
            )
    return facts


# -- rows are units --------------------------------------------------------------------------------------


def _unit_header(sheet: Sheet, months: MonthColumns) -> Header | None:
    """The header of a table of units: names on the left, months (with measures below them) on the right."""
    vocabulary = unit_words.COLUMNS
    top = next(
        (
            r
            for r in range(max(0, months.row - 2), months.row + 1)
            for c in range(min(months.columns))
            if header_key(text_of(sheet.cell(r, c))) in _unit_words()
        ),
        None,
    )
    if top is None:
        return None
    below = replace(sheet, rows=[[] for _ in range(top)] + sheet.rows[top:])
    header = find_header(below, vocabulary, needed=1)
    if header is None:  # one heading of names and dates beside it
        named = {
            key: c
            for r in range(top, months.row + 1)
            for c in range(min(months.columns))
            for key in ("row_no", "unit", "field")
            if header_key(text_of(sheet.cell(r, c))) in {header_key(w) for w in vocabulary[key].words}
        }
        header = Header(top, months.row, months.row + 1, named, {}, [], {})
    return header if {"unit", "field"} & header.columns.keys() else None


def _unit_words() -> frozenset[str]:
    return frozenset(header_key(w) for key in ("unit", "field") for w in unit_words.COLUMNS[key].words)


def _parse_units(
    sheet: Sheet,
    months: MonthColumns,
    labels: dict[int, str],
    beside: BesideMonths,
    title: Title,
    context: Context,
    reading: Reading,
) -> None:
    problems = reading.problems
    header = _unit_header(sheet, months)
    if header is None:
        return
    names = {key: header.columns[key] for key in ("row_no", "unit", "field") if key in header.columns}
    keys = {column: key for key, column in header.columns.items() if key not in names}
    keys |= {column: key for key, columns in header.doubled.items() for column in columns}
    starts = sorted(labels)
    paths = {column: (label,) for column, label in labels.items()} | header.paths  # a date is no word of a heading
    single = None
    if not any(column >= starts[0] for column in keys):
        single = _titled_measure(sheet, months, context, problems)
        if single is None:
            return
    places = _places(sheet, title, set(labels.values()), context, problems)
    if single:
        several = columns_without_name(sheet, months, beside)
        problems += several + unknown_columns(sheet, months, None, beside, context)
        if several:
            return
    for number, start in enumerate(starts):
        ends = (*starts[number + 1 :], *beside.columns, *_headed(sheet, months, start))
        end = min([c for c in ends if c > start], default=max(map(len, sheet.rows)))
        columns = {single: start} if single else {}
        doubled: dict[str, list[int]] = {}
        for column in range(start, end) if not single else ():
            if column in keys:
                doubled.setdefault(keys[column], []).append(column)
        columns |= {key: columns_[0] for key, columns_ in doubled.items() if len(columns_) == 1}
        if _is_blank(sheet, header.body, [*columns.values(), *(c for of in doubled.values() for c in of)]):
            continue  # a month still to come
        behind = range(end, max(header.paths, default=0) + 1) if start == starts[-1] else ()
        own_columns = [*range(start, end), *(c for c in behind if c not in beside.columns)]
        unknown = [] if single else [c for c in own_columns if c in header.paths and c not in columns.values()]
        own = Header(
            header.top,
            header.bottom,
            header.body,
            names | columns,
            paths,
            unknown,
            {key: c for key, c in doubled.items() if len(c) > 1},
        )
        settled = _settled(labels[start], places.get(labels[start]), title)
        one = Reading(SOURCE.id, SOURCE.rank)
        parse_table(sheet, own, context, one, None if single else unit_words.settle_words, settled)
        reading.facts += one.facts
        known = {(p.code, p.locator, p.question) for p in problems}
        problems += [
            p
            for p in one.problems
            if (p.code, p.locator, p.question) not in known
            and (p.code != "units_new" or "units_new" not in {k[0] for k in known})
        ]
    if single:
        of_months = [fact for fact in reading.facts if fact.period_label not in beside.to_date.values()]
        problems += _compare_sums(sheet, header.body, beside.sums, single, of_months)


def _headed(sheet: Sheet, months: MonthColumns, start: int) -> list[int]:
    """Columns behind a month that have a heading of their own in the row of months: what is compared, no month."""
    own = text_of(sheet.cell(months.row, start))
    row = sheet.rows[months.row]
    return [c for c in range(start + 1, len(row)) if text_of(row[c]).strip() and text_of(row[c]) != own]


def _compare_sums(sheet: Sheet, body: int, sums: dict[int, str], measure: str, facts: list[Fact]) -> list[Problem]:
    """A column of sums beside the months of its row (rule of counting 5)."""
    if MEASURES[measure].over_time != "sum":
        return []
    problems = []
    by_row: dict[int, list[Fact]] = {}
    for fact in facts:
        by_row.setdefault(cell_position(fact.locator.rsplit("!", 1)[1])[0], []).append(fact)
    for number, row_facts in by_row.items():
        row = [
            Row(
                "row",
                number,
                "",
                {},
                {measure: (None, f.locator)},
                figures={measure: Figure(f.value, f.qualifier, f.status, f.raw)},
            )
            for f in row_facts
        ]
        for column, text in sums.items():
            cell, where = sheet.cell(number, column), cell_name(sheet.name, number, column)
            value = read_number(cell)
            if value.state == "number":
                figure = Figure(value.value, value.qualifier, "value", text_of(cell))
                problems += compare_totals(
                    [*row, Row("total", number, text, {}, {measure: (cell, where)}, figures={measure: figure})],
                    "over_time",
                )
    return problems


def _is_blank(sheet: Sheet, body: int, columns) -> bool:
    return not any(says_number(sheet.cell(row, column)) for row in range(body, len(sheet.rows)) for column in columns)


def _titled_measure(sheet: Sheet, months: MonthColumns, context: Context, problems: list[Problem]) -> str | None:
    """The one measure a table of units is about, as its title says; asked (question `measure:SHEET`) otherwise."""
    question = f"measure:{sheet.name}"
    answer = context.answers.get(question)
    if answer in MEASURES:
        return answer
    best: tuple[int, str, str, str] = (0, "", "", "")
    for text, where in lines_of(sheet, months.row):
        line = header_key(text)
        if unit_words.says_other_things("", line):
            continue
        for words, key in _phrases().items():
            if len(words) > best[0] and re.search(rf"\b{re.escape(words)}\b", line):
                best = (len(words), key, where, text)
    _, key, where, text = best
    if key and key not in _OPEN_WORDS:
        label = MEASURES[key]
        problems.append(problem("measure_from_title", where, text=text, measure=labels_of(label)))
        return key
    where = where or cell_name(sheet.name, months.row, 0)
    keys = _OPEN_WORDS.get(key, ("dossiers_received_new", "dossiers_resolved", "dossiers_pending"))
    problems.append(
        problem(
            "measure_missing:table",
            where,
            sheet=sheet.name,
            question=question,
            choices={k: (MEASURES[k].label_vi, MEASURES[k].label_en) for k in keys},
        )
    )
    return None


def _phrases() -> dict[str, str]:
    """Words of at least two syllables that name a measure wherever they stand: "hồ sơ đã giải quyết"."""
    phrases = {
        header_key(w): key
        for key, column in unit_words.COLUMNS.items()
        for w in column.alone
        if (key in MEASURES or key in _OPEN_WORDS)
    }
    phrases |= {header_key(m.label_vi): m.id for m in MEASURES.values()}
    return {words: key for words, key in phrases.items() if len(fold(words).split()) >= 2}


SOURCE = Source(
    id="wide_months",
    rank=RANKS["office"],
    name_vi="Bảng có các tháng là cột (dòng là chỉ tiêu hoặc đơn vị)",
    name_en="Table with months as columns (rows are measures or units)",
    short_vi="Bảng có tháng là cột",
    short_en="Months as columns",
    sniff=sniff,
    parse=parse,
    order=100,
)
