"""Tables as an Excel workbook: numbers typed and in our formats, text that is no formula, notes at the end.

A percentage is written as on screen, 95.37, with the format `0,00 %`: reopened it is the number the query
gave. What is missing is an empty cell, never 0.
"""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from charts.formats import DECIMALS, is_nothing
from data.missing import is_missing
from data.neutral import neutral

DAY = "dd/mm/yyyy"
MOST_CHARACTERS = 32_000  # Excel holds 32.767 in a cell
WIDEST, NARROWEST = 52, 9
PROBE = 1234.5678
_INK, _MUTED, _FILL, _AMBER = "FF16202B", "FF56636F", "FFF5F7FA", "FFFDF3DD"
_LINE = Side(style="thin", color="FFDCE2E9")


@dataclass(frozen=True)
class Column:
    """A column: `kind` is text, day, a unit of `charts.formats`, a ready Excel format, or
    `value` or `change`: in the unit of the row."""

    heading: str
    kind: str = "text"


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows`: cells by column; `units`: the unit of each row, where a column asks for it.

    `mark` stands in amber under the title: that the figures are a sample.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence]
    units: Sequence[str] = field(default_factory=tuple)
    mark: str = ""


def workbook(sheets: Iterable[Sheet], notes_name: str, notes: Sequence[tuple[str, str]], language: str) -> bytes:
    """The sheets and, last, the notes as (what, text): an .xlsx as bytes."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(_name(sheet.name, book.sheetnames)), sheet, language)
    _write_notes(book.create_sheet(_name(notes_name, book.sheetnames)), notes)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def number_format(unit: str, language: str, is_change: bool = False) -> str:
    """The Excel format of a unit; a change has its sign and, for percentages, percentage points.

    Excel writes the marks of its own language: `#,##0.00` reads 1.234,50 in Vietnamese.
    """
    english = language == "en"
    digits = "#,##0" + ("." + "0" * DECIMALS[unit] if DECIMALS[unit] else "")
    sign = "%" if english else "\u00a0%"
    points = "\u00a0pp" if english else "\u00a0điểm\u00a0%"
    after = {
        "percent": points if is_change else sign,
        "vnd": "\u00a0VND" if english else "\u00a0đồng",
        "days": "\u00a0days" if english else "\u00a0ngày",
    }.get(unit, "")
    shown = digits + (f'"{after}"' if after else "")
    return f"+{shown};-{shown};{shown}" if is_change else shown


def format_of(spoken: Callable[[float], str], language: str) -> str:
    """The Excel format of a function that writes numbers, told from what it makes of one number.

    A function that scales (millions) or writes words gives the plain format: the number stays whole.
    """
    text = spoken(PROBE)
    match = re.search(r"\d[\d.,]*", text)
    if not match:
        return "General"
    digits = match[0] if language == "en" else match[0].translate(str.maketrans(",.", ".,"))
    decimals = len(digits.partition(".")[2])
    if float(digits.replace(",", "")) != round(PROBE, decimals):
        return "#,##0.##"
    before, after = text[: match.start()], text[match.end() :]
    shown = "#,##0" + ("." + "0" * decimals if decimals else "") + _quoted(after)
    if before.startswith("+"):
        return f"+{shown};-{shown};{shown}"
    return _quoted(before) + shown


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""


def _name(name: str, taken: Iterable[str]) -> str:
    """A name Excel accepts: at most 31 characters, none of its signs, unlike the others."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", ILLEGAL_CHARACTERS_RE.sub("", name)).strip("' ")[:31] or "Sheet"
    used, title, number = {other.lower() for other in taken}, plain, 2
    while title.lower() in used:
        title, number = f"{plain[:27]} ({number})", number + 1
    return title


def _put(sheet: Worksheet, row: int, column: int, value):
    """A typed number or day, or text that no program takes for a formula; nothing where there is none."""
    cell = sheet.cell(row, column)
    if isinstance(value, bool) or value is None:
        value = "" if value is None else str(value)
    if isinstance(value, (date, datetime)) and not is_missing(value):  # NaT is a day to Python
        cell.value, cell.number_format = date(value.year, value.month, value.day), DAY
    elif not isinstance(value, str) and not is_nothing(value):
        number = float(value)
        cell.value = int(number) if number.is_integer() and abs(number) < 2**53 else number
    elif isinstance(value, str) and value:
        cell.value = neutral(ILLEGAL_CHARACTERS_RE.sub("", value))[:MOST_CHARACTERS]
        cell.data_type = "s"
    return cell


def _write(sheet: Worksheet, content: Sheet, language: str) -> None:
    _put(sheet, 1, 1, content.title).font = Font(bold=True, size=14, color=_INK)
    if content.mark:
        cell = _put(sheet, 2, 1, content.mark)
        cell.font, cell.fill = Font(bold=True, color="FF7A5200"), PatternFill("solid", fgColor=_AMBER)
    head = 3
    for position, column in enumerate(content.columns, 1):
        cell = _put(sheet, head, position, column.heading)
        cell.font, cell.fill = Font(bold=True, color=_MUTED), PatternFill("solid", fgColor=_FILL)
        cell.border = Border(bottom=_LINE)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for down, values in enumerate(content.rows):
        for position, (column, value) in enumerate(zip(content.columns, values), 1):
            cell = _put(sheet, head + 1 + down, position, value)
            if cell.data_type == "n" and cell.value is not None:
                unit = content.units[down] if content.units else ""
                cell.number_format = _format(column.kind, unit, language)
    _lay_out(sheet, content, head)


def _format(kind: str, unit: str, language: str) -> str:
    if kind in ("value", "change"):
        return number_format(unit, language, kind == "change")
    if kind in DECIMALS:
        return number_format(kind, language)
    return "General" if kind == "text" else kind


def _lay_out(sheet: Worksheet, content: Sheet, head: int) -> None:
    """Widths by content, the heading stays in view and on every printed page."""
    for position, column in enumerate(content.columns):
        longest = max(
            (len(str(row[position])) for row in content.rows[:400] if isinstance(row[position], str)), default=0
        )
        words = max(len(word) for word in [*column.heading.split(), ""])
        width = max(longest + 2, words + 3, NARROWEST + 3 * (column.kind != "text"))
        sheet.column_dimensions[get_column_letter(position + 1)].width = min(width, WIDEST)
    last = get_column_letter(max(len(content.columns), 1))
    sheet.auto_filter.ref = f"A{head}:{last}{head + len(content.rows)}"
    sheet.freeze_panes = sheet.cell(head + 1, 2)
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_notes(sheet: Worksheet, notes: Sequence[tuple[str, str]]) -> None:
    for row, (what, text) in enumerate(notes, 1):
        cell = _put(sheet, row, 1, what)
        cell.font, cell.alignment = Font(bold=True, color=_MUTED), Alignment(vertical="top", wrap_text=True)
        _put(sheet, row, 2, text).alignment = Alignment(vertical="top", wrap_text=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 110
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
