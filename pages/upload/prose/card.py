"""What the preview of a document shows beside that of every file."""

import streamlit as st

from loaders.load import Preview
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.prose.contradictions import contradictions
from pages.upload.prose.numbers import findings_in
from pages.upload.prose.proposed import proposals
from pages.upload.prose.table import number_table
from pages.upload.prose.text import legend, marked_paragraphs
from pages.upload.waiting.session import Waiting


def prose_card(view: View, file: Waiting, preview: Preview) -> None:
    """The text with its numbers beside their table, what is proposed, what does not agree; nothing for a workbook."""
    findings = findings_in(file, preview)
    if not findings:
        return
    st.subheader(view.say(prose_words.TITLE), anchor=False)
    if findings.numbers:
        st.markdown(f":small[{legend(view, findings)}]")
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        marked_paragraphs(view, findings)
    with right:
        number_table(view, file, findings)
    proposals(view, file, preview, findings)
    contradictions(view, preview, findings)
