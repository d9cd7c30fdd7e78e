"""What questions are about: the headings they stand under, in the order in which they are best answered."""

from data.facts import Problem
from pages.upload import words as upload_words
from pages.words import Sentence

# Group -> the kinds of questions (what stands before the first colon of a question) that belong to it.
KINDS = {
    "file": (
        "source",
        "delimiter",
        "text_coding",
        "lost_letters",
        "hidden_sheets",
        "list",
        "kind",
        "page",
        "codes",
        "sheets",
        "table",
        "some",
    ),
    "period": ("period", "period_dates", "window", "list_window", "since", "future"),
    "place": ("place",),
    "unit": ("unit", "office", "giver", "fewer_units", "departments"),
    "scale": ("scale", "thousands", "comma", "percent"),
    "dates": ("dates", "exchanged", "terms"),
    "status": ("status", "statuses"),
    "columns": ("column", "measure", "channel"),
    "rows": ("row", "group", "name", "tables", "doubles", "double", "merged"),
    "cells": ("cell", "negative", "qualifier"),
    "numbers": ("number", "prose"),
    "stored": ("lead", "plan"),
}
_GROUPS = {kind: group for group, kinds in KINDS.items() for kind in kinds}
OTHER = "other"


def kind_of(question: str) -> str:
    """What stands before the first colon of a question."""
    return question.partition(":")[0]


def group_of(question: str) -> str:
    """What a question is about: one of `KINDS`, or "other"."""
    return _GROUPS.get(kind_of(question), OTHER)


def heading_of(group: str) -> Sentence:
    return upload_words.QUESTION_GROUPS[group]


def grouped(asks: list[Problem]) -> dict[str, list[Problem]]:
    """The questions of each group, the groups in their order; those of the same column together."""
    groups: dict[str, list[Problem]] = {group: [] for group in (*KINDS, OTHER)}
    for problem in asks:
        groups[group_of(problem.question)].append(problem)
    return {group: problems for group, problems in groups.items() if problems}


def columns_of_cells(asks: list[Problem], least: int = 3) -> dict[str, list[Problem]]:
    """Column -> its cells that are asked one by one, where they are many: one decision does for all of them."""
    columns: dict[str, list[Problem]] = {}
    for problem in asks:
        if kind_of(problem.question) == "cell":
            columns.setdefault(problem.locator.rstrip("0123456789"), []).append(problem)
    return {column: problems for column, problems in columns.items() if len(problems) >= least}


def columns_alike(asks: list[Problem]) -> list[list[Problem]]:
    """Several columns of days that are asked the same: what holds for one mostly holds for all of the file."""
    by_choices: dict[tuple[str, ...], list[Problem]] = {}
    for problem in asks:
        if group_of(problem.question) == "dates":
            by_choices.setdefault((kind_of(problem.question), *problem.choices), []).append(problem)
    return [problems for problems in by_choices.values() if len(problems) > 1]
