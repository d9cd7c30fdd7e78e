"""Precision and recall of the reader of prose on passages written with their facts beside them."""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.names import fold
from loaders.files.document import TITLE, Document, Piece, compose
from loaders.files.paragraphs import paragraphs_of
from loaders.prose.reader import Found, Prose, read
from loaders.tables.context import Context

PASSAGES = Path(__file__).parent.parent / "tests" / "loaders" / "prose" / "passages"


@dataclass
class Score:
    """Facts of passages that were read, missed, and read although nobody says them; by measure. `units`: read, but of
    another unit; `lines`: each fault as a line."""

    right: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    false: Counter = field(default_factory=Counter)
    units: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right.total() / max(self.right.total() + self.false.total(), 1)

    @property
    def recall(self) -> float:
        return self.right.total() / max(self.right.total() + self.missed.total(), 1)


def passages(folder: Path = PASSAGES) -> list[dict]:
    """All passages of a folder, each with its file's name."""
    return [
        passage | {"file": path.name}
        for path in sorted(folder.glob("*.json"))
        for passage in json.loads(path.read_text(encoding="utf-8"))
    ]


def document_of(passage: dict) -> Document:
    """A passage as the document it would stand in: the line its letter is dated by, its title, its text."""
    head = [Piece(" ".join(passage["title"].split()), TITLE)] if passage["title"].strip() else []
    if passage["date"]:
        day = date.fromisoformat(passage["date"])
        head.insert(0, Piece(f"…, ngày {day.day} tháng {day.month} năm {day.year}"))
    return compose(head + paragraphs_of(passage["text"].split("\n")))


def reading_of(passage: dict) -> tuple[Document, Prose]:
    document = document_of(passage)
    return document, read(document, Context(place=passage["place"], today=date(2030, 1, 1)))


def score(passage: dict, total: Score) -> None:
    """Add what one passage gave."""
    document, prose = reading_of(passage)
    taken = [one for one in prose.found if one.is_taken]
    left = list(taken)
    for fact in passage["facts"]:
        match = next((one for one in left if _is(one, fact) and _is_unit(one, fact)), None)
        match = match or next((one for one in left if _is(one, fact)), None)
        if match:
            left.remove(match)
            total.right[fact["measure"]] += 1
            if not _is_unit(match, fact):
                total.units += 1
                total.lines.append(
                    f"{passage['slug']}: UNIT {fact['unit']!r}/{fact['field']!r} read {match.unit!r}/{match.field!r}"
                )
        else:
            total.missed[fact["measure"]] += 1
            total.lines.append(
                f"{passage['slug']}: MISSED {fact['measure']} {fact['qualifier']} {fact['value']} {fact['period_label']}"
                f" {fact['period_start']}..{fact['period_end']} {fact['period_basis']}"
            )
    for one in left:
        if one.measure == "":
            continue
        total.false[one.measure] += 1
        total.lines.append(
            f"{passage['slug']}: FALSE {one.measure} {one.qualifier} {one.value} {one.period_label} {one.period_start}.."
            f"{one.period_end} {one.period_basis} [{one.unit}] {document.text[one.start - 40 : one.end + 30]!r}"
        )


def _is(one: Found, fact: dict) -> bool:
    days = (one.period_start and one.period_start.isoformat(), one.period_end and one.period_end.isoformat())
    is_window = fact["period_basis"] != "stated" or days == (fact["period_start"], fact["period_end"])
    others = fact.get("or", {})
    return (
        one.measure in (fact["measure"], *others.get("measure", ()))
        and one.channel in (fact["channel"], *others.get("channel", ()))
        and one.value == fact["value"]
        and one.qualifier == fact["qualifier"]
        and one.place == fact["place"]
        and (
            (one.period_label == fact["period_label"] and is_window)
            or one.period_label in others.get("period_label", ())
        )
    )


def _is_unit(one: Found, fact: dict) -> bool:
    """Whether unit and field are those of a fact: an office by its short name too ("Trung tâm")."""
    units = [fold(unit) for unit in (fact["unit"], *fact.get("or", {}).get("unit", ()))]
    unit = fold(one.unit)
    is_unit = any(
        unit == other or (unit and other and (unit.startswith(other) or other.startswith(unit))) for other in units
    )
    return is_unit and fold(one.field) == fold(fact["field"])


def main(folder: Path = PASSAGES) -> Score:
    """Print precision and recall, whole and by measure; faults with `--faults`."""
    total = Score()
    for passage in passages(folder):
        score(passage, total)
    if "--faults" in sys.argv:
        print("\n".join(total.lines))
    measures = sorted(total.right.keys() | total.missed.keys() | total.false.keys())
    for measure in measures if "--measures" in sys.argv else ():
        right, missed, false = total.right[measure], total.missed[measure], total.false[measure]
        print(
            f"{measure:48} precision {right / max(right + false, 1):6.1%}  recall {right / max(right + missed, 1):6.1%}  of {right + missed}"
        )
    print(
        f"{folder.name}: {len(passages(folder))} passages, {total.right.total() + total.missed.total()} facts: "
        f"precision {total.precision:.1%}, recall {total.recall:.1%}; {total.units} of another unit or field"
    )
    return total


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    for folder in folders or [PASSAGES]:
        main(folder)
