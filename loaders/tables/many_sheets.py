"""Several tables in one file: questions about the period are each table's own, the same period twice is asked."""

from dataclasses import replace
from datetime import timedelta

from data.facts import Fact, Problem
from data.periods import labels_between, period_name
from loaders.problems.catalogue import problem
from loaders.tables.context import SKIP, Context
from loaders.tables.sheet_names import month_of_name
from loaders.text.wording import period_names

_OWN = {"period": "period", "unit": "office"}  # question of a single table -> kind of the question of one of several


def own_context(context: Context, table: str) -> Context | None:
    """The context as one table sees it: its answers to `period:TABLE` and `office:TABLE` are its `period` and `unit`.
    None: left out."""
    own = {question: context.answers.get(f"{kind}:{table}") for question, kind in _OWN.items()}
    if SKIP in own.values():
        return None
    return replace(context, answers=context.answers | {question: answer for question, answer in own.items() if answer})


def own_questions(problems: list[Problem], table: str, sheet_name: str, context: Context) -> list[Problem]:
    """The problems of one of several tables: its period is asked under `period:TABLE`, whose it is under
    `office:TABLE`, both with leaving it out."""
    return [
        replace(
            p,
            question=f"{_OWN[p.question]}:{table}",
            choices=(p.choices or _likely(sheet_name, context)) | {SKIP: ("Bỏ bảng này", "Leave this table out")},
        )
        if p.question in _OWN
        else p
        for p in problems
    ]


def _likely(sheet_name: str, context: Context) -> dict[str, tuple[str, str]]:
    """The month of the sheet's name in this year and the last, else the last twelve months."""
    year, month = context.today.year, month_of_name(sheet_name)
    labels = (
        [f"{y}-{month:02d}" for y in (year, year - 1)]
        if month
        else list(reversed(labels_between("month", context.today - timedelta(days=365), context.today)))
    )
    return {label: (period_name(label), period_name(label, "en")) for label in labels}


def settle_twice(tables: dict[str, list[Fact]], context: Context) -> tuple[list[Fact], list[Problem]]:
    """The facts of all tables. `tables`: name -> facts. Where two hold the same numbers of one period, a person
    chooses the table (question `tables:LABEL`); they are never added."""
    owners: dict[tuple, list[str]] = {}
    for name, facts in tables.items():
        for key in {f.key for f in facts}:
            owners.setdefault(key, []).append(name)
    rivals: dict[str, list[str]] = {}
    for key, names in owners.items():
        if len(names) > 1:
            known = rivals.setdefault(key[-1], [])
            known += [name for name in names if name not in known]
    problems, left_out = [], set()
    for label, rivalling in sorted(rivals.items()):
        names = [name for name in tables if name in rivalling]
        answer = context.answers.get(f"tables:{label}")
        if answer not in names:
            answer = names[0]
            first = next(f for f in tables[names[1]] if f.period_label == label)
            problems.append(
                problem(
                    "period_twice:tables",
                    first.locator,
                    period=period_names(label),
                    tables=", ".join(names),
                    question=f"tables:{label}",
                    choices={name: (f"Lấy “{name}”", f"Take “{name}”") for name in names},
                )
            )
        left_out |= {(name, label) for name in names if name != answer}
    return [f for name, facts in tables.items() for f in facts if (name, f.period_label) not in left_out], problems
