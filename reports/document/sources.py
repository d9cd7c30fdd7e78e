"""The annex that names the source of every number: the files, and the cells in them, neighbours written as one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from data.store import Store
from metrics import registry
from metrics.answers.reported import cells
from metrics.answers.subject import Part
from metrics.formula import operand_words
from reports.document import words
from reports.document.blocks import Piece, Table
from reports.document.figures import Figures

MOST_CELLS = 8  # of one file in one line of the annex; of more the first, the last and their number
_CELL = re.compile(r"(.*)!([A-Z]+)(\d+)")


class Wanted(NamedTuple):
    """A figure whose source is named."""

    kpi: str
    place: str
    unit: str
    period: str


def sources_table(store: Store, figures: Figures, wanted: Iterable[Wanted]) -> Table:
    """One row a figure: what, when, its value, the cells of each file it was made of."""
    by_kpi: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for kpi, place, unit, period in dict.fromkeys(wanted):
        by_kpi[kpi, place, unit].append(period)
    body: list[list[list[Piece]]] = []
    scope = figures.scope
    for (kpi, place, unit), labels in by_kpi.items():
        behind = cells(store, figures.reader, kpi, place, labels, part=Part(unit, scope.level, scope.boundaries))
        for label in labels:
            row = figures.row(replace(scope.address(kpi), place=place, period=label, unit=unit))
            if row is None:
                continue
            facts = next((facts for (period, _), facts in behind.items() if period == label), [])
            body.append(
                [
                    [registry.kpi(kpi).label.vi],
                    [words.short_name(label)],
                    [figures.field(row, is_cell=True)],
                    [places_of(facts) or operand_words(registry.kpi(kpi), "vi")[0]],
                ]
            )
    heads: list[list[Piece]] = [[head] for head in words.SOURCE_HEADS]
    return Table("bang:nguon", heads, body, (42, 21, 25, 87), (2,), 9)


def places_of(facts: Iterable[dict], names_one_file: bool = True) -> str:
    """`bieu-6a.xlsx: Biểu 6a!G13–G15, H13`: where facts stand; the files in order, the cells of each in theirs.

    `names_one_file`: False where a single file is named above.
    """
    files: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        files[fact["file"]].append(fact["locator"] or "–")
    if len(files) == 1 and not names_one_file:
        return cells_text(next(iter(files.values())))
    return "; ".join(f"{file}: {cells_text(locators)}" for file, locators in files.items())


def cells_text(locators: Iterable[str]) -> str:
    """Cells of one file, those below one another written as a range."""
    columns: dict[tuple[str, str], list[int]] = defaultdict(list)
    others: list[str] = []
    locators = list(dict.fromkeys(locators))
    for locator in locators:
        if match := _CELL.fullmatch(locator):
            columns[match[1], match[2]].append(int(match[3]))
        else:
            others.append(locator)
    texts, sheet_before = [], None
    for (sheet, column), rows in columns.items():
        for first, last in _runs(sorted(rows)):
            cell = f"{column}{first}" if first == last else f"{column}{first}–{column}{last}"
            texts.append(cell if sheet == sheet_before else f"{sheet}!{cell}")
            sheet_before = sheet
    texts += others
    if len(texts) > MOST_CELLS:
        return words.MANY_CELLS.format(first=texts[0], last=texts[-1], count=len(locators))
    return ", ".join(texts)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
