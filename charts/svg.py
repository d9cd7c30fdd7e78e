"""Time charts as plain SVG, for paper: the same ticks, labels and marks as on screen, no script, no style.

Frames are those of `charts.trend.trend`. Always light: it is printed. Lengths are in px of the drawing.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from charts import axes
from charts.formats import axis_texts
from charts.points import last_known
from charts.series import Series, end_label_list, read_series
from charts.text import letters, plain
from charts.theme import FONT, SMALL, tokens

_TOP, _BOTTOM, _GAP = 12, 34, 0.28
_INK = tokens("light")


def line_svg(
    frame: pd.DataFrame,
    *,
    unit: str,
    language: str,
    width: int,
    height: int,
    direction: str = "higher",
    label: str = "",
) -> str:
    """A rate through time: actual, last year, target dashed; gaps stay gaps, incomplete ones are hollow."""
    series = _series(frame, unit, language)
    plot = _Plot(series, width, height, direction, from_zero=False)
    parts = plot.ground()
    parts += [_polyline(points, _INK.target, 1.25, "4 3") for points in plot.runs(series.target, cut=False)]
    parts += [_polyline(points, _INK.last_year, 2) for points in plot.runs(series.last_year)]
    runs = plot.runs(series.actual)
    parts += [_polyline(points, _INK.actual, 3) for points in runs]
    alone = {points[0] for points in runs if len(points) == 1}
    last = last_known(series.actual)
    for i, (value, hollow) in enumerate(zip(series.actual, series.is_hollow)):
        if value is not None and (hollow or i == last or (plot.x(i), plot.y(value)) in alone):
            fill = _INK.page if hollow else _INK.actual
            parts.append(
                _tag(
                    "circle",
                    cx=plot.x(i),
                    cy=plot.y(value),
                    r=4,
                    fill=fill,
                    stroke=_INK.actual,
                    stroke_width=2 if hollow else 0,
                )
            )
    return plot.drawn(parts, label)


def columns_svg(
    frame: pd.DataFrame,
    *,
    unit: str = "count",
    language: str,
    width: int,
    height: int,
    direction: str = "lower",
    label: str = "",
) -> str:
    """A count through time as columns from zero, last year as a short line across each."""
    series = _series(frame, unit, language)
    plot = _Plot(series, width, height, direction, from_zero=True)
    parts, thick = plot.ground(), plot.step * (1 - max(_GAP, 1 - 0.12 * len(series.names)))
    for i, (value, hollow) in enumerate(zip(series.actual, series.is_hollow)):
        if value is None:
            continue
        top, bottom = plot.y(max(value, 0)), plot.y(min(value, 0))
        inset = 1 if hollow else 0
        parts.append(
            _tag(
                "rect",
                x=plot.x(i) - thick / 2 + inset,
                y=top + inset,
                width=thick - 2 * inset,
                height=max(bottom - top - inset, 0),
                fill=_INK.page if hollow else _INK.actual,
                stroke=_INK.actual,
                stroke_width=2 * inset,
            )
        )
    for i, value in enumerate(series.last_year):
        if value is not None:
            at_y, half = plot.y(value), thick * 0.6
            for ink, stroke in ((_INK.page, 4.5), (_INK.last_year, 3)):
                parts.append(
                    _tag(
                        "line",
                        x1=plot.x(i) - half,
                        x2=plot.x(i) + half,
                        y1=at_y,
                        y2=at_y,
                        stroke=ink,
                        stroke_width=stroke,
                    )
                )
    parts += [_polyline(points, _INK.target, 1.25, "4 3") for points in plot.runs(series.target, cut=False)]
    return plot.drawn(parts, label)


def _series(frame: pd.DataFrame, unit: str, language: str) -> Series:
    """Whether a figure is provisional stands beside the chart on paper: one word less at the line's end."""
    return read_series(frame.drop(columns="provisional", errors="ignore"), unit, language)


class _Plot:
    """Where a period and a value stand in a drawing, and what every chart has: grid, ticks, labels, gaps."""

    def __init__(self, series: Series, width: int, height: int, direction: str, from_zero: bool):
        self.series, self.width, self.height = series, width, height
        known = series.actual + series.last_year + series.target
        self.ticks, self.span = axes.value_ticks(known, unit=series.unit, from_zero=from_zero, count=4)
        _, self.left = axes.value_axis(self.ticks, self.span, series.unit, series.language)
        self.ends = end_label_list(series, direction, "light")
        self.right = axes.end_margin(self.ends)
        self.top = _TOP + (14 if series.cuts else 0)
        self.tall = height - self.top - _BOTTOM
        self.step = (width - self.left - self.right) / max(len(series.names), 1)

    def x(self, position: float) -> float:
        return round(self.left + (position + 0.5) * self.step, 2)

    def y(self, value: float) -> float:
        low, high = self.span
        return round(self.top + self.tall * (1 - (value - low) / (high - low)), 2)

    def runs(self, values: list[float | None], cut: bool = True) -> list[list[tuple[float, float]]]:
        """The points of a line in pieces: a gap and, for `cut`, a break part it."""
        finished: list[list[tuple[float, float]]] = []
        run: list[tuple[float, float]] = []
        for i, value in enumerate(values):
            if run and (value is None or (cut and i in self.series.cuts)):
                finished.append(run)
                run = []
            if value is not None:
                run = [*run, (self.x(i), self.y(value))]
        return [*finished, run] if run else finished

    def ground(self) -> list[str]:
        """Gridlines, missing periods hatched, the marks of breaks."""
        right = self.width - self.right
        parts = [
            _tag(
                "line",
                x1=self.left,
                x2=right,
                y1=self.y(tick),
                y2=self.y(tick),
                stroke=_INK.gridline,
                stroke_width=1,
            )
            for tick in self.ticks
        ]
        for i, state in enumerate(self.series.states):
            if state == "missing":
                parts += self._hatched(i)
        last_text = None
        for i, text in self.series.cuts.items():
            across = self.x(i - 0.5)
            parts.append(
                _tag(
                    "line",
                    x1=across,
                    x2=across,
                    y1=self.top,
                    y2=self.top + self.tall,
                    stroke=_INK.missing_line,
                    stroke_width=1.25,
                    stroke_dasharray="1.5 3",
                )
            )
            if text != last_text:
                anchor = "start" if i < len(self.series.names) / 2 else "end"
                parts.append(_text(text, across, self.top - 4, anchor, _INK.muted, SMALL - 1))
            last_text = text
        return parts

    def _hatched(self, position: int) -> list[str]:
        """A period that was due and did not come: a pale column with strokes, drawn line by line."""
        left, wide = self.x(position) - self.step * 0.43, self.step * 0.86
        parts = [_tag("rect", x=left, y=self.top, width=wide, height=self.tall, fill=_INK.missing)]
        for down in range(0, int(self.tall), 8):
            foot = min(self.top + down + wide, self.top + self.tall)
            parts.append(
                _tag(
                    "line",
                    x1=left,
                    y1=foot,
                    x2=left + foot - self.top - down,
                    y2=self.top + down,
                    stroke=_INK.missing_line,
                    stroke_width=0.7,
                )
            )
        return parts

    def drawn(self, parts: list[str], label: str) -> str:
        """The whole drawing: what is in it, tick texts, labels at the end of the lines."""
        texts = axis_texts(self.ticks, self.series.unit, self.series.language)
        parts = parts + [
            _text(text, self.left - 6, self.y(tick) + 4, "end", _INK.muted) for tick, text in zip(self.ticks, texts)
        ]
        positions, names = axes.period_ticks(self.series.labels, self.series.language)
        for position, name in zip(positions, names):
            for down, line in enumerate(name.split("<br>")):
                parts.append(
                    _drawn(line, self.x(position), self.top + self.tall + 15 + 14 * down, "middle", _INK.muted)
                )
        for note in axes.end_labels(self.ends, self.span, self.tall):
            height = self.top + self.tall * (1 - note["y"])
            parts.append(
                _drawn(
                    note["text"],
                    self.width - self.right + 8,
                    height + 4,
                    "start",
                    note["font"]["color"],
                    note["font"]["size"],
                )
            )
        inside = "".join(parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(plain(label))} '
            f'viewBox="0 0 {self.width} {self.height}" font-family={quoteattr(FONT)}>{inside}</svg>'
        )


def _tag(name: str, **attributes: object) -> str:
    """An element without content: `stroke_width=1` becomes `stroke-width="1"`; two decimals at most."""
    pairs = (f"{key.replace('_', '-')}={quoteattr(_plain(value))}" for key, value in attributes.items())
    return f"<{name} {' '.join(pairs)}/>"


def _plain(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _polyline(points: Iterable[tuple[float, float]], ink: str, width: float, dash: str = "") -> str:
    extra = {"stroke_dasharray": dash} if dash else {}
    return _tag(
        "polyline",
        points=" ".join(f"{x:g},{y:g}" for x, y in points),
        fill="none",
        stroke=ink,
        stroke_width=width,
        stroke_linejoin="round",
        **extra,
    )


def _drawn(text: str, x: float, y: float, anchor: str, ink: str, size: int = SMALL) -> str:
    """A text made for plotly: bold where it is bold there, on one line."""
    return _text(letters(text.replace("<br>", " ")), x, y, anchor, ink, size, text.startswith("<b>"))


def _text(text: str, x: float, y: float, anchor: str, ink: str, size: int = SMALL, is_bold: bool = False) -> str:
    """A text as it stands, letter by letter."""
    weight = ' font-weight="600"' if is_bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{ink}" font-size="{size}"{weight}>'
        f"{escape(plain(text))}</text>"
    )
