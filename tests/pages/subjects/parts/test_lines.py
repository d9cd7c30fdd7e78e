"""What stands below a line: how many points are outside, in which month of Tết, and what the limits are made of."""

import pandas as pd
import pytest

from metrics.answers.control import Control
from pages.parts.view import View
from pages.subjects.parts.lines import limits_text
from tests.pages.conftest import TODAY


@pytest.fixture
def view():
    return View("vi", "light", False, None, None, TODAY)


def rows(**outside):
    """Ten months of 2026, those of `outside` ("m02": "low") beyond their limits; Tết is in February."""
    labels = [f"2026-{month:02d}" for month in range(1, 11)]
    return pd.DataFrame(
        {
            "period": labels,
            "low": 1.0,
            "outside": [outside.get(f"m{label[5:]}") for label in labels],
            "tet": [label == "2026-02" for label in labels],
        }
    )


def test_limits_from_few_points_say_how_few_and_how_much_wider(view):
    judged = Control(rows(), "xmr", 8, 8, widening=1.34)
    text = limits_text(view, judged, judged.rows)
    assert "từ 8 kỳ" in text and "Đoạn mới nhất chỉ có 8 kỳ nên dải nới thêm 1,3 lần." in text
    full = limits_text(view, Control(rows(), "xmr", 12, 12), rows())
    assert "nới thêm" not in full and "năm khác" not in full and "Dải tính lại" not in full


def test_seasons_and_lasting_shifts_are_said(view):
    judged = Control(rows(), "p", 60, 20, is_seasonal=True, shifts=("2025-03",))
    text = limits_text(view, judged, judged.rows)
    assert "so với cùng kỳ của các năm khác" in text and "Dải tính lại từ T3/2025: mức đã đổi hẳn" in text


def test_a_month_of_tet_outside_is_named(view):
    outside = rows(m02="low", m07="high")
    text = limits_text(view, Control(outside, "xmr", 24, 24), outside)
    assert text.startswith("◆ 2 kỳ ngoài giới hạn") and "T2/2026 là tháng có Tết Nguyên đán." in text
    without = rows(m07="high")
    assert "Tết" not in limits_text(view, Control(without, "xmr", 24, 24), without)


def test_too_few_points_have_no_limits(view):
    assert "Chưa đủ 6 kỳ" in limits_text(view, Control(rows()), rows())
