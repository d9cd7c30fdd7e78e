"""Rows that are the sum of rows beside them, whatever they are called: claims, never units (rule of counting 5)."""

import re
from collections.abc import Iterable

from data.facts import Problem
from data.measures import MEASURES
from data.names import fold
from loaders.problems.catalogue import problem
from loaders.tables.context import Context
from loaders.tables.names import bare_name
from loaders.tables.row import Row
from loaders.tables.totals import parts_of_claim

_CLASSES = (
    re.compile(r"(ubnd )?(xã|phường|thị trấn|đặc khu)\b"),
    re.compile(r"(ubnd )?(huyện|quận|thị xã|thành phố)\b"),
    re.compile(r"(sở|ban|thanh tra)\b"),
)
_GROUP, _UNIT = "group", "unit"
_BY_CHANCE = 2  # columns


def settle_groups(rows: list[Row], context: Context, problems: list[Problem]) -> None:
    """Make claims of the rows that add up two or more rows below or above them in every count column.

    The printed total says whether such a row is counted; without one its number in the list and its name may; else
    it is asked (question `group:CELL`), and is no unit while it is.
    """
    sums = {index: parts for index in reversed(range(len(rows))) if (parts := _added(rows, index))}
    doubtful = {index: parts for index, parts in sums.items() if not _is_like(rows[index], parts)}
    told = _told_by_total(rows, list(sums)) if sums else None
    if told == _UNIT:
        return
    for index, parts in sorted((sums if told else doubtful).items()):
        row, where = rows[index], next(where for _, where in rows[index].cells.values())
        if told:
            problems.append(problem("row_is_sum", where, text=row.text, count=len(parts), first=parts[0].text))
        elif (answer := context.answers.get(f"group:{where}")) not in (_GROUP, _UNIT):
            problems.append(_ask(row, where, parts))
        elif answer == _UNIT:
            continue
        row.kind = "group" if rows.index(parts[0]) > index else "subtotal"


def _values(row: Row) -> dict[str, float]:
    """What a row says in the columns that add up over places."""
    return {
        measure: figure.value
        for measure, figure in row.figures.items()
        if figure and figure.value is not None and MEASURES[measure].over_places == "sum"
    }


def _added(rows: list[Row], index: int) -> list[Row]:
    """The rows right below or right above that a row is the sum of; none where it is not, or says nothing."""
    whole = _values(rows[index])
    if rows[index].kind != "row" or not any(whole.values()):
        return []
    return _adding_up(whole, rows[index + 1 :]) or _adding_up(whole, rows[:index][::-1])


def _adding_up(whole: dict[str, float], rows: Iterable[Row]) -> list[Row]:
    """The first of the rows that add up to these values: two or more that are not all zero, no total among them."""
    added, parts = dict.fromkeys(whole, 0.0), []
    for row in rows:
        if row.kind == "total" or any(added[m] > value for m, value in whole.items()):
            return []
        if row.kind != "row" or not any((values := _values(row)).values()):
            continue
        parts.append(row)
        added = {measure: value + values.get(measure, 0) for measure, value in added.items()}
        if len(parts) > 1 and all(abs(added[m] - value) < 1e-6 for m, value in whole.items()):
            return parts
    return []


def _is_like(row: Row, parts: list[Row]) -> bool:
    """Whether a row is one of a list with its parts: a commune as they are communes, or numbered on with them where so
    few columns agree that chance may do it."""
    numbers = sorted(int(r.row_no) if r.row_no.isdecimal() else -1 for r in (row, *parts))
    is_numbered_on = numbers[0] > 0 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if is_numbered_on and sum(map(bool, _values(row).values())) <= _BY_CHANCE:
        return True
    names = [fold(bare_name(r.text)) for r in (row, *parts)]
    return any(all(kind.match(name) for name in names) for kind in _CLASSES)


def _told_by_total(rows: list[Row], sums: list[int]) -> str | None:
    """Whether the printed total holds the sums ("unit"), or only the other rows ("group"); None where it says neither.

    Sums inside a sum are no parts of what is left when all of them are taken out.
    """
    total = next((i for i, row in enumerate(rows) if row.kind == "total" and _values(row)), None)
    if total is None:
        return None
    parts = parts_of_claim(rows, total)[0]
    others = [row for row in parts if not any(row is rows[index] for index in sums)]
    if _is_sum(rows[total], parts):
        return _UNIT
    return _GROUP if _is_sum(rows[total], others) else None


def _is_sum(total: Row, parts: list[Row]) -> bool:
    added = [(value, sum(_values(row).get(m, 0) for row in parts)) for m, value in _values(total).items()]
    return all(abs(value - other) < 1e-6 for value, other in added)


def _ask(row: Row, where: str, parts: list[Row]) -> Problem:
    return problem(
        "row_may_be_sum",
        where,
        text=row.text,
        count=len(parts),
        first=parts[0].text,
        last=parts[-1].text,
        question=f"group:{where}",
        choices={
            _GROUP: ("Là dòng cộng của các dòng đó, không tính", "It adds up those rows and is not counted"),
            _UNIT: ("Là một đơn vị riêng, tính", "It is a row of its own and counts"),
        },
    )
