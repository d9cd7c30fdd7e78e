"""Dossiers with a card for each office: its name behind "Đơn vị:", below it its measures, a line each."""

import re
from dataclasses import replace

from data.facts import RANKS, Reading
from data.names import fold, nfc
from loaders.files.sheets import Sheet, Workbook, text_of
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossing_facts import Table, named_rows, parse_measures
from loaders.tables.crossings import Crossing, Meaning, measure_rows
from loaders.tables.dossier_crossings import DOSSIER_CROSSINGS as SUBJECT
from loaders.tables.headers import Header
from loaders.tables.titles import lines_of
from loaders.tables.units import reads_like_office
from loaders.tables.unread import is_figure
from loaders.tables.workbook_tables import is_claimed, parse_sheets

_OFFICE = re.compile(r"\s*(?:tên )?(?:đơn vị|cơ quan)\s*:\s*(.*?)\s*", re.IGNORECASE)
_LEAST = 2
_LEAST_MEASURES = 2
Card = tuple[Sheet, Crossing]


def find_cards(sheet: Sheet) -> list[Card]:
    """The cards of a sheet, each with the lines above the first and its own; [] where there are not several of
    dossiers."""
    places = [place for row in range(len(sheet.rows)) if (place := _office_place(sheet, row))]
    if len(places) < _LEAST:
        return []
    ends = [row for row, _ in places[1:]] + [len(sheet.rows)]
    cards = [_card(sheet, row, column, places[0][0], end) for (row, column), end in zip(places, ends)]
    are_of_dossiers = all(_is_of_dossiers(part, crossing) for part, crossing in cards)
    return cards if are_of_dossiers else []


def _office_place(sheet: Sheet, row: int) -> tuple[int, int] | None:
    """(row, column) of "Đơn vị:" where an office stands behind it, in its cell or the next, and nothing else."""
    filled = [(column, nfc(text_of(value))) for column, value in enumerate(sheet.rows[row]) if value is not None]
    match = _OFFICE.fullmatch(filled[0][1]) if filled else None
    if match is None or len(filled) != (1 if match[1] else 2):
        return None
    return (row, filled[0][0]) if reads_like_office(match[1] or filled[1][1]) else None


def _card(sheet: Sheet, row: int, column: int, first: int, end: int) -> Card:
    """The card whose office stands in a row, its figures in the first column behind their names."""
    filled = [text_of(value).strip() for value in sheet.rows[row] if value is not None]
    match = _OFFICE.fullmatch(nfc(filled[0]))
    name = (match[1] if match else "") or filled[-1]
    numbers = (c for n in range(row + 1, end) for c, cell in enumerate(sheet.rows[n]) if c > column and is_figure(cell))
    value = next(numbers, column + 1)
    rows = [cells if number < first or row <= number < end else [] for number, cells in enumerate(sheet.rows)]
    header = Header(row, row, row + 1, {}, {column: ("chỉ tiêu",), value: (fold(name),)}, [], {})
    return replace(sheet, rows=rows), Crossing("measure", header, {"measure": column}, {value: Meaning(unit=name)})


def _is_of_dossiers(part: Sheet, crossing: Crossing) -> bool:
    rows = measure_rows(part, crossing, SUBJECT)
    headings = " ".join(fold(name) for _, name, _ in rows)
    above = " ".join(fold(text) for text, _ in lines_of(part, crossing.top))
    return len(rows) >= _LEAST_MEASURES and (SUBJECT.is_about is None or SUBJECT.is_about(headings, above))


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has cards of several offices."""
    return is_claimed(workbook, find_cards)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every card."""
    return parse_sheets(workbook, context, Reading(SOURCE.id, SOURCE.rank), find_cards, _parse_cards)


def _parse_cards(sheet: Sheet, cards: list[Card], context: Context, reading: Reading) -> None:
    whole = Table(*cards[0], SUBJECT, context, reading)
    for part, crossing in cards:
        one = Reading(reading.source, reading.rank)
        table = Table(part, crossing, SUBJECT, context, one)
        parse_measures(table, named_rows(table))
        whole.take(one.facts)
        whole.add_problems(one.problems)


SOURCE = Source(
    id="dossier_cards",
    rank=RANKS["office"],
    name_vi="Bảng hồ sơ TTHC mỗi đơn vị một khối: tên đơn vị, bên dưới là các chỉ tiêu",
    name_en="Dossiers with a card for each office: its name, its measures below",
    short_vi="Bảng hồ sơ từng khối",
    short_en="Dossiers by card",
    sniff=sniff,
    parse=parse,
    is_second=True,
    order=163,
)
