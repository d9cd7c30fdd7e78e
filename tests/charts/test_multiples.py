"""Small multiples: one scale for all, own place outlined, gaps stay gaps."""

import pandas as pd
import pytest

from charts.multiples import multiples, span_of
from tests.charts.invented import LANGUAGES, MODES, checked, months, notes, trace


def places(count: int = 34) -> pd.DataFrame:
    rows = []
    for number in range(count):
        for month, period in enumerate(months(13)):
            rows.append(
                {
                    "panel": f"p{number}",
                    "place": f"p{number}",
                    "name": f"Tỉnh {number}",
                    "period": period,
                    "kpi": "on_time_rate",
                    "unit": "",
                    "value": 92 + number * 0.1 + month * 0.05,
                    "state": "value",
                }
            )
    return pd.DataFrame(rows)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_thirty_four_panels_on_one_scale(mode, language):
    chart = checked(multiples(places(), unit="percent", mode=mode, language=language, own="p5", target=98))
    assert len(chart.data) == 4, "a few traces, however many panels"
    assert len(notes(chart)) == 68 and "Tỉnh 33" in notes(chart)
    assert sum(shape.type == "rect" for shape in chart.layout.shapes) == 1, "the own place is outlined"
    feet = [92 + number * 0.1 for number in (0, 1)]
    low, high = span_of(places(), "percent", 98)
    hover = trace(chart, "hover")
    drawn = [hover.y[0], hover.y[13]]
    assert drawn == pytest.approx([(value - low) / (high - low) for value in feet]), "same value, same height"
    assert hover.customdata[0] == ["2025-10", "p0", "on_time_rate", ""]


def test_a_month_that_did_not_come_is_a_gap_and_said():
    frame = places(2)
    frame.loc[12, ["value", "state"]] = [None, "missing"]
    chart = checked(multiples(frame, unit="percent", mode="light", language="vi"))
    assert trace(chart, "lines").y[12] is None and "▨" in notes(chart)
    assert trace(chart, "lines").connectgaps is False


def test_the_scale_of_counts_starts_at_zero_and_no_rate_passes_hundred():
    counts = places(3).assign(value=[40 + number for number in range(39)])
    assert span_of(counts, "count")[0] == 0
    low, high = span_of(places(3).assign(value=99.5), "percent", 98)
    assert low <= 98 and 99.5 <= high <= 100


def test_an_empty_frame_draws_an_empty_chart():
    checked(
        multiples(
            places(0).reindex(columns=["panel", "name", "period", "value"]), unit="percent", mode="light", language="vi"
        )
    )
