"""What stands once for several rows: names merged down a column or printed on the first row of a unit's fields only,
offices above their fields, figures merged over several rows."""

from collections.abc import Iterable
from itertools import pairwise

from data.facts import Problem
from loaders.files.sheets import Sheet, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.headers import Header
from loaders.tables.names import bare_name
from loaders.tables.office import is_office
from loaders.tables.row import Row


def merged_names(sheet: Sheet, header: Header, columns: Iterable[int]) -> dict[tuple[int, int], object]:
    """(row, column) of the lower cells of names merged down the body -> the value that stands for them."""
    return {
        (row, left): sheet.cell(top, left)
        for top, left, bottom, right in sheet.merged
        if top >= header.body and left == right and left in columns
        for row in range(top + 1, bottom + 1)
    }


def fill_units(rows: list[Row], sheet: Sheet, header: Header, problems: list[Problem] | None) -> None:
    """In a table of units and fields, a row with a field and no unit belongs to the unit of the row above."""
    filled = []
    for above, row in pairwise(rows):
        is_of_both = {"unit", "field"} <= row.names.keys() and above.kind == row.kind == "row"
        if is_of_both and above.names["unit"] and above.names["field"] and row.names["field"] and not row.names["unit"]:
            row.names["unit"] = above.names["unit"]
            filled.append(row)
    if filled and problems is not None:
        where = cell_name(sheet.name, filled[0].number, header.columns["unit"])
        problems.append(problem("units_filled_down", where, count=len(filled), unit=filled[0].names["unit"]))


def fill_offices(rows: list[Row]) -> None:
    """In a table of fields alone, the rows below a group that is an office ("I. Sở Y tế") are its fields."""
    office = ""
    for row in rows:
        if row.kind == "group":
            office = bare_name(row.text) if is_office(bare_name(row.text)) else ""
        elif row.kind == "total":
            office = ""
        elif row.kind == "row" and office:
            row.names["unit"] = office


def settle_merged_figures(rows: list[Row], sheet: Sheet, context: Context, problems: list[Problem]) -> None:
    """A figure merged over several rows is none of one of them: it is asked (question `merged:CELL`)."""
    cells = {where: row for row in rows for _, where in row.cells.values()}
    for top, left, bottom, _ in sheet.merged:
        over = [where for row in range(top, bottom + 1) if (where := cell_name(sheet.name, row, left)) in cells]
        if len(over) < 2 or context.answers.get(question := f"merged:{over[0]}") == "first":
            continue
        for where in over:
            row = cells[where]
            row.figures |= {m: None for m, (_, cell) in row.cells.items() if cell == where}
        if context.answers.get(question) != SKIP:
            names = ", ".join(f"“{cells[where].text}”" for where in over)
            choices = {
                SKIP: ("Là số chung của các dòng đó, bỏ", "It is of those rows together: leave it out"),
                "first": (f"Là số của “{cells[over[0]].text}”", f"It is of “{cells[over[0]].text}”"),
            }
            problems.append(problem("figure_merged", over[0], names=names, question=question, choices=choices))
