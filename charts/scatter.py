"""Size against rate: every place as a dot, the limits of chance as curves that narrow with the number of cases."""

import math
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from charts import axes
from charts.axes import text_width
from charts.formats import axis_texts, number, value_text
from charts.points import column, source_keys
from charts.text import escaped, lines, markup
from charts.theme import SMALL, Layout, Tokens, figure, tokens

WIDE_FROM = 8  # times the smallest: from here on the axis of cases is logarithmic
_SYMBOLS = {
    "good": "triangle-up",
    "better": "triangle-up-open",
    "neutral": "circle",
    "worse": "triangle-down-open",
    "act": "triangle-down",
}
_FILLED = ("good", "neutral", "act")
Box = tuple[float, float, float, float]  # left, right, foot, top
_PLOT_WIDTH = {False: 900, True: 260}  # taken for placing names; the real width is the browser's


@dataclass(frozen=True)
class Limits:
    """The limits of chance around a `reference`, which `text` names.

    `curves`: `cases`, `low`, `high` (99,8 %), `low_95`, `high_95`; empty where a KPI has none.
    """

    curves: pd.DataFrame = field(default_factory=pd.DataFrame)
    reference: float | None = None
    text: str = ""


@dataclass(frozen=True)
class Room:
    """How much room a chart has, in px; `narrow` on a phone.

    `plot_width`: of the plot, for placing names; None: as wide as usual.
    """

    narrow: bool = False
    height: int = 420
    plot_width: int | None = None


@dataclass(frozen=True)
class _Plane:
    """Where a number of cases and a value stand in the plot, in px from its left and its foot."""

    span: list[float]
    across: list[float]
    is_log: bool
    width: float
    height: float

    def x(self, cases: float) -> float:
        """The number of cases as the axis counts it."""
        return math.log10(cases) if self.is_log else cases

    def spot(self, cases: float, value: float) -> tuple[float, float]:
        x = (self.x(cases) - self.across[0]) / (self.across[1] - self.across[0])
        return x * self.width, (value - self.span[0]) / (self.span[1] - self.span[0]) * self.height


def volume_scatter(
    frame: pd.DataFrame,
    limits: Limits,
    *,
    mode: str,
    language: str,
    own: str | None = None,
    unit: str = "percent",
    cases_heading: str = "",
    room: Room | None = None,
) -> go.Figure:
    """One dot a place: number of cases across, rate upwards, neither axis from zero.

    Columns: `name`, `value`, `cases`; optional `place`, `funnel` (as in `charts.ranking`), `hover`, `period`,
    `kpi`. Rows without a value or cases are left out. Names are written for the own place and for those outside
    the limits, where they do not cover one another. The axis of cases is logarithmic when wide.
    """
    colours, room = tokens(mode), room or Room()
    frame = frame[frame["value"].notna() & (frame["cases"] > 0)].reset_index(drop=True)
    sizes, numbers = ([float(number) for number in frame[name]] for name in ("cases", "value"))
    span = _value_span(numbers, limits.curves, unit)
    ticks, _ = axes.value_ticks(span, unit=unit, from_zero=False, count=5)
    ticks = [tick for tick in ticks if span[0] <= tick <= span[1]]
    axis, left = axes.value_axis(ticks, span, unit, language)
    is_log = bool(sizes) and max(sizes) >= WIDE_FROM * min(sizes)
    across, case_axis = _case_axis(sizes, is_log, language, room.narrow)
    right = math.ceil(text_width(escaped(limits.text), SMALL)) + 16 if limits.text and not room.narrow else 24
    chart = figure(
        mode,
        language,
        height=room.height,
        hovermode="closest",
        margin={"l": left, "r": right, "t": 14, "b": 44},
        xaxis=case_axis,
        yaxis=axis,
    )
    if len(limits.curves) and limits.reference is not None:
        _add_limits(chart, limits, limits.reference, colours, room.narrow)
    chart.add_trace(_dots(frame, sizes, numbers, unit, language, colours, own))
    plane = _Plane(span, across, is_log, room.plot_width or _PLOT_WIDTH[room.narrow], room.height - 58)
    _add_names(chart, frame, sizes, numbers, plane, own, room.narrow, colours)
    if cases_heading:
        chart.add_annotation(
            xref="paper",
            x=1,
            xanchor="right",
            yref="paper",
            y=0,
            yanchor="top",
            yshift=-22,
            text=escaped(cases_heading),
            showarrow=False,
            font={"size": SMALL, "color": colours.muted},
        )
    return chart


def _value_span(numbers: list[float], curves: pd.DataFrame, unit: str) -> list[float]:
    """The value axis: all dots, and the limits as far as they do not dwarf them."""
    if not numbers:
        return [0.0, 1.0]
    low, high = min(numbers), max(numbers)
    room = max(high - low, 1e-6)
    if len(curves):
        low = max(min(low, float(curves["low"].min())), low - 0.5 * room)
        high = min(max(high, float(curves["high"].max())), high + 0.5 * room)
    air = max(high - low, 1e-6) * 0.06
    return [low - air, min(high + air, 100.4) if unit == "percent" and high <= 100 else high + air]


def _case_axis(sizes: list[float], is_log: bool, language: str, narrow: bool) -> tuple[list[float], Layout]:
    """The range of the cases as plotly wants it (logarithms on a log axis), and the axis with our texts."""
    if not sizes:
        return [0.0, 1.0], {"visible": False}
    if not is_log:
        ticks, span = axes.value_ticks(sizes, unit="count", from_zero=False, count=3 if narrow else 6)
        texts = axis_texts(ticks, "count", language)
        return span, {"range": span, "tickmode": "array", "tickvals": ticks, "ticktext": texts, "showspikes": False}
    first, last = math.log10(min(sizes)), math.log10(max(sizes))
    air = (last - first) * 0.06
    span = [first - air, last + air]
    steps = (1, 3) if narrow or last - first > 2.5 else (1, 2, 5)
    ticks = [step * 10.0**power for power in range(math.floor(span[0]), math.ceil(span[1]) + 1) for step in steps]
    ticks = [tick for tick in ticks if span[0] <= math.log10(tick) <= span[1]]
    return span, {
        "type": "log",
        "range": span,
        "tickmode": "array",
        "tickvals": ticks,
        "tickangle": 0,
        "ticktext": [number(tick, 0, language) for tick in ticks],
        "showspikes": False,
    }


def _add_limits(chart: go.Figure, limits: Limits, reference: float, colours: Tokens, narrow: bool) -> None:
    """The band of 99,8 % filled, the 95 % limits dashed, the reference as a line named at its end."""
    curves = limits.curves
    x = curves["cases"].tolist()
    common = {"x": x, "mode": "lines", "hoverinfo": "skip"}
    chart.add_trace(
        go.Scatter(**common, name="low", y=curves["low"].tolist(), line={"color": colours.missing_line, "width": 1})
    )
    chart.add_trace(
        go.Scatter(
            **common,
            name="high",
            y=curves["high"].tolist(),
            fill="tonexty",
            fillcolor=colours.funnel_band,
            line={"color": colours.missing_line, "width": 1},
        )
    )
    for name in ("low_95", "high_95"):
        chart.add_trace(
            go.Scatter(
                **common,
                name=name,
                y=curves[name].tolist(),
                line={"color": colours.missing_line, "width": 1, "dash": "4px,3px"},
            )
        )
    chart.add_trace(
        go.Scatter(
            **common | {"x": [x[0], x[-1]]},
            name="reference",
            y=[reference, reference],
            line={"color": colours.target, "width": 1.25},
        )
    )
    if limits.text and not narrow:
        chart.add_annotation(
            xref="paper",
            x=1,
            xanchor="left",
            xshift=8,
            y=reference,
            yanchor="middle",
            text=escaped(limits.text),
            showarrow=False,
            font={"size": SMALL, "color": colours.text},
        )


def _dots(
    frame: pd.DataFrame,
    sizes: list[float],
    numbers: list[float],
    unit: str,
    language: str,
    colours: Tokens,
    own: str | None,
) -> go.Scatter:
    funnels = column(frame, "funnel")
    inks = {
        "good": colours.good,
        "better": colours.good,
        "neutral": colours.actual,
        "worse": colours.act,
        "act": colours.act,
    }
    hovers = [
        markup(given or lines(value_text(value, unit, language), title=name))
        for given, name, value in zip(column(frame, "hover", ""), column(frame, "name", ""), numbers)
    ]
    mine = [own is not None and place == own for place in column(frame, "place", "")]
    return go.Scatter(
        name="value",
        mode="markers",
        x=sizes,
        y=numbers,
        customdata=source_keys(frame),
        hovertext=hovers,
        hoverinfo="text",
        cliponaxis=False,
        marker={
            "symbol": [_SYMBOLS.get(f, "circle-open") for f in funnels],
            "opacity": 1,
            "color": [inks.get(f, colours.missing_line) for f in funnels],
            "size": [14 if own_place else 9 for own_place in mine],
            "line": {
                "color": [
                    colours.text if is_mine else inks.get(f, colours.missing_line) for is_mine, f in zip(mine, funnels)
                ],
                "width": [2 if is_mine else 0 if f in _FILLED else 1.75 for is_mine, f in zip(mine, funnels)],
            },
        },
    )


def _add_names(
    chart: go.Figure,
    frame: pd.DataFrame,
    sizes: list[float],
    numbers: list[float],
    plane: _Plane,
    own: str | None,
    narrow: bool,
    colours: Tokens,
) -> None:
    """Names beside their dots: the own place first, then the clearly worse and better; none over another."""
    order = {"act": 1, "good": 2, "worse": 3, "better": 4}
    funnels, places = column(frame, "funnel"), column(frame, "place", "")
    wanted = sorted(
        (0 if own is not None and place == own else order.get(funnel, 9), i)
        for i, (funnel, place) in enumerate(zip(funnels, places))
    )
    spots = [plane.spot(cases, value) for cases, value in zip(sizes, numbers)]
    taken = [(x - 6, x + 6, y - 6, y + 6) for x, y in spots]
    for rank, i in wanted:
        if rank == 9 or (narrow and rank > 1):
            continue
        name, (x, y) = escaped(frame["name"].iloc[i]), spots[i]
        size = text_width(name, SMALL, rank == 0)
        boxes = {"left": (x + 9, x + 9 + size, y - 7, y + 7), "right": (x - 9 - size, x - 9, y - 7, y + 7)}
        free = [
            side
            for side, box in boxes.items()
            if box[0] >= 0 and box[1] <= plane.width and not any(_meet(box, other) for other in taken)
        ]
        if not free and rank:
            continue
        side = free[0] if free else "center"  # the own place is always named, above its dot if nowhere else
        taken.append(boxes.get(side, (x - size / 2, x + size / 2, y + 8, y + 22)))
        chart.add_annotation(
            x=plane.x(sizes[i]),
            y=numbers[i],
            showarrow=False,
            xanchor=side,
            xshift={"left": 9, "right": -9, "center": 0}[side],
            yanchor="middle" if free else "bottom",
            yshift=0 if free else 8,
            text=f"<b>{name}</b>" if rank == 0 else name,
            font={"size": SMALL, "color": colours.text},
        )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
