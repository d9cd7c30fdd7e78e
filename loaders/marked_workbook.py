"""The list of problems as a workbook: the file's own sheets with the cells marked, and a sheet that says all.

`python -m loaders.marked_workbook FOLDER` is the child that reads the file again (no file is parsed in the
server) and makes the marked copy, in memory; `mark` starts it. Only values are copied: no formula, macro, picture or
link of the file reaches the copy, and text that begins like a formula stands behind an apostrophe. Of a large
sheet only its first rows and those beside a problem are copied; every cell keeps its address.
"""

import io
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook as Book
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from data.facts import Problem
from data.neutral import neutral
from loaders.child import guard
from loaders.files import limits
from loaders.files.sheets import Sheet, Workbook, cell_position
from loaders.files.workbook import read_workbook
from loaders.pipes import give_failure, give_result, take_input
from loaders.problems.refusal import FileProblem
from loaders.reading import run_child

LIST_SHEET = "Vấn đề"
WHOLE_CELLS = 100_000  # a larger sheet is copied around its problems only
FIRST_ROWS, AROUND = 15, 2
_MOST_MARKS, _MOST_MERGED = 5_000, 2_000
_AUTHOR = "Kiểm tra tệp"
_PLACE = re.compile(r"(.*)!\$?([A-Z]{1,3})\$?(\d{1,7})", re.DOTALL)

_ORDER = ("reject", "ask", "warn", "normalise", "info")
_SEVERITIES = {
    "reject": "▼ Từ chối / Refused",
    "ask": "▼ Cần chọn / Choose",
    "warn": "● Cảnh báo / Warning",
    "normalise": "○ Đã sửa nhẹ / Adjusted",
    "info": "○ Ghi chú / Note",
}
_TO_DO = {
    "reject": ("Sửa ô này trong tệp gốc rồi nạp lại.", "Mend it in the original file, then upload it again."),
    "ask": ("Sửa trong tệp gốc, hoặc chọn trên màn hình khi nạp", "Mend it in the original file, or choose on screen"),
    "warn": (
        "Đối chiếu với hệ thống. Sai thì sửa tệp gốc rồi nạp lại; đúng thì xác nhận khi nạp.",
        "Check it against the system. If wrong, mend the original file; if right, confirm it.",
    ),
    "normalise": ("Không phải làm gì nếu cách đọc này đúng.", "Nothing, if it was read the right way."),
    "info": ("Không phải làm gì.", "Nothing."),
}
_HEADINGS = (
    ("Mức / Severity", 24),
    ("Mã / Code", 24),
    ("Ô / Cell", 20),
    ("Nội dung", 70),
    ("What is wrong", 70),
    ("Cần làm", 48),
    ("What to do", 48),
)
_TITLE = ("Các vấn đề tìm thấy trong tệp", "What was found in the file")
_GUIDE = (
    "Ô có màu ở các trang sau là ô có vấn đề; để chuột lên ô để đọc. Bản này chỉ có giá trị, để xem: "
    "hãy sửa ở tệp gốc.",
    "Coloured cells on the next sheets have a problem; point at one to read it. This copy holds values "
    "only and is for reading: mend the original file.",
)
_CUT = (
    "Trang “{}” lớn, chỉ chép các dòng đầu và các dòng quanh ô có vấn đề; số dòng giữ nguyên.",
    "Sheet “{}” is large: only its first rows and those beside a problem are copied, at their own place.",
)

_INK, _MUTED, _LINE = "FF16202B", "FF56636F", Side(style="thin", color="FFDCE2E9")
_FILLS = {"reject": "FFFCEBDF", "ask": "FFFCEBDF", "warn": "FFFDF3DD", "normalise": "FFE6F2FA", "info": "FFEEF1F4"}
_EDGES = {"reject": "FFD55E00", "ask": "FFD55E00", "warn": "FFE69F00", "normalise": "FF0072B2", "info": "FF8A96A3"}


def mark(content: bytes, name: str, problems: list[Problem], answers: dict[str, str] | None = None) -> bytes:
    """The marked workbook of an uploaded file, as .xlsx. A file that cannot be read gives the list alone.

    `answers`: what was chosen about the file (its encoding, say), as for its reading.
    """
    header = {"name": name, "problems": [asdict(p) for p in problems], "answers": answers or {}}
    marked, failed = run_child(
        "loaders.marked_workbook", "mark", header, content, limits.FILE_BYTES, limits.CHILD_SECONDS, limits.CHILD_BYTES
    )
    return write_marked(None, problems) if failed else bytes(marked)


def main(folder: Path) -> None:
    header, content = take_input()
    guard(folder)
    try:
        problems = [Problem(**problem) for problem in header["problems"]]
        try:
            workbook = read_workbook(content, header["name"], header["answers"])
        except FileProblem:
            workbook = None
        give_result(write_marked(workbook, problems))
    except BaseException as error:
        give_failure(error)


def write_marked(workbook: Workbook | None, problems: list[Problem]) -> bytes:
    """The sheets that have problems, cells marked, behind the sheet that lists them all; gravest first."""
    problems = sorted(problems, key=lambda p: _ORDER.index(p.severity))
    by_sheet: dict[str, dict[tuple[int, int], list[Problem]]] = {}
    for problem in problems:
        place = _PLACE.fullmatch(problem.locator)
        if place:
            position = cell_position(place[2] + place[3])
            by_sheet.setdefault(place[1], {}).setdefault(position, []).append(problem)
    book = Book()
    listing = book.active
    listing.title = LIST_SHEET
    titles, is_cut = {}, []
    for sheet in workbook.sheets if workbook else ():
        if sheet.name in by_sheet:
            copy = book.create_sheet(_title(sheet.name, book.sheetnames))
            titles[sheet.name] = copy.title
            if _copy(sheet, copy, by_sheet[sheet.name]):
                is_cut.append(sheet.name)
    _write_list(listing, problems, titles, is_cut)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    return buffer.getvalue()


class _InMemory(ExcelWriter):
    """openpyxl's writer, but for the sheets: it puts each into a temporary file first, which would outlive a
    process that is killed."""

    def write_worksheet(self, ws: Worksheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        writer = WorksheetWriter(ws, io.BytesIO())
        writer.write()
        writer.close()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)


def _title(name: str, taken: Iterable[str]) -> str:
    """A name Excel accepts for a sheet: 31 characters, none of its signs, unlike the others."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", ILLEGAL_CHARACTERS_RE.sub("", name)).strip("' ")[:31] or "Sheet"
    used, title, number = {other.lower() for other in taken}, plain, 2
    while title.lower() in used:
        title, number = f"{plain[:27]} ({number})", number + 1
    return title


# -- the sheet that lists them ---------------------------------------------------------------------------


def _write_list(sheet: Worksheet, problems: list[Problem], titles: dict[str, str], is_cut: list[str]) -> None:
    for row, (text, font) in enumerate(
        (
            (_TITLE[0], Font(bold=True, size=14, color=_INK)),
            (_TITLE[1], Font(size=11, color=_MUTED)),
            (_GUIDE[0], Font(color=_INK)),
            (_GUIDE[1], Font(color=_MUTED)),
        ),
        1,
    ):
        sheet.cell(row, 1, text).font = font
    row = 5
    for name in is_cut:
        for text in _CUT:
            _put(sheet, row, 1, text.format(name)).font = Font(color=_MUTED)
            row += 1
    head = row + 1
    for column, (heading, width) in enumerate(_HEADINGS, 1):
        cell = sheet.cell(head, column, heading)
        cell.font, cell.fill = Font(bold=True, color=_MUTED), PatternFill("solid", fgColor="FFF5F7FA")
        cell.border = Border(bottom=_LINE)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, problem in enumerate(problems, head + 1):
        _write_problem(sheet, row, problem, titles)
    if problems:
        sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(_HEADINGS))}{head + len(problems)}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_problem(sheet: Worksheet, row: int, problem: Problem, titles: dict[str, str]) -> None:
    to_do_vi, to_do_en = _TO_DO[problem.severity]
    if problem.severity == "ask":
        choices = list(problem.choices.values())
        to_do_vi += f": {'; '.join(choice for choice, _ in choices)}." if choices else "."
        to_do_en += f": {'; '.join(choice for _, choice in choices)}." if choices else "."
    texts = (
        _SEVERITIES[problem.severity],
        problem.code,
        problem.locator,
        problem.message_vi,
        problem.message_en,
        to_do_vi,
        to_do_en,
    )
    for column, text in enumerate(texts, 1):
        cell = _put(sheet, row, column, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=_LINE)
    sheet.cell(row, 1).fill = PatternFill("solid", fgColor=_FILLS[problem.severity])
    place = _PLACE.fullmatch(problem.locator)
    if place and place[1] in titles:
        target = titles[place[1]].replace("'", "''")
        cell = sheet.cell(row, 3)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!{place[2]}{place[3]}")
        cell.font = Font(underline="single", color="FF1B4A7A")


# -- a sheet with its cells marked -----------------------------------------------------------------------


def _copy(sheet: Sheet, copy: Worksheet, marks: dict[tuple[int, int], list[Problem]]) -> bool:
    """Copy values and mark cells; True when only the rows beside problems were copied."""
    is_large = sum(map(len, sheet.rows)) > WHOLE_CELLS
    rows: Sequence[int] = range(len(sheet.rows))
    if is_large:
        near = {position + step for position, _ in list(marks)[:_MOST_MARKS] for step in range(-AROUND, AROUND + 1)}
        rows = sorted((near | set(range(FIRST_ROWS))) & set(rows))
        copy.sheet_format.zeroHeight = True  # rows that are not copied take no space on the screen
    widths: dict[int, int] = {}
    for row in rows:
        for column, value in enumerate(sheet.rows[row]):
            if value is not None and value != "":
                cell = _put(copy, row + 1, column + 1, value)
                widths[column] = max(widths.get(column, 8), min(len(str(cell.value)) + 2, 36))
    for column, width in widths.items():
        copy.column_dimensions[get_column_letter(column + 1)].width = width
    _merge(sheet, copy, set(rows))
    for position, problems in list(marks.items())[:_MOST_MARKS]:
        _mark(copy, position, problems)
    return is_large


def _merge(sheet: Sheet, copy: Worksheet, rows: set[int]) -> None:
    """Merged cells as in the file, where all their rows are copied; none so large that it sizes anything."""
    for top, left, bottom, right in sheet.merged[:_MOST_MERGED]:
        is_small = (bottom - top + 1) * (right - left + 1) <= 1_000
        if is_small and (top, left) != (bottom, right) and all(row in rows for row in range(top, bottom + 1)):
            copy.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)


def _mark(copy: Worksheet, position: tuple[int, int], problems: list[Problem]) -> None:
    cell = copy.cell(position[0] + 1, position[1] + 1)
    if isinstance(cell, MergedCell):
        merged = next(merged_range for merged_range in copy.merged_cells.ranges if cell.coordinate in merged_range)
        cell = copy.cell(merged.min_row, merged.min_col)
    severity = problems[0].severity
    edge = Side(style="medium", color=_EDGES[severity])
    cell.fill = PatternFill("solid", fgColor=_FILLS[severity])
    cell.border = Border(edge, edge, edge, edge)
    comment = "\n\n".join(f"{p.message_vi}\n{p.message_en}" for p in problems[:5])
    if cell.comment:
        comment = f"{cell.comment.text}\n\n{comment}"
    cell.comment = Comment(ILLEGAL_CHARACTERS_RE.sub("", comment)[:8_000], _AUTHOR, width=420, height=200)


def _put(sheet: Worksheet, row: int, column: int, value):
    """Write a value, never a formula: numbers and days as they are, text neutral and marked as text."""
    cell = sheet.cell(row, column)
    if isinstance(value, (bool, int, float, date, datetime, time, timedelta)):
        cell.value = value
        return cell
    cell.value = neutral(ILLEGAL_CHARACTERS_RE.sub("", str(value)))[: limits.CELL_CHARACTERS]
    cell.data_type = "s"
    return cell


if __name__ == "__main__":
    main(Path(sys.argv[1]))
