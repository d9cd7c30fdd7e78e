"""Tasks: on time of those that ended; another choice shows what is overdue and running."""

from charts.formats import number
from pages.subjects import words as subjects_words
from tests.pages.conftest import texts_of
from tests.pages.subjects.reading import PERIOD, PLACE, metric, value_of


def test_tasks_on_time_and_overdue(screen, sample_store):
    test = screen(sample_store, "nhiem-vu", noi=PLACE, ky=PERIOD)
    rate = value_of(sample_store, "government_tasks_on_time_rate")
    ended = sum(
        value_of(sample_store, f"government_tasks_{name}")["value"] for name in ("done_on_time", "done_late", "overdue")
    )
    assert rate["denominator"] == ended
    assert metric(test, "Nhiệm vụ") == f"{number(rate['value'], 2, 'vi')}\u00a0%"
    test = screen(sample_store, "nhiem-vu", noi=PLACE, ky=PERIOD, xem="ton")
    overdue = value_of(sample_store, "government_tasks_overdue")["value"]
    assert metric(test, "Nhiệm vụ") == number(overdue, 0, "vi")
    assert subjects_words.WHAT_TASKS_OVERDUE.vi in texts_of(test)
