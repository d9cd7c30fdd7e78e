"""Panels of sentences and marks: what changed, and how complete the figures are."""

import math
from dataclasses import replace

import pandas as pd

from charts.axes import period_short, text_width
from charts.theme import STATUS_SIGNS
from data import periods
from data.places import NATION
from metrics.answers.arrivals import arrivals
from metrics.answers.due import IN, newest, newest_closed, reports
from metrics.answers.overview import overview
from metrics.answers.summary import Overview
from pages.parts import figures
from pages.parts.badges import period_words
from pages.parts.news import news_of
from pages.parts.source_names import source_name
from pages.wall import words as wall_words
from pages.wall.questions import Asked, fact, lower, where, with_page
from pages.wall.sizes import REFERENCE
from pages.wall.texts import TRUE_WIDTH, Emptiness, headed, stamped


def changes_panel(a: Asked) -> list[dict]:
    """What changed, in at most five sentences, on as many pages as they need."""
    from pages.overview.changes import sentence_of

    view = a.view
    answer: Overview = a.ask(overview, a.panel.place, a.period, a.today)
    if not answer.changes:
        raise Emptiness(view.name(a.panel.place))
    facts = [fact(c.tone, sentence_of(view, answer, c), kpi=c.kpi) for c in answer.changes]
    pages = _packed(facts, a)
    return [
        {
            **headed(a, view.say(wall_words.CHANGES), *(with_page(a, t, number, len(pages)) for t in where(a))),
            "facts": page,
            **stamped(a, [answer.row("on_time_rate")]),
        }
        for number, page in enumerate(pages, 1)
    ]


TEXT_PX, PAGE_PX = 1660, 826  # room of a sentence beside its mark; of all of them, on a 1080-line screen
LINE_HEIGHT, GAP_PX = 1.4, 16


def _packed(facts: list[dict], a: Asked) -> list[list[dict]]:
    """Sentences on pages: none is cut and no page holds more lines than the screen."""
    body = a.board.sizes["body_px"]
    if not facts:
        return []
    pages, used = 1, 0.0
    for sentence in facts:
        lines = math.ceil(text_width(sentence["text"].replace("**", ""), body) * TRUE_WIDTH / TEXT_PX)
        need = lines * LINE_HEIGHT * body + GAP_PX
        pages, used = (pages + 1, need) if used and used + need - GAP_PX > PAGE_PX else (pages, used + need)
    size = math.ceil(len(facts) / pages)  # three and two read better than four and one
    return [facts[start : start + size] for start in range(0, len(facts), size)]


SUBJECTS = ("dossiers", "hotline", "media", "citizens", "tasks", "documents")  # those that report by month
MOST_COLUMNS, LEAST_COLUMNS = 6, 3
MOST_NEWS = 1  # the newest period; the columns show the others
MOST_FACTS = 2  # on the page of the rows; a row for every subject leaves no room for more
GRID_PX, CELL_PADDING_PX = 1792, 96  # the room of the grid; what a cell needs around its text


def completeness_panel(a: Asked) -> list[dict]:
    """Which subjects have been reported in the last periods that can be opened, who has not, which sources are
    missing."""
    view, place = a.view, a.panel.place
    last = replace(a, period=a.ask(newest, place, a.panel.grain, a.today))
    cells = _reported(last)
    if not len(cells) and last.period != a.period:
        last, cells = a, _reported(a)
    is_over = periods.days_overdue(last.period, a.today) > 0
    judged = last.period if is_over else periods.shift(last.period, -1)  # the last one whose reports were due
    of_judged = cells[cells["period"] == judged] if len(cells) else cells
    now = of_judged["state"].tolist()
    facts = [
        fact("watch" if report.days else None, text)
        for report, text in news_of(view, place, a.period, a.panel.grain, "dossiers")[:MOST_NEWS]
    ]
    if missing := a.ask(overview, place, judged, a.today).missing if len(cells) else []:
        names = [view.name(m) if place == NATION else m for m in missing]
        rest = len(names) - 8
        facts.append(
            fact(
                "watch",
                wall_words.NOT_SENT_MORE(view.language, names=", ".join(names[:8]), rest=rest)
                if rest > 0
                else wall_words.NOT_SENT(view.language, names=", ".join(names)),
            )
        )
    facts += _arrivals(a)
    if now and set(now) <= {"reported", "zero"} and not any(known["tone"] for known in facts):
        is_observed = "observed" in set(of_judged["expected_from"])
        sentence = wall_words.ALL_LOADED if is_observed else wall_words.ALL_IN
        facts.append(fact(None if is_observed else "good", view.say(sentence)))
    if not len(cells) and not facts:
        raise Emptiness(view.name(place))
    stamp = stamped(a, a.ask.line(("on_time_rate",), place, a.period, a.today, 1).to_dict("records"))
    pages = [facts[:MOST_FACTS], *_packed(facts[MOST_FACTS:], a)]  # what has no room beside the rows comes after them
    return [
        {
            **headed(a, view.say(wall_words.COMPLETENESS), *(with_page(a, t, number, len(pages)) for t in where(last))),
            **({"grid": _grid(last, cells)} if number == 1 else {}),
            "facts": page,
            **stamp,
        }
        for number, page in enumerate(pages, 1)
    ]


def _reported(a: Asked) -> pd.DataFrame:
    """How the subjects stand of which there is any figure, a row a subject and period."""
    labels = [periods.shift(a.period, step) for step in range(1 - MOST_COLUMNS, 1)]
    frames = [
        a.ask(reports, subject, (a.panel.place,), tuple(labels), a.today).assign(subject=subject)
        for subject in SUBJECTS
    ]
    with_figures = [cells for cells in frames if cells["value"].notna().any()]
    return pd.concat(with_figures or [frames[0].iloc[:0]], ignore_index=True)


def _grid(a: Asked, reported: pd.DataFrame) -> dict | None:
    """A line a subject, a column a period, the newest at the right: as many as have room."""
    if not len(reported):
        return None
    view, size = a.view, a.board.sizes["body_px"]
    cells = {(row["subject"], row["period"]): _cell(row) for row in reported.to_dict("records")}
    names = {
        subject: view.say(wall_words.SUBJECTS[subject])
        for subject in SUBJECTS
        if subject in {known for known, _ in cells}
    }
    widest = max(text_width(cell["text"], size) for cell in cells.values())
    widest += CELL_PADDING_PX * size / REFERENCE
    room = GRID_PX - max(text_width(name, size) for name in names.values())
    count = min(MOST_COLUMNS, max(LEAST_COLUMNS, int(room // widest)))
    labels = [periods.shift(a.period, step) for step in range(1 - count, 1)]
    nothing = {"mark": "", "text": "", "tone": None, "is_missing": False}
    return {
        "columns": [period_short(label, view.language)[0] for label in labels],
        "rows": [
            {"name": name, "cells": [cells.get((subject, label), nothing) for label in labels]}
            for subject, name in names.items()
        ],
    }


def _cell(row: dict) -> dict:
    """How many of those expected have reported. What is missing is grey or watched, never red."""
    if row["state"] not in IN:
        is_missing = row["state"] == "missing"
        return {"mark": "", "text": "–" if is_missing else "", "tone": None, "is_missing": is_missing}
    known = figures.known(row["covered"])
    if row["state"] != "partial" and row["expected_from"] == "observed":  # of how many nobody knows
        return {"mark": "", "text": f"{row['covered']:.0f}" if known else "", "tone": None, "is_missing": False}
    tone = "watch" if row["state"] == "partial" else "good"
    text = f"{row['covered']:.0f}/{row['expected']:.0f}" if known else ""
    return {"mark": STATUS_SIGNS[tone], "text": text, "tone": tone, "is_missing": False}


def _arrivals(a: Asked) -> list[dict]:
    """How many of the monthly sources expected are in, and those still missing, each named."""
    view, place, month = a.view, a.panel.place, newest_closed("month", a.today)
    waited = [s for s in a.ask(arrivals, month) if place in (NATION, s.place)]
    late = [s for s in waited if not s.is_in]
    if not waited:
        return []
    count = fact(
        "watch" if late else "good",
        wall_words.SOURCES_IN(
            view.language, done=len(waited) - len(late), all=len(waited), period=period_words(view, month)
        ),
    )
    return [
        count,
        *(
            fact(
                "watch",
                wall_words.SOURCE_MISSING(
                    view.language,
                    source=lower(source_name(view, source.source)),
                    place=view.name(source.place),
                    period=period_words(view, month),
                    last=period_words(view, source.last),
                ),
            )
            for source in late[:4]
        ),
    ]
