"""What every panel is built from: its question, a figure as a card, a sentence with its mark."""

from dataclasses import dataclass
from datetime import date

from charts.axes import period_short
from charts.formats import NBSP
from charts.theme import STATUS_SIGNS
from data import periods
from metrics import registry
from metrics.answers.due import default_period
from pages import words
from pages.parts import figures
from pages.parts import words as parts_words
from pages.parts.view import View
from pages.wall import words as wall_words
from pages.wall.answers import Answers
from pages.wall.declaration import Board, Panel
from pages.wall.texts import large, period_choices, short_name, unescaped

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
    """The question of a panel, with the period it shows: the newest full one."""
    kpis = panel.shown_kpis()
    subject = {"channels": "hotline", "media": "media"}.get(panel.kind) or (
        registry.kpi(kpis[0]).subject if kpis else "dossiers"
    )
    return Asked(view, board, panel, ask(default_period, panel.place, panel.grain, subject, view.today), ask)


def card(a: Asked, row: dict) -> dict:
    """A figure with its status, target and change, or why it is not there."""
    view, kpi = a.view, row["kpi"]
    change, status = row.get("change"), row.get("status")
    before = period_short(periods.shift(row["period"], -1), view.language)[0]
    status = status if status in STATUS_SIGNS else None
    there = figures.known(row.get("value"))
    notes = (figures.lack(view, row), figures.unlike_windows(view, row)) if there else (figures.why(view, row),)
    return {
        "kpi": kpi,
        "label": short_name(view, kpi),
        "value": large(view, row),
        "status": status,
        "tone": status,
        "mark": STATUS_SIGNS.get(status or "", ""),
        "status_text": view.say(words.STATUS[status]) if status else "",
        "target": figures.target(view, row, is_short=True),
        "note": "; ".join(note for note in notes if note),
        "change": against(view, row, before).replace("**", ""),
        "change_tone": figures.tone(row),
        "change_sign": _arrow(change),
    }


def against(view: View, row: dict, before: str, change: str = "change") -> str:
    """`so T9 **−3** (khác nguồn)`, or why there is no change; "" where there is nothing before."""
    reason = figures.caution(view, row, change)
    if not figures.known(row.get(change)):
        return view.say(parts_words.NOT_COMPARED_WITH, before=before, reason=reason) if reason else ""
    size = f"**{figures.difference(view, row[change], row['kpi'])}**"
    return f"{wall_words.SINCE(view.language, before=before)}{NBSP}{size}" + (f" ({reason})" if reason else "")


def _arrow(change) -> str:
    """Which way a figure went; whether that is good its colour tells, and on the cards its words."""
    return "" if not figures.known(change) or change == 0 else "↑" if change > 0 else "↓"


def fact(tone: str | None, text: str, with_mark: bool = True, **more) -> dict:
    mark = STATUS_SIGNS.get(tone or "", "○") if with_mark else ""
    return {"mark": mark, "tone": tone, "text": unescaped(text), **more}


def lower(name: str) -> str:
    """A name within a sentence; names of services stay as they are."""
    if name[:1].isdigit() or name.split(":")[0] in ("Facebook", "FB", "Zalo"):
        return name
    return name[:1].lower() + name[1:]


def month(label: str, language: str) -> str:
    period = periods.parse_period(label)
    if period.grain == "month":
        return f"{period.end.month}/{period.end.year}"
    return periods.period_name(label, language, short=True)


def where(a: Asked) -> tuple[str, str]:
    """Whose figures of when, and shorter."""
    view, name = a.view, a.view.name(a.panel.place)
    long, short = period_choices(view, a.period)
    sentence = wall_words.PLACE_PERIOD
    return sentence(view.language, place=name, period=long), sentence(view.language, place=name, period=short)


def with_page(a: Asked, text: str, page: int, pages: int) -> str:
    return f"{text}, {wall_words.PAGE(a.view.language, page=page, pages=pages)}" if pages > 1 else text
