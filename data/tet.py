"""Tết Nguyên đán: the first day of the lunar year, which moves between 21 January and 20 February.

`reference/tet.csv`: the day of the new moon by Vietnamese time (UTC+7), as the official calendar has it (Quyết định
121/CP of 1967; Hồ Ngọc Đức, "Lịch Việt Nam"). It is not always the Chinese one: 2 February in 2030, there the 3rd.
"""

import csv
from datetime import date

from data.measures import REFERENCE


def _load() -> dict[int, date]:
    with open(REFERENCE / "tet.csv", encoding="utf-8", newline="") as file:
        return {int(row["year"]): date.fromisoformat(row["first_day"]) for row in csv.DictReader(file)}


TET: dict[int, date] = _load()


def holds_tet(first: date, last: date) -> bool:
    """Whether the first day of a lunar year lies in a window; False in a year the table does not have."""
    return any(first <= TET[year] <= last for year in {first.year, last.year} & set(TET))


def may_hold_tet(first: date, last: date) -> bool:
    """Whether it could lie in such a window in some year: months where the holiday is, or is beside it."""
    return any(first <= date(year, 2, 20) and last >= date(year, 1, 21) for year in {first.year, last.year})
