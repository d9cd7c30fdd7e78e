"""What lines and columns of one KPI share: its series out of the frame, canvas, end labels, marks, hover text."""

from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from charts import axes
from charts.formats import value_text
from charts.points import column, last_point, lone_sizes, values
from charts.text import escaped, lines
from charts.theme import figure, tokens

PRESETS = {"vi": "Mốc", "en": "Mark"}  # a goal nobody has set is no plan
CODES = {"vi": ("TH", "CK", "KH"), "en": ("AC", "PY", "PL")}
"""Notation of ISO 24896: actual, previous year, plan; in Vietnamese thực hiện, cùng kỳ, kế hoạch."""

_BOTTOM = 40
_RING, _NOTE = 17, 17
_BAND_ROOM = 0.45  # how much of the line's own height a control band may add above and below it
PROVISIONAL = {"vi": "tạm tính", "en": "provisional"}


@dataclass(frozen=True)
class Series:
    """One KPI at one place, position by position: `names` on the axis, numbers or None, breaks and states."""

    unit: str
    language: str
    labels: list[str]
    names: list[str]
    actual: list[float | None]
    last_year: list[float | None]
    target: list[float | None]
    qualifiers: list[str]
    states: list[str]
    partial: list[bool] = field(default_factory=list)
    cuts: dict[int, str] = field(default_factory=dict)
    low: list[float | None] = field(default_factory=list)
    high: list[float | None] = field(default_factory=list)
    outside: list[str | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    provisional: list[bool] = field(default_factory=list)
    has_preset: bool = False

    @property
    def is_provisional(self) -> list[bool]:
        """True for provisional values of a line that holds approved ones too; where none is approved they all
        look alike, and the label at the end says that the last one is provisional."""
        known = [flag for value, flag in zip(self.actual, self.provisional) if value is not None]
        if all(known) or not any(known):
            return [False] * len(self.actual)
        return [value is not None and flag for value, flag in zip(self.actual, self.provisional)]

    @property
    def codes(self) -> tuple[str, str, str]:
        """TH, CK and KH; in the place of KH another word where the goal is a preset."""
        language = "en" if self.language == "en" else "vi"
        actual, last_year, target = CODES[language]
        return actual, last_year, PRESETS[language] if self.has_preset else target

    @property
    def is_hollow(self) -> list[bool]:
        """True where there is a value that is not exact, or does not cover all that was expected."""
        partial = self.partial or [False] * len(self.actual)
        return [
            value is not None and (qualifier != "exact" or is_partial)
            for value, qualifier, is_partial in zip(self.actual, self.qualifiers, partial)
        ]

    def spoken(self) -> list[str]:
        """Hover text for frames that bring none: the values that exist, with their codes."""
        texts = []
        for actual, qualifier, *others in zip(self.actual, self.qualifiers, self.last_year, self.target):
            parts = [f"{self.codes[0]} {value_text(actual, self.unit, self.language, qualifier)}"]
            parts += [
                f"{code} {value_text(value, self.unit, self.language)}"
                for code, value in zip(self.codes[1:], others)
                if value is not None
            ]
            texts.append(lines(*parts))
        return texts


def read_series(frame: pd.DataFrame, unit: str, language: str) -> Series:
    """The columns of `frame` as a Series; `cuts` maps the positions of breaks to the words to write there."""
    labels, words = [str(label) for label in frame["period"]], column(frame, "break_text")
    return Series(
        unit=unit,
        language=language,
        labels=labels,
        names=axes.period_names(frame, language),
        actual=values(frame, "value"),
        last_year=values(frame, "last_year"),
        target=values(frame, "target"),
        qualifiers=column(frame, "qualifier", "exact"),
        states=column(frame, "state", "value"),
        partial=[not whole for whole in column(frame, "complete", True)],
        cuts={
            i: axes.break_text(labels[i], words[i], language)
            for i, is_break in enumerate(column(frame, "break", False))
            if is_break and i
        },
        low=values(frame, "low"),
        high=values(frame, "high"),
        outside=column(frame, "outside"),
        notes=[str(text) for text in column(frame, "note", "")],
        provisional=[bool(flag) for flag in column(frame, "provisional", False)],
        has_preset=any(column(frame, "target_preset", False)),
    )


def end_label_list(series: Series, direction: str, mode: str) -> list[axes.EndLabel]:
    """Labels at the end of TH, CK and KH; one that ends before the last period says where it stands."""
    colours = tokens(mode)
    actual_code, last_year_code, target_code = series.codes

    def words(code: str, i: int, value: float, qualifier: str = "exact") -> str:
        is_last = i == len(series.labels) - 1
        when = "" if is_last else axes.period_short(series.labels[i], series.language)[0] + " "
        return f"{code} {escaped(when)}{value_text(value, series.unit, series.language, qualifier)}"

    ends = []
    if last := last_point(series.last_year):
        ends.append(axes.EndLabel(last[1], words(last_year_code, *last), colours.muted))
    if last := last_point(series.target):
        sign = "≤\u00a0" if direction == "lower" else ""
        text = f"{target_code} {sign}{value_text(last[1], series.unit, series.language, trim=True)}"
        ends.append(axes.EndLabel(last[1], text, colours.text))
    if last := last_point(series.actual):
        text = words(actual_code, *last, series.qualifiers[last[0]])
        ends.append(axes.EndLabel(last[1], text, colours.actual, is_bold=True))
        if series.provisional[last[0]]:
            word = PROVISIONAL["en" if series.language == "en" else "vi"]
            ends[-1] = ends[-1]._replace(text=f"{text}<br>{word}", lines=2)
    return ends


def target_lines(series: Series, mode: str, cased: bool = False) -> list[go.Scatter]:
    """The plan, dashed; it may change from year to year. `cased` lays the page's colour under it."""
    colours = tokens(mode)
    common = {"x": series.names, "y": series.target, "hoverinfo": "skip", "connectgaps": False}
    under = {"color": colours.page, "width": 3}
    casing = go.Scatter(name="target casing", mode="lines", line=under, **common)
    dashes = go.Scatter(
        name="target",
        mode="lines+markers",
        line={"color": colours.target, "width": 1.25, "dash": "4px,3px"},
        marker={"size": lone_sizes(series.target, 14), "color": colours.target, "symbol": "line-ew-open"},
        **common,
    )
    return [casing, dashes] if cased else [dashes]


def canvas(
    series: Series, *, mode: str, height: int, direction: str, from_zero: bool, bargap: float = 0.28
) -> tuple[go.Figure, list[float], float]:
    """A figure with axes, end labels, break marks, hatched missing periods; its value range and plot px."""
    colours = tokens(mode)
    ticks, span = axes.value_ticks(
        [*series.actual, *series.last_year, *series.target, *_band_reach(series)], unit=series.unit, from_zero=from_zero
    )
    value_axis, left = axes.value_axis(ticks, span, series.unit, series.language)
    shapes, notes, above = axes.break_marks(list(series.cuts.items()), len(series.names), colours)
    top = max(10, above)
    plot_height = height - top - _BOTTOM
    ends = end_label_list(series, direction, mode)
    chart = figure(
        mode,
        series.language,
        height=height,
        hovermode="x",
        barmode="overlay",
        shapes=shapes,
        bargap=bargap,
        annotations=notes + axes.end_labels(ends, span, plot_height),
        margin={"l": left, "r": axes.end_margin(ends), "t": top, "b": _BOTTOM},
        xaxis=axes.time_axis(series.labels, series.names, series.language),
        yaxis=value_axis,
    )
    missing = [name for name, state in zip(series.names, series.states) if state == "missing"]
    if missing:
        chart.add_trace(axes.missing_bands(missing, span, colours))
    return chart, span, plot_height


def _band_reach(series: Series) -> list[float]:
    """How far the axis follows the control band: a wide one must not flatten the line it stands behind."""
    known = [value for value in series.actual + series.last_year + series.target if value is not None]
    edges = [value for value in series.low + series.high if value is not None]
    if not known or not edges:
        return []
    room = _BAND_ROOM * (max(known) - min(known))
    return [max(min(edges), min(known) - room), min(max(edges), max(known) + room)]


def control_band(series: Series, span: list[float], mode: str) -> list[go.Scatter]:
    """The control limits as a faint band behind everything, a stretch at a time; none where there are none."""
    colours, traces, first = tokens(mode), [], 0
    while first < len(series.low):
        if series.low[first] is None:
            first += 1
            continue
        end = first
        while end + 1 < len(series.low) and series.low[end + 1] is not None and end + 1 not in series.cuts:
            end += 1
        x = series.names[first : end + 1]
        # Cut to the axis by hand: a closed outline would run along the edge of the figure.
        low, high = (
            [min(max(value, span[0]), span[1]) for value in line[first : end + 1] if value is not None]
            for line in (series.low, series.high)
        )
        traces.append(
            go.Scatter(
                name="control",
                mode="lines",
                x=x + x[::-1],
                y=high + low[::-1],
                fill="toself",
                hoverinfo="skip",
                fillcolor=colours.funnel_band,
                opacity=0.55,
                line={"width": 0},
            )
        )
        first = end + 1
    return traces


def outside_rings(series: Series, mode: str) -> list[go.Scatter]:
    """A diamond around every point outside the control limits; its word stands in the hover sentence."""
    positions = [i for i, word in enumerate(series.outside) if word and series.actual[i] is not None]
    if not positions:
        return []
    return [
        go.Scatter(
            name="outside",
            mode="markers",
            x=[series.names[i] for i in positions],
            y=[series.actual[i] for i in positions],
            hoverinfo="skip",
            cliponaxis=False,
            marker={
                "symbol": "diamond-open",
                "size": _RING,
                "opacity": 1,
                "color": tokens(mode).text,
                "line": {"width": 1.75, "color": tokens(mode).text},
            },
        )
    ]


def note_marks(series: Series, span: list[float], plot_height: float, mode: str) -> list[go.Scatter]:
    """The numbers of dated notes, at the foot of their periods; the texts stand below the chart."""
    positions = [i for i, text in enumerate(series.notes) if text]
    if not positions:
        return []
    colours = tokens(mode)
    foot = span[0] + (span[1] - span[0]) * (_NOTE / 2 + 2) / plot_height
    return [
        go.Scatter(
            name="notes",
            mode="markers+text",
            x=[series.names[i] for i in positions],
            y=[foot] * len(positions),
            hoverinfo="skip",
            text=[escaped(series.notes[i]) for i in positions],
            textposition="middle center",
            cliponaxis=False,
            textfont={"size": 11, "color": colours.text},
            marker={
                "size": [_NOTE + 5 * (len(series.notes[i]) - 1) for i in positions],
                "opacity": 1,
                "color": colours.page,
                "line": {"width": 1.25, "color": colours.muted},
            },
        )
    ]
