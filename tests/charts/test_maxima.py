"""Bullet bars: figures within what could be reached, on one scale."""

import pandas as pd
import pytest

from charts.maxima import ROW_PX, bullets
from charts.theme import tokens

GROUPS = pd.DataFrame(
    {
        "name": ["Công khai, minh bạch", "Tiến độ giải quyết", "Thanh toán trực tuyến"],
        "value": [15.67, None, 7.61],
        "maximum": [18.0, 20.0, 10.0],
        "last_year": [14.0, 18.0, None],
        "best": [17.2, 19.9, 9.5],
        "is_part": [False, False, True],
        "state": ["value", "missing", "value"],
        "period": ["2026-10"] * 3,
        "place": ["ha-noi"] * 3,
        "kpi": ["a", "b", "c"],
        "unit": [""] * 3,
    }
)


def drawn(mode="light", frame=GROUPS):
    chart = bullets(frame, unit="score", mode=mode, language="vi")
    return chart, {trace.name: trace for trace in chart.data}


def test_the_range_is_the_maximum_and_the_bar_the_figure():
    chart, traces = drawn()
    assert list(traces["range"].x) == [18, 20, 10] and list(traces["actual"].x) == [15.67, None, 7.61]
    assert (
        traces["actual"].width[0] < traces["range"].width[0] and traces["actual"].width[2] < traces["actual"].width[0]
    )
    assert chart.layout.xaxis.range[0] == 0 and chart.layout.xaxis.range[1] >= 20
    assert chart.layout.height > 3 * ROW_PX


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_did_not_come_is_hatched_and_no_zero(mode):
    _, traces = drawn(mode)
    assert list(traces["range"].marker.pattern.shape) == ["", "/", ""]
    assert traces["range"].marker.color[1] == tokens(mode).missing and traces["actual"].x[1] is None


def test_last_year_and_the_best_are_marks_where_they_are_known():
    _, traces = drawn()
    assert list(traces["last_year"].x) == [14, 18] and list(traces["best"].x) == [17.2, 19.9, 9.5]
    _, alone = drawn(frame=GROUPS.drop(columns=["last_year", "best"]))
    assert "last_year" not in alone and "best" not in alone


def test_names_and_figures_stand_above_their_bars():
    chart, traces = drawn(frame=GROUPS.assign(text=["15,67/18", "chưa có điểm", "7,61/10"]))
    texts = [note.text for note in chart.layout.annotations]
    assert texts == [
        "Công khai, minh bạch",
        "<b>15,67/18</b>",
        "Tiến độ giải quyết",
        "<b>chưa có điểm</b>",
        "Thanh toán trực tuyến",
        "7,61/10",
    ]
    assert {tuple(key) for key in traces["hover"].customdata} == {("2026-10", "ha-noi", kpi, "") for kpi in "abc"}


def test_a_figure_above_its_maximum_runs_past_it():
    chart, _ = drawn(frame=GROUPS.assign(value=[25.0, 19.0, 7.0]))
    assert chart.layout.xaxis.range[1] >= 25
