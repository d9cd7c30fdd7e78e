"""Persons in a workbook of figures: whether the file itself may be kept, and what of it may be said.

A table of figures that names the official in charge of each row is loaded, its original is not kept. Persons are
sought in all sheets, hidden and unread ones too, and in what stands beside the cells. A signature is none of that:
the name of who signs stands below the table, in rows that hold no figure, and belongs to the document.

- A column under a role ("Cán bộ phụ trách") counts where a text of it stands in a row with a figure.
- A column under what identifies ("Họ và tên", "CCCD", "Điện thoại") counts also where a text follows its heading.
- Any column counts in which 30 % of the cells beside figures, or three in a row, are names, numbers or e-mails.
- A card number, a mobile number or an e-mail that is not of an office counts wherever it stands, signatures too.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from operator import attrgetter

from data.facts import Problem, Reading
from data.missing import is_missing
from data.names import fold
from data.personal import (
    SHARE,
    holds_number_of_a_person,
    is_amount,
    is_contact_heading,
    is_identifying,
    is_identity_heading,
    is_role_heading,
    says_somebody,
)
from data.places import find_places
from loaders.files.beside import RAW
from loaders.files.glimpse import FOUND, TABLES, TEXT
from loaders.files.sheets import Sheet, Workbook, cell_name
from loaders.problems.catalogue import problem
from loaders.text.numbers import BLANKS

_LONGEST_HEADING = 60
_DEEPEST = 5  # rows from a heading to the first figure below it: a signature has no table so close below
_SHOWN = 4
_FEW = 3  # names one below another, without any figure: a list of people
_LEAST = 2  # a name alone may stand in a table by chance
_OF_OFFICES = re.compile(
    "|".join(
        map(
            fold,
            (r"đơn vị", r"cơ quan", r"\bxã\b", r"phường", r"địa (bàn|phương|danh)", r"huyện", r"\bnơi\b", r"\btên\b"),
        )
    )
)  # wards are called after people: "Lê Lợi"
_QUOTED = re.compile("“([^”]*)”")
_DIGITS = re.compile(r"\d[\d.,\s]*%?")
_LETTER = re.compile(r"[^\W\d_]|@")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass(frozen=True)
class PersonalCells:
    """Where persons stand. `heading`: of a column, "" where it may not be said; `what` otherwise, in both languages."""

    locator: str
    sheet: str
    heading: str = ""
    what: tuple[str, str] = ("", "")


def name_sheets(workbook: Workbook) -> list[PersonalCells]:
    """Give sheets that are called after somebody a neutral name: every locator and sentence would carry it."""
    persons, taken = [], {sheet.name for sheet in workbook.sheets}
    for number, sheet in enumerate(workbook.sheets, 1):
        if says_somebody(sheet.name) and not find_places(sheet.name):
            name = f"Trang {number}"
            while name in taken:
                name += " bis"
            taken.add(name)
            for position, problem in enumerate(workbook.problems):
                workbook.problems[position] = _renamed(problem, sheet.name, name)
            sheet.name = name
            persons.append(PersonalCells("", name, what=(f"tên của trang thứ {number}", f"the name of sheet {number}")))
    return persons


def _renamed(problem: Problem, old: str, new: str) -> Problem:
    return replace(
        problem, **{name: getattr(problem, name).replace(old, new) for name in ("locator", "message_vi", "message_en")}
    )


def find_persons(workbook: Workbook, known_units: Set[str] = frozenset()) -> list[PersonalCells]:
    """Where a workbook of figures holds persons; [] where it holds none. `known_units`: folded names of offices."""
    persons = list(workbook.persons)
    for sheet in workbook.sheets:
        persons += _in_sheet(sheet, known_units)
    for what, text in workbook.beside:
        if says_somebody(text) and not (what == RAW and persons):  # what stands in a cell is in there too
            persons.append(PersonalCells("", "", what=what))
    return list(dict.fromkeys(persons))


def say_persons(persons: list[PersonalCells]) -> Problem:
    """The notice that a file is loaded and not kept: which columns, by sheet and heading, nothing of their cells."""
    vi, en = ([_place(one, language) for one in persons[:_SHOWN]] for language in (0, 1))
    more = f" (+{len(persons) - _SHOWN})" if len(persons) > _SHOWN else ""
    return problem(
        "original_not_kept",
        next((one.locator for one in persons if one.locator), ""),
        persons=("; ".join(vi), "; ".join(en)),
        more=more,
    )


def _place(one: PersonalCells, language: int) -> str:
    if one.what[0]:
        return one.what[language]
    column = (
        ("cột “{}” trang “{}”", "column “{}” of sheet “{}”")
        if one.heading
        else ("ô {} trang “{}”", "cell {} of sheet “{}”")
    )
    return column[language].format(one.heading or one.locator.rpartition("!")[2], one.sheet)


# -- in the cells ----------------------------------------------------------------------------------------


def _in_sheet(sheet: Sheet, known_units: Set[str]) -> Iterator[PersonalCells]:
    """Columns of persons, then cells with a number of a person elsewhere."""
    width = max(map(len, sheet.rows), default=0)
    has_figure = [_has_figure(row) for row in sheet.rows]
    headings = _headings(sheet, has_figure)
    columns = set()
    for column in range(width):
        cells = [row[column] if column < len(row) else None for row in sheet.rows]
        top = _personal_from(cells, headings.get(column, ()), has_figure, known_units)
        if top is not None:
            columns.add(column)
            text = cells[top]
            heading = ""
            if isinstance(text, str) and len(text) <= _LONGEST_HEADING and not says_somebody(text):
                heading = " ".join(text.split())
            yield PersonalCells(cell_name(sheet.name, top, column), sheet.name, heading)
    seen = {
        value
        for row in sheet.rows
        for column, value in enumerate(row)
        if type(value) is str and len(value) > 6 and column not in columns
    }
    telling = {text for text in seen if holds_number_of_a_person(text)}
    if telling:
        yield next(
            PersonalCells(cell_name(sheet.name, number, column), sheet.name)
            for number, row in enumerate(sheet.rows)
            for column, value in enumerate(row)
            if type(value) is str and value in telling and column not in columns
        )


def _has_figure(row: list) -> int:
    """How many cells of a row are figures: 2 where a figure stands whatever column is looked at."""
    count = 0
    for value in row:
        if (isinstance(value, (int, float)) and not isinstance(value, bool)) or (
            type(value) is str and value and value[0].isdigit() and _DIGITS.fullmatch(value)
        ):
            count += 1
            if count == 2:
                return 2
    return count


def _headings(sheet: Sheet, has_figure: list[int]) -> dict[int, list[tuple[int, str, int]]]:
    """Column -> (row, text, how many texts the row has) of what may be its heading: short texts in a row of them."""
    headings: dict[int, list[tuple[int, str, int]]] = {}
    for number, row in enumerate(sheet.rows):
        if has_figure[number]:
            continue
        texts = [
            (column, value)
            for column, value in enumerate(row)
            if type(value) is str and 0 < len(value) <= _LONGEST_HEADING
        ]
        if len(texts) > 1:
            for column, text in texts:
                headings.setdefault(column, []).append((number, text, len(texts)))
    return headings


def _personal_from(cells: list, headings, has_figure: list[int], known_units: Set[str]) -> int | None:
    """The row of the heading of a column of persons, or of its first person; None where it is none."""
    for number, text, beside in headings:
        is_role, is_identity = beside > 2 and is_role_heading(text), is_identity_heading(text)
        if not (is_role or is_identity) or _counts(text):
            continue
        says = _is_contact if is_contact_heading(text) else _is_said
        if any(has_figure[number + 1 : number + 1 + _DEEPEST]) and any(
            says(cells[row]) and _beside_a_figure(cells, has_figure, row) for row in range(number + 1, len(cells))
        ):
            return number
        following = cells[number + 1] if number + 1 < len(cells) else None
        if is_identity and says(following) and _identifies(following, known_units, True):
            return number
    return _personal_by_value(cells, headings, has_figure, known_units)


def _counts(heading: str) -> bool:
    """Whether a heading counts people, and does not name one: `Số cán bộ được tập huấn`, `Tỷ lệ người dân hài lòng`."""
    key = fold(heading)
    return key.startswith(
        (
            fold("tỷ lệ"),
            fold("tổng số"),
            fold("số lượng"),
            fold("số người"),
            fold("số cán bộ"),
            fold("số công chức"),
            fold("số lượt"),
        )
    )


def _beside_a_figure(cells: list, has_figure: list[int], row: int) -> bool:
    """Whether the row holds a figure besides what stands in the column itself."""
    value = cells[row]
    is_one = isinstance(value, (int, float)) or (type(value) is str and bool(_DIGITS.fullmatch(value)))
    return has_figure[row] > is_one


def _is_said(value) -> bool:
    """Whether a cell under such a heading says somebody, rather than a count, a blank or a page's address."""
    if isinstance(value, str):
        text = value.strip()
        if text.casefold() in BLANKS or _ADDRESS.match(text):
            return False
        digits = re.sub(r"\D", "", text)
        return len(digits) >= 9 if _DIGITS.fullmatch(text) else len(text) > 1
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value == int(value) and len(str(abs(int(value)))) >= 9
    return value is not None and not isinstance(value, bool)


def _is_contact(value) -> bool:
    """Whether a cell under "Email" or "Điện thoại" is an address or a number: these are channels of a hotline too."""
    return is_identifying(value) or (isinstance(value, str) and says_somebody(value))


def _personal_by_value(cells: list, headings, has_figure: list[int], known_units: Set[str]) -> int | None:
    may_be_short = bool(headings) and not any(_OF_OFFICES.search(fold(text)) for _, text, _ in headings)
    known = {value: _identifies(value, known_units, may_be_short) for value in set(cells)}
    if not any(known.values()):
        return None
    body = [
        row
        for row, value in enumerate(cells)
        if value is not None and value != "" and _beside_a_figure(cells, has_figure, row)
    ]
    persons = [row for row in body if known[cells[row]]]
    numbers = {len(str(int(cells[row]))) for row in persons if not isinstance(cells[row], str)}
    if len(numbers) > 1:  # amounts are of many lengths
        persons = [row for row in persons if isinstance(cells[row], str)]
    if len(persons) >= _LEAST and len(persons) >= SHARE * len(body):
        return _heading_above(headings, persons[0])
    for row in range(_FEW - 1, len(cells)):
        if all(
            isinstance(value, str) and known[value] and (may_be_short or len(value.split()) != 2)
            for value in cells[row - _FEW + 1 : row + 1]
        ):
            return _heading_above(headings, row - _FEW + 1)
    return None


def _heading_above(headings, first: int) -> int:
    """The row of the last heading above the first person; that of the person where there is none."""
    return max((number for number, _, _ in headings if number < first), default=first)


def _identifies(value, known_units: Set[str], may_be_short: bool) -> bool:
    """As in a list of cases, but for what tables of figures are full of: amounts, offices, wards named for people."""
    if isinstance(value, str):
        if is_amount(value) or not is_identifying(value) or fold(value) in known_units or find_places(value):
            return False
        return may_be_short or not value[:1].isalpha() or len(value.split()) != 2
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not is_missing(value) and value % 100:
        digits = str(int(value)) if value == int(value) else ""
        # A mobile number or a card number without its first 0: 912345678, 87199012345.
        return (len(digits) == 9 and digits[0] in "35789") or (len(digits) == 11 and "10" <= digits[:2] <= "96")
    return False


# -- what is said of such a file -------------------------------------------------------------------------


def hide_persons(reading: Reading) -> Reading:
    """Take from what leaves the reading process what says somebody: names quoted in sentences, in the words a cell
    was read from, in what figures are divided by."""
    reading.problems = [_hidden(problem) for problem in reading.problems]
    reading.notes = {
        key: note for key, note in reading.notes.items() if key in (TABLES, FOUND, TEXT) or not says_somebody(note)
    }
    names = attrgetter("field", "channel", "procedure", "level")
    telling = {text for words in set(map(names, reading.facts)) for text in words if text and says_somebody(text)}
    if telling:
        left = [f for f in reading.facts if not telling.isdisjoint(names(f))]
        reading.facts = [f for f in reading.facts if telling.isdisjoint(names(f))]
        reading.problems.append(problem("person_left_out", left[0].locator, count=len(left)))
    raws = {raw for raw in {fact.raw for fact in reading.facts} if _LETTER.search(raw)}
    raws = {raw for raw in raws if says_somebody(raw)}
    if raws:
        for fact in reading.facts:
            if fact.raw in raws:
                fact.raw = "…"
    return reading


def _hidden(problem: Problem) -> Problem:
    sheet = problem.locator.rpartition("!")[0]
    if sheet and says_somebody(sheet) and not find_places(sheet):
        problem = _renamed(problem, sheet, "…")
    return replace(
        problem,
        message_vi=_without_persons(problem.message_vi),
        message_en=_without_persons(problem.message_en),
    )


def _without_persons(sentence: str) -> str:
    def shut(match: re.Match) -> str:
        quoted = match[1].title() if match[1].islower() else match[1]  # headings are quoted without their capitals
        return "“…”" if says_somebody(quoted) and not find_places(quoted) else match[0]

    return _QUOTED.sub(shut, sentence)
