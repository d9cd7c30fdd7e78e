"""Many small lines on one scale: every province, or every office, a panel each.

Drawn on one pair of axes: each panel is shifted to its cell, so that one scale holds for all by construction
and thirty-four panels cost no more than a few traces.
"""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import axes
from charts.formats import NOTHING, value_text
from charts.points import column, source_keys, values
from charts.text import escaped, markup
from charts.theme import Layout, Tokens, figure, tokens

_PANEL_PX, _NAME_PX = 46, 34  # the line's height, and the room above it for the name
_GAP = 0.14  # between panels of a row, in panel widths
_LONGEST = 22


def multiples(
    frame: pd.DataFrame,
    *,
    unit: str,
    mode: str,
    language: str,
    own: str | None = None,
    columns: int = 6,
    target: float | None = None,
    scale: tuple[float, float] | None = None,
) -> go.Figure:
    """One panel a name, left to right and downwards in the order of the frame; the last value stands in each.

    Columns of the frame, a row a panel and period, oldest first within a panel: `panel` (its key), `name`,
    `period`, `value`; optional `state`, `break`, `complete`, `qualifier`, `hover`, `place`, `kpi`, `unit`. `own`
    is the key of the panel to outline. `target` is drawn dashed in every panel. A gap is a gap; a panel whose
    last figure is missing says ▨. `scale`: lowest and highest value of all panels, else from the data.
    """
    colours = tokens(mode)
    labels = list(dict.fromkeys(str(label) for label in sorted(frame["period"].unique(), key=str)))
    panels = list(dict.fromkeys(column(frame, "panel", "")))
    low, high = scale or span_of(frame, unit, target)
    rows = max(1, math.ceil(len(panels) / columns))
    pitch_px = _PANEL_PX + _NAME_PX
    step, pitch = 1 / max(len(labels) - 1, 1), pitch_px / _PANEL_PX
    position_of = {label: position for position, label in enumerate(labels)}

    def cell(panel: int) -> tuple[float, float]:
        """Left edge and foot of a panel, in panel widths and panel heights."""
        return panel % columns * (1 + _GAP), -(panel // columns) * pitch

    def height(value: float) -> float:
        return (min(max(value, low), high) - low) / ((high - low) or 1)

    chart = figure(
        mode,
        language,
        height=rows * pitch_px + 14,
        hovermode="closest",
        margin={"l": 6, "r": 6, "t": _NAME_PX, "b": 8},
        xaxis={"visible": False, "range": [-0.03, columns * (1 + _GAP) - _GAP + 0.03]},
        yaxis={"visible": False, "range": [-(rows - 1) * pitch - 0.08, 1.02]},
    )
    x: list[float | None] = []
    y: list[float | None] = []
    own_x: list[float | None] = []
    own_y: list[float | None] = []
    ends: dict[str, list[float]] = {"x": [], "y": []}
    hovers: dict[str, list[Any]] = {"x": [], "y": [], "hovertext": [], "customdata": []}
    keys, names = source_keys(frame), column(frame, "name", "")
    grouped: dict[str, list[int]] = {}
    for position, panel in enumerate(column(frame, "panel", "")):
        grouped.setdefault(panel, []).append(position)
    numbers, states = values(frame, "value"), column(frame, "state", "value")
    qualifiers, cuts = column(frame, "qualifier", "exact"), column(frame, "break", False)
    periods, sentences = column(frame, "period", ""), column(frame, "hover", "")
    period_names = axes.period_names(frame, language)
    written, ground = [], []
    for index, panel in enumerate(panels):
        left, foot = cell(index)
        is_own = panel == own
        to_x, to_y = (own_x, own_y) if is_own else (x, y)
        end = None  # of the line: where the last value stands
        for position in grouped[panel]:
            px = left + position_of[str(periods[position])] * step
            value = numbers[position]
            if cuts[position]:
                to_x.append(px)
                to_y.append(None)
            to_x.append(px)
            to_y.append(None if value is None else foot + height(value))
            if value is not None:
                end = (px, foot + height(value))
            text = sentences[position] or value_text(value, unit, language, qualifiers[position])
            hovers["x"].append(px)
            hovers["y"].append(foot + (0.5 if value is None else height(value)))
            hovers["hovertext"].append(
                f"<b>{escaped(names[position])}</b> · {period_names[position]}<br>{markup(text)}"
            )
            hovers["customdata"].append(keys[position])
        to_x.append(None)
        to_y.append(None)
        final = grouped[panel][-1]
        written += _label(
            left,
            foot,
            names[final],
            value_text(numbers[final], unit, language, qualifiers[final]),
            states[final],
            is_own,
            colours,
        )
        if end is not None:
            ends["x"].append(end[0])
            ends["y"].append(end[1])
        ground += _ground(left, foot, is_own, None if target is None else foot + height(target), colours)
    chart.update_layout(annotations=written, shapes=ground)  # at once: plotly checks all anew at every addition
    line = {"mode": "lines", "hoverinfo": "skip", "connectgaps": False}
    chart.add_trace(go.Scatter(name="lines", x=x, y=y, line={"color": colours.actual, "width": 1.5}, **line))
    chart.add_trace(go.Scatter(name="own", x=own_x, y=own_y, line={"color": colours.actual, "width": 3}, **line))
    chart.add_trace(
        go.Scatter(
            name="ends",
            mode="markers",
            hoverinfo="skip",
            marker={"size": 5, "color": colours.actual, "opacity": 1},
            **ends,
        )
    )
    hidden = {"marker": {"opacity": 0}}
    chart.add_trace(
        go.Scatter(
            name="hover",
            mode="markers",
            hoverinfo="text",
            marker={"opacity": 0, "size": 12},
            selected=hidden,
            unselected=hidden,
            **hovers,
        )
    )
    return chart


def span_of(frame: pd.DataFrame, unit: str, target: float | None = None) -> tuple[float, float]:
    """The one scale of all panels: the outermost round ticks around the data; counts start at zero."""
    known = [value for value in values(frame, "value") if value is not None]
    ticks, _ = axes.value_ticks([*known, target], unit=unit, from_zero=unit in ("count", "vnd"))
    if not ticks:
        return 0.0, 1.0
    low, high = min(ticks[0], min(known)), max(ticks[-1], max(known))
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return (low, min(high, 100.0)) if unit == "percent" and max(known) <= 100 else (low, high)


def _label(left: float, foot: float, name: str, amount: str, state: str, is_own: bool, colours: Tokens) -> list[Layout]:
    """The name left, the last value right, above the line; what did not come is said by its mark."""
    short = escaped(name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…")
    if state == "missing":
        amount = "▨"
    ink = colours.text if amount != NOTHING else colours.muted
    common = {"y": foot + 1, "yanchor": "bottom", "yshift": 2, "showarrow": False, "font": {"size": 12, "color": ink}}
    return [
        {"x": left, "xanchor": "left", "text": f"<b>{short}</b>" if is_own else short, **common},
        {"x": left + 1, "xanchor": "right", "text": f"<b>{amount}</b>", **common},
    ]


def _ground(left: float, foot: float, is_own: bool, target: float | None, colours: Tokens) -> list[Layout]:
    """Foot and top of the scale as hairlines, the target dashed, a frame around the reader's own place."""
    common = {"type": "line", "x0": left, "x1": left + 1, "layer": "below"}
    hairline = {"color": colours.gridline, "width": 1}
    shapes = [{**common, "y0": y, "y1": y, "line": hairline} for y in (foot, foot + 1)]
    if target is not None:
        dashes = {"color": colours.muted, "width": 1, "dash": "3px,3px"}
        shapes.append({**common, "y0": target, "y1": target, "line": dashes})
    if is_own:
        shapes.append(
            {
                "type": "rect",
                "layer": "below",
                "x0": left - 0.04,
                "x1": left + 1.04,
                "y0": foot - 0.06,
                "y1": foot + 1 + _NAME_PX * 0.62 / _PANEL_PX,
                "line": {"color": colours.text, "width": 2},
                "fillcolor": "rgba(0,0,0,0)",
            }
        )
    return shapes
