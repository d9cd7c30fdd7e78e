"""Limits of chance by hand, and what is not ranked."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data.periods import shift
from metrics.answers.compare import compare, funnel, latest_compared, limit_curves, standing
from metrics.answers.dispersion import WIDE, overdispersion
from metrics.answers.parts import parts_of
from metrics.answers.standing import Standing
from metrics.engine.status import is_proportion
from metrics.registry import KPIS
from tests.figures import fact, facts, new_store

TODAY = date(2026, 11, 20)


def rows(*pairs, **more):
    frame = pd.DataFrame([{"numerator": float(n), "denominator": float(d), "value": 100 * n / d} for n, d in pairs])
    return frame.assign(complete=True, qualifier="exact", **more)


def test_limits_are_the_whole_more_or_less_z_times_the_error():
    """p₀ = 29.100 ÷ 30.000 = 97 %; s = √(0,97 × 0,03 ÷ 10.000) = 0,1706 points; ±3,09 s = ±0,527."""
    judged, reference = funnel(rows((9700, 10000), (9800, 10000), (9600, 10000)), 100, "higher", 1.0)
    assert reference == pytest.approx(97.0)
    assert judged["low"].tolist() == pytest.approx([97 - 0.5272] * 3, abs=1e-3)
    assert judged["high"].tolist() == pytest.approx([97 + 0.5272] * 3, abs=1e-3)
    assert judged["funnel"].tolist() == ["neutral", "good", "act"]


def test_dispersion_widens_the_limits():
    """One point is 5,86 errors: with σ = 2 still 2,93 (outside 95 %), with σ = 3 only 1,95 (inside)."""
    pairs = (9700, 10000), (9800, 10000), (9600, 10000)
    assert funnel(rows(*pairs), 100, "higher", 2.0)[0]["funnel"].tolist() == ["neutral", "better", "worse"]
    assert funnel(rows(*pairs), 100, "higher", 3.0)[0]["funnel"].tolist() == ["neutral"] * 3


def test_where_lower_is_better_the_classes_turn():
    judged, _ = funnel(rows((300, 10000), (200, 10000), (400, 10000)), 1000, "lower", 1.0)
    assert judged["funnel"].tolist() == ["neutral", "good", "act"]


def test_few_cases_incomplete_and_inexact_figures_are_not_judged():
    frame = rows((9700, 10000), (9700, 10000), (9700, 10000), (10, 29))
    frame.loc[1, "complete"], frame.loc[2, "qualifier"] = False, "about"
    judged, reference = funnel(frame, 100, "higher", 1.0)
    assert judged["funnel"].tolist() == ["neutral", None, None, None] and reference == pytest.approx(97)


def swinging(count):
    """One place that goes 90 %, 92 %, 90 % … of 1.000 cases."""
    return pd.DataFrame(
        {
            "period": [shift("2024-01", month) for month in range(count)],
            "place": "ha-noi",
            "unit": "",
            "complete": True,
            "denominator": 1000.0,
            "numerator": [900.0, 920.0] * (count // 2),
        }
    )


def test_overdispersion_is_the_swing_of_a_place_against_chance():
    """Two points against √(0,91 × 0,09 × 2 ÷ 1.000) = 1,2798 points are 1,5627; ÷ 0,6745 is σ = 2,317."""
    assert overdispersion(swinging(22)) == pytest.approx(2.317, abs=1e-3)
    assert overdispersion(swinging(20)) == 1.0  # nineteen pairs say too little


def test_over_a_gap_there_is_no_neighbour():
    assert overdispersion(swinging(24).drop(index=11)) == pytest.approx(2.317, abs=1e-3)  # 21 pairs
    assert overdispersion(swinging(22).drop(index=11)) == 1.0  # 19 pairs say too little


def test_chance_alone_needs_no_widening():
    steady = swinging(22).assign(numerator=910.0)
    assert overdispersion(steady) == 1.0


def together(places, swing=0):
    """Three months of so many places of 1.000 cases: 300, 400, 500 online; every other one `swing` more, then less."""
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "period": ["2024-01", "2024-02", "2024-03"],
                    "place": str(place),
                    "unit": "",
                    "complete": True,
                    "denominator": 1000.0,
                    "numerator": [300.0, 400 + swing * (-1) ** place, 500.0],
                }
            )
            for place in range(places)
        ],
        ignore_index=True,
    )


def test_what_all_places_share_is_no_swing():
    """Twelve places rise from 30 to 50 % as one: no place swings by itself, σ = 1; of nine nobody can say so.

    Nine: 10 points against √(0,35 × 0,65 × 2 ÷ 1.000) = 2,133 are 4,688 errors, against √(0,45 × 0,55 × 2 ÷ 1.000) =
    2,225 they are 4,495: as many of these as of those, in two years 36 pairs.
    """
    assert overdispersion(together(12)) == 1.0
    nine = pd.concat([together(9), together(9).assign(period=["2025-01", "2025-02", "2025-03"] * 9)])
    assert overdispersion(nine) == pytest.approx((4.688 + 4.495) / 2 / 0.6745, abs=0.01)


def test_beside_what_is_shared_a_places_own_swing_remains():
    """Of twelve, six are 2 points above the common 40 % in February, six below: σ is about that of 2 points alone.

    To February 6 rise by 12, 6 by 8 points, to March the other way round. In log odds: 0,12 ÷ (0,36 × 0,64) = 0,521,
    0,08 ÷ (0,34 × 0,66) = 0,357; the median between them is 0,439, so each is 0,082 off; the error of chance is
    √(0,002 ÷ 0,2304) = 0,0932 and √(0,002 ÷ 0,2244) = 0,0944: 0,882 and 0,871 errors. To March, in the same way,
    0,919 and 0,915. The median is 0,8985; ÷ 0,6745 it is 1,33.
    """
    assert overdispersion(together(12, swing=20)) == pytest.approx(1.33, abs=0.01)


def test_limits_widened_ten_times_are_called_wide(tmp_path):
    comparison = compare(two_provinces(tmp_path), "on_time_rate", "2026-09", "today", TODAY)
    assert WIDE == 10 and not comparison.is_wide and replace(comparison, dispersion=10.0).is_wide


def test_the_same_places_have_the_same_classes_on_both_maps(tmp_path):
    """Đồng Tháp and Tiền Giang swing wildly until the merger; after it σ is taken from the same past on both maps."""
    figures = []
    for month in range(13):
        label = shift("2025-09", month - 12)
        is_old = label < "2025-07"
        for number, place in enumerate(("ha-noi", "hue", "nghe-an", "son-la", "lai-chau", "cao-bang")):
            late = 50 + 10 * number + (month % 2) * 40
            figures += facts(place, label, dossiers_resolved=1000, dossiers_resolved_early_or_on_time=1000 - late)
        for place in ("dong-thap@2004", "tien-giang@2004") if is_old else ("dong-thap@2025",):
            late = 50 + 100 * (month % 2)
            figures += facts(place, label, dossiers_resolved=1000, dossiers_resolved_early_or_on_time=1000 - late)
    reader = new_store(tmp_path, figures).reader()
    today, reported = (
        compare(reader, "on_time_rate", "2025-09", boundaries, TODAY) for boundaries in ("today", "reported")
    )
    assert today.dispersion == reported.dispersion > 1
    classes = [
        answer.rows.dropna(subset="funnel").set_index("place")["funnel"].to_dict() for answer in (today, reported)
    ]
    assert classes[0] == classes[1] and len(classes[0]) == 7
    ends = [parts_of(reader, "vn", "2025-09", TODAY, boundaries=answer) for answer in ("today", "reported")]
    assert (
        ends[0].set_index("place")["high"].dropna().to_dict() == ends[1].set_index("place")["high"].dropna().to_dict()
    )


def test_only_cases_out_of_like_cases_have_limits():
    judged = {k.id for k in KPIS.values() if is_proportion(k)}
    assert {"on_time_rate", "late_per_1000", "online_share", "hotline_resolution_rate"} <= judged
    assert not judged & {
        "budget_disbursement_rate",
        "satisfaction_rate",
        "facebook_reach",
        "backlog_change",
        "dossiers_received_new",
    }


def two_provinces(tmp_path, **more):
    figures = facts(
        "ha-noi",
        "2026-09",
        dossiers_resolved=1000,
        dossiers_resolved_early_or_on_time=980,
        dossiers_resolved_late=20,
    )
    figures += facts(
        "hue",
        "2026-09",
        dossiers_resolved=1000,
        dossiers_resolved_early_or_on_time=900,
        dossiers_resolved_late=100,
    )
    return new_store(tmp_path, figures).reader()


def test_places_stand_in_order_with_their_tiles(tmp_path):
    comparison = compare(two_provinces(tmp_path), "on_time_rate", "2026-09", "today", TODAY)
    assert comparison.rows["place"].tolist()[:2] == ["ha-noi", "hue"] and comparison.rows["rank"].tolist()[:2] == [1, 2]
    assert comparison.reference == pytest.approx(94.0) and comparison.rows["per_1000"].tolist()[:2] == [20.0, 100.0]
    assert len(comparison.tiles) == 34 and comparison.unranked is None
    assert comparison.tiles.set_index("place").loc["ha-noi", ["row", "col"]].tolist() == [3, 3]


def test_the_change_of_rank_counts_only_who_is_ranked_both_times(tmp_path):
    """A 99 → 95 %, B 98 → 98 %, C 97 → 97 %, D 100 % and then silent: A goes from 2nd of 4 to 3rd of 3."""
    figures = []
    for label, late in (
        ("2026-08", {"ha-noi": 10, "hue": 20, "nghe-an": 30, "son-la": 0}),
        ("2026-09", {"ha-noi": 50, "hue": 20, "nghe-an": 30}),
    ):
        for place, count in late.items():
            figures += facts(place, label, dossiers_resolved=1000, dossiers_resolved_early_or_on_time=1000 - count)
    reader = new_store(tmp_path, figures).reader()
    ranked = compare(reader, "on_time_rate", "2026-09", "today", TODAY).rows.set_index("place")
    assert ranked.loc[["hue", "nghe-an", "ha-noi"], "rank"].tolist() == [1, 2, 3]
    assert ranked.loc[["hue", "nghe-an", "ha-noi"], "climbed"].tolist() == [1, 1, -2]
    assert standing(reader, "on_time_rate", "ha-noi", "2026-09", TODAY) == Standing(3, 3, 1, 3, 3, False)
    assert standing(reader, "on_time_rate", "son-la", "2026-09", TODAY) is None
    assert standing(reader, "dossiers_resolved", "hue", "2026-09", TODAY) is None  # more is neither better nor worse


def test_who_is_not_whole_or_small_stands_last_without_a_rank(tmp_path):
    figures = facts("ha-noi", "2026-09", dossiers_resolved=1000, dossiers_resolved_early_or_on_time=980)
    figures += facts("hue", "2026-09", dossiers_resolved=1000, dossiers_resolved_early_or_on_time=900)
    figures += facts("son-la", "2026-09", dossiers_resolved=29, dossiers_resolved_early_or_on_time=29)
    ranked = compare(new_store(tmp_path, figures).reader(), "on_time_rate", "2026-09", "today", TODAY).rows
    assert ranked["place"].tolist()[:3] == ["ha-noi", "hue", "son-la"] and ranked["rank"].tolist()[:2] == [1, 2]
    assert pd.isna(ranked["rank"][2])


def test_the_curves_are_the_limits_of_every_size():
    """Of 10.000 cases around 97 %: ±0,527 points at 99,8 %, ±0,334 at 95 %; never above 100 %."""
    curves = limit_curves(pd.Series([100.0, 10000.0]), 97.0, 1.0, 100.0)
    near = curves.iloc[(curves["cases"] - 10000).abs().argmin()]
    error = (0.97 * 0.03 / near["cases"]) ** 0.5 * 100
    assert [near["low"], near["high"]] == pytest.approx([97 - 3.090232 * error, 97 + 3.090232 * error])
    assert [near["low_95"], near["high_95"]] == pytest.approx([97 - 1.959964 * error, 97 + 1.959964 * error])
    assert curves["high"].max() <= 100 and curves["cases"].is_monotonic_increasing
    assert curves["cases"].iloc[[0, -1]].tolist() == pytest.approx([50, 11000]), "from half the fewest to the most"


def test_an_empty_comparison_knows_where_there_are_figures(tmp_path):
    reader = two_provinces(tmp_path)
    assert latest_compared(reader, "on_time_rate", "2026-10", "today", TODAY) == "2026-09"
    assert latest_compared(reader, "hotline_resolution_rate", "2026-10", "today", TODAY) is None
    assert latest_compared(reader, "on_time_rate", "2026-10", "2025-06-30", TODAY) is None


def test_year_to_date_figures_are_asked_as_such(tmp_path):
    figures = [fact("budget_total_assigned", 100.0, place, "2026") for place in ("ha-noi", "hue")]
    for place, spent in (("ha-noi", 40.0), ("hue", 50.0)):
        figures += facts(place, "2026-09-YTD", budget_autonomous_spent=spent, budget_non_autonomous_spent=0.0)
    comparison = compare(new_store(tmp_path, figures).reader(), "budget_disbursement_rate", "2026-09", "today", TODAY)
    assert comparison.label == "2026-09-YTD" and comparison.rows["value"].tolist()[:2] == [50.0, 40.0]
    assert comparison.reference is None, "spending out of a plan is no share of like cases"


def test_the_old_map_has_nothing_after_the_merger(tmp_path):
    comparison = compare(two_provinces(tmp_path), "on_time_rate", "2026-09", "2025-06-30", TODAY)
    assert comparison.unranked == "old_map" and comparison.rows.empty


def test_a_kpi_nobody_reports_is_said_so(tmp_path):
    assert (
        compare(two_provinces(tmp_path), "hotline_resolution_rate", "2026-09", "today", TODAY).unranked == "no_figures"
    )


def test_people_and_views_are_not_ranked_together(tmp_path):
    reader = new_store(
        tmp_path,
        [
            fact("facebook_reach", 500, "ha-noi", "2026-09", counted="người"),
            fact("facebook_reach", 900, "hue", "2026-09", counted="lượt xem"),
        ],
    ).reader()
    assert compare(reader, "facebook_reach", "2026-09", "today", TODAY).unranked == "counted"
