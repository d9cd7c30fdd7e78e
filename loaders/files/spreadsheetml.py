"""Reading XML spreadsheets of Excel 2003 (SpreadsheetML), which many systems still export under the name .xls."""

import io
import re
from datetime import datetime
from xml.etree import ElementTree

from loaders.files import limits
from loaders.files.beside import NOTES, texts_in_raw
from loaders.files.hidden import say_hidden
from loaders.files.package import check_extent, check_sheet_count
from loaders.files.progress import tell_opened
from loaders.files.sheets import Sheet, Workbook, column_name, put
from loaders.files.texts import decode
from loaders.files.xlsx import check_long_text, uncalculated
from loaders.problems.refusal import FileProblem

_TOLD_EVERY = 200  # rows
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_DECLARED = re.compile(rb'^[^>]{0,200}encoding=["\']([\w-]+)')
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOTE = re.compile(r"<(?:\w+:)?Comment\b.*?</(?:\w+:)?Comment>|<(?:\w+:)?(?:Header|Footer)\b[^>]*>", re.DOTALL)
_TAG = re.compile(r"<(?:[^>]*Data=\"([^\"]*)\"[^>]*|[^>]*)>")
_ROW = re.compile(r"<(?:\w+:)?Row\b")
_UNSAFE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_spreadsheetml(content: bytes) -> Workbook:
    """All worksheets of an XML spreadsheet. Raises `FileProblem`."""
    declared = _DECLARED.search(content)
    text = _DECLARATION.sub("", decode(content, declared[1].decode() if declared else "").lstrip("\ufeff"), 1)
    if _UNSAFE.search(text):
        raise FileProblem("unsafe_file", "có khai báo DOCTYPE hoặc ENTITY", "it declares DOCTYPE or ENTITY")
    reader = _Reader(len(_ROW.findall(text)))
    try:
        for event, node in ElementTree.iterparse(io.StringIO(text), ("start", "end")):
            reader.take(event, node)
    except (ElementTree.ParseError, ValueError) as error:
        raise FileProblem("broken_file", "XML không đọc được", "its XML cannot be read") from error
    if not reader.sheets:
        raise FileProblem("broken_file", "không có trang tính nào", "it holds no worksheet")
    notes = [(NOTES, " ".join(_TAG.sub(r" \1 ", note).split())) for note in _NOTE.findall(text)]
    return Workbook(reader.sheets, reader.problems, beside=notes + texts_in_raw(text))


class _Reader:
    """Worksheets as they are parsed; each row is forgotten once it was read."""

    def __init__(self, rows: int):
        self._rows_of, self._rows_seen = rows, 0
        self.sheets: list[Sheet] = []
        self.problems: list = []

    def take(self, event: str, node) -> None:
        if event == "start":
            if node.tag == _SS + "Worksheet":
                check_sheet_count(len(self.sheets) + 1)
                self.sheets.append(Sheet(node.get(_SS + "Name", ""), []))
                self._row = self._column = self._width = 0
                self._hidden_rows: list[int] = []
                self._hidden_columns: list[int] = []
                self._filtered = False
                self._missing: list[str] = []
        elif not self.sheets:
            return
        elif node.tag == _SS + "Row":
            self._take_row(node)
            node.clear()
            self._rows_seen += 1
            if self._rows_seen % _TOLD_EVERY == 0:
                tell_opened(self._rows_seen, self._rows_of)
        elif node.tag == _SS + "Column":
            self._take_column(node)
        elif node.tag == _EXCEL + "FilterOn" or node.tag == _EXCEL + "AutoFilterColumn":
            self._filtered = True
        elif node.tag == _EXCEL + "Visible" and (node.text or "").strip() in ("SheetHidden", "SheetVeryHidden"):
            self.sheets[-1].is_hidden = True
        elif node.tag == _SS + "Worksheet":
            self._end_sheet()
            node.clear()

    def _take_row(self, node) -> None:
        sheet = self.sheets[-1]
        self._row = _whole(node, "Index", self._row + 1)
        if node.get(_SS + "Hidden") == "1":
            self._hidden_rows.append(self._row - 1)
        column = 0
        for cell in node.iter(_SS + "Cell"):
            column = _whole(cell, "Index", column + 1)
            across, down = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
            value = self._value(cell, column)
            if value is not None:
                self._width = max(self._width, column)
                check_extent(sheet.name, self._row, self._width)
                put(sheet.rows, self._row - 1, column - 1, value)
            if across or down:
                sheet.merged.append(
                    (self._row - 1, column - 1, self._row - 1 + down, min(column - 1 + across, limits.COLUMNS))
                )
            column += across
        self._row += _whole(node, "Span", 0)

    def _take_column(self, node) -> None:
        self._column = _whole(node, "Index", self._column + 1)
        span = min(_whole(node, "Span", 0), limits.COLUMNS)
        if node.get(_SS + "Hidden") == "1":
            self._hidden_columns += range(self._column - 1, self._column + span)
        self._column += span

    def _value(self, cell, column: int):
        data = cell.find(_SS + "Data")
        if data is None:
            if cell.get(_SS + "Formula"):
                self._missing.append(f"{column_name(column - 1)}{self._row}")
            return None
        text = "".join(data.itertext())
        kind = data.get(_SS + "Type", "String")
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() and abs(number) < 2**53 else number
        if kind == "Boolean":
            return text.strip() == "1"
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip())
            return moment.date() if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment
        return text.strip() or None

    def _end_sheet(self) -> None:
        sheet = self.sheets[-1]
        if self._missing:
            raise uncalculated(sheet.name, self._missing, len(self._missing))
        check_long_text(sheet.name, sheet.rows)
        self.problems += say_hidden(sheet, self._hidden_rows, self._hidden_columns, self._filtered)


def _whole(node, name: str, otherwise: int) -> int:
    digits = node.get(_SS + name, "")
    return int(digits[:9]) if digits.isdecimal() else otherwise
