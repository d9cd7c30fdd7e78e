"""Counts through time: columns from zero, last year as a short line across each, the target dashed."""

import pandas as pd
import plotly.graph_objects as go

from charts.points import hover_points, last_known, source_keys
from charts.series import Series, canvas, note_marks, outside_rings, read_series, target_lines
from charts.theme import tokens
from charts.trend import reach

__all__ = ["bars", "reach"]

_LAST_YEAR_PX = 3


def bars(
    frame: pd.DataFrame, *, unit: str = "count", mode: str, language: str, height: int = 300, direction: str = "higher"
) -> go.Figure:
    """One column a row, oldest first; columns of the frame as for `charts.trend.trend`.

    Months that were due and did not come are hatched, inexact figures are drawn hollow. Only for what starts
    at zero: with a unit other than count or vnd a column would hide the change, hence ValueError. Provisional
    columns are pale with a full outline where others are approved.
    """
    if unit not in ("count", "vnd"):
        raise ValueError(f"columns start at zero, which hides a change of {unit!r}: draw a line")
    colours, series = tokens(mode), read_series(frame, unit, language)
    gap = max(0.28, 1 - 0.12 * len(series.names))  # few columns stay columns, not slabs
    chart, span, plot_height = canvas(series, mode=mode, height=height, direction=direction, from_zero=True, bargap=gap)
    if any(value is not None for value in series.low):
        chart.add_trace(_control_columns(series, span, mode))
    hollow, pale = series.is_hollow, series.is_provisional
    fills = [
        colours.page if empty else colours.border if light else colours.actual for empty, light in zip(hollow, pale)
    ]
    chart.add_trace(
        go.Bar(
            name="actual",
            x=series.names,
            y=series.actual,
            customdata=source_keys(frame),
            hoverinfo="skip",
            marker={
                "opacity": 1,
                "color": fills,
                "line": {
                    "color": colours.actual,
                    "width": [2 if is_outlined else 0 for is_outlined in map(any, zip(hollow, pale))],
                },
            },
        )
    )
    if last_known(series.last_year) is not None:
        # A thin floating column, because its length follows the page's width; its thickness is known in px.
        thick = (span[1] - span[0]) * _LAST_YEAR_PX / plot_height
        chart.add_trace(
            go.Bar(
                name="last_year",
                x=series.names,
                width=(1 - gap) * 1.2,
                hoverinfo="skip",
                y=[None if value is None else thick for value in series.last_year],
                base=[None if value is None else value - thick / 2 for value in series.last_year],
                marker={"color": colours.last_year, "line": {"color": colours.page, "width": 0.75}},
            )
        )
    if last_known(series.target) is not None:
        chart.add_traces(target_lines(series, mode, cased=True))
    chart.add_traces(outside_rings(series, mode) + note_marks(series, span, plot_height, mode))
    chart.add_trace(hover_points(frame, series.names, series.actual, span[0], series.spoken()))
    return chart


def _control_columns(series: Series, span: list[float], mode: str) -> go.Bar:
    """The control limits as touching columns behind the others: an area would lie over them."""
    low, high = (
        [None if value is None else min(max(value, span[0]), span[1]) for value in line]
        for line in (series.low, series.high)
    )
    return go.Bar(
        name="control",
        x=series.names,
        base=low,
        width=1,
        hoverinfo="skip",
        y=[None if foot is None or top is None else top - foot for foot, top in zip(low, high)],
        marker={"color": tokens(mode).funnel_band, "opacity": 0.55, "line": {"width": 0}},
    )
