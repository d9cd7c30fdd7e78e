"""What time charts share: ticks of months and values, labels at the line's end, break and missing marks.

Widths of texts are estimated (the browser's are not known here) so that margins fit what is written.
Period labels are those of the frames: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, 2026-06-YTD, 2026-06-30.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.formats import Value, axis_texts, is_nothing
from charts.text import escaped, letters
from charts.theme import SMALL, Layout, Tokens

MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_TICKS = {False: 7, True: 5}  # by whether English is spoken
_YEAR_ONLY_FROM = 48
_MERGER = ("2025-07", "2025-Q3")  # the first month and quarter of the new provinces
_NARROW = " \u00a0.,:;|!()'’ijltfrI"


def text_width(text: str, size: int = SMALL, bold: bool = False) -> float:
    """Estimated width in px of the longest line of `text`, as made for plotly, in IBM Plex Sans; a little generous.

    Digits are 0.6 em wide; letters are taken without their Vietnamese marks, which add no width.
    """

    def ems(mark: str) -> float:
        mark = unicodedata.normalize("NFD", mark)[0]
        if mark in _NARROW:
            return 0.34
        if mark in "mwMW%≈→▲▼●■△▽":
            return 0.9
        return 0.66 if mark.isupper() else 0.6 if mark.isdigit() else 0.57

    return max(sum(ems(mark) for mark in letters(line)) for line in text.split("<br>")) * size * (1.05 if bold else 1.0)


def period_short(label: str, language: str) -> tuple[str, str]:
    """A period label as (short text, year): "2026-06" → ("T6", "2026"), English ("Jun", "2026").

    A year alone is ("2026", ""); a label of another form is returned as it is, with no year.
    """
    year, _, rest = label.partition("-")
    if not rest:
        return label, ""
    rest = rest.removesuffix("-YTD")
    english = language == "en"
    if re.fullmatch(r"\d{2}", rest):
        return (MONTHS_EN[int(rest) - 1] if english else f"T{int(rest)}"), year
    if re.fullmatch(r"Q[1-4]", rest):
        return rest, year
    if re.fullmatch(r"\d{2}-\d{2}", rest):
        month, day = int(rest[:2]), int(rest[3:])
        return (f"{day} {MONTHS_EN[month - 1]}" if english else f"{day}/{month}"), year
    halves = {"H1": "6T đầu", "H2": "6T cuối", "9M": "9T"}
    if rest in halves:
        return (rest if english else halves[rest]), year
    return label, ""


def period_names(frame: pd.DataFrame, language: str) -> list[str]:
    """One distinct name a row, for the time axis and the heading of the hover box: "T6/2026", "Jun 2026".

    A column `period_name` ("Tháng 6/2026") is taken where the frame has one. As plotly shows them letter by letter.
    """
    if "period_name" in frame:
        return [escaped(name) for name in frame["period_name"]]
    shorts = [period_short(str(label), language) for label in frame["period"]]
    return [
        escaped(short if not year else f"{short} {year}" if language == "en" else f"{short}/{year}")
        for short, year in shorts
    ]


def period_ticks(labels: Sequence[str], language: str) -> tuple[list[int], list[str]]:
    """Positions and texts of the ticks, counted back from the last period, at most seven.

    The year stands in bold under the first tick of each year; from 48 months up only Januaries are marked,
    by their year. Seven ticks are what a phone has room for: T10; of English months, which are wider, five.
    """
    count = len(labels)
    shorts = [period_short(label, language) for label in labels]
    monthly = bool(labels) and all(re.fullmatch(r"\d{4}-\d{2}(-YTD)?", label) for label in labels)
    if monthly and count >= _YEAR_ONLY_FROM:
        januaries = [i for i, label in enumerate(labels) if label[5:7] == "01"]
        every = math.ceil(len(januaries) / 5)
        chosen = januaries[::-1][::every][::-1]
        return chosen, [f"<b>{labels[i][:4]}</b>" for i in chosen]
    steps = (1, 2, 3, 4, 6, 12, 24, 48) if monthly else (1, 2, 3, 4, 8, 12, 16, 32)
    step = next((stride for stride in steps if (count - 1) // stride + 1 <= MOST_TICKS[language == "en"]), steps[-1])
    chosen = list(range(count - 1, -1, -step))[::-1]
    years = [shorts[i][1] for i in chosen]
    texts = []
    for i, (position, year) in enumerate(zip(chosen, years)):
        text, year = escaped(shorts[position][0]), escaped(year)
        if year and (i == 0 or years[i - 1] != year):
            # Two years on neighbouring ticks would touch on a phone: no-break spaces push them apart.
            before = "\u00a0" * 3 if i == 1 and years[0] != year else ""
            after = "\u00a0" * 3 if i == 0 and len(years) > 1 and years[1] != year else ""
            text += f"<br><b>{before}{year}{after}</b>"
        texts.append(text)
    return chosen, texts


def value_ticks(
    values: Sequence[Value], *, unit: str, from_zero: bool, count: int = 5
) -> tuple[list[float], list[float]]:
    """Round ticks around `values` and the axis range (low, high), with a little air at both ends."""
    known = [float(value) for value in values if value is not None and not is_nothing(value)]
    if not known:
        return [], [0, 1]
    low, high = min(known), max(known)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-9:
        high, low = (high or 1.0, low) if from_zero else (high + 0.5, low - 0.5)
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(factor for factor in (1, 2, 5, 10) if rough <= factor * power * 1.0001)
    if unit == "count":
        step = max(step, 1.0)
    ceiling = 100.0 if unit == "percent" and high <= 100 else math.inf
    # A round tick just outside the data is drawn too; one further out would only add emptiness.
    first, last = math.ceil(low / step - 0.6), math.floor(high / step + 0.3)
    ticks = [round(number * step, 10) for number in range(first, last + 1) if number * step <= ceiling]
    air = (high - low) * 0.06
    top = max(high + air, ticks[-1] if ticks else high)
    bottom = 0.0 if from_zero and low == 0 else min(low - air, ticks[0] if ticks else low)
    return ticks, [bottom, top]


def value_axis(ticks: Sequence[float], span: Sequence[float], unit: str, language: str) -> tuple[Layout, int]:
    """Layout of a value axis with our own texts, and the left margin in px those texts need."""
    texts = axis_texts(ticks, unit, language)
    margin = max([44] + [math.ceil(text_width(text)) + 10 for text in texts])
    return {"range": list(span), "tickmode": "array", "tickvals": list(ticks), "ticktext": texts}, margin


def time_axis(labels: Sequence[str], names: Sequence[str], language: str) -> Layout:
    """Layout of the time axis. `names` are the categories (and the heading of the hover box)."""
    positions, texts = period_ticks(labels, language)
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "range": [-0.5, len(names) - 0.5],
        "tickmode": "array",
        "tickvals": [names[position] for position in positions],
        "ticktext": texts,
        "tickangle": 0,
        "showspikes": True,
    }


class EndLabel(NamedTuple):
    """A text right of the plot at the height of `value`, as plotly draws it."""

    value: float
    text: str
    colour: str
    is_bold: bool = False
    lines: int = 1


def end_labels(labels: Sequence[EndLabel], span: Sequence[float], plot_height: float, gap: float = 3) -> list[Layout]:
    """Annotations right of the plot, pushed apart so that none covers another, in the order of their values.

    `span` is the range of the value axis, `plot_height` its px.
    """
    wanted = sorted(labels, key=lambda label: label.value)
    sizes = [label.lines * SMALL * 1.3 + gap for label in wanted]
    places = [(label.value - span[0]) / (span[1] - span[0]) * plot_height for label in wanted]
    for _ in range(60):
        for below in range(len(places) - 1):
            need = (sizes[below] + sizes[below + 1]) / 2 - (places[below + 1] - places[below])
            if need > 0:
                places[below] -= need / 2
                places[below + 1] += need / 2
    # Nothing above the figure or on the time axis: first from the top down, then from the bottom up.
    ceiling = plot_height + 8
    for i in reversed(range(len(places))):
        places[i] = min(places[i], ceiling - sizes[i] / 2)
        ceiling = places[i] - sizes[i] / 2
    floor = 0.0
    for i in range(len(places)):
        places[i] = max(places[i], floor + sizes[i] / 2)
        floor = places[i] + sizes[i] / 2
    return [
        {
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 8,
            "yref": "paper",
            "align": "left",
            "y": place / plot_height,
            "yanchor": "middle",
            "showarrow": False,
            "text": f"<b>{label.text}</b>" if label.is_bold else label.text,
            "font": {"color": label.colour, "size": SMALL + label.is_bold},
        }
        for label, place in zip(wanted, places)
    ]


def end_margin(labels: Sequence[EndLabel]) -> int:
    """Right margin in px that the end labels need, at least 104."""
    widths = [text_width(label.text, SMALL + label.is_bold, label.is_bold) for label in labels]
    return max([104] + [math.ceil(width) + 14 for width in widths])


def break_text(label: str, text: object, language: str) -> str:
    """Words at a break: the frame's own, else the merger of July 2025, else "not comparable"."""
    if isinstance(text, str) and text:
        return text
    if label.startswith(_MERGER):
        return "1 Jul 2025 merger" if language == "en" else "1/7/2025 sáp nhập"
    return "not comparable" if language == "en" else "không so sánh được"


def break_marks(
    breaks: Sequence[tuple[int, str]], count: int, colours: Tokens
) -> tuple[list[Layout], list[Layout], int]:
    """Dotted hairlines before the positions in `breaks`; (shapes, annotations, px needed above the plot).

    The same words are written once for lines that follow one another: else they would lie on each other.
    """
    shapes: list[Layout] = []
    notes: list[Layout] = []
    last_text = None
    for position, text in breaks:
        left_half = position < count / 2
        shapes.append(
            {
                "type": "line",
                "xref": "x",
                "x0": position - 0.5,
                "x1": position - 0.5,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "line": {"color": colours.missing_line, "width": 1.25, "dash": "dot"},
            }
        )
        if text == last_text:
            continue
        last_text, level = text, len(notes)
        notes.append(
            {
                "xref": "x",
                "x": position - 0.5,
                "xanchor": "left" if left_half else "right",
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "yshift": 1 + 14 * (level % 2),
                "text": escaped(text),
                "showarrow": False,
                "font": {"size": 11, "color": colours.muted},
            }
        )
    return shapes, notes, (0 if not notes else 18 if len(notes) == 1 else 32)


def missing_bands(names: Sequence[str], span: Sequence[float], colours: Tokens) -> go.Bar:
    """Hatched columns over the whole height for periods that were due and did not come: never a zero."""
    return go.Bar(
        name="missing",
        x=list(names),
        base=[span[0]] * len(names),
        y=[span[1] - span[0]] * len(names),
        width=0.86,
        hoverinfo="skip",
        marker={
            "color": colours.missing,
            "line": {"width": 0},
            "pattern": {
                "shape": "/",
                "size": 5,
                "solidity": 0.16,
                "fillmode": "overlay",
                "fgcolor": colours.missing_line,
                "bgcolor": colours.missing,
            },
        },
    )
