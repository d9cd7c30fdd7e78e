"""Total and group rows beside the rows they stand for (rule of counting 5)."""

from data.facts import Problem
from data.measures import MEASURES
from data.qualifiers import can_meet, interval
from loaders.tables import Row
from loaders.wording import en, vi


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
        elif claim.kind == "subtotal" and index and rows[index - 1].kind == "row":  # it closes its rows
            start = next((i + 1 for i in range(index - 1, -1, -1) if rows[i].kind != "row"), 0)
            parts = rows[start:index]
        else:
            below = rows[index + 1:]
            end = next((i for i, row in enumerate(below) if row.kind != "row"), len(below))
            parts = below[:end]
        problems += [problem for measure in claim.cells if parts and getattr(MEASURES[measure], axis) == "sum"
                     and (problem := _compare(claim, measure, parts))]
        if not parts and any(figure and figure.value is not None for figure in claim.figures.values()):
            where = next(where for _, where in claim.cells.values())
            problems.append(Problem("claim_without_rows", "warn", where,
                                    f"Dòng “{claim.text}” có số nhưng không có dòng nào để cộng; không lấy số này.",
                                    f"The row “{claim.text}” has figures but no rows to add up; they are not taken."))
    return problems


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
                   f"{where}: the row “{claim.text}” says {en(said.value)} ({MEASURES[measure].label_en}), its rows "
                   f"add up to {en(total)}; difference {en(said.value - total)}. The rows are taken.")
