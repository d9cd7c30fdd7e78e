"""The parts of a figure: which way it is divided, and their table with line, rank and change of rank."""

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.formats import NBSP, NOTHING, number, value_text
from charts.theme import STATUS_SIGNS, tokens
from metrics import registry
from metrics.answers.standing import has_order
from metrics.answers.subject import HISTORY, Parts, divided_by, parts
from metrics.engine.status import LEAST_CASES, is_proportion
from pages import words
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.badges import period_words
from pages.parts.downloads import noted
from pages.parts.filters import Scope, choose_inline
from pages.parts.parameters import LEVEL, PLACE, UNIT
from pages.parts.tables import Look, show, status_tints
from pages.parts.view import View
from pages.subjects import words as subjects_words

SPLIT = "chia"
MOST_ROWS = 17
LATE = "late_per_1000"


def parts_section(view: View, scope: Scope, kpis: tuple[str, ...], ways: tuple[str, ...] = ()) -> None:
    """How the figures are divided, chosen by a radio that lives in the URL, and the parts' table.

    `kpis`: the first is the one ranked and drawn as a line. `ways`: of place, unit, level, field, channel; ()
    for every way the figures of the place are divided. Nothing is drawn where they are divided in none.
    """
    if scope.unit:
        return
    possible = ask(view, divided_by, kpis[0], scope.place, scope.period, view.today, scope.boundaries)
    possible = [way for way in possible if not ways or way in ways]
    if scope.level:
        possible = [way for way in possible if way == "unit"]
    if not possible:
        return
    way = split_chooser(view, possible, scope)
    parts_table_of(view, scope, kpis, way)


def split_chooser(view: View, possible: list[str], scope: Scope) -> str:
    """The heading of the section with the radio beside it; returns the way chosen."""
    left, right = chooser_row(view)
    way = possible[0]
    if len(possible) > 1:
        with right:
            way = choose_inline(view, SPLIT, subjects_words.SPLIT, possible, lambda name: view.say(words.SPLITS[name]))
    left.subheader(view.say(subjects_words.BY[way], period=period_words(view, scope.period)), anchor=False)
    return way


def chooser_row(view: View) -> tuple:
    """Room for a heading, and for the choices beside it; on a phone below it, clear of the table's own buttons."""
    if view.is_narrow:
        return st.container(), st.container()
    row = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    return row.container(width="content"), row.container(width="content")


class _Columns:
    """The columns of a table of parts as they are put together: values, looks, and whose number each shows."""

    def __init__(self) -> None:
        self.values: dict[str, list] = {}
        self.kpis: list[str | None] = []
        self.formats: dict[str, Callable] = {}
        self.config: dict[str, Any] = {}
        self.tints: dict[str, list[str]] = {}
        self.texts: dict[str, list[str | None]] = {}

    def add(self, label: str, values: Iterable, kpi: str | None, spec=None, text: Callable | None = None) -> None:
        """`spec`: Streamlit's column; `text`: makes a text of a value."""
        self.values[label] = list(values)
        self.kpis.append(kpi)
        if text:
            self.formats[label] = text
        if spec:
            self.config[label] = spec


def parts_table_of(view: View, scope: Scope, kpis: tuple[str, ...], way: str) -> None:
    """One row a part, best first: rank, change of rank, status and value of the first KPI, its line, the others."""
    asked = (kpis, scope.place, scope.period, view.today, way, scope.level)
    answer = ask(view, parts, *asked, boundaries=scope.boundaries)
    if answer.table.empty:
        st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
        return
    table, keys, look = table_of(view, scope, kpis, way, answer)
    name_column, has_rank = view.say(words.SPLITS[way]), view.say(subjects_words.RANK_COLUMN) in table
    body, slot = st.container(), noted(_note(view, way, has_rank, is_proportion(registry.kpi(kpis[0]))))
    opens = [_opens(way, *part) for part in zip(answer.table["place"], answer.table["part"])]
    with body:
        show(view, f"parts_{kpis[0]}", table, keys, look, opens=(name_column, opens), slot=slot)


def table_of(
    view: View, scope: Scope, kpis: tuple[str, ...], way: str, answer: Parts
) -> tuple[pd.DataFrame, list[list], Look]:
    """The cells of the parts' table, the number behind each of them, and how they look."""
    listed, main = answer.table, registry.kpi(kpis[0])
    figures_of = {(r["kpi"], r["place"], r["split"]): r for r in answer.figures.to_dict("records")}
    rows = {kpi: [figures_of.get((kpi, *part)) for part in zip(listed["place"], listed["part"])] for kpi in kpis}
    has_rank = bool(has_order(main) and listed["rank"].notna().any())
    columns, name_column = _Columns(), view.say(words.SPLITS[way])
    if has_rank:
        _add_ranks(view, columns, listed, kpis[0])
    names = [_part_name(view, way, name) for name in listed["name" if view.language == "vi" else "name_en"]]
    columns.add(name_column, names, None, st.column_config.TextColumn(width=200))
    if any(row and row.get("status") in STATUS_SIGNS for row in rows[kpis[0]]):
        _add_ratings(view, columns, rows[kpis[0]], kpis[0])
    for kpi in kpis:
        _add_figures(view, columns, rows[kpi], kpi)
        if kpi == kpis[0] and not view.is_narrow and not scope.is_range:
            _add_lines(view, columns, listed["history"], kpi)
    table = pd.DataFrame(columns.values)
    keys = [
        [_key(view, kpi, rows[kpi][line], way) if kpi else None for kpi in columns.kpis] for line in range(len(listed))
    ]
    if view.is_narrow:  # a phone shows the first columns: the name and the figure asked about
        first = [name_column, _column_name(view, kpis[0])]
        in_order = first + [name for name in table if name not in first]
        places = [list(table).index(name) for name in in_order]
        table, keys = table[in_order], [[line[place] for place in places] for line in keys]
        columns.config[name_column] = st.column_config.TextColumn(width=140)
    look = Look(
        formats=columns.formats, texts=columns.texts, config=columns.config, tints=columns.tints, rows=MOST_ROWS
    )
    return table, keys, look


def _add_ranks(view: View, columns: _Columns, listed: pd.DataFrame, kpi: str) -> None:
    """The rank, and how many ranks a part has climbed."""
    number_column = st.column_config.NumberColumn
    rank, climbed = view.say(subjects_words.RANK_COLUMN), view.say(subjects_words.CLIMBED_COLUMN)
    columns.add(rank, listed["rank"], kpi, number_column(width=62), partial(figures.count, view))
    columns.add(climbed, listed["climbed"], kpi, number_column(width=72), partial(_climbed, view))


def _add_ratings(view: View, columns: _Columns, rows: list[dict | None], kpi: str) -> None:
    """The status in words, on its colour."""
    label = view.say(words.RATING)
    columns.add(label, [_rating(view, row) for row in rows], kpi)
    statuses = [None if row is None or _is_small(row) else row.get("status") for row in rows]
    columns.tints[label] = status_tints(view, statuses)


def _add_figures(view: View, columns: _Columns, rows: list[dict | None], kpi: str) -> None:
    """A KPI's values; beside late per 1,000, which says how often, the count: how many."""
    text = partial(figures.plain, view, kpi=kpi)
    columns.add(_column_name(view, kpi), [_number(row) for row in rows], kpi, text=text)
    columns.texts[_column_name(view, kpi)] = [_told(view, row) for row in rows]
    if kpi == LATE:
        late = [row["numerator"] if row else None for row in rows]
        columns.add(view.say(words.LATE), late, kpi, text=partial(figures.count, view))


def _add_lines(view: View, columns: _Columns, histories: pd.Series, kpi: str) -> None:
    """The last periods as small lines on one scale."""
    label, low, high = _line_label(view, histories, kpi)
    spec = st.column_config.LineChartColumn(width=150, y_min=low, y_max=high, color=tokens(view.mode).actual)
    columns.add(label, [_drawable(values) for values in histories], kpi, spec)


def _column_name(view: View, kpi: str) -> str:
    """A KPI's short name, where it has one."""
    return registry.kpi(kpi).column_name(view.language)


def _opens(way: str, place: str, part: str) -> dict | None:
    """Where a click on a part's name leads: the URL's parameters to change."""
    return {"place": {PLACE: place}, "unit": {UNIT: part}, "level": {LEVEL: part, SPLIT: "unit"}}.get(way)


def _note(view: View, way: str, has_rank: bool, is_share: bool) -> str:
    hint = {
        "place": subjects_words.OPEN_PLACE,
        "unit": subjects_words.OPEN_OFFICE,
        "level": subjects_words.OPEN_OFFICE,
    }.get(way, subjects_words.OPEN_CELL)
    text = view.say(hint)
    if has_rank:
        text += " " + view.say(subjects_words.RANK_NOTE, least=view.say(subjects_words.RANK_LEAST) if is_share else "")
    return text


def _part_name(view: View, way: str, name: str) -> str:
    if way == "level":
        return view.say(words.LEVELS[name]) if name in words.LEVELS else name
    return view.say(words.CHANNELS[name]) if way == "channel" and name in words.CHANNELS else name


def _key(view: View, kpi: str, row: dict | None, way: str) -> tuple | None:
    """What opens the source of a cell."""
    if row is None:
        return None
    if way in ("place", "unit"):
        return kpi, row["place"], row["period"], row["unit"] or ""
    return kpi, row["place"], row["period"], "", view.boundaries, way, row["split"]


def _is_small(row: dict | None) -> bool:
    """A ratio of so few cases that it says nothing: its counts are shown, it is not."""
    if not row:
        return False
    return is_proportion(registry.kpi(row["kpi"])) and row["denominator"] < LEAST_CASES


def _number(row: dict | None) -> float | None:
    return row["value"] if row and figures.known(row["value"]) and not _is_small(row) else None


def _told(view: View, row: dict | None) -> str | None:
    """What a cell says where its number alone would say too little: incomplete, estimated, changed after approval."""
    if not row or not figures.known(_number(row)):
        return None
    text = figures.cell(view, row)
    return text if text != figures.plain(view, row["value"], row["kpi"]) else None


def _rating(view: View, row: dict | None) -> str:
    if row is None or row["state"] == "missing":
        return f"▨ {view.say(words.STATES['missing'])}"
    if _is_small(row):
        return f"○ {view.say(words.UNDER_30)}"
    if figures.is_partial(row):
        return f"▨ {figures.short_gap(view, row)}"
    status = row["status"]
    return f"{STATUS_SIGNS[status]} {view.say(words.STATUS[status])}" if status in STATUS_SIGNS else NOTHING


def _climbed(view: View, steps) -> str:
    if not figures.known(steps):
        return NOTHING
    sign = "▲" if steps > 0 else "▼" if steps < 0 else "="
    return f"{sign}{NBSP}{number(abs(steps), 0, view.language)}" if steps else sign


def _drawable(values: list) -> list[float] | None:
    """The values of a small line: a cell with one gap in it would show as raw text."""
    known = [value for value in values if figures.known(value)]
    return known if len(known) > 1 else None


def _line_label(view: View, histories, kpi: str) -> tuple[str, float, float]:
    """The heading of the small lines with their one scale."""
    known = [value for values in histories for value in values if figures.known(value)] or [0.0, 1.0]
    is_count = registry.kpi(kpi).unit in ("count", "vnd")
    low, high = 0 if is_count else math.floor(min(known)), math.ceil(max(known))
    most = value_text(high, registry.kpi(kpi).unit, view.language, trim=True)
    return view.say(subjects_words.LINE_COLUMN, count=HISTORY, low=figures.count(view, low), high=most), low, high
