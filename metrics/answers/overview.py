"""What an overview says of one place and period: cards, who drags, what changed, what blocks a conclusion."""

from dataclasses import replace
from datetime import date

import pandas as pd

from data import periods
from data.places import MERGER, NATION
from data.reader import Reader
from data.register import SUBJECT
from metrics import registry
from metrics.answers.changes import changes
from metrics.answers.compare import standing
from metrics.answers.contradictions import problems
from metrics.answers.control import control
from metrics.answers.parts import levels_of, parts_of, rates_of_parts
from metrics.answers.seasons import judged_count
from metrics.answers.series import HISTORY, series
from metrics.answers.standing import Standing
from metrics.answers.summary import Overview
from metrics.engine.fold import DISTRICT

_ON_OVERVIEW = sorted(
    ((kpi.overview, kpi) for kpi in registry.KPIS.values() if kpi.overview),
    key=lambda pair: (pair[0].card, pair[0].turn),
)
_LAST_CARD = max(card.card for card, _ in _ON_OVERVIEW)
CARDS = tuple(kpi.id for card, kpi in _ON_OVERVIEW if card.card < _LAST_CARD)
CANDIDATES = tuple((kpi.id, card.within) for card, kpi in _ON_OVERVIEW if card.card == _LAST_CARD)
RANKED_BY = tuple(kpi.id for card, kpi in _ON_OVERVIEW if card.is_ranked)


def overview(reader: Reader, place: str, period: str, today: date, boundaries: str = "today") -> Overview:
    """Everything the overview shows, asked once. `boundaries`: `today`, or `reported` without predecessors."""
    last_kpi, last_rows = _last_card(reader, place, period, today, boundaries)
    cards = (*CARDS, last_kpi)
    lines = series(reader, CARDS, place, period, today, judged_count(period), boundaries=boundaries)
    filled = [frame for frame in (lines, last_rows) if len(frame)]
    lines = pd.concat(filled, ignore_index=True) if len(lines) else last_rows
    shown = [periods.shift(period, -step) for step in range(HISTORY)]
    rows = lines[lines["period"].isin(shown)].reset_index(drop=True)
    rates = rates_of_parts(reader, place, period, today, 13, boundaries)
    parts = parts_of(reader, place, period, today, boundaries=boundaries, rates=rates)
    answer = Overview(
        place,
        period,
        cards,
        rows,
        parts,
        _missing(reader, place, period, parts, rates),
        [],
        [],
        levels_of(reader, place, period, today, boundaries=boundaries),
        _standings(reader, place, period, cards, today, boundaries),
        boundaries,
        {str(kpi): control(line, registry.kpi(str(kpi))).rows for kpi, line in lines.groupby("kpi", sort=False)},
    )
    return replace(answer, changes=changes(answer), problems=problems(reader, answer, today))


def _last_card(reader: Reader, place: str, period: str, today: date, boundaries: str) -> tuple[str, pd.DataFrame]:
    """The last card: that of the first candidate with recent values, with its rows, asked for its whole line at once.

    Of the nation only what adds over places has any.
    """
    *candidates, (fallback, _) = CANDIDATES
    for kpi, within in candidates:
        if place == NATION and not registry.kpi(kpi).adds_over_places:
            continue
        rows = series(reader, (kpi,), place, period, today, judged_count(period), boundaries=boundaries)
        if len(rows) and rows["value"].iloc[-within:].notna().any():
            return kpi, rows
    return fallback, series(reader, (fallback,), place, period, today, judged_count(period), boundaries=boundaries)


def _standings(
    reader: Reader, place: str, period: str, cards: tuple[str, ...], today: date, boundaries: str
) -> dict[str, Standing]:
    if place == NATION:
        return {}
    ranked_by = [kpi for kpi in RANKED_BY if kpi in cards]
    standings = {kpi: standing(reader, kpi, place, period, today, boundaries) for kpi in ranked_by}
    return {kpi: rank for kpi, rank in standings.items() if rank}


def _missing(reader: Reader, place: str, period: str, parts: pd.DataFrame, rates: pd.DataFrame) -> list[str]:
    """Place ids, or names of offices, that were expected and have not reported: those of the register that exist on the
    period's last day, else those with a rate in 12 periods."""
    if place == NATION:
        gone = parts[parts["state"] == "missing"] if len(parts) else parts
        return gone["place"].tolist() if len(gone) else []
    if not len(rates) or not len(parts):
        return []
    end = periods.parse_period(period).end
    origin, units = reader.decisions.reporting(place, SUBJECT)
    if listed := {u.name for u in units if origin == "register" and u.exists_on(end)}:
        return sorted(listed - set(parts["unit"]))
    known = rates[rates["period"] != periods.shift(period, -12)]
    if end >= MERGER:  # the districts were abolished: nobody expects them any more
        known = known[known["level"] != DISTRICT]
    return sorted(set(known["unit"]) - set(parts["unit"]))
