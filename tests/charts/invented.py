"""Invented frames for the charts, and what every chart must keep."""

import json

import numpy as np
import pandas as pd

MODES = ("light", "dark")
LANGUAGES = ("vi", "en")


def months(count, last="2026-10"):
    """`count` month labels up to `last`."""
    end = pd.Period(last, "M")
    return [str(end - back) for back in range(count)][::-1]


def on_time():
    """13 months of an on-time rate at one place; the last is 97,42 %."""
    rates = [96.6, 96.5, 96.2, 96.55, 96.95, 96.85, 96.8, 97.65, 97.15, 97.05, 97.35, 97.75, 97.42]
    return pd.DataFrame(
        {
            "period": months(13),
            "place": "dong-thap@2025",
            "kpi": "on_time_rate",
            "value": rates,
            "last_year": np.array(rates) - 0.84,
            "target": 98.0,
            "qualifier": "exact",
            "state": "value",
            "hover": "41.711/42.816 hồ sơ",
        }
    )


def checked(chart):
    """`chart` after what holds for all: SVG traces only, no legend, plain JSON without NaN."""
    for trace in chart.data:
        assert trace.type in ("scatter", "bar"), trace.type
    assert chart.layout.template.layout.showlegend is False
    assert not chart.layout.title.text
    plain = json.loads(json.dumps(chart.to_plotly_json(), allow_nan=False))
    assert plain["layout"]["height"] > 0
    return chart


def trace(chart, name):
    """The one trace called `name`."""
    (named,) = [drawn for drawn in chart.data if drawn.name == name]
    return named


def notes(chart):
    """The texts written on a chart, without bold marks."""
    return [
        note.text.replace("<b>", "").replace("</b>", "").replace("\u00a0", " ") for note in chart.layout.annotations
    ]
