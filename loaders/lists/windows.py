"""From which day to which a list is counted, and the months of that time.

Printed days count; where only a period is printed and the store knows that the place counts from another day than the
first (rule of counting 10), a person chooses.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.facts import Problem
from data.periods import decree_window, months_between, parse_period
from data.places import PLACES
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.titles import Settled
from loaders.text.wording import Both, period_names, place_names

OWN, CALENDAR = "own", "calendar"


def settle_window(settled: Settled, subject: str, context: Context, where: str, problems: list[Problem]) -> Settled:
    """The period with the days that are counted: of a list that prints none, those the stored figures of its place and
    subject have, or the calendar's; asked (question `list_window`) where the two differ."""
    first = context.windows.get(settled.place or "", {}).get(subject, 1)
    period = parse_period(settled.label or "")
    if settled.basis != "unknown" or first == 1 or period.grain == "day":
        return settled
    start, end = (period.start - timedelta(days=1)).replace(day=first), period.end.replace(day=first - 1)
    own = replace(settled, start=start, end=end, basis="stated")
    if (start, end) == decree_window(period.label):
        own = replace(own, basis="decree-09-2019")
    answer = context.answers.get("list_window")
    if answer not in (OWN, CALENDAR):
        place = place_names(PLACES[settled.place or ""])
        vi, en = _days(start, end)
        choices = {
            OWN: (f"{vi}, như số liệu đã có", f"{en}, as the stored figures"),
            CALENDAR: _days(period.start, period.end),
        }
        problems.append(
            problem(
                "window_of_list",
                where,
                period=period_names(period.label),
                place=place,
                first=first,
                question="list_window",
                choices=choices,
            )
        )
    return own if answer == OWN else settled


def _days(start: date, end: date) -> Both:
    return f"Từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}", f"From {start:%d/%m/%Y} to {end:%d/%m/%Y}"


@dataclass(frozen=True)
class Months:
    """The months a list is counted by: (label, first day, last day) each, the basis, and the last day known."""

    months: list[tuple[str, date, date]]
    basis: str
    end: int

    def by_day(self) -> tuple[int, list[int]]:
        """The first day and, for each day from it on, the index of its month."""
        return self.months[0][1].toordinal(), [
            index for index, (_, start, end) in enumerate(self.months) for _ in range((end - start).days + 1)
        ]


def months_of(settled: Settled, context: Context, where: str, problems: list[Problem]) -> Months | None:
    """Cut a list's period into months: calendar ones, or those its window tiles into (15th to 14th).

    None, with a problem, when the window is no whole number of months.
    """
    period = parse_period(settled.label)
    start, end = settled.start or period.start, settled.end or context.today
    known = min(end, context.today).toordinal()
    if period.grain in ("month", "day"):
        label = f"{period.end:%Y-%m}"
        return Months([(label, start, end)], settled.basis, known)
    labels = months_between(period.start, period.end)
    if start.day <= 28:
        starts = [_months_later(start, i) for i in range(len(labels) + 1)]
        if starts[-1] - timedelta(days=1) == end:
            cut = [(label, first, after - timedelta(days=1)) for label, first, after in zip(labels, starts, starts[1:])]
            begun = [month for month in cut if month[1] <= context.today]  # "năm 2026" in November has 11 months
            return Months(begun or cut, settled.basis, known)
    problems.append(problem("window_not_months", where, period=period_names(period.label), start=start, end=end))
    return None


def _months_later(day: date, months: int) -> date:
    """The same day of the month, so many months on."""
    number = day.year * 12 + day.month - 1 + months
    return day.replace(year=number // 12, month=number % 12 + 1)


def propose_period(problems: list[Problem], days: list[int | None]) -> None:
    """Offer the months the cases came in to the question about the period."""
    seen = sorted({(day.year, day.month) for day in map(date.fromordinal, {d for d in days if d and d > 0})})
    labels = [f"{year}-{month:02d}" for year, month in (seen[-1:] + seen[:1])]
    if len(seen) > 1:
        labels.append(f"{labels[1]}..{labels[0]}")
    for question in problems:
        if question.code == "period_missing" and not question.choices:
            question.choices = {label: period_names(label) for label in labels}
