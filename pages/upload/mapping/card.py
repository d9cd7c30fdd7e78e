"""The mapping screen: a table nobody wrote code for, shown as it stands; what each column is, said once.

Its outcome is a layout that rides with the file and is saved when the figures are confirmed.
"""

import streamlit as st

from loaders.files.glimpse import shown_tables
from loaders.layouts.layout import NAMES_MEASURES, Layout
from loaders.load import Preview
from pages.parts.figures import shown
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.mapping.columns import column_choices
from pages.upload.mapping.rows import row_choices
from pages.upload.mapping.scope import scope_choices
from pages.upload.mapping.table import table_choice
from pages.upload.mapping.trial import Table, trial, ways_out
from pages.upload.waiting.session import Waiting, change_layout, map_instead
from pages.upload.waiting.texts import size, with_cell


def can_be_mapped(preview: Preview) -> bool:
    """Whether the file has tables to map."""
    return bool(shown_tables(preview.reading))


def mapping_card(view: View, file: Waiting, preview: Preview) -> None:
    """Where the table is, what its columns are, what is read that way; then on to the usual check."""
    tables = shown_tables(preview.reading)
    saved = [Layout.from_json(layout) for layout in view.reader.decisions.layouts.values()]
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
        sheet, header = table_choice(view, file, tables)
    if not header.paths:
        st.warning(view.say(mapping_words.NO_COLUMNS), icon=":material/info:")
        ways_out(view, file)
        return
    with st.container(border=True, gap="small"):
        like, shape, chosen = column_choices(view, file, sheet, header, saved)
    rows: list[dict[str, str]] = []
    if NAMES_MEASURES in chosen.values():
        with st.container(border=True, gap="small"):
            rows = row_choices(view, file, sheet, header, chosen, like)
    with st.container(border=True, gap="small"):
        choices = scope_choices(view, file, sheet, header, chosen, like, shape)
    with st.container(border=True, gap="small"):
        table = Table(sheet, header, shape, chosen, rows)
        trial(view, file, table, choices, saved, like)


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
