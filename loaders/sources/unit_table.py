"""Plain tables of units: one line of headings in any order (STT, Đơn vị, tiếp nhận, đã giải quyết, đúng hạn …).

Words that say too little alone are settled by what stands beside them and by the identities of the rows:
"Tiếp nhận" (new or total), "Quá hạn" (resolved or pending), "Tỷ lệ" (of what). What stays open is asked.
Printed rates are claims, compared with the computed ones.
"""

import re
from collections.abc import Set

from data.facts import RANKS, Problem, Reading
from data.measures import MEASURES
from data.names import fold
from loaders.files.sheets import Sheet, Workbook
from loaders.source import Source
from loaders.tables.context import Context
from loaders.tables.crossings import find_crossing
from loaders.tables.digitisation_columns import find_digitisation
from loaders.tables.dossier_columns import COLUMNS as DOSSIERS
from loaders.tables.dossier_columns import keep_columns, layout_of
from loaders.tables.dossier_crossings import DOSSIER_CROSSINGS
from loaders.tables.headers import Header, find_header
from loaders.tables.month_columns import has_month_columns
from loaders.tables.some_dossiers import settle_some
from loaders.tables.titles import lines_of
from loaders.tables.unit_tables import parse_units
from loaders.tables.unit_words import (
    COLUMNS,
    DEPARTMENT,
    LATE,
    RECEIVED,
    is_ours,
    says_other_things,
    settle_departments,
    settle_words,
)
from loaders.tables.unread import holds_figures
from loaders.tables.workbook_tables import is_claimed
from loaders.text.numbers import read_number

_OTHER_WAYS = re.compile(fold(r"thanh toán|\bphí\b|(?<!nhận và )(?<!nhận, )trả kết quả"))
_OF_DOSSIERS = re.compile(fold(r"hồ sơ|\bhs\b"))
# What came in, by the way it came.
_WAYS = frozenset(
    f"dossiers_received_{way}"
    for way in ("online", "online_whole", "online_part", "direct", "postal", "direct_and_postal")
)


def sniff(workbook: Workbook) -> bool:
    """Whether a visible sheet has units with dossiers received and what became of them, or how they came, in no known
    form."""
    return is_claimed(workbook, _header)


def _header(sheet: Sheet) -> Header | None:
    grouped = find_header(sheet, DOSSIERS, needed=3)
    if (grouped and layout_of(grouped)) or has_month_columns(sheet) or find_digitisation(sheet):
        return None
    if find_crossing(sheet, DOSSIER_CROSSINGS):
        return None
    header = find_header(sheet, COLUMNS, needed=3)
    if header is None:
        return None
    keep_columns(header, is_ours)
    if not {"unit", "field", DEPARTMENT} & header.columns.keys() and not _is_one_line(sheet, header):
        return None
    keys = header.columns.keys() | header.doubled.keys()
    has_received = any(key == RECEIVED or key.startswith("dossiers_received") for key in keys)
    has_results = any(key.startswith(("dossiers_resolved", "dossiers_pending")) or key == LATE for key in keys)
    has_results = has_results or _is_by_ways(sheet, header, keys)
    if _is_of_one_measure(sheet, header):
        return header if not _is_of_others(sheet, header) else None
    return header if has_received and has_results and not _is_of_others(sheet, header) else None


def _is_of_one_measure(sheet: Sheet, header: Header) -> bool:
    """Whether a table of units has one column of figures, and its title speaks of dossiers."""
    measured = [key for key in header.columns if key in MEASURES or key in (RECEIVED, LATE)]
    above = " ".join(fold(text) for text, _ in lines_of(sheet, header.top))
    has_others = any(holds_figures(sheet, header.body, c, header.words(c)) for c in header.unknown)
    is_single = len(measured) == 1 and not header.doubled and not has_others
    return is_single and "unit" in header.columns and bool(_OF_DOSSIERS.search(above))


def _is_one_line(sheet: Sheet, header: Header) -> bool:
    """Whether a table names nobody and has one row of figures alone: whose they are is said above it, or asked."""
    measured = {column for key, column in header.columns.items() if key != "row_no"}
    rows = [
        cells
        for cells in sheet.rows[header.body :]
        if any(_is_number(cells[column]) for column in measured if column < len(cells))
    ]
    return len(rows) == 1 and all(_is_number(cell) for cell in rows[0] if cell is not None)


def _is_number(cell: object) -> bool:
    return cell is not None and read_number(cell).state == "number"


def _is_by_ways(sheet: Sheet, header: Header, keys: Set[str]) -> bool:
    """Whether dossiers stand by the way they came: received is said, and nothing that may be paid or handed over. A
    total beside the ways may be with what was carried over or without: such a table is not known."""
    above = " ".join(fold(text) for text, _ in lines_of(sheet, header.top))
    is_received = bool(keys & {RECEIVED, "dossiers_received_new"}) or "tiếp nhận" in above
    is_clear = "dossiers_received" not in keys or "dossiers_carried_over" in keys
    return len(keys & _WAYS) > 1 and is_received and is_clear and not _OTHER_WAYS.search(above)


def _is_of_others(sheet: Sheet, header: Header) -> bool:
    """Tickets of the hotline and petitions stand in the same words: told by the title and the headings."""
    headings = " ".join(word for path in header.paths.values() for word in path)
    above = " ".join(fold(text) for text, _ in lines_of(sheet, header.top))
    return says_other_things(headings, above)


def parse(workbook: Workbook, context: Context) -> Reading:
    """All facts of every such table."""
    return parse_units(workbook, context, Reading(SOURCE.id, SOURCE.rank), _header, _settle)


def _settle(sheet: Sheet, header: Header, context: Context, problems: list[Problem]) -> None:
    settle_departments(sheet, header, context, problems)
    headings = " ".join(part for path in header.paths.values() for part in path)
    settle_some(sheet, header.top, headings, "field" in header.columns, context, problems)
    settle_words(sheet, header, context, problems)


SOURCE = Source(
    id="unit_table",
    rank=RANKS["office"],
    name_vi="Bảng hồ sơ TTHC theo đơn vị (một dòng tiêu đề, thứ tự cột tùy ý)",
    name_en="Plain table of dossiers by unit (columns in any order)",
    short_vi="Bảng theo đơn vị",
    short_en="Table by unit",
    sniff=sniff,
    parse=parse,
    is_whole_period=True,
    columns=COLUMNS,
    order=70,
)
