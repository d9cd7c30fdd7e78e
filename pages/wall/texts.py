"""Words of panels: short names, sentences without markup, the dates a panel stands for and their limit."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone

from charts.axes import period_short, text_width
from charts.formats import NBSP, number, qualifier_mark
from data import periods
from data.measures import MEASURES
from data.missing import is_missing
from metrics import registry
from pages.parts import figures
from pages.parts.badges import period_words
from pages.parts.view import View
from pages.wall import words as wall_words

VIETNAM = timezone(timedelta(hours=7))


class Emptiness(Exception):
    """A panel has nothing to show for a place; no fault of the program. Its text is the place's name."""


def unescaped(text: str) -> str:
    """A sentence of the screens as plain text, only **bold** marked: names keep their own signs."""
    return re.sub(r"\\(.)", r"\1", text)


def short_name(view: View, kpi: str) -> str:
    """A KPI's name short enough for the wall."""
    return registry.kpi(kpi).wall_name(view.language)


def counted_below(kpi: str) -> str:
    """What the measure below the line of a ratio counts: hồ sơ, phiếu …"""
    return MEASURES[registry.kpi(kpi).denominator[0].lead].counted


TITLE_ROOM_PX = 1340  # of 1,920: what the rotation at the right leaves to a title and its subtitle
TRUE_WIDTH = 0.9  # widths of texts are estimated generously, most of all long ones
MILLION = 1_000_000


def headed(a, title: str, *choices: str) -> dict:
    """Title and subtitle on one line: the first of the subtitle's wordings, fullest first, that has room."""
    size = a.board.sizes["title_px"]
    room = TITLE_ROOM_PX / TRUE_WIDTH - text_width(title, size, bold=True) - size / 3
    subtitle = next((c for c in choices if text_width(c, size) <= room), choices[-1])
    return {"title": title, "subtitle": subtitle}


def period_choices(view: View, label: str) -> tuple[str, str]:
    """A period as words, and shorter: tháng 10/2026, T10/2026."""
    return period_words(view, label), periods.period_name(label, view.language, short=True)


def large(view: View, row: dict) -> str:
    """A figure in numerals a room reads: counts from a million on in millions with two decimals."""
    value, qualifier = row.get("value"), row.get("qualifier")
    if registry.kpi(row["kpi"]).unit != "count" or not figures.known(value) or abs(value) < MILLION:
        return figures.figure(view, row)
    word = view.say(wall_words.MILLION)
    mark = qualifier_mark(qualifier, view.language) if isinstance(qualifier, str) else ""
    return f"{mark}{number(value / MILLION, 2, view.language)}{NBSP}{word}"


def stale_after(period: str, limit_days: int) -> datetime:
    """The moment from which figures of this period are too old.

    The report of the next period is due on its 25th (Nghị định 09/2019/NĐ-CP, Điều 13); once that day and
    `limit_days` more have passed without it, what is shown is out of date: midnight after the last of them.
    """
    last_good_day = periods.due_date(periods.shift(period, 1)) + timedelta(days=limit_days)
    return datetime.combine(last_good_day + timedelta(days=1), time.min, VIETNAM)


def stamped(a, rows: Iterable[dict]) -> dict:
    """What every panel says of its figures: until when, updated when, approved, too old when."""
    view, rows = a.view, [row for row in rows if figures.known(row.get("value"))]
    ends = {end for row in rows if (end := _day(row.get("period_end")))}
    until = max(ends) if ends else periods.parse_period(a.period).end
    data_until = wall_words.DATA_UNTIL(view.language, day=f"{until:%d/%m/%Y}")
    moment = stale_after(a.period, a.panel.limit_days)
    following = period_short(periods.shift(a.period, 1), view.language)[0]
    day = f"{moment:%d/%m}" if moment.year == until.year else f"{moment:%d/%m/%Y}"  # one line of the strip
    stale = wall_words.STALE(view.language, until=f"{until:%d/%m/%Y}", next=following, day=day)
    parts = [data_until, _updated(view), view.say(_standing(rows)) if rows else ""]
    return {
        "period": a.period,
        "until": until.isoformat(),
        "data_until": data_until,
        "stamp": " · ".join(part for part in parts if part),
        "stale_after": moment.isoformat(),
        "stale_text": stale,
    }


def _day(value) -> date | None:
    if is_missing(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def _standing(rows: list[dict]):
    if any(row.get("revised") for row in rows):
        return wall_words.REVISED
    return wall_words.PROVISIONAL if any(row.get("provisional") for row in rows) else wall_words.APPROVED


def _updated(view: View) -> str:
    """When figures last changed, by the ledger."""
    times = [line.time for line in view.store.lines() if line.kind in ("accept", "withdraw", "restore")]
    if not times:
        return ""
    when = datetime.fromisoformat(times[-1]).astimezone(VIETNAM)
    return wall_words.UPDATED(view.language, day=f"{when:%d/%m/%Y}", hour=f"{when:%H:%M}")
