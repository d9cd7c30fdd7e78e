"""Our own template: a tidy workbook of one figure a row, with drop-down lists and a guide sheet.

The empty one is offered for download on the upload screen; a filled one is what any set of facts looks like
as a workbook. `loaders/sources/template.py` reads both back.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.facts import Fact
from data.measures import MEASURES, SUBJECTS
from data.periods import parse_period
from data.places import MERGER, NATION, PLACES, find_places, provinces_on
from data.stores import SIMULATED
from loaders.template.columns import (
    BASIS_WORDS,
    CHANNEL_WORDS,
    COLUMNS,
    DATA_KINDS,
    GUIDE_SHEET,
    HEADER_ROW,
    KIND_LABEL,
    KIND_ROW,
    LEVELS,
    LISTS_SHEET,
    QUALIFIER_WORDS,
    SHEET,
    STATUS_WORDS,
)
from loaders.template.guide import GUIDE

_LAST_ROW = 1_048_576
_LETTERS = {column.name: get_column_letter(i) for i, column in enumerate(COLUMNS, 1)}

_INK, _MUTED, _INPUT = "FF1B365D", "FF56636F", "FFFDF3DD"
_HAIRLINE = Side(style="thin", color="FFDCE2E9")


def write_template(
    facts: Sequence[Fact] = (),
    *,
    data_kind: str = "office",
    languages: tuple[str, ...] = ("vi", "en"),
    origins: Sequence[str] = (),
) -> bytes:
    """The template as .xlsx, filled with `facts`; the same facts give the same bytes.

    `data_kind`: office, published or simulated. `languages`: those of the guide sheet, in that order.
    `origins`: the report each fact is from, one a fact. What is not due is said by its absence.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    lists = _lists()
    _write_head(sheet, data_kind, lists)
    _write_guide(book.create_sheet(GUIDE_SHEET), languages)
    _write_lists(book.create_sheet(LISTS_SHEET), lists)
    styles = {name: sheet.column_dimensions[letter].style_id for name, letter in _LETTERS.items()}
    buffer = io.BytesIO()
    book.save(buffer)
    return _with_rows(buffer.getvalue(), _fact_rows(facts, origins, styles))


# -- the sheets as a person sees them -------------------------------------------------------------------


def _lists() -> dict[str, list[tuple[str, ...]]]:
    """Name of a list -> its rows; the first column of each is what a drop-down offers."""
    today = [p.name for p in provinces_on(MERGER)]
    merged = sorted({p.name for p in PLACES.values() if p.valid_to} - set(today))
    return {
        "measures": [(m.label_vi, m.id, m.label_en, m.counted, SUBJECTS[m.subject][0]) for m in MEASURES.values()],
        "places": [(name,) for name in [*today, PLACES[NATION].name, *merged]],
        "qualifiers": [(word,) for word in QUALIFIER_WORDS.values()],
        "levels": [(level,) for level in LEVELS],
        "channels": [(word,) for word in CHANNEL_WORDS.values()],
        "bases": [(word,) for word in BASIS_WORDS.values()],
        "kinds": [(kind.label_vi, kind.label_en) for name, kind in DATA_KINDS.items() if name != SIMULATED],
    }


_LIST_TITLES = {
    "measures": ("Chỉ tiêu", "Mã", "Measure", "Đếm gì", "Nhóm"),
    "places": ("Địa bàn",),
    "qualifiers": ("Mức độ",),
    "levels": ("Cấp",),
    "channels": ("Kênh",),
    "bases": ("Căn cứ kỳ",),
    "kinds": (KIND_LABEL, "Kind of figures"),
}


def _list_columns() -> dict[str, int]:
    """The column each list starts in, with an empty one between two lists."""
    first, columns = 1, {}
    for name, titles in _LIST_TITLES.items():
        columns[name] = first
        first += len(titles) + 1
    return columns


def _write_lists(sheet: Worksheet, lists: dict[str, list[tuple[str, ...]]]) -> None:
    for name, first in _list_columns().items():
        for offset, title in enumerate(_LIST_TITLES[name]):
            _head_cell(sheet.cell(1, first + offset, title))
            longest = max(len(row[offset]) for row in lists[name])
            sheet.column_dimensions[get_column_letter(first + offset)].width = min(60, max(12, longest + 2))
        for number, row in enumerate(lists[name], 2):
            for offset, value in enumerate(row):
                sheet.cell(number, first + offset, value)
    sheet.freeze_panes = "A2"


def _drop_down(name: str, lists: dict) -> DataValidation:
    letter = get_column_letter(_list_columns()[name])
    rule = DataValidation(
        "list",
        formula1=f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(lists[name]) + 1}",
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=True,
    )
    rule.errorTitle, rule.error = "Ngoài danh sách", "Giá trị này không có trong danh sách. Vẫn giữ?"
    return rule


def _write_head(sheet: Worksheet, data_kind: str, lists: dict) -> None:
    """Title block, kind, headings, and what the empty rows below offer: lists, hints, number formats."""
    sheet["A1"] = "Bảng số liệu chỉ tiêu hành chính"
    sheet["A1"].font = Font(bold=True, size=16, color=_INK)
    sheet["A2"] = (
        "Mỗi dòng một con số. Cột có dấu * phải điền, cột khác để trống nếu không có. Cách điền: trang “Hướng dẫn”."
    )
    sheet["A3"] = "One figure a row. Columns marked * are needed. How to fill it in: sheet “Hướng dẫn”."
    sheet["A3"].font = Font(italic=True, color=_MUTED)
    sheet.cell(KIND_ROW, 1, KIND_LABEL).font = Font(bold=True)
    kind = sheet.cell(KIND_ROW, 2, DATA_KINDS[data_kind].label_vi)
    kind.fill, kind.border = PatternFill("solid", fgColor=_INPUT), Border(*[_HAIRLINE] * 4)
    rule = _drop_down("kinds", lists)
    rule.add(kind.coordinate)
    sheet.add_data_validation(rule)
    for number, column in enumerate(COLUMNS, 1):
        title = column.title_vi + (" *" if column.is_required else "")
        _head_cell(sheet.cell(HEADER_ROW, number, f"{title}\n{column.title_en}"))
        dimension = sheet.column_dimensions[_LETTERS[column.name]]
        dimension.width, dimension.number_format = column.width, column.number_format
        rows = f"{_LETTERS[column.name]}{HEADER_ROW + 1}:{_LETTERS[column.name]}{_LAST_ROW}"
        rule = _drop_down(column.choices, lists) if column.choices else DataValidation()
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, column.title_vi, column.hint
        rule.add(rows)
        sheet.add_data_validation(rule)
    sheet.row_dimensions[1].height, sheet.row_dimensions[HEADER_ROW].height = 24, 32
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 2)
    # Thousands only for whole numbers: a rate keeps its decimals without a format of its own in each cell.
    value = _LETTERS["value"]
    first = f"${value}{HEADER_ROW + 1}"
    whole = DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode="#,##0"))
    sheet.conditional_formatting.add(
        f"{value}{HEADER_ROW + 1}:{value}{_LAST_ROW}",
        Rule("expression", dxf=whole, formula=[f"AND(ISNUMBER({first}),{first}=INT({first}))"]),
    )
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _head_cell(cell) -> None:
    cell.font = Font(bold=True, color="FFFFFFFF")
    cell.fill = PatternFill("solid", fgColor=_INK)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _write_guide(sheet: Worksheet, languages: tuple[str, ...]) -> None:
    """Each line in the first language, the second under it in muted italics."""
    row = 1
    fonts = {"title": Font(bold=True, size=16, color=_INK), "heading": Font(bold=True, size=12, color=_INK)}
    for line in GUIDE:
        row += line.style == "heading"
        for order, language in enumerate(languages):
            for column, text in enumerate(getattr(line, language), 1):
                cell = sheet.cell(row, column, text or None)
                cell.font = fonts.get(line.style, Font()) if order == 0 else Font(italic=True, color=_MUTED)
                cell.alignment = Alignment(vertical="top", wrap_text=line.style == "row")
                if line.style == "row" and order == 0:
                    cell.border = Border(top=_HAIRLINE)
            row += 1
    for letter, width in zip("ABC", (44, 66, 34)):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False


# -- the rows --------------------------------------------------------------------------------------------
# Written a cell at a time, 130,000 facts take seven seconds; as ready-made XML they take less than one.

_ROWS_END = b"</sheetData>"
_NUMBER = "\0"  # stands for the row's number; no cell can hold it
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar
_ZIP_TIME = (2025, 7, 1, 0, 0, 0)
_SAVED_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 has no way to write these


def _with_rows(empty: bytes, rows: list[str]) -> bytes:
    """The workbook with `rows` put into its first sheet, and without the moment it was made."""
    buffer = io.BytesIO()
    corner = f"{get_column_letter(len(COLUMNS))}{HEADER_ROW + len(rows)}"
    with zipfile.ZipFile(io.BytesIO(empty)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, tail = _DIMENSION.sub(f'<dimension ref="A1:{corner}"'.encode(), part).split(_ROWS_END)
                part = b"".join([head, "".join(rows).encode(), _ROWS_END, tail])
            elif name == "docProps/core.xml":
                part = _SAVED_AT.sub(rb"\g<1>2025-07-01T00:00:00Z", part)
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part, compresslevel=4)
    return buffer.getvalue()


def _fact_rows(facts: Sequence[Fact], origins: Sequence[str], styles: dict[str, int]) -> list[str]:
    """One XML row a fact; what a row does not need to say stays empty."""
    written: dict[tuple, str] = {}  # what neighbouring cells say -> the cells, with _NUMBER for the row's number
    rows: list[str] = []

    def cells(*named: tuple[str, str | float | date | None]) -> str:
        return "".join(
            f'<c r="{_LETTERS[name]}{_NUMBER}"{_cell(value, styles[name])}'
            for name, value in named
            if value is not None and value != ""
        )

    value = f'<c r="{_LETTERS["value"]}{_NUMBER}"'
    for index, fact in enumerate(facts):
        if fact.status == "not_due":
            continue
        what = (fact.measure, fact.qualifier, fact.counted)
        who = (fact.place, fact.period_label, fact.unit, fact.level, fact.field, fact.procedure, fact.channel)
        when = (fact.period_label, fact.period_start, fact.period_end, fact.period_basis)
        if what not in written:
            measure = MEASURES[fact.measure]
            written[fact.measure,] = cells(("measure", measure.label_vi))
            written[what] = cells(
                ("qualifier", "" if fact.qualifier == "exact" else QUALIFIER_WORDS[fact.qualifier]),
                ("counted", "" if fact.counted == measure.counted else fact.counted),
            )
        if who not in written:
            written[who] = cells(
                ("place", _place_word(fact.place, fact.period_label)),
                ("unit", fact.unit),
                ("level", fact.level),
                ("field", fact.field),
                ("procedure", fact.procedure),
                ("channel", CHANNEL_WORDS.get(fact.channel, fact.channel)),
            )
        if when not in written:
            written[when] = cells(
                ("period", fact.period_label),
                ("start", fact.period_start),
                ("end", fact.period_end),
                ("basis", BASIS_WORDS[fact.period_basis]),
            )
        row = (
            f'<row r="{_NUMBER}">{written[fact.measure,]}{value}{_cell(_value(fact), styles["value"])}{written[what]}'
            f"{written[who]}{written[when]}{cells(('origin', origins[index])) if origins else ''}</row>"
        )
        rows.append(row.replace(_NUMBER, str(HEADER_ROW + 1 + len(rows))))
    return rows


def _value(fact: Fact) -> float | int | str:
    if fact.value is None:
        return STATUS_WORDS[fact.status]
    return int(fact.value) if fact.value == int(fact.value) else fact.value


def _place_word(place: str, label: str) -> str:
    """The name a reader writes, or the id where the name alone does not lead back to the place."""
    name = PLACES[place].name
    return name if find_places(name, parse_period(label).end) == [PLACES[place]] else place


def _cell(value: str | float | date, style: int) -> str:
    if isinstance(value, date):
        return f' s="{style}"><v>{(value - _EPOCH).days}</v></c>'
    if isinstance(value, str):
        text = escape(_FORBIDDEN.sub("", value))
        return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f' s="{style}"><v>{value!r}</v></c>'
