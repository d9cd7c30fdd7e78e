"""Tables in which a row and a column together say what a figure is: one is a measure, the other whose or when.

Offices, months or measures may be the rows; measures, months or offices the columns, months above or below measures.
What the columns are is read here, `crossing_facts` reads the figures.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data.facts import Problem
from data.measures import find_measure
from data.names import fold
from loaders.files.sheets import Sheet, text_of
from loaders.tables.column_periods import is_not_counted, split_period
from loaders.tables.context import Context
from loaders.tables.headers import Column, Header, header_at, header_key, is_number_row, match_path
from loaders.tables.month_columns import has_month_columns
from loaders.tables.shares import is_share
from loaders.tables.spellings import columns_of
from loaders.tables.titles import lines_of
from loaders.tables.unit_tables import Prepare
from loaders.tables.units import reads_like_office
from loaders.text.numbers import says_number

_LOOK_AT = 60
_DEEPEST = 5
_NAMES = columns_of("crossings")
_KEYS = {header_key(word): key for key, column in _NAMES.items() for word in column.words}
_FIELDS = frozenset(header_key(word) for word in columns_of("fields")["field"].words)
_AXES = ("measure", "period", "unit", "field")
_LEADING = re.compile(r"^(?:(?:\d+(?:\.\d+)*|[IVX]+|[a-d])\s*[.)]\s*|[-+•*]\s*|trong đó\s*:?\s*)+", re.IGNORECASE)
_END = re.compile(fold(r"người lập|thủ trưởng|nơi nhận|ghi chú|chánh văn phòng|.*\bngày[ .…_\d]+tháng"))
# The words of a heading, top to bottom -> the measure they name, or None.
Naming = Callable[[tuple[str, ...]], str | None]
# Whether headings (first) and the lines above them speak of the subject.
About = Callable[[str, str], bool]
# (sheet, top of its header, context, problems) -> what open words mean there; None while it is asked.
OpenWords = Callable[[Sheet, int, Context, list[Problem]], dict[str, str] | None]
# (sheet, top of its header, words of its headings, whether it says fields, context, problems)
SettleSome = Callable[[Sheet, int, str, bool, Context, list[Problem]], None]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What tables of one subject speak of.

    `columns`: clerks' words; `naming` for what they alone do not decide; `is_about`: what title or headings must
    speak of. `prepare` settles columns that need their neighbours, `row_measure` rows that do (their measure, those of
    the rows above; "" for none). `open_words` says what a table as a whole means by its open words, `open_choices` what
    each may be. `stem`: the heading that the lines above a table give all its rows. `is_of_place`: a table that names
    no office, or only who keeps it, is the whole place's; so is one with a column of `place_measures`, which nobody
    else has. `is_turned`: tables by unit without periods in their headings are another source's. `has_wide_months`:
    another source reads its measures with months as columns. `axes`: what rows may be. `settle_some` asks where a title
    names some of what is counted.
    """

    columns: Mapping[str, Column]
    naming: Naming | None = None
    is_about: About | None = None
    prepare: Prepare | None = None
    row_measure: Callable[[str, list[str]], str] | None = None
    open_words: OpenWords | None = None
    open_choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stem: Callable[[str], str] | None = None
    is_of_place: bool = False
    place_measures: frozenset[str] = frozenset()
    is_turned: bool = False
    has_wide_months: bool = False
    axes: tuple[str, ...] = _AXES
    settle_some: SettleSome | None = None

    def measure(self, path: tuple[str, ...]) -> str | None:
        return self.naming(path) if self.naming else match_path(path, self.columns)


@dataclass(frozen=True)
class Meaning:
    """What a column of figures is of: its measure ("" where the rows are measures), when, which office or field;
    `is_total`: a column that adds up the others."""

    measure: str = ""
    when: str = ""
    unit: str = ""
    field: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class Crossing:
    """A table: what its rows are (measure, period, unit or field), its columns of names, its columns of figures."""

    rows: str
    header: Header
    names: dict[str, int]
    figures: dict[int, Meaning]
    unknown: list[int] = field(default_factory=list)

    @property
    def top(self) -> int:
        return self.header.top


def find_crossing(sheet: Sheet, subject: Subject) -> Crossing | None:
    """The first table of a subject in a sheet; None where there is none."""
    for top in range(min(len(sheet.rows), _LOOK_AT)):
        keys = {_KEYS.get(header_key(value)) for value in sheet.rows[top] if isinstance(value, str) and len(value) < 60}
        if not keys & {*_AXES}:
            continue
        header = header_at(sheet, top, _bottom(sheet, top))
        crossing = _crossing(sheet, header, subject)
        if crossing and _is_about(sheet, crossing, subject):
            return crossing
    return None


def speaks_of(words: str, never: str = "") -> About:
    """Headings or lines above that have one of the words, given as a pattern, and none of those of another thing."""
    pattern, other = re.compile(fold(words)), re.compile(fold(never) if never else r"(?!)")

    def is_about(headings: str, above: str) -> bool:
        text = f"{headings} {above}"
        return bool(pattern.search(text)) and not other.search(text)

    return is_about


def _is_about(sheet: Sheet, crossing: Crossing, subject: Subject) -> bool:
    if subject.is_about is None:
        return True
    words = [word for path in crossing.header.paths.values() for word in path]
    if crossing.rows == "measure":
        body = range(crossing.header.body, len(sheet.rows))
        words += [fold(text_of(sheet.cell(row, crossing.names["measure"]))) for row in body]
    return subject.is_about(" ".join(words), " ".join(fold(text) for text, _ in lines_of(sheet, crossing.top)))


def _bottom(sheet: Sheet, top: int) -> int:
    """The last row of a header: below it come figures, or names in the column of names."""
    named = [c for c, value in enumerate(sheet.rows[top]) if isinstance(value, str) and header_key(value) in _KEYS]
    bottom = top
    for row in range(top + 1, min(top + _DEEPEST, len(sheet.rows))):
        cells = [value for value in sheet.rows[row] if value is not None]
        has_figures = any(isinstance(value, (int, float)) for value in cells)
        is_named = any(sheet.cell(row, column) is not None for column in named)
        if not cells or has_figures or is_named or is_number_row(sheet.rows[row]):
            break
        bottom = row
    return bottom


def _crossing(sheet: Sheet, header: Header, subject: Subject) -> Crossing | None:
    names = _name_columns(header)
    axis = next((key for key in _AXES if key in names), "")
    if axis not in subject.axes or "channel" in names or {"unit", "period"} <= names.keys():
        return None
    if axis == "measure":
        return _of_measures(sheet, header, names, subject) if not {"unit", "field", "period"} & names.keys() else None
    figures = {column: meaning for column in _figure_columns(header) if (meaning := _meaning(header, column, subject))}
    aside = {column for key, column in names.items() if key in ("row_no", axis, "unit", "field", "aside")}
    unknown = [column for column in _filled(sheet, header) if column not in figures and column not in aside]
    names = {key: column for key, column in names.items() if key in ("row_no", axis, "unit", "field")}
    whens = {meaning.when for meaning in figures.values() if meaning.when}
    has_others = any(is_not_counted(part) for path in header.paths.values() for part in path)
    is_turned = axis == "period" or len(whens) > 1 or (bool(whens) and has_others)
    if not figures or (axis != "period" and has_month_columns(sheet)) or (subject.is_turned and not is_turned):
        return None
    return Crossing(axis, header, names, figures, unknown)


def _name_columns(header: Header) -> dict[str, int]:
    """Key -> the first column it heads."""
    names: dict[str, int] = {}
    for column, path in sorted(header.paths.items()):
        key = _KEYS.get(path[-1]) if len(path) == 1 else None
        if key and key not in ("value", "total"):
            names.setdefault(key, column)
    return names


def _figure_columns(header: Header) -> list[int]:
    return [
        c
        for c, path in header.paths.items()
        if not (len(path) == 1 and _KEYS.get(path[0]) in (*_AXES, "row_no", "aside", "channel", "group"))
    ]


def _filled(sheet: Sheet, header: Header) -> list[int]:
    """Columns with a heading and something below it."""
    return [c for c in header.paths if any(sheet.cell(r, c) is not None for r in range(header.body, len(sheet.rows)))]


def split_path(path: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """(words of the measure, when) of a heading from top to bottom; None where it says two periods or an estimate."""
    if any(is_not_counted(part) for part in path):
        return None
    parts = [split_period(re.sub(r"^[-+•*]\s*", "", part)) for part in path]
    whens = [when for _, when in parts if when]
    years = [when for when in whens if re.fullmatch(r"(?:năm )?20\d\d", when)]
    others = [when for when in whens if when not in years]
    if len(set(others)) > 1 or len(set(years)) > 1:
        return None
    when = others[0] if others else years[0] if years else ""
    if others and years and not re.search(r"20\d\d", when) and re.search(fold(r"\d|quý"), when):
        when = f"{when}/{years[0][-4:]}"
    return tuple(words for words, _ in parts if words), when


def _meaning(header: Header, column: int, subject: Subject) -> Meaning | None:
    """Measure and period of a column of figures; None for words nobody knows."""
    split = split_path(header.paths[column])
    if split is None or not split[0]:
        return None
    measure = subject.measure(split[0])
    return Meaning(measure, split[1]) if measure and measure not in _NAMES else None


# -- rows are measures -----------------------------------------------------------------------------------


def _of_measures(sheet: Sheet, header: Header, names: dict[str, int], subject: Subject) -> Crossing | None:
    """A table of measures below each other: its columns are one of figures, periods, or offices."""
    figures = {c: m for c in _figure_columns(header) if c != names["measure"] and (m := _turned(sheet, header, c))}
    values = [c for c, m in figures.items() if m == Meaning()]
    if len(values) > 1 or (values and len(figures) > 1):
        return None
    crossing = Crossing("measure", header, names, figures)
    rows = measure_rows(sheet, crossing, subject)
    is_of_months = has_month_columns(sheet) and (
        subject.has_wide_months or any(find_measure(name) for _, name, _ in rows)
    )
    if not rows or is_of_months or all(m.is_total for m in figures.values()):
        return None
    aside = {names[key] for key in ("row_no", "measure", "aside", "group") if key in names}
    crossing.unknown.extend(c for c in _filled(sheet, header) if c not in figures and c not in aside)
    return crossing


def _turned(sheet: Sheet, header: Header, column: int) -> Meaning | None:
    path = header.paths[column]
    split = split_path(path)
    if split is None:
        return None
    words, when = split
    if not words or (len(words) == 1 and _KEYS.get(words[0]) == "value"):
        return Meaning(when=when)
    if len(path) > 1 or when:
        return None
    if _KEYS.get(words[0]) == "total":
        return Meaning(is_total=True)
    if reads_like_office(path[0]):
        return Meaning(unit=printed(sheet, header, column))
    return Meaning(field=printed(sheet, header, column)) if path[0] in _FIELDS else None


def printed(sheet: Sheet, header: Header, column: int) -> str:
    """The lowest words above a column as they stand in the sheet."""
    texts = [text_of(sheet.cell(r, column)).strip() for r in range(header.top, header.bottom + 1)]
    return " ".join(next((text for text in reversed(texts) if text), "").split())


def measure_rows(sheet: Sheet, crossing: Crossing, subject: Subject) -> list[tuple[int, str, str]]:
    """(row, name as it stands, measure) of the rows whose words the subject knows, those above it in mind: a row of
    details ("- Đúng hạn") belongs to the last row of a whole above it."""
    column, top = crossing.names["measure"], crossing.header.paths[crossing.names["measure"]][-1]
    stem, rows = "", list[tuple[int, str, str]]()
    above = subject.stem(fold(" ".join(text for text, _ in lines_of(sheet, crossing.top)))) if subject.stem else ""
    for number in range(crossing.header.body, len(sheet.rows)):
        name = text_of(sheet.cell(number, column)).strip()
        words = header_key(_LEADING.sub("", name))
        if _END.match(words) and rows:
            break
        if not words or is_not_counted(words):
            continue
        group = header_key(text_of(sheet.cell(number, crossing.names["group"]))) if "group" in crossing.names else ""
        stem = group or stem
        measure = subject.measure((words,))
        measure = measure or (subject.measure((stem, words)) if stem else None) or subject.measure((top, words))
        measure = measure or (subject.measure((above, words)) if above else None)
        if measure and subject.row_measure:
            measure = subject.row_measure(measure, [known for _, _, known in rows])
        if measure and not is_share(name, measure):
            rows.append((number, name, measure))
            stem = stem if "group" in crossing.names or re.match(r"\s*[-+•*]", name) else words
    return rows


def unread_rows(sheet: Sheet, crossing: Crossing, subject: Subject) -> list[tuple[int, str]]:
    """Rows with a name and a figure that no measure is known for."""
    known = {number for number, _, _ in measure_rows(sheet, crossing, subject)}
    return [
        (number, name)
        for number in range(crossing.header.body, len(sheet.rows))
        if number not in known
        and (name := text_of(sheet.cell(number, crossing.names["measure"])).strip())
        and any(says_number(sheet.cell(number, column)) for column in crossing.figures)
    ]
