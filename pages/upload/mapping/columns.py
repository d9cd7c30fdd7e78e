"""How the table is laid out and what each of its columns is."""

from collections.abc import Iterator

import streamlit as st

from loaders.files.sheets import Sheet, column_name
from loaders.layouts.guesses import (
    COLUMNS,
    OF_PERIODS,
    OF_ROWS,
    guess_columns,
    guess_shape,
    like_saved,
    meaning,
    shape_of,
)
from loaders.layouts.layout import (
    FIGURES,
    NAMES_MEASURES,
    ROLES,
    SKIPPED,
    Layout,
    by_period,
    printed_headings,
)
from loaders.tables.headers import Header
from pages.parts.figures import count, shown
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.mapping.table import cell_text
from pages.upload.waiting.session import Waiting
from pages.upload.waiting.texts import measures_by_name


def column_choices(
    view: View, file: Waiting, sheet: Sheet, header: Header, saved: list[Layout]
) -> tuple[Layout | None, str, dict[int, str]]:
    """The layout it is filled in from, the way the table is turned, and a choice a column; from the draft, a saved
    layout much like it, or a guess."""
    known_before = ([file.draft] if file.draft else []) or saved
    like, remembered = like_saved(sheet, header, known_before)
    st.subheader(view.say(mapping_words.COLUMNS), anchor=False)
    if like and like is not file.draft:
        st.markdown(view.say(mapping_words.LIKE, name=shown(like.name)))
    key = f"map_{file.digest[:12]}_{sheet.name}_{header.top}_{header.bottom}"
    shapes = list(mapping_words.SHAPES)
    shape = st.selectbox(
        view.say(mapping_words.SHAPE),
        shapes,
        index=shapes.index(shape_of(like) if like else guess_shape(sheet, header)),
        key=f"{key}_shape",
        format_func=lambda name: view.say(mapping_words.SHAPES[name]),
        width=560,
    )
    if like and shape != shape_of(like):
        remembered = {}
    guessed = guess_columns(sheet, header, shape)
    proposed = {c: m for c, m in guessed.items() if m not in remembered.values()} | remembered
    sure = {c for c in proposed if c in remembered or meaning(header.paths[c])[1] == 1.0}
    groups = list(_groups(header, shape))
    known = sum(columns[0] in sure for columns in groups)
    text = view.say(
        mapping_words.COLUMNS_TEXT, known=known, guessed=sum(columns[0] in proposed for columns in groups) - known
    )
    st.markdown(f":small[:gray[{text}]]")
    chosen: dict[int, str] = {}
    names = _meanings(view, shape)
    with st.grid(2, min_column_width=430, gap="small"):
        for columns in groups:
            means = proposed.get(columns[0], SKIPPED)
            means = means if means in names else SKIPPED
            widget = f"{key}_{columns[0]}" if shape == COLUMNS else f"{key}_{shape}_{columns[0]}"
            left, right = st.columns([1, 1.1], gap="small", vertical_alignment="center")
            is_as_proposed = st.session_state.get(widget, means) == means
            mark = _mark(view, columns[0] in proposed, columns[0] in sure) if is_as_proposed else ""
            printed, label = _heading(view, sheet, header, columns)
            left.markdown(f"{printed}  \n{mark}:small[:gray[{shown(_sample(view, sheet, header, columns[0]))}]]")
            choice = right.selectbox(
                label,
                list(names),
                index=list(names).index(means),
                key=widget,
                format_func=names.__getitem__,
                label_visibility="collapsed",
            )
            chosen |= dict.fromkeys(columns, choice)
    return like, shape, chosen


def _groups(header: Header, shape: str) -> Iterator[list[int]]:
    """The columns a choice is made for: one, or all that differ in their period alone."""
    together: dict[str, list[int]] = {}
    for column, path in sorted(header.paths.items()):
        common = by_period(path) if shape in OF_PERIODS else ""
        together.setdefault(common or str(column), []).append(column)
    yield from together.values()


def _mark(view: View, is_proposed: bool, is_sure: bool) -> str:
    if is_sure:
        return ""
    if is_proposed:
        return f":orange-badge[{view.say(mapping_words.GUESSED)}] "
    return f":gray-badge[{view.say(mapping_words.LEFT_OUT)}] "


def _heading(view: View, sheet: Sheet, header: Header, columns: list[int]) -> tuple[str, str]:
    """What stands before a choice, and its label for who does not see it."""
    printed = printed_headings(sheet, header)
    first, last = columns[0], columns[-1]
    label = view.say(mapping_words.COLUMN, column=column_name(first), heading=printed[first])
    if first == last:
        return f"**{column_name(first)}** · {shown(printed[first])}", label
    text = view.say(mapping_words.COLUMNS_OF, first=printed[first], last=printed[last], count=count(view, len(columns)))
    return f"**{column_name(first)}–{column_name(last)}** · {shown(text)}", label


def _meanings(view: View, shape: str) -> dict[str, str]:
    """What a column may be: left out, a name, figures of the rows' measures, or a measure."""
    is_of_rows = shape in OF_ROWS
    roles = [role for role in ROLES if is_of_rows or role != NAMES_MEASURES]
    figures = {FIGURES: view.say(mapping_words.FIGURES)} if is_of_rows else measures_by_name(view)
    names = {SKIPPED: view.say(mapping_words.SKIP)} | {role: view.say(mapping_words.ROLES[role]) for role in roles}
    return names | figures


def _sample(view: View, sheet: Sheet, header: Header, column: int) -> str:
    """The first cells of a column, to tell it by."""
    cells = (sheet.cell(row, column) for row in range(header.body, len(sheet.rows)))
    texts = [cell_text(view, cell) for cell in cells if cell is not None][:3]
    return " · ".join(text[:22] for text in texts) or view.say(mapping_words.EMPTY_COLUMN)
