"""What the limits flag where the truth is known: seeded simulations, those of `python manage.py bench limits`.

The bounds are what was measured, with room for another seed; three σ promise 0,27 % of the points of plain noise.
"""

import numpy as np
import pytest

from bench.limits import COUNT, GIVEN, HISTORY, PLACES, RATE, counts, flagged, months, placed, shares, usual

KINDS = pytest.mark.parametrize(("made", "kpi", "size"), [(counts, COUNT, 1000.0), (shares, RATE, 1.0)])
LINES = 12  # of 25 months drawn: 300 points


@KINDS
def test_plain_noise_and_a_steady_season_are_hardly_ever_flagged(made, kpi, size):
    for level in (np.ones(GIVEN), usual(months(GIVEN))):
        lines = flagged(LINES, made, kpi, size * level)
        assert lines.outside <= 0.015 * lines.drawn and lines.split <= 2


@KINDS
def test_before_a_lasting_shift_few_points_are_blamed(made, kpi, size):
    begins = GIVEN - 12
    lines = flagged(LINES, made, kpi, size * np.where(np.arange(GIVEN) >= begins, 1.2, 1.0), shifted=begins)
    assert lines.split >= 0.9 * LINES, "the shift is seen for what it is"
    assert lines.blamed <= 0.02 * lines.before


@KINDS
def test_a_month_far_off_is_still_caught(made, kpi, size):
    lines = flagged(LINES, made, kpi, size * np.ones(GIVEN), moved=0.7)
    assert lines.caught >= 0.9 * LINES


@KINDS
def test_few_points_since_the_merger_raise_no_alarm(made, kpi, size):
    for count in (6, 11):
        lines = flagged(LINES, made, kpi, size * np.ones(count))
        assert lines.outside <= 0.015 * lines.drawn


def test_what_all_places_share_hides_no_real_difference():
    month, times = np.arange(HISTORY), 3
    nothing, trend, season = (
        placed(times, 0.25, common, 20) for common in (0.0 * month, 0.08 * month, 0.5 * np.sin(2 * np.pi * month / 12))
    )
    assert nothing.right >= 0.35 * PLACES
    assert trend.right >= 0.85 * nothing.right and season.right >= 0.85 * nothing.right
    assert max(trend.sigma, season.sigma) <= 1.15 * nothing.sigma


def test_places_that_do_not_differ_are_seldom_called_different():
    """One in twenty lies outside 95 % limits by chance: 1,7 of 34."""
    same = placed(3, 0.0, 0.08 * np.arange(HISTORY), 20)
    assert same.outside <= 4 and same.far <= 1
