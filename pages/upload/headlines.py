"""What the screens will show once a file is stored: headline figures before → after."""

import pandas as pd
import streamlit as st

from charts.formats import NOTHING
from data.periods import period_name
from loaders.load import Preview
from metrics import registry
from metrics.answers.headlines import headlines
from pages.parts import figures
from pages.parts.source_names import source_name
from pages.parts.tables import ROW
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.waiting.session import Waiting

MOST = 12


def headlines_after(view: View, file: Waiting, preview: Preview) -> None:
    """The table of headline figures, the changed ones first; nothing while the file changes none."""
    if preview.is_unchanged or not preview.counted.facts:
        return
    rows = _rows(view, file, preview)
    if rows.empty:
        return
    changed = int(rows["is_changed"].sum())
    st.subheader(view.say(upload_words.HEADLINES), anchor=False)
    st.markdown(f":small[:gray[{view.say(upload_words.HEADLINES_NOTE, count=figures.count(view, changed))}]]")
    table = pd.DataFrame([_row(view, row) for row in rows.head(MOST).to_dict("records")])
    st.dataframe(table, hide_index=True, width="stretch", row_height=ROW, key=f"headlines_{file.digest}")


def _rows(view: View, file: Waiting, preview: Preview) -> pd.DataFrame:
    """The figures, made once for a preview."""
    if file.headlines is None or file.headlines[0] is not preview:
        before = view.store.reader(fresh=True)
        file.headlines = (preview, headlines(before, preview.shown_on(before), preview.touched, view.today))
    return file.headlines[1]


def _row(view: View, row: dict) -> dict:
    source = row["row_after"].get("source")
    return {
        view.say(upload_words.HEADLINE_KPI): registry.kpi(row["kpi"]).label(view.language),
        view.say(upload_words.PLACE): view.name(row["place"]),
        view.say(upload_words.PERIOD): period_name(row["period"], view.language, short=True),
        view.say(upload_words.HEADLINE_BEFORE): _figure(view, row["kpi"], row["row_before"]),
        view.say(upload_words.HEADLINE_AFTER): _figure(view, row["kpi"], row["row_after"]),
        view.say(upload_words.HEADLINE_SOURCE): source_name(view, source) if figures.known(source) else NOTHING,
    }


def _figure(view: View, kpi: str, row: dict) -> str:
    """A figure with what is missing of it."""
    return figures.cell(view, {"kpi": kpi} | row)
