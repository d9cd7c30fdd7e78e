"""Ranked dots with the band chance alone would give: who stands out, and who only seems to."""

import math
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts import axes
from charts.axes import text_width
from charts.formats import axis_texts, number, value_text
from charts.points import column, last_known, source_keys, values
from charts.text import escaped, lines, markup
from charts.theme import Layout, Tokens, figure, tokens

HEADINGS = {
    "vi": {"rank": "Hạng", "per_1000": "QH/1.000", "count": "Hồ sơ", "reference": "Cả nước"},
    "en": {"rank": "Rank", "per_1000": "Late/1,000", "count": "Dossiers", "reference": "Nation"},
}
_SYMBOLS = {
    "good": "triangle-up",
    "better": "triangle-up-open",
    "neutral": "circle",
    "worse": "triangle-down-open",
    "act": "triangle-down",
}
_FILLED = ("good", "neutral", "act")
_STANDS_OUT = ("good", "better", "worse", "act")
_ROW = 22.5
_TOP, _BOTTOM = 50, 28  # over the headings there is room for the button that takes a picture
_LONGEST = {False: 200, True: 118}


@dataclass(frozen=True)
class Headings:
    """What stands over the values, over the counts, and at the line of the reference; None: our own."""

    value: str | None = None
    count: str | None = None
    reference: str | None = None


def _funnels(frame: pd.DataFrame) -> list[str | None]:
    """Funnel class of every row; None where this row has none, all neutral where there is no column."""
    return column(frame, "funnel") if "funnel" in frame else ["neutral"] * len(frame)


def _cut(name: str, width: float, bold: bool) -> str:
    """`name` as plotly draws it, shortened with … to `width` px; the whole name stays in the hover box."""
    if text_width(escaped(name), 13, bold) <= width:
        return escaped(name)
    while name and text_width(escaped(name) + "…", 13, bold) > width:
        name = name[:-1]
    return escaped(name.rstrip()) + "…"


def ranked_dots(
    frame: pd.DataFrame,
    *,
    mode: str,
    language: str,
    own: str | None = None,
    unit: str = "percent",
    reference: float | None = None,
    narrow: bool = False,
    headings: Headings | None = None,
) -> go.Figure:
    """One row a place, best first, as given; the axis does not start at zero, hence dots and no bars.

    Columns: `rank`, `name`, `value`; optional `climbed` (places gained since the period before),
    `qualifier` and `complete` (≈ before, ▨ behind the value),
    `place`, `low` and `high` (the band a place like `reference` would stay in by chance,
    from its own denominator), `funnel` (good, better, neutral, worse, act; anything
    else is a hollow grey dot: too small to judge), `per_1000`, `count`, `hover`, `period`, `kpi`. Rows
    without a value are left out. `own` is the place id to frame. `narrow` drops the two count columns.
    `headings` are given where the count is not of dossiers or the place not a province.
    """
    headings = headings or Headings()
    colours, words = tokens(mode), HEADINGS["en" if language == "en" else "vi"]
    frame = frame[frame["value"].notna()].reset_index(drop=True)
    rows, numbers = len(frame), values(frame, "value")
    bands = {
        -row: (low, high)
        for row, (low, high) in enumerate(zip(values(frame, "low"), values(frame, "high")))
        if low is not None and high is not None
    }
    edges = [edge for name in ("low", "high") for edge in values(frame, name)]
    ticks, span = axes.value_ticks([*numbers, *edges, reference], unit=unit, from_zero=False, count=4 if narrow else 5)
    ticktext = axis_texts(ticks, unit, language)
    tail = [key for key in ("per_1000", "count") if not narrow and last_known(values(frame, key)) is not None]
    is_own = [own is not None and place == own for place in column(frame, "place", "")]
    texts = [
        value_text(value, unit, language, qualifier).removesuffix("\u00a0%").removesuffix("%") + ("" if whole else " ▨")
        for value, qualifier, whole in zip(
            numbers, column(frame, "qualifier", "exact"), column(frame, "complete", True)
        )
    ]
    names = [_cut(str(name), _LONGEST[narrow], mine) for name, mine in zip(column(frame, "name", ""), is_own)]
    moves = [] if narrow else _moves(column(frame, "climbed"))
    has_ranks = last_known(values(frame, "rank")) is not None
    name_at = (26 if has_ranks else 2) + (
        math.ceil(max(text_width(move, 13, True) for move in moves)) + 6 if any(moves) else 0
    )
    value_width = max([34] + [text_width(text, 13, True) for text in texts])
    names_width = max([60] + [text_width(name, 13, True) for name in names])
    left = math.ceil(name_at + names_width + 14 + value_width + 12)
    # Half the text of a tick at the very edge must find room.
    right = 20 + (62 if "per_1000" in tail else 0) + (66 if "count" in tail else 0)

    chart = figure(
        mode,
        language,
        height=math.ceil(_TOP + _BOTTOM + max(rows, 1) * _ROW),
        hovermode="closest",
        barmode="overlay",
        margin={"l": left, "r": right, "t": _TOP, "b": _BOTTOM},
        xaxis={
            "range": span,
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": ticktext,
            "tickangle": 0,
            "ticklabeloverflow": "allow",
            "showgrid": True,
            "gridcolor": colours.gridline,
            "zeroline": False,
        },
        yaxis={"range": [-max(rows, 1) + 0.5, 0.5], "visible": False},
    )
    positions = [-row for row in range(rows)]
    chart.add_trace(
        go.Bar(
            name="band",
            orientation="h",
            y=list(bands),
            base=[low for low, _ in bands.values()],
            x=[high - low for low, high in bands.values()],
            width=0.6,
            hoverinfo="skip",
            marker={"color": colours.funnel_band, "cornerradius": 2, "line": {"width": 0}},
        )
    )
    chart.add_trace(_dots(frame, positions, numbers, colours, unit, language))
    if reference is not None:
        _add_reference(
            chart,
            reference,
            span,
            colours,
            headings.reference or f"{words['reference']} {value_text(reference, unit, language)}",
        )
    if any(is_own):
        _frame_row(chart, is_own.index(True), left, right, colours)
    beside = _Beside(chart, is_own, colours)
    funnels, is_plain = _funnels(frame), reference is None
    inks = [
        # Names inside their band are muted: their rank says nothing. Without bands every rank says what it says.
        colours.text if mine or (is_plain and funnel) or funnel in _STANDS_OUT else colours.muted
        for mine, funnel in zip(is_own, funnels)
    ]
    if has_ranks:
        ranks = [number(rank, 0) for rank in column(frame, "rank")]
        beside.add(ranks, words["rank"], x=0, shift=-left + 2, align="left")
    beside.add(names, "", x=0, shift=-left + name_at, align="left", inks=inks)
    beside.add(texts, headings.value or ("%" if unit == "percent" else ""), x=0, shift=-12, align="right", inks=inks)
    if any(moves):
        beside.add(moves, "", x=0, shift=-left + 24, align="left")
    for key, edge, title in (("per_1000", 54, None), ("count", 120, headings.count)):
        if key in tail:
            edge = right - 8 if key == tail[-1] else edge
            cells = [number(value, 1 if key == "per_1000" else 0, language) for value in values(frame, key)]
            beside.add(cells, title or words[key], x=1, shift=edge, align="right")
    return chart


def _dots(
    frame: pd.DataFrame,
    positions: list[int],
    numbers: list[float | None],
    colours: Tokens,
    unit: str,
    language: str,
) -> go.Scatter:
    """The dots, by class: ▲ △ ● ▽ ▼ in the status colours, a hollow grey ring where there is no class."""
    funnels = _funnels(frame)
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
    return go.Scatter(
        name="value",
        mode="markers",
        x=numbers,
        y=positions,
        customdata=source_keys(frame),
        hovertext=hovers,
        hoverinfo="text",
        cliponaxis=False,
        marker={
            "symbol": [_SYMBOLS.get(funnel or "", "circle-open") for funnel in funnels],
            "opacity": 1,
            "color": [inks.get(funnel or "", colours.missing_line) for funnel in funnels],
            "size": [8 if funnel == "neutral" else 9 for funnel in funnels],
            "line": {"width": [0 if funnel in _FILLED else 1.75 for funnel in funnels]},
        },
    )


def _add_reference(chart: go.Figure, reference: float, span: list[float], colours: Tokens, text: str) -> None:
    """The line of the whole nation, named above the plot, the name kept inside the figure."""
    share = (reference - span[0]) / (span[1] - span[0])
    chart.add_shape(
        type="line",
        xref="x",
        x0=reference,
        x1=reference,
        yref="paper",
        y0=0,
        y1=1,
        line={"color": colours.target, "width": 1.5},
    )
    chart.add_annotation(
        xref="x",
        x=reference,
        yref="paper",
        y=1,
        yanchor="bottom",
        yshift=3,
        text=escaped(text),
        xanchor="left" if share < 0.25 else "right" if share > 0.75 else "center",
        showarrow=False,
        font={"size": 12, "color": colours.text},
    )


def _frame_row(chart: go.Figure, row: int, left: int, right: int, colours: Tokens) -> None:
    """Two lines above and below the own row, across margins and plot."""
    line = {"color": colours.text, "width": 1.5}
    for edge in (-row + 0.5, -row - 0.5):
        chart.add_shape(type="line", xref="paper", x0=0, x1=1, y0=edge, y1=edge, line=line)
        chart.add_shape(
            type="line", xref="paper", xsizemode="pixel", xanchor=0, x0=-left + 2, x1=0, y0=edge, y1=edge, line=line
        )
        chart.add_shape(
            type="line", xref="paper", xsizemode="pixel", xanchor=1, x0=0, x1=right - 2, y0=edge, y1=edge, line=line
        )


def _moves(numbers: list[float | None]) -> list[str]:
    """How many places each row gained or lost: "↑2", "↓1", "" where it stayed or was not ranked before."""
    return ["" if not number else f"{'↑' if number > 0 else '↓'}{abs(number):.0f}" for number in numbers]


@dataclass(frozen=True)
class _Beside:
    """Columns of texts beside the plot, a text a row; those of the own row stand in bold."""

    chart: go.Figure
    is_own: list[bool]
    colours: Tokens

    def add(
        self, cells: list[str], heading: str, *, x: int, shift: int, align: str, inks: list[str] | None = None
    ) -> None:
        """A column at a fixed distance in px from an edge of the plot, with a heading."""
        place = {"xref": "paper", "x": x, "xshift": shift, "xanchor": align, "showarrow": False, "align": align}
        notes: list[Layout] = (
            [
                {
                    **place,
                    "yref": "paper",
                    "y": 1,
                    "yanchor": "bottom",
                    "yshift": 3,
                    "text": escaped(heading),
                    "font": {"size": 12, "color": self.colours.muted},
                }
            ]
            if heading
            else []
        )
        for row, (cell, is_own) in enumerate(zip(cells, self.is_own)):
            ink = self.colours.text if is_own else inks[row] if inks else self.colours.muted
            notes.append(
                {
                    **place,
                    "yref": "y",
                    "y": -row,
                    "yanchor": "middle",
                    "text": f"<b>{cell}</b>" if is_own else cell,
                    "font": {"size": 13, "color": ink},
                }
            )
        self.chart.layout.annotations = (*self.chart.layout.annotations, *notes)
