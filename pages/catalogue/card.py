"""One KPI of the catalogue as a card, and the search that finds it."""

import streamlit as st

from charts.formats import value_text
from data.names import search_key
from metrics.formula import formula
from metrics.kpi import Kpi
from pages import words
from pages.catalogue import words as catalogue_words
from pages.parts.view import View


def matches(kpi: Kpi, wanted: str | None) -> bool:
    """Whether every word typed stands in the KPI's names, meaning or source, accents and đ ignored."""
    text = search_key(" ".join((kpi.id, kpi.label.vi, kpi.label.en, kpi.meaning.vi, kpi.meaning.en, kpi.legal_source)))
    return all(word in text for word in search_key(wanted or "").split())


def catalogue_card(view: View, kpi: Kpi) -> None:
    """Label, meaning, formula in words, unit and direction, target with its basis, caution, legal source."""
    say, language = view.say, view.language
    st.markdown(f"**{kpi.label(language)}** :small[`{kpi.id}`]")
    st.markdown(f":small[{kpi.meaning(language)}]")
    st.markdown(f":small[:gray[{say(catalogue_words.FORMULA)}] {formula(kpi, language)}]")
    if kpi.reported_only:
        st.markdown(f":small[:gray[{say(catalogue_words.REPORTED_ONLY)}]]")
    st.markdown(
        f":small[:gray[{say(catalogue_words.UNIT_OF)}] {say(words.UNIT_NAMES[kpi.unit])} · "
        f":gray[{say(catalogue_words.DIRECTION)}] {say(catalogue_words.DIRECTION_NAMES[kpi.direction])}]"
    )
    if kpi.target:
        sign = "≤ " if kpi.direction == "lower" else "≥ " if kpi.direction == "higher" else ""
        value = value_text(kpi.target.value, kpi.unit, language, trim=True)
        basis = kpi.target.basis(language)
        st.markdown(f":small[:gray[{say(catalogue_words.TARGET)}] {sign}{value} ({basis})]")
    if kpi.caution(language):
        st.markdown(f":small[:gray[{say(catalogue_words.CAUTION)}] {kpi.caution(language)}]")
    st.markdown(f":small[:gray[{say(words.LEGAL)}] {kpi.legal_source}]")
