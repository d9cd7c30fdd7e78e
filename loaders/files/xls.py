"""Reading .xls (BIFF, Excel 5 to 2003): values by calamine, what it hides by a walk over the records."""

import io
import struct

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from loaders.files.beside import texts_in_raw
from loaders.files.biff import BrokenContainer, scan_records, workbook_stream
from loaders.files.hidden import say_hidden
from loaders.files.package import check_extent, check_sheet_count
from loaders.files.progress import tell_opened
from loaders.files.sheets import Sheet, Workbook, put
from loaders.files.xlsx import blank_to_none, check_long_text
from loaders.problems.refusal import FileProblem


def read_xls(content: bytes) -> Workbook:
    """All worksheets of an .xls. Raises `FileProblem`."""
    try:
        scans = scan_records(workbook_stream(content), tell_opened)
    except (BrokenContainer, struct.error, IndexError) as error:
        raise FileProblem("broken_file", "phần trong không đọc được", "its inside cannot be read") from error
    check_sheet_count(len(scans))
    for scan in scans:
        check_extent(scan.name, scan.last_row, scan.last_column)
    try:
        book = load_workbook(io.BytesIO(content))
        sheets = [_read_sheet(book, data) for data in book.sheets_metadata if data.typ == SheetTypeEnum.WorkSheet]
    except PasswordError as error:
        raise FileProblem("password") from error
    except CalamineError as error:
        raise FileProblem("broken_file", "trang tính không đọc được", "a sheet cannot be read") from error
    by_name = {scan.name: scan for scan in scans}
    problems, has_legacy_font = [], any(scan.has_legacy_font for scan in scans)
    for sheet in sheets:
        check_long_text(sheet.name, sheet.rows)
        if sheet.name in by_name:
            scan = by_name[sheet.name]
            for row, column, error_text in scan.errors:
                put(sheet.rows, row, column, error_text)
            problems += say_hidden(sheet, scan.hidden_rows, scan.hidden_columns, scan.is_filtered)
    beside = [
        text
        for encoding in ("latin-1", "utf-16-le")
        for start in (0, 1)[: 1 + (encoding != "latin-1")]
        for text in texts_in_raw(content[start:].decode(encoding, "replace"))
    ]
    return Workbook(sheets, problems, has_legacy_font, beside=beside)


def _read_sheet(book, data) -> Sheet:
    source = book.get_sheet_by_name(data.name)
    rows = source.to_python(skip_empty_area=False) if source.height else []
    blank_to_none(rows)
    merged = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
    return Sheet(data.name, rows, merged, data.visible != SheetVisibleEnum.Visible)
