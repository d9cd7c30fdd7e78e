"""What the program makes of words as they stand in files: `words/KIND.txt`, a line each, the words before the arrow.

`python -m tests.cases --readings` writes what stands behind the arrows anew; the difference is read before it is
committed. More words are more lines.
"""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from data.facts import Problem
from data.names import fold, search_key
from loaders.files.filetype import ending_of
from loaders.layouts.guesses import meaning
from loaders.tables import unit_words
from loaders.tables.column_periods import column_period, split_period
from loaders.tables.headers import header_key, match_path
from loaders.tables.hotline import channel_of, level_name
from loaders.tables.names import bare_name
from loaders.tables.office import is_office
from loaders.tables.rows import is_total
from loaders.tables.sheet_names import label_of_name, month_of_name
from loaders.tables.surroundings import scales_in
from loaders.tables.units import comparable, reads_like_office
from loaders.text.legacy import CODINGS, convert, is_syllable
from loaders.text.numbers import read_number, says_scale
from loaders.text.periods import label_in_year, labels_in, read_label, read_period_text

FOLDER = Path(__file__).resolve().parent / "words"
ARROW = " => "


def _said(value: Any) -> str:
    """A value in few words: of a record only what differs from nothing."""
    if isinstance(value, Problem):
        return value.code
    if hasattr(value, "__dataclass_fields__"):
        outcome = ((f.name, getattr(value, f.name)) for f in fields(value))
        return (
            "("
            + " ".join(
                f"{name}={_said(v)}" for name, v in outcome if v is not None and v is not False and v not in ("", ())
            )
            + ")"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_said, value)) + "]"
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _period(text: str) -> str:
    read = read_period_text(text)
    labels = labels_in(read.spoken)
    return f"{_said(read)} {_said(labels)} {label_in_year(search_key(text), 2025)}"


def _cell(text: str) -> str:
    cell = float(text) if text.replace(".", "", 1).isdecimal() and len(text) < 8 else text
    return " | ".join(str(read_label(value, year)) for value in (cell, text) for year in (None, 2025))


def _number(text: str) -> str:
    readings = []
    for kind in ("count", "money", "percent", "score"):
        number = read_number(text, kind)
        value = number.state if number.value is None else f"{number.value:.12g}"
        marks = [word for word in (number.qualifier, number.state) if word not in ("exact", "number", value)]
        readings.append(" ".join([value, *marks, *(f"?{p:.12g}" for p in number.proposals)]))
    return " | ".join(readings) + (" scaled" if says_scale(text) else "")


def _heading(text: str) -> str:
    key = header_key(text)
    counted, when = split_period(fold(text))
    of_units = match_path((key,), unit_words.COLUMNS)
    period = column_period(when, None, 2026) if when else None
    return f"{key} | {of_units} | {counted}~{when} {_said(period)} | {_said(scales_in(text, 'S!A1'))}"


def _guess(text: str) -> str:
    likely, how = meaning(tuple(map(header_key, text.split(" / "))))
    return f"{likely} {how:.3f}"


def _name(text: str) -> str:
    marks = {"office": is_office(text), "like": reads_like_office(text), "total": is_total(fold(text))}
    outcome = " ".join(word for word, is_so in marks.items() if is_so)
    return f"{bare_name(text)} | {comparable(text)} | {channel_of(text)} | {level_name(text)} | {outcome}"


def _letters(text: str) -> str:
    return " | ".join([str(is_syllable(text)), *(convert(text, coding) for coding in CODINGS)])


def _file(text: str) -> str:
    labels = [label_of_name(text, year) for year in (None, 2026)]
    return f"{ending_of(text)} | {_said(labels)} {month_of_name(text)}"


KINDS: dict[str, Callable[[str], str]] = {
    "periods": _period, "cells": _cell, "numbers": _number, "headings": _heading, "names": _name, "letters": _letters,
    "files": _file, "guesses": _guess,
}  # fmt: skip


def written(kind: str) -> dict[str, str]:
    """Words -> what is made of them, as it is kept."""
    lines = (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines()
    return {words: outcome for words, _, outcome in (line.partition(ARROW) for line in lines if line)}


def write_words() -> None:
    """Every kind's file, as the program reads its words now."""
    for kind, outcome in KINDS.items():
        text = "".join(f"{words}{ARROW}{outcome(words)}\n" for words in written(kind))
        (FOLDER / f"{kind}.txt").write_text(text, encoding="utf-8")
