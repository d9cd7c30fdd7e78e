"""What the words of a list's statuses are read as: shown for the preview, and asked where nobody knows them.

The words of a status are what the system or a clerk writes of a step, not of a person; one that names somebody all the
same is never quoted, and its dossiers go by their days.
"""

import json
from collections import Counter

from data.facts import Problem
from data.names import fold, nfc
from data.personal import holds_identity
from loaders.files.sheets import text_of
from loaders.lists.cases import Cases
from loaders.lists.dossier_kinds import EARLY, GONE, OPEN_IN_TIME, STOPPED, WAITING, status_of
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.text.numbers import BLANKS

NOTE = "statuses"  # among a reading's notes: JSON, [[status, meaning, how many], …]
DAYS = "days"
_MEANINGS = {
    "resolved": (EARLY, ("Đã giải quyết, có kết quả", "Resolved, with a result")),
    "pending": (OPEN_IN_TIME, ("Đang giải quyết", "Pending")),
    "waiting": (WAITING, ("Đang giải quyết, chờ bổ sung", "Pending, waiting for a supplement")),
    "returned": (GONE, ("Trả lại, rút, từ chối", "Returned, withdrawn or refused")),
    "stopped": (STOPPED, ("Dừng giải quyết", "Stopped")),
    DAYS: (-1, ("Không nói gì: tính theo các ngày", "Says nothing: the days decide")),
}
_NAMES = {code: name for name, (code, _) in _MEANINGS.items()}
_CHOICES = {name: labels for name, (_, labels) in _MEANINGS.items()}
_MOST_ASKED = 12  # a column of more words that nobody knows is no column of statuses
_MOST_SHOWN = 8


def settle_statuses(cases: Cases, context: Context, problems: list[Problem], notes: dict[str, str]) -> list[int]:
    """What the status of each dossier says: a kind, or -1 where the days decide. Each distinct word nobody knows is
    asked once (question `status:WORD`), a column of too many of them as one (question `statuses`)."""
    cells = cases.columns.get("status")
    if cells is None:
        return [-1] * len(cases.rows)
    printed: dict[str, str] = {}
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    words: dict = {}
    for cell, number in Counter(cells).items():
        text = nfc(text_of(cell))
        word = words[cell] = "" if text.casefold() in BLANKS or holds_identity(text) else fold(text)
        printed.setdefault(word, text)
        counts[word] += number
    for position, cell in enumerate(cells):
        first.setdefault(words[cell], cases.rows[position])
    unknown = [word for word in counts if word and status_of(word) < 0]
    codes = {word: _code(word, len(unknown), context) for word in counts}
    open_words = [word for word in unknown if codes[word] is None]
    problems += _asked(cases, open_words, len(unknown), printed, counts, first)
    read = [
        (printed[word], _NAMES[code], number)
        for word, number in counts.most_common()
        if word and (code := codes[word]) is not None
    ]
    notes[NOTE] = json.dumps(read, ensure_ascii=False)
    if read:
        problems.append(_say(cases.heading("status"), read))
    return [-1 if (code := codes[words[cell]]) is None else code for cell in cells]


def _code(word: str, unknown: int, context: Context) -> int | None:
    """What a word means; None while it is asked."""
    code = status_of(word) if word else -1
    if not word or code >= 0:
        return code
    if unknown > _MOST_ASKED:
        return -1 if context.answers.get("statuses") == DAYS else None
    answer = context.answers.get(f"status:{word}")
    return _MEANINGS[answer][0] if answer in _MEANINGS else None


def _asked(
    cases: Cases, words: list[str], unknown: int, printed: dict[str, str], counts: Counter[str], first: dict[str, int]
) -> list[Problem]:
    if words and unknown > _MOST_ASKED:
        choices = {DAYS: _CHOICES[DAYS]}
        where = cases.heading("status")
        return [problem("statuses_unknown", where, count=len(words), question="statuses", choices=choices)]
    return [
        problem(
            "status_unknown",
            cases.cell(first[word]),
            text=printed[word],
            count=counts[word],
            question=f"status:{word}",
            choices=_CHOICES,
        )
        for word in words
    ]


def _say(where: str, read: list[tuple[str, str, int]]) -> Problem:
    sides = []
    for side, more in ((0, "và {} chữ khác"), (1, "and {} more")):
        named = [f"“{text}” ({number}) → {_CHOICES[name][side]}" for text, name, number in read[:_MOST_SHOWN]]
        rest = len(read) - _MOST_SHOWN
        sides.append("; ".join(named + ([more.format(rest)] if rest > 0 else [])))
    return problem("statuses_read", where, readings=(sides[0], sides[1]))
