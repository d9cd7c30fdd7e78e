"""Reading CSV and TSV: text with `;` `,` or tab between its columns, in whatever encoding it was saved.

The delimiter is decided over the whole file: the one that gives a table of one width. Where two do, a person
chooses. Every value stays the text it is; numbers are read where they are needed.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from data.facts import Problem
from loaders.files import limits
from loaders.files.package import check_extent
from loaders.files.progress import tell_opened
from loaders.files.sheets import Sheet, Workbook
from loaders.files.texts import decode
from loaders.problems.catalogue import problem
from loaders.problems.refusal import FileProblem

SHEET = "CSV"
DELIMITER = "delimiter"
NAMES = {
    ";": ("dấu chấm phẩy (;)", "semicolon (;)"),
    ",": ("dấu phẩy (,)", "comma (,)"),
    "\t": ("dấu tab", "tab"),
    "|": ("dấu gạch đứng (|)", "bar (|)"),
}
_KEYS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
_SEP = re.compile(r'"?sep=(.)"?\s*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_TEXT_FORMULA = re.compile(r'="([^"]*)"')  # ="0123": how systems keep Excel from dropping a leading zero
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_TRUE_PART = 0.9
_CHECK_EVERY, _TOLD_EVERY = 50_000, 500


def read_delimited(content: bytes, answers: dict[str, str]) -> Workbook:
    """A CSV as a workbook of one sheet called `CSV`, its first line in row 1. Raises `FileProblem`."""
    text = decode(content).rstrip("\x1a\0")
    declared = _SEP.match(text)
    if declared:
        rows = _rows(text[declared.end() :], declared[1])
        rows.insert(0, [])  # the line stands in the file: cells keep their numbers
    else:
        rows = _rows(text, _delimiter(text, answers))
    width = max(map(len, rows), default=0)
    check_extent(SHEET, len(rows), width)
    return Workbook([Sheet(SHEET, rows)])


def _rows(text: str, delimiter: str) -> list[list]:
    rows: list[list] = []
    lines = text.count("\n")
    for cells in _parse(text, delimiter, must_close=True):
        if len(rows) % _TOLD_EVERY == 0:
            tell_opened(len(rows), lines)
        row: list = [None if not cell or cell.isspace() else cell.strip() for cell in cells]
        if '="' in "".join(cells):
            row = [match[1] if cell and (match := _TEXT_FORMULA.fullmatch(cell)) else cell for cell in row]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
        if len(rows) % _CHECK_EVERY == 0:
            check_extent(SHEET, len(rows), len(row))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _parse(text: str, delimiter: str, must_close: bool = False):
    """The lines of a CSV as lists of text. An endless cell is refused; so is, where it `must_close`, a quote that never
    closes: the cell it opens would hold all the rest of the file."""
    csv.field_size_limit(limits.CELL_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = last = 1
    try:
        for cells in reader:
            last, start = start, reader.line_num + 1
            if must_close and any("\n" in cell or "\r" in cell for cell in cells):
                _check_closed(text, delimiter, last, start)
            yield cells
    except csv.Error as error:
        if "field larger" not in str(error):
            raise FileProblem("broken_file", f"hàng {start} không đọc được", f"line {start} cannot be read") from error
        if text.count('"') % 2:
            raise _never_closed(start) from error
        raise FileProblem(
            "too_big",
            f"hàng {start} có ô dài trên {limits.CELL_CHARACTERS} ký tự",
            f"line {start} holds a cell of over {limits.CELL_CHARACTERS} characters",
            f"{SHEET}!A{start}",
        ) from error


def _check_closed(text: str, delimiter: str, first: int, after: int) -> None:
    """Refuse the last record, of lines `first` to `after` (1-based, the latter not in it), where it ends within quotes;
    read strictly it says so."""
    lines = io.StringIO(text, newline="").readlines()
    if after <= len(lines):
        return
    record = "".join(lines[first - 1 :])
    try:
        list(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            opening = _last_opening(record, delimiter)
            raise _never_closed(first + record.count("\n", 0, opening)) from error


def _last_opening(record: str, delimiter: str) -> int:
    """Where the last quote that opens a cell stands: at its beginning; two of them within a cell are one of its
    letters."""
    opening, place, is_open = 0, 0, False
    while (place := record.find('"', place)) >= 0:
        if is_open and record.startswith('""', place):
            place += 1
        elif is_open:
            is_open = False
        elif place == 0 or record[place - 1] in f"{delimiter}\r\n":
            is_open, opening = True, place
        place += 1
    return opening


def _never_closed(line: int) -> FileProblem:
    return FileProblem(
        "broken_file",
        f"dấu nháy kép mở ở hàng {line} không đóng",
        f"the quote opened in line {line} is never closed",
        f"{SHEET}!A{line}",
    )


def _delimiter(text: str, answers: dict[str, str]) -> str:
    """The delimiter of a text without a `sep=` line; asks (question `delimiter`) where two would do.

    A comma between digits is a decimal one where another sign divides the lines.
    """
    shapes = {d: shape for d in NAMES if d in text and (shape := _shape(text, d))}
    answer = _KEYS.get(answers.get(DELIMITER, ""))
    if answer in shapes:
        return answer
    if not shapes:
        raise FileProblem("text")
    even = {d: shape for d, shape in shapes.items() if shape.part >= _TRUE_PART}
    if not even:
        part = max(shape.part for shape in shapes.values())
        even = {d: shape for d, shape in shapes.items() if shape.part == part}
    even = {d: shape for d, shape in even.items() if not any(other.rules_out(shape) for other in even.values())}
    if len(even) > 1:
        even.pop("|", None)  # rare, and no delimiter where another sign divides
    if len(even) == 1:
        return next(iter(even))
    raise FileProblem(_ask(even))


@dataclass
class _Shape:
    """How evenly a delimiter divides a text. `lines` have the same width, a `part` of all lines it divides;
    `line`: the cells of the first of them, mostly the heading of the table."""

    delimiter: str
    lines: int
    part: float
    line: list[str]
    has_comma: bool  # one that is not between two digits

    def rules_out(self, other: "_Shape") -> bool:
        """Whether the other sign only stands inside the cells of this one: it divides no more lines and cells,
        and within the lines of this one it is a decimal comma, or does not divide the heading."""
        width, others = len(self.line), len(other.line)
        if self.delimiter == other.delimiter or self.lines < other.lines or width < others:
            return False
        is_decimal = other.delimiter == "," and not self.has_comma
        return is_decimal or (width > max(others, 2) and not any(other.delimiter in cell for cell in self.line))


def _shape(text: str, delimiter: str) -> _Shape | None:
    widths: Counter = Counter()
    first: dict[int, list[str]] = {}
    has_comma = False
    for cells in _parse(text, delimiter):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) > 1:
            widths[len(cells)] += 1
            first.setdefault(len(cells), cells)
            has_comma = has_comma or any("," in cell and _COMMA.search(cell) for cell in filled)
    if not widths:
        return None
    width = max(widths, key=lambda w: (widths[w], w))
    return _Shape(delimiter, widths[width], widths[width] / sum(widths.values()), first[width], has_comma)


def _ask(shapes: dict[str, _Shape]) -> Problem:
    keys = {delimiter: key for key, delimiter in _KEYS.items()}
    choices, names_vi, names_en = {}, [], []
    for delimiter, shape in shapes.items():
        vi, en = NAMES[delimiter]
        seen = " | ".join(cell.strip() for cell in shape.line[:6])
        names_vi.append(vi)
        names_en.append(en)
        choices[keys[delimiter]] = (f"{vi}: {seen}", f"{en}: {seen}")
    return problem(
        "delimiter_unclear",
        f"{SHEET}!A1",
        signs=(" hay ".join(names_vi), " or ".join(names_en)),
        question=DELIMITER,
        choices=choices,
    )
