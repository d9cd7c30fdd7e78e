"""Both ends of the ranking: the slowest and the best offices, or provinces."""

from functools import partial

import pandas as pd
import streamlit as st

from data.places import NATION
from metrics.answers.parts import parts_of, ranked
from pages.overview import words as overview_words
from pages.parts.answers import ask, made
from pages.parts.downloads import section
from pages.parts.filters import Scope
from pages.parts.tables import ends_table
from pages.parts.view import View


def ends_of(view: View, scope: Scope, parts: pd.DataFrame) -> tuple[pd.DataFrame, bool] | None:
    """Units, or provinces where there are none, and whether they are provinces; None without anybody."""
    if len(parts):
        return parts, scope.place == NATION
    parts = ask(view, parts_of, NATION, scope.period, view.today, boundaries=scope.boundaries)
    none = made(view, "none ranked", (scope.period,), lambda: ranked(parts, True).empty)
    return None if none else (parts, True)


def both_ends(view: View, scope: Scope, parts: pd.DataFrame, nation: bool) -> None:
    """The slowest and the best."""
    if nation and scope.place != NATION:
        st.markdown(f":small[:gray[{view.say(overview_words.NO_UNITS, place=view.name(scope.place))}]]")
    question = (scope.place, scope.period, nation)
    for worst, five, few in (
        (True, overview_words.WORST_PLACES if nation else overview_words.WORST_UNITS, overview_words.WORST_FEW),
        (False, overview_words.BEST_PLACES if nation else overview_words.BEST_UNITS, overview_words.BEST_FEW),
    ):
        end = made(view, "end", (*question, worst), partial(ranked, parts, worst))
        slot = section(view.say(five if len(end) == 5 else few), is_table=True)
        ends_table(view, "worst" if worst else "best", end, nation, slot)
