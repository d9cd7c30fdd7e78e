"""Marks on a line: control limits, points outside them, numbers of notes, provisional figures."""

import pytest

from charts.bars import bars
from charts.trend import trend
from tests.charts.invented import LANGUAGES, MODES, checked, notes, on_time, trace


def marked():
    frame = on_time()
    frame["low"], frame["high"] = 96.0, 98.5
    frame["outside"] = [None] * 5 + ["high"] + [None] * 7
    frame["note"] = [""] * 2 + ["1"] + [""] * 9 + ["2,3"]
    return frame


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_point_outside_wears_a_diamond_and_the_limits_lie_behind(mode, language):
    chart = checked(trend(marked(), unit="percent", mode=mode, language=language))
    ring = trace(chart, "outside")
    assert len(ring.x) == 1 and ring.marker.symbol == "diamond-open"
    assert ring.y[0] == trace(chart, "actual").y[5], "around the point itself, and by shape, not by colour"
    names = [drawn.name for drawn in chart.data]
    assert names.index("control") < names.index("actual")
    band = trace(chart, "control")
    assert min(band.y) >= chart.layout.yaxis.range[0] and max(band.y) <= chart.layout.yaxis.range[1]


def test_a_wide_band_does_not_flatten_the_line():
    frame = marked().assign(low=0.0, high=100.0)
    low, high = trend(frame, unit="percent", mode="light", language="vi").layout.yaxis.range
    bare = trend(on_time(), unit="percent", mode="light", language="vi").layout.yaxis.range
    assert high - low < 2.2 * (bare[1] - bare[0])


def test_the_band_ends_at_a_break():
    frame = marked()
    frame["break"] = [month == 6 for month in range(13)]
    chart = trend(frame, unit="percent", mode="light", language="vi")
    assert [len(drawn.x) for drawn in chart.data if drawn.name == "control"] == [12, 14], (
        "there and back: 6 and 7 months"
    )


def test_the_numbers_of_notes_stand_at_the_foot_of_their_periods():
    chart = checked(trend(marked(), unit="percent", mode="light", language="vi"))
    marks = trace(chart, "notes")
    assert list(marks.text) == ["1", "2,3"] and marks.x[1] == trace(chart, "hover").x[-1]
    assert max(marks.y) < min(value for value in trace(chart, "actual").y if value is not None)


def test_columns_have_the_limits_behind_them_and_the_marks_before():
    frame = marked().assign(
        value=[1000 + month for month in range(13)], last_year=None, target=None, low=900, high=1005
    )
    chart = checked(bars(frame, mode="light", language="vi"))
    names = [drawn.name for drawn in chart.data]
    assert names.index("control") < names.index("actual") < names.index("outside")
    assert trace(chart, "control").type == "bar", "an area would lie over the columns"
    assert trace(chart, "control").y[0] == pytest.approx(105)


def test_where_all_is_provisional_the_end_says_so():
    frame = on_time().assign(provisional=True)
    chart = trend(frame, unit="percent", mode="light", language="vi")
    assert any("tạm tính" in text for text in notes(chart))
    assert "provisional" not in [drawn.name for drawn in chart.data], "nothing to tell it from: the line stays as it is"


def test_beside_approved_figures_provisional_ones_look_provisional():
    frame = on_time().assign(provisional=[False] * 11 + [True] * 2)
    chart = checked(trend(frame, unit="percent", mode="light", language="vi"))
    approved, provisional = trace(chart, "approved"), trace(chart, "provisional")
    assert provisional.line.dash and not approved.line.dash
    assert [month for month, value in enumerate(provisional.y) if value is not None] == [10, 11, 12], (
        "the way there as well"
    )
    assert [month for month, value in enumerate(approved.y) if value is not None] == list(range(11))
    columns = bars(frame.assign(value=range(10, 23)), mode="light", language="vi")
    marker = trace(columns, "actual").marker
    assert marker.color[10] != marker.color[12] and marker.line.width[12] == 2


def test_frames_without_marks_are_drawn_as_before():
    names = [drawn.name for drawn in trend(on_time(), unit="percent", mode="light", language="vi").data]
    assert names == ["target", "last_year", "actual", "hover"]
