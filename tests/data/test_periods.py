from datetime import date

import pytest

from data.periods import (
    PeriodError,
    children,
    decree_window,
    due_date,
    labels_between,
    parse_period,
    period_name,
    shift,
    year_before,
)


@pytest.mark.parametrize(
    "label, grain, start, end",
    [
        ("2026-06", "month", date(2026, 6, 1), date(2026, 6, 30)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q2", "quarter", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-H2", "half", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-9M", "9m", date(2026, 1, 1), date(2026, 9, 30)),
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-06-YTD", "ytd", date(2026, 1, 1), date(2026, 6, 30)),
        ("2023-03-14", "day", date(2023, 3, 14), date(2023, 3, 14)),
        ("2025-11..2026-02", "total", date(2025, 11, 1), date(2026, 2, 28)),
    ],
)
def test_labels(label, grain, start, end):
    period = parse_period(label)
    assert (period.grain, period.start, period.end) == (grain, start, end)


@pytest.mark.parametrize("text", ["2026-13", "2026-Q5", "06/2026", "2026-6", "", "2026-02-30", "2026-H3", "tháng 6"])
def test_what_is_no_label_says_what_would_be(text):
    with pytest.raises(PeriodError) as error:
        parse_period(text)
    assert "2026-06" in error.value.message_vi and text in error.value.message_en


@pytest.mark.parametrize(
    "label, start, end",
    [
        ("2026-06", date(2026, 5, 15), date(2026, 6, 14)),
        ("2023-Q1", date(2022, 12, 15), date(2023, 3, 14)),
        ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_windows_of_decree_09_2019(label, start, end):
    assert decree_window(label) == (start, end)


def test_due_on_the_25th_of_the_last_month():
    assert due_date("2026-Q1") == date(2026, 3, 25) and due_date("2026") == date(2026, 12, 25)


def test_longer_periods_are_tiled_by_shorter_ones():
    def months(label):
        return [label] if not children(label) else [m for child in children(label) for m in months(child)]

    for label in ("2026-Q3", "2026-H1", "2026-9M", "2026", "2026-07-YTD", "2026-12-YTD", "2026-01-YTD", "2026-11-YTD"):
        period = parse_period(label)
        first, last = period.start.month, period.end.month
        assert months(label) == [f"2026-{m:02d}" for m in range(first, last + 1)], label


def test_neighbours_and_names():
    assert (shift("2026-01", -1), shift("2026-Q1", -1), shift("2026-03-YTD", 1)) == (
        "2025-12",
        "2025-Q4",
        "2026-04-YTD",
    )
    assert (year_before("2026-Q1"), year_before("2026-03-YTD")) == ("2025-Q1", "2025-03-YTD")
    assert period_name("2023-Q1") == "Quý I/2023" and period_name("2026-10", "en") == "Oct 2026"
    assert labels_between("quarter", date(2025, 11, 1), date(2026, 7, 31)) == ["2025-Q4", "2026-Q1", "2026-Q2"]
