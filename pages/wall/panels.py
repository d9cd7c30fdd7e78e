"""Panels: each kind asks the metrics once and gives what the page draws, as plain JSON values.

A builder returns a list, because a list is cut into pages and each page is a panel of its own.
"""

import math
from dataclasses import dataclass
from datetime import date

from charts.axes import period_short, text_width
from charts.bars import bars
from charts.enlarged import enlarged, without_end_labels
from charts.formats import NBSP, is_nothing, number, value_text
from charts.stack import composition
from charts.theme import FUNNEL_SIGNS, STATUS_SIGNS
from charts.tiles import WORDS as TILE_WORDS
from charts.trend import reach, trend
from data import periods
from data.places import NATION
from metrics import registry
from metrics.arrivals import arrivals, current_month
from metrics.compare import compare
from metrics.composition import channels
from metrics.overview import Overview, default_period, overview, parts_of, ranked, series
from metrics.ranked import ranked_list
from pages import words
from pages import words_wall as wall
from pages.parts import figures
from pages.parts.badges import period_words
from pages.parts.view import View
from pages.wall.answers import Answers
from pages.wall.declared import Board, Panel
from pages.wall.texts import TRUE_WIDTH, Emptiness, headed, large, period_choices, short_name, stamped, unescaped
from pages.wall.tiles import wall_tiles

LINE = 13
# The figure that tells whether a subject is reported.
REPORTED_BY = {"on_time_rate": words.DOSSIERS, "hotline_received": words.HOTLINE, "facebook_interactions": words.MEDIA}
PLOT_PX = (1130, 800)  # the room a chart has beside its facts, on a 1080-line screen
AXIS_DESK_PX = 12  # what charts write their axes in


@dataclass(frozen=True)
class Asked:
    """What a builder needs: the declared panel, whose words and colours, which period, which sizes."""

    view: View
    board: Board
    panel: Panel
    period: str
    ask: Answers

    @property
    def kpi(self) -> str:
        return self.panel.shown_kpis()[0]

    @property
    def today(self) -> date:
        return self.view.today

    @property
    def times(self) -> float:
        """How much larger than on a desk a chart is drawn."""
        return self.board.sizes["axis_px"] / AXIS_DESK_PX


def asked(view: View, board: Board, panel: Panel, ask: Answers) -> Asked:
    """The question of a panel, with the period it shows: the latest that is due and nearly complete."""
    kpis = panel.shown_kpis()
    subject = {"channels": "hotline", "media": "media"}.get(panel.kind) or (
        registry.kpi(kpis[0]).subject if kpis else "dossiers")
    return Asked(view, board, panel, ask(default_period, panel.place, panel.grain, subject, view.today), ask)


def figure_cards(a: Asked) -> list[dict]:
    """Up to six key figures of one place."""
    kpis, view = a.panel.shown_kpis(), a.view
    rows = a.ask(series, kpis, a.panel.place, a.period, a.today, 2)
    shown = {row["kpi"]: row for row in rows.to_dict("records") if row["period"] == a.period} if len(rows) else {}
    if not any(figures.known(row["value"]) for row in shown.values()):
        raise Emptiness(view.name(a.panel.place))
    cards = [card(a, shown.get(kpi, {"kpi": kpi, "period": a.period})) for kpi in kpis]
    title = wall.MEDIA(view.language, place=view.name(a.panel.place)) if a.panel.kind == "media" \
        else view.name(a.panel.place)
    return [{**headed(a, title, *period_choices(view, a.period)), "cards": cards, **stamped(a, shown.values())}]


def card(a: Asked, row: dict) -> dict:
    """A figure with its status, target and change, or why it is not there."""
    view, kpi = a.view, row["kpi"]
    change, status = row.get("change"), row.get("status")
    before = period_short(periods.shift(row["period"], -1), view.language)[0]
    status = status if status in STATUS_SIGNS else None
    there = figures.known(row.get("value"))
    note = "" if there else figures.why(view, row)
    if figures.is_partial(row):
        note = figures.short_gap(view, row)
    return {
        "kpi": kpi, "label": short_name(view, kpi), "value": large(view, row),
        "status": status, "tone": status, "mark": STATUS_SIGNS.get(status, ""),
        "status_text": view.say(words.STATUS[status]) if status else "",
        "target": figures.target(view, row), "note": note,
        "change": f"{wall.SINCE(view.language, before=before)}{NBSP}{figures.difference(view, change, kpi)}"
        if figures.known(change) else "",
        "change_tone": figures.meaning_of(change, kpi),
    }


def trend_panel(a: Asked) -> list[dict]:
    """One line through time, its last figure, and three facts beside it."""
    view, declared = a.view, registry.kpi(a.kpi)
    rows = a.ask(series, (a.kpi,), a.panel.place, a.period, a.today, LINE)
    known = rows[rows["value"].notna()] if len(rows) else rows
    if known.empty:
        raise Emptiness(view.name(a.panel.place))
    now = rows[rows["period"] == a.period].iloc[0].to_dict()
    look = {"unit": declared.unit, "mode": a.board.mode, "language": view.language,
            "height": round(PLOT_PX[1] / a.times)}
    if declared.subject == "media":
        drawn = reach(rows, **look)
    elif declared.unit in ("count", "vnd"):
        drawn = bars(rows, **look, direction=declared.direction)
    else:
        drawn = trend(rows, **look, direction=declared.direction)
    first, last = (_month(label, view.language) for label in (rows["period"].iloc[0], a.period))
    return [{
        **headed(a, f"{view.name(a.panel.place)}: {_lower(short_name(view, a.kpi))}", f"{first}–{last}", ""),
        "cards": [{**card(a, now), "change": "", "change_tone": None}],
        "figure": enlarged(without_end_labels(drawn), a.times),
        "legend": _line_legend(a, now),
        "facts": _trend_facts(a, now),
        **stamped(a, [now]),
    }]


def _line_legend(a: Asked, now: dict) -> list[dict]:
    """What each line is, with its last value: KH, TH, CK."""
    view, unit = a.view, registry.kpi(a.kpi).unit
    lines = [("target", words.TARGET_CODE, figures.target(view, now).split(NBSP, 1)[-1]),
             ("actual", wall.ACTUAL_CODE, figures.figure(view, now)),
             ("last_year", wall.LAST_YEAR, value_text(now.get("last_year"), unit, view.language))]
    return [{"line": line, "label": code(view.language), "value": text} for line, code, text in lines
            if text and text != "–"]


def _trend_facts(a: Asked, now: dict) -> list[dict]:
    view, facts = a.view, []
    before = period_short(periods.shift(a.period, -1), view.language)[0]
    for change, since in ((now.get("change"), wall.SINCE(view.language, before=before)),
                          (now.get("change_last_year"), wall.SINCE_LAST_YEAR(view.language))):
        if figures.known(change):
            text = f"{since} **{figures.difference(view, change, a.kpi)}**"
            facts.append(_fact(figures.meaning_of(change, a.kpi), text[:1].upper() + text[1:], with_mark=False))
    if figures.known(now.get("numerator")) and figures.known(now.get("denominator")):
        counts = wall.COUNTS(view.language, numerator=f"**{figures.count(view, now['numerator'])}**",
                             denominator=figures.count(view, now["denominator"]),
                             what=wall.COUNTED[registry.kpi(a.kpi).subject](view.language))
        facts.append(_fact(None, counts, with_mark=False))
    return facts


def _fact(tone: str | None, text: str, with_mark: bool = True, **more) -> dict:
    mark = STATUS_SIGNS.get(tone, "○") if with_mark else ""
    return {"mark": mark, "tone": tone, "text": unescaped(text), **more}


def _lower(name: str) -> str:
    return name if name[:1].isdigit() or name.split(":")[0] in ("Facebook", "Zalo") else name[:1].lower() + name[1:]


def _month(label: str, language: str) -> str:
    at = periods.parse_period(label)
    if at.grain == "month":
        return f"{at.end.month}/{at.end.year}"
    return periods.period_name(label, language, short=True)


def ends_panel(a: Asked) -> list[dict]:
    """The five at either end, worst first, with the counts behind each ratio."""
    view, place = a.view, a.panel.place
    parts = a.ask(parts_of, place, a.period, a.today)
    if ranked(parts, True).empty and place != NATION:
        place, parts = NATION, a.ask(parts_of, NATION, a.period, a.today)
    worst, best = ranked(parts, True), ranked(parts, False)
    if worst.empty:
        raise Emptiness(view.name(a.panel.place))
    nation, rows = place == NATION, []
    for group, end in (("worst", worst), ("best", best)):
        for at, row in enumerate(end.to_dict("records"), 1):
            late = "" if is_nothing(row["late"]) else number(row["late"], 0, view.language) + "/"
            status = row["status"] if row["status"] in STATUS_SIGNS else None
            rows.append({
                "group": group, "rank": str(at), "name": row["name" if view.language == "vi" else "name_en"],
                "value": value_text(row["rate"], "percent", view.language), "tone": status,
                "mark": STATUS_SIGNS.get(status, ""), "counts": late + number(row["resolved"], 0, view.language),
                "own": row["place"] == a.panel.place and nation, "share": None,
            })
    return [{
        **headed(a, view.say(wall.ENDS_PLACES if nation else wall.ENDS_UNITS),
                 *(wall.ON_TIME_OF(view.language, period=p) for p in period_choices(view, a.period)),
                 period_choices(view, a.period)[1]),
        "columns": [view.say(wall.PROVINCE if nation else wall.UNIT), "", "%", view.say(wall.LATE_OF)],
        "groups": [{"id": "worst", "title": view.say(wall.WORST)}, {"id": "best", "title": view.say(wall.BEST)}],
        "rows": rows, **stamped(a, _asked_rows(a)),
    }]


def _asked_rows(a: Asked) -> list[dict]:
    """The place's own row of the panel's KPI, which says what days its figures cover."""
    kpi = a.panel.shown_kpis()[0] if a.panel.shown_kpis() else "on_time_rate"
    rows = a.ask(series, (kpi,), a.panel.place, a.period, a.today, 1)
    return rows.to_dict("records")


def tiles_panel(a: Asked) -> list[dict]:
    """The country as tiles, the own province's figure, and how many stand where."""
    view, declared = a.view, registry.kpi(a.kpi)
    answer = a.ask(compare, a.kpi, a.period, "today", a.today)
    if answer.unranked in ("old_map", "no_figures") or answer.rows.empty:
        raise Emptiness(view.name(NATION))
    own = next((r for r in answer.rows.to_dict("records") if r["place"] == a.panel.place), None)
    placed, judged = int(answer.rows["rank"].notna().sum()), answer.reference is not None
    drawn, counts = wall_tiles(a, answer, declared.unit)
    legend = [{"funnel": name, "mark": FUNNEL_SIGNS[name] if name not in ("neutral", "missing") else "",
               "count": counts[name], "text": TILE_WORDS["en" if view.language == "en" else "vi"][name]}
              for name in FUNNEL_SIGNS] if judged else []
    facts = []
    if own is not None:
        if figures.known(own["rank"]) and not answer.unranked and declared.direction != "neither":
            facts.append(_fact(None, wall.RANK_OF(view.language, rank=f"**{own['rank']:.0f}**", count=placed), False))
        if judged:
            value = value_text(answer.reference, declared.unit, view.language)
            sentence = wall.NATION if answer.judged == len(answer.rows) else wall.REPORTED
            facts.append(_fact(None, sentence(view.language, value=value, **(
                {} if sentence is wall.NATION else {"count": answer.judged})), False))
    cards = [{**card(a, own), "label": view.name(a.panel.place), "change": ""}] if own is not None else []
    sentence = wall.AGAINST_NATION if judged else wall.BY_PROVINCE
    return [{
        **headed(a, wall.PROVINCES(view.language, count=len(answer.rows)),
                 *(sentence(view.language, kpi=_lower(short_name(view, a.kpi)), period=p)
                   for p in period_choices(view, a.period))),
        "figure": enlarged(drawn, a.board.sizes["tile_px"] / AXIS_DESK_PX),
        "cards": cards, "legend": legend, "facts": facts,
        **stamped(a, answer.rows.to_dict("records")),
    }]


def ranked_panel(a: Asked) -> list[dict]:
    """A list in pages of ten: bars from zero only where zero means something."""
    view, declared = a.view, registry.kpi(a.kpi)
    of = a.panel.of if a.panel.place != NATION else "provinces"
    listed = a.ask(ranked_list, a.kpi, a.panel.place, a.period, of, a.today)
    if listed.empty and of == "units":
        of, listed = "provinces", a.ask(ranked_list, a.kpi, a.panel.place, a.period, "provinces", a.today)
    if listed.empty:
        raise Emptiness(view.name(a.panel.place))
    size = a.board.sizes["rows"]
    pages = [listed.iloc[at:at + size] for at in range(0, len(listed), size)][:a.panel.pages]
    target = listed["target"].dropna()
    target = float(target.iloc[0]) if len(target) else None
    has_bars = declared.direction != "higher" or declared.unit == "count"
    top = max([float(listed["value"].max()), target or 0.0]) if has_bars else 0.0
    heading = view.say(wall.UNIT_HEADS.get(declared.unit, wall.UNIT_HEADS["count"]))
    title = wall.RANKED_MOST if declared.direction == "neither" else wall.RANKED_WORST
    built = []
    for at, page in enumerate(pages, 1):
        built.append({
            **headed(a, title(view.language, kpi=short_name(view, a.kpi)),
                     *(_with_page(a, p, at, len(pages)) for p in period_choices(view, a.period))),
            "columns": [view.say(wall.UNIT if of == "units" else wall.PROVINCE),
                        figures.target(view, {"kpi": a.kpi, "target": target}) if top else "", heading,
                        view.say(wall.COUNT_HEADS[declared.subject]) if declared.is_ratio else ""],
            "rows": [_ranked_row(a, row, top) for row in page.to_dict("records")],
            "target_share": round(target / top, 4) if target is not None and top else None,
            **stamped(a, page.to_dict("records")),
        })
    return built


def _with_page(a: Asked, text: str, page: int, pages: int) -> str:
    return f"{text}, {wall.PAGE(a.view.language, page=page, pages=pages)}" if pages > 1 else text


def _ranked_row(a: Asked, row: dict, top: float) -> dict:
    view, judged = a.view, bool(row["judged"])
    declared = registry.kpi(a.kpi)
    status = row["status"] if judged and row["status"] in STATUS_SIGNS else None
    value = value_text(row["value"], declared.unit, view.language, row["qualifier"]).removesuffix(f"{NBSP}%")
    counts = ""
    if declared.is_ratio:
        counts = f"{number(row['numerator'], 0, view.language)}/{number(row['denominator'], 0, view.language)}"
    if not judged:
        value = view.say(wall.PARTLY if figures.is_partial(row) else wall.UNDER_30)
    return {
        "rank": f"{row['rank']:.0f}" if judged else "", "name": row["name"], "value": value, "counts": counts,
        "tone": status, "mark": STATUS_SIGNS.get(status, ""), "own": row["place"] == a.panel.place and not row["unit"],
        "share": round(max(row["value"], 0) / top, 4) if top and judged else None, "judged": judged,
    }


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
    now, whole = table.iloc[-1], a.ask(series, ("hotline_received",), a.panel.place, a.period, a.today, 2)
    row = whole[whole["period"] == a.period].iloc[0].to_dict()
    legend = [{"line": "square", "colour": fills[name], "label": labels[name],
               "value": number(now[name], 0, view.language)} for name in reversed(named)]
    return [{
        **headed(a, f"{view.name(a.panel.place)}: {wall.CHANNELS(view.language)}",
                 wall.TICKETS(view.language, first=_month(table["period"].iloc[0], view.language),
                              last=_month(a.period, view.language)), period_choices(view, a.period)[1]),
        "figure": enlarged(without_end_labels(drawn), a.times), "legend": legend,
        "cards": [{**card(a, row), "label": wall.ALL_TICKETS(view.language)}], "facts": [], **stamped(a, [row]),
    }]


def changes_panel(a: Asked) -> list[dict]:
    """What changed, in at most five sentences, on as many pages as they need."""
    from pages.parts import sentences

    view = a.view
    answer: Overview = a.ask(overview, a.panel.place, a.period, a.today)
    if not answer.changes:
        raise Emptiness(view.name(a.panel.place))
    facts = [_fact(c.tone, sentences._sentence(view, answer, c), kpi=c.kpi) for c in answer.changes]
    pages = _packed(facts, a)
    return [{**headed(a, view.say(wall.CHANGES), *(_with_page(a, t, at, len(pages)) for t in _where(a))),
             "facts": page, **stamped(a, [answer.row("on_time_rate")])} for at, page in enumerate(pages, 1)]


def _where(a: Asked) -> tuple[str, str]:
    """Whose figures of when, and shorter."""
    name = a.view.name(a.panel.place)
    return tuple(wall.PLACE_PERIOD(a.view.language, place=name, period=p) for p in period_choices(a.view, a.period))


TEXT_PX, LINES_A_PAGE, GAP_LINES = 1660, 10, 0.4  # room of a sentence beside its mark; lines of body text on a page


def _packed(facts: list[dict], a: Asked) -> list[list[dict]]:
    """Sentences on pages: none is cut and no page holds more lines than the screen."""
    body = a.board.sizes["body_px"]
    room = LINES_A_PAGE * 54 // body
    pages, used = 1, 0.0
    for fact in facts:
        need = math.ceil(text_width(fact["text"].replace("**", ""), body) * TRUE_WIDTH / TEXT_PX) + GAP_LINES
        pages, used = (pages + 1, need) if used and used + need > room else (pages, used + need)
    each = math.ceil(len(facts) / pages)  # three and two read better than four and one
    return [facts[at:at + each] for at in range(0, len(facts), each)]


def completeness_panel(a: Asked) -> list[dict]:
    """Who has reported for the period, who has not, and which monthly sources are still missing."""
    view, place = a.view, a.panel.place
    answer = a.ask(overview, place, a.period, a.today)
    rows = a.ask(series, tuple(REPORTED_BY), place, a.period, a.today, 1)
    shown = {row["kpi"]: row for row in rows.to_dict("records")} if len(rows) else {}
    there = any(figures.known(row["value"]) for row in shown.values())
    told = {kpi: row for kpi, row in shown.items() if there and row["state"] in ("value", "missing")}
    cards = [_coverage(a, row, REPORTED_BY[kpi]) for kpi, row in told.items()][:1]
    facts = [_subject(a, row, REPORTED_BY[kpi]) for kpi, row in told.items()][1:]
    if answer.missing:
        names = [view.name(m) if place == NATION else m for m in answer.missing]
        rest = len(names) - 8
        facts.append(_fact("watch", wall.NOT_SENT_MORE(view.language, names=", ".join(names[:8]), rest=rest) if rest > 0
                           else wall.NOT_SENT(view.language, names=", ".join(names))))
    month = current_month(a.today)
    waited = [s for s in a.ask(arrivals, month) if place in (NATION, s.place)]
    late = [s for s in waited if not s.is_in]
    if waited:
        facts.append(_fact("good" if not late else "watch", wall.SOURCES_IN(
            view.language, done=len(waited) - len(late), all=len(waited), period=period_words(view, month))))
    for source in late[:4]:
        facts.append(_fact("watch", wall.SOURCE_MISSING(
            view.language, source=_lower(_source(view, source.source)), place=view.name(source.place),
            period=period_words(view, month), last=period_words(view, source.last))))
    if cards and all(each["tone"] == "good" for each in cards + facts) and not answer.missing and not late:
        facts.append(_fact("good", view.say(wall.ALL_IN)))
    if not cards and not facts:
        raise Emptiness(view.name(place))
    return [{**headed(a, view.say(wall.COMPLETENESS), *_where(a)), "cards": cards, "facts": facts,
             **stamped(a, shown.values())}]


def _coverage(a: Asked, row: dict, subject: words.Sentence) -> dict:
    """How many of those expected have reported on a subject. What is missing is watched, never red."""
    view, there = a.view, figures.known(row["value"])
    whole = there and not figures.is_partial(row)
    tone = "good" if whole else "watch"
    said = view.say(wall.COMPLETE) if whole else figures.short_gap(view, row) if there else view.say(wall.NOT_IN)
    return {"kpi": "", "label": view.say(subject), "value": row["coverage"] if there else "–", "status": tone, "tone": tone,
            "mark": STATUS_SIGNS[tone], "status_text": said[:1].upper() + said[1:], "target": "", "change": "",
            "change_tone": None, "note": wall.REPORTS_IN(view.language, what=figures.covered_words(view, row))}


def _subject(a: Asked, row: dict, subject: words.Sentence) -> dict:
    """The same as one line, for the subjects beside the first."""
    view, card_ = a.view, _coverage(a, row, subject)
    if not figures.known(row["value"]):
        return _fact("watch", wall.SUBJECT_OUT(view.language, subject=card_["label"]))
    said = card_["status_text"][:1].lower() + card_["status_text"][1:]
    return _fact(card_["tone"], wall.SUBJECT_IN(view.language, subject=card_["label"], coverage=row["coverage"],
                                                what=figures.covered_words(view, row), said=said))


def _source(view: View, name: str) -> str:
    return view.say(words.SOURCES[name]) if name in words.SOURCES else name


BUILDERS = {
    "kpi": figure_cards, "media": figure_cards, "trend": trend_panel, "ends": ends_panel, "tiles": tiles_panel,
    "ranked": ranked_panel, "channels": channels_panel, "changes": changes_panel, "completeness": completeness_panel,
}
