"""Colour tokens, plotly template and configuration, one set per mode.

Grey and ink carry the data; blue, amber and vermillion mean status and nothing else, and never without a
sign (▲ ● ▼) or a word. The same colours stand in `.streamlit/config.toml`; a test compares them.
"""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

Layout = dict[str, Any]  # a part of a plotly figure or of its configuration
FONT = "IBM Plex Sans, Arial, sans-serif"
SIZE = 13
SMALL = 12
MARK_PX = 18  # the strip that says whose figures a chart of samples shows

CONFIG = {
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showAxisDragHandles": False,
    "responsive": True,
}
"""Configuration for every chart: nothing moves it, and a picture of it can be taken. Texts and numbers in a
figure are written by us; what plotly itself says about the picture is told by `config`."""

PLOTLY_SAYS = (
    "Download plot as a PNG",
    "Preparing image - this may take a few seconds",
    "Image download succeeded",
    "Sorry, there was a problem downloading your image!",
)


def config(language: str, dictionary: tuple[str, ...], file_name: str) -> Layout:
    """`CONFIG` for one chart: what plotly says of its picture (`dictionary`, as `PLOTLY_SAYS`), and the file's name.

    plotly's Vietnamese bundle is not among the files Streamlit serves: the few words travel with the chart.
    """
    return {
        **CONFIG,
        "locale": language,
        "locales": {language: {"dictionary": dict(zip(PLOTLY_SAYS, dictionary, strict=True))}},
        "toImageButtonOptions": {  # null: as large as it stands on the screen
            "format": "png",
            "filename": file_name,
            "scale": 2,
            "width": None,
            "height": None,
        },
    }


@dataclass(frozen=True)
class Tokens:
    """Colours of one mode, as `#RRGGBB`. `*_text` and `*_background` are a status written in words."""

    page: str
    surface: str
    border: str
    gridline: str
    text: str
    muted: str
    primary: str
    link: str
    actual: str
    last_year: str
    target: str
    good: str
    good_text: str
    good_background: str
    watch: str
    watch_text: str
    watch_background: str
    act: str
    act_text: str
    act_background: str
    missing: str
    missing_line: str
    tile_good: str
    tile_good_text: str
    tile_better: str
    tile_better_text: str
    tile_neutral: str
    tile_neutral_text: str
    tile_worse: str
    tile_worse_text: str
    tile_act: str
    tile_act_text: str
    funnel_band: str
    categorical: tuple[str, ...]


LIGHT = Tokens(
    page="#FFFFFF",
    surface="#F5F7FA",
    border="#DCE2E9",
    gridline="#E8ECF1",
    text="#16202B",
    muted="#56636F",
    primary="#1B4A7A",
    link="#1B4A7A",
    actual="#1B365D",
    last_year="#7F92A8",
    target="#16202B",
    good="#0072B2",
    good_text="#00609A",
    good_background="#E6F2FA",
    watch="#E69F00",
    watch_text="#7A5200",
    watch_background="#FDF3DD",
    act="#D55E00",
    act_text="#A94700",
    act_background="#FCEBDF",
    missing="#EEF1F4",
    missing_line="#8A96A3",
    tile_good="#0072B2",
    tile_good_text="#FFFFFF",
    tile_better="#B5D9EF",
    tile_better_text="#16202B",
    tile_neutral="#EDF0F4",
    tile_neutral_text="#16202B",
    tile_worse="#F9D3B4",
    tile_worse_text="#16202B",
    tile_act="#BC4E00",
    tile_act_text="#FFFFFF",
    funnel_band="#E3E9F0",
    categorical=(
        "#1B365D",
        "#4EA373",
        "#B9861D",
        "#816AA9",
        "#7A384A",
        "#5986EE",
        "#095410",
        "#1C4398",
        "#C63D41",
        "#76838F",
    ),
)

DARK = Tokens(
    page="#111827",
    surface="#1B2534",
    border="#334155",
    gridline="#263244",
    text="#E8EDF3",
    muted="#A7B4C2",
    primary="#2F76BF",
    link="#8FC1F0",
    actual="#C3D5EA",
    last_year="#6F849C",
    target="#E8EDF3",
    good="#56B4E9",
    good_text="#7CC6F2",
    good_background="#12324A",
    watch="#F7C04A",
    watch_text="#F7C04A",
    watch_background="#3A2D10",
    act="#EB6420",
    act_text="#FF9A5C",
    act_background="#43230F",
    missing="#202B3A",
    missing_line="#7C8A9A",
    tile_good="#56B4E9",
    tile_good_text="#0B1220",
    tile_better="#1F5275",
    tile_better_text="#FFFFFF",
    tile_neutral="#2A3647",
    tile_neutral_text="#FFFFFF",
    tile_worse="#7A4219",
    tile_worse_text="#FFFFFF",
    tile_act="#EB6420",
    tile_act_text="#0B1220",
    funnel_band="#2B394C",
    categorical=(
        "#C3D5EA",
        "#679972",
        "#AD9218",
        "#B5A5EA",
        "#DEE36A",
        "#6E85EF",
        "#B2E9C2",
        "#8B7E3A",
        "#C2C47D",
        "#8795A5",
    ),
)

STATUS_SIGNS = {"good": "▲", "watch": "●", "act": "▼"}
FUNNEL_SIGNS = {
    "good": "▲",
    "better": "△",
    "neutral": "●",
    "worse": "▽",
    "act": "▼",
    "unjudged": "○",
    "missing": "▨",
}


def tokens(mode: str) -> Tokens:
    """Colours of `mode`, "light" or "dark". Anything else (Streamlit may not know yet) is light."""
    return DARK if mode == "dark" else LIGHT


def template(mode: str) -> go.layout.Template:
    """Plotly template of `mode`: fonts, the page's ground, horizontal gridlines only, no legend."""
    colours = tokens(mode)
    keep_colour = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
        "tickfont": {"size": SMALL, "color": colours.muted},
        "title": {"text": ""},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": SIZE, "color": colours.muted},
            "paper_bgcolor": colours.page,  # a picture of the chart must not be see-through
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(colours.categorical),
            "showlegend": False,
            "dragmode": False,
            "bargap": 0.28,
            "margin": {"l": 44, "r": 104, "t": 10, "b": 40, "pad": 0},
            "xaxis": {
                **axis,
                "ticks": "outside",
                "ticklen": 5,
                "tickcolor": "rgba(0,0,0,0)",
                "spikethickness": -2,
                "spikecolor": colours.missing_line,
                "spikedash": "solid",
                "spikemode": "across",
            },
            "yaxis": {**axis, "showgrid": True, "gridcolor": colours.gridline, "gridwidth": 1},
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colours.muted, "activecolor": colours.text},
            "hoverlabel": {
                "bgcolor": colours.page,
                "bordercolor": colours.border,
                "align": "left",
                "font": {"family": FONT, "size": SIZE, "color": colours.text},
            },
        },
        data={"scatter": [keep_colour], "bar": [keep_colour]},
    )


def figure(mode: str, language: str, *, height: int, **layout: Any) -> go.Figure:
    """An empty figure with the template of `mode` and the separators of `language`; `layout` is added."""
    return go.Figure(
        layout={
            "template": template(mode),
            "height": height,
            "separators": ".," if language == "en" else ",.",
            **layout,
        }
    )


def marked(chart: go.Figure, text: str, mode: str) -> go.Figure:
    """A figure with `text` in a strip of its own above it, so that a picture of it says so too."""
    top = chart.layout.margin.t if chart.layout.margin.t is not None else template(mode).layout.margin.t
    chart.update_layout(
        height=chart.layout.height + MARK_PX,
        margin={"t": top + MARK_PX},
        title={
            "text": text,
            "font": {"size": SMALL, "color": tokens(mode).watch_text},
            **{"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top"},
            "pad": {"t": 3, "l": 4},
        },
    )
    return chart
