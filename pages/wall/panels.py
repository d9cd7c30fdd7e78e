"""Panels: each kind asks the metrics once and gives what the page draws, as plain JSON values.

A builder returns a list, because a list is cut into pages and each page is a panel of its own.
"""

from typing import Any

import pandas as pd

from charts.axes import period_short
from charts.bars import bars
from charts.enlarged import enlarged, without_end_labels
from charts.formats import NBSP, number, value_text
from charts.stack import composition
from charts.theme import FUNNEL_SIGNS
from charts.tiles import WORDS as TILE_WORDS
from charts.trend import reach, trend
from data import periods
from data.places import NATION
from metrics import registry
from metrics.answers.compare import compare
from metrics.answers.composition import channels
from pages import words
from pages.parts import figures
from pages.wall import words as wall_words
from pages.wall.lists import ends_panel, ranked_panel
from pages.wall.questions import AXIS_DESK_PX, Asked, against, card, fact, lower, month
from pages.wall.sentences import changes_panel, completeness_panel
from pages.wall.texts import Emptiness, counted_below, headed, period_choices, short_name, stamped
from pages.wall.tiles import wall_tiles

LINE = 13
PLOT_PX = (1130, 800)  # the room a chart has beside its facts, on a 1080-line screen


def figure_cards(a: Asked) -> list[dict]:
    """Up to six key figures of one place."""
    kpis, view = a.panel.shown_kpis(), a.view
    rows = a.ask.line(kpis, a.panel.place, a.period, a.today, 2)
    now = rows[rows["period"] == a.period].to_dict("records") if len(rows) else []
    shown = {row["kpi"]: row for row in now}
    if not any(figures.known(row["value"]) for row in shown.values()):
        raise Emptiness(view.name(a.panel.place))
    cards = [card(a, shown.get(kpi, {"kpi": kpi, "period": a.period})) for kpi in kpis]
    title = (
        wall_words.MEDIA(view.language, place=view.name(a.panel.place))
        if a.panel.kind == "media"
        else view.name(a.panel.place)
    )
    return [{**headed(a, title, *period_choices(view, a.period)), "cards": cards, **stamped(a, now)}]


def trend_panel(a: Asked) -> list[dict]:
    """One line through time, its last figure, and three facts beside it."""
    view, declared = a.view, registry.kpi(a.kpi)
    rows = a.ask.line((a.kpi,), a.panel.place, a.period, a.today, LINE)
    known = rows[rows["value"].notna()] if len(rows) else rows
    if known.empty:
        raise Emptiness(view.name(a.panel.place))
    now = rows[rows["period"] == a.period].iloc[0].to_dict()
    look: dict[str, Any] = {
        "unit": declared.unit,
        "mode": a.board.mode,
        "language": view.language,
        "height": round(PLOT_PX[1] / a.times),
    }
    if declared.subject == "media":
        drawn = reach(rows, **look)
    elif declared.unit in ("count", "vnd"):
        drawn = bars(rows, **look, direction=declared.direction)
    else:
        drawn = trend(rows, **look, direction=declared.direction)
    first, last = (month(label, view.language) for label in (rows["period"].iloc[0], a.period))
    return [
        {
            **headed(a, f"{view.name(a.panel.place)}: {lower(short_name(view, a.kpi))}", f"{first}–{last}", ""),
            "cards": [{**card(a, now), "change": "", "change_tone": None}],
            "figure": enlarged(without_end_labels(drawn), a.times),
            "legend": _line_legend(a, now, rows),
            "facts": _trend_facts(a, now),
            **stamped(a, [now]),
        }
    ]


def _line_legend(a: Asked, now: dict, rows: pd.DataFrame) -> list[dict]:
    """What each line is, with its last value: KH, TH, CK, the last with its own marks."""
    view, past = a.view, rows[rows["period"] == periods.year_before(a.period)]
    then = past.iloc[0].to_dict() if len(past) and figures.known(now.get("last_year")) else {"kpi": a.kpi}
    lines = [
        ("target", figures.target_code(now, is_short=True), figures.target_value(view, now)),
        ("actual", wall_words.ACTUAL_CODE, figures.figure(view, now)),
        (
            "last_year",
            wall_words.LAST_YEAR,
            figures.figure(view, then) + (f"{NBSP}▨" if figures.is_partial(then) else ""),
        ),
    ]
    return [
        {"line": line, "label": code(view.language), "value": text}
        for line, code, text in lines
        if text and text != "–"
    ]


def _trend_facts(a: Asked, now: dict) -> list[dict]:
    view, facts = a.view, []
    before = period_short(periods.shift(a.period, -1), view.language)[0]
    for change, then in (("change", before), ("change_last_year", wall_words.A_YEAR_AGO(view.language))):
        if text := against(view, now, then, change):
            facts.append(fact(figures.tone(now, change), text[:1].upper() + text[1:], False))
    declared = registry.kpi(a.kpi)
    is_known = figures.known(now.get("numerator")) and figures.known(now.get("denominator"))
    if is_known and not declared.may_count_unlike:  # days of dossiers are no dossiers of dossiers
        counts = wall_words.COUNTS(
            view.language,
            numerator=f"**{figures.count(view, now['numerator'])}**",
            denominator=figures.count(view, now["denominator"]),
            what=wall_words.COUNTED[counted_below(a.kpi)](view.language),
        )
        facts.append(fact(None, counts, with_mark=False))
    return facts


def tiles_panel(a: Asked) -> list[dict]:
    """The country as tiles, the own province's figure, and how many stand where."""
    view, declared = a.view, registry.kpi(a.kpi)
    answer = a.ask(compare, a.kpi, a.period, "today", a.today)
    if answer.unranked in ("old_map", "no_figures") or answer.rows.empty:
        raise Emptiness(view.name(NATION))
    own = next((r for r in answer.rows.to_dict("records") if r["place"] == a.panel.place), None)
    placed, judged = int(answer.rows["rank"].notna().sum()), answer.reference is not None
    drawn, counts = wall_tiles(a, answer, declared.unit)
    legend = (
        [
            {
                "funnel": name,
                "mark": FUNNEL_SIGNS[name] if name not in ("neutral", "missing") else "",
                "count": counts[name],
                "text": TILE_WORDS["en" if view.language == "en" else "vi"][name],
            }
            for name in FUNNEL_SIGNS
            if name != "unjudged" or counts[name]
        ]
        if judged
        else []
    )
    facts = []
    if own is not None:
        if figures.known(own["rank"]):
            rank = f"**{own['rank']:.0f}**"
            facts.append(fact(None, wall_words.RANK_OF(view.language, rank=rank, count=placed), False))
        if judged:
            value = value_text(answer.reference, declared.unit, view.language)
            sentence = wall_words.NATION if answer.judged == len(answer.rows) else wall_words.REPORTED
            facts.append(
                fact(
                    None,
                    sentence(
                        view.language,
                        value=value,
                        **({} if sentence is wall_words.NATION else {"count": answer.judged}),
                    ),
                    False,
                )
            )
    if judged and answer.is_wide:
        facts.append(fact("watch", wall_words.WIDE(view.language, times=number(answer.dispersion, 1, view.language))))
    cards = [{**card(a, own), "label": view.name(a.panel.place), "change": ""}] if own is not None else []
    sentence = wall_words.AGAINST_NATION if judged else wall_words.BY_PROVINCE
    return [
        {
            **headed(
                a,
                wall_words.PROVINCES(view.language, count=len(answer.rows)),
                *(
                    sentence(view.language, kpi=lower(short_name(view, a.kpi)), period=p)
                    for p in period_choices(view, a.period)
                ),
            ),
            "figure": enlarged(drawn, a.board.sizes["tile_px"] / AXIS_DESK_PX),
            "cards": cards,
            "legend": legend,
            "facts": facts,
            **stamped(a, answer.rows.to_dict("records")),
        }
    ]


def channels_panel(a: Asked) -> list[dict]:
    """Tickets of the hotline by the way they came in."""
    view = a.view
    table, named = a.ask(channels, a.panel.place, a.period, a.today, LINE)
    if not named:
        raise Emptiness(view.name(a.panel.place))
    labels = {name: view.say(words.CHANNELS[name]) if name in words.CHANNELS else name for name in named}
    parts = [(name, labels[name], "other" if name == "other" else "category") for name in named]
    drawn = composition(table, parts, mode=a.board.mode, language=view.language, height=round(PLOT_PX[1] / a.times))
    fills = {trace.meta["column"]: trace.marker.color for trace in drawn.data if trace.meta}
    now, whole = table.iloc[-1], a.ask.line(("hotline_received",), a.panel.place, a.period, a.today, 2)
    row = whole[whole["period"] == a.period].iloc[0].to_dict()
    legend = [
        {"line": "square", "colour": fills[name], "label": labels[name], "value": number(now[name], 0, view.language)}
        for name in reversed(named)
    ]
    return [
        {
            **headed(
                a,
                f"{view.name(a.panel.place)}: {wall_words.CHANNELS(view.language)}",
                wall_words.TICKETS(
                    view.language,
                    first=month(table["period"].iloc[0], view.language),
                    last=month(a.period, view.language),
                ),
                period_choices(view, a.period)[1],
            ),
            "figure": enlarged(without_end_labels(drawn), a.times),
            "legend": legend,
            "cards": [{**card(a, row), "label": wall_words.ALL_TICKETS(view.language)}],
            "facts": [],
            **stamped(a, [row]),
        }
    ]


BUILDERS = {
    "kpi": figure_cards,
    "media": figure_cards,
    "trend": trend_panel,
    "ends": ends_panel,
    "tiles": tiles_panel,
    "ranked": ranked_panel,
    "channels": channels_panel,
    "changes": changes_panel,
    "completeness": completeness_panel,
}
