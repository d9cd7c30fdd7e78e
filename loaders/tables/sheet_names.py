"""The period a sheet's name says ("Tháng 6", "T6-2026", "Quý II"), beside what its title prints."""

import re

from data.facts import Problem
from data.names import search_key
from data.periods import Period, parse_period, period_name
from loaders.problems.catalogue import problem
from loaders.text.periods import read_label
from loaders.text.wording import period_names

_SAYS_PERIOD = re.compile(r"thang|\bt\s*\d|\bqu[yi]\b|\bq\s*[1-4]\b|\bnam\b|20\d\d")
_QUARTER = re.compile(r"q\s*([1-4])(?:\s*[/._-]\s*(20\d\d))?")


def label_of_name(name: str, year: int | None) -> str | None:
    """The label a sheet's name says; `year` completes "Tháng 6". None for names of other things."""
    plain = " ".join(search_key(name).replace("_", " ").split())
    if not _SAYS_PERIOD.search(plain):
        return None
    if match := _QUARTER.fullmatch(plain):
        year = int(match[2]) if match[2] else year
        return f"{year}-Q{match[1]}" if year else None
    label = read_label(plain, year)
    return label if label and 2000 <= parse_period(label).end.year <= 2100 else None


def month_of_name(name: str) -> int | None:
    """The month of a name that gives no year: 6 for "Tháng 6"."""
    label = label_of_name(name, 2000)
    return parse_period(label).end.month if label and parse_period(label).grain == "month" else None


def reconcile(labels: list[str], name: str, sheet_name: str, where: str) -> tuple[list[str], Problem | None]:
    """What the title's `labels` are together with the label of the sheet's name, and what is to be said.

    A year in the title and a month of it in the name are the month; a title that ends with the name's month
    says it better (a quarter, a year to date). Anything else is a contradiction and asked.
    """
    named, printed = parse_period(name), [parse_period(label) for label in labels]
    if name in labels:
        return labels, None
    if not printed or all(_holds(p, named) and p.grain == "year" for p in printed):
        return [name], problem("period_from_sheet", where, sheet=sheet_name, period=period_names(name))
    if any(p.end == named.end or _holds(named, p) for p in printed):
        return labels, None
    choices = {label: (period_name(label), period_name(label, "en")) for label in (*labels, name)}
    return labels, problem(
        "period_contradiction:sheet",
        where,
        sheet=sheet_name,
        period=period_names(name),
        printed=(
            ", ".join(period_name(label) for label in labels),
            ", ".join(period_name(label, "en") for label in labels),
        ),
        question="period",
        choices=choices,
    )


def _holds(longer: Period, shorter: Period) -> bool:
    return longer.start <= shorter.start and shorter.end <= longer.end and longer.label != shorter.label
