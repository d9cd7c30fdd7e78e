"""What each column of the table is."""

import streamlit as st

from data.measures import MEASURES, SUBJECTS
from loaders.files.sheets import Sheet, column_name
from loaders.layouts.guesses import guess_columns, like_saved, meaning
from loaders.layouts.layout import (
    ROLES,
    SKIPPED,
    Layout,
    printed_headings,
)
from loaders.tables.headers import Header
from pages.parts.figures import shown
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.mapping.table import cell_text
from pages.upload.waiting.session import Waiting


def column_choices(
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
    text = view.say(mapping_words.COLUMNS_TEXT, known=len(sure), guessed=len(proposed) - len(sure))
    st.markdown(f":small[:gray[{text}]]")
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
                format_func=names.__getitem__,
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
    texts = [cell_text(view, cell) for cell in cells if cell is not None][:3]
    return " · ".join(text[:22] for text in texts) or view.say(mapping_words.EMPTY_COLUMN)
