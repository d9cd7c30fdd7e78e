"""The country as equal tiles, laid out like the map, coloured by funnel class and not by value."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.formats import NBSP, NOTHING, is_nothing, number
from charts.points import column, source_keys
from charts.text import escaped, lines, markup
from charts.theme import FUNNEL_SIGNS, Tokens, figure, tokens

WORDS = {
    "vi": {
        "good": "tốt hơn rõ",
        "better": "tốt hơn",
        "neutral": "như cả nước",
        "worse": "kém hơn",
        "act": "kém hơn rõ",
        "unjudged": "không xét",
        "missing": "chưa báo cáo",
    },
    "en": {
        "good": "clearly better",
        "better": "better",
        "neutral": "as the nation",
        "worse": "worse",
        "act": "clearly worse",
        "unjudged": "not judged",
        "missing": "not reported",
    },
}
# The islands are named with the province they belong to: marks in its colour, not units of their own.
_ISLANDS = (("Hoàng Sa", "Đà Nẵng", "da-nang"), ("Trường Sa", "Khánh Hòa", "khanh-hoa"))
_ISLAND_ROWS = {False: (8, 12), True: (12, 19)}
_ISLAND_DOTS = ((-0.30, -0.18, 9), (0.0, -0.36, 7), (-0.06, 0.06, 6), (0.24, -0.08, 10), (0.36, -0.36, 6))
# Names too long for a tile; a column `short` in the frame goes before these.
_SHORT = {"ho-chi-minh": ("TP.HCM", "HCMC"), "ba-ria-vung-tau": (f"BR{NBSP}–{NBSP}VT", f"BR{NBSP}–{NBSP}VT")}
_DENSE_FROM_ROWS = 16


def _slug(place: object) -> str:
    return str(place or "").split("@")[0]


def _two_lines(name: str) -> str:
    """`name` as plotly draws it, broken at the space nearest its middle: "Tuyên Quang" → "Tuyên<br>Quang"."""
    spaces = [i for i, mark in enumerate(name) if mark == " "]
    if not spaces:
        return escaped(name)
    i = min(spaces, key=lambda space: (abs(space - (len(name) - 1) / 2), space))
    return escaped(name[:i]) + "<br>" + escaped(name[i + 1 :])


def _names(frame: pd.DataFrame, language: str) -> list[str]:
    shorts = column(frame, "short", "")
    return [
        short or _SHORT.get(_slug(place), (name, name))[1 if language == "en" else 0]
        for short, place, name in zip(shorts, column(frame, "place", ""), column(frame, "name", ""))
    ]


def _classes(frame: pd.DataFrame) -> list[str]:
    """The funnel class of every tile; without a value "missing", with one but without a class "unjudged".

    Where nobody has a class nobody is judged, and all are "neutral".
    """
    funnels = column(frame, "funnel")
    other = "unjudged" if any(funnel in FUNNEL_SIGNS for funnel in funnels) else "neutral"
    return [
        "missing" if is_nothing(value) else funnel if funnel in FUNNEL_SIGNS else other
        for value, funnel in zip(column(frame, "value"), funnels)
    ]


def _fill(funnel: str, colours: Tokens) -> str:
    own = {"missing": colours.missing, "unjudged": colours.page}
    return own[funnel] if funnel in own else getattr(colours, f"tile_{funnel}")


def _ink(funnel: str, colours: Tokens) -> str:
    own = {"missing": colours.muted, "unjudged": colours.text}
    return own[funnel] if funnel in own else getattr(colours, f"tile_{funnel}_text")


def tile_grid(
    frame: pd.DataFrame,
    *,
    mode: str,
    language: str,
    own: str | None = None,
    unit: str = "percent",
    narrow: bool = False,
    legend: bool = True,
) -> go.Figure:
    """One tile a province: today's 34, or the 63 before 1 July 2025.

    Columns: `place` (id), `name`, `row`, `col` (from 1, downwards and eastwards), `value`, `funnel` (good,
    better, neutral, worse, act, missing; none where others have one: not judged); optional `text` (the value as
    written on the tile; default one decimal, no unit), `short` (a short name), `hover`, `period`, `kpi`. `own` is the
    place id to outline.
    A place without a value is hatched and says "–". `narrow` is the layout for a phone: names on two lines.
    `legend` counts the classes in an empty part of the grid.
    """
    colours = tokens(mode)
    classes, names = _classes(frame), _names(frame, language)
    rows, cols = int(frame["row"].max()), int(frame["col"].max())
    dense = rows > _DENSE_FROM_ROWS
    size = (9 if dense else 10) if narrow else (11 if dense else 12)
    pitch = (46 if dense else 54) if narrow else (38 if dense else 54)
    decimals = 0 if unit in ("count", "vnd") else 1
    texts = []
    for name, funnel, value, given in zip(names, classes, column(frame, "value"), column(frame, "text", "")):
        amount = NOTHING if funnel == "missing" else given or number(value, decimals, language)
        sign = "" if funnel in ("neutral", "missing") else FUNNEL_SIGNS[funnel] + NBSP
        texts.append(f"{_two_lines(name) if narrow else escaped(name)}<br>{sign}<b>{escaped(amount)}</b>")

    island_col = cols + 1.15
    chart = figure(
        mode,
        language,
        height=rows * pitch + 8,
        hovermode="closest",
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        uniformtext={"mode": "show", "minsize": 9},
        xaxis={"visible": False, "range": [0.47, island_col + (0.78 if narrow else 0.6)]},
        yaxis={"visible": False, "range": [-rows - 0.5, -0.5]},
    )
    tiles = {
        "x": frame["col"].tolist(),
        "base": [-row - 0.465 for row in frame["row"].tolist()],
        "text": texts,
        "customdata": source_keys(frame),
        "hovertext": _hovers(frame, classes, unit, language),
        "is_own": [own is not None and place == own for place in column(frame, "place", "")],
    }
    for funnel in FUNNEL_SIGNS:
        chosen = {key: [cell for cell, other in zip(cells, classes) if other == funnel] for key, cells in tiles.items()}
        if chosen["x"]:
            chart.add_trace(_tiles(funnel, chosen.pop("is_own"), chosen, colours, size))
    _add_islands(chart, frame, classes, colours, island_col, _ISLAND_ROWS[dense], 10 if narrow else 11)
    if legend:
        # Empty parts of the map: the west, or on a phone, where that is too small, the sea in the north-east.
        corner = (4.7, 6.9 if dense else 4.75) if narrow else (0.5, 7.0 if dense else 5.6)
        _add_legend(chart, classes, colours, language, corner, 26 / pitch, 11 if narrow else 13)
    return chart


def _tiles(funnel: str, is_own: list[bool], points: dict[str, list[Any]], colours: Tokens, size: int) -> go.Bar:
    """All tiles of one class. A trace a class, because a click makes plotly fade the texts of all tiles not
    clicked, unless the trace names one text colour of its own for selected points."""
    ink, is_missing = _ink(funnel, colours), funnel == "missing"
    is_hollow = is_missing or funnel == "unjudged"
    # Faint, because the name stands on it; the outline carries the 3:1.
    hatch = {
        "shape": "/",
        "size": 6,
        "solidity": 0.18,
        "fillmode": "replace",
        "fgopacity": 0.3,
        "fgcolor": colours.missing_line,
        "bgcolor": colours.page,
    }
    return go.Bar(
        **points,
        name=funnel,
        y=[0.93] * len(is_own),
        width=0.95,
        hoverinfo="text",
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": size, "color": ink},
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        marker={
            "color": _fill(funnel, colours),
            "cornerradius": 4,
            "opacity": 1,
            "line": {
                "color": [colours.text if own else colours.missing_line for own in is_own],
                "width": [3 if own else 1 if is_hollow else 0 for own in is_own],
            },
            "pattern": hatch if is_missing else {},
        },
    )


def _hovers(frame: pd.DataFrame, classes: list[str], unit: str, language: str) -> list[str]:
    """The frame's own sentences, else name, value and what the class means."""
    words = WORDS["en" if language == "en" else "vi"]
    decimals = 0 if unit in ("count", "vnd") else 2
    sentences = []
    for name, value, funnel, given in zip(
        column(frame, "name", ""), column(frame, "value"), classes, column(frame, "hover", "")
    ):
        amount = "" if funnel == "missing" else number(value, decimals, language) + ", "
        sentences.append(markup(given or lines(f"{amount}{words[funnel]}", title=name)))
    return sentences


def _add_islands(
    chart: go.Figure,
    frame: pd.DataFrame,
    classes: list[str],
    colours: Tokens,
    col: float,
    rows: tuple[int, int],
    size: int,
) -> None:
    """Hoàng Sa with Đà Nẵng and Trường Sa with Khánh Hòa, as dots in the colour of the province."""
    by_place = {_slug(place): funnel for place, funnel in zip(column(frame, "place", ""), classes)}
    by_name = dict(zip(column(frame, "name", ""), classes))
    for (islands, province, slug), row in zip(_ISLANDS, rows):
        funnel = by_place.get(slug) or by_name.get(province) or "missing"
        chart.add_trace(
            go.Scatter(
                name=islands,
                mode="markers",
                hoverinfo="text",
                hovertext=f"{islands} ({province})",
                x=[col + dot[0] for dot in _ISLAND_DOTS],
                y=[-row - dot[1] for dot in _ISLAND_DOTS],
                marker={
                    "size": [dot[2] for dot in _ISLAND_DOTS],
                    "color": _fill(funnel, colours),
                    "opacity": 1,
                    "line": {"color": colours.missing_line, "width": 1},
                },
            )
        )
        chart.add_annotation(
            x=col,
            y=-row - 0.2,
            xanchor="center",
            yanchor="top",
            showarrow=False,
            text=f"{islands}<br>({province})",
            font={"size": size, "color": colours.muted},
        )


def _add_legend(
    chart: go.Figure,
    classes: list[str],
    colours: Tokens,
    language: str,
    corner: tuple[float, float],
    step: float,
    size: int,
) -> None:
    """How many tiles of each class, with its sign: the key to the colours and a summary at once."""
    words = WORDS["en" if language == "en" else "vi"]
    inks = {
        "good": colours.good,
        "better": colours.good,
        "neutral": colours.muted,
        "worse": colours.act,
        "act": colours.act,
        "unjudged": colours.muted,
        "missing": colours.missing_line,
    }
    told = {name: sign for name, sign in FUNNEL_SIGNS.items() if name != "unjudged" or name in classes}
    for row, (funnel, sign) in enumerate(told.items()):
        chart.add_annotation(
            x=corner[0],
            xanchor="left",
            y=-corner[1] - row * step,
            yanchor="middle",
            showarrow=False,
            align="left",
            text=f'<span style="color:{inks[funnel]}">{sign}</span> <b>{classes.count(funnel)}</b> {words[funnel]}',
            font={"size": size, "color": colours.text},
        )
