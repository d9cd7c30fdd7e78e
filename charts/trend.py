"""One place's line through time: actual (TH), same period last year (CK), target (KH)."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.points import column, hover_points, is_alone, last_known, line_points, lone_sizes, source_keys
from charts.series import Series, canvas, control_band, note_marks, outside_rings, read_series, target_lines
from charts.theme import Tokens, tokens

_END, _INEXACT, _LONE = 9, 9, 6


def trend(
    frame: pd.DataFrame,
    *,
    unit: str,
    mode: str,
    language: str,
    height: int = 300,
    direction: str = "higher",
    from_zero: bool | None = None,
    dots: bool = False,
) -> go.Figure:
    """The line of one KPI at one place, a row a period, oldest first.

    Columns: `period` (label) and `value`; optional `period_name`, `last_year`, `target`, `qualifier`,
    `state`, `break` (bool: not comparable with the row before), `break_text`, `hover` (plain lines without
    the period), `place`, `kpi`. `unit` as in `charts.formats`; `direction` "lower" writes the target with ≤;
    `dots` marks every value. Missing values are gaps, hatched where `state` is "missing"; inexact ones are
    hollow; the line is cut at a break. The axis starts at zero for counts and money (`from_zero` overrides).
    Marks, where the columns exist: `low`, `high` (control limits, a faint band), `outside` (a word: a diamond
    around the point), `note` (a number at the foot), `provisional` (dotted where others are approved).
    """
    colours, series = tokens(mode), read_series(frame, unit, language)
    zero = unit in ("count", "vnd") if from_zero is None else from_zero
    chart, span, plot_height = canvas(series, mode=mode, height=height, direction=direction, from_zero=zero)
    chart.add_traces(control_band(series, span, mode))
    if last_known(series.target) is not None:
        chart.add_traces(target_lines(series, mode))
    if last_known(series.last_year) is not None:
        x, y, _ = line_points(series.names, series.last_year, series.cuts, series.names)
        chart.add_trace(
            go.Scatter(
                name="last_year",
                mode="lines+markers",
                x=x,
                y=y,
                hoverinfo="skip",
                connectgaps=False,
                marker={"size": lone_sizes(y), "color": colours.last_year},
                line={"color": colours.last_year, "width": 2},
            )
        )
    chart.add_traces(_actual(series, source_keys(frame), colours, dots))
    chart.add_traces(outside_rings(series, mode) + note_marks(series, span, plot_height, mode))
    chart.add_trace(hover_points(frame, series.names, series.actual, sum(span) / 2, series.spoken()))
    return chart


def reach(frame: pd.DataFrame, *, unit: str = "count", mode: str, language: str, height: int = 300) -> go.Figure:
    """Reach or views of media: a line from zero with a mark at every figure, hollow where it is not exact.

    Columns of `trend`, and `counted` (what is counted: người, lượt xem …; `counted_name` where it should read
    otherwise). Where the thing counted changes the line is cut and the change written: people reached and
    views are not one line.
    """
    counted = column(frame, "counted_name" if "counted_name" in frame else "counted", "")
    known = column(frame, "value")
    breaks, words = list(column(frame, "break", False)), list(column(frame, "break_text"))
    before = ""
    for i, thing in enumerate(counted):
        if known[i] is None or not thing:
            continue
        if before and thing != before:
            breaks[i], words[i] = True, f"{before} → {thing}"
        before = thing
    frame = frame.assign(**{"break": breaks, "break_text": words})
    return trend(frame, unit=unit, mode=mode, language=language, height=height, from_zero=True, dots=True)


def _actual(series: Series, keys: list[list[Any]], colours: Tokens, dots: bool) -> list[go.Scatter]:
    """The actual line: end dot, hollow marks where a figure is inexact, a dot where one stands alone.

    Where approved and provisional figures stand in one line the way to and from a provisional one is dotted.
    """
    x, y, data = line_points(series.names, series.actual, series.cuts, keys)
    inexact = {name for name, hollow in zip(series.names, series.is_hollow) if hollow}
    hollow = [value is not None and name in inexact for name, value in zip(x, y)]
    last = last_known(y)
    sizes = [
        _END if i == last else _INEXACT if hollow[i] else _LONE if dots or is_alone(y, i) else 0 for i in range(len(y))
    ]
    line = go.Scatter(
        name="actual",
        mode="lines+markers",
        x=x,
        y=y,
        customdata=data,
        connectgaps=False,
        hoverinfo="skip",
        line={"color": colours.actual, "width": 3},
        cliponaxis=False,
        marker={
            "size": sizes,
            "opacity": 1,
            "color": [colours.page if is_hollow else colours.actual for is_hollow in hollow],
            "line": {"color": colours.actual, "width": [2 if is_hollow else 0 for is_hollow in hollow]},
        },
    )
    if not any(series.is_provisional):
        return [line]
    flags = dict(zip(series.names, series.is_provisional))
    solid, dotted = [], []
    for position, name in enumerate(x):
        beside = [x[i] for i in (position - 1, position + 1) if 0 <= i < len(x)]
        solid.append(None if flags[name] else y[position])
        dotted.append(y[position] if flags[name] or any(flags[other] for other in beside) else None)
    line.mode, line.name = "markers", "actual"
    common = {"mode": "lines", "x": x, "connectgaps": False, "hoverinfo": "skip", "cliponaxis": False}
    return [
        go.Scatter(name="approved", y=solid, line={"color": colours.actual, "width": 3}, **common),
        go.Scatter(
            name="provisional", y=dotted, line={"color": colours.actual, "width": 3, "dash": "2px,3px"}, **common
        ),
        line,
    ]
