"""Bullet bars: what was reached, within what could be reached; in place of gauges.

The range is a pale bar as long as the maximum, the figure a dark bar inside it; a short upright line marks last
year, a diamond the best. All rows share one scale. Names stand above their bars, so that a phone has room.
"""

import pandas as pd
import plotly.graph_objects as go

from charts import axes
from charts.formats import value_text
from charts.points import column, source_keys, values
from charts.text import escaped, markup
from charts.theme import SMALL, Layout, Tokens, figure, tokens

ROW_PX = 52
_RANGE, _BAR, _THIN = 0.34, 0.15, 0.62  # thickness of range and bar in rows; of a part of a row, in bars
_FOOT, _TOP = 26, 20  # the foot has the axis; at the top is room for the camera


def bullets(frame: pd.DataFrame, *, unit: str, mode: str, language: str, scale_unit: str | None = None) -> go.Figure:
    """One bullet a row, the first on top.

    Columns: `name`, `value`, `maximum`; optional `text` (written right of the name; else the value), `last_year`,
    `best`, `is_part` (bool: a part of the row above, drawn thinner), `state`, `hover`, and `period`, `place`,
    `kpi`, `unit` for a click. `unit` as in `charts.formats`, of the hover text; `scale_unit` of the axis, else the
    same. A row that did not come is hatched over its range; a value above the maximum runs past it.
    """
    colours = tokens(mode)
    count, numbers, highest = len(frame), values(frame, "value"), values(frame, "maximum")
    rows, is_part = list(range(count)), [bool(flag) for flag in column(frame, "is_part", False)]
    known = [number for number in (*numbers, *highest) if number is not None]
    ticks, span = axes.value_ticks(known, unit=scale_unit or unit, from_zero=True, count=4)
    axis, _ = axes.value_axis(ticks, span, scale_unit or unit, language)
    chart = figure(
        mode,
        language,
        height=count * ROW_PX + _FOOT + _TOP,
        barmode="overlay",
        hovermode="closest",
        margin={"l": 4, "r": 10, "t": _TOP, "b": _FOOT},
        xaxis={**axis, "range": [0, span[1]], "showgrid": True, "gridcolor": colours.gridline},
        yaxis={"visible": False, "range": [count - 0.5, -0.5]},
    )
    upper = [row + 0.2 for row in rows]  # the name has the upper part of the row
    thin = [_THIN if part else 1.0 for part in is_part]
    missing = [state == "missing" for state in column(frame, "state", "value")]
    chart.add_trace(
        go.Bar(
            name="range",
            orientation="h",
            y=upper,
            x=highest,
            width=[_RANGE * share for share in thin],
            hoverinfo="skip",
            marker={
                "color": [colours.missing if is_missing else colours.funnel_band for is_missing in missing],
                "line": {"width": 0},
                "pattern": {
                    "shape": ["/" if is_missing else "" for is_missing in missing],
                    "size": 5,
                    "solidity": 0.16,
                    "fillmode": "overlay",
                    "fgcolor": colours.missing_line,
                    "bgcolor": colours.missing,
                },
            },
        )
    )
    chart.add_trace(
        go.Bar(
            name="actual",
            orientation="h",
            y=upper,
            x=numbers,
            width=[_BAR * share for share in thin],
            hoverinfo="skip",
            marker={"color": colours.actual, "line": {"width": 0}, "opacity": 1},
        )
    )
    _marks(
        chart,
        "best",
        values(frame, "best"),
        upper,
        {"symbol": "diamond", "size": 8, "color": colours.page, "line": {"color": colours.text, "width": 1.5}},
    )
    _marks(
        chart,
        "last_year",
        values(frame, "last_year"),
        upper,
        {"symbol": "line-ns-open", "size": 15, "color": colours.text, "line": {"width": 2}},
    )
    _names(chart, frame, numbers, is_part, unit, language, colours)
    _hover(chart, frame, numbers, upper, unit, language, span)
    return chart


def _marks(chart: go.Figure, name: str, numbers: list[float | None], positions: list[float], marker: Layout) -> None:
    points = [(number, y) for number, y in zip(numbers, positions) if number is not None]
    if points:
        chart.add_trace(
            go.Scatter(
                name=name,
                mode="markers",
                x=[x for x, _ in points],
                y=[y for _, y in points],
                hoverinfo="skip",
                marker={**marker, "opacity": 1},
                cliponaxis=False,
            )
        )


def _names(
    chart: go.Figure,
    frame: pd.DataFrame,
    numbers: list[float | None],
    is_part: list[bool],
    unit: str,
    language: str,
    colours: Tokens,
) -> None:
    """The name left and the figure right, above each bar."""
    texts = [
        escaped(text or value_text(number, unit, language)) for text, number in zip(column(frame, "text", ""), numbers)
    ]
    for row, (name, text, part) in enumerate(zip(column(frame, "name", ""), texts, is_part)):
        common = {
            "yref": "y",
            "y": row - 0.02,
            "yanchor": "bottom",
            "showarrow": False,
            "bgcolor": colours.page,
            "borderpad": 0,
        }  # no gridline runs through a number
        chart.add_annotation(
            xref="paper",
            x=0,
            xanchor="left",
            xshift=14 if part else 0,
            text=escaped(name),
            **common,
            font={"size": SMALL, "color": colours.muted if part else colours.text},
        )
        chart.add_annotation(
            xref="paper",
            x=1,
            xanchor="right",
            text=text if part else f"<b>{text}</b>",
            **common,
            font={"size": SMALL, "color": colours.muted if part else colours.text},
        )


def _hover(
    chart: go.Figure,
    frame: pd.DataFrame,
    numbers: list[float | None],
    positions: list[float],
    unit: str,
    language: str,
    span: list[float],
) -> None:
    """Unseen points along every bar that carry the sentence and the click."""
    spoken = [text or value_text(number, unit, language) for text, number in zip(column(frame, "hover", ""), numbers)]
    names, keys, steps = column(frame, "name", ""), source_keys(frame), 24
    x = [span[1] * step / steps for _ in positions for step in range(steps + 1)]
    y = [position for position in positions for _ in range(steps + 1)]
    hidden = {"marker": {"opacity": 0}}
    chart.add_trace(
        go.Scatter(
            name="hover",
            mode="markers",
            x=x,
            y=y,
            hoverinfo="text",
            marker={"opacity": 0, "size": 14},
            hovertext=[
                f"<b>{escaped(name)}</b><br>{markup(text)}"
                for name, text in zip(names, spoken)
                for _ in range(steps + 1)
            ],
            customdata=[key for key in keys for _ in range(steps + 1)],
            selected=hidden,
            unselected=hidden,
        )
    )
