"""Control limits in numbers a reader can check by hand."""

import pandas as pd
import pytest

from data.periods import shift
from metrics import registry
from metrics.answers.control import LEAST_POINTS, control, widening

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


def test_below_six_points_there_are_no_limits():
    judged = control(line([100, 110] * 2 + [100]), PENDING)
    assert LEAST_POINTS == 6 and judged.method is None and judged.rows["low"].isna().all()


def test_few_points_have_wider_limits_and_say_so():
    """Six months: 1 + 1 ÷ √(2 × 0,62 × 5) = 1,4016, so 105 ± 2,66 × 10 × 1,4016; from twelve on nothing is added."""
    judged = control(line([100, 110] * 3), PENDING)
    assert (judged.method, judged.last_points) == ("xmr", 6)
    assert judged.widening == widening(6) == pytest.approx(1.4016, abs=1e-4)
    assert judged.rows["high"].tolist() == pytest.approx([105 + 26.6 * 1.4016] * 6, abs=1e-3)
    assert [round(widening(n), 2) for n in (8, 11, 12, 60)] == [1.34, 1.28, 1.0, 1.0]
    late = control(shares([10, 60] * 3), RATE)
    twelve = control(shares([10, 60] * 6), RATE)
    half, half_of_twelve = (judged.rows["high"].iloc[1] - judged.rows["centre"].iloc[1] for judged in (late, twelve))
    assert (late.rows["centre"] - late.rows["low"]).iloc[0] == pytest.approx(
        (twelve.rows["centre"] - twelve.rows["low"]).iloc[0] * 1.4016, rel=1e-3
    )
    assert half <= half_of_twelve * 1.4016  # never above 100 %


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
    rows.loc[7, "break"] = True
    judged = control(rows, PENDING)
    assert judged.rows["centre"].isna().tolist() == [False] * 7 + [True] * 5 + [False] * 12, "five months have none"
    assert judged.points == 19


def test_another_thing_counted_is_a_break_too():
    rows = line([100, 110] * 6 + [9000, 9010] * 2)  # four months of another thing: no limits
    rows.loc[12:, "counted"] = "lượt"
    judged = control(rows, PENDING).rows
    assert judged["centre"].iloc[0] == 105 and judged["centre"].iloc[12:].isna().all()


def test_printed_figures_have_no_limits():
    assert control(line([95.0, 96.0] * 8), registry.kpi("satisfaction_rate")).method is None


def test_a_lasting_shift_begins_a_new_stretch():
    """Twelve months about 105, then twelve about 205, nothing said about a break: each level has its own limits.

    The mean of all is 155: twelve in a row below, twelve above. Their means differ by 100; steps are 10, once 90:
    (22 × 10 + 90) ÷ 23 = 13,48, σ = 11,95, its error for two means of twelve 4,88: 20 errors apart.
    """
    judged = control(line([100, 110] * 6 + [200, 210] * 6), PENDING)
    assert judged.shifts == ("2026-01",) and judged.points == 24 and judged.last_points == 12
    assert judged.rows["centre"].tolist() == [105] * 12 + [205] * 12
    assert judged.rows["outside"].isna().all(), "neither before nor after the shift"


def test_seven_months_on_another_level_are_outside_and_no_new_level():
    judged = control(line([100, 110] * 8 + [200, 210] * 3 + [200]), PENDING)
    assert judged.shifts == () and judged.rows["outside"].iloc[16:].notna().any()


def test_eight_in_a_row_by_a_little_are_no_new_level():
    """Nine below the mean and nine above, but by less than three errors: chance does that now and then."""
    values = [100, 110, 100, 110, 100, 110, 100, 110, 100, 106, 116, 106, 116, 106, 116, 106, 116, 106]
    assert control(line(values), PENDING).shifts == ()


def test_a_ratio_shifts_too():
    """20 and 22 late of 1.000 in turn, then 60 and 62: 97,9 % and 93,9 %."""
    judged = control(shares([20, 22] * 6 + [60, 62] * 6), RATE)
    assert judged.shifts == ("2026-01",) and judged.rows["outside"].isna().all()
    assert judged.rows["centre"].round(2).drop_duplicates().tolist() == [97.9, 93.9]


def from_month(first, values) -> pd.DataFrame:
    """Months of one place from `first` on."""
    return line(values).assign(period=[shift(first, month) for month in range(len(values))])


def years(**months) -> list[int]:
    """Four years of 98, 102, 100, 104, 96 over and over, which is no season; `june=160` is 160 in each of them."""
    names = ["january", "february", "march", "april", "may", "june", "july"]
    line = [(98, 102, 100, 104, 96)[month % 5] for month in range(48)]
    for name, value in months.items():
        line[names.index(name) :: 12] = [value] * 4
    return line


def test_a_month_is_judged_beside_the_same_month_of_other_years():
    """Every June is 160: without the season it is outside each year, with it none is."""
    judged = control(from_month("2021-01", years(june=160)), PENDING)
    assert judged.is_seasonal and judged.rows["outside"].isna().all()
    plain = control(from_month("2023-01", years(june=160)[:24]), PENDING)
    assert not plain.is_seasonal, "two years say nothing of a season"
    assert plain.rows["outside"].notna().sum() == 2


def test_a_bad_month_does_not_excuse_itself():
    """Every June is 160 but the last, which is 100: low for a June."""
    values = years(june=160)
    values[5 + 36] = 100
    judged = control(from_month("2021-01", values), PENDING)
    assert judged.is_seasonal and judged.rows["outside"].iloc[41] == "low"
    assert judged.rows["outside"].notna().sum() == 1


def test_without_a_season_none_is_taken_off():
    assert not control(from_month("2021-01", years()), PENDING).is_seasonal


def test_tet_is_judged_by_tet_whatever_its_month():
    """Half the work in the month of Tết: February 2021, 2022 and 2024, January 2023 and 2025; else about 100."""
    tet = {"2021-02", "2022-02", "2023-01", "2024-02", "2025-01"}
    labels = [shift("2021-01", month) for month in range(60)]
    rows = line([50 if label in tet else (98, 102, 100, 104, 96)[i % 5] for i, label in enumerate(labels)])
    judged = control(rows.assign(period=labels), PENDING)
    assert judged.rows.loc[judged.rows["tet"], "period"].tolist() == sorted(tet)
    assert judged.is_seasonal and judged.rows["outside"].isna().all()


def test_a_point_outside_in_the_month_of_tet_is_marked_as_such():
    """Steady, and half of it in February 2026: outside, in the month of Tết (17 February)."""
    values = [100, 102] * 8
    values[13] = 50
    judged = control(line(values), PENDING).rows
    assert judged.loc[judged["outside"].notna(), ["period", "outside", "tet"]].values.tolist() == [
        ["2026-02", "low", True]
    ]


def test_the_window_says_whether_it_holds_tet():
    """The report of March 2026 covers 15 February to 14 March: Tết is in it, not in that of February."""
    windows = [("2026-01-15", "2026-02-14"), ("2026-02-15", "2026-03-14")]
    rows = line([100, 100]).assign(period=["2026-02", "2026-03"])
    rows["period_start"], rows["period_end"] = (pd.to_datetime([days[side] for days in windows]) for side in (0, 1))
    assert control(rows, PENDING).rows["tet"].tolist() == [False, True]
