"""The figures of a measure as tables: by period, by part, and each as it was loaded with its cell."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.formats import NOTHING, value_text
from data import periods
from data.periods import parse_period, period_name
from metrics import registry
from metrics.answers.stored import stored, with_cells
from metrics.engine.question import GRAINS
from pages import words
from pages.measures import words as measures_words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.answers import ask, made
from pages.parts.downloads import noted
from pages.parts.filters import Scope
from pages.parts.source_names import source_name
from pages.parts.tables import Look, show
from pages.parts.view import View

ROWS = 17
MOST = 500  # figures as loaded; each is looked up in its batch


def figures_loaded(view: View, scope: Scope, name: str, count: int) -> tuple[list[dict[str, Any]], int]:
    """The newest figures of a measure as loaded, within the periods shown, with their cells; and how many there are."""
    first = parse_period(periods.shift(scope.period, 1 - count)).start
    last = parse_period(scope.period).end
    question = (name, scope.place, first, last, scope.unit)
    rows = ask(view, stored, *question)
    return made(view, "stored", question, lambda: with_cells(view.store, rows[:MOST])), len(rows)


def period_names(view: View, rows: pd.DataFrame) -> list[str]:
    """The period of every row."""
    return [period_name(label, view.language) for label in rows["period"]]


def part_names(view: View, rows: pd.DataFrame, way: str) -> list[str]:
    """The province, office, level, field or channel of every row."""
    if way == "place":
        return [view.name(place) for place in rows["place"]]
    spoken = {"level": words.LEVELS, "channel": words.CHANNELS}.get(way, {})
    return [view.say(spoken[part]) if part in spoken else part for part in rows["split"]]


def figures_table(view: View, name: str, rows: pd.DataFrame, heading: str, texts: Sequence[str], title: str) -> None:
    """Rows of the query, each by its text: value, exactness, days, coverage, state, route, source, approval."""
    records = rows.to_dict("records")
    say, heads = view.say, words.COLUMNS
    table = pd.DataFrame(
        {
            heading: list(texts),
            say(heads["value"]): [figures.figure(view, row) for row in records],
            say(heads["qualifier"]): [_exactness(view, row["qualifier"]) for row in records],
            say(measures_words.WINDOW): [_window(view, row["period_start"], row["period_end"]) for row in records],
            say(heads["basis"]): [_basis(view, row["basis"]) for row in records],
            say(heads["coverage"]): [_coverage(view, row) for row in records],
            say(heads["state"]): [_state(view, row) for row in records],
            say(heads["route"]): [_route(view, row) for row in records],
            say(heads["source"]): [_source(view, row["source"]) for row in records],
            say(heads["approval"]): [_approval(view, row) for row in records],
        }
    )
    keys = [[None, *[_key(row)] * 9] for row in records]
    config = {say(heads["value"]): st.column_config.TextColumn(alignment="right")}
    show(view, name, table, keys, Look(config=config, rows=ROWS), slot=noted(say(parts_words.CELL_NOTE)), title=title)


def stored_table(view: View, kpi: str, rows: list[dict[str, Any]], title: str) -> None:
    """Figures as loaded, the newest first: whose, which period, how much, in which cell of which file."""
    say, heads = view.say, words.COLUMNS
    unit = registry.kpi(kpi).unit
    text = partial(value_text, unit="score" if unit == "percent" else unit, language=view.language, trim=True)
    table = pd.DataFrame(
        {
            say(heads["period"]): [period_name(row["period_label"], view.language) for row in rows],
            say(measures_words.WHOSE): [row["unit"] or view.name(row["place"], full=True) for row in rows],
            say(measures_words.PART): [_part(view, row) for row in rows],
            say(heads["value"]): [
                text(row["value"], qualifier=row["qualifier"]) if row["status"] == "value" else NOTHING for row in rows
            ],
            say(heads["qualifier"]): [_exactness(view, row["qualifier"]) for row in rows],
            say(measures_words.COUNTED): [row["counted"] for row in rows],
            say(measures_words.WINDOW): [_window(view, row["period_start"], row["period_end"]) for row in rows],
            say(heads["basis"]): [_basis(view, row["period_basis"]) for row in rows],
            say(heads["source"]): [_source(view, row["source"]) for row in rows],
            say(measures_words.FILE): [row["file"] for row in rows],
            say(measures_words.CELL): [row["locator"] or NOTHING for row in rows],
            say(measures_words.RAW): [row["raw"] or NOTHING for row in rows],
        }
    )
    keys = [[_key_of_stored(kpi, row)] * len(table.columns) for row in rows]
    config = {say(heads["value"]): st.column_config.TextColumn(alignment="right")}
    note = say(measures_words.STORED_NOTE)
    slot = noted(f"{note} {say(measures_words.FIRST_ROWS, count=MOST)}" if len(rows) == MOST else note)
    show(view, "stored", table, keys, Look(config=config, rows=ROWS), slot=slot, title=title)


def _exactness(view: View, qualifier) -> str:
    return view.say(parts_words.QUALIFIERS[qualifier]) if qualifier in parts_words.QUALIFIERS else ""


def _window(view: View, start: date | None, end: date | None) -> str:
    """The days a figure covers; an end the report leaves open stays open."""
    if not figures.known(start):
        return ""
    if not figures.known(end):
        return view.say(measures_words.OPEN_WINDOW, start=f"{start:%d/%m/%Y}")
    return f"{start:%d/%m/%Y}–{end:%d/%m/%Y}"


def _basis(view: View, basis) -> str:
    return view.say(parts_words.BASES[basis]) if basis in parts_words.BASES else ""


def _coverage(view: View, row: dict) -> str:
    if not figures.known(row["value"]):
        return ""
    mark = "▨ " if figures.is_partial(row) else ""
    return f"{mark}{figures.coverage(view, row)}"


def _state(view: View, row: dict) -> str:
    return figures.sentence(figures.why(view, row)) or view.say(words.STATES["value"])


def _route(view: View, row: dict) -> str:
    is_known = figures.known(row["value"]) and row["route"] in parts_words.ROUTES
    return view.say(parts_words.ROUTES[row["route"]]) if is_known else ""


def _approval(view: View, row: dict) -> str:
    if not figures.known(row["value"]):
        return ""
    return view.say(words.REVISED if row["revised"] else words.PROVISIONAL if row["provisional"] else words.APPROVED)


def _source(view: View, source) -> str:
    return source_name(view, source) if isinstance(source, str) else ""


def _part(view: View, row: dict) -> str:
    """The field, channel, procedure or level a figure is of; nothing for a whole."""
    channel = view.say(words.CHANNELS[row["channel"]]) if row["channel"] in words.CHANNELS else row["channel"]
    level = view.say(words.LEVELS[row["level"]]) if row["level"] in words.LEVELS else row["level"]
    return " · ".join(part for part in (row["field"], channel, row["procedure"], level) if part)


def _key(row: dict) -> tuple:
    """What opens the source of a row of the query."""
    split = next(
        (part for part in ("field", "channel") if row[part]), "level" if row["level"] and not row["unit"] else ""
    )
    part = (split, row["split"]) if split else ()
    return row["kpi"], row["place"], row["period"], row["unit"] or "", "today", *part


def _key_of_stored(kpi: str, row: dict) -> tuple | None:
    """What opens the source of a figure as loaded; None where no question asks for it: a day, a field of an office."""
    parts = [
        (name, row[name])
        for name in ("field", "channel", "level")
        if row[name] and not (name == "level" and row["unit"])
    ]
    is_asked = parse_period(row["period_label"]).grain in GRAINS and not row["procedure"]
    if not is_asked or len(parts) > 1 or (parts and row["unit"]):
        return None
    return kpi, row["place"], row["period_label"], row["unit"], "reported", *(parts[0] if parts else ())
