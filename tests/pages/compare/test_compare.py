"""The comparison: what cannot be compared is refused in its place."""

from pages.compare import words as compare_words
from tests.pages.conftest import texts_of


def test_sixty_three_provinces_have_no_figures_after_the_merger(screen, sample_store):
    test = screen(sample_store, "so-sanh", ky="2026-09", dia_gioi="2025-06-30")
    assert compare_words.UNRANKED["old_map"].vi in texts_of(test)
    assert not screen(sample_store, "so-sanh", ky="2025-05", dia_gioi="2025-06-30").exception
