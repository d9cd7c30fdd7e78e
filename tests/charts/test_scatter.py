"""Volume against rate: every place a dot, the limits as curves, no name over another."""

import math

import numpy as np
import pandas as pd
import pytest

from charts.scatter import Limits, Room, volume_scatter
from tests.charts.invented import LANGUAGES, MODES, checked, notes, trace


def places():
    """Five places around 97 %; the last has not reported."""
    return pd.DataFrame(
        {
            "name": ["Hà Nội", "Đồng Tháp", "Lạng Sơn", "Huế", "Cà Mau"],
            "place": ["ha-noi", "dong-thap@2025", "lang-son", "hue", "ca-mau@2025"],
            "value": [97.1, 95.9, 98.6, 97.3, np.nan],
            "cases": [271166.0, 111922.0, 9000.0, 47993.0, np.nan],
            "funnel": ["neutral", "act", "neutral", None, None],
            "kpi": "on_time_rate",
            "period": "2026-10",
        }
    )


def curves():
    cases = [4000.0, 20000.0, 100000.0, 300000.0]
    error = [100 * math.sqrt(0.97 * 0.03 / n) for n in cases]
    return pd.DataFrame(
        {
            "cases": cases,
            "low": [97 - 3.09 * e for e in error],
            "high": [97 + 3.09 * e for e in error],
            "low_95": [97 - 1.96 * e for e in error],
            "high_95": [97 + 1.96 * e for e in error],
        }
    )


def drawn(mode="light", language="vi", narrow=False):
    return volume_scatter(
        places(),
        Limits(curves(), 97.0, "Cả nước 97 %"),
        mode=mode,
        language=language,
        own="dong-thap@2025",
        cases_heading="Hồ sơ",
        room=Room(narrow),
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_place_with_a_value_is_one_dot(mode, language, narrow):
    chart = checked(drawn(mode=mode, language=language, narrow=narrow))
    dots = trace(chart, "value")
    assert list(dots.x) == [271166, 111922, 9000, 47993] and list(dots.y) == [97.1, 95.9, 98.6, 97.3]
    assert list(dots.marker.symbol) == ["circle", "triangle-down", "circle", "circle-open"]
    assert dots.customdata[1][:3] == ["2026-10", "dong-thap@2025", "on_time_rate"], "a click opens the sources"


def test_wide_sizes_have_a_logarithmic_axis_with_our_numbers():
    chart = drawn()
    assert chart.layout.xaxis.type == "log" and "100.000" in chart.layout.xaxis.ticktext
    near = volume_scatter(places().iloc[[1, 3]], Limits(curves(), 97.0), mode="light", language="vi")
    assert near.layout.xaxis.type is None


def test_the_limits_narrow_with_the_number_of_cases():
    chart = drawn()
    low, high = trace(chart, "low"), trace(chart, "high")
    widths = [top - bottom for top, bottom in zip(high.y, low.y)]
    assert widths == sorted(widths, reverse=True) and high.fill == "tonexty"
    assert trace(chart, "reference").y == (97.0, 97.0) and "Cả nước 97 %" in notes(chart)


def test_the_own_place_and_the_outsiders_are_named():
    written = notes(drawn())
    assert "Đồng Tháp" in written and "Huế" not in written, "inside the band the rank says nothing"


def test_without_limits_only_the_dots_are_drawn():
    chart = checked(volume_scatter(places(), Limits(), mode="light", language="vi"))
    assert [part.name for part in chart.data] == ["value"]
    checked(volume_scatter(places().iloc[4:], Limits(), mode="light", language="vi"))
