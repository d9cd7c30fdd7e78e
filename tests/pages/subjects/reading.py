"""What the tests of subject screens read: a card of the screen, and the same number from the query."""

from datetime import date

from metrics.engine.query import query
from metrics.engine.question import Question
from tests.pages.conftest import TODAY

PLACE, PERIOD = "da-nang@2025", "2026-10"


def metric(test, label):
    """The value on the card of this name."""
    return next(m.value for m in test.metric if m.label.startswith(label))


def value_of(store, kpi, place=PLACE, period_end=date(2026, 10, 31), grain="month"):
    """The query's row of one number."""
    rows = query(store.reader(), Question((kpi,), grain, (place,), period_end, period_end, today=TODAY))
    return rows.iloc[0]
