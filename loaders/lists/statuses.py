"""What the words of a list's statuses are read as: shown for the preview, and asked where nobody knows them.

The words of a status are what the system or a clerk writes of a step, not of a person; one that names somebody all the
same is never quoted, and its cases go by their days.
"""

import json
from collections import Counter
from dataclasses import dataclass, field

from data.facts import Problem
from data.names import fold, nfc
from data.personal import holds_identity
from loaders.files.sheets import text_of
from loaders.lists.cases import Cases
from loaders.lists.status_words import meaning_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.text.numbers import BLANKS
from loaders.text.wording import Both

NOTE = "statuses"  # among a reading's notes: JSON, [[status, meaning, how many], …]
DAYS = "days"
_MOST_ASKED = 12  # a column of more words that nobody knows is no column of statuses
_MOST_SHOWN = 8
_OF_DAYS = ("Không nói gì: tính theo các ngày", "Says nothing: the days decide")


@dataclass(frozen=True)
class Meanings:
    """What statuses of one kind of list may mean: `kind` in `statuses.csv`, what a row is called, meaning -> (code,
    what it is called); `silent`: the code where a status says nothing."""

    kind: str
    cases: Both
    codes: dict[str, tuple[int, Both]]
    silent: int

    def code_of(self, meaning: str) -> int:
        return self.codes[meaning][0] if meaning in self.codes else self.silent

    @property
    def choices(self) -> dict[str, Both]:
        return {name: labels for name, (_, labels) in self.codes.items()} | {DAYS: _OF_DAYS}


@dataclass
class _Words:
    """The distinct statuses of a list, folded: as printed, how many, the first row, what they mean."""

    printed: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    meant: dict[str, str] = field(default_factory=dict)

    @property
    def unknown(self) -> list[str]:
        return [word for word in self.counts if word and not self.meant[word]]


def settle_statuses(
    cases: Cases, meanings: Meanings, context: Context, problems: list[Problem], notes: dict[str, str]
) -> list[int]:
    """The code of what the status of each case says. Each distinct word nobody knows is asked once (question
    `status:WORD`), a column of too many of them as one (question `statuses`)."""
    cells = cases.columns.get("status")
    if cells is None:
        return [meanings.silent] * len(cases.rows)
    words = _Words()
    of_cell: dict = {}
    for cell, number in Counter(cells).items():
        text = nfc(text_of(cell))
        word = of_cell[cell] = "" if text.casefold() in BLANKS or holds_identity(text) else fold(text)
        words.printed.setdefault(word, text)
        words.counts[word] += number
        words.meant[word] = meaning_of(word, meanings.kind)
    for position, cell in enumerate(cells):
        words.first.setdefault(of_cell[cell], cases.rows[position])
    answers = {word: _answer(word, len(words.unknown), meanings, context) for word in words.unknown}
    problems += _asked(cases, words, [word for word, answer in answers.items() if not answer], meanings)
    words.meant |= answers
    read = [
        (words.printed[word], words.meant[word], number)
        for word, number in words.counts.most_common()
        if words.meant[word]
    ]
    notes[NOTE] = json.dumps(read, ensure_ascii=False)
    if read:
        problems.append(_say(cases.heading("status"), read, meanings))
    return [meanings.code_of(words.meant[of_cell[cell]]) for cell in cells]


def _answer(word: str, unknown: int, meanings: Meanings, context: Context) -> str:
    """What a word nobody knows was said to mean; "" while it is asked."""
    answer = context.answers.get("statuses" if unknown > _MOST_ASKED else f"status:{word}", "")
    return answer if answer in (meanings.choices if unknown <= _MOST_ASKED else (DAYS,)) else ""


def _asked(cases: Cases, words: _Words, still_open: list[str], meanings: Meanings) -> list[Problem]:
    if still_open and len(words.unknown) > _MOST_ASKED:
        choices, where = {DAYS: _OF_DAYS}, cases.heading("status")
        return [problem("statuses_unknown", where, count=len(still_open), question="statuses", choices=choices)]
    return [
        problem(
            "status_unknown",
            cases.cell(words.first[word]),
            text=words.printed[word],
            count=words.counts[word],
            cases=meanings.cases,
            question=f"status:{word}",
            choices=meanings.choices,
        )
        for word in still_open
    ]


def _say(where: str, read: list[tuple[str, str, int]], meanings: Meanings) -> Problem:
    sides = []
    for side, more in ((0, "và {} chữ khác"), (1, "and {} more")):
        named = [f"“{text}” ({number}) → {meanings.choices[name][side]}" for text, name, number in read[:_MOST_SHOWN]]
        rest = len(read) - _MOST_SHOWN
        sides.append("; ".join(named + ([more.format(rest)] if rest > 0 else [])))
    return problem("statuses_read", where, readings=(sides[0], sides[1]))
