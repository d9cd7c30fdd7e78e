"""The figures of rows: read with what their columns and their rows say of them."""

from data.facts import Problem
from data.measures import MEASURES
from data.qualifiers import decimals_of
from loaders.files.sheets import text_of
from loaders.problems.catalogue import problem
from loaders.tables.commas import is_comma, read_commas
from loaders.tables.context import SKIP, Context
from loaders.tables.figures import read_figure, read_scaled
from loaders.tables.row import Figure, Row
from loaders.tables.surroundings import Surroundings, say_scales, settle_scales
from loaders.tables.thousands import restore_thousands
from loaders.text.numbers import Percent, read_number, says_scale
from loaders.text.wording import both, labels_of

NUMBERS = "numbers"
_LEFT_OUT = {SKIP: ("Bỏ cả cột", "Leave the column out")}
_OF_PERCENTS = {NUMBERS: ("Lấy các ô ghi số", "Take the cells with numbers")} | _LEFT_OUT


def read_figures(
    rows: list[Row],
    context: Context,
    problems: list[Problem],
    surroundings: Surroundings,
    expected=lambda row, measure: (),
) -> None:
    """Fill `figures` of all rows, taken times the scale of their `surroundings`, lost thousands restored first.

    `expected(row, measure)`: values to propose for a cell that cannot be read.
    """
    scaled = _read_scaled(rows, context, problems, surroundings)
    plain = [
        {m: cell for m, cell in row.cells.items() if cell[1] not in scaled and not isinstance(cell[0], Percent)}
        for row in rows
    ]
    instead, warnings = restore_thousands(plain, context)
    shares, shown = _percent_cells(rows)
    percents, warned = _percents_of_counts(rows, context)
    commas, asked = read_commas(plain, context)
    instead |= shares | percents | commas
    problems += asked + warnings + shown + warned
    for row in rows:
        for measure, (cell, locator) in row.cells.items():
            kind = _kind(measure)
            if locator in scaled:
                row.figures[measure] = scaled[locator]
            elif locator in instead:
                value = instead[locator]
                row.figures[measure] = None if value is None else Figure(value, "exact", "value", text_of(cell))
            else:
                proposals = _proposals(row, measure, cell, expected)
                row.figures[measure] = read_figure(cell, kind, locator, context, problems, proposals)
    problems += _text_cells([row for row in rows if not any(where in scaled for _, where in row.cells.values())])


def _kind(measure: str) -> str:
    kind = MEASURES[measure].kind
    return "percent" if kind == "claim" else kind


def _read_scaled(
    rows: list[Row], context: Context, problems: list[Problem], surroundings: Surroundings
) -> dict[str, Figure | None]:
    """Locator -> the figure of each cell that is counted in thousands or the like; None while it is asked."""
    is_money = any(_kind(measure) == "money" for row in rows for measure in row.cells)
    if surroundings.is_silent() and not is_money:
        return {}
    cells: dict[str, list[tuple]] = {}
    for row in rows:
        for measure, cell in row.cells.items():
            cells.setdefault(measure, []).append(cell)
    scales, asked = settle_scales(cells, surroundings, context)
    problems += asked
    figures: dict[str, Figure | None] = {}
    changed = []
    for measure, of_measure in cells.items():
        scaled = [(cell, where, scale) for cell, where in of_measure if (scale := scales.get(where))]
        is_rounded = {scale.factor: is_rounded_by(scaled, scale.factor) for _, _, scale in scaled}
        for cell, where, scale in scaled:
            figure = read_scaled(cell, _kind(measure), scale.factor, where, context, problems)
            if figure and figure.value is not None:
                changed.append((scale, cell, figure.value))
                if is_rounded[scale.factor] and figure.value and figure.qualifier == "exact":
                    figure = figure._replace(qualifier="about")
            figures[where] = figure
    problems += say_scales(changed)
    return figures | {where: None for where, scale in scales.items() if scale is None}


def is_rounded_by(cells: list[tuple], factor: int) -> bool:
    """Whether a column in thousands was rounded: no cell of it has all the decimals down to one."""
    numbers = (read_number(cell, "score") for cell, _, scale in cells if scale.factor == factor)
    shown = max((decimals_of(number.value) for number in numbers if number.value is not None), default=0)
    return 10**shown < factor


def _text_cells(rows: list[Row]) -> list[Problem]:
    """Numbers kept as text ("1.250") are read the Vietnamese way; how many, and one of them, is shown."""
    read = [
        (cell, locator, figure.value)
        for row in rows
        for measure, (cell, locator) in row.cells.items()
        if isinstance(cell, str)
        and not is_comma(cell)  # said of their column
        and (figure := row.figures.get(measure))
        and figure.value is not None
        and figure.status == "value"
        and (figure.qualifier == "exact" or says_scale(cell))
    ]
    if not read:
        return []
    cell, locator, value = next((r for r in read if "." in r[0]), read[0])
    return [problem("text_numbers", locator, count=len(read), text=cell, value=both(value))]


def _proposals(row: Row, measure: str, cell, expected) -> tuple[float, ...]:
    state = read_number(cell, _kind(measure)).state if isinstance(cell, str) else "number"
    is_readable = state not in ("unreadable", "ambiguous")
    return () if is_readable else expected(row, measure)


def _percent_cells(rows: list[Row]) -> tuple[dict[str, float], list[Problem]]:
    """Cells of rates that are shown as per cent, and columns whose cells all lie between 0 and 1: 0.9848 is 98,48 %."""
    instead: dict[str, float] = {}
    problems = []
    for measure in dict.fromkeys(m for row in rows for m in row.cells if MEASURES[m].kind == "claim"):
        cells = [row.cells[measure] for row in rows if _is_plain_number(row.cells[measure][0])]
        if len(cells) > 1 and all(0 <= cell <= 1 for cell, _ in cells) and any(0 < cell < 1 for cell, _ in cells):
            instead |= {where: round(cell * 100, 6) for cell, where in cells}
            cell, where = next((c, w) for c, w in cells if 0 < c < 1)
            problems.append(problem("percent_cells", where, text=both(cell), value=both(instead[where])))
        elif shown := [row.cells[measure] for row in rows if isinstance(row.cells[measure][0], Percent)]:
            cell, where = shown[0]
            problems.append(problem("percent_cells", where, text=both(cell), value=both(round(cell * 100, 6))))
    return instead, problems


def _is_plain_number(cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, (bool, Percent))


def _percents_of_counts(rows: list[Row], context: Context) -> tuple[dict[str, float | None], list[Problem]]:
    """Cells of counts, amounts and scores that are shown as per cent are none: asked once a column (question
    `percent:SHEET!COLUMN`), which is left out but for the cells that hold numbers."""
    instead: dict[str, float | None] = {}
    problems = []
    for measure in dict.fromkeys(m for row in rows for m in row.cells if _kind(m) != "percent"):
        cells = [row.cells[measure] for row in rows if measure in row.cells and row.cells[measure][0] is not None]
        percents = [(cell, where) for cell, where in cells if isinstance(cell, Percent)]
        if not percents:
            continue
        cell, where = percents[0]
        column = where.rstrip("0123456789")
        names = labels_of(MEASURES[measure])
        answer = context.answers.get(f"percent:{column}")
        is_mixed = len(percents) < len(cells)
        instead |= {where: None for _, where in (percents if is_mixed and answer == NUMBERS else cells)}
        question = f"percent:{column}"
        if is_mixed and answer not in _OF_PERCENTS:
            problems.append(
                problem(
                    "percent_mixed",
                    where,
                    column=column,
                    measure=names,
                    count=len(percents),
                    text=text_of(cell),
                    question=question,
                    choices=_OF_PERCENTS,
                )
            )
        elif not is_mixed and answer != SKIP:
            problems.append(
                problem(
                    "percent_column",
                    where,
                    column=column,
                    measure=names,
                    text=text_of(cell),
                    question=question,
                    choices=_LEFT_OUT,
                )
            )
    return instead, problems
