"""Reading .xlsx: values by calamine, what it hides by a walk over the XML that runs beside it.

Error cells come as their text ("#DIV/0!"), which `read_number` tells from a blank; a formula that was never
calculated refuses the file. openpyxl, slow but exact, names cells where the XML does not.
"""

import io
from concurrent.futures import ThreadPoolExecutor

from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from loaders.files import limits
from loaders.files.beside import texts_beside
from loaders.files.hidden import say_hidden
from loaders.files.package import Package, SheetScan, check_package, scan_sheets
from loaders.files.progress import tell_opened
from loaders.files.sheets import Sheet, Workbook, cell_name, cell_position, put
from loaders.problems.refusal import FileProblem
from loaders.text.numbers import Percent

_SHOWN = 5


def read_xlsx(content: bytes) -> Workbook:
    """All worksheets of an .xlsx. Raises `FileProblem`."""
    package = check_package(content)
    with ThreadPoolExecutor(1) as beside:  # calamine lets other threads run while it reads
        scanned = beside.submit(
            scan_sheets, content, package.sheets, package.percent_styles, lambda rows: tell_opened(rows, package.rows)
        )
        try:
            book = load_workbook(io.BytesIO(content))
            sheets = [
                _read_sheet(book, data, package) for data in book.sheets_metadata if data.typ == SheetTypeEnum.WorkSheet
            ]
        except CalamineError as error:
            raise FileProblem("broken_file", "trang tính không đọc được", "a sheet cannot be read") from error
        scans = scanned.result()
    _refuse_uncalculated(content, scans)
    problems = []
    for sheet in sheets:
        scan = scans.get(sheet.name)
        if scan and scan.errors:
            _mark_errors(content, sheet, scan)
        if scan:
            _mark_percents(sheet, scan.percents)
            problems += say_hidden(sheet, scan.hidden_rows, scan.hidden_columns, scan.is_filtered)
    is_composed = not any(scan.has_loose_marks for scan in scans.values())
    texts = texts_beside(content, {name: scan.tail for name, scan in scans.items()})
    return Workbook(sheets, problems, package.has_legacy_font, is_composed, texts)


def _read_sheet(book, data, package: Package) -> Sheet:
    source = book.get_sheet_by_name(data.name)
    rows = source.to_python(skip_empty_area=False) if source.height else []
    blank_to_none(rows)
    merged = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
    if package.may_have_long_text(data.name):
        check_long_text(data.name, rows)
    return Sheet(data.name, rows, merged, data.visible != SheetVisibleEnum.Visible)


def blank_to_none(rows: list[list]) -> None:
    """calamine says "" for an empty cell."""
    for row in rows:
        if "" in row:
            row[:] = [None if value == "" else value for value in row]


def check_long_text(name: str, rows: list[list]) -> None:
    """Refuse a sheet with a cell longer than Excel itself can hold."""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and len(value) > limits.CELL_CHARACTERS:
                where = cell_name(name, number, column)
                raise FileProblem(
                    "too_big",
                    f"ô {where} dài trên {limits.CELL_CHARACTERS} ký tự",
                    f"cell {where} holds over {limits.CELL_CHARACTERS} characters",
                    where,
                )


def _refuse_uncalculated(content: bytes, scans: dict[str, SheetScan]) -> None:
    for name, scan in scans.items():
        if scan.uncalculated:
            cells = [c for c in scan.uncalculated if c] or _cells_by_openpyxl(content, name, "f")
            raise uncalculated(name, cells, len(scan.uncalculated))


def uncalculated(name: str, cells: list[str], count: int) -> FileProblem:
    """The refusal of a sheet with formulas that hold no number. `cells`: as `E12`."""
    shown = ", ".join(f"{name}!{cell}" for cell in cells[:_SHOWN])
    more = count - _SHOWN
    return FileProblem(
        "formula_without_value",
        f"Ô {shown}" + (f" và {more} ô nữa" if more > 0 else ""),
        f"Cell {shown}" + (f" and {more} more" if more > 0 else ""),
        f"{name}!{cells[0]}",
    )


def _mark_errors(content: bytes, sheet: Sheet, scan: SheetScan) -> None:
    """Put the text of each error cell where calamine leaves a blank."""
    cells = [cell for cell, _ in scan.errors]
    if "" in cells:
        cells = _cells_by_openpyxl(content, sheet.name, "e")
    for cell, (_, text) in zip(cells, scan.errors):
        put(sheet.rows, *cell_position(cell), text)


def _mark_percents(sheet: Sheet, cells: list[str]) -> None:
    """Numbers shown as per cent are told from those that are not."""
    for cell in cells:
        row, column = cell_position(cell)
        value = sheet.cell(row, column)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            put(sheet.rows, row, column, Percent(value))


def _cells_by_openpyxl(content: bytes, name: str, data_type: str) -> list[str]:
    """Names of the error (`e`) or formula (`f`) cells of a sheet whose XML does not name its cells."""
    from openpyxl import load_workbook as load_slowly

    book = load_slowly(io.BytesIO(content), read_only=True)
    book[name].reset_dimensions()
    return [
        cell.coordinate
        for row in book[name].iter_rows()
        for cell in row
        if cell.value is not None and cell.data_type == data_type
    ]
