"""Where the table is: its sheet and header rows, above the first rows as the file has them."""

import pandas as pd
import streamlit as st

from charts.theme import tokens
from data.neutral import neutral
from loaders.files.sheets import Sheet, column_name, text_of
from loaders.layouts.guesses import guess_columns, guess_header
from loaders.tables.headers import Header, header_at
from loaders.text.wording import en, vi
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.waiting.session import Waiting

MOST_SHOWN, MOST_HEADER = 12, 4


def table_choice(view: View, file: Waiting, tables: list[Sheet]) -> tuple[Sheet, Header]:
    """The sheet and its header rows, guessed and changeable, above the first rows as they stand."""
    st.subheader(view.say(mapping_words.WHERE), anchor=False)
    key = f"map_{file.digest[:12]}"
    best = max(range(len(tables)), key=lambda index: _promise(tables[index]))
    with st.grid(3, min_column_width=240, gap="small"):
        index = best
        if len(tables) > 1:
            index = st.selectbox(
                view.say(mapping_words.SHEET),
                range(len(tables)),
                index=best,
                key=f"{key}_sheet",
                format_func=lambda number: tables[number].name,
            )
        sheet = tables[index]
        guessed = guess_header(sheet) or (0, 0)
        rows = list(range(min(len(sheet.rows), 60)))
        top = st.selectbox(
            view.say(mapping_words.HEADER_FROM),
            rows,
            index=guessed[0],
            key=f"{key}_{index}_top",
            format_func=lambda row: _row_words(view, sheet, row),
        )
        lasts = list(range(top, min(top + MOST_HEADER, len(sheet.rows))))
        last = guessed[1] - guessed[0] if top == guessed[0] else 0
        bottom = st.selectbox(
            view.say(mapping_words.HEADER_TO),
            lasts,
            index=min(last, len(lasts) - 1),
            key=f"{key}_{index}_{top}_bottom",
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
    cells = [[cell_text(view, sheet.cell(row, column)) for column in range(width)] for row in numbers]
    table = pd.DataFrame(
        cells, index=[row + 1 for row in numbers], columns=[column_name(column) for column in range(width)]
    )
    colours = tokens(view.mode)
    tint = f"background-color: {colours.gridline}; font-weight: 600; color: {colours.text}"
    styled = table.style.apply(lambda row: [tint if top < row.name <= bottom + 1 else ""] * len(row), axis=1)
    st.dataframe(styled, row_height=ROW, height=ROW * (len(table) + 1) + 2)
    is_cut = numbers[0] > 0 or numbers[-1] + 1 < len(sheet.rows)
    st.markdown(f":small[:gray[{view.say(mapping_words.HEADER_CUT if is_cut else mapping_words.HEADER_TINTED)}]]")


def cell_text(view: View, cell) -> str:
    if isinstance(cell, float) and not cell.is_integer():
        return vi(cell) if view.language == "vi" else en(cell)
    text = text_of(cell)
    return neutral(text) if isinstance(cell, str) and len(text) > 1 else text
