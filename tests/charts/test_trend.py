"""The line chart: labels at its end, gaps, breaks, ticks."""

import itertools

import numpy as np
import pandas as pd
import pytest

from charts import axes
from charts.bars import bars, reach
from charts.theme import tokens
from charts.trend import trend
from tests.charts.invented import LANGUAGES, MODES, checked, months, notes, on_time, trace


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_are_named_at_their_end(mode, language):
    chart = checked(trend(on_time(), unit="percent", mode=mode, language=language))
    expected = {"vi": {"TH 97,42 %", "CK 96,58 %", "KH 98 %"}, "en": {"AC 97.42%", "PY 96.58%", "PL 98%"}}
    assert set(notes(chart)) == expected[language]
    assert chart.layout.margin.r >= 104
    assert trace(chart, "actual").line.width == 3 and trace(chart, "last_year").line.width == 2
    assert list(trace(chart, "actual").marker.size) == [0] * 12 + [9]


def test_a_point_leads_to_its_sources():
    chart = trend(on_time(), unit="percent", mode="light", language="vi")
    hover = trace(chart, "hover")
    assert hover.customdata[-1] == ["2026-10", "dong-thap@2025", "on_time_rate", ""]
    assert hover.hovertext[-1] == "<b>T10/2026</b><br>41.711/42.816 hồ sơ"


def test_a_missing_month_is_a_gap_and_hatched():
    frame = on_time()
    frame.loc[[4, 7], "value"] = np.nan
    frame.loc[4, "state"], frame.loc[7, "state"] = "missing", "not_due"
    chart = checked(trend(frame, unit="percent", mode="light", language="vi"))
    actual = trace(chart, "actual")
    assert actual.y[4] is None and actual.y[7] is None and 0 not in actual.y
    assert actual.connectgaps is False
    band = trace(chart, "missing")
    assert band.x == ("T2/2026",), "only what was due and did not come is hatched"
    assert band.marker.pattern.shape == "/"
    assert trace(chart, "hover").y[4] is not None, "the reason can still be read under the pointer"


def test_a_value_between_gaps_is_still_seen():
    frame = on_time()
    frame.loc[[4, 6], "value"] = np.nan
    assert trace(trend(frame, unit="percent", mode="light", language="vi"), "actual").marker.size[5] > 0


def test_a_line_that_ends_early_says_where_it_stands():
    frame = on_time()
    frame.loc[12, "value"] = np.nan
    assert "TH T9 97,75 %" in notes(trend(frame, unit="percent", mode="light", language="vi"))


def test_inexact_values_are_hollow_and_marked():
    frame = on_time()
    frame.loc[12, "qualifier"] = "about"
    chart = trend(frame, unit="percent", mode="light", language="vi")
    assert "TH ≈ 97,42 %" in notes(chart)
    assert trace(chart, "actual").marker.color[-1] == "#FFFFFF"


def test_no_line_crosses_a_break():
    frame = on_time().assign(period=months(13, "2026-01"))
    frame["break"] = frame["period"] == "2025-07"
    for language, words in (("vi", "1/7/2025 sáp nhập"), ("en", "1 Jul 2025 merger")):
        chart = checked(trend(frame, unit="percent", mode="light", language=language))
        assert words in notes(chart)
        (mark,) = chart.layout.shapes
        assert (mark.x0, mark.x1, mark.line.dash) == (5.5, 5.5, "dot")
        for name in ("actual", "last_year"):
            line = trace(chart, name)
            assert len(line.y) == 14 and line.y[6] is None and line.y[7] is not None


def test_breaks_that_follow_one_another_say_the_same_words_once():
    frame = on_time()
    frame["break"] = [month in (2, 3, 4, 9) for month in range(13)]
    chart = trend(frame, unit="percent", mode="light", language="vi")
    assert notes(chart).count("không so sánh được") == 1 and len(chart.layout.shapes) == 4


def test_a_break_says_its_own_words_or_that_nothing_compares():
    frame = on_time()
    frame["break"] = [month in (3, 9) for month in range(13)]
    frame["break_text"] = [None] * 9 + ["đổi biểu mẫu"] + [None] * 3
    chart = trend(frame, unit="percent", mode="light", language="vi")
    assert {"không so sánh được", "đổi biểu mẫu"} <= set(notes(chart))
    heights = [note.yshift for note in chart.layout.annotations[:2]]
    assert heights[0] != heights[1], "two marks do not write over each other"


def test_the_axis_of_a_rate_does_not_start_at_zero_and_that_of_a_count_does():
    rate = trend(on_time(), unit="percent", mode="light", language="vi")
    assert rate.layout.yaxis.range[0] > 90
    assert list(rate.layout.yaxis.ticktext)[-2:] == ["97", "98\u00a0%"]
    count = trend(on_time().assign(value=on_time()["value"] * 100), unit="count", mode="light", language="vi")
    assert count.layout.yaxis.range[0] == 0


def test_a_rate_near_hundred_has_no_tick_above_it():
    frame = on_time().assign(value=99.9, last_year=99.1, target=100.0)
    chart = trend(frame, unit="percent", mode="light", language="vi")
    assert max(chart.layout.yaxis.tickvals) == 100


def test_an_upper_limit_is_written_as_one():
    chart = trend(on_time(), unit="per_1000", mode="light", language="vi", direction="lower")
    assert "KH ≤ 98" in notes(chart)


def test_an_empty_frame_draws_an_empty_chart():
    empty = pd.DataFrame({"period": [], "value": []})
    for draw in (trend, bars, reach):
        checked(draw(empty, unit="count", mode="light", language="vi"))


@pytest.mark.parametrize(
    ("labels", "language", "texts"),
    [
        (months(13), "vi", ["T10<br><b>2025</b>", "T12", "T2<br><b>2026</b>", "T4", "T6", "T8", "T10"]),
        (
            months(13),
            "en",
            ["Oct<br><b>2025\u00a0\u00a0\u00a0</b>", "Jan<br><b>\u00a0\u00a0\u00a02026</b>", "Apr", "Jul", "Oct"],
        ),
        (["2025-Q4", "2026-Q1"], "vi", ["Q4<br><b>2025\u00a0\u00a0\u00a0</b>", "Q1<br><b>\u00a0\u00a0\u00a02026</b>"]),
        (["2024", "2025"], "vi", ["2024", "2025"]),
        (["2026-H1", "2026-9M"], "vi", ["6T đầu<br><b>2026</b>", "9T"]),
        (["2026-05-YTD", "2026-06-YTD"], "vi", ["T5<br><b>2026</b>", "T6"]),
        (["2026-06-30"], "en", ["30 Jun<br><b>2026</b>"]),
        (months(60), "vi", ["<b>2022</b>", "<b>2023</b>", "<b>2024</b>", "<b>2025</b>", "<b>2026</b>"]),
    ],
)
def test_ticks_are_counted_back_from_the_last_period(labels, language, texts):
    positions, names = axes.period_ticks(labels, language)
    assert names == texts
    if len(labels) < 48:
        assert positions[-1] == len(labels) - 1


def test_long_lines_have_few_ticks():
    for count in (25, 36, 60, 120, 240):
        assert len(axes.period_ticks(months(count), "vi")[0]) <= 7


def test_labels_push_each_other_apart_in_order():
    labels = [
        axes.EndLabel(97.40, "CK", "#000"),
        axes.EndLabel(97.41, "TH", "#000", True),
        axes.EndLabel(97.4, "KH", "#000"),
    ]
    placed = axes.end_labels(labels, [96, 97.42], 250)
    heights = [note["y"] * 250 for note in placed]
    assert all(after - before >= 15 for before, after in itertools.pairwise(heights))
    assert "TH" in placed[-1]["text"] and placed[-1]["y"] <= 1.04 and heights[0] > 0


def test_wide_labels_widen_the_margin():
    frame = pd.DataFrame({"period": ["2025", "2026"], "value": [20e9, 21.04e9]})
    chart = trend(frame, unit="vnd", mode="light", language="vi")
    assert notes(chart) == ["TH 21,04 tỷ đồng"] and chart.layout.margin.r > 110


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_start_at_zero(mode, language):
    frame = on_time().assign(value=np.arange(13) + 1000.0, last_year=900.0, target=1100.0)
    frame.loc[3, ["value", "state"]] = [np.nan, "missing"]
    frame.loc[5, "qualifier"] = "nearly"
    chart = checked(bars(frame, mode=mode, language=language))
    assert chart.layout.yaxis.range[0] == 0
    assert trace(chart, "actual").y[3] is None and trace(chart, "missing").marker.pattern.shape == "/"
    assert trace(chart, "actual").marker.line.width[5] == 2, "an inexact column is hollow"
    middle = trace(chart, "last_year")
    assert middle.base[0] + middle.y[0] / 2 == pytest.approx(900)


def test_columns_are_refused_where_zero_is_far():
    with pytest.raises(ValueError, match="percent"):
        bars(on_time(), unit="percent", mode="light", language="vi")


def test_people_reached_and_views_are_not_one_line():
    frame = pd.DataFrame(
        {
            "period": months(4),
            "value": [120e3, 150e3, 2.1e6, 2.2e6],
            "counted": ["người", "người", "lượt", "lượt"],
            "qualifier": ["exact", "over", "exact", "about"],
        }
    )
    chart = checked(reach(frame, mode="light", language="vi"))
    assert "người → lượt" in notes(chart)
    actual = trace(chart, "actual")
    assert list(actual.y) == [120e3, 150e3, None, 2.1e6, 2.2e6]
    assert min(size for size, value in zip(actual.marker.size, actual.y) if value is not None) > 0
    assert "break" not in frame, "the caller's frame is left alone"


def test_a_value_that_is_not_complete_is_hollow():
    """30 of 34 provinces are not the nation: the mark says so, as for rounded figures."""
    rows = pd.DataFrame(
        {"period": ["2026-08", "2026-09", "2026-10"], "value": [96.0, 96.5, 97.0], "complete": [True, True, False]}
    )
    colours = tokens("light")
    line = next(
        trace for trace in trend(rows, unit="percent", mode="light", language="vi").data if trace.name == "actual"
    )
    assert list(line.marker.color) == [colours.actual, colours.actual, colours.page]
