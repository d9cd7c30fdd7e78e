"""Points of time charts out of a frame's columns: values and gaps, hover sentences, keys for a click."""

from collections.abc import Container, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.formats import is_nothing
from charts.text import markup


def column(frame: pd.DataFrame, name: str, default: Any = None) -> list[Any]:
    """A column as a list, `default` where the frame has no such column and where a cell is empty."""
    if name not in frame:
        return [default] * len(frame)
    return [default if empty else value for value, empty in zip(frame[name].tolist(), frame[name].isna())]


def values(frame: pd.DataFrame, name: str) -> list[float | None]:
    """A column of numbers as floats, None where there is no number: never zero."""
    return [None if is_nothing(value) else float(value) for value in column(frame, name)]


def last_known(series: Sequence[Any]) -> int | None:
    """Position of the last number in `series`, None if it has none."""
    return max((i for i, value in enumerate(series) if value is not None), default=None)


def last_point(series: Sequence[float | None]) -> tuple[int, float] | None:
    """Position and value of the last number in `series`, None if it has none."""
    return next(((i, value) for i, value in reversed(list(enumerate(series))) if value is not None), None)


def source_keys(frame: pd.DataFrame) -> list[list[Any]]:
    """customdata of every point: [period, place, kpi, unit], what a click needs to open the sources.

    A figure of all offices of one level together has its level as a fifth.
    """
    keys = zip(
        column(frame, "period", ""), column(frame, "place", ""), column(frame, "kpi", ""), column(frame, "unit", "")
    )
    return [
        [*key, level] if level and not key[3] else list(key) for key, level in zip(keys, column(frame, "level", ""))
    ]


def hover_points(
    frame: pd.DataFrame,
    names: Sequence[str],
    heights: Sequence[float | None],
    middle: float,
    fallback: Sequence[str],
    axis: str = "y",
) -> go.Scatter:
    """Unseen points, one a period and present at gaps too, that carry the hover sentence and the click.

    The box says the period's name in bold (`names`, as plotly draws them), then the frame's `hover` (plain lines,
    see `charts.text.lines`), or `fallback` where there is none. It is the only trace that answers the pointer: plotly's
    unified box would show a tick's short text as heading and a swatch that means nothing here.
    """
    sentences = [text or other for text, other in zip(column(frame, "hover", ""), fallback)]
    return go.Scatter(
        name="hover",
        mode="markers",
        x=list(names),
        yaxis=axis,
        y=[middle if height is None else height for height in heights],
        customdata=source_keys(frame),
        hovertext=[f"<b>{name}</b><br>{markup(sentence)}" for name, sentence in zip(names, sentences)],
        hoverinfo="text",
        marker={"opacity": 0, "size": 12},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def line_points(
    names: Sequence[Any], line: Sequence[float | None], cuts: Container[int], keys: Sequence[Any]
) -> tuple[list[Any], list[float | None], list[Any]]:
    """x, y and customdata with an empty point before every position in `cuts`, so that no line crosses it."""
    x: list[Any] = []
    y: list[float | None] = []
    data: list[Any] = []
    for i, name in enumerate(names):
        for value in [*([None] if i in cuts else []), line[i]]:
            x.append(name)
            y.append(value)
            data.append(keys[i])
    return x, y, data


def is_alone(series: Sequence[Any], i: int) -> bool:
    """True for a value without neighbours, which a line alone would not draw."""
    before = series[i - 1] if i else None
    after = series[i + 1] if i + 1 < len(series) else None
    return series[i] is not None and before is None and after is None


def lone_sizes(series: Sequence[Any], size: int = 5) -> list[int]:
    """Marker sizes that show only the values without neighbours."""
    return [size if is_alone(series, i) else 0 for i in range(len(series))]
