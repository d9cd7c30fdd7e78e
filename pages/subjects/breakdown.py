"""The parts of a figure: which way it is divided, and their table with line, rank and change of rank."""

import math
from functools import partial

import pandas as pd
import streamlit as st

from charts.formats import NBSP, NOTHING, number, value_text
from charts.theme import STATUS_SIGNS, tokens
from metrics import registry
from metrics.answers.standing import LEAST_CASES, has_order, is_proportion
from metrics.answers.subject import HISTORY, divided_by, parts
from pages import words
from pages.parts import figures
from pages.parts.answers import ask
from pages.parts.badges import period_words
from pages.parts.downloads import noted
from pages.parts.filters import LEVEL, PLACE, UNIT, Scope, choose_inline
from pages.parts.tables import HALF, ROW, show, status_tints
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
    found = ask(view, divided_by, kpis[0], scope.place, scope.period, view.today)
    found = [way for way in found if not ways or way in ways]
    if scope.level:
        found = [way for way in found if way == "unit"]
    if not found:
        return
    way = split_chooser(view, found, scope)
    parts_table_of(view, scope, kpis, way)


def split_chooser(view: View, found: list[str], scope: Scope) -> str:
    """The heading of the section with the radio beside it; returns the way chosen."""
    left, right = chooser_row(view)
    way = found[0]
    if len(found) > 1:
        with right:
            way = choose_inline(view, SPLIT, subjects_words.SPLIT, found, lambda each: view.say(words.SPLITS[each]))
    left.subheader(view.say(subjects_words.BY[way], period=period_words(view, scope.period)), anchor=False)
    return way


def chooser_row(view: View) -> tuple:
    """Room for a heading, and for the choices beside it; on a phone below it, clear of the table's own buttons."""
    if view.is_narrow:
        return st.container(), st.container()
    row = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    return row.container(width="content"), row.container(width="content")


def parts_table_of(view: View, scope: Scope, kpis: tuple[str, ...], way: str) -> None:
    """One row a part, best first: rank, change of rank, status and value of the first KPI, its line, the others."""
    answer = ask(view, parts, kpis, scope.place, scope.period, view.today, way, scope.level)
    table, main = answer.table, registry.kpi(kpis[0])
    if table.empty:
        st.markdown(f":gray[{view.say(words.NOTHING_DRAWN)}]")
        return
    rows = {(r["kpi"], r["place"], r["split"]): r for r in answer.figures.to_dict("records")}
    at = list(zip(table["place"], table["part"]))
    firsts = [rows.get((kpis[0], *key)) for key in at]
    has_rank = has_order(main) and table["rank"].notna().any()
    c, formats, config, order = {}, {}, {}, []

    def add(label: str, values, kpi: str | None, spec=None, text=None) -> None:
        c[label] = list(values)
        order.append(kpi)
        if text:
            formats[label] = text
        if spec:
            config[label] = spec

    column = st.column_config
    if has_rank:
        add(
            view.say(subjects_words.RANK_COLUMN),
            table["rank"],
            kpis[0],
            column.NumberColumn(width=62),
            partial(figures.count, view),
        )
        add(
            view.say(subjects_words.CLIMBED_COLUMN),
            table["climbed"],
            kpis[0],
            column.NumberColumn(width=72),
            partial(_climbed, view),
        )
    names = [_part_name(view, way, name) for name in table["name" if view.language == "vi" else "name_en"]]
    name_column = view.say(words.SPLITS[way])
    add(name_column, names, None, column.TextColumn(width=200))
    tints = {}
    if any(row and row.get("status") in STATUS_SIGNS for row in firsts):
        rating = view.say(words.RATING)
        add(rating, [_rating(view, row) for row in firsts], kpis[0])
        statuses = [None if row is None or _is_small(row) else row.get("status") for row in firsts]
        tints[rating] = status_tints(view, statuses)
    for kpi in kpis:
        known = [rows.get((kpi, *key)) for key in at]
        add(
            _column_name(view, kpi),
            [_number(row) for row in known],
            kpi,
            None,
            lambda value, name=kpi: figures.plain(view, value, name),
        )
        if kpi == LATE:  # per 1,000 says how often, the count how many
            add(
                view.say(words.LATE),
                [row["numerator"] if row else None for row in known],
                kpi,
                None,
                partial(figures.count, view),
            )
        if kpi == kpis[0] and not view.is_narrow:
            label, low, high = _line_label(view, table["history"], kpi)
            add(
                label,
                [_drawable(values) for values in table["history"]],
                kpis[0],
                column.LineChartColumn(width=150, y_min=low, y_max=high, color=tokens(view.mode).actual),
            )
    table_shown, keys = (
        pd.DataFrame(c),
        [[_key(kpi, rows.get((kpi, *key)), way) if kpi else None for kpi in order] for key in at],
    )
    if view.is_narrow:  # a phone shows the first columns: the name and the figure asked about
        first = [name_column, _column_name(view, kpis[0])]
        kept = first + [name for name in table_shown if name not in first]
        places = [list(table_shown).index(name) for name in kept]
        table_shown, keys = table_shown[kept], [[line[at] for at in places] for line in keys]
        config[name_column] = column.TextColumn(width=140)
    height = "auto" if len(table) <= MOST_ROWS else ROW * (MOST_ROWS + 1) + HALF
    body, slot = st.container(), noted(_note(view, way, has_rank, is_proportion(main)))
    with body:
        show(
            view,
            f"parts_{kpis[0]}",
            table_shown,
            formats,
            keys,
            config,
            tints,
            height,
            opens=(name_column, [_opens(way, place, part) for place, part in at]),
            slot=slot,
        )


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


def _key(kpi: str, row: dict | None, way: str) -> tuple | None:
    """What opens the source of a cell."""
    if row is None:
        return None
    if way in ("place", "unit"):
        return kpi, row["place"], row["period"], row["unit"] or ""
    return kpi, row["place"], row["period"], "", "today", way, row["split"]


def _is_small(row: dict | None) -> bool:
    """A ratio of so few cases that it says nothing: its counts are shown, it is not."""
    return bool(row) and is_proportion(registry.kpi(row["kpi"])) and row["denominator"] < LEAST_CASES


def _number(row: dict | None) -> float | None:
    return row["value"] if row and figures.known(row["value"]) and not _is_small(row) else None


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
