"""Small multiples: every province, or every office of a place, as small lines on one scale."""

import streamlit as st

from charts.formats import value_text
from charts.multiples import multiples as small_multiples
from charts.multiples import span_of
from data.places import NATION
from metrics import registry
from metrics.answers.subject import multiples, units_of
from pages.parts import figures, plots
from pages.parts.answers import ask, draw
from pages.parts.downloads import noted, take
from pages.parts.filters import Scope
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.names import kpi_name, short_period

MULTIPLES = 13


def multiples_section(view: View, scope: Scope, kpi: str) -> None:
    """All provinces, or all offices of the place, as small lines on one scale; computed once it is opened."""
    if scope.is_range:  # one point each is no line
        return
    asked = (kpi, scope.place, scope.period, view.today)
    is_nation = scope.place == NATION or not ask(view, units_of, *asked, boundaries=scope.boundaries)
    title = view.say(
        subjects_words.MULTIPLES_PLACES if is_nation else subjects_words.MULTIPLES_UNITS, kpi=kpi_name(view, kpi)
    )
    expander = st.expander(title, key=f"multiples_{kpi}", on_change="rerun", icon=":material/grid_view:")
    if not expander.open:
        return
    with expander:
        place, level = (NATION, "") if is_nation else (scope.place, scope.level)
        rows = ask(view, multiples, kpi, place, scope.period, view.today, level, MULTIPLES, scope.boundaries)
        if rows.empty:
            st.markdown(f":gray[{view.say(subjects_words.NO_MULTIPLES)}]")
            return
        declared = registry.kpi(kpi)
        goals = rows["target"].dropna().unique()
        target = float(goals[-1]) if len(goals) == 1 else None
        low, high = span_of(rows, declared.unit, target)
        values = {
            "first": short_period(view, rows["period"].min()),
            "last": short_period(view, scope.period),
            "low": value_text(low, declared.unit, view.language, trim=True),
            "high": value_text(high, declared.unit, view.language, trim=True),
        }
        sentence = subjects_words.MULTIPLES_ORDER if declared.direction == "neither" else subjects_words.MULTIPLES_NOTE
        text = view.say(sentence, **values)
        if target is not None:
            goal = value_text(target, declared.unit, view.language, trim=True)
            code = view.say(figures.target_code({"target_preset": bool(rows["target_preset"].any())}))
            text += " " + view.say(subjects_words.MULTIPLES_TARGET, code=code, target=goal)
        slot = noted(text)
        panels = rows["place"] if is_nation else rows["split"]
        names = rows["name" if view.language == "vi" else "name_en"]
        columns = 2 if view.is_narrow else 6
        draw(
            view,
            f"multiples_{kpi}",
            (kpi, place, scope.place, scope.period, level, scope.unit),
            lambda: small_multiples(
                plots.spoken(view, rows).assign(panel=panels, name=names),
                unit=declared.unit,
                mode=view.mode,
                language=view.language,
                own=scope.place if is_nation else scope.unit or None,
                columns=columns,
                target=target,
                scale=(low, high),
            ),
            alt=title,
        )
        take(view, f"multiples_{kpi}", rows, title, slot=slot)
