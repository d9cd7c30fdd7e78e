"""What is said of drawn files beside a stored year, to the last sentence: `files_compared.txt`, a block a file.

New, changed, missing; windows, fewer offices, who leads, plans, openings and sums. After a change that is meant:
`python -m tests.loaders.test_files_compared`, and look at the difference.
"""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.facts import RANKS, Fact, Problem, Reading
from data.periods import shift
from data.reader import Reader
from data.store import Store
from loaders.compare import compare
from loaders.continuity import check_continuity
from loaders.leading import check_leading, check_plans, chosen_leads
from loaders.tables.context import Context
from tests.figures import fact, load

FILE = Path(__file__).resolve().parent / "files_compared.txt"
TODAY = date(2026, 11, 20)
OFFICES = ("Sở Nội vụ", "Sở Y tế", "Phường Hạ Long", "Xã Tiên Yên")
MONTHS = [f"2026-{number:02d}" for number in range(1, 10)]
BY_DECREE, BY_OFFICE, IN_PIECES, HEDGED = "hue", "quang-ninh", "ha-noi", "nghe-an"
LONG = ("2026-Q1", "2026-Q2", "2026-H1", "2026-9M", "2026-08-YTD", "2026-09-YTD", "2026")


def month_of(draw: random.Random, place: str, label: str, carried: int, **more: str) -> list[Fact]:
    """A month that opens with what the one before left open."""
    new, resolved = draw.randrange(80, 120), draw.randrange(70, 110)
    values = {
        "dossiers_carried_over": carried, "dossiers_received_new": new, "dossiers_received": carried + new,
        "dossiers_resolved": resolved, "dossiers_pending": carried + new - resolved,
    }  # fmt: skip
    return [fact(measure, float(value), place, label, **more) for measure, value in values.items()]


def year_of(draw: random.Random, place: str, months: list[str], **more: str) -> list[Fact]:
    figures: list[Fact] = []
    carried = 60
    for label in months:
        figures += month_of(draw, place, label, carried, **more)
        carried = int(figures[-1].value or 0)
    return figures


def stored_year(draw: random.Random, folder: Path) -> Store:
    """A place by the decree's windows, one by its offices, one in longer periods, one with rounded figures."""
    store = Store(folder)
    load(store, year_of(draw, BY_DECREE, MONTHS[:6], window="decree"))
    for office in OFFICES:
        level = "xã" if office.startswith(("Xã", "Phường")) else "tỉnh"
        load(store, year_of(draw, BY_OFFICE, MONTHS[:6], unit=office, level=level), "form_06a", "export")
    load(store, year_of(draw, IN_PIECES, [*MONTHS[:5], "2026-07"]))
    load(store, [fact("dossiers_resolved", 90.0 * n, IN_PIECES, f"2026-0{n}-YTD") for n in (6, 7)])
    load(store, [fact("dossiers_resolved", 270.0, IN_PIECES, "2026-Q2")], "hotline_month", "office")
    load(store, [replace(f, qualifier="about") for f in year_of(draw, HEDGED, MONTHS[:4])])
    of_fields = [fact("dossiers_resolved", 5.0, BY_DECREE, "2026-06", field=name) for name in ("Đất đai", "Hộ tịch")]
    load(store, of_fields, "sheet_2026", "export")
    plans = {"public_investment_assigned": "2026-06", "budget_total_assigned": "2026"}
    load(store, [fact(measure, 5e9, BY_DECREE, label) for measure, label in plans.items()])
    return store


# -- files -------------------------------------------------------------------------------------------------


def otherwise(draw: random.Random, figures: list[Fact]) -> list[Fact]:
    """The same figures as a clerk corrects them: a few others, a few rounded, a few left blank or out."""
    changed = []
    for figure in figures:
        fate = draw.random()
        if fate < 0.1:
            continue
        if fate < 0.2:
            figure = replace(figure, value=(figure.value or 0) + draw.choice((-1, 1, 40)))
        elif fate < 0.24:
            figure = replace(figure, value=None, status=draw.choice(("missing", "not_applicable")))
        elif fate < 0.28:
            figure = replace(figure, qualifier=draw.choice(("about", "over", "nearly")))
        changed.append(figure)
    return [replace(f, locator=f"T!{'CDEFGH'[n % 6]}{7 + n // 6}") for n, f in enumerate(changed)]


def files(draw: random.Random) -> Iterator[tuple[str, str, list[Fact]]]:
    """Name, source and figures of every file."""
    for label in ("2026-03", "2026-06", "2026-07"):
        for window in ("decree", "unknown", f"{label}-01..{label}-20"):
            yield (
                f"{label} {window}",
                "template",
                otherwise(draw, month_of(draw, BY_DECREE, label, draw.randrange(40, 90), window=window)),
            )
        for offices in (OFFICES, OFFICES[1:], (*OFFICES[:2], "Xã Ba Chẽ")):
            of_offices = [f for u in offices for f in month_of(draw, BY_OFFICE, label, 60, unit=u)]
            yield f"{label} {len(offices)} offices", "form_06a", otherwise(draw, of_offices)
            yield f"{label} {len(offices)} of a list", "dossier_list", otherwise(draw, of_offices)
        whole = month_of(draw, BY_OFFICE, label, 240)
        for share in (1.0, 3.2, 3.8, 4.5):
            of_share = [replace(f, value=round((f.value or 0) * share)) for f in whole]
            yield f"{label} whole × {share}", "dossier_list", of_share
    for label in LONG:
        for place in (IN_PIECES, HEDGED):
            parts = {"2026-Q1": 3, "2026-Q2": 3, "2026-H1": 6}.get(label, 9)
            for value in (40.0, 88.0 * parts, 95.0 * parts):
                qualifier = draw.choice(("exact", "exact", "over"))
                total = fact("dossiers_resolved", value, place, label, qualifier=qualifier, locator="T!D9")
                yield f"{label} {value:g} {qualifier} {place}", "template", [total]
    for label in ("2026-06", "2026-08", "2026-Q3"):
        pieces = [fact("dossiers_carried_over", v, p, label) for p, v in ((IN_PIECES, 60.0), (HEDGED, 61.0))]
        yield f"{label} opens", "template", [*pieces, *month_of(draw, IN_PIECES, shift(label, 1), 7)]
    for measure, label in (("public_investment_assigned", "2026-08"), ("budget_total_assigned", "2026-09-YTD")):
        for value in (5e9, 6.5e9):
            yield f"plan {measure} {label} {value:g}", "template", [fact(measure, value, BY_DECREE, label)]
    of_parts = [fact("dossiers_resolved", 5.0, BY_DECREE, "2026-06", channel=c) for c in ("Zalo", "phone")]
    yield "channels", "form_06a", of_parts


def sentence(problem: Problem) -> str:
    choices = "; ".join(f"{key}: {vi} / {en}" for key, (vi, en) in problem.choices.items())
    asked = f" ?{problem.question} {{{choices}}}" if problem.question else ""
    return f"  {problem.severity} {problem.code} {problem.locator} {problem.message_vi} | {problem.message_en}{asked}"


def outcome(store: Store, reader: Reader, reading: Reading, answers: dict[str, str]) -> list[str]:
    """Counts and sentences of one file with its answers."""
    beside = compare(reading, reader, Context(answers=answers, today=TODAY))
    counts = [len(getattr(beside, name)) for name in ("new", "changed", "unchanged", "missing", "left_out")]
    changes = [f"{c.fact.measure} {c.old}→{c.fact.value}" for c in beside.changed]
    facts = [f for f in reading.facts if f not in beside.left_out]
    problems = [*beside.problems, *check_continuity(store, reader, reading.source, facts)]
    problems += check_leading(reading, facts, reader, answers) + check_plans(reading, facts, reader, answers)
    return [
        f"  {counts} {beside.is_unchanged} {' '.join(changes)} {chosen_leads(reading, answers)}",
        *map(sentence, problems),
    ]


def lines() -> Iterator[str]:
    draw = random.Random(10)
    with tempfile.TemporaryDirectory() as folder:
        store = stored_year(draw, Path(folder))
        reader = store.reader()
        for name, source, figures in files(draw):
            rank = RANKS["office"] if source == "template" else RANKS["export"]
            reading = Reading(source, rank, figures)
            told = outcome(store, reader, reading, {})
            yield f"# {name} by {source}"
            yield from told
            questions = [line.rpartition(" ?")[2].partition(" {")[::2] for line in told if " ?" in line]
            for number in (0, 1) if questions and len(questions) < 4 else ():
                answers = {
                    q: choices.split("; ")[min(number, choices.count("; "))].split(": ")[0] for q, choices in questions
                }
                if number and all(choices.count("; ") == 0 for _, choices in questions):
                    break
                yield f"> {answers}"
                yield from outcome(store, reader, reading, answers)


def test_what_is_said_of_files_beside_stored_figures_is_what_is_written_down():
    assert list(lines()) == FILE.read_text("utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
