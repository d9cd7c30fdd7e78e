"""Reading the web pages that systems export under an Excel name: their tables, and the text around them.

A page with one table of figures gives one sheet as Excel would open it: headings and small tables above it come
first, each line a row. Several tables of figures give a sheet each, with what stands above it. Scripts, styles
and hidden text are no content.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from loaders.files import limits
from loaders.files.beside import texts_in_raw
from loaders.files.filetype import head_of
from loaders.files.hidden import say_hidden
from loaders.files.package import check_extent, check_sheet_count
from loaders.files.progress import tell_opened
from loaders.files.sheets import Sheet, Workbook
from loaders.files.texts import decode
from loaders.files.xlsx import check_long_text
from loaders.problems.refusal import FileProblem

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_IGNORED = {"script", "style", "title", "noscript", "template", "select", "textarea", "xml", "head"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"}
_BREAKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "hr", "tr", "center", "caption", "body"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_FIGURE = re.compile(r"[-(]?\d[\d.,\s]*%?\)?")
_MOST_SPAN = 70_000
_TOLD_EVERY = 200  # rows


@dataclass
class _Table:
    rows: list[list[tuple]] = field(default_factory=list)  # (value, columns, rows) a cell
    hidden: set[int] = field(default_factory=set)

    @property
    def holds_figures(self) -> bool:
        """Whether it is a table to be read rather than a way to lay out headings."""
        wide = [row for row in self.rows if len(row) >= 2]
        figures = sum(
            isinstance(value, float) or bool(value and _FIGURE.fullmatch(value)) for row in wide for value, _, _ in row
        )
        return len(wide) >= 2 and figures >= 2


class _Page(HTMLParser):
    """Collects the blocks of a page in order: a line of text, or a table. A table inside a cell stands as a
    block of its own before the table that holds it, unless that holds nothing else."""

    def __init__(self, rows: int):
        super().__init__(convert_charrefs=True)
        self._rows_of, self._rows_seen = rows, 0
        self.blocks: list[str | _Table] = []
        self._open: list[_Table] = []
        self._cells: list[tuple[list[str], dict] | None] = []
        self._line: list[str] = []
        self._skipped: list[str] = []  # open elements whose text is no content

    def updatepos(self, i, j):
        """Nobody asks for line numbers; counting them takes time."""
        return j

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if self._skipped:
            if tag == self._skipped[0] and tag not in _VOID:
                self._skipped.append(tag)
            return
        is_hidden = bool(values) and ("hidden" in values or bool(_HIDDEN.search(values.get("style", ""))))
        if tag in _IGNORED or (is_hidden and tag not in _VOID and tag not in ("tr", "td", "th", "table", "tbody")):
            self._skipped.append(tag)
        elif tag == "table":
            self._end_line()
            self._open.append(_Table())
            self._cells.append(None)
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].rows.append([])
            self._rows_seen += 1
            if self._rows_seen % _TOLD_EVERY == 0:
                tell_opened(self._rows_seen, self._rows_of)
            if is_hidden:
                self._open[-1].hidden.add(len(self._open[-1].rows) - 1)
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            if not self._open[-1].rows:
                self._open[-1].rows.append([])
            self._cells[-1] = ([], values)
        elif tag == "input" and values.get("type", "text") == "text":
            self.handle_data(values.get("value", ""))
        elif tag in _BREAKS:
            self._break()

    def handle_startendtag(self, tag, attributes):
        if tag in _VOID or tag in _BREAKS:
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.pop()
            elif tag == "table" and self._skipped[0] not in ("script", "style"):  # it was never closed
                self._skipped.clear()
            else:
                return
            if tag != "table":
                return
        if tag == "table" and self._open:
            self._end_cell()
            self._cells.pop()
            table = self._open.pop()
            if any(value is not None for row in table.rows for value, _, _ in row):
                self.blocks.append(table)
        elif tag in ("td", "th", "tr") and self._open:
            self._end_cell()
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data):
        if self._skipped:
            return
        if self._cells and self._cells[-1] is not None:
            self._cells[-1][0].append(data)
        elif not self._open:
            self._line.append(data)

    def close(self):
        super().close()
        while self._open:
            self.handle_endtag("table")
        self._end_line()

    def _break(self):
        if self._cells and self._cells[-1] is not None:
            self._cells[-1][0].append(" ")
        elif not self._open:
            self._end_line()

    def _end_line(self):
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if line:
            self.blocks.append(line)

    def _end_cell(self):
        if self._cells and self._cells[-1] is not None:
            texts, values = self._cells[-1]
            text = " ".join("".join(texts).split())
            if not values:
                self._open[-1].rows[-1].append((text or None, 1, 1))
                self._cells[-1] = None
                return
            exact = values.get("x:num", values.get("sdval", ""))
            value = float(exact) if _NUMBER.fullmatch(exact) else text or None
            self._open[-1].rows[-1].append((value, _span(values, "colspan"), _span(values, "rowspan")))
            self._cells[-1] = None


def _span(values: dict, name: str) -> int:
    digits = values.get(name, "").strip()
    if not digits.isdecimal():
        return 1
    span = int(digits[:9])
    return _MOST_SPAN if span == 0 and name == "rowspan" else max(1, span)


def read_html(content: bytes) -> Workbook:
    """The tables of a web page. Raises `FileProblem` when it has none."""
    declared = _CHARSET.search(head_of(content))
    text = decode(content, declared[1] if declared else "")
    page = _Page(len(_ROW.findall(text)))
    page.feed(text)
    page.close()
    tables = [block for block in page.blocks if isinstance(block, _Table)]
    if not tables:
        raise FileProblem("html")
    groups = _groups(page.blocks)
    check_sheet_count(len(groups))
    sheets, problems = [], []
    for number, blocks in enumerate(groups, 1):
        sheet, hidden = _sheet(f"HTML {number}" if len(groups) > 1 else "HTML", blocks)
        check_long_text(sheet.name, sheet.rows)
        problems += say_hidden(sheet, hidden, [], False)
        sheets.append(sheet)
    return Workbook(sheets, problems, beside=texts_in_raw(text))


def _groups(blocks: list) -> list[list]:
    """Blocks of one sheet each: up to and with a table of figures; what follows the last one belongs to it."""
    groups: list[list] = [[]]
    is_done = False
    for place, block in enumerate(blocks):
        rest = blocks[place:]
        if is_done and any(isinstance(b, _Table) and b.holds_figures for b in rest):
            groups.append([])
            is_done = False
        groups[-1].append(block)
        is_done = is_done or (isinstance(block, _Table) and block.holds_figures)
    return groups


def _sheet(name: str, blocks: list) -> tuple[Sheet, list[int]]:
    rows: list[list] = []
    merged: list[tuple[int, int, int, int]] = []
    hidden: list[int] = []
    for block in blocks:
        if isinstance(block, _Table):
            hidden += [len(rows) + row for row in block.hidden]
            _place(name, block, rows, merged)
        else:
            rows.append([block])
    return Sheet(name, rows, merged), hidden


def _place(name: str, table: _Table, rows: list[list], merged: list) -> None:
    """Set the cells of a table below the rows there are; those covered by a span of another stay empty."""
    top, end = len(rows), len(rows) + len(table.rows)
    covered: dict[int, int] = {}  # column -> the row from which it is free again
    for number, cells in enumerate(table.rows, top):
        row: list = []
        column = 0
        for value, columns, lines in cells:
            while covered.get(column, 0) > number:
                column += 1
            last = column + columns
            if last > limits.COLUMNS:
                check_extent(name, number + 1, last)
            bottom = min(number + lines, end)
            row += [None] * (last - len(row))
            row[column] = value
            if columns > 1 or bottom - number > 1:
                merged.append((number, column, bottom - 1, last - 1))
                covered.update(dict.fromkeys(range(column, last), bottom))
            column = last
        rows.append(row)
    check_extent(name, end, max(map(len, rows), default=0))
