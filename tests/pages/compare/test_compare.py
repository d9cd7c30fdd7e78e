"""The comparison: what cannot be compared is refused in its place."""

import pandas as pd

from metrics.answers.compare import Comparison
from pages.compare import words as compare_words
from pages.compare.rows import wide_text
from pages.parts.view import View
from tests.pages.conftest import TODAY, texts_of


def test_sixty_three_provinces_have_no_figures_after_the_merger(screen, sample_store):
    test = screen(sample_store, "so-sanh", ky="2026-09", dia_gioi="2025-06-30")
    assert compare_words.UNRANKED["old_map"].vi in texts_of(test)
    assert not screen(sample_store, "so-sanh", ky="2025-05", dia_gioi="2025-06-30").exception


def test_limits_widened_very_far_are_warned_of():
    """From ten times on; below, and where there are no limits, nothing is said."""
    view = View("vi", "light", False, None, None, TODAY)
    assert "nới 25,2 lần (từ 10 lần" in wide_text(view, Comparison(pd.DataFrame(), 60.0, 25.2))
    assert wide_text(view, Comparison(pd.DataFrame(), 60.0, 9.9)) == ""
    assert wide_text(view, Comparison(pd.DataFrame(), None, 25.2)) == ""
