"""Small texts of the upload screen: sizes, moments, periods and places of a file, and text from outside."""

import csv
import io

from charts.formats import NBSP, NOTHING, number, value_text
from data.facts import Fact, Problem
from data.measures import MEASURES, SUBJECTS
from data.names import search_key
from data.neutral import neutral
from data.periods import parse_period, period_name
from data.places import PLACES
from loaders.files.limits import MB
from pages.parts.figures import shown
from pages.parts.view import View
from pages.upload import words as upload_words


def with_cell(locator: str, sentence: str) -> str:
    """A sentence with its cell as a small tag: where the sentence names the cell, else in front of it."""
    if not locator:
        return shown(sentence)
    tag = f"`{' '.join(locator.replace('`', chr(39)).split())}`"
    before, named, after = sentence.partition(locator)
    if named and not after[:1].isdigit():  # B1 is not what B17 begins with
        gap = "" if after[:1] in (":", ",", ";", ".") else " "
        return f"{shown(before)} {tag}{gap}{shown(after)}".strip()
    return f"{tag} {shown(sentence)}"


def size(view: View, content: bytes) -> str:
    """`0 byte`, `48 kB`, `1,2 MB`."""
    return amount_of_bytes(view, len(content))


def amount_of_bytes(view: View, amount: int) -> str:
    """`0 byte`, `48 kB`, `1,2 MB`."""
    if amount < 1000:
        return f"{amount}{NBSP}byte"
    if amount < MB / 10:
        return f"{number(amount / 1000, 0, view.language)}{NBSP}kB"
    return f"{number(amount / MB, 1, view.language)}{NBSP}MB"


def value(view: View, amount: float | None, qualifier: str = "exact") -> str:
    """A figure of any kind: up to two decimals, none that are zero, with the mark of its qualifier."""
    if amount is None:
        return NOTHING
    text = number(amount, 2, view.language, trim=True)
    mark = value_text(0, "count", view.language, qualifier).removesuffix("0")
    return mark + text


def periods_text(view: View, labels) -> str:
    """One period by name, several as the months from the first to the last."""
    covered = [parse_period(label) for label in set(labels)]
    if len(covered) <= 1:
        return period_name(covered[0].label, view.language) if covered else NOTHING
    first, last = min(p.start for p in covered), max(p.end for p in covered)
    return view.say(
        upload_words.SPAN,
        first=period_name(f"{first:%Y-%m}", view.language, short=True),
        last=period_name(f"{last:%Y-%m}", view.language, short=True),
    )


def place_text(view: View, place: str) -> str:
    """A place in full; where its territory changed, with the dates that tell the two apart."""
    province = PLACES[place]
    name = view.name(place, full=True)
    return view.say(upload_words.SINCE, place=name) if province.parts else name  # until when is part of a full name


def days_text(view: View, facts: list[Fact]) -> str:
    """`15/9/2026–14/10/2026, ghi rõ trong tệp` when all facts cover the same days; "" otherwise."""
    windows = {(f.period_start, f.period_end, f.period_basis) for f in facts}
    if len(windows) != 1:
        return ""
    start, end, basis = windows.pop()
    days = "–".join(f"{day.day}/{day.month}/{day.year}" if day else "…" for day in dict.fromkeys((start, end)))
    return view.say(upload_words.DAYS, days=days, basis=view.say(upload_words.PRINTED[basis]))


def measures_by_name(view: View) -> dict[str, str]:
    """Every measure, those of one subject together, each found without accents too: "Quá hạn · qua han"."""
    subjects = [*SUBJECTS, *(m.subject for m in MEASURES.values())]
    ordered = sorted(MEASURES.values(), key=lambda m: subjects.index(m.subject))
    return {measure.id: findable(measure.label(view.language)) for measure in ordered}


def findable(name: str) -> str:
    """A name with the letters it is found by when typed without accents."""
    key = search_key(name)
    return name if key == name.lower() else f"{name} · {key}"


def problems_csv(view: View, problems: list[Problem]) -> bytes:
    """The problems as a file for the person who mends the workbook: severity, cell, what is wrong, choices.

    UTF-8 with a mark at its start and the list separator of the language, as Excel of that language opens it.
    """
    text = io.StringIO()
    table = csv.writer(text, delimiter=";" if view.language == "vi" else ",", lineterminator="\r\n")
    table.writerow(
        [
            view.say(word)
            for word in (upload_words.SEVERITY, upload_words.CELL, upload_words.MESSAGE, upload_words.CHOICES)
        ]
    )
    for problem in problems:
        choices = "; ".join(pair[0 if view.language == "vi" else 1] for pair in problem.choices.values())
        row = (view.say(upload_words.MARKS[problem.severity]), problem.locator, problem.message(view.language), choices)
        table.writerow([neutral(cell) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()
