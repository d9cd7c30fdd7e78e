"""Spending since January: bullets against the plan of the year, the months of the year, every province."""

from dataclasses import replace

import streamlit as st

from charts.formats import NBSP, value_text
from charts.text import lines as hover_lines
from data.periods import parse_period
from data.places import NATION
from metrics import registry
from metrics.answers.spending import RATES, since_january, spending, through_the_year
from pages import words
from pages.parts import figures, plots
from pages.parts.answers import ask
from pages.parts.downloads import titled
from pages.parts.filters import Scope
from pages.parts.view import View
from pages.subjects import words as subjects_words
from pages.subjects.parts.breakdown import parts_table_of
from pages.subjects.parts.comparisons import strip
from pages.subjects.parts.groups import groups_section
from pages.subjects.parts.kinds import bullets_card
from pages.subjects.parts.multiples import multiples_section

WHOLE = RATES[0]
PHONE_LETTERS = 36  # beside a name; what is longer is told when the bar is touched


def spending_section(view: View, scope: Scope) -> None:
    """Everything about the budget of a place, or of one office under its heading, at the end of the period asked."""
    if scope.unit:
        groups_section(view, scope, "budget", is_expanded=True)
        return
    rows = ask(view, spending, scope.place, scope.period, view.today, scope.part)
    if rows.empty or not rows["value"].notna().any():
        reasons = [figures.why(view, row) for row in rows.to_dict("records")[:1]]
        text = view.say(subjects_words.NO_SPENDING, place=view.name(scope.place))
        st.markdown(f":gray[{' '.join([text, *(figures.sentence(r) for r in reasons)])}]")
        groups_section(view, scope, "budget")
        return
    to_date = replace(scope, period=since_january(scope.period), grain="ytd")
    strip(view, to_date, WHOLE)
    with st.grid(2, min_column_width=480):
        _bullets(view, scope, rows)
        with st.container(border=True, height="stretch"):
            line = ask(view, through_the_year, WHOLE, scope.place, scope.period, view.today, scope.boundaries)
            title = view.say(
                subjects_words.SPENDING_LINE, place=view.name(scope.place, full=True), year=scope.period[:4]
            )
            slot = titled(title, view.say(subjects_words.NOTE_SPENDING_LINE))
            plots.rate_chart(view, line, scope.place, 210, slot=slot)
    if scope.place == NATION:
        st.markdown(f"**{view.say(subjects_words.BY_PLACE_SPENDING)}**")
        parts_table_of(view, to_date, RATES, "place")
    multiples_section(view, to_date, WHOLE)
    groups_section(view, scope, "budget")


def _bullets(view: View, scope: Scope, rows) -> None:
    """One bullet a kind of budget: spent in per cent of the plan, last year at the same date as a line."""
    period = parse_period(scope.period)
    title = view.say(
        subjects_words.SPENDING_TITLE,
        place=view.name(scope.place, full=True),
        months=period.end.month,
        year=period.end.year,
    )
    texts, hovers = [], []
    for row in rows.to_dict("records"):
        if not figures.known(row["value"]):
            texts.append(view.say(words.STATES[row["state"]]))
            hovers.append(figures.why(view, row))
            continue
        spent, plan = (value_text(row[side], "vnd", view.language) for side in ("numerator", "denominator"))
        value = figures.figure(view, row)
        text = view.say(
            subjects_words.SPENDING_TEXT,
            value=value,
            spent=view.say(subjects_words.SPENT_OF, spent=_amount(spent, plan), plan=plan),
        )
        texts.append(value if view.is_narrow and len(text) > PHONE_LETTERS else text)
        before = value_text(row["last_year"], "percent", view.language)
        hovers.append(hover_lines(value, f"{spent} / {plan}", f"{view.say(words.LAST_YEAR_CODE)}{NBSP}{before}"))
    names = [registry.kpi(kpi).chart_name(view.language) for kpi in rows["kpi"]]
    frame = rows.assign(name=names, maximum=100.0, text=texts, hover=hovers)
    bullets_card(view, "spending", title, subjects_words.NOTE_SPENDING, frame, "percent", (scope.place, scope.period))


def _amount(spent: str, plan: str) -> str:
    """What was spent without its unit where the plan beside it has the same: 18,20 / 25,16 tỷ đồng."""
    number, _, unit = spent.partition(NBSP)
    return number if unit and plan.endswith(NBSP + unit) else spent
