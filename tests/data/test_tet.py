"""The first day of the lunar year: what the table says, and the law its days keep."""

from datetime import date
from itertools import pairwise

import pytest

from data.tet import TET, holds_tet, may_hold_tet


def test_each_year_follows_the_last_and_is_twelve_or_thirteen_moons_long():
    for year, following in pairwise(TET):
        assert following == year + 1
        assert (TET[following] - TET[year]).days in (353, 354, 355, 383, 384, 385), year
    assert all(date(year, 1, 21) <= day <= date(year, 2, 20) for year, day in TET.items())


def test_tet_is_by_vietnamese_time():
    """The new moon of 2 February 2030 is at 23:07 in Hà Nội, after midnight in Beijing."""
    assert TET[2030] == date(2030, 2, 2)


@pytest.mark.parametrize(
    ("first", "last", "holds", "may_hold"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), True, True),
        (date(2026, 1, 1), date(2026, 1, 31), False, True),
        (date(2026, 2, 15), date(2026, 3, 14), True, True),
        (date(2025, 12, 15), date(2026, 1, 14), False, False),
        (date(2026, 3, 1), date(2026, 3, 31), False, False),
    ],
)
def test_a_window_holds_tet_or_might_have(first, last, holds, may_hold):
    assert (holds_tet(first, last), may_hold_tet(first, last)) == (holds, may_hold)
