"""What is read with the layout as it stands, and the button that uses it."""

import json
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from data.measures import MEASURES
from data.periods import PeriodError, parse_period
from loaders.files.sheets import Sheet
from loaders.layouts.guesses import OF_PERIODS, ROWS_BY_UNIT, guess_name
from loaders.layouts.layout import (
    FIGURES,
    FROM_COLUMN,
    FROM_SHEET,
    FROM_TITLE,
    Layout,
    LayoutColumn,
    LayoutError,
    by_period,
    headings_of,
)
from loaders.load import Preview
from loaders.tables.crossings import printed
from loaders.tables.headers import Header
from loaders.tables.rows import is_total
from loaders.text.periods import read_label
from pages.parts.figures import count, shown
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.mapping import words as mapping_words
from pages.upload.waiting.problems import COLOURS, listed
from pages.upload.waiting.session import Waiting, drop, map_instead, tried, use_layout
from pages.upload.waiting.texts import periods_text, place_text, value, with_cell

MOST_TRIED, MOST_TOLD = 8, 5


@dataclass(frozen=True)
class Table:
    """A table as it is mapped: where it is, the way it is turned, what its columns and rows were said to be."""

    sheet: Sheet
    header: Header
    shape: str
    chosen: dict[int, str]
    rows: list[dict[str, str]]


def trial(view: View, file: Waiting, table: Table, choices: dict, saved: list[Layout], like: Layout | None) -> None:
    """What is read this way, through the same reading as any file; the name; the one button."""
    st.subheader(view.say(mapping_words.TRIAL), anchor=False)
    named = file.draft.name if file.draft else like.name if like else guess_name(table.sheet, table.header)
    left, _ = st.columns([1, 1])
    name = left.text_input(
        view.say(mapping_words.NAME),
        value=named,
        max_chars=80,
        help=view.say(mapping_words.NAME_HELP),
        key=f"map_{file.digest[:12]}_name",
    )
    try:
        layout = _layout(table, choices | {"name": name}, like)
    except LayoutError as error:
        what = error.message_vi if view.language == "vi" else error.message_en
        st.markdown(f":orange-badge[●] {view.say(mapping_words.INCOMPLETE, what=shown(what))}")
        ways_out(view, file)
        return
    same = next((other for other in saved if other.slug == layout.slug and other != layout), None)
    if same:
        st.markdown(f":orange-badge[●] {view.say(mapping_words.REPLACES, name=shown(same.name))}")
    preview = tried(view, file, layout)
    _figures(view, preview)
    has_something = preview.reading.facts or any(p.severity == "ask" for p in preview.problems)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            view.say(mapping_words.USE),
            key="use_layout",
            type="primary",
            icon=":material/arrow_forward:",
            disabled=not has_something,
            on_click=use_layout,
            args=(file.digest, layout),
        )
        ways_out(view, file)
        st.download_button(
            view.say(mapping_words.DOWNLOAD),
            key="get_layout",
            icon=":material/download:",
            on_click="ignore",
            data=json.dumps(layout.to_json(), ensure_ascii=False, indent=1).encode(),
            file_name=f"{layout.slug}.json",
            mime="application/json",
            help=view.say(mapping_words.DOWNLOAD_HELP),
        )
        st.markdown(f":small[:gray[{view.say(mapping_words.USE_NOTE)}]]", width="content")


def _layout(table: Table, choices: dict, like: Layout | None) -> Layout:
    """The choices as a layout, checked like one from a file. Raises `LayoutError`."""
    if choices["period"] not in (FROM_TITLE, FROM_SHEET, FROM_COLUMN):
        choices = choices | {"period": _label(choices["period"])}
    rows = {"rows": table.rows} if table.rows else {}
    depth = table.header.bottom - table.header.top + 1
    layout = Layout.from_json({**choices, **rows, "header_rows": depth, "columns": _columns(table)})
    before = {c.heading: c for c in like.columns} if like else {}
    return replace(layout, columns=tuple(_with_answers(c, before.get(c.heading)) for c in layout.columns))


def _columns(table: Table) -> list[dict[str, str]]:
    """The columns of a layout: those of several periods once, those of a unit with its name."""
    headings = headings_of(table.sheet, table.header)
    columns: dict[str, dict[str, str]] = {}
    for column, heading in sorted(headings.items()):
        means = table.chosen[column]
        is_of_figures = means == FIGURES or means in MEASURES
        common = by_period(table.header.paths[column]) if table.shape in OF_PERIODS and is_of_figures else ""
        entry = {"heading": common or heading, "is": means}
        unit = printed(table.sheet, table.header, column) if table.shape == ROWS_BY_UNIT and means == FIGURES else ""
        if unit and not is_total(unit):
            entry["unit"] = unit
        columns.setdefault(entry["heading"], entry)
    return list(columns.values())


def _with_answers(column: LayoutColumn, before: LayoutColumn | None) -> LayoutColumn:
    """What a layout remembered of a column holds as long as the column means the same."""
    return before if before and before.means == column.means else column


def _label(typed: str) -> str:
    try:
        return parse_period(typed.upper()).label
    except PeriodError:
        return read_label(typed) or typed


def _figures(view: View, preview: Preview) -> None:
    """The first figures with their cells, and the gravest of what is to be said about them."""
    facts = preview.reading.facts
    if facts:
        places = list(dict.fromkeys(f.place for f in facts))
        units = {f.unit for f in facts if f.unit}
        st.markdown(
            view.say(
                mapping_words.TRIAL_FIGURES if units else mapping_words.TRIAL_OF_WHOLE,
                facts=f"**{count(view, len(facts))}**",
                units=count(view, len(units)),
                periods=periods_text(view, {f.period_label for f in facts}),
                place=place_text(view, places[0]) if len(places) == 1 else count(view, len(places)),
            )
        )
        rows = [
            {
                view.say(mapping_words.ROW_NAME): " · ".join(filter(None, (f.unit, f.field, f.channel)))
                or view.say(mapping_words.WHOLE),
                view.say(mapping_words.MEASURE): MEASURES[f.measure].label(view.language),
                view.say(mapping_words.VALUE): value(view, f.value, f.qualifier),
                view.say(mapping_words.CELL): f.locator,
            }
            for f in facts[:MOST_TRIED]
        ]
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            row_height=ROW,
            height=ROW * (len(rows) + 1) + 2,
            column_config={view.say(mapping_words.VALUE): st.column_config.TextColumn(alignment="right")},
        )
        if len(facts) > MOST_TRIED:
            more = view.say(mapping_words.TRIAL_MORE, count=count(view, len(facts) - MOST_TRIED))
            st.markdown(f":small[:gray[{more}]]")
    elif not any(p.severity == "ask" for p in preview.problems):
        st.markdown(f":orange-badge[●] {view.say(mapping_words.TRIAL_NOTHING)}")
    problems = listed(preview)
    for problem in problems[:MOST_TOLD]:
        mark = f":{COLOURS[problem.severity]}-badge[{view.say(upload_words.MARKS[problem.severity])}]"
        st.markdown(f"{mark} {with_cell(problem.locator, problem.message(view.language))}")
    asks = sum(p.severity == "ask" for p in problems)
    if asks:
        st.markdown(f":small[:gray[{view.say(mapping_words.TRIAL_LATER, count=count(view, asks))}]]")


def ways_out(view: View, file: Waiting) -> None:
    """The ways out of the mapping."""
    with st.container(horizontal=True, gap="small", width="content"):
        st.button(view.say(upload_words.DROP), key="drop_current", on_click=drop, args=(file.digest,))
        if file.is_mapping:
            st.button(
                view.say(mapping_words.BACK),
                key="map_back",
                type="tertiary",
                on_click=map_instead,
                args=(file.digest, False),
            )
