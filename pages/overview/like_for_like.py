"""The cards against a year ago where a side is partial: the parts complete in both, like for like."""

import streamlit as st

from metrics import registry
from metrics.answers.comparisons import alike_last_year
from metrics.answers.summary import Overview
from pages.overview import words as overview_words
from pages.parts.answers import ask
from pages.parts.view import View
from pages.subjects.parts.comparisons import against


def like_for_like_list(view: View, answer: Overview) -> None:
    """One line a card whose last year is not whole; nothing where every card has its change from a year ago."""
    if not any(problem.code == "last_year" for problem in answer.problems):
        return
    comparisons = ask(view, alike_last_year, answer.cards, answer.place, answer.period, view.today, answer.boundaries)
    if comparisons:
        st.markdown(f"**{view.say(overview_words.ALIKE)}**")
        for kpi, comparison in comparisons:
            st.markdown(against(view, kpi, comparison, registry.kpi(kpi).card_name(view.language)))
