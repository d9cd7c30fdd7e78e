"""A list of the units of a place, as a workbook or text: one row a unit, for the register of units (`data.register`).

Columns Tên đơn vị | Cấp | Từ ngày | Đến ngày | Tên khác | Tiền thân | Lĩnh vực báo cáo; several names in one cell with
semicolons between them. Where no level is given it is that of the name.
"""

import re
from datetime import date, datetime

from data.facts import Problem
from data.names import fold, nfc
from data.register import SUBJECT, RegisteredUnit, known_subjects, level_of, levelled
from loaders.files.sheets import Sheet, cell_name, text_of
from loaders.files.workbook import read_workbook
from loaders.problems.catalogue import problem
from loaders.tables.names import bare_name
from loaders.text.periods import read_date

_HEADINGS = {
    "name": ("tên đơn vị", "đơn vị", "cơ quan, đơn vị", "unit", "name"),
    "level": ("cấp", "cấp đơn vị", "level"),
    "since": ("từ ngày", "since"),
    "until": ("đến ngày", "until"),
    "aliases": ("tên khác", "other names", "aliases"),
    "predecessors": ("tiền thân", "predecessors"),
    "subjects": ("lĩnh vực báo cáo", "lĩnh vực", "subjects"),
}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LEVELS = ("tỉnh, huyện hoặc xã", "tỉnh (province), huyện (district) or xã (commune)")
_DATES = ("một ngày như 01/07/2025", "a day such as 01/07/2025")
_LATER = ("một ngày không trước “Từ ngày”", "a day not before “Từ ngày”")
_SUBJECTS = ("tên lĩnh vực như Hồ sơ TTHC, Tổng đài 1022", "a subject such as dossiers, hotline")


def read_units(content: bytes, name: str) -> tuple[list[RegisteredUnit], list[Problem]]:
    """The units of the first sheet with such a table, and what is wrong in it: with a problem nothing is to be used.

    Raises `FileProblem` for what is no table at all.
    """
    for sheet in read_workbook(content, name).sheets:
        for row, cells in enumerate(sheet.rows):
            if columns := _columns(cells):
                return _units(sheet, row + 1, columns)
    return [], [problem("register_no_names")]


def _columns(cells: list) -> dict[str, int]:
    """The columns of a header row; {} of any other row."""
    words = {fold(text_of(value)): column for column, value in reversed(list(enumerate(cells)))}
    columns = {
        key: words[heading] for key, headings in _HEADINGS.items() for heading in reversed(headings) if heading in words
    }
    return columns if "name" in columns else {}


def _units(sheet: Sheet, first: int, columns: dict[str, int]) -> tuple[list[RegisteredUnit], list[Problem]]:
    units: dict[str, RegisteredUnit] = {}
    problems: list[Problem] = []
    for row in range(first, len(sheet.rows)):
        name = bare_name(text_of(sheet.cell(row, columns["name"])))
        if not name or name.isdecimal():  # the line of column numbers
            continue
        where = cell_name(sheet.name, row, columns["name"])
        unit = _unit(name, _Row(sheet, row, columns, problems))
        if unit.key in units:
            problems.append(problem("register_twice", where, name=name))
        units[unit.key] = unit
    return list(units.values()), problems


class _Row:
    """The cells of one unit; what cannot be read is added to the problems."""

    def __init__(self, sheet: Sheet, row: int, columns: dict[str, int], problems: list[Problem]):
        self.sheet, self.row, self.columns, self.problems = sheet, row, columns, problems

    def value(self, key: str):
        return self.sheet.cell(self.row, self.columns[key]) if key in self.columns else None

    def refuse(self, key: str, wanted: tuple[str, str]) -> None:
        where = cell_name(self.sheet.name, self.row, self.columns[key])
        self.problems.append(problem("register_cell", where, text=text_of(self.value(key)), wanted=wanted))

    def names(self, key: str) -> tuple[str, ...]:
        return tuple(filter(None, map(nfc, re.split(r"[;\n]", text_of(self.value(key))))))

    def day(self, key: str) -> date | None:
        value = self.value(key)
        day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
        if day is None and text_of(value).strip():
            day = _written_day(text_of(value).strip())
            if day is None:
                self.refuse(key, _DATES)
        return day


def _written_day(text: str) -> date | None:
    if match := _DAY.fullmatch(text):
        return read_date(match[1], match[2], match[3])
    match = _ISO.fullmatch(text)
    return read_date(match[3], match[2], match[1]) if match else None


def _unit(name: str, row: _Row) -> RegisteredUnit:
    level = levelled(text_of(row.value("level")))
    if level is None:
        row.refuse("level", _LEVELS)
    since, until = row.day("since"), row.day("until")
    if since and until and until < since:
        row.refuse("until", _LATER)
    subjects: tuple[str, ...] = (SUBJECT,)
    if written := row.names("subjects"):
        try:
            subjects = known_subjects(written)
        except KeyError:
            row.refuse("subjects", _SUBJECTS)
    return RegisteredUnit(
        name, level or level_of(name), since, until, row.names("aliases"), row.names("predecessors"), subjects
    )
