"""What has been spent since January against the plan of the year, beside last year at the same date."""

from datetime import date

import pandas as pd

from data import periods
from data.reader import Reader
from metrics.answers.subject import WHOLE, Part
from metrics.engine.query import query
from metrics.engine.question import Question

RATES = ("budget_disbursement_rate", "budget_autonomous_rate", "budget_non_autonomous_rate")


def since_january(period: str) -> str:
    """The year-to-date label that ends with a period: 2026-Q3 → 2026-09-YTD."""
    return f"{periods.parse_period(period).end:%Y-%m}-YTD"


def spending(reader: Reader, place: str, period: str, today: date, part: Part = WHOLE) -> pd.DataFrame:
    """The three rates since January at the end of `period`: the query's rows, in the order of `RATES`.

    `last_year` is the rate at the same date a year before; numerator and denominator are đồng.
    """
    end = periods.parse_period(period).end
    return query(reader, Question(RATES, "ytd", (place,), end, end, today=today, **part.asked))


def through_the_year(
    reader: Reader, kpi: str, place: str, period: str, today: date, boundaries: str = "today"
) -> pd.DataFrame:
    """The months of the year up to `period`, each since January: rows of the query with last year's beside."""
    end = periods.parse_period(period).end
    january = end.replace(month=1, day=31)
    return query(reader, Question((kpi,), "ytd", (place,), january, end, boundaries=boundaries, today=today))
