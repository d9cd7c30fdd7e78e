"""The row of KPI cards: value, change by meaning, last two years as a line, status against the target."""

import streamlit as st

from charts.axes import period_short
from charts.formats import NBSP
from data import periods
from metrics import registry
from pages import words
from pages.parts import figures
from pages.parts.source import source_button
from pages.parts.view import View

LINE_PX, DELTA_PX = 58, 14
LEAST_POINTS = 5  # fewer, often years apart, are no line
DELTA = {"good": "blue", "act": "red", None: "off"}


def card_row(view: View, rows, kpis: tuple[str, ...], period: str) -> None:
    """One card a KPI. `rows`: the query's rows of these KPIs at one place, oldest first."""
    counts = rows.loc[rows["value"].notna(), "kpi"].value_counts()
    line_px = LINE_PX if counts.reindex(kpis).max() >= LEAST_POINTS else 0  # no card has a line: no room for it
    with st.grid(len(kpis), min_column_width=164):
        for kpi in kpis:
            history = rows[rows["kpi"] == kpi]
            now = history[history["period"] == period]
            with st.container(border=True, height="stretch", gap="xsmall"):
                row = now.iloc[0].to_dict() if len(now) else {"kpi": kpi, "period": period}
                _card(view, kpi, row, history, line_px)


def _card(view: View, kpi: str, row: dict, history, line_px: int) -> None:
    change = row.get("change")
    has_change = figures.known(change)
    before = period_short(periods.shift(row["period"], -1), view.language)[0]
    line = [float(v) for v in history["value"] if figures.known(v)]
    has_line = len(line) >= LEAST_POINTS
    declared = registry.kpi(kpi)
    st.metric(
        view.say(words.CARD_NAMES[kpi]) if kpi in words.CARD_NAMES else declared.label(view.language),
        figures.figure(view, row),
        figures.difference(view, change, kpi) if has_change else None,
        delta_color=DELTA[figures.meaning_of(change, kpi)] if has_change else "off",
        delta_arrow=("up" if change > 0 else "down" if change < 0 else "off") if has_change else "off",
        delta_description=before if has_change else None,
        chart_data=line if has_line else None,
    )
    if room := (not has_line) * line_px + (not has_change) * DELTA_PX:  # what stands below stays in one row
        st.space(room)
    st.markdown(_standing(view, row))
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="xxsmall",
        wrap=False,
        horizontal_alignment="distribute",
    ):
        st.markdown(f":small[:gray[{_year_before(view, row, kpi)}]]", width="content")
        if row.get("place"):
            source_button(view, row, f"card_{kpi}")


def _standing(view: View, row: dict) -> str:
    """Status and target; in their place how much is missing, or that there is nothing."""
    if reason := figures.why(view, row):
        return f":small[:gray[{reason}]]"
    if not figures.known(row.get("value")):
        return f":small[:gray[{view.say(words.MISSING)}]]"
    parts = [
        figures.badge(view, row.get("status"))
        or (f":gray-badge[▨{NBSP}{figures.short_gap(view, row)}]" if figures.is_partial(row) else ""),
        figures.target(view, row),
    ]
    return " ".join(p for p in parts if p) or f":small[:gray[{view.say(words.NO_TARGET)}]]"


def _year_before(view: View, row: dict, kpi: str) -> str:
    """The change from a year ago; where the two may not be compared, last year's value as the charts show it."""
    change, code = row.get("change_last_year"), view.say(words.LAST_YEAR_CODE)
    if figures.known(change):
        return f"{code}{NBSP}{figures.difference(view, change, kpi)}"
    return f"{code}{NBSP}{figures.plain(view, row.get('last_year'), kpi)}"
