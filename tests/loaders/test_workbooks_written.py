"""The workbooks the product writes, cell by cell with how each looks: `workbooks_written.txt`.

The marked copy of a file and our own template, empty and filled. After a change that is meant:
`python -m tests.loaders.test_workbooks_written`, and look at the difference.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Color
from openpyxl.worksheet.worksheet import Worksheet

from data.facts import Fact, Problem
from loaders.files.sheets import Sheet, Workbook
from loaders.marked_workbook import write_marked
from loaders.template.workbook import write_template

FILE = Path(__file__).resolve().parent / "workbooks_written.txt"
SHOWN_OF_A_LIST = 3  # of the rows of "Danh mục", which are the catalogue's


# -- how a workbook is told --------------------------------------------------------------------------------


def colour_of(colour: Color | None) -> str:
    return colour.rgb if colour is not None and isinstance(colour.rgb, str) else "-"


def look(cell: Cell) -> str:
    """What a cell shows besides its value: letters, colours, lines, remark, link."""
    font, align = cell.font, cell.alignment
    edges = {side: getattr(cell.border, side) for side in ("top", "bottom", "left", "right")}
    marks = {
        "font": " ".join(
            [f"{font.sz or 11:g}", colour_of(font.color), *(n for n in ("b", "i", "u") if getattr(font, n))]
        ),
        "fill": cell.fill.fgColor.rgb if cell.fill.fill_type else "",
        "lines": " ".join(f"{s} {e.style} {colour_of(e.color)}" for s, e in edges.items() if e and e.style),
        "align": " ".join(filter(None, [align.vertical, "wrap" * bool(align.wrap_text)])),
        "format": "" if cell.number_format == "General" else cell.number_format,
        "link": cell.hyperlink.location if cell.hyperlink else "",
        "remark": f"{cell.comment.author} {cell.comment.width}×{cell.comment.height} {cell.comment.text!r}"
        if cell.comment
        else "",
    }
    return " ".join(f"[{name} {mark}]" for name, mark in marks.items() if mark and mark != "11 -")


def told(sheet: Worksheet, rows: int = 1_000) -> Iterator[str]:
    yield f"  = {sheet.title} {sheet.dimensions} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}"
    setup, fits = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
    yield (
        f"  page {setup.orientation} {setup.paperSize} {setup.fitToHeight} {fits and fits.fitToPage}"
        f" {sheet.print_title_rows} lines {sheet.sheet_view.showGridLines} none {sheet.sheet_format.zeroHeight}"
    )
    yield f"  widths { {letter: d.width for letter, d in sheet.column_dimensions.items()} }"
    yield f"  heights { {n: d.height for n, d in sheet.row_dimensions.items() if d.height} }"
    if sheet.merged_cells.ranges:
        yield f"  merged {sorted(map(str, sheet.merged_cells.ranges))}"
    for rule in sheet.data_validations.dataValidation:
        shown = [rule.type, rule.formula1, rule.allow_blank, rule.errorStyle, rule.showErrorMessage, rule.errorTitle]
        yield f"  choice {rule.sqref} {shown} {rule.showInputMessage} {rule.promptTitle} {rule.prompt}"
    for places, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            yield f"  shown so {places.sqref} {rule.type} {rule.formula} {rule.dxf.numFmt.formatCode}"
    for (row, _), cell in sorted(sheet._cells.items()):
        marks = look(cell) if isinstance(cell, Cell) else ""
        if row <= rows and (cell.value is not None or marks):
            yield f"  {cell.coordinate} {cell.data_type} {cell.value!r} {marks}".rstrip()


# -- marked copies -----------------------------------------------------------------------------------------

SEVERITIES = ("info", "warn", "reject", "ask", "normalise")
CHOICES = {"a": ("Lấy 35", "Take 35"), "skip": ("Bỏ ô này", "Leave it out")}
VALUES = [
    7,
    -2.5,
    True,
    date(2026, 6, 1),
    datetime(2026, 6, 1, 9),
    time(8, 30),
    timedelta(hours=2),
    None,
    "",
    "=1+1",
    "x",
]


def problem_at(severity: str, locator: str, number: int = 0, choices: dict | None = None) -> Problem:
    return Problem(f"code_{severity}", severity, locator, f"Sai {number}", f"Wrong {number}", "", choices or {})


def of_all_kinds() -> tuple[Workbook, list[Problem]]:
    rows: list[list] = [["BÁO CÁO", None, None], *([f"dòng {n}", n, "chữ " * n] for n in range(1, 12)), VALUES]
    sheet = Sheet("Biểu 'a'", rows, [(0, 0, 0, 2), (2, 0, 3, 0), (4, 1, 4, 1), (5, 0, 5, 999), (6, 0, 6, 1_000)])
    problems = [problem_at(severity, f"Biểu 'a'!B{n}", n) for n, severity in enumerate(SEVERITIES, 4)]
    problems += [problem_at("warn", "Biểu 'a'!C1", n) for n in range(7)]  # six of them are more than a remark holds
    problems += [
        problem_at("ask", "Biểu 'a'!$C$12", 20, CHOICES),
        problem_at("ask", "Khác!A1", 21, CHOICES),
        problem_at("warn", ""),
    ]
    return Workbook([sheet, Sheet("Không sai", [["a"]])]), problems


def of_cells(count: int) -> tuple[Workbook, list[Problem]]:
    """A sheet of so many cells, few of them filled."""
    rows: list[list] = [[number, "x"] for number in range(30)]
    wide = [None] * 10_000
    rows += [wide] * ((count - 60) // 10_000)
    rows.append([None] * (count - sum(map(len, rows))))
    near = [problem_at("warn", f"To!A{number}", number) for number in (18, 19, 24)]
    return Workbook([Sheet("To", rows, [(0, 0, 1, 0), (14, 0, 15, 0), (19, 0, 20, 0)])]), near


# -- the template ------------------------------------------------------------------------------------------

JUNE = (date(2026, 6, 1), date(2026, 6, 30))
FACTS = [
    Fact("dossiers_resolved", 149217.0, "dong-thap@2025", "2026-06", *JUNE, "stated"),
    Fact("dossiers_resolved", 12.5, "hue", "2026-06", None, None, "unknown", "about", "người"),
    Fact("dossiers_resolved", None, "hue", "2026-06", None, None, "decree-09-2019", status="missing"),
    Fact("dossiers_resolved", None, "hue", "2026-06", None, None, status="not_due"),
    Fact("dossiers_resolved", None, "hue", "2026-07", None, None, status="not_applicable", unit="Sở Y tế"),
    Fact("hotline_received", 5.0, "tien-giang@2004", "2024-06", None, None, channel="phone"),
    Fact("hotline_received", 0.0, "dong-thap@2004", "2024-06", None, None, channel="Khác", field="Đất đai"),
    Fact("dossiers_received", 3.0, "vn", "2026", None, None, unit="Xã <A> & B\x01", level="xã", procedure="1"),
]  # fmt: skip


# -- all of them -------------------------------------------------------------------------------------------


def lines() -> Iterator[str]:
    for name, (workbook, problems) in {
        "of all kinds": of_all_kinds(),
        "large": of_cells(100_001),
        "not large": of_cells(100_000),
        "without problems": (Workbook([Sheet("A", [["a"]])]), []),
    }.items():
        yield f"# marked, {name}"
        for sheet in load_workbook(io.BytesIO(write_marked(workbook, problems))):
            yield from told(sheet)
    for name, content in {
        "empty": write_template(),
        "filled": write_template(FACTS, data_kind="published", languages=("en",), origins=[f"T{n}" for n in range(8)]),
    }.items():  # fmt: skip
        yield f"# template, {name}"
        for sheet in load_workbook(io.BytesIO(content)):
            yield from told(sheet, SHOWN_OF_A_LIST if sheet.title == "Danh mục" else 1_000)


def test_the_workbooks_are_as_they_are_written_down():
    assert list(lines()) == FILE.read_text("utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
