"""Stacks: parts named at their end, the late part drawn again, nothing short passed off as whole."""

import numpy as np
import pandas as pd
import pytest

from charts.stack import composition
from tests.charts.invented import LANGUAGES, MODES, checked, months, notes, trace

PARTS = [("early", "Trước hạn", "early"), ("on_time", "Đúng hạn", "on_time"), ("late", "Quá hạn", "late")]


def dossiers():
    """Three months: 28.114 early + 13.597 on time + 1.105 late of 42.816 in the last, 25,8 per 1.000."""
    return pd.DataFrame(
        {
            "period": months(3),
            "early": [25000, 27000, 28114],
            "on_time": [14000, 13000, 13597],
            "late": [1000, 1200, 1105],
            "late_per_1000": [25.0, 29.13, 25.81],
        }
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_are_named_and_the_late_part_is_drawn_alone(mode, language):
    chart = checked(composition(dossiers(), PARTS, mode=mode, language=language))
    written = " ".join(notes(chart))
    assert all(label in written for _, label, _ in PARTS)
    assert ("1.105" if language == "vi" else "1,105") in written
    assert ("25,8" if language == "vi" else "25.8") in notes(chart)
    rate = trace(chart, "late_per_1000")
    assert rate.yaxis == "y2" and list(rate.y) == [25.0, 29.13, 25.81]
    lower, upper = chart.layout.yaxis2.domain, chart.layout.yaxis.domain
    assert lower[0] == 0 and lower[1] < upper[0] and upper[1] == 1


def test_without_the_rate_there_is_one_panel():
    chart = checked(composition(dossiers().drop(columns="late_per_1000"), PARTS, mode="light", language="vi"))
    assert [part.name for part in chart.data] == ["Trước hạn", "Đúng hạn", "Quá hạn", "hover"]
    assert tuple(chart.layout.yaxis.domain) == (0, 1)


def test_an_unknown_month_is_hatched_and_an_unknown_part_caps_the_stack():
    frame = dossiers().astype({"early": float, "on_time": float, "late": float})
    frame.loc[0, ["early", "on_time", "late"]] = np.nan
    frame.loc[1, "late"] = np.nan
    chart = checked(composition(frame, PARTS, mode="light", language="vi"))
    band = trace(chart, "missing")
    assert band.marker.pattern.shape == "/"
    assert list(band.base) == [0, 40000]
    assert band.y[0] > 40000 > band.y[1] > 0
    assert trace(chart, "Quá hạn").y[:2] == (None, None)


def test_channels_take_their_own_colours_and_are_at_most_five():
    channels = [(name, name, "category") for name in "abcde"] + [("rest", "Khác", "other")]
    frame = pd.DataFrame({"period": months(2), **{key: [10, 20] for key, _, _ in channels}})
    chart = checked(composition(frame, channels, mode="light", language="vi"))
    colours = [trace(chart, label).marker.color for _, label, _ in channels]
    assert len(set(colours)) == 6
    assert all("■" in text for text in notes(chart))
    with pytest.raises(ValueError, match="categories"):
        composition(frame.assign(f=1), [*channels, ("f", "f", "category")], mode="light", language="vi")


def test_a_role_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="unknown role"):
        composition(dossiers(), [("late", "Quá hạn", "red")], mode="light", language="vi")


def test_target_and_break_are_drawn():
    frame = dossiers().assign(period=["2025-06", "2025-07", "2025-08"])
    frame["break"] = [False, True, False]
    chart = checked(composition(frame, PARTS[:1], mode="dark", language="en", target=26000))
    assert {"PL 26,000", "1 Jul 2025 merger"} <= set(notes(chart))
    assert sorted({shape.line.dash for shape in chart.layout.shapes if shape.line.dash}) == ["4px,3px", "dot"]


def test_the_hover_box_lists_the_parts_from_the_top():
    chart = composition(dossiers(), PARTS, mode="light", language="vi")
    assert trace(chart, "hover").hovertext[-1] == (
        "<b>T10/2026</b><br>Quá hạn 1.105<br>Đúng hạn 13.597<br>Trước hạn 28.114"
    )
