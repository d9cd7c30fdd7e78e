"""The saved layouts."""

import streamlit as st

from data.measures import MEASURES
from loaders.layouts.layout import (
    Layout,
)
from loaders.layouts.saving import remove_layout, save_layout
from pages.parts.figures import count, shown
from pages.parts.view import View
from pages.upload.mapping import words as mapping_words
from pages.upload.waiting.session import redraw

FORGOT = "layout_forgotten"


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
        for name, layout in layouts.items():
            measures = sum(one["is"] in MEASURES for one in (*layout["columns"], *layout.get("rows", ())))
            about = view.say(
                mapping_words.SAVED_LINE, measures=count(view, measures), columns=count(view, len(layout["columns"]))
            )
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{shown(layout['name'])}** :small[:gray[{about}]]", width="stretch")
                if st.button(view.say(mapping_words.FORGET), key=f"forget_{name}", icon=":material/delete:"):
                    st.session_state[FORGOT] = Layout.from_json(layout)
                    remove_layout(view.store, name)
                    redraw(view)
