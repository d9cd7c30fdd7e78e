"""Reading an .xlsx into plain rows: values by calamine, what it hides by a scan of the XML.

Error cells come as their text ("#DIV/0!"), which `read_number` tells from a blank; a formula that was never
calculated refuses the file. Rows and columns count from 0 at A1, whatever the sheet's first used cell.
"""

import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime

from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from loaders import limits
from loaders.file_problems import FileProblem
from loaders.filetype import check_is_zip
from loaders.package import SheetScan, scan_package

__all__ = ["FileProblem", "Sheet", "Workbook", "cell_name", "read_workbook", "text_of"]

_NAME = re.compile(r"([A-Z]+)(\d+)")
_SHOWN = 5


@dataclass
class Sheet:
    """One worksheet. `rows` from A1: str, int, float, bool, date, datetime, time, timedelta or None; a merged
    cell holds its value top-left only. `merged`: (first row, first column, last row, last column), 0-based."""

    name: str
    rows: list[list]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False

    def cell(self, row: int, column: int):
        """The value at 0-based row and column; None outside what is filled."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None


@dataclass
class Workbook:
    """The worksheets in the order of the file."""

    sheets: list[Sheet]


def column_name(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(sheet_name: str, row: int, column: int) -> str:
    """`Biểu 6a!E12` for 0-based row 11, column 4."""
    return f"{sheet_name}!{column_name(column)}{row + 1}"


def cell_position(reference: str) -> tuple[int, int]:
    """0-based (row, column) of `E12`."""
    letters, digits = _NAME.fullmatch(reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def text_of(value) -> str:
    """A cell as the text a reader sees: whole numbers without .0, dates as dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.strftime("%d/%m/%Y")
    return str(value)


def read_workbook(content: bytes, name: str = "") -> Workbook:
    """All worksheets of an .xlsx. `name` is only looked at for the ending of a program. Raises `FileProblem`."""
    check_is_zip(content, name)
    scans = scan_package(content)
    _refuse_uncalculated(content, scans)
    try:
        book = load_workbook(io.BytesIO(content))
        sheets = [_read_sheet(book, data, scans.get(data.name)) for data in book.sheets_metadata
                  if data.typ == SheetTypeEnum.WorkSheet]
    except CalamineError as error:
        raise FileProblem("broken_file", "trang tính không đọc được", "a sheet cannot be read") from error
    for sheet in sheets:
        scan = scans.get(sheet.name)
        if scan and scan.errors:
            _mark_errors(content, sheet, scan)
    return Workbook(sheets)


def _read_sheet(book, data, scan: SheetScan | None) -> Sheet:
    source = book.get_sheet_by_name(data.name)
    rows = [[None if value == "" else value for value in row]
            for row in source.to_python(skip_empty_area=False)] if source.height else []
    merged = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
    if scan and scan.may_have_long_text:
        _check_long_text(data.name, rows)
    return Sheet(data.name, rows, merged, data.visible != SheetVisibleEnum.Visible)


def _check_long_text(name: str, rows: list[list]) -> None:
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and len(value) > limits.CELL_CHARACTERS:
                where = cell_name(name, number, column)
                raise FileProblem("too_big", f"ô {where} dài trên {limits.CELL_CHARACTERS} ký tự",
                                  f"cell {where} holds over {limits.CELL_CHARACTERS} characters", where)


def _refuse_uncalculated(content: bytes, scans: dict[str, SheetScan]) -> None:
    for name, scan in scans.items():
        if scan.uncalculated:
            cells = [c for c in scan.uncalculated if c] or _cells_by_openpyxl(content, name, "f")
            shown = ", ".join(f"{name}!{cell}" for cell in cells[:_SHOWN])
            more = len(scan.uncalculated) - _SHOWN
            raise FileProblem("formula_without_value",
                              f"Ô {shown}" + (f" và {more} ô nữa" if more > 0 else ""),
                              f"Cell {shown}" + (f" and {more} more" if more > 0 else ""), f"{name}!{cells[0]}")


def _mark_errors(content: bytes, sheet: Sheet, scan: SheetScan) -> None:
    """Put the text of each error cell where calamine leaves a blank."""
    cells = [cell for cell, _ in scan.errors]
    if "" in cells:
        cells = _cells_by_openpyxl(content, sheet.name, "e")
    for cell, (_, said) in zip(cells, scan.errors):
        row, column = cell_position(cell)
        while len(sheet.rows) <= row:
            sheet.rows.append([])
        sheet.rows[row] += [None] * (column + 1 - len(sheet.rows[row]))
        sheet.rows[row][column] = said


def _cells_by_openpyxl(content: bytes, name: str, data_type: str) -> list[str]:
    """Names of the error (`e`) or formula (`f`) cells of a sheet whose XML does not name its cells."""
    from openpyxl import load_workbook as load_slowly
    book = load_slowly(io.BytesIO(content), read_only=True)
    book[name].reset_dimensions()
    return [cell.coordinate for row in book[name].iter_rows() for cell in row
            if cell.value is not None and cell.data_type == data_type]
