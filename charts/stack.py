"""Parts of a whole through time: dossiers early, on time and late; tickets by channel."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts import axes
from charts.formats import value_text
from charts.points import column, hover_points, last_known, source_keys, values
from charts.text import escaped, lines
from charts.theme import Tokens, figure, tokens

RATE_PER_1000 = "late_per_1000"
MOST_CATEGORIES = 5
_BOTTOM = 40
_RATE_SHARE = 0.27
_GAP = 46
_RATE_HEADING = {
    "vi": "Quá hạn trên 1.000 hồ sơ đã giải quyết",
    "en": "Late per 1,000 dossiers resolved",
}


def part_colours(parts: Sequence[tuple[str, str, str]], colours: Tokens) -> list[tuple[str, str]]:
    """(fill, text colour) of each part by its role.

    Roles: "early" or "actual" ink, "on_time" or "last_year" grey, "late" or "act" vermillion, "category" the
    next categorical colour (at most five), "other" the tenth, kept for "khác". Another role: ValueError.
    """
    known = {
        "early": (colours.actual, colours.actual),
        "actual": (colours.actual, colours.actual),
        "on_time": (colours.last_year, colours.muted),
        "last_year": (colours.last_year, colours.muted),
        "late": (colours.act, colours.act_text),
        "act": (colours.act, colours.act_text),
        "other": (colours.categorical[9], colours.muted),
    }
    pairs, categories = [], 0
    for _, label, role in parts:
        if role == "category":
            if categories == MOST_CATEGORIES:
                raise ValueError(f"{label!r}: more than {MOST_CATEGORIES} categories in a stack, use other")
            pairs.append((colours.categorical[categories], colours.text))
            categories += 1
        elif role in known:
            pairs.append(known[role])
        else:
            raise ValueError(f"unknown role {role!r} of part {label!r}; one of {', '.join(known)}, category")
    return pairs


def composition(
    frame: pd.DataFrame,
    parts: Sequence[tuple[str, str, str]],
    *,
    mode: str,
    language: str,
    height: int = 300,
    unit: str = "count",
    target: float | None = None,
    rate_heading: str | None = None,
) -> go.Figure:
    """Stacked columns per period, the first part at the foot.

    `parts` are (column, label, role), see `part_colours`; a stack holds at most five categories and "other".
    Frame: `period` and the parts' columns; optional `period_name`, `hover`, `place`, `kpi`, and
    `break`, `break_text` (see `charts.trend.trend`), and `late_per_1000`: where present it is drawn alone
    below under `rate_heading`, because a late part of 2 % cannot be read in the stack. A period with no part
    known is hatched from top to bottom, one with some parts unknown carries a hatched cap: its height is not
    the whole; so does one where an optional `partial` is true. `target` draws a dashed KH line.
    """
    colours = tokens(mode)
    names, labels = axes.period_names(frame, language), [str(label) for label in frame["period"]]
    columns = [values(frame, part[0]) for part in parts]
    totals = [sum(value for value in row if value is not None) for row in zip(*columns)] or [0.0] * len(names)
    ticks, span = axes.value_ticks([*totals, target], unit=unit, from_zero=True, count=4)
    axis, left = axes.value_axis(ticks, span, unit, language)
    rate = values(frame, RATE_PER_1000)
    has_rate = last_known(rate) is not None
    cuts = {
        i: axes.break_text(labels[i], words, language)
        for i, (is_break, words) in enumerate(zip(column(frame, "break", False), column(frame, "break_text")))
        if is_break and i
    }
    shapes, break_notes, above = axes.break_marks(list(cuts.items()), len(names), colours)
    top = max(26, above)  # above the names at the end stands the button that takes a picture
    inner = height - top - _BOTTOM
    rate_height = (inner - _GAP) * _RATE_SHARE if has_rate else 0
    plot_height = inner - rate_height - (_GAP if has_rate else 0)
    fills = part_colours(parts, colours)
    ends = _ends(parts, columns, fills, labels, unit, language)
    if target is not None:
        code = "PL" if language == "en" else "KH"
        text = f"{code} {value_text(target, unit, language, trim=True)}"
        ends.append(axes.EndLabel(target, text, colours.text))

    notes = axes.end_labels(ends, span, plot_height)
    for note in notes:
        note["y"] = 1 - (1 - note["y"]) * plot_height / inner
    chart = figure(
        mode,
        language,
        height=height,
        hovermode="x",
        barmode="stack",
        shapes=shapes,
        annotations=notes + break_notes,
        margin={"l": left, "r": axes.end_margin(ends), "t": top, "b": _BOTTOM},
        xaxis=axes.time_axis(labels, names, language),
        yaxis={**axis, "domain": [1 - plot_height / inner, 1]},
    )
    for (key, label, role), (fill, _), series in zip(parts, fills, columns):
        chart.add_trace(
            go.Bar(
                name=escaped(label),
                x=names,
                y=series,
                customdata=source_keys(frame),
                hoverinfo="skip",
                marker={"color": fill, "line": {"width": 0}},
                meta={"column": key, "role": role},
            )
        )
    _hatch(chart, names, columns, totals, span, colours, column(frame, "partial", False))
    if target is not None:
        # A pale line under the dashes, or they vanish before dark columns.
        dashes = {"color": colours.target, "width": 1.25, "dash": "4px,3px"}
        for line in ({"color": colours.page, "width": 3}, dashes):
            chart.add_shape(type="line", xref="paper", x0=0, x1=1, yref="y", y0=target, y1=target, line=line)
    if has_rate:
        heading = rate_heading or _RATE_HEADING["en" if language == "en" else "vi"]
        _add_rate(chart, names, rate, colours, language, heading, rate_height, inner)
    spoken = [
        lines(
            *(f"{part[1]} {value_text(series[i], unit, language)}" for part, series in list(zip(parts, columns))[::-1])
        )
        for i in range(len(names))
    ]
    chart.add_trace(hover_points(frame, names, totals, 0, spoken))
    return chart


def _ends(
    parts: Sequence[tuple[str, str, str]],
    columns: list[list[float | None]],
    fills: list[tuple[str, str]],
    labels: list[str],
    unit: str,
    language: str,
) -> list[axes.EndLabel]:
    """A label at the middle of each part of the last column: its name, and below it its value."""
    ends, foot = [], 0.0
    last = max((i for series in columns if (i := last_known(series)) is not None), default=None)
    if last is None:
        return []
    when = "" if last == len(labels) - 1 else " " + axes.period_short(labels[last], language)[0]
    for (_, label, role), series, (fill, ink) in zip(parts, columns, fills):
        value = series[last]
        words, bold = value_text(value, unit, language), role in ("late", "act")
        one_line = bold or len(parts) > 3
        # A label pushed away from its part is found again by the square in the part's colour.
        square = f'<span style="color:{fill}">■</span> ' if role in ("category", "other") else ""
        text = f"{square}{escaped(label)}{escaped(when)}{' ' if one_line else '<br>'}{words}"
        ends.append(axes.EndLabel(foot + (value or 0) / 2, text, ink, bold, 1 if one_line else 2))
        foot += value or 0
    return ends


def _hatch(
    chart: go.Figure,
    names: list[str],
    columns: list[list[float | None]],
    totals: list[float],
    span: list[float],
    colours: Tokens,
    partial: list[bool],
) -> None:
    """Hatched column where nothing is known, hatched cap where some part is, or the whole is said not to be all."""
    known = [sum(value is not None for value in row) for row in zip(*columns)]
    short = [i for i, count in enumerate(known) if count < len(columns) or partial[i]]
    if not short:
        return
    band = axes.missing_bands([names[i] for i in short], span, colours)
    band.width = None
    band.base = [totals[i] if known[i] else 0 for i in short]
    band.y = [(span[1] - span[0]) * 0.05 if known[i] else span[1] - span[0] for i in short]
    chart.add_trace(band)


def _add_rate(
    chart: go.Figure,
    names: list[str],
    rate: list[float | None],
    colours: Tokens,
    language: str,
    heading: str,
    rate_height: float,
    inner: float,
) -> None:
    """The late part again, alone, per 1.000, in the lower panel with an axis of its own."""
    ticks, span = axes.value_ticks(rate, unit="per_1000", from_zero=True, count=2)
    axis, _ = axes.value_axis(ticks, span, "per_1000", language)
    base = chart.layout.template.layout.yaxis.to_plotly_json()
    chart.update_layout(
        yaxis2={**base, **axis, "domain": [0, rate_height / inner], "anchor": "x"}, xaxis={"anchor": "y2"}
    )
    chart.add_trace(
        go.Bar(
            name=RATE_PER_1000,
            x=names,
            y=rate,
            yaxis="y2",
            hoverinfo="skip",
            marker={"color": colours.act, "line": {"width": 0}},
        )
    )
    chart.add_annotation(
        xref="paper",
        x=0,
        xanchor="left",
        xshift=-40,
        yref="paper",
        y=rate_height / inner,
        yanchor="bottom",
        yshift=5,
        text=escaped(heading),
        showarrow=False,
        font={"size": 12, "color": colours.muted},
    )
    last = [value for value in rate if value is not None][-1]
    text = value_text(last, "per_1000", language)
    label = axes.EndLabel(last / 2, text, colours.act_text, is_bold=True)
    note = axes.end_labels([label], span, rate_height)[0]
    note["y"] *= rate_height / inner
    chart.add_annotation(note)
