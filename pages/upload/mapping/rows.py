"""What each row of a table is whose rows name measures."""

import streamlit as st

from loaders.files.sheets import Sheet
from loaders.layouts.guesses import guess_rows
from loaders.layouts.layout import FIGURES, NAMES_MEASURES, SKIPPED, Layout
from loaders.tables.headers import Header
from pages.parts.figures import count, shown
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.waiting.session import Waiting
from pages.upload.waiting.texts import measures_by_name

MOST_ROWS = 120


def row_choices(
    view: View, file: Waiting, sheet: Sheet, header: Header, chosen: dict[int, str], like: Layout | None
) -> list[dict[str, str]]:
    """A choice a row, filled in from a layout much like it or a guess: the `rows` of a layout."""
    named = next((column for column, means in chosen.items() if means == NAMES_MEASURES), None)
    figures = [column for column, means in chosen.items() if means == FIGURES]
    if named is None or not figures:
        return []
    known = {row.name: row.means for row in like.rows} if like else {}
    rows = guess_rows(sheet, header, named, figures)
    st.subheader(view.say(mapping_words.ROWS), anchor=False)
    open_rows = sum(not (guess or name in known) for name, (_, guess) in rows.items())
    text = view.say(mapping_words.ROWS_TEXT, count=count(view, len(rows)), open=count(view, open_rows))
    st.markdown(f":small[:gray[{text}]]")
    names = {SKIPPED: view.say(mapping_words.SKIP)} | measures_by_name(view)
    key = f"map_{file.digest[:12]}_{sheet.name}_{header.top}_{named}_row"
    meanings = []
    with st.grid(2, min_column_width=430, gap="small"):
        for number, (name, (printed, guess)) in enumerate(list(rows.items())[:MOST_ROWS]):
            means = known.get(name) or guess or SKIPPED
            left, right = st.columns([1, 1.1], gap="small", vertical_alignment="center")
            is_as_proposed = st.session_state.get(f"{key}_{number}", means) == means
            mark = (
                ""
                if name in known or not is_as_proposed
                else f"  \n:orange-badge[{view.say(mapping_words.GUESSED)}]"
                if guess
                else f"  \n:gray-badge[{view.say(mapping_words.LEFT_OUT)}]"
            )
            group = name.rpartition(" | ")[0]
            above = f":small[:gray[{shown(group)}]] · " if group else ""
            left.markdown(f"{above}{shown(printed)}{mark}")
            choice = right.selectbox(
                view.say(mapping_words.ROW, name=printed),
                list(names),
                index=list(names).index(means) if means in names else 0,
                key=f"{key}_{number}",
                format_func=names.__getitem__,
                label_visibility="collapsed",
            )
            meanings.append({"name": name, "is": choice})
    return meanings
