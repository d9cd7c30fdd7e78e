"""Names that stand once for several rows: merged down a column, or printed on the first row of a unit's fields only."""

from collections.abc import Iterable
from itertools import pairwise

from data.facts import Problem
from loaders.files.sheets import Sheet, cell_name
from loaders.problems.catalogue import problem
from loaders.tables.headers import Header
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
