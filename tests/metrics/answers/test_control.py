"""Control limits in numbers a reader can check by hand."""

import pandas as pd
import pytest

from metrics import registry
from metrics.answers.control import LEAST_POINTS, control

PENDING, RATE = registry.kpi("dossiers_pending_overdue"), registry.kpi("on_time_rate")


def line(values, numerators=None, denominators=None) -> pd.DataFrame:
    """Months of one place from 1/2025 on; None is a month without a figure."""
    rows = []
    for i, value in enumerate(values):
        rows.append(
            {
                "period": f"{2025 + i // 12}-{i % 12 + 1:02d}",
                "value": value,
                "numerator": numerators[i] if numerators else value,
                "denominator": denominators[i] if denominators else None,
                "complete": value is not None,
                "qualifier": "exact" if value is not None else None,
                "counted": "hồ sơ",
                "break": False,
            }
        )
    return pd.DataFrame(rows).astype({"value": float, "numerator": float, "denominator": float})


def shares(late: list[int], of: int = 1000) -> pd.DataFrame:
    """Months with `of` dossiers resolved, of which so many late."""
    in_time = [of - count for count in late]
    return line([count / of * 100 for count in in_time], in_time, [of] * len(late))


def test_counts_have_limits_from_their_moving_ranges():
    """100 and 110 in turn: mean 105, every step 10, so 105 ± 2,66 × 10; 200 in the midst is outside."""
    judged = control(line([100, 110] * 6), PENDING)
    assert (judged.method, judged.points) == ("xmr", 12)
    assert judged.rows["centre"].tolist() == [105] * 12
    assert judged.rows["low"].tolist() == pytest.approx([78.4] * 12)
    assert judged.rows["high"].tolist() == pytest.approx([131.6] * 12)
    assert judged.rows["outside"].tolist() == [None] * 12


def test_a_month_far_out_is_marked_on_its_side():
    """Mean 1.560 ÷ 13 = 120; ten steps of 10, one of 200, one of 190: mean step 490 ÷ 12; 120 ± 2,66 × 40,83."""
    judged = control(line([100, 110] * 5 + [100, 300, 110]), PENDING)
    assert judged.rows["centre"].iloc[0] == 120
    assert judged.rows["high"].iloc[0] == pytest.approx(120 + 2.66 * 490 / 12)
    assert [i for i, word in enumerate(judged.rows["outside"]) if word] == [11]
    assert judged.rows["outside"].iloc[11] == "high"


def test_counts_have_no_limit_below_zero():
    assert control(line([0, 20] * 6), PENDING).rows["low"].tolist() == [0] * 12


def test_a_step_over_a_gap_is_no_step():
    """Without the third month the step from the second to the fourth is not counted: all steps stay 10."""
    judged = control(line([100, 110, None, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100]), PENDING)
    assert judged.points == 12
    assert (judged.rows["high"] - judged.rows["centre"]).iloc[0] == pytest.approx(26.6)
    assert judged.rows["outside"].iloc[2] is None


def test_a_ratio_is_judged_by_its_number_of_cases():
    """20 and 21 late of 1.000 in turn: less than chance, so σ = 1 and 97,95 ± 3 √(0,9795 × 0,0205 ÷ 1.000)."""
    judged = control(shares([20, 21] * 6), RATE)
    share = 0.9795
    half = 3 * (share * (1 - share) / 1000) ** 0.5 * 100
    assert (judged.method, judged.sigma) == ("p", 1.0)
    assert judged.rows["low"].iloc[0] == pytest.approx(97.95 - half)
    assert judged.rows["high"].iloc[0] == pytest.approx(97.95 + half)


def test_a_ratio_that_always_swings_has_wider_limits():
    """10 and 60 late of 1.000 in turn: σ = 0,05 ÷ √(0,965 × 0,035 ÷ 1.000) ÷ 1,128 = 7,6, and nobody is outside."""
    judged = control(shares([10, 60] * 6), RATE)
    assert judged.sigma == pytest.approx(0.05 / (0.965 * 0.035 / 1000) ** 0.5 / 1.128)
    assert judged.sigma == pytest.approx(7.63, abs=0.01)
    assert judged.rows["outside"].isna().all()


def test_a_month_with_few_cases_has_wide_limits():
    rows = line([98.0] * 11 + [90.0], [980] * 11 + [9], [1000] * 11 + [10])
    judged = control(rows, RATE).rows
    widths = judged["high"] - judged["low"]
    assert widths.iloc[11] > 3 * widths.iloc[0]
    assert judged["outside"].iloc[11] is None and judged["high"].max() <= 100


def test_one_bad_month_among_steady_ones_is_marked():
    judged = control(shares([20, 22] * 6 + [90]), RATE).rows
    assert judged["outside"].tolist() == [None] * 12 + ["low"]


def test_below_twelve_points_there_are_no_limits():
    judged = control(line([100] * (LEAST_POINTS - 1)), PENDING)
    assert judged.method is None and judged.rows["low"].isna().all()


def test_incomplete_and_inexact_figures_are_not_judged():
    rows = line([100, 110] * 6 + [500, 500])
    rows.loc[12, "complete"], rows.loc[13, "qualifier"] = False, "about"
    judged = control(rows, PENDING)
    assert judged.points == 12 and judged.rows["centre"].iloc[0] == 105
    assert judged.rows["outside"].isna().all(), "neither used nor judged"


def test_a_break_starts_anew():
    """Twelve months about 105, then, after the merger, twelve about 1.005: each stretch has its own limits."""
    rows = line([100, 110] * 6 + [1000, 1010] * 6)
    rows.loc[12, "break"] = True
    judged = control(rows, PENDING)
    assert judged.rows["centre"].tolist() == [105] * 12 + [1005] * 12 and judged.points == 24
    assert judged.rows["outside"].isna().all()
    rows.loc[3, "break"] = True
    assert control(rows, PENDING).rows["centre"].isna().sum() == 12, "a stretch of nine months has none"


def test_another_thing_counted_is_a_break_too():
    rows = line([100, 110] * 6 + [9000, 9010] * 2)
    rows.loc[12:, "counted"] = "lượt"
    judged = control(rows, PENDING).rows
    assert judged["centre"].iloc[0] == 105 and judged["centre"].iloc[12:].isna().all()


def test_printed_figures_have_no_limits():
    assert control(line([95.0, 96.0] * 8), registry.kpi("satisfaction_rate")).method is None
