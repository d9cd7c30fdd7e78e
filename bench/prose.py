"""How well prose is read: precision and recall on passages written with their facts beside them.

    python manage.py bench prose [FOLDER ...] [--faults]
    python manage.py bench prose --round-trip N [--seed S]

A fact is read when measure, value, qualifier, place, way and period are as written down, and its dates where they are
printed; offices and fields are counted apart. Only what would be loaded counts: a number proposed unticked is neither
right nor false. `--faults` prints what was missed and what was read although nobody says it. `--round-trip` reads N
written reports of the simulated store back (`bench/round_trip.py`), and prints what did not come back.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench import round_trip
from data.folders import ROOT
from data.names import fold, nfc
from loaders.files.document import TITLE, Document, Piece, compose
from loaders.files.paragraphs import paragraphs_of
from loaders.prose.numbers import Prose, ProseNumber
from loaders.prose.reader import read
from loaders.tables.context import Context

PASSAGES = ROOT / "tests" / "loaders" / "prose" / "passages"
TODAY = date(2030, 1, 1)  # later than every passage


@dataclass
class Score:
    """Facts of passages that were read, missed, and read although nobody says them; by measure. `units`: read, but of
    another office or field. `faults`: each as a line."""

    right: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    false: Counter = field(default_factory=Counter)
    units: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right.total() / max(self.right.total() + self.false.total(), 1)

    @property
    def recall(self) -> float:
        return self.right.total() / max(self.right.total() + self.missed.total(), 1)

    @property
    def facts(self) -> int:
        return self.right.total() + self.missed.total()


def passages(folder: Path = PASSAGES) -> list[dict]:
    """All passages of a folder."""
    return [
        passage for path in sorted(folder.glob("*.json")) for passage in json.loads(path.read_text(encoding="utf-8"))
    ]


def document_of(passage: dict) -> Document:
    """A passage as the document it would stand in: the line its letter is dated by, its title, its text."""
    head = [Piece(" ".join(nfc(passage["title"]).split()), TITLE)] if passage["title"].strip() else []
    if passage["date"]:
        day = date.fromisoformat(passage["date"])
        head.insert(0, Piece(f"…, ngày {day.day} tháng {day.month} năm {day.year}"))
    return compose(head + paragraphs_of(passage["text"].split("\n")))


def reading_of(passage: dict) -> tuple[Document, Prose]:
    document = document_of(passage)
    return document, read(document, Context(place=passage["place"] or None, today=TODAY))


def score(passage: dict, total: Score) -> None:
    """Add what one passage gave."""
    document, prose = reading_of(passage)
    left = [one for one in prose.numbers if one.is_taken]
    for fact in passage["facts"]:
        matches = sorted((one for one in left if _is(one, fact)), key=lambda one: not _is_unit(one, fact))
        if not matches:
            total.missed[fact["measure"]] += 1
            total.faults.append(f"{passage['slug']}: missed {_fact(fact)}")
            continue
        left.remove(matches[0])
        total.right[fact["measure"]] += 1
        if not _is_unit(matches[0], fact):
            total.units += 1
            whose = f"“{matches[0].unit}” “{matches[0].field}”, not “{fact['unit']}” “{fact['field']}”"
            total.faults.append(f"{passage['slug']}: {fact['measure']} of {whose}")
    for one in left:
        total.false[one.measure] += 1
        words = " ".join(document.text[max(one.start - 50, 0) : one.end + 30].split())
        total.faults.append(f"{passage['slug']}: false {_fact(one.to_json())} in “{words}”")


def _fact(fact: dict) -> str:
    days = f"{fact['period_start']}–{fact['period_end']} {fact['period_basis']}"
    return f"{fact['measure']} {fact['qualifier']} {fact['value']} {fact['period_label']} ({days})"


def _is(one: ProseNumber, fact: dict) -> bool:
    others = fact.get("or", {})
    days = (one.period_start and one.period_start.isoformat(), one.period_end and one.period_end.isoformat())
    is_window = fact["period_basis"] != "stated" or days == (fact["period_start"], fact["period_end"])
    is_period = one.period_label == fact["period_label"] and is_window
    return (
        one.measure in (fact["measure"], *others.get("measure", ()))
        and one.channel in (fact["channel"], *others.get("channel", ()))
        and (one.value, one.qualifier, one.place) == (fact["value"], fact["qualifier"], fact["place"])
        and (is_period or one.period_label in others.get("period_label", ()))
    )


def _is_unit(one: ProseNumber, fact: dict) -> bool:
    """Whether unit and field are those of a fact: an office by its short name too ("Trung tâm")."""
    unit = fold(one.unit)
    names = [fold(name) for name in (fact["unit"], *fact.get("or", {}).get("unit", ()))]
    is_unit = any(unit == name or (unit and name and (unit.startswith(name) or name in unit)) for name in names)
    return is_unit and fold(one.field) == fold(fact["field"])


def measure(folder: Path = PASSAGES) -> Score:
    """The score of all passages of a folder."""
    total = Score()
    for passage in passages(folder):
        score(passage, total)
    return total


def table(total: Score) -> str:
    """A line a measure, and one for all."""
    lines = []
    for name in sorted(total.right.keys() | total.missed.keys() | total.false.keys()):
        right, missed, false = total.right[name], total.missed[name], total.false[name]
        shares = f"{right / max(right + false, 1):9.1%} {right / max(right + missed, 1):8.1%}"
        lines.append(f"{name:48} {shares} {right + missed:6}")
    whole = f"{total.precision:9.1%} {total.recall:8.1%} {total.facts:6}"
    return "\n".join([f"{'':48} precision   recall  facts", *lines, f"{'all':48} {whole}"])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="manage.py bench prose")
    parser.add_argument("folders", nargs="*", type=Path, default=[PASSAGES])
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--round-trip", type=int, metavar="N", default=0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.round_trip:
        return round_trip.show(options.round_trip, options.seed)
    for folder in options.folders:
        total = measure(folder)
        print(f"{folder.name}: {len(passages(folder))} passages")
        print("\n".join(total.faults) if options.faults else table(total))
        print(f"precision {total.precision:.1%}, recall {total.recall:.1%}, {total.units} of another office or field")
    return 0
