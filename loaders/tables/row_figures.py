"""The figures of rows: read with what their columns and their rows say of them."""

from data.facts import Problem
from data.measures import MEASURES
from loaders.files.sheets import text_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.figures import read_figure
from loaders.tables.row import Figure, Row
from loaders.tables.thousands import restore_thousands
from loaders.text.numbers import read_number
from loaders.text.wording import both


def read_figures(rows: list[Row], context: Context, problems: list[Problem], expected=lambda row, measure: ()) -> None:
    """Fill `figures` of all rows, lost thousands restored first. `expected(row, measure)`: values to propose
    for a cell that cannot be read."""
    instead, warnings = restore_thousands([row.cells for row in rows], context)
    shares, shown = _percent_cells(rows)
    instead |= shares
    problems += warnings + shown
    for row in rows:
        for measure, (cell, locator) in row.cells.items():
            kind = MEASURES[measure].kind
            if locator in instead:
                value = instead[locator]
                row.figures[measure] = None if value is None else Figure(value, "exact", "value", text_of(cell))
            else:
                row.figures[measure] = read_figure(
                    cell,
                    "percent" if kind == "claim" else kind,
                    locator,
                    context,
                    problems,
                    _proposals(row, measure, cell, expected),
                )
    problems += _text_cells(rows)


def _text_cells(rows: list[Row]) -> list[Problem]:
    """Numbers kept as text ("1.250") are read the Vietnamese way; how many, and one of them, is shown."""
    read = [
        (cell, locator, figure.value)
        for row in rows
        for measure, (cell, locator) in row.cells.items()
        if isinstance(cell, str)
        and (figure := row.figures.get(measure))
        and figure.value is not None
        and figure.status == "value"
        and figure.qualifier == "exact"
    ]
    if not read:
        return []
    cell, locator, value = next((r for r in read if "." in r[0]), read[0])
    return [problem("text_numbers", locator, count=len(read), text=cell, value=both(value))]


def _proposals(row: Row, measure: str, cell, expected) -> tuple[float, ...]:
    kind = MEASURES[measure].kind
    state = read_number(cell, "percent" if kind == "claim" else kind).state if isinstance(cell, str) else "number"
    is_readable = state not in ("unreadable", "ambiguous")
    return () if is_readable else expected(row, measure)


def _percent_cells(rows: list[Row]) -> tuple[dict[str, float], list[Problem]]:
    """Columns of rates whose cells all lie between 0 and 1 are shown as percent by Excel: 0.9848 is 98,48 %."""
    instead: dict[str, float] = {}
    problems = []
    for measure in {m for row in rows for m in row.cells if MEASURES[m].kind == "claim"}:
        cells = [row.cells[measure] for row in rows if isinstance(row.cells[measure][0], (int, float))]
        if len(cells) > 1 and all(0 <= cell <= 1 for cell, _ in cells) and any(0 < cell < 1 for cell, _ in cells):
            instead |= {where: round(cell * 100, 6) for cell, where in cells}
            cell, where = next((c, w) for c, w in cells if 0 < c < 1)
            problems.append(problem("percent_cells", where, text=both(cell), value=both(instead[where])))
    return instead, problems
