"""Who reported when, as a grid of small tiles: each state has a mark and a ground or hatch of its own."""

from bisect import bisect_right
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts.axes import period_short, text_width
from charts.points import column, source_keys
from charts.text import escaped, markup
from charts.theme import Tokens, figure, tokens

# State: mark in the tile. What is missing is hatched and grey, never red; late is for watching.
MARKS = {
    "on_time": "▲",
    "late": "●",
    "reported": "•",
    "partial": "½",
    "zero": "0",
    "missing": "×",
    "not_applicable": "□",
    "not_due": "–",
}
ROW, MOST_NAME, MOST_NARROW = 26, 240, 108
_HATCH = {"missing": "/", "partial": ".", "not_applicable": "\\"}


def _ground(state: str, colours: Tokens) -> tuple[str, str]:
    """Fill of a tile and the colour of its mark."""
    return {
        "on_time": (colours.good_background, colours.good_text),
        "late": (colours.watch_background, colours.watch_text),
        "zero": (colours.funnel_band, colours.text),
        "reported": (colours.funnel_band, colours.text),
        "partial": (colours.funnel_band, colours.text),
        "missing": (colours.missing, colours.text),
        "not_applicable": (colours.page, colours.muted),
        "not_due": (colours.page, colours.muted),
    }[state]


def _fitting(name: str, width: float) -> str:
    """`name` as plotly draws it, cut with an ellipsis where it is wider than `width` px."""
    if text_width(escaped(name)) <= width:
        return escaped(name)
    length = bisect_right(range(len(name) + 1), width, key=lambda count: text_width(escaped(name[:count]) + "…")) - 1
    return escaped(name[: max(length, 0)].rstrip()) + "…"


def matrix(
    frame: pd.DataFrame, names: Sequence[str], labels: Sequence[str], *, mode: str, language: str, narrow: bool = False
) -> go.Figure:
    """`names` downwards, `labels` (periods, oldest first) from left to right.

    Columns: `row` (position in `names`), `period`, `mark` (a key of MARKS; "" draws nothing), `hover`; `place`,
    `kpi`, `unit` for a click. On a phone names are cut shorter.
    """
    colours = tokens(mode)
    widest = max((text_width(escaped(name)) for name in names), default=0) + 14
    left = min(widest, MOST_NARROW if narrow else MOST_NAME)
    column_of = {label: position for position, label in enumerate(labels)}
    chart = figure(
        mode,
        language,
        height=len(names) * ROW + 48,
        hovermode="closest",
        barmode="overlay",
        bargap=0,
        margin={"l": left, "r": 4, "t": 44, "b": 4},
        xaxis={
            "range": [-0.5, len(labels) - 0.5],
            "side": "top",
            "tickvals": list(range(len(labels))),
            "ticktext": _headings(labels, language),
            "tickangle": 0,
            "ticklen": 0,
        },
        yaxis={
            "range": [-len(names) + 0.5, 0.5],
            "showgrid": False,
            "tickvals": [-n for n in range(len(names))],
            "ticktext": [_fitting(name, left - 10) for name in names],
            "tickfont": {"size": 12, "color": colours.text},
        },
    )
    for state, sign in MARKS.items():
        some = frame[frame["mark"] == state]
        if len(some):
            chart.add_trace(_tiles(some, column_of, state, sign, colours))
    return chart


def _headings(labels: Sequence[str], language: str) -> list[str]:
    """T10 over the column, the year in bold above the first of each year."""
    texts, before = [], None
    for label in labels:
        short, year = period_short(label, language)
        year, short = escaped(year), escaped(short)
        texts.append(f"<b>{year}</b><br>{short}" if year and year != before else f"<br>{short}")
        before = year or before
    return texts


def _tiles(some: pd.DataFrame, column_of: dict[str, int], state: str, sign: str, colours: Tokens) -> go.Bar:
    """All tiles of one state: one trace, so that its hatch and the colour of its mark are its own."""
    fill, ink = _ground(state, colours)
    hatch = (
        {
            "shape": _HATCH[state],
            "size": 5,
            "solidity": 0.2,
            "fillmode": "replace",
            "fgopacity": 0.55,
            "fgcolor": colours.missing_line,
            "bgcolor": fill,
        }
        if state in _HATCH
        else {}
    )
    return go.Bar(
        name=state,
        x=[column_of[label] for label in some["period"]],
        y=[0.86] * len(some),
        width=0.94,
        base=[-row - 0.43 for row in some["row"].tolist()],
        customdata=source_keys(some),
        hovertext=[markup(text) for text in column(some, "hover", "")],
        hoverinfo="text",
        text=[sign] * len(some),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 13, "color": ink, "weight": 700 if state in ("missing", "zero") else 400},
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        unselected={"textfont": {"color": ink}},
        marker={
            "color": fill,
            "cornerradius": 3,
            "opacity": 1,
            "pattern": hatch,
            "line": {
                "width": 1,
                "color": colours.missing_line
                if state in ("missing", "not_applicable")
                else colours.border
                if state == "not_due"
                else fill,
            },
        },
    )
