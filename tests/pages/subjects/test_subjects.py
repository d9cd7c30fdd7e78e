"""What every subject screen does: each choice on it draws; a place without figures is told where there are some."""

import pytest

from pages.parts import words as parts_words
from tests.figures import facts, new_store
from tests.pages.conftest import SCREENS, texts_of
from tests.pages.subjects.reading import PERIOD, PLACE

PATHS = [declared.path for declared in SCREENS if declared.subjects and "dossiers" not in declared.subjects]
ALL_THEMES = [(declared.path, theme) for declared in SCREENS for theme in declared.themes]


@pytest.mark.parametrize("path, theme", ALL_THEMES)
@pytest.mark.parametrize("language, place", [("vi", PLACE), pytest.param("en", "vn", marks=pytest.mark.slow)])
def test_every_theme_draws(screen, sample_store, path, theme, language, place):
    test = screen(sample_store, path, lang=language, noi=place, xem=theme)
    assert not test.exception, test.exception
    assert not test.error and parts_words.EMPTY_STORE(language) not in texts_of(test)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_place_without_figures_says_so_and_where_there_are_some(screen, tmp_path, path, language):
    """One province with dossiers alone: no subject screen shows a zero, each says that there is nothing."""
    store = new_store(
        tmp_path,
        facts("hue", PERIOD, dossiers_resolved=200, dossiers_resolved_early_or_on_time=199, dossiers_resolved_late=1),
    )
    test = screen(store, path, lang=language, noi="hue", ky=PERIOD)
    assert not test.exception, test.exception
    shown = texts_of(test)
    assert parts_words.EMPTY_PLACE_TEXT(language) in shown and not test.metric
