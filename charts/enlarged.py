"""Desk charts made legible from across a room: the same figure with every length in px multiplied.

A chart for the wall is drawn at its desk size (1 / times of the room it has) and enlarged, so that both show
the same lines by the same code.
"""

import re
from typing import Any

import plotly.graph_objects as go

# Lengths in px wherever they stand; `width` only inside `line`, because elsewhere it is in units of an axis.
_LENGTHS = {
    "size",
    "l",
    "r",
    "t",
    "b",
    "pad",
    "xshift",
    "yshift",
    "ticklen",
    "gridwidth",
    "cornerradius",
    "height",
    "minsize",
    "spikethickness",
    "standoff",
}
_IN_LINE = {"width"}
_SPARED = {"hoverlabel", "hovertext", "hovertemplate", "customdata", "selected", "unselected", "meta"}


def enlarged(figure: go.Figure, times: float) -> dict[str, Any]:
    """`figure` as plain {data, layout} with all fonts, lines, marks and margins `times` as large.

    What only a pointer would ask for (hover texts, keys of a click) is left out: nobody points at a wall.
    """
    plain = figure.to_plotly_json()
    data = [_grown(trace, times) for trace in plain["data"] if trace.get("name") != "hover"]
    layout = _grown(plain["layout"], times)
    layout.pop("hovermode", None)
    return {"data": data, "layout": layout}


def _grown(node: Any, times: float, inside: str = "") -> Any:
    if isinstance(node, dict):
        return {key: _length(key, value, times, inside) for key, value in node.items() if key not in _SPARED}
    if isinstance(node, (list, tuple)):
        return [_grown(child, times, inside) for child in node]
    return node.tolist() if hasattr(node, "tolist") else node


def _length(key: str, value: Any, times: float, inside: str) -> Any:
    if key in _LENGTHS or (inside == "line" and key in _IN_LINE):
        return _times(value, times)
    if key == "dash" and isinstance(value, str) and "px" in value:
        return re.sub(r"\d+", lambda match: str(round(int(match[0]) * times)), value)
    return _grown(value, times, key)


def _times(value: Any, times: float) -> Any:
    if isinstance(value, (list, tuple)):
        return [_times(part, times) for part in value]
    return round(value * times, 2) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def without_end_labels(figure: go.Figure, right: int = 14) -> go.Figure:
    """The chart without the texts at its lines' ends: on the wall they stand beside it, large."""
    figure.layout.annotations = [
        note for note in figure.layout.annotations if not (note.xref == "paper" and note.x == 1)
    ]
    figure.layout.margin.r = right
    return figure
