"""The mapping screen: a table nobody wrote code for, shown as it stands; what each column is, said once.

Its outcome is a layout that rides with the file and is saved when the figures are confirmed.
"""

import json
from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.theme import tokens
from data.facts import RANKS
from data.measures import MEASURES, SUBJECTS
from data.names import fold
from data.neutral import neutral
from data.periods import PeriodError, parse_period, period_name
from data.places import MERGER, provinces_on
from loaders.files.glimpse import shown_tables
from loaders.files.sheets import Sheet, column_name, text_of
from loaders.layouts.guesses import guess_columns, guess_header, guess_name, like_saved, meaning
from loaders.layouts.layout import (
    FROM_COLUMN,
    FROM_SHEET,
    FROM_TITLE,
    ROLES,
    SKIPPED,
    Layout,
    LayoutColumn,
    LayoutError,
    headings_of,
    printed_headings,
)
from loaders.layouts.saving import remove_layout, save_layout
from loaders.load import Preview
from loaders.tables.context import Context
from loaders.tables.headers import Header, header_at
from loaders.tables.rows import is_total
from loaders.tables.titles import Settled, read_title, settle
from loaders.text.periods import read_label
from loaders.text.wording import en, vi
from pages.parts.figures import count, shown
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.mapping import words as mapping_words
from pages.upload.waiting.problems import COLOURS, listed
from pages.upload.waiting.session import Waiting, change_layout, drop, map_instead, redraw, tried, use_layout
from pages.upload.waiting.texts import periods_text, place_text, size, value, with_cell

FIXED = "fixed"
FORGOT = "layout_forgotten"
MOST_SHOWN, MOST_HEADER, MOST_TRIED, MOST_TOLD = 12, 4, 8, 5


def can_be_mapped(preview: Preview) -> bool:
    """Whether the file has tables to map."""
    return bool(shown_tables(preview.reading))


def mapping_card(view: View, file: Waiting, preview: Preview) -> None:
    """Where the table is, what its columns are, what is read that way; then on to the usual check."""
    tables = shown_tables(preview.reading)
    saved = [Layout.from_json(said) for said in view.reader.decisions.layouts.values()]
    with st.container(border=True, gap="small"):
        st.markdown(
            f":orange-badge[{view.say(mapping_words.BADGE)}] **{shown(file.name)}** "
            f":small[:gray[{size(view, file.content)}]]"
        )
        told = preview.problems[0]
        st.markdown(
            with_cell(told.locator, told.message(view.language))
            if told.code == "layout_near"
            else view.say(mapping_words.INTRO)
        )
        sheet, header = _where(view, file, tables)
    if not header.paths:
        st.warning(view.say(mapping_words.NO_COLUMNS), icon=":material/info:")
        _leave(view, file)
        return
    with st.container(border=True, gap="small"):
        like, chosen = _columns(view, file, sheet, header, saved)
    with st.container(border=True, gap="small"):
        said = _rest(view, file, sheet, header, chosen, like)
    with st.container(border=True, gap="small"):
        _trial(view, file, sheet, header, chosen, said, saved, like)


def new_layout_line(view: View, file: Waiting) -> None:
    """On the card of a file that was just mapped: what will be saved with it, and the way back."""
    if not file.layout:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        text = view.say(mapping_words.NEW_LAYOUT_TEXT, name=shown(file.layout.name))
        st.markdown(f":blue-badge[{view.say(mapping_words.NEW_LAYOUT)}] {text}", width="stretch")
        st.button(
            view.say(mapping_words.CHANGE),
            key="change_layout",
            icon=":material/edit:",
            on_click=change_layout,
            args=(file.digest,),
        )


def map_instead_button(view: View, file: Waiting, preview: Preview) -> None:
    """Where several sources claim the table: neither of them, it is mapped by hand."""
    if can_be_mapped(preview):
        st.button(
            view.say(mapping_words.MAP_INSTEAD),
            key="map_instead",
            icon=":material/edit:",
            on_click=map_instead,
            args=(file.digest, True),
        )


# -- where the table is ----------------------------------------------------------------------------------


def _where(view: View, file: Waiting, tables: list[Sheet]) -> tuple[Sheet, Header]:
    """The sheet and its header rows, guessed and changeable, above the first rows as they stand."""
    st.subheader(view.say(mapping_words.WHERE), anchor=False)
    key = f"map_{file.digest[:12]}"
    best = max(range(len(tables)), key=lambda at: _promise(tables[at]))
    with st.grid(3, min_column_width=240, gap="small"):
        at = best
        if len(tables) > 1:
            at = st.selectbox(
                view.say(mapping_words.SHEET),
                range(len(tables)),
                index=best,
                key=f"{key}_sheet",
                format_func=lambda number: tables[number].name,
            )
        sheet = tables[at]
        guessed = guess_header(sheet) or (0, 0)
        rows = list(range(min(len(sheet.rows), 60)))
        top = st.selectbox(
            view.say(mapping_words.HEADER_FROM),
            rows,
            index=guessed[0],
            key=f"{key}_{at}_top",
            format_func=lambda row: _row_words(view, sheet, row),
        )
        lasts = list(range(top, min(top + MOST_HEADER, len(sheet.rows))))
        last = guessed[1] - guessed[0] if top == guessed[0] else 0
        bottom = st.selectbox(
            view.say(mapping_words.HEADER_TO),
            lasts,
            index=min(last, len(lasts) - 1),
            key=f"{key}_{at}_{top}_bottom",
            format_func=lambda row: _row_words(view, sheet, row),
        )
    _raw_rows(view, sheet, top, bottom)
    return sheet, header_at(sheet, top, bottom)


def _promise(sheet: Sheet) -> int:
    """How many columns of a sheet can be guessed: the one with the most is shown first."""
    rows = guess_header(sheet)
    return len(guess_columns(sheet, header_at(sheet, *rows))) if rows else -1


def _row_words(view: View, sheet: Sheet, row: int) -> str:
    words_of_row = [text_of(cell) for cell in sheet.rows[row] if cell is not None]
    return view.say(
        mapping_words.ROW_CHOICE, row=row + 1, words=" · ".join(words_of_row)[:60] or view.say(mapping_words.BLANK_ROW)
    )


def _raw_rows(view: View, sheet: Sheet, top: int, bottom: int) -> None:
    """The first rows as the file has them, rows and columns named as in Excel, the header tinted."""
    first = max(0, top - 4)
    numbers = range(first, min(len(sheet.rows), max(bottom + 7, first + MOST_SHOWN)))
    width = max((len(sheet.rows[row]) for row in numbers), default=0)
    cells = [[_cell_text(view, sheet.cell(row, column)) for column in range(width)] for row in numbers]
    table = pd.DataFrame(
        cells, index=[row + 1 for row in numbers], columns=[column_name(column) for column in range(width)]
    )
    colours = tokens(view.mode)
    tint = f"background-color: {colours.gridline}; font-weight: 600; color: {colours.text}"
    styled = table.style.apply(lambda row: [tint if top < row.name <= bottom + 1 else ""] * len(row), axis=1)
    st.dataframe(styled, row_height=ROW, height=ROW * (len(table) + 1) + 2)
    is_cut = numbers[0] > 0 or numbers[-1] + 1 < len(sheet.rows)
    st.markdown(f":small[:gray[{view.say(mapping_words.HEADER_CUT if is_cut else mapping_words.HEADER_TINTED)}]]")


def _cell_text(view: View, cell) -> str:
    if isinstance(cell, float) and not cell.is_integer():
        return vi(cell) if view.language == "vi" else en(cell)
    text = text_of(cell)
    return neutral(text) if isinstance(cell, str) and len(text) > 1 else text


# -- what each column is ---------------------------------------------------------------------------------


def _columns(
    view: View, file: Waiting, sheet: Sheet, header: Header, saved: list[Layout]
) -> tuple[Layout | None, dict[int, str]]:
    """A choice a column, filled in from the draft, a saved layout much like it, or a guess."""
    known_before = ([file.draft] if file.draft else []) or saved
    like, remembered = like_saved(sheet, header, known_before)
    guessed = guess_columns(sheet, header)
    proposed = {c: m for c, m in guessed.items() if m not in remembered.values()} | remembered
    sure = {c for c in proposed if c in remembered or meaning(header.paths[c])[1] == 1.0}
    st.subheader(view.say(mapping_words.COLUMNS), anchor=False)
    if like and like is not file.draft:
        st.markdown(view.say(mapping_words.LIKE, name=shown(like.name)))
    said = view.say(mapping_words.COLUMNS_TEXT, known=len(sure), guessed=len(proposed) - len(sure))
    st.markdown(f":small[:gray[{said}]]")
    names = _meanings(view)
    printed = printed_headings(sheet, header)
    key = f"map_{file.digest[:12]}_{sheet.name}_{header.top}_{header.bottom}"
    chosen: dict[int, str] = {}
    with st.grid(2, min_column_width=430, gap="small"):
        for column in sorted(header.paths):
            means = proposed.get(column, SKIPPED)
            is_as_proposed = st.session_state.get(f"{key}_{column}", means) == means
            mark = (
                ""
                if column in sure or not is_as_proposed
                else f":orange-badge[{view.say(mapping_words.GUESSED)}] "
                if column in proposed
                else f":gray-badge[{view.say(mapping_words.LEFT_OUT)}] "
            )
            left, right = st.columns([1, 1.1], gap="small", vertical_alignment="center")
            left.markdown(
                f"**{column_name(column)}** · {shown(printed[column])}  \n"
                f"{mark}:small[:gray[{shown(_sample(view, sheet, header, column))}]]"
            )
            label = view.say(mapping_words.COLUMN, column=column_name(column), heading=printed[column])
            chosen[column] = right.selectbox(
                label,
                list(names),
                index=list(names).index(means),
                key=f"{key}_{column}",
                format_func=names.get,
                label_visibility="collapsed",
            )
    return like, chosen


def _meanings(view: View) -> dict[str, str]:
    """What a column may be: left out, a name, or a measure, those of one subject together."""
    subjects = [*SUBJECTS, *(m.subject for m in MEASURES.values())]
    measures = sorted(MEASURES.values(), key=lambda m: subjects.index(m.subject))
    return (
        {SKIPPED: view.say(mapping_words.SKIP)}
        | {role: view.say(mapping_words.ROLES[role]) for role in ROLES}
        | {measure.id: measure.label(view.language) for measure in measures}
    )


def _sample(view: View, sheet: Sheet, header: Header, column: int) -> str:
    """The first cells of a column, to tell it by."""
    cells = (sheet.cell(row, column) for row in range(header.body, len(sheet.rows)))
    texts = [_cell_text(view, cell) for cell in cells if cell is not None][:3]
    return " · ".join(text[:22] for text in texts) or view.say(mapping_words.EMPTY_COLUMN)


# -- period, place, totals -------------------------------------------------------------------------------


def _rest(view: View, file: Waiting, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None) -> dict:
    """What is said of the whole table. Each choice shows what it gives for this file."""
    st.subheader(view.say(mapping_words.REST), anchor=False)
    key = f"map_{file.digest[:12]}_{sheet.name}_{header.top}"
    at = settle(read_title(sheet, header.top), Context(today=view.today), [], sheet.name)
    with st.grid(4, min_column_width=250, gap="medium"):
        with st.container(gap="xxsmall"):
            period = _period(view, key, sheet, at, "period" in chosen.values(), like)
        with st.container(gap="xxsmall"):
            place = _place(view, key, at, like)
        with st.container(gap="xxsmall"):
            unit = _unit(view, key, sheet, header, chosen, like)
        with st.container(gap="xxsmall"):
            rank = st.selectbox(
                view.say(mapping_words.RANK),
                list(mapping_words.RANKS),
                key=f"{key}_rank",
                index=list(mapping_words.RANKS).index(like.rank if like else RANKS["office"]),
                format_func=lambda rank: view.say(mapping_words.RANKS[rank]),
            )
    totals = _totals(view, key, sheet, header, chosen, like)
    return {"period": period, "place": place, "unit": unit, "rank": rank, "totals": totals}


def _period(view: View, key: str, sheet: Sheet, at: Settled, has_column: bool, like: Layout | None) -> str:
    if has_column:
        st.selectbox(
            view.say(mapping_words.PERIOD),
            [view.say(mapping_words.PERIOD_COLUMN)],
            key=f"{key}_period_column",
            disabled=True,
        )
        return FROM_COLUMN
    named = read_label(sheet.name, at.end.year if at.end else view.today.year)
    before = FROM_SHEET if named and not at.label else FROM_TITLE
    if like and like.period != FROM_COLUMN:
        before = like.period
    choices = list(mapping_words.PERIODS)
    chosen = st.selectbox(
        view.say(mapping_words.PERIOD),
        choices,
        key=f"{key}_period",
        index=choices.index(before if before in choices else FIXED),
        format_func=lambda choice: view.say(mapping_words.PERIODS[choice]),
    )
    if chosen == FIXED:
        return (
            st.text_input(
                view.say(mapping_words.FIXED_LABEL), value=before if before not in choices else "", key=f"{key}_fixed"
            ).strip()
            or FIXED
        )
    label = at.label if chosen == FROM_TITLE else named
    _now(view, period_name(label, view.language) if label else "")
    return chosen


def _now(view: View, said: str) -> None:
    text = view.say(mapping_words.READ_NOW, value=shown(said)) if said else view.say(mapping_words.READ_NOTHING)
    st.markdown(f":small[:gray[{text}]]")


def _place(view: View, key: str, at: Settled, like: Layout | None) -> str:
    names = {"": view.say(mapping_words.PLACE_TITLE)}
    names |= {place.name: view.name(place.id) for place in provinces_on(MERGER)}
    before = like.place if like and like.place in names else ""
    chosen = st.selectbox(
        view.say(mapping_words.PLACE),
        list(names),
        key=f"{key}_place",
        format_func=names.get,
        index=list(names).index(before),
    )
    if not chosen:
        _now(view, place_text(view, at.place) if at.place else "")
    return chosen


def _unit(view: View, key: str, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None) -> str:
    if "unit" in chosen.values():
        st.selectbox(
            view.say(mapping_words.UNIT), [view.say(mapping_words.UNIT_COLUMN)], key=f"{key}_unit_column", disabled=True
        )
        return ""
    title = read_title(sheet, header.top)
    names = {"": view.say(mapping_words.UNIT_WHOLE), FROM_TITLE: view.say(mapping_words.UNIT_TITLE)}
    by_field = "field" in chosen.values() and (title.reporter or title.agency)
    before = like.unit if like else FROM_TITLE if by_field else ""
    options = list(names) + ([before] if before not in names else [])
    unit = st.selectbox(
        view.say(mapping_words.UNIT),
        options,
        index=options.index(before),
        key=f"{key}_unit",
        format_func=lambda name: names.get(name, name),
        accept_new_options=True,
    )
    if unit == FROM_TITLE:
        _now(view, title.reporter or title.agency)
    return unit or ""


def _totals(
    view: View, key: str, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None
) -> list[str]:
    """Names of rows that add up others; those anybody would call so are chosen already."""
    columns = [c for c, means in chosen.items() if means in ("unit", "field", "channel", "period")]
    cells = [sheet.cell(row, c) for row in range(header.body, len(sheet.rows)) for c in columns]
    names = list(dict.fromkeys(cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()))
    if not names:
        return []
    before = [name for name in names if is_total(name) or like and name in like.totals]
    if not before and fold(names[-1]).startswith(("cộng", "tổng")):
        before = names[-1:]
    totals = st.multiselect(
        view.say(mapping_words.TOTALS),
        names,
        default=before,
        placeholder=view.say(mapping_words.NO_TOTALS),
        key=f"{key}_totals_{'_'.join(map(str, columns))}",
    )
    return [name for name in totals if not is_total(name)]


# -- trying it, and using it -----------------------------------------------------------------------------


def _trial(
    view: View,
    file: Waiting,
    sheet: Sheet,
    header: Header,
    chosen: dict[int, str],
    said: dict,
    saved: list[Layout],
    like: Layout | None,
) -> None:
    """What is read this way, through the same reading as any file; the name; the one button."""
    st.subheader(view.say(mapping_words.TRIAL), anchor=False)
    named = file.draft.name if file.draft else like.name if like else guess_name(sheet, header)
    left, _ = st.columns([1, 1])
    name = left.text_input(
        view.say(mapping_words.NAME),
        value=named,
        max_chars=80,
        help=view.say(mapping_words.NAME_HELP),
        key=f"map_{file.digest[:12]}_name",
    )
    try:
        layout = _layout(sheet, header, chosen, said | {"name": name}, like)
    except LayoutError as error:
        what = error.message_vi if view.language == "vi" else error.message_en
        st.markdown(f":orange-badge[●] {view.say(mapping_words.INCOMPLETE, what=shown(what))}")
        _leave(view, file)
        return
    same = next((each for each in saved if each.slug == layout.slug and each != layout), None)
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
        _leave(view, file)
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


def _layout(sheet: Sheet, header: Header, chosen: dict[int, str], said: dict, like: Layout | None) -> Layout:
    """The choices as a layout, checked like one from a file. Raises `LayoutError`."""
    headings = headings_of(sheet, header)
    if said["period"] not in (FROM_TITLE, FROM_SHEET, FROM_COLUMN):
        said = said | {"period": _label(said["period"])}
    columns = [{"heading": headings[c], "is": chosen[c]} for c in sorted(headings)]
    layout = Layout.from_json({**said, "header_rows": header.bottom - header.top + 1, "columns": columns})
    before = {c.heading: c for c in like.columns} if like else {}
    return replace(layout, columns=tuple(_with_answers(c, before.get(c.heading)) for c in layout.columns))


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
        st.markdown(
            view.say(
                mapping_words.TRIAL_FIGURES,
                facts=f"**{count(view, len(facts))}**",
                units=count(view, len({f.unit for f in facts if f.unit})),
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
    found = listed(preview)
    for problem in found[:MOST_TOLD]:
        mark = f":{COLOURS[problem.severity]}-badge[{view.say(upload_words.MARKS[problem.severity])}]"
        st.markdown(f"{mark} {with_cell(problem.locator, problem.message(view.language))}")
    asks = sum(p.severity == "ask" for p in found)
    if asks:
        st.markdown(f":small[:gray[{view.say(mapping_words.TRIAL_LATER, count=count(view, asks))}]]")


def _leave(view: View, file: Waiting) -> None:
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


# -- saved layouts ---------------------------------------------------------------------------------------


def saved_layouts(view: View) -> None:
    """What was saved, each to be forgotten; what was just forgotten can be saved again."""
    forgotten = st.session_state.get(FORGOT)
    layouts = view.reader.decisions.layouts
    if forgotten and forgotten.slug not in layouts:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(view.say(mapping_words.FORGOTTEN, name=shown(forgotten.name)), width="stretch")
            if st.button(view.say(mapping_words.KEEP), key="keep_layout", icon=":material/undo:"):
                save_layout(view.store, forgotten)
                st.session_state.pop(FORGOT)
                redraw(view)
    if not layouts:
        return
    with st.expander(view.say(mapping_words.SAVED, count=count(view, len(layouts)))):
        for name, said in layouts.items():
            measures = sum(column["is"] in MEASURES for column in said["columns"])
            about = view.say(
                mapping_words.SAVED_LINE, measures=count(view, measures), columns=count(view, len(said["columns"]))
            )
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{shown(said['name'])}** :small[:gray[{about}]]", width="stretch")
                if st.button(view.say(mapping_words.FORGET), key=f"forget_{name}", icon=":material/delete:"):
                    st.session_state[FORGOT] = Layout.from_json(said)
                    remove_layout(view.store, name)
                    redraw(view)
