"""The row of KPI cards: value, change by meaning, last two years as a line, status against the target."""

from dataclasses import dataclass

import streamlit as st

from charts.axes import period_short
from charts.formats import NBSP
from data import periods
from metrics import registry
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.answers import made
from pages.parts.source_links import source_button
from pages.parts.view import View

LINE_PX, DELTA_PX = 58, 14
LEAST_POINTS = 5  # fewer, often years apart, are no line
NO_RANKS: dict = {}
DELTA = {"good": "blue", "act": "red", None: "off"}


@dataclass(frozen=True)
class Card:
    """What one card says, ready to draw. `room`: px in place of what other cards of the row have."""

    metric: dict
    room: int
    standing: str
    year_before: str
    source: dict | None


def card_row(view: View, rows, kpis: tuple[str, ...], period: str, standings: dict = NO_RANKS) -> None:
    """One card a KPI. `rows`: the query's rows of these KPIs at one place, oldest first; `standings`: ranks by KPI."""
    whose = (rows["place"].iloc[0], rows["unit"].iloc[0]) if len(rows) else ()
    question = (kpis, period, whose, len(rows), tuple(standings.items()))
    cards = made(view, "cards", question, lambda: cards_of(view, rows, kpis, period, standings))
    with st.grid(len(kpis), min_column_width=164):
        for kpi, card in zip(kpis, cards):
            with st.container(border=True, height="stretch", gap="xsmall"):
                _draw(view, kpi, card)


def _draw(view: View, kpi: str, card: Card) -> None:
    st.metric(**card.metric)
    if card.room:
        st.space(card.room)
    st.markdown(card.standing)
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="xxsmall",
        wrap=view.is_narrow,
        horizontal_alignment="distribute",
    ):
        st.markdown(card.year_before, width="content")
        if card.source:
            source_button(view, card.source, f"card_{kpi}")


def cards_of(view: View, rows, kpis: tuple[str, ...], period: str, standings: dict = NO_RANKS) -> list[Card]:
    """The cards of a row in words; without a line on any of them no room is kept for one."""
    counts = rows.loc[rows["value"].notna(), "kpi"].value_counts()
    line_px = LINE_PX if counts.reindex(kpis).max() >= LEAST_POINTS else 0
    cards, approval = [], ""
    for kpi in kpis:
        history = rows[rows["kpi"] == kpi]
        now = history[history["period"] == period]
        row = now.iloc[0].to_dict() if len(now) else {"kpi": kpi, "period": period}
        approval = approval or figures.approval(view, row)  # the badges above the cards are those of the first
        cards.append(_card(view, kpi, row, history, line_px, approval, standings.get(kpi)))
    return cards


def _card(view: View, kpi: str, row: dict, history, line_px: int, badge: str, standing=None) -> Card:
    """`badge`: whether the figures are approved, as the badges above the cards say it."""
    change = row.get("change")
    has_change = figures.known(change)
    before = period_short(periods.shift(row["period"], -1), view.language)[0]
    line = [float(v) for v in history["value"] if figures.known(v)]
    has_line = len(line) >= LEAST_POINTS
    name = registry.kpi(kpi).card_name(view.language)
    metric = {
        "label": name,
        "value": figures.figure(view, row),
        # The month stands in the change: Streamlit's own words beside it are too pale to read (4.4 : 1).
        "delta": f"{figures.difference(view, change, kpi)} · {before}" if has_change else None,
        "delta_color": DELTA[figures.tone(row)] if has_change else "off",
        "delta_arrow": _arrow(change),
        "chart_data": line if has_line else None,
    }
    room = (not has_line) * line_px + (not has_change) * DELTA_PX  # what stands below stays in one row
    notes = [_year_before(view, row, kpi, history), *_reservations(view, row, before, badge)]
    year_before = f":small[:gray[{' · '.join(note for note in notes if note)}]]"
    return Card(metric, room, _standing(view, row, standing), year_before, row if row.get("place") else None)


def _reservations(view: View, row: dict, before: str, badge: str) -> list[str]:
    """What else is to be known of a figure and its change: a line that may wrap, where the change itself is cut."""
    windows, approval = figures.unlike_windows(view, row), figures.approval(view, row)
    reason = figures.lower(windows) or figures.caution(view, row)
    sentence = parts_words.COMPARED_WITH_CARE if figures.known(row.get("change")) else parts_words.NOT_COMPARED_WITH
    return [
        view.say(sentence, before=before, reason=reason) if reason else "",
        "" if approval == badge else approval,
    ]


def _arrow(change: float | None) -> str:
    """Which way a change points, as `st.metric` calls it."""
    if not figures.known(change) or not change:
        return "off"
    return "up" if change > 0 else "down"


def _standing(view: View, row: dict, standing=None) -> str:
    """Status and target, or the rank; in their place how much is missing, or that there is nothing."""
    if reason := figures.why(view, row):
        return f":small[:gray[{reason}]]"
    if not figures.known(row.get("value")):
        return f":small[:gray[{view.say(words.MISSING)}]]"
    is_partial = figures.is_partial(row)
    parts = [
        figures.badge(view, row.get("status"))
        or (f":gray-badge[▨{NBSP}{figures.short_gap(view, row)}]" if is_partial else figures.counts(view, row)),
        figures.short_covers(view, row) if is_partial else "",
        figures.target(view, row),
    ]
    if standing and not figures.known(row.get("target")):  # with a target there is no room for both
        parts.append(view.say(parts_words.RANK_CARD, rank=standing.rank, count=standing.of))
    return " ".join(p for p in parts if p) or f":small[:gray[{view.say(parts_words.NO_TARGET)}]]"


def _year_before(view: View, row: dict, kpi: str, history) -> str:
    """Last year's figure, ▨ where it is not whole, and the change since, with its reservation."""
    change, code = row.get("change_last_year"), view.say(words.LAST_YEAR_CODE)
    before = periods.year_before(row["period"])
    if before is None:  # months chosen freely have none
        return NBSP
    then = history[history["period"] == before]
    last = then.iloc[0].to_dict() if len(then) else {}
    if not figures.known(last.get("value")):
        return f"{code}{NBSP}{view.say(parts_words.NO_LAST_YEAR)}"
    mark = f"{NBSP}▨" if figures.is_partial(last) else ""
    text, reason = f"{code}{NBSP}{figures.figure(view, last)}{mark}", figures.caution(view, row, "change_last_year")
    if figures.known(change):
        return f"{text} ({figures.difference(view, change, kpi)}{', ' + reason if reason else ''})"
    return f"{text} ({view.say(parts_words.NOT_COMPARED, reason=reason)})" if reason else text
