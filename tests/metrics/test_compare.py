"""Limits of chance by hand, and what is not ranked."""

from datetime import date

import pandas as pd
import pytest

from metrics.compare import compare, funnel, is_proportion, overdispersion
from metrics.registry import KPIS
from tests.figures import fact, facts, new_store

TODAY = date(2026, 11, 20)


def rows(*pairs, **more):
    frame = pd.DataFrame(
        [{"numerator": float(n), "denominator": float(d), "value": 100 * n / d} for n, d in pairs]
    )
    return frame.assign(complete=True, qualifier="exact", **more)


def test_limits_are_the_whole_more_or_less_z_times_the_error():
    """p₀ = 29.100 ÷ 30.000 = 97 %; s = √(0,97 × 0,03 ÷ 10.000) = 0,1706 points; ±3,09 s = ±0,527."""
    found, reference = funnel(rows((9700, 10000), (9800, 10000), (9600, 10000)), 100, "higher", 1.0)
    assert reference == pytest.approx(97.0)
    assert found["low"].tolist() == pytest.approx([97 - 0.5272] * 3, abs=1e-3)
    assert found["high"].tolist() == pytest.approx([97 + 0.5272] * 3, abs=1e-3)
    assert found["funnel"].tolist() == ["neutral", "good", "act"]


def test_dispersion_widens_the_limits():
    """One point is 5,86 errors: with σ = 2 still 2,93 (outside 95 %), with σ = 3 only 1,95 (inside)."""
    pairs = (9700, 10000), (9800, 10000), (9600, 10000)
    assert funnel(rows(*pairs), 100, "higher", 2.0)[0]["funnel"].tolist() == ["neutral", "better", "worse"]
    assert funnel(rows(*pairs), 100, "higher", 3.0)[0]["funnel"].tolist() == ["neutral"] * 3


def test_where_lower_is_better_the_classes_turn():
    found, _ = funnel(rows((300, 10000), (200, 10000), (400, 10000)), 1000, "lower", 1.0)
    assert found["funnel"].tolist() == ["neutral", "good", "act"]


def test_few_cases_incomplete_and_inexact_figures_are_not_judged():
    frame = rows((9700, 10000), (9700, 10000), (9700, 10000), (10, 29))
    frame.loc[1, "complete"], frame.loc[2, "qualifier"] = False, "about"
    found, reference = funnel(frame, 100, "higher", 1.0)
    assert found["funnel"].tolist() == ["neutral", None, None, None] and reference == pytest.approx(97)


def swinging(periods):
    """One place that goes 90 %, 92 %, 90 % … of 1.000 cases."""
    return pd.DataFrame(
        {
            "place": "ha-noi",
            "unit": "",
            "complete": True,
            "denominator": 1000.0,
            "numerator": [900.0, 920.0] * (periods // 2),
        }
    )


def test_overdispersion_is_the_swing_of_a_place_against_chance():
    """Two points against √(0,91 × 0,09 × 2 ÷ 1.000) = 1,2798 points are 1,5627; ÷ 0,6745 is σ = 2,317."""
    assert overdispersion(swinging(22)) == pytest.approx(2.317, abs=1e-3)
    assert overdispersion(swinging(20)) == 1.0  # nineteen pairs say too little


def test_chance_alone_needs_no_widening():
    steady = swinging(22).assign(numerator=910.0)
    assert overdispersion(steady) == 1.0


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
    found = compare(two_provinces(tmp_path), "on_time_rate", "2026-09", "today", TODAY)
    assert found.rows["place"].tolist()[:2] == ["ha-noi", "hue"] and found.rows["rank"].tolist()[:2] == [1, 2]
    assert found.reference == pytest.approx(94.0) and found.rows["per_1000"].tolist()[:2] == [20.0, 100.0]
    assert len(found.tiles) == 34 and found.unranked is None
    assert found.tiles.set_index("place").loc["ha-noi", ["row", "col"]].tolist() == [3, 3]


def test_the_old_map_has_nothing_after_the_merger(tmp_path):
    found = compare(two_provinces(tmp_path), "on_time_rate", "2026-09", "2025-06-30", TODAY)
    assert found.unranked == "old_map" and found.rows.empty


def test_a_kpi_nobody_reports_is_said_so(tmp_path):
    assert (
        compare(two_provinces(tmp_path), "hotline_resolution_rate", "2026-09", "today", TODAY).unranked
        == "no_figures"
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
