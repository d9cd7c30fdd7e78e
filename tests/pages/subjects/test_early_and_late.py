"""Early and late dossiers, a screen of one file."""

from pages.subjects import early_and_late
from tests.pages.conftest import texts_of
from tests.pages.subjects.reading import PERIOD, PLACE


def test_both_lines_are_named(screen, sample_store):
    shown = texts_of(screen(sample_store, "truoc-qua-han", noi=PLACE, ky=PERIOD))
    assert early_and_late.WHAT_LATE.vi in shown and early_and_late.WHAT_RATE.vi in shown
