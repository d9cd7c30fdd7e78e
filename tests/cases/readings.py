"""What the program says of a case, written down in full: `readings/THEME.txt`, in which a change of what is read shows
as a change of lines. `python -m tests.cases --readings` writes them anew; the difference is read before it is
committed.

Those cases are there that between them run every line of reading that any case runs, most of them twice. Of sentences
only the numbers stand there: words may be put better without anything being read differently.
"""

import re
from datetime import date
from pathlib import Path

from data.facts import Problem, Reading
from loaders.files.hidden import settle_hidden_sheets
from loaders.files.persons import name_sheets
from loaders.files.sheets import Sheet, Workbook
from loaders.files.texts import settle_texts
from loaders.recognise import read
from loaders.tables.context import Context
from loaders.text.numbers import Percent
from tests.cases.offices import themes
from tests.cases.offices.case import Case
from tests.cases.offices.drawing import Block
from tests.cases.offices.drawing import Sheet as Drawn

FOLDER = Path(__file__).resolve().parent / "readings"
TODAY = date(2026, 11, 20)
ROUNDS = 3  # of questions, each answered with its first choice


def write_readings() -> None:
    """The kept cases of every theme, as the program reads them now; a new one is named in the file by its `# slug`."""
    for theme, cases in themes().items():
        written = readings_of(theme)
        texts = [f"# {case.slug}\n" + "\n".join(lines_of(case)) + "\n" for case in cases if case.slug in written]
        (FOLDER / f"{theme}.txt").write_text("\n".join(texts), encoding="utf-8")


def readings_of(theme: str) -> dict[str, list[str]]:
    """Case -> its lines, as they are kept."""
    path = FOLDER / f"{theme}.txt"
    parts = re.split(r"^# (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:] if path.exists() else []
    return {slug: text.strip("\n").split("\n") for slug, text in zip(parts[::2], parts[1::2])}


def lines_of(case: Case) -> list[str]:
    """The reading of a case, and what becomes of it as its questions are answered, one after the other."""
    answers: dict[str, str] = {}
    lines: list[str] = []
    for _ in range(ROUNDS):
        reading = _read(case, answers)
        lines += reading_lines(reading)
        asked = {p.question: next(iter(p.choices)) for p in reading.problems if p.question and p.choices}
        new = {question: choice for question, choice in asked.items() if question not in answers}
        if reading.verdict != "ask" or not new:
            break
        answers |= new
        lines.append("> " + "; ".join(f"{question}={choice}" for question, choice in new.items()))
    return lines


def _read(case: Case, answers: dict[str, str]) -> Reading:
    beside = dict(zip(case.args[::2], case.args[1::2]))
    workbook = Workbook([_sheet(drawn) for drawn in case.sheets])
    settle_texts(workbook, answers)
    settle_hidden_sheets(workbook, answers)
    workbook.persons = name_sheets(workbook)
    return read(workbook, Context(beside.get("--place"), beside.get("--period"), {}, {}, answers, TODAY))


def _sheet(drawn: Drawn) -> Sheet:
    """A drawn sheet as a reader gives it, without a file between."""
    rows: list[list] = []
    merged: list[tuple[int, int, int, int]] = []
    for line in drawn.lines:
        block = line if isinstance(line, Block) else Block((line,))
        merged += [(len(rows) + a, b - 1, len(rows) + c, d - 1) for a, b, c, d in block.merged]
        rows += [list(row) for row in block.rows]
    for top, left, bottom, right in merged:
        for row in range(top, bottom + 1):
            rows[row] += [None] * (right + 1 - len(rows[row]))
            rows[row][left : right + 1] = [rows[row][left] if row == top else None] + [None] * (right - left)
    for place, form in drawn.formats.items():
        row, column = int(place[1:]) - 1, ord(place[0]) - 65
        if "%" in form:
            rows[row][column] = Percent(rows[row][column])
    return Sheet(drawn.name, rows, merged, drawn.state != "visible")


def reading_lines(reading: Reading) -> list[str]:
    """A line for the reading, one a problem, one for the facts of a key but its last parts."""
    notes = " ".join(f"{key}={value}" for key, value in reading.notes.items() if key != "table")
    lines = [f"{reading.verdict} {reading.source or '-'} {reading.rank} {notes}".strip()]
    lines += [_problem(problem) for problem in reading.problems]
    groups: dict[str, list[str]] = {}
    for fact in reading.facts:
        where = "|".join((fact.unit, fact.field, fact.channel, fact.procedure, fact.level))
        days = "|".join((f"{fact.period_start}", f"{fact.period_end}", fact.period_basis))
        value = fact.status if fact.value is None else f"{fact.value:.12g}"
        how = "" if fact.qualifier == "exact" else f" {fact.qualifier}"
        group = groups.setdefault(f"{fact.place} {fact.period_label} {days} {where}", [])
        group.append(f"{fact.measure}={value}{how} {fact.counted}@{fact.locator.rpartition('!')[2]}")
    return lines + [f"  {key}: {'; '.join(figures)}" for key, figures in groups.items()]


def _problem(problem: Problem) -> str:
    numbers = " ".join(re.findall(r"\d+(?:[.,/-]\d+)*", problem.message_vi))
    asked = f" ?{problem.question} {list(problem.choices)}" if problem.question else ""
    return f"! {problem.severity} {problem.code} {problem.locator} [{numbers}]{asked}"
