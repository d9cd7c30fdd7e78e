"""The stock of overdue dossiers through time: by level of office where the levels make up the whole."""

from charts.formats import value_text
from charts.stack import composition
from charts.text import lines as hover_lines
from data.periods import period_name
from metrics.answers.parts import stock_by_level
from metrics.answers.summary import Overview
from pages import words
from pages.overview import words as overview_words
from pages.parts import figures, plots
from pages.parts.answers import draw, made
from pages.parts.downloads import section, take
from pages.parts.view import View

KPI = "dossiers_pending_overdue"
HEIGHT = 260
SHOWN = 13
LEAST = 3  # columns; one alone would be as wide as the chart
ROLES = ("actual", "last_year", "other")


def stock_chart(view: View, answer: Overview) -> None:
    """Columns by level, the province's own offices at the foot; without levels the whole, beside last year."""
    question = (answer.place, answer.period, answer.boundaries)
    frame = made(view, "stock", question, lambda: stock_by_level(answer))
    if len(frame) < LEAST:
        slot = section(view.say(overview_words.OVERDUE_CHART), view.say(words.NOTE_SHORT))
        plots.count_chart(view, plots.from_first(answer.series(KPI).tail(SHOWN)), answer.place, HEIGHT, slot=slot)
        return
    note = view.say(overview_words.STOCK_PARTIAL) if frame["partial"].any() else ""
    slot = section(view.say(overview_words.STOCK), note)
    row = answer.row(KPI)
    draw(
        view,
        "stock",
        question,
        lambda: _chart(view, frame, row),
        alt=f"{view.name(answer.place, full=True)}: {view.say(overview_words.STOCK)}",
    )
    take(
        view,
        "stock",
        lambda: answer.levels[answer.levels["kpi"] == KPI],
        title=view.say(overview_words.STOCK),
        slot=slot,
    )


def _chart(view: View, frame, row: dict):
    levels = [level for level in overview_words.LEVEL_NAMES if level in frame]
    parts = [(level, view.say(overview_words.LEVEL_NAMES[level]), role) for level, role in zip(levels, ROLES)]
    names = [period_name(p, view.language, short=True) for p in frame["period"]]
    hovers = []
    for period in frame.to_dict("records"):
        lines = [f"{label} {value_text(period[level], 'count', view.language)}" for level, label, _ in parts[::-1]]
        if period["partial"]:
            lines.append(f"▨ {view.say(words.GAP_UNKNOWN)}")
        hovers.append(hover_lines(*lines))
    return composition(
        frame.assign(period_name=names, hover=hovers),
        parts,
        mode=view.mode,
        language=view.language,
        height=HEIGHT,
        target=row["target"] if row and figures.known(row["target"]) else None,
    )
