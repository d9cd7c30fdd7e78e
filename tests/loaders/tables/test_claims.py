"""Totals, groups, sums that read like offices, lost thousands: what becomes of rows drawn by a seed: `claims.txt`.

After a change that is meant: `python -m tests.loaders.tables.test_claims`, and look at the difference.
"""

import copy
import random
import re
from collections.abc import Iterator
from pathlib import Path

from data.facts import Problem
from loaders.tables.context import Context
from loaders.tables.groups import settle_groups
from loaders.tables.row import Figure, Row
from loaders.tables.thousands import restore_thousands
from loaders.tables.totals import compare_totals, parts_of_claim

FILE = Path(__file__).resolve().parent / "claims.txt"
MEASURES = ("dossiers_received_new", "dossiers_resolved", "dossiers_received")
NAMES = ("Sở Y tế", "Sở Nội vụ", "Phường 1", "Phường Mỹ Tho", "Xã Tân Hồng", "UBND xã Bình Phú", "Chi cục Thú y")


def row_of(kind: str, number: int, text: str, values: tuple[float | None, ...], row_no: str = "") -> Row:
    figures = {
        m: None if v is None else Figure(float(v), "about" if v == 77 else "exact", "value", str(v))
        for m, v in zip(MEASURES, values)
    }
    cells = {m: (v, f"S!{'CDE'[n]}{number + 1}") for n, (m, v) in enumerate(zip(MEASURES, values))}
    return Row(kind, number, text, {}, cells, "", figures, row_no)


def added(rows: list[Row], wrong: int = 0) -> tuple[float, ...]:
    sums = [sum(f.value or 0 for r in rows if (f := r.figures[m])) for m in MEASURES]
    return (sums[0] + wrong, *sums[1:])


def drawn_rows(draw: random.Random) -> list[Row]:
    """Groups of offices, their heads before or behind them with their sums or nearly so, a total at an end."""
    rows: list[Row] = []
    counted: list[Row] = []
    for group in range(draw.choice((0, 1, 1, 2, 3))):
        size = draw.choice((1, 2, 2, 3, 4))
        own = [
            row_of("row", 0, draw.choice(NAMES), tuple(draw.choice((0, 1, 2, 5, 77, None)) for _ in MEASURES), str(n))
            for n in range(1, size + 1)
        ]
        wrong = draw.choice((0, 0, 0, 1, -1))
        name = draw.choice((f"{'I' * (group + 1)}. Khối {group}", "Khối xã", "Sở Nông nghiệp", "Xã Lớn"))
        head = row_of(
            draw.choice(("group", "subtotal", "row")),
            0,
            name,
            added(own, wrong),
            draw.choice(("", "I" * (group + 1), str(size + 1))),
        )
        rows += [head, *own] if draw.random() < 0.6 else [*own, head]
        counted += own
    total = row_of(
        "total", 0, draw.choice(("Tổng cộng", "Tổng cộng (I+II)", "Cộng")), added(counted, draw.choice((0, 0, 2)))
    )
    rows = [total, *rows] if draw.random() < 0.2 else [*rows, total] if draw.random() < 0.8 else rows
    for number, row in enumerate(rows):
        row.number = number
        row.cells = {m: (v, f"S!{'CDE'[n]}{number + 1}") for n, (m, (v, _)) in enumerate(row.cells.items())}
    return rows


def told(problem: Problem) -> str:
    numbers = " ".join(re.findall(r"[\d.,]*\d", problem.message_vi))
    return f"{problem.severity} {problem.code} {problem.locator} [{numbers}] {problem.question}"


def lines() -> Iterator[str]:
    draw = random.Random(5)
    for number in range(160):
        rows = drawn_rows(draw)
        for axis in ("over_places", "over_time"):
            problems = compare_totals(copy.deepcopy(rows), axis)
            yield f"{number} {axis} => {' ; '.join(map(told, problems))}"
        spans = [
            [[r.number for r in span] for span in parts_of_claim(rows, n)]
            for n, r in enumerate(rows)
            if r.kind != "row"
        ]
        yield f"{number} parts => {spans}"
        for answer in ("", "group", "unit"):
            settled = copy.deepcopy(rows)
            asked: list[Problem] = []
            answers = {f"group:S!C{n}": answer for n in range(1, 30)} if answer else {}
            settle_groups(settled, Context(answers=answers), asked)
            yield f"{number} groups {answer} => {' '.join(r.kind for r in settled)} {' ; '.join(map(told, asked))}"
    names = ("dossiers_resolved", "dossiers_resolved_early", "dossiers_resolved_on_time", "dossiers_resolved_late")
    for number in range(120):
        table = []
        for place in range(draw.choice((1, 2, 3))):
            parts = [draw.choice((2, 2000, 40, 1234, 999, 1000, 1, 0, 12500)) for _ in range(3)]
            true = [sum(parts) + draw.choice((0, 0, 0, 1)), *parts]
            cells = [
                draw.choice((v, v / 1000 if v % 1000 else v // 1000, float(v), f"{v:,}".replace(",", ".")))
                for v in true
            ]
            table.append({m: (cell, f"S!{'CDEF'[n]}{place + 5}") for n, (m, cell) in enumerate(zip(names, cells))})
        for answer in ("", "times_1000", "all_times_1000", "skip"):
            answers = {f"thousands:S!{c}": answer for c in "CDEF"} if answer else {}
            instead, problems = restore_thousands(table, Context(answers=answers))
            yield f"thousands {number} {answer} => {instead} {' ; '.join(map(told, problems))}"


def test_what_becomes_of_drawn_rows_is_what_is_written_down():
    written = dict(line.split(" => ", 1) for line in FILE.read_text("utf-8").splitlines())
    assert dict(line.split(" => ", 1) for line in lines()) == written


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
