"""What an overview says of one place and period: cards, who drags, what changed, what blocks a conclusion."""

from dataclasses import replace
from datetime import date

import pandas as pd

from data import periods
from data.places import MERGER, NATION
from data.store import Reader
from metrics import registry
from metrics.answers.changes import changes
from metrics.answers.compare import standing
from metrics.answers.contradictions import problems
from metrics.answers.parts import levels_of, parts_of, rates_of_parts
from metrics.answers.series import series
from metrics.answers.standing import Standing
from metrics.answers.summary import Overview
from metrics.engine.fold import DISTRICT

CARDS = (
    "on_time_rate",
    "dossiers_pending_overdue",
    "late_per_1000",
    "online_share",
    "hotline_resolution_rate",
)
RANKED_BY = ("on_time_rate", "index766_total")


def overview(reader: Reader, place: str, period: str, today: date, boundaries: str = "today") -> Overview:
    """Everything the overview shows, asked once. `boundaries`: `today`, or `reported` without predecessors."""
    sixth, last = _sixth(reader, place, period, today, boundaries)
    cards = (*CARDS, sixth)
    rows = series(reader, CARDS, place, period, today, boundaries=boundaries)
    rows = pd.concat([each for each in (rows, last) if len(each)], ignore_index=True) if len(rows) else last
    rates = rates_of_parts(reader, place, period, today, 13, boundaries)
    parts = parts_of(reader, place, period, today, boundaries=boundaries, rates=rates)
    answer = Overview(
        place,
        period,
        cards,
        rows,
        parts,
        _missing(place, period, parts, rates),
        [],
        [],
        levels_of(reader, place, period, today, boundaries=boundaries),
        _standings(reader, place, period, cards, today, boundaries),
        boundaries,
    )
    return replace(answer, changes=changes(answer), problems=problems(reader, answer, today))


def _sixth(reader: Reader, place: str, period: str, today: date, boundaries: str) -> tuple[str, pd.DataFrame]:
    """The last card: the score of index 766 where there is one, else reach on Facebook, else what came in.

    With its rows, asked for its whole line at once.
    """
    if place != NATION:
        for kpi, count in (("index766_total", 1), ("facebook_reach", 3)):
            if kpi in registry.KPIS:
                found = series(reader, (kpi,), place, period, today, boundaries=boundaries)
                if len(found) and found["value"].iloc[-count:].notna().any():
                    return kpi, found
    return "dossiers_received_new", series(
        reader, ("dossiers_received_new",), place, period, today, boundaries=boundaries
    )


def _standings(
    reader: Reader, place: str, period: str, cards: tuple[str, ...], today: date, boundaries: str
) -> dict[str, Standing]:
    if place == NATION:
        return {}
    ranked_by = [kpi for kpi in RANKED_BY if kpi in cards]
    found = {kpi: standing(reader, kpi, place, period, today, boundaries) for kpi in ranked_by}
    return {kpi: each for kpi, each in found.items() if each}


def _missing(place: str, period: str, parts: pd.DataFrame, rates: pd.DataFrame) -> list[str]:
    """Place ids, or names of offices, that were expected and have not reported: those with a rate in 12 periods."""
    if place == NATION:
        gone = parts[parts["state"] == "missing"] if len(parts) else parts
        return gone["place"].tolist() if len(gone) else []
    if not len(rates) or not len(parts):
        return []
    known = rates[rates["period"] != periods.shift(period, -12)]
    if periods.parse_period(period).end >= MERGER:  # the districts were abolished: nobody expects them any more
        known = known[known["level"] != DISTRICT]
    return sorted(set(known["unit"]) - set(parts["unit"]))
