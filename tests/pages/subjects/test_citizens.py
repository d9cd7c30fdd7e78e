"""Citizens: petitions, visits and people, which are not one thing."""

from pages.subjects import words as subjects_words
from tests.pages.conftest import texts_of
from tests.pages.subjects.reading import PERIOD, PLACE


def test_people_and_visits_are_two_charts(screen, sample_store):
    test = screen(sample_store, "cong-dan", noi=PLACE, ky=PERIOD, xem="tiep-dan")
    shown = texts_of(test)
    assert "lượt tiếp công dân, lượt" in shown and "công dân được tiếp, người" in shown
    assert subjects_words.NOTE_PEOPLE.vi in shown
