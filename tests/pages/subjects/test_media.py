"""Media: what may be added over provinces, and what may not."""

from pages.parts import words as parts_words
from pages.subjects import words as subjects_words
from tests.pages.conftest import texts_of


def test_reach_of_the_nation_is_refused_with_its_reason(screen, sample_store):
    test = screen(sample_store, "truyen-thong", noi="vn", ky="2026-09")
    shown = texts_of(test)
    assert subjects_words.MEDIA_NATION.vi in shown and parts_words.REASONS["over_places"].vi in shown
