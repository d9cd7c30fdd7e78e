"""Tokens: readable, the same in the charts and in Streamlit's settings, with fonts that exist."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from charts.theme import CONFIG, FUNNEL_SIGNS, config, template, tokens

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STREAMLIT_NAMES = {
    "backgroundColor": "page",
    "secondaryBackgroundColor": "surface",
    "codeBackgroundColor": "surface",
    "dataframeHeaderBackgroundColor": "surface",
    "borderColor": "border",
    "dataframeBorderColor": "gridline",
    "textColor": "text",
    "codeTextColor": "text",
    "dataframeHeaderTextColor": "muted",
    "grayTextColor": "muted",
    "primaryColor": "primary",
    "linkColor": "link",
    "grayColor": "missing_line",
    "grayBackgroundColor": "missing",
    **{
        f"{hue}{part}Color": role + suffix
        for role, hues in (("good", ("blue", "green")), ("watch", ("orange", "yellow")), ("act", ("red",)))
        for hue in hues
        for part, suffix in (("", ""), ("Text", "_text"), ("Background", "_background"))
    },
}


def contrast(one, other):
    """Contrast of two colours by WCAG 2: 1 to 21."""

    def luminance(colour):
        shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_contrast_is_measured_right():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#56636F") == pytest.approx(6.2, abs=0.1)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_texts_are_readable(mode):
    colours = tokens(mode)
    for ink in ("text", "muted", "link", "actual", "good_text", "watch_text", "act_text"):
        assert contrast(getattr(colours, ink), colours.page) >= 4.5, ink
    for status in ("good", "watch", "act"):
        paper = getattr(colours, status + "_background")
        assert contrast(getattr(colours, status + "_text"), paper) >= 5, status
    for tile in ("good", "better", "neutral", "worse", "act"):
        assert contrast(getattr(colours, f"tile_{tile}_text"), getattr(colours, f"tile_{tile}")) >= 4.5, tile


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_marks_stand_out(mode):
    colours = tokens(mode)
    marks = (colours.good, colours.act, colours.last_year, colours.missing_line)
    for mark in (*marks, *colours.categorical):
        assert contrast(mark, colours.page) >= 2.95


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_streamlit_wears_the_same_colours(mode):
    colours, theme = asdict(tokens(mode)), SETTINGS["theme"][mode]
    assert {name: theme[name] for name in STREAMLIT_NAMES} == {
        name: colours[token] for name, token in STREAMLIT_NAMES.items()
    }
    assert theme["chartCategoricalColors"] == list(colours["categorical"])
    assert len(theme["chartCategoricalColors"]) == 10, "another number is ignored for plotly's own figures"


def test_the_fonts_lie_where_the_settings_say():
    faces = SETTINGS["theme"]["fontFaces"]
    assert [face["weight"] for face in faces] == ["400", "500", "600", "700"]
    for face in faces:
        file = ROOT / face["url"].removeprefix("app/")
        assert file.read_bytes()[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in (ROOT / "static" / "IBMPlexSans-LICENSE.txt").read_text(encoding="utf-8")


def test_every_setting_is_one_streamlit_knows():
    from streamlit import config

    def names(table, before=""):
        for key, value in table.items():
            if isinstance(value, dict):
                yield from names(value, f"{before}{key}.")
            else:
                yield before + key

    known = set(config.get_config_options())
    assert set(names(SETTINGS)) <= known


def test_an_unknown_mode_is_light():
    assert tokens("light") == tokens("") == tokens(None) != tokens("dark")


def test_the_template_has_no_legend_and_stands_on_the_page():
    for mode in ("light", "dark"):
        layout = template(mode).layout
        assert layout.showlegend is False and layout.dragmode is False
        assert layout.plot_bgcolor == "rgba(0,0,0,0)"
        assert layout.paper_bgcolor == tokens(mode).page, "a picture taken of it would be see-through"


def test_nothing_moves_a_chart_and_a_picture_is_its_only_button():
    assert CONFIG["scrollZoom"] is False and CONFIG["modeBarButtons"] == [["toImage"]]
    settings = config("vi", ("Tải ảnh PNG", "Đang tạo ảnh…", "Đã tải ảnh", "Chưa tạo được ảnh."), "ho-so-dung-han")
    assert settings["toImageButtonOptions"]["filename"] == "ho-so-dung-han"
    assert settings["locales"][settings["locale"]]["dictionary"]["Download plot as a PNG"] == "Tải ảnh PNG"


def test_every_class_has_a_sign_of_its_own():
    assert len(set(FUNNEL_SIGNS.values())) == len(FUNNEL_SIGNS) == 7
