"""The rows of a table's body: what is counted, what only groups, what claims a total, where it ends."""

import re
from dataclasses import dataclass, field

from data.facts import Problem
from data.measures import MEASURES
from data.names import fold
from data.qualifiers import can_meet, interval
from loaders.context import Context
from loaders.figures import Figure, read_figure
from loaders.headers import Header
from loaders.numbers import read_number
from loaders.thousands import restore_thousands
from loaders.wording import en, vi
from loaders.workbook import Sheet, cell_name, text_of

_TOTALS = frozenset(map(fold, ("tổng cộng", "tổng", "tổng số", "cộng", "toàn tỉnh", "toàn thành phố", "cả tỉnh",
                               "tổng toàn tỉnh", "tổng cộng toàn tỉnh", "tổng số toàn tỉnh", "total")))
_GROUPS = frozenset(map(fold, (
    "sở ban ngành", "sở, ban, ngành", "sở, ban, ngành tỉnh", "các sở, ban, ngành", "cấp tỉnh", "cấp huyện", "cấp xã",
    "huyện, thị xã, thành phố", "ubnd cấp huyện", "ubnd cấp xã", "xã, phường, thị trấn", "xã, phường", "xã, phường, đặc khu",
    "ubnd xã, phường, thị trấn", "ubnd huyện, thị xã, thành phố", "văn phòng đăng ký đất đai")))
_GROUP_NUMBER = re.compile(r"[IVX]+\.?|[A-D]\.?")
_END = re.compile("|".join(map(fold, (
    "người lập", "người làm báo cáo", "người tổng hợp", "thủ trưởng", "nơi nhận", "ghi chú", r"kt\.", r"tl\.",
    "lãnh đạo", r".*\bngày[ .…_\d]+tháng", r"chánh văn phòng\b(?!.*\btỉnh)", "giám đốc", r"\(ký", "ký,", "xác nhận của"))))


@dataclass
class Row:
    """One row of figures: `kind` is row, group or total; `number` 0-based; `names` its words by key."""

    kind: str
    number: int
    text: str
    names: dict[str, str]
    cells: dict[str, tuple]
    level: str = ""
    figures: dict[str, Figure | None] = field(default_factory=dict)


def read_rows(sheet: Sheet, header: Header, measures: list[str], names: list[str]) -> list[Row]:
    """The rows under a header up to the signature block. `measures` and `names` are keys of its columns.

    Group rows give their level to the rows below. A row without any figure is a group, unless it is numbered
    like the others; then its figures are missing.
    """
    rows: list[Row] = []
    level, blanks = "", 0
    first_figure = min(header.columns[m] for m in measures)
    for number in range(header.body, len(sheet.rows)):
        cells = sheet.rows[number]
        words = [text_of(v).strip() for v in cells[:max(first_figure, 1)] if v is not None and text_of(v).strip()]
        figures = {m: (sheet.cell(number, header.columns[m]), cell_name(sheet.name, number, header.columns[m]))
                   for m in measures}
        has_figures = any(_is_figure(cell) for cell, _ in figures.values())
        if not words and not has_figures:
            blanks += 1
            if blanks > 20 and rows:
                break
            continue
        blanks = 0
        text = max(words, key=len, default="")
        if not has_figures and any(_END.match(fold(word)) for word in words + _words_beyond(cells, first_figure)):
            break
        row_no = text_of(sheet.cell(number, header.columns["row_no"])).strip() if "row_no" in header.columns else ""
        kind = _kind(text, row_no, has_figures)
        if kind == "group":
            level = level_of(text)
        if kind != "group" or has_figures:
            said = {key: text_of(sheet.cell(number, header.columns[key])).strip() for key in names}
            rows.append(Row(kind, number, text, said, figures, level))
    return rows


def _is_figure(cell) -> bool:
    """Whether a cell says something about a number; names and dates of a signature block do not."""
    if cell is None:
        return False
    state = read_number(cell).state
    if state == "unreadable" and isinstance(cell, str):
        return any(c.isdecimal() for c in cell) and not _END.match(fold(cell))
    return state != "blank"


def _words_beyond(cells: list, start: int) -> list[str]:
    return [v for v in cells[start:] if isinstance(v, str) and v.strip()]


def _kind(text: str, row_no: str, has_figures: bool) -> str:
    key = fold(text).strip(" :.")
    if key in _TOTALS or fold(row_no).strip(" :.") in _TOTALS:
        return "total"
    if key in _GROUPS or _GROUP_NUMBER.fullmatch(row_no) or not (has_figures or row_no):
        return "group"
    return "row"


def level_of(group: str) -> str:
    """The level of the units under a group row: tỉnh, huyện or xã; "" where its words say none."""
    key = fold(group)
    if re.search(r"\b(huyện|quận)\b", key):
        return "huyện"
    if re.search(r"\b(cấp xã|xã|phường|thị trấn)\b", key):
        return "xã"
    return "tỉnh" if re.search(r"\b(sở|ngành|cấp tỉnh|tỉnh)\b", key) else ""


def read_figures(rows: list[Row], context: Context, problems: list[Problem], expected=lambda row, measure: ()) -> None:
    """Fill `figures` of all rows, lost thousands restored first. `expected(row, measure)`: values to propose
    for a cell that cannot be read."""
    instead, found = restore_thousands([row.cells for row in rows], context)
    problems += found
    for row in rows:
        for measure, (cell, locator) in row.cells.items():
            kind = MEASURES[measure].kind
            if locator in instead:
                value = instead[locator]
                row.figures[measure] = None if value is None else Figure(value, "exact", "value", text_of(cell))
            else:
                row.figures[measure] = read_figure(cell, "percent" if kind == "claim" else kind, locator, context,
                                                   problems, expected(row, measure) if isinstance(cell, str) else ())


def compare_totals(rows: list[Row], axis: str = "over_places") -> list[Problem]:
    """Total and group rows against the rows they stand for (rule of counting 5); never counted themselves.

    `axis`: `over_places` where the rows are units, fields or channels, `over_time` where they are periods;
    measures that do not add up along it are passed over.
    """
    problems = []
    for index, claim in enumerate(rows):
        if claim.kind == "row":
            continue
        if claim.kind == "total":
            parts = [row for row in rows if row.kind == "row"]
        else:
            below = rows[index + 1:]
            end = next((i for i, row in enumerate(below) if row.kind != "row"), len(below))
            parts = below[:end]
        if parts:
            problems += [problem for measure in claim.cells if getattr(MEASURES[measure], axis) == "sum"
                         and (problem := _compare(claim, measure, parts))]
    return problems


def say_unknown_columns(sheet: Sheet, header: Header) -> list[Problem]:
    """Columns whose words nobody knows: named, and left out."""
    return [Problem("column_unknown", "warn", header.locator(sheet, column),
                    f"Không nhận ra cột {header.locator(sheet, column)} “{header.words(column)}”; không nạp cột này.",
                    f"Column {header.locator(sheet, column)} “{header.words(column)}” is not recognised and is left out.")
            for column in header.unknown]


def _compare(claim: Row, measure: str, parts: list[Row]) -> Problem | None:
    said, figures = claim.figures.get(measure), [row.figures[measure] for row in parts]
    if said is None or said.value is None or None in figures:
        return None
    ranges = [interval(f.value, f.qualifier) for f in figures if f.value is not None and f.value >= 0]
    added = (sum(low for low, _ in ranges), sum(high for _, high in ranges))
    if can_meet(interval(said.value, said.qualifier), added, 1e-6):
        return None
    total, where = sum(f.value or 0 for f in figures), claim.cells[measure][1]
    return Problem("total_differs", "warn", where,
                   f"{where}: dòng “{claim.text}” ghi {vi(said.value)} ({MEASURES[measure].label_vi}), cộng các dòng "
                   f"được {vi(total)}; lệch {vi(said.value - total)}. Lấy số của các dòng.",
                   f"{where}: the row “{claim.text}” says {en(said.value)} ({MEASURES[measure].label_en}), its rows add "
                   f"up to {en(total)}; difference {en(said.value - total)}. The rows are taken.")
